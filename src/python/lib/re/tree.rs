//! Regular expressions: the tree of a pattern.

/// A piece of a pattern.
pub enum Node {
    Char {
        char: char,
        ignore_case: bool,
    },
    Any {
        newline: bool,
    },
    Set(Set),
    At(At),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        item: Box<Node>,
        least: u32,
        most: Option<u32>,
        greedy: bool,
    },
    Group {
        number: usize,
        inside: Box<Node>,
    },
    Reference {
        number: usize,
        ignore_case: bool,
    },
    Look {
        inside: Box<Node>,
        behind: bool,
        negative: bool,
    },
    /// Once it has matched, how it did is not reconsidered.
    Atomic(Box<Node>),
    If {
        number: usize,
        yes: Box<Node>,
        no: Box<Node>,
    },
}

/// `[…]`.
pub struct Set {
    pub items: Vec<Item>,
    pub negative: bool,
    pub ignore_case: bool,
}

#[derive(Clone, Copy)]
pub enum Item {
    Range(char, char),
    Class { class: Class, negative: bool, ascii: bool },
}

#[derive(Clone, Copy)]
pub enum Class {
    Digit,
    Space,
    Word,
}

/// A place between characters.
#[derive(Clone, Copy)]
pub enum At {
    Start,
    /// The end, or before a newline that ends the text.
    End,
    VeryEnd,
    LineStart,
    LineEnd,
    Boundary {
        ascii: bool,
    },
    Inside {
        ascii: bool,
    },
}

impl Set {
    pub fn holds(&self, char: char) -> bool {
        let plain = self.items.iter().any(|item| item.holds(char));
        let found = plain
            || (self.ignore_case && other_cases(char).into_iter().any(|other| self.items.iter().any(|item| item.holds(other))));
        found != self.negative
    }
}

impl Item {
    fn holds(&self, char: char) -> bool {
        match *self {
            Item::Range(low, high) => (low..=high).contains(&char),
            Item::Class { class, negative, ascii } => class.holds(char, ascii) != negative,
        }
    }
}

impl Class {
    fn holds(self, char: char, ascii: bool) -> bool {
        if ascii && !char.is_ascii() {
            return false;
        }
        match self {
            Class::Digit => char.is_ascii_digit() || (!char.is_ascii() && char.is_numeric()),
            Class::Space => char.is_whitespace() || ('\x1c'..='\x1f').contains(&char),
            Class::Word => is_word(char, ascii),
        }
    }
}

pub fn is_word(char: char, ascii: bool) -> bool {
    char == '_' || (char.is_alphanumeric() && (!ascii || char.is_ascii()))
}

/// The character in lower and in upper case.
fn other_cases(char: char) -> [char; 2] {
    [lower(char), char.to_uppercase().next().unwrap_or(char)]
}

/// One character's lower case.
pub fn lower(char: char) -> char {
    char.to_lowercase().next().unwrap_or(char)
}
