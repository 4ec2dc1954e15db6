//! A table that begins with rows of its own and can be edited: rows are added above those, and those changed or taken out. Knows no
//! row's meaning.

use std::rc::Rc;

/// A row of an editable table.
pub trait Row: Clone + PartialEq + Sized + 'static {
    /// The rows that every table of this kind begins with.
    fn built_in() -> Vec<Self>;

    /// The name of a row, without spaces where it is a built-in one: by it links refer to it.
    fn key(&self) -> String;

    /// Everything about it, as text.
    fn to_text(&self) -> String;

    /// The row that `to_text` wrote; none if there is something wrong with it.
    fn from_text(text: &str) -> Option<Self>;
}

/// Rows in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<R> {
    /// What somebody added; they come before the built-in ones.
    pub own: Vec<R>,
    /// The built-in rows as they are now; none where one was taken out. There are always as many as `R::built_in` has.
    pub built_in: Vec<Option<R>>,
}

/// Where a row stands in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Own(usize),
    BuiltIn(usize),
}

/// Stands between rows in their text form, and is left out of what they hold: it is a character that nobody types.
const SEPARATOR: char = '\u{1e}';

impl<R: Row> Default for Table<R> {
    fn default() -> Self {
        Table { own: Vec::new(), built_in: R::built_in().into_iter().map(Some).collect() }
    }
}

impl<R: Row> Table<R> {
    /// The table as it begins.
    pub fn shared() -> Rc<Self> {
        Rc::default()
    }

    /// The rows in the order in which they are asked.
    pub fn rows(&self) -> impl Iterator<Item = &R> {
        self.own.iter().chain(self.built_in.iter().flatten())
    }

    /// What was added, changed and taken out; empty where nothing was.
    pub fn to_text(&self) -> String {
        let text = |row: &R| row.to_text().replace(SEPARATOR, "");
        let own = self.own.iter().map(|row| format!("+{}", text(row)));
        let changed = R::built_in().into_iter().zip(&self.built_in).filter_map(|(before, now)| match now {
            None => Some(format!("-{}", before.key())),
            Some(now) if *now != before => Some(format!("~{} {}", before.key(), text(now))),
            Some(_) => None,
        });
        own.chain(changed).collect::<Vec<_>>().join(&SEPARATOR.to_string())
    }

    /// The table that `to_text` wrote. A built-in row that is no longer one becomes a row of its own.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut table = Table::default();
        let before = R::built_in();
        let place = |key: &str| before.iter().position(|row| row.key() == key);
        for edit in text.split(SEPARATOR).filter(|edit| !edit.is_empty()) {
            let rest = edit.get(1..)?;
            match edit.as_bytes()[0] {
                b'+' => table.own.push(R::from_text(rest)?),
                b'-' => {
                    if let Some(at) = place(rest) {
                        table.built_in[at] = None;
                    }
                }
                b'~' => {
                    let (key, row) = rest.split_once(' ')?;
                    let row = R::from_text(row)?;
                    match place(key) {
                        Some(at) => table.built_in[at] = Some(row),
                        None => table.own.push(row),
                    }
                }
                _ => return None,
            }
        }
        Some(table)
    }

    /// The row that stands there.
    pub fn get(&self, place: Place) -> Option<&R> {
        match place {
            Place::Own(at) => self.own.get(at),
            Place::BuiltIn(at) => self.built_in.get(at)?.as_ref(),
        }
    }

    /// Puts a row there; a place beyond the last of one's own rows adds one.
    pub fn put(&mut self, place: Place, row: R) {
        match place {
            Place::Own(at) if at < self.own.len() => self.own[at] = row,
            Place::Own(_) => self.own.push(row),
            Place::BuiltIn(at) => {
                if let Some(slot) = self.built_in.get_mut(at) {
                    *slot = Some(row);
                }
            }
        }
    }

    /// Makes a built-in row what it was at first; one's own is taken out.
    pub fn reset(&mut self, place: Place) {
        match place {
            Place::Own(_) => self.remove(place),
            Place::BuiltIn(at) => {
                if let (Some(slot), Some(row)) = (self.built_in.get_mut(at), R::built_in().into_iter().nth(at)) {
                    *slot = Some(row);
                }
            }
        }
    }

    /// Takes a row out.
    pub fn remove(&mut self, place: Place) {
        match place {
            Place::Own(at) if at < self.own.len() => drop(self.own.remove(at)),
            Place::Own(_) => {}
            Place::BuiltIn(at) => {
                if let Some(slot) = self.built_in.get_mut(at) {
                    *slot = None;
                }
            }
        }
    }
}
