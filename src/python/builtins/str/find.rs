//! Finding in a str: `find`, `index`, `count`, `startswith`, `replace` and their kin. Places are counted in characters.

use crate::python::builtins::receiver::text;
use crate::python::error::{PyResult, type_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::limits;
use crate::python::text::Str;
use crate::python::value::Value;
use std::rc::Rc;

pub const METHODS: &[Entry] = &[
    ("find", "self, sub, start=, end=, /", |vm, args| {
        Ok(search(vm, args, |text, part| text.find(part))?.map_or(Value::Int(-1), Value::from))
    }),
    ("rfind", "self, sub, start=, end=, /", |vm, args| {
        Ok(search(vm, args, |text, part| text.rfind(part))?.map_or(Value::Int(-1), Value::from))
    }),
    ("index", "self, sub, start=, end=, /", |vm, args| found(search(vm, args, |text, part| text.find(part))?)),
    ("rindex", "self, sub, start=, end=, /", |vm, args| found(search(vm, args, |text, part| text.rfind(part))?)),
    ("count", "self, sub, start=, end=, /", count),
    ("startswith", "self, prefix, start=, end=, /", |vm, args| begins(vm, args, "startswith", |text, part| text.starts_with(part))),
    ("endswith", "self, suffix, start=, end=, /", |vm, args| begins(vm, args, "endswith", |text, part| text.ends_with(part))),
    ("replace", "self, old, new, count=, /", replace),
    ("removeprefix", "self, prefix, /", |_, args| {
        let (own, prefix) = (text(&args[0])?, argument(&args[1], "removeprefix", 0)?);
        Ok(own.text().strip_prefix(prefix.text()).unwrap_or(own.text()).into())
    }),
    ("removesuffix", "self, suffix, /", |_, args| {
        let (own, suffix) = (text(&args[0])?, argument(&args[1], "removesuffix", 0)?);
        Ok(own.text().strip_suffix(suffix.text()).unwrap_or(own.text()).into())
    }),
];

/// A str that is an argument; `place` is its number, 0 for the only one.
pub fn argument<'a>(value: &'a Value, method: &str, place: u32) -> PyResult<&'a Rc<Str>> {
    value.as_str().ok_or_else(|| {
        let given = value.class().name();
        let place = if place == 0 { String::new() } else { format!(" {place}") };
        type_error(format!("{method}() argument{place} must be str, not {given}"))
    })
}

/// Start and end of the part that is looked at, in characters.
pub fn bounds(vm: &mut Vm, start: &Value, end: &Value, length: usize) -> PyResult<(usize, usize)> {
    if start.is_unset() && end.is_unset() {
        return Ok((0, length));
    }
    let or_none = |value: &Value| value.given().cloned().unwrap_or(Value::None);
    let parts = [or_none(start), or_none(end), Value::None];
    let places = vm.slice_places(&parts, length)?;
    // A start behind the end of the text finds nothing, not even nothing; as CPython, the start is kept.
    let start_beyond = matches!(start, Value::Int(start) if *start > length as i64);
    Ok((if start_beyond { length + 1 } else { places.start as usize }, places.stop.max(0) as usize))
}

fn search(vm: &mut Vm, args: &[Value], find: fn(&str, &str) -> Option<usize>) -> PyResult<Option<usize>> {
    let own = text(&args[0])?;
    let part = args[1].as_str().ok_or_else(|| type_error(format!("must be str, not {}", args[1].class().name())))?;
    let (start, end) = bounds(vm, &args[2], &args[3], own.len())?;
    if start > end {
        return Ok(None);
    }
    let slice = own.slice(start, end);
    let byte = find(slice, part.text());
    Ok(byte.map(|byte| start + if own.is_ascii() { byte } else { slice[..byte].chars().count() }))
}

fn found(place: Option<usize>) -> PyResult {
    place.map(Value::from).ok_or_else(|| value_error("substring not found"))
}

fn count(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let own = text(&args[0])?;
    let part = args[1].as_str().ok_or_else(|| type_error(format!("must be str, not {}", args[1].class().name())))?;
    let (start, end) = bounds(vm, &args[2], &args[3], own.len())?;
    if start > end {
        return Ok(Value::Int(0));
    }
    let slice = own.slice(start, end);
    let count = if part.is_empty() { slice.chars().count() + 1 } else { slice.matches(part.text()).count() };
    Ok(count.into())
}

fn begins(vm: &mut Vm, args: &[Value], method: &str, test: fn(&str, &str) -> bool) -> PyResult {
    let own = text(&args[0])?;
    let (start, end) = bounds(vm, &args[2], &args[3], own.len())?;
    let slice = own.slice(start, end);
    let one = |part: &Str| start <= end && test(slice, part.text());
    if let Some(part) = args[1].as_str() {
        return Ok(one(part).into());
    }
    let Some(parts) = args[1].as_tuple() else {
        return Err(type_error(format!("{method} first arg must be str or a tuple of str, not {}", args[1].class().name())));
    };
    for part in parts {
        let Some(part) = part.as_str() else {
            return Err(type_error(format!("tuple for {method} must only contain str, not {}", part.class().name())));
        };
        if one(part) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn replace(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let own = text(&args[0])?;
    let (old, new) = (argument(&args[1], "replace", 1)?, argument(&args[2], "replace", 2)?);
    let most = match args[3].given() {
        Some(count) => usize::try_from(vm.index(count)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    let times = own.text().matches(old.text()).count().min(most);
    limits::bytes(own.text().len().saturating_add(times.saturating_mul(new.text().len())))?;
    Ok(own.text().replacen(old.text(), new.text(), most).into())
}
