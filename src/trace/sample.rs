//! Traces made by hand, for tests: a small builder that takes the same hops as the event loop does.

use super::{
    Awaited, CallId, Change, EventId, EventKind, FutureId, FutureKind, HandleId, ObjectId, ObjectKind, Outcome, Purpose,
    ResumedWith, Stream, TaskId, TextId, ThreadId, TimerId, Trace,
};
use crate::time::Instant;

/// A trace in the making.
pub struct Sample {
    pub trace: Trace,
    now: Instant,
    line: u32,
    cause: Option<EventId>,
    tasks: u32,
    futures: u32,
    objects: u32,
    handles: Vec<(EventId, Purpose)>,
    timers: Vec<(EventId, Purpose, Instant)>,
    waiting: Vec<(FutureId, TaskId)>,
    round: u32,
    pub ready: Vec<HandleId>,
}

impl Default for Sample {
    fn default() -> Self {
        Sample::new()
    }
}

impl Sample {
    /// A program whose event loop has begun.
    pub fn new() -> Self {
        let mut sample = Sample {
            trace: Trace::new(),
            now: Instant::START,
            line: 0,
            cause: None,
            tasks: 0,
            futures: 0,
            objects: 0,
            handles: Vec::new(),
            timers: Vec::new(),
            waiting: Vec::new(),
            round: 0,
            ready: Vec::new(),
        };
        sample.event(EventKind::LoopStarted);
        sample
    }

    pub fn event(&mut self, kind: EventKind) -> EventId {
        self.trace.push(self.now, self.cause, self.line, kind)
    }

    pub fn at(&mut self, seconds: f64) -> &mut Self {
        self.now = Instant::from_seconds(seconds);
        self
    }

    pub fn line(&mut self, line: u32) -> &mut Self {
        self.line = line;
        self
    }

    pub fn text(&mut self, text: &str) -> TextId {
        self.trace.text(text)
    }

    /// Makes a task, and its first step ready.
    pub fn task(&mut self, name: &str, parent: Option<TaskId>) -> TaskId {
        let task = TaskId(self.tasks);
        self.tasks += 1;
        let (name, coroutine) = (self.text(name), self.text("fetch"));
        let made = self.event(EventKind::TaskMade { task, parent, name, coroutine });
        self.make_ready(Purpose::FirstStep(task), made);
        task
    }

    pub fn make_ready(&mut self, purpose: Purpose, because: EventId) -> HandleId {
        let handle = HandleId(self.handles.len() as u32);
        let ready = self.trace.push(self.now, Some(because), self.line, EventKind::HandleReady { handle, purpose });
        self.handles.push((ready, purpose));
        self.ready.push(handle);
        handle
    }

    /// A round over what is ready, each handle with its body.
    pub fn round(&mut self, mut body: impl FnMut(&mut Sample, Purpose)) {
        self.round += 1;
        self.line = 0;
        let ready = std::mem::take(&mut self.ready);
        self.event(EventKind::RoundStarted { round: self.round, ready: ready.len() as u32 });
        for handle in ready {
            let (because, purpose) = self.handles[handle.0 as usize];
            let runs = self.trace.push(self.now, Some(because), 0, EventKind::HandleRuns { handle });
            self.cause = Some(runs);
            if let Purpose::Settle(future) = purpose {
                self.end_future(future, Outcome::Returned, "None");
            }
            body(self, purpose);
            self.line = 0;
            self.event(EventKind::HandleEnds { handle });
            self.cause = None;
        }
    }

    pub fn resume(&mut self, task: TaskId, with: ResumedWith) {
        let resumed = self.event(EventKind::TaskResumed { task, with });
        self.cause = Some(resumed);
    }

    pub fn future(&mut self, kind: FutureKind, of: Option<ObjectId>) -> FutureId {
        let future = FutureId(self.futures);
        self.futures += 1;
        self.event(EventKind::FutureMade { future, kind, of });
        future
    }

    pub fn timer(&mut self, purpose: Purpose, seconds: f64) -> TimerId {
        let timer = TimerId(self.timers.len() as u32);
        let deadline = Instant::from_seconds(seconds);
        let set = self.event(EventKind::TimerSet { timer, purpose, deadline });
        self.timers.push((set, purpose, deadline));
        timer
    }

    /// `await asyncio.sleep(...)` until that second.
    pub fn sleep(&mut self, task: TaskId, until: f64) {
        let future = self.future(FutureKind::Sleep, None);
        self.timer(Purpose::Settle(future), until);
        self.wait(task, Awaited::Future(future));
    }

