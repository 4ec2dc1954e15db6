//! What a slice, a mark or a row stands for, in words: for a tooltip, a pinned note, a screen reader. Knows no pixels.

use super::crowd::CrowdState;
use super::layout::{Target, grouped, track_name};
use super::pictures::Picture;
use super::tracks::{OPEN, Slice, SliceState, Track, TrackOf};
use super::{Timeline, axis::seconds};
use crate::time::{Duration, Instant};
use crate::trace::{Awaited, EventKind, Outcome, ResumedWith, Snapshot, Words, words};

/// What a target stands for: a heading, and lines of details.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub title: String,
    pub lines: Vec<String>,
}

impl Timeline {
    /// What a target stands for, as far as is known at this cursor.
    pub fn details(&self, target: Target, cursor: usize) -> Details {
        let known = self.replay.at(cursor);
        let told = Told { timeline: self, known: &known };
        match target {
            Target::Track(row) => told.track(row),
            Target::Mark { row, event } => told.mark(row, event),
            Target::Slice { row, from, to } => told.slices(row, from, to),
            Target::Call { row, event } => told.call(row, event),
            Target::Crowd { row, from, to } => told.crowd(row, from, to),
        }
    }
}

/// A timeline, and how much of it is known.
pub(super) struct Told<'a> {
    pub(super) timeline: &'a Timeline,
    pub(super) known: &'a Snapshot,
}

