//! Holds every lesson of the catalogue, against the engine and against CPython; and sees that broken lessons are found out.
//!
//! Beside each lesson in tests/lessons stands what `loopscope check` says of it. `cargo xtask record` writes those down anew, and
//! what CPython prints into the lessons of the catalogue.

use super::library;
use super::{difference, engine, oracle};
use loopscope::composition::presets;
use loopscope::lessons::{
    Answer, Catalogue, Claim, Inline, Lesson, Question, Subject, Task, Topic, check, plain, question_text, questions,
};
use loopscope::run::{Settings, run};
use loopscope::trace::Replay;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The variable that makes this test write down what is found, instead of comparing.
const RECORD: &str = "LOOPSCOPE_RECORD";

const CATALOGUE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/static/lessons");
const BROKEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lessons");

const QUESTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/questions");

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

/// The questions that a program's run gives by itself.
fn asked(source: &str) -> Option<(Rc<Replay>, Vec<Question>)> {
    let run = run(source, &Settings::default()).ok()?;
    let replay = Rc::new(Replay::new(Rc::new(run.trace)));
    let asked = questions(&replay);
    Some((replay, asked))
}

#[test]
fn questions_on_presets_are_recorded() {
    let mut faults = Vec::new();
    for preset in presets() {
        let (_, asked) = asked(&preset.source()).expect("a preset runs");
        let found: String = asked.iter().map(|question| question_text(question) + "\n").collect();
        let path = Path::new(QUESTIONS).join(preset.id).with_extension("out");
        if std::env::var_os(RECORD).is_some() {
            fs::write(&path, &found).expect("the folder can be written to");
        }
        let expected = read(&path);
        if found != expected {
            faults.push(format!("{}\n{}", path.display(), difference(&expected, &found)));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn questions_have_one_right_answer_in_any_run() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for program in library::programs() {
        let Some((replay, asked)) = asked(&program.source) else { continue };
        count += asked.len();
        let wrong = asked.iter().filter_map(|question| Some((question, fault(question, &replay, &program.source)?)));
        faults.extend(wrong.map(|(question, fault)| format!("{}: {fault}\n{}", program.name, question_text(question))));
    }
    assert!(count > 1000, "expected many questions, found {count}");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// What is wrong with a question; its answer is looked up in the run in another way than it was made, where there is one.
fn fault(question: &Question, replay: &Replay, source: &str) -> Option<String> {
    let texts: Vec<String> = question.choices.iter().map(|choice| plain(&choice.text)).collect();
    let mut distinct = texts.clone();
    distinct.sort();
    distinct.dedup();
    if distinct.len() != texts.len() || texts.len() < 2 {
        return Some("expected two choices or more, no two alike".into());
    }
    let claim = |text: &str| match Claim::parse(text).map(|claim| claim.fails(Subject { replay, source })) {
        Ok(fails) => fails,
        Err(message) => Some(message),
    };
    match &question.answer {
        Answer::Order(order) => {
            let mut places = order.clone();
            places.sort();
            if places.iter().enumerate().any(|(at, place)| at != *place) {
                return Some("expected every choice once in the order".into());
            }
            let lines: Vec<&String> = order.iter().map(|place| &texts[*place]).collect();
            lines.windows(2).find_map(|pair| match question.topic {
                Topic::Ends => claim(&format!("{:?} ends before {:?} ends", pair[0], pair[1])),
                _ => {
                    let at = |line: &str| replay.output.lines().iter().position(|printed| printed.text == line);
                    (at(pair[0]) >= at(pair[1])).then(|| "expected the lines in their order".into())
                }
            })
        }
        Answer::One(right) => match (question.topic, question.choices.get(*right)?.at) {
            (_, None) => None,
            (Topic::Total, Some(at)) => claim(&format!("program ends at {}", at.seconds())),
            (_, Some(at)) => {
                let Inline::Code(name) = question.prompt.iter().find(|inline| matches!(inline, Inline::Code(_)))? else {
                    return None;
                };
                claim(&format!("{name:?} ends at {}", at.seconds()))
            }
        },
    }
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
