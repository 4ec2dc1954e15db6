//! The plug between the loop and whoever decides in which order that which is ready runs. Knows neither tasks nor timers.
//!
//! Timers need no plug: the loop keeps them in its own heap and says with `Work::Idle` until when it has nothing to do. Under
//! virtual time one jumps there; in a browser one sets a real timeout and comes back.

use super::{Host, Ready};
use crate::time::Instant;
use std::cell::RefCell;
use std::collections::VecDeque;

/// Takes in what is ready, and gives it out in the order in which it is to run.
pub trait Scheduler<H: Host> {
    /// Takes in something that is ready.
    fn call_soon(&self, ready: Ready<H>);

    /// What is to run now. None, although something is ready: it has yet to be delivered (by the browser's executor, say).
    fn take(&self) -> Option<Ready<H>>;

    /// How many have been taken in and not yet taken out.
    fn len(&self) -> usize;

    /// What the clock says as a round begins. None: it moves only while nothing is ready, or the program moves it.
    fn clock(&self) -> Option<Instant> {
        None
    }

    /// Whether nothing is ready.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Forgets everything that is ready: the loop is closed.
    fn clear(&self);
}

/// First in, first out: the order of asyncio's own ready queue.
pub struct VirtualTime<H: Host>(RefCell<VecDeque<Ready<H>>>);

impl<H: Host> VirtualTime<H> {
    /// An empty queue.
    pub fn new() -> Self {
        VirtualTime(RefCell::default())
    }
}

impl<H: Host> Default for VirtualTime<H> {
    fn default() -> Self {
        VirtualTime::new()
    }
}

impl<H: Host> Scheduler<H> for VirtualTime<H> {
    fn call_soon(&self, ready: Ready<H>) {
        self.0.borrow_mut().push_back(ready);
    }

    fn take(&self) -> Option<Ready<H>> {
        self.0.borrow_mut().pop_front()
    }

    fn len(&self) -> usize {
        self.0.borrow().len()
    }

    fn clear(&self) {
        // Dropped only after the borrow has ended: a drop may make other things ready.
        drop(self.0.take());
    }
}
