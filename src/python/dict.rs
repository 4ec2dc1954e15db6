//! The table behind dict, set and every namespace: insertion-ordered, keyed by Python's hash and equality, which its callers bring along.

use super::object::Payload;
use super::set_order::SetOrder;
use super::text::Str;
use super::value::Value;
use hashbrown::HashTable;
use std::rc::Rc;

/// Up to this many entries are searched one by one, without an index.
const SMALL: usize = 8;

/// An insertion-ordered table. A set is one whose values are all unset.
#[derive(Clone, Default)]
pub struct Dict {
    /// In order of insertion; the key of a removed entry is unset.
    entries: Vec<Entry>,
    /// Places in `entries` by hash; none while the table is small.
    index: Option<Box<HashTable<u32>>>,
    /// Entries that are not removed.
    live: usize,
    order: Order,
}

/// In which order the table is iterated.
#[derive(Clone, Default)]
enum Order {
    /// A dict: as the entries were inserted.
    #[default]
    Dict,
    /// A set with keys that hash at random in CPython: as they were inserted.
    Insertion,
    /// A set of numbers and the like: as CPython's table has them.
    Table(Box<SetOrder>),
}

#[derive(Clone)]
pub struct Entry {
    pub hash: u64,
    pub key: Value,
    pub value: Value,
}

impl Dict {
    pub fn with_capacity(entries: usize) -> Self {
        Dict { entries: Vec::with_capacity(entries), ..Dict::default() }
    }

    /// The table of a set.
    pub fn set() -> Self {
        Dict { order: Order::Table(Box::default()), ..Dict::default() }
    }

    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// The place of the first entry with this hash for which `same` holds. `same` must not touch the table.
    pub fn find(&self, hash: u64, mut same: impl FnMut(&Value) -> bool) -> Option<usize> {
        let mut fits = |at: usize| {
            let entry = &self.entries[at];
            entry.hash == hash && !entry.key.is_unset() && same(&entry.key)
        };
        match &self.index {
            Some(index) => index.find(spread(hash), |at| fits(*at as usize)).map(|at| *at as usize),
            None => (0..self.entries.len()).find(|at| fits(*at)),
        }
    }

    /// The keys with this hash and their places: for keys whose equality has to be asked of the program.
    pub fn candidates(&self, hash: u64) -> Vec<(usize, Value)> {
        let mut found = Vec::new();
        match &self.index {
            Some(index) => found.extend(index.iter_hash(spread(hash)).map(|at| *at as usize)),
            None => found.extend(0..self.entries.len()),
        }
        // The index yields places in no particular order.
        found.sort_unstable();
        let fitting = found.into_iter().filter(|at| self.entries[*at].hash == hash && !self.entries[*at].key.is_unset());
        fitting.map(|at| (at, self.entries[at].key.clone())).collect()
    }

    /// The entry at a place that `find` or `candidates` gave.
    pub fn entry(&self, at: usize) -> &Entry {
        &self.entries[at]
    }

