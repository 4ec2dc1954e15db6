//! `_weakref`: references that do not keep what they refer to.

use super::itertools::content;
use super::natives::{class, set};
use crate::python::FutureRef;
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use std::cell::Cell;
use std::rc::{Rc, Weak};

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    set(namespace, "ref", Value::Class(class("weakref", "ReferenceType", install)));
    Ok(())
}

fn install(definer: &Definer, class: &Rc<Class>) {
    definer.statics(class, &[("__new__", "cls, object, callback=None, /", new)]);
    definer.methods(class, METHODS);
}

/// What is referred to.
enum Target {
    Object(Weak<Object>),
    Class(Weak<Class>),
    Future(Weak<<FutureRef as std::ops::Deref>::Target>),
}

struct Reference {
    target: Target,
    /// What the target hashed to, once anybody asked.
    hash: Cell<Option<u64>>,
}

impl Reference {
    fn get(&self) -> Option<Value> {
        match &self.target {
            Target::Object(object) => object.upgrade().map(Value::Object),
            Target::Class(class) => class.upgrade().map(Value::Class),
            Target::Future(future) => future.upgrade().map(Value::Future),
        }
    }
}

fn new(_: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[2].given().is_some_and(|callback| !callback.is_none()) {
        return Err(unsupported("callbacks of weak references"));
    }
    let target = match &args[1] {
        Value::Object(object)
            if object.class.user
                || matches!(
                    object.payload,
                    Payload::Function(_) | Payload::Generator(_) | Payload::Set(_) | Payload::Opaque(_)
                ) =>
        {
            Target::Object(Rc::downgrade(object))
        }
        Value::Class(class) => Target::Class(Rc::downgrade(class)),
        Value::Future(future) => Target::Future(Rc::downgrade(future)),
        other => return Err(type_error(format!("cannot create weak reference to '{}' object", other.class().name()))),
    };
    let Value::Class(class) = &args[0] else { return Err(type_error("expected a class")) };
    Ok(Object::opaque_value(class, Reference { target, hash: Cell::new(None) }))
}

const METHODS: &[Entry] = &[
    ("__call__", "self, /", |_, args| Ok(content::<Reference>(&args[0])?.get().unwrap_or(Value::None))),
    ("__hash__", "self, /", |vm, args| {
        let reference = content::<Reference>(&args[0])?;
        let hash = match (reference.hash.get(), reference.get()) {
            (Some(hash), _) => hash,
            (None, Some(target)) => vm.hash(&target)?,
            (None, None) => return Err(type_error("weak object has gone away")),
        };
        reference.hash.set(Some(hash));
        Ok(Value::Int(hash as i64))
    }),
    ("__eq__", "self, other, /", |vm, args| {
        let (Ok(a), Ok(b)) = (content::<Reference>(&args[0]), content::<Reference>(&args[1])) else {
            return Ok(Value::NotImplemented);
        };
        match (a.get(), b.get()) {
            (Some(a), Some(b)) => Ok(vm.equal(&a, &b)?.into()),
            _ => Ok(args[0].is(&args[1]).into()),
        }
    }),
    ("__repr__", "self, /", |vm, args| {
        let own = vm.address_text(&args[0]);
        Ok(match content::<Reference>(&args[0])?.get() {
            Some(target) => format!("<weakref at {own}; to '{}' at {}>", target.class().name(), vm.address_text(&target)),
            None => format!("<weakref at {own}; dead>"),
        }
        .into())
    }),
];
