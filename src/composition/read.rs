//! Finds the composition in a Python program, if it has the shape of one. Guesses from the calls it sees, then holds the
//! whole program against the one that the guess stands for: what is read is never something else than what is written.

use super::calls::{argument, callee, dotted, parameters, signature};
use super::parsed::parsed;
use super::render::{Style, constant, render};
use super::same::{Name, PARAMETERS, WORK, is_main_guard, is_timeout_error, same};
use super::{Awaiting, Composition, ErrorKind, Fence, MOST_TASKS, OnCancel, Outcome, ReturnWhen, Seconds, Task, parse_delay};
use ruff_python_ast::visitor::{Visitor, walk_except_handler, walk_expr, walk_stmt};
use ruff_python_ast::{ExceptHandler, Expr, ExprCall, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

/// What a program says, and how it says it.
pub(super) struct Reading {
    pub composition: Composition,
    pub style: Style,
    /// What the person calls the things that `render` has names for.
    pub names: Vec<Name>,
}

/// Reads a program; None if it is not of a shape that the composer knows.
pub(super) fn read(source: &str) -> Option<Reading> {
    let module = parsed(source)?;
    let functions = Functions::of(module.suite())?;
    let mut names = functions.names()?;
    let (composition, style) = Guess { source, functions: &functions, names: &names }.make()?;
    let template = parsed(&render(&composition, &style))?;
    same(template.suite(), module.suite(), &mut names).then_some(Reading { composition, style, names })
}

/// The functions of a program by what they are for.
struct Functions<'a> {
    say: Option<&'a StmtFunctionDef>,
    work: &'a StmtFunctionDef,
    /// What `wait_for` awaits.
    everything: Option<&'a StmtFunctionDef>,
    main: &'a StmtFunctionDef,
}

impl<'a> Functions<'a> {
    fn of(statements: &'a [Stmt]) -> Option<Self> {
        let main = statements.iter().find_map(entry)?;
        let mut functions = statements.iter().filter_map(Stmt::as_function_def_stmt);
        let all: Vec<_> = functions.by_ref().collect();
        let main = *all.iter().find(|function| function.name.as_str() == main)?;
        let others = || all.iter().copied().filter(|function| function.name.id != main.name.id);
        let takes_arguments = |function: &&StmtFunctionDef| function.parameters.len() > 1;
        Some(Functions {
            say: others().find(|function| !function.is_async),
            work: others().find(|function| function.is_async && takes_arguments(function))?,
            everything: others().find(|function| function.is_async && function.parameters.is_empty()),
            main,
        })
    }

    /// The function in which the tasks are awaited.
    fn awaiting(&self) -> &'a StmtFunctionDef {
        self.everything.unwrap_or(self.main)
    }

    /// What the functions and the parameters of `work` are called.
    fn names(&self) -> Option<Vec<Name>> {
        let functions = [("work", Some(self.work)), ("main", Some(self.main)), ("everything", self.everything), ("say", self.say)];
        let functions = functions.into_iter().filter_map(|(template, function)| Some((template, function?.name.to_string(), 0)));
        let own = parameters(self.work)?;
        let roles: Option<Vec<_>> = own.iter().enumerate().map(|(place, own)| self.role(place, own)).collect();
        let parameters = roles?.into_iter().zip(own).map(|(template, own)| (template, own, WORK));
        Some(functions.chain(parameters).map(|(template, own, scope)| Name { template: template.into(), own, scope }).collect())
    }

    /// Which of the parameters that `work` can have this one is, by what is done with it.
    fn role(&self, place: usize, own: &str) -> Option<&'static str> {
        if place < 2 {
            return Some(PARAMETERS[place]);
        }
        let found = Found::in_function(self.work);
        let slept =
            |call: &&&ExprCall| argument(call, signature("asyncio.sleep"), "delay").and_then(dotted).as_deref() == Some(own);
        match () {
            () if found.raised.iter().any(|raised| raised == own) => Some("error"),
            () if found.calls_of("asyncio.sleep").iter().any(|call| slept(&call)) => Some("cleanup"),
            () if found.tested.iter().any(|tested| tested == own) => Some("stubborn"),
            () => None,
        }
    }
}

