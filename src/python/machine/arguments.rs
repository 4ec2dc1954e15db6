//! Binding arguments to parameters.

use super::Vm;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind, type_error};
use crate::python::frame::Frame;
use crate::python::function::{Function, Native};
use crate::python::object::Object;
use crate::python::text::Str;
use crate::python::value::Value;
use std::cell::RefCell;
use std::rc::Rc;

/// Arguments given by name.
pub type Named = Vec<(Rc<Str>, Value)>;

impl Vm {
    /// A frame for a call of a function of the program, its parameters filled with what `fill` puts on top of its slots.
    pub(super) fn frame_for(&mut self, function: &Function) -> Box<Frame> {
        match self.spare.pop() {
            Some(mut frame) => {
                frame.code = function.code.clone();
                frame.globals = function.globals.clone();
                frame
            }
            None => Frame::new(&function.code, &function.globals, Vec::new()),
        }
    }

    /// Binds arguments; the positional ones lie in the frame's slots already.
    pub(super) fn bind(&mut self, function: &Function, frame: &mut Frame, named: Named) -> PyResult<()> {
        let code = &function.code;
        let p = &code.parameters;
        let given = frame.slots.len();
        let simple = p.keyword_only == 0 && !p.rest && !p.keywords;
        if !(simple && named.is_empty() && given == p.positional as usize) {
            bind_fully(function, frame, named)?;
        }
        frame.slots.resize(code.locals.len(), Value::Unset);
        make_cells(function, frame);
        Ok(())
    }
}

fn make_cells(function: &Function, frame: &mut Frame) {
    let code = &function.code;
    if code.cells.is_empty() {
        return;
    }
    for parameter in &code.cell_parameters {
        let value = parameter.map_or(Value::Unset, |at| std::mem::take(&mut frame.slots[at as usize]));
        frame.cells.push(Rc::new(RefCell::new(value)));
    }
    frame.cells.extend(function.closure.iter().cloned());
}

fn bind_fully(function: &Function, frame: &mut Frame, named: Named) -> PyResult<()> {
    let code = &function.code;
    let p = code.parameters;
    let (positional, keyword_only) = (p.positional as usize, p.keyword_only as usize);
    let given = frame.slots.len();
    let surplus: Vec<Value> = if given > positional { frame.slots.split_off(positional) } else { Vec::new() };
    frame.slots.resize(code.parameter_count(), Value::Unset);
    let mut others = Dict::default();
    let mut misplaced = Vec::new();
    let keyword_only_given = named.iter().filter(|(name, _)| {
        let keyword_only = &code.locals[positional..positional + keyword_only];
        keyword_only.iter().any(|local| local.text() == name.text())
    });
    let extra = keyword_only_given.count();
    for (name, value) in named {
        let known = code.locals[..positional + keyword_only].iter().position(|local| local.text() == name.text());
        match known {
            Some(at) if at >= p.positional_only as usize => {
                if !frame.slots[at].is_unset() {
                    return Err(complain(function, format!("got multiple values for argument '{name}'")));
                }
                frame.slots[at] = value;
            }
            _ if p.keywords => {
                others.set_str(&name, value);
            }
            Some(_) => misplaced.push(name.to_string()),
            None => return Err(complain(function, format!("got an unexpected keyword argument '{name}'"))),
        }
    }
    if !misplaced.is_empty() {
        let names = misplaced.join(", ");
        return Err(complain(function, format!("got some positional-only arguments passed as keyword arguments: '{names}'")));
    }
    if !surplus.is_empty() && !p.rest {
        return Err(complain(function, takes(positional, function.defaults.len(), given, extra)));
    }
    fill_defaults(function, frame)?;
    let mut next = positional + keyword_only;
    if p.rest {
        frame.slots[next] = Value::tuple(surplus);
        next += 1;
    }
    if p.keywords {
        frame.slots[next] = Value::Object(Object::dict(others));
    }
    Ok(())
}

fn fill_defaults(function: &Function, frame: &mut Frame) -> PyResult<()> {
    let code = &function.code;
    let (positional, keyword_only) = (code.parameters.positional as usize, code.parameters.keyword_only as usize);
    let first_default = positional - function.defaults.len().min(positional);
    for at in first_default..positional {
        if frame.slots[at].is_unset() {
            frame.slots[at] = function.defaults[at - first_default].clone();
        }
    }
    require(function, frame, 0..positional, "positional")?;
    for at in 0..keyword_only {
        if frame.slots[positional + at].is_unset() {
            frame.slots[positional + at] = function.keyword_defaults.get(at).cloned().unwrap_or_default();
        }
    }
    require(function, frame, positional..positional + keyword_only, "keyword-only")
}

fn require(function: &Function, frame: &Frame, range: std::ops::Range<usize>, kind: &str) -> PyResult<()> {
    let missing: Vec<String> =
        range.filter(|at| frame.slots[*at].is_unset()).map(|at| format!("'{}'", function.code.locals[at])).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(complain(function, lacks(&missing, missing.len(), kind)))
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
fn enumeration(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [before @ .., last] => format!("{}, and {last}", before.join(", ")),
    }
}

fn complain(function: &Function, what: String) -> Unwind {
    type_error(format!("{}() {what}", function.qualname.borrow()))
}

/// What is said of `given` arguments by position, and `extra` keyword-only ones, where there are `positional` parameters.
fn takes(positional: usize, defaults: usize, given: usize, extra: usize) -> String {
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let takes = match defaults {
        0 => format!("{positional} positional argument{}", plural(positional)),
        _ => format!("from {} to {positional} positional arguments", positional - defaults),
    };
    let were = match extra {
        0 => format!("{given} {} given", if given == 1 { "was" } else { "were" }),
        _ => {
            format!("{given} positional argument{} (and {extra} keyword-only argument{}) were given", plural(given), plural(extra))
        }
    };
    format!("takes {takes} but {were}")
}

