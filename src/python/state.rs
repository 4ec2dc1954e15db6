//! What a run keeps beside its values and calls: what is being handed from one instruction to the next, and what only some
//! modules need.

use super::class::Class;
use super::exception::Exception;
use super::object::Object;
use super::outside::Outside;
use super::threads::Threads;
use super::value::Value;
use super::world::{Loop, World};
use crate::asyncio::Scheduler;
use std::rc::{Rc, Weak};

/// Makes the scheduler of a new loop.
pub type MakeScheduler = Rc<dyn Fn() -> Box<dyn Scheduler<World>>>;

/// Part of the machine.
#[derive(Default)]
pub struct State {
    /// The exception that is thrown into a frame which waits inside.
    pub thrown: Option<Exception>,
    /// The exception that the frame which called native code is handling.
    pub handled: Option<Exception>,
    /// The namespaces of the frame that is about to call `locals` or its kin: its globals and its locals.
    pub noted: Option<(Rc<Object>, Rc<Object>)>,
    /// The classes that the program made, whose dicts are emptied when the run is over: they tend to refer to themselves.
    pub classes: Vec<Weak<Class>>,
    pub threads: Threads,
    /// All loops and their Python objects.
    pub loops: Vec<(Rc<Loop>, Value)>,
    /// Makes the schedulers of new loops; none: virtual time's.
    pub new_scheduler: Option<MakeScheduler>,
    /// The asynchronous generators that have begun and not ended, with the loops that they began on.
    pub async_generators: Vec<(Rc<Loop>, Weak<Object>)>,
    /// The requests that leave the run; none: they are answered by the tables of the settings.
    pub outside: Option<Outside>,
    /// Numbers for the trace's calls.
    calls: u32,
    /// How many calls the trace was told of that it need not be told of.
    pub told_calls: u32,
}

impl State {
    /// The asynchronous generators of a loop that are still open, in the order in which they began.
    pub fn open_async_generators(&mut self, event_loop: &Rc<Loop>) -> Vec<Value> {
        let of_loop = self.async_generators.iter().filter(|(its, _)| Rc::ptr_eq(its, event_loop));
        of_loop.filter_map(|(_, generator)| generator.upgrade().map(Value::Object)).collect()
    }

    pub fn next_call(&mut self) -> u32 {
        self.calls += 1;
        self.calls - 1
    }
}
