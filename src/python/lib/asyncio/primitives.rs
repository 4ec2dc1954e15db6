//! `asyncio.Lock`, `Semaphore`, `BoundedSemaphore`, `Event`, `Condition`, `Barrier`.

use super::{Slot, define};
use crate::asyncio::{Barrier, Co, Completed, Condition, Event, Lock, Semaphore};
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::{Callback, World};
use std::rc::Rc;

type ThisLock = Slot<Lock<World>>;
type ThisSemaphore = Slot<Semaphore<World>>;
type ThisEvent = Slot<Event<World>>;
type ThisCondition = Slot<Condition<World>>;
type ThisBarrier = Slot<Barrier<World>>;

pub fn classes() -> Vec<Rc<Class>> {
    let make = |name: &str, module: &str, base: &Rc<Class>, table: &[Entry]| {
        let class = Class::builtin(name, module, &[base]);
        define::methods(types(), &class, table);
        class
    };
    let object = &types().object;
    let semaphore = make("Semaphore", "asyncio.locks", object, SEMAPHORE);
    let bounded = make("BoundedSemaphore", "asyncio.locks", &semaphore, BOUNDED);
    let barrier = make("Barrier", "asyncio.locks", object, BARRIER);
    let definer = Definer::new(types());
    definer.attributes(&semaphore, &[("_value", |_, a| Ok(Value::Int(ThisSemaphore::get(&a[0])?.value())), None)]);
    definer.attributes(
        &barrier,
        &[
            ("parties", |_, a| Ok(Value::from(ThisBarrier::get(&a[0])?.parties())), None),
            ("n_waiting", |_, a| Ok(Value::from(ThisBarrier::get(&a[0])?.n_waiting())), None),
            ("broken", |_, a| Ok(Value::Bool(ThisBarrier::get(&a[0])?.broken())), None),
        ],
    );
    vec![
        make("Lock", "asyncio.locks", object, LOCK),
        semaphore,
        bounded,
        make("Event", "asyncio.locks", object, EVENT),
        make("Condition", "asyncio.locks", object, CONDITION),
        barrier,
    ]
}

/// `<asyncio.locks.Lock object at 0x… [unlocked]>`.
fn repr(vm: &mut Vm, value: &Value, state: &str, waiting: usize) -> PyResult {
    let plain = vm.repr_default(value);
    let waiters = if waiting > 0 { format!(", waiters:{waiting}") } else { String::new() };
    Ok(Value::from(format!("{} [{state}{waiters}]>", plain.trim_end_matches('>'))))
}

/// An int argument.
pub fn int_argument(value: &Value, default: i64) -> PyResult<i64> {
    match value.given() {
        None => Ok(default),
        Some(value) => value
            .as_int()
            .or_else(|| super::tasks::number(value).map(|number| number as i64))
            .ok_or_else(|| type_error(format!("'<' not supported between instances of '{}' and 'int'", value.class().name()))),
    }
}

/// The method of that name that asyncio's own methods call on this instance, if its class has one of its own: to be called.
fn overridden(this: &Value, name: &str, arg: Option<Value>) -> Option<Rc<Callback>> {
    let function = this.class().lookup_text(name)?;
    if matches!(function.payload(), Some(Payload::Native(_))) {
        return None;
    }
    let args = std::iter::once(this.clone()).chain(arg).collect();
    Some(Rc::new(Callback { function, args, context: Value::Unset }))
}

/// The same of a condition, whose `acquire` and `release` are its lock's.
fn of_lock(this: &Value, name: &str) -> Option<Rc<Callback>> {
    let lock = || this.object()?.attribute(&types().names.intern("_lock"));
    overridden(this, name, None).or_else(|| overridden(&lock()?, name, None))
}

/// `await self.name()`, a method that the class has of its own.
async fn call_and_await(co: &Co<World>, method: &Rc<Callback>) -> Completed<World> {
    let awaitable = co.call(method.clone()).await?;
    co.wait_value(awaitable).await
}

