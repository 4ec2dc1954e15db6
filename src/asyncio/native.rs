//! Coroutines that are written in Rust: asyncio's own `async def`s. Resumed as a Python coroutine is; knows no task and no stack.

use super::sleep::Sleep;
use super::{Completed, ErrorKind, EventLoop, Future, Host, Input};
use crate::time::Duration;
use crate::trace::TextId;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// Why a native coroutine stopped running for now, or for good.
pub enum Awaiting<H: Host> {
    /// It awaits this future, which is not done. To be resumed when it is.
    Future(Rc<Future<H>>),
    /// A bare yield. To be resumed at the task's next turn.
    Turn,
    /// It awaits something of the host's (`await value`). To be resumed with what that returned or raised.
    Await(H::Value),
    /// It calls a function of the program. To be resumed with what that returned or raised.
    Call(H::Callback),
    /// It asks whether `left < right`. To be resumed with what the comparison returned or raised.
    Less(H::Value, H::Value),
    /// It asks for the truth of a value. To be resumed with True or False, or with what `__bool__` raised.
    Truth(H::Value),
    Returned(H::Value),
    Raised(H::Error),
}

/// A coroutine written in Rust. Dropped while it waits, it is closed: `GeneratorExit` is thrown in.
#[must_use = "a coroutine that is not awaited does nothing"]
pub struct Native<H: Host>(Kind<H>);

enum Kind<H: Host> {
    Async { body: Body<H>, co: Co<H> },
    Sleep { sleep: Sleep<H>, host: Rc<H> },
}

type Running<H> = Pin<Box<dyn std::future::Future<Output = Completed<H>>>>;

/// ```text
///  New ──first resume──► Suspended ──returned, raised, closed──► Over
/// ```
enum Body<H: Host> {
    New(Running<H>),
    Suspended(Running<H>),
    Over,
}

/// A native coroutine's own view of itself: how it awaits.
pub struct Co<H: Host>(Rc<Inside<H>>);

struct Inside<H: Host> {
    host: Rc<H>,
    running_loop: RefCell<Option<Rc<EventLoop<H>>>>,
    /// What it stopped for, on its way out.
    outgoing: RefCell<Option<Awaiting<H>>>,
    /// What it is resumed with, on its way in.
    incoming: RefCell<Option<Input<H>>>,
}

impl<H: Host> Native<H> {
    /// A coroutine that runs this body once it is resumed.
    pub fn new<F>(host: &Rc<H>, body: impl FnOnce(Co<H>) -> F) -> Self
    where
        F: std::future::Future<Output = Completed<H>> + 'static,
    {
        let co = Co(Rc::new(Inside {
            host: host.clone(),
            running_loop: RefCell::new(None),
            outgoing: RefCell::new(None),
            incoming: RefCell::new(None),
        }));
        let body = Body::New(Box::pin(body(co.clone())));
        Native(Kind::Async { body, co })
    }

    /// `asyncio.sleep(delay, result)`.
    pub fn sleep(host: &Rc<H>, delay: Duration, result: H::Value) -> Self {
        Native(Kind::Sleep { sleep: Sleep::New { delay, result, answer: None }, host: host.clone() })
    }

    /// Waits for an answer that comes after `delay`; `name` says to what.
    pub fn answer(host: &Rc<H>, name: TextId, delay: Duration) -> Self {
        Native(Kind::Sleep { sleep: Sleep::New { delay, result: host.none(), answer: Some(name) }, host: host.clone() })
    }

    /// Whether it was ever resumed: one that is dropped before is a coroutine that was never awaited.
    pub fn started(&self) -> bool {
        match &self.0 {
            Kind::Async { body, .. } => !matches!(body, Body::New(_)),
            Kind::Sleep { sleep, .. } => !matches!(sleep, Sleep::New { .. }),
        }
    }

    /// Runs it up to where it stops next. `running` is the loop that runs on this thread.
    pub fn resume(&mut self, running: Option<&Rc<EventLoop<H>>>, input: Input<H>) -> Awaiting<H> {
        match &mut self.0 {
            Kind::Async { body, co } => body.resume(co, running, input),
            Kind::Sleep { sleep, host } => sleep.resume(host, running, input),
        }
    }

    /// `coroutine.close()`: `GeneratorExit` is thrown in where it waits. What it would still await is not waited for.
    pub fn close(&mut self) {
        let waits = match &self.0 {
            Kind::Async { body, .. } => matches!(body, Body::Suspended(_)),
            Kind::Sleep { sleep, .. } => matches!(sleep, Sleep::Waiting { .. }),
        };
        if waits {
            let exit = self.host().error(ErrorKind::GeneratorExit, "");
            // Whatever becomes of it: it is over.
            drop(self.resume(None, Input::Throw(exit)));
        }
        match &mut self.0 {
            Kind::Async { body, .. } => *body = Body::Over,
            Kind::Sleep { sleep, .. } => *sleep = Sleep::Over,
        }
    }

