//! range and slice: their methods and attributes.

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::wrong;
use crate::python::error::{PyResult, value_error};
use crate::python::function::Entry;
use crate::python::iter::Iter;
use crate::python::object::{Object, Payload, Range};
use crate::python::protocol::container::in_range;
use crate::python::types::types;
use crate::python::value::Value;

/// The tables of range.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    methods(operators::REPR),
    methods(operators::CONTAINER),
    methods(operators::GET_ITEM),
    methods(operators::EQUALITY),
    methods(operators::HASH),
    Table {
        attributes: &[
            ("start", |_, args| Ok(Value::Int(this(&args[0])?.start)), None),
            ("stop", |_, args| Ok(Value::Int(this(&args[0])?.stop)), None),
            ("step", |_, args| Ok(Value::Int(this(&args[0])?.step)), None),
        ],
        ..EMPTY
    },
];

/// The tables of slice.
pub const SLICE: &[Table] = &[
    methods(operators::REPR),
    methods(operators::COMPARISONS),
    methods(&[("indices", "self, length, /", |vm, args| {
        let length = vm.count(&args[1])?;
        let length = usize::try_from(length).map_err(|_| value_error("length should not be negative"))?;
        let places = vm.slice_places(parts(&args[0])?, length)?;
        Ok(Value::tuple([places.start, places.stop, places.step].map(Value::Int).to_vec()))
    })]),
    Table {
        attributes: &[
            ("start", |_, args| Ok(parts(&args[0])?[0].clone()), None),
            ("stop", |_, args| Ok(parts(&args[0])?[1].clone()), None),
            ("step", |_, args| Ok(parts(&args[0])?[2].clone()), None),
        ],
        ..EMPTY
    },
];

const METHODS: &[Entry] = &[
    ("count", "self, value, /", |vm, args| {
        let range = this(&args[0])?;
        match args[1].as_int() {
            Some(number) => Ok(Value::Int(in_range(range, number).into())),
            None => {
                let mut count = 0;
                for item in vm.collect(&args[0])? {
                    count += i64::from(vm.same(&item, &args[1])?);
                }
                Ok(Value::Int(count))
            }
        }
    }),
    ("index", "self, value, /", |vm, args| {
        let range = this(&args[0])?;
        match args[1].as_int().filter(|number| in_range(range, *number)) {
            Some(number) => Ok(Value::Int(((i128::from(number) - i128::from(range.start)) / i128::from(range.step)) as i64)),
            None if args[1].as_int().is_some() => Err(value_error(format!("{} is not in range", vm.repr(&args[1])?))),
            None => Err(value_error("sequence.index(x): x not in sequence")),
        }
    }),
    ("__reversed__", "self, /", |_, args| {
        let range = this(&args[0])?;
        let left = range.len();
        let last = if left == 0 { range.start } else { range.get(left - 1) };
        let iter = Iter::Range { next: last, left, step: range.step.wrapping_neg() };
        Ok(Object::value(&types().range_iterator, Payload::Iter(iter.into())))
    }),
];

fn this(value: &Value) -> PyResult<&Range> {
    match value.payload() {
        Some(Payload::Range(range)) => Ok(range),
        _ => Err(wrong("range", value)),
    }
}

fn parts(value: &Value) -> PyResult<&[Value; 3]> {
    match value.payload() {
        Some(Payload::Slice(parts)) => Ok(parts),
        _ => Err(wrong("slice", value)),
    }
}
