//! Goes through a program once: which bodies it has, which names they bind, and what is done with the values of names.

use super::facts::{Class, Facts, Function, Kind, Load, Parameter, Scope};
use super::sinks;
use super::uses::{Args, ScopeId, Use};
use crate::composition::calls::dotted;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, ExprContext, Operator, Stmt};
use ruff_text_size::Ranged;
use std::rc::Rc;

/// Everything that can be known of a program by reading it.
pub(super) fn facts_of(body: &[Stmt]) -> Facts {
    let facts = Facts { scopes: vec![Scope::default()], ..Facts::default() };
    let mut walk =
        Walk { facts, scope: 0, next: Use::Plain, annotation: false, guarded: false, class: None, walrus: String::new() };
    walk.visit_body(body);
    walk.facts
}

struct Walk {
    facts: Facts,
    scope: ScopeId,
    /// What is done with the expression that is visited next.
    next: Use,
    annotation: bool,
    guarded: bool,
    class: Option<String>,
    /// The name that a `:=` is binding.
    walrus: String,
}

impl<'a> Visitor<'a> for Walk {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Assign(assign) => self.assign(&assign.targets, &assign.value),
            Stmt::AnnAssign(assign) => {
                // Within functions, annotations are never looked at.
                if self.facts.is_outside(self.scope) {
                    self.annotated(&assign.annotation);
                }
                if let Some(value) = &assign.value {
                    let what = self.target_use(&assign.target);
                    self.expr(value, what);
                    self.visit_expr(&assign.target);
                } else if let Expr::Name(name) = &*assign.target {
                    self.bind(&name.id);
                }
            }
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::For(statement) => {
                let what = Box::new(self.target_use(&statement.target));
                self.expr(&statement.iter, if statement.is_async { Use::AsyncIterated(what) } else { Use::Iterated(what) });
                self.visit_expr(&statement.target);
                self.visit_body(&statement.body);
                self.visit_body(&statement.orelse);
            }
            Stmt::With(statement) => {
                for item in &statement.items {
                    let what = item.optional_vars.as_ref().map_or(Use::Plain, |target| self.target_use(target));
                    let what = Box::new(what);
                    let what = if statement.is_async { Use::AsyncEntered(what) } else { Use::Entered(what) };
                    self.expr(&item.context_expr, what);
                    if let Some(target) = &item.optional_vars {
                        self.visit_expr(target);
                    }
                }
                self.visit_body(&statement.body);
            }
            Stmt::Raise(raise) => {
                for value in raise.exc.iter().chain(&raise.cause) {
                    self.expr(value, Use::Raised);
                }
            }
            Stmt::Try(statement) => self.attempt(statement),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.bind(alias.asname.as_ref().map_or(first, |name| name.as_str()));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    match alias.name.as_str() {
                        "*" => self.facts.stars.extend(import.module.iter().map(ToString::to_string)),
                        name => self.bind(alias.asname.as_ref().map_or(name, |name| name.as_str())),
                    }
                }
            }
            Stmt::Global(global) => {
                let names = global.names.iter().map(ToString::to_string);
                self.facts.scopes[self.scope].global.extend(names);
            }
            Stmt::Return(statement) => {
                if let Some(value) = &statement.value {
                    if let Some(function) = self.facts.scopes[self.scope].function {
                        self.facts.functions[function].returns = true;
                    }
                    self.visit_expr(value);
                }
            }
            _ => visitor::walk_stmt(self, statement),
        }
    }

    fn visit_annotation(&mut self, expr: &'a Expr) {
        self.annotated(expr);
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(handler) = handler;
        match handler.type_.as_deref() {
            Some(Expr::Tuple(types)) => types.elts.iter().for_each(|one| self.expr(one, Use::Raised)),
            Some(one) => self.expr(one, Use::Raised),
            None => {}
        }
        if let Some(name) = &handler.name {
            self.bind(name);
        }
        self.visit_body(&handler.body);
    }

    fn visit_pattern(&mut self, pattern: &'a ast::Pattern) {
        match pattern {
            ast::Pattern::MatchAs(pattern) => pattern.name.iter().for_each(|name| self.bind(name)),
            ast::Pattern::MatchStar(pattern) => pattern.name.iter().for_each(|name| self.bind(name)),
            ast::Pattern::MatchMapping(pattern) => pattern.rest.iter().for_each(|name| self.bind(name)),
            ast::Pattern::MatchClass(pattern) => self.expr(&pattern.cls, Use::Class),
            _ => {}
        }
        match pattern {
            ast::Pattern::MatchClass(pattern) => self.visit_pattern_arguments(&pattern.arguments),
            _ => visitor::walk_pattern(self, pattern),
        }
    }

    fn visit_type_param(&mut self, parameter: &'a ast::TypeParam) {
        self.bind(&parameter.name().id);
    }

    fn visit_interpolated_string_element(&mut self, element: &'a ast::InterpolatedStringElement) {
        if let ast::InterpolatedStringElement::Interpolation(part) = element {
            let spec = part.format_spec.as_ref().and_then(|spec| spec.elements.iter().last()).and_then(|last| last.as_literal());
            let number = spec.is_some_and(|spec| spec.value.ends_with(['f', 'd', 'e', '%', 'g', ',']));
            self.expr(&part.expression, if number { Use::Number } else { Use::Plain });
            if let Some(spec) = &part.format_spec {
                spec.elements.iter().for_each(|element| self.visit_interpolated_string_element(element));
            }
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        let what = std::mem::replace(&mut self.next, Use::Plain);
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Store => self.bind(&name.id),
                _ => self.load(&name.id, what),
            },
            Expr::Await(own) => self.expr(&own.value, Use::Awaited(Box::new(what))),
            Expr::Call(call) => self.call(call, what),
            Expr::Attribute(own) => {
                let what = if own.ctx == ExprContext::Load { what } else { Use::Plain };
                self.expr(&own.value, Use::Attribute(own.attr.to_string(), Box::new(what)));
            }
            Expr::Subscript(own) => {
                let key = own.slice.as_string_literal_expr().map(|text| text.value.to_str().to_owned());
                let inner = if self.annotation { Use::Plain } else { what };
                let what = match (key, &*own.slice) {
                    _ if self.annotation => Use::Plain,
                    (Some(key), _) => Use::Key(key, Box::new(inner)),
                    (None, Expr::Slice(_)) => inner,
                    (None, _) => Use::Iterated(Box::new(inner)),
                };
                self.expr(&own.value, what);
                self.visit_expr(&own.slice);
            }
            Expr::Starred(own) if own.ctx == ExprContext::Load => self.expr(&own.value, Use::Iterated(Box::new(what))),
            Expr::List(ast::ExprList { elts, .. }) | Expr::Set(ast::ExprSet { elts, .. }) => self.elements(elts, &what),
            Expr::Tuple(own) => self.elements(&own.elts, &what),
            Expr::ListComp(own) => self.comprehension(&own.generators, &[&own.elt], &what),
            Expr::SetComp(own) => self.comprehension(&own.generators, &[&own.elt], &what),
            Expr::Generator(own) => self.comprehension(&own.generators, &[&own.elt], &what),
            Expr::DictComp(own) => {
                let values: Vec<&Expr> = own.key.iter().chain([&own.value]).map(|value| &**value).collect();
                self.comprehension(&own.generators, &values, &what);
            }
            Expr::BinOp(own) => self.arithmetic(own, what),
            Expr::UnaryOp(own) if own.op != ast::UnaryOp::Not => self.expr(&own.operand, Use::Number),
            Expr::Compare(own) => self.compare(own),
            Expr::BoolOp(own) => own.values.iter().for_each(|value| self.expr(value, what.clone())),
            Expr::If(own) => {
                self.visit_expr(&own.test);
                self.expr(&own.body, what.clone());
                self.expr(&own.orelse, what);
            }
            Expr::Named(own) => {
                let what = self.target_use(&own.target);
                self.expr(&own.value, what);
                self.walrus = own.target.as_name_expr().map_or_else(String::new, |name| name.id.to_string());
                self.visit_expr(&own.target);
                self.walrus.clear();
            }
            Expr::Lambda(own) => {
                if let Some(parameters) = &own.parameters {
                    self.defaults(parameters);
                }
                self.inside(Kind::Function, |walk| {
                    if let Some(parameters) = &own.parameters {
                        parameters.iter().for_each(|parameter| walk.bind(parameter.name()));
                    }
                    walk.visit_expr(&own.body);
                });
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                if let Some(function) = self.facts.scopes[self.scope].function {
                    self.facts.functions[function].yields = true;
                }
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }
}

