//! `as_completed`: futures in the order in which they are done. As an iterator of coroutines it is Python 3.11's, as an asynchronous
//! iterator of futures Python 3.13's.

use super::primitives::Waiters;
use super::{Co, Completed, ErrorKind, EventLoop, Future, Handle, Host, Watcher};
use crate::time::Duration;
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, Purpose};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// One call of `as_completed`, once its iteration has begun.
pub struct AsCompleted<H: Host> {
    object: ObjectId,
    /// The futures that are not done, each in the slot of its argument.
    todo: RefCell<Vec<Option<Rc<Future<H>>>>>,
    left: Cell<usize>,
    /// What is done and not yet fetched; None stands for the deadline that passed.
    done: RefCell<VecDeque<Option<Rc<Future<H>>>>>,
    getters: Waiters<H>,
    timer: RefCell<Option<Rc<Handle<H>>>>,
}

impl<H: Host> AsCompleted<H> {
    /// Begins, with `todo` the set of the arguments' futures in the order in which they were given.
    pub fn new(event_loop: &Rc<EventLoop<H>>, todo: Vec<Rc<Future<H>>>, timeout: Option<Duration>) -> Rc<Self> {
        let recorder = event_loop.recorder();
        let object = recorder.object_made(ObjectKind::AsCompleted, todo.len());
        let this = Rc::new(AsCompleted {
            object,
            left: Cell::new(todo.len()),
            todo: RefCell::new(todo.iter().cloned().map(Some).collect()),
            done: RefCell::default(),
            getters: Waiters::new(),
            timer: RefCell::new(None),
        });
        for (slot, future) in todo.iter().enumerate() {
            recorder.record(EventKind::ObjectMember { object, slot: slot as u32, member: future.awaited() });
            future.watch(&this, slot as u32);
        }
        if let Some(timeout) = timeout.filter(|_| !todo.is_empty()) {
            let deadline = event_loop.time() + timeout;
            recorder.record(EventKind::ObjectDeadline { object, deadline: Some(deadline) });
            *this.timer.borrow_mut() = Some(event_loop.expire_at(deadline, this.clone()));
        }
        this
    }

    /// `async def _wait_for_one()`: the result of the next future that is done.
    pub async fn next_result(&self, co: &Co<H>) -> Completed<H> {
        self.next_future(co).await?.result()
    }

    /// The next future that is done, as asynchronous iteration gives it out.
    pub async fn next_future(&self, co: &Co<H>) -> Result<Rc<Future<H>>, H::Error> {
        while self.done.borrow().is_empty() {
            let getter = Future::new(&co.running_loop()?, FutureKind::Get, Some(self.object));
            if let Err(error) = self.getters.wait_in_line(co, &getter).await {
                if !self.done.borrow().is_empty() && !getter.cancelled() {
                    self.getters.wake_next();
                }
                return Err(error);
            }
        }
        let next = self.done.borrow_mut().pop_front().flatten();
        next.ok_or_else(|| co.error(ErrorKind::Timeout, ""))
    }

    fn put(&self, done: Option<Rc<Future<H>>>) {
        self.done.borrow_mut().push_back(done);
        self.getters.wake_next();
    }

    fn end(&self, event_loop: &Rc<EventLoop<H>>, outcome: Outcome) {
        event_loop.recorder().record(EventKind::ObjectEnded { object: self.object, outcome });
    }
}

impl<H: Host> Watcher<H> for AsCompleted<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn expiry_purpose(&self, _host: &H) -> Purpose {
        Purpose::Expire(self.object)
    }

    fn name(&self) -> &'static str {
        "as_completed.<locals>._on_completion() at /usr/lib/python3.11/asyncio/tasks.py:602"
    }

    /// `_on_completion`.
    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, future: &Rc<Future<H>>) {
        if self.left.get() == 0 {
            // The deadline came first.
            return;
        }
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        event_loop.recorder().record_as_cause(changed);
        self.todo.borrow_mut()[slot as usize] = None;
        self.left.set(self.left.get() - 1);
        self.put(Some(future.clone()));
        if self.left.get() == 0 {
            if let Some(timer) = self.timer.take() {
                timer.cancel();
            }
            self.end(event_loop, Outcome::Returned);
        }
    }

    /// `_on_timeout`.
    fn expired(&self, event_loop: &Rc<EventLoop<H>>) {
        event_loop.recorder().record_as_cause(EventKind::ObjectChanged { object: self.object, change: Change::Expired, count: 0 });
        self.timer.take();
        self.left.set(0);
        let todo = self.todo.take();
        for future in todo.iter().flatten() {
            future.unwatch(self);
            self.put(None);
        }
        self.end(event_loop, Outcome::Raised);
    }
}
