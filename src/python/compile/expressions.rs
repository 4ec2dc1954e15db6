//! Expressions, but for calls, comprehensions and lambdas.

use super::{Compiler, Problem, Result};
use crate::python::builtins::complex::{self, Complex};
use crate::python::code::{AwaitPlace, BinaryOp, CodeKind, CompareOp, Conversion, Op, UnaryOp};
use crate::python::text::Str;
use crate::python::value::Value;
use num_bigint::BigInt;
use ruff_python_ast::{self as ast, Expr, Number};
use ruff_text_size::Ranged;

impl Compiler {
    /// → value
    pub fn expression(&mut self, expression: &Expr) -> Result {
        let outer = self.at(expression);
        self.expression_here(expression)?;
        self.unit().range = outer;
        Ok(())
    }

    fn expression_here(&mut self, expression: &Expr) -> Result {
        match expression {
            Expr::Name(name) => self.load(&name.id),
            Expr::NumberLiteral(number) => self.number(number)?,
            Expr::StringLiteral(text) => self.constant(Value::Str(Str::new(text.value.to_str()))),
            Expr::BytesLiteral(bytes) => {
                let all = bytes.value.iter().flat_map(|part| part.value.iter().copied()).collect();
                self.constant(Value::bytes(all));
            }
            Expr::BooleanLiteral(truth) => self.constant(Value::Bool(truth.value)),
            Expr::NoneLiteral(_) => self.constant(Value::None),
            Expr::EllipsisLiteral(_) => self.constant(Value::Ellipsis),
            Expr::FString(text) => self.f_string(text)?,
            Expr::BinOp(it) => self.binary(it)?,
            Expr::UnaryOp(it) => self.unary(it)?,
            Expr::BoolOp(it) => self.boolean(it)?,
            Expr::Compare(it) => self.compare(it)?,
            Expr::If(it) => self.conditional(it)?,
            Expr::Call(it) => self.call(it)?,
            Expr::Attribute(it) => {
                self.expression(&it.value)?;
                let name = self.mangled(&it.attr);
                self.named(Op::LoadAttribute, &name);
            }
            Expr::Subscript(it) => {
                self.expression(&it.value)?;
                self.expression(&it.slice)?;
                self.emit(Op::LoadItem);
            }
            Expr::Slice(it) => self.slice(it)?,
            Expr::Tuple(it) => self.sequence(&it.elts, Op::BuildTuple)?,
            Expr::List(it) => self.sequence(&it.elts, Op::BuildList)?,
            Expr::Set(it) if it.elts.len() > 2 && it.elts.iter().all(is_constant) => self.constant_set(&it.elts)?,
            Expr::Set(it) => self.sequence(&it.elts, Op::BuildSet)?,
            Expr::Dict(it) => self.dict(it)?,
            Expr::Lambda(it) => self.lambda(it)?,
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => self.comprehension(expression)?,
            Expr::Named(it) => {
                self.expression(&it.value)?;
                self.emit(Op::Duplicate);
                self.assign(&it.target)?;
            }
            Expr::Await(it) => {
                self.check_await(it)?;
                self.expression(&it.value)?;
                self.await_top(AwaitPlace::Expression);
            }
            Expr::Yield(it) => self.yield_(it)?,
            Expr::YieldFrom(it) => {
                self.check_yield(it)?;
                if matches!(self.unit().kind, CodeKind::Coroutine | CodeKind::AsyncGenerator) {
                    return Err(Problem::syntax(it.range(), "'yield from' inside async function"));
                }
                self.expression(&it.value)?;
                self.emit(Op::GetYieldFromIter);
                self.send_loop();
            }
            Expr::Starred(it) => return Err(Problem::syntax(it.range(), "can't use starred expression here")),
            Expr::TString(it) => return Err(Problem::unsupported(it.range(), "template strings (Python 3.14)")),
            Expr::IpyEscapeCommand(it) => return Err(Problem::syntax(it.range(), "invalid syntax")),
        }
        Ok(())
    }

    fn check_await(&mut self, node: &impl Ranged) -> Result {
        let outside = if self.in_function() { "'await' outside async function" } else { "'await' outside function" };
        self.check_async(node, outside)
    }

    fn check_yield(&mut self, node: &impl Ranged) -> Result {
        match self.unit().kind {
            CodeKind::Module | CodeKind::Class => Err(Problem::syntax(node.range(), "'yield' outside function")),
            _ => Ok(()),
        }
    }

    fn yield_(&mut self, yield_: &ast::ExprYield) -> Result {
        self.check_yield(yield_)?;
        match &yield_.value {
            Some(value) => self.expression(value)?,
            None => self.constant(Value::None),
        }
        self.emit(Op::Yield);
        Ok(())
    }

    fn number(&mut self, number: &ast::ExprNumberLiteral) -> Result {
        match &number.value {
            Number::Int(int) => match int.as_i64() {
                Some(small) => self.constant(Value::Int(small)),
                None => {
                    let big = parse_big(&int.to_string());
                    let big = big.ok_or_else(|| Problem::syntax(number.range(), "invalid decimal literal"))?;
                    self.constant(Value::big(big));
                }
            },
            Number::Float(float) => self.constant(Value::Float(*float)),
            Number::Complex { real, imag } => self.constant(complex::value(Complex { real: *real, imag: *imag })),
        }
        Ok(())
    }

