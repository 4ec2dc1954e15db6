//! Frames: calls under way, kept on the heap so that they can be left and entered again. Knows what they hold, not how they run.

use super::code::Code;
use super::error::Unwind;
use super::exception::{Exception, Place};
use super::function::Cell;
use super::generator::Generator;
use super::machine::Vm;
use super::object::{Object, Payload};
use super::value::Value;
use crate::trace::CallId;
use std::rc::Rc;

/// A call on a thread's stack of calls.
pub enum Activation {
    Python(Box<Frame>),
    Native(Box<NativeActivation>),
}

/// A call of a function of the program.
pub struct Frame {
    pub code: Rc<Code>,
    /// The next instruction.
    pub pc: usize,
    /// The local variables, and on top of them the stack of the expression under way.
    pub slots: Vec<Value>,
    pub cells: Vec<Cell>,
    /// The `try` and `with` blocks entered, the innermost last.
    pub handlers: Vec<Handler>,
    /// The exceptions being handled, the innermost last.
    pub handling: Vec<Exception>,
    /// The module's namespace, a dict.
    pub globals: Rc<Object>,
    /// The namespace of a class body or module, a dict; none for functions.
    pub namespace: Option<Rc<Object>>,
    pub owner: Owner,
    /// Under which number the trace knows this call, if it does.
    pub call: Option<CallId>,
    /// The `with` blocks under way that the trace knows, the innermost last; and how many blocks lay around each.
    pub withs: Vec<(CallId, u32)>,
}

/// A call of a function of this engine that needs others to run before it can return.
pub struct NativeActivation {
    pub frame: Box<dyn NativeFrame>,
    pub owner: Owner,
}

/// Something native that runs other calls, or blocks its thread, before it returns.
pub trait NativeFrame {
    /// Goes on: with what it was started with, or with what the call that it had pushed came to.
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit;

    /// Whether dropping it half-way must run code of the program.
    fn has_cleanup(&self) -> bool {
        false
    }

    /// By what tracebacks know it, if there are lines of CPython's for it.
    fn key(&self) -> Option<&'static str> {
        None
    }
}

/// Who gets the result of a call.
pub enum Owner {
    /// Whoever is below on the stack.
    Caller,
    /// The same, but it gets this instance, since the call was `__init__`.
    Construction(Value),
    /// The generator, coroutine or asynchronous generator whose frame this is; and then whoever is below.
    Generator(Rc<Object>, Resumption),
}

/// How a frame of a generator was resumed, which decides what its end means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumption {
    /// By `next`, `send`, `await`, a `for` loop or a task.
    Next,
    /// By `close` or `aclose`: a yield is an error, GeneratorExit the expected end.
    Close,
}

/// A `try` or `with` block: where exceptions go, and what the frame looked like when it was entered.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    pub target: u32,
    pub slots: u32,
    pub handling: u32,
}

/// What a call is resumed with.
pub enum Input {
    /// It begins.
    Start,
    /// What it called returned this; or what is sent into the yield at which it waits.
    Value(Value),
    /// The generator that it resumed yielded this, on its way to the task that runs it.
    Yielded(Value),
    /// The iterator that it asked is used up; the value that it returned.
    Exhausted(Value),
    /// An exception comes out of what it called, or is thrown in at its yield.
    Raise(Exception),
    /// It goes on where its time slice ended.
    Continue,
}

/// Why a call gives up the machine.
pub enum Exit {
    /// It has called this, and waits for what becomes of it.
    Push(Activation),
    /// As above, but the new call is begun with something.
    Resume(Activation, Input),
    Return(Value),
    /// A value for whoever resumed it: `inner` if an inner iterator yielded it on the way to the task.
    Yield {
        value: Value,
        inner: bool,
    },
    Raise(Unwind),
    /// It stands for an iterator that is used up.
    Exhaust(Value),
    /// Its time slice is over.
    Pause,
    /// The thread has to wait; then the call goes on with `Input::Continue`.
    Block,
}

