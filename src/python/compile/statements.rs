//! Statements, but for loops, `try`, `with` and definitions.

use super::{Compiler, Problem, Result};
use crate::python::code::Op;
use crate::python::value::Value;
use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

impl Compiler {
    pub fn body(&mut self, body: &[Stmt]) -> Result {
        body.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Stmt) -> Result {
        self.at(statement);
        match statement {
            Stmt::Expr(it) => self.expression_statement(it),
            Stmt::Assign(it) => self.assign_statement(it),
            Stmt::AugAssign(it) => self.augmented_assign(it),
            Stmt::AnnAssign(it) => self.annotated_assign(it),
            Stmt::Return(it) => self.return_statement(it),
            Stmt::If(it) => self.if_statement(it),
            Stmt::While(it) => self.while_loop(it),
            Stmt::For(it) => self.for_loop(it),
            Stmt::With(it) => self.with(it),
            Stmt::Try(it) => self.try_statement(it),
            Stmt::Break(it) => self.break_loop(it),
            Stmt::Continue(it) => self.continue_loop(it),
            Stmt::FunctionDef(it) => self.function_definition(it),
            Stmt::ClassDef(it) => self.class_definition(it),
            Stmt::Raise(it) => self.raise(it),
            Stmt::Assert(it) => self.assert(it),
            Stmt::Delete(it) => it.targets.iter().try_for_each(|target| self.delete_target(target)),
            Stmt::Import(it) => self.import(it),
            Stmt::ImportFrom(it) => self.import_from(it),
            Stmt::Match(it) => self.match_statement(it),
            Stmt::Pass(_) => {
                self.emit(Op::Nothing);
                Ok(())
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::TypeAlias(_) => {
                Err(Problem::unsupported(statement.range(), "type aliases (the 'type' statement of Python 3.12)"))
            }
            Stmt::IpyEscapeCommand(_) => Err(Problem::syntax(statement.range(), "invalid syntax")),
        }
    }

    fn expression_statement(&mut self, statement: &ast::StmtExpr) -> Result {
        // A text that stands alone is a docstring or a comment.
        if matches!(&*statement.value, Expr::StringLiteral(_) | Expr::EllipsisLiteral(_) | Expr::NumberLiteral(_)) {
            return Ok(());
        }
        self.expression(&statement.value)?;
        self.at(&*statement.value);
        self.emit(Op::Pop);
        Ok(())
    }

    fn assign_statement(&mut self, statement: &ast::StmtAssign) -> Result {
        self.expression(&statement.value)?;
        let (last, before) = statement.targets.split_last().expect("an assignment has targets");
        for target in before {
            self.emit(Op::Duplicate);
            self.assign(target)?;
        }
        self.assign(last)
    }

    /// value → : stores it in a target.
    pub fn assign(&mut self, target: &Expr) -> Result {
        let outer = self.at(target);
        match target {
            Expr::Name(name) => self.store(&name.id),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.at(target);
                let name = self.mangled(&attribute.attr);
                self.named(Op::StoreAttribute, &name);
            }
            Expr::Subscript(item) => {
                self.expression(&item.value)?;
                self.expression(&item.slice)?;
                self.at(target);
                self.emit(Op::StoreItem);
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => self.unpack(elts)?,
            Expr::Starred(starred) => {
                return Err(Problem::syntax(starred.range(), "starred assignment target must be in a list or tuple"));
            }
            _ => return Err(Problem::syntax(target.range(), "cannot assign to expression")),
        }
        self.unit().range = outer;
        Ok(())
    }

    fn unpack(&mut self, targets: &[Expr]) -> Result {
        let star = targets.iter().position(|target| matches!(target, Expr::Starred(_)));
        match star {
            None => self.emit(Op::Unpack(targets.len() as u32)),
            Some(before) => {
                let after = targets.len() - before - 1;
                if let Some(second) = targets[before + 1..].iter().find(|target| matches!(target, Expr::Starred(_))) {
                    return Err(Problem::syntax(second.range(), "multiple starred expressions in assignment"));
                }
                self.emit(Op::UnpackStar { before: before as u16, after: after as u16 });
            }
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.assign(&starred.value)?,
                _ => self.assign(target)?,
            }
        }
        Ok(())
    }

    fn augmented_assign(&mut self, statement: &ast::StmtAugAssign) -> Result {
        let op = Op::InPlace(super::expressions::binary_op(statement.op));
        match &*statement.target {
            Expr::Name(name) => {
                self.load(&name.id);
                self.expression(&statement.value)?;
                self.at(statement);
                self.emit(op);
                self.store(&name.id);
            }
            Expr::Attribute(attribute) => {
                let name = self.mangled(&attribute.attr);
                self.expression(&attribute.value)?;
                self.emit(Op::Duplicate);
                self.at(&*statement.target);
                self.named(Op::LoadAttribute, &name);
                self.expression(&statement.value)?;
                self.at(statement);
                self.emit(op);
                self.emit(Op::Swap);
                self.named(Op::StoreAttribute, &name);
            }
            Expr::Subscript(item) => {
                self.expression(&item.value)?;
                self.expression(&item.slice)?;
                self.emit(Op::DuplicateTwo);
                self.at(&*statement.target);
                self.emit(Op::LoadItem);
                self.expression(&statement.value)?;
                self.at(statement);
                self.emit(op);
                self.emit(Op::RotateThree);
                self.emit(Op::StoreItem);
            }
            target => return Err(Problem::syntax(target.range(), "illegal expression for augmented assignment")),
        }
        Ok(())
    }

