//! Level of detail: which state matters most in any stretch of a track's slices, without looking at each. Knows no pixels.

use super::tracks::{Slice, SliceState};
use std::ops::Range;

/// How many entries of one level make one of the next.
const STEP: usize = 16;

/// The greatest state of every 16, 256, 4096, ... slices: a fifteenth of a byte a slice and more.
#[derive(Clone, Debug, Default)]
pub struct Pyramid {
    levels: Vec<Vec<SliceState>>,
}

impl Pyramid {
    /// The pyramid above these slices.
    pub fn of(slices: &[Slice]) -> Self {
        let mut levels: Vec<Vec<SliceState>> = Vec::new();
        let greatest = |states: &[SliceState]| states.iter().copied().max().unwrap_or(SliceState::Idle);
        if slices.len() > STEP {
            levels.push(
                slices.chunks(STEP).map(|chunk| chunk.iter().map(|slice| slice.state).max().unwrap_or(SliceState::Idle)).collect(),
            );
        }
        while let Some(last) = levels.last().filter(|last| last.len() > STEP) {
            let next = last.chunks(STEP).map(greatest).collect();
            levels.push(next);
        }
        Pyramid { levels }
    }

    /// The greatest state among the slices of a range; None if that is empty.
    pub fn greatest(&self, slices: &[Slice], range: Range<usize>) -> Option<SliceState> {
        let (mut from, mut to) = (range.start, range.end.min(slices.len()));
        let mut found = None;
        let mut level = None;
        while from < to {
            let state = |place: usize| match level {
                None => slices[place].state,
                Some(level) => self.levels[level as usize][place],
            };
            let above = level.map_or(0, |level: u32| level as usize + 1);
            let coarse = above < self.levels.len() && to - from > STEP;
            // The ragged ends are looked at one by one, what lies between them a level higher.
            let (head, tail) = if coarse { (from.next_multiple_of(STEP), to / STEP * STEP) } else { (to, to) };
            found = found.max((from..head.min(to)).map(state).max()).max((tail..to).map(state).max());
            if !coarse {
                break;
            }
            (from, to, level) = (head / STEP, tail / STEP, Some(above as u32));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_of_any_range_is_what_looking_at_each_finds() {
        use SliceState::{Blocking, Ready, Running, Waiting};
        for length in [0usize, 1, 15, 16, 17, 256, 300, 5000] {
            let state = |at: usize| [Waiting, Ready, Waiting, Running][at * 7919 % 4];
            let state = |at: usize| if at * 31 % 977 == 5 { Blocking } else { state(at) };
            let slices: Vec<Slice> = (0..length).map(|at| Slice { from: at as u32, to: at as u32 + 1, state: state(at) }).collect();
            let pyramid = Pyramid::of(&slices);
            for from in (0..=length).step_by(1 + length / 40) {
                for to in (from..=length).step_by(1 + length / 50) {
                    let expect = slices[from..to].iter().map(|slice| slice.state).max();
                    assert_eq!(pyramid.greatest(&slices, from..to), expect, "{from}..{to} of {length}");
                }
            }
        }
    }
}
