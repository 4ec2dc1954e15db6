//! Prints tables: words to the left, numbers to the right. Knows nothing of what it prints.

/// Prints a title, a line of headings and the rows below, each column as wide as it must be.
pub fn print(title: &str, headings: &[&str], rows: &[Vec<String>]) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
        cells.chain(headings.get(column).copied()).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let line = |cells: &[String]| {
        let padded = cells.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("{cell:<width$}", width = width(column)),
            _ => format!("{cell:>width$}", width = width(column)),
        });
        padded.collect::<Vec<_>>().join("  ")
    };
    println!("\n{title}");
    println!("{}", line(&headings.iter().map(|heading| heading.to_string()).collect::<Vec<_>>()));
    for row in rows {
        println!("{}", line(row));
    }
}

/// The middle of the measurements. Odd numbers of them have one; of the two middle ones of an even number this is the greater.
pub fn median(measured: &mut [f64]) -> f64 {
    measured.sort_by(f64::total_cmp);
    measured.get(measured.len() / 2).copied().unwrap_or(f64::NAN)
}
