//! From text to the syntax tree; and CPython's words for what is wrong with a text.

use super::compile::Problem;
use super::scan::{Scan, scan};
use ruff_python_ast::token::TokenKind;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Stmt, StmtExpr};
use ruff_python_parser::{LexicalErrorType, ParseError, ParseErrorType};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// How deep expressions may be nested: each level takes native stack when it is walked.
const DEEPEST: u32 = 300;

/// Parses a module.
pub fn parse(text: &str) -> Result<Vec<Stmt>, Problem> {
    parse_with(text, |text| Ok(ruff_python_parser::parse_module(text)?.into_suite().into_iter().collect()))
}

/// Parses an expression, as the statement that evaluates it.
pub fn parse_expression(text: &str) -> Result<Vec<Stmt>, Problem> {
    parse_with(text, |text| {
        let value = ruff_python_parser::parse_expression(text)?.into_expr();
        Ok(vec![Stmt::Expr(StmtExpr { range: value.range(), value: Box::new(value), node_index: Default::default() })])
    })
}

fn parse_with(text: &str, parser: impl Fn(&str) -> Result<Vec<Stmt>, ParseError>) -> Result<Vec<Stmt>, Problem> {
    let scan = scan(text);
    if let Some((at, message)) = &scan.too_deep {
        return Err(syntax_error(TextRange::empty(offset(*at)), message));
    }
    match parser(text) {
        Ok(body) => match deepest(&body) {
            None => Ok(body),
            Some(range) => {
                // Dropping it would go as deep as it is.
                std::mem::forget(body);
                let message = "maximum recursion depth exceeded during compilation".to_owned();
                Err(Problem { message, error: Some("RecursionError"), range })
            }
        },
        Err(error) => Err(problem(text, &scan, &error)),
    }
}

fn offset(at: usize) -> TextSize {
    TextSize::new(u32::try_from(at).unwrap_or(u32::MAX))
}

fn syntax_error(range: TextRange, message: &str) -> Problem {
    Problem { message: message.to_owned(), error: Some("SyntaxError"), range }
}

/// Where the tree is deeper than can be walked, if it is.
fn deepest(body: &[Stmt]) -> Option<TextRange> {
    let mut depth = Depth { level: 0, too_deep: None };
    depth.visit_body(body);
    depth.too_deep
}

struct Depth {
    level: u32,
    too_deep: Option<TextRange>,
}

impl<'a> Visitor<'a> for Depth {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.level >= DEEPEST {
            self.too_deep.get_or_insert(expression.range());
            return;
        }
        self.level += 1;
        visitor::walk_expr(self, expression);
        self.level -= 1;
    }
}

/// What is wrong, as CPython puts it, as far as that can be told from what the parser found.
fn problem(text: &str, scan: &Scan, error: &ParseError) -> Problem {
    let range = error.range();
    let start = range.start().to_usize();
    if let Some((at, message)) = scan.mismatch.as_ref().filter(|(at, _)| *at <= start) {
        return syntax_error(TextRange::at(offset(*at), TextSize::new(1)), message);
    }
    if let Some((at, triple)) = scan.unterminated.filter(|_| matches!(error.error, ParseErrorType::Lexical(_))) {
        let (kind, end) = if triple { ("triple-quoted ", text.len()) } else { ("", at) };
        let line = line_of(text, end.min(text.trim_end().len()));
        let message = format!("unterminated {kind}string literal (detected at line {line})");
        return syntax_error(TextRange::at(offset(at), TextSize::new(1)), &message);
    }
    if let Some((at, bracket)) = scan.unclosed
        && (line_of(text, start) > line_of(text, at) || start >= text.trim_end().len())
    {
        return syntax_error(TextRange::at(offset(at), TextSize::new(1)), &format!("'{bracket}' was never closed"));
    }
    let (kind, message) = words(text, error);
    if message.starts_with("Missing parentheses") {
        let before = text[..start].trim_end();
        let word = before.rfind(|char: char| !char.is_alphanumeric()).map_or(0, |at| at + 1);
        return Problem { message, error: Some(kind), range: TextRange::new(offset(word), range.end()) };
    }
    Problem { message, error: Some(kind), range }
}

