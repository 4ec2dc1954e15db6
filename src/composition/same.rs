//! Whether a person's program is the program that a composition stands for, written differently. Knows only syntax trees.
//!
//! Two programs are the same here if they await the same things in the same way. Names, annotations, comments, the way
//! arguments are given and whatever is only printed are the person's own.

use super::calls::{callee, dotted, signature};
use ruff_python_ast::helpers::is_docstring_stmt;
use ruff_python_ast::{ExceptHandler, Expr, ExprCall, Stmt, StmtFunctionDef, StmtIf, StmtTry, StmtWith, visitor};

/// What a person calls something of the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The template's name, which stands for one thing only.
    pub template: String,
    /// The person's.
    pub own: String,
    /// In which function it means that, counted from 1; 0: everywhere.
    pub scope: usize,
}

/// The parameters of `work`, of which a template has the first two always.
pub(super) const PARAMETERS: [&str; 5] = ["name", "delay", "error", "cleanup", "stubborn"];

/// Names that nobody can give to things of their own without changing what the program means.
const FIXED: [&str; 5] = ["asyncio", "time", "print", "len", "TimeoutError"];

/// The scope of the parameters of `work`.
pub(super) const WORK: usize = 1;
const AWAITING: usize = 2;
const SAY: usize = 3;

/// Compares `source` with `template`. `names` holds those of the functions and of the parameters of `work`, and gets all others.
pub(super) fn same(template: &[Stmt], source: &[Stmt], names: &mut Vec<Name>) -> bool {
    let say = own_name(names, "say").unwrap_or("print").to_owned();
    Comparison { names, say, scope: 0 }.top_level(template, source)
}

/// What the person calls the template's `name`.
pub(super) fn own_name<'a>(names: &'a [Name], template: &str) -> Option<&'a str> {
    names.iter().find(|name| name.template == template).map(|name| name.own.as_str())
}

struct Comparison<'a> {
    names: &'a mut Vec<Name>,
    /// The function with which the person prints, beside `print`.
    say: String,
    /// The function that is being compared.
    scope: usize,
}

/// The statements that count: no imports, no docstrings, and the content of `if __name__ == "__main__"`.
fn top_level_statements(statements: &[Stmt]) -> Vec<&Stmt> {
    let mut found = Vec::new();
    for statement in statements {
        match statement {
            Stmt::Import(_) => {}
            Stmt::If(branch) if is_main_guard(branch) => found.extend(top_level_statements(&branch.body)),
            _ if is_docstring_stmt(statement) => {}
            _ => found.push(statement),
        }
    }
    found
}

/// `if __name__ == "__main__":`
pub(super) fn is_main_guard(branch: &StmtIf) -> bool {
    let Expr::Compare(compare) = &*branch.test else { return false };
    let compared = matches!(&compare.comparators[..], [Expr::StringLiteral(text)] if text.value.to_str() == "__main__");
    branch.elif_else_clauses.is_empty() && compared && dotted(&compare.left).as_deref() == Some("__name__")
}

/// A statement that only prints: nothing awaits, nothing is called that could do anything.
fn only_prints(statement: &Stmt, say: &str) -> bool {
    match statement {
        Stmt::Pass(_) => true,
        Stmt::Expr(statement) => match &*statement.value {
            Expr::StringLiteral(_) => true,
            Expr::Call(call) => is_print(call, say) && harmless_arguments(call),
            _ => false,
        },
        _ => false,
    }
}

/// `print(…)`, or the same by the program's own helper.
fn is_print(call: &ExprCall, say: &str) -> bool {
    matches!(&*call.func, Expr::Name(name) if matches!(name.id.as_str(), "print" | "say") || name.id == say)
}

fn harmless_arguments(call: &ExprCall) -> bool {
    let keywords = call.arguments.keywords.iter().map(|keyword| &keyword.value);
    call.arguments.args.iter().chain(keywords).all(harmless)
}

