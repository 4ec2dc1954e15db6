//! A lesson: its parts, and how they are read from Markdown. Knows no run; whether a lesson tells the truth, `check` finds out.

use super::claim::{Claim, Fact};
use super::markdown::{Block, Fault, Inline, Item, Kind, blocks, plain};
use super::question::{Answer, Asked, Choice, How, Question, Topic, order_of, shuffled};

/// A lesson as its author wrote it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    pub title: String,
    /// What to look for, in a sentence or two.
    pub look_for: Vec<Inline>,
    pub intro: Vec<Block>,
    /// One program, or two to be seen side by side on one time axis.
    pub programs: Vec<Program>,
    pub parts: Vec<Part>,
}

/// A program of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// Empty where it is the only one.
    pub name: String,
    pub source: String,
    /// What `random` starts from.
    pub seed: u64,
    pub line: u32,
    /// What it prints.
    pub output: Option<Recorded>,
    /// Pieces of lines on standard error, in order.
    pub errors: Option<Recorded>,
}

/// What a program was seen to print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    pub line: u32,
    pub lines: Vec<String>,
    /// It was not CPython that printed it: the program uses a package that is simulated.
    pub simulated: bool,
}

/// One of the four parts of a lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub phase: Phase,
    pub line: u32,
    pub steps: Vec<Step>,
}

/// What a learner does, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Predict,
    Run,
    Investigate,
    Modify,
}

impl Phase {
    pub const ALL: [Phase; 4] = [Phase::Predict, Phase::Run, Phase::Investigate, Phase::Modify];

    pub fn name(self) -> &'static str {
        match self {
            Phase::Predict => "Predict",
            Phase::Run => "Run",
            Phase::Investigate => "Investigate",
            Phase::Modify => "Modify",
        }
    }
}

/// A step: some text, perhaps something to do, and what is said afterwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// Empty for what stands before the first heading of a part.
    pub title: Vec<Inline>,
    pub line: u32,
    pub text: Vec<Block>,
    pub task: Option<Task>,
    /// Text that is shown once the task is done.
    pub after: Vec<Block>,
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    Question(Box<Asked>),
    Exercise(Exercise),
}

/// A program to be changed until it does what is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exercise {
    /// None: the lesson's (first) program.
    pub starter: Option<String>,
    pub checks: Vec<Check>,
    pub hints: Vec<Vec<Inline>>,
    pub solution: String,
    /// The line of the solution.
    pub line: u32,
}

/// A claim that the learner's program has to fulfil.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub line: u32,
    pub claim: Claim,
    /// What the author says where it does not hold.
    pub message: Option<String>,
}

impl Lesson {
    /// Reads a lesson; or everything that is wrong with its form.
    pub fn read(text: &str) -> Result<Lesson, Vec<Fault>> {
        let mut faults = Vec::new();
        let all = blocks(text, 1, &mut faults);
        let mut parser = Parser { lesson: Lesson::default(), faults };
        parser.lesson(all);
        if parser.faults.is_empty() { Ok(parser.lesson) } else { Err(parser.faults) }
    }

    /// The program of this name; an empty name is the first one's.
    pub fn program(&self, name: &str) -> Option<&Program> {
        if name.is_empty() { self.programs.first() } else { self.programs.iter().find(|program| program.name == name) }
    }

    /// All its steps, in order.
    pub fn steps(&self) -> impl Iterator<Item = (Phase, &Step)> {
        self.parts.iter().flat_map(|part| part.steps.iter().map(|step| (part.phase, step)))
    }
}

struct Parser {
    lesson: Lesson,
    faults: Vec<Fault>,
}

impl Parser {
    fn fault(&mut self, line: u32, message: impl Into<String>) {
        self.faults.push(Fault::new(line, message));
    }

