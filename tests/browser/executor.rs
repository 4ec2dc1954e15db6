//! Live mode's foundation: the event loop on `spawn_local` and timers does what it does in virtual time.

use crate::world::{Error, Outcome, Scope, Val, World, coroutine, resume, run, text, value_error};
use gloo_timers::future::TimeoutFuture;
use loopscope::asyncio::*;
use loopscope::browser::executor::Executor;
use loopscope::browser::live::{Live, Pause};
use loopscope::time::{Duration, Instant};
use loopscope::trace::{EventKind, ReturnWhen, Trace};
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A world whose loop runs on the executor, and what runs `main` on it, to be started with `Live`.
struct LiveWorld {
    event_loop: Rc<EventLoop<World>>,
    executor: Executor,
}

impl LiveWorld {
    fn new() -> LiveWorld {
        let host = Rc::new(World::default());
        let executor = Executor::new(host.recorder());
        LiveWorld { event_loop: EventLoop::new(host, executor.scheduler()), executor }
    }

    fn start<F>(&self, pace: f64, main: impl FnOnce(Scope) -> F) -> Live
    where
        F: Future<Output = Outcome> + 'static,
    {
        let event_loop = self.event_loop.clone();
        let main = event_loop.create_task(coroutine(event_loop.host(), main), None, ());
        assert!(event_loop.start_until_complete(&main).is_ok());
        let recorder = event_loop.recorder().clone();
        Live::start(self.executor.clone(), recorder, pace, move || pump(&event_loop, &main), |_| {})
    }

    /// Runs `main` to its end: its trace.
    async fn run<F>(&self, pace: f64, main: impl FnOnce(Scope) -> F) -> Trace
    where
        F: Future<Output = Outcome> + 'static,
    {
        let live = self.start(pace, main);
        while !live.ended() {
            TimeoutFuture::new(10).await;
        }
        self.event_loop.recorder().take_trace()
    }
}

fn pump(event_loop: &Rc<EventLoop<World>>, main: &Rc<loopscope::asyncio::Future<World>>) -> Pause {
    loop {
        match event_loop.next() {
            Work::Step { task, input } => {
                let step = resume(event_loop, &task, input);
                event_loop.stepped(&task, step);
            }
            Work::Call { callback, argument } => event_loop.called(callback(argument)),
            Work::Idle { until: Some(until) } => return Pause::Idle { until },
            Work::Idle { until: None } => panic!("the program waits for nothing"),
            Work::Again | Work::Reported => return Pause::Slice,
            Work::Undelivered => return Pause::Undelivered,
            Work::Stopped => {
                assert!(event_loop.finish_until_complete(main).is_ok());
                return Pause::Ended;
            }
            Work::Escaped(error) => panic!("{}", error.repr()),
        }
    }
}

async fn work(s: Scope, seconds: f64, fail: bool) -> Outcome {
    s.sleep(seconds).await?;
    s.sleep(0.0).await?;
    if fail { Err(value_error("failed")) } else { Ok(text("done")) }
}

