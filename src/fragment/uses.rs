//! What a program does with the value behind a name, and what follows from that for the value. Knows no syntax tree.

use super::facts::Facts;
use std::rc::Rc;

/// A body that names are looked up in: the module is the first.
pub(super) type ScopeId = usize;

/// What is done with a value; inside it, what is done with what comes of that.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Use {
    /// Nothing that tells anything of it.
    Plain,
    Number,
    Text,
    Awaited(Box<Use>),
    /// Made into a task, or awaited by a combinator: it has to be a coroutine or a future.
    Scheduled(Box<Use>),
    /// Handed over where only a task or future will do.
    Task,
    Called(Rc<Args>, Box<Use>),
    Attribute(String, Box<Use>),
    /// Looked up by a text.
    Key(String, Box<Use>),
    Iterated(Box<Use>),
    AsyncIterated(Box<Use>),
    Entered(Box<Use>),
    AsyncEntered(Box<Use>),
    /// Taken apart into so many.
    Unpacked(Vec<Use>),
    Raised,
    /// A class is derived from it, or a value is asked whether it is one.
    Class,
    /// Put before a definition.
    Decorates,
    /// Bound to this name.
    Bound(ScopeId, String),
    /// Given to a function of the program.
    Given(String, Place),
    /// What is done with each element of a value that this is done with.
    ElementOf(Box<Use>),
    /// What is done with the outcome of an awaitable that this is done with.
    ResultOf(Box<Use>),
}

/// How a function is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Args {
    /// What each positional argument may be called.
    pub places: Vec<String>,
    pub keywords: Vec<String>,
    /// There is a `*` or `**`.
    pub open: bool,
    /// On a worker thread, where it may block.
    pub on_thread: bool,
}

/// Which parameter an argument is for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    Nth(usize),
    Named(String),
}

/// How far names are followed from one to the next.
const FAR: usize = 5;

impl Use {
    /// What is done with each element, when this is done with the whole.
    pub fn element(self, at: usize) -> Use {
        match self {
            Use::Iterated(inner) => *inner,
            Use::Unpacked(mut parts) if at < parts.len() => parts.swap_remove(at),
            Use::Bound(..) | Use::Given(..) | Use::ElementOf(_) | Use::ResultOf(_) => Use::ElementOf(Box::new(self)),
            _ => Use::Plain,
        }
    }

    /// What is done with the outcome, when this is done with the awaitable.
    pub fn result(self) -> Use {
        match self {
            Use::Awaited(inner) | Use::Scheduled(inner) => *inner,
            Use::Bound(..) | Use::Given(..) | Use::ElementOf(_) => Use::ResultOf(Box::new(self)),
            _ => Use::Plain,
        }
    }
}

/// Everything that is done with one value.
#[derive(Clone, Debug, Default)]
pub(super) struct Uses(pub Vec<Use>);

impl Uses {
    /// Of this name, wherever in the program it means what it means in `scope`.
    pub fn of(facts: &Facts, scope: ScopeId, name: &str) -> Uses {
        let mut found = Vec::new();
        of_name(facts, scope, name, FAR, &mut found);
        Uses(found)
    }

    /// What is done with what comes of some of these.
    pub fn then(&self, facts: &Facts, step: impl Fn(&Use) -> Option<&Use>) -> Uses {
        let mut found = Vec::new();
        self.0.iter().filter_map(step).for_each(|next| follow(facts, next, FAR, &mut found));
        Uses(found)
    }

    pub fn any(&self, test: impl Fn(&Use) -> bool) -> bool {
        self.0.iter().any(test)
    }

    pub fn calls(&self) -> Vec<Rc<Args>> {
        self.0.iter().filter_map(|own| if let Use::Called(args, _) = own { Some(Rc::clone(args)) } else { None }).collect()
    }

    /// The attributes that are asked for, each once, in the order of the text.
    pub fn attributes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for own in &self.0 {
            if let Use::Attribute(name, _) = own
                && !names.contains(&name.as_str())
            {
                names.push(name);
            }
        }
        names
    }

    pub fn has(&self, attribute: &str) -> bool {
        self.attributes().contains(&attribute)
    }

    pub fn attribute(&self, facts: &Facts, attribute: &str) -> Uses {
        self.then(facts, |own| match own {
            Use::Attribute(name, next) if name == attribute => Some(next),
            _ => None,
        })
    }

    pub fn called(&self, facts: &Facts) -> Uses {
        self.then(facts, |own| if let Use::Called(_, next) = own { Some(next) } else { None })
    }

    pub fn awaited(&self, facts: &Facts) -> Uses {
        self.then(facts, |own| match own {
            Use::Awaited(next) | Use::Scheduled(next) => Some(next),
            _ => None,
        })
    }

    pub fn elements(&self, facts: &Facts) -> Uses {
        self.then(facts, |own| match own {
            Use::Iterated(next) | Use::AsyncIterated(next) => Some(next),
            _ => None,
        })
    }

    /// What is done with what `with` and `async with` bind.
    pub fn entered(&self, facts: &Facts) -> Uses {
        self.then(facts, |own| match own {
            Use::Entered(next) | Use::AsyncEntered(next) => Some(next),
            _ => None,
        })
    }

    pub fn is_awaited(&self) -> bool {
        self.any(|own| matches!(own, Use::Awaited(_) | Use::Scheduled(_) | Use::Task))
    }
}

fn of_name(facts: &Facts, scope: ScopeId, name: &str, far: usize, found: &mut Vec<Use>) {
    let home = facts.home(scope, name);
    for load in facts.loads.iter().filter(|load| load.name == name && facts.home(load.scope, name) == home) {
        follow(facts, &load.what, far, found);
    }
}

/// Replaces what only passes a value on by what is done with it there.
fn follow(facts: &Facts, own: &Use, far: usize, found: &mut Vec<Use>) {
    let Some(left) = far.checked_sub(1) else { return };
    match own {
        Use::Bound(scope, name) => of_name(facts, *scope, name, left, found),
        Use::Given(function, place) => {
            for function in facts.functions.iter().filter(|own| own.name == *function && own.class.is_none()) {
                let parameter = match place {
                    Place::Nth(at) => function.parameters.get(*at),
                    Place::Named(name) => function.parameters.iter().find(|own| own.name == *name),
                };
                if let Some(parameter) = parameter {
                    of_name(facts, function.scope, &parameter.name, left, found);
                }
            }
        }
        Use::ElementOf(whole) | Use::ResultOf(whole) => {
            let mut wholes = Vec::new();
            follow(facts, whole, left, &mut wholes);
            let elements = matches!(own, Use::ElementOf(_));
            for whole in wholes {
                let next = if elements { whole.element(0) } else { whole.result() };
                follow(facts, &next, left, found);
            }
        }
        other => found.push(other.clone()),
    }
}
