//! A text field for a value that not every text is: what means nothing is marked where it was typed, and changes nothing.

use crate::composition::Change;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// The change that a text makes, or why it makes none.
    pub read: Callback<String, Result<Change, String>>,
    pub change: Callback<Change>,
    #[prop_or_default]
    pub class: Classes,
    /// It takes numbers: phones show the fitting keys.
    #[prop_or_default]
    pub number: bool,
    #[prop_or_default]
    pub disabled: bool,
}

#[component]
pub fn Field(props: &Props) -> Html {
    let typed = use_state(|| None::<String>);
    let focused = use_mut_ref(|| false);
    {
        // A value that was changed elsewhere replaces what was typed; one's own typing stays as it was typed.
        let (typed, focused) = (typed.clone(), focused.clone());
        use_effect_with(props.value.clone(), move |_| {
            if !*focused.borrow() {
                typed.set(None);
            }
        });
    }
    let problem = typed.as_ref().and_then(|text| props.read.emit(text.clone()).err());
    let oninput = {
        let (typed, read, change) = (typed.clone(), props.read.clone(), props.change.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(made) = read.emit(text.clone()) {
                change.emit(made);
            }
            typed.set(Some(text));
        })
    };
    let onfocus = {
        let focused = focused.clone();
        Callback::from(move |_: FocusEvent| *focused.borrow_mut() = true)
    };
    let onblur = {
        let (typed, wrong) = (typed.clone(), problem.is_some());
        Callback::from(move |_: FocusEvent| {
            *focused.borrow_mut() = false;
            if !wrong {
                typed.set(None);
            }
        })
    };
    let message = format!("{}-problem", props.id);
    let value = typed.as_deref().map_or_else(|| props.value.to_string(), str::to_owned);
    html! {
        <span class={classes!("field", props.class.clone())}>
            <input type="text" id={props.id.clone()} aria-label={props.label.clone()} {value} disabled={props.disabled} {oninput} {onfocus} {onblur}
                inputmode={props.number.then_some("decimal")} autocomplete="off" spellcheck="false"
                aria-invalid={problem.is_some().then_some("true")} aria-describedby={problem.is_some().then(|| message.clone())} />
            if let Some(problem) = problem { <span class="problem" id={message} role="alert">{ problem }</span> }
        </span>
    }
}
