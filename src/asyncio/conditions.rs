//! `asyncio.Condition`: waits, with a lock given up meanwhile, until somebody notifies.

use super::primitives::{Primitive, Waiters};
use super::{Co, Completed, ErrorKind, Host, Lock};
use crate::trace::{Change, FutureKind, ObjectId, ObjectKind};
use std::rc::Rc;

/// asyncio's `Condition`.
pub struct Condition<H: Host> {
    common: Primitive<H>,
    lock: Rc<Lock<H>>,
    waiters: Waiters<H>,
}

impl<H: Host> Condition<H> {
    /// `Condition(lock)`; with a lock of its own if none is given.
    pub fn new(host: &Rc<H>, lock: Option<Rc<Lock<H>>>) -> Rc<Self> {
        let common = Primitive::new(host, "asyncio.locks.Condition", ObjectKind::Condition, 0);
        let lock = lock.unwrap_or_else(|| Lock::new(host));
        Rc::new(Condition { common, lock, waiters: Waiters::new() })
    }

    /// A condition that is a part of another primitive.
    pub(super) fn inside(outer: &Primitive<H>) -> Self {
        let lock = Lock::with(outer.inner("asyncio.locks.Lock"));
        Condition { common: outer.inner("asyncio.locks.Condition"), lock, waiters: Waiters::new() }
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// Its lock, whose `locked`, `acquire` and `release` are the condition's.
    pub fn lock(&self) -> &Rc<Lock<H>> {
        &self.lock
    }

    /// How many wait, for its repr.
    pub fn waiting(&self) -> usize {
        self.waiters.len()
    }

    /// `async def wait()`: True once it was notified and holds the lock again.
    pub async fn wait(&self, co: &Co<H>) -> Completed<H> {
        if !self.lock.locked() {
            return Err(co.error(ErrorKind::Runtime, "cannot wait on un-acquired lock"));
        }
        self.lock.release()?;
        let waited = match self.common.waiter(co, FutureKind::Signal) {
            Ok(signal) => self.waiters.wait(co, &signal).await,
            Err(error) => Err(error),
        };
        // The lock is held again whatever happened, even if that takes several cancellations.
        let mut cancelled = false;
        while let Err(error) = self.lock.acquire(co).await {
            if !co.host().is(&error, ErrorKind::Cancelled) {
                return Err(error);
            }
            cancelled = true;
        }
        if cancelled {
            let error = co.host().cancelled_error(None);
            if let Err(context) = &waited {
                co.host().set_context(&error, context);
            }
            return Err(error);
        }
        waited?;
        Ok(co.host().boolean(true))
    }

    /// `async def wait_for(predicate)`: the first of its results that is true.
    pub async fn wait_for(&self, co: &Co<H>, predicate: H::Callback) -> Completed<H> {
        loop {
            let result = co.call(predicate.clone()).await?;
            if co.truth(&result).await? {
                return Ok(result);
            }
            self.wait(co).await?;
        }
    }

    /// `wait_for` with a predicate of asyncio's own.
    pub(super) async fn wait_until(&self, co: &Co<H>, predicate: impl Fn() -> bool) -> Result<(), H::Error> {
        while !predicate() {
            self.wait(co).await?;
        }
        Ok(())
    }

    /// `Condition.notify(n)`.
    pub fn notify(&self, n: usize) -> Result<(), H::Error> {
        if !self.lock.locked() {
            return Err(self.common.host.error(ErrorKind::Runtime, "cannot notify on un-acquired lock"));
        }
        let notified = self.waiters.pending(n);
        self.common.record(Change::Notified, notified.len());
        for waiter in notified {
            waiter.finish(self.common.host.boolean(false));
        }
        Ok(())
    }

    /// `Condition.notify_all()`.
    pub fn notify_all(&self) -> Result<(), H::Error> {
        self.notify(self.waiters.len())
    }
}
