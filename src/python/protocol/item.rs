//! `container[key]`, in the three forms: reading, storing, deleting.

use super::limits;
use super::sequence::{base_name, byte_text, bytes_like};
use super::slice::{is_index, place};
use crate::python::error::{PyResult, Unwind, index_error, key_error, type_error, value_error};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload, Range};
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// What a key means for a sequence.
enum Key<'a> {
    Index(i64),
    Slice(&'a [Value; 3]),
}

impl Vm {
    /// `container[key]`.
    pub fn get_item(&mut self, container: &Value, key: &Value) -> PyResult {
        if let (Value::Object(object), Value::Int(index)) = (container, key)
            && let Payload::List(items) = &object.payload
            && object.class.known.get()
        {
            let items = items.borrow();
            return match place(*index, items.len()) {
                Some(at) => Ok(items[at].clone()),
                None => Err(index_error("list index out of range")),
            };
        }
        if container.is_known() && !matches!(container, Value::Class(_)) {
            return self.get_item_known(container, key);
        }
        if let Some(item) = self.call_special(container, "__getitem__", vec![key.clone()])? {
            return Ok(item);
        }
        match container {
            Value::Class(class) if Rc::ptr_eq(class, &types().type_) => Ok(self.alias(container, key)),
            Value::Class(class) => match self.find_attribute(container, &types().names.intern("__class_getitem__"))? {
                Some(method) => self.call(&method, vec![key.clone()]),
                None => Err(type_error(format!("type '{}' is not subscriptable", class.name()))),
            },
            _ => Err(type_error(format!("'{}' object is not subscriptable", container.class().name()))),
        }
    }

    /// `container[key]`, without asking the container's class.
    pub fn get_item_known(&mut self, container: &Value, key: &Value) -> PyResult {
        if let Some(text) = container.as_str() {
            return match self.sequence_key(container, key)? {
                Key::Index(index) => {
                    let at = place(index, text.len()).ok_or_else(|| index_error("string index out of range"))?;
                    Ok(text.slice(at, at + 1).into())
                }
                Key::Slice(parts) => {
                    let places = self.slice_places(parts, text.len())?;
                    if places.step == 1 {
                        let range = places.range();
                        return Ok(text.slice(range.start, range.end).into());
                    }
                    let chars: Vec<char> = text.text().chars().collect();
                    Ok(places.pick(&chars).into_iter().collect::<String>().into())
                }
            };
        }
        match container.payload() {
            Some(Payload::Dict(table)) => match self.dict_get(table, key)? {
                Some(value) => Ok(value),
                None => self.missing(container, key),
            },
            Some(Payload::List(items)) => match self.sequence_key(container, key)? {
                Key::Index(index) => {
                    let items = items.borrow();
                    place(index, items.len()).map(|at| items[at].clone()).ok_or_else(|| index_error("list index out of range"))
                }
                Key::Slice(parts) => {
                    let length = items.borrow().len();
                    let places = self.slice_places(parts, length)?;
                    let picked = places.pick(&items.borrow());
                    Ok(Value::list(picked))
                }
            },
            Some(Payload::Tuple(items)) => match self.sequence_key(container, key)? {
                Key::Index(index) => {
                    place(index, items.len()).map(|at| items[at].clone()).ok_or_else(|| index_error("tuple index out of range"))
                }
                Key::Slice(parts) => Ok(Value::tuple(self.slice_places(parts, items.len())?.pick(items))),
            },
            Some(Payload::Range(range)) => self.range_item(container, range, key),
            Some(payload @ (Payload::Bytes(_) | Payload::ByteArray(_))) => {
                let bytes = byte_text(container).unwrap_or_default();
                match self.sequence_key(container, key)? {
                    Key::Index(index) => {
                        let what = if matches!(payload, Payload::Bytes(_)) {
                            "index out of range"
                        } else {
                            "bytearray index out of range"
                        };
                        let at = place(index, bytes.len()).ok_or_else(|| index_error(what))?;
                        Ok(Value::Int(bytes[at].into()))
                    }
                    Key::Slice(parts) => {
                        let places = self.slice_places(parts, bytes.len())?;
                        Ok(bytes_like(payload, places.pick(&bytes)))
                    }
                }
            }
            _ => match self.call_special(container, "__getitem__", vec![key.clone()])? {
                Some(item) => Ok(item),
                None => Err(type_error(format!("'{}' object is not subscriptable", container.class().name()))),
            },
        }
    }

