//! Definitions: functions, lambdas and classes.

use super::symbols::Home;
use super::units::Unit;
use super::{Compiler, Problem, Result};
use crate::python::code::{CodeKind, Op, Parameters, make_function};
use crate::python::value::Value;
use ruff_python_ast::{self as ast, Decorator, Expr};
use ruff_text_size::{Ranged, TextRange, TextSize};

impl Compiler {
    pub fn function_definition(&mut self, function: &ast::StmtFunctionDef) -> Result {
        if let Some(parameters) = &function.type_params {
            return Err(Problem::unsupported(parameters.range, "type parameters (Python 3.12)"));
        }
        self.decorators(&function.decorator_list)?;
        let scope = self.symbols.scope_at(function.range());
        let yields = self.symbols.scopes[scope].yields;
        let kind = match (function.is_async, yields) {
            (true, true) => CodeKind::AsyncGenerator,
            (true, false) => CodeKind::Coroutine,
            (false, true) => CodeKind::Generator,
            (false, false) => CodeKind::Function,
        };
        let head = TextRange::new(function.name.range().start(), function.name.range().end());
        let outer = std::mem::replace(&mut self.unit().range, head);
        let mut flags = self.defaults(&function.parameters)?;
        flags |= self.annotations(&function.parameters, function.returns.as_deref())?;
        let qualname = self.qualname_of(&function.name);
        let mut unit = Unit::new(&self.symbols, scope, kind, &function.name, &qualname, head);
        unit.start = function.name.range().start();
        self.parameters(&mut unit, &function.parameters);
        let child = self.child(unit, |this| {
            this.docstring(&function.body);
            this.body(&function.body)?;
            this.return_none();
            Ok(())
        })?;
        self.make_function(child, flags);
        self.decorate(&function.decorator_list);
        self.unit().range = outer;
        self.store(&function.name);
        Ok(())
    }

    pub fn lambda(&mut self, lambda: &ast::ExprLambda) -> Result {
        let scope = self.symbols.scope_at(lambda.range());
        let none = ast::Parameters::default();
        let parameters = lambda.parameters.as_deref().unwrap_or(&none);
        let flags = self.defaults(parameters)?;
        let kind = if self.symbols.scopes[scope].yields { CodeKind::Generator } else { CodeKind::Function };
        let qualname = self.qualname_of("<lambda>");
        let mut unit = Unit::new(&self.symbols, scope, kind, "<lambda>", &qualname, lambda.range());
        self.parameters(&mut unit, parameters);
        let child = self.child(unit, |this| {
            this.expression(&lambda.body)?;
            this.emit(Op::Return);
            Ok(())
        })?;
        self.make_function(child, flags);
        Ok(())
    }