/// The number of the line, from 1, that a byte stands in.
fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn words(text: &str, error: &ParseError) -> (&'static str, String) {
    let invalid = || ("SyntaxError", "invalid syntax".to_owned());
    let syntax = |message: &str| ("SyntaxError", message.to_owned());
    let source = text.get(error.range().start().to_usize()..error.range().end().to_usize()).unwrap_or("");
    match &error.error {
        ParseErrorType::ExpectedToken { expected: TokenKind::Colon, found } => expected_colon(*found),
        ParseErrorType::ExpectedToken { expected: TokenKind::Comma, found } if starts_expression(*found) => {
            syntax("invalid syntax. Perhaps you forgot a comma?")
        }
        ParseErrorType::UnexpectedIndentation => ("IndentationError", "unexpected indent".to_owned()),
        ParseErrorType::SimpleStatementsOnSameLine => same_line(text, error),
        ParseErrorType::NonDefaultParamAfterDefaultParam => syntax("non-default argument follows default argument"),
        ParseErrorType::PositionalAfterKeywordArgument => syntax("positional argument follows keyword argument"),
        ParseErrorType::PositionalAfterKeywordUnpacking => syntax("positional argument follows keyword argument unpacking"),
        ParseErrorType::InvalidArgumentUnpackingOrder => syntax("iterable argument unpacking follows keyword argument unpacking"),
        ParseErrorType::UnparenthesizedGeneratorExpression => syntax("Generator expression must be parenthesized"),
        ParseErrorType::InvalidAssignmentTarget => cannot_assign(text, error, source),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            syntax(&format!("'{}' is an illegal expression for augmented assignment", kind_of(source)))
        }
        ParseErrorType::InvalidDeleteTarget => syntax(&format!("cannot delete {}", kind_of(source))),
        ParseErrorType::FStringError(inner) => syntax(&format!("f-string: {}", f_string_words(&inner.to_string()))),
        ParseErrorType::Lexical(lexical) => lexical_words(lexical),
        ParseErrorType::OtherError(message) => other(text, error, message),
        _ => invalid(),
    }
}

fn f_string_words(message: &str) -> String {
    match message {
        "invalid conversion character" => "invalid conversion character: expected 's', 'r', or 'a'".to_owned(),
        other => other.replace('`', "'"),
    }
}

fn expected_colon(found: TokenKind) -> (&'static str, String) {
    let message = match found {
        TokenKind::Equal => "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        TokenKind::Newline | TokenKind::EndOfFile => "expected ':'",
        TokenKind::Rbrace => "':' expected after dictionary key",
        _ => "invalid syntax",
    };
    ("SyntaxError", message.to_owned())
}

fn starts_expression(token: TokenKind) -> bool {
    matches!(token, TokenKind::Name | TokenKind::String | TokenKind::Int | TokenKind::Float | TokenKind::FStringStart)
}

