//! `asyncio.timeout`: a deadline for a block of code. Cancels the task at the deadline and turns that into `TimeoutError` at the exit.

use super::wait_for::timeout_from;
use super::{Action, ErrorKind, EventLoop, Future, Handle, Host, Watcher};
use crate::time::Instant;
use crate::trace::{Change, EventKind, ObjectId, ObjectKind, Outcome, Purpose};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How far a timeout is (`_State`).
///
/// ```text
///  Created ──enter──► Entered ──exit──────────────► Exited
///                        └─deadline─► Expiring ─exit─► Expired
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeoutState {
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

impl TimeoutState {
    /// The word for it in reprs and messages.
    pub fn word(self) -> &'static str {
        match self {
            TimeoutState::Created => "created",
            TimeoutState::Entered => "active",
            TimeoutState::Expiring => "expiring",
            TimeoutState::Expired => "expired",
            TimeoutState::Exited => "finished",
        }
    }
}

/// asyncio's `Timeout`.
pub struct Timeout<H: Host> {
    host: Rc<H>,
    object: ObjectId,
    state: Cell<TimeoutState>,
    when: Cell<Option<Instant>>,
    handle: RefCell<Option<Rc<Handle<H>>>>,
    task: RefCell<Option<Rc<Future<H>>>>,
    /// How many cancellations had been requested of the task before it entered.
    cancelling: Cell<u32>,
}

impl<H: Host> Timeout<H> {
    /// `timeout_at(when)`; `timeout(delay)` with the instant that it amounts to.
    pub fn new(host: &Rc<H>, when: Option<Instant>) -> Rc<Self> {
        let object = host.recorder().object_made(ObjectKind::Timeout, 0);
        Rc::new(Timeout {
            host: host.clone(),
            object,
            state: Cell::new(TimeoutState::Created),
            when: Cell::new(when),
            handle: RefCell::new(None),
            task: RefCell::new(None),
            cancelling: Cell::new(0),
        })
    }

    /// `Timeout.when()`.
    pub fn when(&self) -> Option<Instant> {
        self.when.get()
    }

    /// `Timeout.expired()`.
    pub fn expired(&self) -> bool {
        matches!(self.state.get(), TimeoutState::Expiring | TimeoutState::Expired)
    }

    /// How far it is, for its repr.
    pub fn state(&self) -> TimeoutState {
        self.state.get()
    }

    /// `Timeout.reschedule(when)`. `event_loop` is the one that runs.
    pub fn reschedule(self: &Rc<Self>, event_loop: &Rc<EventLoop<H>>, when: Option<Instant>) -> Result<(), H::Error> {
        match self.state.get() {
            TimeoutState::Entered => {}
            TimeoutState::Created => return Err(self.host.error(ErrorKind::Runtime, "Timeout has not been entered")),
            state => {
                let message = format!("Cannot change state of {} Timeout", state.word());
                return Err(self.host.error(ErrorKind::Runtime, &message));
            }
        }
        self.when.set(when);
        self.cancel_handle();
        event_loop.recorder().record(EventKind::ObjectDeadline { object: self.object, deadline: when });
        let handle = when.map(|when| {
            let expire = Action::Expire(self.clone());
            if when <= event_loop.time() { event_loop.soon(expire) } else { event_loop.at(when, expire) }
        });
        *self.handle.borrow_mut() = handle;
        Ok(())
    }

    /// `Timeout.__aenter__`, which never waits.
    pub fn enter(self: &Rc<Self>, event_loop: Option<&Rc<EventLoop<H>>>) -> Result<(), H::Error> {
        if self.state.get() != TimeoutState::Created {
            return Err(self.host.error(ErrorKind::Runtime, "Timeout has already been entered"));
        }
        let Some(event_loop) = event_loop else {
            return Err(self.host.error(ErrorKind::Runtime, "no running event loop"));
        };
        let Some(task) = event_loop.current_task() else {
            return Err(self.host.error(ErrorKind::Runtime, "Timeout should be used inside a task"));
        };
        self.state.set(TimeoutState::Entered);
        self.cancelling.set(task.task().cancelling());
        self.record(Change::Entered);
        *self.task.borrow_mut() = Some(task);
        self.reschedule(event_loop, self.when.get())
    }

    /// `Timeout.__aexit__`, which never waits: `error` is what leaves the block. What is returned as an error is raised instead of it;
    /// nothing is ever swallowed.
    pub fn exit(&self, error: Option<&H::Error>) -> Result<(), H::Error> {
        self.cancel_handle();
        self.record(Change::Left);
        let task = self.task.take();
        let mut outcome = if error.is_none() { Outcome::Returned } else { Outcome::Raised };
        let mut raised = Ok(());
        match self.state.get() {
            TimeoutState::Expiring => {
                self.state.set(TimeoutState::Expired);
                let requests = task.map_or(0, |task| task.task().uncancel());
                let cancelled = error.filter(|error| self.host.is(error, ErrorKind::Cancelled));
                if let Some(error) = cancelled.filter(|_| requests <= self.cancelling.get()) {
                    // No other request is left: this one was the timeout's own.
                    raised = Err(timeout_from(&*self.host, error));
                    outcome = Outcome::Cancelled;
                }
            }
            _ => self.state.set(TimeoutState::Exited),
        }
        self.host.recorder().record(EventKind::ObjectEnded { object: self.object, outcome });
        raised
    }

    fn cancel_handle(&self) {
        if let Some(handle) = self.handle.take() {
            handle.cancel();
        }
    }

    fn record(&self, change: Change) {
        self.host.recorder().record(EventKind::ObjectChanged { object: self.object, change, count: 0 });
    }
}

impl<H: Host> Watcher<H> for Timeout<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::Expire(self.object)
    }

    fn name(&self) -> &'static str {
        "Timeout._on_timeout()"
    }

    fn member_done(&self, _event_loop: &Rc<EventLoop<H>>, _slot: u32, _future: &Rc<Future<H>>) {}

    /// `_on_timeout`.
    fn expired(&self, _event_loop: &Rc<EventLoop<H>>) {
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::Expired, count: 0 };
        self.host.recorder().record_as_cause(changed);
        let task = self.task.borrow().clone();
        if let Some(task) = task {
            task.cancel(None);
        }
        self.state.set(TimeoutState::Expiring);
        // Dropped early, as asyncio does.
        self.handle.take();
    }
}
