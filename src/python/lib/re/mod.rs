//! `_re`: regular expressions. What programs see of them, patterns and matches, is written in Python on top of this.

mod compile;
mod escapes;
mod parse;
mod run;
mod tree;

use super::itertools::content;
use super::natives::{class, functions};
use crate::python::dict::Dict;
use crate::python::error::{PyResult, Stop, type_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::object::{Object, Payload};
use crate::python::value::Value;
use compile::Program;
use parse::Problem;
use run::{Ends, Matcher};
use std::cell::RefCell;
use std::rc::Rc;

const FUNCTIONS: &[Entry] =
    &[("compile", "pattern, flags, /", compile_pattern), ("run", "program, text, at, end, how, /", run_pattern)];

pub fn fill(_: &mut Vm, namespace: &mut Dict) -> PyResult<()> {
    functions("_re", namespace, FUNCTIONS);
    Ok(())
}

/// A compiled pattern, and the text that it was run on last, as characters.
struct Compiled {
    program: Program,
    last: RefCell<Option<(Value, Rc<[char]>)>>,
}

fn chars_of(value: &Value) -> PyResult<Vec<char>> {
    match (value.as_str(), value.payload()) {
        (Some(text), _) => Ok(text.text().chars().collect()),
        (_, Some(Payload::Bytes(bytes))) => Ok(bytes.iter().map(|byte| char::from(*byte)).collect()),
        (_, Some(Payload::ByteArray(bytes))) => Ok(bytes.borrow().iter().map(|byte| char::from(*byte)).collect()),
        _ => Err(type_error(format!("expected string or bytes-like object, got '{}'", value.class().name()))),
    }
}

/// (program, flags, number of groups, {name: number}), or (message, place) of what is wrong.
fn compile_pattern(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let text = chars_of(&args[0])?;
    let flags = vm.index(&args[1])? as u32;
    let parsed = match parse::parse(&text, flags) {
        Ok(parsed) => parsed,
        Err(problem) => return Ok(problem_value(problem)),
    };
    let program = match compile::compile(&parsed.tree, parsed.groups) {
        Ok(program) => program,
        Err(problem) => return Ok(problem_value(problem)),
    };
    let mut names = Dict::default();
    for (name, number) in &parsed.names {
        names.set_str(&vm.name(name), Value::from(*number));
    }
    let compiled = Compiled { program, last: RefCell::new(None) };
    let object = Object::opaque_value(&class("_re", "Program", |_, _| {}), compiled);
    let flags = Value::Int(i64::from(parsed.flags));
    Ok(Value::tuple(vec![object, flags, Value::from(parsed.groups), Value::Object(Object::dict(names))]))
}

fn problem_value(Problem(message, at): Problem) -> Value {
    Value::tuple(vec![message.into(), at.map_or(Value::None, Value::from)])
}

/// The places where groups begin and end, -1 where they have not matched; None if nothing matches. `how`: 0 at this place, 1 up to the
/// end, 2 here or later; with 4, not empty at this place.
fn run_pattern(vm: &mut Vm, args: &mut [Value]) -> PyResult {
    let compiled = content::<Compiled>(&args[0])?;
    let text = chars_once(compiled, &args[1])?;
    let end = (vm.index(&args[3])?.max(0) as usize).min(text.len());
    let mut at = vm.index(&args[2])?.max(0) as usize;
    let how = vm.index(&args[4])?;
    let mut matcher = Matcher::new(&compiled.program, &text, end);
    let ends = Ends { whole: how & 1 != 0, not_at: if how & 4 != 0 { Some(at) } else { None } };
    while at <= end {
        let found = matcher.match_at(at, ends).map_err(|_| Stop::Limit("a regular expression took too many steps".into()))?;
        match found {
            Some(slots) => return Ok(Value::tuple(places(&compiled.program, &slots))),
            None if how & 2 == 0 => return Ok(Value::None),
            None => at += 1,
        }
    }
    Ok(Value::None)
}

fn places(program: &Program, slots: &[Option<usize>]) -> Vec<Value> {
    slots[..program.groups * 2].iter().map(|place| place.map_or(Value::Int(-1), Value::from)).collect()
}

fn chars_once(compiled: &Compiled, text: &Value) -> PyResult<Rc<[char]>> {
    if let Some((known, chars)) = &*compiled.last.borrow()
        && known.is(text)
    {
        return Ok(chars.clone());
    }
    let chars: Rc<[char]> = chars_of(text)?.into();
    if !matches!(text.payload(), Some(Payload::ByteArray(_))) {
        compiled.last.replace(Some((text.clone(), chars.clone())));
    }
    Ok(chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<(usize, usize)> {
        let chars: Vec<char> = pattern.chars().collect();
        let parsed = parse::parse(&chars, 0).ok()?;
        let program = compile::compile(&parsed.tree, parsed.groups).ok()?;
        let text: Vec<char> = text.chars().collect();
        let mut matcher = Matcher::new(&program, &text, text.len());
        let slots = (0..=text.len()).find_map(|at| matcher.match_at(at, Ends::default()).ok().flatten())?;
        Some((slots[0]?, slots[1]?))
    }

    #[test]
    fn an_empty_round_ends_a_loop() {
        assert_eq!(
            [found("(a*)*", "b"), found("(a|b*)*c", "abc"), found("(?:){3,}", "x")],
            [Some((0, 0)), Some((0, 3)), Some((0, 0))]
        );
    }

    #[test]
    fn a_match_that_takes_too_long_is_given_up() {
        let text: Vec<char> = "a".repeat(40).chars().collect();
        let parsed = parse::parse(&"(a+)+$b".chars().collect::<Vec<_>>(), 0).ok();
        let program = parsed.and_then(|parsed| compile::compile(&parsed.tree, parsed.groups).ok()).expect("a pattern");
        assert!(Matcher::new(&program, &text, text.len()).match_at(0, Ends::default()).is_err());
    }
}
