//! Regular expressions: from text to a tree, with Python's messages for what is wrong; knows no matching.

use super::tree::{At, Node};

pub const IGNORECASE: u32 = 2;
pub const MULTILINE: u32 = 8;
pub const DOTALL: u32 = 16;
pub const UNICODE: u32 = 32;
pub const VERBOSE: u32 = 64;
pub const ASCII: u32 = 256;

/// The greatest number of repetitions that can be asked for.
const MOST: u32 = 65_535;

/// What is wrong with a pattern, and where, in characters; without a place it is about the whole.
pub struct Problem(pub String, pub Option<usize>);

pub type Parsed<T> = Result<T, Problem>;

/// What a pattern says beside its tree.
pub struct Pattern {
    pub tree: Node,
    pub flags: u32,
    /// Groups, without the whole match.
    pub groups: usize,
    pub names: Vec<(String, usize)>,
}

pub fn parse(text: &[char], flags: u32) -> Parsed<Pattern> {
    let mut parser = Parser { text, at: 0, flags, groups: 0, names: Vec::new(), open: Vec::new(), asked: Vec::new(), depth: 0 };
    let tree = parser.alternatives()?;
    if parser.at < text.len() {
        return Err(Problem("unbalanced parenthesis".into(), Some(parser.at)));
    }
    if let Some((number, at)) = parser.asked.iter().find(|(number, _)| *number > parser.groups) {
        return Err(Problem(format!("invalid group reference {number}"), Some(*at)));
    }
    Ok(Pattern { tree, flags: parser.flags, groups: parser.groups, names: parser.names })
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a [char],
    pub(super) at: usize,
    pub(super) flags: u32,
    pub(super) groups: usize,
    names: Vec<(String, usize)>,
    /// Groups that have begun and not ended.
    pub(super) open: Vec<usize>,
    /// Groups that conditions ask for, and where; they may come later.
    asked: Vec<(usize, usize)>,
    depth: u32,
}

