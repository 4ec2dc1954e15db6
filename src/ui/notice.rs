//! A line that tells what was done or what went wrong, until it is dismissed. Knows no reason.

use super::icons::{Shape, icon};
use crate::state::{Notice as Said, Tone};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub struct Props {
    pub notice: Option<Said>,
    pub hush: Callback<()>,
}

/// The region is always there, so that what appears in it is read out.
pub fn notice(props: &Props) -> Html {
    html! {
        <div class="notice-place" role="status" aria-live="polite">
            if let Some(notice) = &props.notice {
                <div class={classes!("notice", (notice.tone == Tone::Problem).then_some("problem"))}>
                    <span>{ &notice.text }</span>
                    if let Some(text) = &notice.copy {
                        <input type="text" readonly=true aria-label="Text to copy" value={text.clone()} onfocus={Callback::from(select)} />
                    }
                    <button type="button" class="square plain" aria-label="Dismiss" onclick={props.hush.reform(|_| ())}>
                        { icon(Shape::Cross) }
                    </button>
                </div>
            }
        </div>
    }
}

fn select(event: FocusEvent) {
    event.target_unchecked_into::<HtmlInputElement>().select();
}
