//! What can be said of a run and held against it: claims, that hold or do not, and facts, that questions ask for. Knows no lesson.

use super::moment::{Moment, times};
use super::tokens::Tokens;
use crate::time::Instant;
use crate::trace::words::number;
use crate::trace::{Replay, Stream};

/// A run that something is said of.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub replay: &'a Replay,
    pub source: &'a str,
}

/// Something that a run does or does not.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// It happens, or never does.
    Happens(Moment),
    Never(Moment),
    /// The first happens before the second.
    Before(Moment, Moment),
    /// It happens at, not after or not before an instant.
    Time(Moment, Bound, Instant),
    /// It happens so often.
    Count(Bound, usize, Moment),
    /// The source contains this text, or does not.
    Has(String),
    Lacks(String),
    /// All that is printed, line by line.
    Output(Vec<String>),
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Exactly,
    AtMost,
    AtLeast,
}

impl Bound {
    fn holds<T: Ord>(self, found: T, wanted: T) -> bool {
        match self {
            Bound::Exactly => found == wanted,
            Bound::AtMost => found <= wanted,
            Bound::AtLeast => found >= wanted,
        }
    }
}

/// What a question asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// The instant of a moment.
    When(Moment),
    /// What is printed, returned or raised there.
    What(Moment),
    HowOften(Moment),
    Whether(Claim),
    /// Which of the choices, each with a moment in it, comes first, or last.
    First,
    Last,
}

impl Claim {
    /// Reads a claim.
    pub fn parse(text: &str) -> Result<Claim, String> {
        let mut tokens = Tokens::of(text)?;
        let claim = Claim::read(&mut tokens)?;
        tokens.end()?;
        Ok(claim)
    }

    fn read(tokens: &mut Tokens) -> Result<Claim, String> {
        if tokens.eat("no") {
            return Moment::read(tokens).map(Claim::Never);
        }
        if tokens.eat("source") {
            let has = tokens.eat("has");
            if !has && !tokens.eat("lacks") {
                return Err("expected has or lacks after source".to_owned());
            }
            let piece = tokens.text().ok_or("expected a text in quotes after source has or source lacks")?;
            return Ok(if has { Claim::Has(piece) } else { Claim::Lacks(piece) });
        }
        if let Some(count) = Claim::read_count(tokens)? {
            return Ok(count);
        }
        let moment = Moment::read(tokens)?;
        if tokens.eat("before") {
            return Ok(Claim::Before(moment, Moment::read(tokens)?));
        }
        for (word, bound) in [("at", Bound::Exactly), ("by", Bound::AtMost), ("from", Bound::AtLeast)] {
            if tokens.eat(word) {
                return Ok(Claim::Time(moment, bound, Instant::from_seconds(tokens.seconds()?)));
            }
        }
        Ok(Claim::Happens(moment))
    }

    /// `3 times MOMENT`, `at most 3 times MOMENT`, `at least 3 times MOMENT`.
    fn read_count(tokens: &mut Tokens) -> Result<Option<Claim>, String> {
        let bound = match (tokens.eat("at"), tokens.eat("most"), tokens.eat("least")) {
            (false, ..) => Bound::Exactly,
            (true, true, _) => Bound::AtMost,
            (true, _, true) => Bound::AtLeast,
            (true, ..) => return Err("expected most or least after at".to_owned()),
        };
        let Some(count) = tokens.peek().and_then(|word| word.parse::<usize>().ok()) else {
            let fault = "expected a number after at most or at least".to_owned();
            return if bound == Bound::Exactly { Ok(None) } else { Err(fault) };
        };
        tokens.next();
        if !tokens.eat("times") {
            return Err(format!("expected times after {count}"));
        }
        Moment::read(tokens).map(|moment| Some(Claim::Count(bound, count, moment)))
    }

    /// The program of the lesson that it is about; empty is the first.
    pub fn program(&self) -> &str {
        match self {
            Claim::Happens(moment)
            | Claim::Never(moment)
            | Claim::Before(moment, _)
            | Claim::Time(moment, ..)
            | Claim::Count(.., moment) => &moment.program,
            Claim::Has(_) | Claim::Lacks(_) | Claim::Output(_) => "",
        }
    }

