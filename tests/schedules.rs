//! What is guaranteed and what was luck: programs on many schedules.

use loopscope::run::{Settings, run};
use loopscope::schedules::{Exploration, Explored, Report, explore};
use loopscope::settings::{Jitter, Schedule};

fn tried(source: &str, jitter: Jitter) -> Report {
    let settings = Settings { schedule: Schedule { number: 0, jitter }, ..Settings::default() };
    explore(source, &settings, 50).expect("it compiles")
}

/// The lines with a mark each: `=` for all schedules, `~` for some, `-` for none.
fn marked(report: &Report) -> Vec<String> {
    let mark = |held: u32| match held {
        0 => '-',
        held if held == report.tried => '=',
        _ => '~',
    };
    report.lines.iter().map(|fact| format!("{} {}", mark(fact.held), fact.text)).collect()
}

const EQUAL: &str = "
import asyncio

async def fetch(name, delay):
    await asyncio.sleep(delay)
    print(name, 'is there')
    return name

async def main():
    print('start')
    print(await asyncio.gather(fetch('a', 1), fetch('b', 1), fetch('c', 2)))

asyncio.run(main())
";

#[test]
fn equal_delays_end_in_the_order_in_which_they_began_as_long_as_they_are_as_written() {
    // asyncio promises that: the deadlines are in that order, and timers fire in the order of their deadlines.
    let report = tried(EQUAL, Jitter::None);
    assert_eq!(marked(&report), ["= start", "= a is there", "= b is there", "= c is there", "= ['a', 'b', 'c']"]);
    assert!(report.all_held());
    assert_eq!((report.tried, report.outputs), (50, 1));
}

#[test]
fn delays_that_vary_a_little_show_whose_order_was_luck() {
    let report = tried(EQUAL, Jitter::Percent1);
    // The results of gather stand in the order of its arguments whoever comes first.
    assert_eq!(marked(&report), ["= start", "~ a is there", "~ b is there", "= c is there", "= ['a', 'b', 'c']"]);
    let ends: Vec<_> = report.ends.iter().map(|fact| (fact.text.as_str(), fact.held == report.tried)).collect();
    assert_eq!(ends, [("a returns 'a'", false), ("b returns 'b'", false), ("c returns 'c'", true), ("main returns", true)]);
    assert!(report.shortest.seconds() == 2.0 && (2.0..2.03).contains(&report.longest.seconds()));
    // What it says of a schedule is what a run on that schedule shows.
    let other = report.lines[1].otherwise.clone().expect("it did not always hold");
    assert_eq!(other.how, "comes after “b is there”");
    let schedule = Schedule { number: other.schedule, jitter: Jitter::Percent1 };
    let shown = run(EQUAL, &Settings { schedule, ..Settings::default() }).expect("it compiles");
    let text = loopscope::trace::text::to_text(&shown.trace);
    assert!(text.find("b is there") < text.find("a is there"));
}

#[test]
fn sets_of_tasks_have_no_order() {
    let source = "
import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
    return name
async def main():
    tasks = [asyncio.create_task(work(name, 1)) for name in 'abc']
    done, pending = await asyncio.wait(tasks)
    for task in done:
        print(task.result())
    print(len(done), sorted(task.result() for task in done))
asyncio.run(main())
";
    let report = tried(source, Jitter::None);
    assert_eq!(marked(&report), ["~ a", "~ b", "~ c", "= 3 ['a', 'b', 'c']"]);
    assert_eq!(report.outputs, 6);
}

#[test]
fn a_timeout_close_to_the_instant_of_a_result_is_luck() {
    let source = "
import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(0.995, 'result'))
    try:
        async with asyncio.timeout(1):
            print(await task)
    except TimeoutError:
        print('too late')
    print('end')
asyncio.run(main())
";
    let report = tried(source, Jitter::Percent1);
    assert_eq!(marked(&report), ["~ result", "= end"]);
    assert_eq!(report.others[0].text, "too late");
    assert_eq!(report.others[0].times + report.lines[0].held, 50);
}

#[test]
fn threads_change_over_where_they_write() {
    let source = "
import threading
def work(name):
    for number in range(3):
        print(name, number)
threads = [threading.Thread(target=work, args=(name,)) for name in 'ab']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('end')
";
    let report = tried(source, Jitter::None);
    assert_eq!(marked(&report).last().map(String::as_str), Some("= end"));
    assert!(report.lines_held().0 < 7 && report.outputs > 5, "{} outputs", report.outputs);
}

#[test]
fn a_program_that_ends_otherwise_on_some_schedules_says_so() {
    let source = "
import asyncio
async def main():
    names = {'x', 'y'}
    if names.pop() == 'y':
        raise ValueError('y came first')
asyncio.run(main())
";
    let report = tried(source, Jitter::None);
    assert!(0 < report.ending.held && report.ending.held < 50);
    let other = report.ending.otherwise.expect("it ended otherwise");
    assert_eq!(other.how, "it ends with ValueError: y came first");
}

#[test]
fn it_is_done_in_slices_and_comes_to_the_same() {
    let whole = tried(EQUAL, Jitter::Percent1);
    let mut exploration = Exploration::start(EQUAL, &Settings::default(), 50).expect("it compiles");
    let (mut slices, mut most) = (0, 0);
    let report = loop {
        slices += 1;
        match exploration.advance(100) {
            Explored::More { tried } => most = tried.max(most),
            Explored::All(report) => break *report,
        }
    };
    assert_eq!(report, whole);
    assert!(slices > 50 && most > 40, "{slices} slices, {most} schedules");
    assert!(explore("def", &Settings::default(), 3).is_err());
}

#[test]
fn a_schedule_without_end_is_cut_off() {
    let source = "
import asyncio
async def main():
    while {'a', 'b', 'c'}.pop() == 'b':
        pass
asyncio.run(main())
";
    let report = tried(source, Jitter::None);
    let other = report.ending.otherwise.expect("it spins on some schedules");
    assert!(other.how.contains("it is stopped: the program ran more than"), "{}", other.how);
}