    pub fn wait(&mut self, task: TaskId, on: Awaited) {
        self.event(EventKind::TaskWaits { task, on });
        if let Awaited::Future(future) = on {
            self.waiting.push((future, task));
        }
    }

    /// Ends a future, and makes ready whoever waits on it.
    pub fn end_future(&mut self, future: FutureId, outcome: Outcome, value: &str) {
        let value = self.text(value);
        let ended = self.event(EventKind::FutureEnded { future, outcome, value });
        let (woken, waiting) = std::mem::take(&mut self.waiting).into_iter().partition(|(on, _)| *on == future);
        self.waiting = waiting;
        let woken: Vec<(FutureId, TaskId)> = woken;
        for (_, task) in woken {
            self.make_ready(Purpose::WakeUp(task), ended);
        }
    }

    /// Ends a task, and makes ready what is to be told.
    pub fn end_task(&mut self, task: TaskId, outcome: Outcome, value: &str, tell: &[Purpose]) {
        let value = self.text(value);
        let ended = self.event(EventKind::TaskEnded { task, outcome, value });
        tell.iter().for_each(|purpose| {
            self.make_ready(*purpose, ended);
        });
    }

    pub fn print(&mut self, text: &str) {
        let text = self.text(text);
        self.event(EventKind::Printed { stream: Stream::Stdout, text });
    }

    pub fn object(&mut self, kind: ObjectKind, members: &[Awaited]) -> ObjectId {
        let object = ObjectId(self.objects);
        self.objects += 1;
        self.event(EventKind::ObjectMade { object, kind, size: members.len() as u32 });
        for (slot, member) in (0..).zip(members) {
            self.event(EventKind::ObjectMember { object, slot, member: *member });
        }
        object
    }

    pub fn change(&mut self, object: ObjectId, change: Change, count: u32) {
        let changed = self.event(EventKind::ObjectChanged { object, change, count });
        self.cause = Some(changed);
    }

    /// The loop waits, and fires the timers that are due then.
    pub fn sleep_until(&mut self, seconds: f64) {
        let until = Instant::from_seconds(seconds);
        self.event(EventKind::LoopWaits { until: Some(until) });
        self.now = until;
        for timer in 0..self.timers.len() {
            let (set, purpose, deadline) = self.timers[timer];
            if deadline == until {
                let handle = HandleId(self.handles.len() as u32);
                let fired = self.trace.push(self.now, Some(set), 0, EventKind::TimerFired { timer: TimerId(timer as u32), handle });
                self.make_ready(purpose, fired);
            }
        }
    }

    pub fn finish(mut self) -> Trace {
        self.event(EventKind::LoopStopped);
        self.finish_program(super::Ending::Finished, "")
    }

    pub fn finish_program(mut self, ending: super::Ending, text: &str) -> Trace {
        let text = self.text(text);
        self.line(0).event(EventKind::ProgramEnded { ending, text });
        self.trace
    }
}

/// Three tasks that sleep for 3, 1 and 2 seconds, the last of which raises; main takes them as they complete.
pub fn as_completed() -> Trace {
    let mut s = Sample::new();
    let main = s.task("main", None);
    let mut urls = Vec::new();
    let mut results = (ObjectId(0), FutureId(0));
    s.round(|s, _| {
        s.resume(main, ResumedWith::Start);
        s.line(15);
        urls = ["url1", "url2", "url3"].map(|name| s.task(name, Some(main))).to_vec();
        let members: Vec<Awaited> = urls.iter().map(|url| Awaited::Task(*url)).collect();
        let object = s.object(ObjectKind::AsCompleted, &members);
        s.line(17);
        results = (object, s.future(FutureKind::Get, Some(object)));
        s.wait(main, Awaited::Future(results.1));
    });
    let [url1, url2, url3] = [urls[0], urls[1], urls[2]];
    s.round(|s, purpose| {
        let Purpose::FirstStep(task) = purpose else { return };
        s.resume(task, ResumedWith::Start);
        s.line(4).sleep(task, [3.0, 1.0, 2.0][task.0 as usize - 1]);
    });
    for (url, slot, outcome, value) in [
        (url2, 1, Outcome::Returned, "'url2 data'"),
        (url3, 2, Outcome::Raised, "ValueError('url3')"),
        (url1, 0, Outcome::Returned, "'url1 data'"),
    ] {
        s.sleep_until([3.0, 1.0, 2.0][slot as usize]);
        s.round(|_, _| {});
        s.round(|s, _| {
            s.resume(url, ResumedWith::Value(TextId::EMPTY));
            s.line(7).end_task(url, outcome, value, &[Purpose::MemberDone(results.0)]);
        });
        s.round(|s, _| {
            s.change(results.0, Change::MemberDone, slot);
            s.end_future(results.1, outcome, value);
        });
        s.round(|s, _| {
            let value = s.text(value);
            let with = if outcome == Outcome::Raised { ResumedWith::Exception(value) } else { ResumedWith::Value(value) };
            s.resume(main, with);
            let line = if outcome == Outcome::Raised { 19 } else { 17 };
            s.line(line).print(&format!("{}\n", if slot == 2 { "failed: url3" } else { "data" }));
            if slot == 0 {
                s.event(EventKind::ObjectEnded { object: results.0, outcome: Outcome::Returned });
                return s.end_task(main, Outcome::Returned, "None", &[]);
            }
            results.1 = s.future(FutureKind::Get, Some(results.0));
            s.wait(main, Awaited::Future(results.1));
        });
    }
    s.finish()
}

