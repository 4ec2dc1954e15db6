//! `isinstance` and `issubclass`, and what stands for types without being classes: `list[int]`, `int | None`.

use super::display::full_name;
use crate::python::error::{PyResult, type_error};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;

/// `list[int]`.
pub struct Alias {
    pub origin: Value,
    pub args: Vec<Value>,
}

/// `int | None`.
pub struct Union {
    pub members: Vec<Value>,
}

impl Vm {
    /// `isinstance(value, kind)`: a class, a union of them, or a tuple of these.
    pub fn is_instance(&mut self, value: &Value, kind: &Value) -> PyResult<bool> {
        match kind {
            Value::Class(class) if class.metaclass.is_none() => Ok(value.class().is_subclass(class)),
            Value::Class(class) => {
                if value.class().is_subclass(class) {
                    return Ok(true);
                }
                match self.call_special(kind, "__instancecheck__", vec![value.clone()])? {
                    Some(result) => self.truth(&result),
                    None => Ok(false),
                }
            }
            _ => match members(kind) {
                Some(members) => {
                    for member in members {
                        if self.nested(" in __instancecheck__", |vm| vm.is_instance(value, &member))? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                None if kind.is_none() => Err(bad_kind("isinstance")),
                None => self.ask_kind(kind, "__instancecheck__", value, "isinstance"),
            },
        }
    }

    /// `issubclass(class, kind)`.
    pub fn is_subclass(&mut self, class: &Value, kind: &Value) -> PyResult<bool> {
        let Value::Class(own) = class else { return Err(type_error("issubclass() arg 1 must be a class")) };
        match kind {
            Value::Class(kind) if own.is_subclass(kind) => Ok(true),
            Value::Class(other) if other.metaclass.is_none() => Ok(false),
            Value::Class(_) => match self.call_special(kind, "__subclasscheck__", vec![class.clone()])? {
                Some(result) => self.truth(&result),
                None => Ok(false),
            },
            _ => match members(kind) {
                Some(members) => {
                    for member in members {
                        if self.nested(" in __subclasscheck__", |vm| vm.is_subclass(class, &member))? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                None => self.ask_kind(kind, "__subclasscheck__", class, "issubclass"),
            },
        }
    }

    fn ask_kind(&mut self, kind: &Value, method: &str, value: &Value, function: &str) -> PyResult<bool> {
        if kind.object().is_some_and(|object| object.opaque::<Alias>().is_some()) {
            return Err(type_error(format!("{function}() argument 2 cannot be a parameterized generic")));
        }
        if !kind.is_known()
            && let Some(result) = self.call_special(kind, method, vec![value.clone()])?
        {
            return self.truth(&result);
        }
        Err(bad_kind(function))
    }

    /// `origin[args]`.
    pub fn alias(&mut self, origin: &Value, args: &Value) -> Value {
        let args = args.as_tuple().map_or_else(|| vec![args.clone()], <[Value]>::to_vec);
        Object::opaque_value(&types().generic_alias, Alias { origin: origin.clone(), args })
    }

    /// `a | b` for types.
    pub fn union_of(&mut self, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let mut all: Vec<Value> = Vec::new();
        for side in [a, b] {
            let members = side.object().and_then(|object| object.opaque::<Union>()).map(|union| union.members.clone());
            for member in members.unwrap_or_else(|| vec![side.clone()]) {
                let mut known = false;
                for other in &all {
                    known = known || self.same(other, &member)?;
                }
                if !known {
                    all.push(member);
                }
            }
        }
        match all.as_slice() {
            [only] => Ok(Some(only.clone())),
            _ => Ok(Some(Object::opaque_value(&types().union, Union { members: all }))),
        }
    }

    /// A type as it stands in annotations: `int`, `__main__.A`, `None`, `...`.
    pub fn type_text(&mut self, value: &Value) -> PyResult<String> {
        match value {
            Value::Class(class) => Ok(full_name(class)),
            Value::Ellipsis => Ok("...".to_owned()),
            _ => self.repr(value),
        }
    }
}

/// Whether `|` with a type makes a union: classes, None, and what stands for types.
pub fn is_type_like(value: &Value) -> bool {
    match value {
        Value::Class(_) | Value::None => true,
        Value::Object(object) => object.opaque::<Alias>().is_some() || object.opaque::<Union>().is_some(),
        _ => false,
    }
}

/// What a tuple or union of classes consists of; None for anything else.
fn members(kind: &Value) -> Option<Vec<Value>> {
    match kind.payload()? {
        Payload::Tuple(items) => Some(items.to_vec()),
        Payload::Opaque(content) => {
            let none = Value::Class(types().none.clone());
            let union = content.downcast_ref::<Union>()?;
            Some(union.members.iter().map(|member| if member.is_none() { none.clone() } else { member.clone() }).collect())
        }
        _ => None,
    }
}

fn bad_kind(function: &str) -> crate::python::error::Unwind {
    let kind =
        if function == "isinstance" { "a type, a tuple of types, or a union" } else { "a class, a tuple of classes, or a union" };
    type_error(format!("{function}() arg 2 must be {kind}"))
}
