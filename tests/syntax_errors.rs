//! What is said of broken programs: tests/syntax_errors.txt holds each with CPython 3.11's last line.

use loopscope::run::{Settings, check};

#[test]
fn broken_programs_are_told_in_cpythons_words() {
    let text = include_str!("syntax_errors.txt");
    let mut wrong = Vec::new();
    let mut source = String::new();
    let mut held = 0;
    for line in text.lines() {
        let Some(expected) = line.strip_prefix("=> ") else {
            source.push_str(line);
            source.push('\n');
            continue;
        };
        // An empty line stands between two programs.
        let program = if held > 0 { source.strip_prefix('\n').unwrap_or(&source) } else { &source };
        let said = match check(program, &Settings::default()) {
            Ok(()) => "fine".to_owned(),
            Err(found) => format!("{}: {}", found.error.unwrap_or("loopscope"), found.message),
        };
        if said != expected {
            wrong.push(format!("{program:?}: expected {expected}, said {said}"));
        }
        held += 1;
        source.clear();
    }
    assert!(wrong.is_empty() && held > 50, "{held} held; wrong:\n{}", wrong.join("\n"));
}
