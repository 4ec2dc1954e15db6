//! Futures: a result to come, and what is to be made ready when it is there. A task is a future too; what it runs is in `tasks`.

use super::callbacks::Callbacks;
use super::cancelling;
use super::{Completed, DoneCallback, ErrorKind, EventLoop, Host, Report, Task, Watcher};
use crate::trace::{Awaited, EventId, EventKind, FutureId, FutureKind, ObjectId, Outcome, TextId};
use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;

/// How far a future is.
///
/// ```text
///            ┌─ set_result ────► Finished
///  Pending ──┼─ set_exception ─► Failed
///            └─ cancel ────────► Cancelled
/// ```
///
/// Nothing leads back, and whoever leaves `Pending` schedules the callbacks, once.
pub enum State<H: Host> {
    Pending,
    Finished(H::Value),
    Failed(H::Error),
    Cancelled,
}

impl<H: Host> Clone for State<H> {
    fn clone(&self) -> Self {
        match self {
            State::Pending => State::Pending,
            State::Finished(value) => State::Finished(value.clone()),
            State::Failed(error) => State::Failed(error.clone()),
            State::Cancelled => State::Cancelled,
        }
    }
}

/// What kind of future it is.
pub(super) enum Nature<H: Host> {
    Plain {
        id: FutureId,
        kind: FutureKind,
    },
    /// The result of `gather`: cancelling it cancels its children.
    Gathering {
        id: FutureId,
        children: Vec<Rc<Future<H>>>,
        cancel_requested: Cell<bool>,
        passing_on: Cell<bool>,
    },
    Task(Task<H>),
}

/// asyncio's `Future`, `Task` and `_GatheringFuture`. Dropping one that is a pending task, or that holds an exception which nobody
/// has seen, is reported.
pub struct Future<H: Host> {
    event_loop: Rc<EventLoop<H>>,
    state: RefCell<State<H>>,
    callbacks: RefCell<Callbacks<H>>,
    pub(super) cancel_message: RefCell<Option<H::Value>>,
    /// The exception that a cancelled task ended with, to be raised once more by whoever asks first.
    pub(super) cancelled_error: RefCell<Option<H::Error>>,
    /// It holds an exception that nobody has retrieved yet (`__log_traceback`).
    unretrieved: Cell<bool>,
    pub(super) nature: Nature<H>,
    /// What the host hangs on it.
    pub data: H::FutureData,
}

impl<H: Host> Future<H> {
    /// A pending future of the loop; `of` is the combinator or primitive that it belongs to.
    pub fn new(event_loop: &Rc<EventLoop<H>>, kind: FutureKind, of: Option<ObjectId>) -> Rc<Self> {
        Future::with_data(event_loop, kind, of, H::FutureData::default())
    }

    /// Like `new`, with what the host hangs on it.
    pub fn with_data(event_loop: &Rc<EventLoop<H>>, kind: FutureKind, of: Option<ObjectId>, data: H::FutureData) -> Rc<Self> {
        let id = event_loop.recorder().next_future();
        event_loop.recorder().record(EventKind::FutureMade { future: id, kind, of });
        Rc::new(Future::build(event_loop, Nature::Plain { id, kind }, data))
    }

    /// A pending future of the loop that stands for what `name` says.
    pub fn named(event_loop: &Rc<EventLoop<H>>, kind: FutureKind, name: TextId) -> Rc<Self> {
        let future = Future::new(event_loop, kind, None);
        future.name(name);
        future
    }

    /// Says what it stands for, if it is no task.
    pub fn name(&self, name: TextId) {
        if let Awaited::Future(future) = self.awaited() {
            self.event_loop.recorder().record(EventKind::FutureNamed { future, name });
        }
    }

    pub(super) fn build(event_loop: &Rc<EventLoop<H>>, nature: Nature<H>, data: H::FutureData) -> Self {
        Future {
            event_loop: event_loop.clone(),
            state: RefCell::new(State::Pending),
            callbacks: RefCell::default(),
            cancel_message: RefCell::new(None),
            cancelled_error: RefCell::new(None),
            unretrieved: Cell::new(false),
            nature,
            data,
        }
    }

    /// `Future.get_loop()`.
    pub fn event_loop(&self) -> &Rc<EventLoop<H>> {
        &self.event_loop
    }

    /// What the trace calls it.
    pub fn awaited(&self) -> Awaited {
        match &self.nature {
            Nature::Plain { id, .. } | Nature::Gathering { id, .. } => Awaited::Future(*id),
            Nature::Task(task) => Awaited::Task(task.id()),
        }
    }

    /// What it stands for; none for a task.
    pub fn kind(&self) -> Option<FutureKind> {
        match &self.nature {
            Nature::Plain { kind, .. } => Some(*kind),
            Nature::Gathering { .. } => Some(FutureKind::Gather),
            Nature::Task(_) => None,
        }
    }

