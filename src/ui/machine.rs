//! The parts of the event loop at the cursor, as rows that tasks enter and leave. Knows no run, only what stands in each row.

use super::task_row::select;
use crate::browser::motion::Motion;
use crate::settings::TimerRule;
use crate::state::Action;
use crate::state::adjusting::Adjust;
use crate::state::machine::{Part, PartOf, Token};
use crate::state::view::Manner;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub parts: Rc<[Part; 3]>,
    /// What one moves through: tokens glide only where a step was made.
    pub cursor: usize,
    /// When timers are looked at.
    pub rule: TimerRule,
    pub act: Callback<Action>,
}

#[component]
pub fn Machine(props: &Props) -> Html {
    let place = use_node_ref();
    let motion = use_mut_ref(Motion::default);
    let before = use_mut_ref(|| props.cursor);
    {
        let (place, motion, cursor) = (place.clone(), Rc::clone(&motion), props.cursor);
        use_effect(move || follow(&place, &motion, before.replace(cursor) != cursor));
    }
    html! {
        <div class="parts" ref={place}>
            { for props.parts.iter().map(|part| row(part, props.rule, &props.act)) }
        </div>
    }
}

fn follow(place: &NodeRef, motion: &RefCell<Motion>, glide: bool) {
    if let Some(place) = place.cast::<Element>() {
        motion.borrow_mut().follow(&place, glide);
    }
}

fn row(part: &Part, rule: TimerRule, act: &Callback<Action>) -> Html {
    let id = id_of(part.kind);
    html! {
        <section class={classes!("part", id)} role="group" aria-labelledby={id}>
            <div class="heading">
                <h2 {id}>{ part.title }</h2>
                <code>{ part.function }</code>
                if let Some(rules) = part.rules {
                    { switch(rules, rule, act) }
                } else {
                    <span class="aside">{ &part.aside }</span>
                }
            </div>
            if part.tokens.is_empty() {
                <p class="dim">{ part.empty }</p>
            } else {
                <ol aria-labelledby={id}>
                    { for part.tokens.iter().map(|token| show(token, act)) }
                    if part.more > 0 { <li class="dim" key="more">{ format!("and {} more", part.more) }</li> }
                </ol>
            }
        </section>
    }
}

/// The rule by which timers are looked at, which can be switched here.
fn switch(rules: [&'static str; 2], rule: TimerRule, act: &Callback<Action>) -> Html {
    let chosen = TimerRule::ALL.iter().position(|known| *known == rule);
    let choose = act.reform(|at: usize| Action::Adjust(Adjust::TimerRule(TimerRule::ALL[at])));
    html! {
        <span class="aside rule" title="asyncio looks at its timers between two rounds; a browser takes one at a time, when no microtask is left">
            { "looked at " }{ select("Timers are looked at".to_owned(), rules.map(str::to_owned).into(), chosen, None, choose) }
        </span>
    }
}

fn show(token: &Token, act: &Callback<Action>) -> Html {
    let class = classes!("pill", class_of(token.manner), token.struck.then_some("struck"));
    let text = html! {
        <>
            { &token.text }
            if let Some(when) = &token.when { <span class="when">{ when }</span> }
        </>
    };
    // What belongs to a task leads to its row.
    let inside = match token.task {
        Some(task) => {
            let onclick = act.reform(move |_: MouseEvent| Action::GoToTask(task));
            html! { <button type="button" {class} {onclick}>{ text }</button> }
        }
        None => html! { <span {class}>{ text }</span> },
    };
    html! { <li key={token.id.clone()} data-token={token.id.clone()}>{ inside }</li> }
}

fn id_of(part: PartOf) -> &'static str {
    match part {
        PartOf::Running => "running",
        PartOf::Ready => "ready",
        PartOf::Timers => "timers",
    }
}

/// The class that colours what a task is doing.
pub fn class_of(manner: Manner) -> &'static str {
    match manner {
        Manner::Running => "running",
        Manner::Ready => "ready",
        Manner::Waiting => "waiting",
        Manner::Other => "other",
    }
}
