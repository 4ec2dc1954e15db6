//! Runs the programs in tests/programs and compares what they print, and when, with what CPython was recorded to print.
//!
//! `cargo xtask record` asks CPython again and writes its answers beside the programs. `tests/programs/todo.txt` names the
//! programs that are known to fail: it may only shrink.

mod support;

use std::collections::BTreeMap;
use support::{difference, engine, library, oracle, product};

/// The variable that makes this test ask CPython and write its answers down, instead of comparing.
const RECORD: &str = "LOOPSCOPE_RECORD";

#[test]
fn programs_are_recorded() {
    if std::env::var_os(RECORD).is_some() {
        return record();
    }
    let programs = library::programs();
    let missing: Vec<&str> =
        programs.iter().filter(|program| program.expected.is_none()).map(|program| program.name.as_str()).collect();
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

/// The variable by which `cargo xtask conformance` asks for more than the tests try.
const CONFORMANCE: &str = "LOOPSCOPE_CONFORMANCE";

/// How the programs of an area did.
#[derive(Default)]
struct Area {
    passed: usize,
    known: usize,
}

#[test]
fn programs_do_what_cpython_does() {
    let known = library::known_to_fail();
    let programs = library::programs();
    let mut areas: BTreeMap<&str, Area> = BTreeMap::new();
    let mut faults: Vec<String> = known
        .iter()
        .filter(|name| programs.iter().all(|program| program.name != **name))
        .map(|name| format!("todo.txt names {name}, which is no program"))
        .collect();
    for program in &programs {
        let area = areas.entry(&program.area).or_default();
        let expected = program.expected.as_deref().unwrap_or_default();
        let found = engine::run(&program.source);
        match (found == expected, known.contains(&program.name)) {
            (true, false) => area.passed += 1,
            (false, true) => area.known += 1,
            (true, true) => faults.push(format!("{} does what CPython does now: take it off todo.txt", program.name)),
            (false, false) => {
                faults.push(format!("{}: CPython (-) and the engine (+) differ\n{}", program.name, difference(expected, &found)))
            }
        }
    }
    println!("{:<24}{:>8}{:>16}", "area", "passed", "known to fail");
    for (name, area) in &areas {
        println!("{name:<24}{:>8}{:>16}", area.passed, area.known);
    }
    assert!(faults.is_empty(), "{} faults\n\n{}", faults.len(), faults.join("\n"));
}

/// One composition in so many is tried, unless `cargo xtask conformance` asks for all: enough to meet every pair of features.
const ONE_IN: usize = 5;

#[test]
fn compositions_do_what_cpython_does() {
    if !oracle::present() {
        println!("not compared: python3 is not CPython 3.11");
        return;
    }
    let one_in = if std::env::var_os(CONFORMANCE).is_some() { 1 } else { ONE_IN };
    let sources: Vec<String> = product::all().iter().step_by(one_in).map(|composition| composition.to_source()).collect();
    let mut faults = Vec::new();
    for (source, expected) in sources.iter().zip(oracle::answers(&sources)) {
        let found = engine::run(source);
        if found != expected {
            faults.push(format!("{}\n{source}", difference(&expected, &found)));
        }
    }
    let first = faults.first().cloned().unwrap_or_default();
    assert!(
        faults.is_empty(),
        "{} of {} compositions differ; the first: CPython (-) and the engine (+)\n{first}",
        faults.len(),
        sources.len()
    );
}
