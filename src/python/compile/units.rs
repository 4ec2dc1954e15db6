//! One body under construction: its instructions, constants, names and labels.

use super::symbols::{Home, ScopeKind, Symbols};
use super::{Compiler, Result};
use crate::python::code::{Code, CodeKind, Op, Parameters, SourceFile};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use ruff_python_ast::{Expr, Stmt};
use ruff_text_size::{TextRange, TextSize};
use std::collections::HashMap;
use std::rc::Rc;

/// A body under construction.
pub struct Unit {
    pub scope: usize,
    pub kind: CodeKind,
    pub name: String,
    pub qualname: String,
    pub range: TextRange,
    pub parameters: Parameters,
    pub children: Vec<Rc<Code>>,
    pub blocks: Vec<super::blocks::Block>,
    pub docstring: Option<Rc<Str>>,
    /// Where the body starts, for its first line.
    pub start: TextSize,
    /// `await` may stand in it.
    pub may_await: bool,
    ops: Vec<Op>,
    ranges: Vec<TextRange>,
    constants: Vec<Value>,
    names: Vec<Rc<Str>>,
    locals: Vec<Rc<Str>>,
    cells: Vec<Rc<Str>>,
    own_cells: usize,
    /// Find constants, names and variables again; never iterated.
    constant_places: HashMap<ConstantKey, u32>,
    name_places: HashMap<String, u32>,
    local_places: HashMap<String, u32>,
    cell_places: HashMap<String, u32>,
    labels: Vec<Option<u32>>,
}

/// What makes two constants one.
#[derive(PartialEq, Eq, Hash)]
enum ConstantKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(u64),
    Str(String),
}

/// A place to jump to, which need not be known yet. Until the body is finished, jumps hold the label's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label(u32);

impl Unit {
    pub fn module(symbols: &Symbols, top_level_await: bool) -> Unit {
        let kind = if top_level_await && symbols.scopes[0].awaits { CodeKind::Coroutine } else { CodeKind::Module };
        let mut unit = Unit::new(symbols, 0, kind, "<module>", "<module>", TextRange::default());
        unit.may_await = top_level_await;
        unit
    }

    pub fn new(symbols: &Symbols, scope: usize, kind: CodeKind, name: &str, qualname: &str, range: TextRange) -> Unit {
        let intern = |name: &String| types().names.intern(name);
        let locals: Vec<_> = symbols.names_at(scope, Home::Local).iter().map(intern).collect();
        let own = symbols.names_at(scope, Home::OwnCell);
        let cells: Vec<_> = own.iter().chain(&symbols.names_at(scope, Home::OuterCell)).map(intern).collect();
        let places = |names: &[Rc<Str>]| names.iter().enumerate().map(|(at, name)| (name.text().to_owned(), at as u32)).collect();
        Unit {
            scope,
            kind,
            name: name.to_owned(),
            qualname: qualname.to_owned(),
            range,
            parameters: Parameters::default(),
            children: Vec::new(),
            blocks: Vec::new(),
            docstring: None,
            start: range.start(),
            may_await: matches!(kind, CodeKind::Coroutine | CodeKind::AsyncGenerator),
            ops: Vec::new(),
            ranges: Vec::new(),
            constants: Vec::new(),
            names: Vec::new(),
            local_places: places(&locals),
            cell_places: places(&cells),
            own_cells: own.len(),
            locals,
            cells,
            constant_places: HashMap::new(),
            name_places: HashMap::new(),
            labels: Vec::new(),
        }
    }

    /// The variables that the parameters fill come first, in the parameters' order, even those that live in cells.
    pub fn parameter_variables(&mut self, names: &[String]) {
        let rest = self.locals.iter().filter(|local| !names.iter().any(|name| name == local.text())).cloned();
        let parameters = names.iter().map(|name| types().names.intern(name));
        self.locals = parameters.chain(rest.collect::<Vec<_>>()).collect();
        self.local_places = self.locals.iter().enumerate().map(|(at, name)| (name.text().to_owned(), at as u32)).collect();
    }

