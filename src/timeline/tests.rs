//! The timeline held against traces made by hand.

use super::*;
use crate::time::Instant;
use crate::trace::sample;

fn timeline() -> Timeline {
    Timeline::new(Rc::new(Replay::new(Rc::new(sample::as_completed()))))
}

/// The timelines of all presets, run on the engine.
fn presets() -> impl Iterator<Item = (&'static str, Timeline)> {
    crate::composition::presets().iter().map(|preset| {
        let run = crate::run::run(&preset.source(), &crate::run::Settings::default()).expect(preset.id);
        (preset.id, Timeline::new(Rc::new(Replay::new(Rc::new(run.trace)))))
    })
}

#[test]
fn every_place_leads_back_to_its_moment() {
    let timeline = timeline();
    let (replay, events) = (&timeline.replay, timeline.replay.trace.events());
    for width in [390.0, 1320.0] {
        for cursor in [0, 30, events.len() / 2, events.len()] {
            let fit = timeline.scene(cursor, &View::of_width(width), &Estimate).scale;
            for scale in [fit.clone(), fit.zoom(width / 2.0, 3.0), fit.zoom(fit.left, 0.5).pan(40.0)] {
                let mut last = CssPx::MIN;
                for (order, event) in events.iter().enumerate() {
                    let x = scale.x_of(Moment { at: event.at, order });
                    assert!(x >= last, "events stand in their order");
                    last = x;
                    let (at, found) = scale.moment_at(x);
                    assert!(at.nanos().abs_diff(event.at.nanos()) <= 200_000_000 / width as u64, "{at} for {}", event.at);
                    if event.at == replay.at(cursor).at {
                        assert_eq!((at, found), (event.at, Some(order)), "inside the stretched instant the order counts");
                    }
                }
            }
        }
    }
}

#[test]
fn zooming_keeps_what_is_under_the_pointer() {
    let scale = timeline().scene(60, &View::of_width(900.0), &Estimate).scale;
    for about in [150.0, 300.0, 500.0, 800.0] {
        let before = scale.moment_at(about).0;
        for factor in [0.2, 0.9, 1.5, 20.0] {
            let zoomed = scale.zoom(about, factor);
            assert!(zoomed.moment_at(about).0.nanos().abs_diff(before.nanos()) < 10_000_000, "at {about} by {factor}");
        }
    }
}

#[test]
fn a_crowded_instant_gives_most_of_its_room_to_what_is_near_the_cursor() {
    let cells: Vec<(usize, f64)> = (0..=10_000).map(|cell| (cell * 4, if cell < 10_000 { 1.0 } else { 0.0 })).collect();
    let stretch = Stretch::new((Instant::START, Instant::START), 500.0, &cells, 30.0, 20_000);
    let scale = TimeScale::fit(0.0, 1000.0, Instant::from_seconds(1.0), stretch);
    let x = |order| scale.x_of(Moment { at: Instant::START, order });
    assert_eq!((x(0), x(40_000)), (0.0, 500.0));
    assert!((x(20_000) - x(19_996) - 30.0).abs() < 0.01, "the cell before the cursor has its whole width");
    assert!(x(4) - x(0) < 0.1, "one far away has next to none");
}

/// The state that a task's row should show at each event, found from snapshots alone.
fn expected_state(replay: &Replay, event: usize, task: crate::trace::TaskId) -> Option<SliceState> {
    use crate::trace::{Purpose, TaskStatus};
    let now = replay.at(event + 1);
    let before = replay.at(event);
    // A handle's last event is still its own.
    let handle = now.handle().or(before.handle());
    let purpose = handle.and_then(|handle| replay.index.handles[handle.0 as usize].purpose);
    if matches!(purpose, Some(Purpose::FirstStep(runs) | Purpose::WakeUp(runs)) if runs == task) {
        return Some(SliceState::Running);
    }
    match now.task(task)?.status {
        TaskStatus::Ready(_) => Some(SliceState::Ready),
        TaskStatus::Running => Some(SliceState::Running),
        TaskStatus::Waiting(_) => Some(SliceState::Waiting),
        TaskStatus::Made | TaskStatus::Ended(..) => None,
    }
}

#[test]
fn rows_show_at_every_event_what_snapshots_say() {
    hold_rows("by hand", &timeline());
    presets().for_each(|(id, timeline)| hold_rows(id, &timeline));
}

fn hold_rows(id: &str, timeline: &Timeline) {
    let replay = &timeline.replay;
    for task in (0..replay.index.tasks.len() as u32).map(crate::trace::TaskId) {
        // What only tidied up has no row.
        let Some(row) = timeline.tracks.task(task) else { continue };
        let track = &timeline.tracks.rows[row];
        for event in 0..replay.trace.events().len() {
            let found = track.slices.iter().find(|slice| (slice.from as usize) <= event && event < slice.to as usize);
            assert_eq!(found.map(|slice| slice.state), expected_state(replay, event, task), "{id}: {task:?} at event {event}");
        }
    }
}

#[test]
fn every_slice_is_drawn_in_its_place_or_stands_for_one_that_matters_more() {
    hold_drawing(&timeline());
    presets().for_each(|(_, timeline)| hold_drawing(&timeline));
}

