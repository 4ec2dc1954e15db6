//! What the builtins ask of the machine about whoever calls them.

use crate::python::error::{PyResult, unsupported};
use crate::python::exception::Exception;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// The module-level names of whoever calls.
    pub fn current_globals(&mut self) -> PyResult<Rc<Object>> {
        let noted = self.state.noted.as_ref().map(|(globals, _)| globals.clone());
        noted.ok_or_else(|| unsupported("globals() under another name"))
    }

    /// The names of whoever calls.
    pub fn current_locals(&mut self) -> PyResult<Rc<Object>> {
        let noted = self.state.noted.as_ref().map(|(_, locals)| locals.clone());
        noted.ok_or_else(|| unsupported("locals() under another name"))
    }

    /// The next line of what the settings give as input, with its line break if it has one; none: it is used up.
    pub fn next_input_line(&mut self) -> Option<String> {
        let rest = &self.settings.input[self.input_read..];
        let line = rest.split_inclusive('\n').next()?.to_owned();
        self.input_read += line.len();
        Some(line)
    }

    /// An imported module.
    pub fn imported(&self, name: &str) -> Option<Value> {
        self.modules.as_dict().borrow().get_text(name).cloned()
    }

    /// Gives an exception the places of a traceback; None: none.
    pub fn set_traceback(&mut self, exception: &Exception, traceback: &Value) -> PyResult<()> {
        let places = traceback.object().and_then(|object| object.opaque::<Vec<crate::python::exception::Place>>()).cloned();
        let mut data = exception.data_mut();
        data.traceback = places.unwrap_or_default();
        let gone = if data.traceback.is_empty() { std::mem::take(&mut data.left) } else { Vec::new() };
        drop(data);
        drop(gone);
        Ok(())
    }
}
