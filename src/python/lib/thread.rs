//! `_thread`: starting threads, waiting for them, and locks; what `threading`, `queue` and executors build on.

use super::natives::{class, functions, set};
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Stop, runtime_error, type_error, value_error};
use crate::python::frame::{Activation, Exit, Input, NativeFrame};
use crate::python::function::{Entry, Native, NativeRun};
use crate::python::machine::{Begun, Effect, Vm, named_of, native_value};
use crate::python::object::Object;
use crate::python::threads::{Signal, Waiting};
use crate::python::types::types;
use crate::python::value::Value;
use crate::time::{Duration, Instant};
use crate::trace::{EventKind, Purpose};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// A lock of threads: its holder hands it on to who has waited longest.
struct Lock {
    locked: Cell<bool>,
    waiters: RefCell<VecDeque<Rc<Signal>>>,
}

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_thread", namespace, FUNCTIONS);
    for (name, value) in effects() {
        set(namespace, name, value);
    }
    set(namespace, "Lock", Value::Class(class("_thread", "lock", install_lock)));
    Ok(())
}

const FUNCTIONS: &[Entry] = &[
    ("get_ident", "", |vm, _| Ok(Value::Int(i64::from(vm.state.threads.current.id.0)))),
    ("exit_process", "status, /", |vm, a| Err(Stop::Exit(vm.index(&a[0])?).into())),
    ("swap_context", "context, /", |vm, a| {
        let context = if a[0].is_none() { Value::Unset } else { a[0].clone() };
        let outer = std::mem::replace(&mut vm.state.threads.current.context, context);
        Ok(if outer.is_unset() { Value::None } else { outer })
    }),
    ("is_ended", "signal, /", |_, a| Ok(Value::Bool(signal_of(&a[0])?.is_set()))),
    ("report", "title, error, /", |vm, a| {
        let title = vm.str(&a[0].clone())?;
        if let Some(error) = crate::python::exception::Exception::from_value(&a[1]) {
            let report = vm.exception_report(&error)?;
            vm.write_error(&format!("{title}\n{report}"))?;
        }
        Ok(Value::None)
    }),
    ("_thread_future", "loop, /", |_, a| {
        let event_loop = super::asyncio::loop_of(&a[0])?;
        Ok(Value::Future(crate::asyncio::Future::new(&event_loop, crate::trace::FutureKind::Thread, None)))
    }),
    ("_settle", "future, result, error, /", |_, a| {
        let Value::Future(future) = &a[0] else { return Err(type_error("expected a Future")) };
        let result = match crate::python::exception::Exception::from_value(&a[2]) {
            Some(error) => Err(error),
            None => Ok(a[1].clone()),
        };
        let crate::trace::Awaited::Future(id) = future.awaited() else { return Err(type_error("expected a plain Future")) };
        let event_loop = future.event_loop().clone();
        if !event_loop.is_closed() {
            event_loop.settle_soon(future, result, Purpose::ThreadResult(id));
        }
        Ok(Value::None)
    }),
];

/// Functions that the machine works for, made once.
fn effects() -> Vec<(&'static str, Value)> {
    type Table = [(&'static str, &'static str, fn(&mut Vm, &mut [Value]) -> PyResult<Effect>); 3];
    const TABLE: Table = [
        ("start", "function, args, kwargs, name, daemon, /", start),
        ("join", "signal, timeout=None, /", join),
        ("turn", "", |_, _| Ok(turn(Value::None))),
    ];
    thread_local! {
        static NATIVES: Vec<(&'static str, &'static Native)> =
            TABLE.iter().map(|(name, signature, run)| (*name, Native::new(name, signature, NativeRun::Effect(*run), false))).collect();
    }
    NATIVES.with(|natives| natives.iter().map(|(name, native)| (*name, native_value(native))).collect())
}

/// Starts a thread; it runs up to where it first waits, then its starter goes on. Returns its number and its end.
fn start(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let args = a[1].as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    let named = named_of(&a[2]);
    let name = vm.str(&a[3].clone())?;
    let daemon = vm.truth(&a[4].clone())?;
    let call = Activation::native(Call { function: a[0].clone(), args, named });
    let (id, ended) = vm.start_thread(call, &name, daemon);
    let result = Value::tuple(vec![Value::Int(i64::from(id.0)), Object::opaque_value(&types().plain("signal"), ended)]);
    Ok(turn(result))
}

/// Whoever else may run goes first.
fn turn(result: Value) -> Effect {
    Effect::Push(Activation::native(Wait { waiting: Some(Waiting::Turn), what: None, result }))
}

/// Waits for a thread's end, at most so many seconds.
fn join(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let signal = signal_of(&a[0])?;
    if signal.is_set() {
        return Ok(Effect::Return(Value::None));
    }
    let until = until(vm, &a[1])?;
    let waiting = Waiting::Signal { signal, until };
    Ok(Effect::Push(Activation::native(Wait { waiting: Some(waiting), what: Some("join"), result: Value::None })))
}

fn signal_of(value: &Value) -> PyResult<Rc<Signal>> {
    let signal = value.object().and_then(|object| object.opaque::<Rc<Signal>>());
    signal.cloned().ok_or_else(|| type_error("expected a thread's end"))
}

/// The instant at which a timeout in seconds is over; None: never.
fn until(vm: &Vm, timeout: &Value) -> PyResult<Option<Instant>> {
    match timeout {
        Value::Unset | Value::None => Ok(None),
        given => match super::asyncio::number(given) {
            Some(seconds) if seconds < 0.0 => Ok(None),
            Some(seconds) => Ok(Some(vm.now() + Duration::from_seconds(seconds))),
            None => Err(type_error(format!("'{}' object cannot be interpreted as an integer", given.class().name()))),
        },
    }
}

