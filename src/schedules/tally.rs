//! Counts on how many schedules each thing that came about on the plain one came about too, in the same order. Knows no program.

use super::observed::{Item, Kind, Observed};
use crate::settings::Jitter;
use crate::time::Duration;
use crate::trace::EventId;
use std::collections::BTreeMap;

/// What held of the plain run, of all the schedules that were tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// So many schedules were tried beside the plain one.
    pub tried: u32,
    pub jitter: Jitter,
    /// The lines, in the order of the plain run; and then the tasks' ends.
    pub lines: Vec<Fact>,
    pub ends: Vec<Fact>,
    /// How the program ended, which has no event of its own.
    pub ending: Fact,
    /// What came about on other schedules only, with the number of those, and the first of them.
    pub others: Vec<Other>,
    /// How many different outputs there were, the plain one among them.
    pub outputs: usize,
    /// How long it took on the quickest and on the slowest schedule.
    pub shortest: Duration,
    pub longest: Duration,
}

/// Something that came about on the plain schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub text: String,
    /// The event of the plain run in which it came about.
    pub event: Option<EventId>,
    /// On so many of the schedules that were tried it came about too, before and after the same things.
    pub held: u32,
    /// Its decimals were others on some of these.
    pub decimals_differ: bool,
    /// The first schedule on which it did not hold.
    pub otherwise: Option<Otherwise>,
}

/// How something was on another schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Otherwise {
    pub schedule: u32,
    /// `comes before “b”`, `does not come about`.
    pub how: String,
}

/// Something that did not come about on the plain schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    pub text: String,
    pub kind: Kind,
    pub times: u32,
    pub schedule: u32,
}

impl Report {
    /// Whether everything was the same on all schedules, but for decimals.
    pub fn all_held(&self) -> bool {
        self.others.is_empty() && self.facts().all(|fact| fact.held == self.tried)
    }

    /// How many lines held on all schedules, of how many.
    pub fn lines_held(&self) -> (usize, usize) {
        (self.lines.iter().filter(|fact| fact.held == self.tried).count(), self.lines.len())
    }

    fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.lines.iter().chain(&self.ends).chain([&self.ending])
    }
}

/// By what a thing is known on every schedule: its text without decimals, and how many of the kind came before.
type Key = (String, u32);

/// The things of one kind of the plain run, and what has been counted of them.
struct Column {
    kind: Kind,
    keys: Vec<Key>,
    facts: Vec<Fact>,
    others: BTreeMap<Key, Other>,
}

pub(super) struct Tally {
    lines: Column,
    ends: Column,
    ending: Fact,
    jitter: Jitter,
    tried: u32,
    outputs: std::collections::BTreeSet<Vec<Key>>,
    lengths: (Duration, Duration),
}

impl Tally {
    pub fn new(plain: Observed, jitter: Jitter) -> Tally {
        let lines = Column::new(Kind::Line, &plain.lines);
        let ending = Fact { text: plain.ending, event: None, held: 0, decimals_differ: false, otherwise: None };
        Tally {
            ends: Column::new(Kind::End, &plain.ends),
            outputs: [lines.keys.clone()].into(),
            lines,
            ending,
            jitter,
            tried: 0,
            lengths: (plain.length, plain.length),
        }
    }

    /// Counts what came about on a schedule.
    pub fn add(&mut self, schedule: u32, observed: &Observed) {
        self.tried += 1;
        let keys = self.lines.add(schedule, &observed.lines);
        self.outputs.insert(keys);
        self.ends.add(schedule, &observed.ends);
        self.lengths = (self.lengths.0.min(observed.length), self.lengths.1.max(observed.length));
        if without_decimals(&self.ending.text) == without_decimals(&observed.ending) {
            self.ending.held += 1;
        } else if self.ending.otherwise.is_none() {
            self.ending.otherwise = Some(Otherwise { schedule, how: observed.ending.clone() });
        }
    }

    pub fn report(self) -> Report {
        let others = self.lines.others.into_values().chain(self.ends.others.into_values());
        Report {
            tried: self.tried,
            jitter: self.jitter,
            others: others.collect(),
            lines: self.lines.facts,
            ends: self.ends.facts,
            ending: self.ending,
            outputs: self.outputs.len(),
            shortest: self.lengths.0,
            longest: self.lengths.1,
        }
    }
}

impl Column {
    fn new(kind: Kind, items: &[Item]) -> Column {
        let fact = |item: &Item| Fact {
            text: item.text.clone(),
            event: Some(item.event),
            held: 0,
            decimals_differ: false,
            otherwise: None,
        };
        Column { kind, keys: keys(items), facts: items.iter().map(fact).collect(), others: BTreeMap::new() }
    }

    /// Counts what came about on another schedule, and gives its keys.
    fn add(&mut self, schedule: u32, items: &[Item]) -> Vec<Key> {
        let keys = keys(items);
        let places: BTreeMap<&Key, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
        let found: Vec<Option<usize>> = self.keys.iter().map(|key| places.get(key).copied()).collect();
        let earlier = later_than_before(&found);
        let later = earlier_than_after(&found);
        for (at, fact) in self.facts.iter_mut().enumerate() {
            match found[at] {
                Some(place) if !earlier[at] && !later[at] => {
                    fact.held += 1;
                    fact.decimals_differ |= items[place].text != fact.text;
                }
                place if fact.otherwise.is_none() => {
                    let how = how(place, at, &found, self.kind, |other| items[other].text.as_str());
                    fact.otherwise = Some(Otherwise { schedule, how });
                }
                _ => {}
            }
        }
        for (key, item) in keys.iter().zip(items).filter(|(key, _)| !self.keys.contains(key)) {
            let other = Other { text: item.text.clone(), kind: self.kind, times: 0, schedule };
            self.others.entry(key.clone()).or_insert(other).times += 1;
        }
        keys
    }
}

