//! The words that the end-to-end tests are written in, held against a small page of their own: what is not there is not found,
//! what comes late is waited for, and a failure says what was expected and what there is.

use e2e::{Server, Stage, View, project};
use fantoccini::key::Key;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn stage() -> Stage {
    Stage::serving(Server::new(project().join("tests/e2e/pages"), &[("X-Tried", "yes")]))
}

#[test]
fn parts_are_found_by_role_and_name() {
    let stage = stage();
    let page = stage.open("harness.html");
    assert_eq!(page.slider("Position").value(), "3");
    page.slider("Position").press(&Key::Right.to_string());
    page.slider("Position").should_hold("4");

    assert!(!page.switch("Live").is_on());
    page.switch("Live").click();
    assert!(page.switch("Live").is_on());

    page.group("Tasks").textbox("Delay").replace_with("2.5");
    page.group("Tasks").textbox("Delay").should_hold("2.5");
}

#[test]
fn a_part_is_looked_for_inside_its_group() {
    let stage = stage();
    let page = stage.open("harness.html");
    page.group("Tasks").button("Add").click();
    assert_eq!(page.group("Output").text(), "add a line", "the other group's button was meant");
    page.group("Output").button("Add").click();
    page.group("Output").should_say("a line");
}

#[test]
fn what_comes_late_is_waited_for_and_what_is_hidden_is_not_there() {
    let stage = stage();
    let page = stage.open("harness.html");
    assert!(!page.button("Late").is_there());
    page.button("Late").should_be_there();
    assert!(!page.switch("Position").is_there(), "a slider is no switch");
}

#[test]
fn keys_frames_and_views_reach_the_page() {
    let stage = stage();
    let page = stage.open("harness.html");
    page.press('x');
    page.wait_until("the page to hear the key", || page.title() == "x");
    page.inside("Inner", |frame| frame.button("Inside").click());
    assert!(!page.button("Inside").is_there());

    stage.look(View::PHONE.in_the_dark());
    assert_eq!(page.script("return innerWidth"), 390);
    assert_eq!(page.script("return getComputedStyle(document.body).backgroundColor"), "rgb(0, 0, 0)");
}

#[test]
fn a_failure_says_what_was_expected_and_what_there_is() {
    let stage = stage();
    let page = stage.open("harness.html");
    let failure = catch_unwind(AssertUnwindSafe(|| page.button("Launch").click())).expect_err("there is no such button");
    let message = failure.downcast_ref::<String>().expect("a message");
    assert!(message.contains(r#"expected button "Launch", found button "Add""#), "{message}");
}

#[test]
fn the_server_adds_headers_keeps_to_its_folder_and_knows_what_was_asked() {
    let stage = stage();
    let page = stage.open("harness.html");
    let tried = page.script(
        "const x = new XMLHttpRequest(); x.open('GET', 'harness.html', false); x.send(); return x.getResponseHeader('X-Tried')",
    );
    assert_eq!(tried, "yes");
    assert!(asked_by_hand(&stage, "/../Cargo.toml").starts_with("HTTP/1.1 404"), "the folder is left");
    assert!(asked_by_hand(&stage, "/harness.html").starts_with("HTTP/1.1 200"));
    assert!(stage.server().asked().iter().any(|path| path == "harness.html"));
}

/// The answer to a path that no browser would send.
fn asked_by_hand(stage: &Stage, path: &str) -> String {
    let address = stage.server().url("").replace("http://", "").replace('/', "");
    let mut stream = TcpStream::connect(address).expect("the server listens");
    write!(stream, "GET {path} HTTP/1.1\r\n\r\n").expect("a request is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}
