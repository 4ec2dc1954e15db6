//! Binary operators: numbers and sequences at once, everything else by special methods, reflected ones included.

use super::number::{Number, arithmetic};
use super::sequence;
use crate::python::code::BinaryOp;
use crate::python::error::{PyResult, type_error};
use crate::python::machine::Vm;
use crate::python::object::Payload;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl BinaryOp {
    /// The special method, the one for the operands the other way round, and the one that changes the left operand.
    pub fn methods(self) -> [&'static str; 3] {
        match self {
            BinaryOp::Add => ["__add__", "__radd__", "__iadd__"],
            BinaryOp::Subtract => ["__sub__", "__rsub__", "__isub__"],
            BinaryOp::Multiply => ["__mul__", "__rmul__", "__imul__"],
            BinaryOp::Divide => ["__truediv__", "__rtruediv__", "__itruediv__"],
            BinaryOp::FloorDivide => ["__floordiv__", "__rfloordiv__", "__ifloordiv__"],
            BinaryOp::Modulo => ["__mod__", "__rmod__", "__imod__"],
            BinaryOp::Power => ["__pow__", "__rpow__", "__ipow__"],
            BinaryOp::MatrixMultiply => ["__matmul__", "__rmatmul__", "__imatmul__"],
            BinaryOp::ShiftLeft => ["__lshift__", "__rlshift__", "__ilshift__"],
            BinaryOp::ShiftRight => ["__rshift__", "__rrshift__", "__irshift__"],
            BinaryOp::And => ["__and__", "__rand__", "__iand__"],
            BinaryOp::Or => ["__or__", "__ror__", "__ior__"],
            BinaryOp::Xor => ["__xor__", "__rxor__", "__ixor__"],
        }
    }

    fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Subtract => "-",
            BinaryOp::Multiply => "*",
            BinaryOp::Divide => "/",
            BinaryOp::FloorDivide => "//",
            BinaryOp::Modulo => "%",
            BinaryOp::Power => "** or pow()",
            BinaryOp::MatrixMultiply => "@",
            BinaryOp::ShiftLeft => "<<",
            BinaryOp::ShiftRight => ">>",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
        }
    }
}

