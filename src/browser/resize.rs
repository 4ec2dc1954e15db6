//! Tells how large an element is, now and whenever that changes. Knows nothing of what is in it.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// An observer of one element.
#[must_use = "dropping it ends the watching"]
pub struct Resize {
    observer: ResizeObserver,
    _seen: Closure<dyn FnMut(Array)>,
}

impl Resize {
    /// Calls `sized` with width and height of the element's content, in CSS pixels. None where the browser cannot tell.
    pub fn of(element: &Element, mut sized: impl FnMut(f32, f32) + 'static) -> Option<Resize> {
        let seen = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            if let Some(entry) = entries.iter().last() {
                let size = entry.unchecked_into::<ResizeObserverEntry>().content_rect();
                sized(size.width() as f32, size.height() as f32);
            }
        });
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Resize { observer, _seen: seen })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
