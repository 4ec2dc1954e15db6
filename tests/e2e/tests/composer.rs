//! Composing: what a person does in the composer is in the source, what they write in the source is in the composer, and what means
//! nothing is marked where it was typed and changes nothing.

use e2e::{Part, Playground, Stage};

/// The page with an example open whose three tasks are `a` (3 s), `b` (1 s) and `c` (2 s), awaited by `gather`.
fn gather<'a>(stage: &'a Stage) -> Playground<'a> {
    let page = Playground::open(stage, "");
    page.part("combobox", "Example").choose("gather keeps the order of its arguments");
    source_should_have(&page, "asyncio.gather(");
    page
}

fn source_of(page: &Playground<'_>) -> String {
    page.group("Source").textbox("Python source").value()
}

#[track_caller]
fn source_should_have(page: &Playground<'_>, text: &str) {
    page.wait_until(&format!("the source to have {text:?}"), || source_of(page).contains(text));
}

fn task<'a>(page: &Playground<'a>, name: &str) -> Part<'a> {
    page.group("Tasks").part("group", &format!("Task {name}"))
}

#[test]
fn a_delay_that_is_typed_is_in_the_source_and_in_the_run() {
    let stage = Stage::new();
    let page = gather(&stage);
    task(&page, "a").textbox("Delay of a in seconds").replace_with("0.5");
    source_should_have(&page, r#"work("a", 0.5)"#);
    page.button("Last").click();
    page.wait_until("a to be done first, then b", || {
        let text = page.group("Output").text();
        text.find("a is done").zip(text.find("b is done")).is_some_and(|(a, b)| a < b)
    });
}

#[test]
fn tasks_are_added_renamed_moved_and_removed() {
    let stage = Stage::new();
    let page = gather(&stage);
    page.group("Tasks").button("Add task").click();
    page.wait_until("four tasks in the source", || source_of(&page).matches("work(\"").count() == 4);

    page.group("Tasks").textbox("Name of task 2").replace_with("middle");
    source_should_have(&page, r#"work("middle", 1)"#);

    task(&page, "middle").button("More about middle").click();
    task(&page, "middle").button("Move middle up").click();
    page.wait_until("middle to be the first", || source_of(&page).find("\"middle\"") < source_of(&page).find("\"a\""));
    assert_eq!(
        page.script("return document.activeElement.getAttribute('aria-label')"),
        "Move middle down",
        "the keyboard goes along"
    );
    task(&page, "middle").button("Remove middle").click();
    page.wait_until("middle to be gone", || !source_of(&page).contains("middle"));
}

#[test]
fn every_way_of_awaiting_is_written_as_python() {
    let stage = Stage::new();
    let page = gather(&stage);
    let ways = [
        ("create_task, in turn", "asyncio.create_task("),
        ("wait", "await asyncio.wait("),
        ("as_completed", "asyncio.as_completed("),
        ("TaskGroup", "asyncio.TaskGroup()"),
        ("one after another", "await work("),
        ("gather", "asyncio.gather("),
    ];
    for (way, python) in ways {
        page.group("Awaited by").part("radio", way).focus();
        page.press(' ');
        source_should_have(&page, python);
        page.wait_until("a run of it", || page.step().1 > 1);
    }
    page.group("Awaited by").part("switch", "return_exceptions").click();
    source_should_have(&page, "return_exceptions=True");
}

#[test]
fn a_task_that_raises_and_cleans_up_is_composed() {
    let stage = Stage::new();
    let page = gather(&stage);
    task(&page, "b").part("combobox", "Outcome of b").choose("raises ValueError");
    source_should_have(&page, "ValueError(");
    task(&page, "a").button("More about a").click();
    task(&page, "a").part("combobox", "When a is cancelled").choose("cleans up first");
    source_should_have(&page, "cleanup=");
}

#[test]
fn what_is_no_delay_is_marked_where_it_was_typed_and_changes_nothing() {
    let stage = Stage::new();
    let page = gather(&stage);
    let before = source_of(&page);
    for wrong in ["-1", "soon", "1e400", ""] {
        let field = task(&page, "a").textbox("Delay of a in seconds");
        field.paste_over(wrong);
        page.wait_until(&format!("{wrong:?} to be marked"), || field.attribute("aria-invalid") == "true");
        assert_eq!(source_of(&page), before, "{wrong}");
    }
}

#[test]
fn the_composer_follows_what_is_written_while_it_knows_the_shape() {
    let stage = Stage::new();
    let page = gather(&stage);
    page.type_program(&source_of(&page).replace(r#"work("b", 1)"#, r#"work("b", 2.5)"#));
    task(&page, "b").textbox("Delay of b in seconds").should_hold("2.5");

    page.type_program("print('no tasks here')\n");
    page.group("Tasks").should_not_be_there();
}

#[test]
fn every_example_runs_to_its_end() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    let options =
        page.script("return [...document.querySelectorAll('select[aria-label=Example] option')].map((option) => option.label)");
    let titles: Vec<String> =
        options.as_array().expect("a list").iter().filter_map(|title| title.as_str().map(str::to_string)).collect();
    assert!(titles.len() >= 8, "expected eight examples at least, found {titles:?}");
    for title in titles.iter().filter(|title| *title != "Choose an example") {
        page.part("combobox", "Example").choose(title);
        page.wait_until(&format!("a run of {title:?}"), || page.step().0 == 1 && page.step().1 > 1);
        page.button("Last").click();
        page.should_be_at(page.step().1);
        assert!(!page.group("Output").text().contains("nothing printed"), "{title}");
    }
    assert_eq!(stage.errors(), [""; 0]);
}
