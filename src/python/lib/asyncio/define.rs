//! Putting native functions into modules and classes.

use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::error::PyResult;
use crate::python::function::{Entry, Native, NativeRun};
use crate::python::machine::{Effect, Vm};
use crate::python::object::{Object, Payload};
use crate::python::types::Types;
use crate::python::value::Value;
use std::rc::Rc;

/// One line of a table of native functions that the machine works for.
pub type EffectEntry = (&'static str, &'static str, fn(&mut Vm, &mut [Value]) -> PyResult<Effect>);

/// Puts methods into a builtin class. May be called while the builtin classes are being made.
pub fn methods(types: &Types, class: &Rc<Class>, table: &[Entry]) {
    put(&Definer::of_functions(types), class, table);
}

/// The same for a class that is not written in Python in CPython either.
pub fn native_methods(types: &Types, class: &Rc<Class>, table: &[Entry]) {
    put(&Definer::new(types), class, table);
}

fn put(definer: &Definer, class: &Rc<Class>, table: &[Entry]) {
    for entry in table {
        match entry.0 {
            "__new__" => definer.statics(class, &[*entry]),
            "__class_getitem__" => definer.class_methods(class, &[*entry]),
            _ => definer.methods(class, &[*entry]),
        }
    }
}

/// The same for methods that the machine works for.
pub fn effect_methods(types: &Types, class: &Rc<Class>, table: &[EffectEntry]) {
    for (name, signature, run) in table {
        let made = Native::in_python(name, signature, NativeRun::Effect(*run), true, Some(class.name()));
        class.set_new(&types.names.intern(name), Object::value(&types.function, Payload::Native(made)));
    }
}
