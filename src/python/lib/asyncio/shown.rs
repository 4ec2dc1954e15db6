//! How futures and tasks are shown: exactly, asking the program's own `__repr__`s; or roughly, where none of its code can run.

use crate::asyncio::{DoneCallback, Future, State};
use crate::python::FutureRef;
use crate::python::error::{PyResult, Unwind};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Owner};
use crate::python::generator::{Generator, GeneratorState};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use crate::python::world::{Callback, World};
use crate::trace::FutureKind;
use std::rc::Rc;

/// `repr(future)`, as far as it can be told without the program.
pub fn future_repr(future: &Rc<Future<World>>) -> String {
    let world = future.event_loop().host().clone();
    text(future, &mut Rough(&world))
}

/// `repr(future)`.
pub fn future(vm: &mut Vm, future: &FutureRef) -> PyResult<String> {
    let mut exact = Exact { vm, failed: None };
    let text = text(future, &mut exact);
    exact.failed.map_or(Ok(text), Err)
}

/// What the parts of a future's repr are told by.
trait Teller {
    fn result(&mut self, value: &Value) -> String;
    fn error(&mut self, error: &Exception) -> String;
    fn callback(&mut self, callback: &Rc<Callback>) -> String;
    /// The line that a coroutine is at whose frame runs.
    fn running_line(&mut self, coroutine: &Rc<Object>) -> Option<u32>;
}

struct Rough<'a>(&'a World);

impl Teller for Rough<'_> {
    fn result(&mut self, value: &Value) -> String {
        self.0.show(value)
    }

    fn error(&mut self, error: &Exception) -> String {
        self.0.show(&error.value())
    }

    fn callback(&mut self, callback: &Rc<Callback>) -> String {
        match callback.function.payload() {
            Some(Payload::Function(function)) => {
                format!("{}() at main.py:{}", function.qualname.borrow(), function.code.first_line)
            }
            _ => "callback()".to_owned(),
        }
    }

    fn running_line(&mut self, _: &Rc<Object>) -> Option<u32> {
        None
    }
}

struct Exact<'a> {
    vm: &'a mut Vm,
    failed: Option<Unwind>,
}

impl Exact<'_> {
    fn told(&mut self, result: PyResult<String>) -> String {
        result.unwrap_or_else(|unwind| {
            self.failed.get_or_insert(unwind);
            String::new()
        })
    }
}

impl Teller for Exact<'_> {
    fn result(&mut self, value: &Value) -> String {
        let told = match value {
            Value::None | Value::Bool(_) | Value::Float(_) => self.vm.repr(value),
            other => self.vm.import_one("reprlib").and_then(|reprlib| {
                let text = self.vm.call_method(&reprlib, "repr", vec![other.clone()])?;
                self.vm.str(&text)
            }),
        };
        self.told(told)
    }

    fn error(&mut self, error: &Exception) -> String {
        let told = self.vm.repr(&error.value());
        self.told(told)
    }

    fn callback(&mut self, callback: &Rc<Callback>) -> String {
        let told = self.vm.callback_source(callback, None);
        self.told(told)
    }

    fn running_line(&mut self, coroutine: &Rc<Object>) -> Option<u32> {
        let of = |activation: &&Activation| {
            activation
                .python()
                .is_some_and(|frame| matches!(&frame.owner, Owner::Generator(owner, _) if Rc::ptr_eq(owner, coroutine)))
        };
        let waits = self.vm.stack.iter().find(of).and_then(Activation::python).map(|frame| frame.line());
        // What is not among the calls that wait for another is the one that runs.
        waits.or(Some(self.vm.world.recorder.line())).filter(|line| *line > 0)
    }
}