/// Ties, turns, combinators, a queue, cancellation: enough for two schedulers to disagree about.
async fn everything(s: Scope) -> Outcome {
    let tasks = [0.2, 0.1, 0.1, 0.0].map(|seconds| s.spawn(move |s| work(s, seconds, false)));
    s.wait(&s.gather(&tasks, false)).await?;
    let grouped = s.task_group(async |group| {
        for (seconds, fail) in [(0.1, true), (0.3, false), (0.1, true)] {
            group.create_task(s.coroutine(|s| work(s, seconds, fail)), None, ())?;
        }
        Ok(Val::None)
    });
    s.print(grouped.await.map_or_else(|error| error.repr(), |value| value.repr()));
    let slow = s.timeout(0.1, async |_| s.sleep(0.1).await.map(|()| Val::None)).await;
    s.print(slow.map_or_else(|error| error.repr(), |value| value.repr()));
    let racers = [0.2, 0.1, 0.3].map(|seconds| s.spawn(move |s| work(s, seconds, seconds == 0.1)));
    wait(&s.co, racers.to_vec(), Some(Duration::from_millis(200)), ReturnWhen::FirstException).await?;
    let completed = AsCompleted::new(&s.event_loop(), racers.to_vec(), Some(Duration::from_millis(50)));
    for _ in &racers {
        let result: Result<Val, Error> = completed.next_result(&s.co).await;
        s.print(result.map_or_else(|error| error.repr(), |value| value.repr()));
    }
    let queue = Queue::new(s.host(), QueueOrder::FirstIn, 1);
    let putter = queue.clone();
    let putter = s.spawn(|s| async move {
        for number in 0..5 {
            putter.put(&s.co, Val::Int(number)).await?;
        }
        Ok(Val::None)
    });
    for _ in 0..5 {
        s.print(queue.get(&s.co).await?.repr());
    }
    s.wait(&putter).await?;
    s.wait(&racers[2]).await
}