    pub fn emit(&mut self, op: Op) -> usize {
        self.ops.push(op);
        self.ranges.push(self.range);
        self.ops.len() - 1
    }

    pub fn name(&mut self, name: &str) -> u32 {
        if let Some(at) = self.name_places.get(name) {
            return *at;
        }
        let at = self.names.len() as u32;
        self.names.push(types().names.intern(name));
        self.name_places.insert(name.to_owned(), at);
        at
    }

    /// The place of a constant; equal ones of one type share theirs.
    pub fn constant(&mut self, value: Value) -> u32 {
        let key = match &value {
            Value::None => Some(ConstantKey::None),
            Value::Ellipsis => Some(ConstantKey::Ellipsis),
            Value::Bool(truth) => Some(ConstantKey::Bool(*truth)),
            Value::Int(number) => Some(ConstantKey::Int(*number)),
            Value::Float(number) => Some(ConstantKey::Float(number.to_bits())),
            Value::Str(text) => Some(ConstantKey::Str(text.text().to_owned())),
            _ => None,
        };
        if let Some(at) = key.as_ref().and_then(|key| self.constant_places.get(key)) {
            return *at;
        }
        let at = self.constants.len() as u32;
        self.constants.push(value);
        if let Some(key) = key {
            self.constant_places.insert(key, at);
        }
        at
    }

    pub fn local(&self, name: &str) -> u32 {
        self.local_places.get(name).copied().unwrap_or(0)
    }

    pub fn cell(&self, name: &str) -> u32 {
        self.cell_places.get(name).copied().unwrap_or(0)
    }

    /// The name of the first positional parameter.
    pub fn first_parameter(&self) -> Option<String> {
        (self.parameters.positional > 0).then(|| self.locals[0].text().to_owned())
    }

    pub fn has_cell(&self, name: &str) -> bool {
        self.cell_places.contains_key(name)
    }

    pub fn label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// The label means the next instruction.
    pub fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = Some(self.ops.len() as u32);
    }

    /// The finished body: labels become places.
    pub fn finish(mut self, file: &Rc<SourceFile>) -> Code {
        let labels = std::mem::take(&mut self.labels);
        let place = |label: u32| labels[label as usize].expect("every label that is jumped to was placed");
        for op in &mut self.ops {
            match op {
                Op::Jump(to)
                | Op::JumpIfFalse(to)
                | Op::JumpIfTrue(to)
                | Op::JumpIfFalseOrPop(to)
                | Op::JumpIfTrueOrPop(to)
                | Op::JumpIfNone(to)
                | Op::ForIter(to)
                | Op::Send(to)
                | Op::PushHandler(to)
                | Op::PushWithHandler(to) => *to = place(*to),
                _ => {}
            }
        }
        let in_cells = |name: &Rc<Str>| self.local_places.get(name.text()).copied();
        let line = |range: &TextRange| if file.is_beside_the_program() { 0 } else { file.line_of(range.start().to_u32()) };
        Code {
            lines: self.ranges.iter().map(line).collect(),
            name: types().names.intern(&self.name),
            qualname: types().names.intern(&self.qualname),
            cell_parameters: self.cells[..self.own_cells].iter().map(in_cells).collect(),
            ops: self.ops,
            ranges: self.ranges,
            constants: self.constants,
            names: self.names,
            children: self.children,
            locals: self.locals,
            own_cells: self.own_cells,
            cells: self.cells,
            parameters: self.parameters,
            kind: self.kind,
            docstring: self.docstring,
            first_line: file.line_of(self.start.to_u32()),
            file: file.clone(),
        }
    }
}

impl Compiler {
    pub fn emit(&mut self, op: Op) {
        self.unit().emit(op);
    }

    pub fn constant(&mut self, value: Value) {
        let at = self.unit().constant(value);
        self.emit(Op::Constant(at));
    }

