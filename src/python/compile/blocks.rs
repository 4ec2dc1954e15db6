//! Blocks that have to be left in an orderly way: loops, `try`, `with`; and the jumps out of them.

use super::units::Label;
use super::{Compiler, Problem, Result};
use crate::python::code::{AwaitPlace, Op};
use crate::python::value::Value;
use ruff_python_ast::{self as ast, ExceptHandler, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

/// A block that the instruction under construction stands in.
#[derive(Clone)]
pub enum Block {
    /// A loop; `iterator`: one lies on the stack.
    Loop { next: Label, end: Label, iterator: bool },
    /// A handler is set.
    Handler,
    /// A handler is set, and this body runs on every way out.
    Finally(Vec<Stmt>),
    /// An exception is being handled, and lies on the stack if `on_stack`.
    Handling { on_stack: bool },
    /// The variable of an `except … as name` goes with the block.
    Named(String),
    /// A context manager's exit lies on the stack, and a handler is set.
    With { is_async: bool, range: TextRange },
    /// A value lies on the stack that is to be returned.
    Value,
}

impl Compiler {
    pub fn while_loop(&mut self, loop_: &ast::StmtWhile) -> Result {
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.place(next);
        self.condition(&loop_.test, otherwise, false)?;
        self.unit().blocks.push(Block::Loop { next, end, iterator: false });
        self.body(&loop_.body)?;
        self.unit().blocks.pop();
        self.jump(Op::Jump, next);
        self.place(otherwise);
        self.body(&loop_.orelse)?;
        self.place(end);
        Ok(())
    }

    pub fn for_loop(&mut self, loop_: &ast::StmtFor) -> Result {
        if loop_.is_async {
            return self.async_for_loop(loop_);
        }
        let (next, otherwise, end) = (self.label(), self.label(), self.label());
        self.expression(&loop_.iter)?;
        self.at(&*loop_.iter);
        self.emit(Op::GetIter);
        self.place(next);
        self.at(&*loop_.iter);
        self.jump(Op::ForIter, otherwise);
        self.assign(&loop_.target)?;
        self.unit().blocks.push(Block::Loop { next, end, iterator: true });
        self.body(&loop_.body)?;
        self.unit().blocks.pop();
        self.jump(Op::Jump, next);
        self.place(otherwise);
        self.body(&loop_.orelse)?;
        self.place(end);
        Ok(())
    }

    fn async_for_loop(&mut self, loop_: &ast::StmtFor) -> Result {
        self.check_async(loop_, "'async for' outside async function")?;
        let (next, finished, end) = (self.label(), self.label(), self.label());
        self.expression(&loop_.iter)?;
        self.at(&*loop_.iter);
        self.emit(Op::GetAsyncIter);
        self.place(next);
        self.async_next(&*loop_.iter, finished);
        self.assign(&loop_.target)?;
        self.unit().blocks.push(Block::Loop { next, end, iterator: true });
        self.body(&loop_.body)?;
        self.unit().blocks.pop();
        self.jump(Op::Jump, next);
        self.place(finished);
        self.at(&*loop_.iter);
        self.emit(Op::EndAsyncFor);
        self.body(&loop_.orelse)?;
        self.place(end);
        Ok(())
    }

    /// iterator → iterator item; to `finished` with iterator and exception when there is none.
    pub fn async_next(&mut self, node: &impl Ranged, finished: Label) {
        self.at(node);
        self.jump(Op::PushHandler, finished);
        self.emit(Op::GetAsyncNext);
        self.await_top(AwaitPlace::Next);
        self.emit(Op::PopHandler);
    }

    /// awaitable → result
    pub fn await_top(&mut self, place: AwaitPlace) {
        self.emit(Op::GetAwaitable(place));
        self.send_loop();
    }

    /// iterator → result: hands on what it yields until it returns.
    pub fn send_loop(&mut self) {
        let (again, end) = (self.label(), self.label());
        self.constant(Value::None);
        self.place(again);
        self.jump(Op::Send, end);
        self.emit(Op::YieldInner);
        self.jump(Op::Jump, again);
        self.place(end);
    }

    pub fn break_loop(&mut self, statement: &ast::StmtBreak) -> Result {
        let (depth, block) = self.innermost_loop(statement, "'break' outside loop")?;
        let Block::Loop { end, iterator, .. } = block else { return Ok(()) };
        self.leave_blocks(depth + 1, false)?;
        if iterator {
            self.emit(Op::Pop);
        }
        self.jump(Op::Jump, end);
        Ok(())
    }

    pub fn continue_loop(&mut self, statement: &ast::StmtContinue) -> Result {
        let (depth, block) = self.innermost_loop(statement, "'continue' not properly in loop")?;
        let Block::Loop { next, .. } = block else { return Ok(()) };
        self.leave_blocks(depth + 1, false)?;
        self.jump(Op::Jump, next);
        Ok(())
    }

    fn innermost_loop(&mut self, node: &impl Ranged, message: &str) -> Result<(usize, Block)> {
        let blocks = &self.unit().blocks;
        let depth = blocks.iter().rposition(|block| matches!(block, Block::Loop { .. }));
        let depth = depth.ok_or_else(|| Problem::syntax(node.range(), message))?;
        Ok((depth, blocks[depth].clone()))
    }

    pub fn return_statement(&mut self, statement: &ast::StmtReturn) -> Result {
        if !self.in_function() {
            return Err(Problem::syntax(statement.range(), "'return' outside function"));
        }
        if statement.value.is_some() && self.unit().kind == crate::python::code::CodeKind::AsyncGenerator {
            return Err(Problem::syntax(statement.range(), "'return' with value in async generator"));
        }
        match &statement.value {
            Some(value) => self.expression(value)?,
            None => self.constant(Value::None),
        }
        self.leave_blocks(0, true)?;
        self.at(statement);
        self.emit(Op::Return);
        Ok(())
    }

    /// Leaves the blocks from the innermost down to that at `depth`, as a jump out of them does. The blocks stay in force for
    /// what is compiled after the jump. `value`: what is to be returned lies on top of the stack.
    fn leave_blocks(&mut self, depth: usize, value: bool) -> Result {
        let blocks = self.unit().blocks.clone();
        for at in (depth..blocks.len()).rev() {
            self.unit().blocks.truncate(at);
            self.leave(&blocks[at], value)?;
        }
        self.unit().blocks = blocks;
        Ok(())
    }

    fn leave(&mut self, block: &Block, value: bool) -> Result {
        let drop_below = |this: &mut Self| {
            if value {
                this.emit(Op::Swap);
            }
            this.emit(Op::Pop);
        };
        match block {
            Block::Loop { iterator: true, .. } => drop_below(self),
            Block::Loop { .. } => {}
            Block::Handler => self.emit(Op::PopHandler),
            Block::Finally(body) => {
                self.emit(Op::PopHandler);
                if value {
                    self.unit().blocks.push(Block::Value);
                }
                self.body(body)?;
                if value {
                    self.unit().blocks.pop();
                }
            }
            Block::Handling { on_stack } => {
                self.emit(Op::EndHandling);
                if *on_stack {
                    drop_below(self);
                }
            }
            Block::Named(name) => {
                self.emit(Op::PopHandler);
                self.forget(name);
            }
            Block::With { is_async, range } => {
                self.emit(Op::PopHandler);
                if value {
                    self.emit(Op::Swap);
                }
                self.at(range);
                self.exit_without_exception(*is_async);
            }
            Block::Value => drop_below(self),
        }
        Ok(())
    }

    /// `name = None; del name`, as an `except … as name` ends.
    fn forget(&mut self, name: &str) {
        self.constant(Value::None);
        self.store(name);
        self.delete(name);
    }

    pub fn with(&mut self, with: &ast::StmtWith) -> Result {
        if with.is_async {
            self.check_async(with, "'async with' outside async function")?;
        }
        self.with_items(&with.items, with)
    }

    fn with_items(&mut self, items: &[ast::WithItem], with: &ast::StmtWith) -> Result {
        let Some((item, rest)) = items.split_first() else { return self.body(&with.body) };
        let (failed, swallowed, end) = (self.label(), self.label(), self.label());
        self.expression(&item.context_expr)?;
        self.at(&item.context_expr);
        if with.is_async {
            self.emit(Op::EnterAsyncWith);
            self.await_top(AwaitPlace::Enter);
        } else {
            self.emit(Op::EnterWith);
        }
        self.jump(Op::PushWithHandler, failed);
        match &item.optional_vars {
            Some(target) => self.assign(target)?,
            None => self.emit(Op::Pop),
        }
        let range = with.range();
        self.unit().blocks.push(Block::With { is_async: with.is_async, range });
        self.with_items(rest, with)?;
        self.unit().blocks.pop();
        self.at(with);
        self.emit(Op::PopHandler);
        self.exit_without_exception(with.is_async);
        self.jump(Op::Jump, end);
        self.place(failed);
        self.emit(Op::BeginHandling);
        self.emit(Op::ExitWith);
        if with.is_async {
            self.await_top(AwaitPlace::Exit);
        }
        self.jump(Op::JumpIfTrue, swallowed);
        self.emit(Op::FailWith);
        self.emit(Op::Reraise);
        self.place(swallowed);
        self.emit(Op::LeaveWith);
        self.emit(Op::EndHandling);
        self.emit(Op::Pop);
        self.emit(Op::Pop);
        self.place(end);
        Ok(())
    }

    /// exit → : calls it as at the normal end of a `with`.
    fn exit_without_exception(&mut self, is_async: bool) {
        for _ in 0..3 {
            self.constant(Value::None);
        }
        self.emit(Op::Call(3));
        if is_async {
            self.await_top(AwaitPlace::Exit);
        }
        self.emit(Op::Pop);
        self.emit(Op::LeaveWith);
    }

    pub fn try_statement(&mut self, statement: &ast::StmtTry) -> Result {
        if statement.finalbody.is_empty() {
            return self.try_except(statement);
        }
        let (failed, end) = (self.label(), self.label());
        self.jump(Op::PushHandler, failed);
        self.unit().blocks.push(Block::Finally(statement.finalbody.to_vec()));
        self.try_except(statement)?;
        self.unit().blocks.pop();
        self.emit(Op::PopHandler);
        self.body(&statement.finalbody)?;
        self.jump(Op::Jump, end);
        self.place(failed);
        self.emit(Op::BeginHandling);
        self.unit().blocks.push(Block::Handling { on_stack: true });
        self.body(&statement.finalbody)?;
        self.unit().blocks.pop();
        self.emit(Op::Reraise);
        self.place(end);
        Ok(())
    }

    fn try_except(&mut self, statement: &ast::StmtTry) -> Result {
        if statement.handlers.is_empty() {
            return self.body(&statement.body);
        }
        let (failed, end) = (self.label(), self.label());
        self.jump(Op::PushHandler, failed);
        self.unit().blocks.push(Block::Handler);
        self.body(&statement.body)?;
        self.unit().blocks.pop();
        self.emit(Op::PopHandler);
        self.body(&statement.orelse)?;
        self.jump(Op::Jump, end);
        self.place(failed);
        self.emit(Op::BeginHandling);
        match statement.is_star {
            true => self.except_star(&statement.handlers, end)?,
            false => self.except(&statement.handlers, end)?,
        }
        self.place(end);
        Ok(())
    }

    /// exception → : the handlers of a `try`.
    fn except(&mut self, handlers: &[ExceptHandler], end: Label) -> Result {
        for (at, ExceptHandler::ExceptHandler(handler)) in handlers.iter().enumerate() {
            let next = self.label();
            self.at(handler);
            match &handler.type_ {
                Some(class) => {
                    self.expression(class)?;
                    self.at(&**class);
                    self.emit(Op::MatchException);
                    self.jump(Op::JumpIfFalse, next);
                }
                None if at + 1 < handlers.len() => {
                    return Err(Problem::syntax(handler.range(), "default 'except:' must be last"));
                }
                None => {}
            }
            match &handler.name {
                Some(name) => self.store(name),
                None => self.emit(Op::Pop),
            }
            self.unit().blocks.push(Block::Handling { on_stack: false });
            self.named_body(handler.name.as_ref().map(|name| name.as_str()), &handler.body)?;
            self.unit().blocks.pop();
            self.emit(Op::EndHandling);
            self.jump(Op::Jump, end);
            self.place(next);
        }
        self.emit(Op::Reraise);
        Ok(())
    }

    /// A handler's body, after which the exception's name is gone, however it ends.
    fn named_body(&mut self, name: Option<&str>, body: &[Stmt]) -> Result {
        let Some(name) = name else { return self.body(body) };
        let (failed, end) = (self.label(), self.label());
        self.jump(Op::PushHandler, failed);
        self.unit().blocks.push(Block::Named(name.to_owned()));
        self.body(body)?;
        self.unit().blocks.pop();
        self.emit(Op::PopHandler);
        self.forget(name);
        self.jump(Op::Jump, end);
        self.place(failed);
        self.forget(name);
        self.emit(Op::Reraise);
        self.place(end);
        Ok(())
    }

    /// exception → : the handlers of a `try` with `except*`. On the stack lie the original, the list of what the handlers
    /// raised, and what is left of the group.
    fn except_star(&mut self, handlers: &[ExceptHandler], end: Label) -> Result {
        self.emit(Op::Duplicate);
        self.emit(Op::BuildList(0));
        self.emit(Op::Swap);
        for ExceptHandler::ExceptHandler(handler) in handlers {
            let (skip, failed) = (self.label(), self.label());
            let Some(class) = &handler.type_ else {
                return Err(Problem::syntax(handler.range(), "expected one or more exception types"));
            };
            self.at(handler);
            self.expression(class)?;
            self.emit(Op::MatchGroup);
            self.emit(Op::Duplicate);
            self.jump(Op::JumpIfNone, skip);
            self.emit(Op::BeginHandling);
            self.jump(Op::PushHandler, failed);
            match &handler.name {
                Some(name) => {
                    self.emit(Op::Duplicate);
                    self.store(name);
                }
                None => self.emit(Op::Nothing),
            }
            self.unit().blocks.push(Block::Handler);
            self.named_body(handler.name.as_ref().map(|name| name.as_str()), &handler.body)?;
            self.unit().blocks.pop();
            self.emit(Op::PopHandler);
            self.emit(Op::EndHandling);
            self.jump(Op::Jump, skip);
            self.place(failed);
            // original raised rest matching exception → original raised rest matching
            self.emit(Op::ListAppend(3));
            self.emit(Op::EndHandling);
            self.place(skip);
            self.emit(Op::Pop);
        }
        // original raised rest → original raised: the rest is raised again with the others
        self.emit(Op::ListAppend(1));
        self.emit(Op::RaiseRemaining);
        let nothing = self.label();
        self.emit(Op::Duplicate);
        self.jump(Op::JumpIfNone, nothing);
        self.emit(Op::Reraise);
        self.place(nothing);
        self.emit(Op::Pop);
        self.emit(Op::EndHandling);
        self.jump(Op::Jump, end);
        Ok(())
    }

    /// Whether `await` and its kin may stand here.
    pub fn check_async(&mut self, node: &impl Ranged, message: &str) -> Result {
        if self.unit().may_await { Ok(()) } else { Err(Problem::syntax(node.range(), message)) }
    }

    /// Jumps to `target` if the truth of `test` is `wanted`; short circuits included.
    pub fn condition(&mut self, test: &Expr, target: Label, wanted: bool) -> Result {
        match test {
            Expr::UnaryOp(not) if not.op == ast::UnaryOp::Not => self.condition(&not.operand, target, !wanted),
            Expr::BoolOp(both) if (both.op == ast::BoolOp::And) != wanted => {
                both.values.iter().try_for_each(|value| self.condition(value, target, wanted))
            }
            Expr::BoolOp(both) => {
                let fallen = self.label();
                let (last, before) = both.values.split_last().expect("a boolean operator has operands");
                before.iter().try_for_each(|value| self.condition(value, fallen, !wanted))?;
                self.condition(last, target, wanted)?;
                self.place(fallen);
                Ok(())
            }
            _ => {
                self.expression(test)?;
                self.at(test);
                self.jump(if wanted { Op::JumpIfTrue } else { Op::JumpIfFalse }, target);
                Ok(())
            }
        }
    }
}
