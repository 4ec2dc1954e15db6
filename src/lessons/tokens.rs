//! The words of a moment or a claim: plain ones, and texts in quotes. Knows no grammar.

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    /// What stood between two quotes (`"…"` or `'…'`), or two backquotes.
    Text(String),
}

/// The words of a line that have not been read yet.
pub struct Tokens {
    tokens: Vec<Token>,
    at: usize,
}

impl Tokens {
    /// Splits a line; says so where a quote is not closed.
    pub fn of(line: &str) -> Result<Tokens, String> {
        let mut tokens = Vec::new();
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            if matches!(first, '"' | '\'' | '`') {
                let inner = &rest[1..];
                let Some(end) = inner.find(first) else {
                    return Err(format!("expected {first} to end {rest}, found the end of the line"));
                };
                tokens.push(Token::Text(inner[..end].to_owned()));
                rest = inner[end + 1..].trim_start();
            } else {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                tokens.push(Token::Word(rest[..end].to_owned()));
                rest = rest[end..].trim_start();
            }
        }
        Ok(Tokens { tokens, at: 0 })
    }

    /// The next word, unless it is a text in quotes.
    pub fn peek(&self) -> Option<&str> {
        match self.tokens.get(self.at)? {
            Token::Word(word) => Some(word),
            Token::Text(_) => None,
        }
    }

    /// Passes over the next word, if it is this one.
    pub fn eat(&mut self, word: &str) -> bool {
        let is = self.peek() == Some(word);
        self.at += usize::from(is);
        is
    }

    /// The next word, whether in quotes or not.
    pub fn next(&mut self) -> Option<String> {
        let (Token::Word(text) | Token::Text(text)) = self.tokens.get(self.at)?;
        self.at += 1;
        Some(text.clone())
    }

    /// The next word, if it is a text in quotes.
    pub fn text(&mut self) -> Option<String> {
        let Token::Text(text) = self.tokens.get(self.at)? else { return None };
        self.at += 1;
        Some(text.clone())
    }

    /// The next word as a number of seconds, `1.5`, with or without an `s`.
    pub fn seconds(&mut self) -> Result<f64, String> {
        let found = self.next().unwrap_or_else(|| "the end of the line".to_owned());
        let number = found.trim_end_matches('s').parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
        let number = number.ok_or_else(|| format!("expected a number of seconds, such as 1.5, found {found}"))?;
        // `5 s` is two words.
        self.eat("s");
        Ok(number)
    }

    /// That nothing is left.
    pub fn end(&self) -> Result<(), String> {
        match self.tokens.get(self.at) {
            None => Ok(()),
            Some(Token::Word(word) | Token::Text(word)) => Err(format!("expected the end of the line, found {word}")),
        }
    }
}
