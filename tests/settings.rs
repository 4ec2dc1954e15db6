//! What settings do to a run: input and seed.

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
