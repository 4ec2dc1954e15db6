//! Carries a change from one rendered program to a person's way of writing it, leaving everything else as the person wrote it.
//!
//! `old` and `new` are rendered, so they differ just in what was changed; `own` is `old` as a person wrote it. Whole lines of
//! `old` are kept, moved in or out, dropped or added; within a line words are replaced. Whether the outcome says what was
//! asked for is for the caller to check: where a change cannot be carried over, the answer is None.

use super::lexemes::{Lexeme, aligned, lexemes};
use std::ops::Range;

/// `own` with the change that leads from `old` to `new`.
pub(super) fn merged(old: &str, new: &str, own: &str) -> Option<String> {
    let (old, new, own) = (Text::of(old)?, Text::of(new)?, Text::of(own)?);
    let words = aligned(&old.keys(), &own.keys());
    let mut places = vec![None; old.words.len()];
    for (at, place) in words {
        places[at] = Some(place);
    }
    let mut merge = Merge { old, new, own, places, edits: Vec::new(), shifts: Vec::new() };
    merge.lines()?;
    merge.shift_lines()?;
    merge.apply()
}

/// A program as text, words and lines.
struct Text<'a> {
    text: &'a str,
    words: Vec<Lexeme>,
    /// Lines that have words: which, and how far they are indented.
    lines: Vec<Line>,
}

#[derive(Clone)]
struct Line {
    words: Range<usize>,
    indent: usize,
    key: String,
}

impl<'a> Text<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let words = lexemes(text)?;
        let mut lines: Vec<Line> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let start = text[..word.range.start].rfind('\n').map_or(0, |newline| newline + 1);
            let begins = text[start..word.range.start].trim().is_empty();
            match lines.last_mut() {
                Some(line) if !begins => {
                    line.words.end = at + 1;
                    line.key.push(' ');
                    line.key.push_str(&word.key);
                }
                _ => lines.push(Line { words: at..at + 1, indent: word.range.start - start, key: word.key.clone() }),
            }
        }
        Some(Text { text, words, lines })
    }

    fn keys(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.key.as_str()).collect()
    }

    /// The text from the first to the last of these words.
    fn slice(&self, words: Range<usize>) -> &'a str {
        match (self.words.get(words.start), words.end.checked_sub(1)) {
            (Some(first), Some(last)) if last >= words.start => &self.text[first.range.start..self.words[last].range.end],
            _ => "",
        }
    }

    /// The line's text as it stands, without its line end.
    fn line_text(&self, line: &Line) -> &'a str {
        self.slice(line.words.clone())
    }

    /// Which line a word stands on.
    fn line_of(&self, word: usize) -> Option<&Line> {
        self.lines.iter().find(|line| line.words.contains(&word))
    }

    fn line_start(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// Behind the end of the line, line break included.
    fn line_end(&self, byte: usize) -> usize {
        self.text[byte..].find('\n').map_or(self.text.len(), |newline| byte + newline + 1)
    }
}

struct Merge<'a> {
    old: Text<'a>,
    new: Text<'a>,
    own: Text<'a>,
    /// Where the words of `old` stand among those of `own`.
    places: Vec<Option<usize>>,
    /// What is to be replaced in `own`, in bytes, and by what.
    edits: Vec<(Range<usize>, String)>,
    /// Where a line of `own` begins, and how far it is to be moved.
    shifts: Vec<(usize, isize)>,
}

