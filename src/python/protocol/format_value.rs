//! `format(value, spec)` for text and numbers.

use super::float_text::{self, Keep};
use super::format_spec::Spec;
use super::limits;
use super::number::Number;
use crate::python::error::{PyResult, overflow_error, value_error};
use num_bigint::BigInt;
use num_traits::Signed;

/// A str by a specification.
pub fn text(text: &str, spec_text: &str, class: &str) -> PyResult<String> {
    let spec = Spec::parse(spec_text, class, '<')?;
    if !matches!(spec.kind, None | Some('s')) {
        return spec.unknown(class);
    }
    let refused = |what: &str| Err(value_error(format!("{what} not allowed in string format specifier")));
    if let Some(sign) = spec.sign {
        return refused(if sign == ' ' { "Space" } else { "Sign" });
    }
    if spec.no_negative_zero {
        return refused("Negative zero coercion (z)");
    }
    if spec.alternate {
        return refused("Alternate form (#)");
    }
    if spec.align == Some('=') {
        return refused("'=' alignment");
    }
    if let Some(grouping) = spec.grouping {
        return Err(value_error(format!("Cannot specify '{grouping}' with 's'.")));
    }
    match spec.precision {
        Some(precision) => spec.pad(&text.chars().take(precision).collect::<String>(), '<'),
        None => spec.pad(text, '<'),
    }
}

