//! Regular expressions: from the tree to instructions for the matcher.

use super::parse::{Parsed, Problem};
use super::tree::{At, Node, Set, lower};

/// What the matcher runs.
pub enum Op {
    Char(char),
    /// In lower case; the text's character is brought to lower case too.
    CharIgnoreCase(char),
    Any,
    AnyButNewline,
    Set(usize),
    At(At),
    /// Tries the first, and the second if that fails.
    Split(usize, usize),
    Jump(usize),
    /// Notes the place in a slot.
    Save(usize),
    /// Goes on only if the place has moved on since the slot was noted: an empty round of a loop is its last.
    Moved(usize),
    Reference {
        number: usize,
        ignore_case: bool,
    },
    /// What follows, until Accept, is matched by itself, `back` characters before; then on at `next`.
    Look {
        back: usize,
        negative: bool,
        next: usize,
    },
    Atomic {
        next: usize,
    },
    /// Where the group has not matched.
    Unless {
        number: usize,
        jump: usize,
    },
    Accept,
}

/// A compiled pattern.
pub struct Program {
    pub ops: Vec<Op>,
    pub sets: Vec<Set>,
    /// The whole match included.
    pub groups: usize,
    /// Twice the groups, and one for each loop.
    pub slots: usize,
}

/// More instructions than this a pattern must not take.
const MOST: usize = 100_000;

pub fn compile(tree: &Node, groups: usize) -> Parsed<Program> {
    let mut compiler =
        Compiler { program: Program { ops: Vec::new(), sets: Vec::new(), groups: groups + 1, slots: 2 * (groups + 1) } };
    compiler.node(tree)?;
    compiler.emit(Op::Accept)?;
    Ok(compiler.program)
}

struct Compiler {
    program: Program,
}

impl Compiler {
    fn emit(&mut self, op: Op) -> Parsed<usize> {
        if self.program.ops.len() >= MOST {
            return Err(Problem("the pattern is too large for this engine".into(), None));
        }
        self.program.ops.push(op);
        Ok(self.program.ops.len() - 1)
    }

    fn here(&self) -> usize {
        self.program.ops.len()
    }

    fn node(&mut self, node: &Node) -> Parsed<()> {
        match node {
            Node::Char { char, ignore_case: true } => self.emit(Op::CharIgnoreCase(lower(*char))).map(drop),
            Node::Char { char, .. } => self.emit(Op::Char(*char)).map(drop),
            Node::Any { newline: true } => self.emit(Op::Any).map(drop),
            Node::Any { .. } => self.emit(Op::AnyButNewline).map(drop),
            Node::Set(set) => {
                let number = self.number_of(set);
                self.emit(Op::Set(number)).map(drop)
            }
            Node::At(at) => self.emit(Op::At(*at)).map(drop),
            Node::Sequence(items) => items.iter().try_for_each(|item| self.node(item)),
            Node::Either(branches) => self.either(branches),
            Node::Repeat { item, least, most, greedy } => self.repeat(item, *least, *most, *greedy),
            Node::Group { number, inside } => {
                self.emit(Op::Save(2 * number))?;
                self.node(inside)?;
                self.emit(Op::Save(2 * number + 1)).map(drop)
            }
            Node::Reference { number, ignore_case } => {
                self.emit(Op::Reference { number: *number, ignore_case: *ignore_case }).map(drop)
            }
            Node::Look { inside, behind, negative } => self.look(inside, *behind, *negative),
            Node::Atomic(inside) => {
                let at = self.emit(Op::Atomic { next: 0 })?;
                self.node(inside)?;
                self.emit(Op::Accept)?;
                self.program.ops[at] = Op::Atomic { next: self.here() };
                Ok(())
            }
            Node::If { number, yes, no } => {
                let unless = self.emit(Op::Unless { number: *number, jump: 0 })?;
                self.node(yes)?;
                let over = self.emit(Op::Jump(0))?;
                self.program.ops[unless] = Op::Unless { number: *number, jump: self.here() };
                self.node(no)?;
                self.program.ops[over] = Op::Jump(self.here());
                Ok(())
            }
        }
    }

    fn number_of(&mut self, set: &Set) -> usize {
        let copy = Set { items: set.items.clone(), negative: set.negative, ignore_case: set.ignore_case };
        self.program.sets.push(copy);
        self.program.sets.len() - 1
    }

    fn either(&mut self, branches: &[Node]) -> Parsed<()> {
        let mut ends = Vec::new();
        for (at, branch) in branches.iter().enumerate() {
            if at + 1 == branches.len() {
                self.node(branch)?;
                break;
            }
            let split = self.emit(Op::Split(0, 0))?;
            self.node(branch)?;
            ends.push(self.emit(Op::Jump(0))?);
            self.program.ops[split] = Op::Split(split + 1, self.here());
        }
        for end in ends {
            self.program.ops[end] = Op::Jump(self.here());
        }
        Ok(())
    }

    fn repeat(&mut self, item: &Node, least: u32, most: Option<u32>, greedy: bool) -> Parsed<()> {
        for _ in 0..least {
            self.node(item)?;
        }
        let Some(most) = most else { return self.star(item, greedy) };
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.emit(Op::Split(0, 0))?);
            self.node(item)?;
        }
        let end = self.here();
        for split in splits {
            self.program.ops[split] = if greedy { Op::Split(split + 1, end) } else { Op::Split(end, split + 1) };
        }
        Ok(())
    }

    fn star(&mut self, item: &Node, greedy: bool) -> Parsed<()> {
        let slot = self.program.slots;
        self.program.slots += 1;
        let split = self.emit(Op::Split(0, 0))?;
        self.emit(Op::Save(slot))?;
        self.node(item)?;
        self.emit(Op::Moved(slot))?;
        self.emit(Op::Jump(split))?;
        let end = self.here();
        self.program.ops[split] = if greedy { Op::Split(split + 1, end) } else { Op::Split(end, split + 1) };
        Ok(())
    }

    fn look(&mut self, inside: &Node, behind: bool, negative: bool) -> Parsed<()> {
        let back = match (behind, width(inside)) {
            (false, _) => 0,
            (true, Some(width)) => width,
            (true, None) => return Err(Problem("look-behind requires fixed-width pattern".into(), None)),
        };
        let at = self.emit(Op::Look { back, negative, next: 0 })?;
        self.node(inside)?;
        self.emit(Op::Accept)?;
        self.program.ops[at] = Op::Look { back, negative, next: self.here() };
        Ok(())
    }
}

/// How many characters a piece matches, if that is always the same number.
fn width(node: &Node) -> Option<usize> {
    match node {
        Node::Char { .. } | Node::Any { .. } | Node::Set(_) => Some(1),
        Node::At(_) | Node::Look { .. } => Some(0),
        Node::Sequence(items) => items.iter().map(width).sum(),
        Node::Either(branches) => same(branches.iter().map(width)),
        Node::Repeat { item, least, most, .. } => {
            if *most == Some(*least) {
                Some(width(item)? * *least as usize)
            } else {
                None
            }
        }
        Node::Group { inside, .. } | Node::Atomic(inside) => width(inside),
        Node::Reference { .. } => None,
        Node::If { yes, no, .. } => same([width(yes), width(no)].into_iter()),
    }
}

fn same(mut widths: impl Iterator<Item = Option<usize>>) -> Option<usize> {
    let first = widths.next()??;
    widths.all(|width| width == Some(first)).then_some(first)
}
