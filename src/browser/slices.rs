//! Long work in short slices, between which the page stays alive. Knows nothing of the work.

use super::{listen::Listener, window};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use web_sys::{MessageChannel, MessageEvent, MessagePort};

/// A slice lasts about so long: within a frame of 16 ms there is room left for painting.
const SLICE_MS: f64 = 9.0;

/// Whether there is more to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    More,
    Nothing,
}

/// Work that is being done.
#[must_use = "dropping it ends the work where it stands"]
pub struct Slices {
    _working: Rc<RefCell<Working>>,
}

struct Working {
    /// Taken out while it runs, and for good when nothing is left.
    work: Option<Box<dyn FnMut() -> Left>>,
    port: MessagePort,
    _listener: Option<Listener>,
}

impl Slices {
    /// Does `work`, bit by bit, until nothing is left: the first slice at once, the others after hops through the browser's own queue
    /// of tasks, which takes no longer than it must (a timeout of nothing would take 4 ms).
    pub fn of(work: impl FnMut() -> Left + 'static) -> Slices {
        let channel = MessageChannel::new().expect("every browser that runs this has channels");
        let working = Rc::new(RefCell::new(Working { work: Some(Box::new(work)), port: channel.port2(), _listener: None }));
        let heard: Weak<RefCell<Working>> = Rc::downgrade(&working);
        let listener = Listener::new(&channel.port1(), "message", move |_: MessageEvent| {
            if let Some(working) = heard.upgrade() {
                slice(&working);
            }
        });
        channel.port1().start();
        working.borrow_mut()._listener = Some(listener);
        slice(&working);
        Slices { _working: working }
    }
}

fn slice(working: &Rc<RefCell<Working>>) {
    // The work may lead to this very work being dropped, so nothing is borrowed while it runs.
    let Some(mut work) = working.borrow_mut().work.take() else { return };
    let end = now() + SLICE_MS;
    while work() == Left::More {
        if now() >= end {
            let mut working = working.borrow_mut();
            working.work = Some(work);
            // A message to one's own port is always taken.
            let _ = working.port.post_message(&wasm_bindgen::JsValue::NULL);
            return;
        }
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
