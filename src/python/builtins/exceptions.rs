//! What the exception classes define: how instances are made, shown, and what attributes they have.

use super::define::{Attribute, Definer};
use super::groups;
use crate::python::class::Class;
use crate::python::error::{PyResult, type_error};
use crate::python::exception::{Exception, ExceptionData};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::{Types, types};
use crate::python::value::Value;
use std::rc::Rc;

/// Methods of BaseException.
pub const METHODS: &[Entry] = &[
    ("__init__", "self, *args, **kwargs", init),
    ("__repr__", "self, /", |vm, args| Ok(vm.exception_repr(&expect(&args[0])?)?.into())),
    ("__str__", "self, /", |vm, args| Ok(vm.exception_text(&expect(&args[0])?)?.into())),
    ("with_traceback", "self, tb, /", |vm, args| {
        let receiver = args[0].clone();
        vm.set_traceback(&expect(&receiver)?, &args[1])?;
        Ok(receiver)
    }),
    ("add_note", "self, note, /", add_note),
    ("__setstate__", "self, state, /", |_, _| Ok(Value::None)),
];

/// `BaseException.__new__`.
pub const NEW: Entry = ("__new__", "cls, *args, **kwargs", new);

/// Attributes that are kept beside the instance's own.
pub const ATTRIBUTES: &[Attribute] = &[
    ("args", |_, args| Ok(Value::tuple(expect(&args[0])?.data().args.clone())), Some(set_args)),
    ("__cause__", |_, args| Ok(value_of(expect(&args[0])?.data().cause.as_ref())), Some(set_cause)),
    ("__context__", |_, args| Ok(value_of(expect(&args[0])?.data().context.as_ref())), Some(set_context)),
    ("__suppress_context__", |_, args| Ok(expect(&args[0])?.data().suppress_context.into()), Some(set_suppress)),
    (
        "__traceback__",
        |vm, args| {
            let exception = expect(&args[0])?;
            Ok(vm.traceback_of(&exception))
        },
        Some(|vm, args| {
            vm.set_traceback(&expect(&args[0])?, &args[1])?;
            Ok(Value::None)
        }),
    ),
];

/// The exception behind the receiver of a method.
pub fn expect(value: &Value) -> PyResult<Exception> {
    Exception::from_value(value).ok_or_else(|| type_error(format!("expected an exception, found '{}'", value.class().name())))
}

fn value_of(exception: Option<&Exception>) -> Value {
    exception.map_or(Value::None, Exception::value)
}

/// A new instance of `class` that holds `data`.
pub fn instance(class: &Value, data: ExceptionData) -> PyResult {
    match class {
        Value::Class(class) => Ok(Object::value(class, Payload::Exception(Box::new(data.into())))),
        other => Err(type_error(format!("BaseException.__new__(X): X is not a type object ({})", other.class().name()))),
    }
}

fn new(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let given = args[1].as_tuple().unwrap_or_default().to_vec();
    instance(&args[0], ExceptionData { args: given, ..ExceptionData::default() })
}

fn init(_: &mut Vm, args: &mut [Value]) -> PyResult {
    if let Some(Payload::Dict(named)) = args[2].payload()
        && !named.borrow().is_empty()
    {
        return Err(type_error(format!("{}() takes no keyword arguments", args[0].class().name())));
    }
    expect(&args[0])?.data_mut().args = args[1].as_tuple().unwrap_or_default().to_vec();
    Ok(Value::None)
}

fn set_args(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let items = vm.collect(&args[1])?;
    expect(&args[0])?.data_mut().args = items;
    Ok(Value::None)
}

fn set_cause(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let cause = exception_or_none(&args[1], "exception cause must be None or derive from BaseException")?;
    let exception = expect(&args[0])?;
    let mut data = exception.data_mut();
    data.suppress_context = true;
    data.cause = cause;
    Ok(Value::None)
}

fn set_context(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let context = exception_or_none(&args[1], "exception context must be None or derive from BaseException")?;
    expect(&args[0])?.data_mut().context = context;
    Ok(Value::None)
}

fn set_suppress(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let truth = vm.truth(&args[1])?;
    expect(&args[0])?.data_mut().suppress_context = truth;
    Ok(Value::None)
}

