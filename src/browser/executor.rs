//! The browser's executor as a scheduler of asyncio: whatever is ready goes through `spawn_local`. Knows neither timers nor programs.
//!
//! wasm-bindgen-futures runs in one microtask exactly what was queued when that began, as asyncio's `_run_once` runs exactly the
//! handles that were ready. So a round of the loop is a microtask, and in which order things run is the executor's decision.
//! Only microtasks without end would starve the page: after `MANY` of them in a row, the rest waits for a macrotask. And only rounds
//! without end would starve the program's own timers, since its clock stands still while anything is ready: from the round `LONG`
//! on, each round begins with a look at the clock, as asyncio's do.

use crate::asyncio::{Host, Ready, Recorder, Scheduler};
use crate::time::Instant;
use crate::trace::EventKind;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// So many deliveries in a row the page can wait for: some milliseconds' worth.
const MANY: u32 = 2000;

/// So many rounds in a row may pass at one instant of the program's clock. An ordinary program has a few of them between two waits,
/// and a slow page must not let a timer into their midst.
const LONG: u32 = 100;

/// The executor as the loops of one live run share it. Clones are the same one.
#[derive(Clone)]
pub struct Executor(Rc<Shared>);

struct Shared {
    recorder: Rc<Recorder>,
    /// Called after each delivery.
    wake: RefCell<Option<Rc<dyn Fn()>>>,
    /// Deliveries that were asked for since the last macrotask.
    in_a_row: Cell<u32>,
    /// What waits for the next macrotask, in order.
    held: RefCell<Vec<Box<dyn FnOnce()>>>,
    /// The macrotask that is on its way.
    hop: RefCell<Option<Timeout>>,
    hops: Cell<u32>,
    /// What the program's clock would show if it never stood still.
    clock: RefCell<Option<Clock>>,
}

type Clock = Rc<dyn Fn() -> Instant>;

impl Executor {
    /// An executor for loops that record there.
    pub fn new(recorder: &Rc<Recorder>) -> Self {
        Executor(Rc::new(Shared {
            recorder: recorder.clone(),
            wake: RefCell::new(None),
            in_a_row: Cell::new(0),
            held: RefCell::default(),
            hop: RefCell::new(None),
            hops: Cell::new(0),
            clock: RefCell::new(None),
        }))
    }

    /// The ready queue of one loop.
    pub fn scheduler<H: Host>(&self) -> Box<dyn Scheduler<H>> {
        let queue = Rc::new(Queue { delivered: RefCell::default(), outstanding: Cell::new(0), generation: Cell::new(0) });
        Box::new(BrowserScheduler { executor: self.clone(), queue, rounds: Cell::new(0) })
    }

    /// How often the page was given its turn in the middle of rounds.
    pub fn hops(&self) -> u32 {
        self.0.hops.get()
    }

    /// From now on, this is called after each delivery; none stops that.
    pub(super) fn on_delivery(&self, wake: Option<Rc<dyn Fn()>>) {
        // The old one may own this executor; it is dropped after the borrow.
        drop(self.0.wake.replace(wake));
    }

    /// The clock that rounds look at which follow each other for long.
    pub(super) fn set_clock(&self, clock: Clock) {
        *self.0.clock.borrow_mut() = Some(clock);
    }

    /// A macrotask has begun: the page had its turn.
    pub(super) fn page_had_its_turn(&self) {
        self.0.in_a_row.set(0);
    }

    fn deliver(&self, delivery: impl FnOnce() + 'static) {
        let in_a_row = self.0.in_a_row.get() + 1;
        self.0.in_a_row.set(in_a_row);
        if in_a_row <= MANY {
            return self.spawn(delivery);
        }
        // Everything that comes after must be held too, or it would overtake.
        self.0.held.borrow_mut().push(Box::new(delivery));
        if self.0.hop.borrow().is_none() {
            let executor = self.clone();
            *self.0.hop.borrow_mut() = Some(Timeout::new(0, move || executor.hop()));
        }
    }

    /// The macrotask: what was held goes on its way.
    fn hop(&self) {
        drop(self.0.hop.take());
        self.0.hops.set(self.0.hops.get() + 1);
        self.0.recorder.record_because(None, EventKind::PageTurn);
        self.page_had_its_turn();
        for delivery in self.0.held.take() {
            self.spawn(delivery);
        }
    }

    fn spawn(&self, delivery: impl FnOnce() + 'static) {
        let executor = self.clone();
        spawn_local(async move {
            delivery();
            let wake = executor.0.wake.borrow().clone();
            if let Some(wake) = wake {
                wake();
            }
        });
    }
}

/// One loop's ready queue: on the way through the executor, and delivered.
struct BrowserScheduler<H: Host> {
    executor: Executor,
    queue: Rc<Queue<H>>,
    /// Rounds since nothing was ready.
    rounds: Cell<u32>,
}

struct Queue<H: Host> {
    /// What the executor has delivered and the loop has not yet run.
    delivered: RefCell<VecDeque<Ready<H>>>,
    /// How many are delivered or on their way.
    outstanding: Cell<usize>,
    /// Goes up when the queue is cleared: what was on its way then is thrown away when it arrives.
    generation: Cell<u32>,
}

impl<H: Host> Scheduler<H> for BrowserScheduler<H> {
    fn call_soon(&self, ready: Ready<H>) {
        let (queue, generation) = (self.queue.clone(), self.queue.generation.get());
        queue.outstanding.set(queue.outstanding.get() + 1);
        self.executor.deliver(move || {
            if queue.generation.get() == generation {
                queue.delivered.borrow_mut().push_back(ready);
            }
        });
    }

    fn take(&self) -> Option<Ready<H>> {
        let ready = self.queue.delivered.borrow_mut().pop_front()?;
        self.queue.outstanding.set(self.queue.outstanding.get() - 1);
        Some(ready)
    }

    fn len(&self) -> usize {
        self.queue.outstanding.get()
    }

    fn clock(&self) -> Option<Instant> {
        if self.is_empty() {
            self.rounds.set(0);
            return None;
        }
        self.rounds.set(self.rounds.get() + 1);
        let clock = self.executor.0.clock.borrow();
        clock.as_ref().filter(|_| self.rounds.get() > LONG).map(|clock| clock())
    }

    fn clear(&self) {
        self.queue.generation.set(self.queue.generation.get() + 1);
        self.queue.outstanding.set(0);
        drop(self.queue.delivered.take());
    }
}
