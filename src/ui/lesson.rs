//! The lesson that is open: its pages, one at a time, with what is to be done on them. Knows how a lesson is shown, and not what is right.

use super::answers::answers;
use super::icons::{Shape, icon};
use super::lesson_text::{blocks, inlines};
use crate::lessons::{Asked, Exercise, How, Phase, Program, Task};
use crate::state::{Action, Learn, Reading};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub reading: Rc<Reading>,
    /// What stands in the editor.
    pub source: Rc<str>,
    pub act: Callback<Action>,
}

#[component]
pub fn Lesson(props: &Props) -> Html {
    let reading = &props.reading;
    let learn = props.act.reform(Action::Learn);
    let body = use_node_ref();
    {
        // Another page is read from its top, and by those who hear it from its heading.
        let body = body.clone();
        let first = use_mut_ref(|| true);
        use_effect_with((reading.page, reading.lesson.title.clone()), move |_| {
            if let Some(body) = body.cast::<HtmlElement>() {
                body.set_scroll_top(0);
                if !first.replace(false) {
                    // Focus fails only where the element has just left the page.
                    let _ = body.focus();
                }
            }
        });
    }
    let (page, pages) = (reading.page, reading.pages());
    let to = |page: usize| learn.reform(move |_: MouseEvent| Learn::Page(page));
    // Who is to change the program needs room for it.
    let works = matches!(reading.step(), Some((_, step)) if matches!(step.task, Some(Task::Exercise(_))));
    let close = learn.reform(|_: MouseEvent| Learn::Close);
    html! {
        <section class={classes!("card", "lesson", works.then_some("works"))} aria-label="Lesson">
            <div class="lesson-head">
                <h2>{ &reading.lesson.title }</h2>
                <button type="button" class="square plain" aria-label="Close the lesson" title="Close the lesson" onclick={close}>{ icon(Shape::Cross) }</button>
            </div>
            { phases(reading, &learn) }
            { programs(reading, &props.source, &learn) }
            <div class="lesson-body" ref={body} tabindex="-1">
                { if page == 0 { intro(reading, &learn) } else { step(reading, &learn) } }
            </div>
            <nav class="lesson-foot" aria-label="Pages of the lesson">
                <button type="button" disabled={page == 0} onclick={to(page.saturating_sub(1))}>{ "Back" }</button>
                <span>{ format!("{} of {pages}", page + 1) }</span>
                <button type="button" class="primary" disabled={page + 1 == pages} onclick={to(page + 1)}>{ "Next" }</button>
            </nav>
        </section>
    }
}

/// The four parts, each a way to its first page.
fn phases(reading: &Reading, learn: &Callback<Learn>) -> Html {
    let now = reading.step().map(|(phase, _)| phase);
    let button = |phase: Phase| {
        let first = reading.lesson.steps().position(|(other, _)| other == phase)? + 1;
        let current = (now == Some(phase)).then_some("step");
        let to = learn.reform(move |_: MouseEvent| Learn::Page(first));
        Some(
            html! { <li><button type="button" class="plain" aria-label={format!("{}, part of the lesson", phase.name())} aria-current={current} onclick={to}>{ phase.name() }</button></li> },
        )
    };
    html! { <ol class="phases">{ for Phase::ALL.into_iter().filter_map(button) }</ol> }
}

/// Which of two programs is shown.
fn programs(reading: &Reading, source: &str, learn: &Callback<Learn>) -> Html {
    let programs = &reading.lesson.programs;
    if programs.len() < 2 {
        return html! {};
    }
    let button = |(place, program): (usize, &Program)| {
        let shown = program.source == source;
        let show = learn.reform(move |_: MouseEvent| Learn::Program(place));
        html! { <button type="button" aria-pressed={shown.to_string()} onclick={show}>{ program.name.replace('-', " ") }</button> }
    };
    html! { <div class="lesson-programs" role="group" aria-label="Program">{ for programs.iter().enumerate().map(button) }</div> }
}

fn intro(reading: &Reading, learn: &Callback<Learn>) -> Html {
    html! {
        <>
            <p class="lead">{ inlines(&reading.lesson.look_for, learn) }</p>
            { blocks(&reading.lesson.intro, learn) }
            <p class="dim">{ "The program stands below. Guess before you look: the timeline shows only what has happened up to the cursor." }</p>
        </>
    }
}

