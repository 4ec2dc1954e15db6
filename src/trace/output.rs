//! What the program wrote, line by line, each with its instant and its writer; knows no screen.

use super::{Doer, EventId, EventKind, Index, Stream, Trace};
use crate::time::Instant;

/// A line that was written, as far as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputLine {
    pub stream: Stream,
    /// Without its line break.
    pub text: String,
    /// When its first character was written.
    pub at: Instant,
    /// Who wrote that.
    pub by: Doer,
    /// The line of the source that wrote it.
    pub source_line: u32,
    /// The event that wrote its first character, and the one that wrote its last.
    pub opened: EventId,
    pub closed: EventId,
    /// Whether its line break has been written.
    pub whole: bool,
}

/// Everything that was written, in lines.
#[derive(Clone, Debug, Default)]
pub struct Output {
    lines: Vec<OutputLine>,
}

impl Output {
    /// The output of a whole trace, in the order in which the lines were begun.
    pub fn of(trace: &Trace, index: &Index) -> Self {
        Output { lines: lines_until(trace, index, 0, trace.events().len()) }
    }

    pub fn lines(&self) -> &[OutputLine] {
        &self.lines
    }

    /// How many lines had been begun at this cursor; the last of each stream may still have been short of its end.
    pub fn begun(&self, cursor: usize) -> usize {
        self.lines.partition_point(|line| line.opened.index() < cursor)
    }

    /// The lines as they stood at this cursor, from line number `first` on (from 0).
    pub fn at<'a>(
        &'a self,
        trace: &'a Trace,
        index: &'a Index,
        cursor: usize,
        first: usize,
    ) -> impl Iterator<Item = OutputLine> + 'a {
        self.lines[..self.begun(cursor)]
            .iter()
            .skip(first)
            .map(move |line| if line.closed.index() < cursor { line.clone() } else { cut(trace, index, line, cursor) })
    }
}

/// A line as it stood at a cursor before its end.
fn cut(trace: &Trace, index: &Index, line: &OutputLine, cursor: usize) -> OutputLine {
    let until = lines_until(trace, index, line.opened.index(), cursor);
    // The event that opened it may have ended another line first: of those that it opened, the last is the one left open.
    until.into_iter().rfind(|other| other.opened == line.opened && other.stream == line.stream).unwrap_or_else(|| line.clone())
}

fn lines_until(trace: &Trace, index: &Index, from: usize, cursor: usize) -> Vec<OutputLine> {
    let mut lines: Vec<OutputLine> = Vec::new();
    let mut open: [Option<usize>; 2] = [None, None];
    for (position, event) in trace.events().iter().enumerate().take(cursor).skip(from) {
        let EventKind::Printed { stream, text } = event.kind else { continue };
        let id = EventId::new(position as u32);
        for piece in trace.text_of(text).split_inclusive('\n') {
            let slot = &mut open[stream as usize];
            let place = *slot.get_or_insert_with(|| {
                let (by, source_line) = (index.doer(id), event.line);
                lines.push(OutputLine {
                    stream,
                    text: String::new(),
                    at: event.at,
                    by,
                    source_line,
                    opened: id,
                    closed: id,
                    whole: false,
                });
                lines.len() - 1
            });
            let line = &mut lines[place];
            line.closed = id;
            line.text.push_str(piece.trim_end_matches('\n'));
            if piece.ends_with('\n') {
                line.whole = true;
                *slot = None;
            }
        }
    }
    lines
}