/// `__aenter__` of a class that overrides `acquire`, or, of a barrier, `wait`.
fn enter_by(vm: &mut Vm, qualname: &str, method: Rc<Callback>, returns: bool) -> PyResult {
    Ok(vm.native_coroutine(qualname, move |co| async move {
        let entered = call_and_await(&co, &method).await?;
        Ok(if returns { entered } else { Value::None })
    }))
}

/// `__aexit__` of a class that overrides `release`.
fn exit_by(vm: &mut Vm, qualname: &str, method: Rc<Callback>) -> PyResult {
    Ok(vm.native_coroutine(qualname, move |co| async move { co.call(method).await.map(|_| Value::None) }))
}

const LOCK: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", ThisLock::make),
    ("__init__", "self, /", |vm, a| {
        ThisLock::fill(&a[0], Lock::new(&vm.world));
        Ok(Value::None)
    }),
    ("locked", "self, /", |_, a| Ok(Value::Bool(ThisLock::get(&a[0])?.locked()))),
    ("acquire", "self, /", |vm, a| {
        let lock = ThisLock::get(&a[0])?;
        Ok(vm.native_coroutine("Lock.acquire", |co| async move { lock.acquire(&co).await }))
    }),
    ("release", "self, /", |_, a| {
        ThisLock::get(&a[0])?.release()?;
        Ok(Value::None)
    }),
    ("__aenter__", "self, /", |vm, a| {
        if let Some(acquire) = overridden(&a[0], "acquire", None) {
            return enter_by(vm, "Lock.__aenter__", acquire, false);
        }
        let lock = ThisLock::get(&a[0])?;
        Ok(vm.native_coroutine("Lock.__aenter__", |co| async move { lock.acquire(&co).await.map(|_| Value::None) }))
    }),
    ("__aexit__", "self, exc_type, exc, tb, /", |vm, a| {
        if let Some(release) = overridden(&a[0], "release", None) {
            return exit_by(vm, "Lock.__aexit__", release);
        }
        let lock = ThisLock::get(&a[0])?;
        Ok(vm.native_coroutine("Lock.__aexit__", |_| async move { lock.release().map(|()| Value::None) }))
    }),
    ("__repr__", "self, /", |vm, a| {
        let lock = ThisLock::get(&a[0])?;
        repr(vm, &a[0].clone(), if lock.locked() { "locked" } else { "unlocked" }, lock.waiting())
    }),
];

const SEMAPHORE: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", ThisSemaphore::make),
    ("__init__", "self, value=1", |vm, a| {
        let semaphore = Semaphore::new(&vm.world, int_argument(&a[1], 1)?, false)?;
        ThisSemaphore::fill(&a[0], semaphore);
        Ok(Value::None)
    }),
    ("locked", "self, /", |_, a| Ok(Value::Bool(ThisSemaphore::get(&a[0])?.locked()))),
    ("acquire", "self, /", |vm, a| {
        let semaphore = ThisSemaphore::get(&a[0])?;
        Ok(vm.native_coroutine("Semaphore.acquire", |co| async move { semaphore.acquire(&co).await }))
    }),
    ("release", "self, /", |_, a| {
        ThisSemaphore::get(&a[0])?.release()?;
        Ok(Value::None)
    }),
    ("__aenter__", "self, /", |vm, a| {
        if let Some(acquire) = overridden(&a[0], "acquire", None) {
            return enter_by(vm, "Semaphore.__aenter__", acquire, false);
        }
        let semaphore = ThisSemaphore::get(&a[0])?;
        Ok(vm.native_coroutine("Semaphore.__aenter__", |co| async move { semaphore.acquire(&co).await.map(|_| Value::None) }))
    }),
    ("__aexit__", "self, exc_type, exc, tb, /", |vm, a| {
        if let Some(release) = overridden(&a[0], "release", None) {
            return exit_by(vm, "Semaphore.__aexit__", release);
        }
        let semaphore = ThisSemaphore::get(&a[0])?;
        Ok(vm.native_coroutine("Semaphore.__aexit__", |_| async move { semaphore.release().map(|()| Value::None) }))
    }),
    ("__repr__", "self, /", |vm, a| {
        let semaphore = ThisSemaphore::get(&a[0])?;
        let state = if semaphore.locked() { "locked".to_owned() } else { format!("unlocked, value:{}", semaphore.value()) };
        repr(vm, &a[0].clone(), &state, semaphore.waiting())
    }),
];

