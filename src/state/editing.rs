//! What Tab, Enter and Backspace do in the source: text and selection in, text and caret out. Knows no keyboard and no text field.

use std::ops::Range;

const INDENT: &str = "    ";

/// A change to the text: replace `range` (bytes) with `with`, and then select `select` (bytes of the new text).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub range: Range<usize>,
    pub with: String,
    pub select: Range<usize>,
}

/// Enter: a new line with the indentation of this one, deeper after a colon, less deep after what leaves the block.
pub fn enter(text: &str, selection: Range<usize>) -> Edit {
    let before = &text[line_start(text, selection.start)..selection.start];
    let mut indent: String = before.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let code = without_comment(before).trim();
    if code.ends_with(':') {
        indent.push_str(INDENT);
    } else if leaves_block(code) {
        indent.truncate(indent.len().saturating_sub(INDENT.len()));
    }
    let caret = selection.start + 1 + indent.len();
    Edit { range: selection, with: format!("\n{indent}"), select: caret..caret }
}

/// Tab: spaces up to the next stop, or, with several lines selected, all of them one level deeper.
pub fn tab(text: &str, selection: Range<usize>) -> Edit {
    if text[selection.clone()].contains('\n') {
        return shift_lines(text, selection, |line| if line.is_empty() { String::new() } else { format!("{INDENT}{line}") });
    }
    let column = text[line_start(text, selection.start)..selection.start].chars().count();
    let spaces = INDENT.len() - column % INDENT.len();
    let caret = selection.start + spaces;
    Edit { range: selection, with: " ".repeat(spaces), select: caret..caret }
}

/// Shift+Tab: the lines of the selection one level less deep.
pub fn outdent(text: &str, selection: Range<usize>) -> Edit {
    shift_lines(text, selection, |line| {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        line[spaces.min(INDENT.len())..].to_owned()
    })
}

/// Backspace within the indentation: back to the stop before. None where the ordinary key is right.
pub fn backspace(text: &str, selection: Range<usize>) -> Option<Edit> {
    let before = &text[line_start(text, selection.start)..selection.start];
    if !selection.is_empty() || before.is_empty() || !before.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let start = selection.start - ((before.len() - 1) % INDENT.len() + 1);
    Some(Edit { range: start..selection.start, with: String::new(), select: start..start })
}

impl Edit {
    /// `text` with this change made.
    pub fn apply(&self, text: &str) -> String {
        [&text[..self.range.start], &self.with, &text[self.range.end..]].concat()
    }
}

/// The byte at which UTF-16 unit number `unit` begins, as text fields count; at most the end.
pub fn byte_of(text: &str, unit: usize) -> usize {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= unit {
            return at;
        }
        units += c.len_utf16();
    }
    text.len()
}

/// How many UTF-16 units stand before byte number `byte`.
pub fn unit_of(text: &str, byte: usize) -> usize {
    text[..byte].chars().map(char::len_utf16).sum()
}

/// Where in `after` its first difference to `before` ends, in bytes: the place to look at after undoing.
pub fn change_end(before: &str, after: &str) -> usize {
    let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let same = before[floor(before, start)..].bytes().rev().zip(after[floor(after, start)..].bytes().rev());
    let end = after.len() - same.take_while(|(a, b)| a == b).count();
    floor(after, end)
}

/// What kind of change typing made: all that is typed (or deleted) on one line is undone in one go.
pub fn typing_kind(before: &str, after: &str) -> String {
    let line = after[..change_end(before, after)].matches('\n').count();
    let verb = if after.len() >= before.len() { "type" } else { "delete" };
    format!("{verb} {line}")
}

/// Whether `after` is another program, rather than the same one with a change in it.
pub fn is_another(before: &str, after: &str) -> bool {
    let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let rest = before.bytes().rev().zip(after.bytes().rev()).take_while(|(a, b)| a == b).count();
    (start + rest) * 2 < before.len().min(after.len())
}

/// The boundary of a character at or before byte number `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn shift_lines(text: &str, selection: Range<usize>, shift: impl Fn(&str) -> String) -> Edit {
    let start = line_start(text, selection.start);
    // A selection that ends at the start of a line does not mean that line.
    let last = if selection.end > selection.start { selection.end - 1 } else { selection.end };
    let last = floor(text, last);
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let lines: Vec<String> = text[start..end].split('\n').map(shift).collect();
    let with = lines.join("\n");
    let select = match selection.is_empty() {
        true => {
            let caret = (selection.start + with.len()).saturating_sub(end - start).max(start);
            caret..caret
        }
        false => start..start + with.len(),
    };
    Edit { range: start..end, with, select }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The part before a `#` that does not stand in a string.
