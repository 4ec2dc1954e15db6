//! Questions that any run gives by itself, each with one right answer, taken from the trace, and with wrong ones that people really
//! believe. Where a run is too plain to be wondered at, there is no question. Knows no lesson and no source.

mod calls;
mod fates;
mod making;
mod orders;
mod times;
mod turns;

use super::question::Question;
use crate::trace::Replay;
use making::Maker;

/// The questions on a run, the ones on what is seen first before the ones on why.
pub fn questions(replay: &Replay) -> Vec<Question> {
    let maker = Maker::new(replay);
    let asking: [fn(&Maker) -> Vec<Question>; 5] = [orders::ask, calls::ask, fates::ask, times::ask, turns::ask];
    asking.iter().flat_map(|ask| ask(&maker)).collect()
}
