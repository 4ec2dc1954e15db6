//! Code: what a module, class or function body is compiled to; knows no running.
//!
//! A stack machine. Each instruction is eight bytes; where it came from in the source is known for every one. In the comments,
//! `a b → c` says that b was on top of the stack and c is now.

use super::text::Str;
use super::value::Value;
use ruff_text_size::TextRange;
use std::rc::Rc;

/// One compiled body.
pub struct Code {
    pub name: Rc<Str>,
    pub qualname: Rc<Str>,
    pub ops: Vec<Op>,
    /// For each instruction the piece of source that it came from.
    pub ranges: Vec<TextRange>,
    /// For each instruction its line in the program, from 1; 0 in the library's own code, which no trace shows.
    pub lines: Vec<u32>,
    pub constants: Vec<Value>,
    pub names: Vec<Rc<Str>>,
    /// Bodies defined in this one.
    pub children: Vec<Rc<Code>>,
    /// Names of the local variables; the parameters come first.
    pub locals: Vec<Rc<Str>>,
    /// Names of the variables shared with inner functions: own ones first, then those that come from outside.
    pub cells: Vec<Rc<Str>>,
    /// How many of `cells` are made here; the others come with the closure.
    pub own_cells: usize,
    /// For each own cell the parameter that it starts with, if it is one.
    pub cell_parameters: Vec<Option<u32>>,
    pub parameters: Parameters,
    pub kind: CodeKind,
    pub docstring: Option<Rc<Str>>,
    /// The line of `def`, `class`, `lambda` or the first line of the module; from 1.
    pub first_line: u32,
    pub file: Rc<SourceFile>,
}

/// What tracebacks call the text that `exec` or `eval` runs.
pub const EVALUATED: &str = "<string>";

/// The text that was compiled.
pub struct SourceFile {
    /// As tracebacks show it, such as `main.py`.
    pub name: String,
    pub text: String,
    /// Part of this engine's library: not shown in traces.
    pub library: bool,
    /// A text that the program made: its lines are none of the program's.
    pub evaluated: bool,
    /// Byte offsets of the starts of the lines.
    line_starts: Vec<u32>,
}

/// How many parameters there are, by kind. Their variables are the first locals, in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// Before `/`.
    pub positional_only: u32,
    /// All that may be given by position, those before `/` included.
    pub positional: u32,
    pub keyword_only: u32,
    /// `*args`, behind the keyword-only ones.
    pub rest: bool,
    /// `**kwargs`, behind that.
    pub keywords: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    Module,
    Class,
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// An instruction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Op {
    // Variables.
    Constant(u32),
    LoadLocal(u32),
    StoreLocal(u32),
    DeleteLocal(u32),
    LoadCell(u32),
    StoreCell(u32),
    DeleteCell(u32),
    /// In the module's namespace, then among the builtins.
    LoadGlobal(u32),
    StoreGlobal(u32),
    DeleteGlobal(u32),
    /// In the namespace of a class body or module, then as a global.
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),

    // The stack.
    Pop,
    /// a → a a
    Duplicate,
    /// a b → a b a b
    DuplicateTwo,
    /// a b → b a
    Swap,
    /// a b c → c a b
    RotateThree,

    // Attributes and items.
    /// object → value
    LoadAttribute(u32),
    /// value object →
    StoreAttribute(u32),
    DeleteAttribute(u32),
    /// object → function receiver, or unset method: what CallMethod takes
    LoadMethod(u32),
    /// container key → value
    LoadItem,
    /// value container key →
    StoreItem,
    DeleteItem,

    // Operators.
    Binary(BinaryOp),
    InPlace(BinaryOp),
    Unary(UnaryOp),
    Compare(CompareOp),

    // Jumps.
    Jump(u32),
    JumpIfFalse(u32),
    JumpIfTrue(u32),
    /// Keeps the value when it jumps.
    JumpIfFalseOrPop(u32),
    JumpIfTrueOrPop(u32),
    /// Keeps nothing.
    JumpIfNone(u32),

    // Collections.
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    /// key value key value … → dict
    BuildDict(u32),
    /// start stop [step] → slice
    BuildSlice(u32),
    /// str str … → str
    BuildString(u32),
    /// value [spec] → str
    Format {
        conversion: Conversion,
        spec: bool,
    },
    /// list … value → list …: adds to the list `n` below the top
    ListAppend(u32),
    SetAdd(u32),
    /// dict … key value → dict …
    DictInsert(u32),
    /// list iterable → list
    ListExtend,
    SetUpdate,
    DictUpdate,
    /// dict mapping → dict: keyword arguments, of which none may come twice
    DictMerge,
    /// list → tuple
    ListToTuple,
    /// sequence → last … first
    Unpack(u32),
    UnpackStar {
        before: u16,
        after: u16,
    },

    // Iteration.
    GetIter,
    /// iterator → iterator item, or jump without the iterator
    ForIter(u32),
    GetAsyncIter,
    /// iterator → iterator awaitable
    GetAsyncNext,
    /// After an awaited next item: iterator exception →, if it is StopAsyncIteration; else it is raised again
    EndAsyncFor,

    // Calls.
    /// function arg … → result
    Call(u32),
    /// function arg … names → result: the last arguments are named by the tuple
    CallNamed(u32),
    /// function tuple dict → result
    CallSpread,
    /// function receiver arg … → result, as LoadMethod left them
    CallMethod(u32),

    // Functions and classes.
    /// [defaults] [keyword defaults] [annotations] [closure …] → function
    MakeFunction {
        child: u16,
        flags: u8,
    },
    /// The cell itself, for a closure.
    LoadClosure(u32),
    /// Pushes the function that builds a class: → build_class
    LoadBuildClass,
    Return,

    // Generators and coroutines.
    /// value → what is sent
    Yield,
    /// awaitable → iterator
    GetAwaitable(AwaitPlace),
    /// iterable → iterator, for `yield from`
    GetYieldFromIter,
    /// iterator value → iterator yielded, or result with a jump
    Send(u32),
    /// iterator value → iterator sent: hands on what an inner iterator yielded
    YieldInner,

    // Exceptions.
    /// From here on exceptions go to the handler, with the stack as it is now.
    PushHandler(u32),
    /// The same, but with the stack as it is below its top: that is what the context manager was entered with.
    PushWithHandler(u32),
    PopHandler,
    /// exception → exception: it is now the one being handled
    BeginHandling,
    /// It is not any more.
    EndHandling,
    /// exception class → exception bool
    MatchException,
    /// exception class → rest matching: for `except*`; None where nothing is left or nothing matches
    MatchGroup,
    /// original list → exception or None: what of an `except*` is to be raised again
    RaiseRemaining,
    /// [exception [cause]] →: the number says how many there are; none: what is being handled, again
    Raise(u32),
    /// exception →: as it is, with its traceback
    Reraise,
    /// manager → exit, entered: `__enter__` is called
    EnterWith,
    /// manager → exit, awaitable of `__aenter__`
    EnterAsyncWith,
    /// exit exception → exit exception result: calls exit with the exception
    ExitWith,
    /// A `with` block is over: normally, or its exception was swallowed; or it goes on.
    LeaveWith,
    FailWith,
    AssertionError,

    // Modules.
    /// [names] → module
    Import {
        name: u32,
    },
    /// module → module value
    ImportFrom(u32),
    /// module →
    ImportStar,

    // Patterns.
    /// subject → subject bool
    MatchSequence,
    MatchMapping,
    /// subject keys → subject keys values-or-None
    MatchKeys,
    /// subject class names → subject' attributes-or-None: the number of positional patterns
    MatchClass(u32),
    /// subject → subject length
    Length,
    /// dict keys → dict: without the keys
    DictWithout,

    /// Keeps the frame's namespaces for the call that follows: of `locals`, `globals` and their kin.
    NoteFrame,
    /// Where annotations of a module or class go.
    SetupAnnotations,
    Nothing,
}

