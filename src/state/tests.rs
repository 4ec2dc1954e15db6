//! The state held against a trace made by hand: what each action does to the cursor, the source and the view.

use super::*;
use crate::time::Instant;
use crate::timeline::Target;
use crate::trace::sample;

/// A page on which a run has just arrived.
fn page() -> State {
    let state = State::start(&Visit::default());
    arrive(&state, &state.source.clone())
}

fn arrive(state: &State, source: &str) -> State {
    let made = Rc::new(Made::new(source.into(), sample::as_completed()));
    reduce(state, Action::Made { revision: state.revision, made })
}

fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(state.clone(), |state, action| reduce(&state, action))
}

fn step(state: &State) -> usize {
    view::place(state).step
}

#[test]
fn a_visit_starts_paused_at_the_first_step() {
    let state = page();
    assert_eq!(step(&state), 1);
    assert!(!state.playing);
    let place = view::place(&state);
    assert_eq!(view::clock(place.at), "0.000 s");
    assert!(place.steps > 5);
}

#[test]
fn the_cursor_goes_both_ways_and_no_further_than_the_ends() {
    let state = page();
    let steps = view::place(&state).steps;
    let check = |actions: &[Action], expect: usize| assert_eq!(step(&after(&state, actions.to_vec())), expect, "{actions:?}");
    check(&[Action::StepBack], 1);
    check(&[Action::StepForward], 2);
    check(&[Action::StepForward, Action::StepForward, Action::StepBack], 2);
    check(&[Action::Last], steps);
    check(&[Action::Last, Action::StepForward], steps);
    check(&[Action::Last, Action::First], 1);
    check(&[Action::SeekStep(3)], 3);
    check(&[Action::SeekStep(0)], 1);
    check(&[Action::SeekStep(usize::MAX)], steps);
    check(&[Action::SeekInstant(Instant::from_seconds(1e12))], steps);
    check(&[Action::SeekInstant(Instant::START), Action::StepForward], after_start(&state) + 1);
}

/// The number of the last step at the start.
fn after_start(state: &State) -> usize {
    let made = state.made.as_ref().expect("a run");
    let steps = made.steps(state.grain);
    steps.number(steps.at(Instant::START))
}

#[test]
fn stepping_forwards_and_backwards_visits_the_same_moments() {
    for grain in [Grain::Step, Grain::Handle] {
        let mut state = after(&page(), [Action::SetGrain(grain), Action::First]);
        let mut forwards = vec![state.cursor];
        while step(&state) < view::place(&state).steps {
            state = reduce(&state, Action::StepForward);
            forwards.push(state.cursor);
        }
        let mut backwards = vec![state.cursor];
        while step(&state) > 1 {
            state = reduce(&state, Action::StepBack);
            backwards.push(state.cursor);
        }
        backwards.reverse();
        assert_eq!(forwards, backwards, "{grain:?}");
    }
}

#[test]
fn the_slider_says_where_one_is_and_why() {
    let state = reduce(&page(), Action::SeekStep(8));
    let made = state.made.as_ref().expect("a run");
    let told = crate::narration::narrate(&made.replay, state.cursor, state.grain);
    assert_eq!(
        view::spoken(&view::place(&state), state.grain, &told.brief()),
        "step 8 of 10, 2 s: main runs again, because url3 raised ValueError('url3'), as_completed handed it on as the second result, and main was waiting for that"
    );
}

#[test]
fn only_steps_that_a_person_makes_are_announced() {
    let state = page();
    assert!(reduce(&state, Action::StepForward).announce);
    let playing = after(&state, [Action::StepForward, Action::PlayPause]);
    assert!(!playing.announce);
    let played = after(&playing, std::iter::repeat_n(Action::Tick(200.0), 20));
    assert!(played.cursor > playing.cursor && !played.announce);
}

#[test]
fn playing_ends_at_the_end_and_begins_again_at_the_first_step() {
    let state = after(&page(), [Action::SetSpeed(Speed::from_label("8").expect("a speed")), Action::PlayPause]);
    assert!(state.playing);
    let done = after(&state, std::iter::repeat_n(Action::Tick(250.0), 200));
    assert!(!done.playing);
    assert_eq!(step(&done), view::place(&done).steps);
    let again = reduce(&done, Action::PlayPause);
    assert_eq!((again.playing, step(&again)), (true, 1));
}

#[test]
fn a_step_by_hand_ends_playing() {
    let state = after(&page(), [Action::PlayPause, Action::StepForward]);
    assert!(!state.playing);
}