fn keys(items: &[Item]) -> Vec<Key> {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let key = |item: &Item| {
        let text = without_decimals(&item.text);
        let count = seen.entry(text.clone()).or_default();
        *count += 1;
        (text, *count)
    };
    items.iter().map(key).collect()
}

/// For each place: whether something that stood before it on the plain schedule now comes after it.
fn later_than_before(found: &[Option<usize>]) -> Vec<bool> {
    let mut last = None;
    let mut mark = |place: &Option<usize>| {
        let crossed = place.is_some() && last > *place;
        last = last.max(*place);
        crossed
    };
    found.iter().map(&mut mark).collect()
}

/// For each place: whether something that stood after it on the plain schedule now comes before it.
fn earlier_than_after(found: &[Option<usize>]) -> Vec<bool> {
    let mut first = usize::MAX;
    let mut crossed: Vec<bool> = Vec::with_capacity(found.len());
    for place in found.iter().rev() {
        crossed.push(place.is_some_and(|place| place > first));
        first = first.min(place.unwrap_or(usize::MAX));
    }
    crossed.reverse();
    crossed
}

/// How something that does not hold is on another schedule: by the nearest thing with which it changed places.
fn how<'a>(place: Option<usize>, at: usize, found: &[Option<usize>], kind: Kind, text: impl Fn(usize) -> &'a str) -> String {
    let Some(place) = place else {
        return String::from(match kind {
            Kind::Line => "is not printed",
            Kind::End => "does not come about",
        });
    };
    let before = found[..at].iter().rev().flatten().find(|other| **other > place);
    let after = found[at + 1..].iter().flatten().find(|other| **other < place);
    match (before, after) {
        (Some(other), _) => format!("comes before “{}”", text(*other)),
        (None, Some(other)) => format!("comes after “{}”", text(*other)),
        (None, None) => unreachable!("it changed places with something"),
    }
}

/// A text whose numbers with a decimal point are all the same: clocks differ from run to run.
fn without_decimals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let whole = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let decimals =
            number[whole..].strip_prefix('.').map_or(0, |tail| tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len()));
        out.push_str(before);
        let end = if decimals > 0 { whole + 1 + decimals } else { whole };
        out.push_str(if decimals > 0 { "#.#" } else { &number[..whole] });
        rest = &number[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(lines: &[&str]) -> Observed {
        let item = |(at, text): (usize, &&str)| Item { text: (*text).to_owned(), event: EventId::new(at as u32) };
        let lines = lines.iter().enumerate().map(item).collect();
        Observed { lines, ends: Vec::new(), ending: "it runs to its end".to_owned(), length: Duration::ZERO }
    }

    fn tallied(plain: &[&str], others: &[&[&str]]) -> Report {
        let mut tally = Tally::new(observed(plain), Jitter::None);
        for (at, other) in others.iter().enumerate() {
            tally.add(at as u32 + 1, &observed(other));
        }
        tally.report()
    }

    fn held(report: &Report) -> Vec<u32> {
        report.lines.iter().map(|fact| fact.held).collect()
    }

    #[test]
    fn what_changes_places_is_counted_and_nothing_else() {
        let report = tallied(&["a", "b", "c", "d"], &[&["a", "b", "c", "d"], &["a", "c", "b", "d"], &["b", "c", "d", "a"]]);
        assert_eq!(held(&report), [2, 1, 1, 2]);
        let how = |at: usize| report.lines[at].otherwise.clone().map(|other| (other.schedule, other.how));
        assert_eq!(how(0), Some((3, "comes after “b”".to_owned())));
        assert_eq!(how(1), Some((2, "comes after “c”".to_owned())));
        assert_eq!(how(2), Some((2, "comes before “b”".to_owned())));
        assert_eq!((report.outputs, report.all_held()), (3, false));
    }

    #[test]
    fn what_is_missing_and_what_is_new_is_told() {
        let report = tallied(&["a", "b"], &[&["a", "x"], &["a", "b"], &["x", "a", "b"]]);
        assert_eq!(held(&report), [3, 2]);
        assert_eq!(report.lines[1].otherwise, Some(Otherwise { schedule: 1, how: "is not printed".to_owned() }));
        let others: Vec<_> = report.others.iter().map(|other| (other.text.as_str(), other.times, other.schedule)).collect();
        assert_eq!(others, [("x", 2, 1)]);
    }

    #[test]
    fn equal_lines_are_told_apart_by_how_many_came_before() {
        assert_eq!(held(&tallied(&["a", "b", "a"], &[&["a", "b", "a"], &["a", "a", "b"]])), [2, 1, 1]);
    }

    #[test]
    fn decimals_may_differ() {
        let report = tallied(&["took 1.00 s, 3 times", "v1"], &[&["took 1.02 s, 3 times", "v1"], &["took 1.02 s, 4 times", "v1"]]);
        assert_eq!(held(&report), [1, 2]);
        assert!(report.lines[0].decimals_differ && !report.lines[1].decimals_differ);
        for (text, expected) in
            [("1.5", "#.#"), ("a1.b", "a1.b"), ("1.", "1."), ("10.25s 3", "#.#s 3"), ("", ""), ("v1.2.3", "v#.#.3")]
        {
            assert_eq!(without_decimals(text), expected);
        }
    }
}
