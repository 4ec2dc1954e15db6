//! The buttons that fold and unfold rows of the timeline: real ones, over the signs that the canvas shows. Knows no canvas.

use crate::state::Action;
use crate::timeline::{FoldButton, Rect};
use yew::prelude::*;

/// A button for every row that can be folded, of those that are seen below `top`.
pub fn folds(buttons: &[FoldButton], top: f32, act: &Callback<Action>) -> Html {
    buttons.iter().filter(|button| button.place.y >= top - 2.0).map(|button| one(button, act)).collect()
}

fn one(button: &FoldButton, act: &Callback<Action>) -> Html {
    let FoldButton { fold, folded, place: Rect { x, y, width, height }, name } = button.clone();
    let onclick = act.reform(move |_: MouseEvent| Action::Fold(fold, !folded));
    let style = format!("left:{x}px;top:{y}px;width:{width}px;height:{height}px");
    let title = if folded { "Unfold" } else { "Fold" };
    html! {
        <button type="button" class="fold" key={format!("{fold:?}")} {style} {onclick} {title} aria-expanded={if folded { "false" } else { "true" }}
            aria-label={format!("Tasks of {name}")} />
    }
}
