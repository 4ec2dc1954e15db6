//! Folding held against programs with many tasks: what is hidden is shown by another row, and what is counted there is true.

use super::*;
use crate::trace::{TaskId, TaskStatus};

/// Two hundred workers that end in all ways, beside a tree of tasks that make tasks.
const MANY: &str = "
import asyncio

async def worker(i):
    for step in range(3):
        await asyncio.sleep(0.01 * (i % 7 + 1))
    if i % 40 == 3:
        raise ValueError(i)

async def tree(depth):
    if depth:
        await asyncio.gather(*[tree(depth - 1) for _ in range(2)])
    await asyncio.sleep(0.01)

async def main():
    tasks = [asyncio.create_task(worker(i)) for i in range(200)]
    tasks[7].cancel()
    await tree(4)
    await asyncio.wait(tasks, timeout=0.1)
    tasks[6].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)

asyncio.run(main())
";

fn timeline_of(source: &str) -> Timeline {
    let run = crate::run::run(source, &crate::run::Settings::default()).expect("a program that runs");
    Timeline::new(Rc::new(Replay::new(Rc::new(run.trace))))
}

fn folds_of(timeline: &Timeline) -> Vec<(usize, Fold)> {
    let rows = timeline.tracks.rows.iter().enumerate();
    rows.filter_map(|(row, track)| Fold::of(track).map(|fold| (row, fold))).collect()
}

#[test]
fn many_tasks_of_a_kind_are_folded_at_first_and_few_are_not() {
    let timeline = timeline_of(MANY);
    let scene = timeline.scene(timeline.replay.trace.events().len(), &View::of_width(1000.0), &Estimate);
    let folded: Vec<&str> = scene.folds.iter().filter(|button| button.folded).map(|button| &*button.name).collect();
    assert!(folded[0] == "worker × 200" && folded[1..].iter().all(|name| name.starts_with("tree ")), "{folded:?}");
    assert!(scene.rows.len() <= 40, "{} rows", scene.rows.len());
    let few = timeline_of(&MANY.replace("range(200)", "range(8)").replace("tree(4)", "tree(2)"));
    let scene = few.scene(0, &View::of_width(1000.0), &Estimate);
    assert!(scene.folds.iter().all(|button| !button.folded) && scene.rows.len() == few.tracks.rows.len());
}

#[test]
fn a_deep_tree_is_folded_where_it_is_deepest() {
    let timeline = timeline_of(&MANY.replace("range(200)", "range(8)").replace("tree(4)", "tree(8)"));
    let scene = timeline.scene(0, &View::of_width(1000.0), &Estimate);
    assert!(timeline.tracks.rows.len() > 500 && scene.rows.len() <= 40, "{} of {}", scene.rows.len(), timeline.tracks.rows.len());
    let open = scene.folds.iter().filter(|button| !button.folded).count();
    assert!(open > 2, "what is not deep stays open");
}

#[test]
fn every_row_is_shown_by_itself_or_by_what_it_is_folded_into() {
    let timeline = timeline_of(MANY);
    let tracks = &timeline.tracks;
    let all = folds_of(&timeline);
    let mut views = vec![Folds::default(), Folds::all(true), Folds::all(false)];
    for part in [3usize, 5, 7] {
        let mut folds = Folds::all(false);
        all.iter().enumerate().filter(|(at, _)| at % part == 1).for_each(|(_, (_, fold))| folds.set(*fold, true));
        views.push(folds);
    }
    for folds in views {
        let view = View { folds: folds.clone(), ..View::of_width(1000.0) };
        let scene = timeline.scene(0, &view, &Estimate);
        let seen: Vec<usize> = scene.rows.iter().map(|(row, _)| *row).collect();
        for row in 0..tracks.rows.len() {
            // The outermost of those that are folded and have this row under them.
            let holds = |above: &usize| *above + tracks.rows[*above].below as usize >= row && tracks.is_folded(&folds, *above);
            let expect = (0..row).find(holds).unwrap_or(row);
            assert_eq!(scene.shown.row_of(row), Some(expect), "{folds:?}");
            assert_eq!(seen.contains(&row), expect == row);
        }
        let heights: Vec<CssPx> = scene.rows.iter().map(|(_, rect)| rect.y).collect();
        assert!(heights.is_sorted_by(|one, next| one < next));
        if let Some(text) = folds.to_text() {
            assert_eq!(Folds::from_text(&text), Some(folds));
        }
    }
}

