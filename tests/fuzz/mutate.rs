//! Changes programs at random: by lines, by words, by characters. Knows Python only by its words.

use std::path::Path;

/// The programs that mutants are made of, and all their lines.
pub struct Corpus {
    programs: Vec<String>,
    lines: Vec<String>,
    words: Vec<String>,
}

/// Words that programs seldom have, and that stand at some edge.
const ODD: [&str; 44] = [
    "0",
    "-1",
    "1e308",
    "10**100",
    "2**63",
    "-2**63",
    "float('nan')",
    "float('inf')",
    "None",
    "...",
    "()",
    "[]",
    "{}",
    "set()",
    "''",
    "b''",
    "'\\ud800'",
    "'é漢🙂'",
    "object()",
    "type",
    "super()",
    "lambda: 0",
    "(yield)",
    "(await x)",
    "*a",
    "**k",
    "print",
    "__import__",
    "eval",
    "exec",
    "iter",
    "next",
    "slice(None)",
    "range(-3)",
    "memoryview",
    "asyncio.current_task()",
    "asyncio.sleep(0)",
    "asyncio.run",
    "self",
    "raise",
    "return",
    "except*:",
    ":=",
    "@",
];

/// Numbers that look thrown, and are the same for the same seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, from: &'a [String]) -> &'a str {
        if from.is_empty() { "" } else { &from[self.below(from.len())] }
    }
}

impl Corpus {
    /// All programs in the folders below this one.
    pub fn read(folder: &Path) -> Corpus {
        let areas = std::fs::read_dir(folder).expect("there are recorded programs").flatten();
        let files = areas.filter_map(|area| std::fs::read_dir(area.path()).ok()).flatten().flatten().map(|file| file.path());
        let mut files: Vec<_> = files.filter(|file| file.extension().is_some_and(|extension| extension == "py")).collect();
        files.sort();
        let programs: Vec<String> = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
        assert!(programs.len() > 100, "expected the recorded programs, found {}", programs.len());
        let lines: Vec<String> = programs.iter().flat_map(|program| program.lines().map(str::to_owned)).collect();
        let words = programs.iter().flat_map(|program| words(program)).filter(|word| !word.trim().is_empty()).collect();
        Corpus { programs, lines, words }
    }

    /// A recorded program, changed in one to six places.
    pub fn mutant(&self, dice: &mut Dice) -> String {
        let mut program = dice.pick(&self.programs).to_owned();
        for _ in 0..=dice.below(6) {
            program = if dice.one_in(2) { self.change_lines(&program, dice) } else { self.change_words(&program, dice) };
        }
        program
    }

    fn change_lines(&self, program: &str, dice: &mut Dice) -> String {
        let mut lines: Vec<String> = program.lines().map(str::to_owned).collect();
        if lines.is_empty() {
            return self.lines[dice.below(self.lines.len())].clone();
        }
        let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
        match dice.below(6) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.swap(at, other),
            3 => lines.insert(at, format!("{}{}", indent(&lines[other]), dice.pick(&self.lines).trim_start())),
            4 => lines[at] = format!("    {}", lines[at]),
            _ => lines[at] = lines[at].strip_prefix("    ").unwrap_or("pass").to_owned(),
        }
        lines.join("\n") + "\n"
    }

    fn change_words(&self, program: &str, dice: &mut Dice) -> String {
        let mut all = words(program);
        if all.is_empty() {
            return dice.pick(&self.words).to_owned();
        }
        let (at, other) = (dice.below(all.len()), dice.below(all.len()));
        match dice.below(7) {
            0 => drop(all.remove(at)),
            1 => all.insert(at, all[other].clone()),
            2 => all.swap(at, other),
            3 => all[at] = dice.pick(&self.words).to_owned(),
            4 => all[at] = ODD[dice.below(ODD.len())].to_owned(),
            5 => all[at] = all[other].clone(),
            _ => all[at] = char::from_u32(dice.below(0x1_0000) as u32).map_or_else(String::new, String::from),
        }
        all.concat()
    }
}

/// The spaces that a line begins with.
fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// A program in pieces: names and numbers whole, all else by the character.
fn words(program: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut inside = false;
    for letter in program.chars() {
        let belongs = letter.is_alphanumeric() || letter == '_';
        match words.last_mut() {
            Some(word) if belongs && inside => word.push(letter),
            _ => words.push(letter.to_string()),
        }
        inside = belongs;
    }
    words
}