fn hold_drawing(timeline: &Timeline) {
    let (replay, end) = (&timeline.replay, timeline.replay.trace.events().len());
    for (width, zoom, cursor) in [(390.0, 1.0, 40), (900.0, 1.0, end), (900.0, 0.05, end), (900.0, 0.001, 60), (900.0, 300.0, end)]
    {
        let mut view = View { show_what_comes: true, ..View::of_width(width) };
        let fit = timeline.scene(cursor, &view, &Estimate).scale;
        view.clock = Some(fit.zoom(fit.left, zoom).clock);
        let scene = timeline.scene(cursor, &view, &Estimate);
        let x = |event: u32| match replay.trace.events().get(event as usize) {
            Some(found) => scene.scale.x_of(Moment { at: found.at, order: event as usize }),
            None => scene.scale.x_of(Moment { at: replay.trace.end(), order: end }),
        };
        for (row, track) in timeline.tracks.rows.iter().enumerate().filter(|(_, track)| !track.slices.is_empty()) {
            for slice in &track.slices {
                let (from, to) = (x(slice.from), x(slice.to));
                if to <= scene.list.plot.x || from >= scene.list.plot.right() {
                    continue;
                }
                let drawn = scene.targets.iter().find(|(_, target)| {
                    matches!(*target, Target::Slice { row: r, from, to } if r == row && from <= slice.from && slice.to <= to)
                });
                let (rect, Target::Slice { from: first, to: last, .. }) = *drawn.expect("every slice in sight is drawn") else {
                    panic!()
                };
                let worst =
                    track.slices.iter().filter(|other| first <= other.from && other.to <= last).map(|other| other.state).max();
                assert!(worst >= Some(slice.state));
                assert!((rect.x - x(first).max(scene.list.plot.x)).abs() < 1.6, "{rect:?} begins at {}", x(first));
                if to - from >= 6.0 {
                    assert_eq!((first, last), (slice.from, slice.to), "what is wide is drawn as itself");
                    assert!((rect.right() - to.min(scene.list.plot.right())).abs() < 1.6, "{rect:?} ends at {to}");
                }
            }
        }
    }
}

#[test]
fn nothing_that_comes_after_the_cursor_is_drawn_until_it_is_asked_for() {
    hold_veil(&timeline());
    presets().for_each(|(_, timeline)| hold_veil(&timeline));
}

fn hold_veil(timeline: &Timeline) {
    for position in timeline.replay.steps(Grain::Handle).positions() {
        let scene = timeline.scene(position.cursor, &View::of_width(900.0), &Estimate);
        for (rect, target) in &scene.targets {
            let (Target::Slice { from: event, .. } | Target::Mark { event, .. }) = *target else { continue };
            assert!((event as usize) < position.cursor);
            if matches!(target, Target::Slice { .. }) {
                assert!(
                    rect.right() <= scene.playhead + 4.5,
                    "{target:?} at {rect:?} reaches past the playhead at {}",
                    scene.playhead
                );
            }
        }
        let text = scene.list.to_text();
        assert_eq!(text.contains("Veil"), position.cursor < timeline.replay.trace.events().len());
    }
}

#[test]
fn what_is_pointed_at_is_what_is_drawn_there() {
    let timeline = timeline();
    let cursor = timeline.replay.trace.events().len();
    let scene = timeline.scene(cursor, &View::of_width(900.0), &Estimate);
    let url3 = timeline.tracks.task(crate::trace::TaskId(3)).unwrap();
    let (_, rect) = scene.rows[url3];
    let waits = scene.scale.x_of(Moment { at: Instant::from_seconds(1.2), order: 0 });
    let hit = scene.hit(waits, rect.y + rect.height / 2.0);
    let Some(Target::Slice { row, from, .. }) = hit.target else { panic!("{hit:?}") };
    assert_eq!((row, hit.row), (url3, Some(url3)));
    let slice = timeline.tracks.rows[url3].slices.iter().find(|slice| slice.from == from).unwrap();
    assert_eq!(slice.state, SliceState::Waiting);
    assert!(hit.at.unwrap().nanos().abs_diff(1_200_000_000) < 10_000_000);
    assert_eq!(scene.hit(20.0, rect.y + 5.0).target, Some(Target::Track(url3)));
    assert_eq!(scene.hit(20.0, 5.0).at, None);
}

#[test]
fn details_say_what_one_points_at() {
    let timeline = timeline();
    let end = timeline.replay.trace.events().len();
    let url3 = timeline.tracks.task(crate::trace::TaskId(3)).unwrap();
    let track = &timeline.tracks.rows[url3];
    let told = |slice: &Slice| {
        let details = timeline.details(Target::Slice { row: url3, from: slice.from, to: slice.to }, end);
        format!("{}: {}", details.title, details.lines.join(", "))
    };
    let found: Vec<String> = track.slices.iter().map(told).collect();
    let expect = [
        "url3 is ready, and does not run yet: at 0 s",
        "url3 runs: at 0 s",
        "url3 waits on sleep(2): 0 s to 2 s, for 2 s, until 2 s at the latest",
        "url3 is ready, and does not run yet: at 2 s",
        "url3 runs: at 2 s",
    ];
    assert_eq!(found, expect);
    let mark = track.marks.last().unwrap();
    let details = timeline.details(Target::Mark { row: url3, event: mark.event }, end);
    assert_eq!(
        (details.title.as_str(), details.lines.join(", ")),
        ("url3 raised", "at 2 s, ValueError('url3'), line 7".to_string())
    );
    let all = timeline.details(Target::Slice { row: url3, from: track.slices[0].from, to: track.slices[2].to }, end);
    assert_eq!(all.lines[0], "3 slices, 0 s to 2 s, for 2 s");
}

