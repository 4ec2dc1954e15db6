//! A run made by hand, until the machine makes them: two tasks that sleep, and a main that awaits them.

use crate::time::Instant;
use crate::trace::*;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings { pub seed: u64 }

#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic { pub message: String, pub line: u32, pub column: u32, pub end_line: u32, pub end_column: u32 }

pub fn trace() -> Trace {
    use EventKind as K;
    let mut t = Trace::new();
    let sec = |s: f64| Instant::from_seconds(s);
    let (main, fetch) = (t.text("main"), t.text("fetch"));
    let names = ["url1", "url2", "url3"].map(|n| t.text(n));
    let none = TextId::EMPTY;
    let mut h = 0u32;
    t.push(sec(0.0), None, 0, K::LoopStarted);
    t.push(sec(0.0), None, 21, K::TaskMade { task: TaskId(0), parent: None, name: main, coroutine: main });
    t.push(sec(0.0), None, 0, K::HandleReady { handle: HandleId(0), purpose: Purpose::FirstStep(TaskId(0)) });
    t.push(sec(0.0), None, 0, K::RoundStarted { round: 1, ready: 1 });
    t.push(sec(0.0), None, 0, K::HandleRuns { handle: HandleId(0) });
    t.push(sec(0.0), None, 9, K::TaskResumed { task: TaskId(0), with: ResumedWith::Start });
    for (i, n) in names.iter().enumerate() {
        let id = t.push(sec(0.0), None, 11 + i as u32, K::TaskMade { task: TaskId(1 + i as u32), parent: Some(TaskId(0)), name: *n, coroutine: fetch });
        h += 1;
        t.push(sec(0.0), Some(id), 0, K::HandleReady { handle: HandleId(h), purpose: Purpose::FirstStep(TaskId(1 + i as u32)) });
    }
    t.push(sec(0.0), None, 16, K::TaskWaits { task: TaskId(0), on: Awaited::Task(TaskId(1)) });
    t.push(sec(0.0), None, 0, K::HandleEnds { handle: HandleId(0) });
    t.push(sec(0.0), None, 0, K::RoundStarted { round: 2, ready: 3 });
    let delays = [3.0, 1.0, 2.0];
    for i in 0..3u32 {
        t.push(sec(0.0), None, 0, K::HandleRuns { handle: HandleId(1 + i) });
        t.push(sec(0.0), None, 3, K::TaskResumed { task: TaskId(1 + i), with: ResumedWith::Start });
        t.push(sec(0.0), None, 4, K::FutureMade { future: FutureId(i), kind: FutureKind::Sleep, of: None });
        t.push(sec(0.0), None, 4, K::TimerSet { timer: TimerId(i), purpose: Purpose::Settle(FutureId(i)), deadline: sec(delays[i as usize]) });
        t.push(sec(0.0), None, 4, K::TaskWaits { task: TaskId(1 + i), on: Awaited::Future(FutureId(i)) });
        t.push(sec(0.0), None, 0, K::HandleEnds { handle: HandleId(1 + i) });
    }
    for i in [1u32, 2, 0] {
        let at = sec(delays[i as usize]);
        t.push(t.end(), None, 0, K::LoopWaits { until: Some(at) });
        h += 1;
        let fired = t.push(at, None, 0, K::TimerFired { timer: TimerId(i), handle: HandleId(h) });
        t.push(at, Some(fired), 0, K::HandleReady { handle: HandleId(h), purpose: Purpose::Settle(FutureId(i)) });
        t.push(at, None, 0, K::HandleRuns { handle: HandleId(h) });
        let done = t.push(at, Some(fired), 0, K::FutureEnded { future: FutureId(i), outcome: Outcome::Returned, value: none });
        let wake = h + 1;
        t.push(at, Some(done), 0, K::HandleReady { handle: HandleId(wake), purpose: Purpose::WakeUp(TaskId(1 + i)) });
        t.push(at, None, 0, K::HandleEnds { handle: HandleId(h) });
        h = wake;
        t.push(at, None, 0, K::HandleRuns { handle: HandleId(h) });
        t.push(at, None, 4, K::TaskResumed { task: TaskId(1 + i), with: ResumedWith::Value(none) });
        let text = t.text(&format!("url{} data\n", i + 1));
        t.push(at, None, 7, K::Printed { stream: Stream::Stdout, text });
        let ended = t.push(at, None, 7, K::TaskEnded { task: TaskId(1 + i), outcome: Outcome::Returned, value: text });
        if i == 0 {
            h += 1;
            t.push(at, Some(ended), 0, K::HandleReady { handle: HandleId(h), purpose: Purpose::WakeUp(TaskId(0)) });
        }
        t.push(at, None, 0, K::HandleEnds { handle: HandleId(wake) });
    }
    let at = sec(3.0);
    t.push(at, None, 0, K::HandleRuns { handle: HandleId(h) });
    t.push(at, None, 16, K::TaskResumed { task: TaskId(0), with: ResumedWith::Value(none) });
    t.push(at, None, 17, K::TaskEnded { task: TaskId(0), outcome: Outcome::Returned, value: none });
    t.push(at, None, 0, K::HandleEnds { handle: HandleId(h) });
    t.push(at, None, 0, K::LoopStopped);
    t.push(at, None, 0, K::ProgramEnded { ending: Ending::Finished, text: none });
    t
}
