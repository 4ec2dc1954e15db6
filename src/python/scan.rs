//! A look at a text before it is parsed: its brackets and quotes, and whether it is nested too deep to be parsed at all.

/// What was seen.
#[derive(Debug, Default)]
pub struct Scan {
    /// A bracket that closes none or the wrong one, and what CPython says of it.
    pub mismatch: Option<(usize, String)>,
    /// The innermost bracket that is open at the end.
    pub unclosed: Option<(usize, char)>,
    /// A string that does not end, and whether it began with three quotes.
    pub unterminated: Option<(usize, bool)>,
    /// Where the text is nested so deep that parsing it would take too much native stack, and what is said of that.
    pub too_deep: Option<(usize, String)>,
}

/// How deep brackets may be nested. CPython takes 200; the parser needs native stack for each, of which a page has little.
const DEEPEST: usize = 100;

/// How many signs and words may nest what follows them.
const NESTING: usize = 100;

/// How deep blocks may be indented, as in CPython.
const INDENTS: usize = 100;

pub fn scan(text: &str) -> Scan {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        at: 0,
        open: Vec::new(),
        prefixes: 0,
        infixes: 0,
        indents: Vec::new(),
        found: Scan::default(),
    };
    scanner.run();
    scanner.found.unclosed = scanner.open.last().map(|(at, bracket)| (*at, *bracket as char));
    scanner.found
}

struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    open: Vec<(usize, u8)>,
    /// Signs and words in a row that nest what follows them; and those that do with an operand before them, since the last comma.
    prefixes: usize,
    infixes: usize,
    indents: Vec<usize>,
    found: Scan,
}

impl Scanner<'_> {
    fn run(&mut self) {
        self.indentation();
        while let Some(byte) = self.bytes.get(self.at).copied() {
            if self.found.mismatch.is_some() || self.found.too_deep.is_some() {
                return;
            }
            match byte {
                b'#' => self.skip_comment(),
                b'"' | b'\'' => self.string(byte),
                b'(' | b'[' | b'{' => self.bracket(byte),
                b')' | b']' | b'}' => self.close(byte),
                b'\n' => {
                    self.at += 1;
                    if self.open.is_empty() {
                        (self.prefixes, self.infixes) = (0, 0);
                        self.indentation();
                    }
                }
                b'\\' => self.at += 2,
                b',' => {
                    self.infixes = 0;
                    self.at += 1;
                }
                b'~' | b'-' | b'+' => self.nest(1, false),
                b'*' if self.bytes.get(self.at + 1) == Some(&b'*') => self.nest(2, true),
                _ if byte.is_ascii_digit() => self.operand(1),
                _ if byte.is_ascii_alphabetic() || byte == b'_' => self.word(),
                _ => self.at += 1,
            }
        }
    }

    fn skip_comment(&mut self) {
        self.at = self.text[self.at..].find('\n').map_or(self.bytes.len(), |end| self.at + end);
    }

    fn string(&mut self, quote: u8) {
        self.prefixes = 0;
        let start = self.at;
        let triple = self.bytes[self.at..].starts_with(&[quote; 3]);
        self.at += if triple { 3 } else { 1 };
        loop {
            match self.bytes.get(self.at) {
                Some(b'\\') => self.at += 2,
                Some(byte) if *byte == quote && (!triple || self.bytes[self.at..].starts_with(&[quote; 3])) => {
                    self.at += if triple { 3 } else { 1 };
                    return;
                }
                Some(b'\n') if !triple => break,
                Some(_) => self.at += 1,
                None => break,
            }
        }
        self.at = self.at.min(self.bytes.len());
        self.found.unterminated.get_or_insert((start, triple));
    }

    fn bracket(&mut self, byte: u8) {
        self.open.push((self.at, byte));
        (self.prefixes, self.infixes) = (0, 0);
        if self.open.len() > DEEPEST {
            self.found.too_deep = Some((self.at, "too many nested parentheses".to_owned()));
        }
        self.at += 1;
    }

    fn close(&mut self, byte: u8) {
        let closing = byte as char;
        (self.prefixes, self.infixes) = (0, 0);
        match self.open.pop() {
            None => self.found.mismatch = Some((self.at, format!("unmatched '{closing}'"))),
            Some((_, open)) if matches!((open, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) => {}
            Some((start, open)) => {
                let lines = self.text[start..self.at].matches('\n').count();
                let line = self.text[..start].matches('\n').count() + 1;
                let place = if lines > 0 { format!(" on line {line}") } else { String::new() };
                let message =
                    format!("closing parenthesis '{closing}' does not match opening parenthesis '{}'{place}", open as char);
                self.found.mismatch = Some((self.at, message));
            }
        }
        self.at += 1;
    }

    /// A sign or word that nests what follows it.
    fn nest(&mut self, length: usize, infix: bool) {
        let depth = if infix { &mut self.infixes } else { &mut self.prefixes };
        *depth += 1;
        if *depth > NESTING {
            self.found.too_deep = Some((self.at, "too many nested expressions".to_owned()));
        }
        self.at += length;
    }

    /// An operand ends a row of prefixes.
    fn operand(&mut self, length: usize) {
        self.prefixes = 0;
        self.at += length;
    }

    fn word(&mut self) {
        let length = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
        let word = &self.text[self.at..self.at + length];
        let prefix = length <= 2 && matches!(self.bytes.get(self.at + length), Some(b'"' | b'\''));
        match word {
            _ if prefix => self.at += length,
            "not" | "await" | "yield" => self.nest(length, false),
            "lambda" | "else" => self.nest(length, true),
            _ => self.operand(length),
        }
    }

    /// The blocks that the line which begins here is in.
    fn indentation(&mut self) {
        let width = self.bytes[self.at..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | 0x0c)).count();
        if matches!(self.bytes.get(self.at + width), None | Some(b'\n' | b'#' | b'\r')) {
            return;
        }
        while self.indents.last().is_some_and(|outer| *outer >= width) {
            self.indents.pop();
        }
        if width > 0 {
            self.indents.push(width);
        }
        if self.indents.len() > INDENTS {
            self.found.too_deep = Some((self.at, "too many levels of indentation".to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let scan = scan(text);
        let mut said = Vec::new();
        said.extend(scan.mismatch.map(|(at, message)| format!("{at}: {message}")));
        said.extend(scan.unclosed.map(|(at, bracket)| format!("{at}: {bracket} open")));
        said.extend(
            scan.unterminated.map(|(at, triple)| format!("{at}: string open{}", if triple { ", three quotes" } else { "" })),
        );
        said.extend(scan.too_deep.map(|(_, message)| message));
        assert_eq!(said.join("; "), expected, "{text:?}");
    }

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        check("x = '(' # [\ny = \"\"\"{\n\"\"\"", "");
        check("x = (1,\n 2]", "10: closing parenthesis ']' does not match opening parenthesis '(' on line 1");
        check("f(a", "1: ( open");
        check("x = 'abc\n", "4: string open");
        check("x = '''abc\n", "4: string open, three quotes");
    }

    #[test]
    fn texts_that_no_parser_could_take_are_refused() {
        check(&"(".repeat(300), "100: ( open; too many nested parentheses");
        check(&"not ".repeat(300), "too many nested expressions");
        check(&format!("x = {}", "-".repeat(300)), "too many nested expressions");
        check(&(0..150).map(|depth| format!("{}if 1:\n", " ".repeat(depth))).collect::<String>(), "too many levels of indentation");
        check(&format!("x = {}1", "1 + ".repeat(1000)), "");
        check(&format!("x = [{}]", "-1, ".repeat(3000)), "");
    }
}
