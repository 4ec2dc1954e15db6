//! The tracks of a run and what lies on them: slices and marks, each a stretch or place in the order of events. Built once a trace,
//! in one pass; knows no cursor, no pixels and no words.

use super::layout::Target;
use super::lod::Pyramid;
use super::pictures::{Picture, pictures};
use crate::trace::{
    CallId, Doing, EventId, EventKind, HandleId, Index, ObjectId, ObjectKind, Outcome, Purpose, Replay, ResumedWith, TaskId, TextId, ThreadId,
};

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
    /// The event that it begins with.
    pub made: u32,
    /// In the order of events; none overlap, but for blocking ones, which lie on running ones.
    pub slices: Vec<Slice>,
    pub blocking: Vec<Slice>,
    pub marks: Vec<Mark>,
    /// Calls by how deep they are nested in the task's own coroutine, or in the program's code.
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
    /// The row of each task.
    of_task: Vec<usize>,
    of_object: Vec<usize>,
}

impl Tracks {
    pub fn of(replay: &Replay) -> Self {
        let mut found = Found::new(&replay.index);
        for (position, event) in replay.trace.events().iter().enumerate() {
            found.event(position as u32, event.kind);
        }
        Tracks { pictures: pictures(&replay.trace, &replay.index), ..found.arrange() }
    }

    /// The row of a task.
    pub fn task(&self, task: TaskId) -> Option<usize> {
        self.of_task.get(task.0 as usize).copied().filter(|row| *row < self.rows.len())
    }

    /// The row of an object.
    pub fn object(&self, object: ObjectId) -> Option<usize> {
        self.of_object.get(object.0 as usize).copied().filter(|row| *row < self.rows.len())
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
            Target::Track(row) => {
                let made = self.rows.get(row)?.made;
                (made, made)
            }
        };
        Some((EventId::new(from), EventId::new(to)))
    }
}

/// What the pass over a trace has found so far.
struct Found<'a> {
    index: &'a Index,
    event_loop: Option<Track>,
    program: Track,
    /// Whether the program's code outside of the loop did anything that one would want to see.
    program_did: bool,
    tasks: Vec<Track>,
    threads: Vec<Track>,
    objects: Vec<(u32, ObjectId)>,
    /// Which stint the pass is in.
    stint: usize,
    running: Option<(TaskId, HandleId)>,
    /// Whether the task that runs stands in the ready queue again already.
    ready_again: bool,
    /// Each call that is under way: its task, how deep it is and its place among those; by the call's id.
    calls: Vec<Option<(TaskId, usize, usize)>>,
    /// For each task how many calls are under way in it, the first being its own coroutine.
    depths: Vec<usize>,
}

fn track(of: TrackOf, made: u32) -> Track {
    Track { of, depth: 0, made, slices: Vec::new(), blocking: Vec::new(), marks: Vec::new(), calls: Vec::new(), pyramid: Pyramid::default() }
}

impl Track {
    /// Ends what lasts, and begins the next state if there is one.
    fn turn(&mut self, at: u32, state: Option<SliceState>) {
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

    fn mark(&mut self, event: u32, kind: MarkKind) {
        self.marks.push(Mark { event, kind });
    }
}

impl<'a> Found<'a> {
    fn new(index: &'a Index) -> Self {
        let tasks = (0..index.tasks.len() as u32).map(|id| track(TrackOf::Task(TaskId(id)), OPEN)).collect();
        let threads = (0..index.threads.len() as u32).map(|id| track(TrackOf::Thread(ThreadId(id)), OPEN)).collect();
        let program = track(TrackOf::Program, 0);
        let depths = vec![0; index.tasks.len()];
        Found { calls: Vec::new(), depths, index, event_loop: None, program, program_did: false, tasks, threads, objects: Vec::new(), stint: 0, running: None, ready_again: false }
    }

    fn task(&mut self, task: TaskId) -> Option<&mut Track> {
        self.tasks.get_mut(task.0 as usize)
    }

    fn turn_task(&mut self, task: TaskId, at: u32, state: Option<SliceState>) {
        if let Some(track) = self.task(task) {
            track.turn(at, state);
        }
    }

