//! The built page on other people's hosts: in any folder, under a strict content security policy, inside a sandboxed frame.

use e2e::{Page, Server, Stage, dist};
use std::collections::BTreeSet;

/// What a careful host sends. The program draws with style attributes, so those are allowed; scripts are files, every one.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'";

fn should_have_started(page: &Page<'_>) {
    page.part("heading", "Loopscope").should_be_there();
}

#[test]
fn it_starts_and_asks_for_every_file_once() {
    let stage = Stage::new();
    should_have_started(&stage.open(""));
    let asked = stage.server().asked();
    let once: BTreeSet<&String> = asked.iter().collect();
    assert_eq!(once.len(), asked.len(), "something was fetched twice: {asked:?}");
    assert_eq!(stage.errors(), [""; 0], "nothing is missing and nothing is refused");
}

#[test]
fn it_starts_from_any_folder() {
    let dist = dist();
    let (parent, folder) = (dist.parent().expect("dist is in a folder"), dist.file_name().expect("dist has a name"));
    let stage = Stage::serving(Server::new(parent, &[]));
    let folder = folder.to_string_lossy().into_owned();
    should_have_started(&stage.open(&format!("{folder}/index.html")));
    assert!(
        stage.server().asked().iter().all(|path| path.starts_with(&folder) || path == "favicon.ico"),
        "{:?}",
        stage.server().asked()
    );
}

#[test]
fn it_starts_under_a_strict_content_security_policy() {
    let stage = Stage::serving(Server::new(dist(), &[("Content-Security-Policy", POLICY)]));
    should_have_started(&stage.open(""));
    assert_eq!(stage.errors(), [""; 0]);
}

#[test]
fn it_starts_inside_a_sandboxed_frame_of_another_site() {
    let headers = [("Access-Control-Allow-Origin", "*"), ("Content-Security-Policy", POLICY)];
    let player = Server::new(dist(), &headers);
    let host = Server::new(dist(), &[]);
    let frame = format!(
        r#"<iframe title="A run" sandbox="allow-scripts" width="800" height="600" src="{}"></iframe>"#,
        player.url("index.html?embed")
    );
    host.add_page("course.html", &format!("<!doctype html><link rel=\"icon\" href=\"data:,\"><title>A course</title>{frame}"));
    let stage = Stage::serving(host);
    stage.open("course.html").inside("A run", |page| {
        page.should_say("step 1 of");
        // Chromedriver tells no roles inside a frame that has a process of its own.
        page.script("document.querySelector('[aria-label=\"Step forward\"]').click()");
        page.should_say("step 2 of");
        assert_eq!(page.script("return origin"), "null", "the sandbox is one");
    });
    assert_eq!(stage.errors(), [""; 0]);
}
