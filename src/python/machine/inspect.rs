//! What can be looked at between two instructions: who runs where, which calls are under way, what their variables hold. Runs none
//! of the program's code, so that looking changes nothing.

use super::Vm;
use crate::python::code::Op;
use crate::python::dict::Dict;
use crate::python::frame::{Activation, Frame, Owner};
use crate::python::generator::{Generator, GeneratorState};
use crate::python::object::{Attributes, Object, Payload};
use crate::python::value::Value;
use crate::trace::TaskId;
use std::rc::Rc;

/// A call under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameView {
    pub function: String,
    /// The line that it is at, from 1.
    pub line: u32,
    /// The names and values of its variables, in the order in which they appear in the program.
    pub locals: Vec<(String, String)>,
    /// It is the module's own, and these are the globals.
    pub module: bool,
}

/// So many variables of a call are told, and so many attributes of an object.
const MOST: usize = 60;
const MOST_ATTRIBUTES: usize = 8;

impl Vm {
    /// The line of the instruction that runs next, if it is one of the program's own.
    pub fn line(&self) -> Option<u32> {
        let frame = self.innermost()?;
        if ends(frame) {
            return None;
        }
        frame.code.lines.get(frame.pc).copied().filter(|line| *line > 0)
    }

    /// The calls under way in a task, the outermost first; None: there is no such task, or it has ended.
    pub fn frames_of(&self, task: TaskId) -> Option<Vec<FrameView>> {
        let tasks = self.state.loops.iter().flat_map(|(event_loop, _)| event_loop.all_tasks());
        let task = tasks.into_iter().find(|future| future.as_task().is_some_and(|own| own.id() == task))?;
        let coroutine = task.as_task()?.coroutine().clone();
        let Value::Object(object) = &coroutine else { return Some(Vec::new()) };
        let Payload::Generator(generator) = &object.payload else { return Some(Vec::new()) };
        let mut frames = Vec::new();
        if generator.state.get() == GeneratorState::Running {
            let owns = |call: &Activation| matches!(owner(call), Owner::Generator(own, _) if Rc::ptr_eq(own, object));
            let stack = self.stacks().find(|stack| stack.iter().any(owns))?;
            let from = stack.iter().position(owns).unwrap_or(0);
            stack[from..].iter().filter_map(Activation::python).for_each(|frame| self.add(frame, &mut frames));
        } else {
            self.add_suspended(generator, &mut frames);
        }
        Some(frames)
    }

    /// The calls of the program outside of tasks, the module first.
    pub fn frames_outside(&self) -> Vec<FrameView> {
        let main =
            self.stacks().find(|stack| stack.first().and_then(Activation::python).is_some_and(|frame| frame.namespace.is_some()));
        let mut frames = Vec::new();
        for call in main.into_iter().flatten().take_while(|call| !matches!(owner(call), Owner::Generator(..))) {
            if let Some(frame) = call.python() {
                self.add(frame, &mut frames);
            }
        }
        frames
    }

    /// The stacks of all threads, that of the one which runs first.
    fn stacks(&self) -> impl Iterator<Item = &[Activation]> {
        let parked = self.state.threads.parked.iter().map(|thread| &thread.stack[..]);
        std::iter::once(&self.stack[..]).chain(parked)
    }

    /// The frames of what waits: a coroutine, what it awaits, and so on inwards.
    fn add_suspended(&self, generator: &Generator, frames: &mut Vec<FrameView>) {
        let frame = generator.frame.borrow();
        let Some(frame) = frame.as_ref().and_then(Activation::python) else { return };
        self.add(frame, frames);
        if let Some(inner) = frame.inner_generator() {
            self.add_suspended(inner, frames);
        }
    }

    /// Tells of a frame, unless it is the library's.
    fn add(&self, frame: &Frame, frames: &mut Vec<FrameView>) {
        if frame.code.file.library {
            return;
        }
        let module = frame.namespace.as_ref().is_some_and(|namespace| Rc::ptr_eq(namespace, &frame.globals));
        let locals = match &frame.namespace {
            Some(namespace) => self.namespace(&namespace.as_dict().borrow()),
            None => self.variables(frame),
        };
        frames.push(FrameView { function: frame.code.qualname.to_string(), line: frame.line(), locals, module });
    }

    fn variables(&self, frame: &Frame) -> Vec<(String, String)> {
        let locals = frame.code.locals.iter().zip(&frame.slots).map(|(name, value)| (name, value.clone()));
        let cells = frame.code.cells.iter().zip(&frame.cells).map(|(name, cell)| (name, cell.borrow().clone()));
        // A parameter that is shared with an inner function stands in both: the cell has its value.
        let shared = |name: &str| frame.code.cells.iter().any(|own| own.text() == name);
        let locals = locals.filter(|(name, _)| !shared(name.text()));
        let all = locals.chain(cells).filter(|(name, value)| !matches!(value, Value::Unset) && !name.text().starts_with('.'));
        all.take(MOST).map(|(name, value)| (name.to_string(), self.tell(&value))).collect()
    }

    /// The variables of a module or class, without what is defined or imported there.
    fn namespace(&self, dict: &Dict) -> Vec<(String, String)> {
        let is_variable = |value: &Value| match value {
            Value::Class(_) => false,
            Value::Object(object) => !matches!(object.payload, Payload::Function(_) | Payload::Native(_) | Payload::Module(_)),
            _ => true,
        };
        let named = dict.iter().filter_map(|entry| Some((entry.key.as_str()?.to_string(), entry.value.clone())));
        let variables = named.filter(|(name, value)| !name.starts_with("__") && is_variable(value));
        variables.take(MOST).map(|(name, value)| (name, self.tell(&value))).collect()
    }

    /// A value as the trace tells it; of an instance of the program's own classes the attributes too.
    fn tell(&self, value: &Value) -> String {
        let plain = self.world.show(value);
        let Value::Object(object) = value else { return plain };
        if !matches!(object.payload, Payload::Plain) {
            return plain;
        }
        let attributes = self.attributes(object);
        match plain.strip_suffix('>') {
            Some(start) if !attributes.is_empty() => format!("{start}: {}>", attributes.join(", ")),
            _ => plain,
        }
    }

    fn attributes(&self, object: &Rc<Object>) -> Vec<String> {
        let told = |dict: &Dict| {
            let named = dict.iter().filter_map(|entry| Some((entry.key.as_str()?.to_string(), self.world.show(&entry.value))));
            named.take(MOST_ATTRIBUTES).map(|(name, value)| format!("{name}={value}")).collect()
        };
        match &*object.attributes.borrow() {
            Attributes::Empty => Vec::new(),
            Attributes::Own(dict) => told(dict),
            Attributes::Shared(dict) => told(&dict.as_dict().borrow()),
        }
    }
}

/// Whether only the end that the compiler puts behind every body is left to run: it belongs to no line.
fn ends(frame: &Frame) -> bool {
    let ops = &frame.code.ops;
    frame.pc + 2 >= ops.len()
        && matches!(ops[..], [.., Op::Constant(at), Op::Return] if frame.code.constants.get(at as usize).is_some_and(Value::is_none))
}

fn owner(call: &Activation) -> &Owner {
    match call {
        Activation::Python(frame) => &frame.owner,
        Activation::Native(native) => &native.owner,
    }
}
