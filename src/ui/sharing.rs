//! What Share and Embed copy, and what they say of it. Knows addresses by `browser::address` alone.

use crate::browser::{address, clipboard};
use crate::composition::Preset;
use crate::state::{Action, Notice, State, embed_html};
use yew::prelude::*;

/// Copies a link to this very moment.
pub fn share(state: &State, preset: Option<&Preset>, act: Callback<Action>) {
    let link = address::with("", &state.link(preset).to_fragment());
    copy(link, "Copied a link to this very moment.", "Copy this link:", act);
}

/// Copies the HTML of a frame that shows this.
pub fn embed(state: &State, preset: Option<&Preset>, act: Callback<Action>) {
    // A reader of a lesson is to guess what comes.
    let state = State { show_what_comes: false, ..state.clone() };
    let source = address::with("embed", &state.link(preset).to_fragment());
    copy(
        embed_html(&source, preset.map_or("a program", |preset| preset.title)),
        "Copied HTML that shows this on a page of yours.",
        "Copy this HTML:",
        act,
    );
}

/// Copies a text and says so; or offers it to be copied by hand where the page may not.
pub fn copy(text: String, done: &str, by_hand: &str, act: Callback<Action>) {
    let done = Notice::done(done);
    let otherwise = Notice { copy: Some(text.clone()), ..Notice::done(by_hand) };
    wasm_bindgen_futures::spawn_local(async move {
        let copied = clipboard::copy(&text).await;
        act.emit(Action::Say(if copied { done } else { otherwise }));
    });
}
