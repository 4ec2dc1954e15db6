//! A run with what is looked up in it again and again. Immutable, so that it can be shared; knows no cursor.

use crate::inspect::Lines;
use crate::time::Instant;
use crate::timeline::Timeline;
use crate::trace::{Grain, Replay, Steps, Trace};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// A run that can be shown.
#[derive(Debug)]
pub struct Made {
    /// The source that was run.
    pub source: Rc<str>,
    pub replay: Rc<Replay>,
    pub timeline: Timeline,
    /// Which lines ran when, once somebody has asked.
    pub(super) lines: OnceCell<Option<Lines>>,
    /// The numbers that waits owe their lengths to, by the events that set them, as far as somebody has asked.
    pub(super) numbers: RefCell<BTreeMap<usize, Option<Range<usize>>>>,
}

/// Two runs are the same if they are the very same.
impl PartialEq for Made {
    fn eq(&self, other: &Made) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Made {
    pub fn new(source: Rc<str>, trace: Trace) -> Made {
        let replay = Rc::new(Replay::new(Rc::new(trace)));
        Made { source, timeline: Timeline::new(Rc::clone(&replay)), replay, lines: OnceCell::new(), numbers: RefCell::default() }
    }

    pub fn trace(&self) -> &Trace {
        &self.replay.trace
    }

    /// The positions at which one can stop.
    pub fn steps(&self, grain: Grain) -> &Steps {
        self.replay.steps(grain)
    }

    /// The instant that the program's clock shows when `cursor` events have happened.
    pub fn instant(&self, cursor: usize) -> Instant {
        let events = self.trace().events();
        events[..cursor.min(events.len())].last().map_or(Instant::START, |event| event.at)
    }

    /// Where to stand in this run so that it looks like `cursor` in `before`: at the first step, at the end, or at the same instant.
    pub fn same_moment(&self, before: Option<&Made>, cursor: usize, grain: Grain) -> usize {
        let steps = self.steps(grain);
        let Some(before) = before else { return steps.cursor_of(1) };
        match before.steps(grain).number(cursor) {
            0 | 1 => steps.cursor_of(1),
            _ if cursor >= before.steps(grain).last() => steps.last(),
            // An edit that leaves the run as it was leaves the cursor exactly where it was.
            _ if before.trace().events() == self.trace().events() => cursor,
            _ => steps.at(before.instant(cursor)).max(steps.cursor_of(1)),
        }
    }
}
