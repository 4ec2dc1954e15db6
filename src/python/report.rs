//! Tracebacks, as CPython 3.11 prints them.

use super::code::Code;
use super::error::PyResult;
use super::exception::{Exception, Place};
use super::machine::Vm;
use super::places::{Shown, shown};
use super::types::types;
use super::value::Value;
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

/// What is told of an exception.
#[derive(Clone, Copy)]
pub struct Telling {
    /// Its causes and contexts too.
    pub chain: bool,
    /// At most so many places: the outermost ones, or, if it is negative, the innermost.
    pub limit: Option<i64>,
}

/// A report under way.
struct Report {
    text: String,
    telling: Telling,
    /// How many boxes of exception groups are open.
    depth: usize,
    need_close: bool,
    /// What has been told is not told again: chains may be circles.
    seen: Vec<Exception>,
}

/// How deep groups are told, and how many of their members.
const MOST_DEPTH: usize = 10;
const MOST_MEMBERS: usize = 15;

const BECAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const MEANWHILE: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

impl Report {
    /// Adds lines, in the boxes that are open.
    fn emit(&mut self, text: &str, margin: char) {
        for line in text.split_inclusive('\n') {
            if self.depth > 0 {
                self.text.push_str(&format!("{}{margin} ", "  ".repeat(self.depth)));
            }
            self.text.push_str(line);
        }
    }

    fn see(&mut self, exception: &Exception) -> bool {
        let new = !self.seen.iter().any(|seen| seen.same(exception));
        if new {
            self.seen.push(exception.clone());
        }
        new
    }
}

impl Vm {
    /// The whole report of an exception: its causes and contexts, where it has been, and what it says; ends in a line break.
    pub fn exception_report(&mut self, exception: &Exception) -> PyResult<String> {
        self.exception_report_as(exception, Telling { chain: true, limit: None })
    }

    /// The report, as far as it is asked for.
    pub fn exception_report_as(&mut self, exception: &Exception, telling: Telling) -> PyResult<String> {
        let mut report = Report { text: String::new(), telling, depth: 0, need_close: false, seen: Vec::new() };
        self.report_chain(exception, &mut report)?;
        Ok(report.text)
    }

    /// As `TracebackException.format`: first what came first.
    fn report_chain(&mut self, exception: &Exception, report: &mut Report) -> PyResult<()> {
        report.see(exception);
        let mut links = vec![(exception.clone(), "")];
        let mut last = exception.clone();
        while report.telling.chain {
            let (cause, context, hidden) = {
                let data = last.data();
                (data.cause.clone(), data.context.clone(), data.suppress_context)
            };
            let next = match (cause.filter(|cause| report.see(cause)), context) {
                (Some(cause), _) => (cause, BECAUSE),
                (None, Some(context)) if !hidden && report.see(&context) => (context, MEANWHILE),
                _ => break,
            };
            last = next.0.clone();
            let at = links.len() - 1;
            links[at].1 = next.1;
            links.push((next.0, ""));
        }
        for (link, after) in links.into_iter().rev() {
            if !after.is_empty() {
                report.emit(after, '|');
            }
            self.report_one(&link, report)?;
        }
        Ok(())
    }

    fn report_one(&mut self, exception: &Exception, report: &mut Report) -> PyResult<()> {
        let groups = &types().errors.base_exception_group;
        if exception.is(groups) && report.depth > MOST_DEPTH {
            report.emit(&format!("... (max_group_depth is {MOST_DEPTH})\n"), '|');
            return Ok(());
        }
        let is_group = exception.is(groups);
        let outermost = is_group && report.depth == 0;
        report.depth += usize::from(outermost);
        let places = limited(shown(&exception.data().traceback), report.telling.limit);
        if !places.is_empty() {
            let title = if is_group { "Exception Group Traceback" } else { "Traceback" };
            report.emit(&format!("{title} (most recent call last):\n"), if outermost { '+' } else { '|' });
            report.emit(&shown_text(&places), '|');
        }
        let lines = self.exception_lines(exception)?;
        report.emit(&lines, '|');
        if is_group {
            self.report_members(exception, report)?;
        }
        report.depth -= usize::from(outermost);
        Ok(())
    }

