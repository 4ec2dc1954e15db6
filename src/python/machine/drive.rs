//! The stack of calls: one call runs until it calls another, ends or yields; then whoever waits for that goes on.

use super::{DEEPEST, Vm};
use crate::python::error::{PyResult, Unwind, recursion_error, runtime_error, stop_iteration};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Exit, Input, Owner};
use crate::python::types::types;
use crate::python::value::Value;

/// How far a drive came.
pub enum Progress {
    /// The call it began with is over.
    Over(Outcome),
    /// The time slice is over; the calls under way are on the stack.
    Paused,
    /// The thread waits for something; the calls under way are on the stack.
    Blocked,
}

/// What a call came to.
pub enum Outcome {
    Returned(Value),
    /// A generator yielded this.
    Yielded(Value),
    /// A generator returned this.
    Exhausted(Value),
    Failed(Unwind),
}

impl Outcome {
    /// As a call of a function sees it: the end of a generator is an exception.
    pub fn result(self) -> PyResult {
        match self {
            Outcome::Returned(value) | Outcome::Yielded(value) => Ok(value),
            Outcome::Exhausted(value) => Err(stop_iteration(value)),
            Outcome::Failed(unwind) => Err(unwind),
        }
    }

    /// As native code sees it that resumes what never waits: its end is its result.
    pub fn into_value(self) -> PyResult {
        match self {
            Outcome::Returned(value) | Outcome::Yielded(value) | Outcome::Exhausted(value) => Ok(value),
            Outcome::Failed(unwind) => Err(unwind),
        }
    }

    fn into_input(self) -> Result<Input, Unwind> {
        match self {
            Outcome::Returned(value) => Ok(Input::Value(value)),
            Outcome::Yielded(value) => Ok(Input::Yielded(value)),
            Outcome::Exhausted(value) => Ok(Input::Exhausted(value)),
            Outcome::Failed(Unwind::Raise(exception)) => Ok(Input::Raise(exception)),
            Outcome::Failed(stop) => Err(stop),
        }
    }
}

impl Vm {
    /// Runs a call to its end, inside whatever native code asks for it.
    pub fn run_nested(&mut self, activation: Activation, input: Input) -> Outcome {
        if self.depth >= DEEPEST || self.stack.len() >= self.limits.recursion {
            return Outcome::Failed(recursion_error("maximum recursion depth exceeded"));
        }
        self.depth += 1;
        let slice = self.slice();
        let floor = self.stack.len();
        let mut progress = self.drive(floor, activation, input);
        let outcome = loop {
            match progress {
                Progress::Over(outcome) => break outcome,
                // Native code cannot be left half-way: its time slice lasts as long as it does, and its thread waits on the spot.
                Progress::Paused => self.extend_slice(),
                Progress::Blocked => {
                    if let Err(unwind) = self.wait_on_the_spot() {
                        self.stack.truncate(floor);
                        break Outcome::Failed(unwind);
                    }
                }
            }
            let Some(top) = self.stack.pop() else { break Outcome::Returned(Value::None) };
            progress = self.drive(floor, top, Input::Continue);
        };
        self.depth -= 1;
        self.end_slice_at(slice);
        outcome
    }

