//! Holds every lesson of the catalogue, against the engine and against CPython; and sees that broken lessons are found out.
//!
//! Beside each lesson in tests/lessons stands what `loopscope check` says of it. `cargo xtask record` writes those down anew, and
//! what CPython prints into the lessons of the catalogue.

use super::{difference, engine, oracle};
use loopscope::lessons::{Catalogue, Lesson, Task, check};
use std::fs;
use std::path::{Path, PathBuf};

/// The variable that makes this test write down what is found, instead of comparing.
const RECORD: &str = "LOOPSCOPE_RECORD";

const CATALOGUE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/lessons");
const BROKEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lessons");

fn lessons_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the project").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    paths.retain(|path| path.file_stem().is_some_and(|stem| stem != "index"));
    paths.sort();
    assert!(!paths.is_empty(), "no lessons in {folder}");
    paths
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn findings(text: &str) -> String {
    check(text).iter().map(|fault| format!("{}: {}\n", fault.line, fault.message)).collect()
}

/// The lines on standard output of what the oracle or the engine answers.
fn printed(answer: &str) -> Vec<String> {
    let lines = answer.lines().filter(|line| !line.starts_with("= "));
    lines.map(|line| line.split_once('\t').map_or(line, |(_, line)| line).to_owned()).collect()
}

#[test]
fn lessons_are_recorded() {
    if std::env::var_os(RECORD).is_none() {
        return;
    }
    assert!(oracle::present(), "recording needs CPython 3.11 as python3");
    for path in lessons_in(CATALOGUE) {
        let text = read(&path);
        let lesson = Lesson::read(&text).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display()));
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        // From the last to the first, so that the lines above stay where they are.
        for program in lesson.programs.iter().rev() {
            let Some(output) = &program.output else { continue };
            let answers = if output.simulated {
                vec![engine::run(&program.source)]
            } else {
                oracle::answers(std::slice::from_ref(&program.source))
            };
            let first = output.line as usize;
            lines.splice(first..first + output.lines.len(), printed(&answers[0]));
        }
        fs::write(&path, lines.join("\n") + "\n").expect("the folder can be written to");
    }
}

#[test]
fn faults_of_broken_lessons_are_recorded() {
    let mut faults = Vec::new();
    for path in lessons_in(BROKEN) {
        let (found, expected) = (findings(&read(&path)), path.with_extension("out"));
        if std::env::var_os(RECORD).is_some() {
            fs::write(&expected, &found).expect("the folder can be written to");
        }
        let expected = read(&expected);
        if found != expected {
            faults.push(format!("{}\n{}", path.display(), difference(&expected, &found)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn lessons_hold() {
    let faults: Vec<String> = lessons_in(CATALOGUE)
        .iter()
        .map(|path| (path, findings(&read(path))))
        .filter(|(_, found)| !found.is_empty())
        .map(|(path, found)| format!("{}\n{found}", path.display()))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_catalogue_names_every_lesson_by_its_title() {
    let catalogue = Catalogue::read(&read(&Path::new(CATALOGUE).join("index.md"))).expect("a catalogue");
    let mut listed: Vec<(String, String)> = catalogue.entries().map(|entry| (entry.name.clone(), entry.title.clone())).collect();
    listed.sort();
    let kept: Vec<(String, String)> = lessons_in(CATALOGUE)
        .iter()
        .map(|path| {
            let lesson = Lesson::read(&read(path)).expect("a lesson");
            (path.file_stem().expect("a name").to_string_lossy().into_owned(), lesson.title)
        })
        .collect();
    assert_eq!(listed, kept);
}

#[test]
fn lessons_say_what_cpython_does() {
    if !oracle::present() {
        println!("not compared: python3 is not CPython 3.11");
        return;
    }
    let mut sources = Vec::new();
    for path in lessons_in(CATALOGUE) {
        let Ok(lesson) = Lesson::read(&read(&path)) else { continue };
        // What CPython here has no package for, no CPython can be asked.
        let real = lesson.programs.iter().all(|program| program.output.as_ref().is_some_and(|output| !output.simulated));
        if real {
            let exercises = lesson.steps().filter_map(|(_, step)| match &step.task {
                Some(Task::Exercise(exercise)) => Some(exercise),
                _ => None,
            });
            let programs = lesson.programs.iter().map(|program| program.source.clone());
            let texts = programs
                .chain(exercises.flat_map(|exercise| exercise.starter.clone().into_iter().chain([exercise.solution.clone()])));
            sources.extend(texts.map(|source| (path.clone(), source)));
        }
    }
    let programs: Vec<String> = sources.iter().map(|(_, source)| source.clone()).collect();
    let mut faults = Vec::new();
    for ((path, source), expected) in sources.iter().zip(oracle::answers(&programs)) {
        let found = engine::run(source);
        if found != expected {
            faults.push(format!(
                "{}: CPython (-) and the engine (+) differ\n{}\n{source}",
                path.display(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
