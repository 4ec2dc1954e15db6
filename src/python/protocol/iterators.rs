//! The iterators over builtin containers.

use crate::python::error::{PyResult, Unwind, runtime_error};
use crate::python::iter::{Iter, NativeIter};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// An iterator of this engine's own, as a value.
pub fn native_iterator(iter: impl NativeIter + 'static) -> Value {
    let class = types().iterator(iter.class_name());
    Object::value(&class, Payload::Iter(Iter::Native(Box::new(iter)).into()))
}

/// Over an object that has `__getitem__` alone.
pub struct SequenceIter {
    pub sequence: Value,
    pub at: i64,
}

impl NativeIter for SequenceIter {
    fn next(&mut self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let errors = &types().errors;
        let item = vm.get_item(&self.sequence, &Value::Int(self.at));
        self.at += 1;
        match item {
            Ok(item) => Ok(Some(item)),
            Err(Unwind::Raise(error)) if error.is(&errors.index_error) || error.is(&errors.stop_iteration) => Ok(None),
            Err(other) => Err(other),
        }
    }

    fn class_name(&self) -> &'static str {
        "iterator"
    }
}

/// Over the characters of a str.
pub struct TextIter {
    pub text: Rc<Str>,
    /// Where the next character begins.
    pub byte: usize,
}

impl NativeIter for TextIter {
    fn next(&mut self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(char) = self.text.text()[self.byte..].chars().next() else { return Ok(None) };
        self.byte += char.len_utf8();
        Ok(Some(Value::str(char.encode_utf8(&mut [0; 4]))))
    }

    fn class_name(&self) -> &'static str {
        if self.text.is_ascii() { "str_ascii_iterator" } else { "str_iterator" }
    }

    fn left(&self) -> Option<usize> {
        Some(self.text.text()[self.byte..].chars().count())
    }
}

/// Over the numbers in bytes.
pub struct ByteIter {
    pub bytes: Value,
    pub at: usize,
}

impl NativeIter for ByteIter {
    fn next(&mut self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        let byte = match self.bytes.payload() {
            Some(Payload::Bytes(bytes)) => bytes.get(self.at).copied(),
            Some(Payload::ByteArray(bytes)) => bytes.borrow().get(self.at).copied(),
            _ => None,
        };
        self.at += 1;
        Ok(byte.map(|byte| Value::Int(byte.into())))
    }

    fn class_name(&self) -> &'static str {
        match self.bytes.payload() {
            Some(Payload::ByteArray(_)) => "bytearray_iterator",
            _ => "bytes_iterator",
        }
    }
}

/// What an iterator over a dict yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yields {
    Keys,
    Values,
    Items,
}

/// Over a dict, which must not grow or shrink meanwhile.
pub struct TableIter {
    dict: Rc<Object>,
    yields: Yields,
    place: usize,
    length: usize,
    /// From the last to the first.
    backwards: Option<std::vec::IntoIter<(Value, Value)>>,
}

impl TableIter {
    pub fn new(dict: &Rc<Object>, yields: Yields, backwards: bool) -> TableIter {
        let table = dict.as_dict().borrow();
        let entries = || table.iter().rev().map(|entry| (entry.key.clone(), entry.value.clone())).collect::<Vec<_>>().into_iter();
        let backwards = backwards.then(entries);
        TableIter { dict: dict.clone(), yields, place: 0, length: table.len(), backwards }
    }
}

impl NativeIter for TableIter {
    fn next(&mut self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        let table = self.dict.as_dict().borrow();
        if table.len() != self.length {
            return Err(runtime_error("dictionary changed size during iteration"));
        }
        let (key, value) = match &mut self.backwards {
            Some(entries) => match entries.next() {
                Some(entry) => entry,
                None => return Ok(None),
            },
            None => {
                let Some((next, entry)) = table.next_entry(self.place) else { return Ok(None) };
                self.place = next;
                (entry.key.clone(), entry.value.clone())
            }
        };
        Ok(Some(match self.yields {
            Yields::Keys => key,
            Yields::Values => value,
            Yields::Items => Value::tuple(vec![key, value]),
        }))
    }

    fn class_name(&self) -> &'static str {
        match (self.yields, self.backwards.is_some()) {
            (Yields::Keys, false) => "dict_keyiterator",
            (Yields::Values, false) => "dict_valueiterator",
            (Yields::Items, false) => "dict_itemiterator",
            (Yields::Keys, true) => "dict_reversekeyiterator",
            (Yields::Values, true) => "dict_reversevalueiterator",
            (Yields::Items, true) => "dict_reverseitemiterator",
        }
    }
}

/// Over a set, which must not grow or shrink meanwhile.
pub struct SetIter {
    pub set: Rc<Object>,
    pub length: usize,
    pub left: std::vec::IntoIter<Value>,
}

impl NativeIter for SetIter {
    fn next(&mut self, _vm: &mut Vm) -> PyResult<Option<Value>> {
        if self.set.as_dict().borrow().len() != self.length {
            return Err(runtime_error("Set changed size during iteration"));
        }
        Ok(self.left.next())
    }

    fn class_name(&self) -> &'static str {
        "set_iterator"
    }

    fn left(&self) -> Option<usize> {
        Some(self.left.len())
    }
}