impl Walk {
    pub(super) fn expr(&mut self, expr: &Expr, what: Use) {
        self.next = what;
        self.visit_expr(expr);
        self.next = Use::Plain;
    }

    fn load(&mut self, name: &str, what: Use) {
        let load = Load { scope: self.scope, name: name.to_owned(), what, annotation: self.annotation, guarded: self.guarded };
        self.facts.loads.push(load);
    }

    fn bind(&mut self, name: &str) {
        let global = self.facts.scopes[self.scope].global.contains(name);
        // A function that reads a global before it sets it does not make it.
        if global && self.facts.loads.iter().any(|load| load.scope == self.scope && load.name == name) {
            return;
        }
        let mut home = if global { 0 } else { self.scope };
        if name == self.walrus {
            // What `:=` binds in a comprehension belongs to the body around it.
            while self.facts.scopes[home].kind == Kind::Comprehension {
                home = self.facts.scopes[home].parent;
            }
        }
        self.facts.scopes[home].bound.insert(name.to_owned());
    }

    fn annotated(&mut self, expr: &Expr) {
        let outside = std::mem::replace(&mut self.annotation, true);
        self.expr(expr, Use::Class);
        self.annotation = outside;
    }

    fn inside(&mut self, kind: Kind, does: impl FnOnce(&mut Walk)) {
        let outside = self.scope;
        let function = self.facts.scopes[outside].function.filter(|_| kind == Kind::Comprehension);
        self.scope = self.facts.scopes.len();
        self.facts.scopes.push(Scope { parent: outside, kind, function, ..Scope::default() });
        does(self);
        self.scope = outside;
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression, Use::Decorates);
        }
        self.defaults(&def.parameters);
        self.bind(&def.name);
        let class = self.class.take();
        let (outer, number) = (self.scope, self.facts.functions.len());
        let docstring = def.body.len() > 1 && def.body[0].as_expr_stmt().is_some_and(|first| first.value.is_string_literal_expr());
        let first = def.body.get(usize::from(docstring)).map_or(def.range, Ranged::range);
        self.facts.functions.push(Function {
            name: def.name.to_string(),
            class: class.clone(),
            outer,
            scope: self.facts.scopes.len(),
            is_async: def.is_async,
            yields: false,
            returns: false,
            endless: sinks::is_endless(&def.body),
            decorators: def.decorator_list.iter().filter_map(|own| dotted(&own.expression)).collect(),
            parameters: parameters(&def.parameters),
            range: def.range,
            body: first,
        });
        self.inside(Kind::Function, |walk| {
            walk.facts.scopes[walk.scope].function = Some(number);
            def.parameters.iter().for_each(|parameter| walk.bind(parameter.name()));
            walk.visit_body(&def.body);
        });
        for annotation in def.parameters.iter().filter_map(|own| own.annotation()).chain(def.returns.as_deref()) {
            self.annotated(annotation);
        }
        self.class = class;
    }

    fn defaults(&mut self, parameters: &ast::Parameters) {
        for default in parameters.iter_non_variadic_params().filter_map(|parameter| parameter.default()) {
            self.visit_expr(default);
        }
    }

    fn class(&mut self, def: &ast::StmtClassDef) {
        for decorator in &def.decorator_list {
            self.expr(&decorator.expression, Use::Decorates);
        }
        for base in def.arguments.iter().flat_map(|own| &own.args) {
            self.expr(base, Use::Class);
        }
        for keyword in def.arguments.iter().flat_map(|own| &own.keywords) {
            self.visit_expr(&keyword.value);
        }
        self.bind(&def.name);
        let plain = def.arguments.as_ref().is_none_or(|own| own.args.is_empty()) && def.decorator_list.is_empty();
        self.facts.classes.push(Class { name: def.name.to_string(), outer: self.scope, plain });
        let outside = self.class.replace(def.name.to_string());
        self.inside(Kind::Class, |walk| walk.visit_body(&def.body));
        self.class = outside;
    }

    fn assign(&mut self, targets: &[Expr], value: &Expr) {
        match (targets, value) {
            ([Expr::Tuple(names)], Expr::Tuple(values)) if names.elts.len() == values.elts.len() => {
                for (name, value) in names.elts.iter().zip(&values.elts) {
                    let what = self.target_use(name);
                    self.expr(value, what);
                }
            }
            _ => {
                let what = targets.first().map_or(Use::Plain, |target| self.target_use(target));
                self.expr(value, what);
            }
        }
        targets.iter().for_each(|target| self.visit_expr(target));
    }

    /// `x += 1` does not make x: where nothing else does, it is missing.
    fn augmented(&mut self, assign: &ast::StmtAugAssign) {
        let what = if assign.value.is_string_literal_expr() || assign.value.is_f_string_expr() { Use::Text } else { Use::Number };
        self.expr(&assign.value, Use::Plain);
        match &*assign.target {
            Expr::Name(name) => {
                let scope = &self.facts.scopes[self.scope];
                if scope.kind == Kind::Function && !scope.global.contains(name.id.as_str()) {
                    self.bind(&name.id);
                } else if self.scope == 0 {
                    self.facts.augmented.push(name.id.to_string());
                }
                self.load(&name.id, what);
            }
            target => self.expr(target, what),
        }
    }

    fn attempt(&mut self, statement: &ast::StmtTry) {
        let expects = |handler: &ast::ExceptHandler| {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            handler.type_.as_deref().and_then(dotted).is_some_and(|name| name == "NameError")
        };
        let outside = self.guarded;
        self.guarded |= statement.handlers.iter().any(expects);
        self.visit_body(&statement.body);
        self.guarded = outside;
        statement.handlers.iter().for_each(|handler| self.visit_except_handler(handler));
        self.visit_body(&statement.orelse);
        self.visit_body(&statement.finalbody);
    }

    fn elements(&mut self, elements: &[Expr], what: &Use) {
        for (at, element) in elements.iter().enumerate() {
            let what = if *what == Use::Raised || *what == Use::Class { what.clone() } else { what.clone().element(at) };
            self.expr(element, what);
        }
    }

    fn comprehension(&mut self, generators: &[ast::Comprehension], values: &[&Expr], what: &Use) {
        // The first iterable belongs to the body around.
        let inner = self.facts.scopes.len();
        self.inside(Kind::Comprehension, |walk| {
            for (at, generator) in generators.iter().enumerate() {
                let element = Box::new(walk.target_use(&generator.target));
                let whole = if generator.is_async { Use::AsyncIterated(element) } else { Use::Iterated(element) };
                if at == 0 {
                    walk.scope = walk.facts.scopes[inner].parent;
                }
                walk.expr(&generator.iter, whole);
                walk.scope = inner;
                walk.visit_expr(&generator.target);
                generator.ifs.iter().for_each(|test| walk.visit_expr(test));
            }
            for value in values {
                walk.expr(value, what.clone().element(0));
            }
        });
    }

    fn arithmetic(&mut self, own: &ast::ExprBinOp, what: Use) {
        let is_text = |expr: &Expr| expr.is_string_literal_expr() || expr.is_f_string_expr();
        let texts = is_text(&own.left) || is_text(&own.right);
        let lists = own.left.is_list_expr() || own.right.is_list_expr();
        let side = match own.op {
            Operator::Add if texts => Use::Text,
            Operator::Add if lists => Use::Iterated(Box::new(Use::Plain)),
            Operator::Mod if is_text(&own.left) => Use::Plain,
            Operator::Mult if texts || lists => Use::Number,
            Operator::BitOr if self.annotation => Use::Class,
            Operator::Add if !own.left.is_number_literal_expr() && !own.right.is_number_literal_expr() => what,
            _ => Use::Number,
        };
        self.expr(&own.left, side.clone());
        self.expr(&own.right, side);
    }

    fn compare(&mut self, own: &ast::ExprCompare) {
        let sides: Vec<&Expr> = std::iter::once(&*own.left).chain(&own.comparators).collect();
        for (at, side) in sides.iter().enumerate() {
            let other = if at == 0 { sides[1] } else { sides[at - 1] };
            let op = own.ops[at.saturating_sub(1)];
            let what = match op {
                ast::CmpOp::In | ast::CmpOp::NotIn if at > 0 => Use::Iterated(Box::new(Use::Plain)),
                _ if other.is_number_literal_expr() => Use::Number,
                _ if other.is_string_literal_expr() => Use::Text,
                ast::CmpOp::Lt | ast::CmpOp::LtE | ast::CmpOp::Gt | ast::CmpOp::GtE => Use::Number,
                _ => Use::Plain,
            };
            self.expr(side, what);
        }
    }

    fn call(&mut self, call: &ast::ExprCall, what: Use) {
        let callee = dotted(&call.func);
        let args = &call.arguments;
        for (at, arg) in args.args.iter().enumerate() {
            let own = match (&*call.func, arg) {
                (Expr::Attribute(func), _) if matches!(func.attr.as_str(), "append" | "add") => match &*func.value {
                    Expr::Name(list) => Use::Bound(self.scope, list.id.to_string()).element(0),
                    _ => Use::Plain,
                },
                _ => sinks::argument(callee.as_deref(), at, args, &what),
            };
            self.expr(arg, own);
        }
        for keyword in &args.keywords {
            let own = sinks::keyword(callee.as_deref(), keyword.arg.as_ref().map(|name| name.as_str()));
            self.expr(&keyword.value, own);
        }
        let what =
            if matches!(what, Use::Raised | Use::Decorates) { what } else { Use::Called(Rc::new(args_of(args)), Box::new(what)) };
        self.expr(&call.func, what);
    }

    /// What is done with a value by giving it to this target.
    fn target_use(&mut self, target: &Expr) -> Use {
        match target {
            Expr::Name(name) => Use::Bound(self.scope, name.id.to_string()),
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                Use::Unpacked(elts.iter().map(|element| self.target_use(element)).collect())
            }
            Expr::Starred(_) => Use::Iterated(Box::new(Use::Plain)),
            _ => Use::Plain,
        }
    }
}

