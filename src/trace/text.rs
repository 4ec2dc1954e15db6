//! The trace as text: one event a line, the same bytes for the same trace. Names are those known when the event happened.

use super::{
    Change, Ending, EventId, EventKind, FutureKind, ObjectKind, Replay, ResumedWith, Snapshot, Stream, Trace, Words,
    index::Index,
    words::{kind_name, outcome_name, rule_name},
};
use std::fmt::Write;
use std::rc::Rc;

/// Every event of a trace, one a line: `number  instant  who  line  what  because #number`.
pub fn to_text(trace: &Trace) -> String {
    let index = Index::of(trace);
    let mut now = Snapshot::default();
    let mut out = String::new();
    for position in 0..trace.events().len() {
        now.advance(trace, position + 1);
        let id = EventId::new(position as u32);
        let who = Words::new(trace, &now).doer(index.doer(id));
        write_event(&mut out, trace, &now, id, &who);
    }
    out
}

/// One event in the same form, without a line break.
pub fn event_text(replay: &Replay, id: EventId) -> String {
    let now: Rc<Snapshot> = replay.at(id.index() + 1);
    let who = Words::new(&replay.trace, &now).doer(replay.index.doer(id));
    let mut out = String::new();
    write_event(&mut out, &replay.trace, &now, id, &who);
    out.trim_end().to_string()
}

fn write_event(out: &mut String, trace: &Trace, now: &Snapshot, id: EventId, who: &str) {
    let event = trace.event(id);
    let line = if event.line > 0 { event.line.to_string() } else { "-".to_string() };
    let what = what(Words::new(trace, now), event.kind);
    let because = event.cause.map(|cause| format!("  because #{}", cause.index())).unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "#{:<5} {:<7} {who:<12} {line:>4}  {what}{because}", id.index(), event.at.to_string());
}

/// What happened, in a few words.
fn what(words: Words<'_>, kind: EventKind) -> String {
    match kind {
        EventKind::LoopStarted => "event loop starts".to_string(),
        EventKind::LoopStopped => "event loop stops".to_string(),
        EventKind::RoundStarted { round, ready } => format!("round {round}, {ready} ready"),
        EventKind::LoopWaits { until: Some(until) } => format!("nothing ready, waits until {until}"),
        EventKind::LoopWaits { until: None } => "nothing ready, no timer".to_string(),
        EventKind::PageTurn => "the page gets its turn".to_string(),
        EventKind::TimerSet { timer, purpose, deadline } => {
            format!("timer t{} set for {deadline}: {}", timer.0, words.purpose(purpose))
        }
        EventKind::TimerFired { timer, handle } => format!("timer t{} fires as h{}", timer.0, handle.0),
        EventKind::TimerCancelled { timer } => format!("timer t{} cancelled", timer.0),
        EventKind::HandleReady { handle, purpose } => format!("h{} ready: {}", handle.0, words.purpose(purpose)),
        EventKind::HandleCancelled { handle } => format!("h{} cancelled", handle.0),
        EventKind::HandleRuns { handle } => format!("h{} runs", handle.0),
        EventKind::HandleEnds { handle } => format!("h{} ends", handle.0),
        EventKind::CallEntered { call, function } => format!("call c{} of {}", call.0, words.text(function)),
        EventKind::CallLeft { call, outcome } => format!("call c{} {}", call.0, outcome_name(outcome)),
        EventKind::NeverAwaited { function, made_on } => {
            format!("coroutine {} of line {made_on} was never awaited", words.text(function))
        }
        EventKind::Printed { stream, text } => {
            let to = if stream == Stream::Stderr { " to stderr" } else { "" };
            format!("prints {:?}{to}", words.text(text))
        }
        EventKind::Blocked { what, until } => {
            let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
            format!("blocks: {}{until}", words.text(what))
        }
        EventKind::Unblocked => "blocks no longer".to_string(),
        EventKind::ThreadMade { thread, name } => format!("thread {} made: {}", thread.0, words.text(name)),
        EventKind::ThreadRuns { thread } => format!("{} runs", words.thread(thread)),
        EventKind::ThreadEnded { thread } => format!("{} ends", words.thread(thread)),
        EventKind::ProgramEnded { ending, text } => ending_text(ending, words.text(text)),
        _ => task_text(words, kind),
    }
}

fn ending_text(ending: Ending, text: &str) -> String {
    let ending = match ending {
        Ending::Finished => "program finished",
        Ending::Raised => "program raised",
        Ending::Exited => "program exited",
        Ending::Stalled => "program stalled",
        Ending::Limit => "program stopped at a limit",
    };
    if text.is_empty() { ending.to_string() } else { format!("{ending}: {text}") }
}

