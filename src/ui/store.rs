//! The state as Yew holds it, and what follows from it outside: runs, frames, keys, the address, the theme.

use super::focused;
use crate::browser::listen::Listener;
use crate::browser::runs::{self, LiveRun, News};
use crate::browser::slices::Slices;
use crate::browser::{address, document, fetch, frames::Frames, live, media, storage, window};
use crate::composition::Preset;
use crate::run::Settings;
use crate::state::chances::Quest;
use crate::state::keys::{self, Focus, Key};
use crate::state::{Action, Lateness, Learn, Made, Notice, Pace, Query, State, Theme, Tone, Visit, reduce};
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// The state in a reducer.
#[derive(PartialEq)]
pub struct Store(pub State);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Store(reduce(&self.0, action)))
    }
}

impl Store {
    /// What this visit begins with.
    pub fn start(query: &Query) -> Store {
        let theme = storage::read("theme").and_then(|name| Theme::from_name(&name));
        let visit = Visit { query: query.clone(), fragment: address::fragment(), theme };
        Store(State::start(&visit))
    }
}

/// Work that goes on for as long as its run is wanted.
enum Work {
    Virtual { _slices: Option<Slices> },
    Live { _run: Option<LiveRun> },
}

/// Makes the run that is wanted.
#[hook]
pub fn use_runs(state: &State, act: &Callback<Action>) {
    let (act, source, settings) = (act.clone(), Rc::clone(&state.source), state.settings.clone());
    let pace = state.live.is_on().then_some((state.pace, state.real_requests));
    use_effect_with(state.revision, move |revision| {
        let work = match pace {
            None => make(*revision, source, &settings, act),
            Some((pace, real)) => live(*revision, source, &settings, pace, real, act),
        };
        move || drop(work)
    });
}

fn make(revision: u32, source: Rc<str>, settings: &Settings, act: Callback<Action>) -> Work {
    let text = Rc::clone(&source);
    let slices = runs::make(&text, settings, move |news| {
        act.emit(match news {
            News::Going(steps) => Action::Making { revision, steps },
            News::Finished(trace) => Action::Made { revision, made: Rc::new(Made::new(Rc::clone(&source), trace)) },
            News::Refused(diagnostic) => Action::Refused { revision, diagnostic: Rc::new(diagnostic) },
        });
    });
    Work::Virtual { _slices: slices }
}

fn live(revision: u32, source: Rc<str>, settings: &Settings, pace: Pace, real: bool, act: Callback<Action>) -> Work {
    let (text, grown) = (Rc::clone(&source), act.clone());
    let run = runs::live(&text, settings, pace.factor(), real, move |trace, ended| {
        let lateness = |late: live::Lateness| Lateness { timers: late.timers, median: late.median, worst: late.worst };
        let ended = ended.map(|late| late.map(lateness));
        grown.emit(Action::Lived { revision, made: Rc::new(Made::new(Rc::clone(&source), trace)), ended });
    });
    match run {
        Ok(run) => Work::Live { _run: Some(run) },
        Err(diagnostic) => {
            act.emit(Action::Refused { revision, diagnostic: Rc::new(diagnostic) });
            Work::Live { _run: None }
        }
    }
}

/// Tries the schedules that are asked for.
#[hook]
pub fn use_chances(state: &State, act: &Callback<Action>) {
    let act = act.clone();
    let subject = match &state.chances.quest {
        Quest::Trying { subject, .. } => Some(Rc::clone(subject)),
        _ => None,
    };
    let (asked, count) = (state.chances.asked, state.chances.count);
    use_effect_with((asked, subject.is_some()), move |_| {
        let work = subject.and_then(|subject| {
            runs::explore(&subject.source, &subject.settings, count, move |tried, report| {
                act.emit(Action::Tried { asked, tried, report: report.map(Rc::from) });
            })
        });
        move || drop(work)
    });
}

/// Fetches the lesson, or the list of lessons, that is wanted.
#[hook]
pub fn use_lessons(state: &State, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(state.learning.wanted.clone(), move |wanted| {
        if let Some(address) = wanted.clone() {
            fetch::text(&Rc::clone(&address), move |text| act.emit(Action::Learn(Learn::Fetched(address, text))));
        }
    });
}

/// Fetches the program that is wanted.
#[hook]
pub fn use_program(state: &State, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(state.wanted.as_ref().map(|(address, _)| Rc::clone(address)), move |wanted| {
        if let Some(address) = wanted.clone() {
            fetch::text(&Rc::clone(&address), move |text| act.emit(Action::Fetched { address, text }));
        }
    });
}

/// Moves the cursor while playing.
#[hook]
pub fn use_playing(state: &State, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(state.playing, move |playing| {
        let frames = playing.then(|| Frames::every(move |milliseconds| act.emit(Action::Tick(milliseconds))));
        move || drop(frames)
    });
}

