//! `asyncio.timeout` and `timeout_at`.

use super::{Slot, class, define};
use crate::asyncio::Timeout;
use crate::python::class::Class;
use crate::python::error::PyResult;
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::World;
use crate::time::Instant;
use std::rc::Rc;

type This = Slot<Timeout<World>>;

pub fn classes() -> Vec<Rc<Class>> {
    let class = Class::builtin("Timeout", "asyncio.timeouts", &[&types().object]);
    define::methods(types(), &class, METHODS);
    vec![class]
}

pub const FUNCTIONS: &[Entry] = &[
    ("timeout", "delay", |vm, a| {
        let delay = super::tasks::timeout_of(&a[0])?;
        // Only a deadline needs the loop that runs.
        let when = match delay {
            Some(delay) => Some(vm.need_running_loop()?.time() + delay),
            None => None,
        };
        make(vm, when)
    }),
    ("timeout_at", "when", |vm, a| {
        let when = instant_of(&a[0])?;
        make(vm, when)
    }),
];

fn make(vm: &mut Vm, when: Option<Instant>) -> PyResult {
    let value = This::make(vm, &mut [Value::Class(class("Timeout").clone())])?;
    This::fill(&value, Timeout::new(&vm.world, when));
    Ok(value)
}

/// An instant on the loop's clock; None: there is none.
fn instant_of(value: &Value) -> PyResult<Option<Instant>> {
    Ok(super::tasks::timeout_of(value)?.map(|length| Instant::START + length))
}

const METHODS: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", This::make),
    ("__init__", "self, when", |vm, a| {
        let timeout = Timeout::new(&vm.world, instant_of(&a[1])?);
        This::fill(&a[0], timeout);
        Ok(Value::None)
    }),
    ("when", "self, /", |_, a| Ok(This::get(&a[0])?.when().map_or(Value::None, |when| Value::Float(when.seconds())))),
    ("expired", "self, /", |_, a| Ok(Value::Bool(This::get(&a[0])?.expired()))),
    ("reschedule", "self, when, /", |vm, a| {
        let event_loop = vm.need_running_loop()?;
        This::get(&a[0])?.reschedule(&event_loop, instant_of(&a[1])?)?;
        Ok(Value::None)
    }),
    ("__aenter__", "self, /", |vm, a| {
        let (value, timeout) = (a[0].clone(), This::get(&a[0])?);
        Ok(vm.native_coroutine("Timeout.__aenter__", |co| async move {
            timeout.enter(co.running_loop().ok().as_ref())?;
            Ok(value)
        }))
    }),
    ("__aexit__", "self, exc_type, exc_val, exc_tb, /", |vm, a| {
        let (timeout, error) = (This::get(&a[0])?, Exception::from_value(&a[2]));
        Ok(vm.native_coroutine("Timeout.__aexit__", |_| async move {
            timeout.exit(error.as_ref())?;
            Ok(Value::None)
        }))
    }),
    ("__repr__", "self, /", |_, a| {
        let timeout = This::get(&a[0])?;
        let when = match timeout.when() {
            Some(when) if timeout.state().word() == "active" => {
                // `round(when, 3)`.
                let rounded = (when.seconds() * 1000.0).round() / 1000.0;
                format!(" when={}", crate::python::protocol::float_text::repr(rounded))
            }
            None if timeout.state().word() == "active" => " when=None".to_owned(),
            _ => String::new(),
        };
        Ok(Value::from(format!("<Timeout [{}]{when}>", timeout.state().word())))
    }),
];
