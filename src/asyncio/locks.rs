//! `asyncio.Lock`: one holder at a time, first come first served.

use super::primitives::{Primitive, Waiters};
use super::{Co, Completed, ErrorKind, Host};
use crate::trace::{Change, FutureKind, ObjectId, ObjectKind};
use std::cell::Cell;
use std::rc::Rc;

/// asyncio's `Lock`.
pub struct Lock<H: Host> {
    common: Primitive<H>,
    locked: Cell<bool>,
    waiters: Waiters<H>,
}

impl<H: Host> Lock<H> {
    /// `Lock()`.
    pub fn new(host: &Rc<H>) -> Rc<Self> {
        Lock::with(Primitive::new(host, "asyncio.locks.Lock", ObjectKind::Lock, 1))
    }

    pub(super) fn with(common: Primitive<H>) -> Rc<Self> {
        Rc::new(Lock { common, locked: Cell::new(false), waiters: Waiters::new() })
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// `Lock.locked()`.
    pub fn locked(&self) -> bool {
        self.locked.get()
    }

    /// How many wait, for its repr.
    pub fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// `async def acquire()`: True once it is held.
    pub async fn acquire(&self, co: &Co<H>) -> Completed<H> {
        if self.locked() || !self.waiters.all_cancelled() {
            let turn = self.common.waiter(co, FutureKind::Turn)?;
            if let Err(error) = self.waiters.wait(co, &turn).await {
                if co.host().is(&error, ErrorKind::Cancelled) && !self.locked() {
                    self.wake_up_first();
                }
                return Err(error);
            }
        }
        self.locked.set(true);
        self.common.record(Change::Acquired, 0);
        Ok(co.host().boolean(true))
    }

    /// `Lock.release()`.
    pub fn release(&self) -> Result<(), H::Error> {
        if !self.locked() {
            return Err(self.common.host.error(ErrorKind::Runtime, "Lock is not acquired."));
        }
        self.locked.set(false);
        self.common.record(Change::Released, 1);
        self.wake_up_first();
        Ok(())
    }

    /// One that is done already will take the lock or, cancelled, come here again.
    fn wake_up_first(&self) {
        if let Some(turn) = self.waiters.first().filter(|turn| !turn.done()) {
            turn.finish(self.common.host.boolean(true));
        }
    }
}
