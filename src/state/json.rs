//! Whether a text is JSON, and where it is not. Knows no value.

/// How deep brackets may stand inside each other.
const DEEPEST: usize = 100;

/// What is wrong with a text as JSON, if something is.
pub fn check(text: &str) -> Result<(), String> {
    let mut reader = Reader { text, at: 0 };
    reader.value(0)?;
    reader.space();
    if reader.at < text.len() { Err(reader.expected("the end")) } else { Ok(()) }
}

/// A text as a JSON string.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c < ' ' => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn take(&mut self, what: &str) -> bool {
        let found = self.rest().starts_with(what);
        self.at += if found { what.len() } else { 0 };
        found
    }

    fn expected(&self, what: &str) -> String {
        let line = self.text[..self.at].matches('\n').count() + 1;
        match self.rest().chars().next() {
            Some(found) => format!("expected {what}, found “{found}” (line {line})"),
            None => format!("expected {what}, found the end"),
        }
    }

    fn value(&mut self, depth: usize) -> Result<(), String> {
        self.space();
        if depth > DEEPEST {
            return Err(format!("expected at most {DEEPEST} brackets inside each other, found more"));
        }
        match self.rest().chars().next() {
            Some('"') => self.string(),
            Some('[') => self.items("[", "]", |reader| reader.value(depth + 1)),
            Some('{') => self.items("{", "}", |reader| {
                reader.space();
                reader.string()?;
                reader.space();
                if !reader.take(":") {
                    return Err(reader.expected("a colon"));
                }
                reader.value(depth + 1)
            }),
            Some('-' | '0'..='9') => self.number(),
            _ if ["true", "false", "null"].into_iter().any(|word| self.take(word)) => Ok(()),
            _ => Err(self.expected("a JSON value")),
        }
    }

    fn items(&mut self, open: &str, close: &str, item: impl Fn(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.take(open);
        self.space();
        if self.take(close) {
            return Ok(());
        }
        loop {
            item(self)?;
            self.space();
            if self.take(close) {
                return Ok(());
            }
            if !self.take(",") {
                return Err(self.expected(&format!("a comma or {close}")));
            }
        }
    }

    fn string(&mut self) -> Result<(), String> {
        if !self.take("\"") {
            return Err(self.expected("a text in double quotes"));
        }
        loop {
            match self.rest().chars().next() {
                Some('"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some('\\') => self.escape()?,
                Some(c) if c >= ' ' => self.at += c.len_utf8(),
                _ => return Err(self.expected("the closing quotes")),
            }
        }
    }

    fn escape(&mut self) -> Result<(), String> {
        let rest = self.rest().as_bytes();
        let length = match rest.get(1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(b'u') if rest.len() >= 6 && rest[2..6].iter().all(u8::is_ascii_hexdigit) => 6,
            _ => return Err(self.expected("an escape that JSON has")),
        };
        self.at += length;
        Ok(())
    }

    fn number(&mut self) -> Result<(), String> {
        self.take("-");
        if !self.take("0") {
            self.digits()?;
        }
        if self.take(".") {
            self.digits()?;
        }
        if self.take("e") || self.take("E") {
            let _sign = self.take("+") || self.take("-");
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), String> {
        let digits = self.rest().len() - self.rest().trim_start_matches(|c: char| c.is_ascii_digit()).len();
        self.at += digits;
        if digits == 0 { Err(self.expected("a digit")) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_what_looks_like_it() {
        for text in ["1", " -0.5e+3 ", "\"a\\u00e4\\n\"", "[]", "[1, [true, null]]", "{\"a\": {\"b\": []}}\n", "\"🐍\""] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
        for text in ["", "{'a': 1}", "[1,]", "01", "1.", "True", "\"a", "\"\\x\"", "{\"a\" 1}", "1 2", "\"\n\"", "-"] {
            assert!(check(text).is_err(), "{text}");
        }
        assert_eq!(check("{\n  \"a\": }"), Err("expected a JSON value, found “}” (line 2)".to_owned()));
        assert!(check(&"[".repeat(100_000)).is_err());
        assert_eq!(check(&quote("a\"\\\n\u{1}ä")), Ok(()));
    }
}
