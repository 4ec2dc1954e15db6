//! Which rows of the timeline are folded: what keys and buttons that name no row mean. Knows no page.

use super::{State, view};
use crate::timeline::{Fold, Folds, Target};

/// Folds or unfolds what is selected, or else what runs at the cursor.
pub(super) fn fold_here(state: &mut State) {
    let Some(made) = state.made.clone() else { return };
    let tracks = &made.timeline.tracks;
    let now = made.replay.at(state.cursor);
    let selected = state.looking.selected.map(Target::row);
    let Some(row) = selected.or_else(|| view::row(&made, &now, state.grain)) else { return };
    // What hides the row is unfolded, the outermost first; else the row is folded, or what it stands under.
    let hidden_in = tracks.above(row).filter(|above| tracks.is_folded(&state.looking.folds, *above)).last();
    let own = tracks.rows.get(row).and_then(Fold::of).map(|_| row);
    let Some(row) = hidden_in.or(own).or_else(|| tracks.above(row).next()) else { return };
    if let Some(fold) = tracks.rows.get(row).and_then(Fold::of) {
        let folded = tracks.is_folded(&state.looking.folds, row);
        state.looking.folds.set(fold, !folded);
    }
}

/// Unfolds whatever hides a row.
pub(super) fn unfold_around(state: &mut State, row: usize) {
    let Some(made) = state.made.clone() else { return };
    let tracks = &made.timeline.tracks;
    for above in tracks.above(row).filter(|above| tracks.is_folded(&state.looking.folds, *above)).collect::<Vec<_>>() {
        if let Some(fold) = tracks.rows.get(above).and_then(Fold::of) {
            state.looking.folds.set(fold, false);
        }
    }
}

/// Unfolds everything, or folds everything.
pub(super) fn fold_all(state: &mut State) {
    state.looking.folds = Folds::all(!is_any_folded(state));
}

/// Whether any row is folded.
pub fn is_any_folded(state: &State) -> bool {
    let Some(made) = &state.made else { return false };
    let tracks = &made.timeline.tracks;
    (0..tracks.rows.len()).any(|row| tracks.is_folded(&state.looking.folds, row))
}

/// Whether there is anything to fold.
pub fn can_fold(state: &State) -> bool {
    state.made.as_ref().is_some_and(|made| made.timeline.tracks.rows.iter().any(|track| Fold::of(track).is_some()))
}
