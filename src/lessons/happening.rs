//! What each event of a run says in the words that moments are named with: who, what, and the text that goes with it. Knows
//! no lesson.

use super::moment::Deed;
use crate::trace::words::{kind_name, task_name};
use crate::trace::{
    Change, Doing, Ending, EventId, EventKind, Index, ObjectId, Outcome, Purpose, Replay, ResumedWith, TaskId, ThreadId, Words,
};

/// An event in those words.
pub struct Happening {
    pub event: EventId,
    pub line: u32,
    pub who: String,
    pub deeds: &'static [Deed],
    pub text: String,
}

/// Everything that can be named, in order. What is printed counts once a line, where the line begins.
pub fn happenings(replay: &Replay) -> Vec<Happening> {
    let end = replay.at(replay.trace.events().len());
    let teller = Teller { replay, words: Words::new(&replay.trace, &end) };
    let mut all: Vec<Happening> = teller.printed().collect();
    for place in 0..replay.trace.events().len() {
        all.extend(teller.tell(EventId::new(place as u32)));
    }
    all.sort_by_key(|happening| happening.event);
    all
}

/// Everybody who can be named: tasks, threads, combinators and primitives, the loop, the program.
pub fn subjects(replay: &Replay) -> Vec<String> {
    let index = &replay.index;
    let tasks = (0..index.tasks.len() as u32).map(TaskId).filter(|task| index.task(*task).is_some_and(|facts| !facts.housekeeping));
    let mut names: Vec<String> = tasks.map(|task| task_of(replay, task)).collect();
    names.extend((0..index.threads.len() as u32).filter(|thread| *thread > 0).map(|thread| thread_of(replay, ThreadId(thread))));
    names.extend((0..index.objects.len() as u32).map(|object| object_of(replay, ObjectId(object))));
    names.extend(["loop".to_owned(), "program".to_owned()]);
    names
}

/// The name of a task, as on the timeline.
pub fn task_of(replay: &Replay, task: TaskId) -> String {
    let facts = replay.index.task(task).cloned().unwrap_or_default();
    task_name(replay.trace.text_of(facts.name), replay.trace.text_of(facts.coroutine), facts.label)
}

fn thread_of(replay: &Replay, thread: ThreadId) -> String {
    let name = replay.index.thread(thread).map_or("", |facts| replay.trace.text_of(facts.name));
    if name.is_empty() { format!("thread {}", thread.0) } else { name.to_owned() }
}

fn object_of(replay: &Replay, object: ObjectId) -> String {
    let index: &Index = &replay.index;
    let Some((facts, kind)) = index.object(object).and_then(|facts| Some((facts, facts.kind?))) else { return "object".to_owned() };
    let name = kind_name(kind);
    if index.count_of(kind) > 1 { format!("{name} {}", facts.number + 1) } else { name.to_owned() }
}

struct Teller<'a> {
    replay: &'a Replay,
    words: Words<'a>,
}

impl<'a> Teller<'a> {
    fn printed(&self) -> impl Iterator<Item = Happening> {
        self.replay.output.lines().iter().map(|line| Happening {
            event: line.opened,
            line: line.source_line,
            who: self.doer(line.opened),
            deeds: &[Deed::Prints],
            text: line.text.clone(),
        })
    }

    fn tell(&self, event: EventId) -> Option<Happening> {
        let (who, deeds, text) = self.task(event).or_else(|| self.object(event)).or_else(|| self.rest(event))?;
        Some(Happening { event, line: self.replay.trace.event(event).line, who, deeds, text })
    }

    fn task(&self, event: EventId) -> Option<(String, &'static [Deed], String)> {
        let text = |text| self.words.text(text).to_owned();
        let (task, deeds, text): (TaskId, &[Deed], String) = match self.replay.trace.event(event).kind {
            EventKind::TaskMade { task, coroutine, .. } => (task, &[Deed::Made], text(coroutine)),
            EventKind::HandleReady { purpose: Purpose::FirstStep(task) | Purpose::WakeUp(task), .. } => {
                (task, &[Deed::Ready], String::new())
            }
            EventKind::TaskResumed { task, with } => match with {
                ResumedWith::Start => (task, &[Deed::Starts], String::new()),
                ResumedWith::Value(value) | ResumedWith::Exception(value) => (task, &[Deed::Resumes], text(value)),
                ResumedWith::Cancellation => (task, &[Deed::Resumes, Deed::Interrupted], String::new()),
            },
            EventKind::TaskWaits { task, on } => (task, &[Deed::Waits], self.words.awaited(on)),
            EventKind::TaskEnded { task, outcome, value } => (task, ending(outcome), text(value)),
            EventKind::CancelRequested { task, message } => (task, &[Deed::AskedToCancel], text(message)),
            _ => return None,
        };
        Some((task_of(self.replay, task), deeds, text))
    }

