//! `_inspect` and `_traceback`: what programs ask about functions, generators and tracebacks.

use super::natives::functions;
use crate::python::code::{Code, CodeKind};
use crate::python::dict::Dict;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::exception::{Exception, Place};
use crate::python::frame::Activation;
use crate::python::function::{Entry, Function};
use crate::python::generator::GeneratorState;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::places::{Shown, shown};
use crate::python::report::Telling;
use crate::python::types::types;
use crate::python::value::Value;

pub fn fill_inspect(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_inspect", namespace, INSPECT);
    functions("_frames", namespace, super::frames::FUNCTIONS);
    Ok(())
}

pub fn fill_traceback(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_traceback", namespace, TRACEBACK);
    Ok(())
}

const INSPECT: &[Entry] = &[
    ("code_kind", "function, /", |_, args| {
        Ok(match function(&args[0])?.code.kind {
            CodeKind::Coroutine => "coroutine",
            CodeKind::Generator => "generator",
            CodeKind::AsyncGenerator => "async_generator",
            CodeKind::Function | CodeKind::Class | CodeKind::Module => "function",
        }
        .into())
    }),
    ("describe", "function, empty, /", describe),
    ("generator_state", "generator, /", |_, args| {
        let Some(Payload::Generator(generator)) = args[0].payload() else {
            return Err(type_error(format!("expected a generator or coroutine, got '{}'", args[0].class().name())));
        };
        Ok(match generator.state.get() {
            GeneratorState::Created => "CREATED",
            GeneratorState::Running => "RUNNING",
            GeneratorState::Suspended => "SUSPENDED",
            GeneratorState::Finished => "CLOSED",
        }
        .into())
    }),
    // A function that sees other globals.
    ("rebound", "function, globals, /", |_, args| {
        let function = function(&args[0])?;
        let Value::Object(globals) = &args[1] else { return Err(type_error("expected a dict")) };
        let rebound = Function {
            code: function.code.clone(),
            globals: globals.clone(),
            name: function.name.clone(),
            qualname: function.qualname.clone(),
            defaults: function.defaults.clone(),
            keyword_defaults: function.keyword_defaults.clone(),
            closure: function.closure.clone(),
            annotations: function.annotations.clone(),
        };
        Ok(Object::value(&types().function, Payload::Function(Box::new(rebound))))
    }),
    ("source_of", "function, /", |_, args| Ok(source_of(function(&args[0])?).into())),
];

fn function(value: &Value) -> PyResult<&Function> {
    match value.payload() {
        Some(Payload::Function(function)) => Ok(function),
        Some(Payload::Native(native)) => Err(unsupported(format!("inspect's view of {}(), which is not Python here", native.name))),
        _ => Err(type_error(format!("expected a function of the program, got '{}'", value.class().name()))),
    }
}

/// (name, kind, default) of each parameter; kinds count as `inspect.Parameter`'s do.
fn describe(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let function = function(&args[0])?;
    let (code, empty) = (&function.code, &args[1]);
    let p = code.parameters;
    let (positional, keyword_only) = (p.positional as usize, p.keyword_only as usize);
    let mut found = Vec::new();
    let mut add = |at: usize, kind: i64, default: &Value| {
        let default = default.given().unwrap_or(empty).clone();
        found.push(Value::tuple(vec![Value::Str(code.locals[at].clone()), Value::Int(kind), default]));
    };
    let without = positional - function.defaults.len().min(positional);
    for at in 0..positional {
        let kind = i64::from(at >= p.positional_only as usize);
        let default = at.checked_sub(without).and_then(|at| function.defaults.get(at));
        add(at, kind, default.unwrap_or(&Value::Unset));
    }
    if p.rest {
        add(positional + keyword_only, 2, &Value::Unset);
    }
    for at in 0..keyword_only {
        add(positional + at, 3, function.keyword_defaults.get(at).unwrap_or(&Value::Unset));
    }
    if p.keywords {
        add(positional + keyword_only + usize::from(p.rest), 4, &Value::Unset);
    }
    Ok(Value::list(found))
}

/// The lines of a function: from its first to before the next that is not further in.
fn source_of(function: &Function) -> String {
    let code = &function.code;
    let mut lines = code.file.text.lines().skip(code.first_line.saturating_sub(1) as usize);
    let Some(first) = lines.next() else { return String::new() };
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut text = format!("{first}\n");
    let mut blanks = 0;
    for line in lines {
        if line.trim().is_empty() {
            blanks += 1;
            continue;
        }
        let header = text.trim_end().ends_with('(') || text.trim_end().ends_with(',') || line.trim_start().starts_with(')');
        if depth(line) <= depth(first) && !header {
            break;
        }
        text.push_str(&"\n".repeat(blanks));
        blanks = 0;
        text.push_str(line);
        text.push('\n');
    }
    text
}

/// (file, line, function, source, carets) of each place.
fn entries(places: &[Place]) -> Value {
    let entry = |place: Shown| {
        let marks = place.marks.map_or(Value::None, Value::from);
        Value::tuple(vec![place.file.into(), Value::Int(i64::from(place.line)), place.name.into(), place.source.into(), marks])
    };
    Value::list(shown(places).into_iter().map(entry).collect())
}

const TRACEBACK: &[Entry] = &[
    ("text", "exception, chain, limit, /", |vm, args| {
        let Some(exception) = Exception::from_value(&args[0]) else { return Err(type_error("expected an exception")) };
        let telling = Telling { chain: vm.truth(&args[1].clone())?, limit: args[2].as_int() };
        Ok(vm.exception_report_as(&exception, telling)?.into())
    }),
    ("only", "exception, /", |vm, args| {
        let Some(exception) = Exception::from_value(&args[0]) else { return Err(type_error("expected an exception")) };
        Ok(vm.exception_lines(&exception)?.into())
    }),
    ("entries", "traceback, /", |_, args| {
        let places = args[0].object().and_then(|object| object.opaque::<Vec<Place>>());
        let places = places.ok_or_else(|| type_error("expected a traceback"))?;
        Ok(entries(places))
    }),
    // Where the calls under way stand, without those of this module.
    ("stack", "", |vm, _| {
        let own = |code: &Code| code.file.library && code.file.name == "traceback.py";
        let places: Vec<Place> = vm.stack.iter().rev().filter_map(Activation::place).filter(|place| !own(&place.code)).collect();
        Ok(entries(&places))
    }),
    ("caller", "level=1, /", |vm, args| {
        let level = args[0].given().and_then(Value::as_int).unwrap_or(1).max(1) as usize;
        let Some(frame) = vm.frame_of_program(level - 1) else {
            return Ok(Value::tuple(vec!["sys".into(), Value::Int(1), "<module>".into(), "".into()]));
        };
        let (file, name, line) = (&frame.code.file, Value::Str(frame.code.name.clone()), frame.line());
        let text = file.line_text(line).trim();
        Ok(Value::tuple(vec![file.name.as_str().into(), Value::Int(i64::from(line)), name, text.into()]))
    }),
];

impl Vm {
    /// So many calls further out than the innermost of the program's own code, leaving the library's out, among those that wait for
    /// another.
    fn frame_of_program(&self, outwards: usize) -> Option<&crate::python::frame::Frame> {
        let frames = self.stack.iter().rev().filter_map(|activation| activation.python());
        frames.filter(|frame| !frame.code.file.library).nth(outwards)
    }
}
