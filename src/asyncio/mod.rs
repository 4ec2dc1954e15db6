//! asyncio's event loop, futures, tasks, combinators and primitives; knows neither Python's values nor a clock of its own.
//!
//! Everything is generic over a [`Host`], which supplies values, exceptions and coroutines. Control is inverted: the loop never
//! calls the host's code, it hands out what is to be done next ([`EventLoop::next`] → [`Work`]), and the host reports back what
//! came of it ([`EventLoop::stepped`], [`EventLoop::called`]), in its own time.

mod event_loop;
mod futures;
mod handles;
mod host;
mod native;
mod record;
mod registry;
mod reports;
mod scheduler;
mod sleep;
mod tasks;
mod timers;

pub use event_loop::{EventLoop, Work};
pub use futures::{DoneCallback, Future, State};
pub use handles::{Action, Handle, Ready, Watcher};
pub use host::{Completed, ErrorKind, Host};
pub use native::{Awaiting, Co, Native};
pub use record::Recorder;
pub use reports::Report;
pub use scheduler::{Scheduler, VirtualTime};
pub use sleep::sleep;
pub use tasks::{Input, Step, Task, TaskName};
