//! The texts of a trace, each kept once, end to end in one string. Knows nothing of what they say.

use super::TextId;
use hashbrown::HashTable;

/// Interned texts: equal texts have equal ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    all: String,
    /// Where each text ends; it begins where the one before it ends.
    ends: Vec<u32>,
    /// Finds a text again; never iterated.
    known: HashTable<u32>,
}

impl Texts {
    /// The id of `text`, which is added if it is new. What does not fit into four gigabytes of text is the empty text.
    pub(super) fn id_of(&mut self, text: &str) -> TextId {
        let hash = hash(text);
        let Texts { all, ends, known } = self;
        if let Some(id) = known.find(hash, |id| at(all, ends, *id) == text) {
            return TextId(*id);
        }
        let Ok(end) = u32::try_from(all.len() + text.len()) else { return TextId::EMPTY };
        let id = ends.len() as u32;
        all.push_str(text);
        ends.push(end);
        known.insert_unique(hash, id, |id| hash_of(all, ends, *id));
        TextId(id)
    }

    /// The text behind an id.
    pub(super) fn get(&self, id: TextId) -> &str {
        at(&self.all, &self.ends, id.0)
    }

    /// How many bytes all of them take together.
    pub(super) fn bytes(&self) -> usize {
        self.all.len()
    }
}

fn at<'t>(all: &'t str, ends: &[u32], id: u32) -> &'t str {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends[id - 1] };
    &all[start as usize..ends[id] as usize]
}

fn hash_of(all: &str, ends: &[u32], id: u32) -> u64 {
    hash(at(all, ends, id))
}

/// Texts are short and nobody attacks this table: a multiply for every eight bytes will do.
fn hash(text: &str) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(ODD);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(text.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
    // The table takes its slot from the low bits, and its tag from the high ones.
    let hash = mix(hash, last);
    hash ^ hash >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_ids_and_all_are_found_again() {
        let mut texts = Texts::default();
        let of = |n: usize| "né ".repeat(n % 7) + &n.to_string();
        let ids: Vec<_> = (0..5000).map(|n| texts.id_of(&of(n))).collect();
        for (n, id) in ids.iter().enumerate() {
            assert_eq!(texts.id_of(&of(n)), *id);
            assert_eq!(texts.get(*id), of(n));
        }
        assert!(ids.is_sorted_by(|one, next| one.0 < next.0));
    }
}