fn task_text(words: Words<'_>, kind: EventKind) -> String {
    match kind {
        EventKind::TaskMade { task, parent, coroutine, .. } => {
            let by = parent.map(|parent| format!(" by {}", words.task(parent))).unwrap_or_default();
            format!("task {} made of {}{by}", words.task(task), words.text(coroutine))
        }
        EventKind::TaskRenamed { task, name } => format!("task {} renamed {}", task.0, words.text(name)),
        EventKind::TaskResumed { task, with } => format!("{} resumes{}", words.task(task), with_text(words, with)),
        EventKind::TaskWaits { task, on } => format!("{} waits on {}", words.task(task), words.awaited(on)),
        EventKind::TaskEnded { task, outcome, value } => {
            format!("{} {} {}", words.task(task), outcome_name(outcome), words.text(value))
        }
        EventKind::CancelRequested { task, message } => {
            let message = words.text(message);
            format!("{} is to be cancelled{}{message}", words.task(task), if message.is_empty() { "" } else { ": " })
        }
        EventKind::FutureMade { future, kind, of } => {
            let of = of.map(|of| format!(" of {}", words.object(of))).unwrap_or_default();
            format!("future f{} made: {}{of}", future.0, future_name(kind))
        }
        EventKind::FutureNamed { future, name } => format!("future f{} is {}", future.0, words.text(name)),
        EventKind::FutureEnded { future, outcome, value } => {
            format!("future f{} {} {}", future.0, outcome_name(outcome), words.text(value))
        }
        _ => object_text(words, kind),
    }
}

fn with_text(words: Words<'_>, with: ResumedWith) -> String {
    match with {
        ResumedWith::Start => " for the first time".to_string(),
        ResumedWith::Value(value) if words.text(value).is_empty() => String::new(),
        ResumedWith::Value(value) => format!(" with {}", words.text(value)),
        ResumedWith::Exception(value) => format!(" with exception {}", words.text(value)),
        ResumedWith::Cancellation => " with CancelledError".to_string(),
    }
}

fn future_name(kind: FutureKind) -> &'static str {
    match kind {
        FutureKind::Plain => "plain",
        FutureKind::Sleep => "sleep",
        FutureKind::Gather => "gather",
        FutureKind::Shield => "shield",
        FutureKind::Wait => "wait",
        FutureKind::WaitFor => "wait_for",
        FutureKind::Group => "group",
        FutureKind::Turn => "turn",
        FutureKind::Signal => "signal",
        FutureKind::Get => "get",
        FutureKind::Put => "put",
        FutureKind::Join => "join",
        FutureKind::Thread => "thread",
        FutureKind::Io => "io",
    }
}

fn object_text(words: Words<'_>, kind: EventKind) -> String {
    match kind {
        EventKind::ObjectMade { object, kind, size } => {
            let rule = if let ObjectKind::Wait(rule) = kind { format!(" until {}", rule_name(rule)) } else { String::new() };
            let size = if size > 0 { format!(" of {size}") } else { String::new() };
            format!("{} made (o{}){size}{rule}", kind_name(kind), object.0)
        }
        EventKind::ObjectMember { object, slot, member } => {
            format!("{} [{slot}] is {}", words.object(object), words.awaited(member))
        }
        EventKind::ObjectChanged { object, change, count } => format!("{} {}", words.object(object), change_text(change, count)),
        EventKind::ObjectDeadline { object, deadline: Some(deadline) } => format!("{} deadline {deadline}", words.object(object)),
        EventKind::ObjectDeadline { object, deadline: None } => format!("{} has no deadline", words.object(object)),
        EventKind::ObjectNamed { object, name } => format!("o{} is {}", object.0, words.text(name)),
        EventKind::GeneratorYielded { object, value } => format!("{} hands over {}", words.object(object), words.text(value)),
        EventKind::ObjectEnded { object, outcome } => format!("{} {}", words.object(object), outcome_name(outcome)),
        // Every other kind has been dealt with by those who call this.
        _ => String::new(),
    }
}

fn change_text(change: Change, count: u32) -> String {
    match change {
        Change::MemberDone => format!("[{count}] done"),
        Change::Entered => "entered".to_string(),
        Change::Left => "left".to_string(),
        Change::Expired => "expired".to_string(),
        Change::Aborting => "aborts".to_string(),
        Change::Acquired => format!("acquired, {count} left"),
        Change::Released => format!("released, {count} left"),
        Change::Set => "set".to_string(),
        Change::Cleared => "cleared".to_string(),
        Change::Notified => format!("notifies {count}"),
        Change::Put => format!("put, {count} inside"),
        Change::Got => format!("got, {count} inside"),
        Change::TaskDone => format!("task done, {count} unfinished"),
        Change::Arrived => format!("arrived, {count} there"),
    }
}
