//! Requests that leave the run: whoever drives it carries them out, and hands in what came of them. Knows no browser; a run in virtual
//! time has none.

use super::error::PyResult;
use super::frame::{Activation, Exit, Input, NativeFrame};
use super::machine::{Effect, Vm};
use super::threads::{Signal, Waiting};
use super::value::Value;
use super::world::World;
use crate::asyncio::Future;
use crate::time::Duration;
use crate::trace::{Awaited, EventKind, FutureKind, Purpose};
use std::cell::RefCell;
use std::rc::Rc;

/// A request that is to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// By this number the reply is handed in.
    pub id: u64,
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Answer {
        status: u16,
        reason: String,
        /// The address that answered in the end.
        url: String,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    },
    /// No answer came; why, in words.
    Failed(String),
}

/// The requests of a run.
#[derive(Default)]
pub struct Outside {
    made: u64,
    fresh: Vec<Request>,
    asked: Vec<(u64, Asker)>,
}

/// Who waits for a reply.
enum Asker {
    Task(Rc<Future<World>>),
    Thread(Rc<Fetch>),
}

/// What a thread that waits for a reply and whoever brings it share.
struct Fetch {
    signal: Rc<Signal>,
    reply: RefCell<Option<Value>>,
}

impl Outside {
    fn ask(&mut self, mut request: Request, asker: Asker) {
        self.made += 1;
        request.id = self.made;
        self.fresh.push(request);
        self.asked.push((self.made, asker));
    }

    /// The requests since this was called last.
    pub fn take(&mut self) -> Vec<Request> {
        std::mem::take(&mut self.fresh)
    }

    /// Whether a reply is still waited for.
    pub fn is_awaited(&self) -> bool {
        !self.asked.is_empty()
    }

    /// The requests whose askers no longer wait: they were cancelled, or their time was over.
    pub fn take_abandoned(&mut self) -> Vec<u64> {
        let waits = |asker: &Asker| match asker {
            Asker::Task(future) => !future.done(),
            // The thread itself holds the other reference.
            Asker::Thread(fetch) => Rc::strong_count(fetch) > 1,
        };
        let (kept, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.asked).into_iter().partition(|(_, asker)| waits(asker));
        self.asked = kept;
        gone.into_iter().map(|(id, _)| id).collect()
    }
}

impl Vm {
    /// A future that ends with the reply to a request.
    pub fn ask_outside(&mut self, what: &str, request: Request) -> PyResult {
        let Some(event_loop) = self.running_loop() else {
            return Err(super::error::runtime_error("no running event loop"));
        };
        let future = Future::named(&event_loop, FutureKind::Io, self.world.recorder.text(what));
        if let Some(outside) = &mut self.state.outside {
            outside.ask(request, Asker::Task(future.clone()));
        }
        Ok(Value::Future(future))
    }

    /// Has the thread wait for the reply to a request, at most so long; None: its time was over.
    pub fn ask_outside_blocking(&mut self, what: String, request: Request, at_most: Option<Duration>) -> Effect {
        let fetch = Rc::new(Fetch { signal: Rc::default(), reply: RefCell::default() });
        if let Some(outside) = &mut self.state.outside {
            outside.ask(request, Asker::Thread(fetch.clone()));
        }
        Effect::Push(Activation::native(Blocking { fetch, what, at_most }))
    }

    /// Hands in what came of a request.
    pub fn reply(&mut self, id: u64, reply: Reply) {
        let Some(outside) = &mut self.state.outside else { return };
        let Some(at) = outside.asked.iter().position(|(asked, _)| *asked == id) else { return };
        let (_, asker) = outside.asked.remove(at);
        let value = value_of(reply);
        match asker {
            Asker::Task(future) => {
                let Awaited::Future(id) = future.awaited() else { return };
                // It comes from outside: nothing in the run is its cause.
                self.world.recorder.set_cause(None);
                let event_loop = future.event_loop().clone();
                event_loop.settle_soon(&future, Ok(value), Purpose::Settle(id));
            }
            Asker::Thread(fetch) => {
                *fetch.reply.borrow_mut() = Some(value);
                self.state.threads.set(&fetch.signal);
            }
        }
    }
}

/// A reply as the network modules read it: a tuple, or why there is none.
fn value_of(reply: Reply) -> Value {
    match reply {
        Reply::Failed(why) => why.into(),
        Reply::Answer { status, reason, url, headers, body } => {
            let headers = headers.into_iter().map(|(name, value)| Value::tuple(vec![name.into(), value.into()]));
            Value::tuple(vec![
                Value::Int(status.into()),
                reason.into(),
                url.into(),
                Value::list(headers.collect()),
                Value::bytes(body),
            ])
        }
    }
}

/// A thread that waits for a reply.
struct Blocking {
    fetch: Rc<Fetch>,
    what: String,
    at_most: Option<Duration>,
}

impl NativeFrame for Blocking {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        let recorder = vm.world.recorder.clone();
        if matches!(input, Input::Start) {
            let until = self.at_most.map(|at_most| recorder.now() + at_most);
            recorder.record(EventKind::Blocked { what: recorder.text(&self.what), until });
            vm.state.threads.waiting = Some(Waiting::Signal { signal: self.fetch.signal.clone(), until });
            return Exit::Block;
        }
        recorder.record(EventKind::Unblocked);
        Exit::Return(self.fetch.reply.take().unwrap_or(Value::None))
    }
}
