//! Futures and tasks as Python objects.

use super::define;
use crate::asyncio::{DoneCallback, Future};
use crate::python::FutureRef;
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::types::{Types, types};
use crate::python::value::Value;
use crate::python::world::{Callback, FutureData, World};
use crate::trace::FutureKind;
use std::rc::Rc;

pub fn install(types: &Types) {
    define::native_methods(types, &types.future, FUTURE);
    define::native_methods(types, &types.task, TASK);
}

const FUTURE: &[Entry] = &[
    ("__new__", "cls, *args, loop=None, **kwargs", |vm, a| {
        let event_loop = match a[2].given() {
            Some(given) if !given.is_none() => super::loops::loop_of(given)?,
            _ => vm.get_event_loop()?,
        };
        let class = own_class(&a[0], &types().future);
        let given = a[1].as_tuple().is_some_and(|rest| !rest.is_empty());
        if class.is_none() && given {
            return Err(type_error("Future() takes no positional arguments"));
        }
        let mut data = FutureData::default();
        data.class = class;
        Ok(Value::Future(Future::with_data(&event_loop, FutureKind::Plain, None, data)))
    }),
    ("__init__", "self, *, loop=None", |_, _| Ok(Value::None)),
    ("result", "self, /", |_, a| Ok(this(&a[0])?.result()?)),
    ("exception", "self, /", |_, a| Ok(this(&a[0])?.exception()?.map_or(Value::None, |error| error.value()))),
    ("done", "self, /", |_, a| Ok(Value::Bool(this(&a[0])?.done()))),
    ("cancelled", "self, /", |_, a| Ok(Value::Bool(this(&a[0])?.cancelled()))),
    ("cancel", "self, /, msg=None", |_, a| {
        let message = a[1].given().filter(|message| !message.is_none()).cloned();
        Ok(Value::Bool(this(&a[0])?.cancel(message)))
    }),
    ("set_result", "self, result, /", |_, a| {
        not_a_task(&a[0], "set_result")?;
        this(&a[0])?.set_result(a[1].clone())?;
        Ok(Value::None)
    }),
    ("set_exception", "self, exception, /", |vm, a| {
        not_a_task(&a[0], "set_exception")?;
        let error = vm.to_exception(&a[1]).map_err(|_| type_error("exceptions must derive from BaseException"))?;
        if error.is(&types().errors.stop_iteration) {
            return Err(type_error("StopIteration interacts badly with generators and cannot be raised into a Future"));
        }
        this(&a[0])?.set_exception(error)?;
        Ok(Value::None)
    }),
    ("add_done_callback", "self, fn, /, *, context=None", |vm, a| {
        let context = vm.context_for(&a[2])?;
        this(&a[0])?.add_done_callback(Rc::new(Callback { function: a[1].clone(), args: Vec::new(), context }));
        Ok(Value::None)
    }),
    ("remove_done_callback", "self, fn, /", |vm, a| {
        let future = this(&a[0])?.clone();
        let wanted = a[1].clone();
        let mut same = Vec::new();
        for callback in future.callbacks() {
            if let DoneCallback::Call(callback) = callback {
                same.push((Rc::as_ptr(&callback), vm.equal(&callback.function, &wanted)?));
            }
        }
        let removed = future
            .remove_done_callback(|callback| same.iter().any(|(known, fits)| *fits && std::ptr::eq(*known, Rc::as_ptr(callback))));
        Ok(Value::from(removed))
    }),
    ("get_loop", "self, /", |vm, a| {
        let event_loop = this(&a[0])?.event_loop().clone();
        Ok(vm.loop_value(&event_loop))
    }),
    ("__await__", "self, /", |_, a| Ok(a[0].clone())),
    ("__iter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__next__", "self, /", |_, a| {
        let future = this(&a[0])?;
        match future.done() {
            true => Err(crate::python::error::stop_iteration(future.result()?)),
            false => Ok(a[0].clone()),
        }
    }),
    ("send", "self, value, /", |_, a| {
        let future = this(&a[0])?;
        match future.done() {
            true => Err(crate::python::error::stop_iteration(future.result()?)),
            false => Ok(a[0].clone()),
        }
    }),
    ("__class_getitem__", "self, item, /", |vm, a| Ok(vm.alias(&a[0].clone(), &a[1].clone()))),
    ("__repr__", "self, /", |vm, a| {
        let future = this(&a[0])?.clone();
        super::shown::future(vm, &future).map(Value::from)
    }),
];

