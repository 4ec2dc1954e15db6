//! Event loops as Python objects, and the frame that runs one: hands its work to the machine, and the machine's answers back.

use super::define::{self, EffectEntry};
use super::running::LoopFrame;
use crate::asyncio::{Handle, VirtualTime};
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::error::{PyResult, runtime_error, type_error};
use crate::python::frame::{Activation, Input, Resumption};
use crate::python::function::Entry;
use crate::python::machine::{Effect, Vm};
use crate::python::object::Object;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::{Callback, Loop};
use crate::time::Instant;
use crate::trace::FutureKind;
use std::rc::Rc;

pub fn classes() -> Vec<Rc<Class>> {
    let event_loop = Class::builtin("_UnixSelectorEventLoop", "asyncio.unix_events", &[&types().object]);
    define::methods(types(), &event_loop, LOOP);
    define::effect_methods(types(), &event_loop, LOOP_EFFECTS);
    Definer::new(types()).attributes(&event_loop, &[("slow_callback_duration", slow, Some(set_slow))]);
    let handle = Class::builtin("Handle", "asyncio.events", &[&types().object]);
    define::methods(types(), &handle, HANDLE);
    let timer = Class::builtin("TimerHandle", "asyncio.events", &[&handle]);
    let run = Class::builtin("_HandleRun", "asyncio.events", &[&handle]);
    let repr: Entry = ("__repr__", "self, /", |vm, a| vm.get_attribute(&a[0], &vm.name("_repr")));
    define::methods(types(), &run, &[repr]);
    vec![event_loop, handle, timer, run]
}

pub const FUNCTIONS: &[Entry] = &[
    ("get_running_loop", "", |vm, _| {
        let running = vm.need_running_loop()?;
        Ok(vm.loop_value(&running))
    }),
    ("_get_running_loop", "", |vm, _| Ok(vm.running_loop().map_or(Value::None, |running| vm.loop_value(&running)))),
    ("get_event_loop", "", |vm, _| {
        let event_loop = vm.get_event_loop()?;
        Ok(vm.loop_value(&event_loop))
    }),
    ("new_event_loop", "", |vm, _| {
        let event_loop = vm.new_event_loop()?;
        Ok(vm.loop_value(&event_loop))
    }),
    ("set_event_loop", "loop, /", |vm, a| {
        vm.state.threads.current.current_loop = match &a[0] {
            Value::None => None,
            given => Some(loop_of(given)?),
        };
        vm.state.threads.current.loop_was_set = true;
        Ok(Value::None)
    }),
];

const LOOP_EFFECTS: &[EffectEntry] = &[
    ("run_until_complete", "self, future, /", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        check_not_running(vm, &event_loop)?;
        let new_task = !matches!(a[1], Value::Future(_));
        let future = super::tasks::ensure_future(vm, &a[1].clone(), Some(&event_loop))?;
        if new_task && let Some(task) = future.as_task() {
            task.leave_quietly();
        }
        Ok(Effect::Push(Activation::native(LoopFrame::new(event_loop, Some(future), new_task))))
    }),
    ("run_forever", "self, /", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        check_not_running(vm, &event_loop)?;
        Ok(Effect::Push(Activation::native(LoopFrame::new(event_loop, None, false))))
    }),
];

