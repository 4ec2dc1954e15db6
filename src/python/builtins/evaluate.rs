//! `exec` and `eval`: code from texts, in namespaces that the program gives.

use super::functions::class_name;
use crate::python::code::{Code, CodeKind, EVALUATED, SourceFile};
use crate::python::compile::{Options, Problem, compile};
use crate::python::error::{PyResult, Unwind, type_error, unsupported, value_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Frame, Input};
use crate::python::function::Entry;
use crate::python::machine::{Vm, code_object};

use crate::python::object::{Object, Payload};
use crate::python::parse::{parse, parse_expression};
use crate::python::protocol::sequence::byte_text;
use crate::python::types::types;
use crate::python::value::Value;
use ruff_text_size::TextSize;
use std::rc::Rc;

pub const FUNCTIONS: &[Entry] = &[
    ("exec", "source, globals=None, locals=None, /, *, closure=None", |vm, args| {
        let code = code(&args[0], "exec")?;
        let (globals, locals) = namespaces(vm, &args[1], &args[2], "exec")?;
        run(vm, &code, &globals, &locals)?;
        Ok(Value::None)
    }),
    ("eval", "source, globals=None, locals=None, /", |vm, args| {
        let code = code(&args[0], "eval")?;
        let (globals, locals) = namespaces(vm, &args[1], &args[2], "eval")?;
        run(vm, &code, &globals, &locals)
    }),
    ("__import__", "name, globals=None, locals=None, fromlist=(), level=0", |vm, args| {
        let Some(name) = args[0].as_str().cloned() else {
            return Err(type_error(format!("__import__() argument 1 must be str, not {}", class_name(&args[0]))));
        };
        let listed = args[3].given().cloned().unwrap_or(Value::None);
        let outermost = vm.import(&name)?;
        if vm.truth(&listed)? { vm.import_one(name.text()) } else { Ok(outermost) }
    }),
    ("compile", "source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1", |vm, args| {
        let text = source(&args[0]).ok_or_else(|| type_error("compile() arg 1 must be a string, bytes or AST object"))?;
        let filename = super::str::argument(&args[1], "compile", 2)?;
        let mode = super::str::argument(&args[2], "compile", 3)?;
        let flags = args[3].given().map_or(Ok(0), |flags| vm.index(flags))?;
        let expression = match mode.text() {
            _ if flags != 0 => return Err(unsupported("flags of the builtin function compile()")),
            "exec" => false,
            "eval" => true,
            "single" => return Err(unsupported("the mode 'single' of the builtin function compile()")),
            _ => return Err(value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        };
        Ok(code_object(&compiled(filename.text(), &text, expression)?))
    }),
];

fn source(value: &Value) -> Option<String> {
    match value.as_str() {
        Some(text) => Some(text.text().to_owned()),
        None => byte_text(value).and_then(|bytes| String::from_utf8(bytes.into_owned()).ok()),
    }
}

/// The code of a code object, or of a text.
fn code(value: &Value, function: &str) -> PyResult<Rc<Code>> {
    if let Some(code) = value.object().and_then(|object| object.opaque::<Rc<Code>>()) {
        if !code.cells[code.own_cells.min(code.cells.len())..].is_empty() {
            return Err(type_error(format!("code object passed to {function}() may not contain free variables")));
        }
        if !matches!(code.kind, CodeKind::Module) {
            return Err(unsupported(format!("{function}() with the code of a function")));
        }
        return Ok(code.clone());
    }
    let Some(text) = source(value) else {
        return Err(type_error(format!("{function}() arg 1 must be a string, bytes or code object")));
    };
    let expression = function == "eval";
    compiled(EVALUATED, if expression { text.trim_start_matches([' ', '\t']) } else { &text }, expression)
}

fn compiled(name: &str, text: &str, expression: bool) -> PyResult<Rc<Code>> {
    if text.contains('\0') {
        let message = Value::from("source code string cannot contain null bytes");
        return Err(Exception::new(&types().errors.syntax_error, vec![message]).into());
    }
    let file = SourceFile::evaluated(name, text);
    let options = Options { expression, ..Options::default() };
    compile(&file, options).map_err(|problem| syntax_error(&file, expression, problem))
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

fn run(vm: &mut Vm, code: &Rc<Code>, globals: &Rc<Object>, locals: &Rc<Object>) -> PyResult {
    let mut frame = Frame::new(code, globals, Vec::new());
    frame.namespace = Some(locals.clone());
    vm.run_nested(Activation::Python(frame), Input::Start).result()
}

/// The SyntaxError of a text that is not Python; or the end of the run, where CPython would run it.
fn syntax_error(file: &SourceFile, expression: bool, problem: Problem) -> Unwind {
    let Some(name) = problem.error else { return unsupported(problem.message) };
    let errors = &types().errors;
    let class = match name {
        "IndentationError" => &errors.indentation_error,
        "RecursionError" => &errors.recursion_error,
        _ => &errors.syntax_error,
    };
    let message = Value::from(problem.message.as_str());
    if name == "RecursionError" {
        return Exception::new(class, vec![message]).into();
    }
    let place: Vec<Value> = place(file, expression, &problem);
    let error = Exception::new(class, vec![message, Value::tuple(place.clone())]);
    for (name, value) in ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].iter().zip(place) {
        error.object().set_attribute(&types().names.intern(name), value);
    }
    error.into()
}

/// File, line, column, text of the line, and the end of what is wrong, as CPython's parser counts them.
fn place(file: &SourceFile, expression: bool, problem: &Problem) -> Vec<Value> {
    let position = |offset: TextSize| {
        let (line, column) = file.position(offset.to_u32());
        (i64::from(line), i64::from(column))
    };
    let (line, mut column) = position(problem.range.start());
    let (mut end_line, mut end) = position(problem.range.end());
    let message = problem.message.as_str();
    let at_end = problem.range.start().to_usize() >= file.text.trim_end().len();
    // What the tokenizer refuses has no end, and its line none either.
    let by_tokenizer = ["unterminated", "unmatched", "invalid decimal"].iter().any(|beginning| message.starts_with(beginning));
    // The parser adds a line's end to statements; in an expression it finds nothing behind the end, at column 0.
    if expression && message == "invalid syntax" && at_end && !file.text.ends_with('\n') {
        (column, end) = (0, 0);
    } else if message.ends_with("was never closed") {
        end = 0;
    } else if message == "unexpected indent" {
        (column, end) = (end - 1, -1);
    } else if by_tokenizer || end_line > line {
        (end_line, end) = (line, column);
    }
    let parsed = if expression { parse_expression(&file.text) } else { parse(&file.text) };
    let text = match parsed {
        // The compiler behind it looks for the file, which there is not.
        Ok(_) => Value::None,
        Err(_) => {
            let ended = !by_tokenizer && (!expression || (line as usize) < file.text.split('\n').count());
            format!("{}{}", file.line_text(line as u32), if ended { "\n" } else { "" }).into()
        }
    };
    vec![file.name.as_str().into(), line.into(), column.into(), text, end_line.into(), end.into()]
}
