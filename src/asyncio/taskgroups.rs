//! `TaskGroup`: tasks that nobody leaves behind. If one fails, the others are cancelled, and all failures come out together.

use super::{Co, Completed, ErrorKind, EventLoop, Future, Host, Report, State, Watcher};
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Purpose};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How far the block of a group is.
///
/// ```text
///  New ──enter──► Entered ──the block ends──► Exiting
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    New,
    Entered,
    Exiting,
}

/// The loop and the task that a group was entered in.
type Entered<H> = (Rc<EventLoop<H>>, Rc<Future<H>>);

/// asyncio's `TaskGroup`.
pub struct TaskGroup<H: Host> {
    host: Rc<H>,
    object: ObjectId,
    life: Cell<Life>,
    /// What is left of it is being cancelled. That can happen inside the block and at its end.
    aborting: Cell<bool>,
    /// The group cancelled its own parent, which is to be taken back at the end of the block.
    parent_cancel_requested: Cell<bool>,
    /// Where it was entered: the loop and the task.
    entered: RefCell<Option<Entered<H>>>,
    /// The tasks that are not done, each in the slot of its creation.
    tasks: RefCell<Vec<Option<Rc<Future<H>>>>>,
    running: Cell<usize>,
    errors: RefCell<Vec<H::Error>>,
    base_error: RefCell<Option<H::Error>>,
    on_completed: RefCell<Option<Rc<Future<H>>>>,
}

impl<H: Host> TaskGroup<H> {
    /// `TaskGroup()`.
    pub fn new(host: &Rc<H>) -> Rc<Self> {
        let object = host.recorder().object_made(ObjectKind::TaskGroup, 0);
        Rc::new(TaskGroup {
            host: host.clone(),
            object,
            life: Cell::new(Life::New),
            aborting: Cell::new(false),
            parent_cancel_requested: Cell::new(false),
            entered: RefCell::new(None),
            tasks: RefCell::default(),
            running: Cell::new(0),
            errors: RefCell::default(),
            base_error: RefCell::new(None),
            on_completed: RefCell::new(None),
        })
    }

    /// `TaskGroup.__aenter__`, which never waits.
    pub fn enter(&self, event_loop: Option<&Rc<EventLoop<H>>>) -> Result<(), H::Error> {
        if self.life.get() != Life::New {
            return Err(self.runtime_error("has already been entered"));
        }
        let Some(event_loop) = event_loop else {
            return Err(self.host.error(ErrorKind::Runtime, "no running event loop"));
        };
        let Some(parent) = event_loop.current_task() else {
            return Err(self.runtime_error("cannot determine the parent task"));
        };
        *self.entered.borrow_mut() = Some((event_loop.clone(), parent));
        self.life.set(Life::Entered);
        self.record(Change::Entered, 0);
        Ok(())
    }

    /// `TaskGroup.create_task(coro, name=…)`.
    pub fn create_task(
        self: &Rc<Self>,
        coroutine: H::Coroutine,
        name: Option<&str>,
        data: H::FutureData,
    ) -> Result<Rc<Future<H>>, H::Error> {
        let event_loop = self.open_on()?;
        event_loop.check_closed()?;
        if name.is_some() {
            // The task is made first and named then, so a default name goes unused.
            self.host.recorder().next_task_number();
        }
        let task = event_loop.create_task(coroutine, name, data);
        self.adopt(&task);
        Ok(task)
    }

    /// The loop that new tasks of the group are made on, if it takes any.
    pub fn open_on(&self) -> Result<Rc<EventLoop<H>>, H::Error> {
        if self.life.get() == Life::Exiting && self.running.get() == 0 {
            return Err(self.runtime_error("is finished"));
        }
        let Some((event_loop, _)) = self.entered.borrow().clone() else {
            return Err(self.runtime_error("has not been entered"));
        };
        if self.aborting.get() {
            return Err(self.runtime_error("is shutting down"));
        }
        Ok(event_loop)
    }

    /// The group waits for this task from now on.
    pub fn adopt(self: &Rc<Self>, task: &Rc<Future<H>>) {
        let slot = self.tasks.borrow().len() as u32;
        self.host.recorder().record(EventKind::ObjectMember { object: self.object, slot, member: task.awaited() });
        task.watch(self, slot);
        self.tasks.borrow_mut().push(Some(task.clone()));
        self.running.set(self.running.get() + 1);
    }

    /// `async def __aexit__`: `error` is what leaves the block. Returns None (nothing is swallowed), or raises what is to be raised
    /// instead.
    pub async fn exit(self: &Rc<Self>, co: &Co<H>, error: Option<H::Error>) -> Completed<H> {
        let left = self.leave(co, error).await;
        let outcome = super::wait_for::outcome_of(co, &left);
        self.record(Change::Left, 0);
        self.host.recorder().record(EventKind::ObjectEnded { object: self.object, outcome });
        // The group may outlive its block; it need not keep its parent alive.
        self.entered.borrow_mut().take();
        left
    }

