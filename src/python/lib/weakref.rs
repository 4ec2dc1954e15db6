//! `_weakref`: references that do not keep what they refer to.

use super::itertools::content;
use super::natives::{class, functions, set};
use crate::python::FutureRef;
use crate::python::builtins::define::Definer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use crate::python::weak::{self, Key};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    set(namespace, "ref", Value::Class(class("weakref", "ReferenceType", install)));
    functions("_weakref", namespace, &[("getweakrefs", "object, /", |_, args| Ok(Value::list(references(&args[0]))))]);
    Ok(())
}

fn install(definer: &Definer, class: &Rc<Class>) {
    definer.statics(class, &[("__new__", "cls, object, callback=None, /", new)]);
    definer.methods(class, METHODS);
    definer.attributes(class, &[("__callback__", |_, args| Ok(content::<Reference>(&args[0])?.callback.borrow().clone()), None)]);
}

/// What is referred to.
enum Target {
    Object(Weak<Object>),
    Class(Weak<Class>),
    Future(Weak<<FutureRef as std::ops::Deref>::Target>),
    /// It was part of a circle that nobody else refers to.
    Gone,
}

pub struct Reference {
    target: RefCell<Target>,
    /// What the target hashed to, once anybody asked.
    hash: Cell<Option<u64>>,
    /// Called when the target is gone; None: nobody.
    pub callback: RefCell<Value>,
}

impl Reference {
    fn get(&self) -> Option<Value> {
        match &*self.target.borrow() {
            Target::Object(object) => object.upgrade().map(Value::Object),
            Target::Class(class) => class.upgrade().map(Value::Class),
            Target::Future(future) => future.upgrade().map(Value::Future),
            Target::Gone => None,
        }
    }

    /// What it refers to is about to be freed.
    pub fn clear(&self) {
        *self.target.borrow_mut() = Target::Gone;
    }
}

/// By what the references to a value are known, if anybody hears of its end.
fn key(value: &Value) -> Option<Key> {
    match value {
        Value::Object(object) => Some(object.key()),
        Value::Future(future) => match future.data.watched.get() {
            0 => None,
            number => Some(Key::from(number)),
        },
        _ => None,
    }
}

fn references(value: &Value) -> Vec<Value> {
    key(value).map(weak::references).unwrap_or_default().into_iter().map(Value::Object).collect()
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let callback = args[2].given().cloned().unwrap_or(Value::None);
    let Value::Class(class) = &args[0] else { return Err(type_error("expected a class")) };
    if callback.is_none() && !class.user {
        let plain = |known: &Value| {
            known.class().name().text() == class.name().text()
                && content::<Reference>(known).is_ok_and(|known| known.callback.borrow().is_none())
        };
        if let Some(known) = references(&args[1]).into_iter().find(plain) {
            return Ok(known);
        }
    }
    let target = match &args[1] {
        Value::Object(object) if may_be_referred_to(object, &Value::name("__weakref__")) => {
            object.watched.set(true);
            Target::Object(Rc::downgrade(object))
        }
        Value::Class(class) => Target::Class(Rc::downgrade(class)),
        Value::Future(future) => {
            if future.data.watched.get() == 0 {
                future.data.watched.set(weak::next_number());
            }
            Target::Future(Rc::downgrade(future))
        }
        other => return Err(type_error(format!("cannot create weak reference to '{}' object", other.class().name()))),
    };
    let content = Reference { target: target.into(), hash: Cell::new(None), callback: callback.into() };
    let reference = Object::new(class, Payload::Opaque(Box::new(content)));
    if let Some(key) = key(&args[1]) {
        weak::watch(key, &reference, &vm.abandoned);
    }
    Ok(Value::Object(reference))
}

/// Whether CPython gives the object a place for weak references.
fn may_be_referred_to(object: &Rc<Object>, name: &Value) -> bool {
    if object.class.user {
        let slots = crate::python::types::types().names.intern("__slots__");
        let listed = |slots: &Value| match slots.payload() {
            Some(Payload::Tuple(items)) => items.iter().any(|item| item.is(name)),
            Some(Payload::List(items)) => items.borrow().iter().any(|item| item.is(name)),
            _ => slots.is(name),
        };
        let roomy = |class: &Rc<Class>| class.user && class.dict.borrow().get_str(&slots).is_none_or(listed);
        return object.class.mro().any(roomy);
    }
    matches!(
        object.payload,
        Payload::Function(_)
            | Payload::Generator(_)
            | Payload::Method(_)
            | Payload::Module(_)
            | Payload::Native(_)
            | Payload::Set(_)
            | Payload::Opaque(_)
    )
}

impl Vm {
    /// What a weak reference refers to is gone: its callback is called.
    pub fn call_weak_callback(&mut self, reference: &Value) -> PyResult<()> {
        let Ok(inner) = content::<Reference>(reference) else { return Ok(()) };
        let callback = inner.callback.replace(Value::None);
        if callback.is_none() {
            return Ok(());
        }
        match self.call(&callback, vec![reference.clone()]) {
            Err(Unwind::Raise(error)) => self.ignore_exception(&error, &callback),
            Err(stop) => Err(stop),
            Ok(_) => Ok(()),
        }
    }
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
