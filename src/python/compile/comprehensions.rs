//! Comprehensions and generator expressions: functions of their own, called where they stand.

use super::units::Unit;
use super::{Compiler, Problem, Result};
use crate::python::code::{AwaitPlace, CodeKind, Op, Parameters};
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::Ranged;

/// What a comprehension builds, and of what.
struct Shape<'a> {
    name: &'static str,
    /// None for generator expressions.
    start: Option<Op>,
    key: Option<&'a Expr>,
    element: &'a Expr,
    generators: &'a [Comprehension],
}

fn shape(expression: &Expr) -> Option<Shape<'_>> {
    Some(match expression {
        Expr::ListComp(it) => {
            Shape { name: "<listcomp>", start: Some(Op::BuildList(0)), key: None, element: &it.elt, generators: &it.generators }
        }
        Expr::SetComp(it) => {
            Shape { name: "<setcomp>", start: Some(Op::BuildSet(0)), key: None, element: &it.elt, generators: &it.generators }
        }
        Expr::DictComp(it) => Shape {
            name: "<dictcomp>",
            start: Some(Op::BuildDict(0)),
            key: it.key.as_deref(),
            element: &it.value,
            generators: &it.generators,
        },
        Expr::Generator(it) => Shape { name: "<genexpr>", start: None, key: None, element: &it.elt, generators: &it.generators },
        _ => return None,
    })
}

impl Compiler {
    pub fn comprehension(&mut self, expression: &Expr) -> Result {
        let Some(shape) = shape(expression) else { return Ok(()) };
        let scope = self.symbols.scope_at(expression.range());
        let is_async = self.symbols.scopes[scope].awaits;
        let kind = match (shape.start.is_some(), is_async) {
            (true, true) => CodeKind::Coroutine,
            (true, false) => CodeKind::Function,
            (false, true) => CodeKind::AsyncGenerator,
            (false, false) => CodeKind::Generator,
        };
        if is_async && shape.start.is_some() {
            self.check_async(expression, "asynchronous comprehension outside of an asynchronous function")?;
        }
        let qualname = self.qualname_of(shape.name);
        let mut unit = Unit::new(&self.symbols, scope, kind, shape.name, &qualname, expression.range());
        unit.parameter_variables(&[".0".to_owned()]);
        unit.parameters = Parameters { positional_only: 1, positional: 1, ..Parameters::default() };
        let child = self.child(unit, |this| {
            if let Some(start) = shape.start {
                this.emit(start);
            }
            this.generators(&shape, 0, 1)?;
            match shape.start {
                Some(_) => this.emit(Op::Return),
                None => this.return_none(),
            }
            Ok(())
        })?;
        self.make_function(child, 0);
        let first = shape.generators.first().ok_or_else(|| Problem::syntax(expression.range(), "invalid syntax"))?;
        self.expression(&first.iter)?;
        self.at(&first.iter);
        self.emit(if first.is_async { Op::GetAsyncIter } else { Op::GetIter });
        self.at(expression);
        self.emit(Op::Call(1));
        if kind == CodeKind::Coroutine {
            self.await_top(AwaitPlace::Expression);
        }
        Ok(())
    }

    /// The loops from the one at `at` on. `depth`: how far below the top the collection lies, with no loop's iterator above it it
    /// is 1.
    fn generators(&mut self, shape: &Shape<'_>, at: usize, depth: u32) -> Result {
        let Some(generator) = shape.generators.get(at) else { return self.element(shape, depth) };
        let (next, end) = (self.label(), self.label());
        if at == 0 {
            self.emit(Op::LoadLocal(0));
        } else {
            self.expression(&generator.iter)?;
            self.at(&generator.iter);
            self.emit(if generator.is_async { Op::GetAsyncIter } else { Op::GetIter });
        }
        self.place(next);
        self.at(&generator.iter);
        match generator.is_async {
            true => self.async_next(&generator.iter, end),
            false => self.jump(Op::ForIter, end),
        }
        self.assign(&generator.target)?;
        for condition in &generator.ifs {
            self.condition(condition, next, false)?;
        }
        self.generators(shape, at + 1, depth + 1)?;
        self.jump(Op::Jump, next);
        self.place(end);
        if generator.is_async {
            self.at(&generator.iter);
            self.emit(Op::EndAsyncFor);
        }
        Ok(())
    }

    fn element(&mut self, shape: &Shape<'_>, depth: u32) -> Result {
        if let Some(key) = shape.key {
            self.expression(key)?;
        }
        self.expression(shape.element)?;
        match shape.start {
            Some(Op::BuildList(_)) => self.emit(Op::ListAppend(depth)),
            Some(Op::BuildSet(_)) => self.emit(Op::SetAdd(depth)),
            Some(_) if shape.key.is_some() => self.emit(Op::DictInsert(depth)),
            Some(_) => return Err(Problem::syntax(shape.element.range(), "dict unpacking cannot be used in dict comprehension")),
            None => {
                self.at(shape.element);
                self.emit(Op::Yield);
                self.emit(Op::Pop);
            }
        }
        Ok(())
    }
}
