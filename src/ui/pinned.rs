//! The details of what was clicked, which stay until they are put away. Knows no run, only their words.

use super::icons::{Shape, icon};
use crate::state::pinned::Pinned;
use crate::state::{Action, Panel};
use crate::trace::TaskId;
use yew::prelude::*;

pub struct Props {
    pub pinned: Pinned,
    pub followed: Option<TaskId>,
    pub act: Callback<Action>,
}

pub fn pinned(props: &Props) -> Html {
    let on = |action: Action| props.act.reform(move |_: MouseEvent| action.clone());
    html! {
        <section class="pinned" role="group" aria-label="Pinned details">
            <div class="told">
                <h2>{ &props.pinned.title }</h2>
                <ul>{ for props.pinned.lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </div>
            <div class="pinned-buttons">
                if let Some((task, name)) = &props.pinned.task {
                    <button type="button" title="Its calls and their variables at this moment" onclick={on(Action::ShowPanel(Panel::Stack))}>{ "Stack of " }{ name }</button>
                    if props.followed == Some(*task) {
                        <button type="button" onclick={on(Action::FollowTask(None))}>{ "Stop following " }{ name }</button>
                    } else {
                        <button type="button" title="Step through this task's steps only" onclick={on(Action::FollowTask(Some(*task)))}>{ "Follow " }{ name }</button>
                    }
                }
                <button type="button" class="square plain" aria-label="Put away" title="Put away (Esc)" onclick={on(Action::Select(None))}>{ icon(Shape::Cross) }</button>
            </div>
        </section>
    }
}