    fn lesson(&mut self, all: Vec<Block>) {
        let mut all = all.into_iter().peekable();
        match all.next_if(|block| matches!(block.kind, Kind::Heading { level: 1, .. })) {
            Some(Block { kind: Kind::Heading { text, .. }, .. }) => self.lesson.title = plain(&text),
            _ => {
                self.fault(all.peek().map_or(1, |block| block.line), "expected the title, as a heading of the first level: # Title")
            }
        }
        match all.next_if(|block| matches!(block.kind, Kind::Paragraph(_))) {
            Some(Block { kind: Kind::Paragraph(text), .. }) => self.lesson.look_for = text,
            _ => self
                .fault(all.peek().map_or(1, |block| block.line), "expected a paragraph below the title that says what to look for"),
        }
        while let Some(block) = all.next_if(|block| !matches!(block.kind, Kind::Heading { level: ..3, .. })) {
            self.head(block);
        }
        if self.lesson.programs.is_empty() {
            self.fault(1, "expected a program before the first part, as a block that begins with ```python");
        }
        for block in all {
            match block.kind {
                Kind::Heading { level: 1, .. } => self.fault(block.line, "expected one title, found a second one"),
                Kind::Heading { level: 2, text } => self.part(block.line, &plain(&text)),
                Kind::Heading { level: 3, text } => self.step(block.line, text),
                Kind::Heading { .. } => self.fault(block.line, "expected headings of three levels at most"),
                _ => self.content(block),
            }
        }
        self.finish();
    }

    /// A block between the title and the first part.
    fn head(&mut self, block: Block) {
        let Kind::Fence { info, text } = &block.kind else { return self.lesson.intro.push(block) };
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        let words: Vec<&str> = words.collect();
        match language {
            "python" => self.program(block.line, &words, text),
            "output" | "errors" => self.recorded(block.line, language == "errors", &words, text),
            "text" => self.lesson.intro.push(block),
            other => {
                let message = format!("expected ```python, ```output, ```errors or ```text, found ```{other}");
                self.fault(block.line, message);
            }
        }
    }

    fn program(&mut self, line: u32, words: &[&str], text: &str) {
        let mut program = Program { source: text.to_owned(), line, ..Program::default() };
        for word in words {
            match word.strip_prefix("seed=").map(str::parse::<u64>) {
                Some(Ok(seed)) => program.seed = seed,
                Some(Err(_)) => self.fault(line, format!("expected a whole number after seed=, found {word}")),
                None if program.name.is_empty() => program.name = (*word).to_owned(),
                None => self.fault(line, format!("expected the name of the program in one word, found {word} as well")),
            }
        }
        match &self.lesson.programs[..] {
            [.., _, _] => self.fault(line, "expected two programs at most, found a third"),
            [first] if first.name == program.name || first.name.is_empty() => {
                self.fault(line, "expected two programs to have a name each: ```python NAME");
            }
            _ => self.lesson.programs.push(program),
        }
    }

    fn recorded(&mut self, line: u32, errors: bool, words: &[&str], text: &str) {
        let simulated = words.contains(&"simulated");
        let name = words.iter().find(|word| **word != "simulated").copied().unwrap_or_default();
        let record = Recorded { line, lines: text.lines().map(str::to_owned).collect(), simulated };
        let program = match name {
            "" => self.lesson.programs.first_mut(),
            name => self.lesson.programs.iter_mut().find(|program| program.name == name),
        };
        let Some(program) = program else {
            return self.fault(line, format!("expected the program {name} above its output, found none").replace("  ", " "));
        };
        let place = if errors { &mut program.errors } else { &mut program.output };
        if place.is_some() {
            return self.fault(line, "expected what a program prints once, found it twice");
        }
        *place = Some(record);
    }

    fn part(&mut self, line: u32, name: &str) {
        let Some(phase) = Phase::ALL.into_iter().find(|phase| phase.name() == name) else {
            return self.fault(line, format!("expected Predict, Run, Investigate or Modify, found {name}"));
        };
        if self.lesson.parts.last().is_some_and(|last| last.phase >= phase) {
            self.fault(
                line,
                format!("expected Predict, Run, Investigate and Modify in this order, found {name} again or too late"),
            );
        }
        self.lesson.parts.push(Part { phase, line, steps: Vec::new() });
    }

