//! Calls what a listing only defines. Knows no missing names.

use super::draft::Draft;
use super::facts::{Facts, Function};
use super::missing::define;
use super::uses::{Use, Uses};
use super::values::{How, Made, Maker};
use super::walk::facts_of;
use crate::python::parse::parse;
use ruff_python_ast::Stmt;

/// Adds an entry point to a program that has none.
pub(super) fn add(draft: &mut Draft) {
    let text = draft.text();
    let Ok(body) = parse(&text) else { return };
    let facts = facts_of(&body);
    if has_entry(&facts, &body) {
        return;
    }
    let roots = roots(&facts);
    let mut plan = Plan { text: &text, facts: &facts, maker: Maker::new(&facts), setup: Vec::new() };
    let lines = if roots.is_empty() { plan.class() } else { plan.functions(&roots) };
    let Some(lines) = lines else { return };
    let definitions = std::mem::take(&mut plan.maker.definitions);
    let end = draft.len();
    draft.insert(end, &format!("\n\n{}", lines.join("\n")));
    define(draft, &body, &text, &definitions);
    draft.because("an entry point");
}

/// Whether the program runs something of its own, or was not made to.
fn has_entry(facts: &Facts, body: &[Stmt]) -> bool {
    let own = |name: &str| {
        facts.functions.iter().any(|function| function.outer == 0 && function.name == name)
            || facts.classes.iter().any(|class| class.outer == 0 && class.name == name)
    };
    let starts = |what: &Use| match what {
        Use::Decorates | Use::Class | Use::Raised => false,
        Use::Attribute(name, _) => {
            ["run", "Runner", "run_until_complete", "run_forever", "new_event_loop", "get_event_loop"].contains(&name.as_str())
        }
        _ => false,
    };
    let is_use = |what: &Use| !matches!(what, Use::Decorates | Use::Class | Use::Raised);
    let outside = facts.loads.iter().filter(|load| facts.is_outside(load.scope) && !load.annotation);
    if outside.into_iter().any(|load| starts(&load.what) || (own(&load.name) && is_use(&load.what))) {
        return true;
    }
    // Without coroutines, what it does at the outside may be all that it is to do.
    let defines = |statement: &Stmt| {
        matches!(
            statement,
            Stmt::FunctionDef(_)
                | Stmt::ClassDef(_)
                | Stmt::Import(_)
                | Stmt::ImportFrom(_)
                | Stmt::Assign(_)
                | Stmt::AnnAssign(_)
                | Stmt::Pass(_)
        ) || matches!(statement, Stmt::Expr(own) if own.value.is_string_literal_expr() || own.value.is_ellipsis_literal_expr())
    };
    !facts.functions.iter().any(|function| function.is_async) && !body.iter().all(defines)
}

/// The functions that nobody calls; of these the coroutines, if there are some; of these `main`, if there is one.
fn roots(facts: &Facts) -> Vec<&Function> {
    let own: Vec<&Function> = facts.functions.iter().filter(|function| function.outer == 0 && function.class.is_none()).collect();
    let is_used = |function: &Function| {
        let elsewhere = |scope| facts.outermost(scope).is_none_or(|user| user.scope != function.scope);
        facts.loads.iter().any(|load| load.name == function.name && elsewhere(load.scope) && !load.annotation)
    };
    if let Some(main) = own.iter().find(|function| function.name == "main") {
        return vec![main];
    }
    let mut roots: Vec<&Function> = own.iter().copied().filter(|function| !is_used(function)).collect();
    if roots.is_empty() {
        roots.extend(own.last());
    }
    if roots.iter().any(|function| function.is_async) {
        roots.retain(|function| function.is_async);
    }
    roots
}

struct Plan<'a> {
    text: &'a str,
    facts: &'a Facts,
    maker: Maker<'a>,
    /// What is made before the calls, shared by name.
    setup: Vec<(String, Made)>,
}

