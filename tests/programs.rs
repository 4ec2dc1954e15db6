//! Runs the programs in tests/programs and compares what they print, and when, with what CPython was recorded to print.
//!
//! `cargo xtask record` asks CPython again and writes its answers beside the programs.

mod support;

use support::{library, oracle};

/// The variable that makes this test ask CPython and write its answers down, instead of comparing.
const RECORD: &str = "LOOPSCOPE_RECORD";

#[test]
fn programs_are_recorded() {
    if std::env::var_os(RECORD).is_some() {
        return record();
    }
    let programs = library::programs();
    let missing: Vec<&str> = programs.iter().filter(|program| program.expected.is_none()).map(|program| program.name.as_str()).collect();
    assert!(missing.is_empty(), "not recorded yet (cargo xtask record): {missing:?}");
    for (name, source) in library::generated() {
        let kept = programs.iter().find(|program| program.name == name);
        assert_eq!(kept.map(|program| &program.source), Some(&source), "{name} has changed (cargo xtask record)");
    }
}

fn record() {
    assert!(oracle::present(), "recording needs CPython 3.11 as python3");
    library::write_generated();
    let programs = library::programs();
    let sources: Vec<String> = programs.iter().map(|program| program.source.clone()).collect();
    for (program, answer) in programs.iter().zip(oracle::answers(&sources)) {
        assert!(!answer.ends_with("the oracle gave up\n"), "{} cannot be recorded", program.name);
        library::record(&program.name, &answer);
    }
}
