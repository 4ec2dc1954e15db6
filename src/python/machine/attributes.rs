//! Looking attributes up, along classes and descriptors.

use crate::python::error::PyResult;
use crate::python::machine::Vm;
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// `value.name`.
    pub fn get_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult {
        match self.find_attribute(value, name)? {
            Some(found) => Ok(found),
            None => Err(crate::python::error::attribute_error(format!(
                "'{}' object has no attribute '{name}'",
                value.class().name()
            ))),
        }
    }

    /// `value.name`, or None if there is no such attribute; other errors of properties and `__getattr__` are passed on.
    pub fn find_attribute(&mut self, _value: &Value, _name: &Rc<Str>) -> PyResult<Option<Value>> {
        Ok(None)
    }

    /// `value.name = new`.
    pub fn set_attribute(&mut self, _value: &Value, _name: &Rc<Str>, _new: Value) -> PyResult<()> {
        Ok(())
    }

    /// `del value.name`.
    pub fn delete_attribute(&mut self, _value: &Value, _name: &Rc<Str>) -> PyResult<()> {
        Ok(())
    }

    /// Calls the special method `name` that the class of `value` defines (instances' own attributes do not count), or returns
    /// None if it defines none.
    pub fn call_special(&mut self, value: &Value, name: &str, mut args: Vec<Value>) -> PyResult<Option<Value>> {
        let Some(method) = value.class().lookup(&types().names.intern(name)) else { return Ok(None) };
        args.insert(0, value.clone());
        self.call(&method, args).map(Some)
    }

    /// `value.name(*args)`.
    pub fn call_method(&mut self, value: &Value, name: &str, args: Vec<Value>) -> PyResult {
        let method = self.get_attribute(value, &types().names.intern(name))?;
        self.call(&method, args)
    }
}