fn step(reading: &Reading, learn: &Callback<Learn>) -> Html {
    let Some((_, step)) = reading.step() else { return html! {} };
    let done = match &step.task {
        None => true,
        Some(Task::Question(_)) => reading.is_right().is_some(),
        Some(Task::Exercise(_)) => reading.done().faults.is_some_and(|faults| faults.is_empty()),
    };
    html! {
        <>
            if !step.title.is_empty() { <h3>{ inlines(&step.title, learn) }</h3> }
            { blocks(&step.text, learn) }
            { match &step.task {
                Some(Task::Question(asked)) if asked.question.how == How::Order => order(asked, reading, learn),
                Some(Task::Question(asked)) => choose(asked, reading, learn),
                Some(Task::Exercise(task)) => exercise(task, reading, learn),
                None => html! {},
            } }
            if done { { blocks(&step.after, learn) } }
        </>
    }
}

/// What is said of an answer, out loud as well.
fn verdict(right: Option<bool>, good: &'static str, wrong: &'static str) -> Html {
    let (class, text) = match right {
        None => ("", ""),
        Some(true) => ("right", good),
        Some(false) => ("wrong", wrong),
    };
    html! { <p class={classes!("verdict", class)} role="status">{ text }</p> }
}

fn choose(asked: &Asked, reading: &Reading, learn: &Callback<Learn>) -> Html {
    html! {
        <>
            { answers(&asked.question, &reading.done().picked, true, &learn.reform(Learn::Pick), learn) }
            { verdict(reading.is_right(), "Right.", "Not so. Try another one.") }
        </>
    }
}

fn order(asked: &Asked, reading: &Reading, learn: &Callback<Learn>) -> Html {
    let picked = reading.done().picked;
    let item = |(place, choice): (usize, &crate::lessons::Choice)| {
        let at = picked.iter().position(|other| *other == place).map(|at| (at + 1).to_string());
        let pick = learn.reform(move |_: MouseEvent| Learn::Pick(place));
        html! {
            <li>
                <button type="button" class="choice" aria-pressed={at.is_some().to_string()} onclick={pick}>
                    <span class="place">{ at.unwrap_or_default() }</span>{ inlines(&choice.text, learn) }
                </button>
            </li>
        }
    };
    let clear = learn.reform(|_: MouseEvent| Learn::Clear);
    html! {
        <>
            <p class="dim">{ "Press them in their order, the first one first." }</p>
            <ul class="answers">{ for asked.question.choices.iter().enumerate().map(item) }</ul>
            { verdict(reading.is_right(), "Right.", "Not in this order. Press one to take it out again.") }
            if !picked.is_empty() && reading.is_right() != Some(true) { <button type="button" onclick={clear}>{ "Begin anew" }</button> }
        </>
    }
}

fn exercise(task: &Exercise, reading: &Reading, learn: &Callback<Learn>) -> Html {
    let done = reading.done();
    let solved = done.faults.as_ref().map(Vec::is_empty);
    let does = |what: Learn| learn.reform(move |_: MouseEvent| what.clone());
    html! {
        <>
            <div class="row">
                <button type="button" onclick={does(Learn::Starter)} title="Put the program to begin with into the editor">{ "Begin" }</button>
                <button type="button" class="primary" onclick={does(Learn::Try)} title="Check the program in the editor">{ "Check" }</button>
                if done.hints < task.hints.len() {
                    <button type="button" onclick={does(Learn::Hint)}>{ if done.hints == 0 { "Hint" } else { "Another hint" } }</button>
                } else {
                    <button type="button" onclick={does(Learn::Solution)} title="Put a solution into the editor">{ "Solution" }</button>
                }
            </div>
            if done.hints > 0 { <ul>{ for task.hints.iter().take(done.hints).map(|hint| html! { <li>{ inlines(hint, learn) }</li> }) }</ul> }
            { verdict(solved, "Solved.", "Not yet.") }
            if let Some(faults) = done.faults.filter(|faults| !faults.is_empty()) {
                <ul class="faults">{ for faults.into_iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
            }
        </>
    }
}
