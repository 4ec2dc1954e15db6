//! The settings: everything that decides a run beside its source. Knows what each is called, and no run.

mod files;
mod network;
mod run;

use super::modal::Modal;
use crate::run::Settings as RunSettings;
use crate::state::Action;
use crate::state::adjusting::Adjust;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub settings: RunSettings,
    pub open: bool,
    pub act: Callback<Action>,
}

#[component]
pub fn Settings(props: &Props) -> Html {
    let adjust = props.act.reform(Action::Adjust);
    let changed = props.open && !props.settings.to_pairs().is_empty();
    let reset = adjust.reform(|_: MouseEvent| Adjust::Reset);
    let aside = html! {
        if changed { <button type="button" onclick={reset}>{ "Reset everything" }</button> }
    };
    html! {
        <Modal id="settings" title="Settings" open={props.open} close={props.act.reform(|()| Action::ToggleSettings)} {aside}>
            // What nobody sees need not be worked out.
            if props.open {
                <p class="dim">{ "All that decides a run beside its source. The same source and settings give the same run, and a link carries both." }</p>
                { run::run(&props.settings, &adjust) }
                { run::input(&props.settings, &adjust) }
                <network::Network table={props.settings.network.clone()} adjust={adjust.clone()} />
                <files::Files table={props.settings.files.clone()} {adjust} />
            }
        </Modal>
    }
}

/// A group with its title, and what stands beside that.
fn group(id: &'static str, title: &'static str, aside: Html, content: Html) -> Html {
    html! {
        <section class={classes!("setting-group", id)} role="group" aria-labelledby={id}>
            <div class="title-row"><h3 {id}>{ title }</h3>{ aside }</div>
            { content }
        </section>
    }
}

/// A change of a part of a row, or what is wrong with the text.
fn reading<R: crate::state::adjusting::Edited>(
    place: crate::settings::Place,
    row: &R,
    read: impl Fn(&R, &str) -> Result<R, String> + 'static,
) -> Callback<String, Result<Adjust, String>> {
    let row = row.clone();
    Callback::from(move |text: String| read(&row, &text).map(|row| R::put(place, row)))
}

/// Which row shows its details: a click on its button opens it and closes the other.
fn toggled(open: &UseStateHandle<Option<crate::settings::Place>>, place: crate::settings::Place) -> Callback<MouseEvent> {
    let open = open.clone();
    Callback::from(move |_| open.set((*open != Some(place)).then_some(place)))
}