impl Told<'_> {
    pub(super) fn words(&self) -> Words<'_> {
        Words::new(&self.timeline.replay.trace, self.known)
    }

    pub(super) fn row(&self, row: usize) -> Option<&Track> {
        self.timeline.tracks.rows.get(row)
    }

    fn name(&self, row: usize) -> String {
        self.row(row).map(|track| track_name(self.words(), self.timeline, &track.of)).unwrap_or_default()
    }

    /// When an event happened; what is still to come is now.
    fn when(&self, event: u32) -> Instant {
        let events = self.timeline.replay.trace.events();
        match events.get(event as usize).filter(|_| (event as usize) < self.known.cursor) {
            Some(found) => found.at,
            None => self.known.at,
        }
    }

    /// `0.5 s to 2 s, for 1.5 s`, or `at 2 s`.
    fn span(&self, from: u32, to: u32) -> String {
        let (begins, ends) = (self.when(from), self.when(to));
        let open = to == OPEN || to as usize >= self.known.cursor;
        match ends.since(begins) {
            Duration::ZERO => format!("at {}", seconds(begins)),
            length if open => format!("since {}, for {} now", seconds(begins), length_words(length)),
            length => format!("{} to {}, for {}", seconds(begins), seconds(ends), length_words(length)),
        }
    }

    fn track(&self, row: usize) -> Details {
        let title = self.name(row);
        let mut lines = Vec::new();
        match self.row(row).map(|track| &track.of) {
            Some(TrackOf::Loop) => lines.push(format!(
                "round {}, {} in the ready queue, {} timers",
                self.known.round,
                self.known.ready.len(),
                self.known.timers.len()
            )),
            Some(TrackOf::Task(task)) => {
                let facts = self.timeline.replay.index.task(*task);
                let made = facts.and_then(|facts| facts.made).filter(|made| made.index() < self.known.cursor);
                match made {
                    Some(made) => {
                        let by = facts
                            .and_then(|facts| facts.parent)
                            .map(|parent| format!(" by {}", self.words().task(parent)))
                            .unwrap_or_default();
                        lines.push(format!("made{by} at {}", seconds(self.timeline.replay.trace.event(made).at)));
                    }
                    None => lines.push("not made yet".to_string()),
                }
                let own = facts.map_or("", |facts| self.words().text(facts.name));
                lines.extend((made.is_some() && own != title).then(|| format!("asyncio's name for it: {own}")));
            }
            Some(TrackOf::Objects(objects)) => {
                let current = objects.iter().rev().find_map(|object| {
                    let picture = self.timeline.tracks.pictures.get(object.0 as usize)?.as_ref()?;
                    ((picture.from as usize) < self.known.cursor).then_some(picture)
                });
                lines.extend(current.into_iter().flat_map(|picture| self.object(picture)));
            }
            _ => {}
        }
        Details { title, lines }
    }

    /// How many tasks stood in which state in a stretch of a row that stands for many.
    fn crowd(&self, row: usize, from: u32, to: u32) -> Details {
        let crowd = self.timeline.crowd(row);
        let most = crowd.most(from..to);
        let count = |state: CrowdState, word: &str| {
            let count = most[state as usize] as usize;
            (count > 0).then(|| format!("{} {word}", grouped(count)))
        };
        let lasting: Vec<String> = [
            count(CrowdState::Blocking, "blocking"),
            count(CrowdState::Running, "running"),
            count(CrowdState::Ready, "ready"),
            count(CrowdState::Waiting, "waiting"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let over = [count(CrowdState::Failed, "raised by now"), count(CrowdState::Cancelled, "cancelled by now")];
        let mut lines = vec![format!("{} tasks, {}", grouped(crowd.tasks as usize), self.span(from, to))];
        let several = to > from + 1;
        lines.extend((!lasting.is_empty()).then(|| format!("{}{}", if several { "at most " } else { "" }, lasting.join(", "))));
        lines.extend(over.into_iter().flatten());
        Details { title: self.name(row), lines }
    }

    fn mark(&self, row: usize, event: u32) -> Details {
        let trace = &self.timeline.replay.trace;
        let Some(found) = trace.events().get(event as usize) else { return Details::default() };
        let name = self.name(row);
        let (title, more) = match found.kind {
            EventKind::Printed { text, .. } => (format!("{name} prints"), Some(trace.text_of(text).trim_end().to_string())),
            EventKind::CancelRequested { .. } => (format!("{name} is to be cancelled"), None),
            EventKind::TaskResumed { with: ResumedWith::Cancellation, .. } => (format!("CancelledError is raised in {name}"), None),
            EventKind::NeverAwaited { function, made_on } => {
                let title = format!("the coroutine of {} never ran", trace.text_of(function));
                (title, Some(format!("made on line {made_on}, and awaited by nobody")))
            }
            EventKind::TaskEnded { outcome: Outcome::Cancelled, .. } => (format!("{name} was cancelled"), None),
            EventKind::TaskEnded { outcome, value, .. } => {
                (format!("{name} {}", words::outcome_name(outcome)), Some(trace.text_of(value).to_string()))
            }
            _ => (name, None),
        };
        let mut lines = vec![format!("at {}", seconds(found.at))];
        lines.extend(more.filter(|more| !more.is_empty()));
        lines.extend((found.line > 0).then(|| format!("line {}", found.line)));
        lines.extend(self.cancellation(row, event));
        Details { title, lines }
    }

    fn call(&self, row: usize, event: u32) -> Details {
        let Some(call) = self.row(row).and_then(|track| track.calls.iter().flatten().find(|call| call.from == event)) else {
            return Details::default();
        };
        let title = format!("{} inside {}", super::rows::call_words(self.words().text(call.function)), self.name(row));
        let mut lines = vec![self.span(call.from, call.to)];
        let over = call.outcome.filter(|_| (call.to as usize) < self.known.cursor);
        lines.push(over.map_or("under way", words::outcome_name).to_string());
        Details { title, lines }
    }

    fn slices(&self, row: usize, from: u32, to: u32) -> Details {
        let Some(track) = self.row(row) else { return Details::default() };
        if let TrackOf::Objects(objects) = &track.of {
            let found = objects.iter().filter_map(|object| self.timeline.tracks.pictures.get(object.0 as usize)?.as_ref());
            let lines = found.filter(|picture| picture.from == from).flat_map(|picture| self.object(picture)).collect();
            return Details { title: self.name(row), lines };
        }
        // Blocking ones lie over the others, and begin where no other does.
        let blocks = track.blocking.binary_search_by_key(&from, |slice| slice.from).is_ok();
        let inside = within(if blocks { &track.blocking } else { &track.slices }, from, to);
        match inside {
            [slice] => self.slice(row, *slice),
            _ => self.merged(row, inside, from, to),
        }
    }

    /// Slices that are drawn as one: how many they are, and of which kinds, what matters most first.
    fn merged(&self, row: usize, slices: &[Slice], from: u32, to: u32) -> Details {
        let mut kinds: Vec<(SliceState, usize)> = Vec::new();
        for slice in slices {
            match kinds.iter_mut().find(|(state, _)| *state == slice.state) {
                Some((_, count)) => *count += 1,
                None => kinds.push((slice.state, 1)),
            }
        }
        kinds.sort_by_key(|(state, _)| std::cmp::Reverse(*state));
        let mut words: Vec<String> =
            kinds.into_iter().map(|(state, count)| format!("{} {}", grouped(count), state_word(state))).collect();
        let ended = self.row(row).and_then(Track::ended).filter(|(event, _)| from <= *event && *event < to);
        if let Some((_, outcome)) = ended {
            words.insert(0, words::outcome_name(outcome).to_string());
        }
        let span = self.span(from, to);
        let lines =
            vec![format!("{} slices, {span}", grouped(slices.len())), words.join(", "), "zoom in to tell them apart".to_string()];
        Details { title: self.name(row), lines }
    }

    fn slice(&self, row: usize, slice: Slice) -> Details {
        let name = self.name(row);
        let mut lines = vec![self.span(slice.from, slice.to)];
        let title = match slice.state {
            SliceState::Running | SliceState::Code => format!("{name} runs"),
            SliceState::Ready => format!("{name} is ready, and does not run yet"),
            SliceState::Round => "the event loop works off its ready queue".to_string(),
            SliceState::Idle => "nothing is ready: the event loop waits".to_string(),
            SliceState::Blocking => self.blocking(&name, slice, &mut lines),
            SliceState::Waiting => self.waiting(&name, slice, &mut lines),
        };
        Details { title, lines }
    }

    fn blocking(&self, name: &str, slice: Slice, lines: &mut Vec<String>) -> String {
        let trace = &self.timeline.replay.trace;
        if let Some(EventKind::Blocked { what, .. }) = trace.events().get(slice.from as usize).map(|event| event.kind) {
            lines.insert(0, trace.text_of(what).to_string());
        } else {
            lines.insert(0, "by computing: no other task runs, and no timer fires".to_string());
        }
        let meanwhile = self.timeline.replay.at(slice.from as usize + 1).ready.len();
        if meanwhile > 0 {
            lines.push(format!("{meanwhile} in the ready queue could not run meanwhile"));
        }
        format!("{name} blocks")
    }

    fn waiting(&self, name: &str, slice: Slice, lines: &mut Vec<String>) -> String {
        if let Some(EventKind::Blocked { what, .. }) =
            self.timeline.replay.trace.events().get(slice.from as usize).map(|event| event.kind)
        {
            return format!("{name} blocks in {}", self.words().text(what));
        }
        let Some(on) = self.timeline.awaited_at(slice.from) else { return format!("{name} waits") };
        let then = self.timeline.replay.at(slice.from as usize);
        let words = Words::new(&self.timeline.replay.trace, &then);
        lines.extend(words.deadline(on).map(|deadline| format!("until {} at the latest", seconds(deadline))));
        if let Awaited::Future(future) = on
            && let Some(object) = then.future(future).and_then(|state| state.of)
        {
            let line = then.line_at(object);
            let place = line.iter().position(|task| words.task(*task) == name);
            lines.extend(place.filter(|_| line.len() > 1).map(|place| format!("number {} of {} in line", place + 1, line.len())));
            let holders: Vec<String> = then
                .object(object)
                .map(|state| state.holders.iter().map(|holder| words.task(*holder)).collect())
                .unwrap_or_default();
            lines.extend((!holders.is_empty()).then(|| format!("held by {}", holders.join(", "))));
        }
        format!("{name} waits on {}", words.awaited(on))
    }

    /// How an object stands at the cursor.
    fn object(&self, picture: &Picture) -> Vec<String> {
        let mut lines = vec![self.span(picture.from, picture.to)];
        let Some(state) = self.known.object(picture.object) else { return lines };
        let words = self.words();
        for (slot, member) in state.members.iter().enumerate().take(12) {
            let outcome = self.known.outcome(member.what).map_or("pending", words::outcome_name);
            lines.push(format!("{slot}: {}, {outcome}", words.awaited(member.what)));
        }
        if state.members.len() > 12 {
            lines.push(format!("and {} more", state.members.len() - 12));
        }
        let holders: Vec<String> = state.holders.iter().map(|holder| words.task(*holder)).collect();
        lines.extend((!holders.is_empty()).then(|| format!("held by {}", holders.join(", "))));
        let line: Vec<String> = self.known.line_at(picture.object).into_iter().map(|task| words.task(task)).collect();
        lines.extend((!line.is_empty()).then(|| format!("in line: {}", line.join(", "))));
        lines.extend(state.deadline.map(|deadline| format!("deadline {}", seconds(deadline))));
        lines
    }
}

/// The slices that begin and end within a stretch.
fn within(slices: &[Slice], from: u32, to: u32) -> &[Slice] {
    let first = slices.partition_point(|slice| slice.from < from);
    let last = slices.partition_point(|slice| slice.to <= to);
    slices.get(first..last).unwrap_or_default()
}

/// What a slice of a state does, in a word.
fn state_word(state: SliceState) -> &'static str {
    match state {
        SliceState::Idle => "idle",
        SliceState::Waiting => "waiting",
        SliceState::Ready => "ready",
        SliceState::Round => "rounds",
        SliceState::Code | SliceState::Running => "running",
        SliceState::Blocking => "blocking",
    }
}

/// A length of time in words: `1.5 s`, `20 ms`.
pub fn length_words(length: Duration) -> String {
    seconds(Instant::START + length)
}
