//! What all primitives have in common: their place in the trace, the loop that they are bound to, and the line of those who wait.

use super::{Co, ErrorKind, EventLoop, Future, Host};
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// The common part of a lock, an event, a queue, ... (`_LoopBoundMixin`).
pub(super) struct Primitive<H: Host> {
    pub(super) host: Rc<H>,
    object: ObjectId,
    /// Its class, for messages.
    class: &'static str,
    /// It is a part of another one, which alone is shown.
    silent: bool,
    event_loop: RefCell<Option<Rc<EventLoop<H>>>>,
}

impl<H: Host> Primitive<H> {
    pub(super) fn new(host: &Rc<H>, class: &'static str, kind: ObjectKind, size: usize) -> Self {
        let object = host.recorder().object_made(kind, size);
        Primitive { host: host.clone(), object, class, silent: false, event_loop: RefCell::new(None) }
    }

    /// The common part of a primitive that this one has inside.
    pub(super) fn inner(&self, class: &'static str) -> Self {
        Primitive { host: self.host.clone(), object: self.object, class, silent: true, event_loop: RefCell::new(None) }
    }

    pub(super) fn object(&self) -> ObjectId {
        self.object
    }

    /// A future to wait on, of the loop that runs. The first one binds the primitive to that loop (`_get_loop`).
    pub(super) fn waiter(&self, co: &Co<H>, kind: FutureKind) -> Result<Rc<Future<H>>, H::Error> {
        let running = co.running_loop()?;
        let bound = self.event_loop.borrow_mut().get_or_insert_with(|| running.clone()).clone();
        if !Rc::ptr_eq(&bound, &running) {
            let message = format!("<{}> is bound to a different event loop", self.class);
            return Err(self.host.error(ErrorKind::Runtime, &message));
        }
        Ok(Future::new(&running, kind, Some(self.object)))
    }

    pub(super) fn record(&self, change: Change, count: usize) {
        if !self.silent {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            self.host.recorder().record(EventKind::ObjectChanged { object: self.object, change, count });
        }
    }
}

/// Those who wait, first come first.
pub(super) struct Waiters<H: Host>(RefCell<VecDeque<Rc<Future<H>>>>);

impl<H: Host> Waiters<H> {
    pub(super) fn new() -> Self {
        Waiters(RefCell::default())
    }

    pub(super) fn len(&self) -> usize {
        self.0.borrow().len()
    }

    pub(super) fn push(&self, waiter: &Rc<Future<H>>) {
        self.0.borrow_mut().push_back(waiter.clone());
    }

    pub(super) fn remove(&self, waiter: &Rc<Future<H>>) {
        let mut waiters = self.0.borrow_mut();
        if let Some(place) = waiters.iter().position(|other| Rc::ptr_eq(other, waiter)) {
            waiters.remove(place);
        }
    }

    pub(super) fn pop(&self) -> Option<Rc<Future<H>>> {
        self.0.borrow_mut().pop_front()
    }

    pub(super) fn first(&self) -> Option<Rc<Future<H>>> {
        self.0.borrow().front().cloned()
    }

    pub(super) fn all_cancelled(&self) -> bool {
        self.0.borrow().iter().all(|waiter| waiter.cancelled())
    }

    /// The first `count` that are not done.
    pub(super) fn pending(&self, count: usize) -> Vec<Rc<Future<H>>> {
        self.0.borrow().iter().filter(|waiter| !waiter.done()).take(count).cloned().collect()
    }

    /// Waits at the end of the line, and leaves it whatever happens.
    pub(super) async fn wait(&self, co: &Co<H>, waiter: &Rc<Future<H>>) -> Result<(), H::Error> {
        self.push(waiter);
        let waited = co.wait(waiter).await;
        self.remove(waiter);
        waited.map(|_| ())
    }

    /// Lets the next one go on that is not done, and takes all before it out of the line (`Queue._wakeup_next`).
    pub(super) fn wake_next(&self) {
        while let Some(waiter) = self.pop() {
            if !waiter.done() {
                return waiter.release();
            }
        }
    }

    /// Lets everybody go on.
    pub(super) fn wake_all(&self) {
        while let Some(waiter) = self.pop() {
            waiter.release();
        }
    }

    /// Waits until `wake_next` lets it go on; leaves the line if it is cancelled. One that was let go on at that very moment has
    /// then to pass it on to the next (`Queue.get`, `Queue.put`).
    pub(super) async fn wait_in_line(&self, co: &Co<H>, waiter: &Rc<Future<H>>) -> Result<(), H::Error> {
        self.push(waiter);
        let Err(error) = co.wait(waiter).await else { return Ok(()) };
        waiter.cancel(None);
        self.remove(waiter);
        Err(error)
    }
}