/// Keeps the page in the colours that were chosen, and remembers what a person chose here (not what an address asked for).
#[hook]
pub fn use_theme(theme: Theme, embedded: bool) {
    let first = use_mut_ref(|| true);
    use_effect_with(theme, move |theme| {
        if let Some(root) = document().document_element() {
            // The attribute is a plain name: setting it cannot fail.
            let _ = root.set_attribute("data-theme", theme.name());
        }
        // A frame wears its host's colours, which nobody chose here.
        if !first.replace(false) && !embedded {
            storage::write("theme", theme.name());
        }
    });
}

/// Whether the page is dark: as was chosen, or as the system is.
#[hook]
pub fn use_dark(theme: Theme) -> bool {
    let system = use_state(media::prefers_dark);
    {
        let system = system.clone();
        use_effect_with((), move |()| {
            let listener = media::on_dark_changes(move |dark| system.set(dark));
            move || drop(listener)
        });
    }
    match theme {
        Theme::Auto => *system,
        theme => theme == Theme::Dark,
    }
}

/// Keeps the address bar at the present moment, and follows it when somebody changes it. A frame's address is its host's business.
#[hook]
pub fn use_address(state: &State, preset: Option<&'static Preset>, embedded: bool, act: &Callback<Action>) {
    // An address that is as short as can be stays so until there is something to say.
    let written = use_mut_ref(|| if address::fragment().is_empty() { state.link(preset).to_fragment() } else { String::new() });
    let looked_at = (state.cursor, state.grain, state.show_what_comes, state.speed, state.looking.folds.clone());
    let moment = (Rc::clone(&state.source), state.settings.clone(), Rc::clone(&state.marks), looked_at);
    let settled = !state.playing && state.making.is_none() && !embedded;
    {
        let (link, written) = (settled.then(|| state.link(preset)), Rc::clone(&written));
        use_effect_with((moment, settled), move |_| {
            // Only what stays a moment is written: dragging a slider would write more often than browsers allow.
            let timer = link.map(|link| {
                Timeout::new(400, move || {
                    let fragment = link.to_fragment();
                    if *written.borrow() != fragment {
                        address::replace_fragment(&fragment);
                        written.replace(fragment);
                    }
                })
            });
            move || drop(timer)
        });
    }
    let act = act.clone();
    use_effect_with((), move |()| {
        let listener = Listener::new(&window(), "hashchange", move |_: web_sys::Event| {
            let fragment = address::fragment();
            if fragment != *written.borrow() {
                act.emit(Action::Follow { fragment });
            }
        });
        move || drop(listener)
    });
}

/// Takes away what was only said in passing; what is a problem, or is to be copied by hand, stays until it is dismissed.
#[hook]
pub fn use_passing_notices(notice: &Option<Notice>, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(notice.clone(), move |notice| {
        let passing = notice.as_ref().is_some_and(|notice| notice.tone == Tone::Done && notice.copy.is_none());
        let timer = passing.then(|| Timeout::new(5000, move || act.emit(Action::Hush)));
        move || drop(timer)
    });
}

/// Listens to keys, wherever the focus is.
#[hook]
pub fn use_keys(act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with((), move |()| {
        let listener = Listener::new(&document(), "keydown", move |event: KeyboardEvent| {
            let name = event.key();
            if event.alt_key() {
                return;
            }
            let command = event.ctrl_key() || event.meta_key();
            let key = Key { name: &name, shift: event.shift_key(), command };
            let dialog = document().query_selector("dialog[open]").ok().flatten().map(|dialog| dialog.class_name());
            // While a dialog is open, only the key that opened it does anything.
            let toggles = |action: &Action| match action {
                Action::ToggleHelp => "help",
                Action::ToggleSettings => "settings",
                _ => "",
            };
            let action = keys::action(key, focus()).filter(|action| dialog.as_deref().is_none_or(|open| toggles(action) == open));
            if let Some(action) = action.filter(|_| !event.default_prevented()) {
                event.prevent_default();
                act.emit(action);
            }
        });
        move || drop(listener)
    });
}

/// What kind of thing has the focus.
fn focus() -> Focus {
    focused().map_or(Focus::Page, |element| kind_of(&element))
}

fn kind_of(element: &Element) -> Focus {
    if element.has_attribute("data-timeline") {
        return Focus::Timeline;
    }
    let kind = element.get_attribute("type").unwrap_or_default();
    match (element.tag_name().to_ascii_lowercase().as_str(), kind.as_str()) {
        ("select", _) | ("input", "range" | "radio") => Focus::Slider,
        ("button" | "a" | "summary", _) | ("input", "checkbox" | "button" | "submit") => Focus::Button,
        ("input" | "textarea", _) => Focus::Text,
        _ => Focus::Page,
    }
}
