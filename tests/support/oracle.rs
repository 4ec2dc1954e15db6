//! Asks CPython, under a virtual clock, what programs print and when. Knows nothing of the engine.

use std::io::Write;
use std::process::{Command, Stdio};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/oracle.py");
const GENERATORS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle");

/// Whether there is a CPython of the version that the project follows.
pub fn present() -> bool {
    let version = Command::new("python3").args(["-c", "import sys; print(sys.version_info[:2] == (3, 11))"]).output();
    version.is_ok_and(|output| output.stdout.starts_with(b"True"))
}

/// What CPython says of each of these programs, in one process.
pub fn answers(programs: &[String]) -> Vec<String> {
    let mut python = Command::new("python3");
    let mut child = python
        .args([SCRIPT, "--batch"])
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let text: String = programs.iter().map(|program| format!("{program}\0")).collect();
    // The oracle reads all before it writes anything, so neither side waits for the other.
    child.stdin.as_mut().expect("a pipe to python3").write_all(text.as_bytes()).expect("python3 reads");
    // Closes the pipe, then waits.
    let output = child.wait_with_output().expect("python3 ends");
    let text = String::from_utf8(output.stdout).expect("the oracle writes UTF-8");
    let answers: Vec<String> = text.split_terminator('\0').map(str::to_owned).collect();
    assert_eq!(answers.len(), programs.len(), "the oracle answers for every program");
    answers
}

/// Random programs of a generator: the same ones for the same seeds.
pub fn generated(generator: &str, first: usize, count: usize) -> Vec<String> {
    let script = format!("{GENERATORS}/{generator}");
    let output = Command::new("python3")
        .args([&script, "--batch", &first.to_string(), &count.to_string()])
        .output()
        .expect("python3 starts");
    let text = String::from_utf8(output.stdout).expect("the generator writes UTF-8");
    let programs: Vec<String> = text.split_terminator('\0').map(str::to_owned).collect();
    assert_eq!(programs.len(), count, "the generator writes every program");
    programs
}