const LOOP: &[Entry] = &[
    ("time", "self, /", |_, a| Ok(Value::Float(loop_of(&a[0])?.time().seconds()))),
    ("create_task", "self, coro, *, name=None, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        super::tasks::make_task(vm, &event_loop, &a[1].clone(), &a[2].clone(), &a[3].clone())
    }),
    ("create_future", "self, /", |_, a| {
        let event_loop = loop_of(&a[0])?;
        Ok(Value::Future(crate::asyncio::Future::new(&event_loop, FutureKind::Plain, None)))
    }),
    ("call_soon", "self, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let callback = callback(vm, (&event_loop, "call_soon"), &a[1], &a[2], &a[3])?;
        Ok(handle_value(event_loop.call_soon(callback)))
    }),
    ("call_soon_threadsafe", "self, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let callback = callback(vm, (&event_loop, "call_soon_threadsafe"), &a[1], &a[2], &a[3])?;
        Ok(handle_value(event_loop.call_soon(callback)))
    }),
    ("call_later", "self, delay, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let delay = super::tasks::timeout_of(&a[1])?.ok_or_else(|| type_error("delay must not be None"))?;
        let callback = callback(vm, (&event_loop, "call_at"), &a[2], &a[3], &a[4])?;
        Ok(handle_value(event_loop.call_at(event_loop.time() + delay, callback)))
    }),
    ("call_at", "self, when, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let when = super::tasks::timeout_of(&a[1])?.ok_or_else(|| type_error("when cannot be None"))?;
        let callback = callback(vm, (&event_loop, "call_at"), &a[2], &a[3], &a[4])?;
        Ok(handle_value(event_loop.call_at(Instant::START + when, callback)))
    }),
    ("stop", "self, /", |_, a| {
        loop_of(&a[0])?.stop();
        Ok(Value::None)
    }),
    ("close", "self, /", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        if event_loop.is_closed() {
            return Ok(Value::None);
        }
        event_loop.close()?;
        if event_loop.debug.get() {
            let text = format!("Close {}", vm.repr(&a[0].clone())?);
            vm.log("debug", &text, Value::None)?;
        }
        in_python(vm, "_forget_signal_handlers", a)
    }),
    ("is_running", "self, /", |_, a| Ok(Value::Bool(loop_of(&a[0])?.is_running()))),
    ("is_closed", "self, /", |_, a| Ok(Value::Bool(loop_of(&a[0])?.is_closed()))),
    ("get_debug", "self, /", |_, a| Ok(Value::Bool(loop_of(&a[0])?.debug.get()))),
    ("set_debug", "self, enabled, /", |vm, a| {
        let enabled = vm.truth(&a[1].clone())?;
        loop_of(&a[0])?.debug.set(enabled);
        Ok(Value::None)
    }),
    ("set_exception_handler", "self, handler, /", |vm, a| {
        a[0].object().inspect(|object| object.set_attribute(&vm.name("_exception_handler"), a[1].clone()));
        Ok(Value::None)
    }),
    ("set_task_factory", "self, factory, /", |vm, a| {
        if !a[1].is_none() && !crate::python::builtins::functions::is_callable(&a[1]) {
            return Err(type_error("task factory must be a callable or None"));
        }
        a[0].object().inspect(|object| object.set_attribute(&vm.name("_task_factory"), a[1].clone()));
        Ok(Value::None)
    }),
    ("get_task_factory", "self, /", |vm, a| {
        Ok(a[0].object().and_then(|object| object.attribute(&vm.name("_task_factory"))).unwrap_or(Value::None))
    }),
    ("get_exception_handler", "self, /", |vm, a| {
        Ok(a[0].object().and_then(|object| object.attribute(&vm.name("_exception_handler"))).unwrap_or(Value::None))
    }),
    ("default_exception_handler", "self, context, /", |vm, a| in_python(vm, "_default_exception_handler", a)),
    ("call_exception_handler", "self, context, /", |vm, a| in_python(vm, "_call_exception_handler", a)),
    ("run_in_executor", "self, executor, func, *args", |vm, a| in_python(vm, "_run_in_executor", a)),
    ("set_default_executor", "self, executor, /", |vm, a| in_python(vm, "_set_default_executor", a)),
    ("shutdown_default_executor", "self, timeout=None", |vm, a| in_python(vm, "_shutdown_default_executor", &a[..1])),
    ("shutdown_asyncgens", "self, /", |vm, a| in_python(vm, "_shutdown_asyncgens", a)),
    ("add_signal_handler", "self, sig, callback, *args", |vm, a| in_python(vm, "_add_signal_handler", a)),
    ("remove_signal_handler", "self, sig, /", |vm, a| in_python(vm, "_remove_signal_handler", a)),
    ("create_server", "self, protocol_factory, *args, **kwargs", |vm, a| simulated(vm, a, "_create_server")),
    ("create_connection", "self, protocol_factory, *args, **kwargs", |vm, a| simulated(vm, a, "_create_connection")),
    ("_async_generators", "self, /", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        let open = vm.state.open_async_generators(&event_loop);
        Ok(Value::list(open))
    }),
    ("__repr__", "self, /", |_, a| {
        let event_loop = loop_of(&a[0])?;
        let flag = |truth: bool| if truth { "True" } else { "False" };
        Ok(Value::from(format!(
            "<_UnixSelectorEventLoop running={} closed={} debug={}>",
            flag(event_loop.is_running()),
            flag(event_loop.is_closed()),
            flag(event_loop.debug.get())
        )))
    }),
];

