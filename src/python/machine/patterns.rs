//! What `match` asks of its subjects.

use super::Vm;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error};
use crate::python::frame::Frame;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;

impl Vm {
    /// subject → subject bool
    pub(super) fn match_sequence(&mut self, frame: &mut Frame) {
        let subject = frame.top();
        let is_sequence = matches!(subject.payload(), Some(Payload::List(_) | Payload::Tuple(_) | Payload::Range(_)))
            || subject.class().mro().any(|class| matches!(class.name().text(), "deque" | "Sequence"));
        frame.push(Value::Bool(is_sequence));
    }

    /// subject → subject bool
    pub(super) fn match_mapping(&mut self, frame: &mut Frame) {
        let subject = frame.top();
        let is_mapping = matches!(subject.payload(), Some(Payload::Dict(_)))
            || subject.class().mro().any(|class| matches!(class.name().text(), "Mapping" | "UserDict" | "ChainMap"));
        frame.push(Value::Bool(is_mapping));
    }

    /// subject keys → subject keys values-or-None
    pub(super) fn match_keys(&mut self, frame: &mut Frame) -> PyResult<()> {
        let keys = frame.peek(0).clone();
        let subject = frame.peek(1).clone();
        let mut values = Vec::new();
        for key in keys.as_tuple().unwrap_or_default() {
            let found = match subject.payload() {
                Some(Payload::Dict(dict)) => self.dict_get(dict, key)?,
                _ => match self.call_method(&subject, "get", vec![key.clone(), Value::NotImplemented])? {
                    Value::NotImplemented => None,
                    found => Some(found),
                },
            };
            match found {
                Some(found) => values.push(found),
                None => {
                    frame.push(Value::None);
                    return Ok(());
                }
            }
        }
        frame.push(Value::tuple(values));
        Ok(())
    }

    /// subject class names → attributes-or-None
    pub(super) fn match_class(&mut self, frame: &mut Frame, positional: usize) -> PyResult<()> {
        let names = frame.pop();
        let class = frame.pop();
        let subject = frame.pop();
        let Value::Class(class) = &class else {
            return Err(type_error("called match pattern must be a class"));
        };
        if !subject.class().is_subclass(class) {
            frame.push(Value::None);
            return Ok(());
        }
        let mut values = Vec::new();
        if positional > 0 {
            match self.find_attribute(&Value::Class(class.clone()), &self.name("__match_args__"))? {
                Some(args) => {
                    let args = args.as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
                    if args.len() < positional {
                        let message = format!(
                            "{}() accepts {} positional sub-pattern{} ({positional} given)",
                            class.name(),
                            args.len(),
                            if args.len() == 1 { "" } else { "s" }
                        );
                        return Err(type_error(message));
                    }
                    for name in args.iter().take(positional).filter_map(Value::as_str) {
                        values.push(self.find_attribute(&subject, name)?);
                    }
                }
                // `int(x)`, `str(x)` and their kin match the subject itself.
                None if positional == 1 && matches_itself(class.name().text()) => values.push(Some(subject.clone())),
                None => {
                    let message = format!("{}() accepts 0 positional sub-patterns ({positional} given)", class.name());
                    return Err(type_error(message));
                }
            }
        }
        for name in names.as_tuple().unwrap_or_default().iter().filter_map(Value::as_str) {
            values.push(self.find_attribute(&subject, name)?);
        }
        let all: Option<Vec<Value>> = values.into_iter().collect();
        frame.push(all.map_or(Value::None, Value::tuple));
        Ok(())
    }

    /// dict keys → dict
    pub(super) fn dict_without(&mut self, frame: &mut Frame) -> PyResult<()> {
        let keys = frame.pop();
        let subject = frame.pop();
        let entries = match subject.payload() {
            Some(Payload::Dict(dict)) => (**dict).clone().into_inner(),
            _ => Dict::default(),
        };
        let rest = Object::dict(entries);
        for key in keys.as_tuple().unwrap_or_default() {
            self.dict_remove(rest.as_dict(), key)?;
        }
        frame.push(Value::Object(rest));
        Ok(())
    }
}

fn matches_itself(class: &str) -> bool {
    matches!(class, "bool" | "bytearray" | "bytes" | "dict" | "float" | "frozenset" | "int" | "list" | "set" | "str" | "tuple")
}
