//! `asyncio.wait_for`, as it is in Python 3.11: the future is cancelled when its time is over, and waited for once more.

use super::{Co, Completed, ErrorKind, EventLoop, Future, Host, Watcher};
use crate::time::Duration;
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, Purpose};
use std::rc::Rc;

/// `async def wait_for(fut, timeout)`. `awaitable` is what it was called with; `ensure_future` makes a future of that, when it is
/// time to.
pub async fn wait_for<H: Host>(
    co: &Co<H>,
    awaitable: H::Value,
    ensure_future: impl FnOnce(&Rc<EventLoop<H>>) -> Result<Rc<Future<H>>, H::Error>,
    timeout: Option<Duration>,
) -> Completed<H> {
    let event_loop = co.running_loop()?;
    let Some(timeout) = timeout else {
        return co.wait_value(awaitable).await;
    };
    let recorder = co.host().recorder().clone();
    let object = recorder.object_made(ObjectKind::WaitFor, 1);
    let deadline = event_loop.time() + timeout;
    recorder.record(EventKind::ObjectDeadline { object, deadline: Some(deadline) });
    let waited = if timeout == Duration::ZERO {
        match ensure_future(&event_loop) {
            Ok(future) => at_once(co, object, &future).await,
            Err(error) => Err(error),
        }
    } else {
        let waiter = Release::new(&event_loop, object);
        let timer = event_loop.expire_at(deadline, waiter.clone());
        let waited = match ensure_future(&event_loop) {
            Ok(future) => in_time(co, &waiter, &future).await,
            Err(error) => Err(error),
        };
        timer.cancel();
        waited
    };
    recorder.record(EventKind::ObjectEnded { object, outcome: outcome_of(co, &waited) });
    waited
}

/// No time at all: what is not done yet is cancelled.
async fn at_once<H: Host>(co: &Co<H>, object: ObjectId, future: &Rc<Future<H>>) -> Completed<H> {
    record_member(co, object, future);
    if future.done() {
        return future.result();
    }
    cancel_and_wait(co, object, future).await?;
    result_or_timeout(co, future)
}

async fn in_time<H: Host>(co: &Co<H>, waiter: &Rc<Release<H>>, future: &Rc<Future<H>>) -> Completed<H> {
    record_member(co, waiter.object, future);
    future.watch(waiter, 0);
    match co.wait(&waiter.future).await {
        Ok(_) if future.done() => future.result(),
        Ok(_) => {
            future.unwatch(&**waiter);
            // It must not run on after `wait_for` has returned.
            cancel_and_wait(co, waiter.object, future).await?;
            result_or_timeout(co, future)
        }
        Err(error) if co.host().is(&error, ErrorKind::Cancelled) => {
            if future.done() {
                return future.result();
            }
            future.unwatch(&**waiter);
            cancel_and_wait(co, waiter.object, future).await?;
            Err(error)
        }
        Err(error) => Err(error),
    }
}

/// `_cancel_and_wait`: waits until the cancelled future is done, whatever comes of it.
async fn cancel_and_wait<H: Host>(co: &Co<H>, object: ObjectId, future: &Rc<Future<H>>) -> Result<(), H::Error> {
    let event_loop = co.running_loop()?;
    let waiter = Release::new(&event_loop, object);
    future.watch(&waiter, 0);
    future.cancel(None);
    let waited = co.wait(&waiter.future).await;
    future.unwatch(&*waiter);
    waited.map(|_| ())
}

/// The result of what was cancelled: that it is cancelled means that the time was over.
fn result_or_timeout<H: Host>(co: &Co<H>, future: &Rc<Future<H>>) -> Completed<H> {
    match future.result() {
        Err(error) if co.host().is(&error, ErrorKind::Cancelled) => Err(timeout_from(&**co.host(), &error)),
        result => result,
    }
}

/// `raise TimeoutError from error`, while that is being handled.
pub(super) fn timeout_from<H: Host>(host: &H, error: &H::Error) -> H::Error {
    let timeout = host.error(ErrorKind::Timeout, "");
    host.set_context(&timeout, error);
    host.set_cause(&timeout, Some(error));
    timeout
}

/// What the trace says of an operation that ended so.
pub(super) fn outcome_of<H: Host>(co: &Co<H>, result: &Completed<H>) -> Outcome {
    match result {
        Ok(_) => Outcome::Returned,
        Err(error) if co.host().is(error, ErrorKind::Cancelled) => Outcome::Cancelled,
        Err(_) => Outcome::Raised,
    }
}

fn record_member<H: Host>(co: &Co<H>, object: ObjectId, future: &Rc<Future<H>>) {
    co.host().recorder().record(EventKind::ObjectMember { object, slot: 0, member: future.awaited() });
}

/// A waiter that is released when the future is done or the time is over (`_release_waiter`).
struct Release<H: Host> {
    object: ObjectId,
    future: Rc<Future<H>>,
}

impl<H: Host> Release<H> {
    fn new(event_loop: &Rc<EventLoop<H>>, object: ObjectId) -> Rc<Self> {
        Rc::new(Release { object, future: Future::new(event_loop, FutureKind::WaitFor, Some(object)) })
    }
}

impl<H: Host> Watcher<H> for Release<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn expiry_purpose(&self, _host: &H) -> Purpose {
        Purpose::Expire(self.object)
    }

    fn name(&self) -> &'static str {
        "_release_waiter(<Future pendi...ask_wakeup()]>)() at /usr/lib/python3.11/asyncio/tasks.py:431"
    }

    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, _future: &Rc<Future<H>>) {
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        event_loop.recorder().record_as_cause(changed);
        self.future.release();
    }

    fn expired(&self, event_loop: &Rc<EventLoop<H>>) {
        event_loop.recorder().record_as_cause(EventKind::ObjectChanged { object: self.object, change: Change::Expired, count: 0 });
        self.future.release();
    }
}