    fn step(&mut self, line: u32, title: Vec<Inline>) {
        let Some(part) = self.lesson.parts.last_mut() else {
            return self.fault(line, "expected ## Predict before the first step");
        };
        let mut step = Step { line, ..Step::default() };
        let (kind, title) = split_title(title);
        match kind {
            "Question" => {
                let question = Question {
                    topic: Topic::Lesson,
                    prompt: title.clone(),
                    how: How::Choose,
                    choices: Vec::new(),
                    answer: Answer::One(0),
                    explanation: Vec::new(),
                    moment: None,
                };
                step.task = Some(Task::Question(Box::new(Asked { question, fact: None, lines: Vec::new() })));
            }
            "Exercise" => step.task = Some(Task::Exercise(Exercise::default())),
            _ => {}
        }
        step.title = title;
        part.steps.push(step);
    }

    /// A block below a part's or a step's heading.
    fn content(&mut self, block: Block) {
        let Some(part) = self.lesson.parts.last_mut() else { return };
        if part.steps.is_empty() {
            part.steps.push(Step { line: block.line, ..Step::default() });
        }
        let Some(step) = part.steps.last_mut() else { return };
        let faults = &mut self.faults;
        match &mut step.task {
            Some(Task::Question(asked)) => match question_block(asked, block, faults) {
                Some(block) if asked.lines.is_empty() => step.text.push(block),
                Some(block) => step.after.push(block),
                None => {}
            },
            Some(Task::Exercise(exercise)) => match exercise_block(exercise, block, faults) {
                Some(block) if exercise.solution.is_empty() => step.text.push(block),
                Some(block) => step.after.push(block),
                None => {}
            },
            None => {
                if let Kind::Fence { info, .. } = &block.kind
                    && !matches!(info.as_str(), "python" | "text")
                {
                    let message = format!("expected ```python or ```text in a step that asks nothing, found ```{info}");
                    faults.push(Fault::new(block.line, message));
                }
                step.text.push(block);
            }
        }
    }

    /// What can only be said at the end: what is missing.
    fn finish(&mut self) {
        let mut missing = Vec::new();
        for step in self.lesson.parts.iter().flat_map(|part| &part.steps) {
            match &step.task {
                Some(Task::Question(asked)) if asked.lines.is_empty() => {
                    missing.push((
                        step.line,
                        "expected choices below the question: - [ ] and - [x] items, or a numbered list in the right order",
                    ));
                }
                Some(Task::Exercise(exercise)) if exercise.solution.is_empty() => {
                    missing
                        .push((step.line, "expected a solution in the exercise, as a block that begins with ```python solution"));
                }
                Some(Task::Exercise(exercise)) if exercise.checks.is_empty() => {
                    missing.push((step.line, "expected a check in the exercise, as a block that begins with ```check"));
                }
                None if step.text.is_empty() => missing.push((step.line, "expected text below this heading, found none")),
                _ => {}
            }
        }
        missing.into_iter().for_each(|(line, message)| self.fault(line, message));
    }
}

/// `Question: what is printed?` is the kind of a step and its title.
fn split_title(mut title: Vec<Inline>) -> (&'static str, Vec<Inline>) {
    for kind in ["Question", "Exercise"] {
        if let Some(Inline::Text(first)) = title.first_mut()
            && let Some(rest) = first.strip_prefix(kind).and_then(|rest| rest.strip_prefix(':'))
        {
            *first = rest.trim_start().to_owned();
            if first.is_empty() {
                title.remove(0);
            }
            return (kind, title);
        }
    }
    ("", title)
}

