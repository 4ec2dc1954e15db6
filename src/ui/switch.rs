//! A labelled switch. Knows nothing of what it switches.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub label: AttrValue,
    pub on: bool,
    pub change: Callback<bool>,
    #[prop_or_default]
    pub title: AttrValue,
    #[prop_or_default]
    pub disabled: bool,
}

#[component]
pub fn Switch(props: &Props) -> Html {
    let on = props.on;
    let onclick = props.change.reform(move |_: MouseEvent| !on);
    html! {
        <button type="button" class="switch" role="switch" aria-checked={if on { "true" } else { "false" }} title={props.title.clone()}
            disabled={props.disabled} {onclick}>
            <span class="knob" aria-hidden="true" />
            { &props.label }
        </button>
    }
}
