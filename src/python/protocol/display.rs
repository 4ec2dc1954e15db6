//! `repr`, `str` and `ascii` of every value.

use super::{float_text, format_value, quote};
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error};
use crate::python::exception::Exception;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// `repr(value)`.
    pub fn repr(&mut self, value: &Value) -> PyResult<String> {
        if value.is_known() {
            return self.repr_known(value);
        }
        self.nested(" while getting the repr of an object", |vm| match vm.call_special(value, "__repr__", Vec::new())? {
            Some(result) => returned_text(&result, "__repr__"),
            None => Ok(vm.repr_default(value)),
        })
    }

    /// `str(value)`.
    pub fn str(&mut self, value: &Value) -> PyResult<String> {
        match value {
            Value::Str(text) => return Ok(text.text().to_owned()),
            _ if value.is_known() => return self.str_known(value),
            _ => {}
        }
        self.nested(" while calling a Python object", |vm| match vm.call_special(value, "__str__", Vec::new())? {
            Some(result) => returned_text(&result, "__str__"),
            None => vm.repr(value),
        })
    }

    /// `str(value)` as a str: the very same one, if it is one.
    pub fn to_str(&mut self, value: &Value) -> PyResult<Rc<Str>> {
        match value {
            Value::Str(text) => Ok(text.clone()),
            _ => self.str(value).map(Str::from_string),
        }
    }

    /// `ascii(value)`.
    pub fn ascii(&mut self, value: &Value) -> PyResult<String> {
        Ok(quote::ascii(&self.repr(value)?))
    }

    /// What `str` makes of a value without asking its class.
    pub fn str_known(&mut self, value: &Value) -> PyResult<String> {
        if let Some(text) = value.as_str() {
            return Ok(text.text().to_owned());
        }
        if let Some(exception) = Exception::from_value(value) {
            return self.exception_text(&exception);
        }
        self.repr_known(value)
    }

    /// What `repr` makes of a value without asking its class: what the builtin ancestor of its class does.
    pub fn repr_known(&mut self, value: &Value) -> PyResult<String> {
        Ok(match value {
            Value::Unset => "<unset>".to_owned(),
            Value::None => "None".to_owned(),
            Value::NotImplemented => "NotImplemented".to_owned(),
            Value::Ellipsis => "Ellipsis".to_owned(),
            Value::Bool(true) => "True".to_owned(),
            Value::Bool(false) => "False".to_owned(),
            Value::Int(number) => number.to_string(),
            Value::Float(number) => float_text::repr(*number),
            Value::Str(text) => quote::text(text.text()),
            Value::Class(class) => class_repr(class),
            Value::Future(_) => self.repr_default(value),
            Value::Object(object) => return self.repr_object(value, object),
        })
    }

    /// `<__main__.A object at 0x7f0000000010>`.
    pub fn repr_default(&mut self, value: &Value) -> String {
        let name = full_name(value.class());
        format!("<{name} object at {}>", self.address_text(value))
    }

    fn repr_object(&mut self, value: &Value, object: &Rc<Object>) -> PyResult<String> {
        match &object.payload {
            Payload::Int(number) => Ok(number.to_string()),
            Payload::Float(number) => Ok(float_text::repr(*number)),
            Payload::Str(text) => Ok(quote::text(text.text())),
            Payload::BigInt(number) => format_value::big_text(number),
            Payload::Bytes(bytes) => Ok(quote::bytes(bytes)),
            Payload::ByteArray(bytes) => Ok(format!("{}({})", object.class.name(), quote::bytes(&bytes.borrow()))),
            Payload::List(_) | Payload::Tuple(_) | Payload::Dict(_) | Payload::Set(_) => self.repr_container(value, object),
            Payload::Range(range) if range.step == 1 => Ok(format!("range({}, {})", range.start, range.stop)),
            Payload::Range(range) => Ok(format!("range({}, {}, {})", range.start, range.stop, range.step)),
            Payload::Slice(parts) => {
                let [start, stop, step] = [&parts[0], &parts[1], &parts[2]].map(|part| self.repr(part));
                Ok(format!("slice({}, {}, {})", start?, stop?, step?))
            }
            Payload::Function(function) => {
                let name = function.qualname.borrow().clone();
                Ok(format!("<function {name} at {}>", self.address_text(value)))
            }
            Payload::Native(native) if Rc::ptr_eq(&object.class, &types().function) => {
                let owner = native.owner.as_ref().map_or(String::new(), |owner| format!("{owner}."));
                Ok(format!("<function {owner}{} at {}>", native.name, self.address_text(value)))
            }
            Payload::Native(native) if native.binds => Ok(match &native.owner {
                Some(owner) if native.name.starts_with("__") => format!("<slot wrapper '{}' of '{owner}' objects>", native.name),
                Some(owner) => format!("<method '{}' of '{owner}' objects>", native.name),
                None => format!("<method '{}'>", native.name),
            }),
            Payload::Native(native) => Ok(format!("<built-in function {}>", native.name)),
            Payload::Method(method) => self.repr_method(&method.function, &method.receiver),
            Payload::Generator(generator) => {
                let name = generator.qualname.borrow().clone();
                Ok(format!("<{} object {name} at {}>", object.class.name(), self.address_text(value)))
            }
            Payload::Exception(_) => match Exception::from_value(value) {
                Some(exception) => self.exception_repr(&exception),
                None => Ok(self.repr_default(value)),
            },
            Payload::Module(globals) => {
                let name = globals.as_dict().borrow().get_text("__name__").cloned();
                let name = name.as_ref().and_then(Value::as_str).map_or_else(String::new, |name| name.text().to_owned());
                Ok(format!("<module '{name}' (built-in)>"))
            }
            Payload::Super(class, receiver) => Ok(format!("<super: {}, <{} object>>", class_repr(class), receiver.class().name())),
            _ => Ok(self.repr_default(value)),
        }
    }

    fn repr_method(&mut self, function: &Value, receiver: &Value) -> PyResult<String> {
        match function.payload() {
            Some(Payload::Native(native)) if !Rc::ptr_eq(function.class(), &types().function) => {
                let class = receiver.class().name();
                Ok(format!("<built-in method {} of {class} object at {}>", native.name, self.address_text(receiver)))
            }
            Some(Payload::Function(inner)) => {
                let name = inner.qualname.borrow().clone();
                Ok(format!("<bound method {name} of {}>", self.repr(receiver)?))
            }
            Some(Payload::Native(native)) => Ok(format!("<bound method {} of {}>", native.qualname(), self.repr(receiver)?)),
            // Any callable can be bound; what has no name is asked for its own.
            _ => Ok(format!("<bound method ? of {}>", self.repr(receiver)?)),
        }
    }

    fn repr_container(&mut self, value: &Value, object: &Rc<Object>) -> PyResult<String> {
        let shown = self.showing(object, |vm| match &object.payload {
            Payload::Dict(_) => vm.repr_dict(object),
            Payload::Set(_) => vm.repr_set(value, object),
            _ => vm.repr_sequence(object),
        })?;
        Ok(shown.unwrap_or_else(|| match &object.payload {
            Payload::List(_) => "[...]".to_owned(),
            Payload::Tuple(_) => "(...)".to_owned(),
            Payload::Dict(_) => "{...}".to_owned(),
            _ => format!("{}(...)", object.class.name()),
        }))
    }

    /// Makes the repr of something with an inside, unless it is being made already, further out: then None.
    pub fn showing<T>(&mut self, object: &Rc<Object>, show: impl FnOnce(&mut Vm) -> PyResult<T>) -> PyResult<Option<T>> {
        let address = Rc::as_ptr(object) as usize;
        if self.protocol.showing.contains(&address) {
            return Ok(None);
        }
        self.protocol.showing.push(address);
        let result = self.nested(" while getting the repr of an object", show);
        self.protocol.showing.pop();
        result.map(Some)
    }

    fn repr_sequence(&mut self, object: &Rc<Object>) -> PyResult<String> {
        if let Payload::Tuple(items) = &object.payload {
            let inner = self.repr_items(items)?;
            let comma = if items.len() == 1 { "," } else { "" };
            return Ok(format!("({inner}{comma})"));
        }
        let mut shown = String::from("[");
        let mut at = 0;
        // The list may change while a program's `__repr__` runs.
        while let Payload::List(items) = &object.payload {
            let Some(item) = items.borrow().get(at).cloned() else { break };
            if at > 0 {
                shown.push_str(", ");
            }
            shown.push_str(&self.repr(&item)?);
            super::limits::bytes(shown.len())?;
            at += 1;
        }
        shown.push(']');
        Ok(shown)
    }

    /// The reprs of the items with commas between them.
    pub fn repr_items(&mut self, items: &[Value]) -> PyResult<String> {
        let mut shown = String::new();
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                shown.push_str(", ");
            }
            shown.push_str(&self.repr(item)?);
            super::limits::bytes(shown.len())?;
        }
        Ok(shown)
    }

    fn repr_dict(&mut self, object: &Rc<Object>) -> PyResult<String> {
        let mut shown = String::from("{");
        let mut place = 0;
        loop {
            let next =
                object.as_dict().borrow().next_entry(place).map(|(next, entry)| (next, entry.key.clone(), entry.value.clone()));
            let Some((next, key, value)) = next else { break };
            if shown.len() > 1 {
                shown.push_str(", ");
            }
            shown.push_str(&self.repr(&key)?);
            shown.push_str(": ");
            shown.push_str(&self.repr(&value)?);
            super::limits::bytes(shown.len())?;
            place = next;
        }
        shown.push('}');
        Ok(shown)
    }

    fn repr_set(&mut self, value: &Value, object: &Rc<Object>) -> PyResult<String> {
        let keys = self.set_items(object);
        let name = value.class().name();
        if keys.is_empty() {
            return Ok(format!("{name}()"));
        }
        let inner = self.repr_items(&keys)?;
        Ok(if Rc::ptr_eq(value.class(), &types().set) { format!("{{{inner}}}") } else { format!("{name}({{{inner}}})") })
    }

    /// What `repr` makes of an exception: its class's name and its arguments.
    pub fn exception_repr(&mut self, exception: &Exception) -> PyResult<String> {
        let args = exception.data().args.clone();
        let inner = self.repr_items(&args)?;
        Ok(format!("{}({inner})", exception.class().name()))
    }

    /// What `str` makes of an exception.
    pub fn exception_text(&mut self, exception: &Exception) -> PyResult<String> {
        let errors = &types().errors;
        let (args, members) = {
            let data = exception.data();
            (data.args.clone(), data.members.len())
        };
        if exception.is(&errors.base_exception_group) {
            let message = self.str(args.first().unwrap_or(&Value::None))?;
            let plural = if members == 1 { "" } else { "s" };
            return Ok(format!("{message} ({members} sub-exception{plural})"));
        }
        let fact = |name| exception.attribute(&types().names.intern(name));
        // What an OSError was made with counts, not what the program put into `args` since.
        if let (true, Some(number), Some(message)) = (exception.is(&errors.os_error), fact("errno"), fact("strerror")) {
            let text = format!("[Errno {}] {}", self.str(&number)?, self.str(&message)?);
            return match fact("filename") {
                Some(file) if !file.is_none() => Ok(format!("{text}: {}", self.repr(&file)?)),
                _ => Ok(text),
            };
        }
        match args.as_slice() {
            [encoding, object, start, end, reason] if exception.is(&errors.unicode_error) => {
                Ok(unicode_text(encoding, object, start, end, reason).unwrap_or_default())
            }
            [] => Ok(String::new()),
            [key] if exception.is(&errors.key_error) => self.repr(key),
            [only] => self.str(only),
            [message, _] if exception.is(&errors.syntax_error) => {
                let message = self.str(message)?;
                let place = ["filename", "lineno"].map(fact);
                match place {
                    [Some(file), Some(line)] => {
                        let (file, line) = (self.str(&file)?, self.str(&line)?);
                        Ok(format!("{message} ({}, line {line})", file.rsplit('/').next().unwrap_or_default()))
                    }
                    _ => Ok(message),
                }
            }
            several => {
                let tuple = Value::tuple(several.to_vec());
                self.repr_known(&tuple)
            }
        }
    }
}

