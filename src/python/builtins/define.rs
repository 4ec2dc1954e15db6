//! Puts native functions into namespaces and classes: functions, methods, constructors and computed attributes.

use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, attribute_error};
use crate::python::function::{Effect, Entry, Native, NativeRun};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// An attribute that is computed when it is asked for.
pub struct Attribute {
    pub name: &'static str,
    pub get: fn(&mut Vm, &Value) -> PyResult,
    /// None: it cannot be set.
    pub set: Option<fn(&mut Vm, &Value, Value) -> PyResult<()>>,
}
