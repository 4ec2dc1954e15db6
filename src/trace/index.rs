//! Where things stand in a trace: for every task, future, handle, timer, object and thread the events of its life, and for every
//! event who was running. Built in one pass; knows no cursor.

use super::words::{Label, Labels, is_housekeeping};
use super::{
    Awaited, EventId, EventKind, FutureId, FutureKind, HandleId, ObjectId, ObjectKind, Purpose, TaskId, TextId, ThreadId, TimerId,
    Trace,
};
use crate::time::Instant;

/// The life of a task.
#[derive(Clone, Debug, Default)]
pub struct TaskFacts {
    pub made: Option<EventId>,
    pub parent: Option<TaskId>,
    /// The name that it ended up with.
    pub name: TextId,
    pub coroutine: TextId,
    pub label: Label,
    /// It is one of those that `asyncio.run` tidies up with.
    pub housekeeping: bool,
    /// Each time its cancellation was asked for.
    pub cancels: Vec<EventId>,
    pub ended: Option<EventId>,
}

/// The life of a future that is not a task.
#[derive(Clone, Debug, Default)]
pub struct FutureFacts {
    pub made: Option<EventId>,
    pub kind: Option<FutureKind>,
    pub of: Option<ObjectId>,
    /// The task that made it, if one was running.
    pub maker: Option<TaskId>,
    /// What it stands for in words, if that was said.
    pub name: TextId,
    /// The timer that will settle it.
    pub timer: Option<TimerId>,
    pub ended: Option<EventId>,
}

/// The life of a handle.
#[derive(Clone, Debug, Default)]
pub struct HandleFacts {
    /// When it entered the ready queue.
    pub ready: Option<EventId>,
    pub purpose: Option<Purpose>,
    pub timer: Option<TimerId>,
    pub runs: Option<EventId>,
    pub ends: Option<EventId>,
}

/// The life of a timer.
#[derive(Clone, Debug, Default)]
pub struct TimerFacts {
    pub set: Option<EventId>,
    pub purpose: Option<Purpose>,
    pub deadline: Instant,
    /// `TimerFired` or `TimerCancelled`.
    pub over: Option<EventId>,
}

/// The life of a combinator or primitive.
#[derive(Clone, Debug, Default)]
pub struct ObjectFacts {
    pub made: Option<EventId>,
    pub kind: Option<ObjectKind>,
    pub size: u32,
    /// What the program calls it.
    pub name: Option<TextId>,
    /// The task that made it, if one was running.
    pub owner: Option<TaskId>,
    pub members: Vec<Awaited>,
    /// Its place among the objects of its kind, from 0; how many there are of them, `Index::count_of` says.
    pub number: u32,
    pub ended: Option<EventId>,
    /// The last event that is about it.
    pub last: Option<EventId>,
}

/// The life of a thread.
#[derive(Clone, Debug, Default)]
pub struct ThreadFacts {
    pub name: TextId,
    pub made: Option<EventId>,
    pub ended: Option<EventId>,
}

/// Who is running: the thread, and what on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Doer {
    pub thread: ThreadId,
    pub what: Doing,
}

/// What a thread is running.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// The program's code outside of any event loop: the module, or a thread's function.
    #[default]
    Code,
    /// The event loop itself, between two handles.
    Loop,
    /// A handle that is not a task's run, or a task's handle before and after the run.
    Handle(HandleId),
    /// A task's code.
    Task(TaskId, HandleId),
}

impl Doer {
    /// The task whose code runs, if one's does.
    pub fn task(self) -> Option<TaskId> {
        match self.what {
            Doing::Task(task, _) => Some(task),
            _ => None,
        }
    }

    /// The handle that runs, if one does.
    pub fn handle(self) -> Option<HandleId> {
        match self.what {
            Doing::Task(_, handle) | Doing::Handle(handle) => Some(handle),
            _ => None,
        }
    }
}

/// A stretch of events of one doer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stint {
    pub from: EventId,
    pub doer: Doer,
}

/// The facts of a trace.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub tasks: Vec<TaskFacts>,
    pub futures: Vec<FutureFacts>,
    pub handles: Vec<HandleFacts>,
    pub timers: Vec<TimerFacts>,
    pub objects: Vec<ObjectFacts>,
    pub threads: Vec<ThreadFacts>,
    /// Who ran when, in order; each lasts until the next.
    pub stints: Vec<Stint>,
    kinds: [u32; ObjectKind::COUNT],
    labels: Labels,
    read: usize,
    contexts: Vec<Context>,
    thread: ThreadId,
}

