//! `sys.stdin`: what the settings give as input, line by line. Knows no terminal.

use super::natives::class;
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::class::Class;
use crate::python::error::PyResult;
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

/// The object.
pub fn stdin() -> Value {
    Object::opaque_value(&class("io", "TextIOWrapper", install), Stdin)
}

struct Stdin;

fn install(definer: &Definer, class: &Rc<Class>) {
    definer.methods(class, METHODS);
    definer.attributes(class, ATTRIBUTES);
}

/// The rest of the input, in lines.
fn lines(vm: &mut Vm) -> impl Iterator<Item = String> {
    std::iter::from_fn(|| vm.next_input_line())
}

fn next(vm: &mut Vm, _: &mut [Value]) -> PyResult {
    let end = || Exception::new(&types().errors.stop_iteration, Vec::new()).into();
    vm.next_input_line().map(Value::from).ok_or_else(end)
}

const METHODS: &[Entry] = &[
    ("readline", "self, size=-1, /", |vm, _| Ok(vm.next_input_line().unwrap_or_default().into())),
    ("read", "self, size=-1, /", |vm, _| Ok(lines(vm).collect::<String>().into())),
    ("readlines", "self, hint=-1, /", |vm, _| Ok(Value::list(lines(vm).map(Value::from).collect()))),
    ("__iter__", "self, /", |_, args| Ok(args[0].clone())),
    ("__next__", "self, /", next),
    ("isatty", "self, /", |_, _| Ok(false.into())),
    ("readable", "self, /", |_, _| Ok(true.into())),
    ("writable", "self, /", |_, _| Ok(false.into())),
    ("fileno", "self, /", |_, _| Ok(Value::Int(0))),
    ("close", "self, /", |_, _| Ok(Value::None)),
    ("__repr__", "self, /", |_, _| Ok("<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>".into())),
];

const ATTRIBUTES: &[Attribute] = &[
    ("name", |_, _| Ok("<stdin>".into()), None),
    ("encoding", |_, _| Ok("utf-8".into()), None),
    ("mode", |_, _| Ok("r".into()), None),
    ("closed", |_, _| Ok(false.into()), None),
];
