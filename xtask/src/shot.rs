//! `cargo xtask shot`: pictures of the page as it is now, for people to look at.

use crate::process::{Outcome, cargo, run};
use crate::{chromium, tools};

/// Builds the page quickly, beside and not over `dist`, and takes the pictures.
pub fn shot(paths: &[String]) -> Outcome {
    let dist = crate::process::project().join("target/shots/dist");
    std::fs::create_dir_all(&dist).map_err(|error| format!("expected to make {}: {error}", dist.display()))?;
    let tools = tools::bring()?;
    let chromium = chromium::bring()?;
    run(&mut tools.trunk(&["build", "--dist", &dist.to_string_lossy()]))?;
    let mut shot = cargo(&["run", "--quiet", "--package", "e2e", "--bin", "shot", "--"]);
    shot.args(paths).env("LOOPSCOPE_DIST", &dist);
    run(chromium.on(&mut shot))
}
