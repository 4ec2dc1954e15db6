//! Tables that share what they have in common: a copy costs next to nothing, and a change copies only what lies around it. Snapshots are
//! made of them. Knows nothing of what stands in them.

use std::ops::Index;
use std::rc::Rc;

/// So many entries are shared or copied together.
const CHUNK: usize = 64;

/// Entries by place, from 0.
#[derive(Debug, PartialEq)]
pub struct Table<T> {
    chunks: Vec<Rc<Vec<T>>>,
    length: usize,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Table { chunks: self.chunks.clone(), length: self.length }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { chunks: Vec::new(), length: 0 }
    }
}

impl<T> Table<T> {
    pub fn len(&self) -> usize {
        self.length
    }

    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn get(&self, place: usize) -> Option<&T> {
        self.chunks.get(place / CHUNK)?.get(place % CHUNK)
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// How many entries it does not share with another.
    pub(super) fn unshared(&self, other: &Table<T>) -> usize {
        let same = |at: usize, chunk: &Rc<Vec<T>>| other.chunks.get(at).is_some_and(|other| Rc::ptr_eq(chunk, other));
        self.chunks.iter().enumerate().filter(|(at, chunk)| !same(*at, chunk)).map(|(_, chunk)| chunk.len()).sum()
    }
}

impl<T: Clone> Table<T> {
    pub fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        let chunk = self.chunks.get_mut(place / CHUNK).filter(|chunk| place % CHUNK < chunk.len())?;
        Rc::make_mut(chunk).get_mut(place % CHUNK)
    }

    pub fn push(&mut self, entry: T) {
        match self.chunks.last_mut().filter(|last| last.len() < CHUNK) {
            Some(last) => Rc::make_mut(last).push(entry),
            None => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(entry);
                self.chunks.push(Rc::new(chunk));
            }
        }
        self.length += 1;
    }
}

impl<T> Index<usize> for Table<T> {
    type Output = T;

    fn index(&self, place: usize) -> &T {
        &self.chunks[place / CHUNK][place % CHUNK]
    }
}

impl<'t, T> IntoIterator for &'t Table<T> {
    type Item = &'t T;
    type IntoIter = std::iter::FlatMap<
        std::slice::Iter<'t, Rc<Vec<T>>>,
        std::slice::Iter<'t, T>,
        fn(&'t Rc<Vec<T>>) -> std::slice::Iter<'t, T>,
    >;

    fn into_iter(self) -> Self::IntoIter {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

/// Entries in the order of their keys.
#[derive(Debug)]
pub struct Sorted<K, V> {
    /// None is empty, and each key is less than all that follow.
    chunks: Vec<Rc<Vec<(K, V)>>>,
    length: usize,
}

impl<K, V> Clone for Sorted<K, V> {
    fn clone(&self) -> Self {
        Sorted { chunks: self.chunks.clone(), length: self.length }
    }
}

impl<K, V> Default for Sorted<K, V> {
    fn default() -> Self {
        Sorted { chunks: Vec::new(), length: 0 }
    }
}

/// What they hold decides, and not how it is shared out.
impl<K: PartialEq, V: PartialEq> PartialEq for Sorted<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length && self.iter().eq(other.iter())
    }
}

impl<K, V> Sorted<K, V> {
    pub fn len(&self) -> usize {
        self.length
    }

    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.chunks.iter().flat_map(|chunk| chunk.iter()).map(|(key, value)| (key, value))
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.iter().map(|(_, value)| value)
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)> {
        self.chunks.first()?.first().map(|(key, value)| (key, value))
    }

    pub(super) fn unshared(&self, other: &Sorted<K, V>) -> usize {
        // Chunks are taken away at the front: those that are shared stand in the same order, though not at the same places.
        let mut at = 0;
        let mut shared = |chunk: &Rc<Vec<(K, V)>>| {
            let found = other.chunks.iter().skip(at).take(4).position(|other| Rc::ptr_eq(chunk, other));
            at += found.map_or(1, |found| found + 1);
            found.is_some()
        };
        self.chunks.iter().filter(|chunk| !shared(chunk)).map(|chunk| chunk.len()).sum()
    }
}