/// What a thread is in the middle of.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    in_loop: bool,
    handle: Option<HandleId>,
    task: Option<TaskId>,
}

impl Context {
    fn doing(self) -> Doing {
        match (self.task, self.handle) {
            (Some(task), Some(handle)) => Doing::Task(task, handle),
            (_, Some(handle)) => Doing::Handle(handle),
            _ if self.in_loop => Doing::Loop,
            _ => Doing::Code,
        }
    }
}

impl Default for TextId {
    fn default() -> Self {
        TextId::EMPTY
    }
}

impl Default for ThreadId {
    fn default() -> Self {
        ThreadId::MAIN
    }
}

/// The entry at `index`, made if need be: ids count from zero, but a trace that was cut short may lack some.
fn slot<T: Default>(table: &mut Vec<T>, index: u32) -> &mut T {
    let index = index as usize;
    if table.len() <= index {
        table.resize_with(index + 1, T::default);
    }
    &mut table[index]
}

impl Index {
    /// The facts of a whole trace.
    pub fn of(trace: &Trace) -> Self {
        let mut index = Index::default();
        index.read(trace);
        index
    }

    /// Reads what was added to the trace since the last time; a trace that grows is read as it grows.
    pub fn read(&mut self, trace: &Trace) {
        for position in self.read..trace.events().len() {
            let id = EventId::new(position as u32);
            self.note(trace, id, trace.events()[position].kind);
        }
        self.read = trace.events().len();
    }

    /// Who was running when the event happened.
    pub fn doer(&self, event: EventId) -> Doer {
        let after = self.stints.partition_point(|stint| stint.from <= event);
        after.checked_sub(1).map_or(Doer::default(), |at| self.stints[at].doer)
    }

    /// How many objects of this kind the trace knows.
    pub fn count_of(&self, kind: ObjectKind) -> usize {
        self.kinds[kind.place()] as usize
    }

    /// The task that a handle is for, if it is for one: the one it runs, or the one whose sleep it ends.
    pub fn task_of(&self, purpose: Purpose) -> Option<TaskId> {
        match purpose {
            Purpose::FirstStep(task) | Purpose::WakeUp(task) => Some(task),
            Purpose::Settle(future) | Purpose::ThreadResult(future) => self.future(future)?.maker,
            Purpose::MemberDone(object) | Purpose::Expire(object) => self.object(object)?.owner,
            Purpose::Callback(_) => None,
        }
    }

    pub fn task(&self, task: TaskId) -> Option<&TaskFacts> {
        self.tasks.get(task.0 as usize)
    }

    pub fn future(&self, future: FutureId) -> Option<&FutureFacts> {
        self.futures.get(future.0 as usize)
    }

    pub fn handle(&self, handle: HandleId) -> Option<&HandleFacts> {
        self.handles.get(handle.0 as usize)
    }

    pub fn timer(&self, timer: TimerId) -> Option<&TimerFacts> {
        self.timers.get(timer.0 as usize)
    }

    pub fn object(&self, object: ObjectId) -> Option<&ObjectFacts> {
        self.objects.get(object.0 as usize)
    }

    pub fn thread(&self, thread: ThreadId) -> Option<&ThreadFacts> {
        self.threads.get(thread.0 as usize)
    }

    fn note(&mut self, trace: &Trace, id: EventId, kind: EventKind) {
        // A handle's or task's last event is still its own, so the doer changes before what begins and after what ends.
        self.begin(kind);
        self.stint(id);
        let doer = self.stints.last().map_or(Doer::default(), |stint| stint.doer);
        self.note_loop(id, kind);
        self.note_tasks(trace, id, kind, doer);
        self.note_objects(id, kind, doer);
        self.end(kind);
    }

    /// Opens a new stint if who runs has changed.
    fn stint(&mut self, from: EventId) {
        let doer = Doer { thread: self.thread, what: slot(&mut self.contexts, self.thread.0).doing() };
        if self.stints.last().is_none_or(|last| last.doer != doer) {
            self.stints.push(Stint { from, doer });
        }
    }

    fn begin(&mut self, kind: EventKind) {
        if let EventKind::ThreadRuns { thread } = kind {
            self.thread = thread;
        }
        let context = slot(&mut self.contexts, self.thread.0);
        match kind {
            EventKind::LoopStarted => context.in_loop = true,
            EventKind::HandleRuns { handle } => context.handle = Some(handle),
            EventKind::TaskResumed { task, .. } => context.task = Some(task),
            _ => {}
        }
    }

