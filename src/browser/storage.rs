//! What the browser keeps for the next visit. In a frame without an origin of its own it keeps nothing, and nothing breaks.

use super::window;

const PREFIX: &str = "loopscope.";

/// What was kept under this key.
pub fn read(key: &str) -> Option<String> {
    store()?.get_item(&format!("{PREFIX}{key}")).ok()?
}

/// Keeps `value`, where that is possible.
pub fn write(key: &str, value: &str) {
    if let Some(store) = store() {
        // A full or forbidden store only forgets a preference.
        let _ = store.set_item(&format!("{PREFIX}{key}"), value);
    }
}

/// Even asking for the store throws where the frame is sandboxed.
fn store() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
