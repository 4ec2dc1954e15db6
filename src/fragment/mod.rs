//! Fragments: listings that lack an import, an entry point, or what an earlier listing defined; and what would complete them. Runs nothing.
//!
//! A listing is mended in steps, each of which reads anew what the one before left: `tidy` undoes what copying did, `wrap` takes what
//! awaits outside of functions into one, `entry` calls what is only defined, and `missing` supplies names until none is missing. A
//! stand-in may need names itself: the last step supplies those too.

mod draft;
mod entry;
mod facts;
mod guess;
mod known;
mod missing;
mod sinks;
mod tidy;
mod uses;
mod values;
mod walk;
mod wrap;

#[cfg(test)]
mod tests;

pub use draft::{Line, Mark};

use draft::Draft;

/// A program that a listing can become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    pub source: String,
    /// The program line by line, with what became of the lines of the listing.
    pub lines: Vec<Line>,
    /// What it supplies, in a few words each.
    pub supplies: Vec<String>,
}

/// How often names are supplied: a stand-in needs a few more at most.
const ROUNDS: usize = 40;

/// What completes a listing; None if it lacks nothing, or more than can be told from it. `top_level_await`: `await` may stand
/// outside of functions.
pub fn complete(source: &str, top_level_await: bool) -> Option<Completion> {
    if source.trim().is_empty() {
        return None;
    }
    let mut draft = Draft::new(source);
    let whole = tidy::tidy(&mut draft) && wrap::wrap(&mut draft, top_level_await);
    if !whole {
        return None;
    }
    entry::add(&mut draft);
    let filled = (0..ROUNDS).any(|_| !missing::supply(&mut draft));
    let source = draft.text();
    let completes = filled && draft.is_changed() && crate::python::parse::parse(&source).is_ok();
    completes.then(|| Completion { source, lines: draft.shown(), supplies: draft.reasons.clone() })
}
