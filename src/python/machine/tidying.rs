//! What was dropped half-way: coroutines that never ran, generators inside `try`, finalisers. And where exceptions have been.

use super::Vm;
use crate::python::error::{PyResult, Unwind};
use crate::python::exception::Exception;
use crate::python::frame::{Frame, Input, Resumption};
use crate::python::generator::{GeneratorKind, GeneratorState, Leftover};
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::Callback;
use std::rc::Rc;

impl Vm {
    /// Runs what was dropped and still has code to run, until there is nothing of the kind left.
    pub fn tidy_up(&mut self, frame: Option<&Frame>) -> PyResult<()> {
        while self.abandoned.pending() {
            let line = self.world.recorder.line();
            for leftover in self.abandoned.take() {
                self.tidy_one(leftover, frame)?;
            }
            if let Some(running) = self.running_loop() {
                self.deliver_reports(&running)?;
            }
            self.world.recorder.set_line(line);
        }
        Ok(())
    }

    fn tidy_one(&mut self, leftover: Leftover, frame: Option<&Frame>) -> PyResult<()> {
        match leftover {
            Leftover::NeverAwaited { qualname, line } => self.warn_never_awaited(qualname.text(), line, frame),
            Leftover::Finaliser(value) => self.run_del(&value),
            Leftover::Unreferenced(reference) => self.call_weak_callback(&reference),
            Leftover::Suspended { kind, frame, name, qualname, hooked } => {
                let generator = self.make_generator(kind, frame, name, qualname);
                let Value::Object(object) = &generator else { return Ok(()) };
                if let Payload::Generator(inner) = &object.payload {
                    inner.state.set(GeneratorState::Suspended);
                    inner.hooked.set(hooked);
                }
                if kind == GeneratorKind::AsyncGenerator {
                    return self.finalise_async_generator(object);
                }
                self.close_generator(object).or_else(|unwind| match unwind {
                    Unwind::Raise(error) => self.ignore_exception(&error, &generator),
                    stop => Err(stop),
                })
            }
        }
    }

    /// `__del__` of an object that has one, and has not run it.
    pub(super) fn call_finaliser(&mut self, value: &Value) -> PyResult<()> {
        match value {
            Value::Object(object) if object.finalise() => self.run_del(value),
            _ => Ok(()),
        }
    }

    fn run_del(&mut self, value: &Value) -> PyResult<()> {
        match self.call_special(value, "__del__", Vec::new()) {
            Err(Unwind::Raise(error)) => {
                let finaliser = value.class().lookup(&self.name("__del__")).unwrap_or(Value::None);
                self.ignore_exception(&error, &finaliser)
            }
            Err(stop) => Err(stop),
            Ok(_) => Ok(()),
        }
    }

    /// `generator.close()`.
    pub fn close_generator(&mut self, object: &Rc<Object>) -> PyResult<()> {
        let Payload::Generator(generator) = &object.payload else { return Ok(()) };
        match generator.state.get() {
            GeneratorState::Created => {
                let frame = generator.frame.take();
                generator.state.set(GeneratorState::Finished);
                drop(frame);
                Ok(())
            }
            GeneratorState::Finished => Ok(()),
            _ => {
                let Unwind::Raise(exit) = crate::python::error::generator_exit() else { return Ok(()) };
                match self.resume_generator(object, Input::Raise(exit), Resumption::Close).result() {
                    Ok(_) => Ok(()),
                    Err(Unwind::Raise(error))
                        if error.is(&types().errors.generator_exit) || error.is(&types().errors.stop_iteration) =>
                    {
                        Ok(())
                    }
                    Err(other) => Err(other),
                }
            }
        }
    }

    /// An asynchronous generator begins: its loop will close it if nobody else does.
    pub(super) fn async_generator_begun(&mut self, object: &Rc<Object>) {
        if let Some(running) = self.running_loop() {
            self.state.async_generators.push((running, Rc::downgrade(object)));
        }
    }

    pub(super) fn async_generator_over(&mut self, object: &Rc<Object>) {
        self.state.async_generators.retain(|(_, known)| known.upgrade().is_some_and(|known| !Rc::ptr_eq(&known, object)));
    }

    /// Nobody refers to a suspended asynchronous generator any more: the loop closes it, in a task of its own.
    fn finalise_async_generator(&mut self, object: &Rc<Object>) -> PyResult<()> {
        let Some(running) = self.running_loop().or_else(|| self.state.threads.current.current_loop.clone()) else { return Ok(()) };
        if running.is_closed() {
            return Ok(());
        }
        // `_asyncgen_finalizer_hook`: the task is made in the loop's next round.
        let close = self.call_method(&Value::Object(object.clone()), "aclose", Vec::new())?;
        let coroutine = self.awaitable(&close)?;
        let create_task = self.get_attribute(&self.loop_value(&running), &self.name("create_task"))?;
        let context = self.state.threads.current.context.clone();
        let _handle = running.call_soon(Rc::new(Callback { function: create_task, args: vec![coroutine], context }));
        Ok(())
    }

    /// The traceback of an exception, as an object.
    pub fn traceback_of(&self, exception: &Exception) -> Value {
        crate::python::lib::traceback(&exception.data().traceback)
    }
}
