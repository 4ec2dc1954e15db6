//! How classes are made: `__build_class__`, and what `type` does when it is called.

use super::define::Definer;
use crate::python::error::{PyResult, type_error};
use crate::python::function::{Entry, Native, NativeRun};
use crate::python::machine::{Begun, Effect, Vm, named_of};
use crate::python::object::{Object, Payload};
use crate::python::types::{Types, types};
use crate::python::value::Value;

pub fn install(types: &Types, definer: &Definer) {
    definer.statics(&types.type_, &[NEW]);
    definer.methods(&types.type_, &[INIT]);
    let call = Native::new("__call__", "self, *args, **kwargs", NativeRun::Effect(call), true);
    types.type_.set_new(&types.names.intern("__call__"), Object::value(&types.native, Payload::Native(call)));
}

/// The function behind every `class` statement.
pub fn build_class() -> Value {
    let native = Native::new("__build_class__", "func, name, /, *bases, **kwds", NativeRun::Effect(build), false);
    Object::value(&types().native, Payload::Native(native))
}

fn build(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let bases = a[2].as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    vm.build_class(&a[0].clone(), &a[1].clone(), bases, named_of(&a[3]))
}

/// `type.__new__` has done everything; what a class statement names beside its bases is for the metaclass alone.
const INIT: Entry = ("__init__", "self, /, *args, **kwds", |_, a| match a[1].as_tuple().map_or(0, <[Value]>::len) {
    1 if !named_of(&a[2]).is_empty() => Err(type_error("type.__init__() takes no keyword arguments")),
    1 | 3 => Ok(Value::None),
    _ => Err(type_error("type.__init__() takes 1 or 3 arguments")),
});

/// `type.__new__(metaclass, name, bases, namespace, **named)`; with one argument, `type(value)`.
const NEW: Entry = ("__new__", "metaclass, name, bases=(), dict={}, /, **kwds", |vm, a| {
    let Value::Class(metaclass) = a[0].clone() else { return Err(type_error("type.__new__(X): X is not a type object")) };
    if a[2].is_unset() {
        return Ok(Value::Class(a[1].class().clone()));
    }
    if a[3].is_unset() {
        return Err(type_error("type() takes 1 or 3 arguments"));
    }
    let Some(name) = a[1].as_str().cloned() else {
        return Err(type_error(format!("type.__new__() argument 1 must be str, not {}", a[1].class().name())));
    };
    let Some(bases) = a[2].as_tuple().map(<[Value]>::to_vec) else {
        return Err(type_error(format!("type.__new__() argument 2 must be tuple, not {}", a[2].class().name())));
    };
    match a[3].object().cloned() {
        Some(namespace) if matches!(namespace.payload, Payload::Dict(_)) => {
            vm.make_class(Some(metaclass), &name, &bases, &namespace, named_of(&a[4]))
        }
        _ => Err(type_error(format!("type.__new__() argument 3 must be dict, not {}", a[3].class().name()))),
    }
});

/// `type.__call__(class, *args, **kwargs)`.
fn call(vm: &mut Vm, a: &mut [Value]) -> PyResult<Effect> {
    let Value::Class(class) = a[0].clone() else { return Err(type_error("descriptor '__call__' requires a 'type' object")) };
    let args = a[1].as_tuple().map(<[Value]>::to_vec).unwrap_or_default();
    match vm.construct(&class, args, named_of(&a[2]))? {
        Begun::Done(value) => Ok(Effect::Return(value)),
        Begun::Push(activation) => Ok(Effect::Push(activation)),
        Begun::Resume(activation, input) => Ok(Effect::Resume(activation, input)),
    }
}
