//! The positions that a cursor can stand at, by step or by handle; a cursor is the number of events that have happened.

use super::{Doing, Ending, EventId, EventKind, HandleId, Index, Stint, TaskId, ThreadId, TimerId, Trace};
use crate::time::Instant;
use std::ops::Range;

/// How finely one steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grain {
    /// One uninterrupted run of a task, from resumed to its next wait or end; and of the program's code outside of tasks.
    #[default]
    Step,
    /// One doing of the loop: a round that begins, a timer that fires, a handle that runs, a wait for the next timer.
    Handle,
}

/// Whose doing a position is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// A run of a task.
    Task(TaskId),
    /// A handle of the loop that is not a task's run.
    Handle(HandleId),
    /// A timer that fires.
    Timer(TimerId),
    /// A round that begins.
    Round(u32),
    /// The loop, that has nothing ready and waits.
    Idle,
    /// The program's code outside of tasks: the module on the main thread, a function on any other.
    Code(ThreadId),
}

/// A place to stand at: just after what `who` did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// How many events have happened when standing here.
    pub cursor: usize,
    /// When the last of them happened.
    pub at: Instant,
    pub who: Who,
    /// The event that this position's doing began with, and the last of it. What lies between the position before and `opens`
    /// led up to it (timers, callbacks), and is told with it.
    pub opens: EventId,
    pub ends: EventId,
}

/// The positions of a trace, in order. Before the first lies cursor 0, where nothing has happened yet.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    positions: Vec<Position>,
}

impl Steps {
    /// Every position of a trace. The last one stands at its end.
    pub fn of(trace: &Trace, index: &Index, grain: Grain) -> Self {
        let mut walk = Walk { trace, index, grain, positions: Vec::new(), open: None, tidying: false };
        for (at, stint) in index.stints.iter().enumerate() {
            let end = index.stints.get(at + 1).map_or(trace.events().len(), |next| next.from.index());
            walk.stint(*stint, end);
        }
        walk.finish();
        Steps { positions: walk.positions }
    }

    /// All positions, in order.
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    pub fn len(&self) -> usize {
        self.positions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.positions.is_empty()
    }

    /// How many positions have been reached at this cursor: the 8 of "step 8 of 10".
    pub fn number(&self, cursor: usize) -> usize {
        self.positions.partition_point(|position| position.cursor <= cursor)
    }

    /// The position that the cursor stands at, or is on its way to: the step that the event before the cursor belongs to.
    /// None at cursor 0, and past the end.
    pub fn step_of(&self, cursor: usize) -> Option<&Position> {
        if cursor == 0 {
            return None;
        }
        self.positions.get(self.positions.partition_point(|position| position.cursor < cursor))
    }

    /// The position with this number, from 1; 0 is the start.
    pub fn numbered(&self, number: usize) -> Option<&Position> {
        self.positions.get(number.checked_sub(1)?)
    }

    /// The cursor of the position with this number; 0 and everything below is the start, everything above the end.
    pub fn cursor_of(&self, number: usize) -> usize {
        match number.min(self.len()) {
            0 => 0,
            number => self.positions[number - 1].cursor,
        }
    }

    /// The next cursor after this one, if there is one.
    pub fn next(&self, cursor: usize) -> Option<usize> {
        self.positions.get(self.number(cursor)).map(|position| position.cursor)
    }

    /// The cursor before this one, if there is one.
    pub fn previous(&self, cursor: usize) -> Option<usize> {
        match self.positions.partition_point(|position| position.cursor < cursor) {
            0 => (cursor > 0).then_some(0),
            reached => Some(self.positions[reached - 1].cursor),
        }
    }

    /// The cursor of the next step of a task.
    pub fn next_of(&self, task: TaskId, cursor: usize) -> Option<usize> {
        let after = &self.positions[self.number(cursor)..];
        after.iter().find(|position| position.who == Who::Task(task)).map(|position| position.cursor)
    }

    /// The cursor of the step of a task before this cursor.
    pub fn previous_of(&self, task: TaskId, cursor: usize) -> Option<usize> {
        let before = &self.positions[..self.positions.partition_point(|position| position.cursor < cursor)];
        before.iter().rev().find(|position| position.who == Who::Task(task)).map(|position| position.cursor)
    }

    /// The last cursor.
    pub fn last(&self) -> usize {
        self.cursor_of(self.len())
    }

    /// The cursor after everything that happened up to and at this instant.
    pub fn at(&self, instant: Instant) -> usize {
        self.cursor_of(self.positions.partition_point(|position| position.at <= instant))
    }

    /// The cursor whose instant lies nearest; of several at one instant the last; of two equally near the earlier instant.
    pub fn nearest(&self, instant: Instant) -> usize {
        let before = self.positions.partition_point(|position| position.at <= instant);
        let Some(after) = self.positions.get(before) else { return self.last() };
        let gap = if before == 0 { instant.since(Instant::START) } else { instant.since(self.positions[before - 1].at) };
        if gap <= after.at.since(instant) { self.cursor_of(before) } else { self.at(after.at) }
    }

    /// The first cursor at which the event has happened and its position is complete.
    pub fn after(&self, event: EventId) -> usize {
        let reached = self.positions.partition_point(|position| position.cursor <= event.index());
        self.cursor_of(reached + 1)
    }
}