fn text(future: &FutureRef, teller: &mut dyn Teller) -> String {
    let mut parts = Vec::new();
    parts.push(match future.state() {
        State::Pending if future.as_task().is_some_and(|task| task.cancelling() > 0 && task.must_cancel()) => {
            "cancelling".to_owned()
        }
        State::Pending => "pending".to_owned(),
        State::Cancelled => "cancelled".to_owned(),
        State::Finished(_) | State::Failed(_) => "finished".to_owned(),
    });
    if let Some(task) = future.as_task() {
        parts.push(format!("name='{}'", task.name()));
        parts.push(format!("coro={}", coroutine_text(task.coroutine(), future.done(), teller)));
        if let Some(waits) = task.waits_on() {
            parts.push(format!("wait_for={}", text(&waits, teller)));
        }
    }
    match future.state() {
        State::Finished(value) => parts.push(format!("result={}", teller.result(&value))),
        State::Failed(error) => parts.push(format!("exception={}", teller.error(&error))),
        _ => {
            let callbacks = callbacks_text(future, teller);
            if !callbacks.is_empty() {
                parts.push(format!("cb=[{callbacks}]"));
            }
        }
    }
    let class = match (future.as_task().is_some(), future.kind()) {
        (true, _) => "Task",
        (_, Some(FutureKind::Gather)) => "_GatheringFuture",
        _ => "Future",
    };
    format!("<{class} {}>", parts.join(" "))
}

/// `<coroutine object f at …>` is told shorter in a task's repr: `<f() running at main.py:3>`.
fn coroutine_text(coroutine: &Value, done: bool, teller: &mut dyn Teller) -> String {
    let Some(object) = coroutine.object() else { return "<coroutine>".to_owned() };
    let Payload::Generator(generator) = &object.payload else { return "<coroutine>".to_owned() };
    let name = generator.qualname.borrow().to_string();
    let Some(code) = &generator.code else { return own_coroutine(generator, &name, done) };
    let file = &code.file.name;
    let done = done || generator.state.get() == GeneratorState::Finished;
    if done {
        return format!("<{name}() done, defined at {file}:{}>", code.first_line);
    }
    let suspended = generator
        .frame
        .borrow()
        .as_ref()
        .and_then(Activation::python)
        .map(|frame| if frame.pc == 0 { frame.code.first_line } else { frame.line() });
    let line = suspended.or_else(|| teller.running_line(object)).unwrap_or(code.first_line);
    format!("<{name}() running at {file}:{line}>")
}

/// One of asyncio's own coroutines, which stand in a file of CPython's.
fn own_coroutine(generator: &Generator, name: &str, done: bool) -> String {
    let place = OWN.iter().find(|(known, ..)| *known == name);
    let begun = generator.state.get() != GeneratorState::Created;
    match (place, done) {
        (Some((_, file, defined, _)), true) => format!("<{name}() done, defined at {LIBRARY}{file}:{defined}>"),
        (Some((_, file, defined, waits)), false) => {
            format!("<{name}() running at {LIBRARY}{file}:{}>", if begun { waits } else { defined })
        }
        (None, true) => format!("<{name}() done>"),
        (None, false) => format!("<{name}() running>"),
    }
}

/// Where CPython's library is installed on most machines.
const LIBRARY: &str = "/usr/lib/python3.11/asyncio/";

/// Name, file, first line, and the line on which it waits, in CPython 3.11.7.
const OWN: &[(&str, &str, u32, u32)] = &[
    ("sleep", "tasks.py", 637, 649),
    ("wait", "tasks.py", 399, 428),
    ("wait_for", "tasks.py", 436, 476),
    ("Queue.get", "queues.py", 149, 158),
    ("Queue.put", "queues.py", 110, 120),
    ("Queue.join", "queues.py", 206, 215),
    ("Event.wait", "locks.py", 200, 213),
    ("Lock.acquire", "locks.py", 93, 114),
    ("Semaphore.acquire", "locks.py", 364, 387),
    ("Condition.wait", "locks.py", 248, 267),
];

/// `_format_callbacks`: the first and the last of many.
fn callbacks_text(future: &FutureRef, teller: &mut dyn Teller) -> String {
    let callbacks = future.callbacks();
    let mut told = |callback: &DoneCallback<World>| match callback {
        DoneCallback::WakeUp(_) => "Task.task_wakeup()".to_owned(),
        DoneCallback::Member { watcher, .. } => watcher.name().to_owned(),
        DoneCallback::Call(callback) => teller.callback(callback),
    };
    match &callbacks[..] {
        [] => String::new(),
        [one] => told(one),
        [first, last] => format!("{}, {}", told(first), told(last)),
        [first, between @ .., last] => format!("{}, <{} more>, {}", told(first), between.len(), told(last)),
    }
}
