//! The choices of a question as buttons, and what is said of those that are judged. Knows neither who asks nor what follows.

use super::lesson_text::inlines;
use crate::lessons::{Given, Question};
use crate::state::Learn;
use yew::prelude::*;

/// The choices; those in `picked` were picked, and `judged` says whether it is told what to think of them.
pub fn answers(question: &Question, picked: &[usize], judged: bool, pick: &Callback<usize>, learn: &Callback<Learn>) -> Html {
    let item = |(place, choice): (usize, &crate::lessons::Choice)| {
        let tried = picked.contains(&place);
        let class = (tried && judged).then(|| if question.is_right(&Given::One(place)) { "right" } else { "wrong" });
        let onclick = pick.reform(move |_: MouseEvent| place);
        html! {
            <li class={classes!(class)}>
                <button type="button" class="choice" aria-pressed={tried.to_string()} {onclick}>{ inlines(&choice.text, learn) }</button>
                if tried && judged && !choice.why.is_empty() { <p>{ inlines(&choice.why, learn) }</p> }
            </li>
        }
    };
    html! { <ul class="answers">{ for question.choices.iter().enumerate().map(item) }</ul> }
}
