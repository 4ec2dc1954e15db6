//! `match`: patterns are tried one after another, and bind their names as they match.

use super::units::Label;
use super::{Compiler, Problem, Result};
use crate::python::code::{CompareOp, Op};
use crate::python::value::Value;
use ruff_python_ast::{self as ast, Pattern, Singleton};
use ruff_text_size::Ranged;

impl Compiler {
    pub fn match_statement(&mut self, statement: &ast::StmtMatch) -> Result {
        let end = self.label();
        self.expression(&statement.subject)?;
        for case in &statement.cases {
            let next = self.label();
            self.at(&case.pattern);
            self.emit(Op::Duplicate);
            self.pattern(&case.pattern, next)?;
            if let Some(guard) = &case.guard {
                self.condition(guard, next, false)?;
            }
            self.emit(Op::Pop);
            self.body(&case.body)?;
            self.jump(Op::Jump, end);
            self.place(next);
        }
        self.emit(Op::Pop);
        self.place(end);
        Ok(())
    }

    /// subject → : goes on if it matches, else to `fail`, in both cases without the subject.
    ///
    /// Sub-patterns take their subjects from a tuple on the stack, so a failure inside has to drop what lies between: every
    /// level has a failure label of its own.
    fn pattern(&mut self, pattern: &Pattern, fail: Label) -> Result {
        self.at(pattern);
        match pattern {
            Pattern::MatchValue(value) => {
                self.expression(&value.value)?;
                self.at(pattern);
                self.emit(Op::Compare(CompareOp::Equal));
                self.jump(Op::JumpIfFalse, fail);
            }
            Pattern::MatchSingleton(singleton) => {
                self.constant(match singleton.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::Bool(true),
                    Singleton::False => Value::Bool(false),
                });
                self.emit(Op::Compare(CompareOp::Is));
                self.jump(Op::JumpIfFalse, fail);
            }
            Pattern::MatchAs(capture) => self.capture(capture, fail)?,
            Pattern::MatchOr(or) => self.alternatives(&or.patterns, fail)?,
            Pattern::MatchSequence(sequence) => self.sequence_pattern(&sequence.patterns, fail)?,
            Pattern::MatchMapping(mapping) => self.mapping_pattern(mapping, fail)?,
            Pattern::MatchClass(class) => self.class_pattern(class, fail)?,
            Pattern::MatchStar(star) => return Err(Problem::syntax(star.range(), "can't use starred pattern here")),
        }
        Ok(())
    }

    fn capture(&mut self, capture: &ast::PatternMatchAs, fail: Label) -> Result {
        let Some(inner) = &capture.pattern else {
            match &capture.name {
                Some(name) => self.store(name),
                None => self.emit(Op::Pop),
            }
            return Ok(());
        };
        let (missed, end) = (self.label(), self.label());
        self.emit(Op::Duplicate);
        self.pattern(inner, missed)?;
        match &capture.name {
            Some(name) => self.store(name),
            None => self.emit(Op::Pop),
        }
        self.jump(Op::Jump, end);
        self.drop_and_fail(missed, fail);
        self.place(end);
        Ok(())
    }

    fn alternatives(&mut self, patterns: &[Pattern], fail: Label) -> Result {
        let end = self.label();
        for pattern in patterns {
            let missed = self.label();
            self.emit(Op::Duplicate);
            self.pattern(pattern, missed)?;
            self.emit(Op::Pop);
            self.jump(Op::Jump, end);
            self.place(missed);
        }
        self.emit(Op::Pop);
        self.jump(Op::Jump, fail);
        self.place(end);
        Ok(())
    }

    fn sequence_pattern(&mut self, patterns: &[Pattern], fail: Label) -> Result {
        let (missed, end) = (self.label(), self.label());
        let star = patterns.iter().position(|pattern| matches!(pattern, Pattern::MatchStar(_)));
        self.emit(Op::MatchSequence);
        self.jump(Op::JumpIfFalse, missed);
        self.emit(Op::Length);
        let fixed = patterns.len() - usize::from(star.is_some());
        self.constant(Value::Int(fixed as i64));
        self.emit(Op::Compare(if star.is_some() { CompareOp::GreaterEqual } else { CompareOp::Equal }));
        self.jump(Op::JumpIfFalse, missed);
        match star {
            None => self.emit(Op::Unpack(patterns.len() as u32)),
            Some(before) => {
                self.emit(Op::UnpackStar { before: before as u16, after: (patterns.len() - before - 1) as u16 });
            }
        }
        self.parts(patterns.iter(), fail)?;
        self.jump(Op::Jump, end);
        self.drop_and_fail(missed, fail);
        self.place(end);
        Ok(())
    }

    /// part … part → : matches each with its pattern, the first on top.
    fn parts<'a>(&mut self, patterns: impl ExactSizeIterator<Item = &'a Pattern>, fail: Label) -> Result {
        let end = self.label();
        // Where a part does not match, the parts after it still lie on the stack: as many pops as there are follow each other.
        let drops: Vec<Label> = (0..=patterns.len()).map(|_| self.label()).collect();
        let count = patterns.len();
        for (at, pattern) in patterns.enumerate() {
            let left = count - at - 1;
            match pattern {
                Pattern::MatchStar(star) => match &star.name {
                    Some(name) => self.store(name),
                    None => self.emit(Op::Pop),
                },
                _ => self.pattern(pattern, drops[left])?,
            }
        }
        self.jump(Op::Jump, end);
        for left in (1..=count).rev() {
            self.place(drops[left]);
            self.emit(Op::Pop);
        }
        self.place(drops[0]);
        self.jump(Op::Jump, fail);
        self.place(end);
        Ok(())
    }

    fn mapping_pattern(&mut self, mapping: &ast::PatternMatchMapping, fail: Label) -> Result {
        let (missed, missed_keys, end) = (self.label(), self.label(), self.label());
        self.emit(Op::MatchMapping);
        self.jump(Op::JumpIfFalse, missed);
        mapping.keys.iter().try_for_each(|key| self.expression(key))?;
        self.emit(Op::BuildTuple(mapping.keys.len() as u32));
        self.emit(Op::MatchKeys);
        // subject keys values
        self.emit(Op::Duplicate);
        self.jump(Op::JumpIfNone, missed_keys);
        self.emit(Op::RotateThree);
        // values subject keys
        match &mapping.rest {
            Some(rest) => {
                self.emit(Op::DictWithout);
                self.store(rest);
            }
            None => {
                self.emit(Op::Pop);
                self.emit(Op::Pop);
            }
        }
        self.emit(Op::Unpack(mapping.patterns.len() as u32));
        self.parts(mapping.patterns.iter(), fail)?;
        self.jump(Op::Jump, end);
        self.place(missed_keys);
        self.emit(Op::Pop);
        self.emit(Op::Pop);
        self.drop_and_fail(missed, fail);
        self.place(end);
        Ok(())
    }

    fn class_pattern(&mut self, class: &ast::PatternMatchClass, fail: Label) -> Result {
        let (missed, end) = (self.label(), self.label());
        self.expression(&class.cls)?;
        let keywords = &class.arguments.keywords;
        let names = keywords.iter().map(|keyword| Value::name(&keyword.attr)).collect();
        self.constant(Value::tuple(names));
        self.at(class);
        self.emit(Op::MatchClass(class.arguments.patterns.len() as u32));
        self.emit(Op::Duplicate);
        self.jump(Op::JumpIfNone, missed);
        let parts: Vec<&Pattern> = class.arguments.patterns.iter().chain(keywords.iter().map(|keyword| &keyword.pattern)).collect();
        self.emit(Op::Unpack(parts.len() as u32));
        self.parts(parts.into_iter(), fail)?;
        self.jump(Op::Jump, end);
        self.drop_and_fail(missed, fail);
        self.place(end);
        Ok(())
    }

    /// Where `missed` arrives, the top of the stack is dropped on the way to `fail`.
    fn drop_and_fail(&mut self, missed: Label, fail: Label) {
        self.place(missed);
        self.emit(Op::Pop);
        self.jump(Op::Jump, fail);
    }
}
