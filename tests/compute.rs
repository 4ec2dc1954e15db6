//! What computing does when it takes time: clocks, late timers, threads that change over; and the two rules for timers.

#[path = "support/engine.rs"]
mod engine;

use loopscope::run::Settings;
use loopscope::settings::{Schedule, TimerRule};
use std::rc::Rc;

fn settings(instruction_nanos: u32, seed: u64) -> Settings {
    Settings { instruction_nanos, seed, ..Settings::default() }
}

/// What it prints, without instants.
fn printed(source: &str, settings: &Settings) -> Vec<String> {
    let text = engine::run_with(source, settings);
    text.lines().filter_map(|line| line.split_once('\t').map(|(_, line)| line.to_owned())).collect()
}

const RACE: &str = "
import threading
counter = 0
def work():
    global counter
    for _ in range(5_000):
        tmp = counter
        counter = tmp + 1
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
";

#[test]
fn computing_moves_every_clock_and_holds_up_the_loop() {
    let source = "
import asyncio, time

async def tick():
    for number in range(3):
        await asyncio.sleep(0.1)
        print(f'tick {number} at {asyncio.get_running_loop().time():.2f}')

async def main():
    task = asyncio.create_task(tick())
    await asyncio.sleep(0.05)
    before = time.time(), time.perf_counter(), time.process_time(), time.thread_time()
    for number in range(100_000):
        pass
    after = time.time(), time.perf_counter(), time.process_time(), time.thread_time()
    print([round(b - a, 1) for a, b in zip(before, after)])
    await task

asyncio.run(main())
";
    // Four instructions a turn of the loop: the first tick, due at 0.1, comes when the computing is over.
    let lines = printed(source, &settings(1000, 0));
    assert_eq!(lines, ["[0.4, 0.4, 0.4, 0.4]", "tick 0 at 0.45", "tick 1 at 0.55", "tick 2 at 0.65"]);
    let lines = printed(source, &settings(0, 0));
    assert_eq!(lines, ["[0.0, 0.0, 0.0, 0.0]", "tick 0 at 0.10", "tick 1 at 0.20", "tick 2 at 0.30"]);
    assert_eq!(engine::run_with(source, &settings(0, 0)), engine::run(source));
}

#[test]
fn debug_mode_says_which_step_computed_for_long() {
    let source = "
import asyncio
async def main():
    for number in range(100_000):
        pass
asyncio.run(main(), debug=True)
";
    let warned = |nanos| {
        let run = loopscope::run::run(source, &settings(nanos, 0)).expect("it compiles");
        let text = loopscope::trace::text::to_text(&run.trace);
        text.contains("took 0.4")
    };
    assert!(warned(1000) && !warned(0));
}

#[test]
fn threads_race_for_a_counter_and_the_seed_finds_the_race_again() {
    let counted = |nanos, seed| printed(RACE, &settings(nanos, seed))[0].parse::<u32>().expect("a number");
    // Without the setting a thread runs until it waits: nothing is lost.
    assert_eq!(counted(0, 1), 15_000);
    let seeds = [1, 2, 3, 4].map(|seed| counted(1000, seed));
    assert!(seeds.iter().any(|counted| *counted < 15_000), "{seeds:?}");
    assert!(seeds.iter().any(|counted| *counted != seeds[0]), "{seeds:?}");
    assert_eq!(seeds, [1, 2, 3, 4].map(|seed| counted(1000, seed)));
}

#[test]
fn a_lock_repairs_the_race() {
    let source = RACE.replace("        tmp = counter\n        counter = tmp + 1", "        with lock:\n            counter += 1");
    let source = source.replace("counter = 0", "counter = 0\nlock = threading.Lock()");
    for seed in 1..=4 {
        assert_eq!(printed(&source, &settings(1000, seed)), ["15000"]);
    }
}

#[test]
fn threads_take_turns_as_long_as_the_switch_interval_says() {
    let source = "
import sys, threading, time
sys.setswitchinterval(INTERVAL)
print(sys.getswitchinterval())
turns = []
def work(name):
    end = time.thread_time() + 0.2
    while time.thread_time() < end:
        if not turns or turns[-1] != name:
            turns.append(name)
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(turns))
";
    let turns = |interval: &str| {
        let lines = printed(&source.replace("INTERVAL", interval), &settings(1000, 1));
        assert_eq!(lines[0], interval);
        lines[1].parse::<u32>().expect("a number")
    };
    // 0.4 s of work in turns of 5 ms and up to a tenth more; in turns of 50 ms.
    let (short, long) = (turns("0.005"), turns("0.05"));
    assert!((60..=82).contains(&short) && (6..=10).contains(&long), "{short} {long}");
}

#[test]
fn a_thread_that_computes_delays_the_loop_but_does_not_stop_it() {
    let source = "
import asyncio, time

def compute():
    for number in range(100_000):
        pass
    return 'computed'

async def main():
    work = asyncio.create_task(asyncio.to_thread(compute))
    late = 0
    while not work.done():
        due = time.perf_counter() + 0.01
        await asyncio.sleep(0.01)
        late = max(late, time.perf_counter() - due)
    print(await work, 0 < late < 0.008)

asyncio.run(main())
";
    assert_eq!(printed(source, &settings(1000, 1)), ["computed True"]);
}

