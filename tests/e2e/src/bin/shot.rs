//! Takes pictures of the built page, at desk and telephone width, light and dark: `cargo xtask shot [PATH …]`, where a path is what
//! stands behind the address, such as `?embed`. Does not know what the page should look like.

use e2e::{Page, Stage, View, project};
use std::time::Duration;

/// How long a page gets to fetch, start and draw itself.
const SETTLING: Duration = Duration::from_millis(1500);

fn main() {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        paths.push(String::new());
    }
    let folder = project().join("target/shots");
    std::fs::create_dir_all(&folder).expect("a folder for the pictures");
    let stage = Stage::new();
    for path in &paths {
        for (device, view) in [("desk", View::DESK), ("phone", View::PHONE)] {
            for (light, view) in [("light", view), ("dark", view.in_the_dark())] {
                let file = folder.join(format!("{}{device}-{light}.png", prefix(path)));
                std::fs::write(&file, shot(&stage, path, view)).expect("a picture to be written");
                println!("{}", file.display());
            }
        }
    }
    for error in stage.errors() {
        println!("the page logged: {error}");
    }
}

/// The whole page, not only what the window shows of it.
fn shot(stage: &Stage, path: &str, view: View) -> Vec<u8> {
    stage.look(view);
    let page = stage.open(path);
    std::thread::sleep(SETTLING);
    report_width(&page, view);
    page.whole_picture()
}

/// A page that must be moved sideways to be read is a fault that a picture hides.
fn report_width(page: &Page<'_>, view: View) {
    let width = page.script("return document.documentElement.scrollWidth").as_u64().unwrap_or(0);
    if width > u64::from(view.width) {
        println!("the page is {width} px wide in a window of {} px", view.width);
    }
}

/// A file name from a path, as far as one can be made of it.
fn prefix(path: &str) -> String {
    let name: String = path.chars().take(24).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    if name.is_empty() { name } else { format!("{}-", name.trim_matches('-')) }
}
