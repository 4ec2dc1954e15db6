//! Classes: names, ancestors and the attributes that instances share; knows no code.

use super::dict::Dict;
use super::text::Str;
use super::types::types;
use super::value::Value;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

/// A Python class.
pub struct Class {
    pub name: RefCell<Rc<Str>>,
    pub qualname: RefCell<Rc<Str>>,
    /// The module in which it was defined.
    pub module: RefCell<Rc<Str>>,
    pub bases: Vec<Rc<Class>>,
    /// The order in which attributes are looked up, without the class itself at its head.
    ancestors: Vec<Rc<Class>>,
    pub dict: RefCell<Dict>,
    /// None: `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Made by the program, not by this engine.
    pub user: bool,
    /// One of the core types, of whose instances the operations (`protocol`) know everything without asking the class.
    pub known: Cell<bool>,
    /// Under which number the address of a class of the program's was given out; 0 before anybody asked.
    pub number: Cell<u32>,
    /// Attributes found so far, emptied whenever any class changes (see `STAMP`).
    cache: RefCell<Cache>,
    /// What `super().__init_subclass__` and the like have to call is looked up; this is only a mark for Abstract Base Classes.
    pub is_abstract: Cell<bool>,
    /// Where instances go for their `__del__`; none if the class has none.
    pub finalisers: RefCell<Option<super::generator::Abandoned>>,
    /// The program's classes that name this one as a base, in the order of their making.
    subclasses: RefCell<Vec<Weak<Class>>>,
}

#[derive(Default)]
struct Cache {
    stamp: u64,
    found: Dict,
}

thread_local! {
    /// Counts the changes of all classes, so that a cached look-up can tell whether it still holds.
    static STAMP: Cell<u64> = const { Cell::new(1) };
}

impl Class {
    /// A class of this engine's own, which programs cannot change.
    pub fn builtin(name: &str, module: &str, bases: &[&Rc<Class>]) -> Rc<Class> {
        let bases: Vec<_> = bases.iter().map(|base| (*base).clone()).collect();
        let ancestors = linearise(&bases).expect("builtin classes have consistent ancestors");
        Rc::new(Class::with(name, name, module, bases, ancestors, Dict::default(), None, false))
    }

    /// A class of the program's. None if its bases cannot be put into one order.
    pub fn user(
        name: &Rc<Str>,
        module: &str,
        bases: Vec<Rc<Class>>,
        dict: Dict,
        metaclass: Option<Rc<Class>>,
    ) -> Option<Rc<Class>> {
        let ancestors = linearise(&bases)?;
        let qualname = dict.get_text("__qualname__").and_then(|name| name.as_str().cloned()).unwrap_or_else(|| name.clone());
        let class = Rc::new(Class::with(name.text(), qualname.text(), module, bases, ancestors, dict, metaclass, true));
        for base in class.bases.iter().filter(|base| base.user) {
            let mut known = base.subclasses.borrow_mut();
            known.retain(|class| class.strong_count() > 0);
            known.push(Rc::downgrade(&class));
        }
        Some(class)
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a class is put together")]
    fn with(
        name: &str,
        qualname: &str,
        module: &str,
        bases: Vec<Rc<Class>>,
        ancestors: Vec<Rc<Class>>,
        dict: Dict,
        metaclass: Option<Rc<Class>>,
        user: bool,
    ) -> Class {
        Class {
            name: Str::new(name).into(),
            qualname: Str::new(qualname).into(),
            module: Str::new(module).into(),
            bases,
            ancestors,
            dict: dict.into(),
            metaclass,
            user,
            known: Cell::new(false),
            number: Cell::new(0),
            cache: RefCell::default(),
            is_abstract: Cell::new(false),
            finalisers: RefCell::default(),
            subclasses: RefCell::default(),
        }
    }

    /// The class and its ancestors, in the order in which attributes are looked up.
    pub fn mro(self: &Rc<Class>) -> impl Iterator<Item = &Rc<Class>> {
        std::iter::once(self).chain(&self.ancestors)
    }

    /// `class.__subclasses__()`, of a class of the program's.
    pub fn subclasses(&self) -> Vec<Rc<Class>> {
        self.subclasses.borrow().iter().filter_map(Weak::upgrade).collect()
    }

    /// Whether this is `other` or descends from it.
    pub fn is_subclass(&self, other: &Rc<Class>) -> bool {
        std::ptr::eq(self, Rc::as_ptr(other)) || self.ancestors.iter().any(|ancestor| Rc::ptr_eq(ancestor, other))
    }

    /// The attribute `name` of the class or the nearest ancestor that has it, as it is stored there.
    pub fn lookup(&self, name: &Rc<Str>) -> Option<Value> {
        let stamp = STAMP.get();
        let mut cache = self.cache.borrow_mut();
        if cache.stamp != stamp {
            cache.found.clear();
            cache.stamp = stamp;
        }
        if let Some(found) = cache.found.get_str(name) {
            return found.given().cloned();
        }
        let found = self.search(name);
        cache.found.set_str(name, found.clone().unwrap_or_default());
        found
    }

    /// The attribute as the classes behind `class` in this class's order have it: what `super()` finds.
    pub fn lookup_behind(self: &Rc<Class>, class: &Rc<Class>, name: &Rc<Str>) -> Option<Value> {
        let mut behind = self.mro().skip_while(|ancestor| !Rc::ptr_eq(ancestor, class)).skip(1);
        behind.find_map(|ancestor| ancestor.dict.borrow().get_str(name).cloned())
    }

    /// Like `lookup`, for a name that is not at hand as a str.
    pub fn lookup_text(&self, name: &str) -> Option<Value> {
        self.lookup(&types().names.intern(name))
    }

    /// Stores an attribute; whoever has looked it up before looks again.
    pub fn set(&self, name: &Rc<Str>, value: Value) {
        let _old = self.dict.borrow_mut().set_str(name, value);
        STAMP.set(STAMP.get() + 1);
    }

    /// The same for a class that nobody has asked yet.
    pub fn set_new(&self, name: &Rc<Str>, value: Value) {
        self.dict.borrow_mut().set_str(name, value);
    }

    /// Removes an attribute of the class itself, and returns it.
    pub fn delete(&self, name: &Rc<Str>) -> Option<Value> {
        STAMP.set(STAMP.get() + 1);
        self.dict.borrow_mut().remove_str(name)
    }

    pub fn name(&self) -> Rc<Str> {
        self.name.borrow().clone()
    }

    fn search(&self, name: &Rc<Str>) -> Option<Value> {
        if let Some(own) = self.dict.borrow().get_str(name) {
            return Some(own.clone());
        }
        self.ancestors.iter().find_map(|ancestor| ancestor.dict.borrow().get_str(name).cloned())
    }
}

/// The C3 linearisation of what follows a class with these bases; None if there is none.
fn linearise(bases: &[Rc<Class>]) -> Option<Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases.iter().map(|base| base.mro().cloned().collect()).collect();
    lists.push(bases.to_vec());
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let in_a_tail = |class: &Rc<Class>| lists.iter().any(|list| list[1..].iter().any(|other| Rc::ptr_eq(other, class)));
        let next = lists.iter().map(|list| &list[0]).find(|head| !in_a_tail(head))?.clone();
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}
