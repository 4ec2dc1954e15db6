//! Floats as text: the shortest digits that read back as the same number, and the notations of `e`, `f` and `g`.

/// No float has more digits than this behind its point: what is asked for beyond are zeros.
const EXACT: usize = 1100;

/// The number as `repr` shows it.
pub fn repr(number: f64) -> String {
    if let Some(text) = special(number) {
        return text.to_owned();
    }
    let scientific = format!("{number:e}");
    let Some((digits, exponent)) = split(&scientific) else { return scientific };
    if (-4..16).contains(&exponent) {
        let mut text = format!("{number}");
        if !text.contains('.') {
            text.push_str(".0");
        }
        return text;
    }
    format!("{digits}{}", exponent_text(exponent))
}

/// The words for what has no digits.
pub fn special(number: f64) -> Option<&'static str> {
    if number.is_nan() {
        return Some("nan");
    }
    match number {
        f64::INFINITY => Some("inf"),
        f64::NEG_INFINITY => Some("-inf"),
        _ => None,
    }
}

/// How a notation treats what it could leave out.
#[derive(Clone, Copy, Default)]
pub struct Keep {
    /// `#`: the decimal point always, and for `g` the zeros behind it.
    pub point: bool,
    /// At least one digit behind the point, unless there is an exponent: floats that are formatted without a type.
    pub fraction: bool,
}

/// `f`: that many digits behind the point.
pub fn fixed(number: f64, precision: usize, keep: Keep) -> String {
    let exact = precision.min(EXACT);
    let mut text = format!("{number:.exact$}");
    text.extend(std::iter::repeat_n('0', precision - exact));
    if precision == 0 && keep.point {
        text.push('.');
    }
    text
}

/// `e`: one digit before the point, that many behind it.
pub fn scientific(number: f64, precision: usize, keep: Keep) -> String {
    let exact = precision.min(EXACT);
    let text = format!("{number:.exact$e}");
    let Some((digits, exponent)) = split(&text) else { return text };
    let digits = digits.to_owned() + &"0".repeat(precision - exact);
    let point = if precision == 0 && keep.point { "." } else { "" };
    format!("{digits}{point}{}", exponent_text(exponent))
}

/// `g`: that many digits in all, as `f` or `e`, whichever suits the number.
pub fn general(number: f64, precision: usize, keep: Keep) -> String {
    let precision = precision.clamp(1, EXACT);
    let text = format!("{number:.*e}", precision - 1);
    let Some((digits, exponent)) = split(&text) else { return text };
    // A number without an exponent needs room for the digit behind the point, where one is wanted.
    let most = precision as i32 - i32::from(keep.fraction);
    if exponent < -4 || exponent >= most {
        let mut digits = digits.to_owned();
        if keep.point {
            if !digits.contains('.') {
                digits.push('.');
            }
        } else {
            strip_zeros(&mut digits);
        }
        return digits + &exponent_text(exponent);
    }
    let behind = (precision as i32 - 1 - exponent).max(0) as usize;
    let mut text = format!("{number:.behind$}");
    if keep.point {
        if !text.contains('.') {
            text.push('.');
        }
        return text;
    }
    strip_zeros(&mut text);
    if keep.fraction && !text.contains('.') {
        text.push_str(".0");
    }
    text
}

/// What Rust writes as `1.5e-7`: digits and exponent.
fn split(scientific: &str) -> Option<(&str, i32)> {
    let (digits, exponent) = scientific.split_once('e')?;
    Some((digits, exponent.parse().ok()?))
}

/// The exponent with its sign and at least two digits.
fn exponent_text(exponent: i32) -> String {
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("e{sign}{:02}", exponent.unsigned_abs())
}

fn strip_zeros(text: &mut String) {
    if text.contains('.') {
        let kept = text.trim_end_matches('0').trim_end_matches('.').len();
        text.truncate(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repr_is_the_shortest_that_reads_back() {
        let cases = [
            (0.0, "0.0"),
            (-0.0, "-0.0"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (1.5e-5, "1.5e-05"),
            (0.0001, "0.0001"),
            (5e-324, "5e-324"),
            (1.7976931348623157e308, "1.7976931348623157e+308"),
            (f64::NAN, "nan"),
            (f64::NEG_INFINITY, "-inf"),
        ];
        for (number, expected) in cases {
            assert_eq!(repr(number), expected);
        }
    }

    #[test]
    fn notations_are_those_of_cpython() {
        let keep = Keep::default();
        let fraction = Keep { fraction: true, ..keep };
        let point = Keep { point: true, ..keep };
        let cases = [
            (fixed(2.675, 2, keep), "2.67"),
            (fixed(2.5, 0, keep), "2"),
            (fixed(1.0, 0, point), "1."),
            (scientific(12345.678, 3, keep), "1.235e+04"),
            (general(100000.0, 6, keep), "100000"),
            (general(1e6, 6, keep), "1e+06"),
            (general(0.0001, 6, keep), "0.0001"),
            (general(1.0, 6, point), "1.00000"),
            (general(100.0, 3, fraction), "1e+02"),
            (general(10.0, 3, fraction), "10.0"),
            (general(0.0, 3, fraction), "0.0"),
        ];
        for (text, expected) in cases {
            assert_eq!(text, expected);
        }
    }
}
