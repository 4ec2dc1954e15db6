//! The page's address: its query, its fragment, and the address of the page itself. Knows no link format.

use super::window;
use wasm_bindgen::JsValue;

/// The query, with its `?`; empty if there is none.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// The fragment without its `#`; empty if there is none.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Puts `fragment` into the address bar without a new entry in the history.
pub fn replace_fragment(fragment: &str) {
    let address = if fragment.is_empty() { format!("{}{}", path(), query()) } else { format!("#{fragment}") };
    // Browsers refuse after too many changes in a short time, and in some frames at all; then the bar shows an older moment.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// The address of this page with another query and fragment; both without their marks.
pub fn with(query: &str, fragment: &str) -> String {
    let location = window().location();
    let origin = location.origin().ok().filter(|origin| origin != "null").unwrap_or_default();
    // A page from a file has no origin, but an address all the same.
    let base = if origin.is_empty() { strip(&location.href().unwrap_or_default()) } else { format!("{origin}{}", path()) };
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{base}{query}#{fragment}")
}

fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

fn strip(href: &str) -> String {
    href.split(['?', '#']).next().unwrap_or_default().to_owned()
}