    fn annotated_assign(&mut self, statement: &ast::StmtAnnAssign) -> Result {
        if let Some(value) = &statement.value {
            self.expression(value)?;
            self.assign(&statement.target)?;
        }
        self.at(statement);
        match &*statement.target {
            // Annotations of a function's own variables are not evaluated.
            Expr::Name(name) if statement.simple && !self.in_function() => {
                self.annotation_value(&statement.annotation)?;
                self.load("__annotations__");
                let name = self.mangled(&name.id);
                self.constant(Value::name(&name));
                self.emit(Op::StoreItem);
            }
            _ if self.in_function() || self.options.annotations_as_text => {}
            _ => {
                self.expression(&statement.annotation)?;
                self.emit(Op::Pop);
            }
        }
        Ok(())
    }

    fn if_statement(&mut self, statement: &ast::StmtIf) -> Result {
        let end = self.label();
        let mut next = self.label();
        self.condition(&statement.test, next, false)?;
        self.body(&statement.body)?;
        for clause in &statement.elif_else_clauses {
            self.jump(Op::Jump, end);
            self.place(next);
            next = self.label();
            if let Some(test) = &clause.test {
                self.condition(test, next, false)?;
            }
            self.body(&clause.body)?;
        }
        self.place(next);
        self.place(end);
        Ok(())
    }

    fn raise(&mut self, statement: &ast::StmtRaise) -> Result {
        let mut given = 0;
        for part in statement.exc.iter().chain(&statement.cause) {
            self.expression(part)?;
            given += 1;
        }
        self.at(statement);
        self.emit(Op::Raise(given));
        Ok(())
    }

    fn assert(&mut self, statement: &ast::StmtAssert) -> Result {
        let holds = self.label();
        self.condition(&statement.test, holds, true)?;
        self.at(statement);
        self.emit(Op::AssertionError);
        if let Some(message) = &statement.msg {
            self.expression(message)?;
            self.at(statement);
            self.emit(Op::Call(1));
        }
        self.emit(Op::Raise(1));
        self.place(holds);
        Ok(())
    }

    fn delete_target(&mut self, target: &Expr) -> Result {
        match target {
            Expr::Name(name) => self.delete(&name.id),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value)?;
                self.at(target);
                let name = self.mangled(&attribute.attr);
                self.named(Op::DeleteAttribute, &name);
            }
            Expr::Subscript(item) => {
                self.expression(&item.value)?;
                self.expression(&item.slice)?;
                self.at(target);
                self.emit(Op::DeleteItem);
            }
            Expr::Tuple(ast::ExprTuple { elts, .. }) | Expr::List(ast::ExprList { elts, .. }) => {
                elts.iter().try_for_each(|target| self.delete_target(target))?;
            }
            _ => return Err(Problem::syntax(target.range(), "cannot delete expression")),
        }
        Ok(())
    }

    fn import(&mut self, statement: &ast::StmtImport) -> Result {
        for alias in &statement.names {
            self.at(statement);
            let name = self.unit().name(&alias.name);
            self.emit(Op::Import { name });
            match &alias.asname {
                Some(bound) => {
                    // `import a.b as c` binds the inner module.
                    for part in alias.name.split('.').skip(1) {
                        self.named(Op::ImportFrom, part);
                        self.emit(Op::Swap);
                        self.emit(Op::Pop);
                    }
                    self.store(bound);
                }
                None => self.store(alias.name.split('.').next().unwrap_or(&alias.name)),
            }
        }
        Ok(())
    }

    fn import_from(&mut self, statement: &ast::StmtImportFrom) -> Result {
        let module = statement.module.as_ref().map_or("", |module| module.as_str());
        if statement.level > 0 {
            return Err(Problem::unsupported(statement.range(), "relative imports (there is one file only)"));
        }
        let name = self.unit().name(module);
        self.emit(Op::Import { name });
        for part in module.split('.').skip(1) {
            self.named(Op::ImportFrom, part);
            self.emit(Op::Swap);
            self.emit(Op::Pop);
        }
        for alias in &statement.names {
            if alias.name.as_str() == "*" {
                self.emit(Op::ImportStar);
                return Ok(());
            }
            self.named(Op::ImportFrom, &alias.name);
            self.store(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(Op::Pop);
        Ok(())
    }
}