#[test]
fn what_is_counted_in_a_fold_is_what_snapshots_say() {
    let timeline = timeline_of(MANY);
    let (replay, tracks) = (&timeline.replay, &timeline.tracks);
    for (row, _) in folds_of(&timeline) {
        let crowd = timeline.crowd(row);
        let under = |task: &TaskId| tracks.task(*task).is_some_and(|of| of > row && of <= row + tracks.rows[row].below as usize);
        let tasks: Vec<TaskId> = (0..replay.index.tasks.len() as u32).map(TaskId).filter(under).collect();
        assert_eq!(crowd.tasks as usize, tasks.len());
        for event in (0..replay.trace.events().len()).step_by(23) {
            let now = replay.at(event + 1);
            let most = crowd.most(event as u32..event as u32 + 1);
            let waiting = |task: &&TaskId| matches!(now.task(**task).map(|state| state.status), Some(TaskStatus::Waiting(_)));
            let running =
                now.handle().or(replay.at(event).handle()).and_then(|handle| replay.index.handles[handle.0 as usize].purpose);
            let runs = |task: &&TaskId| {
                use crate::trace::Purpose::{FirstStep, WakeUp};
                matches!(running, Some(FirstStep(found) | WakeUp(found)) if found == **task)
            };
            let expect = tasks.iter().filter(|task| waiting(task) && !runs(task)).count();
            assert_eq!(most[CrowdState::Waiting as usize] as usize, expect, "row {row}, event {event}");
            assert_eq!(most[CrowdState::Running as usize] as usize, tasks.iter().filter(runs).count(), "row {row}, event {event}");
        }
        let end = replay.trace.events().len() as u32;
        let over = crowd.most(end - 1..end);
        let ended = |wanted| {
            let is = |task: &&TaskId| matches!(replay.at(end as usize).task(**task).map(|state| state.status), Some(TaskStatus::Ended(how, _)) if how == wanted);
            tasks.iter().filter(is).count() as u32
        };
        assert_eq!(over[CrowdState::Failed as usize], ended(crate::trace::Outcome::Raised));
        assert_eq!(over[CrowdState::Cancelled as usize], ended(crate::trace::Outcome::Cancelled));
    }
}

#[test]
fn a_folded_picture_is_true_at_every_zoom() {
    let timeline = timeline_of(MANY);
    let end = timeline.replay.trace.events().len();
    for (cursor, zoom, pan) in
        [(end, 1.0, 0.0), (end, 4.0, -300.0), (end / 2, 1.0, 0.0), (end / 3, 20.0, -900.0), (end / 2, 0.1, 40.0)]
    {
        let mut view = View { show_what_comes: true, folds: Folds::all(true), ..View::of_width(1000.0) };
        let fit = timeline.scene(cursor, &view, &Estimate).scale;
        view.clock = Some(fit.zoom(fit.left, zoom).pan(pan).clock);
        let scene = timeline.scene(cursor, &view, &Estimate);
        let mut covered = std::collections::BTreeMap::new();
        for (rect, target) in &scene.targets {
            let Target::Crowd { row, from, to } = *target else { continue };
            assert!(rect.width >= 0.0 && rect.height > 0.0);
            let next = covered.entry(row).or_insert(from);
            assert!(from <= *next, "nothing between {next} and {from} is left out");
            *next = to;
            let crowd = timeline.crowd(row);
            assert!(crowd.most(from..to).iter().any(|count| *count > 0));
        }
        assert!(!covered.is_empty());
    }
}

#[test]
fn the_task_that_runs_is_named_on_the_row_that_hides_it() {
    let timeline = timeline_of(MANY);
    let steps = timeline.replay.steps(Grain::Step);
    let mut named = 0;
    for position in steps.positions().iter().step_by(29) {
        let crate::trace::Who::Task(task) = position.who else { continue };
        let scene = timeline.scene(position.cursor, &View::of_width(1000.0), &Estimate);
        let row = timeline.tracks.task(task).expect("it has a row");
        let hidden = scene.shown.row_of(row) != Some(row);
        assert_eq!(scene.list.to_text().contains("▸ "), hidden);
        named += usize::from(hidden);
    }
    assert!(named > 5);
}
