//! Supplies the names that nothing in a program binds: imports, and stand-ins for the rest. Knows no entry point.

use super::draft::{Draft, indentation, line_of};
use super::facts::{Facts, Function};
use super::known;
use super::uses::{Use, Uses};
use super::values::{How, Maker};
use super::walk::facts_of;
use crate::python::builtins;
use crate::python::parse::parse;
use crate::python::types::types;
use ruff_python_ast::Stmt;
use ruff_text_size::Ranged;

/// Supplies some names that are missing; false if none is.
pub(super) fn supply(draft: &mut Draft) -> bool {
    let text = draft.text();
    let Ok(body) = parse(&text) else { return false };
    let facts = facts_of(&body);
    let missing = missing(&facts, &body, &text);
    let mut imports = Vec::new();
    let mut maker = Maker::new(&facts);
    for name in &missing {
        let uses = Uses::of(&facts, 0, name);
        let called = !uses.calls().is_empty() || uses.any(|own| *own == Use::Decorates);
        let awaited = uses.called(&facts).is_awaited();
        if let Some(import) = known::import_of(name, &uses.attributes(), called, awaited) {
            draft.because(format!("`{import}`"));
            imports.push(import);
            continue;
        }
        draft.because(format!("a stand-in for `{name}`"));
        if let Some(definition) = definition(name, &uses, &facts, &mut maker) {
            maker.definitions.push(definition);
            continue;
        }
        let made = maker.value(name, &uses, None, 0);
        if matches!(made.how, How::InLoop | How::Entered)
            && let Some(function) = user(&facts, name)
        {
            let definitions = std::mem::take(&mut maker.definitions);
            within(draft, &text, function, name, &made.value, made.how);
            define(draft, &body, &text, &definitions);
            return true;
        }
        let value = if made.value.starts_with("asyncio.get_running_loop()") {
            made.value.replace("get_running_loop", "new_event_loop")
        } else {
            made.value
        };
        maker.definitions.push(format!("{name} = {value}"));
        // What nobody fills or sets would be waited for in vain.
        if value == "asyncio.Queue()" && !uses.has("put") && !uses.has("put_nowait") {
            maker.definitions.push(format!("for number in range(1, 4):\n    {name}.put_nowait(number)"));
        }
        if value == "asyncio.Event()" && !uses.has("set") {
            maker.definitions.push(format!("{name}.set()"));
        }
    }
    define(draft, &body, &text, &maker.definitions);
    import(draft, &body, &text, imports);
    !missing.is_empty()
}

/// The names that nothing binds, in the order in which they are asked for.
fn missing(facts: &Facts, body: &[Stmt], text: &str) -> Vec<String> {
    let future = |statement: &Stmt| {
        let Stmt::ImportFrom(import) = statement else { return false };
        import.module.as_ref().is_some_and(|module| module == "__future__")
    };
    let annotations = !body.iter().any(future);
    let builtins = builtins::namespace();
    let mut names: Vec<String> = Vec::new();
    for load in facts.loads.iter().filter(|load| !load.guarded && (annotations || !load.annotation)) {
        let name = &load.name;
        let is_known = name.starts_with("__")
            // What `exec` is given may bind a name that it says.
            || text.lines().any(|line| line.contains("exec(") && line.contains(&**name))
            || builtins.get_str(&types().names.intern(name)).is_some()
            || facts.home(load.scope, name).is_some()
            || facts.stars.iter().any(|module| known::star_brings(module, name));
        if !is_known && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

/// What is written for a name by a definition of its own.
fn definition(name: &str, uses: &Uses, facts: &Facts, maker: &mut Maker<'_>) -> Option<String> {
    if uses.any(|own| *own == Use::Raised) {
        return Some(format!("class {name}(Exception):\n    pass"));
    }
    if uses.any(|own| *own == Use::Decorates) {
        let bare = facts.functions.iter().any(|function| function.decorators.iter().any(|own| own == name));
        return Some(match bare {
            true => format!("def {name}(function):\n    return function"),
            false => format!("def {name}(*args, **kwargs):\n    return lambda function: function"),
        });
    }
    if !uses.calls().is_empty() {
        return Some(maker.function(name, uses));
    }
    uses.any(|own| *own == Use::Class).then(|| format!("class {name}:\n    pass"))
}

/// The coroutine in which alone a name is used, or the first of those.
fn user<'a>(facts: &'a Facts, name: &str) -> Option<&'a Function> {
    let unbound = |load: &&super::facts::Load| load.name == name && facts.home(load.scope, name).is_none();
    let mut users = facts.loads.iter().filter(unbound).map(|load| facts.outermost(load.scope));
    let first = users.next()??;
    (first.is_async && users.all(|user| user.is_some())).then_some(first)
}

