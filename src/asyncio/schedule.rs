//! Making things ready and setting timers: all that anybody but the loop itself does with handles. Runs none of them.

use super::{Action, EventLoop, Future, Handle, Host, Ready, Watcher};
use crate::time::Instant;
use crate::trace::{EventId, EventKind, HandleId, Purpose};
use std::rc::Rc;

impl<H: Host> EventLoop<H> {
    /// `loop.call_soon(function)`.
    pub fn call_soon(self: &Rc<Self>, callback: H::Callback) -> Rc<Handle<H>> {
        self.soon(Action::Call(callback))
    }

    /// `loop.call_at(when, function)`, and `call_later` with the instant that it amounts to.
    pub fn call_at(self: &Rc<Self>, when: Instant, callback: H::Callback) -> Rc<Handle<H>> {
        self.at(when, Action::Call(callback))
    }

    /// Brings a result from outside the loop's thread (`call_soon_threadsafe`): the future is given it in the loop's own time.
    pub fn settle_soon(self: &Rc<Self>, future: &Rc<Future<H>>, result: Result<H::Value, H::Error>, purpose: Purpose) {
        let because = self.recorder().cause();
        self.make_ready(Action::Settle { future: future.clone(), result, purpose }, because);
    }

    /// Makes something ready, because of that event.
    pub(super) fn make_ready(&self, action: Action<H>, because: Option<EventId>) -> HandleId {
        let recorder = self.recorder();
        let handle = recorder.next_handle();
        if self.is_closed() {
            // Nobody would ever run it, and it would keep the loop.
            return handle;
        }
        let purpose = action.purpose(self.host());
        let because = recorder.record_because(because, EventKind::HandleReady { handle, purpose });
        self.scheduler.call_soon(Ready { id: handle, because, action });
        handle
    }

    /// Makes something ready that can be cancelled.
    pub(super) fn soon(self: &Rc<Self>, action: Action<H>) -> Rc<Handle<H>> {
        let purpose = action.purpose(self.host());
        let handle = Rc::new(Handle::new(self, action, purpose, None));
        handle.queued_as(self.make_ready(Action::Shared(handle.clone()), self.recorder().cause()));
        handle
    }

    /// Sets a timer.
    pub(super) fn at(self: &Rc<Self>, when: Instant, action: Action<H>) -> Rc<Handle<H>> {
        let purpose = action.purpose(self.host());
        let timer = self.recorder().next_timer();
        let because = self.recorder().record(EventKind::TimerSet { timer, purpose, deadline: when });
        let handle = Rc::new(Handle::new(self, action, purpose, Some((timer, when))));
        self.timers.borrow_mut().set(when, timer, because, handle.clone());
        handle
    }

    /// A timer for a combinator's deadline.
    pub(super) fn expire_at(self: &Rc<Self>, when: Instant, watcher: Rc<dyn Watcher<H>>) -> Rc<Handle<H>> {
        self.at(when, Action::Expire(watcher))
    }

    pub(super) fn timer_cancelled(&self) {
        self.timers.borrow_mut().cancelled();
    }

    /// The next timer, if it is due, becomes ready: in the order of their instants, ties in the order in which they were set.
    /// Whether there was one.
    pub(super) fn fire_due_timer(&self) -> bool {
        let recorder = self.recorder();
        // The borrow ends with this statement: making ready must not find the heap in use.
        let due = self.timers.borrow_mut().pop_due(recorder.now());
        let Some(timer) = due else { return false };
        let handle = recorder.next_handle();
        let fired = recorder.record_because(Some(timer.because), EventKind::TimerFired { timer: timer.id, handle });
        let purpose = timer.handle.purpose;
        let because = recorder.record_because(Some(fired), EventKind::HandleReady { handle, purpose });
        timer.handle.queued_as(handle);
        self.scheduler.call_soon(Ready { id: handle, because, action: Action::Shared(timer.handle) });
        true
    }
}
