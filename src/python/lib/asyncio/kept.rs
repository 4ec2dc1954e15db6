//! The items of queues whose class overrides what `asyncio.Queue` calls on itself, or whose `_queue` the program touches. Knows
//! nothing of who waits for them.

use super::queues::{Queueing, This};
use crate::asyncio::{Asked, Keeper, Queue, QueueOrder};
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::lib::collections::deque_length;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::container::length_known;
use crate::python::value::Value;
use crate::python::world::{Callback, World};
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// `_queue`, and the instance whose methods put items into it and take them out.
pub struct Kept {
    this: Weak<Object>,
    pub items: RefCell<Value>,
}

impl Keeper<World> for Kept {
    fn ask(&self, what: Asked<World>) -> Rc<Callback> {
        let (name, item) = match what {
            Asked::Full => ("full", None),
            Asked::Empty => ("empty", None),
            Asked::Keep(item) => ("_put", Some(item)),
            Asked::Take => ("_get", None),
            Asked::PutNowait(item) => ("put_nowait", Some(item)),
            Asked::GetNowait => ("get_nowait", None),
        };
        let this = self.this.upgrade().map_or(Value::None, Value::Object);
        let function = this.class().lookup_text(name).unwrap_or_default();
        Rc::new(Callback { function, args: std::iter::once(this).chain(item).collect(), context: Value::Unset })
    }

    fn count(&self) -> usize {
        let items = self.items.borrow();
        length_known(&items).or_else(|| deque_length(&items)).unwrap_or(0)
    }
}

/// What asyncio's queues call on themselves, and so what a class may override.
const CALLED: [&str; 8] = ["_init", "_put", "_get", "qsize", "empty", "full", "put_nowait", "get_nowait"];

/// Whether the class of this queue has one of those methods of its own.
pub fn overrides(this: &Value) -> bool {
    CALLED.iter().any(|name| match this.class().lookup_text(name) {
        Some(method) => !matches!(method.payload(), Some(Payload::Native(_))),
        None => true,
    })
}

/// From now on this queue's items are in `_queue`, and its class's methods are called for them.
pub fn keep(vm: &mut Vm, this: &Value) -> PyResult<Rc<Kept>> {
    let queueing = This::get(this)?;
    if let Some(kept) = queueing.kept.get() {
        return Ok(kept.clone());
    }
    let weak = this.object().map(Rc::downgrade).unwrap_or_default();
    let kept = Rc::new(Kept { this: weak, items: Value::Unset.into() });
    let items = queueing.queue.keep_by(kept.clone());
    let _ = queueing.kept.set(kept.clone());
    let items = empty(vm, &queueing.queue, items)?;
    *kept.items.borrow_mut() = items;
    Ok(kept)
}

/// What CPython's queues of this order keep these items in.
fn empty(vm: &mut Vm, queue: &Queue<World>, items: Vec<Value>) -> PyResult {
    let items = Value::list(items);
    if queue.order() != QueueOrder::FirstIn {
        return Ok(items);
    }
    let collections = vm.import_one("collections")?;
    vm.call_method(&collections, "deque", vec![items])
}

/// `_queue` as the program asks for it.
pub fn items(vm: &mut Vm, this: &Value) -> PyResult {
    let items = keep(vm, this)?.items.borrow().clone();
    if items.is_unset() {
        return Err(crate::python::machine::no_attribute(this, &vm.name("_queue")));
    }
    Ok(items)
}

/// How many items there are, as `qsize` says it: `len(self._queue)`.
pub fn count(vm: &mut Vm, queueing: &Queueing, this: &Value) -> PyResult<usize> {
    match queueing.kept.get() {
        None => Ok(queueing.queue.qsize()),
        Some(_) => {
            let items = items(vm, this)?;
            vm.length(&items)
        }
    }
}

/// The methods that a class may override and call by `super()`.
pub const METHODS: &[Entry] = &[
    ("_init", "self, maxsize, /", |vm, a| {
        let kept = keep(vm, &a[0])?;
        let fresh = empty(vm, &This::get(&a[0])?.queue, Vec::new())?;
        *kept.items.borrow_mut() = fresh;
        Ok(Value::None)
    }),
    ("_put", "self, item, /", |vm, a| {
        let (items, order) = (items(vm, &a[0])?, This::get(&a[0])?.queue.order());
        if order != QueueOrder::Smallest {
            return vm.call_method(&items, "append", vec![a[1].clone()]);
        }
        let heapq = vm.import_one("heapq")?;
        vm.call_method(&heapq, "heappush", vec![items, a[1].clone()])
    }),
    ("_get", "self, /", |vm, a| {
        let items = items(vm, &a[0])?;
        match This::get(&a[0])?.queue.order() {
            QueueOrder::FirstIn => vm.call_method(&items, "popleft", Vec::new()),
            QueueOrder::LastIn => vm.call_method(&items, "pop", Vec::new()),
            QueueOrder::Smallest => {
                let heapq = vm.import_one("heapq")?;
                vm.call_method(&heapq, "heappop", vec![items])
            }
        }
    }),
];
