//! The components of the page, one a file.

use yew::prelude::*;

/// The whole page.
#[component]
pub fn App() -> Html {
    html! { <main><h1>{ "Loopscope" }</h1></main> }
}
