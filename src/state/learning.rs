//! Learning: the catalogue, the lesson that is open, and what the learner has done in it. Knows lessons by their addresses, and not
//! how they are fetched.

use super::{Notice, State, reduce};
use crate::lessons::{Answer, Catalogue, Given, How, Inline, Kind, Lesson, Moment, Phase, Step, Task, try_exercise};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The catalogue's address, from the page's own.
pub const CATALOGUE: &str = "lessons/index.md";

/// What concerns lessons.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learning {
    /// The menu is open.
    pub menu: bool,
    pub catalogue: Option<Rc<Catalogue>>,
    /// The address that is to be fetched.
    pub wanted: Option<Rc<str>>,
    pub reading: Option<Rc<Reading>>,
    /// What is wrong with a lesson that was pasted or fetched.
    pub faults: Rc<[String]>,
}

/// The lesson that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub lesson: Rc<Lesson>,
    /// 0 is what the lesson is about; its steps follow.
    pub page: usize,
    /// What was done on which page.
    pub done: BTreeMap<usize, Done>,
    /// Where to go in the run that is awaited.
    heading: Option<Moment>,
}

/// What the learner has done on a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// The choices that were picked, or put in order, one after the other.
    pub picked: Vec<usize>,
    /// So many hints are shown.
    pub hints: usize,
    /// What was still wrong when the exercise was last tried; empty: it was solved.
    pub faults: Option<Vec<String>>,
}

/// What a learner does, and what the page reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Learn {
    Menu(bool),
    /// A lesson of the catalogue by its name, or one of the same site by its address.
    Open(String),
    /// The text behind the address; or why there is none.
    Fetched(Rc<str>, Result<String, String>),
    /// A lesson as text.
    Paste(String),
    Close,
    Page(usize),
    /// Show this program of the lesson.
    Program(usize),
    Go(Moment),
    /// Pick a choice, or put it next in order.
    Pick(usize),
    /// Begin the order anew.
    Clear,
    Hint,
    /// Put the exercise's starter, its solution into the editor.
    Starter,
    Solution,
    /// Check the program in the editor.
    Try,
}

impl Reading {
    fn new(lesson: Lesson) -> Reading {
        Reading { lesson: Rc::new(lesson), page: 0, done: BTreeMap::new(), heading: None }
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.lesson.steps().count() + 1
    }

    /// The step on this page; none on the first.
    pub fn step(&self) -> Option<(Phase, &Step)> {
        self.lesson.steps().nth(self.page.checked_sub(1)?)
    }

    pub fn done(&self) -> Done {
        self.done.get(&self.page).cloned().unwrap_or_default()
    }

    /// Whether the question on this page was answered rightly, if it was answered.
    pub fn is_right(&self) -> Option<bool> {
        let Some(Task::Question(asked)) = &self.step()?.1.task else { return None };
        let picked = self.done().picked;
        match &asked.question.answer {
            Answer::One(_) => picked.last().map(|last| asked.question.is_right(&Given::One(*last))),
            Answer::Order(order) => (picked.len() == order.len()).then(|| asked.question.is_right(&Given::Order(picked))),
        }
    }
}

/// The address of a lesson that is named, or the address itself.
pub fn address_of(lesson: &str) -> String {
    if lesson.ends_with(".md") { lesson.to_owned() } else { format!("lessons/{lesson}.md") }
}

/// What a learner's doing, or a text that has arrived, makes of the state.
pub fn learn(state: &mut State, learn: Learn) {
    match learn {
        Learn::Menu(open) => {
            state.learning.menu = open;
            if open && state.learning.catalogue.is_none() {
                state.learning.wanted = Some(CATALOGUE.into());
            }
        }
        Learn::Open(lesson) => {
            state.learning.faults = Rc::default();
            state.learning.wanted = Some(address_of(&lesson).into());
        }
        Learn::Fetched(address, text) if state.learning.wanted.as_ref() == Some(&address) => fetched(state, &address, text),
        Learn::Fetched(..) => {}
        Learn::Paste(text) => read(state, &text),
        Learn::Close => state.learning.reading = None,
        Learn::Program(place) => show_program(state, place),
        Learn::Go(moment) => go(state, moment),
        other => turn(state, other),
    }
}

