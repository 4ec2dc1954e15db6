//! Making classes and their instances.

use super::arguments::Named;
use super::calls::Begun;
use super::{Effect, Vm};
use crate::python::class::Class;
use crate::python::code::Code;
use crate::python::dict::Dict;
use crate::python::error::{PyResult, attribute_error, type_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Exit, Frame, Input, NativeFrame, Owner};
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// `Class(*args)`.
    pub(super) fn begin_construction(&mut self, class: &Rc<Class>, mut args: Vec<Value>, named: Named) -> PyResult<Begun> {
        if let Some(metaclass) = &class.metaclass
            && let Some(call) = metaclass.lookup(&self.name("__call__"))
            && matches!(call.payload(), Some(Payload::Function(_)))
        {
            args.insert(0, Value::Class(class.clone()));
            return self.begin(&call, args, named);
        }
        self.construct(class, args, named)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    pub fn construct(&mut self, class: &Rc<Class>, mut args: Vec<Value>, named: Named) -> PyResult<Begun> {
        if Rc::ptr_eq(class, &types().type_) && args.len() == 1 && named.is_empty() {
            return Ok(Begun::Done(Value::Class(args[0].class().clone())));
        }
        let new = class.lookup(&self.name("__new__"));
        let init = class.lookup(&self.name("__init__"));
        let plain_new = new.as_ref().is_none_or(is_objects_own);
        let plain_init = init.as_ref().is_none_or(is_objects_own);
        let instance = if plain_new {
            if plain_init && !(args.is_empty() && named.is_empty()) {
                return Err(type_error(format!("{}() takes no arguments", class.name())));
            }
            self.new_plain(class)?
        } else {
            let new = new.unwrap_or_default();
            let new = match new.payload() {
                Some(Payload::StaticMethod(function)) => function.clone(),
                _ => new,
            };
            let mut given = vec![Value::Class(class.clone())];
            given.extend(args.iter().cloned());
            self.call_with(&new, given, named.clone())?
        };
        if plain_init || !instance.class().is_subclass(class) {
            return Ok(Begun::Done(instance));
        }
        let init = init.unwrap_or_default();
        args.insert(0, instance.clone());
        match self.begin(&init, args, named)? {
            Begun::Push(mut activation) => {
                activation.set_owner(Owner::Construction(instance));
                Ok(Begun::Push(activation))
            }
            _ => Ok(Begun::Done(instance)),
        }
    }

    /// `object.__new__`.
    pub fn new_plain(&mut self, class: &Rc<Class>) -> PyResult {
        // What a class of this engine's own keeps in its instances, only its own constructor knows.
        if let Some(ancestor) = class.mro().find(|ancestor| !ancestor.user)
            && !Rc::ptr_eq(ancestor, &types().object)
        {
            return Err(type_error(format!("cannot create '{}' instances", ancestor.name())));
        }
        if class.is_abstract.get() {
            let missing = self.abstract_methods(class);
            if !missing.is_empty() {
                let plural = if missing.len() == 1 { "" } else { "s" };
                let message = format!(
                    "Can't instantiate abstract class {} with abstract method{plural} {}",
                    class.name(),
                    missing.join(", ")
                );
                return Err(type_error(message));
            }
        }
        Ok(Object::value(class, Payload::Plain))
    }

    /// The abstract methods that a class has not overridden, in alphabetical order.
    fn abstract_methods(&mut self, class: &Rc<Class>) -> Vec<String> {
        let mut missing: Vec<String> = Vec::new();
        let marker = self.name("__isabstractmethod__");
        for ancestor in class.mro() {
            let names = ancestor.dict.borrow().keys();
            for name in names.iter().filter_map(Value::as_str) {
                let marked = class.lookup(name).is_some_and(|found| is_marked(&found, &marker));
                if marked && !missing.iter().any(|known| known == name.text()) {
                    missing.push(name.to_string());
                }
            }
        }
        missing.sort();
        missing
    }

    /// `__build_class__(body, name, *bases, **named)`: runs the body, then makes the class of what it leaves.
    pub fn build_class(&mut self, body: &Value, name: &Value, bases: Vec<Value>, mut named: Named) -> PyResult<Effect> {
        let Some(Payload::Function(function)) = body.payload() else {
            return Err(type_error("__build_class__: func must be a function"));
        };
        let bases = self.resolve_bases(bases)?;
        let given = named.iter().position(|(name, _)| name.text() == "metaclass").map(|at| named.remove(at).1);
        let metaclass = self.metaclass_of(&bases, given)?;
        let namespace = self.prepare_namespace(&metaclass, name, &bases, &named)?;
        let mut frame = self.frame_for(function);
        self.bind(function, &mut frame, Vec::new())?;
        frame.namespace = Some(namespace.clone());
        let making = Making { name: name.clone(), bases, metaclass, namespace, named, body: Some(frame) };
        Ok(Effect::Push(Activation::native(making)))
    }

    /// Bases that are no classes may stand for some (`__mro_entries__`), as `Generic[T]` and `list[int]` do.
    fn resolve_bases(&mut self, bases: Vec<Value>) -> PyResult<Vec<Value>> {
        let mut resolved = Vec::new();
        let original = Value::tuple(bases.clone());
        for base in bases {
            if matches!(base, Value::Class(_)) {
                resolved.push(base);
                continue;
            }
            match self.call_special(&base, "__mro_entries__", vec![original.clone()])? {
                Some(entries) => resolved.extend(self.collect(&entries)?),
                None => resolved.push(base),
            }
        }
        Ok(resolved)
    }

    fn metaclass_of(&mut self, bases: &[Value], given: Option<Value>) -> PyResult {
        let mut best = given.unwrap_or_else(|| Value::Class(types().type_.clone()));
        for base in bases {
            let meta = base.class().clone();
            match &best {
                Value::Class(class) if meta.is_subclass(class) => best = Value::Class(meta),
                Value::Class(class) if class.is_subclass(&meta) => {}
                Value::Class(_) => {
                    return Err(type_error(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                    ));
                }
                _ => {}
            }
        }
        Ok(best)
    }

    fn prepare_namespace(&mut self, metaclass: &Value, name: &Value, bases: &[Value], named: &Named) -> PyResult<Rc<Object>> {
        let plain = || Ok(Object::dict(Dict::default()));
        let Value::Class(class) = metaclass else { return plain() };
        if !class.user {
            return plain();
        }
        let Some(prepare) = self.find_attribute(metaclass, &self.name("__prepare__"))? else { return plain() };
        let made = self.call_with(&prepare, vec![name.clone(), Value::tuple(bases.to_vec())], named.clone())?;
        match made.object() {
            Some(object) if matches!(object.payload, Payload::Dict(_)) => Ok(object.clone()),
            _ => Err(type_error(format!("{}.__prepare__() must return a mapping, not {}", class.name(), made.class().name()))),
        }
    }

    /// `type.__new__(metaclass, name, bases, namespace, **named)`.
    pub fn make_class(
        &mut self,
        metaclass: Option<Rc<Class>>,
        name: &Rc<Str>,
        bases: &[Value],
        namespace: &Rc<Object>,
        named: Named,
    ) -> PyResult {
        let mut parents = Vec::new();
        for base in bases {
            match base {
                Value::Class(class) => parents.push(class.clone()),
                other => return Err(type_error(format!("bases must be types, not '{}'", other.class().name()))),
            }
        }
        if parents.is_empty() {
            parents.push(types().object.clone());
        }
        for closed in [&types().bool, &types().none, &types().function, &types().generator, &types().coroutine] {
            if parents.iter().any(|parent| Rc::ptr_eq(parent, closed)) {
                return Err(type_error(format!("type '{}' is not an acceptable base type", closed.name())));
            }
        }
        let dict = namespace.as_dict().borrow().clone();
        let module = dict.get_text("__module__").and_then(|module| module.as_str().cloned());
        let module = module.map_or_else(|| "__main__".to_owned(), |module| module.to_string());
        let metaclass = metaclass.filter(|class| !Rc::ptr_eq(class, &types().type_));
        let names: Vec<String> = parents.iter().map(|parent| parent.name().to_string()).collect();
        let Some(class) = Class::user(name, &module, parents, dict, metaclass) else {
            return Err(type_error(format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        self.state.classes.push(Rc::downgrade(&class));
        self.complete_class(&class, named)?;
        Ok(Value::Class(class))
    }

    /// What follows once a class is there: implicit static and class methods, `__set_name__`, `__init_subclass__`.
    fn complete_class(&mut self, class: &Rc<Class>, named: Named) -> PyResult<()> {
        for (name, wrap) in [
            ("__new__", Payload::StaticMethod as fn(Value) -> Payload),
            ("__init_subclass__", Payload::ClassMethod),
            ("__class_getitem__", Payload::ClassMethod),
        ] {
            let own = class.dict.borrow().get_text(name).cloned();
            if let Some(function) = own
                && matches!(function.payload(), Some(Payload::Function(_)))
            {
                let holder = if name == "__new__" { &types().staticmethod } else { &types().classmethod };
                class.set(&self.name(name), Object::value(holder, wrap(function)));
            }
        }
        // A class that defines equality without a hash has none.
        let own = |name: &str| class.dict.borrow().get_text(name).is_some();
        if own("__eq__") && !own("__hash__") {
            class.set(&self.name("__hash__"), Value::None);
        }
        let marker = self.name("__isabstractmethod__");
        let marked = class.dict.borrow().iter().any(|entry| is_marked(&entry.value, &marker));
        class.is_abstract.set(marked || class.bases.iter().any(|base| base.is_abstract.get()));
        if class.lookup(&self.name("__del__")).is_some() {
            *class.finalisers.borrow_mut() = Some(self.abandoned.clone());
        }
        let entries: Vec<(Value, Value)> =
            class.dict.borrow().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect();
        for (name, attribute) in entries {
            if attribute.class().user || matches!(attribute.payload(), Some(Payload::Opaque(_))) {
                self.call_special(&attribute, "__set_name__", vec![Value::Class(class.clone()), name])?;
            }
        }
        let hook = class.lookup_behind(class, &self.name("__init_subclass__"));
        match hook {
            Some(hook) if !is_objects_own(&hook) => {
                let bound = match hook.payload() {
                    Some(Payload::ClassMethod(function)) => {
                        super::attributes::method(function.clone(), Value::Class(class.clone()))
                    }
                    _ => hook,
                };
                self.call_with(&bound, Vec::new(), named)?;
            }
            _ if !named.is_empty() => {
                return Err(type_error(format!("{}.__init_subclass__() takes no keyword arguments", class.name())));
            }
            _ => {}
        }
        Ok(())
    }
}

/// A class whose body runs.
struct Making {
    name: Value,
    bases: Vec<Value>,
    metaclass: Value,
    namespace: Rc<Object>,
    named: Named,
    body: Option<Box<Frame>>,
}

impl NativeFrame for Making {
    fn resume(&mut self, vm: &mut Vm, input: Input) -> Exit {
        match input {
            Input::Raise(exception) => Exit::Raise(exception.into()),
            Input::Value(cell) => match self.make(vm, &cell) {
                Ok(class) => Exit::Return(class),
                Err(unwind) => Exit::Raise(unwind),
            },
            _ => match self.body.take() {
                Some(body) => Exit::Push(Activation::Python(body)),
                None => Exit::Return(Value::None),
            },
        }
    }
}

impl Making {
    fn make(&mut self, vm: &mut Vm, cell: &Value) -> PyResult {
        let args = vec![self.name.clone(), Value::tuple(std::mem::take(&mut self.bases)), Value::Object(self.namespace.clone())];
        let class = vm.call_with(&self.metaclass, args, std::mem::take(&mut self.named))?;
        if let Some(object) = cell.object()
            && let Some(shared) = object.opaque::<crate::python::function::Cell>()
        {
            *shared.borrow_mut() = class.clone();
        }
        Ok(class)
    }
}

/// Whether a method is the one that every object has.
fn is_objects_own(method: &Value) -> bool {
    ["__new__", "__init__", "__init_subclass__"].iter().any(|name| {
        let own = types().object.dict.borrow().get_text(name).cloned();
        own.is_some_and(|own| own.is(method))
    })
}

fn is_marked(value: &Value, marker: &Rc<Str>) -> bool {
    match value {
        Value::Object(object) => match &object.payload {
            Payload::Function(_) => object.attribute(marker).is_some(),
            Payload::Property(parts) => parts.iter().any(|part| is_marked(part, marker)),
            Payload::StaticMethod(inner) | Payload::ClassMethod(inner) => is_marked(inner, marker),
            _ => false,
        },
        _ => false,
    }
}

/// Sets an attribute of a class of the program's, or what it says of itself.
pub(super) fn set_class_fact(class: &Rc<Class>, name: &Rc<Str>, new: Value) {
    let fact = match name.text() {
        "__name__" => &class.name,
        "__qualname__" => &class.qualname,
        "__module__" => &class.module,
        _ => return class.set(name, new),
    };
    match new.as_str() {
        Some(text) => *fact.borrow_mut() = text.clone(),
        None => class.set(name, new),
    }
}

/// What a class says of itself.
pub(super) fn class_fact(class: &Rc<Class>, name: &str) -> Option<Value> {
    Some(match name {
        "__name__" => Value::Str(class.name()),
        "__qualname__" => Value::Str(class.qualname.borrow().clone()),
        "__module__" => Value::Str(class.module.borrow().clone()),
        "__bases__" => Value::tuple(class.bases.iter().cloned().map(Value::Class).collect()),
        "__base__" => class.bases.first().cloned().map_or(Value::None, Value::Class),
        "__mro__" => Value::tuple(class.mro().cloned().map(Value::Class).collect()),
        "__dict__" => Value::Object(Object::dict(class.dict.borrow().clone())),
        "__class__" => Value::Class(Value::Class(class.clone()).class().clone()),
        "__doc__" => Value::None,
        _ => return None,
    })
}

/// `__slots__`, where every class of the object has them, say which attributes there may be.
pub(super) fn check_slots(object: &Rc<Object>, name: &Rc<Str>) -> PyResult<()> {
    let slots = types().names.intern("__slots__");
    let mut classes = object.class.mro().filter(|class| class.user).peekable();
    if classes.peek().is_none() {
        return Ok(());
    }
    for class in classes {
        let Some(own) = class.dict.borrow().get_str(&slots).cloned() else { return Ok(()) };
        let allows = |slot: &Value| slot.as_str().is_some_and(|slot| slot.text() == name.text() || slot.text() == "__dict__");
        let listed = match own.payload() {
            Some(Payload::Tuple(slots)) => slots.iter().any(allows),
            Some(Payload::List(slots)) => slots.borrow().iter().any(allows),
            _ => allows(&own),
        };
        if listed {
            return Ok(());
        }
    }
    let unwind = attribute_error(format!("'{}' object has no attribute '{name}'", object.class.name()));
    Err(unwind)
}

/// Sets what an exception object holds beside its attributes. False: it is an attribute like any other.
pub(super) fn set_exception_fact(object: &Rc<Object>, name: &str, new: &Value) -> PyResult<bool> {
    let Some(exception) = Exception::from_value(&Value::Object(object.clone())) else { return Ok(false) };
    let linked = || match new {
        Value::None => Ok(None),
        other => match Exception::from_value(other) {
            Some(other) => Ok(Some(other)),
            None => Err(type_error(format!("exception {} must be None or derive from BaseException", name.trim_matches('_')))),
        },
    };
    match name {
        "__cause__" => {
            let cause = linked()?;
            let mut data = exception.data_mut();
            data.cause = cause;
            data.suppress_context = true;
        }
        "__context__" => exception.data_mut().context = linked()?,
        "__suppress_context__" => exception.data_mut().suppress_context = matches!(new, Value::Bool(true)),
        "__traceback__" => {
            if new.is_none() {
                let mut data = exception.data_mut();
                let gone = (std::mem::take(&mut data.traceback), std::mem::take(&mut data.left));
                drop(data);
                drop(gone);
            }
        }
        "args" => {
            let Some(args) = new.as_tuple() else { return Ok(false) };
            exception.data_mut().args = args.to_vec();
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// `function.__code__`, with what programs ask of it.
pub fn code_object(code: &Rc<Code>) -> Value {
    let class = types().plain("code");
    let object = Object::new(&class, Payload::Opaque(Box::new(code.clone())));
    let names = &types().names;
    let p = code.parameters;
    object.set_attribute(&names.intern("co_name"), Value::Str(code.name.clone()));
    object.set_attribute(&names.intern("co_qualname"), Value::Str(code.qualname.clone()));
    object.set_attribute(&names.intern("co_filename"), Value::str(&code.file.name));
    object.set_attribute(&names.intern("co_argcount"), Value::Int(i64::from(p.positional)));
    object.set_attribute(&names.intern("co_firstlineno"), Value::Int(i64::from(code.first_line)));
    for (name, number) in [("co_posonlyargcount", p.positional_only), ("co_kwonlyargcount", p.keyword_only)] {
        object.set_attribute(&names.intern(name), Value::Int(i64::from(number)));
    }
    let (own, outer) = code.cells.split_at(code.own_cells.min(code.cells.len()));
    for (name, variables) in [("co_cellvars", own), ("co_freevars", outer)] {
        let variables = variables.iter().cloned().map(Value::Str).collect();
        object.set_attribute(&names.intern(name), Value::tuple(variables));
    }
    let variables = code.locals.iter().cloned().map(Value::Str).collect();
    object.set_attribute(&names.intern("co_varnames"), Value::tuple(variables));
    Value::Object(object)
}