/// A number by a specification; `class` is the name of its class, for messages.
pub fn number(number: &Number, spec_text: &str, class: &str) -> PyResult<String> {
    let spec = Spec::parse(spec_text, class, '>')?;
    match number {
        Number::Float(number) => float(*number, &spec, class),
        _ if matches!(spec.kind, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%')) => float(number.to_float()?, &spec, class),
        _ => int(number, &spec, class),
    }
}

fn int(number: &Number, spec: &Spec, class: &str) -> PyResult<String> {
    if !matches!(spec.kind, None | Some('b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X')) {
        return spec.unknown(class);
    }
    if spec.precision.is_some() {
        return Err(value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(value_error("Negative zero coercion (z) not allowed in integer format specifier"));
    }
    if spec.kind == Some('c') {
        return character(number, spec);
    }
    let (negative, digits) = match number {
        Number::Int(small) => (*small < 0, magnitude(&Number::Int(*small), spec.kind)?),
        other => (other.to_big().is_negative(), magnitude(other, spec.kind)?),
    };
    let prefix = match spec.kind {
        Some('b') if spec.alternate => "0b",
        Some('o') if spec.alternate => "0o",
        Some('x') if spec.alternate => "0x",
        Some('X') if spec.alternate => "0X",
        _ => "",
    };
    spec.pad_number(&format!("{}{prefix}", spec.sign_of(negative)), &digits, "")
}

fn character(number: &Number, spec: &Spec) -> PyResult<String> {
    for (given, what) in [(spec.sign.is_some(), "Sign"), (spec.alternate, "Alternate form (#)")] {
        if given {
            return Err(value_error(format!("{what} not allowed with integer format specifier 'c'")));
        }
    }
    let character = match number {
        Number::Int(code) => u32::try_from(*code).ok().and_then(char::from_u32),
        _ => None,
    };
    let character = character.ok_or_else(|| overflow_error("%c arg not in range(0x110000)"))?;
    spec.pad(&character.to_string(), '<')
}

/// The digits of an int without its sign.
fn magnitude(number: &Number, kind: Option<char>) -> PyResult<String> {
    if let Number::Int(small) = number {
        let size = small.unsigned_abs();
        return Ok(match kind {
            Some('b') => format!("{size:b}"),
            Some('o') => format!("{size:o}"),
            Some('x') => format!("{size:x}"),
            Some('X') => format!("{size:X}"),
            _ => size.to_string(),
        });
    }
    let size = number.to_big().abs();
    match kind {
        Some('b') => Ok(format!("{size:b}")),
        Some('o') => Ok(format!("{size:o}")),
        Some('x') => Ok(format!("{size:x}")),
        Some('X') => Ok(format!("{size:X}")),
        _ => big_text(&size),
    }
}

/// The decimal digits of an int, of which CPython allows 4300.
pub fn big_text(number: &BigInt) -> PyResult<String> {
    const MOST: usize = 4300;
    // Every digit has more than three bits: what has more bits need not be tried.
    let text = if number.bits() > 4 * MOST as u64 { None } else { Some(number.to_string()) };
    text.filter(|text| text.trim_start_matches('-').len() <= MOST).ok_or_else(|| {
        value_error(
            "Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        )
    })
}

fn float(number: f64, spec: &Spec, class: &str) -> PyResult<String> {
    if !matches!(spec.kind, None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%')) {
        return spec.unknown(class);
    }
    let precision = spec.precision.unwrap_or(6);
    limits::bytes(precision)?;
    let size = number.abs();
    let keep = Keep { point: spec.alternate, fraction: false };
    let mut body = match (float_text::special(size), spec.kind) {
        (Some(word), Some('%')) => format!("{word}%"),
        (Some(word), _) => word.to_owned(),
        (None, Some('e' | 'E')) => float_text::scientific(size, precision, keep),
        (None, Some('f' | 'F')) => float_text::fixed(size, precision, keep),
        (None, Some('%')) => percent(size, precision, keep),
        (None, Some(_)) => float_text::general(size, precision, keep),
        (None, None) => match spec.precision {
            Some(precision) => float_text::general(size, precision, Keep { fraction: true, ..keep }),
            None => float_text::repr(size),
        },
    };
    if matches!(spec.kind, Some('E' | 'F' | 'G')) {
        body = body.to_uppercase();
    }
    let mut negative = number.is_sign_negative() && !number.is_nan();
    if spec.no_negative_zero
        && body.bytes().take_while(|byte| *byte != b'e').all(|byte| !(b'1'..=b'9').contains(&byte))
        && number.is_finite()
    {
        negative = false;
    }
    let whole = body.find(|char: char| !char.is_ascii_digit()).unwrap_or(body.len());
    // Words have no digits to be grouped; they are padded like them.
    let whole = if whole == 0 { body.len() } else { whole };
    spec.pad_number(spec.sign_of(negative), &body[..whole], &body[whole..])
}

fn percent(size: f64, precision: usize, keep: Keep) -> String {
    match float_text::special(size * 100.0) {
        Some(word) => format!("{word}%"),
        None => float_text::fixed(size * 100.0, precision, keep) + "%",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `value spec result`, as CPython has them.
    const NUMBERS: &str = "\
1234|_d|1_234
12345678|_x|bc_614e
1234|08,|0,001,234
255|#X|0XFF
255|#06x|0x00ff
-255|#b|-0b11111111
1|=+5|+   1
-5|05|-0005
42|>6|    42
42|^6|  42  
42|*<6|42****
3|.2f|3.00
3|%|300.000000%
65|c|A";

    const FLOATS: &str = "\
1234.5|010,|0,001,234.5
1234567.891|,.2f|1,234,567.89
0.5|%|50.000000%
0.256|.1%|25.6%
12345.678|n|12345.7
1|g|1
1|#g|1.00000
1|#.0f|1.
10000000000|#.0e|1.e+10
123456789|.3|1.23e+08
0.0001|.2|0.0001
3.14159|8.3f|   3.142
3.14159|+.1f|+3.1
-0.0|z.1f|0.0
nan|05|00nan
inf|010,|0000000inf
-inf|8|    -inf
1.5|-,|1.5
1e300|.3G|1E+300";

    #[test]
    fn ints_are_formatted_as_in_cpython() {
        for line in NUMBERS.lines() {
            let parts: Vec<_> = line.split('|').collect();
            let value = parts[0].parse().expect("the table holds ints");
            assert_eq!(number(&Number::Int(value), parts[1], "int").ok().as_deref(), Some(parts[2]), "{line}");
        }
    }

    #[test]
    fn floats_are_formatted_as_in_cpython() {
        for line in FLOATS.lines() {
            let parts: Vec<_> = line.split('|').collect();
            let value = parts[0].parse().expect("the table holds floats");
            assert_eq!(number(&Number::Float(value), parts[1], "float").ok().as_deref(), Some(parts[2]), "{line}");
        }
    }
}
