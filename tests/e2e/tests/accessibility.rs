//! axe-core finds nothing, on any view of the page, light or dark. It finds perhaps half of what there is to find: the rest is what
//! the other tests hold by going by roles and names.

use e2e::{Page, Playground, Stage, View};
use serde_json::Value;

/// Opens a view, at desk and telephone size, light and dark, and lets axe-core look at it.
#[track_caller]
fn check(path: &str, prepare: impl Fn(&Playground<'_>)) {
    let stage = Stage::new();
    let mut found = Vec::new();
    for view in [View::DESK, View::DESK.in_the_dark(), View::PHONE, View::PHONE.in_the_dark()] {
        stage.look(view);
        let page = Playground::open(&stage, path);
        prepare(&page);
        found.extend(violations(&page).into_iter().map(|violation| format!("{view:?}: {violation}")));
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

fn violations(page: &Page<'_>) -> Vec<String> {
    let path = std::env::var_os("AXE").expect("AXE names the script of axe-core: `cargo xtask test` brings it");
    let axe = std::fs::read_to_string(path).expect("axe-core can be read");
    page.script(&axe);
    let result = page.script("return (await axe.run()).violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.target.join(' '), node.failureSummary]))");
    let words = |violation: &Value| {
        violation.as_array().expect("three texts").iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | ")
    };
    result.as_array().expect("a list").iter().map(words).collect()
}

#[test]
fn the_whole_page() {
    check("", |_| {});
}

#[test]
fn the_end_of_a_run() {
    check("", |page| page.button("Last").click());
}

#[test]
fn a_task_with_its_details() {
    check("", |page| {
        page.part("combobox", "Example").choose("gather keeps the order of its arguments");
        page.group("Tasks").button("More about a").click();
        page.group("Tasks").textbox("Delay of a in seconds").paste_over("-1");
    });
}

#[test]
fn the_list_of_keys() {
    check("", |page| {
        page.button("Help").click();
        page.part("dialog", "Keys").should_be_there();
    });
}

#[test]
fn what_can_be_taken_along() {
    check("", |page| {
        page.button("Take along").click();
        page.part("dialog", "Take along").button("Save SVG picture").should_be_there();
    });
}

#[test]
fn the_settings_with_a_row_open_and_a_fault_marked() {
    check("", |page| {
        page.button("Settings").click();
        let settings = page.part("dialog", "Settings");
        settings.button("Add address").click();
        settings.textbox("Text that api.example.com/items answers").paste_over("no JSON");
        settings.should_say("expected a JSON value");
        settings.button("Add file").click();
    });
}

#[test]
fn questions_before_a_run_and_what_came_of_them() {
    check("?predict", |page| page.group("Predict").should_say("Question 1 of"));
    check("?predict", |page| {
        while !page.group("Predict").text().contains("When is") {
            page.button("Skip").click();
        }
        page.part("spinbutton", "Seconds").replace_with("1\t");
    });
    check("?predict", |page| {
        page.button("Answer").click();
        page.button("Skip the rest, and run").click();
        page.group("Predict").should_say("0 of 1 right");
    });
}

#[test]
fn a_broken_link() {
    check("#v1.%%%", |_| {});
}

#[test]
fn a_syntax_error() {
    check("", |page| {
        page.type_program("async def main(:\n");
        page.group("Source").should_say("line 1");
    });
}

#[test]
fn every_tab_below_the_sentence() {
    for tab in ["Event loop", "Steps", "Tasks", "Stack", "Guaranteed?"] {
        check("", |page| {
            page.button("Last").click();
            page.part("tab", tab).click();
            page.part("tabpanel", tab).should_be_there();
        });
    }
}

#[test]
fn an_embedded_page() {
    check("?embed", |_| {});
}
