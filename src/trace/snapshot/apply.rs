//! What one event changes in a snapshot.

use super::super::{EventId, EventKind, HandleId, Outcome, Purpose, Table, TaskId, TextId, TimerId, Trace, TraceEvent};
use super::{Blocking, FutureState, LoopState, ObjectState, ReadyHandle, Snapshot, TaskState, TaskStatus, ThreadState, Timer};
use crate::time::Instant;
use std::rc::Rc;

impl Snapshot {
    /// Applies the next event. A trace that was cut short, or that names what it never made, is followed as far as it goes.
    pub(super) fn apply(&mut self, trace: &Trace, id: EventId, event: TraceEvent) {
        (self.cursor, self.at) = (id.index() + 1, event.at);
        self.thread_here();
        self.mark_line(event.line);
        self.apply_loop(id, event.kind);
        self.apply_task(trace, id, event);
        self.apply_object(id, event);
        self.apply_thread(id, event.kind);
    }

    /// The thread that runs, made if need be: the main thread is there from the start, without an event.
    fn thread_here(&mut self) -> &mut ThreadState {
        let at = self.thread.0 as usize;
        if self.threads.len() <= at {
            self.threads.resize_with(at + 1, ThreadState::default);
        }
        &mut self.threads[at]
    }

    /// What runs has come to this line.
    fn mark_line(&mut self, line: u32) {
        if line == 0 {
            return;
        }
        let thread = self.thread_here();
        thread.line = line;
        if let Some(task) = thread.task.and_then(|task| self.tasks.get_mut(task.0 as usize)) {
            task.line = line;
        }
    }

    fn apply_loop(&mut self, id: EventId, kind: EventKind) {
        match kind {
            EventKind::LoopStarted => self.event_loop = LoopState::Running,
            EventKind::LoopStopped => self.stop_loop(),
            EventKind::RoundStarted { round, ready } => {
                (self.event_loop, self.round, self.left_in_round) = (LoopState::Running, round, ready);
            }
            EventKind::LoopWaits { until } => {
                self.event_loop = LoopState::Waiting(until);
                // Whatever is still there was cancelled and has been skipped.
                let skipped: Vec<HandleId> =
                    self.ready.values().filter(|entry| entry.cancelled).map(|entry| entry.handle).collect();
                for handle in &skipped {
                    self.ready.remove(handle);
                }
            }
            EventKind::TimerSet { timer, purpose, deadline } => self.set_timer(id, timer, purpose, deadline),
            EventKind::TimerFired { timer, .. } => {
                self.event_loop = LoopState::Running;
                self.drop_timer(timer);
            }
            EventKind::TimerCancelled { timer } => self.drop_timer(timer),
            EventKind::HandleReady { handle, purpose } => self.make_ready(id, handle, purpose),
            EventKind::HandleCancelled { handle } => {
                if let Some(entry) = self.ready.get_mut(&handle) {
                    entry.cancelled = true;
                }
            }
            EventKind::HandleRuns { handle } => self.run_handle(handle),
            EventKind::HandleEnds { .. } => {
                let thread = self.thread_here();
                (thread.handle, thread.task) = (None, None);
            }
            _ => {}
        }
    }

    fn stop_loop(&mut self) {
        self.event_loop = LoopState::Stopped;
        self.left_in_round = 0;
        let thread = self.thread_here();
        (thread.handle, thread.task) = (None, None);
    }

    fn set_timer(&mut self, set: EventId, timer: TimerId, purpose: Purpose, deadline: Instant) {
        self.timers.insert((deadline, timer), Timer { purpose, set });
        self.deadlines.insert(timer, deadline);
        if let Purpose::Settle(future) | Purpose::ThreadResult(future) = purpose
            && let Some(future) = self.futures.get_mut(future.0 as usize)
        {
            future.timer = Some(timer);
        }
    }

    fn drop_timer(&mut self, timer: TimerId) {
        if let Some(deadline) = self.deadlines.remove(&timer) {
            self.timers.remove(&(deadline, timer));
        }
    }

    fn make_ready(&mut self, since: EventId, handle: HandleId, purpose: Purpose) {
        self.ready.insert(handle, ReadyHandle { handle, purpose, since, cancelled: false });
        if let Purpose::FirstStep(task) | Purpose::WakeUp(task) = purpose {
            self.set_status(since, task, TaskStatus::Ready(handle));
        }
    }

    fn run_handle(&mut self, handle: HandleId) {
        self.event_loop = LoopState::Running;
        self.left_in_round = self.left_in_round.saturating_sub(1);
        if self.ready.remove(&handle).is_some() {
            // Cancelled ones before it have been skipped; others stay, should a trace run out of turn.
            let before = self.ready.values().take_while(|entry| entry.handle < handle);
            let skipped: Vec<HandleId> = before.filter(|entry| entry.cancelled).map(|entry| entry.handle).collect();
            for handle in &skipped {
                self.ready.remove(handle);
            }
        }
        self.thread_here().handle = Some(handle);
    }

    fn set_status(&mut self, since: EventId, task: TaskId, status: TaskStatus) {
        self.change_task(task, |state| (state.status, state.since) = (status, since));
    }

