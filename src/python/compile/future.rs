//! `from __future__ import …`: where it may stand, and which features there are. Knows nothing of what they do.

use super::{Problem, Result};
use ruff_python_ast::{Expr, Stmt, StmtImportFrom};
use ruff_text_size::Ranged;

const FEATURES: &str = "nested_scopes generators division absolute_import with_statement print_function unicode_literals \
    barry_as_FLUFL generator_stop annotations";

/// Whether a module keeps its annotations as text.
pub fn annotations(body: &[Stmt]) -> Result<bool> {
    let mut asked = false;
    let mut at_the_beginning = true;
    for (place, statement) in body.iter().enumerate() {
        match of_future(statement) {
            Some(import) if at_the_beginning => asked |= features(import)?,
            Some(import) => {
                let message = "from __future__ imports must occur at the beginning of the file";
                return Err(Problem::syntax(import.range(), message));
            }
            None => at_the_beginning &= place == 0 && is_docstring(statement),
        }
    }
    Ok(asked)
}

fn of_future(statement: &Stmt) -> Option<&StmtImportFrom> {
    match statement {
        Stmt::ImportFrom(import) if import.level == 0 && import.module.as_deref() == Some("__future__") => Some(import),
        _ => None,
    }
}

fn is_docstring(statement: &Stmt) -> bool {
    matches!(statement, Stmt::Expr(expression) if matches!(*expression.value, Expr::StringLiteral(_)))
}

fn features(import: &StmtImportFrom) -> Result<bool> {
    let mut asked = false;
    for alias in &import.names {
        match alias.name.as_str() {
            "annotations" => asked = true,
            "braces" => return Err(Problem::syntax(import.range(), "not a chance")),
            name if FEATURES.split_whitespace().any(|known| known == name) => {}
            name => return Err(Problem::syntax(import.range(), format!("future feature {name} is not defined"))),
        }
    }
    Ok(asked)
}
