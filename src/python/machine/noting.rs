//! What the trace is told of the program's own calls: coroutines, plain functions outside of tasks, `with` blocks, and the values of
//! asynchronous generators. Runs nothing.

use super::Vm;
use crate::python::error::{PyResult, Unwind};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Frame, Owner};
use crate::python::generator::{Generator, GeneratorKind, Told};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use crate::trace::{CallId, EventKind, ObjectKind, Outcome};
use std::rc::Rc;

/// Plain calls and `with` blocks are told up to this many: a loop may make millions of them, and a trace has a limit.
const MOST_CALLS: u32 = 4000;

/// Calls that lie deeper than this are nobody's to look at one by one.
const DEEPEST_CALL: usize = 4;

/// So many values of one asynchronous generator are told.
const MOST_VALUES: u32 = 2000;

impl Vm {
    /// A coroutine begins to run inside what runs.
    pub(super) fn note_call(&mut self, activation: &mut Activation, generator: &Generator) {
        let Activation::Python(frame) = activation else { return };
        if !frame.code.file.library {
            let function = self.world.call_text(generator, Some(frame));
            frame.call = Some(self.enter_call(&function));
        }
    }

    fn enter_call(&mut self, function: &str) -> CallId {
        let call = CallId(self.state.next_call());
        let function = self.world.recorder.text(function);
        self.world.recorder.record(EventKind::CallEntered { call, function });
        call
    }

    /// A plain function of the program is called outside of any event loop: there calls are all that there is to see.
    pub(super) fn note_plain_call(&mut self, next: &mut Activation) {
        if self.state.told_calls >= MOST_CALLS || self.running_loop().is_some() {
            return;
        }
        let Activation::Python(frame) = next else { return };
        let plain = matches!(frame.owner, Owner::Caller) && frame.namespace.is_none() && frame.pc == 0 && frame.call.is_none();
        if !plain || frame.code.file.library || frame.code.name.text().starts_with('<') {
            return;
        }
        let own = |activation: &&Activation| activation.python().is_some_and(|frame| !frame.code.file.library);
        // The module is the first of them, and is no call.
        if self.stack.iter().filter(own).count() > DEEPEST_CALL {
            return;
        }
        self.state.told_calls += 1;
        let text = self.world.plain_call_text(frame.code.qualname.text(), frame);
        frame.call = Some(self.enter_call(&text));
    }

    /// A frame is left for good: what its trace says of it.
    pub(super) fn note_left(&mut self, frame: &mut Frame, result: &PyResult) {
        if frame.call.is_none() && frame.withs.is_empty() {
            return;
        }
        let outcome = match result {
            Ok(_) => Outcome::Returned,
            Err(unwind) => outcome_of(unwind),
        };
        self.leave_all_withs(frame, outcome);
        if let Some(call) = frame.call.take() {
            self.leave_call(call, outcome);
        }
    }

    fn leave_call(&self, call: CallId, outcome: Outcome) {
        self.world.recorder.record(EventKind::CallLeft { call, outcome });
    }

    /// A `with` block begins with its manager's entering. Only managers of the program's own are told: asyncio's say for themselves
    /// what happens to them.
    pub(super) fn note_with(&mut self, frame: &mut Frame, manager: &Value, exit: &Value, word: &str) {
        if frame.code.file.library || self.state.told_calls >= MOST_CALLS {
            return;
        }
        let Some(name) = self.manager_name(manager, exit) else { return };
        self.state.told_calls += 1;
        let call = self.enter_call(&format!("{word} {name}"));
        frame.withs.push((call, frame.handlers.len() as u32));
    }

    /// What a manager of the program's own is called: its class, or the function that `contextmanager` made it of.
    fn manager_name(&mut self, manager: &Value, exit: &Value) -> Option<String> {
        if let Some(Payload::Method(method)) = exit.payload()
            && let Some(Payload::Function(function)) = method.function.payload()
            && !function.code.file.library
        {
            return Some(manager.class().name().to_string());
        }
        let generator = manager.object()?.attribute(&Str::new("gen"))?;
        let Some(Payload::Generator(generator)) = generator.payload() else { return None };
        // The block shows it: its one value is no news.
        generator.told.set(Told::Never);
        let frame = generator.frame.borrow();
        let own = frame.as_ref().and_then(Activation::python).filter(|frame| !frame.code.file.library)?;
        Some(self.world.call_text(generator, Some(own)))
    }

    /// A `with` block is over: what its manager's leaving came to is known.
    pub(super) fn note_with_left(&mut self, frame: &mut Frame, outcome: Outcome) {
        let open = frame.handlers.len() as u32;
        if let Some((call, _)) = frame.withs.pop_if(|(_, depth)| *depth == open) {
            self.leave_call(call, outcome);
        }
    }

    /// A `with` block is over, and the exception that its manager did not swallow goes on.
    pub(super) fn note_with_failed(&mut self, frame: &mut Frame) {
        let raised = Exception::from_value(frame.peek(0)).map(Unwind::Raise);
        self.note_with_left(frame, raised.as_ref().map_or(Outcome::Raised, outcome_of));
    }

    /// An exception leaves the `with` blocks that lie deeper than the handler that it goes to.
    pub(super) fn leave_withs(&mut self, frame: &mut Frame, handlers: u32, outcome: Outcome) {
        while let Some((call, _)) = frame.withs.pop_if(|(_, depth)| *depth > handlers) {
            self.leave_call(call, outcome);
        }
    }

    fn leave_all_withs(&mut self, frame: &mut Frame, outcome: Outcome) {
        while let Some((call, _)) = frame.withs.pop() {
            self.leave_call(call, outcome);
        }
    }

    /// An asynchronous generator runs for the first time.
    pub(super) fn note_generator(&mut self, generator: &Generator, activation: &Activation) {
        let Some(frame) = activation.python().filter(|frame| !frame.code.file.library) else { return };
        if generator.kind != GeneratorKind::AsyncGenerator || generator.told.get() != Told::NotYet {
            return;
        }
        let recorder = &self.world.recorder;
        let object = recorder.object_made(ObjectKind::AsyncGenerator, 0);
        let name = recorder.text(&self.world.call_text(generator, Some(frame)));
        recorder.record(EventKind::ObjectNamed { object, name });
        generator.told.set(Told::As { object, values: 0 });
    }

    /// An asynchronous generator hands a value over.
    pub(super) fn note_value(&self, generator: &Generator, value: &Value) {
        let Told::As { object, values } = generator.told.get() else { return };
        if values < MOST_VALUES {
            let value = self.world.show_short(value);
            self.world.recorder.record(EventKind::GeneratorYielded { object, value });
            generator.told.set(Told::As { object, values: values + 1 });
        }
    }

    /// An asynchronous generator has ended.
    pub(super) fn note_generator_over(&self, object: &Rc<Object>, result: &PyResult) {
        let Payload::Generator(generator) = &object.payload else { return };
        let Told::As { object, .. } = generator.told.replace(Told::Never) else { return };
        let closed = |unwind: &Unwind| matches!(unwind, Unwind::Raise(error) if error.is(&types().errors.generator_exit));
        let outcome = match result {
            Ok(_) => Outcome::Returned,
            Err(unwind) if closed(unwind) => Outcome::Returned,
            Err(unwind) => outcome_of(unwind),
        };
        self.world.recorder.record(EventKind::ObjectEnded { object, outcome });
    }
}

fn outcome_of(unwind: &Unwind) -> Outcome {
    match unwind {
        Unwind::Raise(error) if error.is(&types().errors.cancelled_error) => Outcome::Cancelled,
        _ => Outcome::Raised,
    }
}
