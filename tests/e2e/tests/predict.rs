//! Predicting as a learner does it: saying what a run will do before it is shown, by buttons, by the axis and by keys alone; and what is
//! said of it when the run is there.

use e2e::{Playground, Stage};

const PROGRAM: &str = "import asyncio\n\n\nasync def work(name, delay):\n    await asyncio.sleep(delay)\n    print(name)\n\n\nasync def main():\n    await asyncio.gather(work('slow', 2), work('quick', 1))\n\n\nasyncio.run(main())\n";

fn predicting(stage: &Stage) -> Playground<'_> {
    let page = Playground::open(stage, "");
    page.paste(PROGRAM);
    page.button("Predict").click();
    page.group("Predict").should_say("Question 1 of");
    page.group("Predict").should_say("In which order are the tasks done?");
    page
}

/// Where among the things to be put in order this one stands.
fn comes_before(page: &Playground<'_>, first: &str, second: &str) -> bool {
    let text = page.group("Predict").text();
    let place = |word: &str| text.lines().position(|line| line.trim() == word).expect("it is to be put in order");
    place(first) < place(second)
}

#[test]
fn a_prediction_made_right() {
    let stage = Stage::new();
    let page = predicting(&stage);
    if comes_before(&page, "slow", "quick") {
        page.button("Move quick up").click();
    }
    page.wait_until("the order to change", || comes_before(&page, "quick", "slow"));
    page.button("Answer").click();
    page.group("Predict").should_say("Question 2 of");
    page.button("Skip the rest, and run").click();
    page.group("Predict").should_say("1 of 1 right");
    page.group("Predict").should_say("Right: In which order are the tasks done?");
    page.group("Output").should_say("quick");
    page.button("Done").click();
    page.part("group", "Predict").should_not_be_there();
}

#[test]
fn a_prediction_made_wrong_on_the_axis_is_shown_beside_what_happened() {
    let stage = Stage::new();
    let page = predicting(&stage);
    while !page.group("Predict").text().contains("When is the whole program over?") {
        page.button("Skip").click();
    }
    page.part("spinbutton", "Seconds").replace_with("3\t");
    page.wait_until("the mark", || page.slider("When").attribute("aria-valuetext") == "3 seconds");
    page.button("Answer").click();
    page.button("Skip the rest, and run").click();
    page.group("Predict").should_say("0 of 1 right");
    page.group("Predict").should_say("Not so: When is the whole program over?");
    page.group("Predict").should_say("at 3 s");
    page.group("Predict").should_say("at 2 s");
    // That is the sum of both: what is said of it is why people believe so.
    page.group("Predict").should_say("the sum of all sleeps");
}

#[test]
fn all_is_skipped_and_nothing_shown_before() {
    let stage = Stage::new();
    let page = predicting(&stage);
    page.button("Step forward").click();
    page.should_be_at(1);
    page.should_say("The run is hidden while you predict");
    page.button("Skip the rest, and run").click();
    page.group("Predict").should_say("You skipped all questions.");
    page.button("First").click();
    page.should_be_at(1);
    page.button("Predict again").click();
    page.group("Predict").should_say("Question 1 of");
    page.button("Stop predicting").click();
    page.button("Step forward").click();
    page.should_be_at(2);
}

#[test]
fn keys_alone_put_things_in_order() {
    let stage = Stage::new();
    let page = predicting(&stage);
    let first = if comes_before(&page, "slow", "quick") { "slow" } else { "quick" };
    page.button(&format!("Move {first} down")).focus();
    page.press(' ');
    let other = if first == "slow" { "quick" } else { "slow" };
    page.wait_until("the order to change", || comes_before(&page, other, first));
    page.press(' ');
    page.wait_until("the order to stay at its end", || comes_before(&page, other, first));
    page.button("Answer").focus();
    page.press(' ');
    page.group("Predict").should_say("Question 2 of");
}

#[test]
fn an_address_opens_the_questions_in_a_frame_too() {
    let stage = Stage::new();
    for path in ["?predict", "?embed&predict", "?embed&code=0&predict"] {
        let page = Playground::open(&stage, path);
        page.group("Predict").should_say("Question 1 of");
        page.button("Skip the rest, and run").click();
        page.button("Predict again").should_be_there();
    }
    let page = Playground::open(&stage, "?embed");
    page.button("Predict").should_not_be_there();
}
