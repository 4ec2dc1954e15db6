//! asyncio's own coroutines as Python coroutines: they await, and call the program's code, through the machine.

use crate::asyncio::{Awaiting, Co, Completed, Input as Sent, Native};
use crate::python::code::CompareOp;
use crate::python::error::PyResult;
use crate::python::frame::{Activation, Exit, Input, NativeFrame, Resumption};
use crate::python::generator::GeneratorKind;
use crate::python::machine::{AsyncStep, Begun, Vm};
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use crate::python::world::World;
use std::rc::Rc;

/// A coroutine whose body is Rust.
struct NativeCoroutine {
    native: Native<World>,
    /// By what tracebacks know it.
    name: String,
    /// A coroutine that it awaits and that is suspended.
    inner: Option<Value>,
}

impl Vm {
    /// A coroutine object that runs this body, called `qualname` in messages.
    pub fn native_coroutine<F>(&mut self, qualname: &str, body: impl FnOnce(Co<World>) -> F) -> Value
    where
        F: std::future::Future<Output = Completed<World>> + 'static,
    {
        let native = Native::new(&self.world, body);
        self.coroutine_of(native, qualname)
    }

    /// A coroutine object that runs this, called `qualname` in messages.
    pub fn coroutine_of(&mut self, native: Native<World>, qualname: &str) -> Value {
        let frame = Activation::native(NativeCoroutine {
            native,
            name: qualname.rsplit("<locals>.").next().unwrap_or(qualname).to_owned(),
            inner: None,
        });
        let name = qualname.rsplit('.').next().unwrap_or(qualname);
        let (name, qualname) = (self.name(name), self.name(qualname));
        self.make_generator(GeneratorKind::Coroutine, frame, name, qualname)
    }
}

impl NativeFrame for NativeCoroutine {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        let sent = match (self.inner.take(), input) {
            // What it awaits yielded: handed on, as every `await` does.
            (Some(inner), Input::Yielded(value)) => {
                self.inner = Some(inner);
                return Exit::Yield { value, inner: true };
            }
            // What the task is resumed with goes to what it awaits.
            (Some(inner), input @ (Input::Value(_) | Input::Raise(_))) if is_suspended(&inner) => {
                return self.resume_inner(vm, inner, input);
            }
            (_, Input::Start | Input::Continue) => Sent::Send(Value::None),
            (_, Input::Value(value) | Input::Yielded(value) | Input::Exhausted(value)) => Sent::Send(value),
            (_, Input::Raise(error)) => Sent::Throw(error),
        };
        self.go_on(vm, sent)
    }

    fn has_cleanup(&self) -> bool {
        self.native.started()
    }
}

/// A coroutine that is one step of an asynchronous generator: what a task runs whose coroutine is `generator.aclose()`.
struct StepCoroutine {
    step: Rc<Object>,
    doing: Doing,
}

/// Whom a step's coroutine hears of next.
enum Doing {
    /// The task: it has not begun.
    Nothing,
    /// The generator, which runs.
    Step,
    /// The task: what the generator awaits was handed on to it.
    HandedOn,
}

impl NativeFrame for StepCoroutine {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        match (&self.doing, input) {
            (Doing::Step, Input::Yielded(value)) => {
                self.doing = Doing::HandedOn;
                Exit::Yield { value, inner: true }
            }
            (Doing::Step, Input::Value(value) | Input::Exhausted(value)) => Exit::Return(value),
            (Doing::Step, Input::Raise(error)) => Exit::Raise(error.into()),
            (_, input) => {
                self.doing = Doing::Step;
                let object = self.step.clone();
                let Some(step) = object.opaque::<AsyncStep>() else { return Exit::Return(Value::None) };
                let input = if matches!(input, Input::Start) { Input::Value(Value::None) } else { input };
                vm.async_step(step, input).unwrap_or_else(Exit::Raise)
            }
        }
    }

    fn has_cleanup(&self) -> bool {
        matches!(self.doing, Doing::HandedOn)
    }
}

