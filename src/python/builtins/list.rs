//! list and tuple: constructors, methods, operators.

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::{class, list, tuple};
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, index_error, type_error, value_error};
use crate::python::function::Entry;
use crate::python::iter::NativeIter;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::iterators::native_iterator;
use crate::python::protocol::limits;
use crate::python::protocol::slice::{is_index, place};
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// The tables of list.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::SET_ITEM),
    methods(operators::SEQUENCE),
    methods(operators::COMPARISONS),
    Table {
        functions: &[("__new__", "cls, /, *args, **kwargs", |_, args| {
            Ok(Object::value(class(&args[0])?, Payload::List(Vec::new().into())))
        })],
        class_methods: operators::CLASS_ITEM,
        ..EMPTY
    },
];

/// The tables of tuple.
pub const TUPLE: &[Table] = &[
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::SEQUENCE),
    methods(operators::COMPARISONS),
    methods(operators::HASH),
    methods(&[
        ("count", "self, value, /", |vm, args| {
            let items = tuple(&args[0])?;
            count(vm, items.iter().cloned(), &args[1])
        }),
        ("index", "self, value, start=0, stop=9223372036854775807, /", |vm, args| {
            let items = tuple(&args[0])?;
            index(vm, args, |at| items.get(at).cloned(), items.len(), "tuple.index(x): x not in tuple")
        }),
    ]),
    Table { functions: &[("__new__", "cls, iterable=(), /", new_tuple)], class_methods: operators::CLASS_ITEM, ..EMPTY },
];