    fn f_string(&mut self, text: &ast::ExprFString) -> Result {
        let mut parts = 0;
        for part in text.value.iter() {
            match part {
                ast::FStringPart::Literal(literal) => {
                    self.constant(Value::str(&literal.value));
                    parts += 1;
                }
                ast::FStringPart::FString(inner) => parts += self.f_string_elements(&inner.elements)?,
            }
        }
        self.emit(Op::BuildString(parts));
        Ok(())
    }

    fn f_string_elements(&mut self, elements: &ast::InterpolatedStringElements) -> Result<u32> {
        let mut parts = 0;
        for element in elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => self.constant(Value::str(&literal.value)),
                ast::InterpolatedStringElement::Interpolation(field) => {
                    parts += u32::from(field.debug_text.is_some());
                    self.f_string_field(field)?;
                }
            }
            parts += 1;
        }
        Ok(parts)
    }

    fn f_string_field(&mut self, field: &ast::InterpolatedElement) -> Result {
        let mut conversion = match field.conversion {
            ast::ConversionFlag::None => Conversion::None,
            ast::ConversionFlag::Str => Conversion::Str,
            ast::ConversionFlag::Repr => Conversion::Repr,
            ast::ConversionFlag::Ascii => Conversion::Ascii,
        };
        if let Some(debug) = &field.debug_text {
            self.constant(Value::str(debug.as_str()));
            if conversion == Conversion::None && field.format_spec.is_none() {
                conversion = Conversion::Repr;
            }
        }
        self.expression(&field.expression)?;
        if let Some(spec) = &field.format_spec {
            let parts = self.f_string_elements(&spec.elements)?;
            self.emit(Op::BuildString(parts));
        }
        self.emit(Op::Format { conversion, spec: field.format_spec.is_some() });
        Ok(())
    }

    fn binary(&mut self, binary: &ast::ExprBinOp) -> Result {
        self.expression(&binary.left)?;
        self.expression(&binary.right)?;
        self.emit(Op::Binary(binary_op(binary.op)));
        Ok(())
    }

    fn unary(&mut self, unary: &ast::ExprUnaryOp) -> Result {
        // A negative number is a constant.
        if let (ast::UnaryOp::USub, Expr::NumberLiteral(number)) = (unary.op, &*unary.operand) {
            let negative = match &number.value {
                Number::Int(int) => int.as_i64().map(|int| Value::Int(-int)),
                Number::Float(float) => Some(Value::Float(-float)),
                Number::Complex { .. } => None,
            };
            if let Some(negative) = negative {
                self.constant(negative);
                return Ok(());
            }
        }
        self.expression(&unary.operand)?;
        self.emit(Op::Unary(match unary.op {
            ast::UnaryOp::Invert => UnaryOp::Invert,
            ast::UnaryOp::Not => UnaryOp::Not,
            ast::UnaryOp::UAdd => UnaryOp::Positive,
            ast::UnaryOp::USub => UnaryOp::Negative,
        }));
        Ok(())
    }

    fn boolean(&mut self, boolean: &ast::ExprBoolOp) -> Result {
        let end = self.label();
        let op = match boolean.op {
            ast::BoolOp::And => Op::JumpIfFalseOrPop,
            ast::BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let (last, before) = boolean.values.split_last().expect("a boolean operator has operands");
        for value in before {
            self.expression(value)?;
            self.jump(op, end);
        }
        self.expression(last)?;
        self.place(end);
        Ok(())
    }

    fn compare(&mut self, compare: &ast::ExprCompare) -> Result {
        self.expression(&compare.left)?;
        let (fail, end) = (self.label(), self.label());
        let last = compare.ops.len() - 1;
        for (at, (op, right)) in compare.ops.iter().zip(&compare.comparators).enumerate() {
            self.expression(right)?;
            if at < last {
                // In a chain each operand is evaluated once: it is kept below the result for the next comparison.
                self.emit(Op::Duplicate);
                self.emit(Op::RotateThree);
            }
            self.emit(Op::Compare(compare_op(*op)));
            if at < last {
                self.jump(Op::JumpIfFalseOrPop, fail);
            }
        }
        if last > 0 {
            self.jump(Op::Jump, end);
            self.place(fail);
            self.emit(Op::Swap);
            self.emit(Op::Pop);
            self.place(end);
        }
        Ok(())
    }

    fn conditional(&mut self, conditional: &ast::ExprIf) -> Result {
        let (otherwise, end) = (self.label(), self.label());
        self.condition(&conditional.test, otherwise, false)?;
        self.expression(&conditional.body)?;
        self.jump(Op::Jump, end);
        self.place(otherwise);
        self.expression(&conditional.orelse)?;
        self.place(end);
        Ok(())
    }

    fn slice(&mut self, slice: &ast::ExprSlice) -> Result {
        for bound in [&slice.lower, &slice.upper] {
            match bound {
                Some(bound) => self.expression(bound)?,
                None => self.constant(Value::None),
            }
        }
        if let Some(step) = &slice.step {
            self.expression(step)?;
        }
        self.emit(Op::BuildSlice(2 + u32::from(slice.step.is_some())));
        Ok(())
    }

    /// → set: as in CPython, constants are a frozenset first, which is made anew in its own order, and then fills the set. The
    /// order of a set depends on how it came about.
    fn constant_set(&mut self, items: &[Expr]) -> Result {
        [Op::BuildSet(0), Op::BuildSet(0), Op::BuildList(0)].into_iter().for_each(|op| self.emit(op));
        self.sequence(items, Op::BuildSet)?;
        [Op::ListExtend, Op::SetUpdate, Op::SetUpdate].into_iter().for_each(|op| self.emit(op));
        Ok(())
    }

    /// → list, tuple or set of the items; starred ones are spread.
    pub fn sequence(&mut self, items: &[Expr], build: fn(u32) -> Op) -> Result {
        if !items.iter().any(|item| matches!(item, Expr::Starred(_))) {
            items.iter().try_for_each(|item| self.expression(item))?;
            self.emit(build(items.len() as u32));
            return Ok(());
        }
        let into_set = build(0) == Op::BuildSet(0);
        let (start, add, extend) = match into_set {
            true => (Op::BuildSet(0), Op::SetAdd(1), Op::SetUpdate),
            false => (Op::BuildList(0), Op::ListAppend(1), Op::ListExtend),
        };
        self.emit(start);
        for item in items {
            match item {
                Expr::Starred(starred) => {
                    self.expression(&starred.value)?;
                    self.emit(extend);
                }
                _ => {
                    self.expression(item)?;
                    self.emit(add);
                }
            }
        }
        if build(0) == Op::BuildTuple(0) {
            self.emit(Op::ListToTuple);
        }
        Ok(())
    }

    fn dict(&mut self, dict: &ast::ExprDict) -> Result {
        if dict.items.iter().all(|item| item.key.is_some()) {
            for item in &dict.items {
                item.key.iter().try_for_each(|key| self.expression(key))?;
                self.expression(&item.value)?;
            }
            self.emit(Op::BuildDict(dict.items.len() as u32));
            return Ok(());
        }
        self.emit(Op::BuildDict(0));
        for item in &dict.items {
            match &item.key {
                Some(key) => {
                    self.expression(key)?;
                    self.expression(&item.value)?;
                    self.emit(Op::DictInsert(1));
                }
                None => {
                    self.expression(&item.value)?;
                    self.emit(Op::DictUpdate);
                }
            }
        }
        Ok(())
    }
}