/// A task that blocks the loop for a second while another one, whose sleep is over, stands in the ready queue.
pub fn blocking() -> Trace {
    let mut s = Sample::new();
    let main = s.task("main", None);
    let mut other = TaskId(0);
    s.round(|s, _| {
        s.resume(main, ResumedWith::Start);
        s.line(3);
        other = s.task("ticker", Some(main));
        s.sleep(main, 0.5);
    });
    s.round(|s, _| {
        s.resume(other, ResumedWith::Start);
        s.line(9).sleep(other, 1.0);
    });
    s.sleep_until(0.5);
    s.round(|_, _| {});
    s.round(|s, _| {
        s.resume(main, ResumedWith::Value(TextId::EMPTY));
        let what = s.text("time.sleep(1.5)");
        s.line(5).event(EventKind::Blocked { what, until: Some(Instant::from_seconds(2.0)) });
        s.at(2.0).event(EventKind::Unblocked);
        s.line(6).end_task(main, Outcome::Returned, "None", &[]);
    });
    s.event(EventKind::LoopStopped);
    s.finish_program(super::Ending::Finished, "")
}

/// A program without any event loop, with a thread beside it.
pub fn threads() -> Trace {
    let mut s = Sample { trace: Trace::new(), ..Sample::new() };
    let name = s.text("worker");
    s.line(4).print("begin\n");
    s.line(5).event(EventKind::ThreadMade { thread: ThreadId(1), name });
    let join = s.text("join");
    s.line(6).event(EventKind::Blocked { what: join, until: None });
    s.line(0).event(EventKind::ThreadRuns { thread: ThreadId(1) });
    let sleep = s.text("time.sleep(1)");
    s.line(2).event(EventKind::Blocked { what: sleep, until: Some(Instant::from_seconds(1.0)) });
    s.at(1.0).event(EventKind::Unblocked);
    s.line(3).print("work\n");
    s.line(0).event(EventKind::ThreadEnded { thread: ThreadId(1) });
    s.event(EventKind::ThreadRuns { thread: ThreadId::MAIN });
    s.line(6).event(EventKind::Unblocked);
    s.line(7).print("end\n");
    s.finish_program(super::Ending::Finished, "")
}

/// A task whose coroutine awaits another, which awaits a third twice, the second time in vain.
pub fn calls() -> Trace {
    let mut s = Sample::new();
    let main = s.task("main", None);
    let names = ["crawl", "fetch"].map(|name| s.text(name));
    s.round(|s, _| {
        s.resume(main, ResumedWith::Start);
        for (call, function) in (0..).zip(names) {
            s.line(call + 1).event(EventKind::CallEntered { call: CallId(call), function });
        }
        s.sleep(main, 1.0);
    });
    s.sleep_until(1.0);
    s.round(|_, _| {});
    s.round(|s, _| {
        s.resume(main, ResumedWith::Value(TextId::EMPTY));
        s.event(EventKind::CallLeft { call: CallId(1), outcome: Outcome::Returned });
        s.line(5).event(EventKind::CallEntered { call: CallId(2), function: names[1] });
        s.sleep(main, 3.0);
    });
    s.sleep_until(3.0);
    s.round(|_, _| {});
    s.round(|s, _| {
        s.resume(main, ResumedWith::Value(TextId::EMPTY));
        for (call, outcome) in [(2, Outcome::Raised), (0, Outcome::Raised)] {
            s.event(EventKind::CallLeft { call: CallId(call), outcome });
        }
        s.end_task(main, Outcome::Returned, "None", &[]);
    });
    s.finish()
}
