//! `asyncio.Queue`, `PriorityQueue` and `LifoQueue`.

use super::{Slot, define, kept};
use crate::asyncio::{Queue, QueueOrder};
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::World;
use std::cell::OnceCell;
use std::rc::Rc;

pub type This = Slot<Queueing>;

/// A queue as a Python object.
pub struct Queueing {
    pub queue: Rc<Queue<World>>,
    /// Where the items are instead, once the program has a say in that.
    pub kept: OnceCell<Rc<kept::Kept>>,
}

pub fn classes() -> Vec<Rc<Class>> {
    let queue = Class::builtin("Queue", "asyncio.queues", &[&types().object]);
    define::methods(types(), &queue, QUEUE);
    define::methods(types(), &queue, kept::METHODS);
    Definer::new(types()).attributes(&queue, ATTRIBUTES);
    let priority = Class::builtin("PriorityQueue", "asyncio.queues", &[&queue]);
    define::methods(types(), &priority, &[("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::Smallest))]);
    let lifo = Class::builtin("LifoQueue", "asyncio.queues", &[&queue]);
    define::methods(types(), &lifo, &[("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::LastIn))]);
    vec![queue, priority, lifo]
}

fn init(vm: &mut Vm, a: &mut [Value], order: QueueOrder) -> PyResult {
    let maxsize = super::primitives::int_argument(&a[1], 0)?;
    This::fill(&a[0], Rc::new(Queueing { queue: Queue::new(&vm.world, order, maxsize), kept: OnceCell::new() }));
    if kept::overrides(&a[0]) {
        let kept = kept::keep(vm, &a[0])?;
        *kept.items.borrow_mut() = Value::Unset;
        vm.call_method(&a[0].clone(), "_init", vec![Value::Int(maxsize)])?;
    }
    Ok(Value::None)
}

fn queue(value: &Value) -> PyResult<Rc<Queue<World>>> {
    Ok(This::get(value)?.queue.clone())
}

/// `qsize()`.
fn count(vm: &mut Vm, value: &Value) -> PyResult<usize> {
    kept::count(vm, &*This::get(value)?, value)
}

const ATTRIBUTES: &[Attribute] = &[
    ("maxsize", |_, a| Ok(Value::Int(queue(&a[0])?.maxsize())), None),
    ("_maxsize", |_, a| Ok(Value::Int(queue(&a[0])?.maxsize())), None),
    ("_unfinished_tasks", |_, a| Ok(Value::from(queue(&a[0])?.counts().2)), None),
    (
        "_queue",
        |vm, a| kept::items(vm, &a[0].clone()),
        Some(|vm, a| {
            *kept::keep(vm, &a[0].clone())?.items.borrow_mut() = a[1].clone();
            Ok(Value::None)
        }),
    ),
];

const QUEUE: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", This::make),
    ("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::FirstIn)),
    ("qsize", "self, /", |vm, a| Ok(Value::from(count(vm, &a[0])?))),
    ("empty", "self, /", |vm, a| Ok(Value::Bool(count(vm, &a[0])? == 0))),
    ("full", "self, /", |vm, a| {
        let bound = usize::try_from(queue(&a[0])?.maxsize()).unwrap_or(0);
        if bound == 0 || This::get(&a[0])?.kept.get().is_none() {
            return Ok(Value::Bool(queue(&a[0])?.full()));
        }
        let count = vm.call_method(&a[0].clone(), "qsize", Vec::new())?;
        let full = count.as_int().is_some_and(|count| count >= bound as i64);
        Ok(Value::Bool(full))
    }),
    ("put", "self, item, /", |vm, a| {
        let (queue, item) = (queue(&a[0])?, a[1].clone());
        Ok(vm.native_coroutine("Queue.put", |co| async move { queue.put(&co, item).await }))
    }),
    ("get", "self, /", |vm, a| {
        let queue = queue(&a[0])?;
        Ok(vm.native_coroutine("Queue.get", |co| async move { queue.get(&co).await }))
    }),
    ("put_nowait", "self, item, /", |vm, a| {
        let (queue, item) = (queue(&a[0])?, a[1].clone());
        vm.run_at_once(|co| async move { queue.put_nowait(&co, item).await })
    }),
    ("get_nowait", "self, /", |vm, a| {
        let queue = queue(&a[0])?;
        vm.run_at_once(|co| async move { queue.get_nowait(&co).await })
    }),
    ("task_done", "self, /", |_, a| {
        queue(&a[0])?.task_done()?;
        Ok(Value::None)
    }),
    ("join", "self, /", |vm, a| {
        let queue = queue(&a[0])?;
        Ok(vm.native_coroutine("Queue.join", |co| async move { queue.join(&co).await }))
    }),
    ("shutdown", "self, immediate=False", |vm, a| {
        let immediate = match a[1].given() {
            Some(flag) => vm.truth(&flag.clone())?,
            None => false,
        };
        let queue = queue(&a[0])?;
        vm.run_at_once(|co| async move { queue.shutdown(&co, immediate).await })
    }),
    ("__class_getitem__", "self, item, /", |vm, a| Ok(vm.alias(&a[0].clone(), &a[1].clone()))),
    ("__repr__", "self, /", |vm, a| {
        let address = vm.address(&a[0].clone());
        let state = state(vm, &a[0])?;
        Ok(Value::from(format!("<{} at {address:#x} {state}>", a[0].class().name())))
    }),
    ("__str__", "self, /", |vm, a| {
        let state = state(vm, &a[0])?;
        Ok(Value::from(format!("<{} {state}>", a[0].class().name())))
    }),
];

/// `Queue._format`.
fn state(vm: &mut Vm, value: &Value) -> PyResult<String> {
    let queue = queue(value)?;
    let mut text = format!("maxsize={}", queue.maxsize());
    let (getters, putters, unfinished) = queue.counts();
    let items = match This::get(value)?.kept.get() {
        Some(_) => kept::items(vm, value)?,
        None => Value::list(queue.items()),
    };
    if vm.truth(&items)? {
        // It says `list(self._queue)`.
        let items = Value::list(vm.collect(&items)?);
        let items = vm.repr(&items)?;
        text.push_str(&format!(" _queue={items}"));
    }
    for (name, count) in [("_getters", getters), ("_putters", putters)] {
        if count > 0 {
            text.push_str(&format!(" {name}[{count}]"));
        }
    }
    if unfinished > 0 {
        text.push_str(&format!(" tasks={unfinished}"));
    }
    Ok(text)
}