impl<'a> Plan<'a> {
    fn functions(&mut self, roots: &[&Function]) -> Option<Vec<String>> {
        let facts = self.facts;
        let calls: Vec<String> =
            roots.iter().enumerate().map(|(at, function)| self.call(function, &function.name, at, false)).collect();
        if roots.iter().all(|function| !function.is_async) {
            let mut lines: Vec<String> = self.setup.iter().map(|(name, made)| format!("{name} = {}", made.value)).collect();
            lines.extend(roots.iter().zip(&calls).flat_map(|(function, call)| plain_lines(function, call)));
            return Some(lines);
        }
        let together = roots.iter().any(|function| function.endless && !function.yields) || self.waits_for_others();
        if let ([function], [call], true, false) = (roots, &calls[..], self.setup.is_empty(), together)
            && !function.yields
            && !is_manager(function)
            && (!function.returns || function.name == "main")
        {
            return Some(vec![format!("asyncio.run({call})")]);
        }
        let mut body = Vec::new();
        for (name, made) in &self.setup {
            if made.value == "asyncio.Queue()" && self.only_taken(roots, name) {
                body.push(format!("for number in range(1, 4):\n    {name}.put_nowait(number)"));
            }
        }
        if together {
            let plain = |(function, _): &(&&Function, &String)| !function.yields && !is_manager(function);
            let tasks: Vec<String> =
                roots.iter().zip(&calls).filter(plain).map(|(_, call)| format!("    asyncio.create_task({call}),")).collect();
            body.push(format!("tasks = [\n{}\n]", tasks.join("\n")));
            // Who waits for ever shall not keep the program from ending.
            body.push("await asyncio.wait(tasks, timeout=10)".into());
        } else {
            body.extend(roots.iter().zip(&calls).flat_map(|(function, call)| lines_of(function, call)));
        }
        let name = ["main", "entry", "run_all"].into_iter().find(|name| !facts.is_taken(name)).unwrap_or("_main");
        Some(self.program(name, &body))
    }

    /// `async def main` with what is set up, and this in it.
    fn program(&self, name: &str, body: &[String]) -> Vec<String> {
        let mut lines = vec![format!("async def {name}():")];
        let mut indent = "    ".to_owned();
        let (entered, plain): (Vec<_>, Vec<_>) = self.setup.iter().partition(|(_, made)| made.how == How::Entered);
        for (name, made) in plain {
            lines.push(format!("{indent}{name} = {}", made.value));
        }
        for (name, made) in entered {
            lines.push(format!("{indent}async with {} as {name}:", made.value));
            indent.push_str("    ");
        }
        lines.extend(body.iter().flat_map(|part| part.split('\n')).map(|line| format!("{indent}{line}")));
        lines.extend([String::new(), String::new(), format!("asyncio.run({name}())")]);
        lines
    }

    /// Whether something that is shared makes one wait for another.
    fn waits_for_others(&self) -> bool {
        let waits = [
            "asyncio.Queue()",
            "asyncio.Event()",
            "asyncio.Condition()",
            "asyncio.get_running_loop().create_future()",
            "queue.Queue()",
        ];
        self.setup.iter().any(|(_, made)| waits.contains(&made.value.as_str()))
    }

    fn only_taken(&self, roots: &[&Function], name: &str) -> bool {
        let puts = |function: &&Function| {
            let uses = Uses::of(self.facts, function.scope, name);
            uses.has("put") || uses.has("put_nowait")
        };
        !roots.iter().any(puts)
    }

    /// A call with stand-ins for its arguments. `bound`: the first parameter is there already.
    fn call(&mut self, function: &Function, callee: &str, at: usize, bound: bool) -> String {
        let mut args = Vec::new();
        for parameter in function.parameters.iter().skip(usize::from(bound)).filter(|parameter| parameter.needed) {
            let uses = Uses::of(self.facts, function.scope, &parameter.name);
            let annotation = parameter.annotation.map(|range| &self.text[range.start().to_usize()..range.end().to_usize()]);
            let known = self.setup.iter().any(|(name, _)| *name == parameter.name);
            let value = if known {
                parameter.name.clone()
            } else {
                let made = self.maker.value(&parameter.name, &uses, annotation, at);
                match made.how {
                    How::Plain => made.value,
                    _ if made.value.starts_with(['[', '{']) && made.how == How::Shared => made.value,
                    _ => {
                        self.setup.push((parameter.name.clone(), made));
                        parameter.name.clone()
                    }
                }
            };
            args.push(if parameter.keyword_only { format!("{}={value}", parameter.name) } else { value });
        }
        format!("{callee}({})", args.join(", "))
    }

