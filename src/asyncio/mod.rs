//! asyncio's event loop, futures, tasks, combinators and primitives; knows neither Python's values nor a clock of its own.
//!
//! Everything is generic over a [`Host`], which supplies values, exceptions and coroutines. Control is inverted: the loop never
//! calls the host's code, it hands out what is to be done next ([`EventLoop::next`] → [`Work`]), and the host reports back what
//! came of it ([`EventLoop::stepped`], [`EventLoop::called`]), in its own time.

mod as_completed;
mod barriers;
mod callbacks;
mod cancelling;
mod conditions;
mod event_loop;
mod events;
mod futures;
mod gather;
mod handles;
mod host;
mod locks;
mod native;
mod primitives;
mod queues;
mod record;
mod references;
mod registry;
mod reports;
mod running;
mod schedule;
mod scheduler;
mod semaphores;
mod shield;
mod sleep;
mod taskgroups;
mod tasks;
mod timeouts;
mod timers;
mod wait;
mod wait_for;

#[cfg(test)]
mod tests;

pub use as_completed::AsCompleted;
pub use barriers::{Barrier, BarrierState};
pub use callbacks::DoneCallback;
pub use conditions::Condition;
pub use event_loop::{EventLoop, Work};
pub use events::Event;
pub use futures::{Future, State};
pub use gather::Gathering;
pub use handles::{Action, Handle, Ready, Watcher};
pub use host::{Completed, ErrorKind, Host};
pub use locks::Lock;
pub use native::{Awaiting, Co, Native};
pub use queues::{Asked, Keeper, Queue, QueueOrder};
pub use record::Recorder;
pub use references::Reference;
pub use reports::Report;
pub use scheduler::{Scheduler, VirtualTime};
pub use semaphores::Semaphore;
pub use shield::shield;
pub use sleep::sleep;
pub use taskgroups::TaskGroup;
pub use tasks::{Input, Step, Task, TaskName};
pub use timeouts::{Timeout, TimeoutState};
pub use wait::wait;
pub use wait_for::wait_for;
