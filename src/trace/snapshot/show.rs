//! A snapshot as text, for tests and for those who read.

use super::super::{Outcome, Trace, Words, words};
use super::{LoopState, ObjectState, Snapshot, TaskState, TaskStatus};
use crate::time::Instant;
use std::fmt::Write;

impl Snapshot {
    /// One thing a line: the loop, the queues, every task, every object.
    pub fn to_text(&self, trace: &Trace) -> String {
        let words = Words::new(trace, self);
        let mut out = format!("{} {}, round {}\n", self.at, self.loop_words(), self.round);
        let ready: Vec<String> = self.ready.values().map(|entry| words.purpose(entry.purpose)).collect();
        line(&mut out, "ready", &ready.join(", "));
        let timers: Vec<String> =
            self.timers.iter().map(|((deadline, _), timer)| format!("{deadline} {}", words.purpose(timer.purpose))).collect();
        line(&mut out, "timers", &timers.join(", "));
        for (id, task) in (0..).map(super::TaskId).zip(&self.tasks) {
            line(&mut out, &words.task(id), &self.status_words(words, task));
        }
        for (id, object) in (0..).map(super::ObjectId).zip(&self.objects) {
            line(&mut out, &words.object(id), &object_words(words, object));
        }
        for thread in self.threads.iter().filter(|thread| thread.blocked.is_some()) {
            let what = thread.blocked.map_or("", |blocked| words.text(blocked.what));
            line(&mut out, "blocked", what);
        }
        out
    }

    fn loop_words(&self) -> String {
        match self.event_loop {
            LoopState::NotStarted => "no loop yet".to_string(),
            LoopState::Running => "loop runs".to_string(),
            LoopState::Waiting(Some(until)) => format!("loop waits until {until}"),
            LoopState::Waiting(None) => "loop waits".to_string(),
            LoopState::Stopped => "loop has ended".to_string(),
        }
    }

    fn status_words(&self, words: Words<'_>, task: &TaskState) -> String {
        let cancel = if task.cancel_requested { ", to be cancelled" } else { "" };
        let at = if task.line > 0 { format!(" (line {})", task.line) } else { String::new() };
        match task.status {
            TaskStatus::Made => format!("made{cancel}"),
            TaskStatus::Ready(_) => format!("ready{at}{cancel}"),
            TaskStatus::Running => format!("runs{at}{cancel}"),
            TaskStatus::Waiting(on) => {
                let until = words.deadline(on).map(|deadline: Instant| format!(" until {deadline}")).unwrap_or_default();
                format!("waits on {}{until}{at}{cancel}", words.awaited(on))
            }
            TaskStatus::Ended(Outcome::Cancelled, _) => "cancelled".to_string(),
            TaskStatus::Ended(outcome, value) => format!("{} {}", words::outcome_name(outcome), words.text(value)),
        }
    }
}

fn line(out: &mut String, name: &str, what: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{name}: {}", if what.is_empty() { "none" } else { what });
}

fn object_words(words: Words<'_>, object: &ObjectState) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (slot, member) in object.members.iter().enumerate() {
        let sign = words.now.outcome(member.what).map_or('…', words::outcome_sign);
        let place = member.done.map(|(_, place)| format!(" #{}", place + 1)).unwrap_or_default();
        parts.push(format!("[{slot}] {} {sign}{place}", words.awaited(member.what)));
    }
    if !object.holders.is_empty() {
        let holders: Vec<String> = object.holders.iter().map(|holder| words.task(*holder)).collect();
        parts.push(format!("held by {}", holders.join(", ")));
    }
    let flags = [
        (object.flags.inside, "inside"),
        (object.flags.expired, "expired"),
        (object.flags.aborting, "aborting"),
        (object.flags.set, "set"),
    ];
    parts.extend(flags.iter().filter(|(on, _)| *on).map(|(_, name)| name.to_string()));
    parts.extend((object.count > 0 && object.members.is_empty()).then(|| format!("count {}", object.count)));
    parts.extend(object.deadline.map(|deadline| format!("deadline {deadline}")));
    parts.extend(object.ended.map(|outcome| words::outcome_name(outcome).to_string()));
    parts.join(", ")
}
