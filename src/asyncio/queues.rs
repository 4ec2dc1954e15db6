//! `asyncio.Queue`, `LifoQueue` and `PriorityQueue`, with `shutdown` as in Python 3.13.

use super::primitives::{Primitive, Waiters};
use super::{Co, Completed, ErrorKind, Event, Host};
use crate::trace::{Change, FutureKind, ObjectId, ObjectKind};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// In which order a queue gives its items out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueOrder {
    /// `Queue`.
    FirstIn,
    /// `LifoQueue`.
    LastIn,
    /// `PriorityQueue`.
    Smallest,
}

/// What a queue asks of a class of the program's that keeps the items its own way.
pub enum Asked<H: Host> {
    Full,
    Empty,
    /// `_put(item)`.
    Keep(H::Value),
    /// `_get()`.
    Take,
    PutNowait(H::Value),
    GetNowait,
}

/// The items of a queue whose class overrides what asyncio's own implementation calls on it.
pub trait Keeper<H: Host> {
    /// The program's method, to be called.
    fn ask(&self, what: Asked<H>) -> H::Callback;

    /// How many items there are, as far as that can be said without running user code: for the trace.
    fn count(&self) -> usize;
}

/// asyncio's `Queue` and the classes derived from it.
pub struct Queue<H: Host> {
    common: Primitive<H>,
    order: QueueOrder,
    maxsize: i64,
    items: RefCell<VecDeque<H::Value>>,
    /// Who keeps the items instead; `items` is empty then.
    keeper: OnceCell<Rc<dyn Keeper<H>>>,
    getters: Waiters<H>,
    putters: Waiters<H>,
    unfinished: Cell<usize>,
    finished: Event<H>,
    shut_down: Cell<bool>,
}

impl<H: Host> Queue<H> {
    /// `Queue(maxsize)` and its kin; without a bound if `maxsize` is not positive.
    pub fn new(host: &Rc<H>, order: QueueOrder, maxsize: i64) -> Rc<Self> {
        let size = usize::try_from(maxsize).unwrap_or(0);
        let common = Primitive::new(host, "asyncio.queues.Queue", ObjectKind::Queue, size);
        let finished = Event::with(common.inner("asyncio.locks.Event"), true, FutureKind::Join);
        Rc::new(Queue {
            common,
            order,
            maxsize,
            items: RefCell::default(),
            keeper: OnceCell::new(),
            getters: Waiters::new(),
            putters: Waiters::new(),
            unfinished: Cell::new(0),
            finished,
            shut_down: Cell::new(false),
        })
    }

    /// Its number in the trace.
    pub fn object(&self) -> ObjectId {
        self.common.object()
    }

    /// From now on somebody else keeps the items; the ones that it has already are handed out for that.
    pub fn keep_by(&self, keeper: Rc<dyn Keeper<H>>) -> Vec<H::Value> {
        // A queue has one keeper for good.
        let _ = self.keeper.set(keeper);
        self.items.take().into()
    }

    /// In which order it gives its items out, unless they are kept by somebody else.
    pub fn order(&self) -> QueueOrder {
        self.order
    }

    /// `Queue.maxsize`.
    pub fn maxsize(&self) -> i64 {
        self.maxsize
    }

    /// `Queue.qsize()`.
    pub fn qsize(&self) -> usize {
        self.keeper.get().map_or_else(|| self.items.borrow().len(), |keeper| keeper.count())
    }

    /// `Queue.empty()`.
    pub fn empty(&self) -> bool {
        self.qsize() == 0
    }

    /// `Queue.full()`.
    pub fn full(&self) -> bool {
        usize::try_from(self.maxsize).is_ok_and(|maxsize| maxsize > 0 && self.qsize() >= maxsize)
    }

    /// The items as they lie in the queue, for its repr.
    pub fn items(&self) -> Vec<H::Value> {
        self.items.borrow().iter().cloned().collect()
    }

    /// How many wait in `get`, in `put`, and how many items are not yet done: for its repr.
    pub fn counts(&self) -> (usize, usize, usize) {
        (self.getters.len(), self.putters.len(), self.unfinished.get())
    }

    /// `async def put(item)`.
    pub async fn put(&self, co: &Co<H>, item: H::Value) -> Completed<H> {
        while self.is_full(co).await? {
            self.check_open()?;
            let room = self.common.waiter(co, FutureKind::Put)?;
            if let Err(error) = self.putters.wait_in_line(co, &room).await {
                if !self.is_full(co).await? && !room.cancelled() {
                    self.putters.wake_next();
                }
                return Err(error);
            }
        }
        match self.keeper.get() {
            Some(keeper) => co.call(keeper.ask(Asked::PutNowait(item))).await,
            None => self.put_nowait(co, item).await,
        }
    }

    /// `Queue.put_nowait(item)`. It waits for nothing; but a priority queue may have to compare by the program's own `__lt__`.
    pub async fn put_nowait(&self, co: &Co<H>, item: H::Value) -> Completed<H> {
        self.check_open()?;
        if self.is_full(co).await? {
            return Err(co.error(ErrorKind::QueueFull, ""));
        }
        if let Some(keeper) = self.keeper.get() {
            co.call(keeper.ask(Asked::Keep(item))).await?;
        } else {
            self.items.borrow_mut().push_back(item);
            if self.order == QueueOrder::Smallest {
                self.sift_towards_root(co, 0, self.qsize() - 1).await?;
            }
        }
        self.common.record(Change::Put, self.qsize());
        self.unfinished.set(self.unfinished.get() + 1);
        self.finished.clear();
        self.getters.wake_next();
        Ok(co.host().none())
    }