/// `<class '__main__.A'>`.
pub fn class_repr(class: &Rc<Class>) -> String {
    format!("<class '{}'>", full_name(class))
}

/// The class's name with its module, unless that is `builtins`.
pub fn full_name(class: &Class) -> String {
    let module = class.module.borrow();
    let name = class.qualname.borrow();
    if module.text() == "builtins" { name.text().to_owned() } else { format!("{module}.{name}") }
}

/// What a program's `__repr__`, `__str__` or `__format__` returned, which has to be a str.
pub fn returned_text(result: &Value, method: &str) -> PyResult<String> {
    match result.as_str() {
        Some(text) => Ok(text.text().to_owned()),
        None => Err(type_error(format!("{method} returned non-string (type {})", result.class().name()))),
    }
}

/// What `str` makes of a UnicodeEncodeError or UnicodeDecodeError; None if its arguments are not what they should be.
fn unicode_text(encoding: &Value, object: &Value, start: &Value, end: &Value, reason: &Value) -> Option<String> {
    let (encoding, reason) = (encoding.as_str()?, reason.as_str()?);
    let (start, end) = (start.as_int()?, end.as_int()?);
    let one = end == start + 1;
    let first = usize::try_from(start).ok()?;
    let (what, shown) = match object.as_str() {
        Some(text) => ("encode", quote::ascii(text.slice(first, first + 1))),
        None => ("decode", format!("0x{:02x}", super::sequence::byte_text(object)?.get(first)?)),
    };
    let (kind, shown) = match (what, one) {
        ("encode", true) => ("character ", format!("'{shown}'")),
        ("encode", false) => ("characters", String::new()),
        (_, true) => ("byte ", shown),
        _ => ("bytes", String::new()),
    };
    let places = if one { start.to_string() } else { format!("{start}-{}", end - 1) };
    Some(format!("'{encoding}' codec can't {what} {kind}{shown} in position {places}: {reason}"))
}