#[test]
fn settings_want_a_run_and_survive_undoing() {
    let state = after(&page(), [Action::Type { source: "x = 1\n".into(), kind: "type".into() }]);
    let settings = crate::run::Settings { seed: 9, ..state.settings.clone() };
    let change = Action::Adjust(adjusting::Adjust::Seed(9));
    let set = reduce(&state, change.clone());
    assert_eq!((set.revision, set.making), (state.revision + 1, Some(0)));
    let undone = reduce(&set, Action::Undo);
    assert_ne!(undone.source, set.source);
    assert_eq!(undone.settings, settings);
    let opened = State::start(&Visit { fragment: undone.link(None).to_fragment(), ..Visit::default() });
    assert_eq!(opened.settings, settings);
    assert_eq!(reduce(&set, change).revision, set.revision, "what changes nothing makes no run");
}

#[test]
fn an_edit_stays_at_the_same_moment_and_a_run_goes_to_the_first_step() {
    let state = after(&page(), [Action::SeekStep(5)]);
    let changed = format!("{}# changed\n", state.source);
    let edited = reduce(&state, Action::Type { source: changed.clone(), kind: "type".into() });
    assert_eq!(edited.revision, state.revision + 1);
    assert_eq!(step(&edited), 5, "the last run stays until the next has come");
    assert_eq!(step(&arrive(&edited, &changed)), 5);
    let replaced = reduce(&state, Action::Type { source: "x = 1\n".into(), kind: "type".into() });
    assert_eq!(step(&arrive(&replaced, "x = 1\n")), 1, "another program is begun at its first step");
    let run = reduce(&edited, Action::Run);
    assert_eq!(step(&arrive(&run, "x")), 1);
    assert!(run.notice.is_some());
}

#[test]
fn a_result_that_comes_too_late_is_dropped() {
    let state = after(&page(), [Action::Last]);
    let edited = reduce(&state, Action::Type { source: "x".into(), kind: "type".into() });
    let late = Rc::new(Made::new("old".into(), sample::as_completed()));
    let after_late = reduce(&edited, Action::Made { revision: state.revision, made: late });
    assert_eq!(after_late, edited);
    let playing = State { playing: true, shown_for: 7.0, ..edited };
    let after_late = reduce(&playing, Action::Making { revision: state.revision, steps: 1 });
    assert_eq!(after_late, playing, "playing goes on");
}

#[test]
fn an_error_keeps_the_last_run_and_undo_brings_the_source_back() {
    let state = page();
    let before = state.source.clone();
    let broken = reduce(&state, Action::Type { source: "def".into(), kind: "type".into() });
    let diagnostic = Rc::new(Diagnostic {
        message: "invalid syntax".into(),
        error: Some("SyntaxError"),
        line: 1,
        column: 4,
        end_line: 1,
        end_column: 4,
    });
    let refused = reduce(&broken, Action::Refused { revision: broken.revision, diagnostic });
    assert!(refused.diagnostic.is_some() && refused.made == state.made && refused.making.is_none());
    let undone = reduce(&refused, Action::Undo);
    assert_eq!((undone.source.clone(), undone.revision), (before, refused.revision + 1));
    assert_eq!(reduce(&undone, Action::Redo).source, broken.source);
}

#[test]
fn a_link_made_here_leads_here() {
    let state =
        after(&page(), [Action::SetGrain(Grain::Handle), Action::SeekStep(7), Action::ShowWhatComes(false), Action::Faster]);
    let visit = Visit { fragment: state.link(None).to_fragment(), ..Visit::default() };
    let opened = State::start(&visit);
    assert_eq!((opened.grain, opened.show_what_comes, opened.speed), (state.grain, false, state.speed));
    assert_eq!(opened.source, state.source);
    assert_eq!(arrive(&opened, "x").cursor, state.cursor);
}

#[test]
fn a_broken_link_says_so_and_shows_the_first_example() {
    let usual = State::start(&Visit::default());
    for fragment in ["v1.%%%", "v9.abc", "rubbish"] {
        let state = State::start(&Visit { fragment: fragment.into(), ..Visit::default() });
        assert_eq!(state.source, usual.source, "{fragment}");
        assert!(state.notice.is_some_and(|notice| notice.tone == Tone::Problem && notice.text.contains("link")), "{fragment}");
    }
}

#[test]
fn an_embedded_page_hides_what_comes_unless_its_link_says_otherwise() {
    let query = Query::parse("?embed");
    let state = State::start(&Visit { query: query.clone(), ..Visit::default() });
    assert!(!state.show_what_comes && !state.playing);
    let fragment = after(&page(), [Action::ShowWhatComes(true)]).link(None).to_fragment();
    assert!(State::start(&Visit { query, fragment, theme: None }).show_what_comes);
}

