//! How fast programs run: the event loop by the task, plain computation by the program, beside CPython on the same machine and beside
//! the browser's bare executor. All runners take turns, so that whatever else the machine does meets all of them.

use crate::programs::{PROGRAMS, gather};
use crate::runners::{bare, chromium, cpython, native, page, stage};
use crate::table::{self, median};

/// How many tasks a gather has, and how often each runner runs it.
const SIZES: [(usize, usize); 3] = [(1_000, 15), (10_000, 9), (100_000, 5)];
/// How often each runner runs a program.
const REPETITIONS: usize = 5;

/// Microseconds a task.
pub fn print_tasks() {
    let stage = stage();
    let page = page(&stage);
    let runners = ["CPython", "Loopscope, native", "Loopscope, Chromium", "bare spawn_local, Chromium"];
    let mut rows = runners.map(|name| vec![name.to_string()]);
    for (tasks, repetitions) in SIZES {
        let program = gather(tasks);
        let times = in_turns(
            repetitions,
            [&|| cpython(&program), &|| native(&program), &|| chromium(&page, &program), &|| bare(&page, tasks)],
        );
        for (row, time) in rows.iter_mut().zip(times) {
            row.push(time.map_or("cannot run".into(), |time| format!("{:.2}", time * 1000.0 / tasks as f64)));
        }
    }
    let title = "Microseconds a task: gather of N tasks of one sleep(0), traced, medians";
    table::print(title, &["runner", "N = 1,000", "10,000", "100,000"], &rows);
}

/// Milliseconds a program.
pub fn print_programs() {
    let stage = stage();
    let page = page(&stage);
    let rows: Vec<Vec<String>> = PROGRAMS
        .iter()
        .map(|(name, program)| {
            let [python, native, chromium] =
                in_turns(REPETITIONS, [&|| cpython(program), &|| native(program), &|| chromium(&page, program)]);
            let ms = |time: Option<f64>| time.map_or("cannot run".into(), |time| format!("{time:.1}"));
            let ratio = |time: Option<f64>| time.zip(python).map_or("".into(), |(time, python)| format!("{:.2}×", time / python));
            vec![name.to_string(), ms(python), ms(native), ratio(native), ms(chromium), ratio(chromium)]
        })
        .collect();
    let title = format!("Milliseconds a program, medians of {REPETITIONS}, and how many times CPython's that is");
    table::print(&title, &["program", "CPython", "native", "", "Chromium", ""], &rows);
}

/// The medians of several runners that run one after the other, again and again.
fn in_turns<const N: usize>(repetitions: usize, runners: [&dyn Fn() -> Option<f64>; N]) -> [Option<f64>; N] {
    let mut measured: [Vec<f64>; N] = std::array::from_fn(|_| Vec::new());
    for _ in 0..repetitions {
        for (run, times) in runners.iter().zip(&mut measured) {
            times.extend(run());
        }
    }
    measured.map(|mut times| (!times.is_empty()).then(|| median(&mut times)))
}
