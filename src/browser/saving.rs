//! Saving files, and pictures as pixels. Knows no run.

use super::canvas::Canvas;
use super::{document, window};
use crate::timeline::{DisplayList, Measure, Theme};
use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

/// Whether files may be saved from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    Free,
    /// In a frame, and the page around it may forbid it without a word.
    Perhaps,
    /// In a frame that is cut off from its own origin: such frames save nothing.
    Forbidden,
}

/// Whether files may be saved from this page.
pub fn saving() -> Saving {
    let framed = window().parent().ok().flatten().is_none_or(|parent| parent != window());
    match (framed, window().origin() == "null") {
        (false, _) => Saving::Free,
        (true, false) => Saving::Perhaps,
        (true, true) => Saving::Forbidden,
    }
}

/// Saves a text as a file; false where the browser makes none.
pub fn save_text(name: &str, mime: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).is_ok_and(|blob| save(name, &blob))
}

/// Saves what a browser holds as a file; false where it cannot.
pub fn save(name: &str, blob: &Blob) -> bool {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return false };
    let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser reads the file after this: its address is given back a good while later.
    Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
    link.is_some()
}

/// An empty canvas that stands on no page.
pub fn blank_canvas() -> Option<HtmlCanvasElement> {
    document().create_element("canvas").ok()?.dyn_into().ok()
}

/// Draws a picture in pixels, `ratio` for each CSS pixel, and hands it on as PNG; None where the browser has no room for it.
pub fn png(
    draw: impl FnOnce(&dyn Measure) -> DisplayList,
    theme: &Theme,
    ratio: fn(&DisplayList) -> f64,
    done: impl FnOnce(Option<Blob>) + 'static,
) {
    let Some(element) = blank_canvas() else { return done(None) };
    let Some(canvas) = Canvas::of(element.clone()) else { return done(None) };
    let list = draw(&canvas);
    canvas.paint_at(&list, theme, ratio(&list));
    let done = Closure::once_into_js(move |blob: JsValue| done(blob.dyn_into().ok()));
    // It fails only for pictures from elsewhere, and there is none in this one.
    let _ = element.to_blob(done.unchecked_ref());
}