    fn end(&mut self, kind: EventKind) {
        let context = slot(&mut self.contexts, self.thread.0);
        match kind {
            EventKind::LoopStopped => *context = Context::default(),
            EventKind::HandleEnds { .. } => (context.handle, context.task) = (None, None),
            EventKind::TaskWaits { .. } => context.task = None,
            EventKind::TaskEnded { task, .. } if context.task == Some(task) => context.task = None,
            _ => {}
        }
    }

    fn note_loop(&mut self, id: EventId, kind: EventKind) {
        match kind {
            EventKind::TimerSet { timer, purpose, deadline } => {
                *slot(&mut self.timers, timer.0) = TimerFacts { set: Some(id), purpose: Some(purpose), deadline, over: None };
                if let Purpose::Settle(future) | Purpose::ThreadResult(future) = purpose {
                    slot(&mut self.futures, future.0).timer = Some(timer);
                }
            }
            EventKind::TimerFired { timer, handle } => {
                slot(&mut self.timers, timer.0).over = Some(id);
                slot(&mut self.handles, handle.0).timer = Some(timer);
            }
            EventKind::TimerCancelled { timer } => slot(&mut self.timers, timer.0).over = Some(id),
            EventKind::HandleReady { handle, purpose } => {
                let facts = slot(&mut self.handles, handle.0);
                (facts.ready, facts.purpose) = (Some(id), Some(purpose));
            }
            EventKind::HandleRuns { handle } => slot(&mut self.handles, handle.0).runs = Some(id),
            EventKind::HandleEnds { handle } => slot(&mut self.handles, handle.0).ends = Some(id),
            EventKind::ThreadMade { thread, name } => {
                *slot(&mut self.threads, thread.0) = ThreadFacts { name, made: Some(id), ended: None };
            }
            EventKind::ThreadEnded { thread } => slot(&mut self.threads, thread.0).ended = Some(id),
            _ => {}
        }
    }

    fn note_tasks(&mut self, trace: &Trace, id: EventId, kind: EventKind, doer: Doer) {
        match kind {
            EventKind::TaskMade { task, parent, name, coroutine } => {
                let label = self.labels.next(trace.text_of(name), trace.text_of(coroutine));
                let housekeeping = parent.is_none() && is_housekeeping(trace.text_of(coroutine));
                let facts = TaskFacts { made: Some(id), parent, name, coroutine, label, housekeeping, ..TaskFacts::default() };
                *slot(&mut self.tasks, task.0) = facts;
            }
            EventKind::TaskRenamed { task, name } => slot(&mut self.tasks, task.0).name = name,
            EventKind::CancelRequested { task, .. } => slot(&mut self.tasks, task.0).cancels.push(id),
            EventKind::TaskEnded { task, .. } => slot(&mut self.tasks, task.0).ended = Some(id),
            EventKind::FutureMade { future, kind, of } => {
                let timer = slot(&mut self.futures, future.0).timer;
                let facts =
                    FutureFacts { made: Some(id), kind: Some(kind), of, maker: doer.task(), timer, ..FutureFacts::default() };
                *slot(&mut self.futures, future.0) = facts;
            }
            EventKind::FutureNamed { future, name } => slot(&mut self.futures, future.0).name = name,
            EventKind::FutureEnded { future, .. } => slot(&mut self.futures, future.0).ended = Some(id),
            _ => {}
        }
    }

    fn note_objects(&mut self, id: EventId, kind: EventKind, doer: Doer) {
        let object = match kind {
            EventKind::ObjectMade { object, kind, size } => {
                let number = self.kinds[kind.place()];
                self.kinds[kind.place()] += 1;
                let facts =
                    ObjectFacts { made: Some(id), kind: Some(kind), size, owner: doer.task(), number, ..ObjectFacts::default() };
                *slot(&mut self.objects, object.0) = facts;
                object
            }
            EventKind::ObjectMember { object, slot: place, member } => {
                let members = &mut slot(&mut self.objects, object.0).members;
                // Slots are named in order; one that is named again (a future wrapped in a task) is replaced.
                match members.get_mut(place as usize) {
                    Some(known) => *known = member,
                    None => members.push(member),
                }
                object
            }
            EventKind::ObjectNamed { object, name } => {
                slot(&mut self.objects, object.0).name = Some(name);
                object
            }
            EventKind::GeneratorYielded { object, .. } => object,
            EventKind::ObjectEnded { object, .. } => {
                slot(&mut self.objects, object.0).ended = Some(id);
                object
            }
            EventKind::ObjectChanged { object, .. } | EventKind::ObjectDeadline { object, .. } => object,
            _ => return,
        };
        slot(&mut self.objects, object.0).last = Some(id);
    }
}