fn args_of(args: &ast::Arguments) -> Args {
    let hint = |expr: &Expr| match expr {
        Expr::Name(name) => name.id.to_string(),
        Expr::Attribute(own) => own.attr.to_string(),
        Expr::StringLiteral(_) | Expr::FString(_) => "name".to_owned(),
        Expr::NumberLiteral(_) => "number".to_owned(),
        _ => "value".to_owned(),
    };
    Args {
        places: args.args.iter().map(hint).collect(),
        keywords: args.keywords.iter().filter_map(|keyword| keyword.arg.as_ref().map(ToString::to_string)).collect(),
        open: args.args.iter().any(Expr::is_starred_expr) || args.keywords.iter().any(|keyword| keyword.arg.is_none()),
        on_thread: false,
    }
}

fn parameters(parameters: &ast::Parameters) -> Vec<Parameter> {
    let named = |own: &ast::ParameterWithDefault, keyword_only| Parameter {
        name: own.name().to_string(),
        needed: own.default().is_none(),
        keyword_only,
        annotation: own.annotation().map(Ranged::range),
    };
    let positional = parameters.posonlyargs.iter().chain(&parameters.args).map(|own| named(own, false));
    positional.chain(parameters.kwonlyargs.iter().map(|own| named(own, true))).collect()
}
