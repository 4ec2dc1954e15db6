//! A listing on its way to a program, line by line, each with what it was before. Knows no Python but which lines begin inside a string.

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::parse_module;
use ruff_text_size::Ranged;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it was.
    Kept,
    /// As it was, further in or further out.
    Moved,
    Added,
    /// In the listing, and no longer in the program.
    Dropped,
}

/// A line of the program, or one that is no longer in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub mark: Mark,
    pub text: String,
}

/// The lines so far.
pub(super) struct Draft {
    rows: Vec<Row>,
    pub reasons: Vec<String>,
}

#[derive(Clone)]
struct Row {
    /// What stands there now; None: nothing any more.
    now: Option<String>,
    /// What stood there before; None: nothing.
    before: Option<String>,
}

impl Draft {
    pub fn new(source: &str) -> Draft {
        let row = |line: &str| Row { now: Some(line.to_owned()), before: Some(line.to_owned()) };
        Draft { rows: source.trim_end_matches('\n').split('\n').map(row).collect(), reasons: Vec::new() }
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in self.rows.iter().filter_map(|row| row.now.as_ref()) {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// What the reasons say, once each.
    pub fn because(&mut self, reason: impl Into<String>) {
        let reason = reason.into();
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Changes the lines one by one; None drops a line.
    pub fn map(&mut self, change: impl Fn(usize, &str) -> Option<String>) {
        let lines = self.rows.iter_mut().filter(|row| row.now.is_some());
        for (at, row) in lines.enumerate() {
            row.now = row.now.as_deref().and_then(|text| change(at, text));
        }
        self.rows.retain(|row| row.now.is_some() || row.before.is_some());
    }

    /// Puts lines before line number `at`, from 0.
    pub fn insert(&mut self, at: usize, lines: &str) {
        let place = self.place(at);
        let rows = lines.split('\n').map(|line| Row { now: Some(line.to_owned()), before: None });
        self.rows.splice(place..place, rows);
    }

    /// Puts these lines further in, but for those that begin inside a string.
    pub fn indent(&mut self, lines: std::ops::Range<usize>, by: &str) {
        let inside = in_strings(&self.text());
        self.map(|at, line| {
            let fixed = line.is_empty() || inside.iter().any(|range| range.contains(&at));
            Some(if lines.contains(&at) && !fixed { format!("{by}{line}") } else { line.to_owned() })
        });
    }

    /// How many lines there are now.
    pub fn len(&self) -> usize {
        self.rows.iter().filter(|row| row.now.is_some()).count()
    }

    pub fn line(&self, at: usize) -> &str {
        self.rows.iter().filter_map(|row| row.now.as_deref()).nth(at).unwrap_or_default()
    }

    pub fn is_changed(&self) -> bool {
        self.rows.iter().any(|row| row.now != row.before)
    }

    /// Every line, with what became of it.
    pub fn shown(&self) -> Vec<Line> {
        let line = |mark, text: &String| Line { mark, text: text.clone() };
        let show = |row: &Row| match (&row.before, &row.now) {
            (Some(before), Some(now)) if before == now => vec![line(Mark::Kept, now)],
            (Some(before), Some(now)) if before.trim() == now.trim() => vec![line(Mark::Moved, now)],
            (before, now) => {
                let dropped = before.iter().map(|text| line(Mark::Dropped, text));
                dropped.chain(now.iter().map(|text| line(Mark::Added, text))).collect()
            }
        };
        self.rows.iter().flat_map(show).collect()
    }

    fn place(&self, at: usize) -> usize {
        let mut live = self.rows.iter().enumerate().filter(|(_, row)| row.now.is_some());
        live.nth(at).map_or(self.rows.len(), |(place, _)| place)
    }
}

/// The lines that begin inside a string, as ranges of numbers from 0.
fn in_strings(text: &str) -> Vec<std::ops::Range<usize>> {
    let Ok(parsed) = parse_module(text) else { return Vec::new() };
    let strings = parsed
        .tokens()
        .iter()
        .filter(|token| matches!(token.kind(), TokenKind::String | TokenKind::FStringMiddle | TokenKind::FStringEnd));
    strings.map(|token| line_of(text, token.start().to_usize()) + 1..line_of(text, token.end().to_usize()) + 1).collect()
}

/// The number of the line, from 0, in which a byte stands.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count()
}

/// The spaces that a line begins with.
pub(super) fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}
