//! `asyncio.Semaphore` and `BoundedSemaphore`: so many at a time, first come first served.

use super::primitives::{Primitive, Waiters};
use super::{Co, Completed, ErrorKind, Host};
use crate::trace::{Change, FutureKind, ObjectId, ObjectKind};
use std::cell::Cell;
use std::rc::Rc;

/// asyncio's `Semaphore`; with a bound, its `BoundedSemaphore`.
pub struct Semaphore<H: Host> {
    common: Primitive<H>,
    value: Cell<i64>,
    bound: Option<i64>,
    waiters: Waiters<H>,
}

impl<H: Host> Semaphore<H> {
    /// `Semaphore(value)`, or `BoundedSemaphore(value)`.
    pub fn new(host: &Rc<H>, value: i64, bounded: bool) -> Result<Rc<Self>, H::Error> {
        if value < 0 {
            return Err(host.error(ErrorKind::Value, "Semaphore initial value must be >= 0"));
        }
        let class = if bounded { "asyncio.locks.BoundedSemaphore" } else { "asyncio.locks.Semaphore" };
        let common = Primitive::new(host, class, ObjectKind::Semaphore, usize::try_from(value).unwrap_or(usize::MAX));
        let bound = bounded.then_some(value);
        Ok(Rc::new(Semaphore { common, value: Cell::new(value), bound, waiters: Waiters::new() }))
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// Slots that are left (`_value`), for its repr.
    pub fn value(&self) -> i64 {
        self.value.get()
    }

    /// How many wait, for its repr.
    pub fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// `Semaphore.locked()`: whether `acquire` would wait.
    pub fn locked(&self) -> bool {
        self.value.get() == 0 || !self.waiters.all_cancelled()
    }

    /// `async def acquire()`: True once a slot is held.
    pub async fn acquire(&self, co: &Co<H>) -> Completed<H> {
        if !self.locked() {
            self.value.set(self.value.get() - 1);
            self.record(Change::Acquired);
            return Ok(co.host().boolean(true));
        }
        let turn = self.common.waiter(co, FutureKind::Turn)?;
        if let Err(error) = self.waiters.wait(co, &turn).await {
            if co.host().is(&error, ErrorKind::Cancelled) && !turn.cancelled() {
                // It was given the slot in the same round in which it was cancelled.
                self.give_back();
            }
            return Err(error);
        }
        if self.value.get() > 0 {
            self.wake_up_next();
        }
        self.record(Change::Acquired);
        Ok(co.host().boolean(true))
    }

    /// `Semaphore.release()`, `BoundedSemaphore.release()`.
    pub fn release(&self) -> Result<(), H::Error> {
        if self.bound.is_some_and(|bound| self.value.get() >= bound) {
            return Err(self.common.host.error(ErrorKind::Value, "BoundedSemaphore released too many times"));
        }
        self.give_back();
        Ok(())
    }

    fn give_back(&self) {
        self.value.set(self.value.get() + 1);
        self.record(Change::Released);
        self.wake_up_next();
    }

    fn wake_up_next(&self) {
        for turn in self.waiters.pending(1) {
            self.value.set(self.value.get() - 1);
            turn.finish(self.common.host.boolean(true));
        }
    }

    fn record(&self, change: Change) {
        self.common.record(change, usize::try_from(self.value.get()).unwrap_or(0));
    }
}
