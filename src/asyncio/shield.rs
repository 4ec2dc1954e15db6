//! `shield`: a future that can be cancelled without cancelling the one behind it.

use super::{EventLoop, Future, Host, State, Watcher};
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, Purpose};
use std::rc::Rc;

/// `shield(arg)`, with `inner` the future that `ensure_future` made of its argument.
pub fn shield<H: Host>(inner: &Rc<Future<H>>) -> Rc<Future<H>> {
    if inner.done() {
        return inner.clone();
    }
    let event_loop = inner.event_loop();
    let object = event_loop.recorder().object_made(ObjectKind::Shield, 1);
    event_loop.recorder().record(EventKind::ObjectMember { object, slot: 0, member: inner.awaited() });
    let outer = Future::new(event_loop, FutureKind::Shield, Some(object));
    let inner_done = Rc::new(InnerDone { object, outer: outer.clone() });
    inner.watch(&inner_done, 0);
    outer.watch(&Rc::new(OuterDone { object, inner: inner.clone(), inner_done }), 0);
    outer
}

/// `_inner_done_callback`.
struct InnerDone<H: Host> {
    object: ObjectId,
    outer: Rc<Future<H>>,
}

/// `_outer_done_callback`.
struct OuterDone<H: Host> {
    object: ObjectId,
    inner: Rc<Future<H>>,
    inner_done: Rc<InnerDone<H>>,
}

impl<H: Host> Watcher<H> for InnerDone<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn name(&self) -> &'static str {
        "shield.<locals>._inner_done_callback() at /usr/lib/python3.11/asyncio/tasks.py:891"
    }

    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, inner: &Rc<Future<H>>) {
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        event_loop.recorder().record_as_cause(changed);
        if self.outer.cancelled() {
            inner.mark_retrieved();
            return;
        }
        match inner.state() {
            State::Finished(value) => self.outer.finish(value),
            State::Failed(error) => {
                inner.mark_retrieved();
                self.outer.fail(error);
            }
            State::Cancelled | State::Pending => {
                self.outer.cancel(None);
            }
        }
    }
}

impl<H: Host> Watcher<H> for OuterDone<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn name(&self) -> &'static str {
        "shield.<locals>._outer_done_callback() at /usr/lib/python3.11/asyncio/tasks.py:908"
    }

    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, _slot: u32, outer: &Rc<Future<H>>) {
        let outcome = match outer.state() {
            State::Finished(_) => Outcome::Returned,
            State::Failed(_) => Outcome::Raised,
            State::Cancelled | State::Pending => Outcome::Cancelled,
        };
        event_loop.recorder().record(EventKind::ObjectEnded { object: self.object, outcome });
        if !self.inner.done() {
            self.inner.unwatch(&*self.inner_done);
        }
    }
}
