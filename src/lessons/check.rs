//! Holds a lesson: whether its programs print what was recorded, its moments exist, its questions have one right answer each, and
//! its exercises can be solved. Everything that is wrong comes out with its line.

use super::claim::{Claim, Fact, Subject, difference, printed, reported};
use super::markdown::{Block, Fault, Inline, Kind};
use super::moment::{Deed, Moment, times};
use super::parse::{Exercise, Lesson, Phase, Program, Step, Task};
use super::question::{Answer, Asked, How};
use crate::run::{self, Settings};
use crate::trace::{Ending, EventId, EventKind, Replay};
use std::rc::Rc;

/// Everything that is wrong with a lesson, by line. Empty: it holds.
pub fn check(text: &str) -> Vec<Fault> {
    let lesson = match Lesson::read(text) {
        Ok(lesson) => lesson,
        Err(faults) => return sorted(faults),
    };
    let mut checker = Checker { lesson: &lesson, runs: Vec::new(), faults: Vec::new() };
    checker.programs();
    // Of a program that cannot be run nothing more can be said.
    if checker.runs.len() == lesson.programs.len() {
        checker.parts();
    }
    sorted(checker.faults)
}

fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.line);
    faults
}

/// What is still wrong with a learner's program, in words for the learner. Empty: the exercise is solved.
pub fn try_exercise(exercise: &Exercise, source: &str, replay: &Replay) -> Vec<String> {
    let run = Subject { replay, source };
    let expects_error = exercise
        .checks
        .iter()
        .any(|check| matches!(&check.claim, Claim::Happens(Moment { who, deed: Deed::Raises, .. }) if who == "program"));
    let mut faults = Vec::new();
    if let Some(EventKind::ProgramEnded { ending, text }) = replay.trace.events().last().map(|event| event.kind)
        && ending != Ending::Finished
        && !expects_error
    {
        faults.push(format!("expected the program to come to its end, found {}", replay.trace.text_of(text)));
    }
    for check in &exercise.checks {
        if let Some(why) = check.claim.fails(run) {
            let message = check.message.clone().unwrap_or(why);
            // Several claims may stand behind one sentence of the author's.
            if !faults.contains(&message) {
                faults.push(message);
            }
        }
    }
    faults
}

/// Whether the choices of a question and its answer agree with the run that it is about; or what does not.
pub fn holds(asked: &Asked, run: Subject) -> Vec<Fault> {
    let mut faults = Vec::new();
    let first_line = asked.lines.first().copied().unwrap_or(0);
    match (&asked.fact, asked.question.how) {
        (_, How::Order) => order_holds(asked, run, &mut faults),
        (None, _) => {
            for (choice, line) in asked.question.choices.iter().zip(&asked.lines).filter(|(choice, _)| choice.why.is_empty()) {
                let what = super::plain(&choice.text);
                faults.push(Fault::new(
                    *line,
                    format!("expected an explanation below the choice {what:?}: no run says whether it is right"),
                ));
            }
        }
        (Some(fact), _) => match right_choices(fact, asked, run) {
            Err(message) => faults.push(Fault::new(first_line, message)),
            Ok((answer, right)) => match (&right[..], &asked.question.answer) {
                ([one], Answer::One(ticked)) if one == ticked => {}
                ([one], _) => {
                    let line = asked.lines.get(*one).copied().unwrap_or(first_line);
                    faults
                        .push(Fault::new(line, format!("expected the right choice to be ticked, found this one right: {answer}")));
                }
                _ => {
                    let message = format!("expected one choice that says what the run says, {answer}; found {}", right.len());
                    faults.push(Fault::new(first_line, message));
                }
            },
        },
    }
    faults
}

