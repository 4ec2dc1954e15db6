//! Iteration: `iter`, `next`, and what takes everything that an iterable yields.

use super::iterators::{ByteIter, SequenceIter, SetIter, TableIter, TextIter, Yields, native_iterator};
use super::limits;
use crate::python::error::{PyResult, Unwind, type_error, value_error};
use crate::python::generator::GeneratorKind;
use crate::python::iter::Iter;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;

impl Vm {
    /// `iter(value)`.
    pub fn iter(&mut self, value: &Value) -> PyResult {
        if is_native_iterator(value) {
            return Ok(value.clone());
        }
        if value.is_known() {
            return match self.iter_known(value) {
                Some(iterator) => Ok(iterator),
                None => Err(not_iterable(value)),
            };
        }
        match value.class().lookup(&types().names.intern("__iter__")) {
            Some(Value::None) => Err(not_iterable(value)),
            Some(_) => {
                let iterator = self.call_special(value, "__iter__", Vec::new())?.unwrap_or_default();
                if is_iterator(&iterator) {
                    return Ok(iterator);
                }
                Err(type_error(format!("iter() returned non-iterator of type '{}'", iterator.class().name())))
            }
            None if value.class().lookup_text("__getitem__").is_some() => {
                Ok(native_iterator(SequenceIter { sequence: value.clone(), at: 0 }))
            }
            None => Err(not_iterable(value)),
        }
    }

    /// The iterator over a builtin container; None for what cannot be iterated.
    pub fn iter_known(&mut self, value: &Value) -> Option<Value> {
        let types = types();
        if let Some(text) = value.as_str() {
            return Some(native_iterator(TextIter { text: text.clone(), byte: 0 }));
        }
        let object = value.object()?;
        match &object.payload {
            Payload::List(_) => {
                let iter = Iter::List { list: object.clone(), at: 0 };
                Some(Object::value(&types.list_iterator, Payload::Iter(iter.into())))
            }
            Payload::Tuple(_) => {
                let iter = Iter::Tuple { tuple: object.clone(), at: 0 };
                Some(Object::value(&types.tuple_iterator, Payload::Iter(iter.into())))
            }
            Payload::Range(range) => Some(Object::value(&types.range_iterator, Payload::Iter(Iter::range(*range).into()))),
            Payload::Dict(_) => Some(native_iterator(TableIter::new(object, Yields::Keys, false))),
            Payload::Set(_) => {
                let items = self.set_items(object);
                Some(native_iterator(SetIter { set: object.clone(), length: items.len(), left: items.into_iter() }))
            }
            Payload::Bytes(_) | Payload::ByteArray(_) => Some(native_iterator(ByteIter { bytes: value.clone(), at: 0 })),
            Payload::Generator(generator) if generator.kind != GeneratorKind::Generator => None,
            Payload::Iter(_) | Payload::Generator(_) => Some(value.clone()),
            _ => None,
        }
    }

