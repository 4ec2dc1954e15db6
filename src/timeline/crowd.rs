//! Many tasks in one picture: how many of them stand in which state after any event, and the most of each in any stretch of events,
//! without a look at each. Knows no pixels.

use super::tracks::{OPEN, SliceState, Track, TrackOf};
use crate::trace::Outcome;
use std::ops::Range;

/// What a task of a crowd is counted as, what matters most first. One that has failed or was cancelled stays counted as that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CrowdState {
    Failed,
    Cancelled,
    Blocking,
    Running,
    Ready,
    Waiting,
}

impl CrowdState {
    /// All of them, what matters most first.
    pub const ALL: [CrowdState; 6] = {
        use CrowdState::*;
        [Failed, Cancelled, Blocking, Running, Ready, Waiting]
    };

    fn of(state: SliceState) -> Option<CrowdState> {
        match state {
            SliceState::Waiting => Some(CrowdState::Waiting),
            SliceState::Ready => Some(CrowdState::Ready),
            SliceState::Running => Some(CrowdState::Running),
            SliceState::Blocking => Some(CrowdState::Blocking),
            SliceState::Idle | SliceState::Round | SliceState::Code => None,
        }
    }
}

/// How many tasks stand in each state, in the order of `CrowdState::ALL`.
pub type Counts = [u32; 6];

/// How many entries of one level make one of the next.
const STEP: usize = 32;

/// The states of many tasks over time.
#[derive(Clone, Debug, Default)]
pub struct Crowd {
    /// How many tasks there are.
    pub tasks: u32,
    /// Each change: the event from which on it holds, and the states before and after it in half a byte each (0 for none).
    events: Vec<u32>,
    codes: Vec<u8>,
    /// How it stood before every 32nd change.
    before: Vec<Counts>,
    /// The most of each state after any event in 32, 1024, ... changes.
    most: Vec<Vec<Counts>>,
}

impl Crowd {
    /// The tasks among these tracks.
    pub fn of<'t>(tracks: impl Iterator<Item = &'t Track>) -> Crowd {
        let mut changes: Vec<u64> = Vec::new();
        let mut tasks = 0;
        for track in tracks.filter(|track| matches!(track.of, TrackOf::Task(_))) {
            tasks += 1;
            collect(track, &mut changes);
        }
        changes.sort_unstable();
        let mut crowd = Crowd {
            tasks,
            events: changes.iter().map(|change| (change >> 8) as u32).collect(),
            codes: changes.iter().map(|change| *change as u8).collect(),
            ..Crowd::default()
        };
        crowd.build();
        crowd
    }

    fn build(&mut self) {
        let mut counts = Counts::default();
        let mut level = Vec::with_capacity(self.events.len() / STEP + 1);
        for from in (0..self.events.len()).step_by(STEP) {
            self.before.push(counts);
            let mut most = Counts::default();
            for at in from..(from + STEP).min(self.events.len()) {
                self.step(at, &mut counts, &mut most);
            }
            level.push(most);
        }
        while level.len() > 1 {
            let above = level.chunks(STEP).map(|chunk| chunk.iter().copied().fold(Counts::default(), most_of)).collect();
            self.most.push(std::mem::replace(&mut level, above));
        }
        self.most.push(level);
    }

    /// Applies one change; what stands after the last one of an event counts.
    fn step(&self, at: usize, counts: &mut Counts, most: &mut Counts) {
        let (before, after) = (self.codes[at] >> 4, self.codes[at] & 15);
        if let Some(count) = counts.get_mut((before as usize).wrapping_sub(1)) {
            *count = count.saturating_sub(1);
        }
        if let Some(count) = counts.get_mut((after as usize).wrapping_sub(1)) {
            *count += 1;
        }
        if self.events.get(at + 1) != Some(&self.events[at]) {
            *most = most_of(*most, *counts);
        }
    }

    /// The most tasks in each state after any of these events. A stretch of time begins as the event before it left things: whoever
    /// draws one asks from there on.
    pub fn most(&self, events: Range<u32>) -> Counts {
        let end = self.events.partition_point(|event| *event < events.end);
        let mut at = self.events[..end].partition_point(|event| *event <= events.start);
        let mut counts = self.counts_at(at);
        let mut most = counts;
        while at < end {
            if at.is_multiple_of(STEP) && at + STEP <= end {
                let (mut level, mut length) = (0, STEP);
                while at.is_multiple_of(length * STEP) && at + length * STEP <= end && level + 1 < self.most.len() {
                    (level, length) = (level + 1, length * STEP);
                }
                most = most_of(most, self.most[level][at / length]);
                at += length;
                counts = self.counts_at(at);
            } else {
                self.step(at, &mut counts, &mut most);
                at += 1;
            }
        }
        most
    }

    /// How it stands after so many changes.
    fn counts_at(&self, changes: usize) -> Counts {
        let chunk = (changes / STEP).min(self.before.len().saturating_sub(1));
        let mut counts = self.before.get(chunk).copied().unwrap_or_default();
        for at in chunk * STEP..changes {
            self.step(at, &mut counts, &mut Counts::default());
        }
        counts
    }
}