/// The call with which a thread begins.
struct Call {
    function: Value,
    args: Vec<Value>,
    named: Vec<(Rc<crate::python::text::Str>, Value)>,
}

impl NativeFrame for Call {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        match input {
            Input::Start => match vm.begin(&self.function, std::mem::take(&mut self.args), std::mem::take(&mut self.named)) {
                Ok(Begun::Done(value)) => Exit::Return(value),
                Ok(Begun::Push(call)) => Exit::Push(call),
                Ok(Begun::Resume(call, input)) => Exit::Resume(call, input),
                Err(unwind) => Exit::Raise(unwind),
            },
            Input::Raise(error) => Exit::Raise(error.into()),
            _ => Exit::Return(Value::None),
        }
    }
}

/// A thread that waits for something; `what`, if the trace is to say that it blocks.
struct Wait {
    waiting: Option<Waiting>,
    what: Option<&'static str>,
    result: Value,
}

impl NativeFrame for Wait {
    fn resume(&mut self, vm: &mut Vm, _: Input) -> Exit {
        let recorder = vm.world.recorder.clone();
        match self.waiting.take() {
            Some(waiting) => {
                if let Some(what) = self.what {
                    let until = match &waiting {
                        Waiting::Signal { until, .. } => *until,
                        _ => None,
                    };
                    recorder.record(EventKind::Blocked { what: recorder.text(what), until });
                }
                vm.state.threads.waiting = Some(waiting);
                Exit::Block
            }
            None => {
                if self.what.is_some() {
                    recorder.record(EventKind::Unblocked);
                }
                Exit::Return(self.result.clone())
            }
        }
    }
}

fn install_lock(definer: &Definer, class: &Rc<Class>) {
    definer.statics(
        class,
        &[("__new__", "cls, *args, **kwargs", |_, a| match &a[0] {
            Value::Class(class) => Ok(Object::opaque_value(class, Lock { locked: Cell::new(false), waiters: RefCell::default() })),
            _ => Err(type_error("__new__(X): X is not a type object")),
        })],
    );
    definer.methods(
        class,
        &[
            ("locked", "self, /", |_, a| Ok(Value::Bool(lock_of(&a[0])?.locked.get()))),
            ("release", "self, /", release),
            ("__exit__", "self, exc_type, exc, tb, /", release),
            ("__repr__", "self, /", |vm, a| {
                let word = if lock_of(&a[0])?.locked.get() { "locked" } else { "unlocked" };
                let plain = vm.repr_default(&a[0].clone());
                Ok(Value::from(plain.replacen('<', &format!("<{word} "), 1)))
            }),
        ],
    );
    let acquire_native = Native::new("acquire", "self, blocking=True, timeout=-1", NativeRun::Effect(acquire), true);
    let enter_native = Native::new(
        "__enter__",
        "self, /",
        NativeRun::Effect(|vm, a| acquire(vm, &mut [a[0].clone(), Value::Unset, Value::Unset])),
        true,
    );
    for native in [acquire_native, enter_native] {
        class.set_new(&types().names.intern(native.name), native_value(native));
    }
}

fn lock_of(value: &Value) -> PyResult<&Lock> {
    value.object().and_then(|object| object.opaque::<Lock>()).ok_or_else(|| type_error("expected a lock"))
}

fn release(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let lock = lock_of(&a[0])?;
    if !lock.locked.get() {
        return Err(runtime_error("release unlocked lock"));
    }
    let next = lock.waiters.borrow_mut().pop_front();
    match next {
        // Handed on: it stays locked.
        Some(signal) => vm.state.threads.set(&signal),
        None => lock.locked.set(false),
    }
    Ok(Value::None)
}

fn acquire(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let blocking = match a[1].given() {
        Some(flag) => vm.truth(&flag.clone())?,
        None => true,
    };
    let lock = lock_of(&a[0])?;
    if !lock.locked.replace(true) {
        return Ok(Effect::Return(Value::Bool(true)));
    }
    if !blocking {
        if a[2].given().and_then(super::asyncio::number).is_some_and(|seconds| seconds >= 0.0) {
            return Err(value_error("can't specify a timeout for a non-blocking call"));
        }
        return Ok(Effect::Return(Value::Bool(false)));
    }
    let signal: Rc<Signal> = Rc::default();
    lock.waiters.borrow_mut().push_back(signal.clone());
    let waiting = Waiting::Signal { signal: signal.clone(), until: until(vm, &a[2])? };
    Ok(Effect::Push(Activation::native(Acquire { lock: a[0].clone(), signal, waiting: Some(waiting) })))
}

/// A thread that waits for a lock.
struct Acquire {
    lock: Value,
    signal: Rc<Signal>,
    waiting: Option<Waiting>,
}

impl NativeFrame for Acquire {
    fn resume(&mut self, vm: &mut Vm, _: Input) -> Exit {
        let recorder = vm.world.recorder.clone();
        match self.waiting.take() {
            Some(waiting) => {
                let until = if let Waiting::Signal { until, .. } = &waiting { *until } else { None };
                recorder.record(EventKind::Blocked { what: recorder.text("a lock of threads"), until });
                vm.state.threads.waiting = Some(waiting);
                Exit::Block
            }
            None => {
                recorder.record(EventKind::Unblocked);
                let acquired = self.signal.is_set();
                if !acquired && let Ok(lock) = lock_of(&self.lock) {
                    lock.waiters.borrow_mut().retain(|waiter| !Rc::ptr_eq(waiter, &self.signal));
                }
                Exit::Return(Value::Bool(acquired))
            }
        }
    }
}
