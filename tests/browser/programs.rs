//! Python programs in live mode, on the browser's executor and timers, leave the trace that they leave in virtual time.

use gloo_timers::future::TimeoutFuture;
use loopscope::browser::runs;
use loopscope::run::{Settings, run};
use loopscope::trace::{EventKind, Trace, text::to_text};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

/// However long a program sleeps, its live run takes about so many seconds.
const SECONDS: f64 = 0.2;

/// Runs a program live: its trace.
async fn run_live(source: &str, pace: f64) -> Trace {
    let ended: Rc<RefCell<Option<Trace>>> = Rc::default();
    let told = ended.clone();
    let tell = move |trace: Trace, end: Option<_>| {
        if end.is_some() {
            *told.borrow_mut() = Some(trace);
        }
    };
    let Ok(live) = runs::live(source, &Settings::default(), pace, false, tell) else { panic!("the program compiles") };
    loop {
        TimeoutFuture::new(5).await;
        if let Some(trace) = ended.take() {
            drop(live);
            return trace;
        }
    }
}

/// The lines of a trace as text, without the turns that the page was given in between: those only a live run has.
fn lines(trace: &Trace) -> Vec<String> {
    let turns = trace.events().iter().map(|event| event.kind == EventKind::PageTurn);
    to_text(trace).lines().zip(turns).filter(|(_, turn)| !turn).map(|(line, _)| line.to_owned()).collect()
}

async fn check(name: &str, source: &str) {
    let Ok(foretold) = run(source, &Settings::default()) else { panic!("{name} compiles") };
    let pace = (foretold.trace.end().seconds() / SECONDS).max(1.0);
    let live = run_live(source, pace).await;
    let (expected, found) = (lines(&foretold.trace), lines(&live));
    let longest = expected.len().max(found.len());
    let first = (0..longest).find(|at| expected.get(*at) != found.get(*at));
    if let Some(at) = first {
        panic!("{name}: foretold {:?}, found {:?}", expected.get(at), found.get(at));
    }
}

macro_rules! live_programs {
    ($($test:ident: $($name:literal)*;)*) => {$(
        #[wasm_bindgen_test]
        async fn $test() {
            $(check($name, include_str!(concat!("../programs/", $name, ".py"))).await;)*
        }
    )*};
}

live_programs! {
    presets_run_as_foretold:
        "presets/as-completed" "presets/as-completed-timeout" "presets/cancellation-ignored" "presets/cleanup-delays-timeout"
        "presets/create-then-await" "presets/gather-error" "presets/gather-order" "presets/gather-return-exceptions"
        "presets/one-after-another" "presets/task-group" "presets/task-group-abort" "presets/ties" "presets/timeout-at-await"
        "presets/wait-first-completed" "presets/wait-first-exception" "presets/wait-timeout" "presets/zero-delays";
    combinators_run_as_foretold:
        "asyncio_combinators/gather_failures" "asyncio_combinators/race_and_cancel_losers" "asyncio_combinators/wait_in_rounds"
        "asyncio_timeouts/nested" "asyncio_timeouts/wait_for_all" "asyncio_taskgroups/abort_and_collect"
        "asyncio_taskgroups/nested_groups";
    cancellation_runs_as_foretold:
        "asyncio_cancellation/race_of_result_and_cancel" "asyncio_cancellation/shield" "asyncio_cancellation/uncancel"
        "awkward/cancel_between_wakeup_and_step" "awkward/lock_handed_over_to_a_cancelled_task";
    loops_and_primitives_run_as_foretold:
        "asyncio_loop/callbacks" "asyncio_loop/rounds" "asyncio_loop/run_forever_and_stop" "asyncio_queues/bounds"
        "asyncio_queues/workers_and_join" "asyncio_sync/barrier" "asyncio_sync/semaphore_under_cancellation"
        "asyncio_sync/deadlock";
    blocking_runs_as_foretold: "lessons/sync_breakfast";
}

#[wasm_bindgen_test]
async fn a_program_whose_rounds_never_end_leaves_the_page_alive() {
    let source = "import asyncio\n\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n\nasyncio.run(main())\n";
    let seen: Rc<RefCell<(usize, usize)>> = Rc::default();
    let told = seen.clone();
    let tell = move |trace: Trace, _| {
        let turns = trace.events().iter().filter(|event| event.kind == EventKind::PageTurn).count();
        *told.borrow_mut() = (trace.events().len(), turns);
    };
    let Ok(live) = runs::live(source, &Settings::default(), 1.0, false, tell) else { panic!("the program compiles") };
    // That this goes on at all shows that timers fire and frames are drawn beside it.
    while seen.borrow().1 < 2 {
        TimeoutFuture::new(10).await;
    }
    drop(live);
    let events = seen.borrow().0;
    TimeoutFuture::new(50).await;
    assert_eq!(seen.borrow().0, events, "a run that is dropped stops");
}

#[wasm_bindgen_test]
async fn a_blocking_call_blocks_the_loop_but_not_the_page() {
    let source = "import asyncio, time\n\nasync def main():\n    time.sleep(0.3)\n\nasyncio.run(main())\n";
    let ended: Rc<RefCell<bool>> = Rc::default();
    let told = ended.clone();
    let tell = move |_, end: Option<_>| *told.borrow_mut() = end.is_some();
    let began = js_sys::Date::now();
    let Ok(live) = runs::live(source, &Settings::default(), 1.0, false, tell) else { panic!("the program compiles") };
    let mut turns = 0;
    while !*ended.borrow() {
        TimeoutFuture::new(10).await;
        turns += 1;
    }
    drop(live);
    assert!(js_sys::Date::now() - began >= 299.0);
    assert!(turns > 5, "the page had {turns} turns while the program blocked");
}
