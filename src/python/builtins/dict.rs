//! dict: constructor and methods.

use super::dict_view::view;
use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::{class, dict};
use crate::python::code::BinaryOp;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, key_error, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::iterators::{TableIter, Yields, native_iterator};
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// The tables of dict.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(OPERATORS),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::SET_ITEM),
    methods(operators::EQUALITY),
    Table {
        functions: &[("__new__", "cls, /, *args, **kwargs", |_, args| Ok(empty(class(&args[0])?)))],
        class_methods: &[
            ("fromkeys", "cls, iterable, value=None, /", from_keys),
            ("__class_getitem__", "cls, item, /", |vm, args| Ok(vm.alias(&args[0], &args[1]))),
        ],
        ..EMPTY
    },
];

const METHODS: &[Entry] = &[
    ("__init__", "self, iterable=(), /, **kwargs", |vm, args| {
        update(vm, args)?;
        Ok(Value::None)
    }),
    ("update", "self, iterable=(), /, **kwargs", |vm, args| {
        update(vm, args)?;
        Ok(Value::None)
    }),
    ("get", "self, key, default=None, /", |vm, args| {
        let (_, table) = dict(&args[0])?;
        Ok(vm.dict_get(table, &args[1])?.unwrap_or_else(|| or_none(&args[2])))
    }),
    ("setdefault", "self, key, default=None, /", |vm, args| {
        let (_, table) = dict(&args[0])?;
        let hash = vm.hash(&args[1])?;
        if let Some(at) = vm.table_find(table, hash, &args[1])? {
            return Ok(table.borrow().get_at(at).map_or(Value::None, |entry| entry.value.clone()));
        }
        let default = or_none(&args[2]);
        vm.dict_set_hashed(table, hash, args[1].clone(), default.clone())?;
        Ok(default)
    }),
    ("pop", "self, key, default=, /", |vm, args| {
        let (_, table) = dict(&args[0])?;
        match (vm.dict_remove(table, &args[1])?, args[2].given()) {
            (Some(value), _) => Ok(value),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(key_error(args[1].clone())),
        }
    }),
    ("popitem", "self, /", |_, args| {
        let (_, table) = dict(&args[0])?;
        match table.borrow_mut().pop_last() {
            Some(entry) => Ok(Value::tuple(vec![entry.key, entry.value])),
            None => Err(key_error("popitem(): dictionary is empty".into())),
        }
    }),
    ("clear", "self, /", |_, args| {
        let _old = dict(&args[0])?.1.borrow_mut().clear();
        Ok(Value::None)
    }),
    ("copy", "self, /", |_, args| Ok(Object::dict(dict(&args[0])?.1.borrow().clone()).into())),
    ("keys", "self, /", |_, args| Ok(view(dict(&args[0])?.0, Yields::Keys))),
    ("values", "self, /", |_, args| Ok(view(dict(&args[0])?.0, Yields::Values))),
    ("items", "self, /", |_, args| Ok(view(dict(&args[0])?.0, Yields::Items))),
    ("__reversed__", "self, /", |_, args| Ok(native_iterator(TableIter::new(dict(&args[0])?.0, Yields::Keys, true)))),
];

const OPERATORS: &[Entry] = &[
    ("__or__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Or)),
    ("__ror__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Or)),
    ("__ior__", "self, other, /", |vm, args| operators::in_place(vm, args, BinaryOp::Or)),
];

fn empty(class: &Rc<crate::python::class::Class>) -> Value {
    Object::value(class, Payload::Dict(Box::new(Dict::default().into())))
}

fn or_none(value: &Value) -> Value {
    value.given().cloned().unwrap_or(Value::None)
}

fn update(vm: &mut Vm, args: &[Value]) -> PyResult<()> {
    let (_, table) = dict(&args[0])?;
    if let Some(other) = args[1].given() {
        let iterable = crate::python::protocol::iterate::is_iterable(other);
        if !iterable && vm.find_attribute(other, &types().names.intern("keys"))?.is_none() {
            return Err(type_error(format!("'{}' object is not iterable", other.class().name())));
        }
        vm.dict_update(table, other)?;
    }
    if args[2].is_unset() {
        return Ok(());
    }
    vm.dict_update(table, &args[2])
}

fn from_keys(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let made = vm.call(&args[0], Vec::new())?;
    let value = or_none(&args[2]);
    let iterator = vm.iter(&args[1])?;
    while let Some(key) = vm.next(&iterator)? {
        vm.set_item(&made, &key, value.clone())?;
    }
    Ok(made)
}
