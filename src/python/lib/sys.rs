//! `sys`: the streams, and what a program asks about the interpreter.

use super::natives::{class, functions, set, subclass};
use crate::python::builtins::define::{Attribute, Definer};
use crate::python::builtins::input_output::Writer;
use crate::python::class::Class;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Object;
use crate::python::types::types;
use crate::python::value::Value;
use crate::trace::Stream;
use std::rc::Rc;

pub fn fill(vm: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("sys", namespace, FUNCTIONS);
    let streams = class("_io", "TextIOWrapper", install_stream);
    for (name, stream) in [("stdout", Stream::Stdout), ("stderr", Stream::Stderr)] {
        let made = Object::opaque_value(&streams, Writer(stream));
        set(namespace, name, made.clone());
        set(namespace, &format!("__{name}__"), made);
    }
    for (name, hook) in [("excepthook", "__excepthook__"), ("unraisablehook", "__unraisablehook__")] {
        let own = namespace.get_text(hook).cloned().unwrap_or_default();
        set(namespace, name, own);
    }
    set(namespace, "stdin", super::stdin::stdin());
    set(namespace, "argv", Value::list(vec!["main.py".into()]));
    set(namespace, "path", Value::list(vec!["".into()]));
    set(namespace, "modules", Value::Object(vm.modules.clone()));
    set(namespace, "maxsize", i64::MAX);
    set(namespace, "maxunicode", 0x10_ffff_i64);
    for (name, text) in
        [("version", "3.11.7 (Loopscope)"), ("platform", "linux"), ("byteorder", "little"), ("executable", ""), ("prefix", "/usr")]
    {
        set(namespace, name, text);
    }
    set(namespace, "version_info", version_info());
    set(namespace, "hexversion", 0x030b_07f0_i64);
    set(namespace, "flags", Value::None);
    set(namespace, "warnoptions", Value::list(Vec::new()));
    set(namespace, "dont_write_bytecode", true);
    Ok(())
}

const FUNCTIONS: &[Entry] = &[
    ("exit", "status=None, /", |_, args| {
        let code = args[0].given().cloned();
        Err(Exception::new(&types().errors.system_exit, code.into_iter().collect()).into())
    }),
    ("getrecursionlimit", "", |vm, _| Ok(vm.limits.recursion.into())),
    ("setrecursionlimit", "limit, /", |vm, args| {
        let limit = vm.index(&args[0])?;
        if limit < 1 {
            return Err(crate::python::error::value_error("recursion limit must be greater or equal than 1"));
        }
        vm.limits.recursion = (limit as usize).min(DEEPEST);
        Ok(Value::None)
    }),
    ("__excepthook__", "exctype, value, traceback, /", |vm, args| {
        if let Some(error) = Exception::from_value(&args[1]) {
            let report = vm.exception_report(&error)?;
            vm.write(Stream::Stderr, &report)?;
        }
        Ok(Value::None)
    }),
    ("__unraisablehook__", "unraisable, /", |_, _| Err(unsupported("a call of sys.__unraisablehook__()"))),
    ("exc_info", "", |vm, _| {
        let Some(handled) = vm.handled() else { return Ok(Value::tuple(vec![Value::None; 3])) };
        let traceback = vm.traceback_of(&handled);
        Ok(Value::tuple(vec![Value::Class(handled.class().clone()), handled.value(), traceback]))
    }),
    ("exception", "", |vm, _| Ok(vm.handled().map_or(Value::None, |handled| handled.value()))),
    ("getsizeof", "object, default=None, /", |_, _| Err(unsupported("sys.getsizeof(): this machine's sizes are not CPython's"))),
    ("getrefcount", "object, /", |_, _| Err(unsupported("sys.getrefcount()"))),
    ("intern", "string, /", |_, args| Ok(args[0].clone())),
    ("getdefaultencoding", "", |_, _| Ok("utf-8".into())),
    ("getfilesystemencoding", "", |_, _| Ok("utf-8".into())),
    ("getswitchinterval", "", |vm, _| Ok(Value::Float(vm.switch_interval().seconds()))),
    ("setswitchinterval", "interval, /", |vm, args| {
        let seconds = vm.float_of(&args[0])?;
        if seconds.is_nan() || seconds <= 0.0 {
            return Err(crate::python::error::value_error("switch interval must be strictly positive"));
        }
        vm.set_switch_interval(crate::time::Duration::from_seconds(seconds));
        Ok(Value::None)
    }),
    ("settrace", "function, /", |_, _| Err(unsupported("sys.settrace()"))),
    ("setprofile", "function, /", |_, _| Err(unsupported("sys.setprofile()"))),
    ("gettrace", "", |_, _| Ok(Value::None)),
    ("is_finalizing", "", |_, _| Ok(false.into())),
];