/// What MakeFunction finds on the stack, in this order from the bottom.
pub mod make_function {
    /// A tuple of default values.
    pub const DEFAULTS: u8 = 1;
    /// A dict of keyword-only parameters' default values.
    pub const KEYWORD_DEFAULTS: u8 = 2;
    /// A dict of annotations.
    pub const ANNOTATIONS: u8 = 4;
    /// A tuple of cells.
    pub const CLOSURE: u8 = 8;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    MatrixMultiply,
    ShiftLeft,
    ShiftRight,
    And,
    Or,
    Xor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Not,
    Negative,
    Positive,
    Invert,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Is,
    IsNot,
    In,
    NotIn,
}

/// `!s`, `!r`, `!a` in an f-string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// Where an awaitable stands, for the message when it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitPlace {
    Expression,
    Enter,
    Exit,
    Next,
}

impl Code {
    /// The line that an instruction came from, from 1.
    pub fn line(&self, at: usize) -> u32 {
        self.ranges.get(at).map_or(self.first_line, |range| self.file.line_of(range.start().to_u32()))
    }

    /// How many variables the parameters take.
    pub fn parameter_count(&self) -> usize {
        let p = &self.parameters;
        (p.positional + p.keyword_only) as usize + usize::from(p.rest) + usize::from(p.keywords)
    }
}

impl SourceFile {
    /// The program.
    pub fn new(name: &str, text: &str) -> Rc<SourceFile> {
        Rc::new(SourceFile::with(name, text))
    }

    /// A module of the library.
    pub fn library(name: &str, text: &str) -> Rc<SourceFile> {
        Rc::new(SourceFile { library: true, ..SourceFile::with(name, text) })
    }

    /// A text that `exec`, `eval` or `compile` is given.
    pub fn evaluated(name: &str, text: &str) -> Rc<SourceFile> {
        Rc::new(SourceFile { evaluated: true, ..SourceFile::with(name, text) })
    }

    /// A module of the library, or a text that `exec` runs: its lines are none of the program's.
    pub fn is_beside_the_program(&self) -> bool {
        self.library || self.evaluated
    }

    fn with(name: &str, text: &str) -> SourceFile {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        let line_starts = std::iter::once(0).chain(starts).collect();
        SourceFile { name: name.to_owned(), text: text.to_owned(), library: false, evaluated: false, line_starts }
    }

    /// The line, from 1, in which the byte at `offset` stands.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.line_starts.partition_point(|start| *start <= offset) as u32
    }

    /// Line and column in characters, both from 1.
    pub fn position(&self, offset: u32) -> (u32, u32) {
        let line = self.line_of(offset);
        let start = self.line_starts[line as usize - 1] as usize;
        let column = self.text.get(start..offset as usize).map_or(0, |before| before.chars().count());
        (line, column as u32 + 1)
    }

    /// The text of a line, from 1, without its end.
    pub fn line_text(&self, line: u32) -> &str {
        self.text.split('\n').nth(line.saturating_sub(1) as usize).unwrap_or("").trim_end_matches('\r')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instruction_is_eight_bytes() {
        assert_eq!(size_of::<Op>(), 8);
    }

    #[test]
    fn positions_are_counted_in_characters() {
        let file = SourceFile::new("main.py", "é = 1\nx");
        assert_eq!((file.position(3), file.position(7), file.line_text(1)), ((1, 3), (2, 1), "é = 1"));
    }
}