fn without_comment(line: &str) -> &str {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match (c, quote) {
            ('#', None) => return &line[..at],
            ('"' | '\'', None) => quote = Some(c),
            _ if quote == Some(c) => quote = None,
            _ => {}
        }
    }
    line
}

fn leaves_block(code: &str) -> bool {
    let word = code.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    ["return", "raise", "break", "continue", "pass"].contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the caret, or both ends of the selection.
    fn check(edit: impl Fn(&str, Range<usize>) -> Edit, before: &str, after: &str) {
        let (text, selection) = unmark(before);
        let made = edit(&text, selection);
        let mut shown = made.apply(&text);
        shown.insert(made.select.end, '|');
        if !made.select.is_empty() {
            shown.insert(made.select.start, '|');
        }
        assert_eq!(shown, after);
    }

    fn unmark(marked: &str) -> (String, Range<usize>) {
        let start = marked.find('|').expect("a caret");
        let end = marked.rfind('|').expect("a caret");
        (marked.replace('|', ""), start..if end > start { end - 1 } else { start })
    }

    #[test]
    fn enter_keeps_and_changes_indentation() {
        check(enter, "    x = 1|", "    x = 1\n    |");
        check(enter, "def f():|", "def f():\n    |");
        check(enter, "def f():  # why:|", "def f():  # why:\n    |");
        check(enter, "x = 'a # b:'|", "x = 'a # b:'\n|");
        check(enter, "        return 1|", "        return 1\n    |");
        check(enter, "returned = 1|", "returned = 1\n|");
        check(enter, "pass|\ny", "pass\n|\ny");
        check(enter, "a|bc|d", "a\n|d");
    }

    #[test]
    fn tab_goes_to_the_next_stop_or_shifts_lines() {
        check(tab, "x|", "x   |");
        check(tab, "|x", "    |x");
        check(tab, "|a\n\nb|\nc", "|    a\n\n    b|\nc");
        check(tab, "a|ä\nb\n|c", "|    aä\n    b|\nc");
        check(outdent, "      x|", "  x|");
        check(outdent, "  |x", "|x");
        check(outdent, "|        a\n  b|", "|    a\nb|");
    }

    #[test]
    fn places_are_counted_as_text_fields_count() {
        let text = "aä🐍\nb";
        for (unit, byte) in [(0, 0), (1, 1), (2, 3), (4, 7), (5, 8), (6, 9)] {
            assert_eq!(byte_of(text, unit), byte);
            assert_eq!(unit_of(text, byte), unit);
        }
        assert_eq!(byte_of(text, 99), 9);
    }

    #[test]
    fn the_end_of_a_change_is_found() {
        for (before, after, end) in
            [("", "", 0), ("ab", "axb", 2), ("axb", "ab", 1), ("aa", "aaa", 3), ("ä", "ö", 2), ("ab", "", 0)]
        {
            assert_eq!(change_end(before, after), end, "{before} to {after}");
        }
        assert_eq!(typing_kind("a\nb", "a\nbc"), "type 1");
        assert_eq!(typing_kind("ab", "a"), "delete 0");
    }

    #[test]
    fn a_change_is_told_from_another_program() {
        let program = "import asyncio\n\nasync def main():\n    await asyncio.sleep(1)\n";
        for (after, expect) in [
            ("import asyncio\n\nasync def main():\n    await asyncio.sleep(12)\n", false),
            ("", false),
            ("def f():\n    return 1\n\nprint(f())\n", true),
        ] {
            assert_eq!(is_another(program, after), expect, "{after}");
        }
        assert!(!is_another("", "x = 1"));
    }

    #[test]
    fn backspace_takes_a_level_only_within_the_indentation() {
        let check_some =
            |before: &str, after: &str| check(|text, selection| backspace(text, selection).expect("an edit"), before, after);
        check_some("        |x", "    |x");
        check_some("      |x", "    |x");
        for text in ["|x", "a |", "x|", "  |  |"] {
            let (text, selection) = unmark(text);
            assert_eq!(backspace(&text, selection), None);
        }
    }
}
