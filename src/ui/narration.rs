//! The sentence: what just happened and why. Knows no trace, only the spans of the sentence.

use super::announced::Announced;
use crate::narration::{Narration as Told, Span};
use crate::state::Action;
use yew::prelude::*;

pub struct Props {
    pub told: Told,
    /// What the sentence is to be read out as: empty while playing.
    pub announced: AttrValue,
    pub cause: bool,
    pub effect: bool,
    pub act: Callback<Action>,
}

pub fn narration(props: &Props) -> Html {
    let go = |label: &'static str, key: &'static str, action: Action, enabled: bool| {
        let onclick = props.act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="plain why" disabled={!enabled} {onclick}><kbd aria-hidden="true">{ key }</kbd>{ label }</button> }
    };
    html! {
        <section class="narration" role="group" aria-label="Narration">
            <p>{ for props.told.spans.iter().map(span) }</p>
            <div class="whys">
                { go("what caused this", "[", Action::ToCause, props.cause) }
                { go("what it causes", "]", Action::ToEffect, props.effect) }
            </div>
            <Announced text={props.announced.clone()} />
        </section>
    }
}

fn span(span: &Span) -> Html {
    match span {
        Span::Text(words) => html! { <>{ words }</> },
        Span::Task(_, words) => html! { <b class="task">{ words }</b> },
        Span::Code(words) => html! { <code>{ words }</code> },
        Span::Strong(words) => html! { <strong>{ words }</strong> },
    }
}
