//! What text, bytes, lists and tuples have in common: joining and repeating.

use super::limits;
use crate::python::error::PyResult;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::borrow::Cow;

/// The bytes of a bytes or bytearray object.
pub fn byte_text(value: &Value) -> Option<Cow<'_, [u8]>> {
    match value.payload()? {
        Payload::Bytes(bytes) => Some(Cow::Borrowed(bytes)),
        Payload::ByteArray(bytes) => Some(Cow::Owned(bytes.borrow().clone())),
        _ => None,
    }
}

/// Whether `+` joins and `*` repeats.
pub fn is_sequence(value: &Value) -> bool {
    matches!(value, Value::Str(_))
        || matches!(
            value.payload(),
            Some(Payload::Str(_) | Payload::List(_) | Payload::Tuple(_) | Payload::Bytes(_) | Payload::ByteArray(_))
        )
}

/// How much work it is to copy a sequence, in instructions.
pub fn weight(value: &Value) -> u64 {
    let (length, share) = match value.as_str() {
        Some(text) => (text.text().len(), 64),
        None => (super::container::length_known(value).unwrap_or(0), 16),
    };
    length as u64 / share
}

/// The name of the builtin type that a sequence is of or descends from.
pub fn base_name(value: &Value) -> &'static str {
    match value.payload() {
        Some(Payload::List(_)) => "list",
        Some(Payload::Tuple(_)) => "tuple",
        Some(Payload::Bytes(_)) => "bytes",
        Some(Payload::ByteArray(_)) => "bytearray",
        _ => "str",
    }
}

/// `a + b` for two sequences of a kind.
pub fn concatenate(a: &Value, b: &Value) -> PyResult<Option<Value>> {
    if let (Some(a), Some(b)) = (a.as_str(), b.as_str()) {
        limits::bytes(a.text().len() + b.text().len())?;
        return Ok(Some(Str::from_string([a.text(), b.text()].concat()).into()));
    }
    match (a.payload(), b.payload()) {
        (Some(Payload::List(a)), Some(Payload::List(b))) => {
            let (a, b) = (a.borrow(), b.borrow());
            limits::items(a.len() + b.len())?;
            Ok(Some(Value::list([a.as_slice(), b.as_slice()].concat())))
        }
        (Some(Payload::Tuple(a)), Some(Payload::Tuple(b))) => {
            limits::items(a.len() + b.len())?;
            Ok(Some(Value::tuple([&a[..], &b[..]].concat())))
        }
        (Some(left), _) => {
            let (Some(first), Some(second)) = (byte_text(a), byte_text(b)) else { return Ok(None) };
            limits::bytes(first.len() + second.len())?;
            Ok(Some(bytes_like(left, [first.as_ref(), second.as_ref()].concat())))
        }
        _ => Ok(None),
    }
}

/// `value * count` for a sequence.
pub fn repeat(value: &Value, count: i64) -> PyResult<Option<Value>> {
    let times = usize::try_from(count).unwrap_or(0);
    if let Some(text) = value.as_str() {
        limits::bytes(text.text().len().saturating_mul(times))?;
        return Ok(Some(if times == 1 { Value::Str(text.clone()) } else { Str::from_string(text.text().repeat(times)).into() }));
    }
    match value.payload() {
        Some(Payload::List(items)) => Ok(Some(Value::list(repeat_items(&items.borrow(), count)?))),
        Some(Payload::Tuple(items)) => Ok(Some(Value::tuple(repeat_items(items, count)?))),
        Some(payload) => {
            let Some(bytes) = byte_text(value) else { return Ok(None) };
            limits::bytes(bytes.len().saturating_mul(times))?;
            Ok(Some(bytes_like(payload, bytes.repeat(times))))
        }
        None => Ok(None),
    }
}

/// The items, `count` times over.
pub fn repeat_items(items: &[Value], count: i64) -> PyResult<Vec<Value>> {
    let times = usize::try_from(count).unwrap_or(0);
    limits::items(items.len().saturating_mul(times))?;
    let mut repeated = Vec::with_capacity(items.len() * times);
    for _ in 0..times {
        repeated.extend_from_slice(items);
        if items.is_empty() {
            break;
        }
    }
    Ok(repeated)
}

/// Bytes in the kind of object that `like` is in.
pub fn bytes_like(like: &Payload, bytes: Vec<u8>) -> Value {
    match like {
        Payload::ByteArray(_) => Object::value(&types().bytearray, Payload::ByteArray(bytes.into())),
        _ => Value::bytes(bytes),
    }
}