    /// Why it does not hold; none, if it does.
    pub fn fails(&self, run: Subject) -> Option<String> {
        let Subject { replay, source } = run;
        match self {
            Claim::Happens(moment) => moment.find(replay, source).err(),
            Claim::Never(moment) => {
                let count = moment.count(replay, source).unwrap_or(0);
                (count > 0).then(|| format!("expected that this never happens: {moment}, found it {}", times(count)))
            }
            Claim::Before(first, second) => match (first.find(replay, source), second.find(replay, source)) {
                (Err(why), _) | (_, Err(why)) => Some(why),
                (Ok(one), Ok(other)) => {
                    (one >= other).then(|| format!("expected {first} before {second}, found them the other way round"))
                }
            },
            Claim::Time(moment, bound, wanted) => match when(moment, run) {
                Err(why) => Some(why),
                Ok(found) if bound.holds(found, *wanted) => None,
                Ok(found) => {
                    let word = match bound {
                        Bound::Exactly => "at",
                        Bound::AtMost => "by",
                        Bound::AtLeast => "not before",
                    };
                    Some(format!("expected {moment} {word} {}, found it at {}", seconds(*wanted), seconds(found)))
                }
            },
            Claim::Count(bound, wanted, moment) => {
                let found = moment.count(replay, source).unwrap_or(0);
                (!bound.holds(found, *wanted)).then(|| {
                    let word = match bound {
                        Bound::Exactly => "",
                        Bound::AtMost => "at most ",
                        Bound::AtLeast => "at least ",
                    };
                    format!("expected {word}{}: {moment}, found it {}", times(*wanted), times(found))
                })
            }
            Claim::Has(piece) => (!source.contains(piece)).then(|| format!("expected {piece} in the program, found none")),
            Claim::Lacks(piece) => source.contains(piece).then(|| format!("expected a program without {piece}, found it there")),
            Claim::Output(lines) => difference(lines, &printed(replay)).map(|(_, how)| how),
        }
    }
}

impl Fact {
    /// Reads what a question asks for.
    pub fn parse(text: &str) -> Result<Fact, String> {
        let mut tokens = Tokens::of(text)?;
        let fact = match tokens.next().as_deref() {
            Some("when") => Fact::When(Moment::read(&mut tokens)?),
            Some("what") => Fact::What(Moment::read(&mut tokens)?),
            Some("how-often") => Fact::HowOften(Moment::read(&mut tokens)?),
            Some("whether") => Fact::Whether(Claim::read(&mut tokens)?),
            Some("first") => Fact::First,
            Some("last") => Fact::Last,
            other => {
                let other = other.unwrap_or("nothing");
                return Err(format!("expected when, what, how-often, whether, first or last, found {other}"));
            }
        };
        tokens.end()?;
        Ok(fact)
    }

    /// The program of the lesson that it is about; empty is the first.
    pub fn program(&self) -> &str {
        match self {
            Fact::When(moment) | Fact::What(moment) | Fact::HowOften(moment) => &moment.program,
            Fact::Whether(claim) => claim.program(),
            Fact::First | Fact::Last => "",
        }
    }

    /// The answer in words, for facts that stand by themselves; none for those about the choices.
    pub fn answer(&self, run: Subject) -> Result<Option<String>, String> {
        Ok(Some(match self {
            Fact::When(moment) => seconds(when(moment, run)?),
            Fact::What(moment) => moment.what(run.replay, run.source)?,
            Fact::HowOften(moment) => moment.count(run.replay, run.source)?.to_string(),
            Fact::Whether(claim) => if claim.fails(run).is_none() { "yes" } else { "no" }.to_owned(),
            Fact::First | Fact::Last => return Ok(None),
        }))
    }

    /// Whether a choice says what the answer says.
    pub fn fits(&self, answer: &str, choice: &str) -> bool {
        let choice = choice.trim();
        match self {
            Fact::When(_) => seconds_in(choice).is_some_and(|found| seconds(found) == answer),
            Fact::HowOften(_) => first_number(choice).is_some_and(|found| found == answer),
            Fact::Whether(_) => choice.to_lowercase().starts_with(answer),
            Fact::What(_) | Fact::First | Fact::Last => choice == answer,
        }
    }
}

fn when(moment: &Moment, run: Subject) -> Result<Instant, String> {
    moment.find(run.replay, run.source).map(|event| run.replay.trace.event(event).at)
}

/// `2 s`.
pub fn seconds(at: Instant) -> String {
    format!("{} s", number(at.since(Instant::START)))
}

fn first_number(text: &str) -> Option<&str> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    Some(rest[..end].trim_end_matches('.'))
}

/// The first length of time that a text names: `after 1.5 s`, `at 250 ms`, `never`.
fn seconds_in(text: &str) -> Option<Instant> {
    let digits = first_number(text)?;
    let after = text.split_once(digits)?.1.trim_start();
    let factor = if after.starts_with("ms") { 1e-3 } else { 1.0 };
    Some(Instant::from_seconds(digits.parse::<f64>().ok()? * factor))
}

/// The lines on standard output.
pub fn printed(replay: &Replay) -> Vec<String> {
    replay.output.lines().iter().filter(|line| line.stream == Stream::Stdout).map(|line| line.text.clone()).collect()
}

/// The lines on standard error.
pub fn reported(replay: &Replay) -> Vec<String> {
    replay.output.lines().iter().filter(|line| line.stream == Stream::Stderr).map(|line| line.text.clone()).collect()
}

/// The first line (from 0) in which two outputs differ, and how; none, if they are the same.
pub fn difference(expected: &[String], found: &[String]) -> Option<(usize, String)> {
    let line = |lines: &[String], at: usize| lines.get(at).map_or("the end of the output".to_owned(), |line| format!("{line:?}"));
    let at = (0..expected.len().max(found.len())).find(|at| expected.get(*at) != found.get(*at))?;
    Some((at, format!("expected {} as line {} of the output, found {}", line(expected, at), at + 1, line(found, at))))
}