/// An expression that can be looked at without anything happening.
fn harmless(expr: &Expr) -> bool {
    const FUNCTIONS: [&str; 12] =
        ["len", "repr", "str", "type", "round", "sorted", "list", "sum", "min", "max", "time.monotonic", "time.perf_counter"];
    const METHODS: [&str; 8] = ["result", "exception", "get_name", "done", "cancelled", "upper", "join", "format"];
    struct Search(bool);
    impl<'a> visitor::Visitor<'a> for Search {
        fn visit_expr(&mut self, expr: &'a Expr) {
            let allowed = match expr {
                Expr::Await(_) | Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Named(_) | Expr::Lambda(_) => false,
                Expr::Call(call) => {
                    let function = callee(call).is_some_and(|name| FUNCTIONS.contains(&name.as_str()));
                    function || matches!(&*call.func, Expr::Attribute(method) if METHODS.contains(&method.attr.as_str()))
                }
                _ => true,
            };
            self.0 &= allowed;
            visitor::walk_expr(self, expr);
        }
    }
    let mut search = Search(true);
    visitor::Visitor::visit_expr(&mut search, expr);
    search.0
}

/// What a statement awaits, if that is all it does beside printing or keeping the result: `print(await x)`, `result = await x`.
fn awaited<'a>(statement: &'a Stmt, say: &str) -> Option<&'a Expr> {
    let of_await = |expr: &Expr| matches!(expr, Expr::Await(_));
    let value = match statement {
        Stmt::Expr(statement) => &*statement.value,
        Stmt::Assign(assign) if matches!(&assign.targets[..], [Expr::Name(_)]) => &*assign.value,
        _ => return None,
    };
    match value {
        Expr::Await(found) => Some(&found.value),
        Expr::Call(call) if is_print(call, say) && call.arguments.keywords.is_empty() => {
            let (awaits, others): (Vec<&Expr>, Vec<&Expr>) = call.arguments.args.iter().partition(|argument| of_await(argument));
            match awaits.as_slice() {
                [Expr::Await(found)] if others.into_iter().all(harmless) => Some(&found.value),
                _ => None,
            }
        }
        _ => None,
    }
}