#[wasm_bindgen_test]
async fn a_live_run_leaves_the_trace_of_virtual_time() {
    let (_, expected) = run(everything);
    let live = LiveWorld::new().run(0.1, everything).await;
    let step = |event: &loopscope::trace::TraceEvent| format!("{event:?}");
    assert_eq!(live.events().iter().map(step).collect::<Vec<_>>(), expected.events().iter().map(step).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
async fn timers_take_their_time_and_their_lateness_is_measured() {
    let world = LiveWorld::new();
    let began = js_sys::Date::now();
    let live = world.start(0.1, |s| async move {
        for _ in 0..3 {
            s.sleep(0.5).await?;
        }
        Ok(Val::None)
    });
    assert!(live.lateness().is_none());
    while !live.ended() {
        TimeoutFuture::new(10).await;
    }
    let took = js_sys::Date::now() - began;
    assert!(took >= 149.0, "1.5 s at a tenth took {took} ms");
    let Some(lateness) = live.lateness() else { panic!("three timers have fired") };
    assert_eq!(lateness.timers, 3);
    assert!(0.0 <= lateness.median && lateness.median <= lateness.worst && lateness.worst <= took);
    assert_eq!(world.event_loop.time(), Instant::from_seconds(1.5));
}

#[wasm_bindgen_test]
async fn rounds_without_end_leave_the_page_alive() {
    let world = LiveWorld::new();
    let turns = Rc::new(Cell::new(0u32));
    let counted = turns.clone();
    let live = world.start(1.0, |s| async move {
        loop {
            s.sleep(0.0).await?;
            counted.set(counted.get() + 1);
        }
    });
    // That this test goes on at all shows that the page gets its turn.
    while world.executor.hops() < 3 {
        TimeoutFuture::new(10).await;
    }
    let hops = world.executor.hops();
    assert!(turns.get() > 3 * 1000 && !live.ended(), "{} turns", turns.get());
    let told = world
        .event_loop
        .recorder()
        .with_trace(|trace| trace.events().iter().filter(|event| matches!(event.kind, EventKind::PageTurn)).count());
    assert_eq!(told as u32, hops);
    drop(live);
    let stopped_at = turns.get();
    TimeoutFuture::new(50).await;
    assert_eq!(turns.get(), stopped_at, "a run that is dropped stops");
}

/// What a live program said, with the instants on its clock, in tenths of a millisecond.
type Said = Rc<RefCell<Vec<(&'static str, u64)>>>;

fn say(said: &Said, s: &Scope, what: &'static str) {
    said.borrow_mut().push((what, s.event_loop().time().nanos() / 100_000));
}

#[wasm_bindgen_test]
async fn a_task_that_spins_does_not_starve_timers() {
    let (said, turns) = (Said::default(), Rc::new(Cell::new(0)));
    let (words, counted) = (said.clone(), turns.clone());
    LiveWorld::new()
        .run(1.0, |s| async move {
            let beaten = words.clone();
            let beats = s.spawn(|s| async move {
                for _ in 0..3 {
                    s.sleep(0.2).await?;
                    say(&beaten, &s, "beat");
                }
                Ok(Val::None)
            });
            while !beats.done() {
                s.sleep(0.0).await?;
                counted.set(counted.get() + 1);
            }
            say(&words, &s, "spun");
            Ok(Val::None)
        })
        .await;
    let said = said.borrow();
    assert!(turns.get() > 1000, "{} turns", turns.get());
    assert_eq!(said.iter().map(|(what, _)| *what).collect::<Vec<_>>(), ["beat", "beat", "beat", "spun"]);
    // Each comes when it is due on the page's clock, and not before.
    for (number, (_, at)) in said.iter().take(3).enumerate() {
        assert!(*at >= 2000 * (number as u64 + 1), "beat {number} at {at}");
    }
}

#[wasm_bindgen_test]
async fn rounds_that_come_to_an_end_see_no_timer_in_their_midst() {
    // Ninety rounds at one instant, each of which takes the page 2 ms: the timer that is due after 10 ms comes after all of them.
    let said = Said::default();
    let words = said.clone();
    LiveWorld::new()
        .run(1.0, |s| async move {
            let woken = words.clone();
            let sleeper = s.spawn(|s| async move {
                s.sleep(0.01).await?;
                say(&woken, &s, "woken");
                Ok(Val::None)
            });
            for _ in 0..90 {
                let until = js_sys::Date::now() + 2.0;
                while js_sys::Date::now() < until {}
                s.sleep(0.0).await?;
            }
            say(&words, &s, "turned");
            s.wait(&sleeper).await
        })
        .await;
    assert_eq!(*said.borrow(), [("turned", 0), ("woken", 100)]);
}

#[wasm_bindgen_test]
async fn what_is_held_by_a_hop_keeps_its_order() {
    let world = LiveWorld::new();
    let order: Rc<RefCell<Vec<u32>>> = Rc::default();
    let written = order.clone();
    world
        .run(1.0, |s| async move {
            for number in 0..5000 {
                let written = written.clone();
                s.event_loop().call_soon(Rc::new(move |_| {
                    written.borrow_mut().push(number);
                    Ok(())
                }));
            }
            s.sleep(0.0).await.map(|()| Val::None)
        })
        .await;
    assert!(order.borrow().iter().copied().eq(0..5000));
    assert!(world.executor.hops() > 0);
}

#[wasm_bindgen_test]
async fn a_program_that_blocks_goes_on_when_its_time_has_come_and_not_before() {
    let recorder = Rc::new(Recorder::new());
    let executor = Executor::new(&recorder);
    let pumped: Rc<RefCell<Vec<Instant>>> = Rc::default();
    let (times, clock) = (pumped.clone(), recorder.clone());
    let until = Instant::from_seconds(0.1);
    let mut pauses = [Pause::Slice, Pause::Blocked { until }, Pause::Ended].into_iter();
    let pump = move || {
        times.borrow_mut().push(clock.now());
        pauses.next().unwrap_or(Pause::Ended)
    };
    let host = Rc::new(World::default());
    let elsewhere = EventLoop::new(host, executor.scheduler());
    let live = Live::start(executor, recorder, 1.0, pump, |_| {});
    TimeoutFuture::new(30).await;
    assert_eq!(pumped.borrow().len(), 2);
    elsewhere.call_soon(Rc::new(|_| Ok(())));
    TimeoutFuture::new(20).await;
    assert_eq!(pumped.borrow().len(), 2, "a delivery does not wake what blocks");
    TimeoutFuture::new(200).await;
    assert!(live.ended());
    assert_eq!(*pumped.borrow(), [Instant::START, Instant::START, until]);
}
