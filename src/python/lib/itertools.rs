//! `itertools`: iterators that go through others one by one; those that combine items are in `itertools_combine`.

use super::itertools_combine as combine;
use super::itertools_steps as steps;
use super::natives::{class, set};
use crate::python::builtins::define::Definer;
use crate::python::builtins::iteration::ITERATOR;
use crate::python::class::Class;
use crate::python::code::BinaryOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, stop_iteration, type_error};
use crate::python::function::Entry;
use crate::python::iter::{Iter, NativeIter};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::limits;
use crate::python::value::Value;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    for (name, _, _) in CLASSES {
        set(namespace, name, Value::Class(class("itertools", name, install)));
    }
    super::natives::functions("itertools", namespace, &[("tee", "iterable, n=2, /", steps::tee)]);
    Ok(())
}

/// Name, signature of `__new__`, `__new__`.
const CLASSES: &[Entry] = &[
    ("count", "cls, start=0, step=1", count),
    ("cycle", "cls, iterable, /", cycle),
    ("repeat", "cls, object, times=None", repeat),
    ("chain", "cls, *iterables", |vm, args| {
        let outer = vm.iter(&args[1])?;
        made(&args[0], Chain { outer, inner: None })
    }),
    ("compress", "cls, data, selectors", |vm, args| {
        let (data, selectors) = (vm.iter(&args[1])?, vm.iter(&args[2])?);
        made(&args[0], Compress { data, selectors })
    }),
    ("dropwhile", "cls, predicate, iterable, /", |vm, args| picked(vm, args, Picking::DropWhile)),
    ("takewhile", "cls, predicate, iterable, /", |vm, args| picked(vm, args, Picking::TakeWhile)),
    ("filterfalse", "cls, function, iterable, /", |vm, args| picked(vm, args, Picking::IfFalse)),
    ("starmap", "cls, function, iterable, /", |vm, args| {
        let inner = vm.iter(&args[2])?;
        made(&args[0], StarMap { function: args[1].clone(), inner })
    }),
    ("islice", "cls, iterable, start, stop=None, step=1, /", steps::islice),
    ("pairwise", "cls, iterable, /", steps::pairwise),
    ("accumulate", "cls, iterable, func=None, *, initial=None", steps::accumulate),
    ("zip_longest", "cls, *iterables, fillvalue=None", combine::zip_longest),
    ("groupby", "cls, iterable, key=None", combine::groupby),
    ("product", "cls, *iterables, repeat=1", combine::product),
    ("permutations", "cls, iterable, r=None", combine::permutations),
    ("combinations", "cls, iterable, r", combine::combinations),
    ("combinations_with_replacement", "cls, iterable, r", combine::combinations_with_replacement),
];

fn install(definer: &Definer, class: &Rc<Class>) {
    let name = class.name();
    let Some((_, signature, new)) = CLASSES.iter().find(|(known, _, _)| *known == name.text()) else { return };
    definer.statics(class, &[("__new__", signature, *new)]);
    definer.methods(
        class,
        match name.text() {
            "count" => COUNT,
            "repeat" => REPEAT,
            _ => ITERATOR,
        },
    );
    if name.text() == "chain" {
        definer.class_methods(
            class,
            &[("from_iterable", "cls, iterable, /", |vm, args| {
                let outer = vm.iter(&args[1])?;
                made(&args[0], Chain { outer, inner: None })
            })],
        );
    }
}

/// An iterator of the class that `__new__` was called for.
pub fn made(class: &Value, iterator: impl NativeIter + 'static) -> PyResult {
    match class {
        Value::Class(class) => Ok(Object::value(class, Payload::Iter(RefCell::new(Iter::Native(Box::new(iterator)))))),
        other => Err(type_error(format!("__new__(X): X is not a type object ({})", other.class().name()))),
    }
}

/// What `count` is at, and by how much it goes on.
struct Count {
    next: RefCell<Value>,
    step: Value,
}

fn count(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let next = args[1].given().cloned().unwrap_or(Value::Int(0));
    let step = args[2].given().cloned().unwrap_or(Value::Int(1));
    for number in [&next, &step] {
        if !["__index__", "__int__", "__float__"].iter().any(|method| number.class().lookup_text(method).is_some()) {
            return Err(type_error("a number is required"));
        }
    }
    opaque(&args[0], Count { next: next.into(), step })
}

const COUNT: &[Entry] = &[
    ("__iter__", "self, /", |_, args| Ok(args[0].clone())),
    ("__next__", "self, /", |vm, args| {
        let count = content::<Count>(&args[0])?;
        let now = count.next.borrow().clone();
        let next = vm.binary(BinaryOp::Add, &now, &count.step)?;
        Ok(count.next.replace(next))
    }),
    ("__repr__", "self, /", |vm, args| {
        let count = content::<Count>(&args[0])?;
        let next = count.next.borrow().clone();
        let next = vm.repr(&next)?;
        let text = if matches!(count.step, Value::Int(1)) {
            format!("count({next})")
        } else {
            format!("count({next}, {})", vm.repr(&count.step)?)
        };
        Ok(text.into())
    }),
];