    fn host(&self) -> &Rc<H> {
        match &self.0 {
            Kind::Async { co, .. } => co.host(),
            Kind::Sleep { host, .. } => host,
        }
    }
}

impl<H: Host> Body<H> {
    fn resume(&mut self, co: &Co<H>, running: Option<&Rc<EventLoop<H>>>, input: Input<H>) -> Awaiting<H> {
        let mut body = match std::mem::replace(self, Body::Over) {
            Body::New(body) => match input {
                // As with any coroutine: what is thrown in before its first line leaves it at once.
                Input::Throw(error) => return Awaiting::Raised(error),
                Input::Send(_) => body,
            },
            Body::Suspended(body) => {
                *co.0.incoming.borrow_mut() = Some(input);
                body
            }
            Body::Over => {
                return Awaiting::Raised(co.error(ErrorKind::Runtime, "cannot reuse already awaited coroutine"));
            }
        };
        *co.0.running_loop.borrow_mut() = running.cloned();
        let polled = body.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        co.0.running_loop.take();
        match polled {
            Poll::Ready(Ok(value)) => Awaiting::Returned(value),
            Poll::Ready(Err(error)) => Awaiting::Raised(error),
            Poll::Pending => {
                *self = Body::Suspended(body);
                co.0.outgoing.take().expect("a native coroutine awaits by its own means only")
            }
        }
    }
}

impl<H: Host> Drop for Native<H> {
    fn drop(&mut self) {
        self.close();
    }
}

impl<H: Host> Clone for Co<H> {
    fn clone(&self) -> Self {
        Co(self.0.clone())
    }
}

impl<H: Host> Co<H> {
    /// The world that it runs in.
    pub fn host(&self) -> &Rc<H> {
        &self.0.host
    }

    /// `asyncio.get_running_loop()`.
    pub fn running_loop(&self) -> Result<Rc<EventLoop<H>>, H::Error> {
        let running = self.0.running_loop.borrow().clone();
        running.ok_or_else(|| self.error(ErrorKind::Runtime, "no running event loop"))
    }

    /// A new exception.
    pub fn error(&self, kind: ErrorKind, message: &str) -> H::Error {
        self.0.host.error(kind, message)
    }

    /// `await future` (`Future.__await__`).
    pub async fn wait(&self, future: &Rc<Future<H>>) -> Completed<H> {
        if !future.done() {
            self.stop_for(Awaiting::Future(future.clone())).await?;
        }
        if !future.done() {
            return Err(self.error(ErrorKind::Runtime, "await wasn't used with future"));
        }
        future.result()
    }

    /// A bare yield.
    pub async fn turn(&self) -> Completed<H> {
        self.stop_for(Awaiting::Turn).await
    }

    /// `await value`, where value is an awaitable of the host's.
    pub async fn wait_value(&self, value: H::Value) -> Completed<H> {
        self.stop_for(Awaiting::Await(value)).await
    }

    /// Calls a function of the program.
    pub async fn call(&self, callback: H::Callback) -> Completed<H> {
        self.stop_for(Awaiting::Call(callback)).await
    }

    /// Whether `left < right`.
    pub async fn less(&self, left: &H::Value, right: &H::Value) -> Result<bool, H::Error> {
        if let Some(known) = self.0.host.less(left, right) {
            return known;
        }
        let answer = self.stop_for(Awaiting::Less(left.clone(), right.clone())).await?;
        self.truth(&answer).await
    }

    /// `bool(value)`.
    pub async fn truth(&self, value: &H::Value) -> Result<bool, H::Error> {
        if let Some(known) = self.0.host.truth(value) {
            return Ok(known);
        }
        let answer = self.stop_for(Awaiting::Truth(value.clone())).await?;
        Ok(self.0.host.truth(&answer).unwrap_or(true))
    }

    /// Awaits another native coroutine.
    pub async fn run(&self, mut other: Native<H>) -> Completed<H> {
        let mut input = Input::Send(self.0.host.none());
        loop {
            let running = self.0.running_loop.borrow().clone();
            let what = match other.resume(running.as_ref(), input) {
                Awaiting::Returned(value) => return Ok(value),
                Awaiting::Raised(error) => return Err(error),
                what => what,
            };
            input = match self.stop_for(what).await {
                Ok(value) => Input::Send(value),
                Err(error) => Input::Throw(error),
            };
        }
    }

    async fn stop_for(&self, what: Awaiting<H>) -> Completed<H> {
        *self.0.outgoing.borrow_mut() = Some(what);
        let input = std::future::poll_fn(|_| match self.0.incoming.take() {
            Some(input) => Poll::Ready(input),
            None => Poll::Pending,
        });
        match input.await {
            Input::Send(value) => Ok(value),
            Input::Throw(error) => Err(error),
        }
    }
}