/// Binds a name at the head of a coroutine.
fn within(draft: &mut Draft, text: &str, function: &Function, name: &str, value: &str, how: How) {
    let first = line_of(text, function.body.start().to_usize());
    let last = line_of(text, function.range.end().to_usize());
    let header = line_of(text, function.range.start().to_usize());
    let indent = indentation(draft.line(first)).to_owned();
    if first == header {
        // The body stands behind the colon: then the name is everybody's.
        draft.insert(header, &format!("{indent}{name} = None"));
        return;
    }
    if how == How::Entered {
        draft.indent(first..last + 1, "    ");
        draft.insert(first, &format!("{indent}async with {value} as {name}:"));
    } else {
        draft.insert(first, &format!("{indent}{name} = {value}"));
    }
}

/// Puts definitions behind the imports that a program begins with.
pub(super) fn define(draft: &mut Draft, body: &[Stmt], text: &str, definitions: &[String]) {
    if definitions.is_empty() {
        return;
    }
    let is_head = |statement: &&Stmt| {
        matches!(statement, Stmt::Import(_) | Stmt::ImportFrom(_))
            || matches!(statement, Stmt::Expr(own) if own.value.is_string_literal_expr())
            || matches!(statement, Stmt::Try(own) if own.body.iter().all(|inner| inner.is_import_stmt() || inner.is_import_from_stmt()))
    };
    let head = body.iter().take_while(is_head).last();
    let at = match head {
        Some(last) => line_of(text, last.end().to_usize()) + 1,
        None => body.first().map_or(0, |first| line_of(text, first.start().to_usize())),
    };
    let mut lines = String::new();
    let is_block = |definition: &String| ["def ", "async def ", "class ", "@"].iter().any(|word| definition.starts_with(word));
    for (number, definition) in definitions.iter().enumerate() {
        let apart = number > 0 && (is_block(definition) || is_block(&definitions[number - 1]));
        lines.push_str(if apart { "\n\n" } else { "" });
        lines.push_str(definition);
        lines.push('\n');
    }
    let after = draft.line(at).to_owned();
    let gap = if definitions.iter().any(is_block) { 2 } else { 1 };
    let before = if at == 0 || draft.line(at - 1).is_empty() { 0 } else { gap };
    let behind = if at >= draft.len() || after.is_empty() { 0 } else { gap };
    draft.insert(at, &format!("{}{}{}", "\n".repeat(before), lines.trim_end(), "\n".repeat(behind)));
}

/// Puts imports at the head of a program, among its own in their order.
fn import(draft: &mut Draft, body: &[Stmt], text: &str, mut imports: Vec<String>) {
    let key = |line: &str| (line.starts_with("from"), line.to_owned());
    imports.sort_by_key(|line| key(line));
    let imports = merged(imports);
    let is_docstring = |statement: &Stmt| matches!(statement, Stmt::Expr(own) if own.value.is_string_literal_expr());
    let is_future =
        |statement: &Stmt| matches!(statement, Stmt::ImportFrom(own) if own.module.as_ref().is_some_and(|own| own == "__future__"));
    let mut rest = body.iter().skip_while(|own| is_docstring(own) || is_future(own)).peekable();
    let line = |statement: &Stmt| line_of(text, statement.start().to_usize());
    let mut at = rest.peek().map_or(0, |first| line(first));
    let is_import = |own: &Stmt| own.is_import_stmt() || own.is_import_from_stmt();
    let alone = !rest.peek().is_some_and(|first| is_import(first));
    if alone && !imports.is_empty() && !draft.line(at).is_empty() {
        let next = draft.line(at);
        let block = ["def ", "async def ", "class ", "@"].iter().any(|word| next.starts_with(word));
        draft.insert(at, if block { "\n" } else { "" });
    }
    for (added, import) in imports.into_iter().enumerate() {
        let before = |own: &&&Stmt| is_import(own) && key(&text[own.start().to_usize()..own.end().to_usize()]) <= key(&import);
        while let Some(own) = rest.next_if(|own| before(&own)) {
            at = line_of(text, own.end().to_usize()) + 1;
        }
        draft.insert(at + added, &import);
    }
}

/// `from typing import Dict, List` for two lines of that kind.
fn merged(imports: Vec<String>) -> Vec<String> {
    let mut merged: Vec<String> = Vec::new();
    for line in imports {
        let same = line.split_once(" import ").filter(|(start, _)| start.starts_with("from"));
        match (same, merged.last_mut()) {
            (Some((start, name)), Some(last)) if last.starts_with(&format!("{start} import ")) => {
                last.push_str(", ");
                last.push_str(name);
            }
            _ => merged.push(line),
        }
    }
    merged
}
