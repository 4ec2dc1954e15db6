//! Leaving and entering frames: generators, `await`, asynchronous generators, and what is dropped half-way.

use super::Vm;
use super::drive::{Outcome, stop_iteration_escaped};
use crate::python::code::{AwaitPlace, Op};
use crate::python::error::{PyResult, Unwind, runtime_error, stop_async_iteration, type_error, value_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Exit, Frame, Input, Owner, Resumption};
use crate::python::generator::{Generator, GeneratorKind, GeneratorState, Told};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::Cell;
use std::rc::Rc;

/// What `asend`, `athrow`, `aclose` and `__anext__` of an asynchronous generator return: one step of it, to be awaited.
pub struct AsyncStep {
    pub generator: Rc<Object>,
    pub kind: AsyncStepKind,
    pub begun: Cell<bool>,
}

/// What `coroutine.__await__()` returns.
pub struct CoroutineWrapper(pub Rc<Object>);

/// What a step does to its generator.
pub enum AsyncStepKind {
    Send(Value),
    Throw(Exception),
    Close,
}

impl Vm {
    /// A generator, coroutine or asynchronous generator whose frame has not begun.
    pub fn make_generator(&mut self, kind: GeneratorKind, frame: Activation, name: Rc<Str>, qualname: Rc<Str>) -> Value {
        let class = match kind {
            GeneratorKind::Generator => &types().generator,
            GeneratorKind::Coroutine => &types().coroutine,
            GeneratorKind::AsyncGenerator => &types().async_generator,
        };
        let made_on = self.world.recorder.line();
        let code = frame.python().map(|frame| frame.code.clone());
        let generator = Generator {
            kind,
            name: name.into(),
            qualname: qualname.into(),
            frame: Some(frame).into(),
            state: Cell::new(GeneratorState::Created),
            busy: Cell::new(false),
            hooked: Cell::new(false),
            made_on,
            code,
            told: Cell::new(Told::NotYet),
            abandoned: self.abandoned.clone(),
        };
        Object::value(class, Payload::Generator(Box::new(generator)))
    }

    /// Takes the frame out of a generator to run it. None: it is finished.
    pub(in crate::python) fn take_frame(&mut self, object: &Rc<Object>, how: Resumption) -> PyResult<Option<Activation>> {
        let Payload::Generator(generator) = &object.payload else {
            return Err(type_error("expected a generator"));
        };
        match generator.state.get() {
            GeneratorState::Running => {
                let kind = kind_name(generator.kind);
                return Err(value_error(format!("{kind} already executing")));
            }
            GeneratorState::Finished => return Ok(None),
            GeneratorState::Created | GeneratorState::Suspended => {}
        }
        let mut frame = generator.frame.take();
        if let (GeneratorState::Created, Some(activation)) = (generator.state.get(), &frame) {
            self.note_generator(generator, activation);
        }
        generator.state.set(GeneratorState::Running);
        if let Some(activation) = &mut frame {
            activation.set_owner(Owner::Generator(object.clone(), how));
        }
        Ok(frame)
    }

