//! What explains a run beside the timeline: sums, the tree of tasks, the words of the machine, finding and following a task, marks.

use e2e::{Playground, Stage, TWO_TASKS};
use fantoccini::key::Key;

fn open(stage: &Stage) -> Playground<'_> {
    let page = Playground::open(stage, "");
    page.paste(TWO_TASKS);
    page.script("document.activeElement.blur()");
    page
}

#[test]
fn the_strip_says_what_concurrency_saved_and_explains_it() {
    let stage = Stage::new();
    let page = open(&stage);
    let total = page.group("Overview").button("2 s instead of 3 s one after another");
    assert_eq!(total.attribute("aria-expanded"), "false");
    total.click();
    page.group("Overview").should_say("Waiting for another task counts nothing of its own.");
    total.click();
    assert!(!page.group("Overview").text().contains("Waiting for another task"));
}

#[test]
fn the_tree_of_tasks_says_who_made_and_who_awaits_whom() {
    let stage = Stage::new();
    let page = open(&stage);
    page.button("Step forward").click();
    page.button("Step forward").click();
    page.part("tab", "Tasks").click();
    page.group("Tree of tasks").button("slow: waits: sleep(2); made by main, awaited by main").should_be_there();
    page.group("Tree of tasks").button("main: waits: gather; made by the program, waits on slow, quick through gather").click();
    page.group("Pinned details").should_say("main");
    page.press(Key::Escape);
    page.group("Pinned details").should_not_be_there();
}

#[test]
fn the_machine_speaks_the_browsers_words_where_one_wants_it_to() {
    let stage = Stage::new();
    let page = open(&stage);
    page.group("Ready queue").should_say("start slow");
    page.part("combobox", "Words").choose("in browser words");
    page.group("Microtask queue").should_say("start slow");
}

#[test]
fn a_task_is_found_by_its_name_and_followed_step_by_step() {
    let stage = Stage::new();
    let page = open(&stage);
    page.press('/');
    page.part("combobox", "Find a task").press("qui");
    page.part("option", "quick ready").should_be_there();
    page.part("combobox", "Find a task").press(&Key::Enter.to_string());
    page.group("Pinned details").button("Follow quick").click();
    let mut told = Vec::new();
    for _ in 0..2 {
        let (before, _) = page.step();
        page.button("Step forward").click();
        page.wait_until("the next step of the task", || page.step().0 > before);
        told.push(page.group("Narration").text());
    }
    assert!(told.iter().all(|told| told.starts_with("quick runs")), "{told:?}");
    page.press(Key::Escape);
    page.press(Key::Escape);
    page.group("Overview").button("Following quick").should_not_be_there();
}

#[test]
fn marks_are_set_named_gone_to_and_in_the_link() {
    let stage = Stage::new();
    let page = open(&stage);
    page.press(Key::Right);
    page.press(Key::Right);
    page.should_be_at(3);
    page.press('m');
    page.group("Overview").textbox("Name of mark 1").replace_with("both wait");
    page.script("document.activeElement.blur()");
    page.button("First").click();
    page.button("Go to both wait").click();
    page.should_be_at(3);
    let link = page.copied_by("Share");
    let page = Playground::at(&stage, &link);
    page.button("First").click();
    page.button("Go to both wait").click();
    page.should_be_at(3);
    page.button("Remove both wait").click();
    page.button("Go to both wait").should_not_be_there();
}
