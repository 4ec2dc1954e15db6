//! Calling values: making the frame, or doing the work at once.

use super::arguments::{Named, bind_native, native_count};
use super::{Effect, Vm};
use crate::python::code::CodeKind;
use crate::python::error::{PyResult, Unwind, type_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Exit, Frame, Input};
use crate::python::function::{Function, Native, NativeRun};
use crate::python::generator::GeneratorKind;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::value::Value;
use std::rc::Rc;

/// What came of beginning a call.
pub enum Begun {
    /// It is over already.
    Done(Value),
    /// This has to run.
    Push(Activation),
    Resume(Activation, Input),
}

impl From<Effect> for Begun {
    fn from(effect: Effect) -> Begun {
        match effect {
            Effect::Return(value) => Begun::Done(value),
            Effect::Push(activation) => Begun::Push(activation),
            Effect::Resume(activation, input) => Begun::Resume(activation, input),
        }
    }
}

impl Vm {
    /// Calls `function` and runs it to its end.
    pub fn call(&mut self, function: &Value, args: Vec<Value>) -> PyResult {
        self.call_with(function, args, Vec::new())
    }

    /// The same with named arguments.
    pub fn call_with(&mut self, function: &Value, args: Vec<Value>, named: Named) -> PyResult {
        match self.begin(function, args, named)? {
            Begun::Done(value) => Ok(value),
            Begun::Push(activation) => self.run_nested(activation, Input::Start).result(),
            Begun::Resume(activation, input) => self.run_nested(activation, input).result(),
        }
    }

    /// Begins a call: what can be done at once is done.
    pub(in crate::python) fn begin(&mut self, function: &Value, mut args: Vec<Value>, named: Named) -> PyResult<Begun> {
        match function {
            Value::Class(class) => return self.begin_construction(class, args, named),
            Value::Object(object) => match &object.payload {
                Payload::Function(python) => return self.begin_python(python, args, named),
                Payload::Native(native) => {
                    let mut bound = bind_native(native, args, named)?;
                    return self.run_native(native, &mut bound);
                }
                Payload::Method(method) => {
                    args.insert(0, method.receiver.clone());
                    return self.begin(&method.function, args, named);
                }
                _ => {}
            },
            _ => {}
        }
        match function.class().lookup(&self.name("__call__")) {
            Some(method) => {
                args.insert(0, function.clone());
                self.begin(&method, args, named)
            }
            None => Err(type_error(format!("'{}' object is not callable", function.class().name()))),
        }
    }

    fn begin_python(&mut self, function: &Function, args: Vec<Value>, named: Named) -> PyResult<Begun> {
        let mut frame = self.frame_for(function);
        frame.slots.extend(args);
        self.bind(function, &mut frame, named)?;
        Ok(self.begin_frame(function, frame))
    }

    /// A call of a plain function runs; one of a generator function makes the generator.
    fn begin_frame(&mut self, function: &Function, frame: Box<Frame>) -> Begun {
        let kind = match function.code.kind {
            CodeKind::Generator => GeneratorKind::Generator,
            CodeKind::Coroutine => GeneratorKind::Coroutine,
            CodeKind::AsyncGenerator => GeneratorKind::AsyncGenerator,
            _ => return Begun::Push(Activation::Python(frame)),
        };
        let (name, qualname) = (function.name.borrow().clone(), function.qualname.borrow().clone());
        Begun::Done(self.make_generator(kind, Activation::Python(frame), name, qualname))
    }

    fn run_native(&mut self, native: &Native, bound: &mut [Value]) -> PyResult<Begun> {
        let begun = match native.run {
            NativeRun::Now(run) => run(self, bound).map(Begun::Done),
            NativeRun::Effect(run) => run(self, bound).map(Begun::from),
        };
        if let (true, Err(Unwind::Raise(error))) = (native.in_python, &begun) {
            error.leaves(bound.to_vec(), Vec::new());
        }
        begun.map_err(|unwind| passed(native, unwind))
    }

    /// function arg … → result: a call with positional arguments that lie on the frame's stack.
    pub(super) fn call_on_stack(&mut self, frame: &mut Box<Frame>, count: usize) -> PyResult<Option<Exit>> {
        let at = frame.slots.len() - count;
        let Value::Object(object) = frame.slots[at - 1].clone() else {
            return self.call_values(frame, count);
        };
        match &object.payload {
            Payload::Function(function) => {
                let mut called = self.frame_for(function);
                called.slots.extend(frame.slots.drain(at..));
                frame.pop();
                self.bind(function, &mut called, Vec::new())?;
                let begun = self.begin_frame(function, called);
                Ok(finish_call(frame, begun))
            }
            Payload::Native(native) if native.signature.rest.is_none() && native.signature.keywords.is_none() => {
                let signature = &native.signature;
                if count < signature.required || count > signature.positional {
                    return Err(native_count(native, count));
                }
                if signature.parameters.iter().skip(count).any(|parameter| parameter.required) {
                    return self.call_values(frame, count);
                }
                frame.slots.resize(at + signature.parameters.len(), Value::Unset);
                self.state.handled = frame.handling.last().cloned();
                let begun = self.run_native(native, &mut frame.slots[at..])?;
                frame.slots.truncate(at - 1);
                let exit = finish_call(frame, begun);
                self.tidy(frame)?;
                Ok(exit)
            }
            _ => self.call_values(frame, count),
        }
    }

