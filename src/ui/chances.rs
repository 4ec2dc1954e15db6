//! Guaranteed or lucky: what to try, how far that is, and what held on every schedule. Knows no run, only what is told of it.

use super::task_row::select;
use crate::settings::Jitter;
use crate::state::chances::{COUNTS, Quest, Row, Told, Verdict};
use crate::state::{Action, Chances};
use yew::prelude::*;

pub struct Props {
    pub chances: Chances,
    pub told: Option<Told>,
    /// The schedule that is shown, if it is not the plain one.
    pub drawn: Option<String>,
    /// The text can be run as it stands.
    pub ready: bool,
    pub act: Callback<Action>,
}

pub fn chances(props: &Props) -> Html {
    let trying = match props.chances.quest {
        Quest::Trying { tried, .. } => Some(tried),
        _ => None,
    };
    html! {
        <div class="chances">
            if props.told.is_none() {
            <p>{ "Guaranteed or lucky? asyncio leaves some things open, and no two delays take equally long. Try whether it comes out the same every time." }</p>
            }
            { asking(props, trying) }
            <div role="status">
                if let Some(drawn) = &props.drawn {
                    <p class="drawn">{ format!("Shown above is {drawn}. ") }
                        <button type="button" onclick={props.act.reform(|_: MouseEvent| Action::OpenSchedule(0))}>{ "Back to the plain one" }</button>
                    </p>
                }
                if let Some(told) = &props.told {
                    if told.stale {
                        <p class="dim">{ "This was before the program or its settings were changed." }</p>
                    }
                    <p>{ &told.summary }</p>
                }
            </div>
            if let Some(told) = &props.told {
                { list("What it prints", &told.lines, props) }
                { list("How its tasks end", &told.ends, props) }
            }
            <details>
                <summary>{ "What varies" }</summary>
                <p>{ "How late timers and threads wake (by up to half a millisecond) and how long a step takes (up to 20 µs); the order of a set of \
                    tasks or strings, and so of what wait and all_tasks give; which of several threads goes on; and each delay, as chosen. What asyncio \
                    promises stays: first in, first out; timers in the order of their deadlines, never early. The program's random numbers stay \
                    the seed's. “Always” means on the schedules that were tried: it is no proof." }</p>
            </details>
        </div>
    }
}

/// What to try, and the button; or how far it is.
fn asking(props: &Props, trying: Option<u32>) -> Html {
    let counts = COUNTS.iter().map(|count| format!("{count} schedules")).collect();
    let count = COUNTS.iter().position(|count| *count == props.chances.count);
    let jitters = Jitter::ALL.iter().map(|jitter| jitter.label().to_owned()).collect();
    let jitter = Jitter::ALL.iter().position(|jitter| *jitter == props.chances.jitter);
    let act = &props.act;
    html! {
        <p class="asking">
            <button type="button" class="primary" disabled={!props.ready || trying.is_some()} onclick={act.reform(|_: MouseEvent| Action::TrySchedules)}>{ "Try" }</button>
            { select("How many schedules".to_owned(), counts, count, None, act.reform(|at: usize| Action::SetTried(COUNTS[at]))) }
            { select("Delays".to_owned(), jitters, jitter, None, act.reform(|at: usize| Action::SetJitter(Jitter::ALL[at]))) }
            if let Some(tried) = trying {
                <progress max={props.chances.count.to_string()} value={tried.to_string()} aria-label="Schedules tried" />
                <span class="dim">{ format!("{tried} of {}", props.chances.count) }</span>
            }
        </p>
    }
}

fn list(title: &'static str, rows: &[Row], props: &Props) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ title }</h2>
            <ol aria-label={title}>{ for rows.iter().map(|row| show(row, props)) }</ol>
        </>
    }
}

fn show(row: &Row, props: &Props) -> Html {
    let (class, sign) = match row.verdict {
        Verdict::Always => ("always", "✓"),
        Verdict::Sometimes => ("sometimes", "~"),
        Verdict::Elsewhere => ("elsewhere", "+"),
    };
    let on_plain = props.drawn.is_none() && props.told.as_ref().is_some_and(|told| !told.stale);
    let text = match row.event.filter(|_| on_plain) {
        Some(event) => html! {
            <button type="button" class="text" title="Go there" onclick={props.act.reform(move |_: MouseEvent| Action::SeekEvent(event))}>{ &row.text }</button>
        },
        None => html! { <span class="text">{ &row.text }</span> },
    };
    let other = row.other.as_ref().map(|(schedule, how)| {
        let schedule = *schedule;
        html! {
            <span class="other">{ format!("it {how} on ") }
                <button type="button" onclick={props.act.reform(move |_: MouseEvent| Action::OpenSchedule(schedule))}>{ format!("schedule {schedule}") }</button>
            </span>
        }
    });
    html! {
        <li {class}><span class="sign" aria-hidden="true">{ sign }</span>{ text }<span class="times">{ &row.times }</span>{ other }</li>
    }
}