    /// The members of a group in boxes, one under the other.
    fn report_members(&mut self, group: &Exception, report: &mut Report) -> PyResult<()> {
        let members = group.data().members.clone();
        let boxes = members.len().min(MOST_MEMBERS + 1);
        report.need_close = false;
        for (at, member) in members.iter().enumerate().take(boxes) {
            let last = at + 1 == boxes;
            report.need_close |= last;
            let indent = "  ".repeat(report.depth);
            let corner = if at == 0 { "+-" } else { "  " };
            let title = if at < MOST_MEMBERS { (at + 1).to_string() } else { "...".to_owned() };
            report.text.push_str(&format!("{indent}{corner}+---------------- {title} ----------------\n"));
            report.depth += 1;
            if at < MOST_MEMBERS {
                self.nested(" while a traceback is written", |vm| vm.report_chain(member, report))?;
            } else {
                let more = members.len() - MOST_MEMBERS;
                report.emit(&format!("and {more} more exception{}\n", if more > 1 { "s" } else { "" }), '|');
            }
            if last && report.need_close {
                let indent = "  ".repeat(report.depth);
                report.text.push_str(&format!("{indent}+------------------------------------\n"));
                report.need_close = false;
            }
            report.depth -= 1;
        }
        Ok(())
    }

    /// `ValueError: text` and the notes, each line ended; for a SyntaxError the place before it.
    pub fn exception_lines(&mut self, exception: &Exception) -> PyResult<String> {
        let class = exception.class();
        let name = match class.module.borrow().text() {
            // A program's own classes are named as they stand in it.
            "__main__" => class.qualname.borrow().to_string(),
            _ => super::protocol::display::full_name(class),
        };
        let (mut lines, text) = match self.syntax_error_place(exception)? {
            Some((place, message)) => (place, message),
            None => {
                let text = self.str(&exception.value()).unwrap_or_else(|_| "<exception str() failed>".to_owned());
                (String::new(), text)
            }
        };
        lines.push_str(&if text.is_empty() { format!("{name}\n") } else { format!("{name}: {text}\n") });
        if let Some(notes) = exception.attribute(&self.name("__notes__")) {
            for note in self.collect(&notes)? {
                lines.push_str(&self.str(&note)?);
                lines.push('\n');
            }
        }
        Ok(lines)
    }

    /// Where a SyntaxError is, as lines, and what it says.
    fn syntax_error_place(&mut self, exception: &Exception) -> PyResult<Option<(String, String)>> {
        let attribute = |name: &str| exception.attribute(&types().names.intern(name));
        let (Some(line), Some(file)) = (attribute("lineno"), attribute("filename")) else { return Ok(None) };
        if !exception.is(&types().errors.syntax_error) || line.is_none() {
            return Ok(None);
        }
        let (line, file) = (self.str(&line)?, self.str(&file)?);
        let message = self.str(&exception.argument())?;
        let mut place = format!("  File \"{file}\", line {line}\n");
        if let Some(Value::Str(text)) = attribute("text") {
            let whole = text.text().trim_end_matches('\n');
            let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
            place.push_str(&format!("    {shown}\n"));
            if let Some(offset) = attribute("offset").and_then(|offset| offset.as_int()) {
                let end = attribute("end_offset").and_then(|end| end.as_int()).filter(|end| *end > offset).unwrap_or(offset + 1);
                let indented = (whole.len() - shown.len()) as i64;
                if let Ok(before) = usize::try_from(offset - 1 - indented) {
                    let marks = "^".repeat((end - offset) as usize);
                    place.push_str(&format!("    {}{marks}\n", " ".repeat(before)));
                }
            }
        }
        Ok(Some((place, message)))
    }
}

