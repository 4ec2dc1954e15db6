//! `gather`: a future whose result is the list of its children's results. Making tasks of coroutines is its caller's matter.

use super::futures::Nature;
use super::{EventLoop, Future, Host, State, Watcher};
use crate::trace::{Change, EventKind, FutureKind, ObjectId, ObjectKind, Outcome, Purpose};
use std::cell::{Cell, OnceCell};
use std::rc::Rc;

/// A `gather` whose arguments are being turned into futures, one after another, as `gather` does it.
#[must_use = "the future that gather returns is made by `finish`"]
pub struct Gathering<H: Host> {
    event_loop: Rc<EventLoop<H>>,
    gather: Rc<Gather<H>>,
    children: Vec<Rc<Future<H>>>,
}

/// What a `gather` knows while its children run (the cells of `_done_callback`).
struct Gather<H: Host> {
    object: ObjectId,
    return_exceptions: bool,
    /// How many different children there are, and how many of them are done.
    total: Cell<usize>,
    finished: Cell<usize>,
    outer: OnceCell<Rc<Future<H>>>,
}

impl<H: Host> Gathering<H> {
    /// A `gather` of `size` arguments. `event_loop` is that of the first of them.
    pub fn new(event_loop: &Rc<EventLoop<H>>, size: usize, return_exceptions: bool) -> Self {
        let gather = Rc::new(Gather {
            object: event_loop.recorder().object_made(ObjectKind::Gather, size),
            return_exceptions,
            total: Cell::new(0),
            finished: Cell::new(0),
            outer: OnceCell::new(),
        });
        Gathering { event_loop: event_loop.clone(), gather, children: Vec::with_capacity(size) }
    }

    /// The next argument's future. `made_here`: it is a task that `gather` itself made of a coroutine, so that nobody else can
    /// keep it from being destroyed.
    pub fn add(&mut self, child: &Rc<Future<H>>, made_here: bool) {
        if let Some(task) = child.as_task().filter(|_| made_here) {
            task.leave_quietly();
        }
        self.gather.total.set(self.gather.total.get() + 1);
        child.watch(&self.gather, self.children.len() as u32);
        self.add_again(child);
    }

    /// The next argument is one that was given before: it is not waited for twice.
    pub fn add_again(&mut self, child: &Rc<Future<H>>) {
        let slot = self.children.len() as u32;
        let object = self.gather.object;
        self.event_loop.recorder().record(EventKind::ObjectMember { object, slot, member: child.awaited() });
        self.children.push(child.clone());
    }

    /// The future that `gather` returns.
    pub fn finish(self) -> Rc<Future<H>> {
        let recorder = self.event_loop.recorder();
        let (id, object) = (recorder.next_future(), self.gather.object);
        recorder.record(EventKind::FutureMade { future: id, kind: FutureKind::Gather, of: Some(object) });
        let empty = self.children.is_empty();
        let nature =
            Nature::Gathering { id, children: self.children, cancel_requested: Cell::new(false), passing_on: Cell::new(false) };
        let outer = Rc::new(Future::build(&self.event_loop, nature, H::FutureData::default()));
        if empty {
            self.gather.end(&outer, State::Finished(outer.host().list(Vec::new())));
        }
        self.gather.outer.get_or_init(|| outer.clone());
        outer
    }
}

impl<H: Host> Gather<H> {
    fn end(&self, outer: &Rc<Future<H>>, state: State<H>) {
        let outcome = match state {
            State::Failed(_) => Outcome::Raised,
            _ => Outcome::Returned,
        };
        outer.end(state);
        outer.event_loop().recorder().record(EventKind::ObjectEnded { object: self.object, outcome });
    }

    /// What stands for this child in the list of results.
    fn result_of(&self, child: &Rc<Future<H>>) -> H::Value {
        let host = child.host();
        match child.state() {
            State::Finished(value) => value,
            State::Failed(error) => {
                child.mark_retrieved();
                host.error_as_value(error)
            }
            State::Cancelled | State::Pending => {
                let message = child.cancel_message.borrow().clone();
                let message = message.unwrap_or_else(|| host.string(""));
                host.error_as_value(host.cancelled_error(Some(&message)))
            }
        }
    }
}

impl<H: Host> Watcher<H> for Gather<H> {
    fn member_purpose(&self, _host: &H) -> Purpose {
        Purpose::MemberDone(self.object)
    }

    fn name(&self) -> &'static str {
        "gather.<locals>._done_callback() at /usr/lib/python3.11/asyncio/tasks.py:764"
    }

    /// `_done_callback`.
    fn member_done(&self, event_loop: &Rc<EventLoop<H>>, slot: u32, child: &Rc<Future<H>>) {
        self.finished.set(self.finished.get() + 1);
        let changed = EventKind::ObjectChanged { object: self.object, change: Change::MemberDone, count: slot };
        event_loop.recorder().record_as_cause(changed);
        let Some(outer) = self.outer.get() else { return };
        if outer.done() {
            child.mark_retrieved();
            return;
        }
        if !self.return_exceptions {
            match child.state() {
                State::Cancelled => return self.end(outer, State::Failed(child.make_cancelled_error())),
                State::Failed(error) => {
                    child.mark_retrieved();
                    return self.end(outer, State::Failed(error));
                }
                State::Finished(_) | State::Pending => {}
            }
        }
        if self.finished.get() < self.total.get() {
            return;
        }
        let Nature::Gathering { children, cancel_requested, .. } = &outer.nature else { return };
        let results = children.iter().map(|child| self.result_of(child)).collect();
        if let Some(last) = children.last().filter(|_| cancel_requested.get()) {
            // Not that of the child that was done last: gather's loop over the children ends at the last of them.
            self.end(outer, State::Failed(last.make_cancelled_error()));
        } else {
            self.end(outer, State::Finished(outer.host().list(results)));
        }
    }
}
