//! A labelled switch. Knows nothing of what it switches.

use yew::prelude::*;

/// A switch with its label. `title`: what it does, in more words; may be empty.
pub fn switch(label: &'static str, title: &'static str, on: bool, change: Callback<bool>) -> Html {
    gated_switch(label, title, on, true, change)
}

/// A switch that can be out of use for a while.
pub fn gated_switch(label: &'static str, title: &'static str, on: bool, enabled: bool, change: Callback<bool>) -> Html {
    let onclick = change.reform(move |_: MouseEvent| !on);
    html! {
        <button type="button" class="switch" role="switch" aria-checked={if on { "true" } else { "false" }} {title}
            disabled={!enabled} {onclick}>
            <span class="knob" aria-hidden="true" />
            { label }
        </button>
    }
}
