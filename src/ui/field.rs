//! A text field for a value that not every text is: what means nothing is marked where it was typed, and changes nothing. Knows no
//! value, only what a text is read as.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props<C: PartialEq> {
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// The change that a text makes, or why it makes none.
    pub read: Callback<String, Result<C, String>>,
    pub change: Callback<C>,
    #[prop_or_default]
    pub class: Classes,
    /// It takes numbers: phones show the fitting keys.
    #[prop_or_default]
    pub number: bool,
    /// So many lines to see at once; none: it takes one line.
    #[prop_or_default]
    pub lines: Option<u32>,
}

#[component]
pub fn Field<C: Clone + PartialEq + 'static>(props: &Props<C>) -> Html {
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
            let text = text_of(&event);
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
    let (id, label) = (props.id.clone(), props.label.clone());
    let (invalid, described) = (problem.is_some().then_some("true"), problem.is_some().then(|| message.clone()));
    html! {
        <span class={classes!("field", props.class.clone())}>
            if let Some(lines) = props.lines {
                <textarea {id} aria-label={label} {value} rows={lines.to_string()} {oninput} {onfocus} {onblur}
                    autocomplete="off" spellcheck="false" aria-invalid={invalid} aria-describedby={described} />
            } else {
                <input type="text" {id} aria-label={label} {value} {oninput} {onfocus} {onblur}
                    inputmode={props.number.then_some("decimal")} autocomplete="off" spellcheck="false" aria-invalid={invalid} aria-describedby={described} />
            }
            if let Some(problem) = problem { <span class="problem" id={message} role="alert">{ problem }</span> }
        </span>
    }
}

fn text_of(event: &InputEvent) -> String {
    let target = event.target();
    let field = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>()).map(HtmlInputElement::value);
    let area = || target.as_ref().and_then(|target| target.dyn_ref::<HtmlTextAreaElement>()).map(HtmlTextAreaElement::value);
    field.or_else(area).unwrap_or_default()
}