/// The answer in words, and the choices that say so.
fn right_choices(fact: &Fact, asked: &Asked, run: Subject) -> Result<(String, Vec<usize>), String> {
    let choices = &asked.question.choices;
    if let Some(answer) = fact.answer(run)? {
        let fits = |place: &usize| fact.fits(&answer, &super::plain(&choices[*place].text));
        let right = (0..choices.len()).filter(fits).collect();
        return Ok((answer, right));
    }
    let mut events = Vec::new();
    for choice in choices {
        let Some(moment) = &choice.moment else {
            return Err("expected every choice to be a link to its moment, [words](<at: …>), where the first or last is asked for"
                .to_owned());
        };
        events.push(moment.find(run.replay, run.source)?);
    }
    let wanted = if *fact == Fact::First { events.iter().min() } else { events.iter().max() };
    let right: Vec<usize> = (0..events.len()).filter(|place| Some(&events[*place]) == wanted).collect();
    let answer = right.iter().map(|place| super::plain(&choices[*place].text)).collect::<Vec<_>>().join(" and ");
    Ok((answer, right))
}

fn order_holds(asked: &Asked, run: Subject, faults: &mut Vec<Fault>) {
    let Answer::Order(order) = &asked.question.answer else { return };
    let mut last = None;
    for place in order {
        let (choice, line) = (&asked.question.choices[*place], asked.lines[*place]);
        let found = match &choice.moment {
            Some(moment) => moment.find(run.replay, run.source),
            None => printing_of(&super::plain(&choice.text), run.replay),
        };
        match found {
            Err(message) => faults.push(Fault::new(line, message)),
            Ok(event) if last.is_some_and(|last| last >= event) => {
                let message = "expected the list in the order of the run, found that this comes earlier, or at the same moment";
                faults.push(Fault::new(line, message));
            }
            Ok(event) => last = Some(event),
        }
    }
}

/// Where this line is printed, if it is printed once.
fn printing_of(line: &str, replay: &Replay) -> Result<EventId, String> {
    let lines: Vec<EventId> = replay.output.lines().iter().filter(|printed| printed.text == line).map(|line| line.opened).collect();
    match lines[..] {
        [event] => Ok(event),
        _ => Err(format!(
            "expected a link to a moment, or a line that is printed once, found {line:?} printed {}",
            times(lines.len())
        )),
    }
}

struct Checker<'a> {
    lesson: &'a Lesson,
    /// The runs of the programs, in their order.
    runs: Vec<Rc<Replay>>,
    faults: Vec<Fault>,
}

/// Runs a program of a lesson.
fn replay(source: &str, seed: u64) -> Result<Rc<Replay>, run::Diagnostic> {
    let run = run::run(source, &Settings { seed, ..Settings::default() })?;
    Ok(Rc::new(Replay::new(Rc::new(run.trace))))
}

