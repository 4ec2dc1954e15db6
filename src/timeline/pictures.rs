//! What combinators and primitives look like over time: lanes that fill, levels that rise and fall, deadlines that move. Built once a
//! trace; knows no cursor and no pixels.

use super::tracks::OPEN;
use crate::time::Instant;
use crate::trace::{
    Awaited, Change, EventId, EventKind, FutureId, FutureKind, Index, ObjectId, ObjectKind, Outcome, TaskId, TextId, Trace,
};

/// An object over time.
#[derive(Clone, Debug)]
pub struct Picture {
    pub object: ObjectId,
    pub kind: ObjectKind,
    pub size: u32,
    /// From its making (of a block that is entered: its entering) up to its end.
    pub from: u32,
    pub to: u32,
    /// How it ended, if it did.
    pub outcome: Option<Outcome>,
    /// A lane a member, in the order of the slots; or a lane a place that can be held.
    pub lanes: Vec<Lane>,
    /// Members done, items inside, tasks arrived: the number from each event on.
    pub levels: Vec<(u32, u32)>,
    /// The deadline from each event on.
    pub deadlines: Vec<(u32, Option<Instant>)>,
    /// The values that an asynchronous generator handed over.
    pub values: Vec<(u32, TextId)>,
    /// Whatever else changed.
    pub changes: Vec<(u32, Change)>,
}

/// A member of a combinator, or a place of a lock or semaphore.
#[derive(Clone, Debug, Default)]
pub struct Lane {
    pub member: Option<Awaited>,
    pub pieces: Vec<Piece>,
}

/// A stretch of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub from: u32,
    pub to: u32,
    pub what: PieceOf,
}

/// What a stretch of a lane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceOf {
    Pending,
    Done(Outcome),
    Held(TaskId),
}

impl Picture {
    fn new(object: ObjectId, kind: ObjectKind, size: u32, from: u32) -> Self {
        Picture {
            object,
            kind,
            size,
            from,
            to: OPEN,
            outcome: None,
            lanes: Vec::new(),
            levels: Vec::new(),
            deadlines: Vec::new(),
            values: Vec::new(),
            changes: Vec::new(),
        }
    }

    /// The deadline that stood at an event, or was the last before it.
    pub fn deadline_at(&self, event: usize) -> Option<Instant> {
        let after = self.deadlines.partition_point(|(at, _)| (*at as usize) < event);
        after.checked_sub(1).and_then(|at| self.deadlines[at].1)
    }

    /// The level that stood at an event.
    pub fn level_at(&self, event: usize) -> u32 {
        let after = self.levels.partition_point(|(at, _)| (*at as usize) < event);
        after.checked_sub(1).map_or(0, |at| self.levels[at].1)
    }

    /// Whether a change has happened before an event.
    pub fn has(&self, change: Change, event: usize) -> bool {
        self.changes.iter().any(|(at, found)| *found == change && (*at as usize) < event)
    }

    /// Whether its lanes are places that are held, and not members.
    pub fn is_held(&self) -> bool {
        matches!(self.kind, ObjectKind::Lock | ObjectKind::Semaphore)
    }

    fn join(&mut self, at: u32, slot: u32, member: Awaited) {
        let lane = Lane { member: Some(member), pieces: vec![Piece { from: at, to: OPEN, what: PieceOf::Pending }] };
        match self.lanes.get_mut(slot as usize) {
            Some(known) => *known = lane,
            None => self.lanes.push(lane),
        }
    }

    fn member_done(&mut self, at: u32, slot: u32, outcome: impl FnOnce(Awaited) -> Outcome) {
        let Some(lane) = self.lanes.get_mut(slot as usize) else { return };
        let Some(Piece { to: OPEN, what: PieceOf::Pending, .. }) = lane.pieces.last() else { return };
        let outcome = lane.member.map_or(Outcome::Returned, outcome);
        lane.turn(at, Some(PieceOf::Done(outcome)));
        let done = self.levels.last().map_or(0, |(_, done)| *done) + 1;
        self.levels.push((at, done));
    }

    fn acquired(&mut self, at: u32, by: Option<TaskId>) {
        let Some(by) = by else { return };
        let free = self.lanes.iter().position(|lane| lane.pieces.last().is_none_or(|piece| piece.to != OPEN));
        let place = free.unwrap_or_else(|| {
            self.lanes.push(Lane::default());
            self.lanes.len() - 1
        });
        self.lanes[place].turn(at, Some(PieceOf::Held(by)));
        self.count(at, |held| held + 1);
    }

