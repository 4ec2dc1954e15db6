//! The builtin classes that functions and attributes are made of: property, staticmethod, classmethod, super; and range and slice.

use super::define::{Attribute, Definer};
use super::functions::class_name;
use crate::python::error::{PyResult, runtime_error, type_error, unsupported, value_error};
use crate::python::function::{Entry, Method};
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload, Range};
use crate::python::types::{Types, types};
use crate::python::value::Value;

/// Gives these classes their constructors and methods.
pub fn install(types: &Types, definer: &Definer) {
    definer.statics(&types.property, &[("__new__", "cls, fget=None, fset=None, fdel=None, doc=None", property)]);
    definer.statics(&types.staticmethod, &[("__new__", "cls, function, /", |_, args| wrap(args, Payload::StaticMethod))]);
    definer.statics(&types.classmethod, &[("__new__", "cls, function, /", |_, args| wrap(args, Payload::ClassMethod))]);
    definer.statics(&types.super_, &[("__new__", "cls, type=None, object=None, /", super_object)]);
    definer.statics(&types.range, &[("__new__", "cls, start, stop=None, step=1, /", range)]);
    definer.statics(&types.slice, &[("__new__", "cls, start, stop=None, step=None, /", slice)]);
    for class in [&types.function, &types.property, &types.staticmethod, &types.classmethod] {
        definer.methods(class, GET);
    }
    for class in [&types.function, &types.native, &types.method] {
        definer.methods(class, CALL);
    }
    for class in [&types.list_iterator, &types.tuple_iterator, &types.range_iterator] {
        definer.methods(class, super::iteration::ITERATOR);
    }
    for class in [&types.dict_keys, &types.dict_items] {
        class.set_new(&types.names.intern("__hash__"), Value::None);
    }
    definer.statics(&types.method, &[("__new__", "cls, function, instance, /", method)]);
    definer.statics(
        &types.generic_alias,
        &[("__new__", "cls, origin, args, /", |vm, args| Ok(vm.alias(&args[1].clone(), &args[2].clone())))],
    );
    definer.methods(&types.property, PROPERTY);
    definer.attributes(&types.property, PROPERTY_PARTS);
}

fn method(_: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[2].is_none() {
        return Err(type_error("instance must not be None"));
    }
    let method = Method { function: args[1].clone(), receiver: args[2].clone() };
    Ok(Object::value(&types().method, Payload::Method(Box::new(method))))
}

/// A function is called by its name as by its `__call__`.
const CALL: &[Entry] = &[("__call__", "self, /, *args, **kwargs", |vm, args| {
    let given = args[1].as_tuple().unwrap_or_default().to_vec();
    vm.call_with(&args[0].clone(), given, super::input_output::named_of(&args[2]))
})];

/// How a function, property, static or class method is looked up as an attribute.
const GET: &[Entry] = &[("__get__", "self, instance, owner=None, /", |vm, args| {
    let owner = match (&args[2], &args[1]) {
        (Value::Class(owner), _) => owner.clone(),
        (_, instance) => instance.class().clone(),
    };
    match &args[1] {
        Value::None if !matches!(args[2], Value::Unset | Value::None) => vm.bind_on_class(&args[0].clone(), &owner),
        instance => vm.bind_attribute(&args[0].clone(), &instance.clone(), &owner),
    }
})];

/// The functions that a property is made of.
const PROPERTY_PARTS: &[Attribute] = &[
    ("fget", |_, args| property_part(args, 0), None),
    ("fset", |_, args| property_part(args, 1), None),
    ("fdel", |_, args| property_part(args, 2), None),
    ("__doc__", |vm, args| property_doc(vm, args), None),
];

fn property_part(args: &[Value], at: usize) -> PyResult {
    match args[0].payload() {
        Some(Payload::Property(parts)) => Ok(parts[at].clone()),
        _ => Err(type_error(format!("expected a property, found '{}'", class_name(&args[0])))),
    }
}