    /// The parts of its repr: `<TaskGroup tasks=2 errors=1 cancelling>`.
    pub fn repr(&self) -> String {
        let mut repr = String::from("<TaskGroup");
        if self.running.get() > 0 {
            repr += &format!(" tasks={}", self.running.get());
        }
        if !self.errors.borrow().is_empty() {
            repr += &format!(" errors={}", self.errors.borrow().len());
        }
        if self.aborting.get() {
            repr += " cancelling";
        } else if self.life.get() != Life::New {
            repr += " entered";
        }
        repr + ">"
    }

    async fn leave(self: &Rc<Self>, co: &Co<H>, error: Option<H::Error>) -> Completed<H> {
        self.life.set(Life::Exiting);
        let Some((event_loop, parent)) = self.entered.borrow().clone() else {
            return Err(self.runtime_error("has not been entered"));
        };
        if let Some(error) = error.as_ref().filter(|error| self.host.is(error, ErrorKind::Exit)) {
            self.base_error.borrow_mut().get_or_insert_with(|| error.clone());
        }
        let cancelled = error.clone().filter(|error| self.host.is(error, ErrorKind::Cancelled));
        let mut propagate = cancelled.clone();
        if self.parent_cancel_requested.get() && parent.task().uncancel() == 0 {
            // No other request is left: the cancellation was the group's own.
            propagate = None;
        }
        if error.is_some() && !self.aborting.get() {
            self.abort();
        }
        // It may be cancelled several times while it waits.
        while self.running.get() > 0 {
            let waiter = self.waiter(&event_loop);
            let waited = co.wait(&waiter).await;
            match waited {
                Err(error) if !self.host.is(&error, ErrorKind::Cancelled) => return Err(error),
                Err(error) if !self.aborting.get() => {
                    propagate = Some(error);
                    self.abort();
                }
                _ => {}
            }
            self.on_completed.take();
        }
        if let Some(base_error) = self.base_error.take() {
            return Err(base_error);
        }
        let mut errors = self.errors.take();
        if let Some(propagate) = propagate.filter(|_| errors.is_empty()) {
            return Err(propagate);
        }
        errors.extend(error.filter(|_| cancelled.is_none()));
        if errors.is_empty() {
            return Ok(self.host.none());
        }
        let group = self.host.error_group("unhandled errors in a TaskGroup", errors);
        self.host.set_cause(&group, None);
        Err(group)
    }

    fn waiter(&self, event_loop: &Rc<EventLoop<H>>) -> Rc<Future<H>> {
        let mut on_completed = self.on_completed.borrow_mut();
        on_completed.get_or_insert_with(|| Future::new(event_loop, FutureKind::Group, Some(self.object))).clone()
    }

    fn abort(&self) {
        self.aborting.set(true);
        self.record(Change::Aborting, self.running.get() as u32);
        let mut running: Vec<_> = self.tasks.borrow().iter().flatten().cloned().collect();
        self.host.shuffle(&mut running);
        for task in running {
            if !task.done() {
                task.cancel(None);
            }
        }
    }

    fn runtime_error(&self, what: &str) -> H::Error {
        self.host.error(ErrorKind::Runtime, &format!("TaskGroup {} {what}", self.repr()))
    }

    fn record(&self, change: Change, count: u32) {
        self.host.recorder().record(EventKind::ObjectChanged { object: self.object, change, count });
    }
}

impl<H: Host> Watcher<H> for TaskGroup<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn name(&self) -> &'static str {
        "TaskGroup._on_task_done()"
    }

    /// `_on_task_done`.
    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, task: &Rc<Future<H>>) {
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        self.host.recorder().record_as_cause(changed);
        self.tasks.borrow_mut()[slot as usize] = None;
        self.running.set(self.running.get() - 1);
        let on_completed = self.on_completed.borrow().clone().filter(|_| self.running.get() == 0);
        if let Some(on_completed) = on_completed
            && !on_completed.done()
        {
            on_completed.finish(self.host.boolean(true));
        }
        let State::Failed(error) = task.state() else { return };
        task.mark_retrieved();
        self.errors.borrow_mut().push(error.clone());
        if self.host.is(&error, ErrorKind::Exit) {
            self.base_error.borrow_mut().get_or_insert_with(|| error.clone());
        }
        let Some((_, parent)) = self.entered.borrow().clone() else { return };
        if parent.done() {
            event_loop.report(Report::ParentCompleted { task: task.clone(), parent, error });
        } else if !self.aborting.get() && !self.parent_cancel_requested.get() {
            // Whatever the block is at is aborted too; `exit` takes this request back.
            self.abort();
            self.parent_cancel_requested.set(true);
            parent.cancel(None);
        }
    }
}
