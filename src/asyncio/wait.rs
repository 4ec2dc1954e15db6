//! `asyncio.wait`: waits on a set of futures until its rule is met. Knows no tasks: it takes futures only, as in Python 3.11.

use super::{Co, Completed, ErrorKind, EventLoop, Future, Handle, Host, Watcher};
use crate::time::Duration;
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, Purpose, ReturnWhen};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// `async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED)`, with `futures` the set of its arguments in the order in which
/// they were given. Returns the two sets.
pub async fn wait<H: Host>(
    co: &Co<H>,
    futures: Vec<Rc<Future<H>>>,
    timeout: Option<Duration>,
    return_when: ReturnWhen,
) -> Completed<H> {
    if futures.is_empty() {
        return Err(co.error(ErrorKind::Value, "Set of Tasks/Futures is empty."));
    }
    let event_loop = co.running_loop()?;
    let waiting = Waiting::new(&event_loop, &futures, timeout, return_when);
    let waited = co.wait(&waiting.waiter).await;
    waiting.cancel_timer();
    for future in &futures {
        future.unwatch(&*waiting);
    }
    let outcome = if waited.is_ok() { Outcome::Returned } else { Outcome::Cancelled };
    co.host().recorder().record(EventKind::ObjectEnded { object: waiting.object, outcome });
    waited?;
    let (done, pending) = futures.into_iter().partition(|future| future.done());
    Ok(co.host().wait_result(done, pending))
}

/// One call of `wait` (the cells of `_on_completion`).
struct Waiting<H: Host> {
    object: ObjectId,
    return_when: ReturnWhen,
    left: Cell<usize>,
    waiter: Rc<Future<H>>,
    timer: RefCell<Option<Rc<Handle<H>>>>,
}

impl<H: Host> Waiting<H> {
    fn new(event_loop: &Rc<EventLoop<H>>, futures: &[Rc<Future<H>>], timeout: Option<Duration>, rule: ReturnWhen) -> Rc<Self> {
        let recorder = event_loop.recorder();
        let object = recorder.object_made(ObjectKind::Wait(rule), futures.len());
        let waiting = Rc::new(Waiting {
            object,
            return_when: rule,
            left: Cell::new(futures.len()),
            waiter: Future::new(event_loop, FutureKind::Wait, Some(object)),
            timer: RefCell::new(None),
        });
        if let Some(timeout) = timeout {
            let deadline = event_loop.time() + timeout;
            recorder.record(EventKind::ObjectDeadline { object, deadline: Some(deadline) });
            *waiting.timer.borrow_mut() = Some(event_loop.expire_at(deadline, waiting.clone()));
        }
        for (slot, future) in futures.iter().enumerate() {
            recorder.record(EventKind::ObjectMember { object, slot: slot as u32, member: future.awaited() });
            future.watch(&waiting, slot as u32);
        }
        waiting
    }

    fn cancel_timer(&self) {
        if let Some(timer) = self.timer.take() {
            timer.cancel();
        }
    }

    fn is_met_by(&self, future: &Rc<Future<H>>) -> bool {
        self.left.get() == 0
            || match self.return_when {
                ReturnWhen::AllCompleted => false,
                ReturnWhen::FirstCompleted => true,
                ReturnWhen::FirstException => !future.cancelled() && matches!(future.exception(), Ok(Some(_))),
            }
    }
}

impl<H: Host> Watcher<H> for Waiting<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn expiry_purpose(&self, _host: &H) -> Purpose {
        Purpose::Expire(self.object)
    }

    fn name(&self) -> &'static str {
        "_wait.<locals>._on_completion() at /usr/lib/python3.11/asyncio/tasks.py:519"
    }

    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, future: &Rc<Future<H>>) {
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        event_loop.recorder().record_as_cause(changed);
        self.left.set(self.left.get() - 1);
        if self.is_met_by(future) {
            self.cancel_timer();
            self.waiter.release();
        }
    }

    fn expired(&self, event_loop: &Rc<EventLoop<H>>) {
        event_loop.recorder().record_as_cause(EventKind::ObjectChanged { object: self.object, change: Change::Expired, count: 0 });
        self.waiter.release();
    }
}
