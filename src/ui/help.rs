//! The list of keys, and what the page is for. Knows the keys by their list alone.

use crate::state::keys;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub open: bool,
    pub close: Callback<()>,
}

#[component]
pub fn Help(props: &Props) -> Html {
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(props.open, move |open| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                match (*open, dialog.open()) {
                    // Showing fails only where the dialog has just left the page.
                    (true, false) => drop(dialog.show_modal()),
                    (false, true) => dialog.close(),
                    _ => {}
                }
            }
        });
    }
    let open = props.open;
    let close = props.close.clone();
    // Escape closes a dialog by itself, and says so in this event.
    let onclose = Callback::from(move |_: Event| {
        if open {
            close.emit(());
        }
    });
    html! {
        <dialog ref={dialog} class="help" aria-labelledby="help-title" {onclose}>
            <h2 id="help-title">{ "Keys" }</h2>
            <dl>
                { for keys::HELP.iter().map(|(keys, does)| html! {
                    <>
                        <dt>{ for keys.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                        <dd>{ *does }</dd>
                    </>
                }) }
            </dl>
            <p>{ "A key goes to what has the focus first: Space on a button presses it, arrows on a slider move it. In the Python \
                text Tab indents; press Esc before it to leave the text." }</p>
            <p>{ "What you see is one run of the program, made in virtual time. Moving through it, forwards or backwards, changes \
                nothing in it." }</p>
            <form method="dialog"><button class="primary">{ "Close" }</button></form>
        </dialog>
    }
}
