//! What leaves an instruction or a native function when it does not return: a Python exception, or the end of the whole run.

use super::exception::Exception;
use super::types::types;
use super::value::Value;
use std::rc::Rc;

/// What a native function returns.
pub type PyResult<T = Value> = Result<T, Unwind>;

/// Why an evaluation did not return.
#[derive(Clone)]
pub enum Unwind {
    /// A Python exception, that the program may catch.
    Raise(Exception),
    /// The run ends: a limit was met, or something is asked that this engine does not have. No program catches it.
    Stop(Rc<Stop>),
}

/// Why a run ends before the program does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The message names the limit.
    Limit(String),
    /// The message names what is missing.
    Unsupported(String),
    /// The program ends its process at once, with this status: nothing is cleaned up.
    Exit(i64),
}

impl From<Exception> for Unwind {
    fn from(exception: Exception) -> Self {
        Unwind::Raise(exception)
    }
}

impl From<Stop> for Unwind {
    fn from(stop: Stop) -> Self {
        Unwind::Stop(Rc::new(stop))
    }
}

/// Ends the run: the program asks for something that this engine does not have.
pub fn unsupported(what: impl Into<String>) -> Unwind {
    Stop::Unsupported(what.into()).into()
}

macro_rules! raisers {
    ($($(#[$doc:meta])* $function:ident => $class:ident;)*) => {$(
        $(#[$doc])*
        pub fn $function(message: impl AsRef<str>) -> Unwind {
            Exception::new(&types().errors.$class, vec![Value::str(message.as_ref())]).into()
        }
    )*};
}

raisers! {
    type_error => type_error;
    value_error => value_error;
    attribute_error => attribute_error;
    name_error => name_error;
    unbound_local_error => unbound_local_error;
    index_error => index_error;
    runtime_error => runtime_error;
    recursion_error => recursion_error;
    zero_division_error => zero_division_error;
    overflow_error => overflow_error;
    import_error => import_error;
    not_implemented_error => not_implemented_error;
    os_error => os_error;
    assertion_error => assertion_error;
    lookup_error => lookup_error;
    stop_async_iteration => stop_async_iteration;
    timeout_error => timeout_error;
    unicode_decode_error => unicode_decode_error;
    unicode_encode_error => unicode_encode_error;
}

/// `KeyError(key)`.
pub fn key_error(key: Value) -> Unwind {
    Exception::new(&types().errors.key_error, vec![key]).into()
}

/// `StopIteration(value)`, without an argument for None.
pub fn stop_iteration(value: Value) -> Unwind {
    let args = if value.is_none() { Vec::new() } else { vec![value] };
    Exception::new(&types().errors.stop_iteration, args).into()
}

/// `GeneratorExit()`.
pub fn generator_exit() -> Unwind {
    Exception::new(&types().errors.generator_exit, Vec::new()).into()
}
