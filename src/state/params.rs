//! `key=value&key` lists, as in a query: reads and writes them percent-encoded. Knows no keys.

/// The pairs of `text`, in order; a key without `=` has an empty value. What is not valid percent-encoding stays as it is.
pub fn pairs(text: &str) -> impl Iterator<Item = (String, String)> {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decode(key), decode(value))
    })
}

/// `value` with everything but unreserved characters percent-encoded.
pub fn encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(byte as char);
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex_pair(bytes.get(at + 1..at + 3))) {
            (b'%', Some(byte)) => {
                decoded.push(byte);
                at += 3;
            }
            (b'+', _) => {
                decoded.push(b' ');
                at += 1;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn hex_pair(digits: Option<&[u8]>) -> Option<u8> {
    let [high, low] = digits? else { return None };
    let digit = |byte: u8| (byte as char).to_digit(16);
    Some((digit(*high)? * 16 + digit(*low)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_in_order() {
        let check = |text: &str, expect: &[(&str, &str)]| {
            let found: Vec<_> = pairs(text).collect();
            let found: Vec<_> = found.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            assert_eq!(found, expect, "{text}");
        };
        check("", &[]);
        check("embed&code=0", &[("embed", ""), ("code", "0")]);
        check("a=b%20c+d&&x==y", &[("a", "b c d"), ("x", "=y")]);
        check("bad=%zz%4", &[("bad", "%zz%4")]);
        check("broken=%ff", &[("broken", "\u{fffd}")]);
    }

    #[test]
    fn what_is_encoded_reads_back() {
        for value in ["as_completed", "ä & = % +", ""] {
            let (_, read) = pairs(&format!("k={}", encode(value))).next().expect("one pair");
            assert_eq!(read, value);
        }
    }
}
