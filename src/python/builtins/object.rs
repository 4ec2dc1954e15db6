//! object and type, and what stands for types: what every value has.

use super::install::{EMPTY, Table, methods};
use super::operators;
use super::receiver::class;
use crate::python::class::Class;
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::protocol::display::class_repr;
use crate::python::protocol::instance::{Alias, Union};
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// The tables of object.
pub const TABLES: &[Table] = &[
    methods(METHODS),
    Table {
        functions: &[("__new__", "cls, /, *args, **kwargs", new)],
        class_methods: &[
            ("__init_subclass__", "cls, /", |_, _| Ok(Value::None)),
            ("__subclasshook__", "cls, subclass, /", |_, _| Ok(Value::NotImplemented)),
        ],
        ..EMPTY
    },
];

/// The tables of type.
pub const TYPE: &[Table] = &[methods(&[
    ("__repr__", "self, /", |vm, args| match &args[0] {
        Value::Class(class) => Ok(class_repr(class).into()),
        other => vm.repr_known(other).map(Value::from),
    }),
    ("__subclasses__", "self, /", |_, args| Ok(Value::list(class(&args[0])?.subclasses().into_iter().map(Value::Class).collect()))),
    ("mro", "self, /", |_, args| Ok(Value::list(class(&args[0])?.mro().map(|class| Value::Class(class.clone())).collect()))),
    ("__or__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Or)),
    ("__ror__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Or)),
    ("__instancecheck__", "self, instance, /", |_, args| Ok(args[1].class().is_subclass(class(&args[0])?).into())),
    ("__subclasscheck__", "self, subclass, /", |_, args| Ok(class(&args[1])?.is_subclass(class(&args[0])?).into())),
])];

/// The tables of None.
pub const NONE: &[Table] = &[methods(operators::REPR), methods(&[("__bool__", "self, /", |_, _| Ok(Value::Bool(false)))])];

/// The tables of `list[int]`.
pub const ALIAS: &[Table] = &[
    methods(&[
        ("__repr__", "self, /", |vm, args| {
            let alias = alias(&args[0])?;
            let mut shown = Vec::new();
            for arg in &alias.args {
                shown.push(vm.type_text(arg)?);
            }
            let shown = if shown.is_empty() { "()".to_owned() } else { shown.join(", ") };
            Ok(format!("{}[{shown}]", vm.type_text(&alias.origin)?).into())
        }),
        ("__call__", "self, /, *args, **kwargs", |vm, args| {
            let origin = alias(&args[0])?.origin.clone();
            let named = match args[2].payload() {
                Some(Payload::Dict(named)) => {
                    named.borrow().iter().filter_map(|e| Some((e.key.as_str()?.clone(), e.value.clone()))).collect()
                }
                _ => Vec::new(),
            };
            vm.call_with(&origin, args[1].as_tuple().unwrap_or_default().to_vec(), named)
        }),
        ("__getitem__", "self, item, /", |vm, args| {
            let origin = alias(&args[0])?.origin.clone();
            Ok(vm.alias(&origin, &args[1]))
        }),
        ("__eq__", "self, other, /", |vm, args| {
            let (Ok(a), Ok(b)) = (alias(&args[0]), alias(&args[1])) else { return Ok(Value::NotImplemented) };
            let same = vm.same(&a.origin, &b.origin)? && vm.same(&Value::tuple(a.args.clone()), &Value::tuple(b.args.clone()))?;
            Ok(same.into())
        }),
        ("__hash__", "self, /", |vm, args| {
            let args = Value::tuple(alias(&args[0])?.args.clone());
            Ok(Value::Int(vm.hash(&args)? as i64))
        }),
        ("__mro_entries__", "self, bases, /", |_, args| Ok(Value::tuple(vec![alias(&args[0])?.origin.clone()]))),
        ("__or__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Or)),
        ("__ror__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Or)),
    ]),
    Table {
        attributes: &[
            ("__origin__", |_, args| Ok(alias(&args[0])?.origin.clone()), None),
            ("__args__", |_, args| Ok(Value::tuple(alias(&args[0])?.args.clone())), None),
        ],
        ..EMPTY
    },
];

/// The tables of `int | None`.
pub const UNION: &[Table] = &[
    methods(&[
        ("__repr__", "self, /", |vm, args| {
            let mut shown = Vec::new();
            for member in &union(&args[0])?.members {
                shown.push(vm.type_text(member)?);
            }
            Ok(shown.join(" | ").into())
        }),
        ("__eq__", "self, other, /", |vm, args| {
            let (Ok(a), Ok(b)) = (union(&args[0]), union(&args[1])) else { return Ok(Value::NotImplemented) };
            let mut same = a.members.len() == b.members.len();
            for member in &a.members {
                same = same && vm.contains(&Value::tuple(b.members.clone()), member)?;
            }
            Ok(same.into())
        }),
        ("__hash__", "self, /", |vm, args| {
            let mut sum = 0;
            for member in &union(&args[0])?.members {
                sum ^= vm.hash(member)?;
            }
            Ok(Value::Int(sum as i64))
        }),
        ("__instancecheck__", "self, instance, /", |vm, args| vm.is_instance(&args[1], &args[0]).map(Value::Bool)),
        ("__or__", "self, other, /", |vm, args| operators::binary(vm, args, BinaryOp::Or)),
        ("__ror__", "self, other, /", |vm, args| operators::reflected(vm, args, BinaryOp::Or)),
    ]),
    Table { attributes: &[("__args__", |_, args| Ok(Value::tuple(union(&args[0])?.members.clone())), None)], ..EMPTY },
];

const METHODS: &[Entry] = &[
    ("__repr__", "self, /", |vm, args| Ok(vm.repr_default(&args[0]).into())),
    ("__str__", "self, /", |vm, args| vm.repr(&args[0]).map(Value::from)),
    ("__format__", "self, spec, /", |vm, args| {
        let spec = vm.to_str(&args[1])?;
        vm.format_default(&args[0], spec.text()).map(Value::from)
    }),
    ("__eq__", "self, other, /", |_, args| Ok(if args[0].is(&args[1]) { Value::Bool(true) } else { Value::NotImplemented })),
    ("__ne__", "self, other, /", |vm, args| match vm.call_special(&args[0], "__eq__", vec![args[1].clone()])? {
        Some(Value::NotImplemented) | None => Ok(Value::NotImplemented),
        Some(equal) => Ok((!vm.truth(&equal)?).into()),
    }),
    ("__lt__", "self, other, /", |_, _| Ok(Value::NotImplemented)),
    ("__le__", "self, other, /", |_, _| Ok(Value::NotImplemented)),
    ("__gt__", "self, other, /", |_, _| Ok(Value::NotImplemented)),
    ("__ge__", "self, other, /", |_, _| Ok(Value::NotImplemented)),
    ("__hash__", "self, /", |vm, args| Ok(Value::Int(vm.hash_identity(&args[0]) as i64))),
    ("__init__", "self, /, *args, **kwargs", init),
    ("__sizeof__", "self, /", |_, _| Ok(Value::Int(48))),
];

fn alias(value: &Value) -> PyResult<&Alias> {
    value.object().and_then(|object| object.opaque()).ok_or_else(|| super::receiver::wrong("types.GenericAlias", value))
}

fn union(value: &Value) -> PyResult<&Union> {
    value.object().and_then(|object| object.opaque()).ok_or_else(|| super::receiver::wrong("types.UnionType", value))
}

/// Whether `*args` and `**kwargs` hold anything.
fn excess(args: &[Value]) -> bool {
    let named = match args.get(2).and_then(Value::payload) {
        Some(Payload::Dict(named)) => !named.borrow().is_empty(),
        _ => false,
    };
    named || !args[1].as_tuple().unwrap_or_default().is_empty()
}

/// Whether the class has a method of its own where `object` has one.
fn overrides(class: &Rc<Class>, method: &str) -> bool {
    match (class.lookup_text(method), types().object.lookup_text(method)) {
        (Some(own), Some(inherited)) => !own.is(&inherited),
        (own, _) => own.is_some(),
    }
}

fn new(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = class(&args[0])?.clone();
    if excess(args) {
        if overrides(&class, "__new__") {
            return Err(type_error("object.__new__() takes exactly one argument (the type to instantiate)"));
        }
        if !overrides(&class, "__init__") {
            return Err(type_error(format!("{}() takes no arguments", class.name())));
        }
    }
    vm.new_plain(&class)
}

fn init(_: &mut Vm, args: &mut [Value]) -> PyResult {
    if excess(args) {
        let class = args[0].class();
        if overrides(class, "__init__") {
            return Err(type_error("object.__init__() takes exactly one argument (the instance to initialize)"));
        }
        if !overrides(class, "__new__") {
            return Err(type_error(format!("{}.__init__() takes exactly one argument (the instance to initialize)", class.name())));
        }
    }
    Ok(Value::None)
}
