//! The field that finds a task by its name: it filters while one types, arrows choose, Enter goes there. Knows no run.

use crate::state::Action;
use crate::state::pinned::Found;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: AttrValue,
    pub found: Vec<Found>,
    /// How many more there are.
    pub more: usize,
    pub act: Callback<Action>,
}

#[component]
pub fn Finder(props: &Props) -> Html {
    let field = use_node_ref();
    let chosen = use_state(|| 0usize);
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            let before = super::focused();
            if let Some(field) = field.cast::<HtmlElement>() {
                // What cannot take the focus now is not shown yet: then one clicks.
                let _ = field.focus();
            }
            move || give_back(before)
        });
    }
    let at = (*chosen).min(props.found.len().saturating_sub(1));
    let oninput = {
        let (act, chosen) = (props.act.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            chosen.set(0);
            act.emit(Action::Find(Some(event.target_unchecked_into::<HtmlInputElement>().value())));
        })
    };
    let onkeydown = {
        let (act, chosen, count) = (props.act.clone(), chosen.clone(), props.found.len());
        let task = props.found.get(at).map(|found| found.task);
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1) % count.max(1)),
                "ArrowUp" => chosen.set((at + count.max(1) - 1) % count.max(1)),
                "Enter" => task.into_iter().for_each(|task| act.emit(Action::GoToTask(task))),
                "Escape" => act.emit(Action::Find(None)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let leave = props.act.reform(|_: FocusEvent| Action::Find(None));
    let active = props.found.get(at).map(|found| format!("found-{}", found.task.0));
    html! {
        <div class="finder card" role="search">
            <input type="text" ref={field} role="combobox" aria-label="Find a task" aria-expanded="true" aria-controls="found-tasks"
                aria-activedescendant={active} autocomplete="off" placeholder="name of a task" value={props.text.clone()}
                {oninput} {onkeydown} onblur={leave} />
            <ul id="found-tasks" role="listbox" aria-label="Tasks found">
                { for props.found.iter().enumerate().map(|(place, found)| option(props, found, place == at)) }
            </ul>
            if props.found.is_empty() { <p class="dim" role="status">{ "No task is called so." }</p> }
            if props.more > 0 { <p class="dim">{ format!("and {} more", props.more) }</p> }
        </div>
    }
}

fn option(props: &Props, found: &Found, chosen: bool) -> Html {
    let task = found.task;
    // Pressed, not clicked: by the click the field would have lost the focus, and be gone.
    let onmousedown = props.act.reform(move |_: MouseEvent| Action::GoToTask(task));
    html! {
        <li id={format!("found-{}", task.0)} role="option" aria-selected={if chosen { "true" } else { "false" }} {onmousedown}>
            <b>{ &found.name }</b><span class="dim">{ &found.standing }</span>
        </li>
    }
}

fn give_back(before: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    if let Some(before) = before.and_then(|before| before.dyn_into::<HtmlElement>().ok()) {
        let _ = before.focus();
    }
}
