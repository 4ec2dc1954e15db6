//! Parses a person's text, unless it is nested so deeply that nobody can walk its tree. Knows no compositions.

use crate::python::parse::parse;
use ruff_python_ast::ModModule;
use ruff_python_parser::{Parsed, parse_module};

/// The syntax tree and the words of a program; None if it is none, or none that the engine would work on.
pub(super) fn parsed(source: &str) -> Option<Parsed<ModModule>> {
    // It is parsed twice: the engine's parser knows how deep a text may be, but gives no words.
    parse(source).ok()?;
    parse_module(source).ok()
}
