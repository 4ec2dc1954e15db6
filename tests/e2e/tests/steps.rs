//! The run as a table: a keyboard walks it, the cursor goes along, and a screen reader hears where it is.

use e2e::{Playground, Stage, TWO_TASKS};
use fantoccini::key::Key;
use serde_json::Value;

/// What the row that has the reader's attention says: the one that the focused grid names as active.
fn active_row(page: &Playground<'_>) -> String {
    let script = "const row = document.getElementById(document.activeElement.getAttribute('aria-activedescendant')); \
        return row && row.ariaCurrent === 'step' ? row.innerText : null";
    page.script(script).as_str().unwrap_or_default().to_string()
}

#[test]
fn a_keyboard_walks_the_table_and_the_cursor_goes_along() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.part("tab", "Steps").click();
    let table = page.part("grid", "Steps");
    let steps = page.step().1;
    table.press(&(Key::Down + ""));
    page.should_be_at(2);
    page.wait_until("the row of step 2 to be active", || active_row(&page).contains("slow runs for the first time"));
    table.press(&(Key::End + ""));
    page.should_be_at(steps);
    table.press(&(Key::Up + ""));
    page.should_be_at(steps - 1);
    table.press(&(Key::Home + ""));
    page.should_be_at(1);
}

#[test]
fn the_table_shows_what_is_known_and_what_is_asked_for() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.part("tab", "Steps").click();
    let table = page.part("grid", "Steps");
    let rows = || table.attribute("aria-rowcount").parse::<usize>().unwrap_or(0) - 1;
    if page.switch("Show what comes").is_on() {
        assert_eq!(rows(), page.step().1);
        page.switch("Show what comes").click();
    }
    page.wait_until("nothing of what comes", || rows() == page.step().0);
    page.button("Last").click();
    page.wait_until("every step", || rows() == page.step().1);
    page.part("combobox", "Steps of").choose("quick");
    page.wait_until("the two steps of quick", || rows() == 2);
    assert!(!table.text().contains("slow runs"), "{}", table.text());
    page.part("combobox", "Steps of").choose("everybody");
    let coarse = page.step().1;
    page.switch("Details").click();
    page.wait_until("the finest steps", || rows() > coarse && table.text().contains("Round"));
}

#[test]
fn a_long_table_makes_only_the_rows_that_are_seen() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.type_program(
        "import asyncio\n\nasync def main():\n    for _ in range(3000):\n        await asyncio.sleep(0)\n\nasyncio.run(main())\n",
    );
    page.wait_long_until("the long run", || page.step().1 > 3000);
    page.part("tab", "Steps").click();
    page.part("grid", "Steps").press(&(Key::End + ""));
    page.should_be_at(page.step().1);
    page.wait_until("the last row", || active_row(&page).contains("returns"));
    let made = page.script("return document.querySelectorAll('[role=grid] tbody [role=row]').length");
    assert!(made.as_u64().is_some_and(|rows| rows < 60), "{made:?} rows");
    assert_ne!(made, Value::from(0));
}

/// What the page has read out last.
fn read_out(page: &Playground<'_>) -> String {
    let script = "return [...document.querySelectorAll('[aria-live=polite]')].map((region) => region.textContent).join('')";
    page.script(script).as_str().unwrap_or_default().to_string()
}

#[test]
fn steps_that_a_person_makes_are_read_out_once() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.button("Step forward").click();
    page.wait_until("step 2 to be read out", || read_out(&page).starts_with("step 2 of"));
    page.part("tab", "Steps").click();
    page.part("grid", "Steps").press(&(Key::Down + ""));
    page.should_be_at(3);
    // The row has the reader's attention and says it all: said twice would be once too often.
    page.wait_until("nothing to be read out beside the row", || read_out(&page).is_empty());
}