const METHODS: &[Entry] = &[
    ("__init__", "self, iterable=(), /", |vm, args| {
        let items = match args[1].given() {
            Some(iterable) => vm.collect(iterable)?,
            None => Vec::new(),
        };
        let _old = list(&args[0])?.replace(items);
        Ok(Value::None)
    }),
    ("append", "self, object, /", |_, args| {
        let items = list(&args[0])?;
        limits::items(items.borrow().len() + 1)?;
        items.borrow_mut().push(args[1].clone());
        Ok(Value::None)
    }),
    ("extend", "self, iterable, /", |vm, args| {
        vm.extend(list(&args[0])?, &args[1])?;
        Ok(Value::None)
    }),
    ("insert", "self, index, object, /", |vm, args| {
        let index = vm.index(&args[1])?;
        let mut items = list(&args[0])?.borrow_mut();
        limits::items(items.len() + 1)?;
        let length = items.len() as i64;
        let at = if index < 0 { index.saturating_add(length).max(0) } else { index.min(length) };
        items.insert(at as usize, args[2].clone());
        Ok(Value::None)
    }),
    ("pop", "self, index=-1, /", |vm, args| {
        let index = match args[1].given() {
            Some(index) => vm.index_within(index)?,
            None => -1,
        };
        let mut items = list(&args[0])?.borrow_mut();
        if items.is_empty() {
            return Err(index_error("pop from empty list"));
        }
        let at = place(index, items.len()).ok_or_else(|| index_error("pop index out of range"))?;
        Ok(items.remove(at))
    }),
    ("remove", "self, value, /", |vm, args| {
        let items = list(&args[0])?;
        match find(vm, |at| items.borrow().get(at).cloned(), &args[1], 0, usize::MAX)? {
            // The comparison may have changed the list.
            Some(at) if at < items.borrow().len() => {
                let _old = items.borrow_mut().remove(at);
                Ok(Value::None)
            }
            _ => Err(value_error("list.remove(x): x not in list")),
        }
    }),
    ("clear", "self, /", |_, args| {
        let _old = list(&args[0])?.take();
        Ok(Value::None)
    }),
    ("copy", "self, /", |_, args| Ok(Value::list(list(&args[0])?.borrow().clone()))),
    ("reverse", "self, /", |_, args| {
        list(&args[0])?.borrow_mut().reverse();
        Ok(Value::None)
    }),
    ("count", "self, value, /", |vm, args| {
        let items = list(&args[0])?.borrow().clone();
        count(vm, items.into_iter(), &args[1])
    }),
    ("index", "self, value, start=0, stop=9223372036854775807, /", |vm, args| {
        let items = list(&args[0])?;
        let length = items.borrow().len();
        let shown = vm.repr(&args[1])?;
        index(vm, args, |at| items.borrow().get(at).cloned(), length, &format!("{shown} is not in list"))
    }),
    ("sort", "self, /, *, key=None, reverse=False", sort),
    ("__reversed__", "self, /", |_, args| {
        let length = list(&args[0])?.borrow().len();
        Ok(native_iterator(ReverseList { list: args[0].clone(), left: length }))
    }),
    ("__iadd__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Add)),
    ("__imul__", "self, count, /", |vm, args| operators::in_place(vm, args, BinaryOp::Multiply)),
];

fn new_tuple(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?;
    let plain = Rc::ptr_eq(class, &types().tuple);
    let items = match args[1].given() {
        Some(value) if plain && Rc::ptr_eq(value.class(), &types().tuple) => return Ok(value.clone()),
        Some(iterable) => vm.collect(iterable)?,
        None => Vec::new(),
    };
    Ok(Object::value(class, Payload::Tuple(items.into())))
}

fn count(vm: &mut Vm, items: impl Iterator<Item = Value>, value: &Value) -> PyResult {
    let mut count = 0;
    for item in items {
        count += i64::from(vm.same(&item, value)?);
    }
    Ok(Value::Int(count))
}

/// The place of the first item from `at` to before `end` that equals the value.
fn find(vm: &mut Vm, get: impl Fn(usize) -> Option<Value>, value: &Value, mut at: usize, end: usize) -> PyResult<Option<usize>> {
    while at < end {
        let Some(item) = get(at) else { break };
        if vm.same(&item, value)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn index(vm: &mut Vm, args: &[Value], get: impl Fn(usize) -> Option<Value>, length: usize, message: &str) -> PyResult {
    let mut bounds = [0, length];
    for (bound, given) in bounds.iter_mut().zip(&args[2..]) {
        if let Some(given) = given.given() {
            if !is_index(given) {
                return Err(type_error("slice indices must be integers or have an __index__ method"));
            }
            let at = vm.index(given)?;
            let at = if at < 0 { at.saturating_add(length as i64).max(0) } else { at };
            *bound = usize::try_from(at).unwrap_or(usize::MAX);
        }
    }
    match find(vm, get, &args[1], bounds[0], bounds[1])? {
        Some(at) => Ok(at.into()),
        None => Err(value_error(message)),
    }
}

fn sort(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let reverse = vm.truth(&args[2])?;
    let key = super::receiver::some(&args[1]).cloned();
    let items = list(&args[0])?;
    // Empty while it is sorted, as in CPython, so that a comparison that looks sees that.
    let taken = items.take();
    let kept = taken.clone();
    let sorted = super::sorting::sort(vm, taken, key.as_ref(), reverse);
    let changed = !items.borrow().is_empty();
    let (now, result) = match sorted {
        Ok(sorted) => (sorted, Ok(Value::None)),
        Err(error) => (kept, Err(error)),
    };
    let _old = items.replace(now);
    if changed && result.is_ok() {
        return Err(value_error("list modified during sort"));
    }
    result
}

/// From the last item to the first.
struct ReverseList {
    list: Value,
    left: usize,
}

impl NativeIter for ReverseList {
    fn next(&mut self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(at) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = at;
        match self.list.payload() {
            Some(Payload::List(items)) => Ok(items.borrow().get(at).cloned()),
            _ => Err(type_error("expected a list")),
        }
    }

    fn class_name(&self) -> &'static str {
        "list_reverseiterator"
    }

    fn left(&self) -> Option<usize> {
        Some(self.left)
    }
}