#[test]
fn two_threads_stand_where_they_stood_when_they_change_over() {
    // A step of a task is left in its middle for a worker thread; what it does afterwards still has its own cause and line.
    let source = "
import asyncio, threading
def work():
    for number in range(30_000):
        pass
async def main():
    thread = threading.Thread(target=work)
    thread.start()
    for number in range(30_000):
        pass
    task = asyncio.create_task(asyncio.sleep(0.1))
    await task
    thread.join()
asyncio.run(main())
";
    let run = loopscope::run::run(source, &settings(1000, 1)).expect("it compiles");
    let replay = loopscope::trace::Replay::new(Rc::new(run.trace));
    let (mut turns, mut made) = (0, None);
    for event in replay.trace.events() {
        match event.kind {
            loopscope::trace::EventKind::ThreadRuns { .. } => turns += 1,
            loopscope::trace::EventKind::TaskMade { parent: Some(_), .. } => made = Some(*event),
            _ => {}
        }
    }
    let made = made.expect("main makes a task");
    let cause = made.cause.map(|cause| replay.trace.event(cause).kind);
    assert!(turns > 10, "{turns}");
    assert_eq!(made.line, 11);
    assert!(matches!(cause, Some(loopscope::trace::EventKind::TaskResumed { .. })), "{cause:?}");
}

const STARVED: &str = "
import asyncio, time

async def heartbeat():
    for beat in range(2):
        await asyncio.sleep(0.2)
        print(f'beat {beat} at {time.perf_counter():.1f}')

async def busy():
    for part in range(10):
        time.sleep(0.1)
        await asyncio.sleep(0)
    print(f'busy is done at {time.perf_counter():.1f}')

async def main():
    await asyncio.gather(heartbeat(), busy())

asyncio.run(main())
";

fn by_rule(source: &str, timer_rule: TimerRule) -> Vec<String> {
    printed(source, &Settings { timer_rule, ..Settings::default() })
}

#[test]
fn the_rule_decides_whether_a_busy_task_starves_timers() {
    let rounds = by_rule(STARVED, TimerRule::BetweenRounds);
    assert_eq!(rounds, ["beat 0 at 0.4", "beat 1 at 0.8", "busy is done at 1.0"]);
    let idle = by_rule(STARVED, TimerRule::WhenIdle);
    assert_eq!(idle, ["busy is done at 1.0", "beat 0 at 1.0", "beat 1 at 1.2"]);
}

#[test]
fn by_the_browsers_rule_a_timer_is_a_task_of_its_own() {
    let source = "
import asyncio

async def twice(name):
    await asyncio.sleep(1)
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)

async def main():
    await asyncio.gather(twice('a'), twice('b'))

asyncio.run(main())
";
    assert_eq!(by_rule(source, TimerRule::BetweenRounds), ["a 1", "b 1", "a 2", "b 2"]);
    assert_eq!(by_rule(source, TimerRule::WhenIdle), ["a 1", "a 2", "b 1", "b 2"]);
}

#[test]
fn a_program_that_spins_is_stopped_under_either_rule_and_starves_only_under_one() {
    let source = "
import asyncio
async def spin():
    while True:
        await asyncio.sleep(0)
async def main():
    asyncio.create_task(spin())
    await asyncio.sleep(0.1)
    print('woken')
asyncio.run(main())
";
    for (timer_rule, expected) in [(TimerRule::BetweenRounds, vec!["woken"]), (TimerRule::WhenIdle, vec![])] {
        let mut settings = Settings { timer_rule, instruction_nanos: 1000, ..Settings::default() };
        settings.limits.steps = 200_000;
        assert_eq!(printed(source, &settings), expected, "{timer_rule:?}");
    }
}

#[test]
fn a_schedule_that_was_drawn_can_be_had_again() {
    let source = "
import asyncio
async def work(name):
    await asyncio.sleep(1)
    print(name)
async def main():
    tasks = {asyncio.create_task(work(name), name=name) for name in 'abcd'}
    done, _ = await asyncio.wait(tasks)
    print([task.get_name() for task in done], sorted({'x', 'y'}), {1, 2, 3})
asyncio.run(main())
";
    let on = |number| printed(source, &Settings { schedule: Schedule { number, ..Schedule::default() }, ..Settings::default() });
    assert_eq!(on(0), ["a", "b", "c", "d", "['a', 'b', 'c', 'd'] ['x', 'y'] {1, 2, 3}"]);
    assert_eq!(on(5), on(5));
    let many: std::collections::BTreeSet<_> = (1..=20).map(on).collect();
    assert!(many.len() > 10, "{} of 20 differ", many.len());
    for lines in many {
        let mut names = lines[..4].to_vec();
        names.sort();
        assert_eq!((names.join(""), lines[4].ends_with("['x', 'y'] {1, 2, 3}")), ("abcd".to_owned(), true));
    }
}

#[test]
fn the_examples_show_what_they_say() {
    let shown = |id: &str, rule| {
        let preset = loopscope::composition::preset(id).expect("it is one");
        let mut settings = Settings { timer_rule: rule, ..Settings::default() };
        preset.settings().iter().for_each(|(key, value)| assert_eq!(settings.set(key, value), Some(true)));
        printed(&preset.source(), &settings)
    };
    let race = shown("race", TimerRule::BetweenRounds).concat();
    let counted: u32 = race.trim_end_matches(" of 6000").parse().expect("a number");
    assert!(counted < 6000, "{counted}");
    let computing = shown("computing-blocks", TimerRule::BetweenRounds);
    assert_eq!(computing[0], "sum: 1249975000");
    assert!(computing[1].starts_with("tick 0 at 0.4"), "{computing:?}");
    let starved = shown("starving-timers", TimerRule::WhenIdle);
    assert_eq!(starved[0], "busy is done at 1.0 s");
    assert_eq!(shown("starving-timers", TimerRule::BetweenRounds)[0], "beat 0 at 0.4 s");
}
