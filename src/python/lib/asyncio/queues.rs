//! `asyncio.Queue`, `PriorityQueue` and `LifoQueue`.

use super::{Slot, define};
use crate::asyncio::{Queue, QueueOrder};
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::types::types;
use crate::python::value::Value;
use crate::python::world::World;
use std::rc::Rc;

type This = Slot<Queue<World>>;

pub fn classes() -> Vec<Rc<Class>> {
    let queue = Class::builtin("Queue", "asyncio.queues", &[&types().object]);
    define::methods(types(), &queue, QUEUE);
    Definer::new(types()).attributes(&queue, ATTRIBUTES);
    let priority = Class::builtin("PriorityQueue", "asyncio.queues", &[&queue]);
    define::methods(types(), &priority, &[("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::Smallest))]);
    let lifo = Class::builtin("LifoQueue", "asyncio.queues", &[&queue]);
    define::methods(types(), &lifo, &[("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::LastIn))]);
    vec![queue, priority, lifo]
}

fn init(vm: &mut Vm, a: &mut [Value], order: QueueOrder) -> PyResult {
    let maxsize = super::primitives::int_argument(&a[1], 0)?;
    This::fill(&a[0], Queue::new(&vm.world, order, maxsize));
    Ok(Value::None)
}

const ATTRIBUTES: &[Attribute] = &[
    ("maxsize", |_, a| Ok(Value::Int(This::get(&a[0])?.maxsize())), None),
    ("_maxsize", |_, a| Ok(Value::Int(This::get(&a[0])?.maxsize())), None),
    ("_unfinished_tasks", |_, a| Ok(Value::from(This::get(&a[0])?.counts().2)), None),
    ("_queue", |_, a| Ok(Value::list(This::get(&a[0])?.items())), None),
];

const QUEUE: &[Entry] = &[
    ("__new__", "cls, *args, **kwargs", This::make),
    ("__init__", "self, maxsize=0", |vm, a| init(vm, a, QueueOrder::FirstIn)),
    ("qsize", "self, /", |_, a| Ok(Value::from(This::get(&a[0])?.qsize()))),
    ("empty", "self, /", |_, a| Ok(Value::Bool(This::get(&a[0])?.empty()))),
    ("full", "self, /", |_, a| Ok(Value::Bool(This::get(&a[0])?.full()))),
    ("put", "self, item, /", |vm, a| {
        let (queue, item) = (This::get(&a[0])?, a[1].clone());
        Ok(vm.native_coroutine("Queue.put", |co| async move { queue.put(&co, item).await }))
    }),
    ("get", "self, /", |vm, a| {
        let queue = This::get(&a[0])?;
        Ok(vm.native_coroutine("Queue.get", |co| async move { queue.get(&co).await }))
    }),
    ("put_nowait", "self, item, /", |vm, a| {
        let (queue, item) = (This::get(&a[0])?, a[1].clone());
        vm.run_at_once(|co| async move { queue.put_nowait(&co, item).await })
    }),
    ("get_nowait", "self, /", |vm, a| {
        let queue = This::get(&a[0])?;
        vm.run_at_once(|co| async move { queue.get_nowait(&co).await })
    }),
    ("task_done", "self, /", |_, a| {
        This::get(&a[0])?.task_done()?;
        Ok(Value::None)
    }),
    ("join", "self, /", |vm, a| {
        let queue = This::get(&a[0])?;
        Ok(vm.native_coroutine("Queue.join", |co| async move { queue.join(&co).await }))
    }),
    ("shutdown", "self, immediate=False", |vm, a| {
        let immediate = match a[1].given() {
            Some(flag) => vm.truth(&flag.clone())?,
            None => false,
        };
        This::get(&a[0])?.shutdown(immediate);
        Ok(Value::None)
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
    let queue = This::get(value)?;
    let mut text = format!("maxsize={}", queue.maxsize());
    let (getters, putters, unfinished) = queue.counts();
    if queue.qsize() > 0 {
        let items = vm.repr(&Value::list(queue.items()))?;
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