    /// The task that this future is.
    pub fn as_task(&self) -> Option<&Task<H>> {
        if let Nature::Task(task) = &self.nature { Some(task) } else { None }
    }

    /// The task that this future must be: only for those that the loop made as tasks.
    pub(super) fn task(&self) -> &Task<H> {
        self.as_task().expect("only tasks are stepped")
    }

    /// How far it is.
    pub fn state(&self) -> State<H> {
        self.state.borrow().clone()
    }

    /// `Future.done()`.
    pub fn done(&self) -> bool {
        !matches!(*self.state.borrow(), State::Pending)
    }

    /// `Future.cancelled()`.
    pub fn cancelled(&self) -> bool {
        matches!(*self.state.borrow(), State::Cancelled)
    }

    /// `Future.result()`: the result, or the exception that it raises.
    pub fn result(&self) -> Completed<H> {
        match &*self.state.borrow() {
            State::Pending => Err(self.host().error(ErrorKind::InvalidState, "Result is not set.")),
            State::Cancelled => Err(self.make_cancelled_error()),
            State::Finished(value) => Ok(value.clone()),
            State::Failed(error) => {
                self.unretrieved.set(false);
                Err(error.clone())
            }
        }
    }

    /// `Future.exception()`: the exception that was set, if any; raises what `Future.exception()` raises.
    pub fn exception(&self) -> Result<Option<H::Error>, H::Error> {
        match &*self.state.borrow() {
            State::Pending => Err(self.host().error(ErrorKind::InvalidState, "Exception is not set.")),
            State::Cancelled => Err(self.make_cancelled_error()),
            State::Finished(_) => Ok(None),
            State::Failed(error) => {
                self.unretrieved.set(false);
                Ok(Some(error.clone()))
            }
        }
    }

    /// `Future.set_result(value)`.
    pub fn set_result(self: &Rc<Self>, value: H::Value) -> Result<(), H::Error> {
        self.check_may_be_set("set_result")?;
        self.end(State::Finished(value));
        Ok(())
    }

    /// `Future.set_exception(error)`.
    pub fn set_exception(self: &Rc<Self>, error: H::Error) -> Result<(), H::Error> {
        self.check_may_be_set("set_exception")?;
        self.end(State::Failed(error));
        Ok(())
    }

    /// `Future.cancel(msg)` and its overrides in `Task` and `_GatheringFuture`: whether there was anything to cancel.
    pub fn cancel(self: &Rc<Self>, message: Option<H::Value>) -> bool {
        cancelling::cancel(self, message.as_ref())
    }

    /// `Future.add_done_callback` with a function of the program.
    pub fn add_done_callback(self: &Rc<Self>, callback: H::Callback) {
        self.when_done(DoneCallback::Call(callback));
    }

    /// `Future.remove_done_callback`: removes the program's functions that `is_it` picks, and says how many those were.
    pub fn remove_done_callback(&self, mut is_it: impl FnMut(&H::Callback) -> bool) -> usize {
        self.remove(|callback| matches!(callback, DoneCallback::Call(function) if is_it(function)))
    }

    /// The callbacks that are to be made ready when it is done, for its repr.
    pub fn callbacks(&self) -> Vec<DoneCallback<H>> {
        self.callbacks.borrow().iter().cloned().collect()
    }

    /// Nobody need hear of the exception that it may hold (`_log_traceback = False`).
    pub fn mark_retrieved(&self) {
        self.unretrieved.set(false);
    }

    /// Has something made ready when it is done; at once, if it is done.
    pub(super) fn when_done(self: &Rc<Self>, callback: DoneCallback<H>) {
        if self.done() {
            self.event_loop.make_ready(callback.action(self), self.event_loop.recorder().cause());
        } else {
            self.callbacks.borrow_mut().push(callback);
        }
    }

    /// Has a combinator told when it is done.
    pub(super) fn watch(self: &Rc<Self>, watcher: &Rc<impl Watcher<H> + 'static>, slot: u32) {
        self.when_done(DoneCallback::Member { watcher: watcher.clone(), slot });
    }

    /// The combinator need no longer be told.
    pub(super) fn unwatch(&self, watcher: &impl Watcher<H>) {
        let address = std::ptr::from_ref(watcher).cast::<()>();
        self.remove(|callback| {
            matches!(callback, DoneCallback::Member { watcher, .. } if std::ptr::eq(Rc::as_ptr(watcher).cast::<()>(), address))
        });
    }

    /// The task that waits on it need not be woken up.
    pub(super) fn forget(&self, task: &Rc<Future<H>>) {
        self.remove(|callback| matches!(callback, DoneCallback::WakeUp(other) if Rc::ptr_eq(other, task)));
    }

