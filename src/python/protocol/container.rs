//! `len` and `in`.

use super::sequence::byte_text;
use crate::python::error::{PyResult, overflow_error, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::object::{Payload, Range};
use crate::python::types::types;
use crate::python::value::Value;

impl Vm {
    /// `len(value)`.
    pub fn length(&mut self, value: &Value) -> PyResult<usize> {
        if value.is_known() {
            if let Some(length) = length_known(value) {
                return Ok(length);
            }
        } else if let Some(result) = self.call_special(value, "__len__", Vec::new())? {
            return checked_length(&result);
        }
        Err(type_error(format!("object of type '{}' has no len()", value.class().name())))
    }

    /// `item in container`.
    pub fn contains(&mut self, container: &Value, item: &Value) -> PyResult<bool> {
        if container.is_known() {
            return self.contains_known(container, item);
        }
        match container.class().lookup(&types().names.intern("__contains__")) {
            Some(Value::None) => Err(type_error(format!("'{}' object is not a container", container.class().name()))),
            Some(_) => match self.call_special(container, "__contains__", vec![item.clone()])? {
                Some(result) => self.truth(&result),
                None => self.contains_by_iteration(container, item),
            },
            None => self.contains_by_iteration(container, item),
        }
    }

    /// `item in container`, without asking the container's class.
    pub fn contains_known(&mut self, container: &Value, item: &Value) -> PyResult<bool> {
        if let Some(text) = container.as_str() {
            return match item.as_str() {
                Some(part) => {
                    self.spend(text.text().len() as u64 / 64)?;
                    Ok(text.text().contains(part.text()))
                }
                None => Err(type_error(format!("'in <string>' requires string as left operand, not {}", item.class().name()))),
            };
        }
        match container.payload() {
            Some(Payload::Dict(table)) => self.table_contains(table, item),
            Some(Payload::Set(table)) => self.set_contains(table, item),
            Some(Payload::List(items)) => {
                let mut at = 0;
                loop {
                    // The list may change while a program's `__eq__` runs.
                    let Some(other) = items.borrow().get(at).cloned() else { return Ok(false) };
                    if at % 16 == 15 {
                        self.spend(1)?;
                    }
                    if self.same(&other, item)? {
                        return Ok(true);
                    }
                    at += 1;
                }
            }
            Some(Payload::Tuple(items)) => {
                self.spend(items.len() as u64 / 16)?;
                for other in items {
                    if self.same(other, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Some(Payload::Range(range)) if item.as_int().is_some() => Ok(item.as_int().is_some_and(|item| in_range(range, item))),
            Some(Payload::Bytes(_) | Payload::ByteArray(_)) => bytes_contain(container, item),
            _ => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: &Value, item: &Value) -> PyResult<bool> {
        if !super::iterate::is_iterable(container) {
            return Err(type_error(format!("argument of type '{}' is not iterable", container.class().name())));
        }
        let iterator = self.iter(container)?;
        while let Some(other) = self.next(&iterator)? {
            if self.same(&other, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// The length of a builtin container; None for what has none.
pub fn length_known(value: &Value) -> Option<usize> {
    if let Some(text) = value.as_str() {
        return Some(text.len());
    }
    match value.payload()? {
        Payload::List(items) => Some(items.borrow().len()),
        Payload::Tuple(items) => Some(items.len()),
        Payload::Dict(table) | Payload::Set(table) => Some(table.borrow().len()),
        Payload::Bytes(bytes) => Some(bytes.len()),
        Payload::ByteArray(bytes) => Some(bytes.borrow().len()),
        Payload::Range(range) => Some(range.len()),
        _ => None,
    }
}

/// What a program's `__len__` returned, as a length.
pub fn checked_length(result: &Value) -> PyResult<usize> {
    let Some(number) = result.as_big() else {
        return Err(type_error(format!("'{}' object cannot be interpreted as an integer", result.class().name())));
    };
    if number.sign() == num_bigint::Sign::Minus {
        return Err(value_error("__len__() should return >= 0"));
    }
    i64::try_from(number).map(|length| length as usize).map_err(|_| overflow_error("cannot fit 'int' into an index-sized integer"))
}

/// Whether a range has the number.
pub fn in_range(range: &Range, number: i64) -> bool {
    let (number, start, stop, step) = (i128::from(number), i128::from(range.start), i128::from(range.stop), i128::from(range.step));
    let within = if step > 0 { start <= number && number < stop } else { stop < number && number <= start };
    within && (number - start) % step == 0
}

fn bytes_contain(container: &Value, item: &Value) -> PyResult<bool> {
    let bytes = byte_text(container).unwrap_or_default();
    if let Some(part) = byte_text(item) {
        return Ok(part.is_empty() || bytes.windows(part.len()).any(|window| window == &part[..]));
    }
    match item.as_int() {
        Some(byte) => {
            u8::try_from(byte).map(|byte| bytes.contains(&byte)).map_err(|_| value_error("byte must be in range(0, 256)"))
        }
        None => Err(type_error(format!("a bytes-like object is required, not '{}'", item.class().name()))),
    }
}
