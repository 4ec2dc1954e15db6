//! How combinators and primitives stand at a cursor; knows nothing of queues.

use super::super::{Awaited, Change, EventId, EventKind, ObjectKind, Outcome, Table, TaskId, TextId};
use crate::time::Instant;

/// How a combinator or primitive stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectState {
    pub kind: ObjectKind,
    /// Its place among the objects of its kind, from 0.
    pub number: u32,
    /// Slots of a semaphore, maxsize of a queue, parties of a barrier, members of a combinator; else 0.
    pub size: u32,
    /// What the program calls it.
    pub name: Option<TextId>,
    /// The task that made it.
    pub owner: Option<TaskId>,
    pub made: EventId,
    /// The line it was made on.
    pub line: u32,
    /// A combinator's members, in the order of their slots.
    pub members: Table<Member>,
    /// How many of them are done.
    pub done: u32,
    /// Slots left, items inside, waiters notified: the number of the last change that has one.
    pub count: u32,
    /// Items of a queue that are not done yet, once `task_done` was called.
    pub unfinished: Option<u32>,
    /// The tasks that hold it, in the order in which they took it.
    pub holders: Vec<TaskId>,
    pub flags: Flags,
    pub deadline: Option<Instant>,
    pub ended: Option<Outcome>,
    /// The last event that is about it.
    pub changed: EventId,
}

/// A member of a combinator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub what: Awaited,
    /// The event that noted it as done, and its place in the order of completion, from 0.
    pub done: Option<(EventId, u32)>,
}

/// What is true of an object. Each says how it comes about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    /// `Entered`, and not yet `Left`.
    pub inside: bool,
    /// `Expired`: its deadline has passed.
    pub expired: bool,
    /// `Aborting`: a TaskGroup cancels what is left of it.
    pub aborting: bool,
    /// `Set`, and not yet `Cleared`.
    pub set: bool,
}

impl ObjectState {
    pub(super) fn new(kind: ObjectKind, size: u32, owner: Option<TaskId>, made: EventId, line: u32) -> Self {
        // Slots that nobody has taken yet are all there; a queue and a barrier begin empty.
        let count = match kind {
            ObjectKind::Lock | ObjectKind::Condition => 1,
            ObjectKind::Semaphore => size,
            _ => 0,
        };
        ObjectState {
            kind,
            number: 0,
            size,
            name: None,
            owner,
            made,
            line,
            members: Table::default(),
            done: 0,
            count,
            unfinished: None,
            holders: Vec::new(),
            flags: Flags::default(),
            deadline: None,
            ended: None,
            changed: made,
        }
    }

    pub(super) fn apply(&mut self, id: EventId, kind: EventKind, by: Option<TaskId>) {
        self.changed = id;
        match kind {
            EventKind::ObjectMember { slot, member, .. } => self.join(slot, member),
            EventKind::ObjectChanged { change, count, .. } => self.change(id, change, count, by),
            EventKind::ObjectDeadline { deadline, .. } => self.deadline = deadline,
            EventKind::ObjectNamed { name, .. } => self.name = Some(name),
            EventKind::GeneratorYielded { .. } => self.count += 1,
            EventKind::ObjectEnded { outcome, .. } => (self.ended, self.flags.inside) = (Some(outcome), false),
            _ => {}
        }
    }

    fn join(&mut self, slot: u32, what: Awaited) {
        let member = Member { what, done: None };
        match self.members.get_mut(slot as usize) {
            Some(known) => *known = member,
            None => self.members.push(member),
        }
    }

    fn change(&mut self, id: EventId, change: Change, count: u32, by: Option<TaskId>) {
        match change {
            Change::MemberDone => {
                if let Some(member) = self.members.get_mut(count as usize).filter(|member| member.done.is_none()) {
                    member.done = Some((id, self.done));
                    self.done += 1;
                }
            }
            Change::Entered => self.flags.inside = true,
            Change::Left => self.flags.inside = false,
            Change::Expired => self.flags.expired = true,
            Change::Aborting => self.flags.aborting = true,
            Change::Acquired => {
                self.count = count;
                self.holders.extend(by);
            }
            Change::Released => {
                self.count = count;
                // A semaphore may be released by a task that never took it: then nobody stops holding it.
                if let Some(place) = self.holders.iter().position(|holder| Some(*holder) == by) {
                    self.holders.remove(place);
                }
            }
            Change::Set => self.flags.set = true,
            Change::Cleared => self.flags.set = false,
            Change::TaskDone => self.unfinished = Some(count),
            Change::Put => {
                self.count = count;
                self.unfinished = self.unfinished.map(|left| left + 1);
            }
            Change::Notified | Change::Got | Change::Arrived => self.count = count,
        }
    }
}