    fn call_values(&mut self, frame: &mut Box<Frame>, count: usize) -> PyResult<Option<Exit>> {
        let args = frame.pop_many(count);
        let function = frame.pop();
        self.begin_in(frame, &function, args, Vec::new())
    }

    /// Begins a call whose result goes onto the frame's stack.
    pub(super) fn begin_in(
        &mut self,
        frame: &mut Box<Frame>,
        function: &Value,
        args: Vec<Value>,
        named: Named,
    ) -> PyResult<Option<Exit>> {
        self.state.handled = frame.handling.last().cloned();
        let begun = self.begin(function, args, named)?;
        Ok(finish_call(frame, begun))
    }

    /// function arg … names → result
    pub(super) fn call_named(&mut self, frame: &mut Box<Frame>, count: usize) -> PyResult<Option<Exit>> {
        let names = frame.pop();
        let names: Vec<Rc<Str>> = names.as_tuple().unwrap_or_default().iter().filter_map(|name| name.as_str().cloned()).collect();
        let values = frame.pop_many(names.len());
        let args = frame.pop_many(count - names.len());
        let function = frame.pop();
        self.begin_in(frame, &function, args, names.into_iter().zip(values).collect())
    }

    /// function tuple dict → result
    pub(super) fn call_spread(&mut self, frame: &mut Box<Frame>) -> PyResult<Option<Exit>> {
        let named = frame.pop();
        let args = frame.pop();
        let function = frame.pop();
        let args = args.as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
        let named = named_of(&named);
        self.begin_in(frame, &function, args, named)
    }

    /// manager → exit entered: finds both methods, and calls `__enter__`.
    pub(super) fn enter_with(&mut self, frame: &mut Box<Frame>) -> PyResult<Option<Exit>> {
        let manager = frame.pop();
        let (enter, exit) = self.manager_methods(&manager, "__enter__", "__exit__", "context manager")?;
        self.note_with(frame, &manager, &exit, "with");
        frame.push(exit);
        self.begin_in(frame, &enter, Vec::new(), Vec::new())
    }

    /// manager → exit awaitable
    pub(super) fn enter_async_with(&mut self, frame: &mut Box<Frame>) -> PyResult<()> {
        let manager = frame.pop();
        let (enter, exit) = self.manager_methods(&manager, "__aenter__", "__aexit__", "asynchronous context manager")?;
        self.note_with(frame, &manager, &exit, "async with");
        frame.push(exit);
        let awaitable = self.call(&enter, Vec::new())?;
        frame.push(awaitable);
        Ok(())
    }

    fn manager_methods(&mut self, manager: &Value, enter: &str, exit: &str, protocol: &str) -> PyResult<(Value, Value)> {
        let missing = |name: &str| {
            let class = manager.class().name();
            let method = if name.ends_with("exit__") { format!(" (missed {name} method)") } else { String::new() };
            type_error(format!("'{class}' object does not support the {protocol} protocol{method}"))
        };
        let entering = self.special(manager, enter)?.ok_or_else(|| missing(enter))?;
        let exiting = self.special(manager, exit)?.ok_or_else(|| missing(exit))?;
        Ok((entering, exiting))
    }

    /// exit exception → exit exception result
    pub(super) fn exit_with(&mut self, frame: &mut Box<Frame>) -> PyResult<Option<Exit>> {
        let raised = frame.peek(0).clone();
        let exit = frame.peek(1).clone();
        let class = Value::Class(raised.class().clone());
        let traceback = Exception::from_value(&raised).map_or(Value::None, |raised| self.traceback_of(&raised));
        self.begin_in(frame, &exit, vec![class, raised, traceback], Vec::new())
    }
}

/// The items of a dict with str keys, as named arguments.
pub fn named_of(dict: &Value) -> Named {
    let Some(Payload::Dict(dict)) = dict.payload() else { return Vec::new() };
    let dict = dict.borrow();
    dict.iter().filter_map(|entry| Some((entry.key.as_str()?.clone(), entry.value.clone()))).collect()
}

/// Puts a result on the stack, or leaves the frame for what has to run first.
fn finish_call(frame: &mut Frame, begun: Begun) -> Option<Exit> {
    match begun {
        Begun::Done(value) => {
            frame.push(value);
            None
        }
        Begun::Push(activation) => Some(Exit::Push(activation)),
        Begun::Resume(activation, input) => Some(Exit::Resume(activation, input)),
    }
}

/// A native function as a value.
pub fn native_value(native: &'static Native) -> Value {
    Object::value(&crate::python::types::types().native, Payload::Native(native))
}

/// An exception that a native method has raised: where CPython's is Python, a line of that shows in its traceback.
fn passed(native: &Native, unwind: Unwind) -> Unwind {
    if let (Unwind::Raise(error), true) = (&unwind, native.owner.is_some()) {
        error.passed(&native.full_name());
    }
    unwind
}
