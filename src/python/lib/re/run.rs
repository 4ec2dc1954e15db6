//! Regular expressions: the matcher. It backtracks on a stack of its own, so that no pattern and no text can exhaust the machine's.

use super::compile::{Op, Program};
use super::tree::{At, is_word, lower};

/// After so many steps a match is given up.
const MOST_STEPS: u64 = 50_000_000;

/// The match took too many steps.
pub struct TooLong;

/// Where groups begin and end; None where a group has not matched.
pub type Slots = Vec<Option<usize>>;

/// Where a match may end.
#[derive(Clone, Copy, Default)]
pub struct Ends {
    /// At the end of the text only.
    pub whole: bool,
    /// Not here.
    pub not_at: Option<usize>,
}

/// The steps that a match may take, and what it is run on.
pub struct Matcher<'a> {
    program: &'a Program,
    text: &'a [char],
    /// Where the text is taken to end.
    end: usize,
    steps: u64,
}

/// What is undone when a way turns out wrong.
enum Back {
    Branch { op: usize, at: usize },
    Slot { slot: usize, old: Option<usize> },
}

impl<'a> Matcher<'a> {
    pub fn new(program: &'a Program, text: &'a [char], end: usize) -> Self {
        Matcher { program, text, end, steps: 0 }
    }

    /// Matches at `at`.
    pub fn match_at(&mut self, at: usize, ends: Ends) -> Result<Option<Slots>, TooLong> {
        let mut slots = vec![None; self.program.slots];
        slots[0] = Some(at);
        let end = self.run(0, at, &mut slots, ends)?;
        Ok(end.map(|end| {
            slots[1] = Some(end);
            slots
        }))
    }

    /// Runs from `op` until Accept; returns where the match ends.
    fn run(&mut self, op: usize, at: usize, slots: &mut Slots, ends: Ends) -> Result<Option<usize>, TooLong> {
        let mut stack = vec![Back::Branch { op, at }];
        while let Some(back) = stack.pop() {
            match back {
                Back::Slot { slot, old } => slots[slot] = old,
                Back::Branch { op, at } => {
                    if let Some(end) = self.follow(op, at, slots, &mut stack, ends)? {
                        return Ok(Some(end));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Follows one way until it fails or is accepted.
    fn follow(
        &mut self,
        mut op: usize,
        mut at: usize,
        slots: &mut Slots,
        stack: &mut Vec<Back>,
        ends: Ends,
    ) -> Result<Option<usize>, TooLong> {
        let program = self.program;
        loop {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return Err(TooLong);
            }
            let next = if at < self.end { Some(self.text[at]) } else { None };
            let fits = match &program.ops[op] {
                Op::Char(char) => next == Some(*char),
                Op::CharIgnoreCase(char) => next.is_some_and(|next| lower(next) == *char),
                Op::Any => next.is_some(),
                Op::AnyButNewline => next.is_some_and(|next| next != '\n'),
                Op::Set(set) => next.is_some_and(|next| program.sets[*set].holds(next)),
                other => match self.follow_place(other, op, &mut at, slots, stack, ends)? {
                    Way::On(following) => {
                        op = following;
                        continue;
                    }
                    Way::Fails => return Ok(None),
                    Way::Accepted => return Ok(Some(at)),
                },
            };
            if !fits {
                return Ok(None);
            }
            at += 1;
            op += 1;
        }
    }

    /// Instructions that do not take a character.
    fn follow_place(
        &mut self,
        instruction: &Op,
        op: usize,
        at: &mut usize,
        slots: &mut Slots,
        stack: &mut Vec<Back>,
        ends: Ends,
    ) -> Result<Way, TooLong> {
        Ok(match instruction {
            Op::At(place) => Way::when(self.is_at(*place, *at), op + 1),
            Op::Split(first, second) => {
                stack.push(Back::Branch { op: *second, at: *at });
                Way::On(*first)
            }
            Op::Jump(to) => Way::On(*to),
            Op::Save(slot) => {
                stack.push(Back::Slot { slot: *slot, old: slots[*slot] });
                slots[*slot] = Some(*at);
                Way::On(op + 1)
            }
            // An empty round ends the loop: what follows it comes behind the jump back.
            Op::Moved(slot) => Way::On(if slots[*slot] == Some(*at) { op + 2 } else { op + 1 }),
            Op::Reference { number, ignore_case } => match self.repeats(slots, *number, *ignore_case, *at) {
                Some(length) => {
                    *at += length;
                    Way::On(op + 1)
                }
                None => Way::Fails,
            },
            Op::Look { back, negative, next } => {
                let mut inner = slots.clone();
                let found = match at.checked_sub(*back) {
                    Some(start) => self.run(op + 1, start, &mut inner, Ends::default())?.is_some(),
                    None => false,
                };
                if found && !negative {
                    keep(slots, &inner, stack);
                }
                Way::when(found != *negative, *next)
            }
            Op::Atomic { next } => {
                let mut inner = slots.clone();
                match self.run(op + 1, *at, &mut inner, Ends::default())? {
                    Some(end) => {
                        keep(slots, &inner, stack);
                        *at = end;
                        Way::On(*next)
                    }
                    None => Way::Fails,
                }
            }
            Op::Unless { number, jump } => {
                let matched = slots.get(2 * number + 1).is_some_and(|end| end.is_some());
                Way::On(if matched { op + 1 } else { *jump })
            }
            _ if (ends.whole && *at != self.end) || ends.not_at == Some(*at) => Way::Fails,
            _ => Way::Accepted,
        })
    }

    fn is_at(&self, place: At, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| self.text[before]);
        let after = if at < self.end { Some(self.text[at]) } else { None };
        let boundary =
            |ascii: bool| before.is_some_and(|char| is_word(char, ascii)) != after.is_some_and(|char| is_word(char, ascii));
        match place {
            At::Start => at == 0,
            At::VeryEnd => at == self.end,
            At::End => at == self.end || (at + 1 == self.end && after == Some('\n')),
            At::LineStart => before.is_none_or(|char| char == '\n'),
            At::LineEnd => after.is_none_or(|char| char == '\n'),
            At::Boundary { ascii } => boundary(ascii),
            At::Inside { ascii } => !boundary(ascii) && self.end > 0,
        }
    }

    /// How long the text of a group is, if it stands at `at` again.
    fn repeats(&self, slots: &Slots, number: usize, ignore_case: bool, at: usize) -> Option<usize> {
        let (start, end) = (slots[2 * number]?, slots[2 * number + 1]?);
        let wanted = self.text.get(start..end)?;
        let found = self.text.get(at..at + wanted.len()).filter(|_| at + wanted.len() <= self.end)?;
        let same = wanted.iter().zip(found).all(|(a, b)| a == b || (ignore_case && lower(*a) == lower(*b)));
        same.then_some(wanted.len())
    }
}

/// How a way goes on.
enum Way {
    On(usize),
    Fails,
    Accepted,
}

impl Way {
    fn when(fits: bool, next: usize) -> Way {
        if fits { Way::On(next) } else { Way::Fails }
    }
}

/// Takes over what an inner match has noted, so that it can be undone.
fn keep(slots: &mut Slots, inner: &Slots, stack: &mut Vec<Back>) {
    for (slot, new) in inner.iter().enumerate() {
        if slots[slot] != *new {
            stack.push(Back::Slot { slot, old: slots[slot] });
            slots[slot] = *new;
        }
    }
}
