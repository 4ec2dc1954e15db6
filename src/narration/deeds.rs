//! What a run did: what it made, wrote, cancelled, gave and took, and how it ended.

use super::tale::{Tale, count, shortened};
use crate::trace::{
    Awaited, Change, Doing, EventKind, FutureId, FutureKind, ObjectId, ObjectKind, Outcome, Purpose, TaskId, TextId, ThreadId,
};

/// One thing that a run did; what is alike and follows each other is one.
enum Deed {
    Made(Vec<TaskId>),
    Thread(ThreadId),
    Blocked(TextId),
    Changed(ObjectId, Change),
    Cancelled(Vec<TaskId>),
    Printed(Vec<TextId>),
    /// A value of an asynchronous generator.
    Handed(ObjectId, TextId),
    StartedLoop,
    Settled,
    Waits(Awaited),
    Ended(Outcome, TextId),
}

/// What a run did, in order, and what came of it.
#[derive(Default)]
struct Deeds {
    done: Vec<Deed>,
    never_awaited: Vec<TextId>,
    wakes: Vec<TaskId>,
}

/// So many things are told of one run; of more, the first and the last.
const MOST: usize = 6;

impl Tale<'_> {
    /// Tells what the position's run did, as sentences that begin with "It".
    pub fn deeds(&mut self, task: Option<TaskId>) {
        let mut deeds = self.gather_deeds(task);
        if deeds.done.len() > MOST {
            deeds.done.drain(MOST - 2..deeds.done.len() - 2);
        }
        let last = deeds.done.len().saturating_sub(1);
        for (place, deed) in deeds.done.iter().enumerate() {
            match place {
                0 => self.say(if self.spans.is_empty() { "It " } else { " It " }),
                place if place == last => self.say(if last > 1 { ", and " } else { " and " }),
                _ => self.say(", "),
            };
            self.deed(deed, task.is_some());
            if place == last {
                self.say(".");
            }
        }
        if task.is_some() && deeds.done.iter().any(|deed| matches!(deed, Deed::Blocked(_))) {
            self.say(" Nothing else could run meanwhile.");
        }
        if let Some(task) = task {
            self.fate_of_cancellation(task);
        }
        self.awaited_never(&deeds);
        self.wakes(task, &deeds);
    }

    fn deed(&mut self, deed: &Deed, in_loop: bool) {
        match deed {
            Deed::Made(tasks) => {
                self.say(if tasks.len() == 1 { "makes the task " } else { "makes the tasks " }).tasks(tasks);
            }
            Deed::Thread(thread) => {
                let name = self.words().thread(*thread);
                self.say("starts the thread ").code(&name);
            }
            Deed::Blocked(what) => self.blocks(in_loop, *what),
            Deed::Changed(object, change) => self.change(*object, *change),
            Deed::Cancelled(tasks) => {
                self.say("asks for ").tasks(tasks).say(" to be cancelled");
            }
            Deed::Printed(texts) => self.prints(texts),
            Deed::Handed(object, value) => {
                let value = self.text_of(*value);
                self.say("gets ").code(value).say(" from ").object(*object);
            }
            Deed::StartedLoop => {
                self.say("starts an event loop");
            }
            Deed::Settled => {
                self.say("gives a future its result");
            }
            Deed::Waits(on) => self.waits(*on),
            Deed::Ended(outcome, value) => self.ends(*outcome, *value),
        }
    }

    fn gather_deeds(&self, task: Option<TaskId>) -> Deeds {
        let mut deeds = Deeds::default();
        for (id, event) in self.events() {
            let doer = self.replay.index.doer(id);
            let own = match task {
                Some(task) => {
                    doer.task() == Some(task) || matches!(event.kind, EventKind::TaskEnded { task: ended, .. } if ended == task)
                }
                None => id >= self.position.opens && (doer.what == Doing::Code || doer.what == Doing::Loop && self.is_code()),
            };
            if own {
                self.note(&mut deeds, event.kind);
            }
            if let (EventKind::HandleReady { purpose: Purpose::WakeUp(woken), .. }, true) = (event.kind, id >= self.position.opens)
            {
                deeds.wakes.push(woken);
            }
        }
        deeds
    }

    fn is_code(&self) -> bool {
        matches!(self.position.who, crate::trace::Who::Code(_))
    }

    fn note(&self, deeds: &mut Deeds, kind: EventKind) {
        let deed = match (kind, deeds.done.last_mut()) {
            (EventKind::TaskMade { task, .. }, Some(Deed::Made(tasks))) => return tasks.push(task),
            (EventKind::Printed { text, .. }, Some(Deed::Printed(texts))) => return texts.push(text),
            (EventKind::CancelRequested { task, .. }, Some(Deed::Cancelled(tasks))) => return tasks.push(task),
            (EventKind::TaskMade { task, .. }, _) => Deed::Made(vec![task]),
            (EventKind::Printed { text, .. }, _) => Deed::Printed(vec![text]),
            (EventKind::CancelRequested { task, .. }, _) => Deed::Cancelled(vec![task]),
            (EventKind::GeneratorYielded { object, value }, _) => Deed::Handed(object, value),
            (EventKind::ThreadMade { thread, .. }, _) => Deed::Thread(thread),
            (EventKind::Blocked { what, .. }, _) => Deed::Blocked(what),
            (EventKind::LoopStarted, _) => Deed::StartedLoop,
            (EventKind::ObjectChanged { object, change, .. }, _) if change != Change::MemberDone => Deed::Changed(object, change),
            (EventKind::FutureEnded { future, outcome, .. }, _) if outcome != Outcome::Cancelled && self.is_plain(future) => {
                Deed::Settled
            }
            (EventKind::TaskWaits { on, .. }, _) => Deed::Waits(on),
            (EventKind::TaskEnded { outcome, value, .. }, _) => Deed::Ended(outcome, value),
            (EventKind::NeverAwaited { function, .. }, _) => return deeds.never_awaited.push(function),
            _ => return,
        };
        deeds.done.push(deed);
    }

    fn is_plain(&self, future: FutureId) -> bool {
        self.now.future(future).is_some_and(|state| state.kind == FutureKind::Plain)
    }

    fn blocks(&mut self, in_loop: bool, what: TextId) {
        let what = self.text_of(what);
        self.say(if in_loop { "blocks the event loop in " } else { "blocks in " }).code(what);
    }

    fn change(&mut self, object: ObjectId, change: Change) {
        let kind = self.now.object(object).map(|state| state.kind);
        let verb = match (change, kind) {
            (Change::Entered, _) => "enters",
            (Change::Left, _) => "leaves",
            (Change::Expired, _) => "finds out of time",
            (Change::Aborting, _) => "aborts",
            (Change::Acquired, _) => "takes",
            (Change::Released, _) => "gives back",
            (Change::Set, _) => "sets",
            (Change::Cleared, _) => "clears",
            (Change::Notified, Some(ObjectKind::Barrier)) => "completes",
            (Change::Notified, _) => "notifies",
            (Change::Put, _) => "puts an item into",
            (Change::Got, _) => "takes an item from",
            (Change::TaskDone, _) => "reports an item done to",
            (Change::Arrived, _) => "arrives at",
            (Change::MemberDone, _) => "is told of a member of",
        };
        self.say(verb).say(" ").object(object);
    }

    fn prints(&mut self, printed: &[TextId]) {
        let first = self.text_of(printed[0]);
        let line = first.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
        let lines: usize = printed.iter().map(|text| self.text_of(*text).matches('\n').count()).sum();
        self.say("prints “").code(&shortened(line)).say("”");
        if lines > 1 {
            self.say(&format!(" and {}", count(lines - 1, "more line")));
        }
    }

    fn waits(&mut self, on: Awaited) {
        if on == Awaited::Turn {
            self.say("gives the others a turn, with ").code("sleep(0)");
            return;
        }
        self.say("waits on ").awaited(on);
        let until = self.words().deadline(on);
        if let Some(until) = until {
            self.say(", until ").say(&super::tale::instant(until));
        }
    }

    fn ends(&mut self, outcome: Outcome, value: TextId) {
        let value = self.text_of(value);
        match outcome {
            Outcome::Returned if value == "None" || value.is_empty() => self.say("returns"),
            Outcome::Returned => self.say("returns ").code(value),
            Outcome::Raised => self.say("raises ").code(value).say(" and ends"),
            Outcome::Cancelled => self.say("ends, cancelled"),
        };
    }

    fn awaited_never(&mut self, deeds: &Deeds) {
        for function in deeds.never_awaited.iter().take(2) {
            let name = self.text_of(*function);
            self.say(" The coroutine of ").code(name).say(" was never awaited: it never ran.");
        }
    }

    /// Who goes into the ready queue because of the run.
    fn wakes(&mut self, task: Option<TaskId>, deeds: &Deeds) {
        let mut woken: Vec<TaskId> = deeds.wakes.iter().copied().filter(|woken| Some(*woken) != task).collect();
        woken.dedup();
        if woken.is_empty() {
            return;
        }
        self.say(" That wakes ").tasks(&woken).say(if woken.len() == 1 {
            ": it is in the ready queue now."
        } else {
            ": they are in the ready queue now."
        });
    }

    /// What a thread's or the module's own code did.
    pub fn code_of(&mut self, thread: ThreadId) {
        let ended = self.now.ended.is_some_and(|event| event.index() >= self.position.opens.index());
        let name = if thread == ThreadId::MAIN {
            "The program's own code".to_string()
        } else {
            format!("Thread {}", self.words().thread(thread))
        };
        let began = self.events().filter(|(id, _)| *id >= self.position.opens).map(|(_, event)| event.kind);
        let began = began.into_iter().find(|kind| !matches!(kind, EventKind::ThreadRuns { .. })).unwrap_or(EventKind::Unblocked);
        match began {
            EventKind::Unblocked => self.strong(&format!("{name} goes on")).say(": it blocks no longer."),
            EventKind::ProgramEnded { .. } if ended => return,
            _ if thread == ThreadId::MAIN && self.is_tidying() => {
                self.strong("asyncio.run tidies up").say(": what it ran is done, and there are tasks left.")
            }
            _ => self.strong(&format!("{name} runs")).say("."),
        };
        self.deeds(None);
        if self.events().any(|(_, event)| matches!(event.kind, EventKind::ThreadEnded { .. })) {
            self.say(" With that the thread is at its end.");
        }
    }

    /// Whether the program's code here is that of `asyncio.run` after the loop has stopped: it cancels what is left.
    fn is_tidying(&self) -> bool {
        let opens = self.position.opens.index();
        let after_loop = opens.checked_sub(1).is_some_and(|at| self.replay.trace.events()[at].kind == EventKind::LoopStopped);
        after_loop && matches!(self.kind(self.position.opens), EventKind::CancelRequested { .. })
    }

    /// The end of the program, if this position is at it.
    pub fn ending(&mut self) {
        let Some(ended) = self.now.ended.filter(|event| event.index() >= self.from) else { return };
        let EventKind::ProgramEnded { ending, text } = self.kind(ended) else { return };
        let text = self.text_of(text);
        if !self.spans.is_empty() {
            self.say(" ");
        }
        use crate::trace::Ending::{Exited, Finished, Limit, Raised, Stalled};
        match ending {
            Finished => self.say("Nothing is left to do: the program ends."),
            Raised => self.say("Nobody catches ").code(text).say(": the program ends with it."),
            Exited if text.is_empty() || text == "0" => self.say("The program ends with ").code("sys.exit").say("."),
            Exited => self.say("The program ends with ").code("sys.exit").say(" and status ").code(text).say("."),
            Stalled => self.say("Everybody waits and nothing will ever come: ").say(text).say("."),
            Limit => self.say("The program was stopped: ").say(text).say("."),
        };
    }
}
