//! Tasks: a coroutine and how far it is. Steps are begun and ended here; who runs the coroutine in between is the host's matter.

use super::event_loop::Running;
use super::futures::Nature;
use super::{Action, DoneCallback, ErrorKind, EventLoop, Future, Host, State, Work};
use crate::trace::{Awaited, EventKind, ResumedWith, TaskId, TextId};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A task's name: the default one by its number, or one that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskName {
    /// `Task-N`.
    Default(u64),
    Given(Rc<str>),
}

impl std::fmt::Display for TaskName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TaskName::Default(number) => write!(f, "Task-{number}"),
            TaskName::Given(name) => f.write_str(name),
        }
    }
}

/// Where a task is between two steps.
///
/// ```text
///  New ──► Running ──await future──► Waiting ──its future is done, a wake-up is scheduled──► Running
///            │  ▲
///            ▼  └───────────────────────────────────────────────┐
///          Scheduled (a bare yield, or a misuse to be thrown) ──┘
/// ```
///
/// The future's own state says when it is over.
enum Progress<H: Host> {
    New,
    Scheduled,
    Running,
    Waiting(Rc<Future<H>>),
}

/// What a task has beyond what every future has.
pub struct Task<H: Host> {
    id: TaskId,
    name: RefCell<TaskName>,
    coroutine: H::Coroutine,
    progress: RefCell<Progress<H>>,
    /// `CancelledError` is to be thrown in at the next step (`_must_cancel`).
    pub(super) must_cancel: Cell<bool>,
    pub(super) cancels_requested: Cell<u32>,
    /// A request to cancel it is being passed on to what it waits on.
    pub(super) passing_on: Cell<bool>,
    /// Whether it is to be reported if it is destroyed while pending (`_log_destroy_pending`).
    loud: Cell<bool>,
}

/// What a coroutine is resumed with.
pub enum Input<H: Host> {
    /// `send(value)`: what the awaited future returned; None at the first step and after a bare yield.
    Send(H::Value),
    /// `throw(error)`.
    Throw(H::Error),
}

/// How a coroutine gave the turn back.
pub enum Step<H: Host> {
    /// It awaits this future, which was not done.
    Waits(Rc<Future<H>>),
    /// A bare yield: `sleep(0)`.
    Turn,
    /// It yielded what cannot be awaited; this exception is thrown into it at its next turn.
    Misused(H::Error),
    Returned(H::Value),
    Raised(H::Error),
}

impl<H: Host> Task<H> {
    /// Its number in the trace.
    pub fn id(&self) -> TaskId {
        self.id
    }

    /// `Task.get_name()`.
    pub fn name(&self) -> TaskName {
        self.name.borrow().clone()
    }

    /// `Task.get_coro()`.
    pub fn coroutine(&self) -> &H::Coroutine {
        &self.coroutine
    }

    /// `Task.cancelling()`.
    pub fn cancelling(&self) -> u32 {
        self.cancels_requested.get()
    }

    /// `Task.uncancel()`: how many requests are left.
    pub fn uncancel(&self) -> u32 {
        self.cancels_requested.set(self.cancels_requested.get().saturating_sub(1));
        self.cancels_requested.get()
    }

    /// What it waits on (`_fut_waiter`), done or not.
    pub fn waits_on(&self) -> Option<Rc<Future<H>>> {
        if let Progress::Waiting(future) = &*self.progress.borrow() { Some(future.clone()) } else { None }
    }

    /// Whether a cancellation waits for its next step (`_must_cancel`), for its repr.
    pub fn must_cancel(&self) -> bool {
        self.must_cancel.get()
    }

    /// Nobody need hear of it if it is destroyed while pending (`_log_destroy_pending = False`).
    pub fn leave_quietly(&self) {
        self.loud.set(false);
    }

    pub(super) fn leaves_loudly(&self) -> bool {
        self.loud.get()
    }

    pub(super) fn started(&self) -> bool {
        !matches!(*self.progress.borrow(), Progress::New)
    }

    /// How the trace puts it that a value is sent in.
    fn resumed_with(&self, value_text: impl FnOnce() -> TextId) -> ResumedWith {
        match *self.progress.borrow() {
            Progress::New => ResumedWith::Start,
            Progress::Scheduled | Progress::Running => ResumedWith::Value(TextId::EMPTY),
            Progress::Waiting(_) => ResumedWith::Value(value_text()),
        }
    }

    fn set_progress(&self, progress: Progress<H>) {
        // The old one is dropped after the borrow: it may hold the last reference to a future.
        drop(self.progress.replace(progress));
    }
}

impl<H: Host> Future<H> {
    /// `Task.set_name(name)`.
    pub fn set_name(&self, name: &str) {
        let Some(task) = self.as_task() else { return };
        *task.name.borrow_mut() = TaskName::Given(name.into());
        let recorder = self.event_loop().recorder();
        recorder.record(EventKind::TaskRenamed { task: task.id, name: recorder.text(name) });
    }
}

impl<H: Host> Future<H> {
    /// A task will not be woken up any more: it and what it waits on let go of each other.
    pub(super) fn stop_waiting(self: &Rc<Self>) {
        if let Some(on) = self.task().waits_on() {
            on.forget(self);
            self.task().set_progress(Progress::Scheduled);
        }
    }
}

