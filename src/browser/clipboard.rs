//! Copying text. Where the page may not, it says so, and the caller shows the text to be copied by hand.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies `text`; false where the browser or the embedding page forbids it.
pub async fn copy(text: &str) -> bool {
    // Over plain http there is no clipboard at all, and touching the missing one would throw.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}