impl Vm {
    /// `a op b`.
    pub fn binary(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
        if a.is_known() && b.is_known() {
            return match self.binary_known(op, a, b)? {
                Some(result) => Ok(result),
                None => Err(self.operand_error(op, op.symbol(), a, b)),
            };
        }
        match self.binary_by_methods(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.operand_error(op, op.symbol(), a, b)),
        }
    }

    /// `a op= b`: what `a` becomes.
    pub fn in_place(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
        if let Value::Object(object) = a {
            if !object.class.known.get() {
                let result = self.call_special(a, op.methods()[2], vec![b.clone()])?;
                if let Some(result) = result.filter(|result| !matches!(result, Value::NotImplemented)) {
                    return Ok(result);
                }
            } else if let Some(result) = self.in_place_known(op, a, b)? {
                return Ok(result);
            }
        }
        if a.is_known() && b.is_known() {
            return match self.binary_known(op, a, b)? {
                Some(result) => Ok(result),
                None => Err(self.operand_error(op, in_place_symbol(op), a, b)),
            };
        }
        match self.binary_by_methods(op, a, b)? {
            Some(result) => Ok(result),
            None => Err(self.operand_error(op, in_place_symbol(op), a, b)),
        }
    }

    /// What the builtin types make of `a op b`, whatever the classes; None where they make nothing of it.
    pub fn binary_known(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        if let Some(result) = arithmetic(op, a, b)? {
            return Ok(Some(result));
        }
        match op {
            BinaryOp::Add => {
                self.spend(sequence::weight(a) + sequence::weight(b))?;
                sequence::concatenate(a, b)
            }
            BinaryOp::Multiply => self.multiply(a, b),
            BinaryOp::Modulo => match (a.as_str(), sequence::byte_text(a)) {
                (Some(pattern), _) => self.percent_format(pattern.text(), b).map(|text| Some(text.into())),
                (_, Some(pattern)) => {
                    // Every byte as the character of the same number, and back again.
                    let pattern: String = pattern.iter().copied().map(char::from).collect();
                    let text = self.percent_format_bytes(&pattern, b)?;
                    let bytes = text.chars().map(|char| u8::try_from(char).unwrap_or(b'?')).collect();
                    Ok(a.payload().map(|payload| sequence::bytes_like(payload, bytes)))
                }
                _ => Ok(None),
            },
            BinaryOp::Or if super::instance::is_type_like(a) && super::instance::is_type_like(b) => self.union_of(a, b),
            BinaryOp::Or | BinaryOp::And | BinaryOp::Subtract | BinaryOp::Xor => self.combine(op, a, b),
            _ => Ok(None),
        }
    }

    fn multiply(&mut self, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        for (sequence, count) in [(a, b), (b, a)] {
            if !sequence::is_sequence(sequence) {
                continue;
            }
            return match self.index_if_any(count)? {
                Some(count) => sequence::repeat(sequence, count),
                None => Ok(None),
            };
        }
        Ok(None)
    }

    fn binary_by_methods(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        let [method, reflected, _] = op.methods();
        let differ = !Rc::ptr_eq(a.class(), b.class());
        let other_first = differ && b.class().is_subclass(a.class()) && self.overrides(b, a, reflected);
        if other_first && let Some(result) = self.operator_method(b, reflected, a)? {
            return Ok(Some(result));
        }
        // Sequences leave `+` and `*` to the other operand first: CPython joins and repeats them where nobody adds or multiplies.
        let joins = matches!(op, BinaryOp::Add | BinaryOp::Multiply) && sequence::is_sequence(a) && inherits_native(a, method);
        if !joins && let Some(result) = self.operator_method(a, method, b)? {
            return Ok(Some(result));
        }
        if differ
            && !other_first
            && let Some(result) = self.operator_method(b, reflected, a)?
        {
            return Ok(Some(result));
        }
        if joins { self.binary_known(op, a, b) } else { Ok(None) }
    }

    /// Whether the class of `value` has a method of its own where that of `base` has another or none.
    fn overrides(&self, value: &Value, base: &Value, method: &str) -> bool {
        let name = types().names.intern(method);
        match (value.class().lookup(&name), base.class().lookup(&name)) {
            (Some(own), Some(inherited)) => !own.is(&inherited),
            (own, _) => own.is_some(),
        }
    }

    /// What the class of `a` says to the operator; None where it says nothing or NotImplemented.
    fn operator_method(&mut self, a: &Value, method: &str, b: &Value) -> PyResult<Option<Value>> {
        let result = self.call_special(a, method, vec![b.clone()])?;
        Ok(result.filter(|result| !matches!(result, Value::NotImplemented)))
    }

    /// What CPython says when an operator does not fit its operands.
    pub fn operand_error(&mut self, op: BinaryOp, symbol: &str, a: &Value, b: &Value) -> crate::python::error::Unwind {
        let (left, right) = (a.class().name(), b.class().name());
        if op == BinaryOp::Add && sequence::is_sequence(a) && inherits_native(a, "__add__") {
            let kind = sequence::base_name(a);
            return match kind {
                "bytes" | "bytearray" => type_error(format!("can't concat {right} to {left}")),
                _ => type_error(format!("can only concatenate {kind} (not \"{right}\") to {kind}")),
            };
        }
        if op == BinaryOp::Multiply {
            // In place, CPython looks at the right operand only where the left is nothing like a sequence.
            let both = symbol == "*" || Number::of(a).is_some() || a.is_none();
            for (sequence, other) in [(a, b), (b, a)].into_iter().take(1 + usize::from(both)) {
                if sequence::is_sequence(sequence) && inherits_native(sequence, "__mul__") {
                    return type_error(format!("can't multiply sequence by non-int of type '{}'", other.class().name()));
                }
            }
        }
        type_error(format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'"))
    }

    /// What the builtin types that can be changed make of `a op= b`; None for the others.
    pub fn in_place_known(&mut self, op: BinaryOp, a: &Value, b: &Value) -> PyResult<Option<Value>> {
        match (a.payload(), op) {
            (Some(Payload::List(list)), BinaryOp::Add) => {
                self.extend(list, b)?;
                Ok(Some(a.clone()))
            }
            (Some(Payload::List(list)), BinaryOp::Multiply) => {
                let Some(count) = self.index_if_any(b)? else { return Ok(None) };
                let repeated = sequence::repeat_items(&list.borrow(), count)?;
                let _old = list.replace(repeated);
                Ok(Some(a.clone()))
            }
            (Some(Payload::ByteArray(bytes)), BinaryOp::Add) => {
                let Some(more) = sequence::byte_text(b) else { return Ok(None) };
                super::limits::bytes(bytes.borrow().len() + more.len())?;
                bytes.borrow_mut().extend_from_slice(&more);
                Ok(Some(a.clone()))
            }
            (Some(Payload::Dict(table)), BinaryOp::Or) => {
                self.dict_update(table, b)?;
                Ok(Some(a.clone()))
            }
            (Some(Payload::Set(table)), BinaryOp::Or | BinaryOp::And | BinaryOp::Subtract | BinaryOp::Xor) if is_mutable_set(a) => {
                let Some(Payload::Set(other)) = b.payload() else { return Ok(None) };
                match op {
                    BinaryOp::Or if std::ptr::eq(table, other) => {}
                    BinaryOp::Or => self.set_extend(table, b)?,
                    BinaryOp::Subtract => self.difference_update(table, other)?,
                    BinaryOp::And => {
                        let both = self.intersection(table, other)?;
                        let _old = table.replace(both);
                    }
                    _ => self.symmetric_difference_update(table, other)?,
                }
                Ok(Some(a.clone()))
            }
            _ => Ok(None),
        }
    }

    /// Adds what `items` yields to a list.
    pub fn extend(&mut self, list: &std::cell::RefCell<Vec<Value>>, items: &Value) -> PyResult<()> {
        let more = self.collect(items)?;
        super::limits::items(list.borrow().len() + more.len())?;
        list.borrow_mut().extend(more);
        Ok(())
    }

    /// `divmod(a, b)`.
    pub fn divmod(&mut self, a: &Value, b: &Value) -> PyResult {
        if let (Some(left), Some(right)) = (Number::of(a), Number::of(b)) {
            let zero = right.to_float().is_ok_and(|right| right == 0.0);
            if zero && (left.is_float() || right.is_float()) {
                return Err(crate::python::error::zero_division_error("float divmod()"));
            }
            let parts = [BinaryOp::FloorDivide, BinaryOp::Modulo].map(|op| arithmetic(op, a, b));
            let [Some(quotient), Some(rest)] = [parts[0].clone()?, parts[1].clone()?] else {
                return Err(type_error("divmod() takes numbers"));
            };
            return Ok(Value::tuple(vec![quotient, rest]));
        }
        for (value, method, other) in [(a, "__divmod__", b), (b, "__rdivmod__", a)] {
            if let Some(result) = self.operator_method(value, method, other)? {
                return Ok(result);
            }
        }
        let (a, b) = (a.class().name(), b.class().name());
        Err(type_error(format!("unsupported operand type(s) for divmod(): '{a}' and '{b}'")))
    }

    /// `pow(base, exponent, modulus)`.
    pub fn power(&mut self, base: &Value, exponent: &Value, modulus: Option<&Value>) -> PyResult {
        let Some(modulus) = modulus else { return self.binary(BinaryOp::Power, base, exponent) };
        match (base.as_big(), exponent.as_big(), modulus.as_big()) {
            (Some(base), Some(exponent), Some(modulus)) => super::number::power_modulo(&base, &exponent, &modulus),
            _ => {
                if !base.is_known()
                    && let Some(result) = self.call_special(base, "__pow__", vec![exponent.clone(), modulus.clone()])?
                {
                    return Ok(result);
                }
                if [base, exponent, modulus].iter().all(|value| super::number::Number::of(value).is_some()) {
                    return Err(type_error("pow() 3rd argument not allowed unless all arguments are integers"));
                }
                let [a, b, c] = [base, exponent, modulus].map(|value| value.class().name());
                Err(type_error(format!("unsupported operand type(s) for ** or pow(): '{a}', '{b}', '{c}'")))
            }
        }
    }
}

/// Whether the method is the builtin type's own.
fn inherits_native(value: &Value, method: &str) -> bool {
    value.class().lookup_text(method).is_some_and(|method| matches!(method.payload(), Some(Payload::Native(_))))
}

fn is_mutable_set(value: &Value) -> bool {
    value.class().is_subclass(&types().set)
}

fn in_place_symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+=",
        BinaryOp::Subtract => "-=",
        BinaryOp::Multiply => "*=",
        BinaryOp::Divide => "/=",
        BinaryOp::FloorDivide => "//=",
        BinaryOp::Modulo => "%=",
        BinaryOp::Power => "**=",
        BinaryOp::MatrixMultiply => "@=",
        BinaryOp::ShiftLeft => "<<=",
        BinaryOp::ShiftRight => ">>=",
        BinaryOp::And => "&=",
        BinaryOp::Or => "|=",
        BinaryOp::Xor => "^=",
    }
}
