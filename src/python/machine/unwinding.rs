//! Exceptions on their way: to the handler of the frame, or out of it.

use super::Vm;
use crate::python::error::{PyResult, Unwind, type_error};
use crate::python::exception::{Exception, Place};
use crate::python::frame::{Activation, Exit, Frame, Owner};
use crate::python::types::types;
use crate::python::value::Value;
use crate::trace::Outcome;

/// How an exception came to a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    /// It was raised here.
    Raised,
    /// It comes from a call.
    FromCall,
    /// It was caught here and is raised again, as it is.
    Again,
}

impl Vm {
    /// An exception in a frame: goes on at its innermost handler, or leaves it.
    pub(super) fn unwind(&mut self, frame: &mut Frame, unwind: Unwind, arrival: Arrival) -> Option<Exit> {
        let exception = match unwind {
            Unwind::Raise(exception) => exception,
            stop => return Some(Exit::Raise(stop)),
        };
        // What is thrown into a generator or coroutine meets what that is handling only now.
        let thrown_in = arrival == Arrival::FromCall && matches!(frame.owner, Owner::Generator(..));
        if (arrival == Arrival::Raised || thrown_in)
            && let Some(handled) = self.handled_in(frame)
        {
            exception.set_context(&handled);
        }
        if arrival != Arrival::Again {
            let at = frame.pc.saturating_sub(1) as u32;
            exception.data_mut().traceback.push(Place { code: frame.code.clone(), at });
        }
        let Some(handler) = frame.handlers.pop() else { return Some(Exit::Raise(Unwind::Raise(exception))) };
        if !frame.withs.is_empty() {
            let outcome = if exception.is(&types().errors.cancelled_error) { Outcome::Cancelled } else { Outcome::Raised };
            self.leave_withs(frame, frame.handlers.len() as u32, outcome);
        }
        frame.handling.truncate(handler.handling as usize);
        self.state.handled = None;
        frame.slots.truncate(handler.slots as usize);
        // What the block's expressions held is gone before the handler runs.
        if let Err(stop @ Unwind::Stop(_)) = self.tidy(frame) {
            return Some(Exit::Raise(stop));
        }
        frame.push(exception.value());
        frame.pc = handler.target as usize;
        None
    }

    /// The exception that is being handled now, seen from a frame that runs: its own or its callers'.
    pub(super) fn handled_in(&self, frame: &Frame) -> Option<Exception> {
        frame.handling.last().cloned().or_else(|| self.handled_outside())
    }

    /// The exception that whoever calls native code is handling: `sys.exc_info()`.
    pub fn handled(&self) -> Option<Exception> {
        self.state.handled.clone().or_else(|| self.handled_outside())
    }

    /// The exception that the calls on the stack are handling.
    pub fn handled_outside(&self) -> Option<Exception> {
        self.stack.iter().rev().filter_map(Activation::python).find_map(|frame| frame.handling.last().cloned())
    }

    /// `raise exception from cause`.
    pub(super) fn raise(&mut self, frame: &mut Frame, given: u32) -> Unwind {
        let cause = if given > 1 { Some(frame.pop()) } else { None };
        if given == 0 {
            return match self.handled_in(frame) {
                Some(handled) => {
                    self.again = true;
                    handled.into()
                }
                None => crate::python::error::runtime_error("No active exception to reraise"),
            };
        }
        let raised = frame.pop();
        let exception = match self.to_exception(&raised) {
            Ok(exception) => exception,
            Err(unwind) => return unwind,
        };
        if let Some(cause) = cause
            && let Err(unwind) = self.set_cause(&exception, &cause)
        {
            return unwind;
        }
        exception.into()
    }

    fn set_cause(&mut self, exception: &Exception, cause: &Value) -> PyResult<()> {
        let cause = match cause {
            Value::None => None,
            Value::Class(class) if class.is_subclass(&types().errors.base_exception) => {
                let made = self.call(cause, Vec::new())?;
                Exception::from_value(&made)
            }
            other => match Exception::from_value(other) {
                Some(cause) => Some(cause),
                None => return Err(type_error("exception causes must derive from BaseException")),
            },
        };
        let mut data = exception.data_mut();
        data.cause = cause;
        data.suppress_context = true;
        Ok(())
    }

    /// The exception that `raise value` raises: an instance, or a new one of a class.
    pub fn to_exception(&mut self, value: &Value) -> PyResult<Exception> {
        if let Some(exception) = Exception::from_value(value) {
            return Ok(exception);
        }
        if let Value::Class(class) = value
            && class.is_subclass(&types().errors.base_exception)
        {
            let made = self.call(value, Vec::new())?;
            return Exception::from_value(&made).ok_or_else(|| {
                type_error(format!(
                    "calling {} should have returned an instance of BaseException, not {}",
                    class.name(),
                    made.class().name()
                ))
            });
        }
        Err(type_error("exceptions must derive from BaseException"))
    }

    /// Whether an exception is of a class, or of one of a tuple of classes, as `except` asks.
    pub(super) fn matches(&mut self, exception: &Value, class: &Value) -> PyResult<bool> {
        if let Some(classes) = class.as_tuple() {
            for class in classes {
                if self.matches(exception, class)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match class {
            Value::Class(class) if class.is_subclass(&types().errors.base_exception) => Ok(exception.class().is_subclass(class)),
            _ => Err(type_error("catching classes that do not inherit from BaseException is not allowed")),
        }
    }
}
