//! From text to the syntax tree; and CPython's words for what is wrong with a text.

use super::compile::Problem;
use ruff_python_ast::Stmt;
use ruff_python_parser::{ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// How deeply brackets may be nested, as in CPython.
const DEEPEST: usize = 200;

/// Parses a module.
pub fn parse(text: &str) -> Result<Vec<Stmt>, Problem> {
    check_depth(text)?;
    match ruff_python_parser::parse_module(text) {
        Ok(parsed) => Ok(parsed.into_suite().into_iter().collect()),
        Err(error) => Err(problem(text, &error)),
    }
}

/// The parser goes as deep as the brackets do; so deep a text is refused before.
fn check_depth(text: &str) -> Result<(), Problem> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let at = TextSize::new(at as u32);
            return Err(Problem { message: "too many nested parentheses".into(), error: Some("SyntaxError"), range: TextRange::empty(at) });
        }
    }
    Ok(())
}

fn problem(_text: &str, error: &ParseError) -> Problem {
    let message = match &error.error {
        ParseErrorType::OtherError(message) => message.clone(),
        other => other.to_string(),
    };
    Problem { message, error: Some("SyntaxError"), range: error.range() }
}
