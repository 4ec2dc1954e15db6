//! Predicting: questions on the run that is there, asked before it is shown, and what came of the answers. Knows the questions, and not
//! how they are made or shown.

use super::{Action, Learn, Made, Notice, State};
use crate::lessons::{Answer, Choice, Given, How, Question, Topic, plain, questions, seconds};
use crate::time::Instant;
use crate::timeline::Guess;
use crate::trace::{EventKind, Grain};
use std::rc::Rc;

/// What concerns predicting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Predicting {
    /// The run that is awaited is to be asked about.
    pub wanted: bool,
    /// Every program that is opened is asked about.
    pub always: bool,
    /// So many rounds were begun: tells one from the next.
    pub begun: u32,
    pub round: Option<Rc<Round>>,
}

/// The questions on one run, and the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub questions: Rc<[Question]>,
    /// One for each question that was asked so far; none where it was skipped. Once there is one for all, the run is shown.
    pub answers: Vec<Option<Given>>,
    /// The answer to the present question, as far as it is made.
    pub draft: Option<Given>,
    /// The axis on which instants are marked.
    pub axis: Axis,
}

/// An axis of time that does not give away how long the run is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub until: Instant,
    /// From one mark to the next.
    pub step: f64,
}

/// What somebody does who predicts.
#[derive(Clone, Debug, PartialEq)]
pub enum Predict {
    Begin,
    Pick(usize),
    /// Move what stands at this place of the order up by one, or down.
    Move {
        place: usize,
        up: bool,
    },
    Mark(Instant),
    /// The draft is the answer.
    Answer,
    Skip,
    SkipAll,
    /// Go to where the run shows the answer to this question.
    Show(usize),
    Close,
}

/// What came of the predictions on a run, for whoever keeps marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// Tells one round from the next.
    pub round: u32,
    /// For each question what it was about, and whether it was answered rightly; none where it was skipped.
    pub answers: Vec<(Topic, Option<bool>)>,
}

impl Predicted {
    pub fn right(&self) -> usize {
        self.answers.iter().filter(|(_, right)| *right == Some(true)).count()
    }

    pub fn answered(&self) -> usize {
        self.answers.iter().filter(|(_, right)| right.is_some()).count()
    }
}

/// Topics in the order in which they are asked: what an earlier question tells answers no later one.
const ORDER: [Topic; 11] = [
    Topic::Lesson,
    Topic::Outputs,
    Topic::Ends,
    Topic::End,
    Topic::Total,
    Topic::Starts,
    Topic::Returns,
    Topic::Forgotten,
    Topic::Blocks,
    Topic::Fate,
    Topic::Next,
];

impl Predicting {
    /// The round whose questions are being asked: what comes stays hidden.
    pub fn asking(&self) -> Option<&Rc<Round>> {
        self.round.as_ref().filter(|round| round.question().is_some())
    }

    /// How long the timeline looks: as long as before the run was shown also when it is, so that what was marked stays in sight.
    pub fn until(&self) -> Option<Instant> {
        self.round.as_ref().map(|round| round.axis.until)
    }
}

impl Round {
    fn new(made: &Made) -> Option<Round> {
        let mut asked = questions(&made.replay);
        asked.sort_by_key(|question| ORDER.iter().position(|topic| *topic == question.topic));
        asked.dedup_by_key(|question| question.topic);
        let axis = Axis::of(made.trace().end(), &asked);
        let mut round = Round { questions: asked.into(), answers: Vec::new(), draft: None, axis };
        round.draft = round.fresh();
        round.question().is_some().then_some(round)
    }

    /// The question that is asked now.
    pub fn question(&self) -> Option<&Question> {
        self.questions.get(self.answers.len())
    }

    /// What a question begins with: an order is there from the start.
    fn fresh(&self) -> Option<Given> {
        let question = self.question().filter(|question| question.how == How::Order)?;
        Some(Given::Order((0..question.choices.len()).collect()))
    }

    /// Whether a question was answered rightly; none where it was skipped or is not yet answered.
    pub fn is_right(&self, place: usize) -> Option<bool> {
        let (question, given) = (self.questions.get(place)?, self.answers.get(place)?.as_ref()?);
        Some(match (given, &question.answer) {
            (Given::At(at), Answer::One(right)) => {
                let right = question.choices.get(*right).and_then(|choice| choice.at);
                right.is_some_and(|right| (right.seconds() - at.seconds()).abs() <= self.axis.step / 2.0)
            }
            // What reads the same may change places.
            (Given::Order(places), Answer::Order(right)) => texts(question, places) == texts(question, right),
            _ => question.is_right(given),
        })
    }