    fn change_task(&mut self, task: TaskId, change: impl FnOnce(&mut TaskState)) {
        if let Some(state) = self.tasks.get_mut(task.0 as usize) {
            change(state);
        }
    }

    fn apply_task(&mut self, trace: &Trace, id: EventId, event: TraceEvent) {
        match event.kind {
            EventKind::TaskMade { task, parent, name, coroutine } => {
                let label = Rc::make_mut(&mut self.labels).next(trace.text_of(name), trace.text_of(coroutine));
                let state = TaskState {
                    name,
                    coroutine,
                    label,
                    parent,
                    status: TaskStatus::Made,
                    since: id,
                    line: 0,
                    cancel_requested: false,
                };
                put(&mut self.tasks, task.0, state);
            }
            EventKind::TaskRenamed { task, name } => {
                self.change_task(task, |state| state.name = name);
            }
            EventKind::TaskResumed { task, with } => {
                self.thread_here().task = Some(task);
                self.set_status(id, task, TaskStatus::Running);
                if let Some(state) = self.tasks.get_mut(task.0 as usize) {
                    state.cancel_requested &= with != super::super::ResumedWith::Cancellation;
                    state.line = if event.line == 0 { state.line } else { event.line };
                }
            }
            EventKind::TaskWaits { task, on } => self.leave_task(id, task, TaskStatus::Waiting(on)),
            EventKind::TaskEnded { task, outcome, value } => self.end_task(id, task, outcome, value),
            EventKind::CancelRequested { task, .. } => {
                self.change_task(task, |state| state.cancel_requested = true);
            }
            EventKind::FutureMade { future, kind, of } => {
                let maker = self.thread_here().task;
                put(&mut self.futures, future.0, FutureState { kind, of, maker, name: None, timer: None, made: id, ended: None });
            }
            EventKind::FutureNamed { future, name } => {
                if let Some(state) = self.futures.get_mut(future.0 as usize) {
                    state.name = Some(name);
                }
            }
            EventKind::FutureEnded { future, outcome, value } => {
                if let Some(state) = self.futures.get_mut(future.0 as usize) {
                    state.ended = Some((outcome, value));
                }
            }
            _ => {}
        }
    }

    fn end_task(&mut self, id: EventId, task: TaskId, outcome: Outcome, value: TextId) {
        self.leave_task(id, task, TaskStatus::Ended(outcome, value));
        self.change_task(task, |state| state.cancel_requested = false);
    }

    /// The task gives its thread back.
    fn leave_task(&mut self, id: EventId, task: TaskId, status: TaskStatus) {
        self.set_status(id, task, status);
        let thread = self.thread_here();
        thread.task = thread.task.filter(|running| *running != task);
    }

    fn apply_object(&mut self, id: EventId, event: TraceEvent) {
        let by = self.running();
        let object = match event.kind {
            EventKind::ObjectMade { object, kind, size } => {
                let number = self.count_of(kind);
                self.kinds[kind.place()] += 1;
                let state = ObjectState { number, ..ObjectState::new(kind, size, by, id, event.line) };
                put(&mut self.objects, object.0, state);
                return;
            }
            EventKind::ObjectMember { object, .. }
            | EventKind::ObjectChanged { object, .. }
            | EventKind::ObjectDeadline { object, .. }
            | EventKind::ObjectNamed { object, .. }
            | EventKind::GeneratorYielded { object, .. }
            | EventKind::ObjectEnded { object, .. } => object,
            _ => return,
        };
        if let Some(state) = self.objects.get_mut(object.0 as usize) {
            state.apply(id, event.kind, by);
        }
    }

    fn apply_thread(&mut self, id: EventId, kind: EventKind) {
        match kind {
            EventKind::ThreadMade { thread, name } => {
                let at = thread.0 as usize;
                self.threads.resize_with(self.threads.len().max(at + 1), ThreadState::default);
                self.threads[at] = ThreadState { name, ..ThreadState::default() };
            }
            EventKind::ThreadRuns { thread } => {
                self.thread = thread;
                self.thread_here();
            }
            EventKind::ThreadEnded { thread } => {
                if let Some(state) = self.threads.get_mut(thread.0 as usize) {
                    state.ended = true;
                }
            }
            EventKind::Blocked { what, until } => self.thread_here().blocked = Some(Blocking { what, until, since: id }),
            EventKind::Unblocked => self.thread_here().blocked = None,
            EventKind::ProgramEnded { .. } => self.ended = Some(id),
            _ => {}
        }
    }
}

/// Puts an entry at its id. Ids are given in order; what a broken trace skips is filled with copies, so that ids stay places.
fn put<T: Clone>(table: &mut Table<T>, id: u32, entry: T) {
    while table.len() <= id as usize {
        table.push(entry.clone());
    }
    if let Some(slot) = table.get_mut(id as usize) {
        *slot = entry;
    }
}

/// Which handle a thread runs, for those who tell what it is about.
impl Snapshot {
    /// The handle that runs right here, if one does.
    pub fn handle(&self) -> Option<HandleId> {
        self.threads.get(self.thread.0 as usize)?.handle
    }
}
