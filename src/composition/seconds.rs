//! A delay as a person types it: an exact decimal number of seconds; knows no float and no clock.

use crate::time::Duration;
use std::fmt;

/// Seconds between 0 and 3600 with at most nine decimals, kept just as they were typed: `1.50` stays `1.50`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Seconds {
    nanos: u64,
    /// How many digits stand after the point; 0: there is no point.
    decimals: u8,
}

/// The longest delay that the composer offers: one hour.
pub const LONGEST: Seconds = Seconds::whole(3600);
const MOST_DECIMALS: usize = 9;

impl Seconds {
    /// That many whole seconds.
    pub const fn whole(seconds: u32) -> Self {
        Seconds { nanos: seconds as u64 * 1_000_000_000, decimals: 0 }
    }

    /// `duration` to the nearest millisecond, with as few decimals as needed, within what is allowed: for a delay that is dragged.
    pub fn nearest(duration: Duration) -> Self {
        let millis = (duration.nanos().saturating_add(500_000) / 1_000_000).min(3_600_000);
        let decimals = (0..3).find(|&d| millis.is_multiple_of(10_u64.pow(3 - d))).unwrap_or(3);
        Seconds { nanos: millis * 1_000_000, decimals: decimals as u8 }
    }

    /// The same length of time.
    pub fn duration(self) -> Duration {
        Duration::from_nanos(self.nanos)
    }

    /// How many digits stand after the point.
    pub fn decimals(self) -> usize {
        usize::from(self.decimals)
    }
}

/// As Python writes the number: `3`, `0.5`, `1.50`.
impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.nanos / 1_000_000_000)?;
        if self.decimals > 0 {
            let digits = format!("{:09}", self.nanos % 1_000_000_000);
            write!(f, ".{}", &digits[..self.decimals()])?;
        }
        Ok(())
    }
}

/// Reads a delay as it is typed, spaces around it allowed. The error says what was expected and what was found.
pub fn parse_delay(typed: &str) -> Result<Seconds, String> {
    let text = typed.trim();
    if text.is_empty() {
        return Err("expected a number of seconds, found nothing".into());
    }
    if text.starts_with('-') && text[1..].chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Err(format!("expected 0 seconds or more, found {text}"));
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits_only = whole.chars().chain(decimals.chars()).all(|c| c.is_ascii_digit());
    if !digits_only || whole.len() + decimals.len() == 0 {
        return Err(format!("expected a number of seconds such as 1.5, found {}", shortened(text)));
    }
    if decimals.len() > MOST_DECIMALS {
        return Err(format!("expected at most {MOST_DECIMALS} decimals, found {}", decimals.len()));
    }
    let whole = whole.trim_start_matches('0');
    let too_long = || format!("expected at most {LONGEST} seconds, found {}", shortened(text));
    if whole.len() > 4 {
        return Err(too_long());
    }
    let units: u64 = format!("0{whole}{decimals:0<9}").parse().map_err(|_| too_long())?;
    if units > LONGEST.nanos {
        return Err(too_long());
    }
    Ok(Seconds { nanos: units, decimals: decimals.len() as u8 })
}

/// What a person typed, cut where it would not fit into a message.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(24) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_stay_as_typed() {
        for (typed, shown) in
            [("1", "1"), (" 0.10 ", "0.10"), (".5", "0.5"), ("007.", "7"), ("3600.000", "3600.000"), ("0.000000001", "0.000000001")]
        {
            assert_eq!(parse_delay(typed).map(|s| s.to_string()), Ok(shown.into()));
        }
    }

    #[test]
    fn what_is_no_delay_is_said_to_be_none() {
        let check = |typed: &str, message: &str| assert_eq!(parse_delay(typed), Err(message.into()));
        check("", "expected a number of seconds, found nothing");
        check("-1", "expected 0 seconds or more, found -1");
        check("soon", "expected a number of seconds such as 1.5, found soon");
        check(".", "expected a number of seconds such as 1.5, found .");
        check("1e3", "expected a number of seconds such as 1.5, found 1e3");
        check("١", "expected a number of seconds such as 1.5, found ١");
        check("3600.000000001", "expected at most 3600 seconds, found 3600.000000001");
        check("99999999999999999999999999", "expected at most 3600 seconds, found 999999999999999999999999…");
        check("0.1234567890", "expected at most 9 decimals, found 10");
    }

    #[test]
    fn a_dragged_delay_is_rounded_to_milliseconds() {
        let shown = [0, 1_500_000_000, 2_000_400_000, 12_345_678_901, u64::MAX]
            .map(|n| Seconds::nearest(Duration::from_nanos(n)).to_string());
        assert_eq!(shown, ["0", "1.5", "2", "12.346", "3600"]);
    }
}
