//! `cancel()`: how a request to cancel travels from a task to what it waits on, down to those who can do something about it.

use super::futures::Nature;
use super::{Future, Host, Task};
use crate::trace::{EventId, EventKind};
use std::cell::Cell;
use std::rc::Rc;

/// Somebody who has passed the request on, and waits for what becomes of it.
enum Passed<H: Host> {
    /// A task, to what it waits on.
    ToWaiter(Rc<Future<H>>),
    /// A gather, to one child after another; `accepted`: by any of them so far.
    ToChildren { gather: Rc<Future<H>>, next: usize, accepted: bool, cause: Option<EventId> },
}

/// `future.cancel(message)` in all its forms: whether there was anything to cancel.
///
/// A task passes the request on to what it waits on, a gather to its children, and those may be tasks and gathers in their turn, as
/// deep as the program has piled them up. So the way is walked with a stack of its own.
pub(super) fn cancel<H: Host>(this: &Rc<Future<H>>, message: Option<&H::Value>) -> bool {
    let recorder = this.event_loop().recorder();
    // What ends because of a request has that as its cause; afterwards, all is as it was.
    let cause = recorder.cause();
    let mut way: Vec<Passed<H>> = Vec::new();
    let mut target = this.clone();
    loop {
        let mut accepted = match hand_over(&target, message) {
            Handed::Done(accepted) => accepted,
            Handed::On(passed, next) => {
                way.push(passed);
                match next {
                    Some(next) => {
                        target = next;
                        continue;
                    }
                    None => false,
                }
            }
        };
        // Back along the way, up to a gather that has more children.
        target = loop {
            match way.last_mut() {
                None => {
                    recorder.set_cause(cause);
                    return accepted;
                }
                Some(Passed::ToWaiter(task)) => {
                    take_back(task, accepted, message);
                    accepted = true;
                }
                Some(Passed::ToChildren { gather, next, accepted: any, cause }) => {
                    *any |= accepted;
                    recorder.set_cause(*cause);
                    if let Some(child) = child_of(gather, *next) {
                        *next += 1;
                        break child;
                    }
                    accepted = *any;
                    leave_children(gather, accepted);
                }
            }
            way.pop();
        };
    }
}

/// What one future does with a request.
enum Handed<H: Host> {
    /// It accepts or refuses it.
    Done(bool),
    /// It passes it on, to that future at first.
    On(Passed<H>, Option<Rc<Future<H>>>),
}

fn hand_over<H: Host>(target: &Rc<Future<H>>, message: Option<&H::Value>) -> Handed<H> {
    match &target.nature {
        Nature::Plain { .. } => Handed::Done(target.cancel_now(message.cloned())),
        _ if target.done() => {
            target.mark_retrieved();
            Handed::Done(false)
        }
        Nature::Gathering { passing_on, .. } => {
            if passing_on.replace(true) {
                // It has come round in a circle.
                return Handed::Done(true);
            }
            let cause = target.event_loop().recorder().cause();
            Handed::On(Passed::ToChildren { gather: target.clone(), next: 0, accepted: false, cause }, None)
        }
        Nature::Task(task) => {
            if task.passing_on.get() {
                return Handed::Done(true);
            }
            request(target, task, message);
            match task.waits_on() {
                Some(next) => {
                    task.passing_on.set(true);
                    Handed::On(Passed::ToWaiter(target.clone()), Some(next))
                }
                None => {
                    throw_at_next_step(target, task, message);
                    Handed::Done(true)
                }
            }
        }
    }
}

fn request<H: Host>(target: &Rc<Future<H>>, task: &Task<H>, message: Option<&H::Value>) {
    let message = target.host().message_text(message);
    target.event_loop().recorder().record_as_cause(EventKind::CancelRequested { task: task.id(), message });
    task.cancels_requested.set(task.cancels_requested.get() + 1);
}

fn throw_at_next_step<H: Host>(target: &Future<H>, task: &Task<H>, message: Option<&H::Value>) {
    task.must_cancel.set(true);
    *target.cancel_message.borrow_mut() = message.cloned();
}

/// What the task waits on has accepted or refused the request.
fn take_back<H: Host>(waiting: &Future<H>, accepted: bool, message: Option<&H::Value>) {
    let task = waiting.task();
    task.passing_on.set(false);
    if !accepted {
        // That is done already: the wake-up stands in the ready queue, and will find the request.
        throw_at_next_step(waiting, task, message);
    }
}

fn child_of<H: Host>(gather: &Future<H>, place: usize) -> Option<Rc<Future<H>>> {
    if let Nature::Gathering { children, .. } = &gather.nature { children.get(place).cloned() } else { None }
}

fn leave_children<H: Host>(gather: &Future<H>, accepted: bool) {
    if let Nature::Gathering { passing_on, cancel_requested, .. } = &gather.nature {
        passing_on.set(false);
        let requested: &Cell<bool> = cancel_requested;
        requested.set(requested.get() || accepted);
    }
}