fn most_of(one: Counts, other: Counts) -> Counts {
    std::array::from_fn(|state| one[state].max(other[state]))
}

/// The changes of one task: the event in the upper bits, what it was and what it is in the lowest byte.
fn collect(track: &Track, into: &mut Vec<u64>) {
    let code = |state: Option<CrowdState>| state.map_or(0, |state| state as u64 + 1);
    let mut change = |event: u32, before, after| {
        if before != after && event != OPEN {
            into.push(u64::from(event) << 8 | code(before) << 4 | code(after));
        }
    };
    let ended = track.ended();
    let left = ended.and_then(|(_, outcome)| match outcome {
        Outcome::Returned => None,
        Outcome::Raised => Some(CrowdState::Failed),
        Outcome::Cancelled => Some(CrowdState::Cancelled),
    });
    let (mut before, mut until) = (None, 0);
    for slice in &track.slices {
        if slice.from != until {
            change(until, before, None);
            before = None;
        }
        let state = CrowdState::of(slice.state);
        change(slice.from, before, state);
        (before, until) = (state, slice.to);
    }
    match ended {
        Some((event, _)) if track.slices.is_empty() => change(event, None, left),
        Some(_) => change(until, before, left),
        None => change(until, before, None),
    }
    for slice in &track.blocking {
        change(slice.from, Some(CrowdState::Running), Some(CrowdState::Blocking));
        change(slice.to, Some(CrowdState::Blocking), Some(CrowdState::Running));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::tracks::{MarkKind, Slice};
    use crate::trace::TaskId;

    /// Tasks whose states change in an irregular way, several at one event.
    fn tracks(count: u32) -> Vec<Track> {
        let mut seed = 12345u32;
        let mut next = move |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 8) % below
        };
        let states = [SliceState::Waiting, SliceState::Ready, SliceState::Running];
        (0..count)
            .map(|task| {
                let mut track = Track::new(TrackOf::Task(TaskId(task)), 0);
                let mut at = next(40);
                for _ in 0..next(60) {
                    let to = at + 1 + next(30);
                    track.turn(at, Some(states[next(3) as usize]));
                    at = to;
                }
                track.turn(at, None);
                if next(3) == 0 {
                    track.mark(at, MarkKind::Ended(if next(2) == 0 { Outcome::Raised } else { Outcome::Cancelled }));
                }
                track
            })
            .collect()
    }

    /// The same, counted task by task.
    fn counted(tracks: &[Track], event: u32) -> Counts {
        let mut counts = Counts::default();
        for track in tracks {
            let inside = |slice: &&Slice| slice.from <= event && event < slice.to;
            let state = track.slices.iter().find(inside).and_then(|slice| CrowdState::of(slice.state));
            let over = track.slices.last().is_none_or(|last| last.to <= event);
            let ended = track.marks.first().filter(|mark| over && mark.event <= event).map(|mark| match mark.kind {
                MarkKind::Ended(Outcome::Raised) => CrowdState::Failed,
                _ => CrowdState::Cancelled,
            });
            if let Some(state) = state.or(ended) {
                counts[state as usize] += 1;
            }
        }
        counts
    }

    #[test]
    fn the_most_of_any_stretch_is_what_counting_at_every_event_finds() {
        for count in [0, 1, 3, 40, 300] {
            let tracks = tracks(count);
            let crowd = Crowd::of(tracks.iter());
            let at: Vec<Counts> = (0..2000).map(|event| counted(&tracks, event)).collect();
            for from in (0..1900usize).step_by(37) {
                for length in [1, 2, 5, 33, 90, 700] {
                    let to = (from + length).min(2000);
                    let expect = at[from..to].iter().copied().fold(Counts::default(), most_of);
                    assert_eq!(crowd.most(from as u32..to as u32), expect, "{from}..{to} of {count}");
                }
            }
        }
    }
}
