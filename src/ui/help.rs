//! The list of keys, and what the page is for. Knows the keys by their list alone.

use super::modal::Modal;
use crate::state::keys;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub open: bool,
    pub close: Callback<()>,
}

#[component]
pub fn Help(props: &Props) -> Html {
    html! {
        <Modal id="help" title="Keys" open={props.open} close={props.close.clone()}>
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
        </Modal>
    }
}
