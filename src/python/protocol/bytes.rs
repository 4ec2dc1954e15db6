//! Bytes out of values: single ones, and all that an argument stands for.

use super::sequence::byte_text;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::value::Value;

impl Vm {
    /// An int from 0 to 255.
    pub fn byte(&mut self, value: &Value) -> PyResult<u8> {
        let number = self.index(value)?;
        u8::try_from(number).map_err(|_| value_error("byte must be in range(0, 256)"))
    }

    /// The bytes of a bytes-like object, or of an iterable of small ints.
    pub fn bytes_of(&mut self, value: &Value) -> PyResult<Vec<u8>> {
        if let Some(bytes) = byte_text(value) {
            return Ok(bytes.into_owned());
        }
        if value.as_str().is_some() || !super::iterate::is_iterable(value) {
            return Err(type_error(format!("cannot convert '{}' object to bytes", value.class().name())));
        }
        let mut bytes = Vec::new();
        for item in self.collect(value)? {
            let number = self.index(&item)?;
            bytes.push(u8::try_from(number).map_err(|_| value_error("bytes must be in range(0, 256)"))?);
        }
        Ok(bytes)
    }

    /// The bytes of a bytes-like object; TypeError for anything else.
    pub fn bytes_like<'a>(&mut self, value: &'a Value) -> PyResult<std::borrow::Cow<'a, [u8]>> {
        byte_text(value).ok_or_else(|| type_error(format!("a bytes-like object is required, not '{}'", value.class().name())))
    }
}