    fn object(&self, event: EventId) -> Option<(String, &'static [Deed], String)> {
        let (object, deeds): (ObjectId, &[Deed]) = match self.replay.trace.event(event).kind {
            EventKind::ObjectMade { object, .. } => (object, &[Deed::Made]),
            EventKind::ObjectEnded { object, outcome } => (object, ending(outcome)),
            EventKind::ObjectChanged { object, change, .. } => (object, changed(change)),
            _ => return None,
        };
        Some((object_of(self.replay, object), deeds, String::new()))
    }

    fn rest(&self, event: EventId) -> Option<(String, &'static [Deed], String)> {
        let text = |text| self.words.text(text).to_owned();
        let here = || self.doer(event);
        let is_loop = || "loop".to_owned();
        Some(match self.replay.trace.event(event).kind {
            EventKind::LoopStarted => (is_loop(), &[Deed::Starts], String::new()),
            EventKind::LoopStopped => (is_loop(), &[Deed::Ends], String::new()),
            EventKind::LoopWaits { .. } => (is_loop(), &[Deed::Waits], String::new()),
            EventKind::RoundStarted { .. } => (is_loop(), &[Deed::Round], String::new()),
            EventKind::Blocked { what, .. } => (here(), &[Deed::Blocks], text(what)),
            EventKind::Unblocked => (here(), &[Deed::Unblocks], String::new()),
            EventKind::CallEntered { function, .. } => (here(), &[Deed::Calls], text(function)),
            EventKind::CallLeft { .. } => (here(), &[Deed::Leaves], String::new()),
            EventKind::NeverAwaited { function, .. } => (here(), &[Deed::Forgets], text(function)),
            EventKind::ThreadMade { thread, .. } => (thread_of(self.replay, thread), &[Deed::Starts], String::new()),
            EventKind::ThreadEnded { thread } => (thread_of(self.replay, thread), &[Deed::Ends], String::new()),
            EventKind::ProgramEnded { ending: Ending::Finished, .. } => {
                ("program".to_owned(), &[Deed::Ends, Deed::Returns], String::new())
            }
            EventKind::ProgramEnded { text: why, .. } => ("program".to_owned(), &[Deed::Ends, Deed::Raises], text(why)),
            _ => return None,
        })
    }

    fn doer(&self, event: EventId) -> String {
        let doer = self.replay.index.doer(event);
        match doer.what {
            Doing::Task(task, _) => task_of(self.replay, task),
            Doing::Loop | Doing::Handle(_) => "loop".to_owned(),
            Doing::Code if doer.thread == ThreadId::MAIN => "program".to_owned(),
            Doing::Code => thread_of(self.replay, doer.thread),
        }
    }
}

fn ending(outcome: Outcome) -> &'static [Deed] {
    match outcome {
        Outcome::Returned => &[Deed::Ends, Deed::Returns],
        Outcome::Raised => &[Deed::Ends, Deed::Raises],
        Outcome::Cancelled => &[Deed::Ends, Deed::Cancelled],
    }
}

fn changed(change: Change) -> &'static [Deed] {
    match change {
        Change::MemberDone => &[Deed::MemberDone],
        Change::Entered => &[Deed::Entered],
        Change::Left => &[Deed::Left],
        Change::Expired => &[Deed::Expired],
        Change::Aborting => &[Deed::Aborts],
        Change::Acquired => &[Deed::Acquired],
        Change::Released => &[Deed::Released],
        Change::Set => &[Deed::Set],
        Change::Cleared => &[Deed::Cleared],
        Change::Notified => &[Deed::Notified],
        Change::Put => &[Deed::Put],
        Change::Got => &[Deed::Got],
        Change::TaskDone => &[Deed::TaskDone],
        Change::Arrived => &[Deed::Arrived],
    }
}
