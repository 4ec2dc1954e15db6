//! What a run did: what it made, wrote, cancelled, gave and took, and how it ended.

use super::tale::{Tale, count, shortened};
use crate::trace::{Awaited, Change, Doing, EventKind, ObjectId, ObjectKind, Outcome, Purpose, TaskId, TextId, ThreadId};

/// What a run did, gathered before it is told.
#[derive(Default)]
struct Deeds {
    made: Vec<TaskId>,
    threads: Vec<ThreadId>,
    objects: Vec<ObjectId>,
    printed: Vec<TextId>,
    cancelled: Vec<TaskId>,
    changes: Vec<(ObjectId, Change)>,
    blocked: Vec<TextId>,
    never_awaited: Vec<TextId>,
    settled: usize,
    wakes: Vec<TaskId>,
    end: Option<EventKind>,
}

impl Tale<'_> {
    /// Tells what the position's run did, as sentences that begin with "It".
    pub fn deeds(&mut self, task: Option<TaskId>) {
        let deeds = self.gather_deeds(task);
        let mut clauses: Vec<Vec<super::Span>> = Vec::new();
        let mut clause = |tale: &mut Self, tell: &dyn Fn(&mut Self)| {
            let before = std::mem::take(&mut tale.spans);
            tell(tale);
            clauses.push(std::mem::replace(&mut tale.spans, before));
        };
        if !deeds.made.is_empty() {
            clause(self, &|tale| {
                tale.say(if deeds.made.len() == 1 { "makes the task " } else { "makes the tasks " }).tasks(&deeds.made);
            });
        }
        for thread in &deeds.threads {
            clause(self, &|tale| {
                let name = tale.words().thread(*thread);
                tale.say("starts the thread ").code(&name);
            });
        }
        for what in &deeds.blocked {
            clause(self, &|tale| tale.blocks(task.is_some(), *what));
        }
        for (object, change) in deeds.changes.iter().take(3) {
            clause(self, &|tale| tale.change(*object, *change));
        }
        if !deeds.cancelled.is_empty() {
            clause(self, &|tale| {
                tale.say("asks for ").tasks(&deeds.cancelled).say(" to be cancelled");
            });
        }
        if !deeds.printed.is_empty() {
            clause(self, &|tale| tale.prints(&deeds.printed));
        }
        if deeds.settled > 0 && task.is_some() && deeds.changes.is_empty() && deeds.printed.is_empty() {
            clause(self, &|tale| {
                tale.say("gives a future its result");
            });
        }
        match deeds.end {
            Some(EventKind::TaskWaits { on, .. }) => clause(self, &|tale| tale.waits(on)),
            Some(EventKind::TaskEnded { outcome, value, .. }) => clause(self, &|tale| tale.ends(outcome, value)),
            _ => {}
        }
        self.join_clauses(clauses);
        self.awaited_never(&deeds);
        self.wakes(task, &deeds);
    }

    fn join_clauses(&mut self, clauses: Vec<Vec<super::Span>>) {
        let last = clauses.len().saturating_sub(1);
        for (place, clause) in clauses.into_iter().enumerate() {
            match place {
                0 => self.say(if self.spans.is_empty() { "It " } else { " It " }),
                place if place == last => self.say(if last > 1 { ", and " } else { " and " }),
                _ => self.say(", "),
            };
            for span in clause {
                match span {
                    super::Span::Text(words) => {
                        self.say(&words);
                    }
                    other => self.spans.push(other),
                }
            }
            if place == last {
                self.say(".");
            }
        }
    }

    fn gather_deeds(&self, task: Option<TaskId>) -> Deeds {
        let mut deeds = Deeds::default();
        for (id, event) in self.events() {
            let doer = self.replay.index.doer(id);
            let own = match task {
                Some(task) => doer.task() == Some(task) || matches!(event.kind, EventKind::TaskEnded { task: ended, .. } if ended == task),
                None => matches!(doer.what, Doing::Code) || matches!(doer.what, Doing::Loop) && self.is_code(),
            };
            if own {
                self.note(&mut deeds, event.kind);
            }
            if let (EventKind::HandleReady { purpose: Purpose::WakeUp(woken), .. }, true) = (event.kind, id >= self.position.opens) {
                deeds.wakes.push(woken);
            }
        }
        deeds
    }

    fn is_code(&self) -> bool {
        matches!(self.position.who, crate::trace::Who::Code(_))
    }

    fn note(&self, deeds: &mut Deeds, kind: EventKind) {
        match kind {
            EventKind::TaskMade { task, .. } => deeds.made.push(task),
            EventKind::ThreadMade { thread, .. } => deeds.threads.push(thread),
            EventKind::ObjectMade { object, .. } => deeds.objects.push(object),
            EventKind::Printed { text, .. } => deeds.printed.push(text),
            EventKind::CancelRequested { task, .. } => deeds.cancelled.push(task),
            EventKind::ObjectChanged { object, change, .. } if change != Change::MemberDone => deeds.changes.push((object, change)),
            EventKind::Blocked { what, .. } => deeds.blocked.push(what),
            EventKind::NeverAwaited { function, .. } => deeds.never_awaited.push(function),
            EventKind::FutureEnded { .. } => deeds.settled += 1,
            EventKind::TaskWaits { .. } | EventKind::TaskEnded { .. } => deeds.end = Some(kind),
            _ => {}
        }
    }

    fn blocks(&mut self, in_loop: bool, what: TextId) {
        let what = self.text_of(what);
        self.say("blocks in ").code(what);
        if in_loop {
            self.say(", and nothing else can run meanwhile");
        }
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
            Outcome::Raised => self.say("ends, because it raises ").code(value),
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
        self.say(" That wakes ").tasks(&woken).say(if woken.len() == 1 { ": it is in the ready queue now." } else { ": they are in the ready queue now." });
    }

    /// What a thread's or the module's own code did.
    pub fn code_of(&mut self, thread: ThreadId) {
        let ended = self.now.ended.is_some_and(|event| event.index() >= self.position.opens.index());
        let name = if thread == ThreadId::MAIN { "The program's own code".to_string() } else { format!("Thread {}", self.words().thread(thread)) };
        let began = self.kind(self.position.opens);
        match began {
            EventKind::Unblocked => self.strong(&format!("{name} goes on")).say(": it blocks no longer."),
            EventKind::ProgramEnded { .. } if ended => return,
            _ => self.strong(&format!("{name} runs")).say("."),
        };
        self.deeds(None);
        if self.events().any(|(_, event)| event.kind == EventKind::LoopStarted) {
            self.say(" It starts an event loop.");
        }
        if self.events().any(|(_, event)| matches!(event.kind, EventKind::ThreadEnded { .. })) {
            self.say(" With that the thread is at its end.");
        }
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
