//! `import`: modules of the library, and `__main__`.

use super::Vm;
use crate::python::code::SourceFile;
use crate::python::compile::{Options, compile};
use crate::python::error::{PyResult, Unwind, attribute_error, import_error};
use crate::python::exception::Exception;
use crate::python::frame::{Activation, Frame, Input};
use crate::python::lib;
use crate::python::object::{Object, Payload};
use crate::python::text::Str;
use crate::python::types::types;
use crate::python::value::Value;
use std::rc::Rc;

impl Vm {
    /// Imports a module and the packages it is in; returns the outermost.
    pub fn import(&mut self, name: &Rc<Str>) -> PyResult {
        let mut outermost = Value::None;
        let mut path = String::new();
        let mut outer: Option<Value> = None;
        for part in name.text().split('.') {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(part);
            let module = self.import_one(&path)?;
            match &outer {
                None => outermost = module.clone(),
                Some(package) => self.set_attribute(package, &self.name(part), module.clone())?,
            }
            outer = Some(module);
        }
        Ok(outermost)
    }

    /// The module with this dotted name.
    pub fn import_one(&mut self, path: &str) -> PyResult {
        let known = self.modules.as_dict().borrow().get_text(path).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        match lib::load(self, path)? {
            Some(module) => Ok(module),
            None => Err(no_module(path)),
        }
    }

    /// Runs a library module's Python source in its namespace.
    pub fn run_library(&mut self, file: &str, source: &str, namespace: &Rc<Object>) -> PyResult<()> {
        let file = SourceFile::library(file, source);
        let code = compile(&file, Options::default())
            .map_err(|problem| crate::python::error::unsupported(format!("{}: {}", file.name, problem.message)))?;
        let mut frame = Frame::new(&code, namespace, Vec::new());
        frame.namespace = Some(namespace.clone());
        self.run_nested(Activation::Python(frame), Input::Start).result().map(drop)
    }

    /// An attribute of a module that is defined in another one, if this is such an attribute.
    pub(super) fn attribute_from_elsewhere(&mut self, namespace: &Rc<Object>, name: &str) -> PyResult<Option<Value>> {
        let module = namespace.as_dict().borrow().get_text("__name__").and_then(Value::as_str).cloned();
        let Some(home) = module.and_then(|module| lib::elsewhere(module.text(), name)) else { return Ok(None) };
        let home = self.import_one(home)?;
        let name = self.name(name);
        let found = self.get_attribute(&home, &name)?;
        namespace.as_dict().borrow_mut().set_str(&name, found.clone());
        Ok(Some(found))
    }

    /// A new module, known to `sys.modules` from now on.
    pub fn new_module(&mut self, path: &str) -> Rc<Object> {
        self.new_module_in(path, Object::dict(Default::default()))
    }

    /// The same with a namespace that there is already.
    pub fn new_module_in(&mut self, path: &str, namespace: Rc<Object>) -> Rc<Object> {
        namespace.as_dict().borrow_mut().set_str(&self.name("__name__"), Value::name(path));
        let module = Object::new(&types().module, Payload::Module(namespace));
        self.modules.as_dict().borrow_mut().set_str(&self.name(path), Value::Object(module.clone()));
        module
    }

    /// module → module value
    pub(super) fn import_from(&mut self, frame: &mut Frame, name: &Rc<Str>) -> PyResult<()> {
        let module = frame.top().clone();
        if let Some(found) = self.find_attribute(&module, name)? {
            frame.push(found);
            return Ok(());
        }
        let path = match module.payload() {
            Some(Payload::Module(namespace)) => namespace.as_dict().borrow().get_text("__name__").and_then(Value::as_str).cloned(),
            _ => None,
        };
        let path = path.map_or_else(|| "?".to_owned(), |path| path.to_string());
        let inner = format!("{path}.{name}");
        if let Some(module) = lib::load(self, &inner)? {
            frame.push(module);
            return Ok(());
        }
        if lib::lacks(&path, name.text()) {
            return Err(crate::python::error::unsupported(inner));
        }
        let unwind = import_error(format!("cannot import name '{name}' from '{path}' (unknown location)"));
        if let Unwind::Raise(error) = &unwind {
            error.object().set_attribute(&self.name("name"), Value::str(&path));
        }
        Err(unwind)
    }

    /// module →
    pub(super) fn import_star(&mut self, frame: &mut Frame) -> PyResult<()> {
        let module = frame.pop();
        let Some(Payload::Module(namespace)) = module.payload() else {
            return Err(attribute_error("expected a module to import from"));
        };
        let listed = namespace.as_dict().borrow().get_text("__all__").cloned();
        let listed = match listed {
            Some(listed) => Some(self.collect(&listed)?),
            None => None,
        };
        let entries: Vec<(Rc<Str>, Value)> = {
            let namespace = namespace.as_dict().borrow();
            let named = namespace.iter().filter_map(|entry| Some((entry.key.as_str()?.clone(), entry.value.clone())));
            let wanted = |name: &Rc<Str>| match &listed {
                Some(listed) => listed.iter().any(|wanted| wanted.as_str().is_some_and(|wanted| wanted.text() == name.text())),
                None => !name.text().starts_with('_'),
            };
            named.filter(|(name, _)| wanted(name)).collect()
        };
        let target = frame.namespace.as_ref().unwrap_or(&frame.globals).clone();
        for (name, value) in entries {
            target.as_dict().borrow_mut().set_str(&name, value);
        }
        Ok(())
    }
}

/// `ModuleNotFoundError`, as for a package that is not installed.
pub fn no_module(path: &str) -> Unwind {
    let error = Exception::new(&types().errors.module_not_found_error, vec![Value::from(format!("No module named '{path}'"))]);
    error.object().set_attribute(&types().names.intern("name"), Value::str(path));
    error.into()
}
