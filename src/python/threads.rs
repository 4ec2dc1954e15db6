//! The threads of a run: who is on which stack, and what each waits for. One runs at a time. Knows no clock and runs nothing.

use super::frame::{Activation, Input};
use super::value::Value;
use super::world::Loop;
use crate::settings::Dice;
use crate::time::Instant;
use crate::trace::{EventId, ThreadId};
use std::cell::Cell;
use std::rc::Rc;

/// The threads of a run, the main one first.
pub struct Threads {
    /// Those that do not run now; the one that runs is not among them.
    pub parked: Vec<Thread>,
    /// The thread that runs.
    pub current: ThreadState,
    /// What the thread that runs waits for, as it leaves the machine.
    pub waiting: Option<Waiting>,
    /// The thread that the trace says runs.
    pub shown: ThreadId,
    /// What the main thread's program came to, while others still run.
    pub outcome: Option<super::machine::Outcome>,
    /// The thread that has just made way for another one: the lot is drawn among the others.
    pub made_way: Option<ThreadId>,
    /// How many threads there have been beside the main one.
    pub made: u32,
    /// Counts waits, so that ties go to who came first.
    sequence: u64,
}

/// A thread that does not run.
pub struct Thread {
    pub state: ThreadState,
    /// The calls under way, the innermost last.
    pub stack: Vec<Activation>,
    pub wait: Waiting,
    /// Its place among those that wait as long.
    pub sequence: u64,
    /// What it begins with, if it has not begun.
    pub fresh: Option<Activation>,
    /// It waits inside native code, which alone can go on with it.
    pub pinned: bool,
    /// The line that it was at, and what was the cause of what it did there.
    pub here: (u32, Option<EventId>),
}

/// What belongs to a thread whether it runs or not.
pub struct ThreadState {
    pub id: ThreadId,
    /// At the end of the program nobody waits for it.
    pub daemon: bool,
    /// Set when it has ended.
    pub ended: Rc<Signal>,
    /// The event loop that runs on it.
    pub running: Option<Rc<Loop>>,
    /// The event loop that `get_event_loop` gives there.
    pub current_loop: Option<Rc<Loop>>,
    pub loop_was_set: bool,
    /// The values of context variables; unset: none were set.
    pub context: Value,
    /// Instructions that it ran in its turns so far.
    pub worked: u64,
}

/// Something that threads can wait for.
#[derive(Default)]
pub struct Signal(Cell<Option<u64>>);

/// What a thread waits for.
#[derive(Clone)]
pub enum Waiting {
    /// This instant.
    Until(Instant),
    /// This signal, or that instant.
    Signal { signal: Rc<Signal>, until: Option<Instant> },
    /// Something to be ready in this loop, or that instant.
    Loop { event_loop: Rc<Loop>, until: Option<Instant> },
    /// Nothing: whoever became runnable before goes first.
    Turn,
    /// The browser's executor, to deliver what is ready.
    Delivery,
}

/// Who runs next.
pub enum Next {
    /// The parked thread at this place.
    Thread(usize),
    /// Nobody before this instant.
    Wait { until: Instant },
    /// Nobody before the browser's executor delivers what is ready.
    Delivery,
    /// Nobody, ever.
    Stalled,
}

impl Default for Threads {
    fn default() -> Self {
        Threads {
            parked: Vec::new(),
            current: ThreadState::default(),
            waiting: None,
            shown: ThreadId::MAIN,
            outcome: None,
            made_way: None,
            made: 0,
            sequence: 0,
        }
    }
}

impl Default for ThreadState {
    fn default() -> Self {
        ThreadState {
            id: ThreadId::MAIN,
            daemon: false,
            ended: Rc::default(),
            running: None,
            current_loop: None,
            loop_was_set: false,
            context: Value::Unset,
            worked: 0,
        }
    }
}

impl Signal {
    pub fn is_set(&self) -> bool {
        self.0.get().is_some()
    }

    pub fn clear(&self) {
        self.0.set(None);
    }
}

impl Threads {
    /// Sets a signal: who waits for it may run, in the order of the setting.
    pub fn set(&mut self, signal: &Signal) {
        if !signal.is_set() {
            signal.0.set(Some(self.next_sequence()));
        }
    }

    pub fn next_sequence(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }

    /// Who runs next at this instant. With dice, the lot decides among all that can run; without, who could run first does.
    pub fn next(&mut self, now: Instant, dice: Option<&mut Dice>) -> Next {
        // What is ready is under way to a loop: its thread would run on at once if nothing had to be delivered. Only inside native
        // code, which cannot be left for the delivery to come, others go on meanwhile.
        let delivery = self.parked.iter().any(|thread| matches!(thread.wait, Waiting::Delivery));
        if delivery && !self.parked.iter().any(|thread| thread.pinned) {
            return Next::Delivery;
        }
        let places = 0..self.parked.len();
        if let Some(place) = dice.and_then(|dice| self.drawn(now, dice)) {
            return Next::Thread(place);
        }
        if let Some(place) = places.clone().filter_map(|at| self.parked[at].free().map(|order| (order, at))).min() {
            return Next::Thread(place.1);
        }
        // Worker threads wake before the loop's timers of the same instant, as they do under the oracle's clock.
        let timed = places.filter_map(|at| {
            let thread = &self.parked[at];
            thread.until().map(|until| (until, thread.is_main(), thread.sequence, at))
        });
        match timed.min() {
            Some((until, _, _, at)) if until <= now => Next::Thread(at),
            Some((until, ..)) => Next::Wait { until },
            None if delivery => Next::Delivery,
            None => Next::Stalled,
        }
    }
}

impl Threads {
    /// One of those that can run now. As CPython starts a thread, whoever starts it waits until that runs.
    fn drawn(&mut self, now: Instant, dice: &mut Dice) -> Option<usize> {
        let mut can: Vec<usize> = (0..self.parked.len()).filter(|at| self.parked[*at].can_run(now)).collect();
        let made_way = self.made_way.take();
        if can.len() > 1 {
            can.retain(|at| Some(self.parked[*at].state.id) != made_way);
        }
        let fresh = can.iter().copied().find(|at| self.parked[*at].fresh.is_some());
        match fresh.filter(|_| dice.schedule().is_plain()) {
            Some(fresh) => Some(fresh),
            None => can.get(dice.below(can.len() as u64) as usize).copied(),
        }
    }
}

impl Thread {
    /// Whether it can run at this instant.
    pub fn can_run(&self, now: Instant) -> bool {
        self.free().is_some() || self.until().is_some_and(|until| until <= now)
    }

    fn is_main(&self) -> bool {
        self.state.id == ThreadId::MAIN
    }

    /// Whether it may run without time passing, and since when.
    fn free(&self) -> Option<u64> {
        match &self.wait {
            Waiting::Turn => Some(self.sequence),
            Waiting::Signal { signal, .. } => signal.0.get(),
            Waiting::Loop { event_loop, .. } => event_loop.has_ready().then_some(0),
            Waiting::Until(_) | Waiting::Delivery => None,
        }
    }

    fn until(&self) -> Option<Instant> {
        match &self.wait {
            Waiting::Until(until) => Some(*until),
            Waiting::Signal { until, .. } | Waiting::Loop { until, .. } => *until,
            Waiting::Turn | Waiting::Delivery => None,
        }
    }

    /// What it goes on with.
    pub fn begin(&mut self) -> Option<(Activation, Input)> {
        match self.fresh.take() {
            Some(activation) => Some((activation, Input::Start)),
            None => self.stack.pop().map(|activation| (activation, Input::Continue)),
        }
    }
}
