//! Which variable a name means in each body of the source: local, shared with inner functions, or global. Knows no instructions.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};
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
    names: Vec<(String, Marks)>,
    /// Finds a name's place in `names`; never iterated.
    places: HashMap<String, usize>,
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
struct Marks {
    bound: bool,
    global: bool,
    nonlocal: bool,
    parameter: bool,
}

/// The bodies of one source text; the module is the first.
pub struct Symbols {
    pub scopes: Vec<Scope>,
    /// The body that the node at a range has; never iterated.
    by_range: HashMap<TextRange, usize>,
    /// Names that are declared in ways that cannot be.
    pub errors: Vec<(TextRange, String)>,
}

impl Symbols {
    pub fn of(body: &[Stmt]) -> Symbols {
        let symbols = Symbols { scopes: Vec::new(), by_range: HashMap::new(), errors: Vec::new() };
        let mut collector = Collector { symbols, current: 0, class_name: None };
        collector.open(ScopeKind::Module, TextRange::default());
        collector.visit_body(body);
        let mut symbols = collector.symbols;
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
    fn place(&mut self, name: &str) -> usize {
        if let Some(at) = self.places.get(name) {
            return *at;
        }
        self.names.push((name.to_owned(), Marks::default()));
        self.places.insert(name.to_owned(), self.names.len() - 1);
        self.names.len() - 1
    }

    fn mark(&mut self, name: &str) -> &mut Marks {
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

/// Walks the source and notes which body binds and uses which names.
struct Collector {
    symbols: Symbols,
    current: usize,
    class_name: Option<String>,
}

impl Collector {
    fn open(&mut self, kind: ScopeKind, range: TextRange) -> usize {
        let parent = (kind != ScopeKind::Module).then_some(self.current);
        let scope = Scope {
            kind,
            parent,
            names: Vec::new(),
            places: HashMap::new(),
            homes: Vec::new(),
            yields: false,
            awaits: false,
            needs_class_cell: false,
            passed: Vec::new(),
            class_name: self.class_name.clone(),
        };
        self.symbols.scopes.push(scope);
        let opened = self.symbols.scopes.len() - 1;
        if kind != ScopeKind::Module {
            self.symbols.by_range.insert(range, opened);
        }
        std::mem::replace(&mut self.current, opened)
    }

    fn scope(&mut self) -> &mut Scope {
        &mut self.symbols.scopes[self.current]
    }

    fn bind(&mut self, name: &str) {
        let name = mangle(self.class_name.as_deref(), name);
        self.scope().mark(&name).bound = true;
    }

    fn use_name(&mut self, name: &str) {
        let name = mangle(self.class_name.as_deref(), name);
        self.scope().place(&name);
        if name == "super" && self.scope().kind != ScopeKind::Module {
            self.scope().place("__class__");
        }
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.parameter(&parameter.parameter);
        }
        for parameter in parameters.vararg.iter().chain(&parameters.kwarg) {
            self.parameter(parameter);
        }
    }

    fn parameter(&mut self, parameter: &ast::Parameter) {
        let name = mangle(self.class_name.as_deref(), parameter.name.as_str());
        let marks = self.scope().mark(&name);
        if marks.parameter {
            let message = format!("duplicate argument '{name}' in function definition");
            self.symbols.errors.push((parameter.range, message));
            return;
        }
        marks.parameter = true;
        marks.bound = true;
    }

    fn function(&mut self, function: &ast::StmtFunctionDef) {
        for decorator in &function.decorator_list {
            self.visit_decorator(decorator);
        }
        self.outer_parts_of(&function.parameters);
        if let Some(returns) = &function.returns {
            self.visit_expr(returns);
        }
        self.bind(&function.name);
        let outer = self.open(ScopeKind::Function, function.range());
        self.parameters(&function.parameters);
        self.visit_body(&function.body);
        self.current = outer;
    }

    /// Defaults and annotations belong to the body around the function.
    fn outer_parts_of(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters {
            if let Some(default) = parameter.default() {
                self.visit_expr(default);
            }
            if let Some(annotation) = parameter.annotation() {
                self.visit_expr(annotation);
            }
        }
    }

    fn class(&mut self, class: &ast::StmtClassDef) {
        for decorator in &class.decorator_list {
            self.visit_decorator(decorator);
        }
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        self.bind(&class.name);
        let outer_class = self.class_name.replace(class.name.to_string());
        let outer = self.open(ScopeKind::Class, class.range());
        for name in ["__module__", "__qualname__"] {
            self.scope().mark(name).bound = true;
        }
        self.visit_body(&class.body);
        self.current = outer;
        self.class_name = outer_class;
    }

    fn comprehension(&mut self, range: TextRange, generators: &[ast::Comprehension], elements: &[&Expr]) {
        let Some((first, rest)) = generators.split_first() else { return };
        self.visit_expr(&first.iter);
        let outer = self.open(ScopeKind::Comprehension, range);
        let hidden = self.scope().mark(".0");
        (hidden.bound, hidden.parameter) = (true, true);
        self.scope().awaits |= first.is_async;
        self.visit_expr(&first.target);
        first.ifs.iter().for_each(|condition| self.visit_expr(condition));
        for generator in rest {
            self.scope().awaits |= generator.is_async;
            self.visit_expr(&generator.iter);
            self.visit_expr(&generator.target);
            generator.ifs.iter().for_each(|condition| self.visit_expr(condition));
        }
        elements.iter().for_each(|element| self.visit_expr(element));
        let awaits = self.scope().awaits;
        self.current = outer;
        // A comprehension that awaits is awaited where it stands.
        let is_comprehension = self.scope().kind == ScopeKind::Comprehension;
        self.scope().awaits |= awaits && is_comprehension;
    }

    /// The walrus binds in the nearest body that is no comprehension.
    fn bind_walrus(&mut self, name: &str) {
        let mut scope = self.current;
        let name = mangle(self.class_name.as_deref(), name);
        while self.symbols.scopes[scope].kind == ScopeKind::Comprehension {
            self.symbols.scopes[scope].place(&name);
            scope = self.symbols.scopes[scope].parent.unwrap_or(0);
        }
        let is_function = self.symbols.scopes[scope].kind != ScopeKind::Module;
        let marks = self.symbols.scopes[scope].mark(&name);
        if !marks.global {
            marks.bound = true;
        }
        let global = marks.global || !is_function;
        let mut inner = self.current;
        while inner != scope {
            let marks = self.symbols.scopes[inner].mark(&name);
            (marks.global, marks.nonlocal) = (global, !global);
            inner = self.symbols.scopes[inner].parent.unwrap_or(0);
        }
    }

    fn declare(&mut self, names: &[ast::Identifier], nonlocal: bool) {
        let in_module = self.scope().kind == ScopeKind::Module;
        for name in names {
            let mangled = mangle(self.class_name.as_deref(), name);
            let word = if nonlocal { "nonlocal" } else { "global" };
            let known = self.scope().places.contains_key(&mangled);
            let marks = self.scope().mark(&mangled);
            let problem = match () {
                () if nonlocal && in_module => Some("nonlocal declaration not allowed at module level".to_owned()),
                () if marks.parameter => Some(format!("name '{name}' is parameter and {word}")),
                () if marks.bound => Some(format!("name '{name}' is assigned to before {word} declaration")),
                () if known && !marks.global && !marks.nonlocal => {
                    Some(format!("name '{name}' is used prior to {word} declaration"))
                }
                () => None,
            };
            if nonlocal {
                marks.nonlocal = true
            } else {
                marks.global = true
            }
            if let Some(problem) = problem
                && (!in_module || nonlocal)
            {
                self.symbols.errors.push((name.range, problem));
            }
        }
    }
}

impl<'a> Visitor<'a> for Collector {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => return self.function(function),
            Stmt::ClassDef(class) => return self.class(class),
            Stmt::Global(global) => return self.declare(&global.names, false),
            Stmt::Nonlocal(nonlocal) => return self.declare(&nonlocal.names, true),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let bound =
                        alias.asname.as_ref().map_or_else(|| alias.name.split('.').next().unwrap_or(""), |name| name.as_str());
                    self.bind(bound);
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in import.names.iter().filter(|alias| alias.name.as_str() != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::AnnAssign(annotated) => {
                if let Expr::Name(name) = &*annotated.target {
                    self.bind(&name.id);
                }
            }
            Stmt::For(loop_) if loop_.is_async => self.scope().awaits = true,
            Stmt::With(with) if with.is_async => self.scope().awaits = true,
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Name(name) => match name.ctx {
                ExprContext::Load => self.use_name(&name.id),
                _ => self.bind(&name.id),
            },
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.outer_parts_of(parameters);
                }
                let outer = self.open(ScopeKind::Lambda, lambda.range());
                if let Some(parameters) = &lambda.parameters {
                    self.parameters(parameters);
                }
                self.visit_expr(&lambda.body);
                self.current = outer;
            }
            Expr::ListComp(it) => self.comprehension(it.range(), &it.generators, &[&it.elt]),
            Expr::SetComp(it) => self.comprehension(it.range(), &it.generators, &[&it.elt]),
            Expr::Generator(it) => self.comprehension(it.range(), &it.generators, &[&it.elt]),
            Expr::DictComp(it) => {
                let elements: Vec<&Expr> = it.key.as_deref().into_iter().chain([&*it.value]).collect();
                self.comprehension(it.range(), &it.generators, &elements);
            }
            Expr::Named(named) => {
                if let Expr::Name(name) = &*named.target {
                    self.bind_walrus(&name.id);
                }
                self.visit_expr(&named.value);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scope().yields = true;
                visitor::walk_expr(self, expression);
            }
            Expr::Await(_) => {
                self.scope().awaits = true;
                visitor::walk_expr(self, expression);
            }
            _ => visitor::walk_expr(self, expression),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a ast::Pattern) {
        let name = match pattern {
            ast::Pattern::MatchStar(star) => star.name.as_ref(),
            ast::Pattern::MatchAs(capture) => capture.name.as_ref(),
            ast::Pattern::MatchMapping(mapping) => mapping.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name);
        }
        visitor::walk_pattern(self, pattern);
    }
}
