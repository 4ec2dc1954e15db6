//! Upper and lower case.

use crate::python::builtins::receiver::text;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::value::Value;

pub const METHODS: &[Entry] = &[
    ("lower", "self, /", |_, args| changed(args, |text| text.to_lowercase())),
    ("upper", "self, /", |_, args| changed(args, |text| text.to_uppercase())),
    ("casefold", "self, /", |_, args| changed(args, |text| text.to_lowercase().replace('ß', "ss").replace('ς', "σ"))),
    ("capitalize", "self, /", |_, args| changed(args, capitalize)),
    ("swapcase", "self, /", |_, args| changed(args, swapcase)),
    ("title", "self, /", |_, args| changed(args, title)),
    ("islower", "self, /", |_, args| cased(args, |char| char.is_uppercase() || is_titlecase(char), char::is_lowercase)),
    ("isupper", "self, /", |_, args| cased(args, |char| char.is_lowercase() || is_titlecase(char), char::is_uppercase)),
    ("istitle", "self, /", |_, args| Ok(is_title(text(&args[0])?.text()).into())),
];

fn changed(args: &[Value], change: fn(&str) -> String) -> PyResult {
    Ok(change(text(&args[0])?.text()).into())
}

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => titled(first) + &chars.as_str().to_lowercase(),
        None => String::new(),
    }
}

/// The first letter of a word: only the first of the letters that a capital ß would be.
fn titled(char: char) -> String {
    let upper: Vec<char> = char.to_uppercase().collect();
    match upper.as_slice() {
        [first, rest @ ..] if !rest.is_empty() => {
            std::iter::once(*first).chain(rest.iter().flat_map(|char| char.to_lowercase())).collect()
        }
        _ => upper.into_iter().collect(),
    }
}

fn swapcase(text: &str) -> String {
    let swap = |char: char| -> String {
        if char.is_uppercase() {
            char.to_lowercase().collect()
        } else if char.is_lowercase() {
            char.to_uppercase().collect()
        } else {
            char.into()
        }
    };
    text.chars().map(swap).collect()
}

fn title(text: &str) -> String {
    let mut inside = false;
    let mut titled_text = String::with_capacity(text.len());
    for char in text.chars() {
        if inside {
            titled_text.extend(char.to_lowercase());
        } else {
            titled_text.push_str(&titled(char));
        }
        inside = is_cased(char);
    }
    titled_text
}

fn is_titlecase(char: char) -> bool {
    matches!(char, '\u{1c5}' | '\u{1c8}' | '\u{1cb}' | '\u{1f2}')
}

fn is_cased(char: char) -> bool {
    char.is_lowercase() || char.is_uppercase() || is_titlecase(char)
}

/// Whether there is a letter of the wanted case, and none of the other.
fn cased(args: &[Value], other: fn(char) -> bool, wanted: fn(char) -> bool) -> PyResult {
    let text = text(&args[0])?.text();
    Ok((text.chars().any(wanted) && !text.chars().any(other)).into())
}

fn is_title(text: &str) -> bool {
    let (mut inside, mut any) = (false, false);
    for char in text.chars() {
        let upper = char.is_uppercase() || is_titlecase(char);
        if upper && inside || char.is_lowercase() && !inside {
            return false;
        }
        inside = is_cased(char);
        any |= inside;
    }
    any
}
