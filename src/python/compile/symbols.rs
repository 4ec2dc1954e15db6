//! Which variable a name means in each body of the source: local, shared with inner functions, or global. Knows no instructions.

use ruff_python_ast::Stmt;
use ruff_text_size::TextRange;
use std::collections::HashMap;

/// Where the variable behind a name lives, seen from one body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Local,
    /// Made here, and shared with inner functions.
    OwnCell,
    /// Made by an outer function.
    OuterCell,
    Global,
    /// In the namespace of a class body or module.
    Namespace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
}

/// One body and its names, in the order in which they appear.
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<usize>,
    pub(super) names: Vec<(String, Marks)>,
    /// Finds a name's place in `names`; never iterated.
    pub(super) places: HashMap<String, usize>,
    pub homes: Vec<Home>,
    pub yields: bool,
    /// It awaits or has an `async for`: a comprehension that does is a coroutine.
    pub awaits: bool,
    /// A class body whose methods use `super()` or `__class__`.
    pub needs_class_cell: bool,
    /// Cells that a class body hands on to its methods without using them itself.
    pub passed: Vec<String>,
    /// The class in whose body it stands, for `__private` names.
    pub class_name: Option<String>,
}

#[derive(Clone, Copy, Debug, Default)]
/// What a body does with a name.
pub struct Marks {
    pub bound: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub parameter: bool,
}

/// The bodies of one source text; the module is the first.
#[derive(Default)]
pub struct Symbols {
    pub scopes: Vec<Scope>,
    /// The body that the node at a range has; never iterated.
    pub(super) by_range: HashMap<TextRange, usize>,
    /// Names that are declared in ways that cannot be.
    pub errors: Vec<(TextRange, String)>,
}

impl Symbols {
    /// Annotations that are kept as text use no names.
    pub fn of(body: &[Stmt], annotations_as_text: bool) -> Symbols {
        let mut symbols = super::collect::collect(body, annotations_as_text);
        for scope in 0..symbols.scopes.len() {
            symbols.resolve(scope);
        }
        symbols
    }

    /// The body of the function, class, lambda or comprehension at a range.
    pub fn scope_at(&self, range: TextRange) -> usize {
        self.by_range.get(&range).copied().unwrap_or(0)
    }

    /// Where the variable behind `name` lives, seen from a body.
    pub fn home(&self, scope: usize, name: &str) -> Home {
        let scope = &self.scopes[scope];
        let fallback = if matches!(scope.kind, ScopeKind::Module | ScopeKind::Class) { Home::Namespace } else { Home::Global };
        scope.places.get(name).map_or(fallback, |at| scope.homes[*at])
    }

    /// The names of a body that live at `home`, in the order in which they appear.
    pub fn names_at(&self, scope: usize, home: Home) -> Vec<String> {
        let scope = &self.scopes[scope];
        let all = scope.names.iter().zip(&scope.homes);
        let mut names: Vec<String> = all.filter(|(_, its)| **its == home).map(|((name, _), _)| name.clone()).collect();
        if home == Home::OuterCell {
            names.extend(scope.passed.iter().cloned());
        }
        names
    }

    /// Decides where every name of a body lives. Outer bodies are decided first; a name found there becomes a cell on the way.
    fn resolve(&mut self, scope: usize) {
        for at in 0..self.scopes[scope].names.len() {
            let (name, marks) = self.scopes[scope].names[at].clone();
            let known = self.scopes[scope].homes.get(at).copied();
            let home = match known {
                Some(home @ (Home::OwnCell | Home::OuterCell)) => home,
                _ => self.decide(scope, &name, marks),
            };
            let homes = &mut self.scopes[scope].homes;
            if at < homes.len() { homes[at] = home } else { homes.push(home) }
        }
    }

    fn decide(&mut self, scope: usize, name: &str, marks: Marks) -> Home {
        let kind = self.scopes[scope].kind;
        if kind == ScopeKind::Module {
            return Home::Namespace;
        }
        if marks.global {
            return Home::Global;
        }
        if marks.bound && !marks.nonlocal {
            return if kind == ScopeKind::Class { Home::Namespace } else { Home::Local };
        }
        if self.capture(scope, name) {
            return Home::OuterCell;
        }
        if kind == ScopeKind::Class { Home::Namespace } else { Home::Global }
    }

    /// Whether a function around `scope` has the variable; if so, it and the functions between share it.
    fn capture(&mut self, scope: usize, name: &str) -> bool {
        let Some(parent) = self.scopes[scope].parent else { return false };
        if self.scopes[parent].kind == ScopeKind::Class {
            if name == "__class__" {
                self.scopes[parent].needs_class_cell = true;
                self.set_home(parent, "__class__", Home::OwnCell);
                return true;
            }
            let marks = self.marks(parent, name);
            if marks.is_some_and(|marks| marks.global) || !self.capture(parent, name) {
                return false;
            }
            if marks.is_none_or(|marks| !marks.bound) {
                self.set_home(parent, name, Home::OuterCell);
            } else {
                self.pass_through(parent, name);
            }
            return true;
        }
        if self.scopes[parent].kind == ScopeKind::Module {
            return false;
        }
        let marks = self.marks(parent, name).unwrap_or_default();
        if marks.global {
            return false;
        }
        if marks.bound && !marks.nonlocal {
            self.set_home(parent, name, Home::OwnCell);
            return true;
        }
        let found = self.capture(parent, name);
        if found {
            self.set_home(parent, name, Home::OuterCell);
        }
        found
    }

    /// A class body that binds a name of its own which its methods mean an outer function's by: it has to hand the cell on.
    fn pass_through(&mut self, class: usize, name: &str) {
        let passed = &mut self.scopes[class].passed;
        if !passed.iter().any(|known| known == name) {
            passed.push(name.to_owned());
        }
    }

    fn marks(&self, scope: usize, name: &str) -> Option<Marks> {
        self.scopes[scope].places.get(name).map(|at| self.scopes[scope].names[*at].1)
    }

    fn set_home(&mut self, scope: usize, name: &str, home: Home) {
        let scope = &mut self.scopes[scope];
        let at = scope.place(name);
        while scope.homes.len() <= at {
            scope.homes.push(Home::Global);
        }
        scope.homes[at] = home;
    }
}

impl Scope {
    pub(super) fn place(&mut self, name: &str) -> usize {
        if let Some(at) = self.places.get(name) {
            return *at;
        }
        self.names.push((name.to_owned(), Marks::default()));
        self.places.insert(name.to_owned(), self.names.len() - 1);
        self.names.len() - 1
    }

    pub(super) fn mark(&mut self, name: &str) -> &mut Marks {
        let at = self.place(name);
        &mut self.names[at].1
    }
}

/// `__name` inside a class is `_Class__name`.
pub fn mangle(class_name: Option<&str>, name: &str) -> String {
    match class_name.map(|class| class.trim_start_matches('_')) {
        Some(class) if !class.is_empty() && name.starts_with("__") && !name.ends_with("__") && !name.contains('.') => {
            format!("_{class}{name}")
        }
        _ => name.to_owned(),
    }
}
