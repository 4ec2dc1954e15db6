//! What the tests of programs share.

mod conformance;
mod fragments;
pub mod engine;
mod lessons;
pub mod library;
pub mod oracle;
pub mod product;

/// The first lines in which two answers differ, with a few before them: what was expected (-) and what was found (+).
pub fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(e, f)| e == f).count();
    let before = expected[same.saturating_sub(3)..same].iter().map(|line| format!("  {line}\n"));
    let gone = expected[same..].iter().take(3).map(|line| format!("- {line}\n"));
    let come = found[same..].iter().take(3).map(|line| format!("+ {line}\n"));
    before.chain(gone).chain(come).collect()
}
