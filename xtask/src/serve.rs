//! `cargo xtask serve`: the tools, then `trunk serve`.

use crate::process::{Outcome, run};
use crate::tools;

/// Serves the page until it is interrupted. The arguments are Trunk's own.
pub fn serve(arguments: &[String]) -> Outcome {
    let tools = tools::bring()?;
    let mut words = vec!["serve"];
    words.extend(arguments.iter().map(String::as_str));
    run(&mut tools.trunk(&words))
}
