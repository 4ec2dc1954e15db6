//! Who can run a program and be timed: this machine natively and in Chromium, CPython, and the browser's bare executor. Knows no
//! tables.

use crate::programs;
use e2e::{Page, Server, Stage, project};
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

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

/// A browser that can be asked to measure.
pub fn stage() -> Stage {
    let server = Server::new(project().join("target/bench"), &ISOLATED);
    server.add_page("bench.html", PAGE);
    Stage::serving(server)
}

/// The page with the measured functions, loaded.
pub fn page(stage: &Stage) -> Page<'_> {
    let page = stage.open("bench.html");
    page.wait_until("the measured functions to be loaded", || page.title() == "ready");
    page
}

/// Milliseconds for a program, natively; none where it does not end well.
pub fn native(program: &str) -> Option<f64> {
    let start = Instant::now();
    let run = programs::run(program).inspect_err(|reason| eprintln!("natively: {reason}")).ok()?;
    let took = start.elapsed();
    drop(run);
    Some(took.as_secs_f64() * 1000.0)
}

/// Milliseconds for a program in Chromium.
pub fn chromium(page: &Page<'_>, program: &str) -> Option<f64> {
    let program = serde_json::to_string(program).ok()?;
    let result =
        page.script(&format!("try {{ return window.bench.traced({program}) }} catch (reason) {{ return String(reason) }}"));
    if let Some(reason) = result.as_str() {
        eprintln!("in Chromium: {reason}");
    }
    result.as_f64()
}

/// Milliseconds for so many bare tasks on the browser's executor.
pub fn bare(page: &Page<'_>, tasks: usize) -> Option<f64> {
    page.script(&format!("return await window.bench.bare({tasks})")).as_f64()
}

/// Milliseconds for a program on CPython; none where there is no python3.
pub fn cpython(program: &str) -> Option<f64> {
    let mut python = Command::new("python3").args(["-c", CPYTHON]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    python.stdin.take()?.write_all(program.as_bytes()).ok()?;
    let said = String::from_utf8(python.wait_with_output().ok()?.stdout).ok()?;
    said.lines().last()?.trim().parse().ok()
}