/// The arguments of a native function, one a parameter, from positional ones that are followed by named ones.
pub(super) fn bind_native(native: &Native, mut positional: Vec<Value>, named: Named) -> PyResult<Vec<Value>> {
    let signature = &native.signature;
    if native.in_python {
        check_as_function(native, positional.len(), &named)?;
    }
    let surplus = if positional.len() > signature.positional { positional.split_off(signature.positional) } else { Vec::new() };
    if !surplus.is_empty() && signature.rest.is_none() {
        return Err(native_count(native, positional.len() + surplus.len()));
    }
    let given = positional.len();
    let mut bound = positional;
    bound.resize(signature.parameters.len(), Value::Unset);
    let mut others = Dict::default();
    for (name, value) in named {
        let at = signature.parameters.iter().position(|parameter| parameter.by_name && parameter.name == name.text());
        match at {
            Some(at) if bound[at].is_unset() => bound[at] = value,
            Some(_) => return Err(type_error(format!("{}() got multiple values for argument '{name}'", native.shown_name()))),
            None if signature.keywords.is_some() => {
                others.set_str(&name, value);
            }
            None if signature.parameters.iter().any(|parameter| parameter.by_name) => {
                return Err(type_error(format!("'{name}' is an invalid keyword argument for {}()", native.shown_name())));
            }
            None => return Err(type_error(format!("{}() takes no keyword arguments", native.full_name()))),
        }
    }
    let missing = |at: &usize| signature.parameters[*at].required && bound[*at].is_unset();
    if let Some(at) = (0..signature.parameters.len()).find(missing) {
        if signature.parameters[at].by_name && at < signature.positional {
            let name = signature.parameters[at].name;
            return Err(type_error(format!("{}() missing required argument '{name}' (pos {})", native.name, at + 1)));
        }
        return Err(native_count(native, given));
    }
    if let Some(at) = signature.rest {
        bound[at] = Value::tuple(surplus);
    }
    if let Some(at) = signature.keywords {
        bound[at] = Value::Object(Object::dict(others));
    }
    Ok(bound)
}

/// Whether a function that CPython has in Python can be called with so many arguments and with these.
fn check_as_function(native: &Native, given: usize, named: &Named) -> PyResult<()> {
    let signature = &native.signature;
    let complain = |what: String| Err(type_error(format!("{}() {what}", native.qualname())));
    let positional = &signature.parameters[..signature.positional];
    let starred = [signature.rest, signature.keywords];
    let is_named = |name: &str| named.iter().any(|(known, _)| known.text() == name);
    let keyword_only = (signature.positional..signature.parameters.len()).filter(|at| !starred.contains(&Some(*at)));
    let keyword_only: Vec<_> = keyword_only.map(|at| &signature.parameters[at]).collect();
    for (name, _) in named {
        match positional.iter().position(|parameter| parameter.name == name.text()) {
            Some(at) if at < given => return complain(format!("got multiple values for argument '{name}'")),
            None if signature.keywords.is_none() && !keyword_only.iter().any(|parameter| parameter.name == name.text()) => {
                return complain(format!("got an unexpected keyword argument '{name}'"));
            }
            _ => {}
        }
    }
    if given > signature.positional && signature.rest.is_none() {
        let extra = keyword_only.iter().filter(|parameter| is_named(parameter.name)).count();
        return complain(takes(signature.positional, signature.positional - signature.required, given, extra));
    }
    let missing = positional.iter().skip(given).filter(|parameter| parameter.required && !is_named(parameter.name));
    let missing: Vec<String> = missing.map(|parameter| format!("'{}'", parameter.name)).collect();
    match missing.len() {
        0 => Ok(()),
        count => complain(lacks(&missing, count, "positional")),
    }
}

fn lacks(missing: &[String], count: usize, kind: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("missing {count} required {kind} argument{plural}: {}", enumeration(missing))
}

/// The wrong number of arguments: a method's receiver is not counted.
pub(super) fn native_count(native: &Native, given: usize) -> Unwind {
    if native.in_python
        && let Err(complaint) = check_as_function(native, given, &Vec::new())
    {
        return complaint;
    }
    let signature = &native.signature;
    let receiver = usize::from(native.binds || native.name == "__new__");
    let (least, most) = (signature.required.saturating_sub(receiver), signature.positional.saturating_sub(receiver));
    let given = given.saturating_sub(receiver);
    let (name, full) = (native.shown_name(), native.full_name());
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let by_name = signature.parameters.iter().any(|parameter| parameter.by_name);
    let operator = native.binds && native.owner.is_some() && native.name.starts_with("__") && native.name != "__init__";
    type_error(match (least, most) {
        (least, most) if operator && least == most => format!("expected {most} argument{}, got {given}", s(most)),
        (0, 0) if by_name => format!("{name}() takes no positional arguments"),
        (0, 0) => format!("{full}() takes no arguments ({given} given)"),
        (1, 1) => format!("{full}() takes exactly one argument ({given} given)"),
        (least, most) if least == most => format!("{name} expected {most} argument{}, got {given}", s(most)),
        (_, most) if by_name && given > most => format!("{name}() takes at most {most} argument{} ({given} given)", s(most)),
        (least, _) if given < least => format!("{name} expected at least {least} argument{}, got {given}", s(least)),
        (_, most) => format!("{name} expected at most {most} argument{}, got {given}", s(most)),
    })
}
