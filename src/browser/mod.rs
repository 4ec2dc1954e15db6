//! The browser: executor, canvas, frames, storage, clipboard; knows no components.

pub mod address;
pub mod canvas;
pub mod clipboard;
pub mod executor;
pub mod fetch;
pub mod frames;
pub mod host;
pub mod listen;
pub mod live;
pub mod media;
pub mod motion;
pub mod requests;
pub mod resize;
pub mod runs;
pub mod saving;
pub mod slices;
pub mod storage;

/// The window that the page lives in. Loopscope runs in pages only, never in workers.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("a page has a window")
}

/// The document of the page.
pub fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// Leaves a mark on the browser's own list of performance marks, for measurements from outside; the first time only.
pub fn mark_once(name: &str) {
    if let Some(performance) = window().performance().filter(|performance| performance.get_entries_by_name(name).length() == 0) {
        // A mark that cannot be set is only missing from a measurement.
        let _ = performance.mark(name);
    }
}
