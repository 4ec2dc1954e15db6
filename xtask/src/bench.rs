//! `cargo xtask bench`: builds the page as it is published, and what is measured beside it, and measures.

use crate::chromium;
use crate::npm;
use crate::process::{self, Outcome, cargo, run};
use crate::tools::{self, TARGET, Tools};

/// Builds everything, then hands over to the benchmark itself, whose dependencies the other commands shall not have to build.
pub fn bench(parts: &[String]) -> Outcome {
    let tools = tools::bring()?;
    let chromium = chromium::bring()?;
    run(&mut tools.trunk(&["build", "--release"]))?;
    build_in_browser(&tools)?;
    let mut bench = cargo(&["run", "--release", "--package", "bench", "--"]);
    if wants_speedscope(parts)
        && let Some(folder) = npm::bring("speedscope", SPEEDSCOPE, "dist/release")
    {
        bench.env("SPEEDSCOPE", folder);
    }
    run(chromium.on(bench.args(parts)))
}

/// The version that the timeline is measured beside.
const SPEEDSCOPE: &str = "1.25.0";

fn wants_speedscope(parts: &[String]) -> bool {
    parts.is_empty() || parts.iter().any(|part| part == "timeline")
}

/// The program that is measured inside Chromium, in target/bench.
fn build_in_browser(tools: &Tools) -> Outcome {
    run(&mut cargo(&["build", "--release", "--target", TARGET, "--package", "bench", "--bin", "in_browser"]))?;
    let module = process::target().join(TARGET).join("release/in_browser.wasm");
    let folder = process::project().join("target/bench");
    let mut bindgen = process::command("wasm-bindgen", &["--target", "web", "--no-typescript", "--out-dir"]);
    run(tools.on(bindgen.arg(folder).arg(module)))
}