impl<H: Host> EventLoop<H> {
    /// `Task(coroutine, loop=self)`: a task whose first step is ready. A name that is not given is `Task-N`.
    pub fn create_task(self: &Rc<Self>, coroutine: H::Coroutine, name: Option<&str>, data: H::FutureData) -> Rc<Future<H>> {
        let recorder = self.recorder();
        let id = recorder.next_task();
        let (name, text) = match name {
            Some(name) => (TaskName::Given(name.into()), recorder.text(name)),
            None => {
                let number = recorder.next_task_number();
                (TaskName::Default(number), recorder.default_task_name(number))
            }
        };
        let parent = self.with_current_task(|task| task.task().id);
        let coroutine_text = self.host().coroutine_text(&coroutine);
        let made = recorder.record(EventKind::TaskMade { task: id, parent, name: text, coroutine: coroutine_text });
        let part = Task {
            id,
            name: RefCell::new(name),
            coroutine,
            progress: RefCell::new(Progress::New),
            must_cancel: Cell::new(false),
            cancels_requested: Cell::new(0),
            passing_on: Cell::new(false),
            loud: Cell::new(true),
        };
        let task = Rc::new(Future::build(self, Nature::Task(part), data));
        self.make_ready(Action::Step(task.clone()), Some(made));
        self.registry.add(&task);
        task
    }

    /// Begins a step (the first half of `Task.__step`): what the host is to resume the coroutine with.
    pub(super) fn begin_step(self: &Rc<Self>, future: Rc<Future<H>>, input: Input<H>) -> Option<Work<H>> {
        let task = future.task();
        if future.done() {
            return None;
        }
        let input = if task.must_cancel.replace(false) {
            match input {
                Input::Throw(error) if self.host().is(&error, ErrorKind::Cancelled) => Input::Throw(error),
                _ => Input::Throw(future.make_cancelled_error()),
            }
        } else {
            input
        };
        let with = match &input {
            Input::Throw(error) if self.host().is(error, ErrorKind::Cancelled) => ResumedWith::Cancellation,
            Input::Throw(error) => ResumedWith::Exception(self.host().error_text(error)),
            Input::Send(value) => task.resumed_with(|| self.host().value_text(value)),
        };
        task.set_progress(Progress::Running);
        let resumed = self.recorder().record(EventKind::TaskResumed { task: task.id, with });
        self.recorder().set_cause(Some(resumed));
        self.set_running(Running::Step(future.clone()));
        Some(Work::Step { task: future, input })
    }

    /// Ends the step that `next` handed out (the second half of `Task.__step`).
    pub fn stepped(self: &Rc<Self>, future: &Rc<Future<H>>, step: Step<H>) {
        let task = future.task();
        match step {
            Step::Waits(on) => self.wait_on(future, on),
            Step::Turn => self.take_turn(future, Action::Step(future.clone())),
            Step::Misused(error) => self.take_turn(future, Action::Throw(future.clone(), error)),
            Step::Returned(_) if task.must_cancel.replace(false) => {
                let message = future.cancel_message.take();
                future.cancel_now(message);
            }
            Step::Returned(value) => future.end(State::Finished(value)),
            Step::Raised(error) if self.host().is(&error, ErrorKind::Cancelled) => {
                *future.cancelled_error.borrow_mut() = Some(error);
                future.cancel_now(None);
            }
            Step::Raised(error) => {
                future.end(State::Failed(error.clone()));
                if self.host().is(&error, ErrorKind::Exit) {
                    self.interrupt(error);
                }
            }
        }
        self.handle_over();
    }

    fn take_turn(self: &Rc<Self>, future: &Rc<Future<H>>, action: Action<H>) {
        let task = future.task();
        task.set_progress(Progress::Scheduled);
        let waits = self.recorder().record(EventKind::TaskWaits { task: task.id, on: Awaited::Turn });
        self.make_ready(action, Some(waits));
    }

    fn wait_on(self: &Rc<Self>, future: &Rc<Future<H>>, on: Rc<Future<H>>) {
        let task = future.task();
        if let Some(message) = self.cannot_wait(future, &on) {
            let error = self.host().error(ErrorKind::Runtime, &message);
            return self.take_turn(future, Action::Throw(future.clone(), error));
        }
        self.recorder().record(EventKind::TaskWaits { task: task.id, on: on.awaited() });
        on.when_done(DoneCallback::WakeUp(future.clone()));
        task.set_progress(Progress::Waiting(on.clone()));
        if task.must_cancel.get() && on.cancel(future.cancel_message.borrow().clone()) {
            task.must_cancel.set(false);
        }
    }

    fn cannot_wait(self: &Rc<Self>, future: &Rc<Future<H>>, on: &Rc<Future<H>>) -> Option<String> {
        let repr = |future| self.host().future_repr(future);
        if !Rc::ptr_eq(on.event_loop(), self) {
            return Some(format!("Task {} got Future {} attached to a different loop", repr(future), repr(on)));
        }
        Rc::ptr_eq(future, on).then(|| format!("Task cannot await on itself: {}", repr(future)))
    }

    /// The result that a wake-up brings (`Task.__wakeup`).
    pub(super) fn wake_up(self: &Rc<Self>, task: Rc<Future<H>>, future: &Rc<Future<H>>) -> Option<Work<H>> {
        let input = match future.result() {
            Ok(value) => Input::Send(value),
            Err(error) => Input::Throw(error),
        };
        self.begin_step(task, input)
    }

    pub(super) fn nothing(&self) -> Input<H> {
        Input::Send(self.host().none())
    }
}
