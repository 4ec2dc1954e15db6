//! What is known of a program's names: where they are bound, and where their values are asked for. Knows no syntax tree.

use super::uses::{ScopeId, Use};
use ruff_text_size::TextRange;
use std::collections::BTreeSet;

/// What is known of a program.
#[derive(Default)]
pub(super) struct Facts {
    pub scopes: Vec<Scope>,
    pub loads: Vec<Load>,
    pub functions: Vec<Function>,
    pub classes: Vec<Class>,
    /// What the module's own body changes in place.
    pub augmented: Vec<String>,
    /// Modules of which everything is imported.
    pub stars: Vec<String>,
}

#[derive(Default)]
pub(super) struct Scope {
    pub parent: ScopeId,
    pub kind: Kind,
    pub bound: BTreeSet<String>,
    pub global: BTreeSet<String>,
    /// The function that it is the body of, or stands in.
    pub function: Option<usize>,
}

#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Kind {
    #[default]
    Module,
    Class,
    Function,
    Comprehension,
}

/// A name whose value is asked for.
pub(super) struct Load {
    pub scope: ScopeId,
    pub name: String,
    pub what: Use,
    /// It stands in an annotation.
    pub annotation: bool,
    /// Somebody expects it to be missing.
    pub guarded: bool,
}

pub(super) struct Function {
    pub name: String,
    /// The class that it is a method of.
    pub class: Option<String>,
    pub outer: ScopeId,
    pub scope: ScopeId,
    pub is_async: bool,
    pub yields: bool,
    /// It returns something.
    pub returns: bool,
    /// It has a loop that nothing in it leaves.
    pub endless: bool,
    pub decorators: Vec<String>,
    pub parameters: Vec<Parameter>,
    pub range: TextRange,
    /// Its first statement behind the docstring.
    pub body: TextRange,
}

pub(super) struct Parameter {
    pub name: String,
    pub needed: bool,
    pub keyword_only: bool,
    pub annotation: Option<TextRange>,
}

pub(super) struct Class {
    pub name: String,
    pub outer: ScopeId,
    pub plain: bool,
}

impl Facts {
    /// Which body a name belongs to, seen from `scope`; None: to none.
    pub fn home(&self, scope: ScopeId, name: &str) -> Option<ScopeId> {
        let mut at = scope;
        loop {
            let own = &self.scopes[at];
            if own.global.contains(name) {
                return self.scopes[0].bound.contains(name).then_some(0);
            }
            // What a class body binds is not seen from within its methods.
            if own.bound.contains(name) && (own.kind != Kind::Class || at == scope) {
                return Some(at);
            }
            if at == 0 {
                return None;
            }
            at = own.parent;
        }
    }

    /// The outermost function that a body belongs to.
    pub fn outermost(&self, scope: ScopeId) -> Option<&Function> {
        let mut found = None;
        let mut at = scope;
        while at != 0 {
            found = self.scopes[at].function.or(found);
            at = self.scopes[at].parent;
        }
        found.map(|at| &self.functions[at])
    }

    /// Whether the code of `scope` runs when the module does, rather than when a function is called.
    pub fn is_outside(&self, scope: ScopeId) -> bool {
        self.outermost(scope).is_none()
    }

    fn binds(&self, name: &str) -> bool {
        self.scopes[0].bound.contains(name)
    }

    /// Whether the name is bound anywhere.
    pub fn is_taken(&self, name: &str) -> bool {
        self.scopes.iter().any(|scope| scope.bound.contains(name)) || self.loads.iter().any(|load| load.name == name)
    }

    /// What the module's own body binds.
    pub fn bound(&self) -> Vec<String> {
        self.scopes[0].bound.iter().cloned().collect()
    }

    /// Whether the module's own body sets a name, or changes it in place.
    pub fn sets(&self, name: &str) -> bool {
        self.binds(name) || self.augmented.iter().any(|own| own == name)
    }

    /// Names that bodies declare as global.
    pub fn globals(&self) -> BTreeSet<String> {
        self.scopes.iter().flat_map(|scope| scope.global.iter().cloned()).collect()
    }
}
