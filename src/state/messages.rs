//! The messages between a player in a frame and the page around it, as plain fields: what is heard, and what is told. Knows neither
//! frames nor origins. docs/embedding.md describes them to those who write such pages.
//!
//! A message is an object with `loopscope` (the version, 1), `type`, and fields that are texts, numbers or truth values. What is not
//! understood means nothing and does nothing: a host may be newer, older, or hostile.

use super::{Action, Arrival, Learn, State, Theme, view};
use crate::lessons::{Answer, Moment, Question, Task, plain};
use crate::narration::narrate;
use crate::time::Instant;
use std::rc::Rc;

/// The version of the messages: it goes up when one changes its meaning, not when others are added.
pub const VERSION: f64 = 1.0;

/// No program that a host sends is longer than this, in bytes.
const LONGEST: usize = 400_000;

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    Text(String),
    Number(f64),
    Truth(bool),
}

/// What a host may ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    Act(Action),
    /// To be told the state, though it has not changed.
    Ask,
}

/// A message to the host.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub kind: &'static str,
    pub fields: Vec<(&'static str, Field)>,
}

/// Reads a message by its fields; None where it is none of ours, or says nothing that can be done.
pub fn hear(field: &dyn Fn(&str) -> Option<Field>) -> Option<Heard> {
    if field("loopscope") != Some(Field::Number(VERSION)) {
        return None;
    }
    let text = |name: &str| match field(name) {
        Some(Field::Text(text)) if text.len() <= LONGEST => Some(text),
        _ => None,
    };
    let action = match text("type")?.as_str() {
        "load" => load(&text, moment(field))?,
        "seek" => Action::Seek(moment(field)?),
        "step" => step(&text("to").unwrap_or_else(|| "next".to_owned()))?,
        "play" => Action::SetPlaying(true),
        "pause" => Action::SetPlaying(false),
        "theme" => Action::SetTheme(Theme::from_name(&text("theme")?)?),
        "ask" => return Some(Heard::Ask),
        _ => return None,
    };
    Some(Heard::Act(action))
}

fn load(text: &dyn Fn(&str) -> Option<String>, arrival: Option<Arrival>) -> Option<Action> {
    if let Some(source) = text("source") {
        return Some(Action::Load { source, arrival: arrival.unwrap_or(Arrival::First) });
    }
    if let Some(link) = text("link") {
        let fragment = link.split_once('#').map_or(link.as_str(), |(_, fragment)| fragment).to_owned();
        return Some(Action::Follow { fragment });
    }
    if let Some(address) = text("src") {
        return Some(Action::Fetch { address, arrival: arrival.unwrap_or(Arrival::First) });
    }
    text("lesson").map(|lesson| Action::Learn(Learn::Open(lesson)))
}

/// The moment that a message names, by the first of its fields that means something.
fn moment(field: &dyn Fn(&str) -> Option<Field>) -> Option<Arrival> {
    match (field("step"), field("seconds"), field("moment")) {
        (Some(Field::Number(step)), ..) => Arrival::at_step(step),
        (_, Some(Field::Number(seconds)), _) => Arrival::at_seconds(seconds),
        (.., Some(Field::Text(moment))) => Some(Arrival::Moment(Rc::new(Moment::parse(&moment).ok()?))),
        _ => None,
    }
}

fn step(to: &str) -> Option<Action> {
    Some(match to {
        "next" => Action::StepForward,
        "back" => Action::StepBack,
        "first" => Action::First,
        "last" => Action::Last,
        "cause" => Action::ToCause,
        "effect" => Action::ToEffect,
        _ => return None,
    })
}

impl Arrival {
    /// The step of this number, from 1, if it is one.
    pub fn at_step(number: f64) -> Option<Arrival> {
        ((1.0..=1e9).contains(&number) && number.fract() == 0.0).then_some(Arrival::Step(number as usize))
    }

    /// The step nearest to so many seconds, if that is a time.
    pub fn at_seconds(seconds: f64) -> Option<Arrival> {
        (seconds.is_finite() && seconds >= 0.0).then(|| Arrival::Instant(Instant::from_seconds(seconds)))
    }
}

impl Message {
    /// The player listens.
    pub fn ready() -> Message {
        Message { kind: "ready", fields: Vec::new() }
    }

    /// The height in CSS pixels in which nothing would have to be scrolled.
    pub fn height(pixels: f64) -> Message {
        Message { kind: "height", fields: vec![("height", Field::Number(pixels))] }
    }

