//! What the machine asks of every object, iterator and function, as methods that programs can call and override.

use super::define::Definer;
use crate::python::error::{PyResult, type_error};
use crate::python::function::{Entry, Native, NativeRun};
use crate::python::machine::{method, named_of, no_attribute};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::Types;
use crate::python::value::Value;
use std::rc::Rc;

pub fn install(types: &Types, definer: &Definer) {
    definer.methods(&types.object, OBJECT);
    definer.methods(&types.function, FUNCTION);
    let methods = ITERATOR.iter().map(|(name, signature, run)| {
        let native = Native::new(name, signature, NativeRun::Now(*run), true);
        (types.names.intern(name), Object::value(&types.native, Payload::Native(native)))
    });
    *types.iterator_methods.borrow_mut() = methods.collect();
    for class in [&types.list_iterator, &types.tuple_iterator, &types.range_iterator] {
        definer.methods(class, ITERATOR);
    }
}

const OBJECT: &[Entry] = &[
    ("__getattribute__", "self, name, /", |vm, a| {
        let name = name_of(&a[1])?;
        let value = a[0].clone();
        vm.generic_attribute(&value, &name)?.ok_or_else(|| no_attribute(&value, &name))
    }),
    ("__setattr__", "self, name, value, /", |vm, a| {
        let name = name_of(&a[1])?;
        vm.generic_set_attribute(&a[0].clone(), &name, a[2].clone())?;
        Ok(Value::None)
    }),
    ("__delattr__", "self, name, /", |vm, a| {
        let name = name_of(&a[1])?;
        vm.generic_delete_attribute(&a[0].clone(), &name)?;
        Ok(Value::None)
    }),
];

const FUNCTION: &[Entry] = &[
    ("__get__", "self, obj, type=None, /", |_, a| {
        Ok(if a[1].is_none() { a[0].clone() } else { method(a[0].clone(), a[1].clone()) })
    }),
    ("__call__", "self, /, *args, **kwargs", |vm, a| {
        let args = a[1].as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
        let named = named_of(&a[2]);
        vm.call_with(&a[0].clone(), args, named)
    }),
];

const ITERATOR: &[Entry] = &[
    ("__iter__", "self, /", |_, a| Ok(a[0].clone())),
    ("__next__", "self, /", |vm, a| match a[0].payload() {
        Some(Payload::Iter(iter)) => vm.next_native(iter)?.ok_or_else(|| crate::python::error::stop_iteration(Value::None)),
        _ => Err(type_error("descriptor '__next__' requires an iterator")),
    }),
    ("__length_hint__", "self, /", |_, a| match a[0].payload() {
        Some(Payload::Iter(iter)) => Ok(iter.borrow().left().map_or(Value::Int(0), Value::from)),
        _ => Ok(Value::Int(0)),
    }),
];

fn name_of(value: &Value) -> PyResult<Rc<Str>> {
    value.as_str().cloned().ok_or_else(|| type_error(format!("attribute name must be string, not '{}'", value.class().name())))
}
