//! The whole page, put together: reads the state, hands each part what it shows, and takes actions back.

use super::chances::{self, chances};
use super::composer::Composer;
use super::finder::Finder;
use super::header::{self, Choice, header};
use super::help::Help;
use super::host;
use super::legend::legend;
use super::lesson::Lesson;
use super::lessons::Lessons;
use super::live::{self, live};
use super::machine::Machine;
use super::narration::{self, narration};
use super::notice::{self, notice};
use super::output::Output;
use super::overview::{self, overview};
use super::panels::{self, panels};
use super::pinned::{self, pinned};
use super::predict::Predict;
use super::settings::Settings;
use super::sharing;
use super::source::Source;
use super::stack::Stack;
use super::steps::Steps;
use super::store::{self, Store};
use super::taking::Taking;
use super::tasks::{self, tasks};
use super::timeline::Timeline;
use super::transport::{self, transport};
use crate::browser::address;
use crate::composition::{Composition, Preset, presets};
use crate::narration::narrate;
use crate::state::stack as stack_at;
use crate::state::{Action, Embed, Made, Panel, Predict as Doing, Query, State, folding, play, view};
use crate::state::{chances as told_chances, machine as machine_at, pinned as pinned_at, sums};
use crate::timeline::graph;
use crate::trace::Snapshot;
use crate::trace::causes::cause_of;
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn App() -> Html {
    let query = use_memo((), |()| Query::parse(&address::query()));
    let store = {
        let query = query.clone();
        use_reducer(move || Store::start(&query))
    };
    let act = {
        let dispatcher = store.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let state = &store.0;
    store::use_runs(state, &act);
    store::use_chances(state, &act);
    store::use_lessons(state, &act);
    store::use_program(state, &act);
    host::use_host(state, &query, &act);
    store::use_playing(state, &act);
    store::use_keys(&act);
    store::use_theme(state.theme, query.embed.is_some());
    store::use_passing_notices(&state.notice, &act);
    let dark = store::use_dark(state.theme);
    let choices = use_memo((), |()| choices());
    let chosen = choices.iter().position(|choice| *choice.source == *state.source);
    let preset = chosen.and_then(|chosen| presets().get(chosen));
    store::use_address(state, preset, query.embed.is_some(), &act);
    let composition = use_composition(state);
    let sums = use_sums(state);
    let whole = query.embed.is_none();
    html! {
        <div class={page_class(query.embed)}>
            if whole {
                { header(&header::Props {
                    choices: Rc::clone(&*choices),
                    chosen,
                    predicting: state.predicting.asking().is_some(),
                    lesson: state.learning.reading.is_some(),
                    theme: state.theme,
                    adjusted: !state.settings.to_pairs().is_empty(),
                    act: act.clone(),
                    share: on_state(&store, &act, move |state, act| sharing::share(state, preset, act)),
                    embed: on_state(&store, &act, move |state, act| sharing::embed(state, preset, act)),
                }) }
            }
            { notice(&notice::Props { notice: state.notice.clone(), hush: act.reform(|()| Action::Hush) }) }
            <main>
                if !whole {
                    <h1 class="visually-hidden">{ "Loopscope" }</h1>
                }
                if let Some(made) = &state.made {
                    { stage(state, made, &sums, dark, preset, whole, &act) }
                }
                <div class="workshop">
                    if let Some(round) = &state.predicting.round {
                        <Predict round={Rc::clone(round)} result={state.predicted()} act={act.clone()} />
                    } else if let Some(reading) = &state.learning.reading {
                        <Lesson reading={Rc::clone(reading)} source={Rc::clone(&state.source)} act={act.clone()} />
                    } else if query.embed.is_none_or(|embed| embed.compose) {
                        <Composer {composition} stale={state.diagnostic.is_some()} change={act.reform(Action::Compose)} />
                    }
                    if query.embed.is_none_or(|embed| embed.code) { { source(state, query.embed.is_none_or(|embed| embed.compose), &act) } }
                </div>
            </main>
            if whole { <Settings settings={state.settings.clone()} open={state.adjusting} act={act.clone()} /> }
            if whole { <Lessons learning={state.learning.clone()} act={act.clone()} /> }
            if whole {
                <Taking open={state.taking} made={state.made.clone()} source={Rc::clone(&state.source)} cursor={state.cursor} {dark}
                    id={preset.map_or("", |preset| preset.id)} title={preset.map_or("", |preset| preset.title)} act={act.clone()}
                    share={on_state(&store, &act, move |state, act| sharing::share(state, preset, act))}
                    embed={on_state(&store, &act, move |state, act| sharing::embed(state, preset, act))} />
            }
            <Help open={state.help} close={act.reform(|()| Action::ToggleHelp)} />
        </div>
    }
}

fn page_class(embed: Option<Embed>) -> Classes {
    match embed {
        None => classes!("page"),
        Some(Embed { code, compose }) => classes!("page", "embed", (!code).then_some("no-code"), compose.then_some("composing")),
    }
}

/// A callback that does something with the state as it is now.
fn on_state(
    store: &UseReducerHandle<Store>,
    act: &Callback<Action>,
    does: impl Fn(&State, Callback<Action>) + 'static,
) -> Callback<()> {
    let (store, act) = (store.clone(), act.clone());
    Callback::from(move |()| does(&store.0, act.clone()))
}

fn choices() -> Rc<[Choice]> {
    let choice = |preset: &Preset| Choice {
        title: preset.title.into(),
        look_for: preset.look_for.into(),
        source: preset.source().into(),
        settings: preset.settings(),
    };
    presets().iter().map(choice).collect()
}

/// What the composer shows: the source as a composition; while the text has an error, the last one before it.
#[hook]
fn use_composition(state: &State) -> Option<Rc<Composition>> {
    let read = use_memo(Rc::clone(&state.source), |source| Composition::from_source(source).map(Rc::new));
    let last = use_mut_ref(|| None);
    if state.diagnostic.is_none() {
        last.replace((*read).clone());
    }
    last.borrow().clone()
}

/// Transport, timeline, sentence and machine.
fn stage(
    state: &State,
    made: &Rc<Made>,
    sums: &Rc<Vec<sums::Sum>>,
    dark: bool,
    preset: Option<&Preset>,
    whole: bool,
    act: &Callback<Action>,
) -> Html {
    let now = made.replay.at(state.cursor);
    let place = view::place(state);
    let told = narrate(&made.replay, state.cursor, state.grain);
    let spoken = view::spoken(&place, state.grain, &told.brief());
    let announced = if state.announce { view::spoken(&place, state.grain, &told.to_text()) } else { String::new() };
    html! {
        <div class="stage">
            { transport(&transport::Props {
                step: place.step,
                steps: place.steps,
                clock: view::clock(place.at).into(),
                spoken: spoken.clone().into(),
                playing: state.playing,
                speed: state.speed,
                grain: state.grain,
                show_what_comes: state.show_what_comes,
                act: act.clone(),
                children: beside_transport(state, preset, whole, act),
            }) }
            if whole { { beside_timeline(state, made, sums, &now, act) } }
            <Timeline made={Rc::clone(made)} cursor={state.cursor} view={state.view()} sized={state.looking.size.0 > 0.0} row={view::row(made, &now, state.grain)} {dark} label={format!("Timeline at {spoken}")}
                description={view::description(made, &now)} details={view::pointed_at(state, !whole).map(AttrValue::from)} clock={play::clock(state)}
                draggable={(whole && !state.live.is_on() && made.source == state.source).then(|| state.settings.clone())}
                grip={if whole { view::grip(state) } else { None }}
                hidden={state.predicting.asking().is_some()} boxed={state.looking.boxed} folded={folding::can_fold(state).then(|| folding::is_any_folded(state))} act={act.clone()} />
            if whole {
                if let Some(found) = pinned_at::pinned(state) {
                    { pinned(&pinned::Props { pinned: found, followed: state.attention.followed, act: act.clone() }) }
                }
                { legend(dark) }
            }
            { narration(&narration::Props {
                told,
                announced: announced.into(),
                cause: cause_of(&made.replay, state.cursor, state.grain).is_some(),
                effect: place.step < place.steps,
                act: act.clone(),
            }) }
            if whole { { below(state, made, &now, act) } }
        </div>
    }
}

/// What stands in the transport's second row beside what is its own.
fn beside_transport(state: &State, preset: Option<&Preset>, whole: bool, act: &Callback<Action>) -> Html {
    let predict = predict_button(state, act);
    if whole {
        let ready = state.live.is_on() || state.made.as_ref().is_some_and(|made| made.source == state.source);
        let live = live(&live::Props {
            live: state.live.clone(),
            pace: state.pace,
            real_requests: state.real_requests,
            ready,
            act: act.clone(),
        });
        return html! { <>{ predict }{ live }</> };
    }
    let address = address::with("", &state.link(preset).to_fragment());
    html! {
        <>
            if state.predicting.begun > 0 { { predict } }
            <a class="out" href={address} target="_blank" rel="noopener">{ "Open in Loopscope" }</a>
        </>
    }
}

/// Asks about the run before it is shown. A frame has it where its host asked for questions.
fn predict_button(state: &State, act: &Callback<Action>) -> Html {
    let on = state.predicting.asking().is_some();
    let doing = if on { Doing::Close } else { Doing::Begin };
    let onclick = act.reform(move |_: MouseEvent| Action::Predict(doing.clone()));
    html! {
        <button type="button" class="predict-button" aria-pressed={on.to_string()} disabled={state.live.is_on()} {onclick}
            title="Hide the run, and say first what it will do">{ "Predict" }</button>
    }
}

/// The strip above the timeline, and the field that finds a task while it is open.
fn beside_timeline(state: &State, made: &Rc<Made>, sums: &Rc<Vec<sums::Sum>>, now: &Snapshot, act: &Callback<Action>) -> Html {
    let attention = &state.attention;
    html! {
        <>
            { overview(&overview::Props {
                sums: Rc::clone(sums),
                explained: attention.sum,
                followed: attention.followed.map(|task| pinned_at::name_of(made, task)),
                marks: Rc::clone(&state.marks),
                cursor: state.cursor,
                act: act.clone(),
            }) }
            if let Some(text) = &attention.finding { { finder(state, made, now, text, act) } }
        </>
    }
}

fn finder(state: &State, made: &Made, now: &Snapshot, text: &str, act: &Callback<Action>) -> Html {
    let (found, more) = pinned_at::found(made, now, text, state.shows_what_comes());
    html! { <Finder text={text.to_owned()} {found} {more} act={act.clone()} /> }
}

/// What the run comes to, as far as it is shown.
#[hook]
fn use_sums(state: &State) -> Rc<Vec<sums::Sum>> {
    let known =
        state.made.as_ref().map_or(0, |made| if state.shows_what_comes() { made.trace().events().len() } else { state.cursor });
    use_memo((state.made.clone(), known), |(made, known)| made.as_ref().map(|made| sums::strip(made, *known)).unwrap_or_default())
}

/// The panel that is open, and the output.
fn below(state: &State, made: &Rc<Made>, now: &Snapshot, act: &Callback<Action>) -> Html {
    let (skipped, lines) = view::output(made, now);
    let ending = view::ending(made, now);
    let inside = match state.attention.panel {
        Panel::Machine => {
            let parts = Rc::new(machine_at::parts(made, now, state.grain, state.attention.vocabulary));
            html! { <Machine {parts} rule={state.settings.timer_rule} cursor={state.cursor} act={act.clone()} /> }
        }
        Panel::Chances => chances(&chances::Props {
            chances: state.chances.clone(),
            told: told_chances::tell(state),
            drawn: told_chances::drawn(&state.settings),
            ready: state.diagnostic.is_none() && !state.live.is_on(),
            act: act.clone(),
        }),
        Panel::Tasks => {
            let graph = graph(&made.replay, now);
            tasks(&tasks::Props { graph, followed: state.attention.followed, act: act.clone() })
        }
        Panel::Steps => html! {
            <Steps made={Rc::clone(made)} grain={state.grain} of={state.attention.followed} tasks={stack_at::tasks(made, now)}
                step={view::place(state).step} show_what_comes={state.shows_what_comes()} act={act.clone()} />
        },
        Panel::Stack => html! {
            <Stack made={Rc::clone(made)} settings={state.settings.clone()} asked={stack_at::asked(state, made)}
                tasks={stack_at::tasks(made, now)} live={state.live.is_on()} act={act.clone()} />
        },
    };
    let (open, vocabulary) = (state.attention.panel, state.attention.vocabulary);
    html! {
        <div class="below">
            { panels(&panels::Props { open, vocabulary, act: act.clone(), inside }) }
            <Output {skipped} {lines} well={ending.as_ref().is_none_or(|end| end.well)} ending={ending.map(|end| AttrValue::from(end.text))} />
        </div>
    }
}

/// `whole`: it can be edited, and not only read.
fn source(state: &State, whole: bool, act: &Callback<Action>) -> Html {
    let shown = state.made.as_ref().filter(|made| made.source == state.source);
    let marks = shown.map(|made| view::line_marks(made, &made.replay.at(state.cursor), state.grain)).unwrap_or_default();
    html! {
        <Source source={Rc::clone(&state.source)} in_sight={view::line_in_sight(&marks)} {marks} diagnostic={state.diagnostic.clone()}
            making={view::making(state).map(AttrValue::from)} can_undo={state.history.can_undo()} can_redo={state.history.can_redo()} top_level_await={state.settings.top_level_await}
            go={act.reform(Action::ToLine)} act={whole.then(|| act.clone())} />
    }
}
