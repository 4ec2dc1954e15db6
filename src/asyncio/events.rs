//! `asyncio.Event`: a flag that tasks wait for.

use super::primitives::{Primitive, Waiters};
use super::{Co, Completed, Host};
use crate::trace::{Change, FutureKind, ObjectId, ObjectKind};
use std::cell::Cell;
use std::rc::Rc;

/// asyncio's `Event`.
pub struct Event<H: Host> {
    common: Primitive<H>,
    value: Cell<bool>,
    waiters: Waiters<H>,
    /// What those who wait for it wait on, in the trace.
    kind: FutureKind,
}

impl<H: Host> Event<H> {
    /// `Event()`.
    pub fn new(host: &Rc<H>) -> Rc<Self> {
        let common = Primitive::new(host, "asyncio.locks.Event", ObjectKind::Event, 0);
        Rc::new(Event::with(common, false, FutureKind::Signal))
    }

    pub(super) fn with(common: Primitive<H>, value: bool, kind: FutureKind) -> Self {
        Event { common, value: Cell::new(value), waiters: Waiters::new(), kind }
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// `Event.is_set()`.
    pub fn is_set(&self) -> bool {
        self.value.get()
    }

    /// How many wait, for its repr.
    pub fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// `Event.set()`.
    pub fn set(&self) {
        if self.value.replace(true) {
            return;
        }
        self.common.record(Change::Set, 0);
        for waiter in self.waiters.pending(usize::MAX) {
            waiter.finish(self.common.host.boolean(true));
        }
    }

    /// `Event.clear()`.
    pub fn clear(&self) {
        if self.value.replace(false) {
            self.common.record(Change::Cleared, 0);
        }
    }

    /// `async def wait()`: True once it is set.
    pub async fn wait(&self, co: &Co<H>) -> Completed<H> {
        if !self.is_set() {
            let signal = self.common.waiter(co, self.kind)?;
            self.waiters.wait(co, &signal).await?;
        }
        Ok(co.host().boolean(true))
    }
}