impl Comparison<'_> {
    fn top_level(&mut self, template: &[Stmt], source: &[Stmt]) -> bool {
        let (mut template, mut source) = (top_level_statements(template), top_level_statements(source));
        let functions: Vec<&StmtFunctionDef> =
            source.extract_if(.., |s| s.is_function_def_stmt()).filter_map(|s| s.as_function_def_stmt()).collect();
        let expected: Vec<&StmtFunctionDef> =
            template.extract_if(.., |t| t.is_function_def_stmt()).filter_map(|t| t.as_function_def_stmt()).collect();
        template.retain(|t| !matches!(t, Stmt::Assign(_)));
        let own_values = source.extract_if(.., |s| matches!(s, Stmt::Assign(assign) if harmless(&assign.value)));
        let own_values: Vec<&Stmt> = own_values.collect();
        functions.len() == expected.len()
            && expected.into_iter().all(|t| {
                let own = own_name(self.names, &t.name).unwrap_or_default().to_owned();
                functions.iter().any(|s| s.name.as_str() == own && self.function(t, s))
            })
            && own_values.into_iter().all(|s| self.own_target(s, 0))
            && template.len() == source.len()
            && template.into_iter().zip(source).all(|(t, s)| self.statement(t, s))
    }

    /// A value that the person keeps under a name of their own: it must not take the place of a name that the template uses.
    fn own_target(&mut self, statement: &Stmt, scope: usize) -> bool {
        let Stmt::Assign(assign) = statement else { return false };
        self.scope = if scope == 0 { 0 } else { self.scope };
        assign.targets.iter().all(|target| dotted(target).is_some_and(|own| self.own(&own)))
    }

    fn own(&mut self, own: &str) -> bool {
        self.name(&format!("own {own}"), own)
    }

    /// Whether the template's `name` is the person's `other`; decides it where it is open.
    fn name(&mut self, name: &str, other: &str) -> bool {
        if let Some(known) = own_name(self.names, name) {
            return known == other;
        }
        if FIXED.contains(&name) || FIXED.contains(&other) {
            return name == other;
        }
        let scope = self.scope;
        let taken = self.names.iter().any(|known| known.own == other && (known.scope == scope || known.scope == 0 || scope == 0));
        self.names.push(Name { template: name.into(), own: other.into(), scope });
        !taken
    }

    fn block(&mut self, template: &[Stmt], source: &[Stmt]) -> bool {
        let (mut template, mut source) = (template.iter().peekable(), source.iter().peekable());
        loop {
            let (next_template, next_source) = (template.peek(), source.peek());
            if next_template.is_some_and(|t| only_prints(t, &self.say)) {
                template.next();
            } else if next_source.is_some_and(|s| only_prints(s, &self.say)) {
                source.next();
            } else {
                match (template.next(), source.next()) {
                    (Some(t), Some(s)) if self.statement(t, s) => {}
                    (None, None) => return true,
                    _ => return false,
                }
            }
        }
    }

    fn statement(&mut self, template: &Stmt, source: &Stmt) -> bool {
        if let (Some(t), Some(s)) = (awaited(template, &self.say), awaited(source, &self.say)) {
            return self.awaiting(t, s, template, source);
        }
        match (template, source) {
            (Stmt::FunctionDef(t), Stmt::FunctionDef(s)) => self.function(t, s),
            (Stmt::Expr(t), Stmt::Expr(s)) => self.expr(&t.value, &s.value),
            (Stmt::Assign(t), Stmt::Assign(s)) => self.exprs(&t.targets, &s.targets) && self.expr(&t.value, &s.value),
            (Stmt::Assign(t), Stmt::AnnAssign(s)) => {
                self.expr(&t.targets[0], &s.target) && self.optional(Some(&t.value), s.value.as_deref())
            }
            (Stmt::Return(_), Stmt::Return(s)) => s.value.as_deref().is_none_or(harmless),
            (Stmt::Raise(t), Stmt::Raise(s)) => s.cause.is_none() && self.optional(t.exc.as_deref(), s.exc.as_deref()),
            (Stmt::For(t), Stmt::For(s)) => {
                let same_head = t.is_async == s.is_async
                    && s.orelse.is_empty()
                    && self.expr(&t.iter, &s.iter)
                    && self.expr(&t.target, &s.target);
                same_head && self.block(&t.body, &s.body)
            }
            (Stmt::If(t), Stmt::If(s)) => self.branches(t, s),
            (Stmt::Try(t), Stmt::Try(s)) => self.attempt(t, s),
            (Stmt::With(t), Stmt::With(s)) => self.with(t, s),
            _ => false,
        }
    }

    fn awaiting(&mut self, template: &Expr, source: &Expr, template_statement: &Stmt, source_statement: &Stmt) -> bool {
        let same = self.expr(template, source);
        match (template_statement, source_statement) {
            (Stmt::Assign(t), Stmt::Assign(s)) => same && self.exprs(&t.targets, &s.targets),
            (_, Stmt::Assign(_)) => same && self.own_target(source_statement, self.scope),
            _ => same,
        }
    }

    fn function(&mut self, template: &StmtFunctionDef, source: &StmtFunctionDef) -> bool {
        if template.is_async != source.is_async || !source.decorator_list.is_empty() || source.type_params.is_some() {
            return false;
        }
        self.scope = match template.name.as_str() {
            "work" => WORK,
            "say" => SAY,
            _ => AWAITING,
        };
        let (t, s) = (&template.parameters, &source.parameters);
        if s.vararg.is_some() || s.kwarg.is_some() || t.len() != s.len() {
            return false;
        }
        // The helper that prints is the person's own as well.
        if !template.is_async {
            return source.body.iter().all(|statement| only_prints(statement, "print"));
        }
        let same_parameters = t.iter_non_variadic_params().all(|t| {
            let own = own_name(self.names, t.name()).unwrap_or_default().to_owned();
            s.iter_non_variadic_params().any(|s| s.name().as_str() == own && self.optional(t.default(), s.default()))
        });
        same_parameters && self.block(&template.body, &source.body)
    }

    fn branches(&mut self, template: &StmtIf, source: &StmtIf) -> bool {
        let clauses = template.elif_else_clauses.iter().zip(&source.elif_else_clauses);
        template.elif_else_clauses.len() == source.elif_else_clauses.len()
            && self.expr(&template.test, &source.test)
            && self.block(&template.body, &source.body)
            && clauses.into_iter().all(|(t, s)| self.optional(t.test.as_ref(), s.test.as_ref()) && self.block(&t.body, &s.body))
    }

    fn attempt(&mut self, template: &StmtTry, source: &StmtTry) -> bool {
        let plain = source.orelse.is_empty() && source.finalbody.is_empty() && !source.is_star;
        if !plain || template.handlers.len() != source.handlers.len() || !self.block(&template.body, &source.body) {
            return false;
        }
        let handlers = template.handlers.iter().zip(&source.handlers);
        handlers.into_iter().all(|(t, s)| {
            let (ExceptHandler::ExceptHandler(t), ExceptHandler::ExceptHandler(s)) = (t, s);
            let same_name = match (&t.name, &s.name) {
                (Some(t), Some(s)) => self.name(t, s),
                // Caught and not looked at: if the template needs it, the bodies differ.
                (Some(_), None) => true,
                (None, Some(s)) => self.own(s),
                (None, None) => true,
            };
            same_name && self.optional(t.type_.as_deref(), s.type_.as_deref()) && self.block(&t.body, &s.body)
        })
    }

    fn with(&mut self, template: &StmtWith, source: &StmtWith) -> bool {
        let items = template.items.iter().zip(&source.items);
        template.is_async == source.is_async
            && template.items.len() == source.items.len()
            && items.into_iter().all(|(t, s)| {
                let same_target = match (t.optional_vars.as_deref(), s.optional_vars.as_deref()) {
                    (None, Some(Expr::Name(name))) => self.own(&name.id),
                    (t, s) => self.optional(t, s),
                };
                same_target && self.expr(&t.context_expr, &s.context_expr)
            })
            && self.block(&template.body, &source.body)
    }

    fn optional(&mut self, template: Option<&Expr>, source: Option<&Expr>) -> bool {
        match (template, source) {
            (Some(t), Some(s)) => self.expr(t, s),
            (None, None) => true,
            _ => false,
        }
    }

    fn exprs(&mut self, template: &[Expr], source: &[Expr]) -> bool {
        template.len() == source.len() && template.iter().zip(source).all(|(t, s)| self.expr(t, s))
    }

    fn expr(&mut self, template: &Expr, source: &Expr) -> bool {
        if is_timeout_error(template) {
            return is_timeout_error(source);
        }
        match (template, source) {
            (Expr::Name(t), Expr::Name(s)) => self.name(&t.id, &s.id),
            (Expr::Attribute(t), Expr::Attribute(s)) => t.attr.id == s.attr.id && self.expr(&t.value, &s.value),
            (Expr::StringLiteral(t), Expr::StringLiteral(s)) => t.value.to_str() == s.value.to_str(),
            (Expr::NumberLiteral(t), Expr::NumberLiteral(s)) => t.value == s.value,
            (Expr::BooleanLiteral(t), Expr::BooleanLiteral(s)) => t.value == s.value,
            (Expr::NoneLiteral(_), Expr::NoneLiteral(_)) => true,
            (Expr::Await(t), Expr::Await(s)) => self.expr(&t.value, &s.value),
            (Expr::Starred(t), Expr::Starred(s)) => self.expr(&t.value, &s.value),
            (Expr::List(t), Expr::List(s)) => self.exprs(&t.elts, &s.elts),
            (Expr::Tuple(t), Expr::Tuple(s)) => self.exprs(&t.elts, &s.elts),
            (Expr::UnaryOp(t), Expr::UnaryOp(s)) => t.op == s.op && self.expr(&t.operand, &s.operand),
            (Expr::BinOp(t), Expr::BinOp(s)) => t.op == s.op && self.expr(&t.left, &s.left) && self.expr(&t.right, &s.right),
            (Expr::BoolOp(t), Expr::BoolOp(s)) => t.op == s.op && self.exprs(&t.values, &s.values),
            (Expr::Compare(t), Expr::Compare(s)) => {
                t.ops == s.ops && self.expr(&t.left, &s.left) && self.exprs(&t.comparators, &s.comparators)
            }
            (Expr::Call(t), Expr::Call(s)) => self.call(t, s),
            _ => false,
        }
    }

    fn call(&mut self, template: &ExprCall, source: &ExprCall) -> bool {
        if !self.expr(&template.func, &source.func) {
            return false;
        }
        let Some(function) = callee(template) else { return false };
        let work = self.parameters_of_work();
        let (t, s) = match function.as_str() {
            "work" => (arguments(template, &work.0), arguments(source, &work.1)),
            _ => (arguments(template, signature(&function)), arguments(source, signature(&function))),
        };
        let (Some(t), Some(s)) = (t, s) else { return false };
        let translate = |name: &str| match work.1.iter().position(|own| function == "work" && own == name) {
            Some(at) => work.0[at].clone(),
            None => name.to_owned(),
        };
        let s: Vec<(String, &Expr)> = s.into_iter().map(|(name, value)| (translate(&name), value)).collect();
        t.len() == s.len() && t.iter().all(|(name, value)| s.iter().any(|(other, own)| other == name && self.expr(value, own)))
    }

    /// The parameters of `work`: the template's names and the person's, in the order of the person's.
    fn parameters_of_work(&self) -> (Vec<String>, Vec<String>) {
        let of_work = self.names.iter().filter(|name| PARAMETERS.contains(&name.template.as_str()));
        of_work.map(|name| (name.template.clone(), name.own.clone())).unzip()
    }
}

