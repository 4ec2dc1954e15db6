//! What the functions of Python and asyncio do with what they are given. Knows no names of the program.

use super::uses::{Args, Place, Use};
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, Expr, Stmt};
use std::rc::Rc;

/// What is done with positional argument number `at`, when `what` is done with the result of the call.
pub(super) fn argument(callee: Option<&str>, at: usize, args: &ast::Arguments, what: &Use) -> Use {
    let Some(callee) = callee else { return Use::Plain };
    let listed = |inner: Use| Use::Iterated(Box::new(inner));
    let what = what.clone();
    let method = callee.rsplit('.').next().unwrap_or(callee);
    let owner = callee.strip_suffix(method).unwrap_or_default().trim_end_matches('.');
    match (method, at) {
        ("create_task" | "ensure_future" | "run_coroutine_threadsafe", 0) => Use::Scheduled(Box::new(what.result())),
        ("run_until_complete", 0) => Use::Scheduled(Box::new(what)),
        ("run", 0) if matches!(owner, "asyncio" | "runner" | "anyio" | "") => Use::Scheduled(Box::new(what)),
        ("gather", _) => Use::Scheduled(Box::new(what.result().element(at))),
        ("wait_for" | "shield", 0) => Use::Scheduled(Box::new(what.result())),
        ("wait", 0) if matches!(owner, "asyncio" | "") => listed(Use::Task),
        ("as_completed", 0) if matches!(owner, "asyncio" | "") => listed(Use::Scheduled(Box::new(what.element(0).result()))),
        (
            "sleep" | "timeout" | "Semaphore" | "BoundedSemaphore" | "range" | "abs" | "round" | "call_later" | "Barrier" | "Queue",
            0,
        ) => Use::Number,
        ("wait_for", 1) => Use::Number,
        ("to_thread", 0) | ("run_in_executor", 1) => called(args, at + 1, what.result(), true),
        ("submit", 0) => called(args, at + 1, Use::Plain, true),
        ("call_later" | "call_at", 1) | ("call_soon" | "call_soon_threadsafe", 0) => called(args, at + 1, Use::Plain, false),
        ("map", 0) => called_with(1, Use::Plain, !owner.is_empty()),
        ("add_done_callback" | "filter", 0) => called_with(1, Use::Plain, false),
        ("start_server" | "start_unix_server", 0) => called_with(2, Use::Awaited(Box::new(Use::Plain)), false),
        ("push_async_callback", 0) => called(args, at + 1, Use::Awaited(Box::new(Use::Plain)), false),
        ("callback" | "register" | "add_signal_handler", 0 | 1) if at == usize::from(method == "add_signal_handler") => {
            called(args, at + 1, Use::Plain, false)
        }
        ("reduce", 0) => called_with(2, Use::Plain, false),
        ("partial", 0) => Use::Called(Rc::new(Args { open: true, ..Args::default() }), Box::new(Use::Plain)),
        ("map" | "filter", _) | ("len" | "any" | "all" | "iter" | "next" | "max" | "min" | "extend" | "join" | "chain", _)
            if !matches!((method, args.args.len()), ("max" | "min", 2..)) =>
        {
            listed(Use::Plain)
        }
        ("max" | "min" | "sum", _) => {
            if method == "sum" {
                listed(Use::Number)
            } else {
                Use::Number
            }
        }
        ("list" | "tuple" | "set" | "sorted" | "reversed", 0) => listed(what.element(0)),
        ("enumerate", 0) => listed(what.element(0).element(1)),
        ("zip", _) => listed(what.element(0).element(at)),
        ("anext" | "aiter", 0) => Use::AsyncIterated(Box::new(Use::Plain)),
        ("isinstance" | "issubclass", 1) => Use::Class,
        _ if owner.is_empty() => Use::Given(callee.to_owned(), Place::Nth(at)),
        _ => Use::Plain,
    }
}

/// What is done with a keyword argument.
pub(super) fn keyword(callee: Option<&str>, name: Option<&str>) -> Use {
    match (callee, name) {
        (_, Some("timeout" | "delay" | "maxsize" | "limit" | "max_workers")) => Use::Number,
        (_, Some("target")) => Use::Called(Rc::new(Args { open: true, ..Args::default() }), Box::new(Use::Plain)),
        (_, Some("key")) => called_with(1, Use::Number, false),
        (Some("asyncio.run"), Some("main")) | (_, Some("coro")) => Use::Scheduled(Box::new(Use::Plain)),
        (Some(callee), Some(name)) if !callee.contains('.') => Use::Given(callee.to_owned(), Place::Named(name.to_owned())),
        (_, None) => Use::Attribute("keys".into(), Box::new(Use::Plain)),
        _ => Use::Plain,
    }
}

/// Called with the arguments that follow it.
fn called(args: &ast::Arguments, from: usize, what: Use, on_thread: bool) -> Use {
    called_with(args.args.len().saturating_sub(from), what, on_thread)
}

fn called_with(count: usize, what: Use, on_thread: bool) -> Use {
    Use::Called(Rc::new(Args { places: vec!["value".to_owned(); count], on_thread, ..Args::default() }), Box::new(what))
}

/// Whether a body has a loop without an end: `while True` that nothing in it leaves.
pub(super) fn is_endless(body: &[Stmt]) -> bool {
    let mut search = Search { endless: false };
    search.visit_body(body);
    search.endless
}

struct Search {
    endless: bool,
}

impl<'a> Visitor<'a> for Search {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::While(own) => {
                let always = matches!(&*own.test, Expr::BooleanLiteral(test) if test.value) || own.test.is_number_literal_expr();
                self.endless |= always && !leaves(&own.body);
                visitor::walk_stmt(self, statement);
            }
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
            _ => visitor::walk_stmt(self, statement),
        }
    }
}

/// Whether a loop's body has a way out of the loop.
fn leaves(body: &[Stmt]) -> bool {
    struct Ways(bool, usize);
    impl<'a> Visitor<'a> for Ways {
        fn visit_stmt(&mut self, statement: &'a Stmt) {
            match statement {
                Stmt::Break(_) => self.0 |= self.1 == 0,
                Stmt::Return(_) | Stmt::Raise(_) => self.0 = true,
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
                Stmt::For(_) | Stmt::While(_) => {
                    self.1 += 1;
                    visitor::walk_stmt(self, statement);
                    self.1 -= 1;
                }
                _ => visitor::walk_stmt(self, statement),
            }
        }
    }
    let mut ways = Ways(false, 0);
    ways.visit_body(body);
    ways.0
}