    fn event(&mut self, at: u32, kind: EventKind) {
        self.stint_at(at);
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
            EventKind::NeverAwaited { .. } => self.program_did |= self.doing() == Doing::Code,
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
                self.event_loop.get_or_insert_with(|| track(TrackOf::Loop, at));
                return;
            }
            EventKind::RoundStarted { .. } => Some(SliceState::Round),
            EventKind::LoopWaits { .. } => Some(SliceState::Idle),
            EventKind::TimerFired { .. } => Some(SliceState::Round),
            EventKind::LoopStopped => None,
            EventKind::HandleReady { .. } => {
                // Something came while the loop waited (a thread's result): it is awake again.
                let idle = self.event_loop.as_ref().and_then(|track| track.slices.last()).is_some_and(|s| s.to == OPEN && s.state == SliceState::Idle);
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
                if let Some(Purpose::FirstStep(task) | Purpose::WakeUp(task)) = self.index.handle(handle).and_then(|facts| facts.purpose) {
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

    /// A call begins inside a task. Its own coroutine, the outermost, is what the row shows anyway.
    fn enter(&mut self, at: u32, call: CallId, function: TextId) {
        let Doing::Task(task, _) = self.doing() else { return };
        let (Some(depth), Some(track)) = (self.depths.get_mut(task.0 as usize), self.tasks.get_mut(task.0 as usize)) else { return };
        *depth += 1;
        let Some(nested) = depth.checked_sub(2) else { return };
        if track.calls.len() <= nested {
            track.calls.resize_with(nested + 1, Vec::new);
        }
        let place = track.calls[nested].len();
        track.calls[nested].push(Call { from: at, to: OPEN, function, outcome: None });
        let id = call.0 as usize;
        if self.calls.len() <= id {
            self.calls.resize(id + 1, None);
        }
        self.calls[id] = Some((task, nested, place));
    }

    fn leave(&mut self, at: u32, call: CallId, outcome: Outcome) {
        match self.calls.get_mut(call.0 as usize).and_then(Option::take) {
            Some((task, nested, place)) => {
                self.depths[task.0 as usize] = nested + 1;
                let call = &mut self.tasks[task.0 as usize].calls[nested][place];
                (call.to, call.outcome) = (at, Some(outcome));
            }
            None => {
                if let Doing::Task(task, _) = self.doing() {
                    self.depths[task.0 as usize] = 0;
                }
            }
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

    /// Puts the rows in order: the loop, the program, then the tasks as a tree with what they made, then the threads.
    fn arrange(mut self) -> Tracks {
        let mut rows = Vec::new();
        let no_loop = self.event_loop.is_none();
        rows.extend(self.event_loop.take());
        if self.program_did || no_loop {
            rows.push(self.program.clone());
        }
        let mut tree = Tree::new(&mut self);
        tree.children_of(None, 0, &mut rows);
        rows.extend(self.threads.into_iter().skip(1).filter(|track| track.made != OPEN));
        let mut tracks = Tracks { of_task: vec![usize::MAX; self.tasks.len()], of_object: vec![usize::MAX; self.index.objects.len()], rows, pictures: Vec::new() };
        for (row, track) in tracks.rows.iter_mut().enumerate() {
            track.pyramid = Pyramid::of(&track.slices);
            match &track.of {
                TrackOf::Task(task) => tracks.of_task[task.0 as usize] = row,
                TrackOf::Objects(objects) => objects.iter().for_each(|object| tracks.of_object[object.0 as usize] = row),
                _ => {}
            }
        }
        tracks
    }
}

/// The tasks and objects by who made them.
struct Tree {
    tasks: Vec<Option<Track>>,
    /// For each maker (none, then every task) the rows of objects and the tasks that it made.
    objects: Vec<Vec<Track>>,
    made: Vec<Vec<usize>>,
}

impl Tree {
    fn new(found: &mut Found<'_>) -> Self {
        let makers = found.tasks.len() + 1;
        let mut tree = Tree { tasks: Vec::new(), objects: vec![Vec::new(); makers], made: vec![Vec::new(); makers] };
        let place = |owner: Option<TaskId>| owner.map_or(0, |task| task.0 as usize + 1).min(makers - 1);
        for (id, task) in found.tasks.iter().enumerate() {
            let parent = found.index.tasks[id].parent.filter(|parent| (parent.0 as usize) < id);
            tree.made[place(parent)].push(id);
            tree.tasks.push(Some(task.clone()));
        }
        for (at, object) in &found.objects {
            let owner = found.index.object(*object).and_then(|facts| facts.owner);
            tree.add_object(found, *at, *object, place(owner));
        }
        tree
    }

    /// Gives an object a row: one of its kind and owner that is free by now, or a new one.
    fn add_object(&mut self, found: &Found<'_>, at: u32, object: ObjectId, owner: usize) {
        let facts = |object: ObjectId| found.index.object(object);
        let Some(kind) = facts(object).and_then(|facts| facts.kind) else { return };
        if kind == ObjectKind::Context {
            return;
        }
        let alike = |other: ObjectKind| std::mem::discriminant(&other) == std::mem::discriminant(&kind);
        let free = |track: &&mut Track| match &track.of {
            TrackOf::Objects(objects) => objects.last().and_then(|last| facts(*last)).is_some_and(|last| {
                let over = last.ended.is_some_and(|ended| (ended.index() as u32) < at);
                last.kind.is_some_and(alike) && over
            }),
            _ => false,
        };
        if let Some(track) = self.objects[owner].iter_mut().find(free)
            && let TrackOf::Objects(objects) = &mut track.of
        {
            objects.push(object);
            return;
        }
        self.objects[owner].push(track(TrackOf::Objects(vec![object]), at));
    }

    /// Appends what `maker` made: its objects, then its tasks with all that they made.
    fn children_of(&mut self, maker: Option<usize>, depth: u16, rows: &mut Vec<Track>) {
        // An explicit stack: tasks may make tasks a hundred thousand deep.
        let mut stack = vec![(maker, depth)];
        while let Some((maker, depth)) = stack.pop() {
            if let Some(task) = maker
                && let Some(track) = self.tasks[task].take()
            {
                rows.push(Track { depth, ..track });
            }
            let place = maker.map_or(0, |task| task + 1);
            let below = if maker.is_some() { depth + 1 } else { depth };
            rows.extend(std::mem::take(&mut self.objects[place]).into_iter().map(|track| Track { depth: below, ..track }));
            stack.extend(self.made[place].iter().rev().map(|child| (Some(*child), below)));
        }
    }
}

