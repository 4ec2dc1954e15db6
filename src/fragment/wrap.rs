//! Takes what awaits outside of functions into a coroutine of its own. Knows no missing names.

use super::draft::{Draft, line_of};
use super::facts::Facts;
use super::walk::facts_of;
use crate::python::parse::parse;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprAwait, Stmt};
use ruff_text_size::Ranged;

/// Makes a program of a listing that awaits outside of functions. False: it cannot be done.
pub(super) fn wrap(draft: &mut Draft, top_level_await: bool) -> bool {
    let text = draft.text();
    let Ok(body) = parse(&text) else { return false };
    let mut outside = Outside::default();
    let first = body.iter().position(|statement| {
        outside.visit_stmt(statement);
        outside.found()
    });
    let Some(first) = first else { return true };
    outside = Outside::default();
    outside.visit_body(&body);
    if outside.returns == 0 && top_level_await {
        return true;
    }
    draft.because("`asyncio.run`, since `await` stands outside of a function");
    match outside.single() {
        Some(own) if is_own_coroutine(own, &facts_of(&body)) => {
            run_instead(draft, &text, own);
            true
        }
        _ => into_main(draft, &text, &body, first),
    }
}

/// What stands outside of functions that may only stand in one.
#[derive(Default)]
struct Outside<'a> {
    awaits: Vec<&'a ExprAwait>,
    /// `async for`, `async with`, asynchronous comprehensions.
    others: usize,
    returns: usize,
}

impl<'a> Outside<'a> {
    fn found(&self) -> bool {
        !self.awaits.is_empty() || self.others + self.returns > 0
    }

    fn single(&self) -> Option<&'a ExprAwait> {
        (self.others + self.returns == 0 && self.awaits.len() == 1).then(|| self.awaits[0])
    }
}

impl<'a> Visitor<'a> for Outside<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => return,
            Stmt::For(own) if own.is_async => self.others += 1,
            Stmt::With(own) if own.is_async => self.others += 1,
            Stmt::Return(_) => self.returns += 1,
            _ => {}
        }
        visitor::walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Lambda(_) => return,
            Expr::Await(own) => self.awaits.push(own),
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }

    fn visit_comprehension(&mut self, own: &'a ruff_python_ast::Comprehension) {
        self.others += usize::from(own.is_async);
        visitor::walk_comprehension(self, own);
    }
}

/// `await main()`, with a coroutine of the program.
fn is_own_coroutine(own: &ExprAwait, facts: &Facts) -> bool {
    let Expr::Call(call) = &*own.value else { return false };
    let Expr::Name(name) = &*call.func else { return false };
    let is_it = |function: &super::facts::Function| function.name == name.id.as_str() && function.outer == 0 && function.is_async;
    facts.functions.iter().any(|function| is_it(function) && !function.yields && function.decorators.is_empty())
}

/// `asyncio.run(main())` for `await main()`.
fn run_instead(draft: &mut Draft, text: &str, own: &ExprAwait) {
    let (start, inner, end) = (own.start().to_usize(), own.value.start().to_usize(), own.end().to_usize());
    let mended = format!("{}asyncio.run({}){}", &text[..start], &text[inner..end], &text[end..]);
    let lines: Vec<&str> = mended.split('\n').collect();
    draft.map(|at, line| Some(lines.get(at).map_or(line, |mended| mended).to_string()));
}

/// Everything from the first statement that awaits becomes the body of `main`.
fn into_main(draft: &mut Draft, text: &str, body: &[Stmt], first: usize) -> bool {
    // What stands straight before it belongs to it: a task that is cancelled there needs the loop too.
    let stays = |statement: &Stmt| {
        matches!(statement, Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_))
            || matches!(statement, Stmt::Expr(own) if own.value.is_string_literal_expr())
    };
    let first = body[..first].iter().rposition(stays).map_or(0, |last| last + 1);
    let (before, region) = body.split_at(first);
    let (facts, outer, inner) = (facts_of(body), facts_of(before), facts_of(region));
    if !inner.stars.is_empty() {
        return false;
    }
    let name = ["main", "entry", "run_all"].into_iter().find(|name| !facts.is_taken(name)).unwrap_or("_main");
    // What the rest of the program shares with these lines stays the module's.
    let unbound = outer.loads.iter().filter(|load| outer.home(load.scope, &load.name).is_none()).map(|load| load.name.clone());
    let mut shared: Vec<String> = unbound.chain(facts.globals()).chain(outer.bound()).filter(|name| inner.sets(name)).collect();
    shared.sort();
    shared.dedup();
    let mut start = line_of(text, region[0].start().to_usize());
    while start > 0 && draft.line(start - 1).starts_with('#') {
        start -= 1;
    }
    draft.indent(start..draft.len(), "    ");
    let end = draft.len();
    draft.insert(end, &format!("\n\nasyncio.run({name}())"));
    let globals = if shared.is_empty() { String::new() } else { format!("\n    global {}", shared.join(", ")) };
    let gap = if start == 0 || draft.line(start - 1).is_empty() { "" } else { "\n\n" };
    draft.insert(start, &format!("{gap}async def {name}():{globals}"));
    true
}
