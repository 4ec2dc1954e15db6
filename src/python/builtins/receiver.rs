//! The first arguments of methods, as what they have to be.

use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind, type_error};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// The text of a str.
pub fn text(value: &Value) -> PyResult<&Rc<Str>> {
    value.as_str().ok_or_else(|| wrong("str", value))
}

/// The items of a list.
pub fn list(value: &Value) -> PyResult<&RefCell<Vec<Value>>> {
    match value.payload() {
        Some(Payload::List(items)) => Ok(items),
        _ => Err(wrong("list", value)),
    }
}

/// The items of a tuple.
pub fn tuple(value: &Value) -> PyResult<&[Value]> {
    value.as_tuple().ok_or_else(|| wrong("tuple", value))
}

/// A dict and its table.
pub fn dict(value: &Value) -> PyResult<(&Rc<Object>, &RefCell<Dict>)> {
    match value {
        Value::Object(object) => match &object.payload {
            Payload::Dict(table) => Ok((object, table)),
            _ => Err(wrong("dict", value)),
        },
        _ => Err(wrong("dict", value)),
    }
}

/// The table of a set or frozenset.
pub fn set(value: &Value) -> PyResult<&RefCell<Dict>> {
    match value.payload() {
        Some(Payload::Set(table)) => Ok(table),
        _ => Err(wrong("set", value)),
    }
}

/// The class that is the first argument of `__new__`.
pub fn class(value: &Value) -> PyResult<&Rc<Class>> {
    match value {
        Value::Class(class) => Ok(class),
        _ => Err(type_error(format!("__new__(X): X is not a type object ({})", value.class().name()))),
    }
}

/// What CPython says when a method is given a receiver of another type.
pub fn wrong(expected: &str, value: &Value) -> Unwind {
    type_error(format!("descriptor requires a '{expected}' object but received a '{}'", value.class().name()))
}

/// An argument that was given and is not None.
pub fn some(value: &Value) -> Option<&Value> {
    value.given().filter(|value| !value.is_none())
}
