//! The bodies of a syntax tree and the names that each uses and binds; does not decide what they mean.

use super::symbols::{Scope, ScopeKind, Symbols, mangle};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};
use std::collections::HashMap;

/// Walks the source and notes which body binds and uses which names.
struct Collector {
    symbols: Symbols,
    current: usize,
    class_name: Option<String>,
    /// Annotations are kept as text, and use no names.
    annotations_as_text: bool,
}

/// The bodies of a module and the names in them, undecided.
pub(super) fn collect(body: &[Stmt], annotations_as_text: bool) -> Symbols {
    let mut collector = Collector { symbols: Symbols::default(), current: 0, class_name: None, annotations_as_text };
    collector.open(ScopeKind::Module, TextRange::default());
    collector.visit_body(body);
    collector.symbols
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
            self.visit_annotation(returns);
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
                self.visit_annotation(annotation);
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

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        if !self.annotations_as_text {
            self.visit_expr(annotation);
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