fn fetched(state: &mut State, address: &str, text: Result<String, String>) {
    state.learning.wanted = None;
    match text {
        Err(why) => {
            let what = if address == CATALOGUE { "The list of lessons" } else { "The lesson" };
            state.learning.menu = state.learning.menu && address != CATALOGUE;
            state.notice = Some(Notice::problem(&format!("{what} at {address} cannot be loaded: {why}.")));
        }
        Ok(text) if address == CATALOGUE => match Catalogue::read(&text) {
            Ok(catalogue) => state.learning.catalogue = Some(Rc::new(catalogue)),
            Err(_) => state.notice = Some(Notice::problem("The list of lessons is not what it should be: its file was changed.")),
        },
        Ok(text) => {
            read(state, &text);
            if let Some(first) = state.learning.faults.first() {
                let more = state.learning.faults.len() - 1;
                let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
                state.notice = Some(Notice::problem(&format!("What is at {address} is no lesson: {first}{more}.")));
            }
        }
    }
}

fn read(state: &mut State, text: &str) {
    match Lesson::read(text) {
        Ok(lesson) => {
            // Beside a lesson one is to guess what comes.
            (state.show_what_comes, state.learning.menu) = (false, false);
            state.learning.faults = Rc::default();
            state.learning.reading = Some(Rc::new(Reading::new(lesson)));
            show_program(state, 0);
        }
        Err(faults) => state.learning.faults = faults.iter().map(ToString::to_string).collect(),
    }
}

fn show_program(state: &mut State, place: usize) {
    let Some(reading) = state.learning.reading.clone() else { return };
    let Some(program) = reading.lesson.programs.get(place) else { return };
    state.settings.seed = program.seed;
    reduce::open(state, program.source.clone());
}

/// Goes to a moment of the lesson's program; if another one is shown, or this one was changed, it is shown again first.
fn go(state: &mut State, moment: Moment) {
    let Some(reading) = state.learning.reading.clone() else { return };
    let programs = &reading.lesson.programs;
    let place = if moment.program.is_empty() { 0 } else { programs.iter().position(|p| p.name == moment.program).unwrap_or(0) };
    change(state, |reading| reading.heading = Some(moment));
    let shown = state.made.as_ref().is_some_and(|made| programs.get(place).is_some_and(|program| *program.source == *made.source));
    if shown && state.making.is_none() && !state.live.is_on() && state.made.as_ref().is_some_and(|made| made.source == state.source)
    {
        arrived(state);
    } else {
        show_program(state, place);
    }
}

/// Stands where the lesson wanted to go, now that the run is there.
pub fn arrived(state: &mut State) {
    let (Some(reading), Some(made)) = (state.learning.reading.clone(), state.made.clone()) else { return };
    let Some(moment) = &reading.heading else { return };
    if let Ok(event) = moment.find(&made.replay, &made.source) {
        let steps = made.steps(state.grain);
        state.cursor = steps.after(event).max(steps.cursor_of(1));
        (state.playing, state.shown_for, state.announce) = (false, 0.0, true);
    }
    change(state, |reading| reading.heading = None);
}

fn change(state: &mut State, how: impl FnOnce(&mut Reading)) {
    if let Some(reading) = &mut state.learning.reading {
        how(Rc::make_mut(reading));
    }
}