#[test]
fn a_live_run_is_followed_and_compared_and_leads_back() {
    let state = after(&page(), [Action::SeekStep(3)]);
    let live = reduce(&state, Action::SetLive(true));
    assert_eq!((live.live.is_on(), step(&live)), (true, 0));
    let made = Rc::new(Made::new(live.source.clone(), sample::as_completed()));
    let grown = reduce(&live, Action::Lived { revision: live.revision, made: made.clone(), ended: None });
    assert_eq!(step(&grown), view::place(&grown).steps, "it is followed");
    let done = reduce(&grown, Action::Lived { revision: live.revision, made, ended: Some(None) });
    assert!(done.live.to_text().contains("same order"), "{}", done.live.to_text());
    let off = reduce(&done, Action::SetLive(false));
    assert_eq!((&off.live, &off.made), (&Live::Off, &state.made));
    assert_eq!(step(&arrive(&off, &off.source)), view::place(&off).steps, "one stays at the end that one has seen");
    let edited = reduce(&done, Action::Type { source: "x".into(), kind: "type".into() });
    assert_eq!((edited.live, edited.made), (Live::Off, state.made.clone()));
}

#[test]
fn zooming_out_far_enough_shows_the_whole_run() {
    let state = reduce(&page(), Action::Resize(800.0, 300.0));
    let zoomed = after(&state, [Action::ZoomIn, Action::ZoomIn]);
    assert!(zoomed.looking.clock.is_some());
    assert_eq!(after(&zoomed, [Action::ZoomOut, Action::ZoomOut, Action::ZoomOut]).looking.clock, None);
    assert_eq!(reduce(&zoomed, Action::Fit).looking.clock, None);
}

#[test]
fn what_is_pointed_at_goes_before_what_is_selected() {
    let state = after(&page(), [Action::Last, Action::Resize(900.0, 600.0)]);
    assert_eq!(view::pointed_at(&state, true), None);
    let selected = reduce(&state, Action::Select(Some(Target::Track(0))));
    let hovered = reduce(&selected, Action::Hover(Some(Target::Track(1))));
    let said = |state: &State| view::pointed_at(state, true).unwrap_or_default();
    assert!(said(&selected).starts_with("event loop · "), "{}", said(&selected));
    assert_ne!(said(&hovered), said(&selected));
}

#[test]
fn a_part_of_the_run_is_seen_that_was_dragged_over_or_selected() {
    let state = page();
    let made = state.made.clone().expect("a run");
    let seen = |state: &State| {
        let scale = made.timeline.scale(state.cursor, &state.view(), &crate::timeline::Estimate);
        (scale.moment_at(scale.left).0.seconds(), scale.moment_at(scale.right).0.seconds())
    };
    let near = |(from, to): (f64, f64), expect: (f64, f64)| (from - expect.0).abs() < 0.01 && (to - expect.1).abs() < 0.01;
    let end = made.trace().end().seconds();
    let shown = reduce(&state, Action::Show(Instant::from_seconds(end * 0.6), Instant::from_seconds(end * 0.5)));
    assert!(near(seen(&shown), (end * 0.5, end * 0.6)), "{:?}", seen(&shown));
    let moved = reduce(&shown, Action::Pan(0.5));
    assert!(near(seen(&moved), (end * 0.55, end * 0.65)), "{:?}", seen(&moved));
    let whole = reduce(&shown, Action::Show(Instant::START, made.trace().end()));
    assert_eq!(whole.looking.clock, None, "all of it is all of it");
    let instant = reduce(&state, Action::ZoomToSelected);
    let (from, to) = seen(&instant);
    assert!(from <= made.instant(state.cursor).seconds() && to < end, "the instant with what lies beside it: {from} to {to}");
    let last = Target::Slice { row: 0, from: made.trace().events().len() as u32 - 1, to: u32::MAX };
    let odd = reduce(&reduce(&state, Action::Select(Some(last))), Action::ZoomToSelected);
    assert!(odd.looking.clock.is_some_and(|clock| clock.pace.is_finite()), "what has no end yet can be shown too");
}

#[test]
fn what_is_folded_by_keys_is_unfolded_by_them() {
    let state = page();
    let made = state.made.clone().expect("a run");
    assert!(folding::can_fold(&state) && !folding::is_any_folded(&state));
    let all = reduce(&state, Action::FoldAll);
    let rows = |state: &State| made.timeline.scene(0, &state.view(), &crate::timeline::Estimate).shown.rows.len();
    assert!(folding::is_any_folded(&all) && rows(&all) < rows(&state));
    let here = reduce(&all, Action::FoldHere);
    assert!(rows(&here) > rows(&all), "what hides the task that runs is unfolded");
    assert_eq!(rows(&reduce(&all, Action::FoldAll)), rows(&state));
    assert_eq!(all.link(None).folds, all.looking.folds);
}
