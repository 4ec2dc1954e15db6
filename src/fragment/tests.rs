//! Programs that lack nothing, names that only look as if they were missing, and texts that no completion helps.

use super::*;

fn lacks_nothing(source: &str) {
    assert_eq!(complete(source, false).map(|whole| whole.source), None, "of\n{source}");
}

#[test]
fn programs_that_lack_nothing_get_no_offer() {
    lacks_nothing("");
    lacks_nothing("# only a comment\n");
    lacks_nothing("print('hello')");
    lacks_nothing("import asyncio\nasync def f():\n    pass\nasyncio.run(f())\n");
    // A lesson on what calling a coroutine does not do.
    lacks_nothing("async def f():\n    print('never')\nf()\n");
    lacks_nothing("async def f():\n    pass\nprint(type(f))\n");
    lacks_nothing("import asyncio\nasync def f():\n    pass\nloop = asyncio.new_event_loop()\nloop.run_until_complete(f())\n");
    lacks_nothing("x = [n for n in range(3)]\nfor x.y in []:\n    pass\n");
}

#[test]
fn names_that_something_binds_are_not_missing() {
    for source in [
        "try:\n    import uvloop\nexcept ImportError:\n    uvloop = None\nprint(uvloop)",
        "from math import *\nprint(sqrt(2))",
        "import os.path\nprint(os.sep)",
        "def f():\n    global g\n    g = 1\nf()\nprint(g)",
        "if True:\n    x = 1\nprint(x)",
        "class A:\n    x = 1\n    y = [x for _ in range(2)]\nx = 2\nprint(A.y)",
        "print([y for x in range(3) if (y := x)], y)",
        "match [1, 2]:\n    case [a, *rest]:\n        print(a, rest)",
        "try:\n    missing\nexcept NameError as error:\n    print(error)",
        "def f(a, /, b, *args, c=1, **kw):\n    return a, b, args, c, kw\nprint(f(1, 2), __name__, __file__)",
        "with open('data.txt') as f, open('x', 'w') as g:\n    print(f, g)",
        "from __future__ import annotations\ndef f(x: Missing) -> Other: ...\nf(1)",
        "def f():\n    x: Missing = 1\nf()",
        "print(lambda x, *y: (x, y))",
        "exec('dynamic = 1')\nprint(dynamic)",
    ] {
        lacks_nothing(source);
    }
}

#[test]
fn what_class_bodies_bind_is_not_seen_in_their_methods() {
    let whole =
        complete("class A:\n    size = 1\n    def f(self):\n        return size + 1\nprint(A().f())", false).expect("an offer");
    assert!(whole.source.starts_with("size = 1\n"), "{}", whole.source);
}

#[test]
fn nothing_is_made_of_what_is_no_program() {
    for source in ["what is this?", "def f(:", "x = = 1", "print('a", "((((", "async", "}", "    \n  x\n y\n"] {
        assert_eq!(complete(source, false), None, "of {source}");
    }
}

#[test]
fn top_level_await_is_left_alone_where_it_may_stand() {
    let source = "import asyncio\nawait asyncio.sleep(1)\n";
    assert_eq!(complete(source, true), None);
    assert!(complete(source, false).is_some());
}

#[test]
fn strings_of_many_lines_are_not_moved() {
    let whole = complete("text = '''one\ntwo'''\nawait f(text)\n", false).expect("an offer");
    assert!(whole.source.contains("    text = '''one\ntwo'''\n"), "{}", whole.source);
}

#[test]
fn a_name_that_is_taken_is_not_taken_again() {
    let whole = complete("async def main(n):\n    print(n)\n\nawait main(1)\nawait main(2)\n", false).expect("an offer");
    assert!(whole.source.contains("async def entry():\n    await main(1)\n    await main(2)\n"), "{}", whole.source);
    assert!(whole.source.ends_with("asyncio.run(entry())\n"));
}
