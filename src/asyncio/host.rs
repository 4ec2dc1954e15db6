//! What asyncio needs of the world whose coroutines it runs: values, exceptions, texts. Knows nothing of how they are made.

use super::{Future, Recorder};
use crate::trace::TextId;
use std::rc::Rc;

/// How an operation of a host ended: with a value, or with a raised exception.
pub type Completed<H> = Result<<H as Host>::Value, <H as Host>::Error>;

/// The exceptions that asyncio itself raises or asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// `asyncio.CancelledError`.
    Cancelled,
    /// `TimeoutError`.
    Timeout,
    /// `asyncio.InvalidStateError`.
    InvalidState,
    Runtime,
    Value,
    Type,
    /// `asyncio.QueueEmpty`, `QueueFull`, `QueueShutDown`.
    QueueEmpty,
    QueueFull,
    QueueShutDown,
    /// `asyncio.BrokenBarrierError`.
    BrokenBarrier,
    /// Thrown into a coroutine that is closed.
    GeneratorExit,
    /// What leaves the loop at once: `KeyboardInterrupt` or `SystemExit`. Only asked for, never made.
    Exit,
}

/// The world whose coroutines the loop runs. Its functions are asked for in the middle of the loop's work: they run no user code
/// and do not call back into asyncio.
pub trait Host: Sized + 'static {
    /// A value; a clone is another reference to it.
    type Value: Clone + 'static;
    /// An exception object; a clone is another reference to it.
    type Error: Clone + 'static;
    /// What a task runs; a clone is another reference to it.
    type Coroutine: Clone + 'static;
    /// A function that the program handed over, with its arguments and its context; a clone is another reference to it.
    type Callback: Clone + 'static;
    /// What the host hangs on each future and task: its context, attributes that the program sets.
    type FutureData: Default + 'static;

    /// The record that this world's doings are written to.
    fn recorder(&self) -> &Rc<Recorder>;

    /// Puts futures that CPython keeps in a set into the order in which it is iterated, which CPython leaves open. By default they
    /// stay in the order in which they were put in.
    fn shuffle(&self, _futures: &mut [Rc<Future<Self>>]) {}

    fn none(&self) -> Self::Value;
    fn boolean(&self, value: bool) -> Self::Value;
    fn integer(&self, value: i64) -> Self::Value;
    fn string(&self, text: &str) -> Self::Value;
    fn list(&self, items: Vec<Self::Value>) -> Self::Value;
    /// What `wait` returns: two sets of futures, which keep this order.
    fn wait_result(&self, done: Vec<Rc<Future<Self>>>, pending: Vec<Rc<Future<Self>>>) -> Self::Value;
    fn future_as_value(&self, future: Rc<Future<Self>>) -> Self::Value;
    fn error_as_value(&self, error: Self::Error) -> Self::Value;
    /// Whether the value is true, as far as that can be said without running user code.
    fn truth(&self, value: &Self::Value) -> Option<bool>;
    /// Whether `left < right`, as far as that can be said without running user code.
    fn less(&self, left: &Self::Value, right: &Self::Value) -> Option<Result<bool, Self::Error>>;

    /// A new exception; an empty message stands for no arguments.
    fn error(&self, kind: ErrorKind, message: &str) -> Self::Error;
    /// `CancelledError(message)`, or without arguments.
    fn cancelled_error(&self, message: Option<&Self::Value>) -> Self::Error;
    /// `BaseExceptionGroup(message, errors)`, which is an `ExceptionGroup` if all of them are `Exception`s.
    fn error_group(&self, message: &str, errors: Vec<Self::Error>) -> Self::Error;
    /// Whether the exception is an instance of that class or of one derived from it.
    fn is(&self, error: &Self::Error, kind: ErrorKind) -> bool;
    /// `raise error from cause`: sets `__cause__` and suppresses the context.
    fn set_cause(&self, error: &Self::Error, cause: Option<&Self::Error>);
    /// Sets `__context__`, unless both are the same exception.
    fn set_context(&self, error: &Self::Error, context: &Self::Error);

    /// A short text for the trace. No user code is called for it.
    fn value_text(&self, value: &Self::Value) -> TextId;
    /// A short text for the trace: class and message.
    fn error_text(&self, error: &Self::Error) -> TextId;
    /// The qualified name of the coroutine's function.
    fn coroutine_text(&self, coroutine: &Self::Coroutine) -> TextId;
    /// The qualified name of the function.
    fn callback_text(&self, callback: &Self::Callback) -> TextId;
    /// The message that the program cancels with, as a text; empty without one.
    fn message_text(&self, message: Option<&Self::Value>) -> TextId {
        message.map_or(TextId::EMPTY, |message| self.value_text(message))
    }
    /// There is something for `EventLoop::take_reports` to give.
    fn reported(&self) {}
    /// `repr(future)`, for error messages.
    fn future_repr(&self, future: &Rc<Future<Self>>) -> String;
}
