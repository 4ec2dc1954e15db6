//! Programs with processes, named workers and tracebacks of the library: what they print. CPython was asked for it as it is, without
//! the virtual clock, under which processes do not run.

#[path = "support/engine.rs"]
mod engine;

fn check(source: &str, expected: &str) {
    let ran = engine::run(source);
    let mut lines: Vec<&str> = ran.lines().map(|line| line.split_once('\t').map_or(line, |(_, text)| text)).collect();
    assert!(lines.pop().is_some_and(|end| end.ends_with(" none")), "{ran}");
    assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "\n{source}");
}

#[test]
fn a_process_pool_has_variables_of_its_own_and_refuses_what_cannot_be_pickled() {
    check(include_str!("beside_cpython/pool.py"), include_str!("beside_cpython/pool.txt"));
}

#[test]
fn processes_share_what_is_made_to_be_shared_and_nothing_else() {
    check(include_str!("beside_cpython/processes.py"), include_str!("beside_cpython/processes.txt"));
}

#[test]
fn workers_go_by_their_pool_and_number() {
    check(include_str!("beside_cpython/worker_names.py"), include_str!("beside_cpython/worker_names.txt"));
}

#[test]
fn tracebacks_show_the_lines_of_the_library_that_cpython_shows() {
    check(include_str!("beside_cpython/tracebacks.py"), include_str!("beside_cpython/tracebacks.txt"));
}