/// A coroutine of the simulated transports.
fn simulated(vm: &mut Vm, a: &[Value], function: &str) -> PyResult {
    let module = vm.import_one("asyncio.streams")?;
    let function = vm.get_attribute(&module, &vm.name(function))?;
    let rest = a[2].as_tuple().unwrap_or_default().iter().cloned();
    let args = [a[0].clone(), a[1].clone()].into_iter().chain(rest).collect();
    vm.call_with(&function, args, crate::python::machine::named_of(&a[3]))
}

const HANDLE: &[Entry] = &[
    ("cancel", "self, /", |_, a| {
        handle_of(&a[0])?.cancel();
        Ok(Value::None)
    }),
    ("__repr__", "self, /", |vm, a| {
        let handle = handle_of(&a[0])?;
        let callback = handle.callback().filter(|_| !handle.cancelled());
        let callback = callback.map(|callback| vm.callback_source(&callback, None)).transpose()?;
        Ok(Value::from(handle_text(handle.when(), handle.cancelled(), callback.as_deref())))
    }),
    ("cancelled", "self, /", |_, a| Ok(Value::Bool(handle_of(&a[0])?.cancelled()))),
    ("when", "self, /", |_, a| Ok(handle_of(&a[0])?.when().map_or(Value::None, |when| Value::Float(when.seconds())))),
];

/// The part of a method that is written in Python.
fn in_python(vm: &mut Vm, helper: &str, args: &[Value]) -> PyResult {
    let module = vm.import_one("asyncio")?;
    vm.call_method(&module, helper, args.to_vec())
}

type Handles = Rc<Handle<crate::python::world::World>>;

fn handle_value(handle: Handles) -> Value {
    let class = super::class(if handle.when().is_some() { "TimerHandle" } else { "Handle" });
    Object::opaque_value(class, handle)
}

/// `Handle._repr_info`.
pub fn handle_text(when: Option<Instant>, cancelled: bool, callback: Option<&str>) -> String {
    let mut text = String::from(if when.is_some() { "<TimerHandle" } else { "<Handle" });
    if cancelled {
        text.push_str(" cancelled");
    }
    if let Some(when) = when {
        text.push_str(&format!(" when={}", crate::python::protocol::float_text::repr(when.seconds())));
    }
    if let Some(callback) = callback {
        text.push_str(&format!(" {callback}"));
    }
    text + ">"
}

fn handle_of(value: &Value) -> PyResult<Handles> {
    let handle = value.object().and_then(|object| object.opaque::<Handles>());
    handle.cloned().ok_or_else(|| type_error("expected a Handle"))
}

fn slow(_: &mut Vm, a: &mut [Value]) -> PyResult {
    Ok(Value::Float(loop_of(&a[0])?.slow_callback_duration.get().seconds()))
}

fn set_slow(_: &mut Vm, a: &mut [Value]) -> PyResult {
    let duration = super::tasks::timeout_of(&a[1])?.ok_or_else(|| type_error("slow_callback_duration must be a number"))?;
    loop_of(&a[0])?.slow_callback_duration.set(duration);
    Ok(Value::None)
}

