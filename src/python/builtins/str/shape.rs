//! Padding and translating.

use super::find::argument;
use crate::python::builtins::receiver::text;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Unwind, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::protocol::limits;
use crate::python::types::types;
use crate::python::value::Value;
use std::cell::RefCell;

pub const METHODS: &[Entry] = &[
    ("center", "self, width, fillchar=' ', /", |vm, args| pad(vm, args, "center")),
    ("ljust", "self, width, fillchar=' ', /", |vm, args| pad(vm, args, "ljust")),
    ("rjust", "self, width, fillchar=' ', /", |vm, args| pad(vm, args, "rjust")),
    ("zfill", "self, width, /", zfill),
    ("expandtabs", "self, tabsize=8", expandtabs),
    ("translate", "self, table, /", translate),
];

fn pad(vm: &mut Vm, args: &mut [Value], method: &str) -> PyResult {
    let width = vm.count(&args[1])?;
    let own = text(&args[0])?;
    let fill = match args[2].given() {
        None => ' ',
        Some(fill) => {
            let wrong = |what: &str| type_error(format!("The fill character must be {what}"));
            let fill = fill.as_str().ok_or_else(|| {
                type_error(format!("The fill character must be a unicode character, not {}", fill.class().name()))
            })?;
            let mut chars = fill.text().chars();
            chars.next().filter(|_| chars.next().is_none()).ok_or_else(|| wrong("exactly one character long"))?
        }
    };
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(own.len());
    if missing == 0 {
        return Ok(Value::Str(own.clone()));
    }
    limits::bytes(missing.saturating_mul(fill.len_utf8()))?;
    let before = match method {
        "ljust" => 0,
        "rjust" => missing,
        // CPython's way of halving: an odd one goes to the left where the width is odd.
        _ => missing / 2 + (missing & width as usize & 1),
    };
    let mut padded = String::with_capacity(own.text().len() + missing);
    padded.extend(std::iter::repeat_n(fill, before));
    padded.push_str(own.text());
    padded.extend(std::iter::repeat_n(fill, missing - before));
    Ok(padded.into())
}

fn zfill(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let width = vm.count(&args[1])?;
    let own = text(&args[0])?;
    let missing = usize::try_from(width).unwrap_or(0).saturating_sub(own.len());
    limits::bytes(missing)?;
    let (sign, digits) = match own.text().strip_prefix(['+', '-']) {
        Some(digits) => (&own.text()[..1], digits),
        None => ("", own.text()),
    };
    Ok(format!("{sign}{}{digits}", "0".repeat(missing)).into())
}

fn expandtabs(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let size = match args[1].given() {
        Some(size) => usize::try_from(vm.index(size)?).unwrap_or(0),
        None => 8,
    };
    let mut column = 0;
    let mut expanded = String::new();
    for char in text(&args[0])?.text().chars() {
        match char {
            '\t' if size == 0 => {}
            '\t' => {
                let spaces = size - column % size;
                limits::bytes(expanded.len().saturating_add(spaces))?;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            _ => {
                expanded.push(char);
                column = if matches!(char, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(expanded.into())
}

/// `str.maketrans`: one dict, or two strs of the same length and a third of what is to go.
pub fn maketrans(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let table = RefCell::new(Dict::default());
    if args[1].is_unset() {
        let Some(Payload::Dict(given)) = args[0].payload() else {
            return Err(type_error("if you give only one argument to maketrans it must be a dict"));
        };
        let entries: Vec<_> = given.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect();
        for (key, value) in entries {
            let key = match key.as_str() {
                Some(text) => {
                    let mut chars = text.text().chars();
                    let only = chars.next().filter(|_| chars.next().is_none());
                    let code = only.ok_or_else(|| value_error("string keys in translate table must be of length 1"))?;
                    Value::Int(i64::from(code as u32))
                }
                None if key.as_int().is_some() => key,
                None => return Err(type_error("keys in translate table must be strings or integers")),
            };
            vm.dict_set(&table, key, value)?;
        }
        return Ok(Object::dict(table.into_inner()).into());
    }
    let (from, to) = (argument(&args[0], "maketrans", 1)?, argument(&args[1], "maketrans", 2)?);
    if from.len() != to.len() {
        return Err(value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.text().chars().zip(to.text().chars()) {
        vm.dict_set(&table, Value::Int(from as i64), Value::Int(to as i64))?;
    }
    if let Some(gone) = args[2].given() {
        for char in argument(gone, "maketrans", 3)?.text().chars() {
            vm.dict_set(&table, Value::Int(char as i64), Value::None)?;
        }
    }
    Ok(Object::dict(table.into_inner()).into())
}

fn translate(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let own = text(&args[0])?.clone();
    let mut translated = String::with_capacity(own.text().len());
    for char in own.text().chars() {
        match vm.get_item(&args[1], &Value::Int(char as i64)) {
            Ok(Value::None) => {}
            Ok(value) => match (value.as_str(), value.as_int()) {
                (Some(text), _) => translated.push_str(text.text()),
                (None, Some(code)) => {
                    let char = u32::try_from(code).ok().and_then(char::from_u32);
                    translated.push(char.ok_or_else(|| value_error("character mapping must be in range(0x110000)"))?);
                }
                _ => return Err(type_error("character mapping must return integer, None or str")),
            },
            Err(Unwind::Raise(error)) if error.is(&types().errors.lookup_error) => translated.push(char),
            Err(other) => return Err(other),
        }
        limits::bytes(translated.len())?;
    }
    Ok(translated.into())
}
