//! Which key does what, and when a key belongs to what has the focus instead. Knows no keyboard.

use super::Action;

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Nothing that takes keys.
    Page,
    /// The timeline: letters are its own.
    Timeline,
    /// A button or link, a checkbox, a disclosure: Space and Enter are its own.
    Button,
    /// A slider, select or set of radio buttons: arrows, Home, End and typed characters are its own.
    Slider,
    /// A text field: everything is its own.
    Text,
}

/// A key with its modifiers, named as browsers name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    pub name: &'a str,
    pub shift: bool,
    /// With Ctrl or Meta; most of those belong to the browser.
    pub command: bool,
}

/// The keys, as the help lists them.
pub const HELP: &[(&str, &str)] = &[
    ("Space", "Play or pause"),
    ("← →", "One step back, one step forward"),
    ("Home End", "To the first step, to the end"),
    ("< >", "Slower, faster"),
    ("[ ]", "To what caused this step, to the first thing that it causes"),
    ("+ −", "Zoom the timeline in, out"),
    ("Shift+← Shift+→", "Move along the timeline, when it is zoomed"),
    ("Z", "Zoom to what is selected, or to the instant at the cursor; Shift and drag to zoom to any part"),
    ("0", "Fit the whole run, while the timeline has the focus"),
    ("F", "Fold the tasks around what is selected or runs, unfold them"),
    ("Shift+F", "Unfold all tasks, fold all"),
    ("/", "Find a task by its name"),
    ("M", "Mark this moment, or take its mark away"),
    ("Ctrl+Z Ctrl+Y", "Undo, redo a change of the program"),
    ("↑ ↓ PgUp PgDn", "In the table of steps: from row to row"),
    (",", "Open the settings, close them"),
    ("Shift+← Shift+→", "Make the wait that is selected, or begins in this step, shorter or longer in the source"),
    ("Ctrl+Enter", "In the source: to the next step that runs this line"),
    ("?", "Open this list, close it"),
    ("Esc", "Close what is open"),
];

/// What a key does; None where it is not ours to take.
pub fn action(key: Key, focus: Focus) -> Option<Action> {
    if focus == Focus::Text {
        return None;
    }
    if key.command {
        return match (key.name, key.shift) {
            ("z", false) => Some(Action::Undo),
            ("Z" | "y", _) => Some(Action::Redo),
            _ => None,
        };
    }
    let action = match key.name {
        " " if matches!(focus, Focus::Page | Focus::Timeline) => Action::PlayPause,
        "ArrowLeft" | "ArrowRight" | "Home" | "End" if focus == Focus::Slider => return None,
        "ArrowLeft" | "ArrowRight" if key.shift && focus != Focus::Slider => Action::Nudge { longer: key.name == "ArrowRight" },
        "ArrowLeft" if !key.shift => Action::StepBack,
        "ArrowRight" if !key.shift => Action::StepForward,
        "ArrowLeft" => Action::Pan(-0.25),
        "ArrowRight" => Action::Pan(0.25),
        "Home" => Action::First,
        "End" => Action::Last,
        "0" if focus == Focus::Timeline => Action::Fit,
        _ if focus == Focus::Slider => return None,
        "<" => Action::Slower,
        ">" => Action::Faster,
        "[" => Action::ToCause,
        "]" => Action::ToEffect,
        "+" | "=" => Action::ZoomIn,
        "-" => Action::ZoomOut,
        "z" => Action::ZoomToSelected,
        "f" => Action::FoldHere,
        "F" => Action::FoldAll,
        "," => Action::ToggleSettings,
        "?" => Action::ToggleHelp,
        "/" => Action::Find(Some(String::new())),
        "m" | "M" => Action::ToggleMark,
        "Escape" => Action::Dismiss,
        _ => return None,
    };
    Some(action)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(name: &str, focus: Focus) -> bool {
        action(Key { name, shift: false, command: false }, focus).is_some()
    }

    #[test]
    fn no_key_is_taken_from_what_has_the_focus() {
        let keys = [
            " ",
            "Enter",
            "ArrowLeft",
            "ArrowRight",
            "Home",
            "End",
            "<",
            ">",
            "[",
            "]",
            "+",
            "-",
            "?",
            "/",
            "m",
            "Escape",
            "a",
            "Tab",
        ];
        let shown = |focus| keys.into_iter().filter(|key| taken(key, focus)).collect::<Vec<_>>().join(",");
        assert_eq!(shown(Focus::Page), " ,ArrowLeft,ArrowRight,Home,End,<,>,[,],+,-,?,/,m,Escape");
        assert_eq!(shown(Focus::Timeline), shown(Focus::Page));
        assert_eq!(shown(Focus::Button), "ArrowLeft,ArrowRight,Home,End,<,>,[,],+,-,?,/,m,Escape");
        assert_eq!(shown(Focus::Slider), "");
        assert_eq!(shown(Focus::Text), "");
    }

    #[test]
    fn the_browsers_own_combinations_stay_its_own() {
        let with_ctrl = |name, focus| action(Key { name, shift: false, command: true }, focus);
        for name in ["ArrowLeft", "[", "+", " ", "0"] {
            assert_eq!(with_ctrl(name, Focus::Timeline), None);
        }
        assert_eq!(with_ctrl("z", Focus::Button), Some(Action::Undo));
        assert_eq!(with_ctrl("z", Focus::Text), None);
    }
}
