//! Predicting on the page: the present question with its answer in the making; once all are answered, what was said beside what
//! happened. Knows how a question is shown, and not what is right.

use super::answers::answers;
use super::focused;
use super::icons::{Shape, icon};
use super::lesson_text::inlines;
use crate::browser::document;
use crate::lessons::{Given, How, Question};
use crate::state::predicting::{Axis, Round};
use crate::state::{Action, Learn, Predict as Doing, Predicted};
use crate::time::Instant;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub round: Rc<Round>,
    /// What came of it, once all is answered.
    pub result: Option<Predicted>,
    pub act: Callback<Action>,
}

#[component]
pub fn Predict(props: &Props) -> Html {
    let Props { round, result, act } = props;
    let doing = act.reform(Action::Predict);
    let learn = act.reform(Action::Learn);
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(round.answers.len(), move |_| {
            // Whoever answered goes on with the next question; a page that has just opened takes nobody's focus.
            let here = focused().is_some_and(|element| element.tag_name() != "BODY");
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| here) {
                // Focus fails only where the element has just left the page.
                let _ = heading.focus();
            }
        });
    }
    let (asked, all) = (round.answers.len(), round.questions.len());
    let place =
        if asked < all { format!("Question {} of {all}", asked + 1) } else { "What you said, and what happened".to_owned() };
    let close = doing.reform(|_: MouseEvent| Doing::Close);
    html! {
        <section class={classes!("card", "lesson", "predict", (asked < all).then_some("works"))} role="group" aria-label="Predict">
            <div class="lesson-head">
                <h2 tabindex="-1" ref={heading}>{ "Predict" }<span>{ place }</span></h2>
                <button type="button" class="square plain" aria-label="Stop predicting" title="Stop predicting" onclick={close}>{ icon(Shape::Cross) }</button>
            </div>
            { match (round.question(), result) {
                (Some(question), _) => html! { <Asking key={asked} question={question.clone()} draft={round.draft.clone()} axis={round.axis} last={asked + 1 == all} {doing} {learn} /> },
                (None, Some(result)) => difference(round, result, &doing, &learn),
                (None, None) => html! {},
            } }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AskingProps {
    question: Question,
    draft: Option<Given>,
    axis: Axis,
    /// After this one the run is shown.
    last: bool,
    doing: Callback<Doing>,
    learn: Callback<Learn>,
}

#[component]
fn Asking(props: &AskingProps) -> Html {
    let AskingProps { question, draft, axis, last, doing, learn } = props;
    let does = |what: Doing| doing.reform(move |_: MouseEvent| what.clone());
    let ready = draft.is_some();
    let answer = if ready { does(Doing::Answer) } else { Callback::noop() };
    let answer_text = if *last { "Answer, and run" } else { "Answer" };
    let form = match (question.how, draft) {
        (How::Order, Some(Given::Order(order))) => {
            html! { <Order question={question.clone()} order={order.clone()} doing={doing.clone()} learn={learn.clone()} /> }
        }
        (How::When, draft) => {
            let marked = if let Some(Given::At(at)) = draft { Some(*at) } else { None };
            when(*axis, marked, doing)
        }
        (_, draft) => {
            let picked = if let Some(Given::One(place)) = draft { vec![*place] } else { Vec::new() };
            answers(question, &picked, false, &doing.reform(Doing::Pick), learn)
        }
    };
    html! {
        <>
            <div class="lesson-body">
                <p class="prompt">{ inlines(&question.prompt, learn) }</p>
                { form }
            </div>
            <div class="lesson-foot">
                <button type="button" class="primary" aria-disabled={(!ready).then_some("true")} onclick={answer}>{ answer_text }</button>
                <button type="button" onclick={does(Doing::Skip)}>{ "Skip" }</button>
                <button type="button" onclick={does(Doing::SkipAll)}>{ "Skip the rest, and run" }</button>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OrderProps {
    question: Question,
    order: Vec<usize>,
    doing: Callback<Doing>,
    learn: Callback<Learn>,
}

/// Things to be put in order, the first one on top. The focus goes with what is moved.
#[component]
fn Order(props: &OrderProps) -> Html {
    let OrderProps { question, order, doing, learn } = props;
    let count = order.len();
    let button = |at: usize, up: bool, name: &str| {
        let off = if up { at == 0 } else { at + 1 == count };
        let to = if up { at.saturating_sub(1) } else { at + 1 };
        let doing = doing.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if !off {
                doing.emit(Doing::Move { place: at, up });
                focus_on(to, up);
            }
        });
        let (way, shape) = if up { ("up", Shape::Up) } else { ("down", Shape::Down) };
        html! { <button type="button" class="square" id={id_of(at, up)} aria-label={format!("Move {name} {way}")} aria-disabled={off.then_some("true")} {onclick}>{ icon(shape) }</button> }
    };
    let item = |(at, place): (usize, &usize)| {
        let choice = question.choices.get(*place)?;
        let name = crate::lessons::plain(&choice.text);
        Some(html! {
            <li>
                <span class="place" aria-hidden="true">{ at + 1 }</span>
                <span class="thing">{ inlines(&choice.text, learn) }</span>
                { button(at, true, &name) }
                { button(at, false, &name) }
            </li>
        })
    };
    html! { <ol class="in-order" aria-label="In this order, the first one on top">{ for order.iter().enumerate().filter_map(item) }</ol> }
}

fn id_of(at: usize, up: bool) -> String {
    format!("order-{at}-{}", if up { "up" } else { "down" })
}

fn focus_on(at: usize, up: bool) {
    let button = document().get_element_by_id(&id_of(at, up));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus does not: nothing to be done.
        let _ = button.focus();
    }
}

