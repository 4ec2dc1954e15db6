//! The timer heap: what is to become ready at an instant, ties in the order in which they were set. Knows no clock.

use super::{Handle, Host};
use crate::time::Instant;
use crate::trace::{EventId, TimerId};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::rc::Rc;

/// A timer that stands in the heap.
pub(super) struct Timer<H: Host> {
    deadline: Instant,
    pub(super) id: TimerId,
    /// The event `TimerSet`: the cause of its firing.
    pub(super) because: EventId,
    pub(super) handle: Rc<Handle<H>>,
}

/// Cancelled timers stay in the heap until they reach its head, or until they are more than half of it, as in CPython.
pub(super) struct Timers<H: Host> {
    heap: BinaryHeap<Reverse<Timer<H>>>,
    cancelled: usize,
}

/// Below this many cancelled timers, sweeping up is not worth it (CPython's `_MIN_SCHEDULED_TIMER_HANDLES`).
const MANY: usize = 100;

impl<H: Host> Timers<H> {
    pub(super) fn new() -> Self {
        Timers { heap: BinaryHeap::new(), cancelled: 0 }
    }

    pub(super) fn set(&mut self, deadline: Instant, id: TimerId, because: EventId, handle: Rc<Handle<H>>) {
        self.heap.push(Reverse(Timer { deadline, id, because, handle }));
    }

    /// One of the timers was cancelled.
    pub(super) fn cancelled(&mut self) {
        self.cancelled += 1;
        if self.cancelled > MANY && 2 * self.cancelled > self.heap.len() {
            self.heap.retain(|timer| !timer.0.handle.cancelled());
            self.cancelled = 0;
        }
    }

    /// When the next timer is due.
    pub(super) fn next_deadline(&mut self) -> Option<Instant> {
        self.drop_cancelled();
        self.heap.peek().map(|timer| timer.0.deadline)
    }

    /// Takes the next timer out if it is due.
    pub(super) fn pop_due(&mut self, now: Instant) -> Option<Timer<H>> {
        self.drop_cancelled();
        if self.heap.peek()?.0.deadline > now {
            return None;
        }
        self.heap.pop().map(|timer| timer.0)
    }

    pub(super) fn take_all(&mut self) -> Vec<Timer<H>> {
        self.cancelled = 0;
        self.heap.drain().map(|timer| timer.0).collect()
    }

    fn drop_cancelled(&mut self) {
        while self.heap.peek().is_some_and(|timer| timer.0.handle.cancelled()) {
            self.heap.pop();
            self.cancelled -= 1;
        }
    }
}

impl<H: Host> PartialEq for Timer<H> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<H: Host> Eq for Timer<H> {}

impl<H: Host> PartialOrd for Timer<H> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<H: Host> Ord for Timer<H> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.deadline, self.id).cmp(&(other.deadline, other.id))
    }
}