/// What is done inside the lesson that is open.
fn turn(state: &mut State, learn: Learn) {
    let Some(reading) = state.learning.reading.clone() else { return };
    let page = reading.page;
    let note = |state: &mut State, how: &dyn Fn(&mut Done)| change(state, |reading| how(reading.done.entry(page).or_default()));
    let step = reading.step().map(|(_, step)| step);
    match (learn, step.and_then(|step| step.task.as_ref())) {
        (Learn::Page(page), _) if page < reading.pages() => {
            change(state, |reading| reading.page = page);
            enter(state);
        }
        (Learn::Pick(place), Some(Task::Question(asked))) => note(state, &|done| {
            let placed = done.picked.contains(&place);
            done.picked.retain(|picked| *picked != place);
            // What stands in the order already is taken out again.
            if !placed || asked.question.how != How::Order {
                done.picked.push(place);
            }
        }),
        (Learn::Clear, _) => note(state, &|done| done.picked.clear()),
        (Learn::Hint, Some(Task::Exercise(exercise))) => {
            let most = exercise.hints.len();
            note(state, &|done| done.hints = (done.hints + 1).min(most));
        }
        (Learn::Starter, Some(Task::Exercise(exercise))) => {
            let first = reading.lesson.programs.first().map(|program| program.source.clone());
            if let Some(source) = exercise.starter.clone().or(first) {
                reduce::open(state, source);
            }
        }
        (Learn::Solution, Some(Task::Exercise(exercise))) => reduce::open(state, exercise.solution.clone()),
        (Learn::Try, Some(Task::Exercise(exercise))) => {
            let run = state.made.clone().filter(|made| made.source == state.source && state.making.is_none());
            let faults = match (run, &state.diagnostic) {
                (_, Some(problem)) => vec![problem.to_string()],
                (Some(made), None) => try_exercise(exercise, &made.source, &made.replay),
                (None, None) => vec!["The program is still being run. Try again in a moment.".to_owned()],
            };
            note(state, &|done| done.faults = Some(faults.clone()));
        }
        _ => {}
    }
}

/// A step that tells something begins at its first moment; one that asks shows the program that it asks about.
fn enter(state: &mut State) {
    let Some(reading) = state.learning.reading.clone() else { return };
    let Some((_, step)) = reading.step() else { return };
    match &step.task {
        None => {
            let first =
                step.text.iter().find_map(|block| if let Kind::Paragraph(text) = &block.kind { first_moment(text) } else { None });
            if let Some(moment) = first {
                go(state, moment.clone());
            }
        }
        Some(Task::Question(asked)) => {
            let name = asked.fact.as_ref().map_or("", |fact| fact.program());
            let place = reading.lesson.programs.iter().position(|program| !name.is_empty() && program.name == name);
            if let Some(place) = place.filter(|place| *reading.lesson.programs[*place].source != *state.source) {
                show_program(state, place);
            }
        }
        Some(Task::Exercise(_)) => {}
    }
}

