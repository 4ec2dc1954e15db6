//! Level of detail held against the trace by brute force: at every zoom each stretch that is drawn shows what matters most among the
//! slices that it covers, says how many they are, stands where they stand, and none in sight is left out.

use super::*;
use crate::time::Instant;
use crate::trace::Outcome;

/// Tasks that wait briefly and often, block, fail and are cancelled at once, and some that hardly do anything.
const BUSY: &str = "
import asyncio, time

async def worker(i):
    for step in range(120):
        await asyncio.sleep(0.0001 * (i % 5 + 1) if step % 30 else 0.05)
        if step == 40 and i % 3 == 0:
            time.sleep(0.00001)
    if i % 4 == 1:
        raise ValueError(i)

async def brief():
    await asyncio.sleep(0)
    raise KeyError('brief')

async def main():
    tasks = [asyncio.create_task(worker(i)) for i in range(9)]
    brief_ones = [asyncio.create_task(brief()) for i in range(4)]
    await asyncio.sleep(0.03)
    tasks[2].cancel()
    await asyncio.gather(*tasks, *brief_ones, return_exceptions=True)
    await asyncio.sleep(2)

asyncio.run(main())
";

fn timelines() -> Vec<Timeline> {
    let of = |trace| Timeline::new(Rc::new(Replay::new(Rc::new(trace))));
    let run = |source: &str| crate::run::run(source, &crate::run::Settings::default()).expect("a program that runs").trace;
    let turns = "import asyncio\n\nasync def turn(n):\n    for _ in range(n):\n        await asyncio.sleep(0)\n\nasync def main():\n    await asyncio.gather(*[turn(n * 50) for n in range(6)])\n\nasyncio.run(main())\n";
    vec![of(crate::trace::sample::as_completed()), of(run(BUSY)), of(run(turns))]
}

/// The colour that a state is drawn in, merged or not.
fn roles(slices: &[Slice], ended: Option<(u32, Outcome)>) -> Vec<Role> {
    let ended = ended.filter(|(event, _)| slices.len() > 1 && slices[0].from <= *event && *event < slices[slices.len() - 1].to);
    match ended {
        Some((_, Outcome::Raised)) => return vec![Role::Raised],
        Some((_, Outcome::Cancelled)) => return vec![Role::Cancelled],
        _ => {}
    }
    match slices.iter().map(|slice| slice.state).max().expect("something is covered") {
        SliceState::Idle => vec![Role::Idle],
        SliceState::Waiting => vec![Role::Waiting, Role::WaitingEdge],
        SliceState::Ready => vec![Role::Ready],
        SliceState::Round => vec![Role::Round],
        SliceState::Code => vec![Role::Code],
        SliceState::Running => vec![Role::Running],
        SliceState::Blocking => vec![Role::Blocking],
    }
}

/// The colour of a rectangle that is on the list.
fn role_at(list: &DisplayList, rect: Rect) -> Vec<Role> {
    let filled = list.batches.iter().filter(|batch| batch.style == Style::Fill);
    let holds = |batch: &&Batch| match &batch.shapes {
        Shapes::Rects(rects) | Shapes::Rounded(_, rects) => rects.contains(&rect),
        _ => false,
    };
    filled.filter(holds).map(|batch| batch.role).collect()
}

fn views() -> Vec<(f64, CssPx)> {
    let mut views = Vec::new();
    let mut seed = 7u32;
    for zoom in [0.03, 0.4, 1.0, 2.5, 13.0, 90.0, 1100.0, 40000.0] {
        for _ in 0..4 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            views.push((zoom, ((seed >> 12) % 3000) as CssPx * -(zoom as CssPx).min(8.0)));
        }
    }
    views
}

#[test]
fn what_is_merged_shows_what_matters_most_and_nothing_is_missing() {
    let mut merged = 0;
    for timeline in timelines() {
        let end = timeline.replay.trace.events().len();
        for (turn, (zoom, pan)) in views().into_iter().enumerate() {
            let (width, height) = [(1600.0, Some(900.0)), (390.0, None), (900.0, Some(300.0))][turn % 3];
            let cursor = [end, end / 2, end / 3 + 7][turn % 3];
            let mut view = View { show_what_comes: turn % 4 != 1, height, ..View::of_width(width) };
            let fit = timeline.scale(cursor, &view, &Estimate);
            view.clock = Some(fit.zoom(fit.left, zoom).pan(pan).clock);
            merged += hold(&timeline, cursor, &view);
        }
    }
    assert!(merged > 500, "only {merged} stretches stood for several slices");
}

