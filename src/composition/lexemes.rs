//! A program as a row of words, without spaces, line ends and comments, so that two ways of writing one program can be laid
//! side by side. Knows no meaning.

use super::parsed::parsed;
use super::same::Name;
use ruff_python_ast::token::TokenKind;
use ruff_text_size::Ranged;
use std::ops::Range;

/// One word of a program.
#[derive(Clone, Debug)]
pub(super) struct Lexeme {
    /// What it is, however it is quoted: equal for `"a"` and `'a'`.
    pub key: String,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// The words of a program; None if it does not parse.
pub(super) fn lexemes(source: &str) -> Option<Vec<Lexeme>> {
    let module = parsed(source)?;
    let words = module.tokens().iter().filter(|token| !is_space(token.kind()));
    Some(words.map(|token| Lexeme { key: key(token.kind(), &source[token.range()]), range: token.range().into() }).collect())
}

fn is_space(kind: TokenKind) -> bool {
    use TokenKind::{Comment, Dedent, EndOfFile, Indent, Newline, NonLogicalNewline};
    matches!(kind, Comment | NonLogicalNewline | Newline | Indent | Dedent | EndOfFile)
}

fn key(kind: TokenKind, text: &str) -> String {
    let quoted = |quote: char| text.len() > 1 && text.starts_with(quote) && text.ends_with(quote);
    match kind {
        TokenKind::String if quoted('\'') && !text.contains(['"', '\\']) => format!("\"{}\"", &text[1..text.len() - 1]),
        TokenKind::FStringStart => "f\"".into(),
        TokenKind::FStringEnd => "\"f".into(),
        _ => text.to_owned(),
    }
}

/// A rendered program with the person's names in place of the renderer's.
pub(super) fn renamed(program: &str, names: &[Name]) -> Option<String> {
    let module = parsed(program)?;
    let mut text = String::new();
    let mut end = 0;
    for token in module.tokens().iter().filter(|token| token.kind() == TokenKind::Name) {
        let range: Range<usize> = token.range().into();
        let word = &program[range.clone()];
        let own = super::same::own_name(names, word).unwrap_or(word);
        text.push_str(&program[end..range.start]);
        text.push_str(own);
        end = range.end;
    }
    text.push_str(&program[end..]);
    Some(text)
}

/// The pairs of places that a longest common row of `a` and `b` lays side by side, in order.
pub(super) fn aligned<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (inner_a, inner_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    pairs.extend(longest_common(inner_a, inner_b).into_iter().map(|(x, y)| (x + head, y + head)));
    pairs.extend((0..tail).rev().map(|back| (a.len() - 1 - back, b.len() - 1 - back)));
    pairs
}

/// The textbook's table: `length[i][j]` is that of the longest common row of `a[i..]` and `b[j..]`.
fn longest_common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut length = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * width + j] = match a[i] == b[j] {
                true => length[(i + 1) * width + j + 1].saturating_add(1),
                false => length[(i + 1) * width + j].max(length[i * width + j + 1]),
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}
