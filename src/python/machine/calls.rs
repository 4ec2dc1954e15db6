//! Calling values: binding arguments to parameters, and making the frame or doing the work.

use crate::python::error::PyResult;
use crate::python::machine::Vm;
use crate::python::text::Str;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// Calls `function` and runs it to its end.
    pub fn call(&mut self, function: &Value, args: Vec<Value>) -> PyResult {
        self.call_with(function, args, Vec::new())
    }

    /// The same with named arguments.
    pub fn call_with(&mut self, _function: &Value, _args: Vec<Value>, _named: Vec<(Rc<Str>, Value)>) -> PyResult {
        Err(crate::python::error::unsupported("calls"))
    }
}
