//! The legend, as data: a page may draw it in its own elements, a picture in shapes.

use super::theme::Role;

/// What stands before an entry's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A slice of this role.
    Slice(Role),
    /// The same, hatched.
    Hatched(Role),
    /// A thin line.
    Line(Role),
    /// A sign.
    Sign(char, Role),
}

/// One entry of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    pub sample: Sample,
    pub words: &'static str,
}

/// What the shapes of a timeline mean.
pub fn legend() -> &'static [LegendEntry] {
    const fn entry(sample: Sample, words: &'static str) -> LegendEntry {
        LegendEntry { sample, words }
    }
    const ENTRIES: &[LegendEntry] = &[
        entry(Sample::Slice(Role::Running), "running"),
        entry(Sample::Slice(Role::Ready), "ready, not yet running"),
        entry(Sample::Slice(Role::Waiting), "waiting"),
        entry(Sample::Hatched(Role::Blocking), "blocking"),
        entry(Sample::Sign('✓', Role::Returned), "returned"),
        entry(Sample::Sign('✗', Role::Raised), "raised"),
        entry(Sample::Sign('⊘', Role::Cancelled), "cancelled"),
        entry(Sample::Sign('⚑', Role::Cancelled), "asked to be cancelled"),
        entry(Sample::Sign('•', Role::Printed), "prints"),
        entry(Sample::Sign('▯', Role::Raised), "a coroutine that never ran"),
        entry(Sample::Line(Role::Deadline), "deadline"),
        entry(Sample::Line(Role::Flow), "why this step runs"),
    ];
    ENTRIES
}
