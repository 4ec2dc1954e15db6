//! The pass over a trace that finds what lies on each track. Knows no rows' order.

use super::tracks::{Call, MarkKind, OPEN, Slice, SliceState, Track, TrackOf};
use crate::time::{Duration, Instant};
use crate::trace::{
    CallId, Doing, EventKind, HandleId, Index, ObjectId, Outcome, Purpose, ResumedWith, TaskId, TextId, ThreadId, TraceEvent,
};
use std::collections::BTreeMap;

/// A handle that takes so long is slow: `loop.slow_callback_duration`, as it is by default.
const SLOW: Duration = Duration::from_millis(100);

/// What the pass over a trace has found so far.
pub(super) struct Found<'a> {
    pub(super) index: &'a Index,
    pub(super) event_loop: Option<Track>,
    pub(super) program: Track,
    /// Whether the program's code outside of the loop did anything that one would want to see.
    pub(super) program_did: bool,
    pub(super) tasks: Vec<Track>,
    pub(super) threads: Vec<Track>,
    pub(super) objects: Vec<(u32, ObjectId)>,
    /// Which stint the pass is in.
    stint: usize,
    running: Option<(TaskId, HandleId)>,
    /// When the event happens that the pass is at.
    now: Instant,
    /// The first event of the handle that runs, when that was, and whether a call has blocked in it.
    handle: Option<(u32, Instant, bool)>,
    /// Whether the task that runs stands in the ready queue again already.
    ready_again: bool,
    /// Each call that is under way: its track, how deep it is and its place among those; by the call's id.
    calls: Vec<Option<(TrackOf, usize, usize)>>,
    /// For each task, thread and the program, by `place_of`, how many calls are under way in it.
    depths: BTreeMap<(u8, u32), usize>,
}