    /// The choice that an answer comes down to: the one that was picked, or whose instant was marked.
    pub fn choice(&self, place: usize) -> Option<&Choice> {
        let (question, given) = (self.questions.get(place)?, self.answers.get(place)?.as_ref()?);
        match given {
            Given::One(picked) => question.choices.get(*picked),
            Given::At(at) => {
                let near =
                    |choice: &&Choice| choice.at.is_some_and(|own| own.nanos().abs_diff(at.nanos()) as f64 <= self.axis.step * 5e8);
                question.choices.iter().find(near)
            }
            Given::Order(_) => None,
        }
    }

    /// What was answered, in words: one for each thing in an order.
    pub fn said(&self, place: usize) -> Vec<String> {
        let given = self.answers.get(place).and_then(Option::as_ref);
        let (Some(question), Some(given)) = (self.questions.get(place), given) else { return Vec::new() };
        match given {
            Given::One(picked) => texts(question, &[*picked]),
            Given::Order(places) => texts(question, places),
            Given::At(at) => vec![format!("at {}", seconds(*at))],
        }
    }

    /// What is right, in the same form.
    pub fn truth(&self, place: usize) -> Vec<String> {
        let Some(question) = self.questions.get(place) else { return Vec::new() };
        match &question.answer {
            Answer::One(right) => texts(question, &[*right]),
            Answer::Order(right) => texts(question, right),
        }
    }

    fn answer(&mut self, given: Option<Given>) {
        self.answers.push(given);
        self.draft = self.fresh();
    }
}

fn texts(question: &Question, places: &[usize]) -> Vec<String> {
    places.iter().filter_map(|place| question.choices.get(*place)).map(|choice| plain(&choice.text)).collect()
}

impl Axis {
    /// As long as what anybody might believe, and a quarter more, up to a round number.
    fn of(end: Instant, questions: &[Question]) -> Axis {
        let instants = || questions.iter().flat_map(|question| &question.choices).filter_map(|choice| choice.at);
        let longest = instants().max().unwrap_or(end).max(end).seconds();
        let until = rounded_up(longest * 1.25, &[1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0]);
        // As coarse as can be with a mark at every instant that is asked about.
        let fits = |step: f64| instants().all(|at| near_multiple(at.seconds(), step));
        let steps = (0..4).flat_map(|finer| [0.05, 0.02, 0.01].map(|share| until * share / 10f64.powi(finer)));
        let step = steps.map(|step| rounded_up(step, &[1.0, 2.0, 5.0])).find(|step| fits(*step)).unwrap_or(until / 1000.0);
        Axis { until: Instant::from_seconds(until), step }
    }

    /// The mark that is nearest to an instant.
    pub fn snap(&self, at: Instant) -> Instant {
        Instant::from_seconds((at.min(self.until).seconds() / self.step).round() * self.step)
    }
}

fn near_multiple(seconds: f64, step: f64) -> bool {
    let steps = seconds / step;
    (steps - steps.round()).abs() < 1e-6
}

/// The next of these numbers and their tenfolds and tenths; one for nothing at all.
fn rounded_up(seconds: f64, factors: &[f64]) -> f64 {
    if seconds <= 0.0 {
        return 1.0;
    }
    let power = 10f64.powf(seconds.log10().floor());
    let factor = factors.iter().copied().find(|factor| factor * power >= seconds * (1.0 - 1e-9)).unwrap_or(10.0);
    // Tenths and hundredths are written as such again: powers of ten below one are not exact.
    if power < 1.0 { factor / (1.0 / power).round() } else { factor * power }
}

impl State {
    /// What came of the predictions, once all questions are answered or skipped: what a host is told. It stays as long as it is shown.
    pub fn predicted(&self) -> Option<Predicted> {
        let round = self.predicting.round.as_ref().filter(|round| round.question().is_none())?;
        let answers = round.questions.iter().enumerate().map(|(place, question)| (question.topic, round.is_right(place)));
        Some(Predicted { round: self.predicting.begun, answers: answers.collect() })
    }
}

/// What an action means while questions are asked: what would show the run is held, and to go to an instant is to mark it.
pub fn while_asking(state: &State, action: Action) -> Action {
    let Some(round) = state.predicting.asking() else { return action };
    let marks = round.question().is_some_and(|question| question.how == How::When);
    match action {
        Action::SeekInstant(at) if marks => Action::Predict(Predict::Mark(at)),
        Action::SeekEvent(event) if marks => {
            let at = state.made.as_ref().map_or(Instant::START, |made| made.trace().event(event).at);
            Action::Predict(Predict::Mark(at))
        }
        Action::First | Action::StepBack | Action::StepForward | Action::Last | Action::PlayPause => held(),
        Action::SeekStep(_) | Action::SeekInstant(_) | Action::SeekEvent(_) | Action::GoToMark(_) | Action::ToLine(_) => held(),
        Action::ToCause | Action::ToEffect | Action::Walk(_) | Action::ShowWhatComes(_) | Action::SetLive(_) => held(),
        Action::Learn(Learn::Go(_)) => held(),
        action => action,
    }
}

