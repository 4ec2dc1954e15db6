//! The order in which CPython iterates a set of numbers: it follows from its table, which is rebuilt here slot by slot.
//!
//! Numbers, and tuples and frozensets of them, hash the same in every run of CPython, so that programs that print such sets
//! print the same each time. Other keys hash at random there; sets with these keep the order of insertion here.

/// How many neighbours of a slot are tried before jumping elsewhere.
const LINEAR_PROBES: usize = 9;
/// By how many bits the hash moves on at each jump.
const PERTURB_SHIFT: u32 = 5;
const EMPTY: u32 = u32::MAX;
/// Something was here and was removed.
const DUMMY: u32 = u32::MAX - 1;

/// CPython's table of a set: which place of the entries stands in which slot.
#[derive(Clone, Debug)]
pub struct SetOrder {
    /// A power of two of them.
    slots: Vec<u32>,
    /// Slots that are not empty: dummies count.
    fill: usize,
    used: usize,
    /// Where `pop` looks next.
    finger: usize,
}

impl Default for SetOrder {
    fn default() -> Self {
        SetOrder { slots: vec![EMPTY; 8], fill: 0, used: 0, finger: 0 }
    }
}

impl SetOrder {
    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    /// The slots that are tried for a hash, in order, without end.
    fn probes(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.mask();
        let (mut at, mut perturb, mut neighbour) = (hash as usize & mask, hash, 0);
        std::iter::repeat_with(move || {
            let last = if at + LINEAR_PROBES <= mask { LINEAR_PROBES } else { 0 };
            if neighbour > last {
                perturb >>= PERTURB_SHIFT;
                at = at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize) & mask;
                neighbour = 0;
            }
            neighbour += 1;
            at + neighbour - 1
        })
    }

    /// Puts a place, whose key is not in the set, into the table; `hash_of` tells the hashes of places.
    pub fn add(&mut self, place: u32, hash: u64, hash_of: impl Fn(u32) -> u64) {
        let mut free = None;
        for slot in self.probes(hash) {
            match self.slots[slot] {
                EMPTY => {
                    // The last dummy on the way is used again.
                    self.fill += usize::from(free.is_none());
                    self.used += 1;
                    self.slots[free.unwrap_or(slot)] = place;
                    break;
                }
                DUMMY => free = Some(slot),
                _ => {}
            }
        }
        if free.is_none() && self.fill * 5 >= self.mask() * 3 {
            self.grow(hash_of);
        }
    }

    /// Takes a place out of the table.
    pub fn discard(&mut self, place: u32, hash: u64) {
        let found = self.probes(hash).take_while(|slot| self.slots[*slot] != EMPTY).find(|slot| self.slots[*slot] == place);
        if let Some(slot) = found {
            self.slots[slot] = DUMMY;
            self.used -= 1;
        }
    }

    /// The places in the order of the slots.
    pub fn places(&self) -> impl Iterator<Item = u32> {
        self.slots.iter().copied().filter(|place| *place < DUMMY)
    }

    /// The place that `pop` takes out.
    pub fn next_to_pop(&mut self) -> Option<u32> {
        let start = self.finger & self.mask();
        let slot = (start..self.slots.len()).chain(0..start).find(|slot| self.slots[*slot] < DUMMY)?;
        self.finger = slot + 1;
        Some(self.slots[slot])
    }

    /// Makes room before `count` keys are merged in.
    pub fn make_room(&mut self, count: usize, hash_of: impl Fn(u32) -> u64) {
        if (self.fill + count) * 5 >= self.mask() * 3 {
            self.resize((self.used + count) * 2, hash_of);
        }
    }

    /// Becomes a copy of another table; this one has never held anything. The places stay the same.
    pub fn copy_from(&mut self, other: &SetOrder, hash_of: impl Fn(u32) -> u64) {
        self.make_room(other.used, &hash_of);
        if self.slots.len() == other.slots.len() && other.fill == other.used {
            self.slots.clone_from(&other.slots);
        } else {
            for place in other.places() {
                self.insert_clean(place, hash_of(place));
            }
        }
        (self.fill, self.used) = (other.used, other.used);
    }

    /// Gets rid of dummies after many keys were removed.
    pub fn sweep(&mut self, hash_of: impl Fn(u32) -> u64) {
        if self.fill - self.used > self.mask() / 4 {
            self.grow(hash_of);
        }
    }

    /// The places are numbered anew.
    pub fn rename(&mut self, name: impl Fn(u32) -> u32) {
        self.slots.iter_mut().filter(|place| **place < DUMMY).for_each(|place| *place = name(*place));
    }

    /// Whether nothing was ever put in since it was made.
    pub fn is_untouched(&self) -> bool {
        self.fill == 0
    }

    fn grow(&mut self, hash_of: impl Fn(u32) -> u64) {
        self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 }, hash_of);
    }

    fn resize(&mut self, least: usize, hash_of: impl Fn(u32) -> u64) {
        let size = (least + 1).next_power_of_two().max(8);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for place in old.into_iter().filter(|place| *place < DUMMY) {
            self.insert_clean(place, hash_of(place));
        }
        self.fill = self.used;
    }

    fn insert_clean(&mut self, place: u32, hash: u64) {
        if let Some(slot) = self.probes(hash).find(|slot| self.slots[*slot] == EMPTY) {
            self.slots[slot] = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::python::dict::Dict;
    use crate::python::protocol::hash::hash_int;
    use crate::python::value::Value;

    fn set(numbers: impl IntoIterator<Item = i64>) -> Dict {
        let mut set = Dict::set();
        for number in numbers {
            if set.find(hash_int(number), |key| key.as_int() == Some(number)).is_none() {
                set.push(hash_int(number), Value::Int(number), Value::Unset);
            }
        }
        set
    }

    fn keys(set: &Dict) -> Vec<i64> {
        set.set_keys().iter().filter_map(Value::as_int).collect()
    }

    /// The orders are those that CPython 3.11 prints.
    #[test]
    fn numbers_are_iterated_as_in_cpython() {
        assert_eq!(keys(&set([3, 1, 2])), [1, 2, 3]);
        assert_eq!(keys(&set([100, 3, 50, 7, 21])), [3, 100, 7, 50, 21]);
        assert_eq!(keys(&set((0..100).step_by(7))), [0, 98, 35, 70, 7, 42, 77, 14, 49, 84, 21, 56, 91, 28, 63]);
        assert_eq!(keys(&set((0..12).map(|i| i * i))), [0, 1, 64, 121, 4, 36, 100, 9, 16, 49, 81, 25]);
        assert_eq!(keys(&set([33, 1, 65, -1, 8])), [65, 33, 1, 8, -1]);
        let mut changed = set(0..20);
        for number in [3, 1, 4, 15, 9, 2, 6] {
            if let Some(at) = changed.find(hash_int(number), |key| key.as_int() == Some(number)) {
                changed.remove(at);
            }
        }
        for number in [70, 67, 3] {
            changed.push(hash_int(number), Value::Int(number), Value::Unset);
        }
        assert_eq!(keys(&changed), [0, 5, 7, 8, 3, 10, 11, 12, 13, 14, 16, 17, 18, 19, 67, 70]);
        assert_eq!(keys(&changed.copy_set()), [0, 3, 67, 5, 70, 7, 8, 10, 11, 12, 13, 14, 16, 17, 18, 19]);
    }
}