/// An instant to be marked: with a slider, as a number, or on the timeline itself.
fn when(axis: Axis, marked: Option<Instant>, doing: &Callback<Doing>) -> Html {
    let oninput = doing.reform(|event: InputEvent| {
        Doing::Mark(Instant::from_seconds(event.target_unchecked_into::<HtmlInputElement>().value_as_number()))
    });
    let onchange = doing.reform(|event: Event| {
        Doing::Mark(Instant::from_seconds(event.target_unchecked_into::<HtmlInputElement>().value_as_number()))
    });
    let (until, step) = (axis.until.seconds().to_string(), axis.step.to_string());
    let number = marked.map(|at| at.seconds().to_string());
    let told = marked.map_or("not marked yet".to_owned(), |at| format!("{} seconds", at.seconds()));
    let value = number.clone().unwrap_or_else(|| "0".to_owned());
    html! {
        <div class="when">
            <input type="range" aria-label="When" aria-valuetext={told} min="0" max={until.clone()} step={step.clone()} {value} {oninput} />
            <label><input type="number" aria-label="Seconds" min="0" max={until} {step} value={number.unwrap_or_default()} {onchange} />{ " s" }</label>
            <p class="dim">{ "Drag the slider, type the seconds, or press on the timeline." }</p>
        </div>
    }
}

/// What was said beside what happened.
fn difference(round: &Round, result: &Predicted, doing: &Callback<Doing>, learn: &Callback<Learn>) -> Html {
    let (right, answered, all) = (result.right(), result.answered(), result.answers.len());
    let skipped = all - answered;
    let score = match (answered, skipped) {
        (0, _) => "You skipped all questions. This is what happens:".to_owned(),
        (_, 0) => format!("{right} of {answered} right."),
        _ => format!("{right} of {answered} right, {skipped} skipped."),
    };
    let does = |what: Doing| doing.reform(move |_: MouseEvent| what.clone());
    html! {
        <>
            <div class="lesson-body" tabindex="0" role="group" aria-label="What happened">
                <p class="verdict" role="status">{ score }</p>
                <ol class="told">{ for (0..all).map(|place| told(round, place, doing, learn)) }</ol>
            </div>
            <div class="lesson-foot">
                <button type="button" onclick={does(Doing::Begin)}>{ "Predict again" }</button>
                <button type="button" onclick={does(Doing::Close)}>{ "Done" }</button>
            </div>
        </>
    }
}

fn told(round: &Round, place: usize, doing: &Callback<Doing>, learn: &Callback<Learn>) -> Html {
    let Some(question) = round.questions.get(place) else { return html! {} };
    let right = round.is_right(place);
    let (class, sign) = match right {
        None => ("skipped", "Skipped"),
        Some(true) => ("right", "Right"),
        Some(false) => ("wrong", "Not so"),
    };
    let why = round.choice(place).filter(|choice| !choice.why.is_empty());
    let show = doing.reform(move |_: MouseEvent| Doing::Show(place));
    let list = |texts: Vec<String>| match texts.len() {
        1 => html! { <code>{ for texts }</code> },
        _ => html! { <ol class="said">{ for texts.into_iter().map(|text| html! { <li><code>{ text }</code></li> }) }</ol> },
    };
    html! {
        <li {class}>
            <p class="prompt"><b>{ sign }{ ": " }</b>{ inlines(&question.prompt, learn) }</p>
            <dl>
                if right == Some(false) { <div><dt>{ "You said" }</dt><dd>{ list(round.said(place)) }</dd></div> }
                <div><dt>{ "What happens" }</dt><dd>{ list(round.truth(place)) }</dd></div>
            </dl>
            <p>
                if let Some(choice) = why { { inlines(&choice.why, learn) }{ " " } }
                { inlines(&question.explanation, learn) }
                if question.moment.is_some() { { " " }<button type="button" class="moment" aria-label={format!("Show the moment of question {}", place + 1)} onclick={show}>{ "Show" }</button> }
            </p>
        </li>
    }
}
