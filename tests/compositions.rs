//! Compositions and their source: what is written is read back, what a person reformats is still read, and a change in the
//! composer changes as little as it can.

#[path = "support/product.rs"]
mod product;

use loopscope::composition::{
    Awaiting, Change, Composition, ErrorKind, Fence, OnCancel, Outcome, ReturnWhen, Task, delays_in, edit,
};
use product::{all, seconds};

#[test]
fn what_is_written_is_read_back() {
    let all = all();
    assert!(all.len() > 2000, "a broad product, not {}", all.len());
    for composition in all {
        let source = composition.to_source();
        assert_eq!(Composition::from_source(&source).as_ref(), Some(&composition), "{source}");
    }
}

/// The program that the tests below start from, as a person might have it.
const OWN: &str = r#"# My first race.
import asyncio

async def fetch(url: str, seconds: float, error=None):
    """Pretends to fetch."""
    print('fetching', url)
    await asyncio.sleep( seconds )   # the network
    if error: raise error
    return url.upper()

async def run():
    jobs = [
        asyncio.create_task(fetch('one', seconds=3)),  # slow
        # the fast one
        asyncio.create_task(fetch("two", 1, ValueError('broken')), name='second'),
    ]
    for job in asyncio.as_completed(jobs, timeout=2.50):
        try:
            result = await job
            print("got", result)
        except ValueError as e:
            print("oh no:", e)

if __name__ == '__main__':
    asyncio.run(run())
"#;

fn own() -> Composition {
    let tasks = vec![Task::new("one", seconds("3")), Task::new("two", seconds("1")).raises(ErrorKind::ValueError, "broken")];
    Composition::new(tasks, Awaiting::AsCompleted { timeout: Some(seconds("2.50")) })
}

#[test]
fn what_a_person_reformats_is_still_read() {
    // The deadline that nobody catches is missing from the shape above: with it, the program is a composition.
    assert_eq!(Composition::from_source(OWN), None);
    let guarded = OWN.replace(", timeout=2.50", "");
    let plain = Composition { awaiting: Awaiting::AsCompleted { timeout: None }, ..own() };
    assert_eq!(Composition::from_source(&guarded), Some(plain));
}

/// A program of one way of awaiting, in the person's own words; `lines` stand in main.
fn program(lines: &str) -> String {
    let body: String = lines.lines().map(|line| format!("  {line}\n")).collect();
    format!(
        "import asyncio, time\nasync def nap(who, long):\n  await asyncio.sleep(long)\n  return who\nasync def main() -> None:\n{body}asyncio.run(main(), debug=False)\n"
    )
}

#[test]
fn every_way_is_read_in_other_words() {
    let check = |lines: &str, awaiting: Awaiting, fence: Option<Fence>| {
        let tasks = vec![Task::new("a", seconds("1")), Task::new("b", seconds("2.0"))];
        let expected = Composition { fence, ..Composition::new(tasks, awaiting) };
        assert_eq!(Composition::from_source(&program(lines)), Some(expected), "{lines}");
    };
    check("first = await nap('a', 1)\nprint(first, await nap(who='b', long=2.0))", Awaiting::OneAfterAnother, None);
    check(
        "ts = [asyncio.create_task(nap('a', 1), name='a'), asyncio.create_task(nap('b', 2.0))]\nfor t in ts: await t",
        Awaiting::InTurn,
        None,
    );
    check(
        "print(await asyncio.gather(nap('a', 1), nap('b', 2.0), return_exceptions=True))",
        Awaiting::Gather { return_exceptions: true },
        None,
    );
    check(
        "await asyncio.gather(nap('a', 1), nap('b', 2.0), return_exceptions=False)",
        Awaiting::Gather { return_exceptions: false },
        None,
    );
    check(
        "async with asyncio.TaskGroup() as group:\n  ts = [group.create_task(nap('a', 1)), group.create_task(nap('b', 2.0))]\nfor t in ts:\n  print(t.result())",
        Awaiting::TaskGroup,
        None,
    );
    check(
        "ts = [asyncio.create_task(nap('a', 1)), asyncio.create_task(nap('b', 2.0))]\nfinished, others = await asyncio.wait(ts, return_when=asyncio.ALL_COMPLETED, timeout=None)\nfor t in ts:\n  if t in finished:\n    print(t.get_name(), t.result())",
        Awaiting::Wait { return_when: ReturnWhen::AllCompleted, timeout: None, cancel_pending: false },
        None,
    );
    check(
        "try:\n  async with asyncio.timeout(delay=1.5) as scope:\n    await asyncio.gather(nap('a', 1), nap('b', 2.0))\nexcept asyncio.TimeoutError:\n  print('late', scope.when())\n  pass".replace("scope.when()", "scope").as_str(),
        Awaiting::Gather { return_exceptions: false },
        Some(Fence::Timeout(seconds("1.5"))),
    );
}