impl Checker<'_> {
    fn fault(&mut self, line: u32, message: impl Into<String>) {
        self.faults.push(Fault::new(line, message));
    }

    fn programs(&mut self) {
        for program in &self.lesson.programs {
            match replay(&program.source, program.seed) {
                Err(problem) => self.fault(program.line + problem.line, problem.to_string()),
                Ok(replay) => {
                    self.output(program, &replay);
                    self.runs.push(replay);
                }
            }
        }
    }

    fn output(&mut self, program: &Program, replay: &Replay) {
        let Some(output) = &program.output else {
            return self.fault(
                program.line,
                "expected what CPython prints below the program, in a block that begins with ```output, found none",
            );
        };
        if let Some((at, message)) = difference(&output.lines, &printed(replay)) {
            self.fault(output.line + at as u32 + 1, message);
        }
        let reports = reported(replay);
        let mut left = reports.iter();
        let Some(errors) = &program.errors else {
            if let Some(line) = left.next() {
                self.fault(
                    program.line,
                    format!("expected nothing on standard error where there is no ```errors block, found {line:?}"),
                );
            }
            return;
        };
        for (number, piece) in (errors.line + 1..).zip(&errors.lines) {
            if !left.any(|line| line.contains(piece.as_str())) {
                self.fault(number, format!("expected a line on standard error with {piece:?}, found none there or further down"));
            }
        }
    }

    fn parts(&mut self) {
        for phase in Phase::ALL {
            if !self.lesson.parts.iter().any(|part| part.phase == phase) {
                self.fault(1, format!("expected a part ## {}, found none", phase.name()));
            }
        }
        let count = |phase, wanted: fn(&Task) -> bool| {
            self.lesson.steps().filter(|(at, step)| *at == phase && step.task.as_ref().is_some_and(wanted)).count()
        };
        let asks = count(Phase::Predict, |task| matches!(task, Task::Question(_)));
        let exercises = count(Phase::Modify, |task| matches!(task, Task::Exercise(_)));
        for (number, phase, what) in [(asks, Phase::Predict, "question"), (exercises, Phase::Modify, "exercise")] {
            if let Some(part) = self.lesson.parts.iter().find(|part| part.phase == phase && number == 0) {
                self.fault(part.line, format!("expected a {what} under ## {}, found none", phase.name()));
            }
        }
        let lesson = self.lesson;
        self.blocks(&lesson.intro);
        lesson.steps().for_each(|(_, step)| self.step(step));
    }

    fn step(&mut self, step: &Step) {
        self.blocks(&step.text);
        self.blocks(&step.after);
        match &step.task {
            Some(Task::Question(asked)) => self.question(asked),
            Some(Task::Exercise(exercise)) => self.exercise(exercise),
            None => {}
        }
    }

    fn question(&mut self, asked: &Asked) {
        for (choice, line) in asked.question.choices.iter().zip(&asked.lines) {
            self.inlines(*line, &choice.why);
        }
        let of_choices =
            asked.question.choices.iter().find_map(|choice| choice.moment.as_ref()).map(|moment| moment.program.as_str());
        let of_fact = asked.fact.as_ref().map(Fact::program).filter(|name| !name.is_empty());
        let line = asked.lines.first().copied().unwrap_or(1);
        if let Some((replay, source)) = self.run_of(line, of_fact.or(of_choices).unwrap_or_default()) {
            self.faults.extend(holds(asked, Subject { replay: &replay, source: &source }));
        }
    }

    fn exercise(&mut self, exercise: &Exercise) {
        exercise.hints.iter().for_each(|hint| self.inlines(exercise.line, hint));
        let first = self.lesson.programs.first();
        let starter = exercise.starter.clone().or(first.map(|program| program.source.clone())).unwrap_or_default();
        let seed = first.map_or(0, |program| program.seed);
        match replay(&exercise.solution, seed) {
            Err(problem) => self.fault(exercise.line + problem.line, problem.to_string()),
            Ok(replay) => {
                for message in try_exercise(exercise, &exercise.solution, &replay) {
                    self.fault(exercise.line, format!("expected the solution to pass, found: {message}"));
                }
            }
        }
        // A starter that cannot be run fails, as it should.
        if replay(&starter, seed).is_ok_and(|replay| try_exercise(exercise, &starter, &replay).is_empty()) {
            self.fault(exercise.line, "expected the starter to fail the check, found that it passes");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                Kind::Heading { text, .. } | Kind::Paragraph(text) => self.inlines(block.line, text),
                Kind::List { items, .. } => {
                    for item in items {
                        self.inlines(item.line, &item.head);
                        self.inlines(item.line, &item.rest);
                    }
                }
                Kind::Quote(inner) => self.blocks(inner),
                Kind::Fence { .. } => {}
            }
        }
    }

    /// Looks for every moment in a text that begins on this line.
    fn inlines(&mut self, line: u32, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => self.inlines(line, inner),
                Inline::Moment { moment, .. } => {
                    if let Some((replay, source)) = self.run_of(line, &moment.program)
                        && let Err(message) = moment.find(&replay, &source)
                    {
                        self.fault(line, message);
                    }
                }
                Inline::Text(_) | Inline::Code(_) => {}
            }
        }
    }

    fn run_of(&mut self, line: u32, name: &str) -> Option<(Rc<Replay>, String)> {
        let place = if name.is_empty() {
            0
        } else {
            self.lesson.programs.iter().position(|program| program.name == name).unwrap_or(usize::MAX)
        };
        let found = self.runs.get(place).map(Rc::clone).zip(self.lesson.programs.get(place).map(|program| program.source.clone()));
        if found.is_none() {
            let names: Vec<&str> = self.lesson.programs.iter().map(|program| program.name.as_str()).collect();
            self.fault(line, format!("expected one of the programs {}, found {name}", names.join(", ")));
        }
        found
    }
}