/// `TimeoutError`, under either of its names.
pub(super) fn is_timeout_error(expr: &Expr) -> bool {
    matches!(dotted(expr).as_deref(), Some("TimeoutError" | "asyncio.TimeoutError"))
}

/// The arguments by name (by number where they have none), without those that only say what is so anyway.
fn arguments<'a>(call: &'a ExprCall, parameters: &[impl AsRef<str>]) -> Option<Vec<(String, &'a Expr)>> {
    let mut found = Vec::new();
    for (place, value) in call.arguments.args.iter().enumerate() {
        found.push((parameters.get(place).map_or_else(|| place.to_string(), |name| name.as_ref().to_owned()), value));
    }
    for keyword in &call.arguments.keywords {
        found.push((keyword.arg.as_ref()?.to_string(), &keyword.value));
    }
    let created = callee(call).is_some_and(|name| name.ends_with("create_task"));
    found.retain(|(name, value)| !(says_the_default(name, value) || created && name == "name"));
    Some(found)
}

/// `timeout=None`, `return_exceptions=False`, `return_when=asyncio.ALL_COMPLETED` and their like.
fn says_the_default(name: &str, value: &Expr) -> bool {
    match value {
        Expr::NoneLiteral(_) => name != "delay",
        Expr::BooleanLiteral(value) => !value.value,
        _ => name == "return_when" && dotted(value).as_deref() == Some("asyncio.ALL_COMPLETED"),
    }
}