impl Activation {
    pub fn native(frame: impl NativeFrame + 'static) -> Activation {
        Activation::Native(Box::new(NativeActivation { frame: Box::new(frame), owner: Owner::Caller }))
    }

    pub fn set_owner(&mut self, owner: Owner) {
        match self {
            Activation::Python(frame) => frame.owner = owner,
            Activation::Native(native) => native.owner = owner,
        }
    }

    /// Whether it waits inside a `try` or `with`, so that leaving it for good has to run code.
    pub fn has_cleanup(&self) -> bool {
        match self {
            Activation::Python(frame) => !frame.handlers.is_empty() || frame.inner_generator().is_some(),
            Activation::Native(native) => native.frame.has_cleanup(),
        }
    }

    /// Where the call stands, as tracebacks show it.
    pub fn place(&self) -> Option<Place> {
        match self {
            Activation::Python(frame) => Some(Place { code: frame.code.clone(), at: frame.pc.saturating_sub(1) as u32 }),
            Activation::Native(native) => super::places::native(native.frame.key()?, None),
        }
    }

    pub fn python(&self) -> Option<&Frame> {
        match self {
            Activation::Python(frame) => Some(frame),
            Activation::Native(_) => None,
        }
    }
}

impl Frame {
    pub fn new(code: &Rc<Code>, globals: &Rc<Object>, cells: Vec<Cell>) -> Box<Frame> {
        Box::new(Frame {
            code: code.clone(),
            pc: 0,
            slots: Vec::with_capacity(code.locals.len() + 8),
            cells,
            handlers: Vec::new(),
            handling: Vec::new(),
            globals: globals.clone(),
            namespace: None,
            owner: Owner::Caller,
            call: None,
            withs: Vec::new(),
        })
    }

    /// `locals()`: a module's or class's own namespace, or a picture of a function's variables.
    pub fn variables(&self) -> Rc<Object> {
        if let Some(namespace) = &self.namespace {
            return namespace.clone();
        }
        let mut dict = super::dict::Dict::default();
        let plain = self.code.locals.iter().zip(&self.slots).filter(|(name, _)| !name.text().starts_with('.'));
        for (name, value) in plain.filter(|(_, value)| !value.is_unset()) {
            dict.set_str(name, value.clone());
        }
        for (name, cell) in self.code.cells.iter().zip(&self.cells) {
            let value = cell.borrow().clone();
            if !value.is_unset() {
                dict.set_str(name, value);
            }
        }
        Object::dict(dict)
    }

    /// The line that is being run.
    pub fn line(&self) -> u32 {
        self.code.line(self.pc.saturating_sub(1))
    }

    /// What this frame waits on at an `await` or `yield from`, if it is a generator or coroutine.
    pub fn awaited(&self) -> Option<&Value> {
        let waits = matches!(self.code.ops.get(self.pc.checked_sub(1)?), Some(super::code::Op::YieldInner));
        if waits { self.slots.last() } else { None }
    }

    /// The same, if that is a generator or coroutine too.
    pub fn inner_generator(&self) -> Option<&Generator> {
        match self.awaited()?.payload()? {
            Payload::Generator(generator) => Some(generator),
            _ => None,
        }
    }

    pub fn push(&mut self, value: Value) {
        self.slots.push(value);
    }

    /// The top of the stack. The compiler leaves no instruction without its operands.
    pub fn pop(&mut self) -> Value {
        self.slots.pop().unwrap_or_default()
    }

    pub fn top(&mut self) -> &mut Value {
        let last = self.slots.len() - 1;
        &mut self.slots[last]
    }

    /// The item `below` the top.
    pub fn peek(&mut self, below: usize) -> &mut Value {
        let at = self.slots.len() - 1 - below;
        &mut self.slots[at]
    }

    /// Takes the top `count` items, the deepest first.
    pub fn pop_many(&mut self, count: usize) -> Vec<Value> {
        let at = self.slots.len() - count;
        self.slots.split_off(at)
    }
}
