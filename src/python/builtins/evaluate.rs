//! `exec` and `eval`: code from texts, in namespaces that the program gives.

use super::functions::class_name;
use crate::python::code::{EVALUATED, SourceFile};
use crate::python::compile::{Options, Problem, compile};
use crate::python::error::{PyResult, Unwind, type_error, unsupported};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Frame, Input};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

pub const FUNCTIONS: &[Entry] = &[
    ("exec", "source, globals=None, locals=None, /, *, closure=None", |vm, args| {
        let text = source(&args[0], "exec")?;
        let (globals, locals) = namespaces(vm, &args[1], &args[2], "exec")?;
        run(vm, &text, &globals, &locals)?;
        Ok(Value::None)
    }),
    ("eval", "source, globals=None, locals=None, /", |vm, args| {
        let text = source(&args[0], "eval")?;
        let (globals, locals) = namespaces(vm, &args[1], &args[2], "eval")?;
        let text = text.trim_start_matches([' ', '\t']);
        if let Err(problem) = crate::python::parse::parse(&format!("(\n{text}\n)")) {
            return Err(syntax_error(&SourceFile::new(EVALUATED, text), problem));
        }
        // The result goes into the namespace under a name that no program can write, and is taken out of it again.
        run(vm, &format!("{RESULT} = (\n{text}\n)"), &globals, &locals)?;
        let result = locals.as_dict().borrow_mut().remove_str(&vm.name(RESULT));
        Ok(result.unwrap_or(Value::None))
    }),
    ("__import__", "name, globals=None, locals=None, fromlist=(), level=0", |vm, args| {
        let Some(name) = args[0].as_str().cloned() else {
            return Err(type_error(format!("__import__() argument 1 must be str, not {}", class_name(&args[0]))));
        };
        let listed = args[3].given().cloned().unwrap_or(Value::None);
        let outermost = vm.import(&name)?;
        if vm.truth(&listed)? { vm.import_one(name.text()) } else { Ok(outermost) }
    }),
    ("compile", "source, filename, mode, *args, **kwargs", |_, _| Err(unsupported("code objects: the builtin function compile()"))),
];

const RESULT: &str = "__loopscope_result__";

fn source(value: &Value, function: &str) -> PyResult<String> {
    match value.as_str() {
        Some(text) => Ok(text.text().to_owned()),
        None => Err(type_error(format!("{function}() arg 1 must be a string, bytes or code object"))),
    }
}

/// The namespaces that are given, or those of whoever calls.
fn namespaces(vm: &mut Vm, globals: &Value, locals: &Value, function: &str) -> PyResult<(Rc<Object>, Rc<Object>)> {
    let given = |value: &Value, what: &str| match value {
        Value::Unset | Value::None => Ok(None),
        Value::Object(dict) if matches!(dict.payload, Payload::Dict(_)) => Ok(Some(dict.clone())),
        other => Err(type_error(format!("{function}() {what} must be a dict, not {}", class_name(other)))),
    };
    let (globals, locals) = (given(globals, "globals")?, given(locals, "locals")?);
    match (globals, locals) {
        (Some(globals), Some(locals)) => Ok((globals, locals)),
        (Some(globals), None) => Ok((globals.clone(), globals)),
        (None, locals) => {
            let own = vm.current_locals()?;
            Ok((vm.current_globals()?, locals.unwrap_or(own)))
        }
    }
}

fn run(vm: &mut Vm, text: &str, globals: &Rc<Object>, locals: &Rc<Object>) -> PyResult<()> {
    let file = SourceFile::new(EVALUATED, text);
    let code = compile(&file, Options::default()).map_err(|problem| syntax_error(&file, problem))?;
    let mut frame = Frame::new(&code, globals, Vec::new());
    frame.namespace = Some(locals.clone());
    vm.run_nested(Activation::Python(frame), Input::Start).result().map(drop)
}

/// The SyntaxError of a text that is not Python; or the end of the run, where CPython would run it.
fn syntax_error(file: &SourceFile, problem: Problem) -> Unwind {
    let Some(name) = problem.error else { return unsupported(problem.message) };
    let errors = &types().errors;
    let class = if name == "IndentationError" { &errors.indentation_error } else { &errors.syntax_error };
    let (line, column) = file.position(problem.range.start().to_u32());
    let text = file.line_text(line).to_owned();
    let place = [file.name.as_str().into(), Value::Int(i64::from(line)), Value::Int(i64::from(column)), text.into()];
    let error = Exception::new(class, vec![problem.message.into(), Value::tuple(place.to_vec())]);
    for (name, value) in ["filename", "lineno", "offset", "text"].iter().zip(place) {
        error.object().set_attribute(&types().names.intern(name), value);
    }
    error.into()
}
