//! The catalogue of lessons: chapters, and in each the lessons' names and titles. Knows no lesson's text.

use super::markdown::{Fault, Inline, Kind, blocks, plain};

/// All lessons, in the order in which they build on each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    pub chapters: Vec<Chapter>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Chapter {
    pub title: String,
    pub entries: Vec<Entry>,
}

/// A lesson of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its file without `.md`, as links name it.
    pub name: String,
    pub title: String,
}

impl Catalogue {
    /// Reads a catalogue: a heading of the second level for a chapter, below it a list of links `[Title](NAME.md)`.
    pub fn read(text: &str) -> Result<Catalogue, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut catalogue = Catalogue::default();
        for block in blocks(text, 1, &mut faults) {
            match block.kind {
                Kind::Heading { level: 2, text } => catalogue.chapters.push(Chapter { title: plain(&text), entries: Vec::new() }),
                Kind::List { items, .. } => {
                    let Some(chapter) = catalogue.chapters.last_mut() else {
                        faults.push(Fault::new(block.line, "expected a chapter, ## Title, before the first list of lessons"));
                        continue;
                    };
                    for item in items {
                        match entry(&item.head) {
                            Some(entry) => chapter.entries.push(entry),
                            None => faults
                                .push(Fault::new(item.line, "expected a link to a lesson, [Title](NAME.md), found something else")),
                        }
                    }
                }
                _ => {}
            }
        }
        if faults.is_empty() { Ok(catalogue) } else { Err(faults) }
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.chapters.iter().flat_map(|chapter| &chapter.entries)
    }
}

fn entry(item: &[Inline]) -> Option<Entry> {
    let [Inline::Link { text, to }] = item else { return None };
    let name = to.strip_suffix(".md").filter(|name| !name.is_empty() && !name.contains('/'))?;
    Some(Entry { name: name.to_owned(), title: plain(text) })
}