const BOUNDED: &[Entry] = &[("__init__", "self, value=1", |vm, a| {
    let semaphore = Semaphore::new(&vm.world, int_argument(&a[1], 1)?, true)?;
    ThisSemaphore::fill(&a[0], semaphore);
    Ok(Value::None)
})];

const EVENT: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", ThisEvent::make),
    ("__init__", "self, /", |vm, a| {
        ThisEvent::fill(&a[0], Event::new(&vm.world));
        Ok(Value::None)
    }),
    ("is_set", "self, /", |_, a| Ok(Value::Bool(ThisEvent::get(&a[0])?.is_set()))),
    ("set", "self, /", |_, a| {
        ThisEvent::get(&a[0])?.set();
        Ok(Value::None)
    }),
    ("clear", "self, /", |_, a| {
        ThisEvent::get(&a[0])?.clear();
        Ok(Value::None)
    }),
    ("wait", "self, /", |vm, a| {
        let event = ThisEvent::get(&a[0])?;
        Ok(vm.native_coroutine("Event.wait", |co| async move { event.wait(&co).await }))
    }),
    ("__repr__", "self, /", |vm, a| {
        let event = ThisEvent::get(&a[0])?;
        repr(vm, &a[0].clone(), if event.is_set() { "set" } else { "unset" }, event.waiting())
    }),
];

const CONDITION: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", ThisCondition::make),
    ("__init__", "self, lock=None", |vm, a| {
        let lock = match a[1].given() {
            Some(lock) if !lock.is_none() => {
                let this =
                    a[0].object().filter(|_| overridden(lock, "acquire", None).or(overridden(lock, "release", None)).is_some());
                if let Some(this) = this {
                    this.set_attribute(&types().names.intern("_lock"), lock.clone());
                }
                Some(ThisLock::get(lock)?)
            }
            _ => None,
        };
        ThisCondition::fill(&a[0], Condition::new(&vm.world, lock));
        Ok(Value::None)
    }),
    ("locked", "self, /", |_, a| Ok(Value::Bool(ThisCondition::get(&a[0])?.lock().locked()))),
    ("acquire", "self, /", |vm, a| {
        if let Some(acquire) = of_lock(&a[0], "acquire") {
            return vm.call(&acquire.function, acquire.args.clone());
        }
        let lock = ThisCondition::get(&a[0])?.lock().clone();
        Ok(vm.native_coroutine("Lock.acquire", |co| async move { lock.acquire(&co).await }))
    }),
    ("release", "self, /", |vm, a| {
        if let Some(release) = of_lock(&a[0], "release") {
            return vm.call(&release.function, release.args.clone());
        }
        ThisCondition::get(&a[0])?.lock().release()?;
        Ok(Value::None)
    }),
    ("wait", "self, /", |vm, a| {
        let condition = ThisCondition::get(&a[0])?;
        Ok(vm.native_coroutine("Condition.wait", |co| async move { condition.wait(&co).await }))
    }),
    ("wait_for", "self, predicate, /", |vm, a| {
        let condition = ThisCondition::get(&a[0])?;
        let predicate = Rc::new(Callback { function: a[1].clone(), args: Vec::new(), context: Value::Unset });
        if let Some(wait) = overridden(&a[0], "wait", None) {
            return Ok(vm.native_coroutine("Condition.wait_for", |co| async move {
                loop {
                    let result = co.call(predicate.clone()).await?;
                    if co.truth(&result).await? {
                        return Ok(result);
                    }
                    call_and_await(&co, &wait).await?;
                }
            }));
        }
        Ok(vm.native_coroutine("Condition.wait_for", |co| async move { condition.wait_for(&co, predicate).await }))
    }),
    ("notify", "self, n=1", |_, a| {
        let count = int_argument(&a[1], 1)?;
        ThisCondition::get(&a[0])?.notify(usize::try_from(count).unwrap_or(0))?;
        Ok(Value::None)
    }),
    ("notify_all", "self, /", |vm, a| {
        let waiting = ThisCondition::get(&a[0])?.waiting();
        if let Some(notify) = overridden(&a[0], "notify", Some(Value::from(waiting))) {
            return vm.call(&notify.function, notify.args.clone()).map(|_| Value::None);
        }
        ThisCondition::get(&a[0])?.notify_all()?;
        Ok(Value::None)
    }),
    ("__aenter__", "self, /", |vm, a| {
        if let Some(acquire) = of_lock(&a[0], "acquire") {
            return enter_by(vm, "Condition.__aenter__", acquire, false);
        }
        let lock = ThisCondition::get(&a[0])?.lock().clone();
        Ok(vm.native_coroutine("Condition.__aenter__", |co| async move { lock.acquire(&co).await.map(|_| Value::None) }))
    }),
    ("__aexit__", "self, exc_type, exc, tb, /", |vm, a| {
        if let Some(release) = of_lock(&a[0], "release") {
            return exit_by(vm, "Condition.__aexit__", release);
        }
        let lock = ThisCondition::get(&a[0])?.lock().clone();
        Ok(vm.native_coroutine("Condition.__aexit__", |_| async move { lock.release().map(|()| Value::None) }))
    }),
    ("__repr__", "self, /", |vm, a| {
        let condition = ThisCondition::get(&a[0])?;
        let state = if condition.lock().locked() { "locked" } else { "unlocked" };
        repr(vm, &a[0].clone(), state, condition.waiting())
    }),
];

