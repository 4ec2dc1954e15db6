//! Microseconds a task for a `gather` of tasks that each sleep for no time: here natively and in Chromium, beside CPython and beside
//! the browser's bare executor. All runners take turns, so that whatever else the machine does meets all of them.

use crate::programs;
use crate::table::{self, median};
use e2e::{Page, Server, Stage, project};
use std::io::Write;
use std::process::{Command, Stdio};

/// How many tasks, and how often each runner runs them.
const SIZES: [(usize, usize); 3] = [(1_000, 15), (10_000, 9), (100_000, 5)];

/// The page that the measured functions are called in.
const PAGE: &str = r#"<!doctype html><link rel="icon" href="data:,"><title>starting</title>
<script type="module">
    import start, * as bench from "./in_browser.js";
    await start();
    window.bench = bench;
    document.title = "ready";
</script>"#;

/// A page that is isolated from all others gets a clock of 5 microseconds instead of 100.
const ISOLATED: [(&str, &str); 2] =
    [("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")];

/// Runs a program from its standard input and prints how many milliseconds that took; loading asyncio does not count.
const CPYTHON: &str = "import asyncio, sys, time
code = compile(sys.stdin.read(), 'program', 'exec')
start = time.perf_counter()
exec(code, {'__name__': '__main__'})
print((time.perf_counter() - start) * 1000)";

/// A runner measures milliseconds for so many tasks; `None` where it cannot run here.
type Runner<'a> = (&'static str, Box<dyn Fn(usize) -> Option<f64> + 'a>);

/// Measures and prints.
pub fn print() {
    let server = Server::new(project().join("target/bench"), &ISOLATED);
    server.add_page("bench.html", PAGE);
    let stage = Stage::serving(server);
    let page = stage.open("bench.html");
    page.wait_until("the measured functions to be loaded", || page.title() == "ready");

    let runners: [Runner<'_>; 2] =
        [("CPython", Box::new(cpython)), ("Chromium: bare spawn_local", Box::new(|tasks| in_browser(&page, "bare", tasks)))];
    let mut rows: Vec<Vec<String>> = runners.iter().map(|(name, _)| vec![name.to_string()]).collect();
    for (tasks, repetitions) in SIZES {
        let mut measured = vec![Vec::new(); runners.len()];
        for _ in 0..repetitions {
            for ((_, run), times) in runners.iter().zip(&mut measured) {
                times.extend(run(tasks));
            }
        }
        for (row, times) in rows.iter_mut().zip(&mut measured) {
            row.push(if times.is_empty() { "cannot run".into() } else { format!("{:.2}", median(times) * 1000.0 / tasks as f64) });
        }
    }
    table::print(
        "Microseconds a task: gather of N tasks of one sleep(0), medians",
        &["runner", "N = 1,000", "10,000", "100,000"],
        &rows,
    );
}

fn in_browser(page: &Page<'_>, function: &str, tasks: usize) -> Option<f64> {
    page.script(&format!("return window.bench.{function}({tasks})")).as_f64()
}

fn cpython(tasks: usize) -> Option<f64> {
    let mut python = Command::new("python3").args(["-c", CPYTHON]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    python.stdin.take()?.write_all(programs::gather(tasks).as_bytes()).ok()?;
    String::from_utf8(python.wait_with_output().ok()?.stdout).ok()?.trim().parse().ok()
}
