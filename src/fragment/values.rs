//! Stand-ins: what to write for a value of which only its name and what is done with it are known. Knows no place in the program.

use super::facts::Facts;
use super::guess;
use super::uses::{Use, Uses};
use std::fmt::Write;

/// Makes values, and the definitions that they need.
pub(super) struct Maker<'a> {
    pub facts: &'a Facts,
    /// Definitions to stand at the outside, in order.
    pub definitions: Vec<String>,
    taken: Vec<String>,
    depth: usize,
}

/// A value, and where it can be made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    pub value: String,
    /// It needs a running event loop, or `async with`.
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum How {
    /// Anywhere, and every time anew.
    Plain,
    /// Anywhere, and all who use its name share it.
    Shared,
    /// Where an event loop runs.
    InLoop,
    /// By `async with`.
    Entered,
}

fn made(value: impl Into<String>, how: How) -> Option<Made> {
    Some(Made { value: value.into(), how })
}

impl<'a> Maker<'a> {
    pub fn new(facts: &'a Facts) -> Maker<'a> {
        Maker { facts, definitions: Vec::new(), taken: Vec::new(), depth: 0 }
    }

    /// What to write for a value of that name; `at`: which of several of its kind it is to be.
    pub fn value(&mut self, name: &str, uses: &Uses, annotation: Option<&str>, at: usize) -> Made {
        // What is made of what is made of it … has an end.
        if self.depth > 6 {
            return Made { value: "None".into(), how: How::Plain };
        }
        self.depth += 1;
        let made = annotation
            .and_then(|annotation| guess::annotated(name, annotation, at))
            .or_else(|| guess::resource(name, uses, self.facts))
            .or_else(|| self.shaped(name, uses, at))
            .unwrap_or_else(|| Made { value: guess::named(name, at), how: How::Plain });
        self.depth -= 1;
        made
    }

    /// A value as what is done with it asks for.
    fn shaped(&mut self, name: &str, uses: &Uses, at: usize) -> Option<Made> {
        if !uses.calls().is_empty() {
            let function = self.free(name);
            let text = self.function(&function, uses);
            self.definitions.push(text);
            return made(function, How::Plain);
        }
        if uses.any(|own| matches!(own, Use::Class)) {
            return made("object", How::Plain);
        }
        if uses.any(|own| matches!(own, Use::Raised)) {
            return made("ValueError(\"went wrong\")", How::Plain);
        }
        if uses.any(|own| matches!(own, Use::AsyncIterated(_))) {
            let function = self.free(&format!("make_{name}"));
            let text = self.generator(&function, "", &uses.elements(self.facts), name);
            self.definitions.push(text);
            return made(format!("{function}()"), How::Plain);
        }
        let is_task =
            ["cancel", "done", "result", "exception", "add_done_callback", "cancelled", "get_name"].iter().any(|own| uses.has(own));
        if is_task || uses.is_awaited() {
            return Some(self.awaitable(name, uses, is_task, at));
        }
        let keys = self.keys(uses);
        if !keys.is_empty() || ["items", "keys", "values"].iter().any(|own| uses.has(own)) {
            return Some(self.dict(name, &keys, uses, at));
        }
        let has = |names: &[&str]| uses.attributes().iter().any(|own| names.contains(own));
        let enters = uses.any(|own| matches!(own, Use::Entered(_) | Use::AsyncEntered(_)));
        if !enters && has(&["append", "extend", "insert", "sort", "pop"]) {
            return made("[]", How::Shared);
        }
        let texts = ["upper", "lower", "split", "strip", "startswith", "endswith", "format", "encode", "replace", "join", "title"];
        if has(&texts) || uses.any(|own| matches!(own, Use::Text)) {
            return made(guess::text(name, at), How::Plain);
        }
        if uses.any(|own| matches!(own, Use::Iterated(_))) && !enters && uses.attributes().is_empty() {
            return Some(self.list(name, uses));
        }
        if let Some(parts) = uses.0.iter().find_map(|own| if let Use::Unpacked(parts) = own { Some(parts.clone()) } else { None }) {
            return made(self.tuple(&parts, at), How::Plain);
        }
        if enters || !uses.attributes().is_empty() {
            let class = self.class_name(name);
            let text = self.class(&class, uses, true);
            self.definitions.push(text);
            return made(format!("{class}()"), How::Shared);
        }
        uses.any(|own| matches!(own, Use::Number)).then(|| Made { value: guess::number(name, at), how: How::Plain })
    }

    /// What is awaited without being called.
    fn awaitable(&mut self, name: &str, uses: &Uses, is_task: bool, at: usize) -> Made {
        let result = self.value("result", &uses.awaited(self.facts), None, at).value;
        let coroutine = format!("asyncio.sleep({}, {result})", at + 1);
        if is_task || uses.any(|own| matches!(own, Use::Task)) || uses.0.len() > 1 {
            return Made { value: format!("asyncio.create_task({coroutine}, name={name:?})"), how: How::InLoop };
        }
        Made { value: coroutine, how: How::Plain }
    }

    fn list(&mut self, name: &str, uses: &Uses) -> Made {
        let elements = uses.elements(self.facts);
        // A loop's own name for an element says more than the list's.
        let single = guess::singular(name);
        let items: Vec<Made> = (0..3).map(|at| self.value(&single, &elements, None, at)).collect();
        let how = items[0].how;
        if items.iter().all(|item| item.value.contains("asyncio.sleep(")) && items[0].value.contains("\"result 1\"") {
            let one = items[0].value.replace("1, \"result 1\"", "n, f\"result {n}\"").replace(&format!(", name={single:?}"), "");
            return Made { value: format!("[{one} for n in (1, 2, 3)]"), how: if how == How::Plain { How::Shared } else { how } };
        }
        let how = if items.iter().any(|item| item.how == How::InLoop) { How::InLoop } else { How::Shared };
        let items: Vec<String> = items.into_iter().map(|item| item.value).collect();
        Made { value: format!("[{}]", items.join(", ")), how }
    }

    fn tuple(&mut self, parts: &[Use], at: usize) -> String {
        let facts = self.facts;
        let values: Vec<String> = parts
            .iter()
            .map(|part| {
                let uses = Uses(vec![Use::Awaited(Box::new(part.clone()))]).awaited(facts);
                let name = if let Use::Bound(_, name) = part { name.as_str() } else { "value" };
                self.value(name, &uses, None, at).value
            })
            .collect();
        format!("({})", values.join(", "))
    }

    fn keys(&self, uses: &Uses) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for own in &uses.0 {
            if let Use::Key(key, _) = own
                && !keys.contains(key)
            {
                keys.push(key.clone());
            }
        }
        keys
    }

