//! The text of a lesson as elements: paragraphs, lists, callouts, code, and moments as buttons. Knows nothing of what they mean.

use crate::lessons::{Block, Inline, Item, Kind};
use crate::state::Learn;
use yew::prelude::*;

/// Paragraphs and what else stands between headings.
pub fn blocks(blocks_: &[Block], learn: &Callback<Learn>) -> Html {
    html! { <>{ for blocks_.iter().map(|block| self::block(block, learn)) }</> }
}

fn block(block: &Block, learn: &Callback<Learn>) -> Html {
    match &block.kind {
        Kind::Heading { text, .. } => html! { <h4>{ inlines(text, learn) }</h4> },
        Kind::Paragraph(text) => html! { <p>{ inlines(text, learn) }</p> },
        Kind::Fence { text, .. } => html! { <pre tabindex="0"><code>{ text.trim_end() }</code></pre> },
        Kind::Quote(inner) => html! { <blockquote>{ blocks(inner, learn) }</blockquote> },
        Kind::List { ordered: true, items } => html! { <ol>{ for items.iter().map(|item| self::item(item, learn)) }</ol> },
        Kind::List { ordered: false, items } => html! { <ul>{ for items.iter().map(|item| self::item(item, learn)) }</ul> },
    }
}

fn item(item: &Item, learn: &Callback<Learn>) -> Html {
    html! { <li>{ inlines(&item.head, learn) }{ " " }{ inlines(&item.rest, learn) }</li> }
}

/// The pieces of a paragraph.
pub fn inlines(pieces: &[Inline], learn: &Callback<Learn>) -> Html {
    html! { <>{ for pieces.iter().map(|piece| inline(piece, learn)) }</> }
}

fn inline(piece: &Inline, learn: &Callback<Learn>) -> Html {
    match piece {
        Inline::Text(text) => html! { { text } },
        Inline::Code(code) => html! { <code>{ code }</code> },
        Inline::Emphasis(inner) => html! { <em>{ inlines(inner, learn) }</em> },
        Inline::Strong(inner) => html! { <strong>{ inlines(inner, learn) }</strong> },
        Inline::Link { text, to } => {
            // A lesson may come from anywhere on the site: its links lead to pages, and run nothing.
            let safe = ["https://", "http://"].iter().any(|scheme| to.starts_with(scheme));
            match safe {
                true => html! { <a href={to.clone()} target="_blank" rel="noopener">{ inlines(text, learn) }</a> },
                false => inlines(text, learn),
            }
        }
        Inline::Moment { text, moment } => {
            let moment = moment.clone();
            let go = learn.reform(move |_: MouseEvent| Learn::Go(moment.clone()));
            html! { <button type="button" class="moment" title="Go to this moment" onclick={go}>{ inlines(text, learn) }</button> }
        }
    }
}
