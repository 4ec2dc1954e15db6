//! Calls: positional, named and spread arguments.

use super::{Compiler, Problem, Result};
use crate::python::code::Op;
use crate::python::value::Value;
use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

impl Compiler {
    pub fn call(&mut self, call: &ast::ExprCall) -> Result {
        let arguments = &call.arguments;
        let plain = arguments.keywords.is_empty() && !arguments.args.iter().any(|arg| matches!(arg, Expr::Starred(_)));
        if let Expr::Attribute(attribute) = &*call.func
            && plain
        {
            self.expression(&attribute.value)?;
            self.at(&*call.func);
            let name = self.mangled(&attribute.attr);
            self.named(Op::LoadMethod, &name);
            arguments.args.iter().try_for_each(|arg| self.expression(arg))?;
            self.at(call);
            self.emit(Op::CallMethod(arguments.args.len() as u32));
            return Ok(());
        }
        if let Expr::Name(name) = &*call.func {
            self.special_call(name, arguments);
            if name.id.as_str() == "super" && arguments.is_empty() && self.load_super_arguments() {
                self.at(call);
                self.emit(Op::Call(2));
                return Ok(());
            }
        }
        self.expression(&call.func)?;
        self.arguments(arguments, 0)?;
        self.at(call);
        Ok(())
    }

    /// Functions that ask for the names of whoever calls them need those kept.
    fn special_call(&mut self, name: &ast::ExprName, arguments: &ast::Arguments) {
        let asks = match name.id.as_str() {
            "locals" | "globals" => true,
            "vars" | "dir" => arguments.is_empty(),
            "exec" | "eval" => true,
            _ => false,
        };
        if asks {
            self.emit(Op::NoteFrame);
        }
    }

    /// → super class receiver: what `super()` means inside a method; false where it stands in none.
    fn load_super_arguments(&mut self) -> bool {
        if !self.unit().has_cell("__class__") {
            return false;
        }
        let Some(receiver) = self.unit().first_parameter() else { return false };
        self.load("super");
        self.load("__class__");
        self.load(&receiver);
        true
    }

    /// function [given arguments] → result: evaluates the arguments, and calls. `given` positional ones lie on the stack already.
    pub fn arguments(&mut self, arguments: &ast::Arguments, given: u32) -> Result {
        let spread = arguments.args.iter().any(|arg| matches!(arg, Expr::Starred(_)));
        let spread_named = arguments.keywords.iter().any(|keyword| keyword.arg.is_none());
        self.check_names(arguments)?;
        if spread || spread_named {
            return self.spread_arguments(arguments, given);
        }
        let outer = self.unit().range;
        arguments.args.iter().try_for_each(|arg| self.expression(arg))?;
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            self.expression(&keyword.value)?;
            names.extend(keyword.arg.iter().map(|name| Value::name(name)));
        }
        self.unit().range = outer;
        let count = given + (arguments.args.len() + names.len()) as u32;
        if names.is_empty() {
            self.emit(Op::Call(count));
            return Ok(());
        }
        self.constant(Value::tuple(names));
        self.emit(Op::CallNamed(count));
        Ok(())
    }

    fn check_names(&mut self, arguments: &ast::Arguments) -> Result {
        for (at, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            let before = arguments.keywords[..at].iter().filter_map(|other| other.arg.as_ref());
            if before.into_iter().any(|other| other.as_str() == name.as_str()) {
                return Err(Problem::syntax(keyword.range(), format!("keyword argument repeated: {name}")));
            }
        }
        Ok(())
    }

    fn spread_arguments(&mut self, arguments: &ast::Arguments, given: u32) -> Result {
        let outer = self.unit().range;
        self.emit(Op::BuildList(given));
        for arg in &arguments.args {
            match arg {
                Expr::Starred(starred) => {
                    self.expression(&starred.value)?;
                    self.emit(Op::ListExtend);
                }
                _ => {
                    self.expression(arg)?;
                    self.emit(Op::ListAppend(1));
                }
            }
        }
        self.emit(Op::ListToTuple);
        self.emit(Op::BuildDict(0));
        for keyword in &arguments.keywords {
            match &keyword.arg {
                Some(name) => {
                    self.constant(Value::name(name));
                    self.expression(&keyword.value)?;
                    self.emit(Op::BuildDict(1));
                }
                None => self.expression(&keyword.value)?,
            }
            self.emit(Op::DictMerge);
        }
        self.unit().range = outer;
        self.emit(Op::CallSpread);
        Ok(())
    }
}
