//! Taking a str apart, and putting strs together.

use super::find::argument;
use super::kind::is_space;
use crate::python::builtins::receiver::{some, text};
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::limits;
use crate::python::text::Str;
use crate::python::value::Value;

pub const METHODS: &[Entry] = &[
    ("split", "self, sep=None, maxsplit=-1", split),
    ("rsplit", "self, sep=None, maxsplit=-1", rsplit),
    ("splitlines", "self, keepends=False", splitlines),
    ("partition", "self, sep, /", |_, args| partition(args, false)),
    ("rpartition", "self, sep, /", |_, args| partition(args, true)),
    ("strip", "self, chars=None, /", |_, args| strip(args, true, true, "strip")),
    ("lstrip", "self, chars=None, /", |_, args| strip(args, true, false, "lstrip")),
    ("rstrip", "self, chars=None, /", |_, args| strip(args, false, true, "rstrip")),
    ("join", "self, iterable, /", join),
];

/// How often to split at most.
fn most(vm: &mut Vm, value: &Value) -> PyResult<usize> {
    match value.given() {
        Some(value) => Ok(usize::try_from(vm.index(value)?).unwrap_or(usize::MAX)),
        None => Ok(usize::MAX),
    }
}

/// The separator; None stands for whitespace.
fn separator(value: &Value) -> PyResult<Option<&str>> {
    let Some(separator) = some(value) else { return Ok(None) };
    let text = separator.as_str().ok_or_else(|| type_error(format!("must be str or None, not {}", separator.class().name())))?;
    if text.is_empty() {
        return Err(value_error("empty separator"));
    }
    Ok(Some(text.text()))
}

fn list<'a>(parts: impl Iterator<Item = &'a str>) -> Value {
    Value::list(parts.map(Value::str).collect())
}

fn split(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let own = text(&args[0])?.text();
    let most = most(vm, &args[2])?;
    match separator(&args[1])? {
        Some(separator) => Ok(list(own.splitn(most.saturating_add(1), separator))),
        None => {
            let mut parts = Vec::new();
            let mut rest = own.trim_start_matches(is_space);
            while !rest.is_empty() && parts.len() < most {
                let end = rest.find(is_space).unwrap_or(rest.len());
                parts.push(&rest[..end]);
                rest = rest[end..].trim_start_matches(is_space);
            }
            parts.extend((!rest.is_empty()).then_some(rest));
            Ok(list(parts.into_iter()))
        }
    }
}

fn rsplit(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let own = text(&args[0])?.text();
    let most = most(vm, &args[2])?;
    let mut parts: Vec<&str> = match separator(&args[1])? {
        Some(separator) => own.rsplitn(most.saturating_add(1), separator).collect(),
        None => {
            let mut parts = Vec::new();
            let mut rest = own.trim_end_matches(is_space);
            while !rest.is_empty() && parts.len() < most {
                let start =
                    rest.char_indices().rev().find(|(_, char)| is_space(*char)).map_or(0, |(at, char)| at + char.len_utf8());
                parts.push(&rest[start..]);
                rest = rest[..start].trim_end_matches(is_space);
            }
            parts.extend((!rest.is_empty()).then_some(rest));
            parts
        }
    };
    parts.reverse();
    Ok(list(parts.into_iter()))
}

fn splitlines(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let keep = vm.truth(&args[1])?;
    let mut rest = text(&args[0])?.text();
    let mut lines = Vec::new();
    while !rest.is_empty() {
        let (line, end) = match rest.char_indices().find(|(_, char)| ends_line(*char)) {
            None => (rest.len(), rest.len()),
            Some((at, '\r')) if rest[at..].starts_with("\r\n") => (at, at + 2),
            Some((at, char)) => (at, at + char.len_utf8()),
        };
        lines.push(&rest[..if keep { end } else { line }]);
        rest = &rest[end..];
    }
    Ok(list(lines.into_iter()))
}

fn ends_line(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn partition(args: &[Value], last: bool) -> PyResult {
    let own = text(&args[0])?;
    let separator = args[1].as_str().ok_or_else(|| type_error(format!("must be str, not {}", args[1].class().name())))?;
    if separator.is_empty() {
        return Err(value_error("empty separator"));
    }
    let whole = own.text();
    let found = if last { whole.rsplit_once(separator.text()) } else { whole.split_once(separator.text()) };
    let parts = match found {
        Some((before, after)) => [before, separator.text(), after],
        None if last => ["", "", whole],
        None => [whole, "", ""],
    };
    Ok(Value::tuple(parts.map(Value::str).to_vec()))
}

fn strip(args: &[Value], left: bool, right: bool, method: &str) -> PyResult {
    let own = text(&args[0])?;
    let chars = match some(&args[1]) {
        Some(chars) => {
            let wrong = || type_error(format!("{method} arg must be None or str"));
            Some(chars.as_str().ok_or_else(wrong)?.text())
        }
        None => None,
    };
    let unwanted = |char: char| chars.map_or_else(|| is_space(char), |chars| chars.contains(char));
    let mut rest = own.text();
    if left {
        rest = rest.trim_start_matches(unwanted);
    }
    if right {
        rest = rest.trim_end_matches(unwanted);
    }
    if rest.len() == own.text().len() { Ok(Value::Str(own.clone())) } else { Ok(rest.into()) }
}

fn join(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let separator = argument(&args[0], "join", 0)?.clone();
    if !crate::python::protocol::iterate::is_iterable(&args[1]) {
        return Err(type_error("can only join an iterable"));
    }
    let items = vm.collect(&args[1])?;
    let mut joined = String::new();
    for (at, item) in items.iter().enumerate() {
        let Some(part) = item.as_str() else {
            return Err(type_error(format!("sequence item {at}: expected str instance, {} found", item.class().name())));
        };
        if at > 0 {
            joined.push_str(separator.text());
        }
        joined.push_str(part.text());
        limits::bytes(joined.len())?;
    }
    Ok(Value::Str(Str::from_string(joined)))
}