    fn parameters(&mut self, unit: &mut Unit, parameters: &ast::Parameters) {
        let mut names = Vec::new();
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs);
        names.extend(plain.map(|parameter| &parameter.parameter.name));
        names.extend(parameters.vararg.iter().chain(&parameters.kwarg).map(|parameter| &parameter.name));
        let class = self.symbols.scopes[unit.scope].class_name.as_deref();
        let names: Vec<String> = names.into_iter().map(|name| super::symbols::mangle(class, name)).collect();
        unit.parameter_variables(&names);
        unit.parameters = Parameters {
            positional_only: parameters.posonlyargs.len() as u32,
            positional: (parameters.posonlyargs.len() + parameters.args.len()) as u32,
            keyword_only: parameters.kwonlyargs.len() as u32,
            rest: parameters.vararg.is_some(),
            keywords: parameters.kwarg.is_some(),
        };
    }

    /// → [tuple of defaults] [dict of keyword-only defaults]
    fn defaults(&mut self, parameters: &ast::Parameters) -> Result<u8> {
        let mut flags = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = positional.filter_map(|parameter| parameter.default.as_deref()).collect();
        if !defaults.is_empty() {
            defaults.iter().try_for_each(|default| self.expression(default))?;
            self.emit(Op::BuildTuple(defaults.len() as u32));
            flags |= make_function::DEFAULTS;
        }
        let mut named = 0;
        for parameter in &parameters.kwonlyargs {
            let Some(default) = &parameter.default else { continue };
            let name = self.mangled(&parameter.parameter.name);
            self.constant(Value::name(&name));
            self.expression(default)?;
            named += 1;
        }
        if named > 0 {
            self.emit(Op::BuildDict(named));
            flags |= make_function::KEYWORD_DEFAULTS;
        }
        Ok(flags)
    }

    /// → [dict of annotations]
    fn annotations(&mut self, parameters: &ast::Parameters, returns: Option<&Expr>) -> Result<u8> {
        let mut count = 0;
        for parameter in parameters {
            let Some(annotation) = parameter.annotation() else { continue };
            self.annotation(parameter.name(), annotation)?;
            count += 1;
        }
        if let Some(returns) = returns {
            self.annotation("return", returns)?;
            count += 1;
        }
        if count == 0 {
            return Ok(0);
        }
        self.emit(Op::BuildDict(count));
        Ok(make_function::ANNOTATIONS)
    }

    fn annotation(&mut self, name: &str, annotation: &Expr) -> Result {
        let name = self.mangled(name);
        self.constant(Value::name(&name));
        self.annotation_value(annotation)
    }

    /// → what an annotation comes to
    pub fn annotation_value(&mut self, annotation: &Expr) -> Result {
        if self.options.annotations_as_text {
            let text = super::unparse::unparse(&self.file.text, annotation);
            self.constant(Value::str(&text));
            return Ok(());
        }
        match annotation {
            Expr::Starred(starred) => self.expression(&starred.value),
            _ => self.expression(annotation),
        }
    }

    /// [what the flags say] → function
    pub fn make_function(&mut self, child: u16, mut flags: u8) {
        let code = self.unit().children[child as usize].clone();
        let shared = &code.cells[code.own_cells..];
        if !shared.is_empty() {
            for name in shared {
                let at = self.unit().cell(name.text());
                self.emit(Op::LoadClosure(at));
            }
            self.emit(Op::BuildTuple(shared.len() as u32));
            flags |= make_function::CLOSURE;
        }
        self.emit(Op::MakeFunction { child, flags });
    }

    fn decorators(&mut self, decorators: &[Decorator]) -> Result {
        decorators.iter().try_for_each(|decorator| self.expression(&decorator.expression))
    }

    fn decorate(&mut self, decorators: &[Decorator]) {
        for decorator in decorators.iter().rev() {
            self.at(&decorator.expression);
            self.emit(Op::Call(1));
        }
    }

    pub fn class_definition(&mut self, class: &ast::StmtClassDef) -> Result {
        if let Some(parameters) = &class.type_params {
            return Err(Problem::unsupported(parameters.range, "type parameters (Python 3.12)"));
        }
        self.decorators(&class.decorator_list)?;
        let scope = self.symbols.scope_at(class.range());
        // The whole statement without its decorators: an error in making the class is the statement's.
        let whole = TextRange::new(class.name.start() - TextSize::of("class "), class.end());
        let outer = self.at(&whole);
        self.emit(Op::LoadBuildClass);
        let qualname = self.qualname_of(&class.name);
        let mut unit = Unit::new(&self.symbols, scope, CodeKind::Class, &class.name, &qualname, class.name.range());
        unit.start = class.name.range().start();
        let child = self.child(unit, |this| {
            this.load("__name__");
            this.store("__module__");
            this.constant(Value::str(&qualname));
            this.store("__qualname__");
            this.docstring(&class.body);
            if let Some(text) = this.unit().docstring.clone() {
                this.constant(Value::Str(text));
                this.named(Op::StoreName, "__doc__");
            }
            if class.body.iter().any(|statement| matches!(statement, ast::Stmt::AnnAssign(_))) {
                this.emit(Op::SetupAnnotations);
            }
            this.body(&class.body)?;
            // The class is put into this cell once it is made, for `super()` and `__class__` in its methods.
            match this.symbols.home(scope, "__class__") {
                Home::OwnCell => {
                    let at = this.unit().cell("__class__");
                    this.emit(Op::LoadClosure(at));
                }
                _ => this.constant(Value::None),
            }
            this.emit(Op::Return);
            Ok(())
        })?;
        self.at(&whole);
        self.make_function(child, 0);
        self.constant(Value::name(&class.name));
        match &class.arguments {
            Some(arguments) => self.arguments(arguments, 2)?,
            None => self.emit(Op::Call(2)),
        }
        self.decorate(&class.decorator_list);
        self.unit().range = outer;
        self.store(&class.name);
        Ok(())
    }
}