    /// The entry at a place, if there is one now.
    pub fn get_at(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at).filter(|entry| !entry.key.is_unset())
    }

    /// The key at a place, if there is one now.
    pub fn key_at(&self, at: usize) -> Option<&Value> {
        self.get_at(at).map(|entry| &entry.key)
    }

    /// The entry at or after place `at`, and the place behind it: for iterating while the table may change.
    pub fn next_entry(&self, mut at: usize) -> Option<(usize, &Entry)> {
        while let Some(entry) = self.entries.get(at) {
            at += 1;
            if !entry.key.is_unset() {
                return Some((at, entry));
            }
        }
        None
    }

    /// Replaces the value at a place, and returns the old one.
    pub fn replace(&mut self, at: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[at].value, value)
    }

    /// Adds an entry whose key is not in the table yet.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        let at = self.entries.len();
        let fixed = !matches!(self.order, Order::Table(_)) || hashes_alike(&key);
        self.entries.push(Entry { hash, key, value });
        self.live += 1;
        let entries = &self.entries;
        match &mut self.order {
            Order::Table(order) if fixed => order.add(at as u32, hash, |at| entries[at as usize].hash),
            order @ Order::Table(_) => *order = Order::Insertion,
            _ => {}
        }
        match &mut self.index {
            Some(index) => {
                index.insert_unique(spread(hash), at as u32, |at| spread(entries[*at as usize].hash));
            }
            None if self.entries.len() > SMALL => self.build_index(),
            None => {}
        }
    }

    /// Removes the entry at a place, and returns it.
    pub fn remove(&mut self, at: usize) -> Entry {
        let hash = self.entries[at].hash;
        if let Some(index) = &mut self.index
            && let Ok(found) = index.find_entry(spread(hash), |place| *place as usize == at)
        {
            found.remove();
        }
        if let Order::Table(order) = &mut self.order {
            order.discard(at as u32, hash);
        }
        self.live -= 1;
        let removed = std::mem::replace(&mut self.entries[at], Entry { hash, key: Value::Unset, value: Value::Unset });
        while self.entries.last().is_some_and(|entry| entry.key.is_unset()) {
            self.entries.pop();
        }
        if self.entries.len() > 2 * SMALL && self.live * 2 < self.entries.len() {
            self.compact();
        }
        removed
    }

    /// Removes the last entry, and returns it.
    pub fn pop_last(&mut self) -> Option<Entry> {
        let last = self.entries.len().checked_sub(1)?;
        Some(self.remove(last))
    }

    /// Empties the table, and returns what it held.
    pub fn clear(&mut self) -> Dict {
        let empty = if matches!(self.order, Order::Dict) { Dict::default() } else { Dict::set() };
        std::mem::replace(self, empty)
    }

    /// The keys of a set, in the order in which it is iterated.
    pub fn set_keys(&self) -> Vec<Value> {
        match &self.order {
            Order::Table(order) => order.places().map(|at| self.entries[at as usize].key.clone()).collect(),
            _ => self.keys(),
        }
    }

    /// The hashes of a set whose iteration CPython leaves open, with the places of its keys; none for any other.
    pub fn open_order(&self) -> Option<Vec<(u64, usize)>> {
        let places = self.entries.iter().enumerate().filter(|(_, entry)| !entry.key.is_unset());
        (!matches!(self.order, Order::Table(_))).then(|| places.map(|(at, entry)| (entry.hash, at)).collect())
    }

    /// The entries of a set, in the order in which it is iterated, as hashes and keys.
    pub fn set_entries(&self) -> Vec<(u64, Value)> {
        let pair = |entry: &Entry| (entry.hash, entry.key.clone());
        match &self.order {
            Order::Table(order) => order.places().map(|at| pair(&self.entries[at as usize])).collect(),
            _ => self.iter().map(pair).collect(),
        }
    }

    /// Removes and returns the key that `set.pop` takes.
    pub fn pop_set(&mut self) -> Option<Entry> {
        let at = match &mut self.order {
            Order::Table(order) => order.next_to_pop()? as usize,
            _ => self.entries.iter().position(|entry| !entry.key.is_unset())?,
        };
        Some(self.remove(at))
    }

    /// Makes room in a set's order before `count` keys are merged in.
    pub fn make_room(&mut self, count: usize) {
        if let Order::Table(order) = &mut self.order {
            order.make_room(count, |at| self.entries[at as usize].hash);
        }
    }

    /// Orders a set anew after many keys were removed from it.
    pub fn sweep(&mut self) {
        if let Order::Table(order) = &mut self.order {
            order.sweep(|at| self.entries[at as usize].hash);
        }
    }

    /// A copy of a set, as a set that is made from it.
    pub fn copy_set(&self) -> Dict {
        let mut copy = self.clone();
        copy.order = match &self.order {
            Order::Table(order) => {
                let mut new = SetOrder::default();
                new.copy_from(order, |at| self.entries[at as usize].hash);
                Order::Table(Box::new(new))
            }
            _ if self.is_empty() => Order::Table(Box::default()),
            _ => Order::Insertion,
        };
        copy
    }

    /// Whether nothing was ever put into this set.
    pub fn is_untouched(&self) -> bool {
        self.entries.is_empty() && !matches!(&self.order, Order::Table(order) if !order.is_untouched())
    }

    /// The entries, in order of insertion.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| !entry.key.is_unset())
    }

    pub fn keys(&self) -> Vec<Value> {
        self.iter().map(|entry| entry.key.clone()).collect()
    }

    /// The value under a str key.
    pub fn get_str(&self, key: &Rc<Str>) -> Option<&Value> {
        let at = self.find_str(key.hash(), key.text(), Some(key))?;
        Some(&self.entries[at].value)
    }

    /// The value under a str key that is not at hand as a value.
    pub fn get_text(&self, key: &str) -> Option<&Value> {
        let at = self.find_str(super::text::hash_text(key), key, None)?;
        Some(&self.entries[at].value)
    }

    /// Stores a value under a str key, and returns the old one.
    pub fn set_str(&mut self, key: &Rc<Str>, value: Value) -> Option<Value> {
        match self.find_str(key.hash(), key.text(), Some(key)) {
            Some(at) => Some(self.replace(at, value)),
            None => {
                self.push(key.hash(), Value::Str(key.clone()), value);
                None
            }
        }
    }

    /// Removes a str key, and returns its value.
    pub fn remove_str(&mut self, key: &Rc<Str>) -> Option<Value> {
        let at = self.find_str(key.hash(), key.text(), Some(key))?;
        Some(self.remove(at).value)
    }

    fn find_str(&self, hash: u64, text: &str, key: Option<&Rc<Str>>) -> Option<usize> {
        self.find(hash, |other| match other {
            Value::Str(other) => key.is_some_and(|key| Rc::ptr_eq(key, other)) || other.text() == text,
            other => other.as_str().is_some_and(|other| other.text() == text),
        })
    }

    fn build_index(&mut self) {
        let entries = &self.entries;
        let mut index = HashTable::with_capacity(entries.len() * 2);
        for (at, entry) in entries.iter().enumerate() {
            if !entry.key.is_unset() {
                index.insert_unique(spread(entry.hash), at as u32, |at: &u32| spread(entries[*at as usize].hash));
            }
        }
        self.index = Some(Box::new(index));
    }

    fn compact(&mut self) {
        if let Order::Table(order) = &mut self.order {
            let mut behind = 0;
            let mut names = Vec::with_capacity(self.entries.len());
            for entry in &self.entries {
                names.push(behind);
                behind += u32::from(!entry.key.is_unset());
            }
            order.rename(|at| names[at as usize]);
        }
        self.entries.retain(|entry| !entry.key.is_unset());
        self.index = None;
        if self.entries.len() > SMALL {
            self.build_index();
        }
    }
}

/// Spreads hashes over all bits: those of small ints differ in the low ones alone, and the index goes by the high ones too.
fn spread(hash: u64) -> u64 {
    let product = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

/// Whether CPython has the same hash for the key in every run, and this engine has it too.
fn hashes_alike(key: &Value) -> bool {
    match key {
        Value::Int(_) | Value::Bool(_) => true,
        Value::Float(number) => !number.is_nan(),
        Value::Object(object) => {
            object.class.known.get()
                && match &object.payload {
                    Payload::BigInt(_) => true,
                    Payload::Tuple(items) => items.iter().all(hashes_alike),
                    Payload::Set(keys) => keys.borrow().iter().all(|entry| hashes_alike(&entry.key)),
                    _ => false,
                }
        }
        _ => false,
    }
}
