//! Where plain numbers stand as delays in any program: what can be dragged on a timeline. Knows no compositions.

use super::calls::{argument, callee, parameters};
use super::parsed::parsed;
use super::{Seconds, parse_delay};
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;
use std::ops::Range;

/// The places, in bytes, where a plain number stands as a delay or timeout, each with its value, in the order of the text.
///
/// A number counts if it is what a function of asyncio or `time` takes as seconds, or if it is given to a function of the
/// program's own, under whose name it ends there; also if it stands behind a name that is given a value just once.
pub fn delays_in(source: &str) -> Vec<(Range<usize>, Seconds)> {
    let Some(module) = parsed(source) else { return Vec::new() };
    let mut program = Program::default();
    program.visit_body(module.suite());
    let mut places: Vec<Range<usize>> = program.places().into_iter().map(|number| number.range().into()).collect();
    places.sort_by_key(|range| range.start);
    places.dedup();
    places.into_iter().filter_map(|range| Some((range.clone(), parse_delay(&source[range]).ok()?))).collect()
}

/// The parameter by which a function takes seconds, and where it stands.
fn seconds_of(callee: &str) -> Option<(&'static str, usize)> {
    let name = callee.rsplit('.').next()?;
    match name {
        "sleep" => Some(if callee.starts_with("time.") { ("seconds", 0) } else { ("delay", 0) }),
        "timeout" => Some(("delay", 0)),
        "wait_for" => Some(("timeout", 1)),
        "call_later" => Some(("delay", 0)),
        // Here the place is one that no argument has: by keyword only.
        "wait" | "as_completed" => Some(("timeout", usize::MAX)),
        _ => None,
    }
}

/// What a program has that can carry a delay.
#[derive(Default)]
struct Program<'a> {
    functions: Vec<&'a StmtFunctionDef>,
    /// Each call, with the number of the function that it stands in.
    calls: Vec<(Option<usize>, &'a ExprCall)>,
    /// `name = value`, once for each time that the name is given a value; None: in another way than this.
    values: Vec<(String, Option<&'a Expr>)>,
    inside: Option<usize>,
}

impl<'a> Visitor<'a> for Program<'a> {
    fn visit_stmt(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::FunctionDef(function) => {
                let outside = self.inside.replace(self.functions.len());
                self.functions.push(function);
                walk_stmt(self, statement);
                self.inside = outside;
                return;
            }
            Stmt::Assign(assign) => {
                let plain = matches!(&assign.targets[..], [Expr::Name(_)]);
                let names = assign.targets.iter().filter_map(Expr::as_name_expr);
                self.values.extend(names.map(|name| (name.id.to_string(), plain.then_some(&*assign.value))));
            }
            Stmt::For(statement) => self.values.extend(statement.target.as_name_expr().map(|name| (name.id.to_string(), None))),
            Stmt::AugAssign(assign) => self.values.extend(assign.target.as_name_expr().map(|name| (name.id.to_string(), None))),
            _ => {}
        }
        walk_stmt(self, statement);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr {
            self.calls.push((self.inside, call));
        }
        walk_expr(self, expr);
    }
}

impl<'a> Program<'a> {
    /// The numbers that are delays.
    fn places(&self) -> Vec<&'a Expr> {
        let carriers = self.carriers();
        let mut places = Vec::new();
        for (inside, call) in &self.calls {
            for value in self.given(call, &carriers) {
                match value {
                    Expr::NumberLiteral(_) => places.push(value),
                    Expr::Name(name) if !self.is_parameter(*inside, &name.id) => places.extend(self.only_value(&name.id)),
                    _ => {}
                }
            }
        }
        for (function, parameter) in &carriers {
            let parameters = self.functions[*function].parameters.iter_non_variadic_params();
            let default = parameters.into_iter().find(|own| own.name().as_str() == *parameter).and_then(|own| own.default());
            places.extend(default.filter(|default| default.is_number_literal_expr()));
        }
        places
    }

    /// The functions and their parameters that end as a delay, found by following them from call to call.
    fn carriers(&self) -> Vec<(usize, String)> {
        let mut carriers: Vec<(usize, String)> = Vec::new();
        loop {
            let before = carriers.len();
            for (inside, call) in &self.calls {
                let Some(inside) = inside else { continue };
                for value in self.given(call, &carriers) {
                    let Expr::Name(name) = value else { continue };
                    let carrier = (*inside, name.id.to_string());
                    if self.is_parameter(Some(*inside), &name.id) && !carriers.contains(&carrier) {
                        carriers.push(carrier);
                    }
                }
            }
            if carriers.len() == before {
                return carriers;
            }
        }
    }

    /// What a call is given as a delay.
    fn given(&self, call: &'a ExprCall, carriers: &[(usize, String)]) -> Vec<&'a Expr> {
        let Some(callee) = callee(call) else { return Vec::new() };
        let own = carriers.iter().filter(|(function, _)| self.functions[*function].name.as_str() == callee);
        let own = own.filter_map(|(function, parameter)| argument(call, &parameters(self.functions[*function])?, parameter));
        let library = seconds_of(&callee)
            .and_then(|(name, place)| argument(call, &[] as &[&str], name).or_else(|| call.arguments.args.get(place)));
        own.chain(library).collect()
    }

    fn is_parameter(&self, function: Option<usize>, name: &str) -> bool {
        let Some(function) = function else { return false };
        self.functions[function].parameters.iter_non_variadic_params().any(|own| own.name().as_str() == name)
    }

    /// The number that a name stands for, if it is given a value just once.
    fn only_value(&self, name: &str) -> Option<&'a Expr> {
        let mut values = self.values.iter().filter(|(own, _)| own == name);
        match (values.next(), values.next()) {
            (Some((_, Some(value))), None) if value.is_number_literal_expr() => Some(value),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` has each delay in `«»`.
    fn check(marked: &str) {
        let source = marked.replace(['«', '»'], "");
        let mut found = source.clone();
        for (range, value) in delays_in(&source).into_iter().rev() {
            assert_eq!(parse_delay(&source[range.clone()]), Ok(value));
            found.insert(range.end, '»');
            found.insert(range.start, '«');
        }
        assert_eq!(found, marked);
    }

    #[test]
    fn numbers_that_are_delays_are_found() {
        check("asyncio.sleep(«1»); sleep(«2.50», result=3); time.sleep(«0»)");
        check("asyncio.wait_for(f(1), «2»); asyncio.wait_for(timeout=«3», fut=f()); asyncio.timeout(«4»)");
        check("asyncio.wait(tasks, timeout=«5»); asyncio.as_completed(tasks, timeout=«6»); loop.call_later(«7», print, 8)");
        check(
            "async def work(name, delay=«1»):\n    await asyncio.sleep(delay)\nasync def main():\n    await asyncio.gather(work('a', «2»), work(delay=«3», name=4))",
        );
        check(
            "async def outer(n, wait):\n    await inner(wait, n)\nasync def inner(d, n):\n    await asyncio.sleep(d)\nouter(1, «2»)",
        );
        check("PAUSE = «2»\nasync def main():\n    await asyncio.sleep(PAUSE)");
    }

    #[test]
    fn other_numbers_are_left_alone() {
        check("n = 1\nn = 2\nasyncio.sleep(n)");
        check("n = 1\nn += 1\nasyncio.sleep(n)");
        check("for n in range(3):\n    asyncio.sleep(n)");
        check("asyncio.sleep(1 + 1); asyncio.sleep(-1); asyncio.sleep(1e3); range(5); asyncio.sleep(9999)");
        check("def f(n):\n    print(n)\nf(3)");
        check("asyncio.sleep(");
    }
}