/// Takes what belongs to a question; what is text is given back.
fn question_block(asked: &mut Asked, block: Block, faults: &mut Vec<Fault>) -> Option<Block> {
    match block.kind {
        Kind::Fence { info, text } if info == "answer" => {
            match Fact::parse(&text) {
                Ok(fact) => asked.fact = Some(fact),
                Err(message) => faults.push(Fault::new(block.line + 1, message)),
            }
            None
        }
        Kind::List { ordered: false, items } if items.iter().any(|item| item.ticked.is_some()) => {
            choices(asked, items, faults);
            None
        }
        Kind::List { ordered: true, items } if asked.lines.is_empty() => {
            order(asked, items);
            None
        }
        kind => Some(Block { kind, ..block }),
    }
}

fn choices(asked: &mut Asked, items: Vec<Item>, faults: &mut Vec<Fault>) {
    let ticked: Vec<usize> = (0..items.len()).filter(|place| items[*place].ticked == Some(true)).collect();
    let line = items.first().map_or(0, |item| item.line);
    match ticked[..] {
        [right] => asked.question.answer = Answer::One(right),
        _ => faults.push(Fault::new(line, format!("expected one right choice, - [x], found {}", ticked.len()))),
    }
    if items.len() < 2 {
        faults.push(Fault::new(line, "expected two choices at least, found one"));
    }
    for item in items {
        if item.ticked.is_none() {
            faults.push(Fault::new(item.line, "expected - [ ] or - [x] in front of every choice, found none"));
        }
        asked.lines.push(item.line);
        asked.question.choices.push(choice(item));
    }
}

/// A numbered list stands in the right order, and is shown in another.
fn order(asked: &mut Asked, items: Vec<Item>) {
    let shown = shuffled(items.len());
    asked.question.how = How::Order;
    asked.question.answer = Answer::Order(order_of(&shown));
    for place in shown {
        asked.lines.push(items[place].line);
        asked.question.choices.push(choice(items[place].clone()));
    }
}

fn choice(item: Item) -> Choice {
    let moment = item.head.iter().find_map(|inline| match inline {
        Inline::Moment { moment, .. } => Some(moment.clone()),
        _ => None,
    });
    // A choice that is a button to its moment would give the answer away.
    let text = item.head.into_iter().flat_map(|inline| match inline {
        Inline::Moment { text, .. } => text,
        other => vec![other],
    });
    Choice { text: text.collect(), why: item.rest, at: None, moment }
}

/// Takes what belongs to an exercise; what is text is given back.
fn exercise_block(exercise: &mut Exercise, block: Block, faults: &mut Vec<Fault>) -> Option<Block> {
    match block.kind {
        Kind::Fence { info, text } => {
            match info.as_str() {
                "python starter" => exercise.starter = Some(text),
                "python solution" => (exercise.solution, exercise.line) = (text, block.line),
                "check" => checks(exercise, block.line + 1, &text, faults),
                "output" => {
                    let claim = Claim::Output(text.lines().map(str::to_owned).collect());
                    exercise.checks.push(Check { line: block.line, claim, message: None });
                }
                "python" | "text" => return Some(Block { kind: Kind::Fence { info, text }, ..block }),
                other => {
                    let message =
                        format!("expected ```python starter, ```check, ```output or ```python solution, found ```{other}");
                    faults.push(Fault::new(block.line, message));
                }
            }
            None
        }
        Kind::List { ordered: false, items } => {
            exercise.hints.extend(items.into_iter().map(|item| {
                let space = (!item.rest.is_empty()).then(|| Inline::Text(" ".to_owned()));
                item.head.into_iter().chain(space).chain(item.rest).collect()
            }));
            None
        }
        kind => Some(Block { kind, ..block }),
    }
}

fn checks(exercise: &mut Exercise, first_line: u32, text: &str, faults: &mut Vec<Fault>) {
    for (line, text) in (first_line..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let (claim, message) = match text.split_once(" | ") {
            Some((claim, message)) => (claim, Some(message.trim().to_owned())),
            None => (text, None),
        };
        match Claim::parse(claim) {
            Ok(claim) => exercise.checks.push(Check { line, claim, message }),
            Err(message) => faults.push(Fault::new(line, message)),
        }
    }
}
