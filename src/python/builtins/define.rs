//! Puts native functions into namespaces and classes: functions, methods, constructors, computed attributes.

use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::function::{Entry, Native, NativeFn, NativeRun};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::Types;
use crate::python::value::Value;
use std::rc::Rc;

/// An attribute that is computed when it is asked for: its name, how, and how it is set, if it can be.
pub type Attribute = (&'static str, NativeFn, Option<NativeFn>);

/// Makes natives, for as long as the engine lives.
pub struct Definer<'a> {
    types: &'a Types,
    /// The class of what it makes.
    kind: &'a Rc<Class>,
}

impl<'a> Definer<'a> {
    pub fn new(types: &'a Types) -> Self {
        Definer { types, kind: &types.native }
    }

    /// For what is written in Python in CPython's library, and shows as such: `type(asyncio.sleep)` is `function`.
    pub fn of_functions(types: &'a Types) -> Self {
        Definer { types, kind: &types.function }
    }

    fn native(&self, (name, signature, run): Entry, binds: bool, owner: Option<&Rc<Class>>) -> Value {
        let make = if Rc::ptr_eq(self.kind, &self.types.function) { Native::in_python } else { Native::of };
        let native = make(name, signature, NativeRun::Now(run), binds, owner.map(|class| class.name()));
        Object::value(self.kind, Payload::Native(native))
    }

    /// Functions of a module.
    pub fn functions(&self, namespace: &mut Dict, entries: &[Entry]) {
        for entry in entries {
            let function = self.native(*entry, false, None);
            namespace.set_str(&self.name(entry.0), function);
        }
    }

    /// Methods: functions that take the instance first.
    pub fn methods(&self, class: &Rc<Class>, entries: &[Entry]) {
        for entry in entries {
            let method = self.native(*entry, true, Some(class));
            class.dict.borrow_mut().set_str(&self.name(entry.0), method);
        }
    }

    /// Functions that take what they are called with and nothing else, such as `__new__`.
    pub fn statics(&self, class: &Rc<Class>, entries: &[Entry]) {
        for entry in entries {
            let function = self.native(*entry, false, Some(class));
            class.dict.borrow_mut().set_str(&self.name(entry.0), function);
        }
    }

    /// Methods that take the class first.
    pub fn class_methods(&self, class: &Rc<Class>, entries: &[Entry]) {
        for entry in entries {
            let function = self.native(*entry, true, Some(class));
            let method = Object::value(&self.types.classmethod, Payload::ClassMethod(function));
            class.dict.borrow_mut().set_str(&self.name(entry.0), method);
        }
    }

    pub fn attributes(&self, class: &Rc<Class>, attributes: &[Attribute]) {
        for (name, get, set) in attributes {
            let getter = self.native((name, "self, /", *get), true, Some(class));
            let setter = set.map_or(Value::None, |set| self.native((name, "self, value, /", set), true, Some(class)));
            let property = Payload::Property(Box::new([getter, setter, Value::None, Value::None]));
            class.dict.borrow_mut().set_str(&self.name(name), Object::value(&self.types.property, property));
        }
    }

    fn name(&self, name: &str) -> Rc<Str> {
        self.types.names.intern(name)
    }
}
