//! What the system prefers: dark colours, less motion. Knows no theme of ours.

use super::listen::Listener;
use super::window;
use web_sys::{Event, MediaQueryList};

/// The system wears dark colours.
pub fn prefers_dark() -> bool {
    matches("(prefers-color-scheme: dark)")
}

/// The system asks for less motion.
pub fn prefers_less_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

/// Calls `changed` when the system changes between light and dark.
pub fn on_dark_changes(mut changed: impl FnMut(bool) + 'static) -> Option<Listener> {
    let query = query("(prefers-color-scheme: dark)")?;
    Some(Listener::new(&query, "change", move |_: Event| changed(prefers_dark())))
}

fn matches(text: &str) -> bool {
    query(text).is_some_and(|query| query.matches())
}

fn query(text: &str) -> Option<MediaQueryList> {
    window().match_media(text).ok()?
}
