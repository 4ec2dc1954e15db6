//! What the builtins ask of the machine and the machine does not do yet; each goes when the machine brings its own.

use crate::python::class::Class;
use crate::python::error::{PyResult, unsupported};
use crate::python::exception::Exception;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::value::Value;
use crate::trace::Stream;
use std::rc::Rc;

impl Vm {
    /// The module-level names of whoever calls.
    pub fn current_globals(&mut self) -> PyResult<Rc<Object>> {
        Err(unsupported("globals()"))
    }

    /// The names of whoever calls.
    pub fn current_locals(&mut self) -> PyResult<Rc<Object>> {
        Err(unsupported("locals()"))
    }

    /// What `super()` without arguments means for whoever calls: the class of its method, and the method's receiver.
    pub fn super_arguments(&mut self) -> Option<(Rc<Class>, Value)> {
        None
    }

    /// The next line of what the settings give as input.
    pub fn next_input_line(&mut self) -> Option<String> {
        None
    }

    /// An imported module.
    pub fn imported(&self, _name: &str) -> Option<Value> {
        None
    }

    /// `exception.__traceback__`.
    pub fn traceback_of(&mut self, _exception: &Exception) -> Value {
        Value::None
    }

    pub fn set_traceback(&mut self, _exception: &Exception, _traceback: &Value) -> PyResult<()> {
        Err(unsupported("with_traceback()"))
    }

    pub fn write(&mut self, _stream: Stream, _text: &str) -> PyResult<()> {
        Err(unsupported("printing"))
    }
}
