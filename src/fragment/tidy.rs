//! What copying does to a listing, undone: prompts, typographic quotes and spaces, tabs, one indentation too many, bodies left out.
//! Knows no names.

use super::draft::{Draft, indentation, line_of};
use crate::python::parse::parse;

/// How many bodies may be missing.
const MOST_BODIES: usize = 50;

/// Makes a text that parses of one that does not. False: that is beyond what copying does.
pub(super) fn tidy(draft: &mut Draft) -> bool {
    prompts(draft);
    let steps: [fn(&mut Draft); 3] = [characters, outdent, bodies];
    for step in steps {
        if parse(&draft.text()).is_ok() {
            return true;
        }
        step(draft);
    }
    parse(&draft.text()).is_ok()
}

/// A session of the interactive interpreter: what stands behind its prompts is the program, and all else is what it answered.
fn prompts(draft: &mut Draft) {
    let prompt = |line: &str| ["In [", ">>>"].iter().any(|own| line.trim_start().starts_with(own));
    if !draft.text().lines().find(|line| !line.trim().is_empty()).is_some_and(prompt) || parse(&draft.text()).is_ok() {
        return;
    }
    draft.map(|_, line| behind_prompt(line.trim_start()).map(str::to_owned));
    draft.because("the text without prompts and answers");
}

fn behind_prompt(line: &str) -> Option<&str> {
    let numbered = || line.strip_prefix("In [").and_then(|rest| rest.split_once("]:")).map(|(_, rest)| rest);
    let rest =
        line.strip_prefix(">>>").or_else(|| line.strip_prefix("...:")).or_else(|| line.strip_prefix("...")).or_else(numbered);
    rest.map(|rest| rest.strip_prefix(' ').unwrap_or(rest))
}

fn characters(draft: &mut Draft) {
    let plain = |line: &str| {
        let change = |char: char| match char {
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => '"',
            '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2003}' => ' ',
            '\u{2013}' | '\u{2212}' => '-',
            other => other,
        };
        let text: String = line.chars().filter(|char| !matches!(char, '\u{200b}' | '\u{feff}' | '\r')).map(change).collect();
        // Tabs and spaces mixed are what most editors show alike.
        let indent = indentation(&text).replace('\t', "    ");
        format!("{indent}{}", text.trim_start_matches([' ', '\t']))
    };
    let before = draft.text();
    draft.map(|_, line| Some(plain(line)));
    if draft.text() != before {
        draft.because("plain quotes and spaces");
    }
}

/// A listing that was cut out of a block.
fn outdent(draft: &mut Draft) {
    let text = draft.text();
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
    let common = lines.map(|line| indentation(line).len()).min().unwrap_or(0);
    if common > 0 {
        draft.map(|_, line| Some(line.get(common.min(indentation(line).len())..).unwrap_or(line).to_owned()));
        draft.because("one indentation less");
    }
}

/// `def f():` and nothing, or a comment, below it.
fn bodies(draft: &mut Draft) {
    for _ in 0..MOST_BODIES {
        let text = draft.text();
        let Err(problem) = parse(&text) else { return };
        let Some((_, number)) =
            problem.message.rsplit_once("on line ").filter(|_| problem.message.starts_with("expected an indented"))
        else {
            return;
        };
        let Ok(header) = number.parse::<usize>() else { return };
        let header = header.saturating_sub(1).min(line_of(&text, text.len()));
        let indent = format!("{}    ", indentation(draft.line(header)));
        // Behind the comments that stand where the body should.
        let mut at = header + 1;
        while at < draft.len() && draft.line(at).trim_start().starts_with('#') && draft.line(at).starts_with(&indent) {
            at += 1;
        }
        draft.insert(at, &format!("{indent}pass"));
        draft.because("the bodies that were left out");
    }
}