/// The walk over a trace that finds its positions.
struct Walk<'a> {
    trace: &'a Trace,
    index: &'a Index,
    grain: Grain,
    positions: Vec<Position>,
    /// What is being done, and the event that began it.
    open: Option<(Who, usize)>,
    /// Whether the loop runs only because `asyncio.run` tidies up.
    tidying: bool,
}

impl Walk<'_> {
    /// Goes through the events of one stint, which ends before the event at `end`.
    fn stint(&mut self, stint: Stint, end: usize) {
        let from = stint.from.index();
        if matches!(self.trace.events()[from].kind, EventKind::ThreadRuns { .. }) {
            // The thread that ran until here has done its part for now.
            self.close(from);
        }
        match stint.doer.what {
            Doing::Task(task, _) if self.is_housekeeping(task) => {}
            Doing::Task(task, _) => self.begin(Who::Task(task), from),
            Doing::Code if self.is_quiet(from..end) => self.close(from),
            Doing::Code => self.begin(Who::Code(stint.doer.thread), from),
            // A task's handle begins with the bare handle, and the task's run takes it over.
            Doing::Handle(handle) if self.grain == Grain::Handle && !self.tidying => self.begin(Who::Handle(handle), from),
            Doing::Handle(_) | Doing::Loop => {}
        }
        for at in from..end {
            self.event(at);
        }
    }

    fn is_housekeeping(&self, task: TaskId) -> bool {
        self.index.task(task).is_some_and(|facts| facts.housekeeping)
    }

    /// Whether code outside of the loop did nothing but hand a coroutine to it: then it is told with what comes of that.
    fn is_quiet(&mut self, events: Range<usize>) -> bool {
        let events = &self.trace.events()[events];
        let made =
            events.iter().find_map(|event| if let EventKind::TaskMade { task, .. } = event.kind { Some(task) } else { None });
        self.tidying = made.is_some_and(|task| self.is_housekeeping(task));
        events.iter().all(|event| {
            let ends = matches!(event.kind, EventKind::ProgramEnded { ending: Ending::Finished, .. });
            ends || matches!(event.kind, EventKind::TaskMade { .. } | EventKind::HandleReady { .. } | EventKind::LoopStopped)
        })
    }

    fn event(&mut self, at: usize) {
        let fine = self.grain == Grain::Handle && !self.tidying;
        match self.trace.events()[at].kind {
            EventKind::HandleEnds { .. } => self.close(at + 1),
            EventKind::RoundStarted { round, .. } => {
                self.close_code(at);
                self.whole(fine, Who::Round(round), at);
            }
            EventKind::LoopWaits { .. } => {
                self.close_code(at);
                self.whole(fine, Who::Idle, at);
            }
            EventKind::TimerFired { timer, .. } => self.begin_if(fine, Who::Timer(timer), at),
            // What a timer does when it fires is one handle that is made ready, and that is all.
            EventKind::HandleReady { .. } if matches!(self.open, Some((Who::Timer(_), _))) => self.close(at + 1),
            EventKind::Blocked { .. } if fine || matches!(self.open, Some((Who::Code(_), _))) => {
                let open = self.open;
                self.close(at + 1);
                self.open = open.map(|(who, _)| (who, at + 1));
            }
            _ => {}
        }
    }

    fn begin_if(&mut self, wanted: bool, who: Who, at: usize) {
        if wanted {
            self.begin(who, at);
        }
    }

    fn begin(&mut self, who: Who, at: usize) {
        match self.open {
            Some((open, _)) if open == who => {}
            // The run of a task begins inside its handle, and what is left of the handle after the run is the run's.
            Some((Who::Handle(_), from)) if matches!(who, Who::Task(_)) => self.open = Some((who, from)),
            Some((Who::Task(_), _)) if matches!(who, Who::Handle(_)) => {}
            _ => {
                self.close(at);
                self.open = Some((who, at));
            }
        }
    }

    /// A position of a single event.
    fn whole(&mut self, wanted: bool, who: Who, at: usize) {
        if wanted {
            self.begin(who, at);
            self.close(at + 1);
        }
    }

    /// The program's code has handed over to the loop.
    fn close_code(&mut self, at: usize) {
        if matches!(self.open, Some((Who::Code(_), _))) {
            self.close(at);
        }
    }

    /// Ends what is open before the event at `end`.
    fn close(&mut self, end: usize) {
        if let Some((who, from)) = self.open.take()
            && from < end
        {
            let last = end - 1;
            let (opens, ends) = (EventId::new(from as u32), EventId::new(last as u32));
            self.positions.push(Position { cursor: end, at: self.trace.events()[last].at, who, opens, ends });
        }
    }

    /// The last position stands at the end of the trace: what the loop still did after the last step belongs to it, and so does
    /// the plain end of the program.
    fn finish(&mut self) {
        let end = self.trace.events().len();
        self.close(end);
        match self.positions.last_mut() {
            Some(last) => (last.cursor, last.at) = (end, self.trace.end()),
            None if end == 0 => {}
            None => {
                self.open = Some((Who::Code(ThreadId::MAIN), 0));
                self.close(end);
            }
        }
    }
}