/// What `sys.setrecursionlimit` can ask for: calls take memory.
const DEEPEST: usize = 100_000;

fn install_stream(definer: &Definer, class: &Rc<Class>) {
    definer.methods(class, STREAM);
    definer.attributes(class, STREAM_ATTRIBUTES);
}

fn stream(this: &Value) -> PyResult<Stream> {
    let writer = this.object().and_then(|object| object.opaque::<Writer>());
    writer.map(|writer| writer.0).ok_or_else(|| type_error(format!("expected a stream, found '{}'", this.class().name())))
}

const STREAM: &[Entry] = &[
    ("write", "self, text, /", |vm, args| {
        let Some(text) = args[1].as_str().cloned() else {
            return Err(type_error(format!("write() argument must be str, not {}", args[1].class().name())));
        };
        vm.write(stream(&args[0])?, text.text())?;
        Ok(text.len().into())
    }),
    ("writelines", "self, lines, /", |vm, args| {
        for line in vm.collect(&args[1])? {
            let line = vm.str(&line)?;
            vm.write(stream(&args[0])?, &line)?;
        }
        Ok(Value::None)
    }),
    ("flush", "self, /", |_, _| Ok(Value::None)),
    ("isatty", "self, /", |_, _| Ok(false.into())),
    ("writable", "self, /", |_, _| Ok(true.into())),
    ("readable", "self, /", |_, _| Ok(false.into())),
    ("reconfigure", "self, **kwargs", |_, _| Ok(Value::None)),
    ("fileno", "self, /", |_, args| Ok(Value::Int(if stream(&args[0])? == Stream::Stdout { 1 } else { 2 }))),
    ("__repr__", "self, /", |_, args| {
        let name = stream_name(&args[0])?;
        Ok(format!("<_io.TextIOWrapper name='{name}' mode='w' encoding='utf-8'>").into())
    }),
];

const STREAM_ATTRIBUTES: &[Attribute] = &[
    ("name", |_, args| Ok(stream_name(&args[0])?.into()), None),
    ("encoding", |_, _| Ok("utf-8".into()), None),
    ("errors", |_, _| Ok("strict".into()), None),
    ("mode", |_, _| Ok("w".into()), None),
    ("closed", |_, _| Ok(false.into()), None),
];

fn stream_name(this: &Value) -> PyResult<&'static str> {
    Ok(if stream(this)? == Stream::Stdout { "<stdout>" } else { "<stderr>" })
}

/// `sys.version_info`: a tuple whose items have names.
fn version_info() -> Value {
    let class = subclass("sys", "version_info", &types().tuple, install_version);
    let parts = vec![Value::Int(3), Value::Int(11), Value::Int(7), "final".into(), Value::Int(0)];
    Object::value(&class, crate::python::object::Payload::Tuple(parts.into()))
}

fn install_version(definer: &Definer, class: &Rc<Class>) {
    definer.attributes(
        class,
        &[
            ("major", |vm, args| vm.get_item_known(&args[0], &Value::Int(0)), None),
            ("minor", |vm, args| vm.get_item_known(&args[0], &Value::Int(1)), None),
            ("micro", |vm, args| vm.get_item_known(&args[0], &Value::Int(2)), None),
            ("releaselevel", |vm, args| vm.get_item_known(&args[0], &Value::Int(3)), None),
            ("serial", |vm, args| vm.get_item_known(&args[0], &Value::Int(4)), None),
        ],
    );
    definer.methods(
        class,
        &[(
            "__repr__",
            "self, /",
            |_, _| Ok("sys.version_info(major=3, minor=11, micro=7, releaselevel='final', serial=0)".into()),
        )],
    );
}
