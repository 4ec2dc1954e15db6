//! Views: what `keys`, `values` and `items` of a dict return. They show the dict as it is at the moment.

use super::define::Definer;
use super::install::{EMPTY, Table, install, methods};
use crate::python::code::{BinaryOp, CompareOp};
use crate::python::dict::Dict;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::iterators::{TableIter, Yields, native_iterator};
use crate::python::types::{Types, types};
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// What a view holds.
pub struct View {
    pub dict: Rc<Object>,
    pub yields: Yields,
}

/// A view of a dict.
pub fn view(dict: &Rc<Object>, yields: Yields) -> Value {
    let types = types();
    let class = match yields {
        Yields::Keys => &types.dict_keys,
        Yields::Values => &types.dict_values,
        Yields::Items => &types.dict_items,
    };
    Object::opaque_value(class, View { dict: dict.clone(), yields })
}

/// Gives the three classes their methods.
pub fn define(types: &Types, definer: &Definer) {
    for class in [&types.dict_keys, &types.dict_items] {
        install(definer, class, &[COMMON, methods(SETS)]);
    }
    install(definer, &types.dict_values, &[COMMON]);
}

const COMMON: Table = Table {
    methods: &[
        ("__repr__", "self, /", |vm, args| {
            let items = items(vm, &args[0])?;
            Ok(format!("{}([{}])", args[0].class().name(), vm.repr_items(&items)?).into())
        }),
        ("__len__", "self, /", |_, args| Ok(this(&args[0])?.dict.as_dict().borrow().len().into())),
        ("__iter__", "self, /", |_, args| {
            let view = this(&args[0])?;
            Ok(native_iterator(TableIter::new(&view.dict, view.yields, false)))
        }),
        ("__reversed__", "self, /", |_, args| {
            let view = this(&args[0])?;
            Ok(native_iterator(TableIter::new(&view.dict, view.yields, true)))
        }),
    ],
    ..EMPTY
};

const SETS: &[Entry] = &[
    ("__contains__", "self, item, /", |vm, args| contains(vm, &args[0], &args[1]).map(Value::Bool)),
    ("__and__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::And)),
    ("__rand__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::And)),
    ("__or__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::Or)),
    ("__ror__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::Or)),
    ("__sub__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::Subtract)),
    ("__rsub__", "self, other, /", |vm, args| {
        args.swap(0, 1);
        combined(vm, args, BinaryOp::Subtract)
    }),
    ("__xor__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::Xor)),
    ("__rxor__", "self, other, /", |vm, args| combined(vm, args, BinaryOp::Xor)),
    ("isdisjoint", "self, other, /", |vm, args| {
        let both = combined(vm, args, BinaryOp::And)?;
        Ok((vm.length(&both)? == 0).into())
    }),
    ("__eq__", "self, other, /", |vm, args| compared(vm, args, CompareOp::Equal)),
    ("__ne__", "self, other, /", |vm, args| compared(vm, args, CompareOp::NotEqual)),
    ("__lt__", "self, other, /", |vm, args| compared(vm, args, CompareOp::Less)),
    ("__le__", "self, other, /", |vm, args| compared(vm, args, CompareOp::LessEqual)),
    ("__gt__", "self, other, /", |vm, args| compared(vm, args, CompareOp::Greater)),
    ("__ge__", "self, other, /", |vm, args| compared(vm, args, CompareOp::GreaterEqual)),
];

fn this(value: &Value) -> PyResult<&View> {
    value.object().and_then(|object| object.opaque::<View>()).ok_or_else(|| super::receiver::wrong("dict_keys", value))
}

fn items(vm: &mut Vm, value: &Value) -> PyResult<Vec<Value>> {
    let view = this(value)?;
    let iterator = native_iterator(TableIter::new(&view.dict, view.yields, false));
    vm.collect(&iterator)
}

fn contains(vm: &mut Vm, value: &Value, item: &Value) -> PyResult<bool> {
    let view = this(value)?;
    let table = view.dict.as_dict();
    if view.yields == Yields::Keys {
        return vm.table_contains(table, item);
    }
    let Some([key, expected]) = item.as_tuple() else { return Ok(false) };
    match vm.dict_get(table, key)? {
        Some(value) => vm.same(&value, expected),
        None => Ok(false),
    }
}

/// What a view or another iterable holds, as the table of a set.
fn as_set(vm: &mut Vm, value: &Value) -> PyResult<RefCell<Dict>> {
    vm.set_of(value).map(RefCell::new)
}

fn combined(vm: &mut Vm, args: &[Value], op: BinaryOp) -> PyResult {
    let (a, b) = (as_set(vm, &args[0])?, as_set(vm, &args[1])?);
    let table = match op {
        BinaryOp::And => vm.intersection(&a, &b)?,
        BinaryOp::Or => vm.union(&a, &b)?,
        BinaryOp::Subtract => vm.difference(&a, &b)?,
        _ => vm.symmetric_difference(&a, &b)?,
    };
    Ok(Object::value(&types().set, Payload::Set(Box::new(table.into()))))
}

fn compared(vm: &mut Vm, args: &[Value], op: CompareOp) -> PyResult {
    let comparable =
        matches!(args[1].payload(), Some(Payload::Set(_))) || this(&args[1]).is_ok_and(|view| view.yields != Yields::Values);
    if !comparable {
        return Ok(Value::NotImplemented);
    }
    let sets = [as_set(vm, &args[0])?, as_set(vm, &args[1])?];
    let [a, b] = sets.map(|table| Object::value(&types().set, Payload::Set(Box::new(table))));
    Ok(vm.compare_known(op, &a, &b)?.map_or(Value::NotImplemented, Value::Bool))
}
