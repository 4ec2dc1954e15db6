//! The text field for the source: a plain text area over coloured text, so that typing, selecting and reading aloud are the browser's
//! own. What keys do to the text is `state::editing`'s.

use super::listing::listing;
use crate::browser::listen::Listener;
use crate::state::editing::{self, Edit};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub source: Rc<str>,
    /// The id of what describes the error in the text, if there is one.
    pub error: Option<AttrValue>,
    /// The new text, and what kind of change it was.
    pub on_type: Callback<(String, String)>,
    /// Go to the next step that runs this line, from 1.
    pub on_line: Callback<u32>,
    pub on_undo: Callback<()>,
    pub on_redo: Callback<()>,
    pub children: Children,
}

/// The editor; its children are drawn between the coloured text and the text field.
#[component]
pub fn Editor(props: &Props) -> Html {
    let field = use_node_ref();
    let typed = use_mut_ref(|| props.source.to_string());
    // After Escape the next Tab leaves the field, so that the keyboard is never trapped in it.
    let leaving = use_mut_ref(|| false);
    {
        let (field, typed) = (field.clone(), typed.clone());
        use_effect_with(Rc::clone(&props.source), move |source| show_change(&field, &typed, source));
    }
    {
        // Undo from a menu or by a gesture comes as this event only.
        let (field, undo, redo) = (field.clone(), props.on_undo.clone(), props.on_redo.clone());
        use_effect_with((), move |()| {
            let listener = field.cast::<HtmlTextAreaElement>().map(|field| {
                Listener::new(&field, "beforeinput", move |event: InputEvent| match event.input_type().as_str() {
                    "historyUndo" => take(&event, &undo),
                    "historyRedo" => take(&event, &redo),
                    _ => {}
                })
            });
            move || drop(listener)
        });
    }
    let change = {
        let on_type = props.on_type.clone();
        let typed = typed.clone();
        move |text: String| {
            let kind = editing::typing_kind(&typed.borrow(), &text);
            typed.replace(text.clone());
            on_type.emit((text, kind));
        }
    };
    let oninput = {
        let change = change.clone();
        Callback::from(move |event: InputEvent| change(area(&event).value()))
    };
    let onkeydown = {
        let (undo, redo, leaving) = (props.on_undo.clone(), props.on_redo.clone(), leaving.clone());
        let to_line = props.on_line.clone();
        Callback::from(move |event: KeyboardEvent| {
            let leave = leaving.replace(event.key() == "Escape");
            if event.ctrl_key() || event.meta_key() {
                match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => take(&event, &undo),
                    ("z", true) | ("y", _) => take(&event, &redo),
                    ("enter", _) => {
                        event.prevent_default();
                        to_line.emit(line_of_caret(&area(&event)));
                    }
                    _ => {}
                }
                return;
            }
            let leaves = leave && event.key() == "Tab";
            if !(leaves || event.alt_key() || event.is_composing()) {
                let field = area(&event);
                if let Some(edit) = edit_for(&event.key(), event.shift_key(), &field) {
                    event.prevent_default();
                    let text = apply(&field, &edit);
                    change(text);
                }
            }
        })
    };
    let layers = html! {
        <>
            { props.children.clone() }
            <textarea ref={field} aria-label="Python source" aria-multiline="true" spellcheck="false" autocomplete="off" autocapitalize="off"
                wrap="off" data-gramm="false" value={props.source.to_string()} {oninput} {onkeydown}
                aria-invalid={props.error.is_some().then_some("true")} aria-describedby={props.error.clone()} />
        </>
    };
    listing(&props.source, false, &props.on_line, layers)
}

/// Puts the caret where the text changed, when it was not changed by typing.
fn show_change(field: &NodeRef, typed: &std::cell::RefCell<String>, source: &Rc<str>) {
    let before = typed.replace(source.to_string());
    let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
    let focused = super::focused().is_some_and(|element| element.is_same_node(Some(&field)));
    if before != **source && focused {
        let caret = editing::unit_of(source, editing::change_end(&before, source)) as u32;
        // A field that is just being taken out of the page has no selection to set.
        let _ = field.set_selection_range(caret, caret);
    }
}

fn edit_for(key: &str, shift: bool, field: &HtmlTextAreaElement) -> Option<Edit> {
    let text = field.value();
    let unit = |at: Result<Option<u32>, _>| at.ok().flatten().map(|at| editing::byte_of(&text, at as usize));
    let selection = unit(field.selection_start())?..unit(field.selection_end())?;
    match (key, shift) {
        ("Enter", _) => Some(editing::enter(&text, selection)),
        ("Tab", false) => Some(editing::tab(&text, selection)),
        ("Tab", true) => Some(editing::outdent(&text, selection)),
        ("Backspace", false) => editing::backspace(&text, selection),
        _ => None,
    }
}

fn apply(field: &HtmlTextAreaElement, edit: &Edit) -> String {
    let text = edit.apply(&field.value());
    let unit = |byte| editing::unit_of(&text, byte) as u32;
    field.set_value(&text);
    let _ = field.set_selection_range(unit(edit.select.start), unit(edit.select.end));
    text
}

/// The line that the caret stands in, from 1.
fn line_of_caret(field: &HtmlTextAreaElement) -> u32 {
    let text = field.value();
    let caret = field.selection_start().ok().flatten().unwrap_or(0);
    text[..editing::byte_of(&text, caret as usize)].matches('\n').count() as u32 + 1
}

fn take(event: &web_sys::Event, callback: &Callback<()>) {
    event.prevent_default();
    callback.emit(());
}

fn area(event: &web_sys::Event) -> HtmlTextAreaElement {
    event.target().and_then(|target| target.dyn_into().ok()).expect("the listener is on the text area")
}
