//! The icons, drawn here so that they look the same everywhere. Knows no meaning beyond their shape.

use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    First,
    Back,
    Forward,
    Last,
    Play,
    Pause,
    Up,
    Down,
    Cross,
    Plus,
    Minus,
    Fit,
    Theme,
    Run,
    Settings,
    Share,
    Embed,
    Undo,
    Redo,
    Fold,
    Unfold,
    Zoom,
    Find,
    Flag,
    Lessons,
    Take,
}

/// One icon, the size of the text beside it; what it means is said by the button that it stands in.
pub fn icon(shape: Shape) -> Html {
    let (filled, path) = path(shape);
    html! {
        <svg class={classes!("icon", filled.then_some("filled"))} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}

/// Whether the shape is filled or stroked, and its path.
fn path(shape: Shape) -> (bool, &'static str) {
    match shape {
        Shape::First => (true, "M3 3h2v10H3zM13.5 3v10L6 8z"),
        Shape::Back => (true, "M11.5 2.5v11L4 8z"),
        Shape::Forward => (true, "M4.5 2.5v11L12 8z"),
        Shape::Last => (true, "M11 3h2v10h-2zM2.5 3v10L10 8z"),
        Shape::Play => (true, "M4 2.5v11L13 8z"),
        Shape::Pause => (true, "M4 3h3v10H4zM9 3h3v10H9z"),
        Shape::Up => (false, "M3.5 10 8 5.5 12.5 10"),
        Shape::Down => (false, "M3.5 6 8 10.5 12.5 6"),
        Shape::Cross => (false, "M4 4l8 8M12 4l-8 8"),
        Shape::Plus => (false, "M8 3v10M3 8h10"),
        Shape::Minus => (false, "M3 8h10"),
        Shape::Fit => (false, "M2 4v8M14 4v8M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2"),
        Shape::Theme => (true, "M8 1.5a6.5 6.5 0 1 0 0 13zM8 1.5a6.5 6.5 0 0 1 0 13v-1.4a5.1 5.1 0 0 0 0-10.2z"),
        Shape::Run => (false, "M13 8a5 5 0 1 1-1.6-3.7M13 1.8v3.4H9.6"),
        Shape::Settings => {
            (false, "M2 4.5h5M11 4.5h3M2 11.5h3M9 11.5h5M7 4.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5 11.5a2 2 0 1 0 4 0a2 2 0 1 0-4 0")
        }
        Shape::Share => (false, "M6.5 9.5l3-3M7 4.5l1.2-1.2a3 3 0 0 1 4.3 4.3L11.3 8.8M9 11.5l-1.2 1.2a3 3 0 0 1-4.3-4.3l1.2-1.2"),
        Shape::Embed => (false, "M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4"),
        Shape::Undo => (false, "M5.5 3 2.5 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6"),
        Shape::Fold => (false, "M3 8h10M5.5 2.5 8 5l2.5-2.5M5.5 13.5 8 11l2.5 2.5"),
        Shape::Zoom => (false, "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3M6 8h4M8 6v4"),
        Shape::Unfold => (false, "M3 8h10M5.5 5 8 2.5 10.5 5M5.5 11 8 13.5 10.5 11"),
        Shape::Find => (false, "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5 14 14"),
        Shape::Flag => (false, "M4 14V2.5h8l-2 3 2 3H4"),
        Shape::Lessons => {
            (false, "M8 4v9.5M8 4C6.5 2.8 4.5 2.5 2 2.5v9.5c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5V2.5c-2.5 0-4.5.3-6 1.5")
        }
        Shape::Take => (false, "M8 2v8.5M4.5 7 8 10.5 11.5 7M2.5 11v2.5h11V11"),
        Shape::Redo => (false, "M10.5 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10"),
    }
}