/// Groups may be nested this deep.
const DEEPEST: u32 = 100;

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    pub(super) fn problem<T>(&self, message: impl Into<String>, at: usize) -> Parsed<T> {
        Err(Problem(message.into(), Some(at)))
    }

    fn alternatives(&mut self) -> Parsed<Node> {
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Node::Either(branches) })
    }

    fn sequence(&mut self) -> Parsed<Node> {
        let mut items = Vec::new();
        loop {
            self.skip_blanks();
            match self.peek() {
                None | Some('|' | ')') => return Ok(Node::Sequence(items)),
                Some(_) => {
                    let start = self.at;
                    let item = self.item()?;
                    items.push(self.repeated(item, start)?);
                }
            }
        }
    }

    /// With the flag VERBOSE blanks and comments between items mean nothing.
    fn skip_blanks(&mut self) {
        while self.flags & VERBOSE != 0 {
            match self.peek() {
                Some(' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') => self.at += 1,
                Some('#') => {
                    while self.peek().is_some_and(|char| char != '\n') {
                        self.at += 1;
                    }
                }
                _ => return,
            }
        }
    }

    fn item(&mut self) -> Parsed<Node> {
        let start = self.at;
        let Some(char) = self.peek() else { return Ok(Node::Sequence(Vec::new())) };
        self.at += 1;
        Ok(match char {
            '.' => Node::Any { newline: self.flags & DOTALL != 0 },
            '^' => Node::At(if self.flags & MULTILINE != 0 { At::LineStart } else { At::Start }),
            '$' => Node::At(if self.flags & MULTILINE != 0 { At::LineEnd } else { At::End }),
            '(' => return self.group(start),
            '[' => return self.set(start),
            '\\' => return self.escape(start),
            '*' | '+' | '?' => return self.problem("nothing to repeat", start),
            '{' if self.is_count(start) => return self.problem("nothing to repeat", start),
            char => self.literal(char),
        })
    }

    pub(super) fn literal(&self, char: char) -> Node {
        Node::Char { char, ignore_case: self.flags & IGNORECASE != 0 }
    }

    /// Whether the brace at `at` begins a count, and is not just a brace.
    fn is_count(&self, at: usize) -> bool {
        let digits = |mut at: usize| {
            while self.text.get(at).is_some_and(char::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let first = digits(at + 1);
        match self.text.get(first) {
            Some('}') => first > at + 1,
            Some(',') => self.text.get(digits(first + 1)) == Some(&'}'),
            _ => false,
        }
    }

    fn repeated(&mut self, item: Node, start: usize) -> Parsed<Node> {
        self.skip_blanks();
        let at = self.at;
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') if self.is_count(at) => return self.counted(item, start),
            _ => return Ok(item),
        };
        self.at += 1;
        self.finish_repeat(item, least, most, at)
    }

    fn counted(&mut self, item: Node, _start: usize) -> Parsed<Node> {
        let at = self.at;
        self.at += 1;
        let least = self.number();
        let most = if self.eat(',') { self.number() } else { least };
        self.eat('}');
        if least.is_some_and(|least| least > MOST) || most.is_some_and(|most| most > MOST) {
            return self.problem("the repetition number is too large", at);
        }
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            return self.problem("min repeat greater than max repeat", at + 1);
        }
        self.finish_repeat(item, least.unwrap_or(0), most, at)
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|char| char.is_ascii_digit()) {
            self.at += 1;
        }
        let digits: String = self.text[start..self.at].iter().collect();
        if digits.is_empty() { None } else { Some(digits.parse().unwrap_or(u32::MAX)) }
    }

    fn finish_repeat(&mut self, item: Node, least: u32, most: Option<u32>, at: usize) -> Parsed<Node> {
        if matches!(item, Node::At(_)) {
            return self.problem("nothing to repeat", at);
        }
        let (greedy, possessive) = match self.peek() {
            Some('?') => (false, false),
            Some('+') => (true, true),
            _ => (true, false),
        };
        self.at += usize::from(!greedy || possessive);
        self.skip_blanks();
        if matches!(self.peek(), Some('*' | '+' | '?')) || (self.peek() == Some('{') && self.is_count(self.at)) {
            return self.problem("multiple repeat", self.at);
        }
        let repeat = Node::Repeat { item: Box::new(item), least, most, greedy };
        Ok(if possessive { Node::Atomic(Box::new(repeat)) } else { repeat })
    }

    fn group(&mut self, start: usize) -> Parsed<Node> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return self.problem("groups are nested too deep", start);
        }
        let node = self.group_inside(start);
        self.depth -= 1;
        node
    }

    fn group_inside(&mut self, start: usize) -> Parsed<Node> {
        if !self.eat('?') {
            return self.capture(None, start);
        }
        let Some(kind) = self.peek() else { return self.problem("unexpected end of pattern", self.at) };
        self.at += 1;
        match kind {
            ':' => self.closed(start),
            '>' => Ok(Node::Atomic(Box::new(self.closed(start)?))),
            '=' => Ok(Node::Look { inside: Box::new(self.closed(start)?), behind: false, negative: false }),
            '!' => Ok(Node::Look { inside: Box::new(self.closed(start)?), behind: false, negative: true }),
            '#' => {
                while !self.eat(')') {
                    if self.peek().is_none() {
                        return self.problem("missing ), unterminated comment", start);
                    }
                    self.at += 1;
                }
                Ok(Node::Sequence(Vec::new()))
            }
            'P' if self.eat('<') => self.named(start),
            'P' if self.eat('=') => self.named_reference(),
            'P' => {
                let char = self.peek().map_or(String::new(), String::from);
                self.problem(format!("unknown extension ?P{char}"), start + 1)
            }
            '<' if matches!(self.peek(), Some('=' | '!')) => {
                let negative = self.peek() == Some('!');
                self.at += 1;
                Ok(Node::Look { inside: Box::new(self.closed(start)?), behind: true, negative })
            }
            '<' => {
                let char = self.peek().map_or(String::new(), String::from);
                self.problem(format!("unknown extension ?<{char}"), start + 1)
            }
            '(' => self.conditional(start),
            '-' | 'a' | 'i' | 'L' | 'm' | 's' | 'u' | 'x' => {
                self.at -= 1;
                self.flag_group(start)
            }
            other => self.problem(format!("unknown extension ?{other}"), start + 1),
        }
    }

    fn closed(&mut self, start: usize) -> Parsed<Node> {
        let flags = self.flags;
        let inside = self.alternatives()?;
        if !self.eat(')') {
            return self.problem("missing ), unterminated subpattern", start);
        }
        self.flags = flags;
        Ok(inside)
    }

    fn capture(&mut self, name: Option<String>, start: usize) -> Parsed<Node> {
        self.groups += 1;
        let number = self.groups;
        if let Some(name) = name {
            self.names.push((name, number));
        }
        self.open.push(number);
        let inside = self.closed(start)?;
        self.open.pop();
        Ok(Node::Group { number, inside: Box::new(inside) })
    }

    fn name_until(&mut self, end: char) -> Parsed<String> {
        let start = self.at;
        while self.peek().is_some_and(|char| char != end) {
            self.at += 1;
        }
        if self.peek().is_none() {
            let message =
                if start == self.text.len() { "missing group name" } else { &format!("missing {end}, unterminated name") };
            return self.problem(message, start);
        }
        let name: String = self.text[start..self.at].iter().collect();
        self.at += 1;
        if name.is_empty() {
            return self.problem("missing group name", start);
        }
        Ok(name)
    }

    fn named(&mut self, start: usize) -> Parsed<Node> {
        let at = self.at;
        let name = self.name_until('>')?;
        if !is_identifier(&name) {
            return self.problem(format!("bad character in group name '{name}'"), at);
        }
        if let Some((_, known)) = self.names.iter().find(|(known, _)| *known == name) {
            let number = self.groups + 1;
            return self.problem(format!("redefinition of group name '{name}' as group {number}; was group {known}"), at);
        }
        self.capture(Some(name), start)
    }

    fn named_reference(&mut self) -> Parsed<Node> {
        let at = self.at;
        let name = self.name_until(')')?;
        match self.names.iter().find(|(known, _)| *known == name) {
            Some((_, number)) => Ok(self.reference(*number)),
            None => self.problem(format!("unknown group name '{name}'"), at),
        }
    }

    pub(super) fn reference(&self, number: usize) -> Node {
        Node::Reference { number, ignore_case: self.flags & IGNORECASE != 0 }
    }

    fn conditional(&mut self, start: usize) -> Parsed<Node> {
        let at = self.at;
        let name = self.name_until(')')?;
        let number = match name.parse::<usize>() {
            Ok(0) => return self.problem("bad group number", at),
            Ok(number) => number,
            Err(_) => match self.names.iter().find(|(known, _)| *known == name) {
                Some((_, number)) => *number,
                None => return self.problem(format!("unknown group name '{name}'"), at),
            },
        };
        self.asked.push((number, at));
        let flags = self.flags;
        let yes = self.sequence()?;
        let no = if self.eat('|') { self.sequence()? } else { Node::Sequence(Vec::new()) };
        if self.peek() == Some('|') {
            return self.problem("conditional backref with more than two branches", self.at);
        }
        if !self.eat(')') {
            return self.problem("missing ), unterminated subpattern", start);
        }
        self.flags = flags;
        Ok(Node::If { number, yes: Box::new(yes), no: Box::new(no) })
    }

    fn flag_group(&mut self, start: usize) -> Parsed<Node> {
        let (mut on, mut off, mut negative) = (0, 0, false);
        loop {
            let at = self.at;
            let Some(char) = self.peek() else { return self.problem("missing -, : or )", at) };
            self.at += 1;
            let flag = match char {
                'i' => IGNORECASE,
                'm' => MULTILINE,
                's' => DOTALL,
                'x' => VERBOSE,
                'a' => ASCII,
                'u' => UNICODE,
                '-' if !negative => {
                    negative = true;
                    continue;
                }
                ')' if !negative => {
                    if start != 0 {
                        return self.problem("global flags not at the start of the expression", start);
                    }
                    self.flags |= on;
                    return Ok(Node::Sequence(Vec::new()));
                }
                ':' => break,
                _ => return self.problem(if char.is_alphabetic() { "unknown flag" } else { "missing -, : or )" }, at),
            };
            if negative { off |= flag } else { on |= flag }
        }
        let outside = self.flags;
        self.flags = (self.flags | on) & !off;
        let inside = self.alternatives()?;
        if !self.eat(')') {
            return self.problem("missing ), unterminated subpattern", start);
        }
        self.flags = outside;
        Ok(inside)
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|char| char.is_alphanumeric() || char == '_')
}
