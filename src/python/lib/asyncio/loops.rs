//! Event loops as Python objects, and the frame that runs one: hands its work to the machine, and the machine's answers back.

use super::define::{self, EffectEntry};
use crate::asyncio::{Handle, Input as Sent, Step, VirtualTime, Work};
use crate::python::FutureRef;
use crate::python::class::Class;
use crate::python::error::{PyResult, Unwind, runtime_error, type_error};
use crate::python::frame::{Activation, Exit, Input, NativeFrame, Resumption};
use crate::python::function::Entry;
use crate::python::machine::{Begun, Effect, Vm};
use crate::python::object::Object;
use crate::python::threads::Waiting;
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
    let handle = Class::builtin("Handle", "asyncio.events", &[&types().object]);
    define::methods(types(), &handle, HANDLE);
    let timer = Class::builtin("TimerHandle", "asyncio.events", &[&handle]);
    vec![event_loop, handle, timer]
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
        let event_loop = vm.new_event_loop();
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
        check_not_running(vm)?;
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
        check_not_running(vm)?;
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
        let callback = callback(vm, &a[1], &a[2], &a[3])?;
        Ok(handle_value(event_loop.call_soon(callback)))
    }),
    ("call_soon_threadsafe", "self, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let callback = callback(vm, &a[1], &a[2], &a[3])?;
        Ok(handle_value(event_loop.call_soon(callback)))
    }),
    ("call_later", "self, delay, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let delay = super::tasks::timeout_of(&a[1])?.ok_or_else(|| type_error("delay must not be None"))?;
        let callback = callback(vm, &a[2], &a[3], &a[4])?;
        Ok(handle_value(event_loop.call_at(event_loop.time() + delay, callback)))
    }),
    ("call_at", "self, when, callback, *args, context=None", |vm, a| {
        let event_loop = loop_of(&a[0])?;
        event_loop.check_closed()?;
        let when = super::tasks::timeout_of(&a[1])?.ok_or_else(|| type_error("when cannot be None"))?;
        let callback = callback(vm, &a[2], &a[3], &a[4])?;
        Ok(handle_value(event_loop.call_at(Instant::START + when, callback)))
    }),
    ("stop", "self, /", |_, a| {
        loop_of(&a[0])?.stop();
        Ok(Value::None)
    }),
    ("close", "self, /", |_, a| {
        loop_of(&a[0])?.close()?;
        Ok(Value::None)
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
    ("get_exception_handler", "self, /", |vm, a| {
        Ok(a[0].object().and_then(|object| object.attribute(&vm.name("_exception_handler"))).unwrap_or(Value::None))
    }),
    ("default_exception_handler", "self, context, /", |vm, a| {
        let helper = vm.import_one("asyncio")?;
        vm.call_method(&helper, "_default_exception_handler", vec![a[0].clone(), a[1].clone()])
    }),
    ("call_exception_handler", "self, context, /", |vm, a| {
        let helper = vm.import_one("asyncio")?;
        vm.call_method(&helper, "_call_exception_handler", vec![a[0].clone(), a[1].clone()])
    }),
    ("run_in_executor", "self, executor, func, *args", |vm, a| {
        let helper = vm.import_one("asyncio")?;
        vm.call_method(&helper, "_run_in_executor", vec![a[0].clone(), a[1].clone(), a[2].clone(), a[3].clone()])
    }),
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

const HANDLE: &[Entry] = &[
    ("cancel", "self, /", |_, a| {
        handle_of(&a[0])?.cancel();
        Ok(Value::None)
    }),
    ("cancelled", "self, /", |_, a| Ok(Value::Bool(handle_of(&a[0])?.cancelled()))),
    ("when", "self, /", |_, a| Ok(handle_of(&a[0])?.when().map_or(Value::None, |when| Value::Float(when.seconds())))),
];

type Handles = Rc<Handle<crate::python::world::World>>;

fn handle_value(handle: Handles) -> Value {
    let class = super::class(if handle.when().is_some() { "TimerHandle" } else { "Handle" });
    Object::opaque_value(class, handle)
}

fn handle_of(value: &Value) -> PyResult<Handles> {
    let handle = value.object().and_then(|object| object.opaque::<Handles>());
    handle.cloned().ok_or_else(|| type_error("expected a Handle"))
}

fn callback(vm: &mut Vm, function: &Value, args: &Value, context: &Value) -> PyResult<Rc<Callback>> {
    if super::tasks::is_coroutine(function) || super::tasks::is_coroutine_function(function) {
        return Err(type_error("coroutines cannot be used with call_soon()"));
    }
    let context = vm.context_for(context)?;
    let args = args.as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    Ok(Rc::new(Callback { function: function.clone(), args, context }))
}

fn check_not_running(vm: &Vm) -> PyResult<()> {
    match vm.running_loop() {
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
            self.state.threads.current.current_loop = Some(self.new_event_loop());
            self.state.threads.current.loop_was_set = true;
        }
        let current = self.state.threads.current.current_loop.clone();
        current.ok_or_else(|| runtime_error("There is no current event loop in thread 'MainThread'."))
    }

    pub fn new_event_loop(&mut self) -> Rc<Loop> {
        let scheduler = self.state.new_scheduler.as_ref().map_or_else(|| Box::new(VirtualTime::new()) as Box<_>, |make| make());
        let event_loop = Loop::new(self.world.clone(), scheduler);
        let value = Object::opaque_value(super::class("_UnixSelectorEventLoop"), event_loop.clone());
        if let Some(object) = value.object() {
            object.set_attribute(&self.name("slow_callback_duration"), Value::Float(0.1));
        }
        self.state.loops.push((event_loop.clone(), value));
        event_loop
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

/// A loop that runs, as a call on the stack: until a future is done, or forever.
pub struct LoopFrame {
    event_loop: Rc<Loop>,
    until: Option<FutureRef>,
    /// The future is a task made for this run.
    new_task: bool,
    doing: Doing,
    /// The context from before, while a step or call has its own.
    outer_context: Value,
}

/// What the machine does for the loop.
enum Doing {
    /// Nothing: the loop is asked.
    Asking,
    Step(FutureRef),
    Call,
}

impl LoopFrame {
    fn new(event_loop: Rc<Loop>, until: Option<FutureRef>, new_task: bool) -> LoopFrame {
        LoopFrame { event_loop, until, new_task, doing: Doing::Asking, outer_context: Value::Unset }
    }

    fn start(&mut self, vm: &mut Vm) -> PyResult<()> {
        match &self.until {
            Some(future) => self.event_loop.start_until_complete(future)?,
            None => self.event_loop.start()?,
        }
        vm.state.threads.current.running = Some(self.event_loop.clone());
        Ok(())
    }

    /// Takes in what became of what the machine did.
    fn take_in(&mut self, vm: &mut Vm, input: Input) {
        match std::mem::replace(&mut self.doing, Doing::Asking) {
            Doing::Asking => {}
            Doing::Step(task) => {
                *task.data.context.borrow_mut() = std::mem::replace(&mut vm.state.threads.current.context, std::mem::take(&mut self.outer_context));
                let step = match input {
                    Input::Yielded(value) => self.yielded(vm, &task, value),
                    Input::Value(value) | Input::Exhausted(value) => Step::Returned(value),
                    Input::Raise(error) => Step::Raised(error),
                    Input::Start | Input::Continue => return,
                };
                self.event_loop.stepped(&task, step);
            }
            Doing::Call => {
                vm.state.threads.current.context = std::mem::take(&mut self.outer_context);
                self.event_loop.called(match input {
                    Input::Raise(error) => Err(error),
                    _ => Ok(()),
                });
            }
        }
    }

    /// What a task's coroutine yielded: a future to wait on, a bare turn, or something that it should not have.
    fn yielded(&self, vm: &mut Vm, task: &FutureRef, value: Value) -> Step<crate::python::world::World> {
        match value {
            Value::Future(future) => Step::Waits(future),
            Value::None => Step::Turn,
            other => {
                let task = super::future_repr(task);
                let got = vm.repr(&other).unwrap_or_default();
                let message = match other.payload() {
                    Some(crate::python::object::Payload::Generator(_)) => {
                        format!("yield was used instead of yield from for generator in task {task} with {got}")
                    }
                    _ => format!("Task got bad yield: {got}"),
                };
                Step::Misused(crate::python::world::raised(runtime_error(message)))
            }
        }
    }

    fn work(&mut self, vm: &mut Vm) -> Exit {
        loop {
            if let Err(unwind) = vm.tidy_up(None).and_then(|()| vm.deliver_reports(&self.event_loop)) {
                return self.leave(vm, Err(unwind));
            }
            if let Err(stop) = vm.check_trace() {
                return Exit::Raise(stop);
            }
            match self.event_loop.next() {
                Work::Step { task, input } => {
                    if let Some(exit) = self.step(vm, task, input) {
                        return exit;
                    }
                }
                Work::Call { callback, argument } => {
                    if let Some(exit) = self.call(vm, &callback, argument) {
                        return exit;
                    }
                }
                Work::Idle { until } => {
                    vm.state.threads.waiting = Some(Waiting::Loop { event_loop: self.event_loop.clone(), until });
                    return Exit::Block;
                }
                Work::Undelivered => {
                    vm.state.threads.waiting = Some(Waiting::Delivery);
                    return Exit::Block;
                }
                Work::Again => {
                    vm.state.threads.waiting = Some(Waiting::Turn);
                    return Exit::Block;
                }
                Work::Stopped => {
                    let result = match &self.until {
                        Some(future) => self.event_loop.finish_until_complete(future).map_err(Unwind::from),
                        None => Ok(Value::None),
                    };
                    return self.leave(vm, result);
                }
                Work::Escaped(error) => {
                    if let Some(future) = &self.until {
                        self.event_loop.abandon_until_complete(future, self.new_task);
                    }
                    return self.leave(vm, Err(error.into()));
                }
            }
        }
    }

    fn step(&mut self, vm: &mut Vm, task: FutureRef, input: Sent<crate::python::world::World>) -> Option<Exit> {
        let context = task.data.context.borrow().clone();
        self.outer_context = std::mem::replace(&mut vm.state.threads.current.context, context);
        let coroutine = task.as_task().map(|task| task.coroutine().clone()).unwrap_or_default();
        let begun = vm.resume_for_task(&coroutine, input);
        self.doing = Doing::Step(task);
        match begun {
            Ok(exit) => Some(exit),
            Err(Unwind::Raise(error)) => {
                self.take_in(vm, Input::Raise(error));
                None
            }
            Err(stop) => Some(Exit::Raise(stop)),
        }
    }

    fn call(&mut self, vm: &mut Vm, callback: &Rc<Callback>, argument: Option<FutureRef>) -> Option<Exit> {
        let mut args = callback.args.clone();
        args.extend(argument.map(Value::Future));
        self.outer_context = std::mem::replace(&mut vm.state.threads.current.context, callback.context.clone());
        self.doing = Doing::Call;
        match vm.begin(&callback.function, args, Vec::new()) {
            Ok(Begun::Push(call)) => Some(Exit::Push(call)),
            Ok(Begun::Resume(call, input)) => Some(Exit::Resume(call, input)),
            Ok(Begun::Done(value)) => {
                self.take_in(vm, Input::Value(value));
                None
            }
            Err(Unwind::Raise(error)) => {
                self.take_in(vm, Input::Raise(error));
                None
            }
            Err(stop) => Some(Exit::Raise(stop)),
        }
    }

    fn leave(&mut self, vm: &mut Vm, result: PyResult) -> Exit {
        vm.state.threads.current.running = None;
        match result {
            Ok(value) => Exit::Return(value),
            Err(unwind) => Exit::Raise(unwind),
        }
    }
}

impl NativeFrame for LoopFrame {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        if matches!(input, Input::Start) {
            if let Err(unwind) = self.start(vm) {
                return Exit::Raise(unwind);
            }
        } else {
            // What the step or call has dropped is seen to before the loop hears how it ended, as reference counts see to it.
            if let Err(unwind) = vm.tidy_up(None) {
                return self.leave(vm, Err(unwind));
            }
            self.take_in(vm, input);
        }
        self.work(vm)
    }
}

impl Vm {
    /// Resumes a task's coroutine.
    fn resume_for_task(&mut self, coroutine: &Value, input: Sent<crate::python::world::World>) -> PyResult<Exit> {
        let Some(object) = coroutine.object() else { return Err(type_error("a coroutine was expected")) };
        let created = matches!(&object.payload, crate::python::object::Payload::Generator(generator) if generator.state.get() == crate::python::generator::GeneratorState::Created);
        let input = match input {
            Sent::Send(_) if created => Input::Start,
            Sent::Send(value) => Input::Value(value),
            Sent::Throw(error) => Input::Raise(error),
        };
        let object = object.clone();
        match self.take_frame(&object, Resumption::Next)? {
            Some(activation) => Ok(Exit::Resume(activation, input)),
            None => Err(runtime_error("cannot reuse already awaited coroutine")),
        }
    }
}
