//! What settings do to a run: input, seed, top-level await.

#[path = "support/engine.rs"]
mod engine;

use loopscope::run::Settings;

fn check(settings: &Settings, source: &str, expected: &str) {
    assert_eq!(engine::run_with(source, settings), expected, "\n{source}");
}

#[test]
fn input_reads_its_lines_until_they_are_used_up() {
    let settings = Settings { input: "Ada\n\n36".into(), ..Settings::default() };
    // As CPython where stdin is no terminal: the prompt is printed, what is read is not.
    check(
        &settings,
        "name = input('Name? ')\nprint(f'Hello {name}')\nprint(repr(input()), int(input()) + 1)\n\
         try:\n    input('more: ')\nexcept EOFError as error:\n    print(repr(error))\n",
        "0.000\tName? Hello Ada\n0.000\t'' 37\n0.000\tmore: EOFError('EOF when reading a line')\n= 0.000 none\n",
    );
    check(
        &settings,
        "import asyncio, sys\nasync def main():\n    loop = asyncio.get_running_loop()\n    \
         print(repr(await loop.run_in_executor(None, sys.stdin.readline)), await asyncio.to_thread(input) == '')\n\
         asyncio.run(main())\nprint(list(sys.stdin), repr(sys.stdin.read()))\n",
        "0.000\t'Ada\\n' True\n0.000\t['36'] ''\n= 0.000 none\n",
    );
    assert_eq!(engine::run("input()\n"), "= 0.000 EOFError: EOF when reading a line\n");
}

#[test]
fn the_seed_decides_what_is_random_where_the_program_does_not() {
    let draw = |seed, source| engine::run_with(source, &Settings { seed, ..Settings::default() });
    let unseeded = "import random\nprint(random.random())\n";
    assert_eq!(draw(1, unseeded), draw(1, unseeded));
    assert_ne!(draw(1, unseeded), draw(2, unseeded));
    let seeded = "import random\nrandom.seed(5)\nprint(random.random())\n";
    assert_eq!(draw(1, seeded), draw(2, seeded));
}

#[test]
fn await_stands_outside_of_functions_where_the_setting_says_so() {
    let source = "import asyncio\nawait asyncio.sleep(1)\nprint('done')\n";
    let notebook = Settings { top_level_await: true, ..Settings::default() };
    check(&notebook, source, "1.000\tdone\n= 1.000 none\n");
    assert!(engine::run(source).contains("'await' outside function"));
    // The loop of a notebook runs already, and goes on after the cell.
    check(
        &notebook,
        "import asyncio\nasync def work(n):\n    await asyncio.sleep(n)\n    print('worked', n)\n\
         asyncio.create_task(work(2))\nprint(asyncio.get_running_loop().is_running())\n\
         async with asyncio.timeout(5):\n    print([x async for x in asyncio.as_completed([work(1)])] and 'one')\n\
         try:\n    asyncio.run(work(0))\nexcept RuntimeError as error:\n    print(error)\n",
        "0.000\tTrue\n1.000\tworked 1\n1.000\tone\n1.000\tasyncio.run() cannot be called from a running event loop\n2.000\tworked 2\n= 2.000 none\n",
    );
    check(&notebook, "x = 1\nprint(x)\nraise ValueError(x)\n", "0.000\t1\n= 0.000 ValueError: 1\n");
}
