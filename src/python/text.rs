//! Str: an immutable text with its hash and its length in characters at hand.

use std::cell::Cell;
use std::rc::Rc;

/// A Python str. Indexed by character (code point), as Python does.
pub struct Str {
    text: Box<str>,
    /// Characters, not bytes.
    chars: usize,
    /// 0: not computed yet.
    hash: Cell<u64>,
}

impl Str {
    pub fn new(text: &str) -> Rc<Str> {
        Str::from_string(text.to_owned())
    }

    pub fn from_string(text: String) -> Rc<Str> {
        let chars = if text.is_ascii() { text.len() } else { text.chars().count() };
        Rc::new(Str { text: text.into_boxed_str(), chars, hash: Cell::new(0) })
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length in characters.
    pub fn len(&self) -> usize {
        self.chars
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether a character is a byte, so that indices need no walk.
    pub fn is_ascii(&self) -> bool {
        self.chars == self.text.len()
    }

    /// The characters from `start` to before `end`, in characters; both within the text.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        if start >= end {
            return "";
        }
        if self.is_ascii() {
            return &self.text[start..end];
        }
        let mut bytes = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let first = bytes.nth(start).unwrap_or(self.text.len());
        let last = bytes.nth(end - start - 1).unwrap_or(self.text.len());
        &self.text[first..last]
    }

    /// A number that is equal for equal texts, the same in every run; never 0.
    pub fn hash(&self) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(hash_text(&self.text));
        }
        self.hash.get()
    }
}

/// The hash of a text: FNV's mixing over words of eight bytes, never 0.
pub fn hash_text(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for word in text.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..word.len()].copy_from_slice(word);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(0x0100_0000_01b3);
        hash ^= hash >> 29;
    }
    (hash ^ text.len() as u64).max(1)
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}
