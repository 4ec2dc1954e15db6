//! From the syntax tree to code. Knows the language, not the values; every instruction keeps the place that it came from.

mod blocks;
mod calls;
mod collect;
mod comprehensions;
mod expressions;
mod functions;
mod future;
mod patterns;
mod statements;
mod symbols;
mod units;
mod unparse;

use super::code::{Code, SourceFile};
use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange};
use std::rc::Rc;
use symbols::Symbols;
use units::Unit;

/// What a source text that cannot be compiled has wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// As CPython puts it, or, where CPython would run it, what is missing here.
    pub message: String,
    /// CPython's name for it: SyntaxError, IndentationError, TabError; none where CPython would run it.
    pub error: Option<&'static str>,
    pub range: TextRange,
}

type Result<T = ()> = std::result::Result<T, Problem>;

/// What the compiler is told beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `await` may stand outside of functions, as in notebooks.
    pub top_level_await: bool,
    /// `from __future__ import annotations`: they are kept as text, not evaluated.
    pub annotations_as_text: bool,
    /// The text is one expression; the code returns its value.
    pub expression: bool,
}

/// Parses and compiles a module.
pub fn compile(file: &Rc<SourceFile>, options: Options) -> Result<Rc<Code>> {
    let parse = if options.expression { super::parse::parse_expression } else { super::parse::parse };
    let body = parse(&file.text)?;
    let annotations_as_text = options.annotations_as_text || future::annotations(&body)?;
    let options = Options { annotations_as_text, ..options };
    let symbols = Symbols::of(&body, annotations_as_text);
    if let Some((range, message)) = symbols.errors.first() {
        return Err(Problem::syntax(*range, message.clone()));
    }
    let mut compiler = Compiler { file: file.clone(), symbols, units: Vec::new(), options };
    compiler.module(&body)
}

/// The bodies that are being compiled, the innermost last.
struct Compiler {
    file: Rc<SourceFile>,
    symbols: Symbols,
    units: Vec<Unit>,
    options: Options,
}

impl Problem {
    fn syntax(range: TextRange, message: impl Into<String>) -> Problem {
        Problem { message: message.into(), error: Some("SyntaxError"), range }
    }

    /// CPython would run this; we cannot.
    fn unsupported(range: TextRange, what: &str) -> Problem {
        Problem { message: format!("loopscope does not run {what} yet"), error: None, range }
    }
}

impl Compiler {
    fn module(&mut self, body: &[Stmt]) -> Result<Rc<Code>> {
        let unit = Unit::module(&self.symbols, self.options.top_level_await);
        self.units.push(unit);
        if let (true, [Stmt::Expr(it)]) = (self.options.expression, body) {
            self.expression(&it.value)?;
            self.emit(super::code::Op::Return);
            return self.finish();
        }
        self.docstring(body);
        if body.iter().any(|statement| matches!(statement, Stmt::AnnAssign(_))) {
            self.emit(super::code::Op::SetupAnnotations);
        }
        self.body(body)?;
        self.return_none();
        self.finish()
    }

    /// The body that is being compiled.
    fn unit(&mut self) -> &mut Unit {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    /// Instructions emitted from here on come from `node`; returns what they came from until now.
    fn at(&mut self, node: &impl Ranged) -> TextRange {
        std::mem::replace(&mut self.unit().range, node.range())
    }

    fn finish(&mut self) -> Result<Rc<Code>> {
        let unit = self.units.pop().expect("every body that is finished was begun");
        Ok(Rc::new(unit.finish(&self.file)))
    }
}