fn first_moment(text: &[Inline]) -> Option<&Moment> {
    text.iter().find_map(|inline| match inline {
        Inline::Moment { moment, .. } => Some(moment),
        Inline::Emphasis(inner) | Inline::Strong(inner) => first_moment(inner),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Action, Made, Visit};
    use super::*;
    use crate::run::run;
    use crate::state::Query;

    const LESSON: &str = include_str!("../../static/lessons/gather-and-errors.md");
    const COMPARISON: &str = include_str!("../../static/lessons/sync-and-async.md");

    /// What the page does: makes the run that is wanted.
    fn settle(state: &State) -> State {
        let made = run(&state.source, &state.settings).expect("a lesson's program runs");
        let made = Rc::new(Made::new(Rc::clone(&state.source), made.trace));
        reduce::reduce(state, Action::Made { revision: state.revision, made })
    }

    fn after(state: &State, doings: impl IntoIterator<Item = Learn>) -> State {
        doings.into_iter().fold(state.clone(), |state, doing| reduce::reduce(&state, Action::Learn(doing)))
    }

    fn opened(text: &str) -> State {
        settle(&after(&State::start(&Visit::default()), [Learn::Paste(text.to_owned())]))
    }

    fn reading(state: &State) -> &Reading {
        state.learning.reading.as_ref().expect("a lesson is open")
    }

    fn page_of(state: &State, phase: Phase) -> usize {
        reading(state).lesson.steps().position(|(other, _)| other == phase).expect("a part") + 1
    }

    #[test]
    fn a_lesson_in_the_address_is_fetched_and_opened() {
        let query = Query::parse("?lesson=gather-and-errors");
        let state = State::start(&Visit { query, ..Visit::default() });
        let address: Rc<str> = "lessons/gather-and-errors.md".into();
        assert_eq!(state.learning.wanted, Some(Rc::clone(&address)));
        let state = after(&state, [Learn::Fetched(Rc::clone(&address), Ok(LESSON.to_owned()))]);
        assert_eq!(*state.source, *reading(&state).lesson.programs[0].source);
        assert!(!state.show_what_comes && state.learning.wanted.is_none());
        let late = after(&state, [Learn::Fetched(address, Err("too late".into()))]);
        assert_eq!(late, state);
    }

    #[test]
    fn what_cannot_be_fetched_or_read_is_told() {
        let check = |lesson: &str, text: Result<&str, &str>, expect: &str| {
            let state = after(&State::start(&Visit::default()), [Learn::Open(lesson.to_owned())]);
            let address = state.learning.wanted.clone().expect("something to fetch");
            let text = text.map(str::to_owned).map_err(str::to_owned);
            let state = after(&state, [Learn::Fetched(address, text)]);
            assert_eq!(state.notice.map(|notice| notice.text).unwrap_or_default(), expect);
        };
        check("lock", Err("the server answers 404"), "The lesson at lessons/lock.md cannot be loaded: the server answers 404.");
        let broken =
            "What is at my/own.md is no lesson: line 1: expected the title, as a heading of the first level: # Title (and 1 more).";
        check("my/own.md", Ok("nothing"), broken);
    }

    #[test]
    fn a_step_goes_to_its_first_moment_and_a_changed_program_is_shown_again_first() {
        let state = opened(LESSON);
        let told = after(&state, [Learn::Page(page_of(&state, Phase::Run))]);
        let at = |state: &State| state.made.as_ref().map(|made| made.instant(state.cursor).seconds());
        assert_eq!(at(&told), Some(1.0));
        let changed = settle(&reduce::reduce(&state, Action::Open { source: "print(1)".into() }));
        let asked = after(&changed, [Learn::Page(page_of(&state, Phase::Run))]);
        assert_eq!(asked.source, state.source);
        assert_eq!(at(&settle(&asked)), Some(1.0));
    }

    #[test]
    fn moments_of_the_other_program_show_it() {
        let state = opened(COMPARISON);
        let moment = Moment::parse("Bob prints \"tea for Bob\" in asynchronous").expect("a moment");
        let there = settle(&after(&state, [Learn::Go(moment)]));
        assert_eq!(*there.source, *reading(&there).lesson.programs[1].source);
        assert_eq!(there.made.as_ref().map(|made| made.instant(there.cursor).seconds()), Some(1.0));
    }

    #[test]
    fn answers_are_judged_where_they_are_given() {
        let check = |page: usize, picked: &[usize], expect: Option<bool>| {
            let doings = std::iter::once(Learn::Page(page)).chain(picked.iter().map(|place| Learn::Pick(*place)));
            assert_eq!(reading(&after(&opened(LESSON), doings)).is_right(), expect, "{page} {picked:?}");
        };
        check(1, &[], None);
        check(1, &[1], Some(false));
        check(1, &[1, 0], Some(true));
        let order = opened(include_str!("../../static/lessons/gather-order.md"));
        let Some(Task::Question(asked)) =
            order.learning.reading.as_ref().and_then(|reading| reading.lesson.steps().next()?.1.task.clone())
        else {
            panic!("expected a question first");
        };
        let Answer::Order(right) = &asked.question.answer else { panic!("expected an order") };
        let placed = right.iter().map(|place| Learn::Pick(*place));
        let state = after(&order, std::iter::once(Learn::Page(1)).chain(placed));
        assert_eq!(reading(&state).is_right(), Some(true));
        assert_eq!(reading(&after(&state, [Learn::Pick(right[0])])).is_right(), None, "pressed again, it is taken out");
    }

    #[test]
    fn an_exercise_is_begun_failed_and_solved() {
        let state = opened(LESSON);
        let state = settle(&after(&state, [Learn::Page(page_of(&state, Phase::Modify)), Learn::Starter]));
        let failed = after(&state, [Learn::Try, Learn::Hint, Learn::Hint, Learn::Hint]);
        assert!(reading(&failed).done().faults.is_some_and(|faults| !faults.is_empty()));
        assert_eq!(reading(&failed).done().hints, 2);
        let solved = after(&settle(&after(&failed, [Learn::Solution])), [Learn::Try]);
        assert_eq!(reading(&solved).done().faults, Some(Vec::new()));
    }
}
