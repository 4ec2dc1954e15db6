//! Cancellation as a path: who asked, at which await it was delivered, what cleaned up, what became of it and who saw that. Knows no
//! sentences.

use super::{Change, Doer, EventId, EventKind, ObjectId, Outcome, Purpose, Replay, ResumedWith, TaskId, causes};

/// One request to cancel a task, followed to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancellation {
    pub task: TaskId,
    pub requested: EventId,
    pub by: Asker,
    /// When `CancelledError` was raised in the task, and on which line it waited.
    pub delivered: Option<(EventId, u32)>,
    pub fate: Fate,
    /// The tasks in which what became of it was raised, in order.
    pub seen_by: Vec<TaskId>,
}

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// Its own code, or another's.
    Task(TaskId),
    /// A deadline that passed.
    Deadline(ObjectId),
    /// A combinator or a group of tasks, because it is over itself.
    Object(ObjectId),
    /// A task that waits on this one was cancelled, and passed it on.
    PassedOn(TaskId),
    /// `asyncio.run`, at the end of the program.
    Program,
    /// A callback, a thread.
    Other(Doer),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has not been delivered yet.
    UnderWay,
    /// The task was over before it could be delivered.
    TooLate,
    /// The task goes on since then: it cleans up, or has swallowed it.
    GoesOn,
    /// A timeout turned it into a TimeoutError.
    TimedOut(EventId, ObjectId),
    /// The task is cancelled.
    Cancelled(EventId),
    /// The task raised something else.
    Raised(EventId),
    /// The task returned as if nothing had happened.
    Swallowed(EventId),
}

impl Fate {
    /// The event that decided it.
    pub fn decided(self) -> Option<EventId> {
        match self {
            Fate::TimedOut(event, _) | Fate::Cancelled(event) | Fate::Raised(event) | Fate::Swallowed(event) => Some(event),
            Fate::UnderWay | Fate::TooLate | Fate::GoesOn => None,
        }
    }
}

/// So far behind its end one looks for those who saw it: they are woken in the very next rounds.
const SEEN_WITHIN: usize = 400;

/// The request that an event is part of: the request itself, its delivery, or the end of its task.
pub fn around(replay: &Replay, task: TaskId, event: EventId, cursor: usize) -> Option<Cancellation> {
    let requests = &replay.index.task(task)?.cancels;
    let last = requests.partition_point(|request| *request <= event).checked_sub(1)?;
    follow(replay, requests[last], cursor)
}

/// Follows a request, as far as is known after `cursor` events.
pub fn follow(replay: &Replay, requested: EventId, cursor: usize) -> Option<Cancellation> {
    let EventKind::CancelRequested { task, .. } = replay.trace.event(requested).kind else { return None };
    let by = asker(replay, task, requested);
    let ended = replay.index.task(task)?.ended.filter(|ended| ended.index() < cursor);
    let limit = ended.map_or(cursor, |ended| ended.index() + 1).min(replay.trace.events().len());
    let deadline = if let Asker::Deadline(object) = by { Some(object) } else { None };
    let mut found = Cancellation { task, requested, by, delivered: None, fate: Fate::UnderWay, seen_by: Vec::new() };
    for (at, event) in replay.trace.events().iter().enumerate().take(limit).skip(requested.index() + 1) {
        let id = EventId::new(at as u32);
        match event.kind {
            EventKind::TaskResumed { task: resumed, with: ResumedWith::Cancellation }
                if resumed == task && found.delivered.is_none() =>
            {
                let line = replay.at(at).task(task).map_or(0, |state| state.line);
                (found.delivered, found.fate) = (Some((id, line)), Fate::GoesOn);
            }
            EventKind::ObjectEnded { object, outcome: Outcome::Cancelled }
                if deadline == Some(object) && found.delivered.is_some() && replay.index.doer(id).task() == Some(task) =>
            {
                found.fate = Fate::TimedOut(id, object);
                found.seen_by = vec![task];
                return Some(found);
            }
            EventKind::TaskEnded { task: over, outcome, .. } if over == task => {
                found.fate = match (found.delivered, outcome) {
                    // One that has not begun is cancelled without ever having run.
                    (None, Outcome::Cancelled) | (Some(_), Outcome::Cancelled) => Fate::Cancelled(id),
                    (None, _) => Fate::TooLate,
                    (Some(_), Outcome::Raised) => Fate::Raised(id),
                    (Some(_), Outcome::Returned) => Fate::Swallowed(id),
                };
            }
            _ => {}
        }
    }
    found.seen_by = found.fate.decided().map(|end| seen_by(replay, end, cursor)).unwrap_or_default();
    Some(found)
}

fn asker(replay: &Replay, task: TaskId, request: EventId) -> Asker {
    let doer = replay.index.doer(request);
    let kind = |event: EventId| replay.trace.event(event).kind;
    match replay.trace.event(request).cause.map(kind) {
        Some(EventKind::CancelRequested { task: waiter, .. }) if waiter != task => return Asker::PassedOn(waiter),
        Some(EventKind::ObjectChanged { object, change: Change::Expired, .. }) => return Asker::Deadline(object),
        Some(EventKind::ObjectChanged { object, .. }) => return Asker::Object(object),
        _ => {}
    }
    let aborting = replay.trace.events()[..request.index()].iter().rev().take(64).find_map(|event| match event.kind {
        EventKind::CancelRequested { .. } | EventKind::FutureEnded { .. } | EventKind::HandleReady { .. } => None,
        EventKind::ObjectChanged { object, change: Change::Aborting, .. } => Some(Some(object)),
        _ => Some(None),
    });
    if let Some(Some(group)) = aborting {
        return Asker::Object(group);
    }
    match doer.handle().and_then(|handle| replay.index.handle(handle)?.purpose) {
        _ if doer.task().is_some() => Asker::Task(doer.task().unwrap_or(task)),
        Some(Purpose::Expire(object)) => Asker::Deadline(object),
        Some(Purpose::MemberDone(object)) => Asker::Object(object),
        None if doer.thread == super::ThreadId::MAIN => Asker::Program,
        _ => Asker::Other(doer),
    }
}

/// The tasks in which an end is raised: those whose run with an exception has it among its causes.
fn seen_by(replay: &Replay, end: EventId, cursor: usize) -> Vec<TaskId> {
    let events = replay.trace.events();
    let until = (end.index() + SEEN_WITHIN).min(cursor).min(events.len());
    let mut seen = Vec::new();
    for (at, event) in events.iter().enumerate().take(until).skip(end.index() + 1) {
        if let EventKind::TaskResumed { task, with: ResumedWith::Exception(_) | ResumedWith::Cancellation } = event.kind
            && !seen.contains(&task)
            && causes::chain(replay, EventId::new(at as u32)).take_while(|event| *event >= end).take(32).any(|event| event == end)
        {
            seen.push(task);
        }
    }
    seen
}