    /// `async def get()`.
    pub async fn get(&self, co: &Co<H>) -> Completed<H> {
        while self.is_empty(co).await? {
            self.check_open()?;
            let item = self.common.waiter(co, FutureKind::Get)?;
            if let Err(error) = self.getters.wait_in_line(co, &item).await {
                if !self.is_empty(co).await? && !item.cancelled() {
                    self.getters.wake_next();
                }
                return Err(error);
            }
        }
        match self.keeper.get() {
            Some(keeper) => co.call(keeper.ask(Asked::GetNowait)).await,
            None => self.get_nowait(co).await,
        }
    }

    /// `Queue.get_nowait()`; about comparing see `put_nowait`.
    pub async fn get_nowait(&self, co: &Co<H>) -> Completed<H> {
        if self.is_empty(co).await? {
            self.check_open()?;
            return Err(co.error(ErrorKind::QueueEmpty, ""));
        }
        let item = self.take(co).await?;
        self.common.record(Change::Got, self.qsize());
        self.putters.wake_next();
        Ok(item)
    }

    /// `self.full()`, as `put` asks it.
    async fn is_full(&self, co: &Co<H>) -> Result<bool, H::Error> {
        match self.keeper.get() {
            Some(keeper) => co.truth(&co.call(keeper.ask(Asked::Full)).await?).await,
            None => Ok(self.full()),
        }
    }

    /// `self.empty()`, as `get` asks it.
    async fn is_empty(&self, co: &Co<H>) -> Result<bool, H::Error> {
        match self.keeper.get() {
            Some(keeper) => co.truth(&co.call(keeper.ask(Asked::Empty)).await?).await,
            None => Ok(self.empty()),
        }
    }

    /// `Queue.task_done()`.
    pub fn task_done(&self) -> Result<(), H::Error> {
        let Some(left) = self.unfinished.get().checked_sub(1) else {
            return Err(self.common.host.error(ErrorKind::Value, "task_done() called too many times"));
        };
        self.unfinished.set(left);
        self.common.record(Change::TaskDone, left);
        if left == 0 {
            self.finished.set();
        }
        Ok(())
    }

    /// `async def join()`.
    pub async fn join(&self, co: &Co<H>) -> Completed<H> {
        if self.unfinished.get() > 0 {
            self.finished.wait(co).await?;
        }
        Ok(co.host().none())
    }

    /// `Queue.shutdown(immediate)`.
    pub async fn shutdown(&self, co: &Co<H>, immediate: bool) -> Completed<H> {
        self.shut_down.set(true);
        if immediate {
            while !self.is_empty(co).await? {
                self.take(co).await?;
                self.unfinished.set(self.unfinished.get().saturating_sub(1));
            }
            if self.unfinished.get() == 0 {
                self.finished.set();
            }
        }
        self.getters.wake_all();
        self.putters.wake_all();
        Ok(co.host().none())
    }

    fn check_open(&self) -> Result<(), H::Error> {
        if self.shut_down.get() {
            return Err(self.common.host.error(ErrorKind::QueueShutDown, ""));
        }
        Ok(())
    }

    /// `_get`.
    async fn take(&self, co: &Co<H>) -> Completed<H> {
        if let Some(keeper) = self.keeper.get() {
            return co.call(keeper.ask(Asked::Take)).await;
        }
        let taken = match self.order {
            QueueOrder::FirstIn => self.items.borrow_mut().pop_front(),
            QueueOrder::LastIn => self.items.borrow_mut().pop_back(),
            QueueOrder::Smallest => return self.pop_smallest(co).await,
        };
        taken.ok_or_else(|| co.error(ErrorKind::QueueEmpty, ""))
    }

    /// `heapq.heappop`.
    async fn pop_smallest(&self, co: &Co<H>) -> Completed<H> {
        let last = self.items.borrow_mut().pop_back();
        let Some(last) = last else { return Err(co.error(ErrorKind::QueueEmpty, "")) };
        if self.empty() {
            return Ok(last);
        }
        let smallest = std::mem::replace(&mut self.items.borrow_mut()[0], last);
        self.sift_to_leaf(co).await?;
        Ok(smallest)
    }

    /// `heapq._siftdown`: the item at `place` moves towards the root until its parent is not greater.
    async fn sift_towards_root(&self, co: &Co<H>, root: usize, mut place: usize) -> Result<(), H::Error> {
        while place > root {
            let parent = (place - 1) / 2;
            if !self.less(co, place, parent).await? {
                break;
            }
            self.items.borrow_mut().swap(place, parent);
            place = parent;
        }
        Ok(())
    }

    /// `heapq._siftup`: the item at the root goes down to a leaf along the smaller children, then up to where it belongs.
    async fn sift_to_leaf(&self, co: &Co<H>) -> Result<(), H::Error> {
        let (end, mut place) = (self.qsize(), 0);
        while 2 * place + 1 < end {
            let (left, right) = (2 * place + 1, 2 * place + 2);
            let child = if right < end && !self.less(co, left, right).await? { right } else { left };
            self.items.borrow_mut().swap(place, child);
            place = child;
        }
        self.sift_towards_root(co, 0, place).await
    }

    async fn less(&self, co: &Co<H>, left: usize, right: usize) -> Result<bool, H::Error> {
        // The program's `__lt__` may have changed the queue: what is not there any more is not less.
        let pair = (self.items.borrow().get(left).cloned(), self.items.borrow().get(right).cloned());
        match pair {
            (Some(left), Some(right)) => co.less(&left, &right).await,
            _ => Ok(false),
        }
    }
}