    fn missing(&mut self, container: &Value, key: &Value) -> PyResult {
        if !container.is_known()
            && let Some(value) = self.call_special(container, "__missing__", vec![key.clone()])?
        {
            return Ok(value);
        }
        Err(key_error(key.clone()))
    }

    fn range_item(&mut self, container: &Value, range: &Range, key: &Value) -> PyResult {
        match self.sequence_key(container, key)? {
            Key::Index(index) => {
                let at = place(index, range.len()).ok_or_else(|| index_error("range object index out of range"))?;
                Ok(Value::Int(range.get(at)))
            }
            Key::Slice(parts) => {
                let places = self.slice_places(parts, range.len())?;
                let at = |place: i64| range.start.wrapping_add(range.step.wrapping_mul(place));
                let part = Range { start: at(places.start), stop: at(places.stop), step: range.step.wrapping_mul(places.step) };
                Ok(Object::value(&types().range, Payload::Range(part)))
            }
        }
    }

    /// What a key means for a sequence; TypeError for what is neither an index nor a slice.
    fn sequence_key<'a>(&mut self, container: &Value, key: &'a Value) -> PyResult<Key<'a>> {
        if let Value::Int(index) = key {
            return Ok(Key::Index(*index));
        }
        if let Some(Payload::Slice(parts)) = key.payload() {
            return Ok(Key::Slice(parts));
        }
        if is_index(key) {
            return self.index_within(key).map(Key::Index);
        }
        let given = key.class().name();
        Err(type_error(match container.payload() {
            Some(Payload::Range(_)) => format!("range indices must be integers or slices, not {given}"),
            Some(Payload::Bytes(_)) => format!("byte indices must be integers or slices, not {given}"),
            _ if container.as_str().is_some() => format!("string indices must be integers, not '{given}'"),
            _ => format!("{} indices must be integers or slices, not {given}", base_name(container)),
        }))
    }

    /// `container[key] = value`.
    pub fn set_item(&mut self, container: &Value, key: &Value, value: Value) -> PyResult<()> {
        if container.is_known() {
            return self.set_item_known(container, key, value);
        }
        match self.call_special(container, "__setitem__", vec![key.clone(), value])? {
            Some(_) => Ok(()),
            None => Err(no_assignment(container)),
        }
    }

    /// `container[key] = value`, without asking the container's class.
    pub fn set_item_known(&mut self, container: &Value, key: &Value, value: Value) -> PyResult<()> {
        match container.payload() {
            Some(Payload::Dict(table)) => self.dict_set(table, key.clone(), value),
            Some(Payload::List(items)) => match self.sequence_key(container, key)? {
                Key::Index(index) => {
                    let mut items = items.borrow_mut();
                    let length = items.len();
                    let at = place(index, length).ok_or_else(|| index_error("list assignment index out of range"))?;
                    let old = std::mem::replace(&mut items[at], value);
                    drop(items);
                    drop(old);
                    Ok(())
                }
                Key::Slice(parts) => {
                    let new = match self.collect(&value) {
                        Err(Unwind::Raise(error))
                            if error.is(&types().errors.type_error) && !super::iterate::is_iterable(&value) =>
                        {
                            return Err(type_error("can only assign an iterable"));
                        }
                        other => other?,
                    };
                    self.assign_slice(items, parts, new)
                }
            },
            Some(Payload::ByteArray(bytes)) => match self.sequence_key(container, key)? {
                Key::Index(index) => {
                    let byte = self.byte(&value)?;
                    let mut bytes = bytes.borrow_mut();
                    let length = bytes.len();
                    let at = place(index, length).ok_or_else(|| index_error("bytearray index out of range"))?;
                    bytes[at] = byte;
                    Ok(())
                }
                Key::Slice(parts) => {
                    let new = self.bytes_of(&value)?;
                    self.assign_slice(bytes, parts, new)
                }
            },
            _ => match self.call_special(container, "__setitem__", vec![key.clone(), value])? {
                Some(_) => Ok(()),
                None => Err(no_assignment(container)),
            },
        }
    }

    /// `items[start:stop:step] = new`, for lists and bytearrays.
    fn assign_slice<T: Clone>(&mut self, items: &RefCell<Vec<T>>, parts: &[Value; 3], new: Vec<T>) -> PyResult<()> {
        let length = items.borrow().len();
        let places = self.slice_places(parts, length)?;
        limits::items(length + new.len())?;
        let mut items_now = items.borrow_mut();
        if places.step == 1 {
            let range = places.range();
            let (start, end) = (range.start.min(items_now.len()), range.end.min(items_now.len()));
            let old: Vec<T> = items_now.splice(start..end, new).collect();
            drop(items_now);
            drop(old);
            return Ok(());
        }
        if new.len() != places.count {
            let (given, wanted) = (new.len(), places.count);
            return Err(value_error(format!("attempt to assign sequence of size {given} to extended slice of size {wanted}")));
        }
        for (at, item) in places.iter().zip(new) {
            if let Some(place) = items_now.get_mut(at) {
                *place = item;
            }
        }
        Ok(())
    }

    /// `del container[key]`.
    pub fn delete_item(&mut self, container: &Value, key: &Value) -> PyResult<()> {
        if container.is_known() {
            return self.delete_item_known(container, key);
        }
        match self.call_special(container, "__delitem__", vec![key.clone()])? {
            Some(_) => Ok(()),
            None => Err(no_deletion(container, key)),
        }
    }

    /// `del container[key]`, without asking the container's class.
    pub fn delete_item_known(&mut self, container: &Value, key: &Value) -> PyResult<()> {
        match container.payload() {
            Some(Payload::Dict(table)) => match self.dict_remove(table, key)? {
                Some(_) => Ok(()),
                None => Err(key_error(key.clone())),
            },
            Some(Payload::List(items)) => match self.sequence_key(container, key)? {
                Key::Index(index) => remove_at(items, index, "list assignment index out of range"),
                Key::Slice(parts) => self.delete_slice(items, parts),
            },
            Some(Payload::ByteArray(bytes)) => match self.sequence_key(container, key)? {
                Key::Index(index) => remove_at(bytes, index, "bytearray index out of range"),
                Key::Slice(parts) => self.delete_slice(bytes, parts),
            },
            _ => match self.call_special(container, "__delitem__", vec![key.clone()])? {
                Some(_) => Ok(()),
                None => Err(no_deletion(container, key)),
            },
        }
    }

    fn delete_slice<T: Clone>(&mut self, items: &RefCell<Vec<T>>, parts: &[Value; 3]) -> PyResult<()> {
        let length = items.borrow().len();
        let places = self.slice_places(parts, length)?;
        let mut gone = vec![false; length];
        for at in places.iter() {
            if let Some(gone) = gone.get_mut(at) {
                *gone = true;
            }
        }
        let kept = items.borrow().iter().zip(gone).filter(|(_, gone)| !gone).map(|(item, _)| item.clone()).collect();
        let _old = items.replace(kept);
        Ok(())
    }
}

fn remove_at<T>(items: &RefCell<Vec<T>>, index: i64, message: &str) -> PyResult<()> {
    let length = items.borrow().len();
    let at = place(index, length).ok_or_else(|| index_error(message))?;
    let _old = items.borrow_mut().remove(at);
    Ok(())
}

fn no_assignment(container: &Value) -> Unwind {
    type_error(format!("'{}' object does not support item assignment", container.class().name()))
}

fn no_deletion(container: &Value, key: &Value) -> Unwind {
    // CPython has two ways to say so, and says the first of what is a sequence to it: all that the program's classes make.
    let counted = container.class().user || super::iterate::is_iterable(container);
    let not = if is_index(key) && counted { "doesn't" } else { "does not" };
    type_error(format!("'{}' object {not} support item deletion", container.class().name()))
}
