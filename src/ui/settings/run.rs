//! The settings of the run itself, and its input. Knows no table.

use super::group;
use crate::run::Settings;
use crate::settings::{Jitter, Schedule, TimerRule};
use crate::state::adjusting::{self, Adjust};
use crate::ui::field::Field;
use crate::ui::switch::switch;
use crate::ui::task_row::select;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub fn run(settings: &Settings, adjust: &Callback<Adjust>) -> Html {
    let seed = settings.seed;
    let another = adjust.reform(move |_: MouseEvent| Adjust::Seed(seed.wrapping_add(1)));
    let rules = TimerRule::ALL;
    let rule = rules.iter().position(|rule| *rule == settings.timer_rule);
    let labels = rules.iter().map(|rule| rule.label().to_owned()).collect();
    let schedule = settings.schedule;
    let jitters = Jitter::ALL.iter().map(|jitter| jitter.label().to_owned()).collect();
    let jitter = Jitter::ALL.iter().position(|jitter| *jitter == schedule.jitter);
    let content = html! {
        <dl class="settings-list">
            { line("Seed", "What random starts from, where the program sets no seed of its own.", html! {
                <>
                    <Field<Adjust> class="number" number=true id="seed" label="Seed" value={seed.to_string()}
                        read={Callback::from(|text: String| adjusting::read_seed(&text))} change={adjust.clone()} />
                    <button type="button" onclick={another}>{ "Another seed" }</button>
                </>
            }) }
            { line("Notebook", "As in notebooks, a loop runs already: await may stand outside of functions, and asyncio.run() is refused.", html! {
                { switch("Top-level await", "", settings.top_level_await, adjust.reform(Adjust::TopLevelAwait)) }
            }) }
            { line("Computing", "How long each instruction takes on the program's clock. At 0, as in all that is compared with CPython, only waiting takes time.", html! {
                <>
                    <Field<Adjust> class="number" number=true id="nanos" label="Nanoseconds an instruction" value={settings.instruction_nanos.to_string()}
                        read={Callback::from(|text: String| adjusting::read_nanos(&text))} change={adjust.clone()} />
                    <span aria-hidden="true">{ "ns an instruction" }</span>
                </>
            }) }
            { line("Timers", "When the event loop looks at them.", html! {
                { select("Timers".to_owned(), labels, rule, None, adjust.reform(move |at: usize| Adjust::TimerRule(rules[at]))) }
            }) }
            { line("Schedule", "0 is the plain one: what CPython does if nobody is late. Any other number draws what asyncio leaves open: lateness, the order of sets, threads.", html! {
                <>
                    <Field<Adjust> class="number" number=true id="schedule" label="Schedule" value={settings.schedule.number.to_string()}
                        read={Callback::from(move |text: String| adjusting::read_schedule(schedule, &text))} change={adjust.clone()} />
                    if schedule.number > 0 {
                        { select("Delays".to_owned(), jitters, jitter, None, adjust.reform(move |at: usize| Adjust::Schedule(Schedule { jitter: Jitter::ALL[at], ..schedule }))) }
                    }
                </>
            }) }
            { line("Clock", "What time.time() shows at the start of every run.", html! { <span class="fact">{ adjusting::epoch() }</span> }) }
            { line("Limits", "A run that goes beyond one of them is stopped, and says which.", html! {
                <span class="fact">{ adjusting::limits(&settings.limits).join(" · ") }</span>
            }) }
        </dl>
    };
    group("settings-run", "Run", Html::default(), content)
}

/// One setting: what it is called, what it does, and its control.
fn line(name: &'static str, note: &'static str, control: Html) -> Html {
    html! {
        <>
            <dt>{ name }</dt>
            <dd><div class="control">{ control }</div><p class="dim">{ note }</p></dd>
        </>
    }
}

pub fn input(settings: &Settings, adjust: &Callback<Adjust>) -> Html {
    let oninput = adjust.reform(|event: InputEvent| Adjust::Input(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
    let content = html! {
        <>
            <p class="dim">{ "One line for each input(). When they are used up, input() raises EOFError, as it does in CPython where nothing more can be read." }</p>
            <textarea aria-label="Lines for input()" rows="3" autocomplete="off" spellcheck="false" placeholder={"Ada\n36"} value={settings.input.to_string()} {oninput} />
        </>
    };
    group("settings-input", "Input", Html::default(), content)
}
