//! The parts of the event loop at the cursor: what runs, the ready queue, the timers. Knows no run, only what stands in each part.

use crate::state::view::{Item, Manner};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub title: AttrValue,
    pub id: AttrValue,
    /// What to say when there is nothing in it.
    pub empty: AttrValue,
    pub items: Vec<Item>,
    /// How many more there are than are shown.
    pub more: usize,
    /// A word beside the title.
    #[prop_or_default]
    pub aside: AttrValue,
}

/// One part of the machine.
#[component]
pub fn Part(props: &Props) -> Html {
    html! {
        <section class={classes!("card", "part", props.id.to_string())} role="group" aria-labelledby={props.id.clone()}>
            <h2 id={props.id.clone()}>{ &props.title }</h2>
            if !props.aside.is_empty() { <p class="aside">{ &props.aside }</p> }
            if props.items.is_empty() {
                <p class="dim">{ &props.empty }</p>
            } else {
                <ol class="scroll" tabindex="0" aria-labelledby={props.id.clone()}>
                    { for props.items.iter().map(|item| html! {
                        <li class={classes!("pill", class_of(item.manner), item.struck.then_some("struck"))}>
                            { &item.text }
                            if let Some(when) = &item.when { <span class="when">{ when }</span> }
                        </li>
                    }) }
                    if props.more > 0 { <li class="dim">{ format!("and {} more", props.more) }</li> }
                </ol>
            }
        </section>
    }
}

/// The class that colours what a task is doing.
pub fn class_of(manner: Manner) -> &'static str {
    match manner {
        Manner::Running => "running",
        Manner::Ready => "ready",
        Manner::Waiting => "waiting",
        Manner::Other => "other",
    }
}
