//! What the event loop itself does, step by finest step: rounds, timers, handles, and waiting.

use super::tale::{Tale, count, instant};
use crate::time::Duration;
use crate::trace::{Change, EventKind, FutureId, HandleId, ObjectId, Purpose, TaskId, TimerId};

impl Tale<'_> {
    /// A round begins.
    pub fn round(&mut self, round: u32) {
        let EventKind::RoundStarted { ready, .. } = self.kind(self.position.ends) else { return };
        self.strong(&format!("Round {round} of the event loop begins"));
        match ready {
            1 => self.say(": it will run the one handle that is in the ready queue now. What becomes ready meanwhile waits for the next round."),
            ready => self.say(&format!(": it will run the {ready} handles that are in the ready queue now. What becomes ready meanwhile waits for the next round.")),
        };
    }

    /// The loop has nothing ready.
    pub fn idle(&mut self) {
        let EventKind::LoopWaits { until } = self.kind(self.position.ends) else { return };
        self.strong("The ready queue is empty");
        let next = self.now.timers.first_key_value().map(|(_, timer)| timer.purpose);
        match (until, next) {
            (Some(until), Some(purpose)) => {
                self.say(": the event loop waits until ").say(&instant(until)).say(", when the next timer is due: to ");
                self.purpose(purpose).say(".");
            }
            (Some(until), None) => {
                self.say(": the event loop waits until ").say(&instant(until)).say(".");
            }
            (None, _) => {
                self.say(", and no timer is set: the event loop waits for something to come from outside.");
            }
        }
    }

    /// A timer fires.
    pub fn timer(&mut self, timer: TimerId) {
        let facts = self.replay.index.timer(timer);
        let (deadline, purpose) = facts.map_or((self.now.at, None), |facts| (facts.deadline, facts.purpose));
        self.strong("A timer fires").say(": it was set for ").say(&instant(deadline));
        match self.now.at.since(deadline) {
            Duration::ZERO => self.say("."),
            late => self.say(&format!(", but the event loop was busy {late} s longer.")),
        };
        if let Some(purpose) = purpose {
            self.say(" What it is to do, ").purpose(purpose).say(", goes into the ready queue.");
        }
    }

    /// What a handle or timer is to do.
    fn purpose(&mut self, purpose: Purpose) -> &mut Self {
        match purpose {
            Purpose::FirstStep(task) => self.say("start ").task(task),
            Purpose::WakeUp(task) => self.say("wake ").task(task),
            Purpose::Settle(future) => {
                let name = self.words().future(future);
                match self.now.future(future).and_then(|state| state.maker) {
                    Some(task) => self.say("end ").task(task).say("'s ").code(&name),
                    None => self.say("end ").code(&name),
                }
            }
            Purpose::MemberDone(object) => self.say("tell ").object(object),
            Purpose::Expire(object) => self.say("report that the deadline of ").object(object).say(" has passed"),
            Purpose::ThreadResult(future) => match self.now.future(future).and_then(|state| state.maker) {
                Some(task) => self.say("bring ").task(task).say(" the result of its thread"),
                None => self.say("bring the result of a thread"),
            },
            Purpose::Callback(name) => {
                let name = self.text_of(name);
                self.say("call ").code(name)
            }
        }
    }

    /// A handle that is not a task's run.
    pub fn handle(&mut self, handle: HandleId) {
        match self.replay.index.handle(handle).and_then(|facts| facts.purpose) {
            Some(Purpose::Settle(future)) => self.settle(future),
            Some(Purpose::ThreadResult(future)) => self.thread_result(future),
            Some(Purpose::MemberDone(object)) => self.member_done(object),
            Some(Purpose::Expire(object)) => self.expire(object),
            Some(Purpose::Callback(name)) if self.text_of(name) == "_run_until_complete_cb" => {
                self.strong("The event loop is told to stop").say(": what it was to run until its end is done.");
            }
            Some(Purpose::Callback(name)) => {
                let name = self.text_of(name);
                self.strong("A callback runs").say(": ").code(name).say(", which the program had handed to the event loop.");
                self.deeds_of_handle();
            }
            Some(Purpose::FirstStep(task) | Purpose::WakeUp(task)) => {
                let name = self.words().task(task);
                self.strong(&format!("{name}'s turn comes")).say(", but it is over already: nothing is left to run.");
            }
            None => {
                self.strong("A handle runs").say(".");
            }
        }
        self.woken();
    }

    fn settle(&mut self, future: FutureId) {
        let name = self.words().future(future);
        match self.now.future(future).and_then(|state| state.maker) {
            Some(task) => {
                let whose = self.words().task(task);
                self.strong(&format!("{whose}'s {name} is over")).say(": its future gets its result.");
            }
            None => {
                self.strong(&format!("{name} is over")).say(": its future gets its result.");
            }
        }
    }

    fn thread_result(&mut self, future: FutureId) {
        self.strong("A thread's result has come");
        match self.now.future(future).and_then(|state| state.maker) {
            Some(task) => self.say(", for ").task(task).say("."),
            None => self.say("."),
        };
    }

    fn member_done(&mut self, object: ObjectId) {
        let name = self.words().object(object);
        let place = self.events().find_map(|(_, event)| match event.kind {
            EventKind::ObjectChanged { object: changed, change: Change::MemberDone, count } if changed == object => {
                Some(count as usize)
            }
            _ => None,
        });
        self.strong(&format!("{name} is told"));
        let member = place.and_then(|place| self.now.object(object)?.members.get(place).copied());
        match member {
            Some(member) => self.say(" that ").awaited(member.what).say(" is done."),
            None => self.say(" that one of its members is done."),
        };
        let (done, all) = self.now.object(object).map_or((0, 0), |state| (state.done as usize, state.members.len()));
        if all > 1 {
            self.say(&format!(" {done} of {all} are done now."));
        }
    }

    fn expire(&mut self, object: ObjectId) {
        let name = self.words().object(object);
        self.strong(&format!("The deadline of {name} has passed"));
        let cancelled: Vec<TaskId> = self.cancelled();
        if cancelled.is_empty() {
            self.say(".");
        } else {
            self.say(", so it asks for ").tasks(&cancelled).say(" to be cancelled.");
        }
    }

    fn cancelled(&self) -> Vec<TaskId> {
        let asked = self.events().filter_map(|(_, event)| match event.kind {
            EventKind::CancelRequested { task, .. } => Some(task),
            _ => None,
        });
        asked.collect()
    }

    fn deeds_of_handle(&mut self) {
        let printed: Vec<_> = self.events().filter(|(_, event)| matches!(event.kind, EventKind::Printed { .. })).collect();
        if let Some((_, event)) = printed.first()
            && let EventKind::Printed { text, .. } = event.kind
        {
            let text = self.text_of(text).trim_end();
            self.say(" It prints “").code(text).say("”");
            self.say(&if printed.len() > 1 { format!(" and {}.", count(printed.len() - 1, "more line")) } else { ".".to_string() });
        }
    }

    /// Who goes into the ready queue because of this.
    fn woken(&mut self) {
        let woken: Vec<TaskId> = self
            .events()
            .filter_map(|(_, event)| match event.kind {
                EventKind::HandleReady { purpose: Purpose::WakeUp(task), .. } => Some(task),
                _ => None,
            })
            .collect();
        if !woken.is_empty() {
            self.say(" ").tasks(&woken).say(if woken.len() == 1 {
                " goes into the ready queue."
            } else {
                " go into the ready queue."
            });
        }
    }
}
