//! The library: the modules that programs import. Some are native, the others are Python sources of this project's own.

pub mod asyncio;
mod bits;
mod collections;
pub mod contextvars;
mod frames;
mod gc;
mod hashes;
mod introspection;
mod itertools;
mod itertools_combine;
mod itertools_steps;
mod lacking;
mod math;
mod math_numbers;
mod natives;
mod random;
mod re;
mod sources;
mod stdin;
mod sys;
mod thread;
mod time;
mod weakref;
mod world;

pub use frames::{of_generator as frame_of_generator, traceback};
pub use lacking::{elsewhere, lacks};

use super::dict::Dict;
use super::error::{PyResult, Unwind, unsupported};
use super::machine::Vm;
use super::object::{Object, Payload};
use super::value::Value;
use std::rc::Rc;

/// Where a module comes from.
#[derive(Clone, Copy)]
pub enum ModuleSource {
    /// A function that fills the module's namespace.
    Native(fn(&mut Vm, &mut Dict) -> PyResult<()>),
    /// Its text.
    Python(&'static str),
    /// A function that fills the namespace, and a text that goes on there.
    Both(fn(&mut Vm, &mut Dict) -> PyResult<()>, &'static str),
}

/// The source of the module with this dotted name.
pub fn find(name: &str) -> Option<ModuleSource> {
    if name == "asyncio" {
        return Some(ModuleSource::Both(asyncio::fill, asyncio::SOURCE));
    }
    let native = NATIVE.iter().find(|(known, _)| *known == name).map(|(_, fill)| ModuleSource::Native(*fill));
    native.or_else(|| sources::find(name).map(ModuleSource::Python))
}

type Fill = fn(&mut Vm, &mut Dict) -> PyResult<()>;

const NATIVE: &[(&str, Fill)] = &[
    ("_collections", collections::fill),
    ("_gc", gc::fill),
    ("_hashlib", hashes::fill),
    ("_inspect", introspection::fill_inspect),
    ("_lacking", lacking::fill),
    ("_random", random::fill),
    ("_re", re::fill),
    ("_struct", bits::fill),
    ("_thread", thread::fill),
    ("_time", time::fill),
    ("_traceback", introspection::fill_traceback),
    ("_weakref", weakref::fill),
    ("_world", world::fill),
    ("contextvars", contextvars::fill),
    ("itertools", itertools::fill),
    ("math", math::fill),
    ("sys", sys::fill),
];

/// Imports the module with this dotted name; None if CPython without anything installed does not have it either.
pub fn load(vm: &mut Vm, name: &str) -> PyResult<Option<Value>> {
    match find(name) {
        None if name == "builtins" => Ok(Some(Value::Object(vm.new_module_in(name, vm.builtins.clone())))),
        Some(source) => load_from(vm, name, source).map(Some),
        None if name.contains('.') && is_ours(name) && !SUBMODULES.split_whitespace().any(|known| known == name) => Ok(None),
        None if is_standard(name) => Err(unsupported(format!("the module '{name}'"))),
        None => Ok(None),
    }
}

fn load_from(vm: &mut Vm, name: &str, source: ModuleSource) -> PyResult {
    let module = vm.new_module(name);
    let Payload::Module(namespace) = &module.payload else { return Err(unsupported("a module without a namespace")) };
    let namespace = namespace.clone();
    let filled = match source {
        ModuleSource::Native(fill) => fill_natively(vm, &namespace, fill),
        ModuleSource::Both(fill, text) => {
            fill_natively(vm, &namespace, fill).and_then(|()| vm.run_library(&format!("{name}.py"), text, &namespace))
        }
        ModuleSource::Python(text) => vm.run_library(&format!("{name}.py"), text, &namespace),
    };
    match filled {
        Ok(()) => Ok(Value::Object(module)),
        Err(unwind) => {
            forget(vm, name);
            Err(unwind)
        }
    }
}

fn fill_natively(vm: &mut Vm, namespace: &Rc<Object>, fill: Fill) -> Result<(), Unwind> {
    let mut names = Dict::default();
    fill(vm, &mut names)?;
    for entry in names.iter() {
        if let Some(name) = entry.key.as_str() {
            namespace.as_dict().borrow_mut().set_str(name, entry.value.clone());
        }
    }
    Ok(())
}

/// A module whose import failed is not imported.
fn forget(vm: &mut Vm, name: &str) {
    let name = vm.name(name);
    let _module = vm.modules.as_dict().borrow_mut().remove_str(&name);
}

/// Whether the module that a dotted name begins with is here.
fn is_ours(name: &str) -> bool {
    name.split('.').next().is_some_and(|top| find(top).is_some())
}

/// Modules inside others that CPython has and this engine has not; what else stands behind a dot is no module.
const SUBMODULES: &str = "asyncio.subprocess collections.abc concurrent.futures.process concurrent.futures.thread \
    importlib.metadata importlib.resources importlib.util json.decoder json.encoder json.tool logging.config logging.handlers os.path \
    urllib.response urllib.robotparser";

/// Whether the module, or the package that it is in, comes with CPython 3.11.
fn is_standard(name: &str) -> bool {
    let top = name.split('.').next().unwrap_or(name);
    STANDARD.split_whitespace().any(|known| known == top)
}

/// The standard library's modules, those that this engine has included.
const STANDARD: &str = "__future__ _thread abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb \
    binascii bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser \
    contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings \
    ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp \
    gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale \
    logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing netrc nis nntplib numbers operator optparse os \
    ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile \
    pyclbr pydoc pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil \
    signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep \
    struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap this threading time timeit \
    tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave \
    weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";