    fn released(&mut self, at: u32, by: Option<TaskId>) {
        let holds = |lane: &Lane, who: Option<TaskId>| match lane.pieces.last() {
            Some(Piece { to: OPEN, what: PieceOf::Held(holder), .. }) => who.is_none_or(|who| who == *holder),
            _ => false,
        };
        // Whoever gives back what another took, gives back what was taken first.
        let place = self.lanes.iter().position(|lane| by.is_some() && holds(lane, by));
        if let Some(place) = place.or_else(|| self.lanes.iter().position(|lane| holds(lane, None))) {
            self.lanes[place].turn(at, None);
        }
        self.count(at, |held| held.saturating_sub(1));
    }

    fn count(&mut self, at: u32, change: impl FnOnce(u32) -> u32) {
        let before = self.levels.last().map_or(0, |(_, level)| *level);
        self.levels.push((at, change(before)));
    }

    fn end(&mut self, at: u32) {
        self.to = at;
        for lane in &mut self.lanes {
            lane.turn(at, None);
        }
    }
}

impl Lane {
    fn turn(&mut self, at: u32, what: Option<PieceOf>) {
        if let Some(last) = self.pieces.last_mut()
            && last.to == OPEN
        {
            last.to = at;
        }
        self.pieces.extend(what.map(|what| Piece { from: at, to: OPEN, what }));
    }
}

/// The pictures of all objects of a trace, by their ids.
pub fn pictures(trace: &Trace, index: &Index) -> Vec<Option<Picture>> {
    let mut pictures: Vec<Option<Picture>> = vec![None; index.objects.len()];
    for (at, event) in trace.events().iter().enumerate() {
        let object = match event.kind {
            EventKind::ObjectMade { object, kind, size } => {
                pictures[object.0 as usize] = Some(Picture::new(object, kind, size, at as u32));
                continue;
            }
            EventKind::ObjectMember { object, .. }
            | EventKind::ObjectChanged { object, .. }
            | EventKind::ObjectDeadline { object, .. }
            | EventKind::GeneratorYielded { object, .. }
            | EventKind::ObjectEnded { object, .. } => object,
            EventKind::FutureMade { future, .. } | EventKind::FutureEnded { future, .. } => match signal_of(index, future) {
                Some(object) => object,
                None => continue,
            },
            _ => continue,
        };
        if let Some(Some(picture)) = pictures.get_mut(object.0 as usize) {
            note(picture, at as u32, event.kind, trace, index);
        }
    }
    pictures
}

/// The condition that a future is a signal of.
fn signal_of(index: &Index, future: FutureId) -> Option<ObjectId> {
    let facts = index.future(future).filter(|facts| facts.kind == Some(FutureKind::Signal))?;
    facts.of.filter(|of| index.object(*of).is_some_and(|object| object.kind == Some(ObjectKind::Condition)))
}

fn note(picture: &mut Picture, at: u32, kind: EventKind, trace: &Trace, index: &Index) {
    match kind {
        EventKind::ObjectMember { slot, member, .. } => picture.join(at, slot, member),
        EventKind::ObjectDeadline { deadline, .. } => picture.deadlines.push((at, deadline)),
        EventKind::GeneratorYielded { value, .. } => picture.values.push((at, value)),
        EventKind::ObjectEnded { outcome, .. } if picture.to == OPEN => {
            picture.outcome = Some(outcome);
            picture.end(at);
        }
        // Whoever waits for a signal has a future of its own.
        EventKind::FutureMade { .. } => picture.count(at, |waiting| waiting + 1),
        EventKind::FutureEnded { .. } => picture.count(at, |waiting| waiting.saturating_sub(1)),
        EventKind::ObjectChanged { change, count, .. } => match change {
            Change::MemberDone => picture.member_done(at, count, |member| outcome_of(trace, index, member)),
            Change::Acquired => picture.acquired(at, index.doer(EventId::new(at)).task()),
            Change::Released => picture.released(at, index.doer(EventId::new(at)).task()),
            Change::Put | Change::Got | Change::Arrived => picture.levels.push((at, count)),
            Change::Entered => {
                // A block begins where it is entered, and its making a moment before is no part of it.
                picture.from = at;
                picture.changes.push((at, change));
            }
            _ => picture.changes.push((at, change)),
        },
        _ => {}
    }
}

/// How a member ended, whenever that was.
fn outcome_of(trace: &Trace, index: &Index, member: Awaited) -> Outcome {
    let ended = match member {
        Awaited::Task(task) => index.task(task).and_then(|facts| facts.ended),
        Awaited::Future(future) => index.future(future).and_then(|facts| facts.ended),
        Awaited::Turn => None,
    };
    match ended.map(|ended| trace.event(ended).kind) {
        Some(EventKind::TaskEnded { outcome, .. } | EventKind::FutureEnded { outcome, .. }) => outcome,
        _ => Outcome::Returned,
    }
}
