//! Predictions from the first question to the result, on runs as the page makes them.

use super::super::{Query, Visit, reduce};
use super::*;
use crate::run::run;

const PROGRAM: &str = "import asyncio\n\nasync def work(name, delay):\n    await asyncio.sleep(delay)\n    print(name, 'is done')\n    return name\n\nasync def main():\n    print(await asyncio.gather(work('slow', 2), work('quick', 1)))\n\nasyncio.run(main())\n";

fn settle(state: &State) -> State {
    let made = run(&state.source, &state.settings).expect("the program runs");
    let made = Rc::new(Made::new(Rc::clone(&state.source), made.trace));
    reduce(state, Action::Made { revision: state.revision, made })
}

fn opened(query: &str) -> State {
    let state = State::start(&Visit { query: Query::parse(query), ..Visit::default() });
    settle(&reduce(&state, Action::Open { source: PROGRAM.into() }))
}

fn after(state: &State, doings: impl IntoIterator<Item = Predict>) -> State {
    doings.into_iter().fold(state.clone(), |state, doing| reduce(&state, Action::Predict(doing)))
}

fn round(state: &State) -> &Round {
    state.predicting.round.as_ref().expect("a round")
}

/// Answers the present question, rightly or not.
fn give(state: &State, right: bool) -> State {
    let question = round(state).question().expect("a question").clone();
    let answered = match &question.answer {
        Answer::Order(order) => {
            // Sorts by neighbours, as a person does with the buttons.
            let mut state = state.clone();
            for (goal, wanted) in order.iter().enumerate().filter(|_| right) {
                while let Some(Given::Order(now)) = &round(&state).draft
                    && let Some(place) = now.iter().position(|thing| thing == wanted).filter(|place| *place > goal)
                {
                    state = after(&state, [Predict::Move { place, up: true }]);
                }
            }
            state
        }
        Answer::One(place) => {
            let place = if right { *place } else { (*place + 1) % question.choices.len() };
            let choice = &question.choices[place];
            let doing = choice.at.filter(|_| question.how == How::When).map_or(Predict::Pick(place), Predict::Mark);
            after(state, [doing])
        }
    };
    after(&answered, [Predict::Answer])
}

fn all(state: &State, right: bool) -> State {
    let mut state = after(state, [Predict::Begin]);
    while state.predicting.asking().is_some() {
        state = give(&state, right);
    }
    state
}

#[test]
fn right_wrong_and_skipped_answers_are_told_apart() {
    let state = opened("");
    let right = all(&state, true).predicted().expect("a result");
    assert!(right.answers.len() >= 4, "{right:?}");
    assert_eq!(right.right(), right.answers.len(), "{right:?}");
    let wrong = all(&state, false).predicted().expect("a result");
    assert_eq!((wrong.right(), wrong.answered()), (0, wrong.answers.len()), "{wrong:?}");
    let skipped = after(&state, [Predict::Begin, Predict::Skip, Predict::SkipAll]).predicted().expect("a result");
    assert_eq!(skipped.answered(), 0);
    assert_eq!(skipped.answers.len(), right.answers.len());
}

#[test]
fn every_example_can_be_predicted_rightly() {
    for preset in crate::composition::presets() {
        let state = reduce(&opened(""), Action::OpenExample { source: preset.source(), settings: preset.settings() });
        let state = all(&settle(&state), true);
        let Some(result) = state.predicted() else { continue };
        assert_eq!(result.right(), result.answers.len(), "{}: {result:?}", preset.id);
    }
}

#[test]
fn what_comes_stays_hidden_while_one_predicts() {
    let state = after(&opened(""), [Predict::Begin]);
    assert!(state.show_what_comes && !state.view().show_what_comes);
    let made = state.made.clone().expect("a run");
    assert!(state.view().until.is_some_and(|until| until > made.trace().end()));
    for action in [Action::StepForward, Action::Last, Action::PlayPause, Action::ToLine(5), Action::SeekStep(9)] {
        let held = reduce(&state, action.clone());
        assert_eq!(held.cursor, state.cursor, "{action:?}");
        assert!(held.notice.is_some() && !held.playing, "{action:?}");
    }
    let shown = after(&state, [Predict::SkipAll]);
    assert!(shown.view().show_what_comes && shown.cursor == made.steps(Grain::Step).last());
    assert!(reduce(&shown, Action::First).cursor < shown.cursor);
}

#[test]
fn a_prediction_on_the_axis_stands_beside_what_happened() {
    let mut state = after(&opened(""), [Predict::Begin]);
    while round(&state).question().is_some_and(|question| question.topic != Topic::End) {
        state = after(&state, [Predict::Skip]);
    }
    // To go to an instant of the timeline is to mark it.
    let state = reduce(&state, Action::SeekInstant(Instant::from_seconds(3.02)));
    let marked = Instant::from_seconds(3.0);
    assert_eq!(state.view().guesses, [Guess { row: None, at: marked, came: None }]);
    let shown = after(&state, [Predict::Answer, Predict::SkipAll]);
    let [guess] = shown.view().guesses[..] else { panic!("expected one guess") };
    assert!(guess.row.is_some() && guess.came.is_some() && guess.at == marked);
    assert_eq!(shown.predicted().map(|result| (result.right(), result.answered())), Some((0, 1)));
}

#[test]
fn an_edit_ends_a_round_and_a_link_begins_one() {
    let state = after(&opened(""), [Predict::Begin]);
    let edited = reduce(&state, Action::Type { source: PROGRAM.replace("2)", "3)"), kind: "type".into() });
    assert_eq!(edited.predicting.round, None);
    assert!(opened("?predict").predicting.asking().is_some());
    assert!(opened("?predict=0").predicting.asking().is_none());
    let plain = settle(&reduce(&state, Action::Open { source: "x = 1\n".into() }));
    let plain = after(&plain, [Predict::Begin]);
    assert!(plain.predicting.round.is_none() && plain.notice.is_some());
}

#[test]
fn the_axis_has_a_mark_at_every_instant_that_is_asked_about() {
    let check = |longest: f64, until: f64| assert!((rounded_up(longest, &[1.0, 2.0, 3.0, 5.0]) - until).abs() < 1e-12, "{longest}");
    check(0.0, 1.0);
    check(3.75, 5.0);
    check(5.0, 5.0);
    check(0.07, 0.1);
    check(21.0, 30.0);
    let round = Round::new(opened("").made.as_ref().expect("a run")).expect("questions");
    for at in round.questions.iter().flat_map(|question| &question.choices).filter_map(|choice| choice.at) {
        assert_eq!(round.axis.snap(at), at);
    }
}

#[test]
fn a_host_is_told_each_answer_and_what_is_opened_later_is_asked_about_too() {
    use super::super::messages::{Field, Message};
    let state = opened("?embed&predict");
    assert_eq!(Message::foretold(&state), None);
    let told = Message::foretold(&give(&state, true)).expect("a message");
    assert_eq!(told.kind, "predicted");
    assert!(told.fields.contains(&("right", Field::Truth(true))), "{told:?}");
    assert_eq!(Message::foretold(&after(&state, [Predict::Skip])), None);
    let another = settle(&reduce(&state, Action::Open { source: PROGRAM.replace("quick", "swift") }));
    assert!(another.predicting.asking().is_some() && another.predicting.begun == 2, "{}", another.predicting.begun);
}
