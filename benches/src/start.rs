//! How long a first visit waits for the timeline, beside how long an empty page takes to draw anything.

use crate::table::{self, median};
use e2e::{Page, Server, Stage, dist};

const REPETITIONS: usize = 15;

/// What the page sets when its first timeline is on the canvas.
const DRAWN: &str = "loopscope:first-timeline";

/// The least that a page can do to say when it draws.
const EMPTY_PAGE: &str = r#"<!doctype html><link rel="icon" href="data:,"><title>empty</title><canvas></canvas>
<script type="module">requestAnimationFrame(() => {
    document.querySelector("canvas").getContext("2d").fillRect(0, 0, 10, 10);
    performance.mark("loopscope:first-timeline");
});</script>"#;

/// Opens both pages in turn, with nothing in the browser's cache.
pub fn print() {
    let server = Server::new(dist(), &[]);
    server.add_page("empty.html", EMPTY_PAGE);
    let stage = Stage::serving(server);
    stage.devtools("Network.enable", serde_json::json!({}));
    stage.devtools("Network.setCacheDisabled", serde_json::json!({ "cacheDisabled": true }));

    let (mut empty, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..REPETITIONS {
        empty.push(drawn_after(&stage.open("empty.html")));
        ours.push(drawn_after(&stage.open("index.html")));
    }
    let (empty, ours) = (median(&mut empty), median(&mut ours));
    let row = |name: &str, value: f64| vec![name.to_string(), format!("{value:.0}")];
    let rows = [row("an empty page", empty), row("loopscope", ours), row("the difference", ours - empty)];
    let title = format!("Milliseconds from navigation to the first drawn timeline, nothing cached, median of {REPETITIONS}");
    table::print(&title, &["page", "ms"], &rows);
}

fn drawn_after(page: &Page<'_>) -> f64 {
    let mark = format!("return performance.getEntriesByName('{DRAWN}')[0]?.startTime ?? null");
    let mut milliseconds = None;
    page.wait_until("the first timeline to be drawn", || {
        milliseconds = page.script(&mark).as_f64();
        milliseconds.is_some()
    });
    milliseconds.unwrap_or(f64::NAN)
}