/// The places of a traceback that a limit leaves.
pub fn limited(mut places: Vec<Shown>, limit: Option<i64>) -> Vec<Shown> {
    match limit {
        Some(limit) if limit >= 0 => places.truncate(limit as usize),
        Some(limit) => drop(places.drain(..places.len().saturating_sub(limit.unsigned_abs() as usize))),
        None => {}
    }
    places
}

/// The places of a traceback, the outermost first, as `  File "main.py", line 3, in f` with their lines of source.
pub fn places_text(places: &[Place]) -> String {
    shown_text(&shown(places))
}

/// The same of what is shown of them.
pub fn shown_text(places: &[Shown]) -> String {
    let mut text = String::new();
    let mut repeated = 0;
    let same = |one: &Shown, other: &Shown| one.file == other.file && one.line == other.line && one.name == other.name;
    for (at, place) in places.iter().enumerate() {
        repeated = if at > 0 && same(&places[at - 1], place) { repeated + 1 } else { 0 };
        // The same line more than three times over is counted, not shown.
        if repeated < 3 {
            text.push_str(&format!("  File \"{}\", line {}, in {}\n", place.file, place.line, place.name));
            let lines = [Some(&place.source).filter(|source| !source.is_empty()), place.marks.as_ref()];
            lines.into_iter().flatten().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
        if repeated >= 3 && places.get(at + 1).is_none_or(|next| !same(next, place)) {
            let more = repeated - 2;
            text.push_str(&format!("  [Previous line repeated {more} more time{}]\n", if more == 1 { "" } else { "s" }));
        }
    }
    text
}

/// The carets under the piece of a line that failed; none if that is the whole line.
pub fn marks(code: &Code, range: TextRange, line: u32, source: &str) -> Option<String> {
    let (start_line, start) = code.file.position(range.start().to_u32());
    let (end_line, end) = code.file.position(range.end().to_u32());
    if start_line != line {
        return None;
    }
    let indent = source.chars().take_while(|char| char.is_whitespace()).count();
    let width = source.trim_end().chars().count();
    let start = (start as usize - 1).checked_sub(indent)?;
    let end = if end_line == line { end as usize - 1 } else { width }.checked_sub(indent)?;
    if end <= start {
        return None;
    }
    let segment: String = source.trim_start().chars().skip(start).take(end - start).collect();
    if let Some((from, to)) = anchors(&segment).filter(|_| end_line == line) {
        let tilde = |count: usize| "~".repeat(count);
        return Some(format!("{}{}{}{}", " ".repeat(start), tilde(from), "^".repeat(to - from), tilde(end - start - to)));
    }
    if start == 0 && end >= width - indent {
        return None;
    }
    Some(format!("{}{}", " ".repeat(start), "^".repeat(end - start)))
}

/// Within a piece that is one operation, where its operator or its subscript stands, in characters.
fn anchors(segment: &str) -> Option<(usize, usize)> {
    let parsed = ruff_python_parser::parse_expression(segment).ok()?;
    let chars = |bytes: usize| segment.get(..bytes).map(|before| before.chars().count());
    match parsed.expr() {
        Expr::BinOp(operation) => {
            let (left, right) = (operation.left.end().to_usize(), operation.right.start().to_usize());
            let between = segment.get(left..right)?;
            let offset = between.find(|char: char| !char.is_whitespace() && char != ')')?;
            let operator: Vec<char> = between[offset..].chars().collect();
            let length = if operator.get(1).is_some_and(|next| !next.is_whitespace() && *next != '(') { 2 } else { 1 };
            let from = chars(left + offset)?;
            Some((from, from + length))
        }
        Expr::Subscript(item) => Some((chars(item.value.end().to_usize())?, chars(item.slice.end().to_usize())? + 1)),
        _ => None,
    }
}

impl Exception {
    /// The last line of its report, as the page shows it.
    pub fn summary(&self, vm: &mut Vm) -> String {
        let lines = vm.exception_lines(self).unwrap_or_default();
        let first = lines.lines().next().unwrap_or("");
        first.to_owned()
    }
}
