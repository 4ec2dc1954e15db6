//! What is read out to those who do not see the page, once a person has stopped for a moment. Knows nothing of what it says.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Empty: nothing is to be said.
    pub text: AttrValue,
}

/// Milliseconds for which one rests before it is said: who holds a key down is not talked at for every step on the way.
const REST: u32 = 250;

#[component]
pub fn Announced(props: &Props) -> Html {
    let said = use_state(|| AttrValue::from(""));
    {
        let said = said.clone();
        use_effect_with(props.text.clone(), move |text| {
            let text = text.clone();
            let rest = if text.is_empty() { 0 } else { REST };
            let timer = Timeout::new(rest, move || said.set(text));
            move || drop(timer)
        });
    }
    html! { <p class="visually-hidden" aria-live="polite">{ &*said }</p> }
}
