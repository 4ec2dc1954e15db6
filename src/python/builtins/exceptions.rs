//! What the exception classes define: how instances are made, shown, and what attributes they have.

use super::define::{Attribute, Member};
use crate::python::error::{PyResult, type_error};
use crate::python::exception::{Exception, ExceptionData};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;

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
    Attribute { name: "args", get: |_, this| Ok(Value::tuple(expect(this)?.data().args.clone())), set: Some(set_args) },
    Attribute { name: "__cause__", get: |_, this| Ok(value_of(expect(this)?.data().cause.as_ref())), set: Some(set_cause) },
    Attribute { name: "__context__", get: |_, this| Ok(value_of(expect(this)?.data().context.as_ref())), set: Some(set_context) },
    Attribute {
        name: "__suppress_context__",
        get: |_, this| Ok(expect(this)?.data().suppress_context.into()),
        set: Some(|vm, this, value| {
            let truth = vm.truth(&value)?;
            expect(this)?.data_mut().suppress_context = truth;
            Ok(())
        }),
    },
    Attribute {
        name: "__traceback__",
        get: |vm, this| {
            let exception = expect(this)?;
            Ok(vm.traceback_of(&exception))
        },
        set: Some(|vm, this, value| vm.set_traceback(&expect(this)?, &value)),
    },
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

fn set_args(vm: &mut Vm, this: &Value, value: Value) -> PyResult<()> {
    let items = vm.collect(&value)?;
    expect(this)?.data_mut().args = items;
    Ok(())
}

fn set_cause(_: &mut Vm, this: &Value, value: Value) -> PyResult<()> {
    let cause = exception_or_none(&value, "exception cause must be None or derive from BaseException")?;
    let exception = expect(this)?;
    let mut data = exception.data_mut();
    data.suppress_context = true;
    data.cause = cause;
    Ok(())
}

fn set_context(_: &mut Vm, this: &Value, value: Value) -> PyResult<()> {
    let context = exception_or_none(&value, "exception context must be None or derive from BaseException")?;
    expect(this)?.data_mut().context = context;
    Ok(())
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

/// Attributes that instances of some classes take from their arguments: the class, the attribute, which argument.
pub fn members() -> Vec<Member> {
    let errors = &types().errors;
    vec![
        Member { class: &errors.stop_iteration, name: "value", at: 0 },
        Member { class: &errors.system_exit, name: "code", at: 0 },
        Member { class: &errors.unicode_decode_error, name: "encoding", at: 0 },
        Member { class: &errors.unicode_decode_error, name: "object", at: 1 },
        Member { class: &errors.unicode_decode_error, name: "start", at: 2 },
        Member { class: &errors.unicode_decode_error, name: "end", at: 3 },
        Member { class: &errors.unicode_decode_error, name: "reason", at: 4 },
        Member { class: &errors.unicode_encode_error, name: "encoding", at: 0 },
        Member { class: &errors.unicode_encode_error, name: "object", at: 1 },
        Member { class: &errors.unicode_encode_error, name: "start", at: 2 },
        Member { class: &errors.unicode_encode_error, name: "end", at: 3 },
        Member { class: &errors.unicode_encode_error, name: "reason", at: 4 },
        Member { class: &errors.syntax_error, name: "msg", at: 0 },
        Member { class: &errors.import_error, name: "msg", at: 0 },
    ]
}

/// Attributes that arguments with a name set: `ImportError("…", name="x")`.
pub fn named_attributes() -> [(&'static std::rc::Rc<crate::python::class::Class>, Entry); 3] {
    let errors = &types().errors;
    [
        (&errors.import_error, ("__init__", "self, *args, name=None, path=None", |vm, args| named(vm, args, &["name", "path"]))),
        (&errors.name_error, ("__init__", "self, *args, name=None", |vm, args| named(vm, args, &["name"]))),
        (&errors.attribute_error, ("__init__", "self, *args, name=None, obj=None", |vm, args| named(vm, args, &["name", "obj"]))),
    ]
}

fn named(_: &mut Vm, args: &mut [Value], names: &[&str]) -> PyResult {
    let exception = expect(&args[0])?;
    exception.data_mut().args = args[1].as_tuple().unwrap_or_default().to_vec();
    for (name, value) in names.iter().zip(&args[2..]) {
        if let Some(value) = value.given() {
            exception.object().set_attribute(&types().names.intern(name), value.clone());
        }
    }
    Ok(Value::None)
}
