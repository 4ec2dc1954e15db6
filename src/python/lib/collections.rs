//! `_collections`: deque.

use super::itertools::content;
use super::natives::{class, set};
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::code::CompareOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, index_error, runtime_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::iter::NativeIter;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::iterators::native_iterator;
use crate::python::protocol::limits;
use crate::python::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    set(namespace, "deque", Value::Class(class("collections", "deque", install)));
    Ok(())
}

fn install(definer: &Definer, class: &Rc<Class>) {
    definer.statics(class, &[("__new__", "cls, *args, **kwargs", new)]);
    definer.methods(class, ENDS);
    definer.methods(class, INSIDE);
    definer.methods(class, OPERATORS);
    definer.attributes(class, ATTRIBUTES);
    definer.class_methods(
        class,
        &[("__class_getitem__", "cls, item, /", |vm, args| Ok(vm.alias(&args[0].clone(), &args[1].clone())))],
    );
    class.set(&crate::python::types::types().names.intern("__hash__"), Value::None);
}

/// How many items a deque has; None for what is no deque.
pub fn deque_length(value: &Value) -> Option<usize> {
    value.object()?.opaque::<Deque>().map(Deque::len)
}

/// What a deque keeps.
#[derive(Default)]
struct Deque {
    items: RefCell<VecDeque<Value>>,
    /// The greatest length; None: any.
    most: Cell<Option<usize>>,
    /// Counts changes, so that iterators can tell.
    changes: Cell<u64>,
}

impl Deque {
    fn push_back(&self, item: Value) {
        self.changed();
        self.items.borrow_mut().push_back(item);
        let _surplus = if self.is_too_long() { self.items.borrow_mut().pop_front() } else { None };
    }

    fn push_front(&self, item: Value) {
        self.changed();
        self.items.borrow_mut().push_front(item);
        let _surplus = if self.is_too_long() { self.items.borrow_mut().pop_back() } else { None };
    }