const TASK: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", new_task),
    ("__init__", "self, coro, *, loop=None, name=None, context=None", |vm, a| {
        let task = task(&a[0])?;
        if !a[1].is(task.coroutine()) {
            return Err(unsupported("a Task whose class gives it another coroutine than the one that it is called with"));
        }
        if let Some(name) = a[3].given().filter(|name| !name.is_none()) {
            let name = vm.str(name)?;
            if task.name().to_string() != name {
                this(&a[0])?.set_name(&name);
            }
        }
        Ok(Value::None)
    }),
    ("get_name", "self, /", |_, a| Ok(Value::from(task(&a[0])?.name().to_string()))),
    ("set_name", "self, value, /", |vm, a| {
        let name = vm.str(&a[1].clone())?;
        this(&a[0])?.set_name(&name);
        Ok(Value::None)
    }),
    ("get_coro", "self, /", |_, a| Ok(task(&a[0])?.coroutine().clone())),
    ("get_context", "self, /", |_, a| Ok(this(&a[0])?.data.context.borrow().clone())),
    ("cancelling", "self, /", |_, a| Ok(Value::Int(i64::from(task(&a[0])?.cancelling())))),
    ("uncancel", "self, /", |_, a| Ok(Value::Int(i64::from(task(&a[0])?.uncancel())))),
    ("get_stack", "self, /, *, limit=None", |vm, a| {
        let asyncio = vm.import_one("asyncio")?;
        vm.call_method(&asyncio, "_get_stack", vec![a[0].clone(), a[1].given().cloned().unwrap_or(Value::None)])
    }),
    ("print_stack", "self, /, *, limit=None, file=None", |vm, a| {
        let asyncio = vm.import_one("asyncio")?;
        let given = |value: &Value| value.given().cloned().unwrap_or(Value::None);
        vm.call_method(&asyncio, "_print_stack", vec![a[0].clone(), given(&a[1]), given(&a[2])])
    }),
];

/// The class, if it is one of the program's own.
fn own_class(class: &Value, builtin: &Rc<Class>) -> Option<Rc<Class>> {
    match class {
        Value::Class(class) if !Rc::ptr_eq(class, builtin) => Some(class.clone()),
        _ => None,
    }
}

/// `Task(coro, *, loop=None, name=None, context=None)`; a class of the program's may be called with more.
fn new_task(vm: &mut Vm, a: &mut [Value]) -> PyResult {
    let class = own_class(&a[0], &types().task);
    let rest = a[1].as_tuple().unwrap_or_default();
    let named = |name: &str| a[2].object().and_then(|named| named.as_dict().borrow().get_text(name).cloned()).unwrap_or_default();
    let coroutine = rest.first().cloned().unwrap_or_else(|| named("coro"));
    let (event_loop, name, context) = (named("loop"), named("name"), named("context"));
    if class.is_some() && !super::tasks::is_coroutine(&coroutine) {
        return Err(unsupported("a Task whose class is not called with its coroutine first"));
    }
    if coroutine.is_unset() {
        return Err(type_error("Task() missing required argument 'coro' (pos 1)"));
    }
    let event_loop = match event_loop.given() {
        Some(given) if !given.is_none() => super::loops::loop_of(given)?,
        _ => vm.need_running_loop()?,
    };
    super::tasks::make_task_of(vm, class, &event_loop, &coroutine, &name, &context)
}

/// The future behind `self`.
pub fn this(value: &Value) -> PyResult<&FutureRef> {
    match value {
        Value::Future(future) => Ok(future),
        other => Err(type_error(format!("expected a Future, got '{}'", other.class().name()))),
    }
}

fn task(value: &Value) -> PyResult<&crate::asyncio::Task<World>> {
    this(value)?.as_task().ok_or_else(|| type_error("expected a Task"))
}

fn not_a_task(value: &Value, method: &str) -> PyResult<()> {
    match this(value)?.as_task() {
        Some(_) => Err(crate::python::error::runtime_error(format!("Task does not support {method} operation"))),
        None => Ok(()),
    }
}
