//! What a person can change in the composer, and how a change gets into the source with as little else changed as can be.

use super::lexemes::renamed;
use super::merge::merged;
use super::read::{Reading, read};
use super::render::{Style, render};
use super::{Awaiting, Composition, Fence, Field, OnCancel, Outcome, Problem, Seconds, Task};

/// A change that the composer makes. Tasks are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Adds a task behind the others.
    Add(Task),
    Remove(usize),
    /// Takes task `from` out and puts it back in as number `to`.
    Move {
        from: usize,
        to: usize,
    },
    Rename(usize, String),
    Delay(usize, Seconds),
    Outcome(usize, Outcome),
    OnCancel(usize, OnCancel),
    Awaiting(Awaiting),
    Fence(Option<Fence>),
    Linger(Option<Seconds>),
    Timestamps(bool),
}

impl Change {
    /// `composition` with this change; a problem, if that would make no sense.
    pub fn apply(&self, composition: &Composition) -> Result<Composition, Problem> {
        let mut changed = composition.clone();
        match self.clone() {
            Change::Add(task) => changed.tasks.push(task),
            Change::Remove(at) => drop(changed.tasks.remove(existing(composition, at)?)),
            Change::Move { from, to } => {
                let (from, to) = (existing(composition, from)?, existing(composition, to)?);
                let task = changed.tasks.remove(from);
                changed.tasks.insert(to, task);
            }
            Change::Rename(at, name) => changed.tasks[existing(composition, at)?].name = name,
            Change::Delay(at, delay) => changed.tasks[existing(composition, at)?].delay = delay,
            Change::Outcome(at, outcome) => changed.tasks[existing(composition, at)?].outcome = outcome,
            Change::OnCancel(at, on_cancel) => changed.tasks[existing(composition, at)?].on_cancel = on_cancel,
            Change::Awaiting(awaiting) => changed.awaiting = awaiting,
            Change::Fence(fence) => changed.fence = fence,
            Change::Linger(linger) => changed.linger = linger,
            Change::Timestamps(timestamps) => changed.timestamps = timestamps,
        }
        changed.check()?;
        Ok(changed)
    }
}

fn existing(composition: &Composition, at: usize) -> Result<usize, Problem> {
    let count = composition.tasks.len();
    let message = format!("expected one of {count} tasks, found number {}", at.saturating_add(1));
    if at < count { Ok(at) } else { Err(Problem { field: Field::Tasks, message }) }
}

/// `source` with `change`: comments, formatting and names stay as the person wrote them wherever the change allows it.
pub fn edit(source: &str, change: &Change) -> Result<String, Problem> {
    let message = "expected a program of a shape that the composer knows, found another";
    let reading = read(source).ok_or_else(|| Problem { field: Field::Source, message: message.into() })?;
    let changed = change.apply(&reading.composition)?;
    Ok(rewrite(source, &reading, &changed))
}

fn rewrite(source: &str, reading: &Reading, changed: &Composition) -> String {
    if reading.composition == *changed {
        return source.to_owned();
    }
    let rendered = changed.to_source();
    if reading.composition.to_source() == source {
        return rendered;
    }
    let carried = carried_over(source, reading, changed).filter(|text| is(text, changed));
    carried.unwrap_or(rendered)
}

/// The change carried over to the person's way of writing the program, if that can be done.
fn carried_over(source: &str, reading: &Reading, changed: &Composition) -> Option<String> {
    let old = renamed(&render(&reading.composition, &reading.style), &reading.names)?;
    let new = renamed(&render(changed, &style_for(reading, changed)), &reading.names)?;
    merged(&old, &new, source)
}

/// What the changed program has: what it needs, and what the person's had beyond its need.
fn style_for(reading: &Reading, changed: &Composition) -> Style {
    let (before, own, mut style) = (Style::needed(&reading.composition), &reading.style, Style::needed(changed));
    style.error |= own.error && !before.error;
    style.cleanup |= own.cleanup && !before.cleanup;
    style.stubborn |= own.stubborn && !before.stubborn;
    let same_way = std::mem::discriminant(&reading.composition.awaiting) == std::mem::discriminant(&changed.awaiting);
    if same_way && own.caught != before.caught {
        let catches_all = own.caught.iter().any(|kind| kind == "Exception");
        let new_kinds =
            style.caught.iter().filter(|kind| !before.caught.contains(kind) && !own.caught.contains(kind) && !catches_all);
        style.caught = own.caught.iter().chain(new_kinds).cloned().collect();
    }
    style
}

fn is(source: &str, composition: &Composition) -> bool {
    read(source).is_some_and(|reading| reading.composition == *composition)
}