impl<'a> Found<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        let tasks = (0..index.tasks.len() as u32).map(|id| Track::new(TrackOf::Task(TaskId(id)), OPEN)).collect();
        let threads = (0..index.threads.len() as u32).map(|id| Track::new(TrackOf::Thread(ThreadId(id)), OPEN)).collect();
        let program = Track::new(TrackOf::Program, 0);
        Found {
            index,
            event_loop: None,
            program,
            program_did: false,
            tasks,
            threads,
            objects: Vec::new(),
            stint: 0,
            running: None,
            now: Instant::START,
            handle: None,
            ready_again: false,
            calls: Vec::new(),
            depths: BTreeMap::new(),
        }
    }

    fn task(&mut self, task: TaskId) -> Option<&mut Track> {
        self.tasks.get_mut(task.0 as usize)
    }

    fn turn_task(&mut self, task: TaskId, at: u32, state: Option<SliceState>) {
        if let Some(track) = self.task(task) {
            track.turn(at, state);
        }
    }

    pub(super) fn event(&mut self, at: u32, TraceEvent { at: now, kind, .. }: TraceEvent) {
        self.now = now;
        self.stint_at(at);
        self.note_computing(at, kind);
        self.loop_event(at, kind);
        self.task_event(at, kind);
        match kind {
            EventKind::Blocked { .. } => self.block(at),
            EventKind::Unblocked => self.unblock(at),
            EventKind::Printed { .. } => {
                let program = self.doing() == Doing::Code;
                self.program_did |= program;
                if let Some(track) = self.doer_track() {
                    track.mark(at, MarkKind::Printed);
                }
            }
            EventKind::ThreadMade { thread, .. } => {
                self.program_did |= self.doing() == Doing::Code;
                if let Some(track) = self.threads.get_mut(thread.0 as usize) {
                    track.made = at;
                    track.turn(at, Some(SliceState::Ready));
                }
            }
            EventKind::ThreadEnded { thread } => {
                if let Some(track) = self.threads.get_mut(thread.0 as usize) {
                    track.turn(at + 1, None);
                    track.mark(at, MarkKind::Ended(Outcome::Returned));
                }
            }
            EventKind::ObjectMade { object, .. } => self.objects.push((at, object)),
            EventKind::CallEntered { call, function } => self.enter(at, call, function),
            EventKind::CallLeft { call, outcome } => self.leave(at, call, outcome),
            EventKind::NeverAwaited { .. } => {
                self.program_did |= self.doing() == Doing::Code;
                if let Some(track) = self.doer_track() {
                    track.mark(at, MarkKind::NeverAwaited);
                }
            }
            _ => {}
        }
    }

    fn doing(&self) -> Doing {
        self.index.stints.get(self.stint).map_or(Doing::Code, |stint| stint.doer.what)
    }

    fn thread(&self) -> ThreadId {
        self.index.stints.get(self.stint).map_or(ThreadId::MAIN, |stint| stint.doer.thread)
    }

    /// The track of who runs.
    fn doer_track(&mut self) -> Option<&mut Track> {
        match (self.doing(), self.thread()) {
            (Doing::Task(task, _), _) => self.task(task),
            (Doing::Code, ThreadId::MAIN) => Some(&mut self.program),
            (Doing::Code, thread) => self.threads.get_mut(thread.0 as usize),
            _ => self.event_loop.as_mut(),
        }
    }

    /// Where a new stint begins, the code of the program and of threads turns to running and back.
    fn stint_at(&mut self, at: u32) {
        let before = (self.doing(), self.thread());
        let next = self.index.stints.get(self.stint + 1).is_some_and(|stint| stint.from.index() as u32 <= at);
        self.stint += usize::from(next);
        if !next && at > 0 {
            return;
        }
        if at > 0 && before.0 == Doing::Code {
            self.rest_code(at, before.1);
        }
        if self.doing() == Doing::Code
            && let Some(track) = self.doer_track()
        {
            track.turn(at, Some(SliceState::Code));
        }
    }

    /// A thread's code stops running, for now or for good.
    fn rest_code(&mut self, at: u32, thread: ThreadId) {
        if thread == ThreadId::MAIN {
            let blocked = self.program.slices.last().is_some_and(|slice| slice.to == OPEN && slice.state == SliceState::Waiting);
            self.program.turn(at, if blocked { Some(SliceState::Waiting) } else { None });
        } else if let Some(track) = self.threads.get_mut(thread.0 as usize)
            && track.slices.last().is_some_and(|slice| slice.to == OPEN)
        {
            // One that blocks stays as it is; any other wants to go on, and waits for its turn.
            if track.slices.last().is_some_and(|slice| slice.state == SliceState::Code) {
                track.turn(at, Some(SliceState::Ready));
            }
        }
    }

    fn loop_event(&mut self, at: u32, kind: EventKind) {
        let state = match kind {
            EventKind::LoopStarted => {
                self.event_loop.get_or_insert_with(|| Track::new(TrackOf::Loop, at));
                return;
            }
            EventKind::RoundStarted { .. } => Some(SliceState::Round),
            EventKind::LoopWaits { .. } => Some(SliceState::Idle),
            EventKind::TimerFired { .. } => Some(SliceState::Round),
            EventKind::LoopStopped => None,
            EventKind::HandleReady { .. } => {
                // Something came while the loop waited (a thread's result): it is awake again.
                let idle = self
                    .event_loop
                    .as_ref()
                    .and_then(|track| track.slices.last())
                    .is_some_and(|s| s.to == OPEN && s.state == SliceState::Idle);
                if !idle {
                    return;
                }
                Some(SliceState::Round)
            }
            _ => return,
        };
        if let Some(track) = &mut self.event_loop {
            if matches!(kind, EventKind::RoundStarted { .. }) {
                track.turn(at, None);
            }
            track.turn(at, state);
        }
    }

    fn task_event(&mut self, at: u32, kind: EventKind) {
        match kind {
            EventKind::TaskMade { task, .. } => {
                if let Some(track) = self.task(task) {
                    track.made = at;
                }
            }
            EventKind::HandleReady { purpose: Purpose::FirstStep(task) | Purpose::WakeUp(task), .. } => {
                match self.running {
                    // Its next turn is asked for while it still runs: it is ready once the run is over.
                    Some((running, _)) if running == task => self.ready_again = true,
                    _ => self.turn_task(task, at, Some(SliceState::Ready)),
                }
            }
            // The handle that runs a task counts as its run, from its first to its last event.
            EventKind::HandleRuns { handle } => {
                if let Some(Purpose::FirstStep(task) | Purpose::WakeUp(task)) =
                    self.index.handle(handle).and_then(|facts| facts.purpose)
                {
                    self.turn_task(task, at, Some(SliceState::Running));
                    (self.running, self.ready_again) = (Some((task, handle)), false);
                }
            }
            EventKind::HandleEnds { handle } => self.end_run(at + 1, handle),
            EventKind::TaskResumed { task, with } => {
                self.turn_task(task, at, Some(SliceState::Running));
                if let (ResumedWith::Cancellation, Some(track)) = (with, self.task(task)) {
                    track.mark(at, MarkKind::CancelDelivered);
                }
            }
            EventKind::TaskEnded { task, outcome, .. } => {
                let runs = self.running.is_some_and(|(running, _)| running == task);
                if let Some(track) = self.task(task) {
                    track.mark(at, MarkKind::Ended(outcome));
                    if !runs {
                        track.turn(at, None);
                    }
                }
            }
            EventKind::CancelRequested { task, .. } => {
                if let Some(track) = self.task(task) {
                    track.mark(at, MarkKind::CancelRequested);
                }
            }
            _ => {}
        }
    }

    /// After a task's run it waits, or is over.
    fn end_run(&mut self, at: u32, handle: HandleId) {
        let Some((task, _)) = self.running.take_if(|(_, running)| *running == handle) else { return };
        let ended = self.index.task(task).and_then(|facts| facts.ended).is_some_and(|event| (event.index() as u32) < at);
        let state = match self.ready_again {
            _ if ended => None,
            true => Some(SliceState::Ready),
            false => Some(SliceState::Waiting),
        };
        self.turn_task(task, at, state);
    }

    /// A handle that takes long by computing holds up the loop as a call that blocks does: what asyncio's debug mode calls slow.
    fn note_computing(&mut self, at: u32, kind: EventKind) {
        match kind {
            EventKind::HandleRuns { .. } => self.handle = Some((at, self.now, false)),
            EventKind::Blocked { .. } if self.doing() != Doing::Code => {
                self.handle = self.handle.map(|(from, began, _)| (from, began, true));
            }
            EventKind::HandleEnds { .. } => {
                let slow = self.handle.take().filter(|(_, began, blocked)| !blocked && self.now.since(*began) >= SLOW);
                if let (Some((from, ..)), Some(track)) = (slow, &mut self.event_loop) {
                    track.blocking.push(Slice { from, to: at, state: SliceState::Blocking });
                }
            }
            _ => {}
        }
    }

    /// A call begins on the track of who runs; a task's own coroutine is none.
    fn enter(&mut self, at: u32, call: CallId, function: TextId) {
        let of = match (self.doing(), self.thread()) {
            (Doing::Task(task, _), _) => TrackOf::Task(task),
            (Doing::Code, ThreadId::MAIN) => TrackOf::Program,
            (Doing::Code, thread) => TrackOf::Thread(thread),
            _ => return,
        };
        self.program_did |= of == TrackOf::Program;
        let depth = self.depths.entry(place_of(&of)).or_default();
        let nested = *depth;
        *depth += 1;
        let Some(track) = self.track_mut(&of) else { return };
        if track.calls.len() <= nested {
            track.calls.resize_with(nested + 1, Vec::new);
        }
        let place = track.calls[nested].len();
        track.calls[nested].push(Call { from: at, to: OPEN, function, outcome: None });
        let id = call.0 as usize;
        if self.calls.len() <= id {
            self.calls.resize(id + 1, None);
        }
        self.calls[id] = Some((of, nested, place));
    }

    fn leave(&mut self, at: u32, call: CallId, outcome: Outcome) {
        let Some((of, nested, place)) = self.calls.get_mut(call.0 as usize).and_then(Option::take) else { return };
        self.depths.insert(place_of(&of), nested);
        if let Some(call) = self.track_mut(&of).and_then(|track| track.calls.get_mut(nested)?.get_mut(place)) {
            (call.to, call.outcome) = (at, Some(outcome));
        }
    }

    fn track_mut(&mut self, of: &TrackOf) -> Option<&mut Track> {
        match of {
            TrackOf::Task(task) => self.tasks.get_mut(task.0 as usize),
            TrackOf::Thread(thread) => self.threads.get_mut(thread.0 as usize),
            TrackOf::Program => Some(&mut self.program),
            _ => None,
        }
    }

    /// A call that blocks the loop lies on its task's run, and on the loop's own track too. One that blocks a thread or a program
    /// without a loop holds up nobody else: there it is a wait like others.
    fn block(&mut self, at: u32) {
        if self.doing() == Doing::Code {
            self.program_did |= self.thread() == ThreadId::MAIN;
            if let Some(track) = self.doer_track() {
                track.turn(at, Some(SliceState::Waiting));
            }
            return;
        }
        let slice = Slice { from: at, to: OPEN, state: SliceState::Blocking };
        for track in self.blocked_tracks() {
            track.blocking.push(slice);
        }
    }

    fn unblock(&mut self, at: u32) {
        if self.doing() == Doing::Code {
            if let Some(track) = self.doer_track() {
                track.turn(at, Some(SliceState::Code));
            }
            return;
        }
        for track in self.blocked_tracks() {
            if let Some(slice) = track.blocking.last_mut()
                && slice.to == OPEN
            {
                slice.to = at;
            }
        }
    }

    /// The tracks on which a call shows that blocks the loop.
    fn blocked_tracks(&mut self) -> impl Iterator<Item = &mut Track> {
        let task = match self.doing() {
            Doing::Task(task, _) => self.tasks.get_mut(task.0 as usize),
            _ => None,
        };
        task.into_iter().chain(self.event_loop.as_mut())
    }
}

/// A track on which calls can lie, as something to look up by.
fn place_of(of: &TrackOf) -> (u8, u32) {
    match of {
        TrackOf::Task(task) => (0, task.0),
        TrackOf::Thread(thread) => (1, thread.0),
        _ => (2, 0),
    }
}