/// An integer literal of any size, in whatever base it is written.
fn parse_big(text: &str) -> Option<BigInt> {
    let digits = text.replace('_', "").to_lowercase();
    let (digits, radix) = match digits.get(..2) {
        Some("0x") => (&digits[2..], 16),
        Some("0o") => (&digits[2..], 8),
        Some("0b") => (&digits[2..], 2),
        _ => (&digits[..], 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}

pub fn binary_op(op: ast::Operator) -> BinaryOp {
    match op {
        ast::Operator::Add => BinaryOp::Add,
        ast::Operator::Sub => BinaryOp::Subtract,
        ast::Operator::Mult => BinaryOp::Multiply,
        ast::Operator::MatMult => BinaryOp::MatrixMultiply,
        ast::Operator::Div => BinaryOp::Divide,
        ast::Operator::Mod => BinaryOp::Modulo,
        ast::Operator::Pow => BinaryOp::Power,
        ast::Operator::LShift => BinaryOp::ShiftLeft,
        ast::Operator::RShift => BinaryOp::ShiftRight,
        ast::Operator::BitOr => BinaryOp::Or,
        ast::Operator::BitXor => BinaryOp::Xor,
        ast::Operator::BitAnd => BinaryOp::And,
        ast::Operator::FloorDiv => BinaryOp::FloorDivide,
    }
}

fn compare_op(op: ast::CmpOp) -> CompareOp {
    match op {
        ast::CmpOp::Eq => CompareOp::Equal,
        ast::CmpOp::NotEq => CompareOp::NotEqual,
        ast::CmpOp::Lt => CompareOp::Less,
        ast::CmpOp::LtE => CompareOp::LessEqual,
        ast::CmpOp::Gt => CompareOp::Greater,
        ast::CmpOp::GtE => CompareOp::GreaterEqual,
        ast::CmpOp::Is => CompareOp::Is,
        ast::CmpOp::IsNot => CompareOp::IsNot,
        ast::CmpOp::In => CompareOp::In,
        ast::CmpOp::NotIn => CompareOp::NotIn,
    }
}

/// Whether CPython takes the expression for a constant.
fn is_constant(expression: &Expr) -> bool {
    match expression {
        Expr::UnaryOp(it) => is_constant(&it.operand),
        Expr::BinOp(it) => is_constant(&it.left) && is_constant(&it.right),
        Expr::Tuple(it) => it.elts.iter().all(is_constant),
        other => other.is_literal_expr() && !other.is_f_string_expr(),
    }
}
