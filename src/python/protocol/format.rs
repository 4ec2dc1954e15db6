//! `format(value, spec)`.

use super::format_value;
use super::number::Number;
use crate::python::error::{PyResult, type_error};
use crate::python::machine::Vm;
use crate::python::value::Value;

impl Vm {
    /// `format(value, spec)`, what f-strings and `str.format` do with a value.
    pub fn format(&mut self, value: &Value, spec: &str) -> PyResult<String> {
        if value.is_known() {
            return self.format_known(value, spec);
        }
        match self.call_special(value, "__format__", vec![Value::str(spec)])? {
            Some(result) => match result.as_str() {
                Some(text) => Ok(text.text().to_owned()),
                None => Err(type_error(format!("__format__ must return a str, not {}", result.class().name()))),
            },
            None => self.format_default(value, spec),
        }
    }

    /// What `format` makes of a value without asking its class.
    pub fn format_known(&mut self, value: &Value, spec: &str) -> PyResult<String> {
        if spec.is_empty() {
            return self.str(value);
        }
        if let Some(text) = value.as_str() {
            return format_value::text(text.text(), spec, value.class().name().text());
        }
        match Number::of(value) {
            Some(number) => format_value::number(&number, spec, value.class().name().text()),
            None => self.format_default(value, spec),
        }
    }

    /// What `object.__format__` does.
    pub fn format_default(&mut self, value: &Value, spec: &str) -> PyResult<String> {
        if spec.is_empty() {
            return self.str(value);
        }
        Err(type_error(format!("unsupported format string passed to {}.__format__", value.class().name())))
    }
}