    /// Runs calls, beginning with `activation`, until the stack is back to `floor`.
    pub(in crate::python) fn drive(&mut self, floor: usize, mut activation: Activation, mut input: Input) -> Progress {
        loop {
            let exit = match &mut activation {
                Activation::Python(frame) => self.run_frame(frame, input),
                Activation::Native(native) => native.frame.resume(self, input),
            };
            let outcome = match exit {
                Exit::Push(mut next) => {
                    self.note_plain_call(&mut next);
                    (activation, input) = self.push_call(activation, next, Input::Start);
                    continue;
                }
                Exit::Resume(next, with) => {
                    (activation, input) = self.push_call(activation, next, with);
                    continue;
                }
                Exit::Pause => {
                    self.stack.push(activation);
                    return Progress::Paused;
                }
                Exit::Block => {
                    self.stack.push(activation);
                    return Progress::Blocked;
                }
                Exit::Exhaust(value) => Outcome::Exhausted(value),
                Exit::Return(value) => self.leave(activation, Ok(value)),
                Exit::Raise(unwind) => self.leave(activation, Err(unwind)),
                Exit::Yield { value, inner } => self.suspend(activation, value, inner),
            };
            // What the call held is gone before its caller goes on.
            let outcome = match self.abandoned.pending().then(|| self.tidy_up(None)) {
                Some(Err(unwind)) => Outcome::Failed(unwind),
                _ => outcome,
            };
            if self.stack.len() == floor {
                return Progress::Over(outcome);
            }
            match outcome.into_input() {
                Ok(with) => input = with,
                Err(stop) => {
                    self.stack.truncate(floor);
                    return Progress::Over(Outcome::Failed(stop));
                }
            }
            activation = self.stack.pop().expect("the stack is above its floor");
        }
    }

    /// Puts a caller on the stack and goes on with what it called; unless the stack is full.
    fn push_call(&mut self, caller: Activation, next: Activation, input: Input) -> (Activation, Input) {
        if self.stack.len() + 1 >= self.limits.recursion
            && let Unwind::Raise(error) = recursion_error("maximum recursion depth exceeded")
        {
            return (caller, Input::Raise(error));
        }
        self.stack.push(caller);
        (next, input)
    }

    /// A call is over: what that means for whoever waits for it.
    fn leave(&mut self, activation: Activation, result: PyResult) -> Outcome {
        let owner = match activation {
            Activation::Python(mut frame) => {
                let owner = std::mem::replace(&mut frame.owner, Owner::Caller);
                self.note_left(&mut frame, &result);
                if let Err(Unwind::Raise(error)) = &result {
                    let mut slots = std::mem::take(&mut frame.slots);
                    // What lay on the stack of the expression under way is gone first.
                    slots.truncate(frame.code.locals.len());
                    error.leaves(slots, std::mem::take(&mut frame.cells));
                }
                self.recycle(frame);
                owner
            }
            Activation::Native(native) => native.owner,
        };
        match (owner, result) {
            (Owner::Caller, Ok(value)) => Outcome::Returned(value),
            (Owner::Construction(instance), Ok(Value::None)) => Outcome::Returned(instance),
            (Owner::Construction(_), Ok(other)) => Outcome::Failed(crate::python::error::type_error(format!(
                "__init__() should return None, not '{}'",
                other.class().name()
            ))),
            (Owner::Generator(generator, how), result) => self.generator_over(&generator, how, result),
            (_, Err(unwind)) => Outcome::Failed(unwind),
        }
    }

    fn recycle(&mut self, mut frame: Box<crate::python::frame::Frame>) {
        if self.spare.len() < 64 {
            frame.slots.clear();
            frame.cells.clear();
            frame.handlers.clear();
            frame.handling.clear();
            frame.namespace = None;
            frame.pc = 0;
            frame.call = None;
            frame.withs.clear();
            self.spare.push(frame);
        }
    }
}

/// The end of the main thread's program, while other threads still run.
pub(super) struct Finished;

impl crate::python::frame::NativeFrame for Finished {
    fn resume(&mut self, _: &mut Vm, _: Input) -> Exit {
        Exit::Return(Value::None)
    }
}

/// `RuntimeError: generator raised StopIteration`, and what it goes back to.
pub(super) fn stop_iteration_escaped(kind: &str, original: Exception) -> Unwind {
    let class = if original.is(&types().errors.stop_iteration) { "StopIteration" } else { "StopAsyncIteration" };
    let unwind = runtime_error(format!("{kind} raised {class}"));
    if let Unwind::Raise(error) = &unwind {
        let mut data = error.data_mut();
        data.cause = Some(original.clone());
        data.context = Some(original);
        data.suppress_context = true;
    }
    unwind
}