    fn is_too_long(&self) -> bool {
        self.most.get().is_some_and(|most| self.items.borrow().len() > most)
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    fn len(&self) -> usize {
        self.items.borrow().len()
    }

    fn snapshot(&self) -> Vec<Value> {
        self.items.borrow().iter().cloned().collect()
    }

    /// The place that an index, which may be negative, stands for.
    fn place(&self, index: i64) -> PyResult<usize> {
        let length = self.len() as i64;
        let place = if index < 0 { index + length } else { index };
        if (0..length).contains(&place) { Ok(place as usize) } else { Err(index_error("deque index out of range")) }
    }
}

fn new(_: &mut Vm, args: &mut [Value]) -> PyResult {
    match &args[0] {
        Value::Class(class) => Ok(Object::opaque_value(class, Deque::default())),
        other => Err(type_error(format!("deque.__new__(X): X is not a type object ({})", other.class().name()))),
    }
}

const ATTRIBUTES: &[Attribute] =
    &[("maxlen", |_, args| Ok(content::<Deque>(&args[0])?.most.get().map_or(Value::None, Value::from)), None)];

const ENDS: &[Entry] = &[
    ("__init__", "self, iterable=(), maxlen=None", init),
    ("append", "self, item, /", |_, args| {
        content::<Deque>(&args[0])?.push_back(args[1].clone());
        Ok(Value::None)
    }),
    ("appendleft", "self, item, /", |_, args| {
        content::<Deque>(&args[0])?.push_front(args[1].clone());
        Ok(Value::None)
    }),
    ("pop", "self, /", |_, args| {
        let deque = content::<Deque>(&args[0])?;
        deque.changed();
        let item = deque.items.borrow_mut().pop_back();
        item.ok_or_else(|| index_error("pop from an empty deque"))
    }),
    ("popleft", "self, /", |_, args| {
        let deque = content::<Deque>(&args[0])?;
        deque.changed();
        let item = deque.items.borrow_mut().pop_front();
        item.ok_or_else(|| index_error("pop from an empty deque"))
    }),
    ("extend", "self, iterable, /", |vm, args| {
        extend(vm, &args[0], &args[1])?;
        Ok(Value::None)
    }),
    ("extendleft", "self, iterable, /", |vm, args| {
        for item in vm.collect(&args[1])? {
            content::<Deque>(&args[0])?.push_front(item);
        }
        Ok(Value::None)
    }),
    ("clear", "self, /", |_, args| {
        let deque = content::<Deque>(&args[0])?;
        deque.changed();
        let _items = deque.items.take();
        Ok(Value::None)
    }),
    ("rotate", "self, n=1, /", |vm, args| {
        let by = match args[1].given().cloned() {
            Some(by) => vm.index(&by)?,
            None => 1,
        };
        let deque = content::<Deque>(&args[0])?;
        deque.changed();
        let length = deque.len();
        if length > 0 {
            deque.items.borrow_mut().rotate_right(by.rem_euclid(length as i64) as usize);
        }
        Ok(Value::None)
    }),
];

fn init(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let most = match args[2].given().filter(|most| !most.is_none()).cloned() {
        None => None,
        Some(most) if most.as_int().is_none() => return Err(type_error("an integer is required")),
        Some(most) => Some(usize::try_from(vm.index(&most)?).map_err(|_| value_error("maxlen must be non-negative"))?),
    };
    let deque = content::<Deque>(&args[0])?;
    deque.most.set(most);
    let _items = deque.items.take();
    if let Some(iterable) = args[1].given() {
        extend(vm, &args[0], iterable)?;
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, this: &Value, iterable: &Value) -> PyResult<()> {
    let deque = content::<Deque>(this)?;
    if this.is(iterable) {
        deque.snapshot().into_iter().for_each(|item| deque.push_back(item));
        return limits::items(deque.len());
    }
    let iterator = vm.iter(iterable)?;
    while let Some(item) = vm.next(&iterator)? {
        deque.push_back(item);
        limits::items(deque.len())?;
    }
    Ok(())
}

const INSIDE: &[Entry] = &[
    ("__len__", "self, /", |_, args| Ok(content::<Deque>(&args[0])?.len().into())),
    ("__getitem__", "self, index, /", |vm, args| {
        let index = index(vm, &args[1])?;
        let deque = content::<Deque>(&args[0])?;
        let place = deque.place(index)?;
        Ok(deque.items.borrow()[place].clone())
    }),
    ("__setitem__", "self, index, item, /", |vm, args| {
        let index = index(vm, &args[1])?;
        let deque = content::<Deque>(&args[0])?;
        let place = deque.place(index)?;
        let _old = std::mem::replace(&mut deque.items.borrow_mut()[place], args[2].clone());
        Ok(Value::None)
    }),
    ("__delitem__", "self, index, /", |vm, args| {
        let index = index(vm, &args[1])?;
        let deque = content::<Deque>(&args[0])?;
        let place = deque.place(index)?;
        deque.changed();
        let _old = deque.items.borrow_mut().remove(place);
        Ok(Value::None)
    }),
    ("insert", "self, i, item, /", |vm, args| {
        let index = vm.index(&args[1])?;
        let deque = content::<Deque>(&args[0])?;
        let length = deque.len();
        if deque.most.get() == Some(length) {
            return Err(index_error("deque already at its maximum size"));
        }
        let place = if index < 0 { (index + length as i64).max(0) } else { index.min(length as i64) };
        deque.changed();
        deque.items.borrow_mut().insert(place as usize, args[2].clone());
        Ok(Value::None)
    }),
    ("remove", "self, item, /", |vm, args| {
        let deque = content::<Deque>(&args[0])?;
        for (place, item) in deque.snapshot().iter().enumerate() {
            if vm.same(item, &args[1])? {
                deque.changed();
                let _old = deque.items.borrow_mut().remove(place);
                return Ok(Value::None);
            }
        }
        Err(value_error(format!("{} is not in deque", vm.repr(&args[1])?)))
    }),
    ("index", "self, item, start=0, stop=None, /", |vm, args| {
        let items = content::<Deque>(&args[0])?.snapshot();
        let length = items.len() as i64;
        let mut bound = |at: usize, default: i64| match args[at].given() {
            Some(bound) => vm.index(bound).map(|bound| if bound < 0 { (bound + length).max(0) } else { bound.min(length) }),
            None => Ok(default),
        };
        let (start, stop) = (bound(2, 0)?, bound(3, length)?);
        for place in start..stop {
            if vm.same(&items[place as usize], &args[1])? {
                return Ok(Value::Int(place));
            }
        }
        Err(value_error(format!("{} is not in deque", vm.repr(&args[1])?)))
    }),
    ("count", "self, item, /", |vm, args| {
        let mut count = 0;
        for item in content::<Deque>(&args[0])?.snapshot() {
            count += i64::from(vm.same(&item, &args[1])?);
        }
        Ok(Value::Int(count))
    }),
    ("__contains__", "self, item, /", |vm, args| {
        for item in content::<Deque>(&args[0])?.snapshot() {
            if vm.same(&item, &args[1])? {
                return Ok(true.into());
            }
        }
        Ok(false.into())
    }),
    ("reverse", "self, /", |_, args| {
        let deque = content::<Deque>(&args[0])?;
        deque.changed();
        deque.items.borrow_mut().make_contiguous().reverse();
        Ok(Value::None)
    }),
    ("__iter__", "self, /", |_, args| iterator(&args[0], false)),
    ("__reversed__", "self, /", |_, args| iterator(&args[0], true)),
];

fn index(vm: &mut Vm, value: &Value) -> PyResult<i64> {
    match value.payload() {
        Some(Payload::Slice(_)) => Err(type_error("sequence index must be integer, not 'slice'")),
        _ => vm.index(value),
    }
}

/// Goes through a deque that must not change meanwhile.
struct Items {
    deque: Value,
    at: usize,
    changes: u64,
    backwards: bool,
}

fn iterator(this: &Value, backwards: bool) -> PyResult {
    let changes = content::<Deque>(this)?.changes.get();
    Ok(native_iterator(Items { deque: this.clone(), at: 0, changes, backwards }))
}

impl NativeIter for Items {
    fn next(&mut self, _: &mut Vm) -> PyResult<Option<Value>> {
        let deque = content::<Deque>(&self.deque)?;
        if deque.changes.get() != self.changes {
            return Err(runtime_error("deque mutated during iteration"));
        }
        let items = deque.items.borrow();
        let place = if self.backwards { items.len().checked_sub(self.at + 1) } else { Some(self.at) };
        self.at += 1;
        Ok(place.and_then(|place| items.get(place).cloned()))
    }

    fn class_name(&self) -> &'static str {
        if self.backwards { "_deque_reverse_iterator" } else { "_deque_iterator" }
    }
}

const OPERATORS: &[Entry] = &[
    ("__repr__", "self, /", repr),
    ("__bool__", "self, /", |_, args| Ok((content::<Deque>(&args[0])?.len() > 0).into())),
    ("copy", "self, /", copy),
    ("__copy__", "self, /", copy),
    ("__reduce__", "self, /", |_, args| {
        let deque = content::<Deque>(&args[0])?;
        let most = deque.most.get().map_or(Value::None, Value::from);
        let contents = Value::tuple(vec![Value::list(deque.snapshot()), most]);
        Ok(Value::tuple(vec![Value::Class(args[0].class().clone()), contents]))
    }),
    ("__add__", "self, other, /", |vm, args| {
        if content::<Deque>(&args[1]).is_err() {
            return Err(type_error(format!("can only concatenate deque (not \"{}\") to deque", args[1].class().name())));
        }
        let sum = copy(vm, args)?;
        extend(vm, &sum, &args[1])?;
        Ok(sum)
    }),
    ("__iadd__", "self, other, /", |vm, args| {
        extend(vm, &args[0], &args[1])?;
        Ok(args[0].clone())
    }),
    ("__mul__", "self, n, /", |vm, args| {
        let times = vm.index(&args[1])?;
        let items = content::<Deque>(&args[0])?.snapshot();
        let product = made_like(vm, &args[0], Vec::new())?;
        let deque = content::<Deque>(&product)?;
        limits::items(items.len().saturating_mul(times.max(0) as usize))?;
        for _ in 0..times {
            items.iter().for_each(|item| deque.push_back(item.clone()));
        }
        Ok(product)
    }),
    ("__eq__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Equal)),
    ("__ne__", "self, other, /", |vm, args| compare(vm, args, CompareOp::NotEqual)),
    ("__lt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Less)),
    ("__le__", "self, other, /", |vm, args| compare(vm, args, CompareOp::LessEqual)),
    ("__gt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Greater)),
    ("__ge__", "self, other, /", |vm, args| compare(vm, args, CompareOp::GreaterEqual)),
];

fn compare(vm: &mut Vm, args: &mut [Value], op: CompareOp) -> PyResult {
    let Ok(other) = content::<Deque>(&args[1]) else { return Ok(Value::NotImplemented) };
    let (a, b) = (Value::list(content::<Deque>(&args[0])?.snapshot()), Value::list(other.snapshot()));
    vm.compare(op, &a, &b)
}

fn made_like(vm: &mut Vm, like: &Value, items: Vec<Value>) -> PyResult {
    let most = content::<Deque>(like)?.most.get();
    let mut args = vec![Value::list(items)];
    args.extend(most.map(Value::from));
    vm.call(&Value::Class(like.class().clone()), args)
}

fn copy(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let items = content::<Deque>(&args[0])?.snapshot();
    made_like(vm, &args[0], items)
}

fn repr(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let this = args[0].clone();
    let deque = content::<Deque>(&this)?;
    let items = deque.snapshot();
    let name = this.class().name();
    let Value::Object(object) = &this else { return Err(type_error("expected a deque")) };
    let Some(shown) = vm.showing(object, |vm| vm.repr_items(&items))? else { return Ok("[...]".into()) };
    Ok(match deque.most.get() {
        Some(most) => format!("{name}([{shown}], maxlen={most})"),
        None => format!("{name}([{shown}])"),
    }
    .into())
}