/// What is to be called; in debug mode `method` looks at it (`_check_callback`).
fn callback(
    vm: &mut Vm,
    (event_loop, method): (&Rc<Loop>, &str),
    function: &Value,
    args: &Value,
    context: &Value,
) -> PyResult<Rc<Callback>> {
    if event_loop.debug.get() {
        if super::tasks::is_coroutine(function) || super::tasks::is_coroutine_function(function) {
            return Err(type_error(format!("coroutines cannot be used with {method}()")));
        }
        if !crate::python::builtins::functions::is_callable(function) {
            let got = vm.repr(function)?;
            return Err(type_error(format!("a callable object was expected by {method}(), got {got}")));
        }
    }
    let context = vm.context_for(context)?;
    let args = args.as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    Ok(Rc::new(Callback { function: function.clone(), args, context }))
}

/// `_check_running`.
fn check_not_running(vm: &Vm, event_loop: &Rc<Loop>) -> PyResult<()> {
    match vm.running_loop() {
        _ if event_loop.is_running() => Err(runtime_error("This event loop is already running")),
        Some(_) => Err(runtime_error("Cannot run the event loop while another loop is running")),
        None => Ok(()),
    }
}

/// The loop behind a Python object.
pub fn loop_of(value: &Value) -> PyResult<Rc<Loop>> {
    let event_loop = value.object().and_then(|object| object.opaque::<Rc<Loop>>());
    event_loop.cloned().ok_or_else(|| type_error(format!("expected an event loop, got '{}'", value.class().name())))
}

impl Vm {
    /// The loop that runs on this thread.
    pub fn running_loop(&self) -> Option<Rc<Loop>> {
        self.state.threads.current.running.clone()
    }

    pub fn need_running_loop(&self) -> PyResult<Rc<Loop>> {
        self.running_loop().ok_or_else(|| runtime_error("no running event loop"))
    }

    /// `asyncio.get_event_loop()`.
    pub fn get_event_loop(&mut self) -> PyResult<Rc<Loop>> {
        if let Some(running) = self.running_loop() {
            return Ok(running);
        }
        if self.state.threads.current.current_loop.is_none() && !self.state.threads.current.loop_was_set {
            self.state.threads.current.current_loop = Some(self.new_event_loop()?);
            self.state.threads.current.loop_was_set = true;
        }
        let current = self.state.threads.current.current_loop.clone();
        current.ok_or_else(|| runtime_error("There is no current event loop in thread 'MainThread'."))
    }

    pub fn new_event_loop(&mut self) -> PyResult<Rc<Loop>> {
        let scheduler = self.state.new_scheduler.as_ref().map_or_else(|| Box::new(VirtualTime::new()) as Box<_>, |make| make());
        let event_loop = Loop::new(self.world.clone(), scheduler);
        event_loop.timer_rule.set(self.settings.timer_rule);
        let value = Object::opaque_value(super::class("_UnixSelectorEventLoop"), event_loop.clone());
        self.state.loops.push((event_loop.clone(), value));
        self.log("debug", "Using selector: EpollSelector", Value::None)?;
        Ok(event_loop)
    }

    /// The Python object of a loop.
    pub fn loop_value(&self, event_loop: &Rc<Loop>) -> Value {
        let known = self.state.loops.iter().find(|(known, _)| Rc::ptr_eq(known, event_loop));
        known.map_or(Value::None, |(_, value)| value.clone())
    }

    /// The context that a task or callback made now runs in: a copy of the current one, unless one is given.
    pub fn context_for(&mut self, given: &Value) -> PyResult {
        match given.given() {
            Some(given) if !given.is_none() => Ok(given.clone()),
            _ => Ok(crate::python::lib::contextvars::copied(&self.state.threads.current.context)),
        }
    }

    /// Runs a coroutine of asyncio's own that never waits.
    pub fn run_at_once<F>(&mut self, body: impl FnOnce(crate::asyncio::Co<crate::python::world::World>) -> F) -> PyResult
    where
        F: std::future::Future<Output = crate::asyncio::Completed<crate::python::world::World>> + 'static,
    {
        let coroutine = self.native_coroutine("native", body);
        let Some(object) = coroutine.object() else { return Ok(Value::None) };
        self.resume_generator(&object.clone(), Input::Start, Resumption::Next).into_value()
    }
}