/// What `asyncio.run` runs: the name of `main`.
fn entry(statement: &Stmt) -> Option<&str> {
    match statement {
        Stmt::If(branch) if is_main_guard(branch) => branch.body.iter().find_map(entry),
        Stmt::Expr(statement) => {
            let Expr::Call(run) = &*statement.value else { return None };
            let Expr::Call(main) = argument(run, signature("asyncio.run"), "main")? else { return None };
            let Expr::Name(name) = &*main.func else { return None };
            (callee(run)? == "asyncio.run").then_some(name.id.as_str())
        }
        _ => None,
    }
}

/// What is found in a function that says something of a composition, in the order in which it stands there.
#[derive(Default)]
struct Found<'a> {
    calls: Vec<(String, &'a ExprCall)>,
    raised: Vec<String>,
    tested: Vec<String>,
    /// The kinds of errors that are caught, other than deadlines and cancellation.
    caught: Vec<String>,
}

impl<'a> Found<'a> {
    fn in_function(function: &'a StmtFunctionDef) -> Self {
        let mut found = Found::default();
        found.visit_body(&function.body);
        found
    }

    fn calls_of(&self, name: &str) -> Vec<&'a ExprCall> {
        self.calls.iter().filter(|(callee, _)| callee == name).map(|(_, call)| *call).collect()
    }

    fn has(&self, name: &str) -> bool {
        !self.calls_of(name).is_empty()
    }
}

impl<'a> Visitor<'a> for Found<'a> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr {
            self.calls.push((callee(call).unwrap_or_default(), call));
        }
        walk_expr(self, expr);
    }

    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::Raise(raise) => self.raised.extend(raise.exc.as_deref().and_then(dotted)),
            Stmt::If(branch) => match &*branch.test {
                Expr::UnaryOp(not) => self.tested.extend(dotted(&not.operand)),
                test => self.tested.extend(dotted(test)),
            },
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(clause) = handler;
        let kinds = match clause.type_.as_deref() {
            Some(Expr::Tuple(kinds)) => kinds.elts.iter().collect(),
            kind => Vec::from_iter(kind),
        };
        self.caught.extend(kinds.into_iter().filter(|kind| !is_timeout_error(kind)).filter_map(dotted));
        walk_except_handler(self, handler);
    }
}

/// What a program seems to say.
struct Guess<'a> {
    source: &'a str,
    functions: &'a Functions<'a>,
    names: &'a [Name],
}

