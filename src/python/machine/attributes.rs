//! Looking attributes up, along classes and descriptors.

use super::Vm;
use crate::python::class::Class;
use crate::python::error::{PyResult, Unwind, attribute_error, type_error};
use crate::python::frame::Frame;
use crate::python::function::Method;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// `value.name`.
    pub fn get_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult {
        match self.find_attribute(value, name)? {
            Some(found) => Ok(found),
            None => Err(no_attribute(value, name)),
        }
    }

    /// `value.name`, or None if there is no such attribute; other errors of properties and `__getattr__` are passed on.
    pub fn find_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult<Option<Value>> {
        let class = value.class().clone();
        if class.user
            && let Some(own) = class.lookup(&self.name("__getattribute__"))
            && !matches!(own.payload(), Some(Payload::Native(_)))
        {
            let found = self.call(&own, vec![value.clone(), Value::Str(name.clone())]);
            return self.or_getattr(value, &class, name, found.map(Some));
        }
        let found = self.generic_attribute(value, name);
        self.or_getattr(value, &class, name, found)
    }

    /// What was found; or, where nothing was, what the class's `__getattr__` gives.
    fn or_getattr(
        &mut self,
        value: &Value,
        class: &Rc<Class>,
        name: &Rc<Str>,
        found: PyResult<Option<Value>>,
    ) -> PyResult<Option<Value>> {
        let failed = match found {
            Ok(Some(found)) => return Ok(Some(found)),
            Err(Unwind::Raise(error)) if error.is(&types().errors.attribute_error) => Some(error),
            Err(other) => return Err(other),
            Ok(None) => None,
        };
        let fallback = if class.user { class.lookup(&self.name("__getattr__")) } else { None };
        match (fallback, failed) {
            (Some(fallback), _) => match self.call(&fallback, vec![value.clone(), Value::Str(name.clone())]) {
                Ok(found) => Ok(Some(found)),
                Err(other) => Err(other),
            },
            (None, Some(error)) => Err(error.into()),
            (None, None) => Ok(None),
        }
    }

    /// `object.__getattribute__`: descriptors of the class that define `__set__`, the object's own attributes, the rest of the class.
    pub fn generic_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult<Option<Value>> {
        if let Value::Class(class) = value {
            return self.class_attribute(class, name);
        }
        if let Some(Payload::Super(behind, receiver)) = value.payload() {
            return self.super_attribute(value, behind, receiver, name);
        }
        let class = value.class().clone();
        let shared = class.lookup(name);
        if let Some(shared) = &shared
            && self.is_data_descriptor(shared)
        {
            return self.bind_attribute(shared, value, &class).map(Some);
        }
        if let Some(own) = self.own_attribute(value, name) {
            return Ok(Some(own));
        }
        match shared {
            Some(shared) => self.bind_attribute(&shared, value, &class).map(Some),
            None => self.builtin_attribute(value, name),
        }
    }

    /// `super().name`: the attribute as the classes behind one of the receiver's class have it.
    fn super_attribute(&mut self, value: &Value, behind: &Rc<Class>, receiver: &Value, name: &Rc<Str>) -> PyResult<Option<Value>> {
        let start = match receiver {
            Value::Class(class) if class.is_subclass(behind) => class.clone(),
            other => other.class().clone(),
        };
        if name.text() == "__class__" {
            return Ok(Some(Value::Class(value.class().clone())));
        }
        let Some(found) = start.lookup_behind(behind, name) else { return Ok(None) };
        match receiver {
            Value::Class(class) if class.is_subclass(behind) && !class.is_subclass(&types().type_) => match found.payload() {
                Some(Payload::ClassMethod(function)) => Ok(Some(method(function.clone(), receiver.clone()))),
                _ => self.bind_on_class(&found, class).map(Some),
            },
            _ => self.bind_attribute(&found, receiver, &start).map(Some),
        }
    }

    /// What stands in the object's own dict, or in a module's namespace.
    fn own_attribute(&self, value: &Value, name: &Rc<Str>) -> Option<Value> {
        match value {
            Value::Object(object) => match &object.payload {
                Payload::Module(namespace) => namespace.as_dict().borrow().get_str(name).cloned(),
                _ => object.attribute(name),
            },
            Value::Future(future) => future.data.attribute(name),
            _ => None,
        }
    }

    /// Attributes that every value of its kind has, and that no table lists.
    fn builtin_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult<Option<Value>> {
        Ok(match (name.text(), value) {
            ("__class__", _) => Some(Value::Class(value.class().clone())),
            ("__dict__", Value::Object(object)) => match &object.payload {
                Payload::Module(namespace) => Some(Value::Object(namespace.clone())),
                _ if has_dict(object) => Some(Value::Object(object.attributes_dict())),
                _ => None,
            },
            ("__doc__", Value::Object(object)) => match &object.payload {
                Payload::Function(function) => Some(function.code.docstring.clone().map_or(Value::None, Value::Str)),
                _ => Some(Value::None),
            },
            (name, Value::Object(object)) => match &object.payload {
                Payload::Function(function) => self.function_attribute(function, name),
                Payload::Module(namespace) => self.attribute_from_elsewhere(&namespace.clone(), name)?,
                Payload::Method(method) => match name {
                    "__self__" => Some(method.receiver.clone()),
                    "__func__" => Some(method.function.clone()),
                    // A method shows its function's attributes.
                    _ => return self.find_attribute(&method.function.clone(), &self.name(name)),
                },
                Payload::Native(native) => match name {
                    "__qualname__" if native.owner.is_some() => {
                        native.owner.as_ref().map(|owner| Value::from(format!("{owner}.{}", native.name)))
                    }
                    "__name__" | "__qualname__" => Some(Value::str(native.name)),
                    "__module__" => Some(Value::str("builtins")),
                    _ => None,
                },
                Payload::StaticMethod(inner) | Payload::ClassMethod(inner) => match name {
                    "__func__" | "__wrapped__" => Some(inner.clone()),
                    _ => return self.find_attribute(&inner.clone(), &self.name(name)),
                },
                Payload::Property(parts) => match name {
                    "fget" => parts[0].given().cloned(),
                    "fset" => parts[1].given().cloned(),
                    "fdel" => parts[2].given().cloned(),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
    }

    fn function_attribute(&self, function: &crate::python::function::Function, name: &str) -> Option<Value> {
        Some(match name {
            "__name__" => Value::Str(function.name.borrow().clone()),
            "__qualname__" => Value::Str(function.qualname.borrow().clone()),
            "__module__" => function.globals.as_dict().borrow().get_text("__name__").cloned().unwrap_or(Value::None),
            "__defaults__" if function.defaults.is_empty() => Value::None,
            "__defaults__" => Value::tuple(function.defaults.clone()),
            "__kwdefaults__" => keyword_defaults(function),
            "__globals__" => Value::Object(function.globals.clone()),
            "__annotations__" => {
                let mut annotations = function.annotations.borrow_mut();
                if annotations.is_unset() {
                    *annotations = Value::Object(Object::dict(Default::default()));
                }
                annotations.clone()
            }
            "__closure__" if function.closure.is_empty() => Value::None,
            "__closure__" => Value::tuple(function.closure.iter().map(cell).collect()),
            "__code__" => super::classes::code_object(&function.code),
            _ => return None,
        })
    }

    /// `Class.name`: along the class's ancestors, then along its metaclass.
    fn class_attribute(&mut self, class: &Rc<Class>, name: &Rc<Str>) -> PyResult<Option<Value>> {
        if matches!(name.text(), "__name__" | "__qualname__" | "__mro__" | "__bases__" | "__base__" | "__dict__" | "__class__") {
            return Ok(super::classes::class_fact(class, name.text()));
        }
        let meta = Value::Class(class.clone()).class().clone();
        let shared = meta.lookup(name);
        let receiver = Value::Class(class.clone());
        if let Some(shared) = &shared
            && meta.user
            && self.is_data_descriptor(shared)
        {
            return self.bind_attribute(shared, &receiver, &meta).map(Some);
        }
        if let Some(own) = class.lookup(name) {
            return self.bind_on_class(&own, class).map(Some);
        }
        if let Some(shared) = shared {
            return self.bind_attribute(&shared, &receiver, &meta).map(Some);
        }
        Ok(super::classes::class_fact(class, name.text()))
    }

    /// An attribute of a class, seen from the class.
    pub fn bind_on_class(&mut self, attribute: &Value, class: &Rc<Class>) -> PyResult {
        match attribute.payload() {
            Some(Payload::StaticMethod(function)) => Ok(function.clone()),
            Some(Payload::ClassMethod(function)) => Ok(method(function.clone(), Value::Class(class.clone()))),
            Some(Payload::Function(_) | Payload::Native(_) | Payload::Property(_)) | None => Ok(attribute.clone()),
            _ => match attribute.class().lookup(&self.name("__get__")) {
                Some(get) => self.call(&get, vec![attribute.clone(), Value::None, Value::Class(class.clone())]),
                None => Ok(attribute.clone()),
            },
        }
    }

    /// An attribute of a class, seen from an instance: functions become methods, properties are asked.
    pub fn bind_attribute(&mut self, attribute: &Value, receiver: &Value, class: &Rc<Class>) -> PyResult {
        match attribute.payload() {
            Some(Payload::Function(_)) => Ok(method(attribute.clone(), receiver.clone())),
            Some(Payload::Native(native)) if native.binds => Ok(method(attribute.clone(), receiver.clone())),
            Some(Payload::Native(_)) | None => Ok(attribute.clone()),
            Some(Payload::StaticMethod(function)) => Ok(function.clone()),
            Some(Payload::ClassMethod(function)) => Ok(method(function.clone(), Value::Class(class.clone()))),
            Some(Payload::Property(parts)) => {
                let getter = parts[0].clone();
                if getter.is_unset() || getter.is_none() {
                    return Err(attribute_error("property of this object has no getter"));
                }
                self.call(&getter, vec![receiver.clone()])
            }
            _ => match attribute.class().lookup(&self.name("__get__")) {
                Some(get) => self.call(&get, vec![attribute.clone(), receiver.clone(), Value::Class(class.clone())]),
                None => Ok(attribute.clone()),
            },
        }
    }

    fn is_data_descriptor(&self, attribute: &Value) -> bool {
        match attribute.payload() {
            Some(Payload::Property(_)) => true,
            Some(Payload::Plain) => attribute.class().user && attribute.class().lookup(&self.name("__set__")).is_some(),
            _ => false,
        }
    }

    /// object → function receiver; or unset and the attribute, where it is no method of the object's class.
    pub(super) fn load_method(&mut self, frame: &mut Frame, name: &Rc<Str>) -> PyResult<()> {
        let value = frame.pop();
        let class = value.class();
        let plain = !matches!(value, Value::Class(_)) && !matches!(value.payload(), Some(Payload::Module(_) | Payload::Super(..)));
        if plain
            && let Some(shared) = class.lookup(name)
            && is_method(&shared)
            && !(class.user
                && class
                    .lookup(&self.name("__getattribute__"))
                    .is_some_and(|own| !matches!(own.payload(), Some(Payload::Native(_)))))
            && self.own_attribute(&value, name).is_none()
        {
            frame.push(shared);
            frame.push(value);
            return Ok(());
        }
        let attribute = self.get_attribute(&value, name)?;
        frame.push(Value::Unset);
        frame.push(attribute);
        Ok(())
    }

    /// `value.name = new`.
    pub fn set_attribute(&mut self, value: &Value, name: &Rc<Str>, new: Value) -> PyResult<()> {
        let class = value.class().clone();
        if class.user
            && let Some(own) = class.lookup(&self.name("__setattr__"))
            && !matches!(own.payload(), Some(Payload::Native(_)))
        {
            self.call(&own, vec![value.clone(), Value::Str(name.clone()), new])?;
            return Ok(());
        }
        self.generic_set_attribute(value, name, new)
    }

    /// `object.__setattr__`.
    pub fn generic_set_attribute(&mut self, value: &Value, name: &Rc<Str>, new: Value) -> PyResult<()> {
        let class = value.class().clone();
        if let Some(shared) = class.lookup(name) {
            match shared.payload() {
                Some(Payload::Property(parts)) => {
                    let setter = parts[1].clone();
                    if setter.is_unset() || setter.is_none() {
                        let message = format!("property '{name}' of '{}' object has no setter", class.qualname.borrow());
                        return Err(attribute_error(message));
                    }
                    self.call(&setter, vec![value.clone(), new])?;
                    return Ok(());
                }
                Some(Payload::Plain) => {
                    if let Some(set) = shared.class().lookup(&self.name("__set__")) {
                        self.call(&set, vec![shared.clone(), value.clone(), new])?;
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        match value {
            Value::Class(class) if class.user => super::classes::set_class_fact(class, name, new),
            Value::Class(class) => {
                let message = format!("cannot set '{name}' attribute of immutable type '{}'", class.name());
                return Err(type_error(message));
            }
            Value::Future(future) => future.data.set_attribute(name, new),
            Value::Object(object) => match &object.payload {
                Payload::Module(namespace) => {
                    let _old = namespace.as_dict().borrow_mut().set_str(name, new);
                }
                Payload::Function(function) => match (name.text(), new.as_str()) {
                    ("__name__", Some(text)) => *function.name.borrow_mut() = text.clone(),
                    ("__qualname__", Some(text)) => *function.qualname.borrow_mut() = text.clone(),
                    ("__annotations__", _) => *function.annotations.borrow_mut() = new,
                    _ => object.set_attribute(name, new),
                },
                Payload::Exception(_) if super::classes::set_exception_fact(object, name.text(), &new)? => {}
                _ if has_dict(object) => super::classes::check_slots(object, name).map(|()| object.set_attribute(name, new))?,
                _ => return Err(no_attribute(value, name)),
            },
            _ => return Err(no_attribute(value, name)),
        }
        Ok(())
    }

    /// `del value.name`.
    pub fn delete_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult<()> {
        let class = value.class().clone();
        if let Some(own) = class.lookup(&self.name("__delattr__"))
            && !matches!(own.payload(), Some(Payload::Native(_)))
        {
            self.call(&own, vec![value.clone(), Value::Str(name.clone())])?;
            return Ok(());
        }
        self.generic_delete_attribute(value, name)
    }

    /// `object.__delattr__`.
    pub fn generic_delete_attribute(&mut self, value: &Value, name: &Rc<Str>) -> PyResult<()> {
        let class = value.class().clone();
        if let Some(shared) = class.lookup(name) {
            if let Some(Payload::Property(parts)) = shared.payload() {
                let deleter = parts[2].clone();
                if deleter.is_unset() || deleter.is_none() {
                    let message = format!("property '{name}' of '{}' object has no deleter", class.qualname.borrow());
                    return Err(attribute_error(message));
                }
                self.call(&deleter, vec![value.clone()])?;
                return Ok(());
            }
            if shared.class().user
                && let Some(delete) = shared.class().lookup(&self.name("__delete__"))
            {
                self.call(&delete, vec![shared, value.clone()])?;
                return Ok(());
            }
        }
        let removed = match value {
            Value::Class(class) if class.user => class.delete(name),
            Value::Object(object) => match &object.payload {
                Payload::Module(namespace) => namespace.as_dict().borrow_mut().remove_str(name),
                _ => object.delete_attribute(name),
            },
            _ => None,
        };
        removed.map(drop).ok_or_else(|| no_attribute(value, name))
    }

    /// The special method `name` of the class of `value`, bound to it.
    pub fn special(&mut self, value: &Value, name: &str) -> PyResult<Option<Value>> {
        let class = value.class().clone();
        match class.lookup(&self.name(name)) {
            Some(shared) => self.bind_attribute(&shared, value, &class).map(Some),
            None => Ok(None),
        }
    }

    /// Calls the special method `name` that the class of `value` defines (instances' own attributes do not count), or returns
    /// None if it defines none.
    pub fn call_special(&mut self, value: &Value, name: &str, mut args: Vec<Value>) -> PyResult<Option<Value>> {
        let class = value.class().clone();
        let Some(shared) = class.lookup(&self.name(name)) else { return Ok(None) };
        if is_method(&shared) {
            args.insert(0, value.clone());
            return self.call(&shared, args).map(Some);
        }
        let bound = self.bind_attribute(&shared, value, &class)?;
        self.call(&bound, args).map(Some)
    }

    /// `value.name(*args)`.
    pub fn call_method(&mut self, value: &Value, name: &str, args: Vec<Value>) -> PyResult {
        let method = self.get_attribute(value, &self.name(name))?;
        self.call(&method, args)
    }
}

/// Whether an attribute of a class takes the instance as its first argument, as it is.
fn is_method(attribute: &Value) -> bool {
    match attribute.payload() {
        Some(Payload::Function(_)) => true,
        Some(Payload::Native(native)) => native.binds,
        _ => false,
    }
}

/// Whether an object has attributes of its own: instances of the program's classes and a few builtin kinds.
fn has_dict(object: &Object) -> bool {
    let bare = matches!(object.payload, Payload::Plain) && Rc::ptr_eq(&object.class, &types().object);
    object.class.user
        || (matches!(object.payload, Payload::Function(_) | Payload::Exception(_) | Payload::Opaque(_) | Payload::Plain) && !bare)
}

/// `function.__kwdefaults__`.
fn keyword_defaults(function: &crate::python::function::Function) -> Value {
    let first = function.code.parameters.positional as usize;
    let mut defaults = crate::python::dict::Dict::default();
    for (at, default) in function.keyword_defaults.iter().enumerate() {
        if let Some(default) = default.given() {
            defaults.set_str(&function.code.locals[first + at], default.clone());
        }
    }
    if defaults.is_empty() { Value::None } else { Value::Object(Object::dict(defaults)) }
}

/// A variable that a function shares with the functions around it, as an object; empty while the variable has no value.
fn cell(variable: &crate::python::function::Cell) -> Value {
    let cell = Object::new(&types().plain("cell"), Payload::Plain);
    let value = variable.borrow();
    if !value.is_unset() {
        cell.set_attribute(&types().names.intern("cell_contents"), value.clone());
    }
    Value::Object(cell)
}

/// A function bound to its receiver.
pub fn method(function: Value, receiver: Value) -> Value {
    let builtin = Rc::ptr_eq(function.class(), &types().native);
    let class = if builtin { &types().native } else { &types().method };
    Object::value(class, Payload::Method(Box::new(Method { function, receiver })))
}

/// The AttributeError for an attribute that is not there.
pub fn no_attribute(value: &Value, name: &Rc<Str>) -> Unwind {
    let message = match value {
        Value::Class(class) => format!("type object '{}' has no attribute '{name}'", class.name()),
        Value::Object(object) => match &object.payload {
            Payload::Module(namespace) => {
                let module = namespace.as_dict().borrow().get_text("__name__").and_then(|name| name.as_str().cloned());
                if let Some(module) = &module
                    && crate::python::lib::lacks(module.text(), name.text())
                {
                    return crate::python::error::unsupported(format!("{module}.{name}"));
                }
                format!("module '{}' has no attribute '{name}'", module.map_or(String::new(), |module| module.to_string()))
            }
            Payload::Super(..) => format!("'super' object has no attribute '{name}'"),
            _ => return instance_has_no(&object.class, value, name),
        },
        _ => return instance_has_no(value.class(), value, name),
    };
    attribute_error_of(value, name, message)
}

/// The same for a plain instance of `class`.
fn instance_has_no(class: &Rc<Class>, value: &Value, name: &Rc<Str>) -> Unwind {
    let full = |class: &Rc<Class>| crate::python::protocol::display::full_name(class);
    let ours = class.mro().find(|class| !class.user && crate::python::lib::lacks(&full(class), name.text()));
    match ours {
        Some(ours) => crate::python::error::unsupported(format!("{}.{name}", full(ours))),
        None => attribute_error_of(value, name, format!("'{}' object has no attribute '{name}'", class.name())),
    }
}

fn attribute_error_of(value: &Value, name: &Rc<Str>, message: String) -> Unwind {
    let unwind = attribute_error(message);
    if let Unwind::Raise(error) = &unwind {
        error.object().set_attribute(&types().names.intern("name"), Value::Str(name.clone()));
        error.object().set_attribute(&types().names.intern("obj"), value.clone());
    }
    unwind
}
