//! The transport: first, back, forward, play, last, the slider, the speed and the two switches. Knows no run, only its position in one.

use super::icons::{Shape, icon};
use super::switch::switch;
use crate::state::{Action, Speed};
use crate::trace::Grain;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

pub struct Props {
    /// The step that the cursor stands at, from 1, and how many there are.
    pub step: usize,
    pub steps: usize,
    /// The clock, as shown: `2.000 s`.
    pub clock: AttrValue,
    /// The position in words, for those who do not see it.
    pub spoken: AttrValue,
    pub playing: bool,
    pub speed: Speed,
    pub grain: Grain,
    pub show_what_comes: bool,
    pub act: Callback<Action>,
    /// What else stands in its second row.
    pub children: Html,
}

pub fn transport(props: &Props) -> Html {
    let at_first = props.step <= 1;
    let at_last = props.step >= props.steps;
    let (play, play_shape) = if props.playing { ("Pause", Shape::Pause) } else { ("Play", Shape::Play) };
    let seek = {
        let act = props.act.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            act.emit(Action::SeekStep(value as usize));
        })
    };
    html! {
        <div class="transport" role="group" aria-label="Transport">
            <div class="buttons">
                { button(props, "First", Shape::First, Action::First, at_first, "") }
                { button(props, "Step back", Shape::Back, Action::StepBack, at_first, "") }
                { button(props, "Step forward", Shape::Forward, Action::StepForward, at_last, "primary") }
                { button(props, play, play_shape, Action::PlayPause, props.steps < 2, "play") }
                { button(props, "Last", Shape::Last, Action::Last, at_last, "") }
            </div>
            <input class="position" type="range" aria-label="Position" aria-valuetext={props.spoken.clone()} min="1"
                max={props.steps.max(1).to_string()} step="1" value={props.step.max(1).to_string()} oninput={seek}
                style={format!("--done:{}%", percent(props.step, props.steps))} />
            <output class="clock" aria-hidden="true">
                <b>{ &props.clock }</b>
                <span>{ format!("{} {} of {}", unit(props.grain), props.step, props.steps) }</span>
            </output>
            <div class="choices">
                { speed(props) }
                { switch("Details", "Count every doing of the loop, not only the runs of tasks", props.grain == Grain::Handle, props.act.reform(
                    |on| Action::SetGrain(if on { Grain::Handle } else { Grain::Step }),
                )) }
                { switch("Show what comes", "Show what happens after this moment, too", props.show_what_comes,
                    props.act.reform(Action::ShowWhatComes)) }
                { props.children.clone() }
            </div>
        </div>
    }
}

fn unit(grain: Grain) -> &'static str {
    if grain == Grain::Handle { "detail" } else { "step" }
}

fn percent(step: usize, steps: usize) -> f64 {
    if steps < 2 { 100.0 } else { (step.max(1) - 1) as f64 * 100.0 / (steps - 1) as f64 }
}

/// A button that cannot do anything just now stays where it is and keeps the focus.
fn button(props: &Props, label: &'static str, shape: Shape, action: Action, off: bool, class: &'static str) -> Html {
    let act = props.act.clone();
    let onclick = Callback::from(move |_| {
        if !off {
            act.emit(action.clone());
        }
    });
    let text = matches!(label, "Step back" | "Step forward").then_some("Step");
    html! {
        <button type="button" {class} aria-label={label} title={label} aria-disabled={off.then_some("true")} {onclick}>
            if label == "Step forward" { { "Step" } { icon(shape) } } else { { icon(shape) } { text.unwrap_or_default() } }
        </button>
    }
}

fn speed(props: &Props) -> Html {
    let act = props.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let label = event.target_unchecked_into::<HtmlSelectElement>().value();
        act.emit(Action::SetSpeed(Speed::from_label(&label).unwrap_or_default()));
    });
    html! {
        <select aria-label="Speed" title="Speed of playing" {onchange}>
            { for Speed::LABELS.iter().map(|label| html! {
                <option value={*label} selected={props.speed.label() == *label}>{ format!("{label}×") }</option>
            }) }
        </select>
    }
}
