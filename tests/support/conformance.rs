//! Random programs on CPython and on the engine: the same lines, at the same instants, with the same end.
//!
//! `cargo xtask conformance N` tries N of each kind; the tests try some, where python3 is CPython 3.11. What differs is cut down,
//! line by line, to a small program that still differs.

use super::{difference, engine, oracle};

/// How many programs of each kind are tried.
const COUNT: &str = "LOOPSCOPE_CONFORMANCE";
/// The seed of the first one.
const FIRST: &str = "LOOPSCOPE_CONFORMANCE_FROM";
/// So many go through CPython at a time.
const BATCH: usize = 100;

#[test]
fn random_asyncio_programs_do_what_cpython_does() {
    compare("generate.py", 200);
}

#[test]
fn random_control_flow_does_what_cpython_does() {
    compare("generate_flow.py", 200);
}

#[test]
fn random_expressions_do_what_cpython_does() {
    compare("generate_expressions.py", 50);
}

/// Compares as many programs of a generator as the environment asks for, `count` if it asks for none.
fn compare(generator: &str, count: usize) {
    if !oracle::present() {
        println!("not compared: python3 is not CPython 3.11");
        return;
    }
    let (count, first) = (setting(COUNT).unwrap_or(count), setting(FIRST).unwrap_or(1));
    for seed in (first..first + count).step_by(BATCH) {
        let programs = oracle::generated(generator, seed, BATCH.min(first + count - seed));
        for (number, (program, expected)) in programs.iter().zip(oracle::answers(&programs)).enumerate() {
            if engine::run(program) != expected {
                let small = minimised(program);
                let difference = difference(&oracle::answers(std::slice::from_ref(&small))[0], &engine::run(&small));
                panic!("{generator}, seed {}: CPython (-) and the engine (+) differ\n{difference}\nof\n{small}", seed + number);
            }
        }
    }
    println!("{generator}: {count} programs from seed {first} on, no difference");
}

fn setting(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// A smaller program on which the two still differ: lines are left out, many at first, then fewer, as long as that can be done.
fn minimised(program: &str) -> String {
    let mut lines: Vec<&str> = program.lines().collect();
    let mut size = lines.len() / 2;
    while size > 0 {
        let without = |at: usize| {
            lines[..at].iter().chain(&lines[(at + size).min(lines.len())..]).map(|line| format!("{line}\n")).collect::<String>()
        };
        let candidates: Vec<String> = (0..lines.len()).step_by(size.div_ceil(2)).map(without).collect();
        let answers = oracle::answers(&candidates);
        let differs =
            candidates.iter().zip(answers).position(|(candidate, expected)| runs(&expected) && engine::run(candidate) != expected);
        match differs {
            Some(which) => {
                let at = which * size.div_ceil(2);
                lines.drain(at..(at + size).min(lines.len()));
                size = size.min(lines.len() / 2).max(1);
            }
            None => size /= 2,
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Whether the program was one at all: leaving lines out makes many that are none.
fn runs(answer: &str) -> bool {
    let ending = answer.lines().last().unwrap_or_default();
    !["SyntaxError", "IndentationError", "the oracle gave up"].iter().any(|error| ending.contains(error))
}
