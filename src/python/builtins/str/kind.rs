//! What kind of characters a str consists of.

use crate::python::builtins::receiver::text;
use crate::python::error::PyResult;
use crate::python::function::Entry;
use crate::python::protocol::quote;
use crate::python::value::Value;

pub const METHODS: &[Entry] = &[
    ("isalnum", "self, /", |_, args| all(args, char::is_alphanumeric)),
    ("isalpha", "self, /", |_, args| all(args, char::is_alphabetic)),
    ("isascii", "self, /", |_, args| Ok(text(&args[0])?.text().is_ascii().into())),
    ("isdecimal", "self, /", |_, args| all(args, |char| decimal(char).is_some())),
    ("isdigit", "self, /", |_, args| all(args, is_digit)),
    ("isnumeric", "self, /", |_, args| all(args, char::is_numeric)),
    ("isspace", "self, /", |_, args| all(args, is_space)),
    ("isprintable", "self, /", |_, args| Ok(text(&args[0])?.text().chars().all(quote::printable).into())),
    ("isidentifier", "self, /", |_, args| Ok(is_identifier(text(&args[0])?.text()).into())),
];

fn all(args: &[Value], test: fn(char) -> bool) -> PyResult {
    let text = text(&args[0])?.text();
    Ok((!text.is_empty() && text.chars().all(test)).into())
}

/// Whether Python takes the character for whitespace: as Unicode does, and the four separators of ASCII.
pub fn is_space(char: char) -> bool {
    char.is_whitespace() || ('\x1c'..='\x1f').contains(&char)
}

/// The zeros of all scripts that write decimal numbers.
const ZEROS: &[u32] = &[
    0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
    0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0,
    0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0,
    0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
    0x1e140, 0x1e2f0, 0x1e950, 0x1fbf0,
];

/// The value of a decimal digit of any script.
pub fn decimal(char: char) -> Option<u32> {
    if char.is_ascii() {
        return char.to_digit(10);
    }
    let code = char as u32;
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let digit = code - ZEROS.get(at.checked_sub(1)?)?;
    (digit < 10).then_some(digit)
}

/// Decimal digits, and those that are written small or in circles.
fn is_digit(char: char) -> bool {
    decimal(char).is_some()
        || matches!(
            char,
            '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{1369}'..='\u{1371}' | '\u{19da}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
                | '\u{2080}'..='\u{2089}' | '\u{2460}'..='\u{2468}' | '\u{2474}'..='\u{247c}' | '\u{2488}'..='\u{2490}'
                | '\u{24ea}' | '\u{24f5}'..='\u{24fd}' | '\u{24ff}' | '\u{2776}'..='\u{277e}' | '\u{2780}'..='\u{2788}'
                | '\u{278a}'..='\u{2792}' | '\u{10a40}'..='\u{10a43}' | '\u{10e60}'..='\u{10e68}' | '\u{11052}'..='\u{1105a}'
                | '\u{1f100}'..='\u{1f10a}'
        )
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && chars.all(|char| char == '_' || char.is_alphanumeric())
}