    /// Ends it, records that, and makes its callbacks ready.
    pub(super) fn end(self: &Rc<Self>, state: State<H>) {
        debug_assert!(!self.done(), "a future ends once");
        let because = self.record_end(&state);
        self.unretrieved.set(matches!(state, State::Failed(_)));
        *self.state.borrow_mut() = state;
        if self.as_task().is_some() {
            self.event_loop.registry.task_over();
        }
        let callbacks = self.callbacks.take();
        for callback in callbacks.into_iter() {
            self.event_loop.make_ready(callback.action(self), Some(because));
        }
    }

    /// `Future.cancel` itself: it is cancelled from now on.
    pub(super) fn cancel_now(self: &Rc<Self>, message: Option<H::Value>) -> bool {
        self.unretrieved.set(false);
        if self.done() {
            return false;
        }
        *self.cancel_message.borrow_mut() = message;
        self.end(State::Cancelled);
        true
    }

    /// Sets the exception of a future that is known to be pending.
    pub(super) fn fail(self: &Rc<Self>, error: H::Error) {
        self.end(State::Failed(error));
    }

    /// Sets the result of a future that is known to be pending.
    pub(super) fn finish(self: &Rc<Self>, value: H::Value) {
        self.end(State::Finished(value));
    }

    /// `_release_waiter`: a waiter's result does not matter, that it is done does.
    pub(super) fn release(self: &Rc<Self>) {
        if !self.done() {
            self.end(State::Finished(self.host().none()));
        }
    }

    /// The `CancelledError` to raise for a cancelled future (`_make_cancelled_error`).
    pub(super) fn make_cancelled_error(&self) -> H::Error {
        let saved = self.cancelled_error.take();
        saved.unwrap_or_else(|| self.host().cancelled_error(self.cancel_message.borrow().as_ref()))
    }

    pub(super) fn host(&self) -> &Rc<H> {
        self.event_loop.host()
    }

    pub(super) fn drop_callbacks(&self) {
        let _gone = self.callbacks.take();
    }

    fn check_may_be_set(self: &Rc<Self>, method: &str) -> Result<(), H::Error> {
        if self.as_task().is_some() {
            let message = format!("Task does not support {method} operation");
            return Err(self.host().error(ErrorKind::Runtime, &message));
        }
        if self.done() {
            return Err(self.host().error(ErrorKind::InvalidState, "invalid state"));
        }
        Ok(())
    }

    fn record_end(&self, state: &State<H>) -> EventId {
        let (outcome, value) = match state {
            State::Finished(value) => (Outcome::Returned, self.host().value_text(value)),
            State::Failed(error) => (Outcome::Raised, self.host().error_text(error)),
            State::Cancelled | State::Pending => {
                (Outcome::Cancelled, self.host().message_text(self.cancel_message.borrow().as_ref()))
            }
        };
        self.event_loop.recorder().record(match self.awaited() {
            Awaited::Task(task) => EventKind::TaskEnded { task, outcome, value },
            Awaited::Future(future) => EventKind::FutureEnded { future, outcome, value },
            Awaited::Turn => unreachable!("a future is no turn"),
        })
    }

    fn remove(&self, is_it: impl FnMut(&DoneCallback<H>) -> bool) -> usize {
        // What is removed goes after the borrow has ended: a drop may look at this future.
        let (kept, removed) = self.callbacks.take().split(is_it);
        *self.callbacks.borrow_mut() = kept;
        removed.len()
    }
}

impl<H: Host> Drop for Future<H> {
    fn drop(&mut self) {
        let unheard = self.unretrieved.replace(false);
        let failed = if let State::Failed(error) = self.state.get_mut() { Some(error.clone()) } else { None };
        if let Some(error) = failed.filter(|_| unheard) {
            let future = Rc::new(self.revive());
            self.event_loop.report(Report::NeverRetrieved { future, error });
        } else if let Nature::Task(task) = &self.nature
            && !self.done()
        {
            if task.leaves_loudly() {
                let future = Rc::new(self.revive());
                self.event_loop.report(Report::DestroyedPending(future));
            } else {
                self.event_loop.registry.task_over();
            }
        }
    }
}

impl<H: Host> Future<H> {
    /// What is left of a future that is being dropped, as a future for the report of that; the report's own drop is silent.
    fn revive(&mut self) -> Self {
        let gone = Nature::Plain { id: FutureId(0), kind: FutureKind::Plain };
        let nature = mem::replace(&mut self.nature, gone);
        if let Nature::Task(task) = &nature {
            task.leave_quietly();
        }
        Future {
            event_loop: self.event_loop.clone(),
            state: RefCell::new(self.state.replace(State::Cancelled)),
            callbacks: RefCell::new(self.callbacks.take()),
            cancel_message: RefCell::new(self.cancel_message.take()),
            cancelled_error: RefCell::new(self.cancelled_error.take()),
            unretrieved: Cell::new(false),
            nature,
            data: mem::take(&mut self.data),
        }
    }
}