/// A walk over JSON that accepts what JSON is and nothing else; gives where the value ends.
fn json_end(text: &[u8], at: usize) -> usize {
    let skip = |mut at: usize| {
        while text[at].is_ascii_whitespace() {
            at += 1;
        }
        at
    };
    let at = skip(at);
    match text[at] {
        open @ (b'{' | b'[') => {
            let close = if open == b'{' { b'}' } else { b']' };
            let mut at = skip(at + 1);
            while text[at] != close {
                if open == b'{' {
                    assert_eq!(text[at], b'"');
                    at = skip(json_end(text, at));
                    assert_eq!(text[at], b':');
                    at += 1;
                }
                at = skip(json_end(text, at));
                assert!(
                    text[at] == b',' || text[at] == close,
                    "{}",
                    String::from_utf8_lossy(&text[at.saturating_sub(60)..at + 20])
                );
                at = if text[at] == b',' { skip(at + 1) } else { at };
            }
            at + 1
        }
        b'"' => {
            let mut at = at + 1;
            while text[at] != b'"' {
                at += if text[at] == b'\\' { 2 } else { 1 };
            }
            at + 1
        }
        _ => text[at..]
            .iter()
            .position(|byte| !byte.is_ascii_digit() && !b"-.".contains(byte))
            .map(|length| at + length.max(1))
            .unwrap(),
    }
}

#[test]
fn the_export_for_other_viewers_is_whole_and_in_order() {
    let timeline = timeline();
    let text = chrome_trace(&timeline);
    assert_eq!(json_end(text.as_bytes(), 0), text.trim_end().len());
    let field = |line: &str, name: &str| -> Option<f64> {
        let from = line.find(name)? + name.len();
        line[from..].split([',', '}']).next()?.parse().ok()
    };
    let spans: Vec<&str> = text.lines().filter(|line| line.contains("\"ph\":\"X\"")).collect();
    let slices: usize = timeline.tracks.rows.iter().map(|track| track.slices.len() + track.blocking.len()).sum();
    assert_eq!(spans.len(), slices + 1, "all slices, and as_completed");
    assert!(spans.iter().all(|line| field(line, "\"dur\":").unwrap() > 0.0), "nothing is without extent");
    let waits = spans.iter().find(|line| line.contains("waits on sleep(2)")).unwrap();
    assert!((field(waits, "\"dur\":").unwrap() - 2_000_000.0).abs() < 1.0);
    let count = |what: &str| text.matches(what).count();
    assert_eq!((count("\"ph\":\"s\""), count("\"ph\":\"f\"")), (10, 10), "each run has its arrow");
    assert_eq!(count("thread_name"), timeline.tracks.rows.len());
}

#[test]
fn a_drawing_as_svg_is_well_formed_and_says_what_it_is() {
    let timeline = timeline();
    let svg = poster(
        &timeline,
        &Poster { title: "a < b & \"c\"", description: "ten steps", theme: &Theme::dark(), width: 600.0, cursor: 40 },
    );
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.contains("<title>a &lt; b &amp; &quot;c&quot;</title>") && svg.contains("<desc>ten steps</desc>"));
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("every tag ends");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) => assert_eq!(open.pop(), Some(name)),
            (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn calls_are_nested_in_their_task() {
    let timeline = Timeline::new(Rc::new(Replay::new(Rc::new(sample::calls()))));
    let trace = &timeline.replay.trace;
    let row = timeline.tracks.task(crate::trace::TaskId(0)).unwrap();
    let shown =
        |call: &Call| format!("{} {:?} {}", trace.text_of(call.function), call.outcome, trace.events()[call.to as usize].at);
    let found: Vec<Vec<String>> = timeline.tracks.rows[row].calls.iter().map(|calls| calls.iter().map(shown).collect()).collect();
    assert_eq!(found, [vec!["crawl Some(Raised) 3.000"], vec!["fetch Some(Returned) 1.000", "fetch Some(Raised) 3.000"]]);
    let scene = timeline.scene(trace.events().len(), &View::of_width(900.0), &Estimate);
    let calls: Vec<Target> =
        scene.targets.iter().map(|(_, target)| *target).filter(|target| matches!(target, Target::Call { .. })).collect();
    assert_eq!(calls.len(), 3);
    let details = timeline.details(calls[2], trace.events().len());
    assert_eq!(
        (details.title.as_str(), details.lines.join(", ")),
        ("fetch() inside main", "1 s to 3 s, for 2 s, raised".to_string())
    );
}
