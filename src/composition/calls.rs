//! How calls are written: which argument is which, whether it is given by place or by keyword. Knows nothing of compositions.

use ruff_python_ast::{Expr, ExprCall, StmtFunctionDef};

/// `x` as `x`, `asyncio.sleep` as `asyncio.sleep`; anything that is no plain dotted name: None.
pub(crate) fn dotted(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Name(name) => Some(name.id.to_string()),
        Expr::Attribute(attribute) => Some(format!("{}.{}", dotted(&attribute.value)?, attribute.attr)),
        _ => None,
    }
}

/// What is called, if it is a plain dotted name.
pub(super) fn callee(call: &ExprCall) -> Option<String> {
    dotted(&call.func)
}

/// The parameters of what asyncio has, as far as compositions use it. `gather` takes any number, so it has none of them.
pub(super) fn signature(callee: &str) -> &'static [&'static str] {
    match callee {
        "asyncio.sleep" => &["delay", "result"],
        "asyncio.wait_for" => &["fut", "timeout"],
        "asyncio.timeout" => &["delay"],
        "asyncio.wait" | "asyncio.as_completed" => &["fs"],
        "asyncio.create_task" => &["coro"],
        "asyncio.run" => &["main"],
        callee if callee.ends_with(".create_task") => &["coro"],
        _ => &[],
    }
}

/// The argument named `name`, wherever it stands.
pub(super) fn argument<'a>(call: &'a ExprCall, parameters: &[impl AsRef<str>], name: &str) -> Option<&'a Expr> {
    let keyword = call.arguments.keywords.iter().find(|keyword| keyword.arg.as_ref().is_some_and(|arg| arg.as_str() == name));
    let place = parameters.iter().position(|parameter| parameter.as_ref() == name);
    keyword.map(|keyword| &keyword.value).or_else(|| call.arguments.args.get(place?))
}

/// The names of the parameters of a function, in order; None if it takes any number of arguments.
pub(super) fn parameters(function: &StmtFunctionDef) -> Option<Vec<String>> {
    let parameters = &function.parameters;
    if parameters.vararg.is_some() || parameters.kwarg.is_some() {
        return None;
    }
    Some(parameters.iter_non_variadic_params().map(|parameter| parameter.name().to_string()).collect())
}
