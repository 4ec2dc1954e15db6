//! Lessons' Markdown, moments and claims as pairs of text. Whole lessons stand in tests/lessons.

use super::claim::Subject;
use super::markdown::{Fault, inlines};
use super::{Claim, Fact, Inline, Moment, plain};
use crate::run::{Settings, run};
use crate::trace::Replay;
use std::rc::Rc;

const PROGRAM: &str = "\
import asyncio

async def nap(name, delay):
    await asyncio.sleep(delay)
    print(name, 'is up')
    return name

async def main():
    print(await asyncio.gather(nap('ada', 2), nap('bob', 1)))

asyncio.run(main())
";

fn with_run<T>(look: impl FnOnce(Subject) -> T) -> T {
    let made = run(PROGRAM, &Settings::default()).expect("a program that runs");
    let replay = Replay::new(Rc::new(made.trace));
    look(Subject { replay: &replay, source: PROGRAM })
}

#[test]
fn moments_are_found_by_what_happens() {
    let check = |moment: &str, expect: &str| {
        let parsed = Moment::parse(moment).expect(moment);
        assert_eq!(parsed.to_string(), moment);
        let found = with_run(|run| {
            let event = parsed.find(run.replay, run.source)?;
            let at = run.replay.trace.event(event);
            Ok::<String, String>(format!("{} line {}", at.at, at.line))
        });
        assert_eq!(found.unwrap_or_else(|why| why), expect, "{moment}");
    };
    check("ada starts", "0.000 line 0");
    check("ada waits \"sleep\"", "0.000 line 4");
    check("bob prints \"up\" on \"is up\"", "1.000 line 5");
    check("* prints #2", "2.000 line 5");
    check("* prints #last", "2.000 line 9");
    check("main waits \"gather\"", "0.000 line 9");
    check("gather ends", "2.000 line 0");
    check("loop waits #2", "1.000 line 0");
    check("program returns", "2.000 line 0");
    check("bob cancelled", "expected this to happen: bob cancelled, found that it does not");
    check("eve starts", "expected one of main, ada, bob, gather, loop, program, found eve");
}

#[test]
fn claims_say_what_they_found_instead() {
    let check = |claim: &str, expect: &str| {
        let parsed = Claim::parse(claim).expect(claim);
        let found = with_run(|run| parsed.fails(run));
        assert_eq!(found.as_deref().unwrap_or("holds"), expect, "{claim}");
    };
    check("program ends at 2", "holds");
    check("program ends by 1.5 s", "expected program ends by 1.5 s, found it at 2 s");
    check("bob returns before ada returns", "holds");
    check("ada returns before bob returns", "expected ada returns before bob returns, found them the other way round");
    check("3 times * prints", "holds");
    check("at most 2 times * prints", "expected at most twice: * prints, found it 3 times");
    check("at least 4 times * prints", "expected at least 4 times: * prints, found it 3 times");
    check("no program raises", "holds");
    check("no bob returns", "expected that this never happens: bob returns, found it once");
    check("source has \"gather\"", "holds");
    check("source lacks \"gather\"", "expected a program without gather, found it there");
}

#[test]
fn claims_that_are_none_are_refused() {
    let check = |claim: &str, expect: &str| assert_eq!(Claim::parse(claim).expect_err(claim), expect, "{claim}");
    check("", "expected a moment, such as: main prints \"done\", found nothing");
    check("main", "expected what main does, such as starts or ends, found the end");
    check("main ends now", "expected the end of the line, found now");
    check("main ends by noon", "expected a number of seconds, such as 1.5, found noon");
    check("at 3 times main ends", "expected most or least after at");
    check("3 main ends", "expected times after 3");
    check("source holds \"x\"", "expected has or lacks after source");
}

#[test]
fn facts_are_compared_with_choices_as_people_write_them() {
    let check = |fact: &str, answer: &str, choice: &str, fits: bool| {
        let parsed = Fact::parse(fact).expect(fact);
        let found = with_run(|run| parsed.answer(run)).expect(fact).unwrap_or_default();
        assert_eq!((found.as_str(), parsed.fits(&found, choice)), (answer, fits), "{fact}: {choice}");
    };
    check("when bob ends", "1 s", "after 1 second", true);
    check("when bob ends", "1 s", "after 1000 ms.", true);
    check("when bob ends", "1 s", "after 1.5 s", false);
    check("when bob ends", "1 s", "never", false);
    check("what * prints #last", "['ada', 'bob']", "['ada', 'bob']", true);
    check("what bob returns", "'bob'", "bob", false);
    check("how-often loop waits", "2", "2 times", true);
    check("whether bob ends before ada ends", "yes", "Yes, by a second", true);
    check("whether main prints \"eve\"", "no", "No", true);
}

#[test]
fn inline_markdown_is_read_or_refused() {
    let check = |text: &str, expect: &str| {
        let mut faults: Vec<Fault> = Vec::new();
        let read = inlines(text, 1, &mut faults);
        let shown = read.iter().map(show).chain(faults.iter().map(Fault::to_string)).collect::<Vec<_>>().join("|");
        assert_eq!(shown, expect, "{text}");
    };
    check("plain\ntext, 2 * 3 [sic]", "plain text, 2 * 3 [sic]");
    check("`a[0]` and ``a `b` c``", "code(a[0])| and |code(a `b` c)");
    check("*so* **very *much* so**", "em(so)| |strong(very much so)");
    check(r"\*not\* stressed", "*not* stressed");
    check("[here](other.md)", "link(here: other.md)");
    check("see [`x` now](<at: main ends>).", "see |moment(x now: main ends)|.");
    check(
        "see [it](<at: main naps>).".replace("naps", "ends #x").as_str(),
        "see |strong(it)|.|line 1: expected #1, #2, … or #last, found #x",
    );
    check("one\n**two", "one |strong(two)|line 2: expected ** to end what begins here, found the end of the paragraph");
}

fn show(inline: &Inline) -> String {
    let inner = plain(std::slice::from_ref(inline));
    match inline {
        Inline::Text(_) => inner,
        Inline::Code(_) => format!("code({inner})"),
        Inline::Emphasis(_) => format!("em({inner})"),
        Inline::Strong(_) => format!("strong({inner})"),
        Inline::Link { to, .. } => format!("link({inner}: {to})"),
        Inline::Moment { moment, .. } => format!("moment({inner}: {moment})"),
    }
}
