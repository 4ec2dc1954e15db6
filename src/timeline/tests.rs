//! The timeline held against traces made by hand.

use super::*;
use crate::time::Instant;
use crate::trace::sample;

fn timeline() -> Timeline {
    Timeline::new(Rc::new(Replay::new(Rc::new(sample::as_completed()))))
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
    let stretch = Stretch::new(Instant::START, 500.0, &cells, 30.0, 20_000);
    let scale = TimeScale::fit(0.0, 1000.0, Instant::from_seconds(1.0), stretch);
    let x = |order| scale.x_of(Moment { at: Instant::START, order });
    assert_eq!((x(0), x(40_000)), (0.0, 500.0));
    assert!((x(20_000) - x(19_996) - 30.0).abs() < 0.01, "the cell before the cursor has its whole width");
    assert!(x(4) - x(0) < 0.1, "one far away has next to none");
}