    /// An instruction that takes a name.
    pub fn named(&mut self, op: fn(u32) -> Op, name: &str) {
        let at = self.unit().name(name);
        self.emit(op(at));
    }

    pub fn label(&mut self) -> Label {
        self.unit().label()
    }

    pub fn place(&mut self, label: Label) {
        self.unit().place(label);
    }

    pub fn jump(&mut self, op: fn(u32) -> Op, to: Label) {
        self.emit(op(to.0));
    }

    pub fn return_none(&mut self) {
        self.constant(Value::None);
        self.emit(Op::Return);
    }

    /// The name as it is stored: `__private` names of classes are lengthened.
    pub fn mangled(&mut self, name: &str) -> String {
        let scope = self.unit().scope;
        super::symbols::mangle(self.symbols.scopes[scope].class_name.as_deref(), name)
    }

    /// Where the variable `name` lives, seen from the body under construction.
    pub fn home(&mut self, name: &str) -> Home {
        let scope = self.unit().scope;
        self.symbols.home(scope, name)
    }

    pub fn load(&mut self, name: &str) {
        let name = self.mangled(name);
        match self.home(&name) {
            Home::Local => {
                let at = self.unit().local(&name);
                self.emit(Op::LoadLocal(at));
            }
            Home::OwnCell | Home::OuterCell => {
                let at = self.unit().cell(&name);
                self.emit(Op::LoadCell(at));
            }
            Home::Global => self.named(Op::LoadGlobal, &name),
            Home::Namespace => self.named(Op::LoadName, &name),
        }
    }

    pub fn store(&mut self, name: &str) {
        let name = self.mangled(name);
        match self.home(&name) {
            Home::Local => {
                let at = self.unit().local(&name);
                self.emit(Op::StoreLocal(at));
            }
            Home::OwnCell | Home::OuterCell => {
                let at = self.unit().cell(&name);
                self.emit(Op::StoreCell(at));
            }
            Home::Global => self.named(Op::StoreGlobal, &name),
            Home::Namespace => self.named(Op::StoreName, &name),
        }
    }

    pub fn delete(&mut self, name: &str) {
        let name = self.mangled(name);
        match self.home(&name) {
            Home::Local => {
                let at = self.unit().local(&name);
                self.emit(Op::DeleteLocal(at));
            }
            Home::OwnCell | Home::OuterCell => {
                let at = self.unit().cell(&name);
                self.emit(Op::DeleteCell(at));
            }
            Home::Global => self.named(Op::DeleteGlobal, &name),
            Home::Namespace => self.named(Op::DeleteName, &name),
        }
    }

    /// Keeps the text with which a body begins, if it begins with one.
    pub fn docstring(&mut self, body: &[Stmt]) {
        if let Some(Stmt::Expr(first)) = body.first()
            && let Expr::StringLiteral(text) = &*first.value
        {
            self.unit().docstring = Some(Str::new(text.value.to_str()));
        }
    }

    /// Whether the body under construction, or that around a comprehension, is a function.
    pub fn in_function(&mut self) -> bool {
        let scope = self.unit().scope;
        matches!(self.symbols.scopes[scope].kind, ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Comprehension)
    }

    /// Compiles a body of its own, and puts it among the children of this one.
    pub fn child(&mut self, unit: Unit, fill: impl FnOnce(&mut Self) -> Result) -> Result<u16> {
        self.units.push(unit);
        fill(self)?;
        let code = self.finish()?;
        let range = self.unit().range;
        self.unit().children.push(code);
        u16::try_from(self.unit().children.len() - 1)
            .map_err(|_| super::Problem::unsupported(range, "a body with more than 65,536 functions"))
    }

    /// The name by which a function or class defined here is known in messages.
    pub fn qualname_of(&mut self, name: &str) -> String {
        let unit = self.unit();
        let outer = unit.qualname.clone();
        match unit.kind {
            _ if unit.scope == 0 => name.to_owned(),
            CodeKind::Class => format!("{outer}.{name}"),
            _ => format!("{outer}.<locals>.{name}"),
        }
    }
}