impl Guess<'_> {
    fn make(&self) -> Option<(Composition, Style)> {
        let main = Found::in_function(self.functions.main);
        let awaiting = Found::in_function(self.functions.awaiting());
        let calls = awaiting.calls_of(&self.functions.work.name);
        if calls.is_empty() || calls.len() > MOST_TASKS {
            return None;
        }
        let tasks: Option<Vec<Task>> = calls.into_iter().map(|call| self.task(call)).collect();
        let composition = Composition {
            tasks: tasks?,
            awaiting: self.awaiting(&awaiting)?,
            fence: self.fence(&main)?,
            linger: self.seconds_in(&main, "asyncio.sleep", "delay")?,
            timestamps: self.functions.say.is_some(),
        };
        let style = self.style(&main, &awaiting, &composition);
        Some((composition, style))
    }

    fn style(&self, main: &Found, awaiting: &Found, composition: &Composition) -> Style {
        let has = |parameter: &str| self.names.iter().any(|name| name.template == parameter);
        let mut caught = if awaiting.caught.is_empty() { main.caught.clone() } else { awaiting.caught.clone() };
        if awaiting
            .calls
            .iter()
            .any(|(_, call)| matches!(&*call.func, Expr::Attribute(method) if method.attr.as_str() == "exception"))
        {
            caught = vec!["Exception".into()];
        }
        Style { error: has("error"), cleanup: has("cleanup"), stubborn: has("stubborn"), caught, ..Style::needed(composition) }
    }

    fn task(&self, call: &ExprCall) -> Option<Task> {
        let (templates, own): (Vec<&str>, Vec<&str>) =
            self.names.iter().filter(|name| name.scope == WORK).map(|name| (name.template.as_str(), name.own.as_str())).unzip();
        let given = |parameter: &str| argument(call, &own, own[templates.iter().position(|name| *name == parameter)?]);
        let Expr::StringLiteral(name) = given("name")? else { return None };
        let outcome = match given("error") {
            None | Some(Expr::NoneLiteral(_)) => Outcome::Returns,
            Some(error) => raised(error)?,
        };
        let cleanup = match given("cleanup") {
            None | Some(Expr::NoneLiteral(_)) => None,
            Some(seconds) => Some(self.seconds(seconds)?),
        };
        let stubborn = matches!(given("stubborn"), Some(Expr::BooleanLiteral(stubborn)) if stubborn.value);
        let on_cancel = match (cleanup, stubborn) {
            (None, false) => OnCancel::Dies,
            (Some(seconds), false) => OnCancel::CleansUp(seconds),
            (None, true) => OnCancel::Ignores,
            (Some(_), true) => return None,
        };
        Some(Task { name: name.value.to_str().to_owned(), delay: self.seconds(given("delay")?)?, outcome, on_cancel })
    }

    fn awaiting(&self, found: &Found) -> Option<Awaiting> {
        if found.has("asyncio.TaskGroup") {
            return Some(Awaiting::TaskGroup);
        }
        if found.has("asyncio.as_completed") {
            return Some(Awaiting::AsCompleted { timeout: self.seconds_in(found, "asyncio.as_completed", "timeout")? });
        }
        if let [wait] = found.calls_of("asyncio.wait")[..] {
            return Some(Awaiting::Wait {
                return_when: argument(wait, signature("asyncio.wait"), "return_when")
                    .map_or(Some(ReturnWhen::AllCompleted), rule)?,
                timeout: self.seconds_in(found, "asyncio.wait", "timeout")?,
                cancel_pending: found.has("asyncio.gather"),
            });
        }
        if let [gather] = found.calls_of("asyncio.gather")[..] {
            let return_exceptions = argument(gather, signature("asyncio.gather"), "return_exceptions");
            return Some(Awaiting::Gather {
                return_exceptions: matches!(return_exceptions, Some(Expr::BooleanLiteral(value)) if value.value),
            });
        }
        Some(if found.has("asyncio.create_task") { Awaiting::InTurn } else { Awaiting::OneAfterAnother })
    }

    fn fence(&self, main: &Found) -> Option<Option<Fence>> {
        let wait_for = self.seconds_in(main, "asyncio.wait_for", "timeout")?.map(Fence::WaitFor);
        let timeout = self.seconds_in(main, "asyncio.timeout", "delay")?.map(Fence::Timeout);
        Some(wait_for.or(timeout))
    }

    /// The seconds that the only call of `function` is given as `parameter`. None: given, but not as a plain number.
    fn seconds_in(&self, found: &Found, function: &str, parameter: &str) -> Option<Option<Seconds>> {
        let given = found.calls_of(function).into_iter().find_map(|call| argument(call, signature(function), parameter));
        match given {
            None | Some(Expr::NoneLiteral(_)) => Some(None),
            Some(value) => self.seconds(value).map(Some),
        }
    }

    fn seconds(&self, value: &Expr) -> Option<Seconds> {
        let Expr::NumberLiteral(number) = value else { return None };
        parse_delay(&self.source[number.range()]).ok()
    }
}

/// The error that `ValueError("no")` makes.
fn raised(error: &Expr) -> Option<Outcome> {
    let Expr::Call(call) = error else { return None };
    let kind = ErrorKind::from_name(&callee(call)?)?;
    let message = match &call.arguments.args[..] {
        [] => String::new(),
        [Expr::StringLiteral(text)] => text.value.to_str().to_owned(),
        _ => return None,
    };
    Some(Outcome::Raises { kind, message })
}

/// The rule that `asyncio.FIRST_COMPLETED` and its like name.
fn rule(constant_name: &Expr) -> Option<ReturnWhen> {
    let name = dotted(constant_name)?;
    let rules = [ReturnWhen::FirstCompleted, ReturnWhen::FirstException, ReturnWhen::AllCompleted];
    rules.into_iter().find(|rule| name.strip_prefix("asyncio.") == Some(constant(*rule)))
}
