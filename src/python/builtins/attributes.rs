//! The builtin functions about attributes, classes and namespaces.

use super::functions::class_name;
use crate::python::error::{PyResult, Unwind, attribute_error, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Attributes, Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::collections::BTreeSet;
use std::rc::Rc;

pub const FUNCTIONS: &[Entry] = &[
    ("getattr", "object, name, default=None, /", getattr),
    ("setattr", "obj, name, value, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        vm.set_attribute(&args[0], &name, args[2].clone())?;
        Ok(Value::None)
    }),
    ("hasattr", "obj, name, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        Ok(find(vm, &args[0], &name)?.is_some().into())
    }),
    ("delattr", "obj, name, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        vm.delete_attribute(&args[0], &name)?;
        Ok(Value::None)
    }),
    ("isinstance", "obj, class_or_tuple, /", |vm, args| Ok(vm.is_instance(&args[0], &args[1])?.into())),
    ("issubclass", "cls, class_or_tuple, /", |vm, args| Ok(vm.is_subclass(&args[0], &args[1])?.into())),
    ("dir", "object=None, /", dir),
    ("vars", "object=None, /", vars),
    ("globals", "", |vm, _| Ok(Value::Object(vm.current_globals()?))),
    ("locals", "", |vm, _| Ok(Value::Object(vm.current_locals()?))),
];

/// What every object can be asked about its attributes.
pub const OBJECT: &[Entry] = &[
    ("__getattribute__", "self, name, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        match vm.generic_attribute(&args[0], &name)? {
            Some(found) => Ok(found),
            None => Err(attribute_error(format!("'{}' object has no attribute '{name}'", class_name(&args[0])))),
        }
    }),
    ("__setattr__", "self, name, value, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        vm.generic_set_attribute(&args[0], &name, args[2].clone())?;
        Ok(Value::None)
    }),
    ("__delattr__", "self, name, /", |vm, args| {
        let name = attribute_name(&args[1])?;
        vm.generic_delete_attribute(&args[0], &name)?;
        Ok(Value::None)
    }),
    ("__dir__", "self, /", |_, args| Ok(names(names_of(&args[0])))),
];

/// The name of an attribute that a program gives as a value.
fn attribute_name(name: &Value) -> PyResult<Rc<Str>> {
    name.as_str().cloned().ok_or_else(|| type_error(format!("attribute name must be string, not '{}'", class_name(name))))
}

/// The attribute; None if there is none, or a property or `__getattr__` says so by an AttributeError.
pub fn find(vm: &mut Vm, object: &Value, name: &Rc<Str>) -> PyResult<Option<Value>> {
    match vm.find_attribute(object, name) {
        Err(Unwind::Raise(error)) if error.is(&types().errors.attribute_error) => Ok(None),
        found => found,
    }
}

fn getattr(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let name = attribute_name(&args[1])?;
    match args[2].given() {
        None => vm.get_attribute(&args[0], &name),
        Some(default) => Ok(find(vm, &args[0], &name)?.unwrap_or_else(|| default.clone())),
    }
}

fn dir(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(object) = args[0].given().cloned() else {
        let locals = vm.current_locals()?;
        return Ok(names(str_keys(&locals)));
    };
    if let Some(listed) = vm.call_special(&object, "__dir__", Vec::new())? {
        let items = vm.collect(&listed)?;
        return Ok(Value::list(super::sorting::sort(vm, items, None, false)?));
    }
    Ok(names(names_of(&object)))
}

/// The names that `dir` lists for an object whose class has no `__dir__` of its own.
pub fn names_of(object: &Value) -> Vec<Rc<Str>> {
    if let Some(Payload::Module(globals)) = object.payload() {
        return str_keys(globals);
    }
    let mut found = Vec::new();
    if let Some(object) = object.object() {
        match &*object.attributes.borrow() {
            Attributes::Empty => {}
            Attributes::Own(dict) => found.extend(dict.iter().filter_map(|entry| entry.key.as_str().cloned())),
            Attributes::Shared(dict) => found.extend(str_keys(dict)),
        }
    }
    let class = match object {
        Value::Class(class) => class,
        other => other.class(),
    };
    for ancestor in class.mro() {
        found.extend(ancestor.dict.borrow().iter().filter_map(|entry| entry.key.as_str().cloned()));
    }
    found
}

fn str_keys(dict: &Rc<Object>) -> Vec<Rc<Str>> {
    dict.as_dict().borrow().iter().filter_map(|entry| entry.key.as_str().cloned()).collect()
}

fn names(found: Vec<Rc<Str>>) -> Value {
    let sorted: BTreeSet<String> = found.iter().map(|name| name.text().to_owned()).collect();
    Value::list(sorted.into_iter().map(Value::from).collect())
}

fn vars(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let Some(object) = args[0].given() else { return Ok(Value::Object(vm.current_locals()?)) };
    match find(vm, &object.clone(), &types().names.intern("__dict__"))? {
        Some(dict) => Ok(dict),
        None => Err(type_error("vars() argument must have __dict__ attribute")),
    }
}
