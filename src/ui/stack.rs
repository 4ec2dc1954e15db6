//! The calls under way at the cursor, with their variables: found by running the program again to there. Knows no timeline.

use crate::inspect::{FrameView, Stack as Found, Whose, stack};
use crate::run::Settings;
use crate::state::stack::Asked;
use crate::state::{Action, Made};
use crate::trace::TaskId;
use gloo_timers::callback::Timeout;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub made: Rc<Made>,
    pub settings: Settings,
    pub asked: Asked,
    /// The tasks to choose from.
    pub tasks: Vec<(TaskId, String)>,
    /// It is a live run, which cannot be run again.
    pub live: bool,
    pub act: Callback<Action>,
}

/// Milliseconds for which the cursor rests before the program is run again.
const REST: u32 = 25;

#[component]
pub fn Stack(props: &Props) -> Html {
    let found = use_state(|| None::<(Asked, Rc<Found>)>);
    {
        let found = found.clone();
        let key = (Rc::clone(&props.made), props.settings.clone(), props.asked.clone(), props.live);
        use_effect_with(key, move |(made, settings, asked, live)| {
            let (made, settings, asked) = (Rc::clone(made), settings.clone(), asked.clone());
            let timer = (!live).then(|| {
                Timeout::new(REST, move || {
                    let stack = stack(&made.source, &settings, asked.events, asked.whose);
                    found.set(Some((asked, Rc::new(stack))));
                })
            });
            move || drop(timer)
        });
    }
    let inside = match &*found {
        _ if props.live => {
            nothing("Stacks are told of runs in virtual time, which can be run again to here. End live mode to see them.")
        }
        Some((asked, found)) if asked.whose == props.asked.whose => tell(found, props),
        _ => html! {},
    };
    html! {
        <div class="stack" role="group" aria-label={format!("Stack of {}", props.asked.name)}>
            { choice(props) }
            { inside }
        </div>
    }
}

fn choice(props: &Props) -> Html {
    let act = props.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        act.emit(value.parse().map_or(Action::Select(None), |task| Action::GoToTask(TaskId(task))));
    });
    let chosen = props.asked.chosen;
    html! {
        <label class="whose">
            { "Stack of " }
            <select {onchange}>
                <option value="" selected={chosen.is_none()}>
                    { if chosen.is_none() { format!("who runs here: {}", props.asked.name) } else { "who runs here".to_owned() } }
                </option>
                { for props.tasks.iter().map(|(task, name)| html! {
                    <option value={task.0.to_string()} selected={chosen == Some(*task)}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

fn tell(found: &Found, props: &Props) -> Html {
    match found {
        Found::Gone if matches!(props.asked.whose, Whose::Task(task) if !props.tasks.iter().any(|(own, _)| *own == task)) => {
            nothing("It has not been made yet.")
        }
        Found::Gone => nothing("It has ended: its calls and their variables are gone."),
        Found::TooFar => nothing("The program has run too many instructions until here to be run again for this."),
        Found::Frames(frames) if frames.is_empty() => nothing("No code of the program is under way in it."),
        Found::Frames(frames) => html! { <ol class="frames">{ for frames.iter().map(|frame| show(frame, props)) }</ol> },
    }
}

fn nothing(text: &str) -> Html {
    html! { <p class="dim">{ text.to_owned() }</p> }
}

fn show(frame: &FrameView, props: &Props) -> Html {
    let line = frame.line;
    let onclick = props.act.reform(move |_: MouseEvent| Action::ToLine(line));
    let name = if frame.module { "the module" } else { &*frame.function };
    html! {
        <li>
            <p><b>{ name }</b>{ " " }
                <button type="button" class="plain line" title="To the next step that runs this line" {onclick}>{ format!("line {line}") }</button>
            </p>
            if frame.locals.is_empty() {
                <p class="dim">{ if frame.module { "no global variables yet" } else { "no variables yet" } }</p>
            } else {
                <dl>{ for frame.locals.iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }</dl>
            }
        </li>
    }
}