    /// The next item of an iterator; None at its end.
    pub fn next(&mut self, iterator: &Value) -> PyResult<Option<Value>> {
        if let Value::Object(object) = iterator
            && let Payload::Iter(iter) = &object.payload
            && !object.class.user
        {
            return self.next_native(iter);
        }
        match self.call_special(iterator, "__next__", Vec::new()) {
            Ok(Some(item)) => Ok(Some(item)),
            Ok(None) => Err(type_error(format!("'{}' object is not an iterator", iterator.class().name()))),
            Err(Unwind::Raise(error)) if error.is(&types().errors.stop_iteration) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The next item of an iterator of this engine's own.
    pub fn next_native(&mut self, iter: &std::cell::RefCell<Iter>) -> PyResult<Option<Value>> {
        self.spend(1)?;
        if let Ok(item) = iter.borrow_mut().next_quickly() {
            return Ok(item);
        }
        // Taken out while it is asked, since it may run code that asks it.
        let taken = iter.replace(Iter::Done);
        let Iter::Native(mut native) = taken else { return Ok(None) };
        let item = native.next(self);
        if !matches!(item, Ok(None)) {
            iter.replace(Iter::Native(native));
        }
        item
    }

    /// Everything that an iterable yields.
    pub fn collect(&mut self, value: &Value) -> PyResult<Vec<Value>> {
        if value.is_known()
            && let Some(payload) = value.payload()
        {
            match payload {
                Payload::List(items) => {
                    let items = items.borrow().clone();
                    self.spend(items.len() as u64 / 16)?;
                    return Ok(items);
                }
                Payload::Tuple(items) => return Ok(items.to_vec()),
                Payload::Dict(table) => {
                    let keys = table.borrow().keys();
                    self.spend(keys.len() as u64 / 16)?;
                    return Ok(keys);
                }
                Payload::Range(range) => limits::items(range.len())?,
                _ => {}
            }
        }
        let iterator = self.iter(value)?;
        let mut items = Vec::new();
        while let Some(item) = self.next(&iterator)? {
            items.push(item);
            limits::items(items.len())?;
        }
        Ok(items)
    }

    /// `a, b, c = value`: exactly `count` items.
    pub fn unpack(&mut self, value: &Value, count: usize) -> PyResult<Vec<Value>> {
        if value.is_known()
            && let Some(Payload::Tuple(_) | Payload::List(_)) = value.payload()
        {
            let items = self.collect(value)?;
            return match items.len() {
                length if length == count => Ok(items),
                length if length > count => Err(too_many(count)),
                length => Err(too_few(count, length, false)),
            };
        }
        let iterator = self.unpackable(value)?;
        let mut items = Vec::with_capacity(count.min(64));
        while let Some(item) = self.next(&iterator)? {
            if items.len() == count {
                return Err(too_many(count));
            }
            items.push(item);
        }
        if items.len() < count { Err(too_few(count, items.len(), false)) } else { Ok(items) }
    }

    /// `a, *b, c = value`: `before` items, a list of what is between, `after` items.
    pub fn unpack_star(&mut self, value: &Value, before: usize, after: usize) -> PyResult<Vec<Value>> {
        let iterator = self.unpackable(value)?;
        let mut items = self.collect(&iterator)?;
        if items.len() < before + after {
            return Err(too_few(before + after, items.len(), true));
        }
        let last = items.split_off(items.len() - after);
        let middle = items.split_off(before);
        items.push(Value::list(middle));
        items.extend(last);
        Ok(items)
    }

    fn unpackable(&mut self, value: &Value) -> PyResult {
        if is_iterable(value) {
            return self.iter(value);
        }
        Err(type_error(format!("cannot unpack non-iterable {} object", value.class().name())))
    }
}

fn too_many(count: usize) -> Unwind {
    value_error(format!("too many values to unpack (expected {count})"))
}

fn too_few(count: usize, got: usize, star: bool) -> Unwind {
    let least = if star { "at least " } else { "" };
    value_error(format!("not enough values to unpack (expected {least}{count}, got {got})"))
}

fn not_iterable(value: &Value) -> Unwind {
    type_error(format!("'{}' object is not iterable", value.class().name()))
}

/// Whether `iter` finds something to begin with.
pub fn is_iterable(value: &Value) -> bool {
    if is_native_iterator(value) {
        return true;
    }
    if value.is_known() {
        return value.as_str().is_some()
            || matches!(
                value.payload(),
                Some(
                    Payload::List(_)
                        | Payload::Tuple(_)
                        | Payload::Range(_)
                        | Payload::Dict(_)
                        | Payload::Set(_)
                        | Payload::Bytes(_)
                        | Payload::ByteArray(_)
                        | Payload::Iter(_)
                )
            )
            || value.class().lookup_text("__iter__").is_some();
    }
    match value.class().lookup_text("__iter__") {
        Some(method) => !method.is_none(),
        None => value.class().lookup_text("__getitem__").is_some(),
    }
}

/// Whether the value is an iterator of this engine's own, which iterates itself.
fn is_native_iterator(value: &Value) -> bool {
    matches!(value, Value::Object(object) if matches!(object.payload, Payload::Iter(_)) && !object.class.user)
}

/// Whether `next` can be asked.
pub fn is_iterator(value: &Value) -> bool {
    matches!(value.payload(), Some(Payload::Iter(_))) || value.class().lookup_text("__next__").is_some()
}
