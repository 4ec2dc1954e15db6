//! `asyncio.sleep`, of which programs make more than of anything else: a coroutine without an `async` block, so that it costs little.
//! Waiting for an answer that comes after a known time is the same, under another name.

use super::{Action, Awaiting, Co, Completed, ErrorKind, EventLoop, Future, Handle, Host, Input, Native};
use crate::time::Duration;
use crate::trace::{Awaited, FutureKind, Purpose, TextId};
use std::mem;
use std::rc::Rc;

/// Where a sleep is.
///
/// ```text
///  New ──delay <= 0────────────► Turn ─────────────────────────┐
///   └────delay > 0, an answer──► Waiting ──its future is done──┴──► Over
/// ```
pub(super) enum Sleep<H: Host> {
    /// `answer`: what the answer is to, where this waits for one.
    New {
        delay: Duration,
        result: H::Value,
        answer: Option<TextId>,
    },
    Turn {
        result: H::Value,
    },
    Waiting {
        future: Rc<Future<H>>,
        timer: Rc<Handle<H>>,
    },
    Over,
}

impl<H: Host> Sleep<H> {
    /// Runs it up to where it stops next.
    pub(super) fn resume(&mut self, host: &H, running: Option<&Rc<EventLoop<H>>>, input: Input<H>) -> Awaiting<H> {
        match (mem::replace(self, Sleep::Over), input) {
            (Sleep::Over, _) => Awaiting::Raised(host.error(ErrorKind::Runtime, "cannot reuse already awaited coroutine")),
            (Sleep::New { .. } | Sleep::Turn { .. }, Input::Throw(error)) => Awaiting::Raised(error),
            (Sleep::New { delay, result, answer: None }, Input::Send(_)) if delay == Duration::ZERO => {
                *self = Sleep::Turn { result };
                Awaiting::Turn
            }
            (Sleep::New { delay, result, answer }, Input::Send(_)) => match running {
                Some(event_loop) => self.wait(event_loop, delay, result, answer),
                None => Awaiting::Raised(host.error(ErrorKind::Runtime, "no running event loop")),
            },
            (Sleep::Turn { result }, Input::Send(_)) => Awaiting::Returned(result),
            (Sleep::Waiting { timer, .. }, Input::Throw(error)) => {
                timer.cancel();
                Awaiting::Raised(error)
            }
            (Sleep::Waiting { future, timer }, Input::Send(_)) => {
                timer.cancel();
                if !future.done() {
                    return Awaiting::Raised(host.error(ErrorKind::Runtime, "await wasn't used with future"));
                }
                match future.result() {
                    Ok(value) => Awaiting::Returned(value),
                    Err(error) => Awaiting::Raised(error),
                }
            }
        }
    }

    fn wait(&mut self, event_loop: &Rc<EventLoop<H>>, delay: Duration, result: H::Value, answer: Option<TextId>) -> Awaiting<H> {
        let future = match answer {
            None => Future::new(event_loop, FutureKind::Sleep, None),
            Some(name) => Future::named(event_loop, FutureKind::Io, name),
        };
        let Awaited::Future(id) = future.awaited() else { unreachable!("a plain future is no task") };
        let settle = Action::Settle { future: future.clone(), result: Ok(result), purpose: Purpose::Settle(id) };
        let timer = event_loop.at(event_loop.time() + delay, settle);
        *self = Sleep::Waiting { future: future.clone(), timer };
        Awaiting::Future(future)
    }
}

/// `await asyncio.sleep(delay, result)` inside another native coroutine. A delay that is not positive gives up one turn.
pub async fn sleep<H: Host>(co: &Co<H>, delay: Duration, result: H::Value) -> Completed<H> {
    co.run(Native::sleep(co.host(), delay, result)).await
}