    /// Resumes a generator from a frame that asked for its next value: the frame is left for it.
    pub(super) fn resume_generator_in(&mut self, frame: &mut Frame, object: &Rc<Object>, input: Input) -> PyResult<Exit> {
        let Payload::Generator(generator) = &object.payload else { return Err(type_error("expected a generator")) };
        let created = generator.state.get() == GeneratorState::Created;
        let input = match input {
            Input::Value(Value::None) if created => Input::Start,
            Input::Value(_) if created => {
                let kind = kind_name(generator.kind);
                return Err(type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            other => other,
        };
        match self.take_frame(object, Resumption::Next)? {
            Some(mut activation) => {
                if created && generator.kind == GeneratorKind::Coroutine {
                    self.note_call(&mut activation, generator);
                }
                Ok(Exit::Resume(activation, input))
            }
            None if generator.kind == GeneratorKind::Coroutine => Err(runtime_error("cannot reuse already awaited coroutine")),
            None => match (input, frame.code.ops.get(frame.pc - 1)) {
                (Input::Raise(exception), _) => Err(exception.into()),
                // The frame takes it as it would the generator's end.
                _ => Ok(Exit::Resume(Activation::native(AlreadyOver), Input::Start)),
            },
        }
    }

    /// Resumes a generator and runs it to its next yield or its end, inside native code.
    pub fn resume_generator(&mut self, object: &Rc<Object>, input: Input, how: Resumption) -> Outcome {
        let created = matches!(&object.payload, Payload::Generator(generator) if generator.state.get() == GeneratorState::Created);
        let input = match input {
            Input::Value(_) if created => Input::Start,
            other => other,
        };
        match self.take_frame(object, how) {
            Ok(Some(activation)) => self.run_nested(activation, input),
            Ok(None) => match input {
                Input::Raise(exception) if how == Resumption::Next => Outcome::Failed(exception.into()),
                _ => Outcome::Exhausted(Value::None),
            },
            Err(unwind) => Outcome::Failed(unwind),
        }
    }

    /// A frame yields: it goes back into its generator, and the value to whoever resumed it.
    pub(super) fn suspend(&mut self, mut activation: Activation, value: Value, inner: bool) -> Outcome {
        let owner = match &mut activation {
            Activation::Python(frame) => std::mem::replace(&mut frame.owner, Owner::Caller),
            Activation::Native(native) => std::mem::replace(&mut native.owner, Owner::Caller),
        };
        let Owner::Generator(object, how) = owner else {
            return Outcome::Failed(runtime_error("a function that is no generator yielded"));
        };
        let Payload::Generator(generator) = &object.payload else { return Outcome::Yielded(value) };
        generator.state.set(GeneratorState::Suspended);
        *generator.frame.borrow_mut() = Some(activation);
        if generator.kind != GeneratorKind::AsyncGenerator || inner {
            if how == Resumption::Close && generator.kind != GeneratorKind::AsyncGenerator {
                return Outcome::Failed(runtime_error(format!("{} ignored GeneratorExit", kind_name(generator.kind))));
            }
            return Outcome::Yielded(value);
        }
        // An asynchronous generator's own yield ends the step that is awaited.
        self.note_value(generator, &value);
        generator.busy.set(false);
        match how {
            Resumption::Next => Outcome::Exhausted(value),
            Resumption::Close => Outcome::Failed(runtime_error("async generator ignored GeneratorExit")),
        }
    }

    /// A generator's frame has returned or raised.
    pub(super) fn generator_over(&mut self, object: &Rc<Object>, how: Resumption, result: PyResult) -> Outcome {
        let Payload::Generator(generator) = &object.payload else { return Outcome::Failed(type_error("expected a generator")) };
        generator.state.set(GeneratorState::Finished);
        generator.busy.set(false);
        let errors = &types().errors;
        let is_async = generator.kind == GeneratorKind::AsyncGenerator;
        if is_async {
            self.note_generator_over(object, &result);
            self.async_generator_over(object);
        }
        match result {
            Ok(_) if is_async && how == Resumption::Next => Outcome::Failed(stop_async_iteration_plain()),
            Ok(_) if how == Resumption::Close => over_by_close(is_async),
            Ok(value) => Outcome::Exhausted(value),
            Err(Unwind::Raise(exception)) => {
                let escaped = exception.is(&errors.stop_iteration) || (is_async && exception.is(&errors.stop_async_iteration));
                if how == Resumption::Close && exception.is(&errors.generator_exit) {
                    return over_by_close(is_async);
                }
                if escaped {
                    return Outcome::Failed(stop_iteration_escaped(kind_name(generator.kind), exception));
                }
                Outcome::Failed(exception.into())
            }
            Err(stop) => Outcome::Failed(stop),
        }
    }

    /// awaitable → iterator
    pub(super) fn get_awaitable(&mut self, frame: &mut Frame, place: AwaitPlace) -> PyResult<()> {
        let value = frame.top().clone();
        match &value {
            Value::Future(_) => return Ok(()),
            Value::Object(object) => match &object.payload {
                Payload::Generator(generator) if generator.kind == GeneratorKind::Coroutine => {
                    let waiting = generator.state.get() == GeneratorState::Suspended;
                    if waiting && generator.frame.borrow().as_ref().and_then(Activation::python).is_some_and(Frame::waits_inside) {
                        return Err(runtime_error("coroutine is being awaited already"));
                    }
                    return Ok(());
                }
                Payload::Opaque(content) if content.is::<AsyncStep>() => return Ok(()),
                _ => {}
            },
            _ => {}
        }
        let Some(iterator) = self.call_special(&value, "__await__", Vec::new())? else {
            let class = value.class().name();
            return Err(type_error(match place {
                AwaitPlace::Expression => format!("object {class} can't be used in 'await' expression"),
                AwaitPlace::Enter => {
                    format!("'async with' received an object from __aenter__ that does not implement __await__: {class}")
                }
                AwaitPlace::Exit => {
                    format!("'async with' received an object from __aexit__ that does not implement __await__: {class}")
                }
                AwaitPlace::Next => format!("'async for' received an invalid object from __anext__: {class}"),
            }));
        };
        if let Some(wrapped) = iterator.object().and_then(|object| object.opaque::<CoroutineWrapper>()) {
            *frame.top() = Value::Object(wrapped.0.clone());
            return Ok(());
        }
        if iterator.class().is_subclass(&types().coroutine) {
            return Err(type_error("__await__() returned a coroutine"));
        }
        let is_iterator = matches!(iterator, Value::Future(_)) || self.special(&iterator, "__next__")?.is_some();
        if !is_iterator {
            let class = iterator.class().name();
            return Err(type_error(format!("__await__() returned non-iterator of type '{class}'")));
        }
        *frame.top() = iterator;
        Ok(())
    }

    /// iterator value → iterator yielded, or result with a jump to `end`.
    pub(super) fn send(&mut self, frame: &mut Box<Frame>, end: u32) -> PyResult<Option<Exit>> {
        let sent = frame.pop();
        let iterator = frame.top().clone();
        match &iterator {
            Value::Future(future) => {
                if future.done() {
                    *frame.top() = future.result()?;
                    frame.pc = end as usize;
                } else {
                    frame.push(iterator);
                }
                Ok(None)
            }
            Value::Object(object) => match &object.payload {
                Payload::Generator(_) => self.resume_generator_in(frame, object, Input::Value(sent)).map(Some),
                Payload::Opaque(content) if content.is::<AsyncStep>() => match content.downcast_ref::<AsyncStep>() {
                    Some(step) => self.async_step(step, Input::Value(sent)).map(Some),
                    None => Ok(None),
                },
                _ => self.send_to_iterator(frame, &iterator, sent, end),
            },
            _ => self.send_to_iterator(frame, &iterator, sent, end),
        }
    }

    fn send_to_iterator(&mut self, frame: &mut Frame, iterator: &Value, sent: Value, end: u32) -> PyResult<Option<Exit>> {
        if matches!(iterator.payload(), Some(Payload::Iter(_))) && sent.is_none() {
            match self.next(iterator)? {
                Some(item) => frame.push(item),
                None => {
                    *frame.top() = Value::None;
                    frame.pc = end as usize;
                }
            }
            return Ok(None);
        }
        let yielded = match sent {
            Value::None => self.call_special(iterator, "__next__", Vec::new()).map(Option::unwrap_or_default),
            sent => self.call_method(iterator, "send", vec![sent]),
        };
        self.take_yielded(frame, yielded, end)
    }

    /// What an iterator of the program's own yielded goes onto the stack; its end is the result.
    fn take_yielded(&mut self, frame: &mut Frame, yielded: PyResult, end: u32) -> PyResult<Option<Exit>> {
        match yielded {
            Ok(value) => frame.push(value),
            Err(Unwind::Raise(exception)) if exception.is(&types().errors.stop_iteration) => {
                *frame.top() = exception.argument();
                frame.pc = end as usize;
            }
            Err(other) => return Err(other),
        }
        Ok(None)
    }

    /// An exception is thrown into a frame that waits on an inner iterator: it goes there first.
    pub(super) fn throw_inside(&mut self, frame: &mut Box<Frame>) -> Exit {
        let Some(exception) = self.state.thrown.take() else { return Exit::Return(Value::None) };
        // What comes back is to be handed on as what a first `send` would have brought.
        frame.pc -= 1;
        let end = match frame.code.ops[frame.pc - 1] {
            Op::Send(end) => end,
            _ => frame.pc as u32,
        };
        let iterator = frame.top().clone();
        let thrown = match &iterator {
            Value::Object(object) => match &object.payload {
                Payload::Generator(_) => self.resume_generator_in(frame, object, Input::Raise(exception)).map(Some),
                Payload::Opaque(content) if content.is::<AsyncStep>() => match content.downcast_ref::<AsyncStep>() {
                    Some(step) => self.async_step(step, Input::Raise(exception)).map(Some),
                    None => Ok(None),
                },
                _ => self.throw_into_iterator(frame, &iterator, exception, end),
            },
            Value::Future(_) => Err(exception.into()),
            _ => self.throw_into_iterator(frame, &iterator, exception, end),
        };
        match thrown {
            Ok(Some(exit)) => exit,
            Ok(None) => self.run_frame(frame, Input::Continue),
            Err(unwind) => match self.unwind(frame, unwind, super::unwinding::Arrival::FromCall) {
                Some(exit) => exit,
                None => self.run_frame(frame, Input::Continue),
            },
        }
    }

    fn throw_into_iterator(
        &mut self,
        frame: &mut Frame,
        iterator: &Value,
        exception: Exception,
        end: u32,
    ) -> PyResult<Option<Exit>> {
        let Some(throw) = self.find_attribute(iterator, &self.name("throw"))? else { return Err(exception.into()) };
        let yielded = self.call(&throw, vec![exception.value()]);
        self.take_yielded(frame, yielded, end)
    }

    /// Runs a step of an asynchronous generator, or goes on with it.
    pub fn async_step(&mut self, step: &AsyncStep, input: Input) -> PyResult<Exit> {
        let Payload::Generator(generator) = &step.generator.payload else {
            return Err(type_error("expected an asynchronous generator"));
        };
        let how = if matches!(step.kind, AsyncStepKind::Close) { Resumption::Close } else { Resumption::Next };
        let thrown_first = matches!(input, Input::Raise(_)) && !step.begun.get();
        if !thrown_first && step.begun.replace(true) {
            return match self.take_frame(&step.generator, how)? {
                Some(activation) => Ok(Exit::Resume(activation, input)),
                None => Err(runtime_error("cannot reuse already awaited __anext__()/asend()")),
            };
        }
        if generator.busy.get() {
            let name = match step.kind {
                AsyncStepKind::Send(_) => "anext",
                AsyncStepKind::Throw(_) => "athrow",
                AsyncStepKind::Close => "aclose",
            };
            return Err(runtime_error(format!("{name}(): asynchronous generator is already running")));
        }
        match input {
            Input::Raise(exception) => self.throw_instead(step, generator, how, exception),
            _ => self.begin_async_step(step, generator, how),
        }
    }

    /// What is thrown into a step before it has begun is thrown into its generator; the step has not begun even then
    /// (`async_gen_athrow_throw`).
    fn throw_instead(&mut self, step: &AsyncStep, generator: &Generator, how: Resumption, error: Exception) -> PyResult<Exit> {
        if generator.state.get() == GeneratorState::Created {
            generator.frame.take();
            generator.state.set(GeneratorState::Finished);
        }
        match self.take_frame(&step.generator, how) {
            Ok(Some(activation)) => Ok(Exit::Resume(activation, Input::Raise(error))),
            _ => Err(error.into()),
        }
    }

    fn begin_async_step(&mut self, step: &AsyncStep, generator: &Generator, how: Resumption) -> PyResult<Exit> {
        let over = || Ok(Exit::Resume(Activation::native(AlreadyOver), Input::Start));
        let state = generator.state.get();
        let input = match (&step.kind, state) {
            (AsyncStepKind::Send(_), GeneratorState::Finished) => return Err(stop_async_iteration_plain()),
            (_, GeneratorState::Finished) => return over(),
            (AsyncStepKind::Close, GeneratorState::Created) => {
                generator.frame.take();
                generator.state.set(GeneratorState::Finished);
                return over();
            }
            (AsyncStepKind::Send(Value::None), GeneratorState::Created) => Input::Start,
            (AsyncStepKind::Send(_), GeneratorState::Created) => {
                return Err(type_error("can't send non-None value to a just-started async generator"));
            }
            (AsyncStepKind::Send(value), _) => Input::Value(value.clone()),
            (AsyncStepKind::Throw(exception), _) => Input::Raise(exception.clone()),
            (AsyncStepKind::Close, _) => match crate::python::error::generator_exit() {
                Unwind::Raise(exit) => Input::Raise(exit),
                stop => return Err(stop),
            },
        };
        if !generator.hooked.replace(true) {
            self.async_generator_begun(&step.generator);
        }
        generator.busy.set(true);
        match self.take_frame(&step.generator, how)? {
            Some(activation) => Ok(Exit::Resume(activation, input)),
            None => over(),
        }
    }
}

impl Frame {
    /// Whether the value on top of the stack comes from a call of the program's own that this frame awaits.
    pub(super) fn hands_on(&self) -> bool {
        let inner = self.slots.len().checked_sub(2).and_then(|at| self.slots[at].payload());
        let Some(Payload::Generator(generator)) = inner else { return false };
        generator.frame.borrow().as_ref().and_then(Activation::python).is_some_and(|frame| !frame.code.file.library)
    }

    /// Whether it waits on an inner iterator, at an `await` or `yield from`.
    pub fn waits_inside(&self) -> bool {
        matches!(self.code.ops.get(self.pc.wrapping_sub(1)), Some(Op::YieldInner))
    }
}

/// Stands for a generator that is finished, where one was to be resumed: it tells its end at once.
struct AlreadyOver;

impl crate::python::frame::NativeFrame for AlreadyOver {
    fn resume(&mut self, _: &mut Vm, _: Input) -> Exit {
        Exit::Exhaust(Value::None)
    }
}

fn over_by_close(is_async: bool) -> Outcome {
    if is_async { Outcome::Exhausted(Value::None) } else { Outcome::Returned(Value::None) }
}

fn stop_async_iteration_plain() -> Unwind {
    match stop_async_iteration("") {
        Unwind::Raise(exception) => {
            exception.data_mut().args.clear();
            exception.into()
        }
        stop => stop,
    }
}

/// CPython's word for it in messages.
pub(super) fn kind_name(kind: GeneratorKind) -> &'static str {
    match kind {
        GeneratorKind::Generator => "generator",
        GeneratorKind::Coroutine => "coroutine",
        GeneratorKind::AsyncGenerator => "async generator",
    }
}