fn hold(timeline: &Timeline, cursor: usize, view: &View) -> usize {
    let scene = timeline.scene(cursor, view, &Estimate);
    let limit = if view.show_what_comes { timeline.replay.trace.events().len() } else { cursor };
    let mut merged = 0;
    for (row, _) in &scene.rows {
        let track = &timeline.tracks.rows[*row];
        if matches!(track.of, TrackOf::Objects(_)) {
            continue;
        }
        let drawn = scene.targets.iter().filter_map(|(rect, target)| match *target {
            Target::Slice { row: of, from, to } if of == *row => Some((*rect, from, to)),
            _ => None,
        });
        let (blocking, plain): (Vec<_>, Vec<_>) = drawn.partition(|(_, from, to)| {
            track.blocking.iter().any(|slice| slice.from == *from)
                && track.slices.iter().all(|slice| slice.from != *from || slice.to > *to)
        });
        merged += hold_row(timeline, &scene, &track.slices, track.ended(), &plain, (limit, *row));
        merged += hold_row(timeline, &scene, &track.blocking, None, &blocking, (limit, *row));
    }
    merged
}

/// Holds the stretches of one list of slices; gives how many stand for several.
fn hold_row(
    timeline: &Timeline,
    scene: &Scene,
    slices: &[Slice],
    ended: Option<(u32, Outcome)>,
    drawn: &[(Rect, u32, u32)],
    (limit, row): (usize, usize),
) -> usize {
    let events = timeline.replay.trace.events();
    let end = if limit < events.len() {
        events[..limit].last().map_or(Instant::START, |event| event.at)
    } else {
        timeline.replay.trace.end()
    };
    let x = |event: u32| match events.get(event as usize).filter(|_| (event as usize) < limit) {
        Some(found) => scene.scale.x_of(Moment { at: found.at, order: event as usize }),
        None => scene.scale.x_of(Moment { at: end, order: limit }),
    };
    let (left, right) = (scene.list.plot.x, scene.list.plot.right());
    let in_sight = |slice: &&Slice| (slice.from as usize) < limit && x(slice.to) > left && x(slice.from) < right;
    let seen: Vec<&Slice> = slices.iter().filter(in_sight).collect();
    let mut next = 0;
    let mut merged = 0;
    for (rect, from, to) in drawn {
        let covered: Vec<Slice> = slices.iter().filter(|slice| *from <= slice.from && slice.to <= *to).copied().collect();
        assert!(!covered.is_empty(), "{from}..{to} covers something");
        // In order, without a gap and without an overlap.
        let inside = covered.iter().filter(|slice| seen.iter().any(|seen| seen == slice)).count();
        assert!(
            seen[next..].iter().take(inside).all(|slice| covered.contains(slice)),
            "row {row}: {from}..{to} at {rect:?} comes in its turn, after {next}; {:?}",
            seen[next..].iter().take(3).map(|slice| (slice, x(slice.from), x(slice.to))).collect::<Vec<_>>()
        );
        next += inside;
        let found = role_at(&scene.list, *rect);
        let expect = roles(&covered, ended);
        assert!(
            found.iter().any(|role| expect.contains(role)),
            "row {row}, {from}..{to}, {} slices: {found:?}, not {expect:?}",
            covered.len()
        );
        assert!((rect.x - x(*from).max(left)).abs() < 0.01, "{rect:?} begins at {}", x(*from));
        let widest = covered.iter().map(|slice| x(slice.to)).fold(0.0, CssPx::max).min(right);
        assert!(widest < rect.right() + 1.6, "what is covered ends at {widest}, {rect:?}");
        if covered.len() > 1 {
            merged += 1;
            let said = timeline.details(Target::Slice { row, from: *from, to: *to }, limit);
            assert!(said.lines[0].starts_with(&format!("{} slices", grouped(covered.len()))), "{said:?}");
        }
    }
    assert_eq!(next, seen.len(), "row {row}: every slice in sight is drawn");
    merged
}
