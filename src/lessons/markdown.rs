//! The few parts of Markdown that lessons are written in, with the lines they stand on. Knows nothing of lessons but what a link
//! to a moment looks like.
//!
//! A parser of our own, because the common one (pulldown-cmark) adds 70 KB to the page's download, and because what it does not
//! understand here is a fault with a line, where Markdown at large has it silently shown as it stands.

use super::moment::Moment;
use std::fmt;

/// Something that is wrong in a text, and the line that it is on, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub line: u32,
    pub message: String,
}

impl Fault {
    pub fn new(line: u32, message: impl Into<String>) -> Fault {
        Fault { line, message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    /// A link to another page.
    Link {
        text: Vec<Inline>,
        to: String,
    },
    /// A link to a moment of the run.
    Moment {
        text: Vec<Inline>,
        moment: Moment,
    },
}

/// A block, and the line that it begins on.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub line: u32,
    pub kind: Kind,
}

/// The kinds of blocks.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Heading { level: usize, text: Vec<Inline> },
    Paragraph(Vec<Inline>),
    Fence { info: String, text: String },
    List { ordered: bool, items: Vec<Item> },
    Quote(Vec<Block>),
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub line: u32,
    /// `[x]` is true, `[ ]` is false.
    pub ticked: Option<bool>,
    /// Its first line, and what follows below it.
    pub head: Vec<Inline>,
    pub rest: Vec<Inline>,
}

/// The words alone, without marks.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => out.push_str(&plain(inner)),
            Inline::Link { text, .. } | Inline::Moment { text, .. } => out.push_str(&plain(text)),
        }
    }
    out
}

/// The blocks of a text whose first line has this number.
pub fn blocks(text: &str, first_line: u32, faults: &mut Vec<Fault>) -> Vec<Block> {
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = Reader { lines, at: 0, first_line, faults };
    let mut blocks = Vec::new();
    while let Some(block) = reader.block() {
        blocks.push(block);
    }
    blocks
}

struct Reader<'a> {
    lines: Vec<&'a str>,
    at: usize,
    first_line: u32,
    faults: &'a mut Vec<Fault>,
}

/// The mark that a line's list item begins with: whether the list is numbered, and how long the mark is.
fn item_mark(line: &str) -> Option<(bool, usize)> {
    if line.starts_with("- ") || line.starts_with("* ") {
        return Some((false, 2));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && line[digits..].starts_with(". ")).then_some((true, digits + 2))
}

/// How many `#` a heading's line begins with.
fn heading(line: &str) -> Option<usize> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (level > 0 && line[level..].starts_with(' ')).then_some(level)
}

/// Whether a line begins a block of its own, and so ends a paragraph.
fn begins_block(line: &str) -> bool {
    line.trim().is_empty()
        || heading(line).is_some()
        || line.starts_with("```")
        || line.starts_with('>')
        || item_mark(line).is_some()
}

impl<'a> Reader<'a> {
    fn line(&self) -> u32 {
        self.first_line + self.at as u32
    }

    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    fn fault(&mut self, line: u32, message: impl Into<String>) {
        self.faults.push(Fault::new(line, message));
    }

    fn block(&mut self) -> Option<Block> {
        while self.peek()?.trim().is_empty() {
            self.at += 1;
        }
        let (line, text) = (self.line(), self.peek()?);
        let kind = if let Some(level) = heading(text) {
            self.at += 1;
            Kind::Heading { level, text: inlines(text[level..].trim(), line, self.faults) }
        } else if let Some(info) = text.strip_prefix("```") {
            self.fence(line, info.trim())
        } else if text.starts_with('>') {
            self.quote(line)
        } else if let Some((ordered, _)) = item_mark(text) {
            self.list(ordered)
        } else {
            self.paragraph(line)
        };
        Some(Block { line, kind })
    }

    fn paragraph(&mut self, line: u32) -> Kind {
        let first = self.lines[self.at];
        if first.starts_with('|') || first.starts_with('<') || first.starts_with("![") {
            let what = if first.starts_with('|') {
                "a table"
            } else if first.starts_with('<') {
                "HTML"
            } else {
                "an image"
            };
            self.fault(line, format!("expected a heading, a paragraph, a list, a quotation or a fenced block, found {what}, which lessons do not have"));
        }
        let mut text = first.trim().to_owned();
        self.at += 1;
        while let Some(more) = self.peek().filter(|more| !begins_block(more)) {
            text.push('\n');
            text.push_str(more.trim());
            self.at += 1;
        }
        Kind::Paragraph(inlines(&text, line, self.faults))
    }

    fn fence(&mut self, line: u32, info: &str) -> Kind {
        self.at += 1;
        let mut text = String::new();
        loop {
            let Some(more) = self.peek() else {
                self.fault(line, "expected ``` on a line of its own to end this block, found the end of the text");
                break;
            };
            self.at += 1;
            if more.trim_end() == "```" {
                break;
            }
            if more.starts_with("```") {
                let found = more.trim_end();
                self.fault(line, format!("expected ``` on a line of its own to end this block, found {found} before it"));
            }
            text.push_str(more);
            text.push('\n');
        }
        Kind::Fence { info: info.to_owned(), text }
    }

    fn quote(&mut self, line: u32) -> Kind {
        let mut text = String::new();
        while let Some(more) = self.peek().and_then(|more| more.strip_prefix('>')) {
            text.push_str(more.strip_prefix(' ').unwrap_or(more));
            text.push('\n');
            self.at += 1;
        }
        Kind::Quote(blocks(&text, line, self.faults))
    }