impl Merge<'_> {
    fn lines(&mut self) -> Option<()> {
        let keys = |text: &Text| text.lines.iter().map(|line| line.key.clone()).collect::<Vec<_>>();
        let mut kept = aligned(&keys(&self.old), &keys(&self.new));
        kept.push((self.old.lines.len(), self.new.lines.len()));
        let (mut at_old, mut at_new) = (0, 0);
        for (old, new) in kept {
            self.gap(at_old..old, at_new..new)?;
            if old < self.old.lines.len() {
                self.indent(old, new);
            }
            (at_old, at_new) = (old + 1, new + 1);
        }
        Some(())
    }

    /// Lines of `old` that give way to lines of `new`.
    fn gap(&mut self, old: Range<usize>, new: Range<usize>) -> Option<()> {
        let same_number = old.len() == new.len();
        let alike = |(o, n): (usize, usize)| {
            self.old.words[self.old.lines[o].words.start].key == self.new.words[self.new.lines[n].words.start].key
        };
        if same_number && old.clone().zip(new.clone()).all(alike) {
            return old.zip(new).try_for_each(|(o, n)| {
                self.indent(o, n);
                self.words(o, n)
            });
        }
        let after = old.start.checked_sub(1);
        for line in old {
            self.drop_line(line)?;
        }
        if new.is_empty() { Some(()) } else { self.add_lines(after?, new) }
    }

    /// Replaces what differs between a line of `old` and a line of `new`.
    fn words(&mut self, old: usize, new: usize) -> Option<()> {
        let (o, n) = (self.old.lines[old].words.clone(), self.new.lines[new].words.clone());
        let keys = |text: &Text, words: Range<usize>| text.words[words].iter().map(|word| word.key.clone()).collect::<Vec<_>>();
        let mut kept = aligned(&keys(&self.old, o.clone()), &keys(&self.new, n.clone()));
        kept.push((o.len(), n.len()));
        let (mut at_old, mut at_new) = (o.start, n.start);
        for (old_kept, new_kept) in kept {
            let (old_end, new_end) = (o.start + old_kept, n.start + new_kept);
            if at_old < old_end || at_new < new_end {
                self.replace_words(at_old..old_end, at_new..new_end)?;
            }
            (at_old, at_new) = (old_end + 1, new_end + 1);
        }
        Some(())
    }

    fn replace_words(&mut self, old: Range<usize>, new: Range<usize>) -> Option<()> {
        let before = old.start.checked_sub(1).and_then(|word| self.byte_behind(word));
        if old.is_empty() {
            // With the space that stands before the new words.
            let space = self.new.words[new.start - 1].range.end;
            let text = &self.new.text[space..self.new.words[new.end - 1].range.end];
            self.edits.push((before?..before?, text.into()));
            return Some(());
        }
        let first = self.own.words[self.places[old.start]?].range.start;
        let last = self.byte_behind(old.end - 1)?;
        let start = if new.is_empty() { before? } else { first };
        self.edits.push((start..last, self.new.slice(new).into()));
        Some(())
    }

    /// Where, in `own`, a word of `old` ends.
    fn byte_behind(&self, word: usize) -> Option<usize> {
        Some(self.own.words[self.places[word]?].range.end)
    }

    /// Notes how far a line that stays is to be moved in or out.
    fn indent(&mut self, old: usize, new: usize) {
        let shift = self.new.lines[new].indent as isize - self.old.lines[old].indent as isize;
        let first = self.places[self.old.lines[old].words.start];
        let begins = |first: usize| self.own.line_of(first).is_some_and(|line| line.words.start == first);
        // Where the person wrote it in quite another way, it goes with the line before it.
        if let Some(first) = first.filter(|first| begins(*first)) {
            self.shifts.push((self.own.line_start(self.own.words[first].range.start), shift));
        }
    }

    /// Moves lines as far as was noted; a line of the person's own goes with the line before it, a comment with the one after it.
    fn shift_lines(&mut self) -> Option<()> {
        let mut start = 0;
        let mut last_shift = 0;
        for line in self.own.text.split_inclusive('\n') {
            let content = line.trim_start();
            let noted = |from: usize| self.shifts.iter().find(|(at, _)| *at >= from).map(|(at, shift)| (*at == from, *shift));
            let shift = match noted(start) {
                Some((true, shift)) => shift,
                Some((false, next)) if content.starts_with('#') => next,
                // The top level stays where it is.
                _ if content.len() == line.len() => 0,
                _ => last_shift,
            };
            last_shift = shift;
            let dropped = self.edits.iter().any(|(range, _)| range.start <= start && start < range.end);
            if shift != 0 && !content.is_empty() && !dropped {
                let indent = line.len() - content.len();
                let text = " ".repeat(usize::try_from(indent as isize + shift).ok()?);
                self.edits.push((start..start + indent, text));
            }
            start += line.len();
        }
        Some(())
    }

    /// Takes a line away, together with the comment at its end.
    fn drop_line(&mut self, old: usize) -> Option<()> {
        let words = self.old.lines[old].words.clone();
        let first = self.places[words.start]?;
        let last = words.clone().rev().find_map(|word| self.places[word])?;
        let (start, end) = (self.own.words[first].range.start, self.own.words[last].range.end);
        let begins = self.own.line_of(first)?.words.start == first;
        let ends = self.own.line_of(last)?.words.end == last + 1;
        let range = match (begins, ends) {
            (true, true) => self.own.line_start(start)..self.own.line_end(end),
            // Among others on its line: the space before it goes too.
            _ => self.own.words[first.checked_sub(1)?].range.end..end,
        };
        self.edits.push((range, String::new()));
        Some(())
    }

    /// Puts lines of `new` behind a line of `old`.
    fn add_lines(&mut self, after: usize, new: Range<usize>) -> Option<()> {
        let words = self.old.lines[after].words.clone();
        let last = words.clone().rev().find_map(|word| self.places[word])?;
        // A person may leave out the comma behind the last of a list.
        let missing = if self.places[words.end - 1].is_none() { "," } else { "" };
        let end = self.own.words[last].range.end;
        let line = self.own.line_of(last)?;
        if line.words.end == last + 1 {
            let shift = line.indent as isize - self.old.lines[after].indent as isize;
            let at = self.own.line_end(end);
            let mut text = String::new();
            for added in &self.new.lines[new.clone()] {
                let blank = self.blank_lines_before(added);
                let indent = usize::try_from(added.indent as isize + shift).ok()?;
                text += &format!("{}{:indent$}{}\n", "\n".repeat(blank), "", self.new.line_text(added));
            }
            self.edits.push((end..end, missing.into()));
            self.edits.push((at..at, text));
        } else {
            let added: Vec<&str> = self.new.lines[new].iter().map(|line| self.new.line_text(line)).collect();
            self.edits.push((end..end, format!("{missing} {}", added.join(" "))));
        }
        Some(())
    }

    fn blank_lines_before(&self, line: &Line) -> usize {
        let Some(before) = line.words.start.checked_sub(1) else { return 0 };
        let between = &self.new.text[self.new.words[before].range.end..self.new.words[line.words.start].range.start];
        between.matches('\n').count().saturating_sub(1)
    }

    /// Makes all edits, the last one first. None if two of them want the same text.
    fn apply(mut self) -> Option<String> {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        if self.edits.windows(2).any(|pair| pair[0].0.end > pair[1].0.start) {
            return None;
        }
        let mut text = self.own.text.to_owned();
        for (range, replacement) in self.edits.into_iter().rev() {
            text.replace_range(range, &replacement);
        }
        Some(text)
    }
}
