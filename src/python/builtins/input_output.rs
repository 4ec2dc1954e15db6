//! The builtin functions that print, read, and end the program; those that this engine does not have say so.

use super::functions::class_name;
use crate::python::error::{PyResult, type_error, unsupported};
use crate::python::exception::Exception;
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use crate::trace::Stream;
use std::rc::Rc;

pub const FUNCTIONS: &[Entry] = &[
    ("print", "*args, sep=None, end=None, file=None, flush=False", print),
    ("input", "prompt='', /", input),
    ("open", "file, mode='r', *args, **kwargs", |vm, args| {
        let files = vm.import_one("_files")?;
        let open = vm.get_attribute(&files, &types().names.intern("open"))?;
        let mut given = vec![args[0].clone()];
        given.extend(args[1].given().cloned());
        given.extend(args[2].as_tuple().unwrap_or_default().iter().cloned());
        vm.call_with(&open, given, named_of(&args[3]))
    }),
    ("exit", "code=None", exit),
    ("quit", "code=None", exit),
    ("breakpoint", "*args, **kws", |_, _| Err(unsupported("the debugger that breakpoint() opens"))),
    ("help", "*args", |_, _| Err(unsupported("the builtin function help()"))),
    ("memoryview", "object", |_, _| Err(unsupported("memoryview"))),
];

/// What an object of the class of `sys.stdout` keeps: the stream that it writes to.
pub struct Writer(pub Stream);

fn print(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let separator = text_option(&args[1], "sep", " ")?;
    let end = text_option(&args[2], "end", "\n")?;
    let file = match args[3].given() {
        Some(file) if !file.is_none() => Some(file.clone()),
        _ => vm.stdout(),
    };
    let items = args[0].as_tuple().unwrap_or_default().to_vec();
    match file.as_ref().map(|file| (file, file.object().and_then(|object| object.opaque::<Writer>()))) {
        None => print_to_stream(vm, Stream::Stdout, &items, &separator, &end)?,
        Some((_, Some(Writer(stream)))) => print_to_stream(vm, *stream, &items, &separator, &end)?,
        Some((Value::None, _)) => {}
        Some((file, None)) => print_to_file(vm, &file.clone(), &items, &separator, &end)?,
    }
    let flush = args[4].given().cloned().unwrap_or(Value::None);
    if let Some(file) = file
        && vm.truth(&flush)?
    {
        vm.call_method(&file, "flush", Vec::new())?;
    }
    Ok(Value::None)
}

/// The entries of `**kwargs`.
pub fn named_of(named: &Value) -> Vec<(Rc<Str>, Value)> {
    let Some(Payload::Dict(named)) = named.payload() else { return Vec::new() };
    named.borrow().iter().filter_map(|entry| Some((entry.key.as_str()?.clone(), entry.value.clone()))).collect()
}

fn text_option(value: &Value, name: &str, default: &str) -> PyResult<String> {
    match value {
        Value::Unset | Value::None => Ok(default.to_owned()),
        other => match other.as_str() {
            Some(text) => Ok(text.text().to_owned()),
            None => Err(type_error(format!("{name} must be None or a string, not {}", class_name(other)))),
        },
    }
}

/// A printed line is one event of the trace.
fn print_to_stream(vm: &mut Vm, stream: Stream, items: &[Value], separator: &str, end: &str) -> PyResult<()> {
    let mut line = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            line.push_str(separator);
        }
        match item {
            Value::Str(text) => line.push_str(text.text()),
            known if known.is_known() => line.push_str(&vm.str(known)?),
            other => {
                // What stands before it in the line is written before anything that its `__str__` prints.
                vm.half_printed.push((stream, std::mem::take(&mut line)));
                let text = vm.str(other);
                line = vm.half_printed.pop().unwrap_or((stream, line)).1;
                match text {
                    Ok(text) => line.push_str(&text),
                    Err(error) => {
                        vm.write(stream, &line)?;
                        return Err(error);
                    }
                }
            }
        }
    }
    line.push_str(end);
    vm.write(stream, &line)
}

/// A file of the program's own sees every piece by itself, as in CPython.
fn print_to_file(vm: &mut Vm, file: &Value, items: &[Value], separator: &str, end: &str) -> PyResult<()> {
    let write = vm.get_attribute(file, &types().names.intern("write"))?;
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            vm.call(&write, vec![separator.into()])?;
        }
        let text = vm.to_str(item)?;
        vm.call(&write, vec![text.into()])?;
    }
    vm.call(&write, vec![end.into()])?;
    Ok(())
}

fn input(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    if let Some(prompt) = args[0].given().cloned() {
        let prompt = vm.str(&prompt)?;
        vm.write(Stream::Stdout, &prompt)?;
    }
    match vm.next_input_line() {
        Some(line) => Ok(line.strip_suffix('\n').unwrap_or(&line).into()),
        None => Err(Exception::new(&types().errors.eof_error, vec!["EOF when reading a line".into()]).into()),
    }
}

fn exit(_: &mut Vm, args: &mut [Value]) -> PyResult {
    let code = args[0].given().cloned();
    Err(Exception::new(&types().errors.system_exit, code.into_iter().collect()).into())
}

impl Vm {
    /// `sys.stdout` as the program sees it now; None while nobody has imported `sys`.
    fn stdout(&self) -> Option<Value> {
        let sys = self.imported("sys")?;
        let Some(Payload::Module(names)) = sys.payload() else { return None };
        names.as_dict().borrow().get_text("stdout").cloned()
    }
}
