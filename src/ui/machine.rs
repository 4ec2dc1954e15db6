//! The parts of the event loop at the cursor: what runs, the ready queue, the timers. Knows no run, only what stands in each part.

use crate::state::view::{Item, Manner};
use yew::prelude::*;

/// One part of the machine, with what stands in it; `aside` stands beside its title, `empty` is said when nothing stands in it, `more`
/// counts what is not shown.
pub fn part(title: &'static str, id: &'static str, aside: &str, empty: &'static str, items: Vec<Item>, more: usize) -> Html {
    html! {
        <section class={classes!("card", "part", id)} role="group" aria-labelledby={id}>
            <div class="heading"><h2 {id}>{ title }</h2><span class="aside">{ aside }</span></div>
            if items.is_empty() {
                <p class="dim">{ empty }</p>
            } else {
                <ol class="scroll" tabindex="0" aria-labelledby={id}>
                    { for items.iter().map(|item| html! {
                        <li class={classes!("pill", class_of(item.manner), item.struck.then_some("struck"))}>
                            { &item.text }
                            if let Some(when) = &item.when { <span class="when">{ when }</span> }
                        </li>
                    }) }
                    if more > 0 { <li class="dim">{ format!("and {} more", more) }</li> }
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
