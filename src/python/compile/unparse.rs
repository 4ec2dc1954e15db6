//! Expressions as text again, as CPython writes annotations that are not evaluated; knows no code.

use crate::python::protocol::{float_text, quote};
use ruff_python_ast::{self as ast, Expr, Number};
use ruff_text_size::Ranged;
use std::fmt::Write;

/// How tightly an expression binds: CPython's levels in `ast_unparse.c`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Tuple,
    Test,
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

use Level::*;

const LEVELS: [Level; 16] =
    [Tuple, Test, Or, And, Not, Compare, BitOr, BitXor, BitAnd, Shift, Sum, Term, Factor, Power, Await, Atom];

impl Level {
    fn tighter(self) -> Level {
        LEVELS[(self as usize + 1).min(LEVELS.len() - 1)]
    }
}

/// The text of an expression that stands in `source`.
pub fn unparse(source: &str, expression: &Expr) -> String {
    let mut writer = Writer { source, text: String::new() };
    writer.expression(expression, Test);
    writer.text
}

struct Writer<'a> {
    source: &'a str,
    text: String,
}

impl Writer<'_> {
    fn write(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// In parentheses where what is around binds more tightly.
    fn bracketed(&mut self, around: Level, own: Level, inside: impl FnOnce(&mut Self)) {
        let needed = around > own;
        self.write(if needed { "(" } else { "" });
        inside(self);
        self.write(if needed { ")" } else { "" });
    }

    fn list(&mut self, open: &str, items: &[Expr], close: &str) {
        self.write(open);
        for (at, item) in items.iter().enumerate() {
            self.write(if at > 0 { ", " } else { "" });
            self.expression(item, Test);
        }
        self.write(close);
    }

    fn expression(&mut self, expression: &Expr, around: Level) {
        match expression {
            Expr::Name(name) => self.write(&name.id),
            Expr::NoneLiteral(_) => self.write("None"),
            Expr::EllipsisLiteral(_) => self.write("..."),
            Expr::BooleanLiteral(truth) => self.write(if truth.value { "True" } else { "False" }),
            Expr::NumberLiteral(number) => self.number(&number.value),
            Expr::StringLiteral(text) => self.write(&quote::text(text.value.to_str())),
            Expr::BytesLiteral(bytes) => {
                let all: Vec<u8> = bytes.value.iter().flat_map(|part| part.value.iter().copied()).collect();
                self.write(&quote::bytes(&all));
            }
            Expr::Attribute(it) => {
                self.expression(&it.value, Atom);
                let whole = matches!(&*it.value, Expr::NumberLiteral(number) if matches!(number.value, Number::Int(_)));
                self.write(if whole { " ." } else { "." });
                self.write(&it.attr);
            }
            Expr::Subscript(it) => {
                self.expression(&it.value, Atom);
                self.write("[");
                self.expression(&it.slice, Tuple);
                self.write("]");
            }
            Expr::Slice(it) => self.slice(it),
            Expr::Starred(it) => {
                self.write("*");
                self.expression(&it.value, BitOr);
            }
            Expr::Tuple(it) if it.elts.is_empty() => self.write("()"),
            Expr::Tuple(it) => {
                self.bracketed(around, Tuple, |this| this.list("", &it.elts, if it.elts.len() == 1 { "," } else { "" }));
            }
            Expr::List(it) => self.list("[", &it.elts, "]"),
            Expr::Set(it) => self.list("{", &it.elts, "}"),
            Expr::Dict(it) => self.dict(it),
            Expr::Call(it) => self.call(it),
            Expr::BinOp(it) => self.binary(it, around),
            Expr::UnaryOp(it) => {
                let own = if it.op == ast::UnaryOp::Not { Not } else { Factor };
                self.bracketed(around, own, |this| {
                    this.write(if own == Not { "not " } else { it.op.as_str() });
                    this.expression(&it.operand, own);
                });
            }
            Expr::BoolOp(it) => {
                let own = if it.op == ast::BoolOp::Or { Or } else { And };
                self.bracketed(around, own, |this| {
                    for (at, value) in it.values.iter().enumerate() {
                        this.write(if at == 0 {
                            ""
                        } else if own == Or {
                            " or "
                        } else {
                            " and "
                        });
                        this.expression(value, own.tighter());
                    }
                });
            }
            Expr::Compare(it) => self.bracketed(around, Compare, |this| {
                this.expression(&it.left, Compare.tighter());
                for (op, right) in it.ops.iter().zip(&it.comparators) {
                    let _ = write!(this.text, " {} ", op.as_str());
                    this.expression(right, Compare.tighter());
                }
            }),
            Expr::If(it) => self.bracketed(around, Test, |this| {
                this.expression(&it.body, Or);
                this.write(" if ");
                this.expression(&it.test, Or);
                this.write(" else ");
                this.expression(&it.orelse, Test);
            }),
            // What nobody annotates with is told as it is written.
            other => {
                let written = self.source.get(other.range().start().to_usize()..other.range().end().to_usize()).unwrap_or("");
                self.text.push_str(written);
            }
        }
    }

    fn number(&mut self, number: &Number) {
        match number {
            Number::Int(int) => self.write(&int.to_string()),
            Number::Float(float) => self.write(&float_text::repr(*float).replace("inf", "1e309")),
            Number::Complex { imag, .. } => {
                let text = float_text::repr(*imag).replace("inf", "1e309");
                self.write(text.strip_suffix(".0").unwrap_or(&text));
                self.write("j");
            }
        }
    }

    fn slice(&mut self, slice: &ast::ExprSlice) {
        if let Some(lower) = &slice.lower {
            self.expression(lower, Test);
        }
        self.write(":");
        if let Some(upper) = &slice.upper {
            self.expression(upper, Test);
        }
        if let Some(step) = &slice.step {
            self.write(":");
            self.expression(step, Test);
        }
    }

    fn dict(&mut self, dict: &ast::ExprDict) {
        self.write("{");
        for (at, item) in dict.items.iter().enumerate() {
            self.write(if at > 0 { ", " } else { "" });
            match &item.key {
                Some(key) => {
                    self.expression(key, Test);
                    self.write(": ");
                    self.expression(&item.value, Test);
                }
                None => {
                    self.write("**");
                    self.expression(&item.value, BitOr);
                }
            }
        }
        self.write("}");
    }

    fn call(&mut self, call: &ast::ExprCall) {
        self.expression(&call.func, Atom);
        self.list("(", &call.arguments.args, "");
        for (at, keyword) in call.arguments.keywords.iter().enumerate() {
            self.write(if at > 0 || !call.arguments.args.is_empty() { ", " } else { "" });
            match &keyword.arg {
                Some(name) => {
                    let _ = write!(self.text, "{name}=");
                }
                None => self.write("**"),
            }
            self.expression(&keyword.value, Test);
        }
        self.write(")");
    }

    fn binary(&mut self, binary: &ast::ExprBinOp, around: Level) {
        use ast::Operator;
        let own = match binary.op {
            Operator::Add | Operator::Sub => Sum,
            Operator::Mult | Operator::MatMult | Operator::Div | Operator::Mod | Operator::FloorDiv => Term,
            Operator::LShift | Operator::RShift => Shift,
            Operator::BitOr => BitOr,
            Operator::BitXor => BitXor,
            Operator::BitAnd => BitAnd,
            Operator::Pow => Power,
        };
        let (left, right) = if own == Power { (own.tighter(), own) } else { (own, own.tighter()) };
        self.bracketed(around, own, |this| {
            this.expression(&binary.left, left);
            let _ = write!(this.text, " {} ", binary.op.as_str());
            this.expression(&binary.right, right);
        });
    }
}
