//! What asyncio would say on its own account (its exception handler, its warnings); saying it is the host's matter.

use super::{Future, Host};
use crate::time::{Duration, Instant};
use std::rc::Rc;

/// Something for `loop.call_exception_handler`, or for the logger. Queued in the loop, because what finds it out (a drop, an
/// internal callback) cannot call the host; the host drains the queue with `EventLoop::take_reports`.
pub enum Report<H: Host> {
    /// "Task was destroyed but it is pending!" The last reference is gone; this one is for the report, and when it is dropped,
    /// the coroutine goes.
    DestroyedPending(Rc<Future<H>>),
    /// "Task exception was never retrieved" (or "Future …", or "_GatheringFuture …"). The reference is for the report.
    NeverRetrieved { future: Rc<Future<H>>, error: H::Error },
    /// "Exception in callback …"; `argument`: the future that is done, for a callback that was called with one.
    CallbackFailed { callback: H::Callback, argument: Option<Rc<Future<H>>>, when: Option<Instant>, error: H::Error },
    /// "Task … has errored out but its parent task … is already completed".
    ParentCompleted { task: Rc<Future<H>>, parent: Rc<Future<H>>, error: H::Error },
    /// In debug mode, a step of a task took longer than `slow_callback_duration`.
    SlowStep { task: Rc<Future<H>>, took: Duration },
    /// In debug mode, a callback did.
    SlowCallback { callback: H::Callback, took: Duration },
}
