//! `str.format`: templates with replacement fields.

use crate::python::builtins::receiver::text;
use crate::python::error::{PyResult, index_error, key_error, value_error};
use crate::python::function::Entry;
use crate::python::machine::Vm;
use crate::python::protocol::limits;
use crate::python::types::types;
use crate::python::value::Value;

pub const METHODS: &[Entry] = &[
    ("format", "self, /, *args, **kwargs", |vm, args| {
        let template = text(&args[0])?.clone();
        vm.fill_template(template.text(), args[1].as_tuple().unwrap_or_default(), &args[2]).map(Value::from)
    }),
    ("format_map", "self, mapping, /", |vm, args| {
        let template = text(&args[0])?.clone();
        vm.fill_template(template.text(), &[], &args[1]).map(Value::from)
    }),
];

/// Where the fields get their values from.
struct Source<'a> {
    positional: &'a [Value],
    named: &'a Value,
    /// The number of the next field without a name.
    next: usize,
    /// A field was numbered by hand: then all have to be.
    by_hand: bool,
}

impl Vm {
    /// Fills the replacement fields of a template.
    pub fn fill_template(&mut self, template: &str, positional: &[Value], named: &Value) -> PyResult<String> {
        let mut source = Source { positional, named, next: 0, by_hand: false };
        self.fill(template, &mut source, 2)
    }

    fn fill(&mut self, template: &str, source: &mut Source, depth: u32) -> PyResult<String> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let mut text = String::new();
        let mut rest = template;
        while let Some(at) = rest.find(['{', '}']) {
            text.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(behind) = rest.strip_prefix(brace) {
                text.push_str(brace);
                rest = behind;
                continue;
            }
            if brace == "}" {
                return Err(value_error("Single '}' encountered in format string"));
            }
            if rest.is_empty() {
                return Err(value_error("Single '{' encountered in format string"));
            }
            let end = field_end(rest)?;
            text.push_str(&self.fill_field(&rest[..end], source, depth)?);
            limits::bytes(text.len())?;
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        Ok(text)
    }

    fn fill_field(&mut self, field: &str, source: &mut Source, depth: u32) -> PyResult<String> {
        let (name, conversion, spec) = parts(field)?;
        let value = self.field_value(name, source)?;
        let spec = if spec.contains(['{', '}']) { self.fill(spec, source, depth - 1)? } else { spec.to_owned() };
        let converted = match conversion {
            None => return self.format(&value, &spec),
            Some('s') => self.str(&value)?,
            Some('r') => self.repr(&value)?,
            Some('a') => self.ascii(&value)?,
            Some(other) => return Err(value_error(format!("Unknown conversion specifier {other}"))),
        };
        self.format(&converted.into(), &spec)
    }

    fn field_value(&mut self, name: &str, source: &mut Source) -> PyResult {
        let end = name.find(['.', '[']).unwrap_or(name.len());
        let (first, mut rest) = name.split_at(end);
        let mut value = self.first_value(first, source)?;
        while !rest.is_empty() {
            if let Some(behind) = rest.strip_prefix('.') {
                let end = behind.find(['.', '[']).unwrap_or(behind.len());
                if end == 0 {
                    return Err(value_error("Empty attribute in format string"));
                }
                value = self.get_attribute(&value, &types().names.intern(&behind[..end]))?;
                rest = &behind[end..];
            } else if let Some(behind) = rest.strip_prefix('[') {
                let end = behind.find(']').ok_or_else(|| value_error("Missing ']' in format string"))?;
                let key = &behind[..end];
                if key.is_empty() {
                    return Err(value_error("Empty attribute in format string"));
                }
                let key = number(key).map_or_else(|| Value::str(key), Value::from);
                value = self.get_item(&value, &key)?;
                rest = &behind[end + 1..];
            } else {
                return Err(value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
        }
        Ok(value)
    }

    fn first_value(&mut self, name: &str, source: &mut Source) -> PyResult {
        let index = if name.is_empty() {
            if source.by_hand {
                return Err(value_error("cannot switch from manual field specification to automatic field numbering"));
            }
            source.next += 1;
            Some(source.next - 1)
        } else {
            let index = number(name);
            if index.is_some() {
                if source.next > 0 {
                    return Err(value_error("cannot switch from automatic field numbering to manual field specification"));
                }
                source.by_hand = true;
            }
            index
        };
        match index {
            Some(index) => source
                .positional
                .get(index)
                .cloned()
                .ok_or_else(|| index_error(format!("Replacement index {index} out of range for positional args tuple"))),
            None if source.named.is_unset() => Err(key_error(Value::str(name))),
            None => self.get_item(source.named, &Value::str(name)),
        }
    }
}

fn number(text: &str) -> Option<usize> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// Where the brace stands that ends a field.
fn field_end(rest: &str) -> PyResult<usize> {
    let mut depth = 1;
    let mut in_brackets = false;
    for (at, char) in rest.char_indices() {
        match char {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            '{' if !in_brackets => depth += 1,
            '}' if !in_brackets => {
                depth -= 1;
                if depth == 0 {
                    return Ok(at);
                }
            }
            _ => {}
        }
    }
    Err(value_error("expected '}' before end of string"))
}

/// The name, the conversion and the specification of a field.
fn parts(field: &str) -> PyResult<(&str, Option<char>, &str)> {
    let mut in_brackets = false;
    let end = field.char_indices().find(|(_, char)| {
        match char {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ => {}
        }
        !in_brackets && matches!(char, '!' | ':')
    });
    let Some((end, mark)) = end else {
        return if field.contains('{') { Err(value_error("unexpected '{' in field name")) } else { Ok((field, None, "")) };
    };
    let (name, behind) = (&field[..end], &field[end + 1..]);
    if name.contains('{') {
        return Err(value_error("unexpected '{' in field name"));
    }
    if mark == ':' {
        return Ok((name, None, behind));
    }
    let mut chars = behind.chars();
    let conversion = chars.next().ok_or_else(|| value_error("unmatched '{' in format spec"))?;
    match chars.as_str() {
        "" => Ok((name, Some(conversion), "")),
        rest => match rest.strip_prefix(':') {
            Some(spec) => Ok((name, Some(conversion), spec)),
            None => Err(value_error("expected ':' after conversion specifier")),
        },
    }
}
