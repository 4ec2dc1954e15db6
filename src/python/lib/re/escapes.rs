//! Regular expressions: what a backslash means, and sets of characters.

use super::parse::{ASCII, IGNORECASE, Parsed, Parser};
use super::tree::{At, Class, Item, Node, Set};

impl Parser<'_> {
    fn class(&self, class: Class, negative: bool) -> Item {
        Item::Class { class, negative, ascii: self.flags & ASCII != 0 }
    }

    fn one(&self, item: Item) -> Node {
        Node::Set(Set { items: vec![item], negative: false, ignore_case: false })
    }

    pub(super) fn escape(&mut self, start: usize) -> Parsed<Node> {
        let Some(char) = self.peek() else { return self.problem("bad escape (end of pattern)", start) };
        self.at += 1;
        if let Some(item) = self.class_escape(char) {
            return Ok(self.one(item));
        }
        Ok(match char {
            'A' => Node::At(At::Start),
            'Z' => Node::At(At::VeryEnd),
            'b' => Node::At(At::Boundary { ascii: self.flags & ASCII != 0 }),
            'B' => Node::At(At::Inside { ascii: self.flags & ASCII != 0 }),
            '1'..='9' => {
                let second = self.peek().filter(char::is_ascii_digit);
                self.at += usize::from(second.is_some());
                let digits: String = self.text[start + 1..self.at].iter().collect();
                let number: usize = digits.parse().unwrap_or(0);
                if number > self.groups {
                    return self.problem(format!("invalid group reference {number}"), start + 1);
                }
                if self.open.contains(&number) {
                    return self.problem("cannot refer to an open group", start);
                }
                self.reference(number)
            }
            other => {
                let char = self.char_escape(other, start)?;
                self.literal(char)
            }
        })
    }

    fn class_escape(&self, char: char) -> Option<Item> {
        Some(match char {
            'd' => self.class(Class::Digit, false),
            'D' => self.class(Class::Digit, true),
            's' => self.class(Class::Space, false),
            'S' => self.class(Class::Space, true),
            'w' => self.class(Class::Word, false),
            'W' => self.class(Class::Word, true),
            _ => return None,
        })
    }

    /// The character that an escape stands for; its first character has been read.
    fn char_escape(&mut self, char: char, start: usize) -> Parsed<char> {
        let digits = match char {
            'n' => return Ok('\n'),
            't' => return Ok('\t'),
            'r' => return Ok('\r'),
            'f' => return Ok('\x0c'),
            'v' => return Ok('\x0b'),
            'a' => return Ok('\x07'),
            '0' => {
                let end =
                    (self.at..self.at + 2).take_while(|at| self.text.get(*at).is_some_and(|c| ('0'..'8').contains(c))).count();
                let octal: String = self.text[self.at..self.at + end].iter().collect();
                self.at += end;
                return Ok(u32::from_str_radix(&octal, 8).ok().and_then(char::from_u32).unwrap_or('\0'));
            }
            'x' => 2,
            'u' => 4,
            'U' => 8,
            other if other.is_ascii_alphabetic() => return self.problem(format!("bad escape \\{other}"), start),
            other => return Ok(other),
        };
        let hex: String = self.text[self.at..].iter().take(digits).collect();
        let code = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == digits).and_then(char::from_u32);
        match code {
            Some(code) => {
                self.at += digits;
                Ok(code)
            }
            None => self.problem(format!("incomplete escape \\{char}{hex}"), start),
        }
    }

    pub(super) fn set(&mut self, start: usize) -> Parsed<Node> {
        let negative = self.eat('^');
        let first = self.at;
        let mut items = Vec::new();
        loop {
            let at = self.at;
            let Some(char) = self.peek() else { return self.problem("unterminated character set", start) };
            self.at += 1;
            if char == ']' && at > first {
                break;
            }
            let low = self.set_item(char, at, start)?;
            if self.peek() != Some('-') || matches!(self.text.get(self.at + 1), Some(']')) {
                items.push(low);
                continue;
            }
            self.at += 1;
            let high_at = self.at;
            let Some(char) = self.peek() else { return self.problem("unterminated character set", start) };
            self.at += 1;
            let high = self.set_item(char, high_at, start)?;
            match (low, high) {
                (Item::Range(low, _), Item::Range(high, _)) if low <= high => items.push(Item::Range(low, high)),
                _ => {
                    let text: String = self.text[at..self.at].iter().collect();
                    return self.problem(format!("bad character range {text}"), at);
                }
            }
        }
        Ok(Node::Set(Set { items, negative, ignore_case: self.flags & IGNORECASE != 0 }))
    }

    fn set_item(&mut self, char: char, at: usize, start: usize) -> Parsed<Item> {
        if char != '\\' {
            return Ok(Item::Range(char, char));
        }
        let Some(escaped) = self.peek() else { return self.problem("unterminated character set", start) };
        self.at += 1;
        if let Some(item) = self.class_escape(escaped) {
            return Ok(item);
        }
        let char = if escaped == 'b' { '\x08' } else { self.char_escape(escaped, at)? };
        Ok(Item::Range(char, char))
    }
}