/// Two statements on a line: `print "text"` is one that CPython knows.
fn same_line(text: &str, error: &ParseError) -> (&'static str, String) {
    let before = text.get(..error.range().start().to_usize()).unwrap_or("").trim_end();
    let word = before.rsplit(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or("");
    let message = match word {
        "print" | "exec" => format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?"),
        _ if word.starts_with(|char: char| char.is_ascii_digit())
            && !before.ends_with(' ')
            && text[before.len()..].starts_with(['_', 'a', 'b']) =>
        {
            "invalid decimal literal".to_owned()
        }
        _ => "invalid syntax".to_owned(),
    };
    ("SyntaxError", message)
}

fn cannot_assign(text: &str, error: &ParseError, source: &str) -> (&'static str, String) {
    let line_start = text[..error.range().start().to_usize()].rfind('\n').map_or(0, |at| at + 1);
    let before = text[line_start..error.range().start().to_usize()].trim();
    let message = match kind_of(source) {
        kind @ ("None" | "True" | "False") => format!("cannot assign to {kind}"),
        kind if before.is_empty() => format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?"),
        kind => format!("cannot assign to {kind}"),
    };
    ("SyntaxError", message)
}

/// CPython's name for the kind of an expression.
fn kind_of(source: &str) -> &'static str {
    let first = source.chars().next().unwrap_or(' ');
    match source {
        "None" => "None",
        "True" => "True",
        "False" => "False",
        _ if source.starts_with("f\"") || source.starts_with("f'") => "f-string expression",
        _ if first.is_ascii_digit() || matches!(first, '"' | '\'') => {
            let plain = source.chars().all(|char| char.is_alphanumeric() || matches!(char, '.' | '_' | '"' | '\'' | ' '));
            if plain { "literal" } else { "expression" }
        }
        _ if source.starts_with("lambda") => "lambda",
        _ if source.starts_with("await ") => "await expression",
        _ if source.starts_with('(') && source.ends_with(')') => "tuple",
        _ if source.starts_with('[') && source.ends_with(']') => "list",
        _ if source.starts_with('{') && source.ends_with('}') => {
            if source.contains(':') || source == "{}" {
                "dict literal"
            } else {
                "set display"
            }
        }
        _ if source.ends_with(')') && !source.contains(' ') => "function call",
        _ if [" < ", " > ", " == ", " <= ", " >= ", " != ", " in ", " is "].iter().any(|op| source.contains(op)) => "comparison",
        _ if source.contains(" if ") => "conditional expression",
        _ => "expression",
    }
}

fn lexical_words(error: &LexicalErrorType) -> (&'static str, String) {
    match error {
        LexicalErrorType::IndentationError => {
            ("IndentationError", "unindent does not match any outer indentation level".to_owned())
        }
        LexicalErrorType::LineContinuationError => {
            ("SyntaxError", "unexpected character after line continuation character".to_owned())
        }
        LexicalErrorType::Eof => ("SyntaxError", "unexpected EOF while parsing".to_owned()),
        LexicalErrorType::InvalidByteLiteral => ("SyntaxError", "bytes can only contain ASCII literal characters".to_owned()),
        LexicalErrorType::OtherError(message) if message.starts_with("Invalid decimal integer") => (
            "SyntaxError",
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers".to_owned(),
        ),
        LexicalErrorType::UnrecognizedToken { tok } if !tok.is_ascii() => {
            ("SyntaxError", format!("invalid character '{tok}' (U+{:04X})", *tok as u32))
        }
        LexicalErrorType::FStringError(inner) => ("SyntaxError", format!("f-string: {}", f_string_words(&inner.to_string()))),
        _ => ("SyntaxError", "invalid syntax".to_owned()),
    }
}

fn other(text: &str, error: &ParseError, message: &str) -> (&'static str, String) {
    if let Some(clause) = message.strip_prefix("Expected an indented block after ") {
        let line = header_line(text, error.range().start().to_usize());
        let clause = match clause {
            "`class` definition" | "function definition" => clause.replace('`', ""),
            "`match` statement" => "'match' statement".to_owned(),
            _ => format!("{} statement", clause.split(' ').next().unwrap_or("").replace('`', "'")),
        };
        return ("IndentationError", format!("expected an indented block after {clause} on line {line}"));
    }
    let message = match message {
        "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
        _ => "invalid syntax",
    };
    ("SyntaxError", message.to_owned())
}

/// The line of the header that a missing block belongs to: the last line with anything on it before that place.
fn header_line(text: &str, at: usize) -> usize {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let before = if text[line_start..at].trim().is_empty() { &text[..line_start] } else { &text[..at] };
    let code = before.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    code.last().map_or(1, |(number, _)| number + 1)
}
