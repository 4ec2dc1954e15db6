//! Values: what a Python variable can hold. Small ones are stored in place, the others are reference-counted; knows no code.

use super::FutureRef;
use super::class::Class;
use super::dict::Dict;
use super::object::{Object, Payload};
use super::text::Str;
use super::types::types;
use num_bigint::BigInt;
use std::rc::Rc;

/// A Python value. 16 bytes; cloning counts a reference.
#[derive(Clone, Default)]
pub enum Value {
    /// Not a value: a variable without one, an argument that was not given. Never seen by a program.
    #[default]
    Unset,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(Rc<Str>),
    Class(Rc<Class>),
    /// An asyncio future or task.
    Future(FutureRef),
    Object(Rc<Object>),
}

impl Value {
    /// A str.
    pub fn str(text: &str) -> Value {
        Value::Str(Str::new(text))
    }

    /// An int of any size, stored in place where it fits.
    pub fn big(number: BigInt) -> Value {
        match i64::try_from(&number) {
            Ok(small) => Value::Int(small),
            Err(_) => Object::value(&types().int, Payload::BigInt(Box::new(number))),
        }
    }

    pub fn list(items: Vec<Value>) -> Value {
        Object::value(&types().list, Payload::List(items.into()))
    }

    pub fn tuple(items: Vec<Value>) -> Value {
        Object::value(&types().tuple, Payload::Tuple(items.into()))
    }

    /// A set of the keys of a table, which was made by `Dict::set`.
    pub fn set(table: Dict) -> Value {
        Object::value(&types().set, Payload::Set(Box::new(table.into())))
    }

    pub fn bytes(bytes: Vec<u8>) -> Value {
        Object::value(&types().bytes, Payload::Bytes(bytes.into()))
    }

    /// The class that `type(value)` names.
    pub fn class(&self) -> &Rc<Class> {
        let types = types();
        match self {
            Value::Unset | Value::None => &types.none,
            Value::NotImplemented => &types.not_implemented,
            Value::Ellipsis => &types.ellipsis,
            Value::Bool(_) => &types.bool,
            Value::Int(_) => &types.int,
            Value::Float(_) => &types.float,
            Value::Str(_) => &types.str,
            Value::Class(class) => class.metaclass.as_ref().unwrap_or(&types.type_),
            Value::Future(future) if future.data.class.is_some() => future.data.class.as_ref().unwrap_or(&types.future),
            Value::Future(future) if future.as_task().is_some() => &types.task,
            Value::Future(_) => &types.future,
            Value::Object(object) => &object.class,
        }
    }

    /// The object behind the value, if it is one that is stored as an `Object`.
    pub fn object(&self) -> Option<&Rc<Object>> {
        match self {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What is inside the object behind the value.
    pub fn payload(&self) -> Option<&Payload> {
        self.object().map(|object| &object.payload)
    }

    /// The text of a str, or of an instance of a subclass of str.
    pub fn as_str(&self) -> Option<&Rc<Str>> {
        match self {
            Value::Str(text) => Some(text),
            Value::Object(object) => match &object.payload {
                Payload::Str(text) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// The number of an int that fits into 64 bits: bools and instances of subclasses of int too.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            Value::Bool(truth) => Some(i64::from(*truth)),
            Value::Object(object) => match &object.payload {
                Payload::Int(number) => Some(*number),
                _ => None,
            },
            _ => None,
        }
    }

    /// The number of an int of any size.
    pub fn as_big(&self) -> Option<BigInt> {
        match self.payload() {
            Some(Payload::BigInt(number)) => Some((**number).clone()),
            _ => self.as_int().map(BigInt::from),
        }
    }

    /// The number of a float or of an instance of a subclass of float; not of an int.
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Value::Float(number) => Some(*number),
            Value::Object(object) => match &object.payload {
                Payload::Float(number) => Some(*number),
                _ => None,
            },
            _ => None,
        }
    }

    /// The items of a tuple or of an instance of a subclass of tuple.
    pub fn as_tuple(&self) -> Option<&[Value]> {
        match self.payload() {
            Some(Payload::Tuple(items)) => Some(items),
            _ => None,
        }
    }

    /// `a is b`.
    pub fn is(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Unset, Value::Unset)
            | (Value::None, Value::None)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Ellipsis, Value::Ellipsis) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Str(a), Value::Str(b)) => Rc::ptr_eq(a, b) || a.text() == b.text(),
            (Value::Class(a), Value::Class(b)) => Rc::ptr_eq(a, b),
            (Value::Future(a), Value::Future(b)) => Rc::ptr_eq(a, b),
            (Value::Object(a), Value::Object(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }

    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    pub fn is_unset(&self) -> bool {
        matches!(self, Value::Unset)
    }

    /// The value, unless it is unset.
    pub fn given(&self) -> Option<&Value> {
        if self.is_unset() { None } else { Some(self) }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Bool(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Int(number as i64)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Value {
        Value::Float(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::str(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::str(&text)
    }
}

impl From<Rc<Str>> for Value {
    fn from(text: Rc<Str>) -> Value {
        Value::Str(text)
    }
}

impl From<Rc<Object>> for Value {
    fn from(object: Rc<Object>) -> Value {
        Value::Object(object)
    }
}
