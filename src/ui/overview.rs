//! The strip above the timeline: what the run comes to, what is followed and marked, and the ways to a task or a mark. Knows no run.

use super::icons::{Shape, icon};
use crate::state::sums::Sum;
use crate::state::{Action, Bookmark, SumOf};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub struct Props {
    pub sums: std::rc::Rc<Vec<Sum>>,
    pub explained: Option<SumOf>,
    /// The name of the task that is followed.
    pub followed: Option<String>,
    pub marks: std::rc::Rc<Vec<Bookmark>>,
    pub cursor: usize,
    pub act: Callback<Action>,
}

pub fn overview(props: &Props) -> Html {
    let explained = props.sums.iter().find(|sum| Some(sum.of) == props.explained);
    let marked = props.marks.iter().any(|mark| mark.cursor == props.cursor);
    let on = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    html! {
        <section class="overview" role="group" aria-label="Overview">
            <div class="line">
                <ul class="sums" aria-label="Sums">{ for props.sums.iter().map(|sum| show(props, sum)) }</ul>
                if let Some(name) = &props.followed {
                    <button type="button" class="following" title="Step through all steps again (Esc)" onclick={on(Action::FollowTask(None))}>
                        { "Following " }<b>{ name }</b>{ icon(Shape::Cross) }
                    </button>
                }
                <button type="button" class="plain tool" title="Find a task by its name (/)" onclick={on(Action::Find(Some(String::new())))}>
                    { icon(Shape::Find) }{ "Find a task" }
                </button>
                <button type="button" class="plain tool" title="Mark this moment (M)" aria-pressed={if marked { "true" } else { "false" }}
                    onclick={on(Action::ToggleMark)}>{ icon(Shape::Flag) }{ "Mark" }</button>
            </div>
            if let Some(sum) = explained { <p class="explanation" role="status">{ &sum.explanation }</p> }
            if !props.marks.is_empty() {
                <ul class="marks" aria-label="Marks">{ for props.marks.iter().enumerate().map(|(place, mark)| show_mark(props, place, mark)) }</ul>
            }
        </section>
    }
}

fn show(props: &Props, sum: &Sum) -> Html {
    let open = props.explained == Some(sum.of);
    let of = sum.of;
    let onclick = props.act.reform(move |_: MouseEvent| Action::Explain((!open).then_some(of)));
    html! {
        <li>
            <button type="button" class="plain" aria-expanded={if open { "true" } else { "false" }} title="What is this?" {onclick}>
                <b>{ &sum.number }</b>{ " " }{ &sum.text }
            </button>
        </li>
    }
}

fn show_mark(props: &Props, place: usize, mark: &Bookmark) -> Html {
    let called = mark.called(place);
    let rename = {
        let act = props.act.clone();
        Callback::from(move |event: Event| {
            act.emit(Action::RenameMark(place, event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let on = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    let width = format!("width:{}ch", called.chars().count().clamp(6, 30) + 2);
    html! {
        <li class={classes!("mark", (mark.cursor == props.cursor).then_some("here"))} key={mark.cursor}>
            <button type="button" class="plain square" aria-label={format!("Go to {called}")} title={format!("Go to {called}")}
                onclick={on(Action::GoToMark(place))}>{ icon(Shape::Flag) }</button>
            <input type="text" aria-label={format!("Name of mark {}", place + 1)} value={called.clone()} style={width} onchange={rename} />
            <button type="button" class="plain square" aria-label={format!("Remove {called}")} title={format!("Remove {called}")}
                onclick={on(Action::RemoveMark(place))}>{ icon(Shape::Cross) }</button>
        </li>
    }
}
