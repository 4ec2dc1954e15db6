//! Lessons as a learner uses them: from the menu and from the address, answering, following moments, changing a program; and what is
//! said where there is none.

use e2e::{Playground, Stage};

#[test]
fn a_lesson_is_chosen_answered_and_followed() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.button("Lessons").click();
    page.button("gather: when one of them fails").click();
    page.should_say("Look at the track of the one who fails");
    page.should_be_at(1);
    page.button("Next").click();
    page.button("No, she is cancelled at 1 s").click();
    page.should_say("Not so.");
    page.button("Yes, at 2 s").click();
    page.should_say("Right.");

    page.button("Run, part of the lesson").click();
    page.wait_until("the moment of the step", || page.slider("Position").attribute("aria-valuetext").contains("1 s"));
    page.button("Next").click();
    page.button("Ada").click();
    page.group("Output").should_say("Ada arrives");
    page.button("Close the lesson").click();
    page.button("Next").should_not_be_there();
}

#[test]
fn an_exercise_is_checked_on_the_program_in_the_editor() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "?lesson=blocking-call");
    page.button("Modify, part of the lesson").click();
    page.button("Check").click();
    page.should_say("The second beat should come at 1 s.");
    page.button("Hint").click();
    page.button("Another hint").click();
    page.button("Solution").click();
    page.wait_until("the solution to pass", || {
        page.button("Check").click();
        page.text().contains("Solved.")
    });
}

#[test]
fn a_lesson_that_is_not_there_is_told_and_the_page_works() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "?lesson=nowhere");
    page.should_say("The lesson at lessons/nowhere.md cannot be loaded");
    page.button("Step forward").should_be_there();
    let page = Playground::open(&stage, "?lesson=https://example.org/lesson.md");
    page.should_say("expected an address of this site");
}

#[test]
fn texts_are_fetched_when_they_are_opened() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    let asked = |what: &str| stage.server().asked().iter().any(|path| path.contains(what));
    assert!(!asked("lessons"), "the first visit fetches no lesson");
    page.button("Lessons").click();
    page.should_say("A crawler");
    assert!(asked("lessons/index.md") && !asked("lessons/crawler.md"));
}