    /// A learner has answered a question, about a run or a lesson's own.
    fn predicted(question: &Question, answer: &[String], right: bool) -> Message {
        Message {
            kind: "predicted",
            fields: vec![
                ("topic", Field::Text(question.topic.name().to_owned())),
                ("question", Field::Text(plain(&question.prompt))),
                ("answer", Field::Text(answer.join(", "))),
                ("right", Field::Truth(right)),
            ],
        }
    }

    /// The question of the lesson's page that is open, once it is answered.
    pub fn answered(state: &State) -> Option<Message> {
        let reading = state.learning.reading.as_ref()?;
        let Some(Task::Question(asked)) = &reading.step()?.1.task else { return None };
        let (right, picked) = (reading.is_right()?, reading.done().picked);
        let given = match asked.question.answer {
            Answer::One(_) => picked.last().map(std::slice::from_ref)?,
            Answer::Order(_) => &picked[..],
        };
        let texts = given.iter().filter_map(|place| asked.question.choices.get(*place)).map(|choice| plain(&choice.text));
        Some(Message::predicted(&asked.question, &texts.collect::<Vec<_>>(), right))
    }

    /// The question that was answered last, of those on the run that come before it is shown; what is skipped is not told.
    pub fn foretold(state: &State) -> Option<Message> {
        let round = state.predicting.round.as_ref()?;
        let last = round.answers.iter().rposition(Option::is_some)?;
        Some(Message::predicted(round.questions.get(last)?, &round.said(last), round.is_right(last)?))
    }

    /// Where the run stands; none while the first one is still being made.
    pub fn state(state: &State) -> Option<Message> {
        let place = view::place(state);
        let mut fields = vec![
            ("step", Field::Number(place.step as f64)),
            ("steps", Field::Number(place.steps as f64)),
            ("seconds", Field::Number(place.at.seconds())),
            ("playing", Field::Truth(state.playing)),
        ];
        match (&state.diagnostic, &state.made) {
            (Some(problem), _) => fields.push(("problem", Field::Text(problem.to_string()))),
            (None, None) => return None,
            (None, Some(made)) => {
                let said = narrate(&made.replay, state.cursor, state.grain).to_text();
                fields.push(("said", Field::Text(said)));
            }
        }
        Some(Message { kind: "state", fields })
    }

