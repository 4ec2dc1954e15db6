//! The run as a table that a screen reader reads and a keyboard walks. Knows rows, and not how they are made; makes those in sight.

use crate::state::rows::{Row, Rows, Sight, Walk, rows, scroll_to, sight};
use crate::state::{Action, Made};
use crate::trace::{Grain, TaskId};
use std::rc::Rc;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub made: Rc<Made>,
    pub grain: Grain,
    /// The one task whose steps are rows.
    pub of: Option<TaskId>,
    /// The tasks to choose from.
    pub tasks: Vec<(TaskId, String)>,
    /// The step at the cursor, from 1.
    pub step: usize,
    /// What comes after it is shown, too.
    pub show_what_comes: bool,
    pub act: Callback<Action>,
}

/// The height of the table's head, in CSS pixels, as the style sheet has it.
const HEAD: f64 = 28.0;

#[component]
pub fn Steps(props: &Props) -> Html {
    let all = use_memo((Rc::clone(&props.made), props.grain, props.of), |(made, grain, of)| Rows::of(made, *grain, *of));
    let known = if props.show_what_comes { all.len() } else { all.up_to(props.step) };
    let here = all.row_of(props.step);
    let scroller = use_node_ref();
    // How far it is scrolled, and how much of it is to be seen.
    let seen = use_state(|| (0.0, 400.0));
    {
        let (scroller, seen) = (scroller.clone(), seen.clone());
        use_effect_with((props.step, known, Rc::clone(&all)), move |(_, known, _)| {
            let Some(element) = scroller.cast::<HtmlElement>() else { return };
            let room = f64::from(element.client_height()) - HEAD;
            let to = here.and_then(|row| scroll_to(row, *known, f64::from(element.scroll_top()), room));
            if let Some(to) = to {
                element.set_scroll_top(to as i32);
            }
            seen.set((f64::from(element.scroll_top()), room));
        });
    }
    let onscroll = {
        let seen = seen.clone();
        Callback::from(move |event: Event| {
            let element = event.target_unchecked_into::<HtmlElement>();
            seen.set((f64::from(element.scroll_top()), f64::from(element.client_height()) - HEAD));
        })
    };
    let Sight { first, count, top, height } = sight(known, seen.0, seen.1);
    let made = Rc::clone(&props.made);
    let shown = use_memo((made, props.grain, Rc::clone(&all), first, count), |(made, grain, all, first, count)| {
        rows(made, *grain, all, *first..first + count)
    });
    let active = here.filter(|row| (first..first + count).contains(row)).map(id_of);
    html! {
        <div class="steps">
            { choice(props) }
            <div class="steps-scroll" ref={scroller} {onscroll} role="grid" aria-label="Steps" aria-readonly="true" tabindex="0" aria-rowcount={(known + 1).to_string()}
                aria-activedescendant={active} onkeydown={walk(&props.act)}>
                <div role="presentation" style={format!("height:{}px", height + HEAD)}>
                    <table role="presentation" style={format!("top:{top}px")}>
                        <thead role="rowgroup"><tr role="row" aria-rowindex="1">{ for COLUMNS.iter().map(|name| html! { <th role="columnheader" scope="col">{ *name }</th> }) }</tr></thead>
                        <tbody role="rowgroup">{ for shown.iter().enumerate().map(|(at, row)| line(row, first + at, here, &props.act)) }</tbody>
                    </table>
                </div>
            </div>
        </div>
    }
}

const COLUMNS: [&str; 7] = ["Step", "Time", "Task", "From", "To", "What", "Why"];

fn id_of(row: usize) -> String {
    format!("step-row-{row}")
}

fn line(row: &Row, at: usize, here: Option<usize>, act: &Callback<Action>) -> Html {
    let onclick = act.reform(move |_: MouseEvent| Action::Walk(Walk::To(at)));
    let current = here == Some(at);
    let cells = [&row.at, &row.who, &row.from, &row.to, &row.what, &row.why];
    html! {
        <tr key={row.number} id={id_of(at)} role="row" aria-rowindex={(at + 2).to_string()} aria-current={current.then_some("step")} aria-selected={current.then_some("true")} {onclick}>
            <th role="rowheader" scope="row">{ row.number }</th>
            { for cells.into_iter().map(|text| html! { <td role="gridcell"><span>{ if text.is_empty() { "–" } else { &**text } }</span></td> }) }
        </tr>
    }
}

/// Keys go from row to row, and the cursor with them.
fn walk(act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let act = act.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let walk = match event.key().as_str() {
            "ArrowUp" => Walk::Up,
            "ArrowDown" => Walk::Down,
            "PageUp" => Walk::PageUp,
            "PageDown" => Walk::PageDown,
            "Home" => Walk::First,
            "End" => Walk::Last,
            _ => return,
        };
        event.prevent_default();
        act.emit(Action::Walk(walk));
    })
}

/// Whose steps are rows, and how fine they are.
fn choice(props: &Props) -> Html {
    let act = props.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        act.emit(Action::FollowTask(value.parse().ok().map(TaskId)));
    });
    let fine = props.grain == Grain::Handle;
    let grain = props.act.reform(move |_: MouseEvent| Action::SetGrain(if fine { Grain::Step } else { Grain::Handle }));
    html! {
        <p class="choice">
            <label>{ "Steps of " }
                <select {onchange}>
                    <option value="" selected={props.of.is_none()}>{ "everybody" }</option>
                    { for props.tasks.iter().map(|(task, name)| html! {
                        <option value={task.0.to_string()} selected={props.of == Some(*task)}>{ name }</option>
                    }) }
                </select>
            </label>
            <button type="button" aria-pressed={if fine { "true" } else { "false" }} title="Every doing of the loop is a row of its own: rounds, timers, handles" onclick={grain}>{ "Finest steps" }</button>
            <span class="dim">{ "↑ ↓ walk, the timeline goes along." }</span>
        </p>
    }
}
