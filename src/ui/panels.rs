//! What stands below the sentence: tabs, and the panel of the one that is open. Knows no panel's inside.

use crate::browser::document;
use crate::state::{Action, Panel, Vocabulary};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

pub struct Props {
    pub open: Panel,
    pub vocabulary: Vocabulary,
    pub act: Callback<Action>,
    pub inside: Html,
}

pub fn panels(props: &Props) -> Html {
    html! {
        <section class="card panels">
            <div class="tab-row">
                <div class="tabs" role="tablist" aria-label="What stands below" onkeydown={turn(props)}>
                    { for Panel::ALL.into_iter().map(|panel| tab(props, panel)) }
                </div>
                { match props.open {
                    Panel::Machine => words(props),
                    Panel::Tasks => super::tasks::key(),
                    Panel::Steps | Panel::Stack | Panel::Chances => html! {},
                } }
            </div>
            <div class="scroll panel" id="panel" role="tabpanel" aria-labelledby={tab_id(props.open)} tabindex="0">
                { props.inside.clone() }
            </div>
        </section>
    }
}

fn tab_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Machine => "tab-machine",
        Panel::Tasks => "tab-tasks",
        Panel::Stack => "tab-stack",
        Panel::Chances => "tab-chances",
        Panel::Steps => "tab-steps",
    }
}

fn tab(props: &Props, panel: Panel) -> Html {
    let open = props.open == panel;
    let onclick = props.act.reform(move |_: MouseEvent| Action::ShowPanel(panel));
    html! {
        <button type="button" role="tab" id={tab_id(panel)} aria-controls="panel" aria-selected={if open { "true" } else { "false" }}
            tabindex={if open { "0" } else { "-1" }} {onclick}>{ panel.name() }</button>
    }
}

/// Left and right go from tab to tab, as they do everywhere.
fn turn(props: &Props) -> Callback<KeyboardEvent> {
    let (act, open) = (props.act.clone(), props.open);
    Callback::from(move |event: KeyboardEvent| {
        let at = Panel::ALL.iter().position(|panel| *panel == open).unwrap_or(0);
        let count = Panel::ALL.len();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            _ => return,
        };
        event.prevent_default();
        act.emit(Action::ShowPanel(Panel::ALL[to]));
        let tab = document().get_element_by_id(tab_id(Panel::ALL[to]));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus does not: nothing to be done.
            let _ = tab.focus();
        }
    })
}

fn words(props: &Props) -> Html {
    let act = props.act.clone();
    let onchange = Callback::from(move |event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        let chosen = Vocabulary::ALL.into_iter().find(|vocabulary| vocabulary.name() == name);
        act.emit(Action::SetVocabulary(chosen.unwrap_or_default()));
    });
    html! {
        <select class="words" aria-label="Words" title="In whose words the machine is told" {onchange}>
            { for Vocabulary::ALL.into_iter().map(|vocabulary| html! {
                <option value={vocabulary.name()} selected={props.vocabulary == vocabulary}>{ format!("in {}", vocabulary.whose()) }</option>
            }) }
        </select>
    }
}