    fn list(&mut self, ordered: bool) -> Kind {
        let mut items = Vec::new();
        while let Some((_, width)) = self.peek().and_then(item_mark).filter(|(numbered, _)| *numbered == ordered) {
            items.push(self.item(width));
            let blank = self.lines[self.at..].iter().take_while(|line| line.trim().is_empty()).count();
            if self.lines.get(self.at + blank).is_some_and(|line| item_mark(line).is_some_and(|(other, _)| other == ordered)) {
                self.at += blank;
            }
        }
        Kind::List { ordered, items }
    }

    fn item(&mut self, width: usize) -> Item {
        let line = self.line();
        let mut head = self.lines[self.at][width..].trim();
        let ticked = ["[ ] ", "[x] "].iter().position(|mark| head.starts_with(mark)).map(|place| place == 1);
        if ticked.is_some() {
            head = head[4..].trim();
        }
        self.at += 1;
        let below = self.line();
        let mut rest = String::new();
        while let Some(more) = self.peek().filter(|more| more.starts_with("  ") && !more.trim().is_empty()) {
            if begins_block(more.trim()) {
                let line = self.line();
                self.fault(line, "expected more text of the item, found a list, a heading or a fenced block inside it, which lessons do not have");
            }
            rest.push_str(if rest.is_empty() { "" } else { "\n" });
            rest.push_str(more.trim());
            self.at += 1;
        }
        Item { line, ticked, head: inlines(head, line, self.faults), rest: inlines(&rest, below, self.faults) }
    }
}

/// The pieces of a text whose first line has this number.
pub fn inlines(text: &str, line: u32, faults: &mut Vec<Fault>) -> Vec<Inline> {
    let mut scan = Scan { text, at: 0, line, faults };
    scan.until("")
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Scan<'a> {
    fn here(&self) -> u32 {
        self.line + self.text[..self.at].matches('\n').count() as u32
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Everything up to `end`, which is passed over; without one, up to the end of the text.
    fn until(&mut self, end: &str) -> Vec<Inline> {
        let mut out: Vec<Inline> = Vec::new();
        let mut words = String::new();
        let opened = self.here();
        while let Some(next) = self.rest().chars().next() {
            if !end.is_empty() && self.rest().starts_with(end) {
                self.at += end.len();
                flush(&mut out, &mut words);
                return out;
            }
            let piece = match next {
                '`' => self.code(),
                '*' => self.stressed(),
                '[' => self.link(),
                _ => None,
            };
            match piece {
                Some(piece) => {
                    flush(&mut out, &mut words);
                    out.push(piece);
                }
                None => self.char(&mut words),
            }
        }
        flush(&mut out, &mut words);
        if !end.is_empty() {
            self.faults.push(Fault::new(opened, format!("expected {end} to end what begins here, found the end of the paragraph")));
        }
        out
    }

    /// One character of plain text; `\` before a mark takes its meaning away, a line break is a space.
    fn char(&mut self, words: &mut String) {
        let mut chars = self.rest().chars();
        let Some(first) = chars.next() else { return };
        self.at += first.len_utf8();
        match (first, chars.next()) {
            ('\\', Some(mark)) if mark.is_ascii_punctuation() => {
                words.push(mark);
                self.at += 1;
            }
            ('\n', _) => words.push(' '),
            (other, _) => words.push(other),
        }
    }

    fn code(&mut self) -> Option<Inline> {
        let ticks = self.rest().bytes().take_while(|byte| *byte == b'`').count();
        let (mark, inner) = self.rest().split_at(ticks);
        let Some(length) = inner.find(mark) else {
            let line = self.here();
            self.faults.push(Fault::new(
                line,
                format!("expected {mark} to end the code that begins here, found the end of the paragraph"),
            ));
            return None;
        };
        self.at += ticks + length + ticks;
        let code = inner[..length].replace('\n', " ");
        let code = if ticks > 1 { code.trim().to_owned() } else { code };
        Some(Inline::Code(code))
    }

    /// `*words*` and `**words**`; a star with a space behind it is a star.
    fn stressed(&mut self) -> Option<Inline> {
        let strong = self.rest().starts_with("**");
        let mark = if strong { "**" } else { "*" };
        if self.rest()[mark.len()..].starts_with(|next: char| next.is_whitespace()) {
            return None;
        }
        self.at += mark.len();
        let inner = self.until(mark);
        Some(if strong { Inline::Strong(inner) } else { Inline::Emphasis(inner) })
    }

    /// `[words](address)`, `[words](at:moment)` and, with spaces in it, `[words](<at: moment>)`.
    fn link(&mut self) -> Option<Inline> {
        let line = self.here();
        let close = self.rest().find("](")?;
        if self.rest()[1..close].contains('[') {
            return None;
        }
        let begin = self.at;
        self.at += 1;
        let text = self.until("](");
        let (open, end) = if self.rest().starts_with('<') { (1, ">)") } else { (0, ")") };
        let Some(length) = self.rest()[open..].find(end) else {
            self.faults.push(Fault::new(line, format!("expected {end} to end this link, found the end of the paragraph")));
            self.at = begin;
            return None;
        };
        let to = self.rest()[open..open + length].replace('\n', " ");
        self.at += open + length + end.len();
        let Some(moment) = to.strip_prefix("at:") else { return Some(Inline::Link { text, to }) };
        match Moment::parse(moment) {
            Ok(moment) => Some(Inline::Moment { text, moment }),
            Err(message) => {
                self.faults.push(Fault::new(line, message));
                Some(Inline::Strong(text))
            }
        }
    }
}

fn flush(out: &mut Vec<Inline>, words: &mut String) {
    if !words.is_empty() {
        out.push(Inline::Text(std::mem::take(words)));
    }
}
