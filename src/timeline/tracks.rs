//! The tracks of a run and what lies on them: slices, marks and calls, each a stretch or place in the order of events. Built once a
//! trace, in one pass (`found`) that is then put in order (`arrange`); knows no cursor, no pixels and no words.

use super::folds::{Fold, Folds};
use super::found::Found;
use super::layout::Target;
use super::lod::Pyramid;
use super::pictures::{Picture, pictures};
use crate::trace::{EventId, ObjectId, Outcome, Replay, TaskId, TextId, ThreadId};

/// What a track is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TrackOf {
    /// The event loop.
    Loop,
    /// The program's code outside of the event loop.
    Program,
    Task(TaskId),
    /// A worker thread.
    Thread(ThreadId),
    /// Combinators or primitives that share a row: of one kind and owner, one after the other.
    Objects(Vec<ObjectId>),
    /// Many tasks of one coroutine function, made by the same task: their rows stand under this one.
    Alike {
        first: TaskId,
        count: u32,
    },
}

/// The state that a slice shows, the one that matters least first: a merged stretch shows the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SliceState {
    /// The loop waits for its next timer.
    Idle,
    Waiting,
    /// In the ready queue, or a thread that waits for its turn.
    Ready,
    /// The loop works off a round.
    Round,
    /// The program's code or a thread runs.
    Code,
    Running,
    Blocking,
}

/// A stretch of one state: from the event `from` up to the event `to`, which is the first that is no longer part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    pub from: u32,
    pub to: u32,
    pub state: SliceState,
}

/// The end of a slice that lasts until the trace ends.
pub const OPEN: u32 = u32::MAX;

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    Printed,
    CancelRequested,
    CancelDelivered,
    /// A coroutine that was made and never run was thrown away.
    NeverAwaited,
    Ended(Outcome),
}

/// Something at one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub event: u32,
    pub kind: MarkKind,
}

/// A call of a coroutine function inside a task: it runs in its caller's track, nested under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    pub from: u32,
    pub to: u32,
    pub function: TextId,
    /// How it ended, if it did.
    pub outcome: Option<Outcome>,
}

/// A row of the timeline.
#[derive(Clone, Debug)]
pub struct Track {
    pub of: TrackOf,
    /// How deep it is indented: a task stands under the task that made it.
    pub depth: u16,
    /// How many rows stand under it; they come right after it.
    pub below: u32,
    /// The event that it begins with.
    pub made: u32,
    /// In the order of events; none overlap, but for blocking ones, which lie on running ones.
    pub slices: Vec<Slice>,
    pub blocking: Vec<Slice>,
    pub marks: Vec<Mark>,
    /// Calls by how deep they are nested in the task's own coroutine.
    pub calls: Vec<Vec<Call>>,
    /// Which states matter most among its slices.
    pub pyramid: Pyramid,
}

/// All tracks, from the top row down.
#[derive(Clone, Debug, Default)]
pub struct Tracks {
    pub rows: Vec<Track>,
    /// What each object looks like over time, by its id.
    pub pictures: Vec<Option<Picture>>,
    /// Which rows are folded as long as nobody says otherwise.
    pub folded_first: Vec<bool>,
    /// The row of each task.
    pub(super) of_task: Vec<usize>,
    pub(super) of_object: Vec<usize>,
}

impl Tracks {
    pub fn of(replay: &Replay) -> Self {
        let mut found = Found::new(&replay.index);
        for (position, event) in replay.trace.events().iter().enumerate() {
            found.event(position as u32, *event);
        }
        Tracks { pictures: pictures(&replay.trace, &replay.index), ..found.arrange(&replay.trace) }
    }

    /// The row of a task.
    pub fn task(&self, task: TaskId) -> Option<usize> {
        self.of_task.get(task.0 as usize).copied().filter(|row| *row < self.rows.len())
    }

    /// The row of an object.
    pub fn object(&self, object: ObjectId) -> Option<usize> {
        self.of_object.get(object.0 as usize).copied().filter(|row| *row < self.rows.len())
    }

    /// The rows that fold this one, the nearest first.
    pub fn above(&self, row: usize) -> impl Iterator<Item = usize> {
        let holds = move |above: &usize| above + self.rows[*above].below as usize >= row;
        (0..row.min(self.rows.len())).rev().filter(holds).filter(|above| Fold::of(&self.rows[*above]).is_some())
    }

    /// Whether what stands under a row is folded into it.
    pub fn is_folded(&self, folds: &Folds, row: usize) -> bool {
        let first = self.folded_first.get(row).copied().unwrap_or(false);
        self.rows.get(row).and_then(Fold::of).is_some_and(|fold| folds.is_folded(fold, first))
    }

    /// The first row of this kind.
    pub fn find(&self, of: &TrackOf) -> Option<usize> {
        self.rows.iter().position(|track| track.of == *of)
    }

    /// The first and the last event that a target is about.
    pub fn events_of(&self, target: Target) -> Option<(EventId, EventId)> {
        let (from, to) = match target {
            Target::Slice { from, to, .. } => (from, to.max(from + 1) - 1),
            Target::Mark { event, .. } | Target::Call { event, .. } => (event, event),
            Target::Crowd { from, to, .. } => (from, to.max(from + 1) - 1),
            Target::Track(row) => {
                let made = self.rows.get(row)?.made;
                (made, made)
            }
        };
        Some((EventId::new(from), EventId::new(to)))
    }
}

impl Track {
    /// A track without anything on it.
    pub(super) fn new(of: TrackOf, made: u32) -> Self {
        let (slices, blocking, marks, calls) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Track { of, depth: 0, below: 0, made, slices, blocking, marks, calls, pyramid: Pyramid::default() }
    }

    /// Ends what lasts, and begins the next state if there is one.
    pub(super) fn turn(&mut self, at: u32, state: Option<SliceState>) {
        if let Some(last) = self.slices.last_mut()
            && last.to == OPEN
        {
            if Some(last.state) == state {
                return;
            }
            last.to = at;
            if last.from >= at {
                self.slices.pop();
            }
        }
        if let Some(state) = state {
            self.slices.push(Slice { from: at, to: OPEN, state });
        }
    }

    /// The event with which it ended, and how, if it did.
    pub fn ended(&self) -> Option<(u32, Outcome)> {
        self.marks.iter().rev().find_map(|mark| match mark.kind {
            MarkKind::Ended(outcome) => Some((mark.event, outcome)),
            _ => None,
        })
    }

    pub(super) fn mark(&mut self, event: u32, kind: MarkKind) {
        self.marks.push(Mark { event, kind });
    }
}