fn is_suspended(value: &Value) -> bool {
    match value.payload() {
        Some(Payload::Generator(generator)) => generator.state.get() == crate::python::generator::GeneratorState::Suspended,
        _ => false,
    }
}

impl NativeCoroutine {
    fn go_on(&mut self, vm: &mut Vm, mut sent: Sent<World>) -> Exit {
        loop {
            let running = vm.running_loop();
            let result = match self.native.resume(running.as_ref(), sent) {
                Awaiting::Future(future) => return Exit::Yield { value: Value::Future(future), inner: true },
                Awaiting::Turn => return Exit::Yield { value: Value::None, inner: true },
                Awaiting::Returned(value) => return Exit::Return(value),
                Awaiting::Raised(error) => {
                    let cause = error.data().cause.clone().filter(|_| error.data().traceback.is_empty());
                    if let Some(cause) = cause {
                        cause.passed(&format!("{}:cause", self.name));
                    }
                    error.passed(&self.name);
                    return Exit::Raise(error.into());
                }
                Awaiting::Await(value) => match vm.awaitable(&value) {
                    Ok(inner) => return self.resume_inner(vm, inner, Input::Start),
                    Err(unwind) => Err(unwind),
                },
                Awaiting::Call(callback) => match vm.begin(&callback.function, callback.args.clone(), Vec::new()) {
                    Ok(Begun::Push(call)) => return Exit::Push(call),
                    Ok(Begun::Resume(call, input)) => return Exit::Resume(call, input),
                    Ok(Begun::Done(value)) => Ok(value),
                    Err(unwind) => Err(unwind),
                },
                Awaiting::Less(left, right) => vm.compare(CompareOp::Less, &left, &right),
                Awaiting::Truth(value) => vm.truth(&value).map(Value::Bool),
            };
            sent = match result {
                Ok(value) => Sent::Send(value),
                Err(crate::python::error::Unwind::Raise(error)) => Sent::Throw(error),
                Err(stop) => return Exit::Raise(stop),
            };
        }
    }

    fn resume_inner(&mut self, vm: &mut Vm, inner: Value, input: Input) -> Exit {
        match vm.resume_awaited(&inner, input) {
            Ok(exit) => {
                self.inner = Some(inner);
                exit
            }
            Err(crate::python::error::Unwind::Raise(error)) => self.go_on(vm, Sent::Throw(error)),
            Err(stop) => Exit::Raise(stop),
        }
    }
}

impl Vm {
    /// What `await value` iterates over, for native coroutines.
    pub fn awaitable(&mut self, value: &Value) -> PyResult {
        if matches!(value.payload(), Some(Payload::Generator(generator)) if generator.kind == GeneratorKind::Coroutine) {
            return Ok(value.clone());
        }
        if let Some(step) = value.object().filter(|object| object.opaque::<AsyncStep>().is_some()) {
            let frame = Activation::native(StepCoroutine { step: step.clone(), doing: Doing::Nothing });
            let name = self.name(value.class().name().text());
            return Ok(self.make_generator(GeneratorKind::Coroutine, frame, name.clone(), name));
        }
        // Anything else is awaited by a coroutine of the library's.
        let helper = self.import_one("asyncio")?;
        self.call_method(&helper, "_await", vec![value.clone()])
    }

    /// Resumes a coroutine that native code awaits.
    fn resume_awaited(&mut self, inner: &Value, input: Input) -> PyResult<Exit> {
        let Some(object) = inner.object() else { return Ok(Exit::Return(Value::None)) };
        let object = object.clone();
        match self.take_frame(&object, Resumption::Next)? {
            Some(activation) => Ok(Exit::Resume(activation, input)),
            None => Err(crate::python::error::runtime_error("cannot reuse already awaited coroutine")),
        }
    }
}