    fn dict(&mut self, name: &str, keys: &[String], uses: &Uses, at: usize) -> Made {
        if keys.is_empty() {
            let single = guess::singular(name);
            let items: Vec<String> = (0..3).map(|at| format!("{:?}: {}", format!("{single} {}", at + 1), at + 1)).collect();
            return Made { value: format!("{{{}}}", items.join(", ")), how: How::Shared };
        }
        let facts = self.facts;
        let item = |maker: &mut Self, key: &String| {
            let inner = uses.then(facts, |own| match own {
                Use::Key(own, next) if own == key => Some(next),
                _ => None,
            });
            format!("{key:?}: {}", maker.value(key, &inner, None, at).value)
        };
        let items: Vec<String> = keys.iter().map(|key| item(self, key)).collect();
        Made { value: format!("{{{}}}", items.join(", ")), how: How::Shared }
    }

    /// The definition of what is called by that name.
    pub fn function(&mut self, name: &str, uses: &Uses) -> String {
        let result = uses.called(self.facts);
        if name.starts_with(char::is_uppercase) {
            return self.class(name, &result, false);
        }
        let parameters = parameters(uses);
        if result.any(|own| matches!(own, Use::AsyncIterated(_))) {
            return self.generator(name, &parameters, &result.elements(self.facts), "item");
        }
        if result.any(|own| matches!(own, Use::AsyncEntered(_) | Use::Entered(_))) {
            let kind = if result.any(|own| matches!(own, Use::AsyncEntered(_))) { ("async", "async ") } else { ("", "") };
            let value = self.outcome(&result.entered(self.facts), name, &parameters);
            return format!("@contextlib.{}contextmanager\n{}def {name}({parameters}):\n    yield {value}", kind.0, kind.1);
        }
        let fails = name
            .split('_')
            .any(|word| ["fail", "fails", "failing", "error", "crash", "broken", "boom", "raises", "faulty"].contains(&word));
        if result.is_awaited() {
            let value = self.outcome(&result.awaited(self.facts), name, &parameters);
            let end = if fails { "raise RuntimeError(\"it failed\")".to_owned() } else { format!("return {value}") };
            let delay = guess::delay(name, &parameters);
            return format!("async def {name}({parameters}):\n    await asyncio.sleep({delay})\n    {end}");
        }
        let value = self.outcome(&result, name, &parameters);
        let blocks = if uses.calls().iter().any(|call| call.on_thread) { "    time.sleep(1)\n" } else { "" };
        format!("def {name}({parameters}):\n{blocks}    return {value}")
    }

    /// What a stand-in returns: as it is used, or else what says where it came from.
    fn outcome(&mut self, uses: &Uses, name: &str, parameters: &str) -> String {
        let first = parameters.split(',').next().filter(|first| !first.is_empty() && !first.starts_with('*'));
        let say = || first.map_or_else(|| format!("\"result of {name}\""), |first| format!("f\"result of {name}({{{first}}})\""));
        self.shaped("result", uses, 0).map_or_else(say, |made| made.value)
    }

