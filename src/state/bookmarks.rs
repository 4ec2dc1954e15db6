//! Moments of a run that a person marked, each with a name. Knows no run but by its cursor.

/// More marks than this are refused: a link has to hold them all.
pub const MOST: usize = 40;

/// No name is longer than this, in letters.
const LONGEST: usize = 60;

/// A marked moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// How many events have happened there.
    pub cursor: usize,
    /// Empty: it is called by its number.
    pub name: String,
}

impl Bookmark {
    /// What the mark at this place among the others is called.
    pub fn called(&self, place: usize) -> String {
        if self.name.is_empty() { format!("Mark {}", place + 1) } else { self.name.clone() }
    }
}

/// Sets a mark, or takes it away where one stands already. Marks stand in the order of their moments.
pub fn toggle(marks: &mut Vec<Bookmark>, cursor: usize) {
    match marks.binary_search_by_key(&cursor, |mark| mark.cursor) {
        Ok(place) => drop(marks.remove(place)),
        Err(_) if marks.len() >= MOST => {}
        Err(place) => marks.insert(place, Bookmark { cursor, name: String::new() }),
    }
}

/// Gives a mark a name, cut to a length that a link can hold.
pub fn rename(marks: &mut [Bookmark], place: usize, name: &str) {
    if let Some(mark) = marks.get_mut(place) {
        mark.name = name.trim().chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    }
}

/// The marks as a link holds them: `31 first result`, one a line.
pub fn to_text(marks: &[Bookmark]) -> String {
    let lines: Vec<String> = marks.iter().map(|mark| format!("{} {}", mark.cursor, mark.name).trim_end().to_owned()).collect();
    lines.join("\n")
}

/// Reads what `to_text` wrote; None if it is nothing like it.
pub fn from_text(text: &str) -> Option<Vec<Bookmark>> {
    let mut marks: Vec<Bookmark> = Vec::new();
    for line in text.lines().take(MOST) {
        let (cursor, name) = line.split_once(' ').unwrap_or((line, ""));
        let cursor = cursor.parse().ok()?;
        if marks.last().is_none_or(|last| last.cursor < cursor) {
            marks.push(Bookmark { cursor, name: String::new() });
            let place = marks.len() - 1;
            rename(&mut marks, place, name);
        }
    }
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_in_order_and_go_when_set_again() {
        let mut marks = Vec::new();
        for cursor in [9, 3, 7, 3] {
            toggle(&mut marks, cursor);
        }
        rename(&mut marks, 1, "  the end\n");
        assert_eq!(to_text(&marks), "7\n9 the end");
        assert_eq!((marks[0].called(0), marks[1].called(1)), ("Mark 1".into(), "the end".into()));
    }

    #[test]
    fn marks_read_back_and_nonsense_does_not() {
        for text in ["", "3", "3 a b\n17\n40 ü"] {
            assert_eq!(from_text(text).map(|marks| to_text(&marks)).as_deref(), Some(text));
        }
        assert_eq!(from_text("x"), None);
        assert_eq!(from_text("5\n3").map(|marks| marks.len()), Some(1));
        let long = format!("1 {}", "a".repeat(500));
        assert_eq!(from_text(&long).map(|marks| marks[0].name.len()), Some(LONGEST));
    }
}
