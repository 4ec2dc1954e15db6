//! What stands in the ready queue and in the timer heap, and what it will do when it runs. Runs nothing itself.

use super::{Completed, EventLoop, Future, Host};
use crate::time::Instant;
use crate::trace::{EventId, EventKind, HandleId, Purpose, TimerId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Something in the ready queue. It is run once, by `EventLoop::next` alone.
#[must_use = "what is ready and dropped is never run"]
pub struct Ready<H: Host> {
    pub(super) id: HandleId,
    /// The event `HandleReady`: the cause of its run.
    pub(super) because: EventId,
    pub(super) action: Action<H>,
}

impl<H: Host> Ready<H> {
    /// Its number in the trace.
    pub fn id(&self) -> HandleId {
        self.id
    }
}

/// What a handle does.
pub enum Action<H: Host> {
    /// Run a task: its first step, or its next turn.
    Step(Rc<Future<H>>),
    /// Throw an exception into a task that awaited what cannot be awaited.
    Throw(Rc<Future<H>>, H::Error),
    /// Run a task on, because the future that it waited on is done.
    WakeUp { task: Rc<Future<H>>, future: Rc<Future<H>> },
    /// Give a future its result, unless it was cancelled (`_set_result_unless_cancelled`).
    Settle { future: Rc<Future<H>>, result: Completed<H>, purpose: Purpose },
    /// Tell a combinator that the future which it watches in that slot is done.
    Member { watcher: Rc<dyn Watcher<H>>, slot: u32, future: Rc<Future<H>> },
    /// Tell a combinator that its deadline has passed.
    Expire(Rc<dyn Watcher<H>>),
    /// Call a function of the program.
    Call(H::Callback),
    /// Call a function of the program with the future that is done.
    Done { callback: H::Callback, future: Rc<Future<H>> },
    /// Do what this handle holds, unless it was cancelled.
    Shared(Rc<Handle<H>>),
}

impl<H: Host> Action<H> {
    pub(super) fn purpose(&self, host: &H) -> Purpose {
        match self {
            Action::Step(task) if !task.task().started() => Purpose::FirstStep(task.task().id()),
            Action::Step(task) | Action::Throw(task, _) | Action::WakeUp { task, .. } => Purpose::WakeUp(task.task().id()),
            Action::Settle { purpose, .. } => *purpose,
            Action::Member { watcher, .. } => watcher.member_purpose(host),
            Action::Expire(watcher) => watcher.expiry_purpose(host),
            Action::Call(callback) | Action::Done { callback, .. } => Purpose::Callback(host.callback_text(callback)),
            Action::Shared(handle) => handle.purpose,
        }
    }
}

/// A combinator or primitive, as the loop sees it: told when a future that it watches is done, and when its deadline has passed.
pub trait Watcher<H: Host> {
    /// What is said of it in the trace when `member_done` is scheduled.
    fn member_purpose(&self, host: &H) -> Purpose;

    /// What is said of it in the trace when `expired` is scheduled.
    fn expiry_purpose(&self, host: &H) -> Purpose {
        self.member_purpose(host)
    }

    /// The name of asyncio's callback that this stands for, as reprs of futures show it.
    fn name(&self) -> &'static str;

    /// `future`, which it watches in that slot, is done.
    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, future: &Rc<Future<H>>);

    /// Its deadline has passed.
    fn expired(&self, _event_loop: &Rc<EventLoop<H>>) {}
}

/// Where a handle is on its way.
///
/// ```text
/// Scheduled (timer heap) ──fired──► Queued (ready queue) ──run──► Over
///     │                                │
///     └───────────cancel───────────────┴──► Cancelled
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Scheduled,
    Queued(HandleId),
    Over,
    Cancelled,
}

/// A handle that can be cancelled: asyncio's `Handle` and `TimerHandle`. Dropping it cancels nothing.
pub struct Handle<H: Host> {
    event_loop: Rc<EventLoop<H>>,
    stage: Cell<Stage>,
    timer: Option<(TimerId, Instant)>,
    pub(super) purpose: Purpose,
    action: RefCell<Option<Action<H>>>,
    /// Kept for the handle's repr.
    callback: RefCell<Option<H::Callback>>,
}

impl<H: Host> Handle<H> {
    pub(super) fn new(
        event_loop: &Rc<EventLoop<H>>,
        action: Action<H>,
        purpose: Purpose,
        timer: Option<(TimerId, Instant)>,
    ) -> Self {
        let callback = if let Action::Call(callback) = &action { Some(callback.clone()) } else { None };
        Handle {
            event_loop: event_loop.clone(),
            stage: Cell::new(Stage::Scheduled),
            timer,
            purpose,
            action: RefCell::new(Some(action)),
            callback: RefCell::new(callback),
        }
    }

    /// `Handle.cancel()`: it will not run. Without effect once it has run or was cancelled.
    pub fn cancel(&self) {
        match (self.stage.get(), self.timer) {
            (Stage::Scheduled, Some((timer, _))) => {
                self.event_loop.recorder().record(EventKind::TimerCancelled { timer });
                self.stage.set(Stage::Cancelled);
                self.event_loop.timer_cancelled();
            }
            (Stage::Queued(handle), _) => {
                self.event_loop.recorder().record(EventKind::HandleCancelled { handle });
            }
            (Stage::Scheduled, None) => {}
            (Stage::Over | Stage::Cancelled, _) => {
                self.stage.set(Stage::Cancelled);
                return;
            }
        }
        self.stage.set(Stage::Cancelled);
        // What it held goes only after the borrow has ended: a drop may run code that looks at this handle.
        let held = (self.action.take(), self.callback.take());
        drop(held);
    }

    /// `Handle.cancelled()`.
    pub fn cancelled(&self) -> bool {
        self.stage.get() == Stage::Cancelled
    }

    /// `TimerHandle.when()`.
    pub fn when(&self) -> Option<Instant> {
        self.timer.map(|(_, when)| when)
    }

    /// The loop that it belongs to.
    pub fn event_loop(&self) -> &Rc<EventLoop<H>> {
        &self.event_loop
    }

    /// The program's function that it will call or has called; none once it is cancelled.
    pub fn callback(&self) -> Option<H::Callback> {
        self.callback.borrow().clone()
    }

    pub(super) fn queued_as(&self, handle: HandleId) {
        self.stage.set(Stage::Queued(handle));
    }

    /// What is to be done now; none if it was cancelled.
    pub(super) fn start(&self) -> Option<Action<H>> {
        if !self.cancelled() {
            self.stage.set(Stage::Over);
        }
        self.action.take()
    }
}
