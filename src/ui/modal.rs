//! A dialog that lies over the page, with a title and a button that closes it. Knows nothing of what stands in it.

use super::icons::{Shape, icon};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Names the dialog's class and the id of its title.
    pub id: &'static str,
    pub title: &'static str,
    pub open: bool,
    pub close: Callback<()>,
    /// Stands beside the title.
    #[prop_or_default]
    pub aside: Html,
    pub children: Html,
}

#[component]
pub fn Modal(props: &Props) -> Html {
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
    let title = format!("{}-title", props.id);
    html! {
        <dialog ref={dialog} class={props.id} aria-labelledby={title.clone()} {onclose}>
            <div class="dialog-head">
                <h2 id={title}>{ props.title }</h2>
                { props.aside.clone() }
                <button type="button" class="square plain" aria-label="Close" title="Close (Esc)" onclick={props.close.reform(|_: MouseEvent| ())}>{ icon(Shape::Cross) }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
