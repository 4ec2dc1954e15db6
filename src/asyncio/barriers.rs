//! `asyncio.Barrier`: so many tasks meet, then all go on.

use super::primitives::Primitive;
use super::{Co, Completed, Condition, ErrorKind, Host};
use crate::trace::{Change, ObjectId, ObjectKind};
use std::cell::Cell;
use std::rc::Rc;

/// What a barrier is doing (`_BarrierState`).
///
/// ```text
///  Filling ──the last one arrives──► Draining ──the last one leaves──► Filling
///     │ └────reset, with some inside──► Resetting ──the last one leaves──► Filling
///     └──abort──► Broken ──reset──► Filling or Resetting
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarrierState {
    Filling,
    Draining,
    Resetting,
    Broken,
}

impl BarrierState {
    /// The word for it in reprs.
    pub fn word(self) -> &'static str {
        match self {
            BarrierState::Filling => "filling",
            BarrierState::Draining => "draining",
            BarrierState::Resetting => "resetting",
            BarrierState::Broken => "broken",
        }
    }
}

/// asyncio's `Barrier`.
pub struct Barrier<H: Host> {
    common: Primitive<H>,
    condition: Condition<H>,
    parties: usize,
    state: Cell<BarrierState>,
    /// How many are inside.
    count: Cell<usize>,
}

impl<H: Host> Barrier<H> {
    /// `Barrier(parties)`.
    pub fn new(host: &Rc<H>, parties: i64) -> Result<Rc<Self>, H::Error> {
        let Some(parties) = usize::try_from(parties).ok().filter(|parties| *parties > 0) else {
            return Err(host.error(ErrorKind::Value, "parties must be > 0"));
        };
        let common = Primitive::new(host, "asyncio.locks.Barrier", ObjectKind::Barrier, parties);
        let condition = Condition::inside(&common);
        let state = Cell::new(BarrierState::Filling);
        Ok(Rc::new(Barrier { common, condition, parties, state, count: Cell::new(0) }))
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// `Barrier.parties`.
    pub fn parties(&self) -> usize {
        self.parties
    }

    /// `Barrier.n_waiting`.
    pub fn n_waiting(&self) -> usize {
        if self.state.get() == BarrierState::Filling { self.count.get() } else { 0 }
    }

    /// `Barrier.broken`.
    pub fn broken(&self) -> bool {
        self.state.get() == BarrierState::Broken
    }

    /// What it is doing, for its repr.
    pub fn state(&self) -> BarrierState {
        self.state.get()
    }

    /// `async def wait()`: the place in which this task arrived, from 0.
    pub async fn wait(&self, co: &Co<H>) -> Completed<H> {
        self.condition.lock().acquire(co).await?;
        let waited = self.wait_locked(co).await;
        self.condition.lock().release()?;
        waited
    }

    /// `async def reset()`: whoever waits gets `BrokenBarrierError`.
    pub async fn reset(&self, co: &Co<H>) -> Completed<H> {
        let state = |count| if count > 0 { BarrierState::Resetting } else { BarrierState::Filling };
        self.change_state(co, state).await
    }

    /// `async def abort()`: whoever waits or comes gets `BrokenBarrierError`.
    pub async fn abort(&self, co: &Co<H>) -> Completed<H> {
        self.change_state(co, |_| BarrierState::Broken).await
    }

    async fn change_state(&self, co: &Co<H>, state: impl Fn(usize) -> BarrierState) -> Completed<H> {
        self.condition.lock().acquire(co).await?;
        self.state.set(state(self.count.get()));
        self.condition.notify_all()?;
        self.condition.lock().release()?;
        Ok(co.host().none())
    }

    async fn wait_locked(&self, co: &Co<H>) -> Completed<H> {
        // Not while those who met before are still leaving.
        let leaving = || matches!(self.state.get(), BarrierState::Draining | BarrierState::Resetting);
        self.condition.wait_until(co, || !leaving()).await?;
        if self.broken() {
            return Err(co.error(ErrorKind::BrokenBarrier, "Barrier aborted"));
        }
        let index = self.count.get();
        self.count.set(index + 1);
        self.common.record(Change::Arrived, index + 1);
        let met = self.meet(co, index).await;
        self.count.set(self.count.get() - 1);
        self.leave()?;
        met?;
        Ok(co.host().integer(index as i64))
    }

    async fn meet(&self, co: &Co<H>, index: usize) -> Result<(), H::Error> {
        if index + 1 == self.parties {
            self.state.set(BarrierState::Draining);
            self.common.record(Change::Notified, index);
            return self.condition.notify_all();
        }
        self.condition.wait_until(co, || self.state.get() != BarrierState::Filling).await?;
        if matches!(self.state.get(), BarrierState::Broken | BarrierState::Resetting) {
            return Err(co.error(ErrorKind::BrokenBarrier, "Abort or reset of barrier"));
        }
        Ok(())
    }

    /// `_exit`: the last one lets those in who wait for the next meeting.
    fn leave(&self) -> Result<(), H::Error> {
        if self.count.get() > 0 {
            return Ok(());
        }
        if matches!(self.state.get(), BarrierState::Resetting | BarrierState::Draining) {
            self.state.set(BarrierState::Filling);
        }
        self.condition.notify_all()
    }
}
