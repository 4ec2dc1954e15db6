//! The one owner of requestAnimationFrame: calls back once a frame until it is dropped. Knows nothing of what is drawn.

use super::window;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type Tick = Closure<dyn FnMut(f64)>;

/// Frames that keep coming.
#[must_use = "dropping it stops the frames"]
pub struct Frames {
    tick: Rc<RefCell<Option<Tick>>>,
    pending: Rc<Cell<i32>>,
}

impl Frames {
    /// Calls `draw` before every repaint, with the milliseconds since the last call (0 at the first).
    pub fn every(mut draw: impl FnMut(f64) + 'static) -> Frames {
        let pending = Rc::new(Cell::new(0));
        let tick: Rc<RefCell<Option<Tick>>> = Rc::default();
        let mut last = None;
        let (again, id) = (Rc::clone(&tick), Rc::clone(&pending));
        *tick.borrow_mut() = Some(Closure::new(move |now: f64| {
            if let Some(next) = again.borrow().as_ref() {
                id.set(request(next));
            }
            draw(now - last.replace(now).unwrap_or(now));
        }));
        if let Some(first) = tick.borrow().as_ref() {
            pending.set(request(first));
        }
        Frames { tick, pending }
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        let _ = window().cancel_animation_frame(self.pending.get());
        // The closure may be the very one that is running and led here, so it is let go of only after it has returned.
        let tick = self.tick.take();
        wasm_bindgen_futures::spawn_local(async move { drop(tick) });
    }
}

fn request(tick: &Tick) -> i32 {
    window().request_animation_frame(tick.as_ref().unchecked_ref()).expect("a window gives frames")
}
