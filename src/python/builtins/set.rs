//! set and frozenset: constructors and methods.

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::{class, set};
use crate::python::code::BinaryOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, key_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// The tables of set.
pub const TABLES: &[Table] = &[
    methods(COMMON),
    methods(CHANGING),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::COMPARISONS),
    Table {
        functions: &[("__new__", "cls, /, *args, **kwargs", |_, args| Ok(made(class(&args[0])?, Dict::set())))],
        class_methods: operators::CLASS_ITEM,
        ..EMPTY
    },
];

/// The tables of frozenset.
pub const FROZEN: &[Table] = &[
    methods(COMMON),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::COMPARISONS),
    methods(operators::HASH),
    Table {
        functions: &[("__new__", "cls, iterable=(), /", |vm, args| {
            let class = class(&args[0])?;
            match args[1].given() {
                Some(value) if Rc::ptr_eq(class, &types().frozenset) && Rc::ptr_eq(value.class(), class) => Ok(value.clone()),
                Some(iterable) => Ok(made(class, vm.set_of(iterable)?)),
                None => Ok(made(class, Dict::set())),
            }
        })],
        class_methods: operators::CLASS_ITEM,
        ..EMPTY
    },
];

/// The methods of both.
const COMMON: &[Entry] = &[
    ("copy", "self, /", |vm, args| {
        let table = set(&args[0])?.borrow().copy_set();
        Ok(vm.set_like(&args[0], table))
    }),
    ("union", "self, /, *others", |vm, args| folded(vm, args, BinaryOp::Or)),
    ("intersection", "self, /, *others", |vm, args| folded(vm, args, BinaryOp::And)),
    ("difference", "self, /, *others", |vm, args| folded(vm, args, BinaryOp::Subtract)),
    ("symmetric_difference", "self, other, /", |vm, args| {
        let other = RefCell::new(vm.set_of(&args[1])?);
        let table = vm.symmetric_difference(set(&args[0])?, &other)?;
        Ok(vm.set_like(&args[0], table))
    }),
    ("issubset", "self, other, /", |vm, args| {
        let other = RefCell::new(vm.set_of(&args[1])?);
        vm.is_subset(set(&args[0])?, &other).map(Value::Bool)
    }),
    ("issuperset", "self, other, /", |vm, args| {
        let other = RefCell::new(vm.set_of(&args[1])?);
        vm.is_subset(&other, set(&args[0])?).map(Value::Bool)
    }),
    ("isdisjoint", "self, other, /", |vm, args| {
        let other = RefCell::new(vm.set_of(&args[1])?);
        Ok(vm.intersection(set(&args[0])?, &other)?.is_empty().into())
    }),
    ("__and__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::And)),
    ("__rand__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::And)),
    ("__or__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Or)),
    ("__ror__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Or)),
    ("__sub__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Subtract)),
    ("__rsub__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Subtract)),
    ("__xor__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Xor)),
    ("__rxor__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Xor)),
];

/// The methods that change a set.
const CHANGING: &[Entry] = &[
    ("__init__", "self, iterable=(), /", |vm, args| {
        let table = match args[1].given() {
            Some(iterable) => vm.set_of(iterable)?,
            None => Dict::set(),
        };
        let _old = set(&args[0])?.replace(table);
        Ok(Value::None)
    }),
    ("add", "self, element, /", |vm, args| {
        vm.set_add(set(&args[0])?, args[1].clone())?;
        Ok(Value::None)
    }),
    ("discard", "self, element, /", |vm, args| {
        remove(vm, args)?;
        Ok(Value::None)
    }),
    ("remove", "self, element, /", |vm, args| if remove(vm, args)? { Ok(Value::None) } else { Err(key_error(args[1].clone())) }),
    ("pop", "self, /", |vm, args| {
        let first = vm.set_pop(set(&args[0])?);
        first.ok_or_else(|| key_error("pop from an empty set".into()))
    }),
    ("clear", "self, /", |_, args| {
        let _old = set(&args[0])?.borrow_mut().clear();
        Ok(Value::None)
    }),
    ("update", "self, /, *others", |vm, args| {
        for other in args[1].as_tuple().unwrap_or_default() {
            vm.set_extend(set(&args[0])?, other)?;
        }
        Ok(Value::None)
    }),
    ("intersection_update", "self, /, *others", |vm, args| {
        let table = folded_table(vm, args, BinaryOp::And)?;
        let _old = set(&args[0])?.replace(table);
        Ok(Value::None)
    }),
    ("difference_update", "self, /, *others", |vm, args| {
        for other in args[1].as_tuple().unwrap_or_default() {
            let other = RefCell::new(vm.set_of(other)?);
            vm.difference_update(set(&args[0])?, &other)?;
        }
        Ok(Value::None)
    }),
    ("symmetric_difference_update", "self, other, /", |vm, args| {
        let other = RefCell::new(vm.set_of(&args[1])?);
        vm.symmetric_difference_update(set(&args[0])?, &other)?;
        Ok(Value::None)
    }),
    ("__iand__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::And)),
    ("__ior__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Or)),
    ("__isub__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Subtract)),
    ("__ixor__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Xor)),
];

fn made(class: &Rc<crate::python::class::Class>, table: Dict) -> Value {
    Object::value(class, Payload::Set(Box::new(table.into())))
}

/// Removes the second argument from the set that is the first; a set is looked for as if it were frozen.
fn remove(vm: &mut Vm, args: &[Value]) -> PyResult<bool> {
    vm.set_remove(set(&args[0])?, &args[1])
}

/// The set combined with each of the others in turn.
fn folded_table(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult<Dict> {
    let result = RefCell::new(set(&args[0])?.borrow().copy_set());
    for (at, other) in args[1].as_tuple().unwrap_or_default().iter().enumerate() {
        if op == BinaryOp::Or {
            vm.set_extend(&result, other)?;
            continue;
        }
        let is_set = matches!(other.payload(), Some(Payload::Set(_)));
        let other = RefCell::new(vm.set_of(other)?);
        match op {
            BinaryOp::And => {
                let both = vm.intersection(&result, &other)?;
                result.replace(both);
            }
            // As CPython: the first set is taken away by making a new one, everything else by removing.
            _ if at == 0 && is_set => {
                let rest = vm.difference(set(&args[0])?, &other)?;
                result.replace(rest);
            }
            _ => vm.difference_update(&result, &other)?,
        }
    }
    Ok(result.into_inner())
}

fn folded(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    let table = folded_table(vm, args, op)?;
    Ok(vm.set_like(&args[0], table))
}