const BARRIER: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", ThisBarrier::make),
    ("__init__", "self, parties", |vm, a| {
        let barrier = Barrier::new(&vm.world, int_argument(&a[1], 1)?)?;
        ThisBarrier::fill(&a[0], barrier);
        Ok(Value::None)
    }),
    ("wait", "self, /", |vm, a| {
        let barrier = ThisBarrier::get(&a[0])?;
        Ok(vm.native_coroutine("Barrier.wait", |co| async move { barrier.wait(&co).await }))
    }),
    ("reset", "self, /", |vm, a| {
        let barrier = ThisBarrier::get(&a[0])?;
        Ok(vm.native_coroutine("Barrier.reset", |co| async move { barrier.reset(&co).await }))
    }),
    ("abort", "self, /", |vm, a| {
        let barrier = ThisBarrier::get(&a[0])?;
        Ok(vm.native_coroutine("Barrier.abort", |co| async move { barrier.abort(&co).await }))
    }),
    ("__aenter__", "self, /", |vm, a| {
        if let Some(wait) = overridden(&a[0], "wait", None) {
            return enter_by(vm, "Barrier.__aenter__", wait, true);
        }
        let barrier = ThisBarrier::get(&a[0])?;
        Ok(vm.native_coroutine("Barrier.__aenter__", |co| async move { barrier.wait(&co).await }))
    }),
    ("__aexit__", "self, exc_type, exc, tb, /", |vm, _| {
        Ok(vm.native_coroutine("Barrier.__aexit__", |_| async move { Ok(Value::None) }))
    }),
    ("__repr__", "self, /", |vm, a| {
        let barrier = ThisBarrier::get(&a[0])?;
        let counts =
            if barrier.broken() { String::new() } else { format!(", waiters:{}/{}", barrier.n_waiting(), barrier.parties()) };
        repr(vm, &a[0].clone(), &format!("{}{counts}", barrier.state().word()), 0)
    }),
];
