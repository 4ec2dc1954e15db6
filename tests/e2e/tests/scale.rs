//! Big runs on the page: what is many is folded and unfolds, and the strip of the whole run leads to any part of it.

use e2e::{Playground, Stage};

const MANY: &str = "import asyncio

async def worker(i):
    for step in range(3):
        await asyncio.sleep(0.01 * (i % 7 + 1))

async def main():
    await asyncio.gather(*[worker(i) for i in range(200)])

asyncio.run(main())
";

#[test]
fn many_tasks_are_folded_and_unfold_by_mouse_and_by_keys() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(MANY);
    let timeline = page.group("Timeline");
    let workers = timeline.button("Tasks of worker × 200");
    page.wait_until("the workers to be folded", || workers.attribute("aria-expanded") == "false");
    workers.click();
    page.wait_until("the workers to be unfolded", || workers.attribute("aria-expanded") == "true");
    timeline.button("Fold all").click();
    let main = timeline.button("Tasks of main");
    page.wait_until("main to be folded", || main.attribute("aria-expanded") == "false");
    workers.should_not_be_there();
    page.press('F');
    workers.should_be_there();
    assert_eq!(stage.errors(), Vec::<String>::new());
}

#[test]
fn zooming_to_the_instant_at_the_cursor_shows_a_part_in_the_strip() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(MANY);
    let timeline = page.group("Timeline");
    page.part("image", "The whole run; seen is 100 % of it").should_be_there();
    timeline.button("Zoom to selection").click();
    page.part("image", "The whole run; seen is 100 % of it").should_not_be_there();
    timeline.button("Fit").click();
    page.part("image", "The whole run; seen is 100 % of it").should_be_there();
    assert_eq!(stage.errors(), Vec::<String>::new());
}