impl<K: Ord + Clone, V: Clone> Sorted<K, V> {
    /// Where a key stands or belongs: the chunk, and the place in it.
    fn place(&self, key: &K) -> Option<(usize, Result<usize, usize>)> {
        let after = self.chunks.partition_point(|chunk| chunk.first().is_some_and(|(first, _)| first <= key));
        let at = after.saturating_sub(1);
        let chunk = self.chunks.get(at)?;
        Some((at, chunk.binary_search_by(|(known, _)| known.cmp(key))))
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let (at, place) = self.place(key)?;
        place.ok().map(|place| &self.chunks[at][place].1)
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let (at, place) = self.place(key)?;
        place.ok().map(|place| &mut Rc::make_mut(&mut self.chunks[at])[place].1)
    }

    pub fn insert(&mut self, key: K, value: V) {
        let Some((at, place)) = self.place(&key) else {
            self.chunks.push(Rc::new(vec![(key, value)]));
            self.length = 1;
            return;
        };
        match place {
            Ok(place) => Rc::make_mut(&mut self.chunks[at])[place].1 = value,
            // What comes at the very end, as most does, leaves full chunks behind.
            Err(place) if place == self.chunks[at].len() && place >= CHUNK && at + 1 == self.chunks.len() => {
                self.chunks.push(Rc::new(vec![(key, value)]));
                self.length += 1;
            }
            Err(place) => {
                let chunk = Rc::make_mut(&mut self.chunks[at]);
                chunk.insert(place, (key, value));
                if chunk.len() > 2 * CHUNK {
                    let rest = chunk.split_off(CHUNK);
                    self.chunks.insert(at + 1, Rc::new(rest));
                }
                self.length += 1;
            }
        }
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (at, place) = self.place(key)?;
        let (_, value) = Rc::make_mut(&mut self.chunks[at]).remove(place.ok()?);
        if self.chunks[at].is_empty() {
            self.chunks.remove(at);
        }
        self.length -= 1;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Numbers in an irregular order.
    fn numbers(count: u32) -> impl Iterator<Item = u32> {
        (0..count).scan(99u32, |seed, _| {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Some(*seed >> 10)
        })
    }

    #[test]
    fn a_table_is_a_list_and_its_copies_stay_as_they_were() {
        let (mut table, mut list) = (Table::default(), Vec::new());
        let mut copies = Vec::new();
        for (turn, number) in numbers(3000).enumerate() {
            if number % 3 == 0 || list.is_empty() {
                table.push(number);
                list.push(number);
            } else {
                let place = number as usize % list.len();
                *table.get_mut(place).expect("it is there") = number;
                list[place] = number;
            }
            if turn % 500 == 0 {
                copies.push((table.clone(), list.clone()));
            }
        }
        copies.push((table, list));
        for (table, list) in copies {
            assert!(table.iter().eq(list.iter()) && (&table).into_iter().eq(list.iter()) && table.len() == list.len());
            assert_eq!((table.get(list.len()), table.get(list.len() - 1)), (None, list.last()));
        }
    }

    #[test]
    fn a_sorted_table_is_a_map_and_its_copies_stay_as_they_were() {
        let (mut sorted, mut map) = (Sorted::default(), BTreeMap::new());
        let mut copies = Vec::new();
        for (turn, number) in numbers(6000).enumerate() {
            let key = if number % 5 == 0 { turn as u32 * 10 } else { number % 4000 };
            if number % 7 < 3 {
                assert_eq!(sorted.remove(&key), map.remove(&key));
            } else {
                sorted.insert(key, number);
                map.insert(key, number);
            }
            assert_eq!((sorted.len(), sorted.get(&key)), (map.len(), map.get(&key)));
            if turn % 1000 == 0 {
                copies.push((sorted.clone(), map.clone()));
            }
        }
        for (sorted, map) in &copies {
            assert!(sorted.iter().eq(map.iter()) && sorted.values().eq(map.values()));
            assert_eq!(sorted.first_key_value(), map.first_key_value());
        }
        while let Some((key, _)) = map.pop_first() {
            assert!(sorted.remove(&key).is_some());
        }
        assert!(sorted.is_empty() && sorted.first_key_value().is_none());
    }

    #[test]
    fn what_was_not_changed_is_shared() {
        let mut table = Table::default();
        (0..10_000).for_each(|number| table.push(number));
        let before = table.clone();
        assert_eq!(table.unshared(&before), 0);
        *table.get_mut(5000).expect("it is there") = 1;
        table.push(1);
        assert!(table.unshared(&before) <= 2 * CHUNK);
    }
}
