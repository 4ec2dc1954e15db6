//! Text in quotes: how `repr` and `ascii` show str and bytes.

/// A str as `repr` shows it.
pub fn text(text: &str) -> String {
    quoted(text, printable)
}

/// What `ascii` makes of a repr: everything beyond ASCII is escaped.
pub fn ascii(repr: &str) -> String {
    let mut shown = String::with_capacity(repr.len());
    for char in repr.chars() {
        if char.is_ascii() { shown.push(char) } else { escape(char, &mut shown) }
    }
    shown
}

/// Bytes as `repr` shows them.
pub fn bytes(bytes: &[u8]) -> String {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
    let mut shown = format!("b{quote}");
    for &byte in bytes {
        match byte {
            b'\\' => shown.push_str("\\\\"),
            b'\t' => shown.push_str("\\t"),
            b'\n' => shown.push_str("\\n"),
            b'\r' => shown.push_str("\\r"),
            _ if char::from(byte) == quote => shown.extend(['\\', quote]),
            0x20..=0x7e => shown.push(char::from(byte)),
            _ => shown.push_str(&format!("\\x{byte:02x}")),
        }
    }
    shown.push(quote);
    shown
}

/// Whether Python shows the character as it is.
pub fn printable(char: char) -> bool {
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    // Rust escapes by the same categories; behind a letter, since it escapes combining marks that begin a text.
    let mut behind_a_letter = [b'a', 0, 0, 0, 0];
    let length = char.encode_utf8(&mut behind_a_letter[1..]).len();
    std::str::from_utf8(&behind_a_letter[..=length]).is_ok_and(|text| text.escape_debug().count() == 2)
}

fn quoted(text: &str, printable: fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut shown = String::with_capacity(text.len() + 2);
    shown.push(quote);
    for char in text.chars() {
        match char {
            '\\' => shown.push_str("\\\\"),
            '\t' => shown.push_str("\\t"),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            _ if char == quote => shown.extend(['\\', quote]),
            _ if printable(char) => shown.push(char),
            _ => escape(char, &mut shown),
        }
    }
    shown.push(quote);
    shown
}

fn escape(char: char, shown: &mut String) {
    let code = char as u32;
    shown.push_str(&match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_escapes_are_those_of_cpython() {
        let cases = [
            ("it's", "\"it's\""),
            ("\"it's\"", "'\"it\\'s\"'"),
            ("a\n\t\\\x00\x7f", "'a\\n\\t\\\\\\x00\\x7f'"),
            ("é\u{301}€\u{a0}\u{200b}\u{e000}", "'é\u{301}€\\xa0\\u200b\\ue000'"),
            ("😀\u{10ffff}", "'😀\\U0010ffff'"),
        ];
        for (given, expected) in cases {
            assert_eq!(text(given), expected);
        }
        assert_eq!(ascii(&text("é€😀")), "'\\xe9\\u20ac\\U0001f600'");
        assert_eq!(bytes(b"a'\n\xff"), "b\"a'\\n\\xff\"");
    }
}