    /// Makes an instance of the last class, and asks it for all that it can.
    fn class(&mut self) -> Option<Vec<String>> {
        let facts = self.facts;
        let class = facts.classes.iter().rev().find(|class| class.outer == 0 && class.plain)?;
        let methods: Vec<&Function> = facts.functions.iter().filter(|own| own.class.as_deref() == Some(&*class.name)).collect();
        let has = |name: &str| methods.iter().any(|own| own.name == name);
        let asynchronous = methods.iter().any(|own| own.is_async) || has("__aiter__");
        let instance = match methods.iter().find(|own| own.name == "__init__") {
            Some(init) => self.call(init, &class.name, 0, true),
            None => format!("{}()", class.name),
        };
        let name = self.maker.free(&class.name.to_lowercase());
        let mut body = Vec::new();
        let mut inner = Vec::new();
        if has("__aiter__") {
            let endless = methods.iter().any(|own| own.name == "__anext__" && !has_stop(self.facts, own));
            inner.extend(loop_lines("async ", &name, endless));
        }
        for method in methods.iter().filter(|own| !own.name.starts_with('_') && own.decorators.is_empty()) {
            let call = self.call(method, &format!("{name}.{}", method.name), 0, true);
            inner.extend(if method.is_async { lines_of(method, &call) } else { plain_lines(method, &call) });
        }
        if has("__aenter__") {
            inner.insert(0, format!("print({name})"));
            body.push(format!("async with {instance} as {name}:"));
            body.extend(inner.iter().flat_map(|part| part.split('\n')).map(|line| format!("    {line}")));
        } else {
            body.push(format!("{name} = {instance}"));
            body.extend(inner);
        }
        if !asynchronous {
            let mut lines: Vec<String> = self.setup.iter().map(|(name, made)| format!("{name} = {}", made.value)).collect();
            lines.extend(body);
            return Some(lines);
        }
        let main = if facts.is_taken("main") { "entry" } else { "main" };
        Some(self.program(main, &body))
    }
}

fn has_stop(facts: &Facts, method: &Function) -> bool {
    facts.loads.iter().any(|load| load.name == "StopAsyncIteration" && load.scope == method.scope)
}

fn is_manager(function: &Function) -> bool {
    function.decorators.iter().any(|own| own.ends_with("contextmanager"))
}

/// How a coroutine, an asynchronous generator or an asynchronous context manager is run.
fn lines_of(function: &Function, call: &str) -> Vec<String> {
    match () {
        () if is_manager(function) => vec![format!("async with {call} as value:\n    print(value)")],
        () if function.yields => loop_lines("async ", call, function.endless),
        () if function.returns => vec![format!("print(await {call})")],
        () => vec![format!("await {call}")],
    }
}

fn plain_lines(function: &Function, call: &str) -> Vec<String> {
    match () {
        () if is_manager(function) => vec![format!("with {call} as value:\n    print(value)")],
        () if function.yields => loop_lines("", call, function.endless),
        () if function.returns => vec![format!("print({call})")],
        () => vec![call.to_owned()],
    }
}

/// A loop over an iterator; of an endless one the first few.
fn loop_lines(word: &str, iterable: &str, endless: bool) -> Vec<String> {
    if !endless {
        return vec![format!("{word}for item in {iterable}:\n    print(item)")];
    }
    let count = "shown = 0".to_owned();
    vec![count, format!("{word}for item in {iterable}:\n    print(item)\n    shown += 1\n    if shown == 5:\n        break")]
}