    /// The last step is reached: how the program ended.
    pub fn finished(state: &State) -> Option<Message> {
        let made = state.made.as_ref().filter(|_| state.making.is_none() && state.diagnostic.is_none())?;
        let place = view::place(state);
        if place.step == 0 || place.step < place.steps {
            return None;
        }
        let end = view::ending(made, &made.replay.at(state.cursor))?;
        Some(Message {
            kind: "finished",
            fields: vec![
                ("steps", Field::Number(place.steps as f64)),
                ("seconds", Field::Number(place.at.seconds())),
                ("well", Field::Truth(end.well)),
                ("outcome", Field::Text(end.text)),
            ],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Made, Visit, reduce};
    use super::*;
    use crate::run::run;

    fn heard(fields: &[(&str, Field)]) -> Option<Heard> {
        hear(&|name| fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()))
    }

    fn text(text: &str) -> Field {
        Field::Text(text.to_owned())
    }

    fn asked(kind: &str, more: &[(&'static str, Field)]) -> Option<Heard> {
        let mut fields = vec![("loopscope", Field::Number(1.0)), ("type", text(kind))];
        fields.extend(more.iter().cloned());
        heard(&fields)
    }

    fn settled(state: &State) -> State {
        let made = run(&state.source, &state.settings).expect("it runs");
        let made = Rc::new(Made::new(Rc::clone(&state.source), made.trace));
        reduce(state, Action::Made { revision: state.revision, made })
    }

    #[test]
    fn what_a_host_asks_for_is_done() {
        let check = |kind: &str, more: &[(&'static str, Field)], expect: Action| {
            assert_eq!(asked(kind, more), Some(Heard::Act(expect)), "{kind}");
        };
        check("play", &[], Action::SetPlaying(true));
        check("pause", &[], Action::SetPlaying(false));
        check("step", &[], Action::StepForward);
        check("step", &[("to", text("back"))], Action::StepBack);
        check("seek", &[("step", Field::Number(3.0))], Action::Seek(Arrival::Step(3)));
        check("seek", &[("seconds", Field::Number(1.5))], Action::Seek(Arrival::Instant(Instant::from_seconds(1.5))));
        check("load", &[("source", text("x"))], Action::Load { source: "x".into(), arrival: Arrival::First });
        let at = Arrival::Step(2);
        check(
            "load",
            &[("source", text("x")), ("step", Field::Number(2.0))],
            Action::Load { source: "x".into(), arrival: at.clone() },
        );
        check(
            "load",
            &[("src", text("a.py")), ("step", Field::Number(2.0))],
            Action::Fetch { address: "a.py".into(), arrival: at },
        );
        check("load", &[("link", text("https://x.test/?embed#v1.A"))], Action::Follow { fragment: "v1.A".into() });
        check("load", &[("lesson", text("lock"))], Action::Learn(Learn::Open("lock".into())));
        check("theme", &[("theme", text("dark"))], Action::SetTheme(Theme::Dark));
        assert_eq!(asked("ask", &[]), Some(Heard::Ask));
    }

    #[test]
    fn what_means_nothing_is_ignored() {
        for version in [None, Some(Field::Number(2.0)), Some(text("1")), Some(Field::Truth(true)), Some(Field::Number(f64::NAN))] {
            let fields: Vec<_> =
                version.into_iter().map(|version| ("loopscope", version)).chain([("type", text("play"))]).collect();
            assert_eq!(heard(&fields), None, "{fields:?}");
        }
        let step = |number: f64| [("step", Field::Number(number))];
        for number in [f64::NAN, f64::INFINITY, -1.0, 0.0, 1.5, 1e300] {
            assert_eq!(asked("seek", &step(number)), None, "{number}");
        }
        assert_eq!(asked("seek", &[]), None);
        assert_eq!(asked("seek", &[("step", text("3"))]), None);
        assert_eq!(asked("seek", &[("seconds", Field::Number(-0.5))]), None);
        assert_eq!(asked("seek", &[("moment", text("nothing sensible \""))]), None);
        assert_eq!(asked("step", &[("to", text("nowhere"))]), None);
        assert_eq!(asked("load", &[]), None);
        assert_eq!(asked("load", &[("source", text(&"a".repeat(LONGEST + 1)))]), None);
        assert_eq!(asked("theme", &[("theme", text("pink"))]), None);
        assert_eq!(asked("eval", &[("source", text("x"))]), None);
        assert_eq!(heard(&[("loopscope", Field::Number(1.0)), ("type", Field::Number(1.0))]), None);
    }

    #[test]
    fn a_program_that_is_loaded_is_shown_at_its_moment() {
        let start = settled(&State::start(&Visit::default()));
        let source = "import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    print('done')\nasyncio.run(main())\n";
        let at = |arrival: Arrival| settled(&reduce(&start, Action::Load { source: source.into(), arrival }));
        let seconds = |state: &State| view::place(state).at.seconds();
        assert_eq!(view::place(&at(Arrival::First)).step, 1);
        assert_eq!(view::place(&at(Arrival::Step(2))).step, 2);
        assert_eq!(seconds(&at(Arrival::Instant(Instant::from_seconds(1.0)))), 1.0);
        let moment = |text: &str| Arrival::Moment(Rc::new(Moment::parse(text).expect("a moment")));
        assert_eq!(seconds(&at(moment("* prints \"done\""))), 1.0);
        let missing = at(moment("* prints \"dome\""));
        assert_eq!(view::place(&missing).step, 1);
        assert!(missing.notice.is_some_and(|notice| notice.text.contains("dome")));
    }

    #[test]
    fn the_host_is_told_what_a_learner_answered() {
        let lesson = include_str!("../../static/lessons/gather-and-errors.md");
        let learn = |state: &State, learn: Learn| reduce(state, Action::Learn(learn));
        let opened = settled(&learn(&State::start(&Visit::default()), Learn::Paste(lesson.to_owned())));
        let asked = learn(&opened, Learn::Page(1));
        assert_eq!((Message::answered(&opened), Message::answered(&asked)), (None, None));
        let right = |place: usize| Message::answered(&learn(&asked, Learn::Pick(place))).map(|told| told.fields[3].1.clone());
        let all: Vec<_> = (0..3).filter_map(right).collect();
        assert!(all.contains(&Field::Truth(true)) && all.contains(&Field::Truth(false)), "{all:?}");
    }

    #[test]
    fn the_host_is_told_where_the_run_stands() {
        let start = State::start(&Visit::default());
        assert_eq!((Message::state(&start), Message::finished(&start)), (None, None));
        let first = settled(&start);
        let told = Message::state(&first).expect("a state");
        assert!(told.fields.contains(&("step", Field::Number(1.0))) && told.fields.contains(&("playing", Field::Truth(false))));
        assert_eq!(Message::finished(&first), None);
        let end = Message::finished(&reduce(&first, Action::Last)).expect("the end");
        assert!(end.fields.contains(&("well", Field::Truth(true))), "{end:?}");
    }
}
