//! Variables by name: a module's, a class body's, the builtins.

use super::Vm;
use crate::python::code::Code;
use crate::python::error::{PyResult, Unwind, name_error, unbound_local_error};
use crate::python::frame::Frame;
use crate::python::text::Str;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    pub(super) fn load_global(&mut self, frame: &Frame, name: &Rc<Str>) -> PyResult {
        if let Some(value) = frame.globals.as_dict().borrow().get_str(name) {
            return Ok(value.clone());
        }
        if let Some(value) = self.builtins.as_dict().borrow().get_str(name) {
            return Ok(value.clone());
        }
        Err(self.undefined(name))
    }

    pub(super) fn load_name(&mut self, frame: &Frame, name: &Rc<Str>) -> PyResult {
        if let Some(namespace) = &frame.namespace
            && let Some(value) = namespace.as_dict().borrow().get_str(name)
        {
            return Ok(value.clone());
        }
        self.load_global(frame, name)
    }

    pub(super) fn delete_name(&mut self, frame: &mut Frame, name: &Rc<Str>) -> PyResult<()> {
        let namespace = frame.namespace.as_ref().unwrap_or(&frame.globals);
        let removed = namespace.as_dict().borrow_mut().remove_str(name);
        if removed.is_none() {
            return Err(self.undefined(name));
        }
        drop(removed);
        self.tidy(frame)
    }

    fn undefined(&self, name: &Rc<Str>) -> Unwind {
        let unwind = name_error(format!("name '{name}' is not defined"));
        if let Unwind::Raise(error) = &unwind {
            error.object().set_attribute(&self.name("name"), Value::Str(name.clone()));
        }
        unwind
    }

    pub(super) fn unbound_local(&self, code: &Code, at: u32) -> Unwind {
        let name = &code.locals[at as usize];
        unbound_local_error(format!("cannot access local variable '{name}' where it is not associated with a value"))
    }

    pub(super) fn unbound_cell(&self, code: &Code, at: u32) -> Unwind {
        let name = &code.cells[at as usize];
        if (at as usize) < code.own_cells {
            return unbound_local_error(format!("cannot access local variable '{name}' where it is not associated with a value"));
        }
        name_error(format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope"))
    }
}