    fn generator(&mut self, name: &str, parameters: &str, elements: &Uses, item: &str) -> String {
        let single = guess::singular(item);
        let values: Vec<String> = (0..3).map(|at| self.value(&single, elements, None, at).value).collect();
        let values = values.join(", ");
        format!("async def {name}({parameters}):\n    for item in [{values}]:\n        await asyncio.sleep(1)\n        yield item")
    }

    /// A class whose instances have what is asked of one; `value`: there is just one of it.
    pub fn class(&mut self, name: &str, uses: &Uses, value: bool) -> String {
        let mut text = format!("class {name}:");
        // What it is entered as is itself, so that one class has everything.
        let entered = uses.entered(self.facts);
        let all = Uses(uses.0.iter().chain(&entered.0).cloned().collect());
        let members: Vec<String> = all.attributes().into_iter().map(str::to_owned).collect();
        let members = members.into_iter().map(|member| self.member(&member, &all.attribute(self.facts, &member)));
        let (methods, fields): (Vec<String>, Vec<String>) =
            members.collect::<Vec<_>>().into_iter().partition(|member| member.contains("def "));
        for field in fields {
            let _ = write!(text, "\n{field}");
        }
        if !value {
            text.push_str("\n\n    def __init__(self, *args, **kwargs):\n        pass");
        }
        for method in methods {
            let _ = write!(text, "\n\n{method}");
        }
        for (asynchronous, prefix) in [(true, "a"), (false, "")] {
            let enters =
                |own: &Use| if asynchronous { matches!(own, Use::AsyncEntered(_)) } else { matches!(own, Use::Entered(_)) };
            if uses.any(enters) {
                let word = if asynchronous { "async " } else { "" };
                let _ = write!(text, "\n\n    {word}def __{prefix}enter__(self):\n        return self");
                let _ = write!(text, "\n\n    {word}def __{prefix}exit__(self, *error):\n        return None");
            }
        }
        if all.any(|own| matches!(own, Use::AsyncIterated(_))) {
            text.push_str("\n\n    async def _items(self):\n        for number in range(1, 4):\n            await asyncio.sleep(1)\n            yield number");
            text.push_str("\n\n    def __aiter__(self):\n        return self._items()");
        }
        if text.ends_with(':') {
            text.push_str("\n    pass");
        }
        // A blank line straight below the header is one too many.
        text.replacen(":\n\n", ":\n", 1)
    }

    fn member(&mut self, name: &str, uses: &Uses) -> String {
        if uses.calls().is_empty() {
            return format!("    {name} = {}", self.value(name, uses, None, 0).value);
        }
        let text = self.function(name, uses);
        let text = text.replacen("(*args, **kwargs)", "(self, *args, **kwargs)", 1);
        let mut lines = Vec::new();
        let mut own = false;
        for line in text.lines() {
            let head = !own && (line.starts_with("def ") || line.starts_with("async def "));
            own |= head;
            let line = if head && !line.contains("(self") {
                let (start, rest) = line.split_once('(').unwrap_or((line, ")"));
                let comma = if rest.starts_with(')') { "" } else { ", " };
                format!("{start}(self{comma}{rest}")
            } else {
                line.to_owned()
            };
            lines.push(if line.is_empty() { line } else { format!("    {line}") });
        }
        lines.join("\n")
    }

    fn class_name(&mut self, name: &str) -> String {
        let capitalised = |word: &str| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        };
        let name: String = name.split('_').map(capitalised).collect();
        let name = if name.starts_with(char::is_uppercase) && name != "Self" { name } else { "StandIn".to_owned() };
        self.free(&name)
    }

    /// A name that nothing else has.
    pub fn free(&mut self, name: &str) -> String {
        let is_free =
            |facts: &Facts, taken: &[String], name: &str| facts.home(0, name).is_none() && !taken.iter().any(|own| own == name);
        let mut own = name.to_owned();
        for number in 2.. {
            if is_free(self.facts, &self.taken, &own) {
                break;
            }
            own = format!("{name}{number}");
        }
        self.taken.push(own.clone());
        own
    }
}

/// The parameters of a function by how it is called; if that differs, any.
fn parameters(uses: &Uses) -> String {
    let calls = uses.calls();
    let Some(first) = calls.first() else { return String::new() };
    let same =
        |other: &&std::rc::Rc<super::uses::Args>| other.places.len() == first.places.len() && other.keywords == first.keywords;
    if first.open || !calls.iter().all(|call| same(&call)) {
        return "*args, **kwargs".into();
    }
    let mut names: Vec<String> = Vec::new();
    for name in first.places.iter().chain(&first.keywords) {
        let number = names.iter().filter(|own| own.trim_end_matches(|char: char| char.is_ascii_digit()) == name).count();
        names.push(if number == 0 && !names.contains(name) && name != "self" {
            name.clone()
        } else {
            format!("{name}{}", number + 1)
        });
    }
    names.join(", ")
}
