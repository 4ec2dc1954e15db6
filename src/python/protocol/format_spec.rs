//! The mini-language of `format`: what stands behind the colon in `{x:>10,.2f}`; reads it and pads by it, knows no values.

use super::limits;
use crate::python::error::{PyResult, value_error};

/// A format specification, read.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    pub fill: Option<char>,
    /// `<`, `>`, `^` or `=`.
    pub align: Option<char>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`.
    pub alternate: bool,
    pub width: usize,
    /// `,` or `_` between groups of digits.
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    /// The letter at the end.
    pub kind: Option<char>,
}

impl Spec {
    /// Reads the specification for a value of the class `class`. `align` is where values of the class stand by themselves.
    pub fn parse(text: &str, class: &str, align: char) -> PyResult<Spec> {
        let chars: Vec<char> = text.chars().collect();
        let mut reader = Reader { chars: &chars, at: 0 };
        let mut spec = Spec::default();
        if matches!(chars.get(1), Some('<' | '>' | '=' | '^')) {
            (spec.fill, spec.align) = (reader.take(), reader.take());
        } else {
            spec.align = reader.take_if("<>=^");
        }
        spec.sign = reader.take_if("+- ");
        spec.no_negative_zero = reader.take_if("z").is_some();
        spec.alternate = reader.take_if("#").is_some();
        if spec.fill.is_none() && reader.take_if("0").is_some() {
            spec.fill = Some('0');
            if spec.align.is_none() && align == '>' {
                spec.align = Some('=');
            }
        }
        spec.width = reader.number()?.unwrap_or(0);
        spec.grouping = reader.grouping()?;
        if reader.take_if(".").is_some() {
            spec.precision = Some(reader.number()?.ok_or_else(|| value_error("Format specifier missing precision"))?);
        }
        if reader.chars.len() > reader.at + 1 {
            return Err(value_error(format!("Invalid format specifier '{text}' for object of type '{class}'")));
        }
        spec.kind = reader.take();
        spec.check_grouping()?;
        Ok(spec)
    }

    fn check_grouping(&self) -> PyResult<()> {
        let (Some(grouping), Some(kind)) = (self.grouping, self.kind) else { return Ok(()) };
        let fits = match kind {
            'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' => true,
            'b' | 'o' | 'x' | 'X' => grouping == '_',
            _ => false,
        };
        if fits {
            return Ok(());
        }
        if grouping == '_' && kind == ',' {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
        Err(value_error(format!("Cannot specify '{grouping}' with '{kind}'.")))
    }

    /// Refuses the letter at the end.
    pub fn unknown<T>(&self, class: &str) -> PyResult<T> {
        let kind = self.kind.unwrap_or('s');
        Err(value_error(format!("Unknown format code '{kind}' for object of type '{class}'")))
    }

    /// Pads the text to the width; `align` is where it stands if the specification does not say.
    pub fn pad(&self, text: &str, align: char) -> PyResult<String> {
        let length = text.chars().count();
        if length >= self.width {
            return Ok(text.to_owned());
        }
        let missing = self.width - length;
        let fill = self.fill.unwrap_or(' ');
        limits::bytes(missing.saturating_mul(fill.len_utf8()))?;
        let before = match self.align.unwrap_or(align) {
            '<' => 0,
            '^' => missing / 2,
            _ => missing,
        };
        let mut padded = String::with_capacity(text.len() + missing * fill.len_utf8());
        padded.extend(std::iter::repeat_n(fill, before));
        padded.push_str(text);
        padded.extend(std::iter::repeat_n(fill, missing - before));
        Ok(padded)
    }

    /// Puts a number together from its sign and prefix, its whole digits, and the rest (fraction and exponent): groups digits
    /// and pads, between sign and digits where that is asked for.
    pub fn pad_number(&self, prefix: &str, digits: &str, rest: &str) -> PyResult<String> {
        let inner = self.align.unwrap_or('>') == '=';
        let used = prefix.len() + rest.len();
        let zeros = if inner && self.fill == Some('0') { self.width.saturating_sub(used) } else { 0 };
        limits::bytes(zeros)?;
        let digits = match self.grouping {
            Some(separator) => {
                group(digits, separator, if matches!(self.kind, Some('b' | 'o' | 'x' | 'X')) { 4 } else { 3 }, zeros)
            }
            None => "0".repeat(zeros.saturating_sub(digits.len())) + digits,
        };
        if inner {
            let body = Spec { align: Some('>'), width: self.width.saturating_sub(prefix.len()), ..self.clone() };
            return Ok(format!("{prefix}{}", body.pad(&(digits + rest), '>')?));
        }
        self.pad(&format!("{prefix}{digits}{rest}"), '>')
    }

    /// The sign of a number, as the specification wants it shown.
    pub fn sign_of(&self, negative: bool) -> &'static str {
        match (negative, self.sign) {
            (true, _) => "-",
            (false, Some('+')) => "+",
            (false, Some(' ')) => " ",
            _ => "",
        }
    }
}

/// Puts `separator` between groups of `size` digits, with zeros before them up to a width of `least`.
fn group(digits: &str, separator: char, size: usize, least: usize) -> String {
    if !digits.bytes().all(|byte| byte.is_ascii_alphanumeric()) || digits.starts_with("inf") || digits.starts_with("nan") {
        return "0".repeat(least.saturating_sub(digits.len())) + digits;
    }
    let mut reversed = String::new();
    let mut left = digits.chars().rev();
    let mut count = 0;
    loop {
        let next = left.next();
        if next.is_none() && reversed.len() >= least {
            break;
        }
        if count > 0 && count % size == 0 {
            reversed.push(separator);
        }
        reversed.push(next.unwrap_or('0'));
        count += 1;
    }
    reversed.chars().rev().collect()
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self) -> Option<char> {
        let next = self.chars.get(self.at).copied();
        self.at += usize::from(next.is_some());
        next
    }

    fn take_if(&mut self, one_of: &str) -> Option<char> {
        if one_of.contains(*self.chars.get(self.at)?) { self.take() } else { None }
    }

    fn number(&mut self) -> PyResult<Option<usize>> {
        let mut number: Option<usize> = None;
        while let Some(digit) = self.chars.get(self.at).and_then(|char| char.to_digit(10)) {
            self.at += 1;
            let next = number.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(digit as usize));
            number = Some(
                next.filter(|n| i64::try_from(*n).is_ok())
                    .ok_or_else(|| value_error("Too many decimal digits in format string"))?,
            );
        }
        Ok(number)
    }

    fn grouping(&mut self) -> PyResult<Option<char>> {
        let comma = self.take_if(",");
        let underscore = self.take_if("_");
        if comma.is_some() && underscore.is_some() || underscore.is_some() && self.chars.get(self.at) == Some(&',') {
            return Err(value_error("Cannot specify both ',' and '_'."));
        }
        Ok(comma.or(underscore))
    }
}
