//! asyncio for Python programs: binds the event loop, futures and primitives to names, classes and arguments.

pub mod blocking;
pub mod coroutines;
pub mod define;
mod futures;
mod group;
mod kept;
mod loops;
mod primitives;
mod queues;
mod reports;
mod running;
mod shown;
mod tasks;
mod timeouts;

use super::natives::{functions, set};
use crate::python::dict::Dict;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::types::{Types, types};
use crate::python::value::Value;
use std::rc::Rc;

pub use loops::loop_of;
pub use shown::future_repr;
pub use tasks::{make_task, number};

/// What of asyncio is written in Python: what only strings other parts of it together.
pub const SOURCE: &str = include_str!("asyncio.py");

/// Gives the classes of futures and tasks their methods; called once, when the builtin classes are made.
pub fn install(types: &Types) {
    futures::install(types);
}

/// Fills asyncio's namespace.
pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    let errors = &types().errors;
    for (name, class) in [
        ("CancelledError", &errors.cancelled_error),
        ("TimeoutError", &errors.timeout_error),
        ("InvalidStateError", &errors.invalid_state_error),
        ("QueueEmpty", &errors.queue_empty),
        ("QueueFull", &errors.queue_full),
        ("QueueShutDown", &errors.queue_shut_down),
        ("BrokenBarrierError", &errors.broken_barrier_error),
        ("Future", &types().future),
        ("Task", &types().task),
    ] {
        set(namespace, name, Value::Class(class.clone()));
    }
    for name in ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"] {
        set(namespace, name, Value::name(name));
    }
    for class in classes() {
        set(namespace, class.name().text(), Value::Class(class.clone()));
    }
    functions("asyncio.tasks", namespace, tasks::FUNCTIONS);
    functions("asyncio.as_completed", namespace, tasks::AS_COMPLETED);
    functions("asyncio", namespace, OTHERS);
    functions("asyncio.events", namespace, loops::FUNCTIONS);
    functions("asyncio.timeouts", namespace, timeouts::FUNCTIONS);
    Ok(())
}

const OTHERS: &[Entry] = &[("_log_error", "message, exception, /", |vm, a| {
    let message = vm.str(&a[0].clone())?;
    vm.log("error", &message, a[1].clone())?;
    Ok(Value::None)
})];

/// asyncio's native classes, made once.
fn classes() -> &'static [Rc<crate::python::class::Class>] {
    thread_local! {
        static CLASSES: &'static [Rc<crate::python::class::Class>] = Box::leak(
            [primitives::classes(), queues::classes(), timeouts::classes(), group::classes(), loops::classes()].concat().into_boxed_slice(),
        );
    }
    CLASSES.with(|classes| *classes)
}

/// asyncio's native class of that name.
fn class(name: &str) -> &'static Rc<crate::python::class::Class> {
    let found = classes().iter().find(|class| class.name().text() == name);
    found.expect("asyncio names its own classes")
}

/// An instance of a native class, to be filled by `__init__`.
pub(super) struct Slot<T>(std::cell::RefCell<Option<Rc<T>>>);

impl<T: 'static> Slot<T> {
    /// `__new__(class, *args, **kwargs)`.
    pub fn make(_: &mut Vm, args: &mut [Value]) -> PyResult {
        match &args[0] {
            Value::Class(class) => Ok(Object::opaque_value(class, Slot::<T>(None.into()))),
            _ => Err(crate::python::error::type_error("__new__(X): X is not a type object")),
        }
    }

    /// Fills the instance behind `value`.
    pub fn fill(value: &Value, content: Rc<T>) {
        if let Some(slot) = value.object().and_then(|object| object.opaque::<Slot<T>>()) {
            *slot.0.borrow_mut() = Some(content);
        }
    }

    /// What the instance behind `value` holds.
    pub fn get(value: &Value) -> PyResult<Rc<T>> {
        let slot = value.object().and_then(|object| object.opaque::<Slot<T>>());
        let content = slot.and_then(|slot| slot.0.borrow().clone());
        content.ok_or_else(|| crate::python::error::type_error("the object was not initialised: its __init__ was not called"))
    }
}