/// What was given, or else the getter's.
fn property_doc(vm: &mut Vm, args: &[Value]) -> PyResult {
    let given = property_part(args, 3)?;
    let getter = property_part(args, 0)?;
    if !given.is_none() || getter.is_none() {
        return Ok(given);
    }
    Ok(super::attributes::find(vm, &getter, &types().names.intern("__doc__"))?.unwrap_or(Value::None))
}

/// What `property` adds to its class beside `__new__`.
pub const PROPERTY: &[Entry] = &[
    ("getter", "self, fget, /", |_, args| replaced(args, 0)),
    ("setter", "self, fset, /", |_, args| replaced(args, 1)),
    ("__set__", "self, instance, value, /", |vm, args| {
        let setter = property_part(args, 1)?;
        if setter.is_none() {
            return Err(crate::python::error::attribute_error("can't set attribute"));
        }
        vm.call(&setter, vec![args[1].clone(), args[2].clone()])
    }),
    ("deleter", "self, fdel, /", |_, args| replaced(args, 2)),
];

fn property(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let parts = [&args[1], &args[2], &args[3], &args[4]].map(|part| part.given().cloned().unwrap_or(Value::None));
    made(&args[0], Payload::Property(Box::new(parts)))
}

/// A copy of a property with one of its functions replaced.
fn replaced(args: &mut [Value], at: usize) -> PyResult {
    let Some(Payload::Property(parts)) = args[0].payload() else {
        return Err(type_error(format!("expected a property, found '{}'", class_name(&args[0]))));
    };
    let mut parts = parts.clone();
    parts[at] = args[1].clone();
    Ok(Object::value(args[0].class(), Payload::Property(parts)))
}

fn wrap(args: &[Value], payload: fn(Value) -> Payload) -> PyResult {
    made(&args[0], payload(args[1].clone()))
}

fn made(class: &Value, payload: Payload) -> PyResult {
    match class {
        Value::Class(class) => Ok(Object::value(class, payload)),
        other => Err(type_error(format!("__new__(X): X is not a type object ({})", class_name(other)))),
    }
}

fn super_object(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let (class, receiver) = match (args[1].given(), args[2].given()) {
        // Where it may mean the class that it stands in, the compiler passes that class.
        (None, _) => return Err(runtime_error("super(): no arguments")),
        (Some(Value::Class(class)), receiver) => (class.clone(), receiver.cloned().unwrap_or(Value::None)),
        (Some(other), _) => return Err(type_error(format!("super() argument 1 must be a type, not {}", class_name(other)))),
    };
    let fits = match &receiver {
        Value::Class(own) if own.is_subclass(&class) => true,
        other => other.class().is_subclass(&class),
    };
    if !fits && !receiver.is_none() {
        return Err(type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    made(&args[0], Payload::Super(class, receiver))
}

fn range(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let first = vm.index(&args[1])?;
    let (start, stop) = match args[2].given() {
        None => (0, first),
        Some(stop) => (first, vm.index(&stop.clone())?),
    };
    let step = match args[3].given() {
        None => 1,
        Some(step) => vm.index(&step.clone())?,
    };
    if step == 0 {
        return Err(value_error("range() arg 3 must not be zero"));
    }
    if [start, stop].iter().any(|bound| bound.unsigned_abs() > FARTHEST) {
        return Err(unsupported("ranges beyond 62 bits"));
    }
    Ok(Object::value(&types().range, Payload::Range(Range { start, stop, step })))
}

/// How far ranges reach: within, their lengths and all their numbers fit into 64 bits.
const FARTHEST: u64 = 1 << 62;

fn slice(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let given = |at: usize| args[at].given().cloned().unwrap_or(Value::None);
    let parts = match args[2].given() {
        None => [Value::None, given(1), Value::None],
        Some(_) => [given(1), given(2), given(3)],
    };
    Ok(Object::value(&types().slice, Payload::Slice(Box::new(parts))))
}