fn exception_or_none(value: &Value, otherwise: &str) -> PyResult<Option<Exception>> {
    match Exception::from_value(value) {
        Some(exception) => Ok(Some(exception)),
        None if value.is_none() => Ok(None),
        None => Err(type_error(otherwise)),
    }
}

fn add_note(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    if args[1].as_str().is_none() {
        return Err(type_error(format!("note must be a str, not '{}'", args[1].class().name())));
    }
    let exception = expect(&args[0])?;
    let name = types().names.intern("__notes__");
    let notes = match exception.attribute(&name) {
        Some(notes) => notes,
        None => {
            let notes = Value::list(Vec::new());
            exception.object().set_attribute(&name, notes.clone());
            notes
        }
    };
    vm.call_method(&notes, "append", vec![args[1].clone()])
}

/// An attribute that is one of the arguments: also where the instance has another of that name, which was set later.
macro_rules! argument {
    ($name:literal, $at:literal) => {
        (
            $name,
            (|_, args| {
                let exception = expect(&args[0])?;
                let own = exception.attribute(&types().names.intern($name));
                Ok(own.unwrap_or_else(|| exception.data().args.get($at).cloned().unwrap_or(Value::None)))
            }) as crate::python::function::NativeFn,
            Some(
                (|_, args| {
                    expect(&args[0])?.object().set_attribute(&types().names.intern($name), args[1].clone());
                    Ok(Value::None)
                }) as crate::python::function::NativeFn,
            ),
        )
    };
}

/// An attribute that is None until it is set.
macro_rules! optional {
    ($name:literal) => {
        argument!($name, 99)
    };
}

const STOP_ITERATION: &[Attribute] = &[argument!("value", 0)];
const SYSTEM_EXIT: &[Attribute] = &[argument!("code", 0)];
const SYNTAX_ERROR: &[Attribute] = &[
    argument!("msg", 0),
    optional!("filename"),
    optional!("lineno"),
    optional!("offset"),
    optional!("text"),
    optional!("end_lineno"),
    optional!("end_offset"),
];
const IMPORT_ERROR: &[Attribute] = &[argument!("msg", 0), optional!("name"), optional!("path")];
const NAME_ERROR: &[Attribute] = &[optional!("name")];
const ATTRIBUTE_ERROR: &[Attribute] = &[optional!("name"), optional!("obj")];
const OS_ERROR: &[Attribute] = &[optional!("errno"), optional!("strerror"), optional!("filename"), optional!("filename2")];
const UNICODE_ERROR: &[Attribute] =
    &[argument!("encoding", 0), argument!("object", 1), argument!("start", 2), argument!("end", 3), argument!("reason", 4)];

/// Gives the exception classes what they define.
pub fn install(types: &Types, definer: &Definer) {
    let errors = &types.errors;
    definer.statics(&errors.base_exception, &[NEW]);
    definer.methods(&errors.base_exception, METHODS);
    definer.attributes(&errors.base_exception, ATTRIBUTES);
    let attributes = [
        (&errors.stop_iteration, STOP_ITERATION),
        (&errors.system_exit, SYSTEM_EXIT),
        (&errors.syntax_error, SYNTAX_ERROR),
        (&errors.import_error, IMPORT_ERROR),
        (&errors.name_error, NAME_ERROR),
        (&errors.attribute_error, ATTRIBUTE_ERROR),
        (&errors.os_error, OS_ERROR),
        (&errors.unicode_decode_error, UNICODE_ERROR),
        (&errors.unicode_encode_error, UNICODE_ERROR),
    ];
    attributes.into_iter().for_each(|(class, list)| definer.attributes(class, list));
    definer.methods(
        &errors.import_error,
        &[("__init__", "self, *args, name=None, path=None", |vm, args| named(vm, args, &["name", "path"]))],
    );
    definer.methods(&errors.name_error, &[("__init__", "self, *args, name=None", |vm, args| named(vm, args, &["name"]))]);
    definer.methods(
        &errors.attribute_error,
        &[("__init__", "self, *args, name=None, obj=None", |vm, args| named(vm, args, &["name", "obj"]))],
    );
    definer.statics(&errors.os_error, &[("__new__", "cls, *args, **kwargs", os_error_new)]);
    definer.methods(&errors.os_error, &[("__init__", "self, *args, **kwargs", os_error_init)]);
    definer.methods(&errors.syntax_error, &[("__init__", "self, *args", syntax_error_init)]);
    groups::install(types, definer);
}

