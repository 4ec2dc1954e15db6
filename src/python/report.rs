//! Tracebacks, as CPython 3.11 prints them.

use super::code::Code;
use super::error::PyResult;
use super::exception::{Exception, Place};
use super::machine::Vm;
use super::types::types;
use ruff_python_ast::Expr;
use ruff_text_size::{Ranged, TextRange};

/// Members of a group that are shown, and groups within groups (traceback.py's `max_group_width` and `max_group_depth`).
const WIDEST: usize = 15;
const DEEPEST: usize = 10;

/// A report under way.
#[derive(Default)]
struct Report {
    text: String,
    /// How many groups the exception stands in that is being told.
    depth: usize,
    /// The line that closes the boxes of a group is still to come.
    open: bool,
}

impl Report {
    /// Each line behind as many margins as there are groups around it.
    fn emit(&mut self, text: &str) {
        self.emit_with(text, '|');
    }

    fn emit_with(&mut self, text: &str, margin: char) {
        if self.depth == 0 {
            self.text.push_str(text);
            return;
        }
        for line in text.split_inclusive('\n') {
            self.indent();
            self.text.push(margin);
            self.text.push(' ');
            self.text.push_str(line);
        }
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.depth));
    }
}

impl Vm {
    /// The whole report of an exception: its causes and contexts, where it has been, and what it says; ends in a line break.
    pub fn exception_report(&mut self, exception: &Exception) -> PyResult<String> {
        let mut report = Report::default();
        self.report_chain(exception, &mut report, 0)?;
        Ok(report.text)
    }

    fn report_chain(&mut self, exception: &Exception, report: &mut Report, length: usize) -> PyResult<()> {
        if length < 50 {
            let (cause, context, hidden) = {
                let data = exception.data();
                (data.cause.clone(), data.context.clone(), data.suppress_context)
            };
            if let Some(cause) = cause {
                self.report_chain(&cause, report, length + 1)?;
                report.emit("\nThe above exception was the direct cause of the following exception:\n\n");
            } else if let (Some(context), false) = (context, hidden) {
                self.report_chain(&context, report, length + 1)?;
                report.emit("\nDuring handling of the above exception, another exception occurred:\n\n");
            }
        }
        if report.depth > DEEPEST {
            report.emit(&format!("... (max_group_depth is {DEEPEST})\n"));
            return Ok(());
        }
        if exception.is(&types().errors.base_exception_group) {
            return self.report_group(exception, report);
        }
        let places = exception.data().traceback.clone();
        if !places.is_empty() {
            report.emit("Traceback (most recent call last):\n");
            report.emit(&places_text(&places));
        }
        report.emit(&self.exception_lines(exception)?);
        Ok(())
    }

    /// `ValueError: text` and the notes, each line ended.
    pub fn exception_lines(&mut self, exception: &Exception) -> PyResult<String> {
        let class = exception.class();
        let name = match class.module.borrow().text() {
            // A program's own classes are named as they stand in it.
            "__main__" => class.qualname.borrow().to_string(),
            _ => super::protocol::display::full_name(class),
        };
        let text = self.str(&exception.value()).unwrap_or_else(|_| "<exception str() failed>".to_owned());
        let mut lines = if text.is_empty() { format!("{name}\n") } else { format!("{name}: {text}\n") };
        if let Some(notes) = exception.attribute(&self.name("__notes__")) {
            for note in self.collect(&notes)? {
                lines.push_str(&self.str(&note)?);
                lines.push('\n');
            }
        }
        Ok(lines)
    }

    /// An exception group: its members in boxes, one under the other.
    fn report_group(&mut self, group: &Exception, report: &mut Report) -> PyResult<()> {
        let outermost = report.depth == 0;
        report.depth += usize::from(outermost);
        let places = group.data().traceback.clone();
        if !places.is_empty() {
            report.emit_with("Exception Group Traceback (most recent call last):\n", if outermost { '+' } else { '|' });
            report.emit(&places_text(&places));
        }
        report.emit(&self.exception_lines(group)?);
        let members = group.data().members.clone();
        report.open = false;
        for (at, member) in members.iter().enumerate().take(WIDEST + 1) {
            let last = at + 1 == members.len().min(WIDEST + 1);
            // A group that is the last member of another closes the boxes of both.
            report.open |= last;
            let title = if at < WIDEST { (at + 1).to_string() } else { "...".to_owned() };
            report.indent();
            report.text.push_str(if at == 0 { "+-" } else { "  " });
            report.text.push_str(&format!("+---------------- {title} ----------------\n"));
            report.depth += 1;
            if at < WIDEST {
                self.report_chain(member, report, 0)?;
            } else {
                let rest = members.len() - WIDEST;
                report.emit(&format!("and {rest} more exception{}\n", if rest > 1 { "s" } else { "" }));
            }
            if last && report.open {
                report.indent();
                report.text.push_str("+------------------------------------\n");
                report.open = false;
            }
            report.depth -= 1;
        }
        report.depth -= usize::from(outermost);
        Ok(())
    }
}

/// The places of a traceback, the outermost first, as `  File "main.py", line 3, in f` with their lines of source.
pub fn places_text(places: &[Place]) -> String {
    let mut text = String::new();
    let shown: Vec<&Place> = places.iter().rev().collect();
    let mut repeated = 0;
    for (at, place) in shown.iter().enumerate() {
        let same = at > 0 && std::rc::Rc::ptr_eq(&shown[at - 1].code, &place.code) && shown[at - 1].at == place.at;
        repeated = if same { repeated + 1 } else { 0 };
        // The same line more than three times over is counted, not shown.
        if repeated < 3 {
            text.push_str(&place_text(&place.code, place.at as usize));
        }
        let ends = shown.get(at + 1).is_none_or(|next| !std::rc::Rc::ptr_eq(&next.code, &place.code) || next.at != place.at);
        if ends && repeated >= 3 {
            let more = repeated - 2;
            text.push_str(&format!("  [Previous line repeated {more} more time{}]\n", if more == 1 { "" } else { "s" }));
        }
    }
    text
}

fn place_text(code: &Code, at: usize) -> String {
    let line = code.line(at);
    let mut text = format!("  File \"{}\", line {line}, in {}\n", code.file.name, code.name);
    let source = code.file.line_text(line);
    let shown = source.trim();
    if shown.is_empty() {
        return text;
    }
    text.push_str(&format!("    {shown}\n"));
    if let Some(range) = code.ranges.get(at)
        && let Some(marks) = marks(code, *range, line, source)
    {
        text.push_str(&format!("    {marks}\n"));
    }
    text
}

/// The carets under the piece of a line that failed; none if that is the whole line.
fn marks(code: &Code, range: TextRange, line: u32, source: &str) -> Option<String> {
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