#[test]
fn what_does_more_or_less_is_not_read() {
    let check = |lines: &str| assert_eq!(Composition::from_source(&program(lines)), None, "{lines}");
    check("await nap('a', 1)\nopen('file')");
    check("await nap('a', 1)\nawait asyncio.sleep(1)\nawait nap('b', 2)");
    check("await asyncio.gather(*[nap('a', 1), nap('b', 2)])");
    check("for name in 'ab':\n  await nap(name, 1)");
    check("await nap('a', 1 + 1)");
    check("await nap('a', -1)");
    check("print = 1\nawait nap('a', 1)");
    check("asyncio = await nap('a', 1)");
    check("try:\n  await nap('a', 1)\nfinally:\n  print('end')");
    for source in ["", "import asyncio", "asyncio.run(main())", "def", "asyncio.run(main())\nasync def main(): pass"] {
        assert_eq!(Composition::from_source(source), None);
    }
    let blocking = program("await nap('a', 1)").replace("  return who", "  time.sleep(1)\n  return who");
    assert_eq!(Composition::from_source(&blocking), None);
}

/// What `change` does to `source`, from the first line that differs to the last, as the lines that go (-) and come (+).
fn difference(source: &str, change: &Change) -> String {
    let changed = edit(source, change).unwrap_or_else(|problem| panic!("{problem}"));
    let expected = change.apply(&Composition::from_source(source).expect("a composition")).expect("a composition still");
    assert_eq!(Composition::from_source(&changed), Some(expected), "{changed}");
    let (before, after): (Vec<&str>, Vec<&str>) = (source.lines().collect(), changed.lines().collect());
    let head = before.iter().zip(&after).take_while(|(b, a)| b == a).count();
    let tail = before[head..].iter().rev().zip(after[head..].iter().rev()).take_while(|(b, a)| b == a).count();
    let gone = before[head..before.len() - tail].iter().map(|line| format!("-{line}\n"));
    let come = after[head..after.len() - tail].iter().map(|line| format!("+{line}\n"));
    gone.chain(come).collect()
}