/// What `repeat` gives, and how often it still does.
struct Repeat {
    item: Value,
    left: Cell<Option<i64>>,
}

fn repeat(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let left = match args[2].given().cloned() {
        Some(times) => Some(vm.index(&times)?.max(0)),
        None => None,
    };
    opaque(&args[0], Repeat { item: args[1].clone(), left: left.into() })
}

const REPEAT: &[Entry] = &[
    ("__iter__", "self, /", |_, args| Ok(args[0].clone())),
    ("__next__", "self, /", |_, args| {
        let repeat = content::<Repeat>(&args[0])?;
        match repeat.left.get() {
            Some(0) => return Err(stop_iteration(Value::None)),
            Some(left) => repeat.left.set(Some(left - 1)),
            None => {}
        }
        Ok(repeat.item.clone())
    }),
    ("__length_hint__", "self, /", |_, args| match content::<Repeat>(&args[0])?.left.get() {
        Some(left) => Ok(left.into()),
        None => Err(type_error("len() of unsized object")),
    }),
    ("__repr__", "self, /", |vm, args| {
        let repeat = content::<Repeat>(&args[0])?;
        let item = vm.repr(&repeat.item)?;
        Ok(repeat.left.get().map_or_else(|| format!("repeat({item})"), |left| format!("repeat({item}, {left})")).into())
    }),
];

fn opaque<T: Any>(class: &Value, content: T) -> PyResult {
    match class {
        Value::Class(class) => Ok(Object::opaque_value(class, content)),
        other => Err(type_error(format!("__new__(X): X is not a type object ({})", other.class().name()))),
    }
}

/// What an object of a native class keeps.
pub fn content<T: Any>(this: &Value) -> PyResult<&T> {
    let found = this.object().and_then(|object| object.opaque::<T>());
    found.ok_or_else(|| type_error(format!("a method was called with a receiver of another type: '{}'", this.class().name())))
}

struct Cycle {
    inner: Option<Value>,
    saved: Vec<Value>,
    at: usize,
}

fn cycle(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let inner = vm.iter(&args[1])?;
    made(&args[0], Cycle { inner: Some(inner), saved: Vec::new(), at: 0 })
}

impl NativeIter for Cycle {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        if let Some(inner) = &self.inner {
            if let Some(item) = vm.next(inner)? {
                self.saved.push(item.clone());
                limits::items(self.saved.len())?;
                return Ok(Some(item));
            }
            self.inner = None;
        }
        let item = self.saved.get(self.at).cloned();
        self.at = (self.at + 1) % self.saved.len().max(1);
        Ok(item)
    }

    fn class_name(&self) -> &'static str {
        "cycle"
    }
}

/// `chain`: the iterables come from an iterator of their own.
struct Chain {
    outer: Value,
    inner: Option<Value>,
}

impl NativeIter for Chain {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            if let Some(inner) = &self.inner {
                if let Some(item) = vm.next(inner)? {
                    return Ok(Some(item));
                }
                self.inner = None;
            }
            let Some(iterable) = vm.next(&self.outer)? else { return Ok(None) };
            self.inner = Some(vm.iter(&iterable)?);
        }
    }

    fn class_name(&self) -> &'static str {
        "chain"
    }
}

struct Compress {
    data: Value,
    selectors: Value,
}

impl NativeIter for Compress {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            let Some(item) = vm.next(&self.data)? else { return Ok(None) };
            let Some(selector) = vm.next(&self.selectors)? else { return Ok(None) };
            if vm.truth(&selector)? {
                return Ok(Some(item));
            }
        }
    }

    fn class_name(&self) -> &'static str {
        "compress"
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Picking {
    TakeWhile,
    DropWhile,
    IfFalse,
    /// `dropwhile` after the first item that it kept.
    All,
}

/// The items that a predicate chooses.
struct Picked {
    predicate: Value,
    inner: Value,
    picking: Picking,
}

fn picked(vm: &mut Vm, args: &[Value], picking: Picking) -> PyResult {
    let inner = vm.iter(&args[2])?;
    made(&args[0], Picked { predicate: args[1].clone(), inner, picking })
}

impl NativeIter for Picked {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        loop {
            let Some(item) = vm.next(&self.inner)? else { return Ok(None) };
            if self.picking == Picking::All {
                return Ok(Some(item));
            }
            let verdict = if self.predicate.is_none() { item.clone() } else { vm.call(&self.predicate, vec![item.clone()])? };
            match (self.picking, vm.truth(&verdict)?) {
                (Picking::TakeWhile, true) | (Picking::IfFalse, false) => return Ok(Some(item)),
                (Picking::TakeWhile, false) => return Ok(None),
                (Picking::DropWhile, false) => {
                    self.picking = Picking::All;
                    return Ok(Some(item));
                }
                _ => {}
            }
        }
    }

    fn class_name(&self) -> &'static str {
        "filterfalse"
    }
}

struct StarMap {
    function: Value,
    inner: Value,
}

impl NativeIter for StarMap {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(args) = vm.next(&self.inner)? else { return Ok(None) };
        let args = vm.collect(&args)?;
        vm.call(&self.function, args).map(Some)
    }

    fn class_name(&self) -> &'static str {
        "starmap"
    }
}
