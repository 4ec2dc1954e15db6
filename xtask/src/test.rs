//! `cargo xtask test`: every test there is, in an order in which the quick ones come first. Fails when one part fails, and says
//! which in its last line.

use crate::axe;
use crate::chromium::{self, Chromium};
use crate::process::{Outcome, cargo, find, output, run};
use crate::tools::{self, TARGET, Tools};
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs all parts, also those behind one that fails, and sums up.
pub fn test() -> Outcome {
    let start = Instant::now();
    let tools = tools::bring()?;
    let chromium = chromium::bring()?;
    let mut report = Report::default();

    if has("fmt") {
        report.part("formatting", || run(&mut cargo(&["fmt", "--all", "--check"])));
    }
    if has("clippy") {
        report.part("clippy", || run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])));
        report.part("clippy, wasm", || run(&mut cargo(&["clippy", "--target", TARGET, "--all-targets", "--", "-D", "warnings"])));
    }
    report.part("native tests", || run(&mut cargo(&["test", "--workspace", "--exclude", "e2e"])));
    report.part("a minute of odd programs", || run(&mut odd_programs()));
    report.part("tests in the browser", || run(&mut in_browser(&tools, &chromium)));
    let built = report.part("build of the page", || run(&mut tools.trunk(&["build", "--release"])));
    if built {
        report.part("end-to-end tests", || run(chromium.on(&mut end_to_end())));
    }
    report.sum_up(start.elapsed())
}

/// Programs changed at random. They begin at the same seed each time, because no test may fail by bad luck; whoever looks for more
/// gives another one.
fn odd_programs() -> Command {
    let mut tests = cargo(&["test", "--test", "fuzz", "--", "--nocapture"]);
    tests.env("LOOPSCOPE_FUZZ_SECONDS", "60");
    tests
}

/// The tests that wasm-bindgen's runner takes into a headless browser.
fn in_browser(tools: &Tools, chromium: &Chromium) -> Command {
    let mut tests = cargo(&["test", "--target", TARGET, "--test", "browser"]);
    // Seconds for all tests of a file together; live mode waits for real timers.
    tests.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    chromium.on(tools.on(&mut tests));
    tests
}

/// The tests that open the built page. Those that need axe-core are left out, in so many words, where it cannot be had.
fn end_to_end() -> Command {
    let mut tests = cargo(&["test", "--package", "e2e"]);
    match axe::bring() {
        Some(script) => tests.args(["--features", "axe"]).env("AXE", script),
        None => {
            println!("left out: tests/e2e/tests/accessibility.rs, which needs npm to bring axe-core");
            &mut tests
        }
    };
    tests
}

/// Whether the toolchain has this component: a minimal one has neither clippy nor rustfmt.
fn has(component: &str) -> bool {
    find(&[&format!("cargo-{component}")]).is_some() && output(&mut cargo(&[component, "--version"])).is_some()
}

#[derive(Default)]
struct Report {
    passed: usize,
    failed: Vec<&'static str>,
}

impl Report {
    /// Announces a part, runs it, and remembers how it went.
    fn part(&mut self, name: &'static str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work();
        match &outcome {
            Ok(()) => {
                println!("== {name}: passed in {}", seconds(start.elapsed()));
                self.passed += 1;
            }
            Err(message) => {
                println!("== {name}: FAILED, {message}");
                self.failed.push(name);
            }
        }
        outcome.is_ok()
    }

    fn sum_up(self, took: Duration) -> Outcome {
        println!();
        if self.failed.is_empty() {
            println!("all {} parts passed in {}", self.passed, seconds(took));
            return Ok(());
        }
        Err(format!("{} parts passed, {} failed: {}", self.passed, self.failed.len(), self.failed.join(", ")))
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.0} s", took.as_secs_f64())
}
