//! One task in the composer: name, delay, outcome, and behind a disclosure what it does when cancelled and its place.

use super::field::Field;
use super::icons::{Shape, icon};
use crate::composition::{Change, Composition, OnCancel, Outcome, Seconds, Task};
use crate::state::composing;
use crate::time::Duration;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// From 0.
    pub at: usize,
    pub composition: Rc<Composition>,
    pub task: Task,
    /// How far the slider goes, in milliseconds.
    pub end: u64,
    pub open: bool,
    pub on_open: Callback<()>,
    pub change: Callback<Change>,
}

#[component]
pub fn TaskRow(props: &Props) -> Html {
    let (at, name) = (props.at, props.task.name.clone());
    let read_name = checked(props, move |name| Change::Rename(at, name));
    let read_delay = Callback::from(move |typed: String| composing::typed_seconds(&typed, |seconds| Change::Delay(at, seconds)));
    html! {
        <li>
            <div class={classes!("task-row", props.open.then_some("open"))} role="group" aria-label={format!("Task {name}")}>
                <Field<Change> class="name" id={format!("name-{at}")} label={format!("Name of task {}", at + 1)} value={name.clone()} read={read_name} change={props.change.clone()} />
                { slider(props) }
                <Field<Change> class="delay" number=true id={format!("delay-{at}")} label={format!("Delay of {name} in seconds")} value={props.task.delay.to_string()}
                    read={read_delay} change={props.change.clone()} />
                { outcome(props) }
                <button type="button" class="square plain more" aria-expanded={if props.open { "true" } else { "false" }} aria-label={format!("More about {name}")}
                    title="Cancelling, order, remove" onclick={props.on_open.reform(|_| ())}>
                    { icon(if props.open { Shape::Up } else { Shape::Down }) }
                </button>
                if props.open { { details(props) } }
            </div>
        </li>
    }
}

fn slider(props: &Props) -> Html {
    let (at, change) = (props.at, props.change.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        let millis = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
        change.emit(Change::Delay(at, Seconds::nearest(Duration::from_millis(millis as u64))));
    });
    let millis = props.task.delay.duration().nanos() / 1_000_000;
    html! {
        <input type="range" min="0" max={props.end.to_string()} step={(props.end / 50).to_string()} value={millis.to_string()} {oninput}
            aria-label={format!("Delay of {}", props.task.name)} aria-valuetext={format!("{} seconds", props.task.delay)}
            style={format!("--done:{}%", millis as f64 * 100.0 / props.end as f64)} />
    }
}

fn outcome(props: &Props) -> Html {
    let at = props.at;
    let options = composing::outcomes(&props.task);
    let kind = |outcome: &Outcome| match outcome {
        Outcome::Returns => None,
        Outcome::Raises { kind, .. } => Some(*kind),
    };
    let chosen = options.iter().position(|(_, outcome)| kind(outcome) == kind(&props.task.outcome));
    let labels = options.iter().map(|(label, _)| label.clone()).collect();
    let raises = matches!(props.task.outcome, Outcome::Raises { .. });
    select(
        format!("Outcome of {}", props.task.name),
        labels,
        chosen,
        raises.then_some("raises"),
        props.change.reform(move |chosen: usize| Change::Outcome(at, options[chosen].1.clone())),
    )
}

fn details(props: &Props) -> Html {
    let (at, name) = (props.at, props.task.name.clone());
    let last = props.composition.tasks.len() - 1;
    let on_cancels = composing::on_cancels(&props.task);
    let chosen =
        on_cancels.iter().position(|(_, does)| std::mem::discriminant(does) == std::mem::discriminant(&props.task.on_cancel));
    let labels = on_cancels.iter().map(|(label, _)| (*label).to_owned()).collect();
    let read_cleanup = Callback::from(move |typed: String| {
        composing::typed_seconds(&typed, |seconds| Change::OnCancel(at, OnCancel::CleansUp(seconds)))
    });
    let button = |id: Option<String>, label: String, shape, enabled: bool, change: Change| {
        let onclick = props.change.reform(move |_: MouseEvent| change.clone());
        html! { <button type="button" {id} class="square plain" aria-label={label.clone()} title={label} disabled={!enabled} {onclick}>{ icon(shape) }</button> }
    };
    html! {
        <div class="task-details">
            if let Outcome::Raises { kind, message } = &props.task.outcome {
                <label class="line">{ "Message" }
                    <Field<Change> class="message" id={format!("message-{at}")} label={format!("Message of {name}'s {}", kind.name())} value={message.clone()}
                        read={{ let kind = *kind; checked(props, move |message| Change::Outcome(at, Outcome::Raises { kind, message })) }} change={props.change.clone()} />
                </label>
            }
            <div class="line">
                <span aria-hidden="true">{ "When cancelled" }</span>
                { select(format!("When {name} is cancelled"), labels, chosen, None, props.change.reform(move |chosen: usize| Change::OnCancel(at, on_cancels[chosen].1))) }
                if let OnCancel::CleansUp(seconds) = props.task.on_cancel {
                    <Field<Change> class="delay" number=true id={format!("cleanup-{at}")} label={format!("Cleanup of {name} in seconds")} value={seconds.to_string()}
                        read={read_cleanup} change={props.change.clone()} />
                }
                <span class="place">
                    { button(Some(id_up(at)), format!("Move {name} up"), Shape::Up, at > 0, Change::Move { from: at, to: at.saturating_sub(1) }) }
                    { button(Some(id_down(at)), format!("Move {name} down"), Shape::Down, at < last, Change::Move { from: at, to: at + 1 }) }
                    { button(None, format!("Remove {name}"), Shape::Cross, last > 0, Change::Remove(at)) }
                </span>
            </div>
        </div>
    }
}

/// The id of the button that moves the task at this place up.
pub fn id_up(at: usize) -> String {
    format!("move-up-{at}")
}

/// The id of the button that moves the task at this place down.
pub fn id_down(at: usize) -> String {
    format!("move-down-{at}")
}

/// Reads a text as a change that the composition must still make sense with.
fn checked(props: &Props, change: impl Fn(String) -> Change + 'static) -> Callback<String, Result<Change, String>> {
    let composition = Rc::clone(&props.composition);
    Callback::from(move |typed: String| composing::typed(&composition, change(typed)))
}

/// A select of these labels, that tells the number of the one that was chosen.
pub fn select(
    label: String,
    labels: Vec<String>,
    chosen: Option<usize>,
    class: Option<&'static str>,
    choose: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let place = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        if let Ok(place) = usize::try_from(place) {
            choose.emit(place);
        }
    });
    html! {
        <select aria-label={label} class={classes!(class)} {onchange}>
            { for labels.into_iter().enumerate().map(|(place, label)| html! { <option selected={chosen == Some(place)}>{ label }</option> }) }
        </select>
    }
}