fn held() -> Action {
    Action::Say(Notice::done("The run is hidden while you predict: answer or skip the questions, and it is shown."))
}

/// What somebody who predicts makes of the state.
pub fn predict(state: &mut State, doing: Predict) {
    match doing {
        Predict::Begin => {
            state.predicting.wanted = true;
            arrived(state);
            if state.predicting.wanted && state.diagnostic.is_some() {
                state.predicting.wanted = false;
                state.notice = Some(Notice::problem("There is nothing to predict yet: the program cannot be run as it stands."));
            }
        }
        Predict::Close => {
            state.predicting.round = None;
        }
        Predict::Show(place) => show(state, place),
        doing => {
            let Some(round) = state.predicting.asking().cloned() else { return };
            let mut round = (*round).clone();
            answer(&mut round, doing);
            state.predicting.round = Some(Rc::new(round));
            stand(state);
        }
    }
}

fn answer(round: &mut Round, doing: Predict) {
    let Some((how, choices)) = round.question().map(|question| (question.how, question.choices.len())) else { return };
    match (doing, how, &mut round.draft) {
        (Predict::Pick(place), How::Choose, _) if place < choices => round.draft = Some(Given::One(place)),
        (Predict::Move { place, up }, How::Order, Some(Given::Order(order))) => {
            let other = if up { place.checked_sub(1) } else { Some(place + 1) };
            if let Some(other) = other.filter(|other| *other < order.len() && place < order.len()) {
                order.swap(place, other);
            }
        }
        (Predict::Mark(at), How::When, _) => round.draft = Some(Given::At(round.axis.snap(at))),
        (Predict::Answer, _, Some(draft)) => {
            let given = draft.clone();
            round.answer(Some(given));
        }
        (Predict::Skip, ..) => round.answer(None),
        (Predict::SkipAll, ..) => {
            while round.question().is_some() {
                round.answer(None);
            }
        }
        _ => {}
    }
}

/// Asks about the run that has arrived, if that is wanted.
pub fn arrived(state: &mut State) {
    let made = state.made.clone().filter(|made| state.making.is_none() && !state.live.is_on() && made.source == state.source);
    let Some(made) = made.filter(|_| state.predicting.wanted) else { return };
    state.predicting.wanted = false;
    let Some(round) = Round::new(&made) else {
        state.notice = Some(Notice::done("This run is too plain to be wondered at: there are no questions on it."));
        return;
    };
    state.predicting.begun += 1;
    state.predicting.round = Some(Rc::new(round));
    (state.looking.clock, state.looking.scroll, state.looking.selected) = (None, 0.0, None);
    stand(state);
}

/// Stands where the present question is asked: at the first step, or just before what it asks for; at the end, once all are answered.
fn stand(state: &mut State) {
    let (Some(made), Some(round)) = (state.made.clone(), state.predicting.round.clone()) else { return };
    let steps = made.steps(state.grain);
    state.cursor = match round.question() {
        None => steps.last(),
        Some(Question { topic: Topic::Next, moment: Some(moment), .. }) => {
            let fine = made.steps(Grain::Step);
            fine.previous(fine.after(*moment)).unwrap_or(steps.cursor_of(1))
        }
        Some(_) => steps.cursor_of(1),
    };
    (state.playing, state.shown_for) = (false, 0.0);
}

fn show(state: &mut State, place: usize) {
    let (Some(made), Some(round)) = (state.made.clone(), state.predicting.round.clone()) else { return };
    let moment = round.questions.get(place).and_then(|question| question.moment);
    if let Some(moment) = moment.filter(|_| round.question().is_none()) {
        let steps = made.steps(state.grain);
        state.cursor = steps.after(moment).max(steps.cursor_of(1));
        (state.playing, state.shown_for, state.announce) = (false, 0.0, true);
    }
}

/// The instants that were marked, for the timeline: the one being marked, and once the run is shown all, beside what happened.
pub fn guesses(state: &State) -> Vec<Guess> {
    let (Some(made), Some(round)) = (&state.made, &state.predicting.round) else { return Vec::new() };
    if let Some(Given::At(at)) = round.draft {
        return vec![Guess { row: None, at, came: None }];
    }
    if round.question().is_some() {
        return Vec::new();
    }
    let marked = round.questions.iter().zip(&round.answers).filter_map(|(question, given)| match given {
        Some(Given::At(at)) => Some((question, *at)),
        _ => None,
    });
    let guess = |(question, at): (&Question, Instant)| {
        let row = question.moment.and_then(|moment| match made.trace().event(moment).kind {
            EventKind::TaskEnded { task, .. } => made.timeline.tracks.task(task),
            _ => None,
        });
        Guess { row, at, came: question.moment }
    };
    marked.map(guess).collect()
}

#[cfg(test)]
#[path = "predicting_tests.rs"]
mod tests;
