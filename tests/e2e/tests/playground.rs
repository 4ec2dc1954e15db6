//! The playground as a person uses it: run a program, step both ways, scrub, use keys, watch it live, share it, embed it, and do
//! everything wrong that one can.

use e2e::{Playground, Stage, TWO_TASKS};
use fantoccini::key::Key;

#[test]
fn a_run_starts_paused_at_its_first_step_and_goes_both_ways() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.should_be_at(1);
    assert!(!page.group("Output").text().contains("done"), "nothing has been printed yet");

    page.step_until("the quick task's line", || page.group("Output").text().contains("quick done"));
    assert!(!page.group("Output").text().contains("slow done"), "what lies after the cursor has not been printed yet");
    let (step, _) = page.step();

    page.button("Step back").click();
    page.should_be_at(step - 1);
    assert!(!page.group("Output").text().contains("quick done"), "a step back takes the line back");

    page.button("Last").click();
    page.group("Output").should_say("slow done");
    page.button("First").click();
    page.should_be_at(1);
}

#[test]
fn every_step_says_one_sentence_and_shows_the_queues() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.step_until("both tasks to wait for their timers", || {
        page.group("Timers").text().contains("1.000 s") || page.group("Timers").text().contains("2.000 s")
    });
    let said = page.group("Narration").text();
    assert!(said.ends_with(['.', '!']) || said.contains(". "), "expected a sentence, found {said:?}");
    page.group("Ready queue").should_be_there();
    page.group("Timeline").should_be_there();
}

#[test]
fn the_position_is_a_slider() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    let (_, steps) = page.step();
    page.slider("Position").press(&Key::End.to_string());
    page.should_be_at(steps);
    page.group("Output").should_say("slow done");
    page.slider("Position").press(&Key::Left.to_string());
    page.should_be_at(steps - 1);
    page.slider("Position").press(&Key::Home.to_string());
    page.should_be_at(1);
}

#[test]
fn keys_move_the_cursor_and_are_never_taken_from_a_focused_control() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.script("document.activeElement.blur()");
    page.press(Key::Right);
    page.should_be_at(2);
    page.press(Key::Left);
    page.should_be_at(1);
    page.press(Key::End);
    page.should_be_at(page.step().1);
    page.press(Key::Home);
    page.should_be_at(1);

    page.button("Step forward").focus();
    page.press(' ');
    page.should_be_at(2);
    page.button("Play").should_be_there();

    page.group("Source").textbox("Python source").focus();
    page.press(Key::Right);
    page.should_be_at(2);
}

#[test]
fn the_question_mark_opens_the_list_of_keys() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.press('?');
    page.part("dialog", "Keys").should_say("Space");
    page.press(Key::Escape);
    page.part("dialog", "Keys").should_not_be_there();
}

#[test]
fn playing_goes_to_the_end_and_can_be_paused() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.button("Play").click();
    page.button("Pause").click();
    page.button("Play").click();
    let (_, steps) = page.step();
    page.should_be_at(steps);
    page.group("Output").should_say("slow done");
}

#[test]
fn a_shared_link_opens_the_same_program_at_the_same_step() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.step_until("the quick task's line", || page.group("Output").text().contains("quick done"));
    let here = page.step();
    let link = page.copied_by("Share");
    assert!(link.starts_with(&stage.server().url("")) && link.contains("#v1."), "{link}");

    let other = Playground::at(&stage, &link);
    assert_eq!(other.step(), here);
    other.group("Output").should_say("quick done");
    assert_eq!(other.group("Source").textbox("Python source").value(), TWO_TASKS);
}

#[test]
fn a_broken_link_says_so_and_opens_the_default_program() {
    let stage = Stage::new();
    let usual = Playground::open(&stage, "").group("Source").textbox("Python source").value();
    for broken in ["#v1.%%%", "#v1.AAAA", "#v99.abc", "#rubbish"] {
        let page = Playground::open(&stage, broken);
        page.should_say("link");
        assert_eq!(page.group("Source").textbox("Python source").value(), usual, "{broken}");
    }
}

#[test]
fn an_embedded_page_shows_a_player_that_waits() {
    let stage = Stage::new();
    let link = Playground::open(&stage, "").copied_by("Embed");
    assert!(link.starts_with("<iframe") && link.contains("title=") && link.contains("?embed"), "{link}");

    let page = Playground::open(&stage, "?embed");
    page.should_be_at(1);
    for shown in ["Timeline", "Narration", "Source"] {
        page.group(shown).should_be_there();
    }
    for hidden in ["Tasks", "Awaited by"] {
        assert!(!page.group(hidden).is_there(), "{hidden} is not for readers of a lesson");
    }
    assert!(!page.switch("Show what comes").is_there() || !page.switch("Show what comes").is_on(), "a reader is to guess first");
    page.button("Step forward").click();
    page.should_be_at(2);

    assert!(!Playground::open(&stage, "?embed&code=0").group("Source").is_there());
}

#[test]
fn a_syntax_error_says_where_and_keeps_the_last_good_run() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    page.button("Last").click();
    let here = page.step();
    page.type_program("import asyncio\n\nasync def main(:\n    pass\n");
    page.group("Source").should_say("line 3");
    assert_eq!(page.step(), here);
    page.group("Output").should_say("slow done");
}

#[test]
fn a_program_without_end_says_which_limit_it_met_and_leaves_the_page_alive() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    let endless = [
        ("while True:\n    pass\n", "instructions"),
        ("def f():\n    f()\nf()\n", "RecursionError: maximum recursion depth exceeded"),
        ("while True:\n    print('x' * 1000)\n", "printed more than"),
    ];
    for (program, limit) in endless {
        page.type_program(program);
        page.wait_long_until(&format!("the limit to be named: {limit}"), || page.text().contains(limit));
        page.paste(TWO_TASKS);
        page.button("Last").click();
        page.group("Output").should_say("slow done");
    }
}

#[test]
fn live_runs_on_the_browsers_executor_and_says_how_it_went() {
    let stage = Stage::new();
    let page = Playground::open(&stage, "");
    page.paste(TWO_TASKS);
    assert!(!page.switch("Live").is_on());
    page.switch("Live").click();
    page.should_say("same order");
    page.group("Output").should_say("slow done");
    assert!(page.text().contains("median"), "how late the timers were is said");
}
