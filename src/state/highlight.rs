//! Colours for Python source: words, strings, numbers, comments. Knows tokens only, so that half-typed text has colours too.

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    Plain,
    Keyword,
    /// `async` and `await`: what these programs are about.
    Async,
    Name,
    String,
    Number,
    Comment,
}

/// The lines of `source`, each cut into pieces; the pieces of a line joined are the line.
pub fn lines(source: &str) -> Vec<Vec<(Token, &str)>> {
    let mut open = None;
    source.split('\n').map(|line| line_tokens(line, &mut open)).collect()
}

/// `open`: the three quotes of a string that goes on over lines.
fn line_tokens<'a>(line: &'a str, open: &mut Option<&'static str>) -> Vec<(Token, &'a str)> {
    let mut tokens: Vec<(Token, &str)> = Vec::new();
    let mut rest = line;
    let mut after_def = false;
    while !rest.is_empty() {
        let (token, length) = next(rest, open, after_def);
        let (piece, tail) = rest.split_at(length);
        if !piece.trim().is_empty() {
            after_def = piece == "def" || piece == "class";
        }
        tokens.push((token, piece));
        rest = tail;
    }
    tokens
}

fn next(text: &str, open: &mut Option<&'static str>, after_def: bool) -> (Token, usize) {
    if let Some(quotes) = *open {
        let end = text.find(quotes).map(|at| at + quotes.len());
        if end.is_some() {
            *open = None;
        }
        return (Token::String, end.unwrap_or(text.len()));
    }
    let first = text.chars().next().unwrap_or(' ');
    match first {
        '#' => (Token::Comment, text.len()),
        '"' | '\'' => (Token::String, string_length(text, open)),
        _ if first.is_ascii_digit() => {
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
            (Token::Number, length_while(text, plain))
        }
        _ if first.is_alphabetic() || first == '_' => {
            let length = length_while(text, |c| c.is_alphanumeric() || c == '_');
            let word = &text[..length];
            let quoted = text[length..].starts_with(['"', '\'']) && word.len() <= 2 && word.chars().all(|c| "rRbBfFuU".contains(c));
            if quoted {
                return (Token::String, length + string_length(&text[length..], open));
            }
            (word_token(word, after_def), length)
        }
        _ => {
            let plain = |c: char| !(c.is_alphanumeric() || "_#\"'".contains(c));
            (Token::Plain, length_while(text, plain))
        }
    }
}

fn word_token(word: &str, after_def: bool) -> Token {
    const KEYWORDS: &[&str] = &[
        "False", "None", "True", "and", "as", "assert", "break", "case", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "match", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ];
    match word {
        "async" | "await" => Token::Async,
        _ if after_def => Token::Name,
        _ if KEYWORDS.contains(&word) => Token::Keyword,
        _ => Token::Plain,
    }
}

/// `text` begins with a quote.
fn string_length(text: &str, open: &mut Option<&'static str>) -> usize {
    for quotes in ["\"\"\"", "'''"] {
        if let Some(inside) = text.strip_prefix(quotes) {
            return inside.find(quotes).map_or_else(
                || {
                    *open = Some(quotes);
                    text.len()
                },
                |at| at + 6,
            );
        }
    }
    let quote = text.chars().next();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(c) == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as `K:def`, without those that are plain.
    fn check(source: &str, expect: &str) {
        let lines = lines(source);
        let joined: Vec<String> = lines.iter().map(|line| line.iter().map(|(_, piece)| *piece).collect()).collect();
        assert_eq!(joined.join("\n"), source, "nothing is lost");
        let coloured = lines.iter().flatten().filter(|(token, _)| *token != Token::Plain);
        let shown: Vec<String> = coloured.map(|(token, piece)| format!("{token:?}:{piece}")).collect();
        assert_eq!(shown.join(" "), expect);
    }

    #[test]
    fn pieces_are_told_apart() {
        check("async def f(x=1.5): # é", "Async:async Keyword:def Name:f Number:1.5 Comment:# é");
        check(r#"print(f"a{b}\"c", rb'x', 'un"#, r#"String:f"a{b}\"c" String:rb'x' String:'un"#);
        check("x = \"\"\"a\nb # no\n\"\"\" + 'c'", "String:\"\"\"a String:b # no String:\"\"\" String:'c'");
        check("returned = ünïcode and 世界", "Keyword:and");
        check("", "");
    }
}
