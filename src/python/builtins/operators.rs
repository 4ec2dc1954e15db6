//! What the special methods of builtin types have in common: they do what the operations do with known values, whatever the
//! class, so that `super().__add__(…)` and inherited methods work.

use crate::python::code::{BinaryOp, CompareOp, UnaryOp};
use crate::python::error::{PyResult, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::container::length_known;
use crate::python::protocol::unary::unary_known;
use crate::python::value::Value;

/// `self op other`; NotImplemented for what the builtin type does not know.
pub fn binary(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    Ok(vm.binary_known(op, &args[0], &args[1])?.unwrap_or(Value::NotImplemented))
}

/// `other op self`.
pub fn reflected(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    Ok(vm.binary_known(op, &args[1], &args[0])?.unwrap_or(Value::NotImplemented))
}

/// `self op= other`.
pub fn in_place(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    Ok(vm.in_place_known(op, &args[0], &args[1])?.unwrap_or(Value::NotImplemented))
}

/// A comparison.
pub fn compare(vm: &mut Vm, args: &[Value], op: CompareOp) -> PyResult {
    Ok(vm.compare_known(op, &args[0], &args[1])?.map_or(Value::NotImplemented, Value::Bool))
}

/// A unary operator.
pub fn unary(args: &[Value], op: UnaryOp) -> PyResult {
    unary_known(op, &args[0]).ok_or_else(|| type_error(format!("bad operand type: '{}'", args[0].class().name())))
}

/// `iter(self)`.
pub fn iter(vm: &mut Vm, args: &[Value]) -> PyResult {
    let class = args[0].class().name();
    vm.iter_known(&args[0]).ok_or_else(|| type_error(format!("'{class}' object is not iterable")))
}

/// The six comparisons.
pub const COMPARISONS: &[Entry] = &[
    ("__eq__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Equal)),
    ("__ne__", "self, other, /", |vm, args| compare(vm, args, CompareOp::NotEqual)),
    ("__lt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Less)),
    ("__le__", "self, other, /", |vm, args| compare(vm, args, CompareOp::LessEqual)),
    ("__gt__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Greater)),
    ("__ge__", "self, other, /", |vm, args| compare(vm, args, CompareOp::GreaterEqual)),
];

/// What every builtin type has that is shown and iterated as the operations do it.
pub const REPR: &[Entry] = &[("__repr__", "self, /", |vm, args| vm.repr_known(&args[0]).map(Value::from))];

/// The methods of containers.
pub const CONTAINER: &[Entry] = &[
    ("__len__", "self, /", |_, args| match length_known(&args[0]) {
        Some(length) => Ok(length.into()),
        None => Err(type_error(format!("object of type '{}' has no len()", args[0].class().name()))),
    }),
    ("__iter__", "self, /", |vm, args| iter(vm, args)),
    ("__contains__", "self, item, /", |vm, args| vm.contains_known(&args[0], &args[1]).map(Value::Bool)),
];

/// Reading an item.
pub const GET_ITEM: &[Entry] = &[("__getitem__", "self, key, /", |vm, args| vm.get_item_known(&args[0], &args[1]))];

/// Changing items.
pub const SET_ITEM: &[Entry] = &[
    ("__setitem__", "self, key, value, /", |vm, args| {
        vm.set_item_known(&args[0], &args[1], args[2].clone())?;
        Ok(Value::None)
    }),
    ("__delitem__", "self, key, /", |vm, args| {
        vm.delete_item_known(&args[0], &args[1])?;
        Ok(Value::None)
    }),
];

/// `+` and `*` of sequences.
pub const SEQUENCE: &[Entry] = &[
    ("__add__", "self, other, /", |vm, args| match binary(vm, args, BinaryOp::Add)? {
        Value::NotImplemented => Err(vm.operand_error(BinaryOp::Add, "+", &args[0], &args[1])),
        sum => Ok(sum),
    }),
    ("__mul__", "self, count, /", |vm, args| match binary(vm, args, BinaryOp::Multiply)? {
        Value::NotImplemented => {
            Err(type_error(format!("'{}' object cannot be interpreted as an integer", args[1].class().name())))
        }
        product => Ok(product),
    }),
    ("__rmul__", "self, count, /", |vm, args| reflected(vm, args, BinaryOp::Multiply)),
];

/// `hash(self)`.
pub const HASH: &[Entry] = &[("__hash__", "self, /", |vm, args| Ok(Value::Int(vm.hash_known(&args[0])? as i64)))];

/// `list[int]`.
pub const CLASS_ITEM: &[Entry] = &[("__class_getitem__", "cls, item, /", |vm, args| Ok(vm.alias(&args[0], &args[1])))];

/// `==` and `!=` alone.
pub const EQUALITY: &[Entry] = &[
    ("__eq__", "self, other, /", |vm, args| compare(vm, args, CompareOp::Equal)),
    ("__ne__", "self, other, /", |vm, args| compare(vm, args, CompareOp::NotEqual)),
];
