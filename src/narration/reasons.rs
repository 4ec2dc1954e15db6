//! Why a task runs: what it was woken by, told from the chain of causes behind its run.

use super::tale::{Tale, instant, ordinal};
use crate::time::Duration;
use crate::trace::{
    Awaited, Change, Doing, EventId, EventKind, FutureId, FutureKind, ObjectId, ObjectKind, Outcome, Purpose, ResumedWith, TaskId,
    TextId, ThreadId, causes,
};

impl Tale<'_> {
    /// A run of a task: that it runs, why, and what it does.
    pub fn run_of(&mut self, task: TaskId) {
        let heart = causes::heart(self.replay, self.position);
        let name = self.words().task(task);
        let EventKind::TaskResumed { with, .. } = self.kind(heart) else {
            // A run that was interrupted goes on: a blocking call has ended, or another thread had its turn in between.
            self.strong(&format!("{name} goes on"));
            self.because(|tale| {
                tale.say(": nothing else ran on its thread meanwhile.");
            });
            return self.deeds(Some(task));
        };
        match with {
            ResumedWith::Start => {
                self.strong(&format!("{name} runs for the first time"));
                self.because(|tale| tale.first_run(task));
            }
            ResumedWith::Cancellation => {
                self.strong(&format!("{name} runs to be cancelled"));
                self.because(|tale| tale.cancellation(task, heart));
            }
            ResumedWith::Value(_) | ResumedWith::Exception(_) => {
                self.strong(&format!("{name} runs again"));
                self.because(|tale| tale.wake_up(task, heart));
            }
        }
        self.deeds(Some(task));
    }

    fn first_run(&mut self, task: TaskId) {
        let made = self.replay.index.task(task).and_then(|facts| facts.made);
        let maker = self.replay.index.task(task).and_then(|facts| facts.parent);
        let told_here = made.is_some_and(|made| made.index() >= self.from);
        match maker {
            Some(maker) => self.say(": ").task(maker).say(" made it a task, and its turn in the ready queue has come."),
            None if told_here => self.say(": the event loop has started, with this task alone in its ready queue."),
            None => self.say(": its turn in the ready queue has come."),
        };
    }

    fn wake_up(&mut self, task: TaskId, heart: EventId) {
        self.say(": ");
        let chain: Vec<EventId> = causes::chain(self.replay, heart).skip(1).take(64).collect();
        let woken_by =
            chain.iter().find(|event| !matches!(self.kind(**event), EventKind::HandleRuns { .. } | EventKind::HandleReady { .. }));
        let Some(woken_by) = woken_by.copied() else {
            self.say("its turn in the ready queue has come.");
            return;
        };
        match self.kind(woken_by) {
            EventKind::TaskEnded { task: other, outcome, value } => {
                self.task(other).say(" ").ended(outcome, value).say(", and ").task(task).say(" was waiting for that.");
            }
            EventKind::FutureEnded { future, outcome, value } => {
                let before = &chain[chain.iter().position(|event| *event == woken_by).unwrap_or(0)..];
                self.future_over(task, future, outcome, value, before);
            }
            EventKind::TaskWaits { .. } => {
                self.say("it had only given the others a turn, and its own has come again.");
            }
            EventKind::CancelRequested { .. } | EventKind::TaskResumed { .. } => {
                self.say("what it waited on was done already.");
            }
            _ => {
                self.say("its turn in the ready queue has come.");
            }
        }
    }

    /// Why a future that the task waited on is done; `chain` leads from its end back through the causes.
    fn future_over(&mut self, task: TaskId, future: FutureId, outcome: Outcome, value: TextId, chain: &[EventId]) {
        let Some(state) = self.now.future(future).copied() else { return };
        let Some(of) = state.of else { return self.plain_over(task, future, state.kind, outcome, value, chain) };
        match state.kind {
            FutureKind::Gather => self.gather_over(of, outcome, chain),
            FutureKind::Wait | FutureKind::WaitFor | FutureKind::Group | FutureKind::Shield => {
                self.combinator_over(task, of, state.kind, chain)
            }
            FutureKind::Get if self.is(of, ObjectKind::AsCompleted) => self.as_completed_over(task, of, chain),
            FutureKind::Turn => {
                self.by_whom(chain, task, "gave back").object(of).say(", and ").task(task).say(" was next in line.");
            }
            FutureKind::Signal => {
                let verb = match self.now.object(of).map(|object| object.kind) {
                    Some(ObjectKind::Event) => "set",
                    Some(ObjectKind::Condition) => "notified",
                    _ => "completed",
                };
                self.by_whom(chain, task, verb).object(of).say(", and ").task(task).say(" was waiting for that.");
            }
            FutureKind::Get => {
                self.by_whom(chain, task, "put an item into").object(of).say(", and ").task(task).say(" was waiting for one.");
            }
            FutureKind::Put => {
                self.by_whom(chain, task, "took an item from").object(of).say(", so there is room again.");
            }
            FutureKind::Join => {
                self.say("all items of ").object(of).say(" are done.");
            }
            _ => self.plain_over(task, future, state.kind, outcome, value, chain),
        }
    }

    fn is(&self, object: ObjectId, kind: ObjectKind) -> bool {
        self.now.object(object).is_some_and(|state| state.kind == kind)
    }

    /// Says who did something, the task or the program, and the verb.
    fn by_whom(&mut self, chain: &[EventId], task: TaskId, verb: &str) -> &mut Self {
        match self.doer_behind(chain) {
            Some(doer) if doer != task => self.task(doer),
            Some(_) => self.say("it"),
            // No task's run: then a function that was handed to the loop, by a thread for example.
            None => self.say("a callback"),
        };
        self.say(&format!(" {verb} "))
    }

    /// The task whose run stands first in a chain of causes.
    fn doer_behind(&self, chain: &[EventId]) -> Option<TaskId> {
        chain.iter().find_map(|event| self.replay.index.doer(*event).task())
    }

    fn plain_over(&mut self, task: TaskId, future: FutureId, kind: FutureKind, outcome: Outcome, value: TextId, chain: &[EventId]) {
        let name = self.words().future(future);
        match kind {
            FutureKind::Sleep => {
                self.timer_of(future);
                self.say("its ").code(&name).say(" is over.");
            }
            FutureKind::Thread => {
                self.say("the thread that it waited for ").ended(outcome, value).say(".");
            }
            FutureKind::Io => {
                self.say("the answer that it waited for has come.");
            }
            _ => match self.doer_behind(chain).filter(|doer| *doer != task) {
                Some(doer) => {
                    self.task(doer).say(" gave the future that it waited on its result.");
                }
                None => {
                    self.say("the future that it waited on ").ended(outcome, value).say(".");
                }
            },
        }
    }

    /// Adds when the timer behind a future fired, and when it was due if that was much earlier.
    fn timer_of(&mut self, future: FutureId) {
        let facts = self.replay.index.future(future).and_then(|facts| self.replay.index.timer(facts.timer?));
        let Some((deadline, Some(over))) = facts.map(|facts| (facts.deadline, facts.over)) else { return };
        let fired = self.replay.trace.event(over).at;
        // A browser's timers are always a little late; what is told is what a person would see.
        if fired.since(deadline) >= Duration::from_millis(20) {
            self.say("its timer was set for ").say(&instant(deadline)).say(", and could not fire before ").say(&instant(fired));
            self.say(", because the event loop was busy; ");
        } else {
            self.say("its timer fired at ").say(&instant(fired)).say(", so ");
        }
    }

    /// The member of a combinator whose end is behind an event, and how it ended.
    fn member_behind(&self, of: ObjectId, chain: &[EventId]) -> Option<(Awaited, Outcome, TextId)> {
        let slot = chain.iter().find_map(|event| match self.kind(*event) {
            EventKind::ObjectChanged { object, change: Change::MemberDone, count } if object == of => Some(count as usize),
            _ => None,
        })?;
        let member = self.now.object(of)?.members.get(slot)?.what;
        let ended = match member {
            Awaited::Task(task) => self.replay.index.task(task)?.ended?,
            Awaited::Future(future) => self.replay.index.future(future)?.ended?,
            Awaited::Turn => return None,
        };
        match self.kind(ended) {
            EventKind::TaskEnded { outcome, value, .. } | EventKind::FutureEnded { outcome, value, .. } => {
                Some((member, outcome, value))
            }
            _ => None,
        }
    }

    /// Says what the member did: `url3 raised ValueError('url3')`.
    fn member_ended(&mut self, of: ObjectId, chain: &[EventId]) -> Option<Outcome> {
        let (member, outcome, value) = self.member_behind(of, chain)?;
        self.awaited(member).say(" ").ended(outcome, value);
        Some(outcome)
    }

    fn gather_over(&mut self, of: ObjectId, outcome: Outcome, chain: &[EventId]) {
        let member = self.member_ended(of, chain);
        let size = self.now.object(of).map_or(0, |state| state.members.len());
        let pending =
            self.now.object(of).map_or(0, |state| state.members.iter().filter(|member| !self.now.is_done(member.what)).count());
        match (member, outcome) {
            (Some(Outcome::Returned), Outcome::Returned) if size > 1 => {
                self.say(", the last of the ")
                    .say(&size.to_string())
                    .say(" that ")
                    .object(of)
                    .say(" was waiting for: the results are complete, in the order of the arguments.");
            }
            (Some(_), Outcome::Returned) => {
                self.say(", and with that ").object(of).say(" has all its results.");
            }
            (Some(_), _) if pending > 0 => {
                self.say(", and ").object(of).say(" hands the first exception on at once; the other tasks go on.");
            }
            (Some(_), _) => {
                self.say(", and ").object(of).say(" hands that on.");
            }
            (None, _) => {
                self.object(of).say(" is over.");
            }
        }
    }

    fn combinator_over(&mut self, task: TaskId, of: ObjectId, kind: FutureKind, chain: &[EventId]) {
        if self.expired(chain, of) {
            self.say("the deadline of ").object(of).say(" has passed, and ").task(task).say(" was waiting for that.");
            return;
        }
        let told = self.member_ended(of, chain).is_some();
        if !told {
            self.object(of).say(" is over.");
            return;
        }
        let rule = match self.now.object(of).map(|state| state.kind) {
            Some(ObjectKind::Wait(rule)) => Some(crate::trace::words::rule_name(rule)),
            _ => None,
        };
        match (kind, rule) {
            (_, Some(rule)) => {
                self.say(", so the rule of ").object(of).say(", ").code(rule).say(", is met.");
            }
            (FutureKind::Group, _) => {
                self.say(", and no task of its group is left.");
            }
            (FutureKind::Shield, _) => {
                self.say(", and ").object(of).say(" hands that on.");
            }
            _ => {
                self.say(", in time for ").object(of).say(".");
            }
        }
    }

    /// Whether a deadline of this object stands in a chain of causes.
    fn expired(&self, chain: &[EventId], of: ObjectId) -> bool {
        chain.iter().any(|event| match self.kind(*event) {
            EventKind::HandleReady { purpose: Purpose::Expire(object), .. } => object == of,
            _ => false,
        })
    }

    fn as_completed_over(&mut self, task: TaskId, of: ObjectId, chain: &[EventId]) {
        if self.expired(chain, of) {
            self.say("the deadline of ").object(of).say(" has passed.");
            return;
        }
        let place = self.member_behind(of, chain).and_then(|(member, _, _)| {
            let members = &self.now.object(of)?.members;
            members.iter().find(|found| found.what == member)?.done.map(|(_, place)| place as usize + 1)
        });
        self.member_ended(of, chain);
        self.say(", ").object(of).say(" handed it on");
        if let Some(place) = place {
            self.say(" as the ").say(&ordinal(place)).say(" result");
        }
        self.say(", and ").task(task).say(" was waiting for that.");
    }

    /// Why a `CancelledError` is thrown in.
    fn cancellation(&mut self, task: TaskId, heart: EventId) {
        let cancels = self.replay.index.task(task).map_or(&[][..], |facts| &facts.cancels);
        let request = cancels.iter().rev().find(|request| **request < heart).copied();
        let started = self.now.task(task).is_some_and(|_| self.has_run_before(task, heart));
        let place = if started { " where it waits" } else { " before its first line" };
        self.say(": ");
        match request {
            Some(request) => self.requested_by(task, request),
            // A cancellation may also come from what it waited on.
            None => {
                self.say("what it waited on was cancelled");
            }
        }
        self.say(", so ").code("CancelledError").say(" is raised in it").say(place).say(".");
    }

    fn has_run_before(&self, task: TaskId, heart: EventId) -> bool {
        let handle = self.replay.index.doer(heart).handle();
        let purpose = handle.and_then(|handle| self.replay.index.handle(handle)?.purpose);
        purpose != Some(Purpose::FirstStep(task))
    }

    /// Says who asked for a task's cancellation.
    fn requested_by(&mut self, task: TaskId, request: EventId) {
        let doer = self.replay.index.doer(request);
        match self.replay.trace.event(request).cause.map(|cause| self.kind(cause)) {
            Some(EventKind::CancelRequested { task: waiter, .. }) if waiter != task => {
                self.task(waiter).say(" was cancelled, and so is what it waits on");
                return;
            }
            Some(EventKind::ObjectChanged { object, change: Change::Expired, .. }) => {
                self.say("the deadline of ").object(object).say(" has passed");
                return;
            }
            _ => {}
        }
        if let Some(group) = self.aborting(request) {
            let chain: Vec<EventId> = causes::chain(self.replay, request).take(16).collect();
            if self.member_ended(group, &chain).is_none() {
                self.say("the block of ").object(group).say(" failed");
            }
            self.say(", and ").object(group).say(" cancels what is left of it");
            return;
        }
        let purpose = doer.handle().and_then(|handle| self.replay.index.handle(handle)?.purpose);
        match (doer.what, purpose) {
            (Doing::Task(by, _), _) if by == task => self.say("it asked for its own cancellation"),
            (Doing::Task(by, _), _) => self.task(by).say(" asked for it"),
            (_, Some(Purpose::Expire(object))) => self.say("the deadline of ").object(object).say(" has passed"),
            (_, Some(Purpose::MemberDone(object))) => self.object(object).say(" asked for it"),
            (Doing::Code | Doing::Loop, _) if doer.thread == ThreadId::MAIN => {
                self.say("the program is at its end, and ").code("asyncio.run").say(" cancels what is left")
            }
            _ => self.say("its cancellation was asked for"),
        };
    }

    /// The group whose abort a request is part of: it says so just before its requests.
    fn aborting(&self, request: EventId) -> Option<ObjectId> {
        let events = &self.replay.trace.events()[..request.index()];
        let before = |kind: EventKind| {
            matches!(kind, EventKind::CancelRequested { .. } | EventKind::FutureEnded { .. } | EventKind::HandleReady { .. })
        };
        let first = events.iter().rev().find(|event| !before(event.kind))?;
        match first.kind {
            EventKind::ObjectChanged { object, change: Change::Aborting, .. } => Some(object),
            _ => None,
        }
    }
}
