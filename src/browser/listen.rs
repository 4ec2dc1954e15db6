//! Listeners that are taken off again when they are dropped. Knows no particular event.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// A listener on a target.
#[must_use = "dropping a listener takes it off"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `heard` with every event of this name; it may prevent what the browser would do.
    pub fn new<E: JsCast>(target: &EventTarget, name: &'static str, mut heard: impl FnMut(E) + 'static) -> Listener {
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(event.unchecked_into()));
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        target
            .add_event_listener_with_callback_and_add_event_listener_options(name, heard.as_ref().unchecked_ref(), &options)
            .expect("listening is always allowed");
        Listener { target: target.clone(), name, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        // A target that is gone already has nothing to take off.
        let _ = self.target.remove_event_listener_with_callback(self.name, self.heard.as_ref().unchecked_ref());
    }
}
