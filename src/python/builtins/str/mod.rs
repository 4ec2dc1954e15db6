//! str: its methods, by concept in the files below; here its constructor and what operators ask of it.

mod case;
mod encode;
mod find;
pub mod kind;
mod shape;
mod split;
pub mod template;

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::{class, text};
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::quote;
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// The tables of the class.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    Table { functions: FUNCTIONS, ..EMPTY },
    methods(operators::HASH),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::COMPARISONS),
    methods(operators::SEQUENCE),
    methods(find::METHODS),
    methods(split::METHODS),
    methods(case::METHODS),
    methods(kind::METHODS),
    methods(shape::METHODS),
    methods(encode::METHODS),
    methods(template::METHODS),
];

const FUNCTIONS: &[Entry] =
    &[("__new__", "cls, object=, encoding=, errors=", new), ("maketrans", "x, y=, z=, /", shape::maketrans)];

const METHODS: &[Entry] = &[
    ("__repr__", "self, /", |_, args| Ok(quote::text(text(&args[0])?.text()).into())),
    ("__str__", "self, /", |_, args| Ok(Value::Str(text(&args[0])?.clone()))),
    ("__format__", "self, spec, /", |vm, args| {
        let spec = text(&args[1])?.clone();
        vm.format_known(&args[0], spec.text()).map(Value::from)
    }),
    ("__mod__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Modulo)),
];

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?;
    let made = match (&args[1], &args[2], &args[3]) {
        (Value::Unset, Value::Unset, Value::Unset) => Str::new(""),
        (value, Value::Unset, Value::Unset) => vm.to_str(value)?,
        (value, encoding, errors) => {
            if value.as_str().is_some() {
                return Err(type_error("decoding str is not supported"));
            }
            let bytes = match vm.bytes_like(value) {
                Ok(bytes) => bytes.into_owned(),
                Err(_) => {
                    let class = value.class().name();
                    return Err(type_error(format!("decoding to str: need a bytes-like object, {class} found")));
                }
            };
            encode::decode(&bytes, encoding, errors)?
        }
    };
    if Rc::ptr_eq(class, &types().str) {
        return Ok(Value::Str(made));
    }
    Ok(Object::value(class, Payload::Str(made)))
}

pub use encode::{decode, encode};
pub use find::{argument, bounds};