fn named(_: &mut Vm, args: &mut [Value], names: &[&str]) -> PyResult {
    let exception = expect(&args[0])?;
    exception.data_mut().args = args[1].as_tuple().unwrap_or_default().to_vec();
    set_all(&exception, names, &args[2..]);
    Ok(Value::None)
}

fn set_all(exception: &Exception, names: &[&str], values: &[Value]) {
    for (name, value) in names.iter().zip(values) {
        if let Some(value) = value.given() {
            exception.object().set_attribute(&types().names.intern(name), value.clone());
        }
    }
}

/// `OSError(errno, strerror[, filename])` makes an instance of the subclass that stands for the number. A subclass with an
/// `__init__` of its own decides itself what it hands on, so that nothing is read here (`oserror_use_init`).
fn os_error_new(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let errors = &types().errors;
    let mut class = args[0].clone();
    if reads_in_init(&class) {
        return instance(&class, ExceptionData::default());
    }
    refuse_named(&class, &args[2])?;
    if let (Value::Class(asked), Some([number, _, ..])) = (&class, args[1].as_tuple())
        && Rc::ptr_eq(asked, &errors.os_error)
        && let Some(fitting) = number.as_int().and_then(os_error_class)
    {
        class = Value::Class(fitting.clone());
    }
    let made = instance(&class, ExceptionData::default())?;
    read_os_error(&expect(&made)?, args[1].as_tuple().unwrap_or_default());
    Ok(made)
}

fn os_error_init(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let class = Value::Class(args[0].class().clone());
    if reads_in_init(&class) {
        refuse_named(&class, &args[2])?;
        read_os_error(&expect(&args[0])?, args[1].as_tuple().unwrap_or_default());
    }
    Ok(Value::None)
}

fn reads_in_init(class: &Value) -> bool {
    let init = |class: &Rc<Class>| class.lookup_text("__init__");
    match (class, init(&types().errors.os_error)) {
        (Value::Class(class), Some(plain)) => !init(class).is_some_and(|own| own.is(&plain)),
        _ => false,
    }
}

fn refuse_named(class: &Value, named: &Value) -> PyResult<()> {
    match (class, named.payload()) {
        (Value::Class(class), Some(Payload::Dict(named))) if !named.borrow().is_empty() => {
            Err(type_error(format!("{}() takes no keyword arguments", class.name())))
        }
        _ => Ok(()),
    }
}

fn read_os_error(exception: &Exception, given: &[Value]) {
    let pair = (2..=5).contains(&given.len());
    exception.data_mut().args = if pair { given[..2].to_vec() } else { given.to_vec() };
    if pair {
        set_all(exception, &["errno", "strerror"], given);
    }
    if let Some(file) = given.get(2).filter(|file| pair && !file.is_none()) {
        set_all(exception, &["filename"], std::slice::from_ref(file));
    }
}

/// The class that stands for an error number of Linux.
fn os_error_class(number: i64) -> Option<&'static Rc<Class>> {
    let errors = &types().errors;
    Some(match number {
        1 | 13 => &errors.permission_error,
        2 => &errors.file_not_found_error,
        3 => &errors.process_lookup_error,
        4 => &errors.interrupted_error,
        10 => &errors.child_process_error,
        11 | 114 | 115 => &errors.blocking_io_error,
        17 => &errors.file_exists_error,
        20 => &errors.not_a_directory_error,
        21 => &errors.is_a_directory_error,
        32 | 108 => &errors.broken_pipe_error,
        103 => &errors.connection_aborted_error,
        104 => &errors.connection_reset_error,
        110 => &errors.timeout_error,
        111 => &errors.connection_refused_error,
        _ => return None,
    })
}

/// `SyntaxError(message, (filename, line, column, text))`.
fn syntax_error_init(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let exception = expect(&args[0])?;
    let given = args[1].as_tuple().unwrap_or_default().to_vec();
    if let Some(place) = given.get(1) {
        let place = vm.collect(place)?;
        set_all(&exception, &["filename", "lineno", "offset", "text", "end_lineno", "end_offset"], &place);
    }
    exception.data_mut().args = given;
    Ok(Value::None)
}