#[test]
fn a_change_leaves_the_rest_as_the_person_wrote_it() {
    let source = OWN.replace(", timeout=2.50", "");
    let check = |change: Change, expected: &str| assert_eq!(difference(&source, &change), expected, "{change:?}");
    check(Change::Delay(0, seconds("3")), "");
    check(
        Change::Delay(0, seconds("0.25")),
        "-        asyncio.create_task(fetch('one', seconds=3)),  # slow\n+        asyncio.create_task(fetch('one', seconds=0.25)),  # slow\n",
    );
    check(
        Change::Rename(1, "it's".into()),
        "-        asyncio.create_task(fetch(\"two\", 1, ValueError('broken')), name='second'),\n+        asyncio.create_task(fetch(\"it's\", 1, ValueError('broken')), name='second'),\n",
    );
    check(Change::Remove(0), "-        asyncio.create_task(fetch('one', seconds=3)),  # slow\n");
    check(Change::Add(Task::new("three", seconds("2"))), "+        asyncio.create_task(fetch(\"three\", 2)),\n");
    check(
        Change::Outcome(1, Outcome::Raises { kind: ErrorKind::KeyError, message: "broken".into() }),
        "-        asyncio.create_task(fetch(\"two\", 1, ValueError('broken')), name='second'),
-    ]
-    for job in asyncio.as_completed(jobs):
-        try:
-            result = await job
-            print(\"got\", result)
-        except ValueError as e:
+        asyncio.create_task(fetch(\"two\", 1, KeyError('broken')), name='second'),
+    ]
+    for job in asyncio.as_completed(jobs):
+        try:
+            result = await job
+            print(\"got\", result)
+        except KeyError as e:
",
    );
    check(
        Change::Fence(Some(Fence::Timeout(seconds("2")))),
        "-    jobs = [
-        asyncio.create_task(fetch('one', seconds=3)),  # slow
-        # the fast one
-        asyncio.create_task(fetch(\"two\", 1, ValueError('broken')), name='second'),
-    ]
-    for job in asyncio.as_completed(jobs):
-        try:
-            result = await job
-            print(\"got\", result)
-        except ValueError as e:
-            print(\"oh no:\", e)
+    try:
+        async with asyncio.timeout(2):
+            jobs = [
+                asyncio.create_task(fetch('one', seconds=3)),  # slow
+                # the fast one
+                asyncio.create_task(fetch(\"two\", 1, ValueError('broken')), name='second'),
+            ]
+            for job in asyncio.as_completed(jobs):
+                try:
+                    result = await job
+                    print(\"got\", result)
+                except ValueError as e:
+                    print(\"oh no:\", e)
+    except TimeoutError:
+        print(\"timed out\")
",
    );
    check(Change::Linger(Some(seconds("4"))), "+    print(\"main goes on\")\n+    await asyncio.sleep(4)\n");
}

#[test]
fn a_change_of_a_generated_program_gives_the_generated_program_of_the_change() {
    let gathered = Composition::default();
    let change = Change::Outcome(1, Outcome::Raises { kind: ErrorKind::ValueError, message: "no".into() });
    let changed = edit(&gathered.to_source(), &change).expect("a change that makes sense");
    assert_eq!(changed, change.apply(&gathered).expect("a composition").to_source());
}

#[test]
fn a_change_that_makes_no_sense_names_its_field() {
    let source = Composition::default().to_source();
    let check = |change: Change, expected: &str| {
        let problem = edit(&source, &change).expect_err("a problem");
        assert_eq!(format!("{:?}: {problem}", problem.field), expected);
    };
    check(Change::Rename(1, "a".into()), "Name(1): expected a name of its own, found \"a\" at task 1 too");
    check(Change::Remove(3), "Tasks: expected one of 3 tasks, found number 4");
    check(Change::Move { from: 0, to: usize::MAX }, "Tasks: expected one of 3 tasks, found number 18446744073709551615");
    let problem = edit("import asyncio", &Change::Remove(0)).expect_err("a problem");
    assert_eq!(
        (problem.field, problem.message.as_str()),
        (loopscope::composition::Field::Source, "expected a program of a shape that the composer knows, found another")
    );
}

/// Every kind of change, where it makes sense for `composition`.
fn changes(composition: &Composition) -> Vec<Change> {
    let fresh = Task::new(composition.fresh_name(), seconds("0.75")).raises(ErrorKind::TypeError, "new");
    let mut changes = vec![
        Change::Add(fresh),
        Change::Remove(0),
        Change::Move { from: 0, to: composition.tasks.len() - 1 },
        Change::Rename(0, "somebody \"else\"".into()),
        Change::Delay(0, seconds("12.50")),
        Change::Outcome(0, Outcome::Returns),
        Change::Outcome(0, Outcome::Raises { kind: ErrorKind::IndexError, message: "again".into() }),
        Change::OnCancel(0, OnCancel::CleansUp(seconds("0.5"))),
        Change::OnCancel(0, OnCancel::Ignores),
        Change::Fence(None),
        Change::Fence(Some(Fence::Timeout(seconds("9")))),
        Change::Fence(Some(Fence::WaitFor(seconds("9")))),
        Change::Linger(Some(seconds("7"))),
        Change::Timestamps(!composition.timestamps),
    ];
    changes.extend(product::ways().into_iter().step_by(5).map(Change::Awaiting));
    changes
}

#[test]
fn a_commented_program_keeps_its_comments_through_every_change() {
    let (mut asked, mut kept) = (0, 0);
    for composition in all().into_iter().step_by(97) {
        let source: String = composition.to_source().lines().map(|line| format!("{line}  # my own\n")).collect();
        let source = source.replace("\n  # my own", "\n");
        for change in changes(&composition) {
            let Ok(expected) = change.apply(&composition) else { continue };
            let changed = edit(&source, &change).expect("a composition stays one");
            assert_eq!(Composition::from_source(&changed), Some(expected), "{change:?}\n{source}\n{changed}");
            asked += 1;
            kept += usize::from(changed.contains("# my own"));
        }
    }
    assert!(asked > 500 && kept == asked, "{kept} of {asked} changes kept the comments");
}

#[test]
fn no_text_makes_it_panic() {
    for deep in ["not ", "(", "lambda: ", "-", "1 + "] {
        let text = program(&format!("await nap('a', {}1)", deep.repeat(5_000)));
        assert_eq!((Composition::from_source(&text), delays_in(&text)), (None, Vec::new()));
    }
    let sources = [OWN.to_owned(), all()[3310].to_source(), program("await nap('ä', 1)  # ☃")];
    for source in sources {
        let places: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
        for (&from, &to) in places.iter().zip(&places[7..]).step_by(5) {
            for put in ["", "\"", "(", "\n", "1", "☃"] {
                let broken = format!("{}{put}{}", &source[..from], &source[to..]);
                delays_in(&broken);
                // Either it is no composition any more, or the change is made.
                let changed = edit(&broken, &Change::Fence(Some(Fence::Timeout(seconds("8")))));
                assert_eq!(changed.is_ok(), Composition::from_source(&broken).is_some(), "{broken}");
            }
        }
    }
}
