//! The Python pane as a person uses it: a fragment is completed, a line leads to the steps that run it, a task shows its calls and
//! variables, and the end of a wait is dragged.

use e2e::{Part, Playground, Stage};
use fantoccini::key::Key;

/// Two waits of the same length: only one of the numbers is its own.
const TWINS: &str = r#"import asyncio

async def work(name, delay):
    told = name * 2
    await asyncio.sleep(delay)
    print(told)

async def main():
    await asyncio.gather(
        work("a", 1),
        work("b", 1))

asyncio.run(main())
"#;

fn source<'a>(page: &Playground<'a>) -> Part<'a> {
    page.part("textbox", "Python source")
}

#[test]
fn a_fragment_is_completed_after_every_added_line_was_shown() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.type_program("async def greet(name):\n    await asyncio.sleep(1)\n    print(name, greeting)\n");
    let offer = page.group("Complete this fragment");
    offer.should_say("import asyncio");
    offer.button("Complete this fragment").click();
    let program = page.part("region", "The completed program");
    for line in ["import asyncio", "greeting = ", "asyncio.run(greet("] {
        program.should_say(line);
    }
    assert!(!source(&page).value().contains("import asyncio"), "it is shown before it is taken");
    offer.button("Add these 3 lines").click();
    page.wait_until("the completed program", || source(&page).value().contains("asyncio.run(greet("));
    page.button("Last").click();
    page.group("Output").should_say("greeting 1");
    page.group("Complete this fragment").should_not_be_there();
    page.button("Undo").click();
    page.wait_until("the fragment", || !source(&page).value().contains("import asyncio"));
    page.group("Complete this fragment").should_be_there();
}

#[test]
fn what_lacks_nothing_gets_no_offer() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWINS);
    page.group("Complete this fragment").should_not_be_there();
}

#[test]
fn a_line_leads_to_every_step_that_runs_it() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWINS);
    page.button("Line 4").click();
    page.should_be_at(2);
    page.button("Line 4").click();
    page.should_be_at(3);
    page.button("Line 4").click();
    page.should_be_at(2);
    page.should_say("Line 4 does not run again");
    page.button("Line 7").click();
    page.should_say("Line 7 never runs");
    // The same by keys alone: the numbers are one stop, and arrows go from one to the next.
    page.button("Line 7").press(&char::from(Key::Up).to_string());
    page.press(Key::Enter);
    page.group("Narration").should_say("runs again");
}

#[test]
fn a_task_shows_its_calls_and_their_variables() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWINS);
    page.button("Line 4").click();
    page.part("tab", "Stack").click();
    page.group("Stack of a").should_say("told");
    page.group("Stack of a").should_say("'aa'");
    page.button("Step forward").click();
    page.group("Stack of b").should_say("'bb'");
    page.part("combobox", "Stack of").choose("main");
    page.group("Stack of main").should_say("line 9");
    page.button("Last").click();
    page.group("Stack of main").should_say("main");
}

/// Looks for an end that can be taken, and pulls it a hundred pixels to the right.
const PULL: &str = r"
    const canvas = document.querySelector('canvas[data-timeline]');
    const place = canvas.getBoundingClientRect();
    const send = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type,
        { bubbles: true, pointerId: 1, pointerType: 'mouse', button: 0, clientX: place.x + x, clientY: place.y + y }));
    for (let y = 50; y < place.height; y += 6) {
        for (let x = 100; x < place.width; x += 8) {
            send('pointermove', x, y);
            if (canvas.style.cursor === 'ew-resize') {
                send('pointerdown', x, y);
                for (let dx = 10; dx <= 100; dx += 10) send('pointermove', x + dx, y);
                send('pointerup', x + 100, y);
                return true;
            }
        }
    }
    return false;
";

#[test]
fn the_end_of_a_wait_is_dragged_and_undone_in_one_go() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWINS);
    assert_eq!(page.script(PULL), true, "an end that can be taken");
    page.wait_until("another number", || !source(&page).value().contains(r#"work("a", 1)"#));
    assert!(source(&page).value().contains(r#"work("b", 1)"#), "only the number of that wait changes");
    page.button("Undo").click();
    source(&page).should_hold(TWINS);
}

#[test]
fn keys_change_a_wait_too() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWINS);
    page.button("Line 4").click();
    page.button("Line 4").press(&format!("{}{}", char::from(Key::Shift), char::from(Key::Right)));
    page.wait_until("another number", || source(&page).value().contains(r#"work("a", 1.1)"#));
    page.should_say("The delay on line 10 is 1.1 s now.");
}
