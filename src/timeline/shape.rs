//! The display list: plain shapes in the order in which they are painted, grouped by paint. Knows no canvas and no trace.

use super::theme::Role;
use std::fmt::Write;

/// A length or place in CSS pixels; x grows to the right, y downwards, from the drawing's upper left corner.
pub type CssPx = f32;

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: CssPx,
    pub y: CssPx,
    pub width: CssPx,
    pub height: CssPx,
}

impl Rect {
    pub fn new(x: CssPx, y: CssPx, width: CssPx, height: CssPx) -> Self {
        Rect { x, y, width, height }
    }

    pub fn right(self) -> CssPx {
        self.x + self.width
    }

    pub fn bottom(self) -> CssPx {
        self.y + self.height
    }

    pub fn contains(self, x: CssPx, y: CssPx) -> bool {
        x >= self.x && x <= self.right() && y >= self.y && y <= self.bottom()
    }

    /// The part of it that lies between two places on the x axis; None where nothing does.
    pub fn between(self, left: CssPx, right: CssPx) -> Option<Rect> {
        let (x, end) = (self.x.max(left), self.right().min(right));
        (end > x).then_some(Rect { x, width: end - x, ..self })
    }
}

/// A piece of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(CssPx, CssPx),
    Line(CssPx, CssPx),
    /// A cubic curve: two control points and the end.
    Curve([CssPx; 6]),
    /// A full circle: centre and radius.
    Circle(CssPx, CssPx, CssPx),
    Close,
}

/// A text; `x`, `y` are the left end of its baseline. It fits where it stands: it was measured and cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: CssPx,
    pub y: CssPx,
    pub text: Box<str>,
}

/// How the shapes of a batch are painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Style {
    Fill,
    /// An outline; `dash` is the length of dashes and gaps, 0 for none.
    Stroke {
        width: CssPx,
        dash: CssPx,
    },
    Text {
        size: CssPx,
        bold: bool,
    },
}

/// Shapes of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Shapes {
    Rects(Vec<Rect>),
    /// Rectangles with rounded corners, all of one radius (less where a side is shorter).
    Rounded(CssPx, Vec<Rect>),
    Path(Vec<Segment>),
    Texts(Vec<Label>),
}

/// Shapes that are painted alike, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub role: Role,
    pub style: Style,
    /// Whether they are cut off at the edges of the plot.
    pub clipped: bool,
    pub shapes: Shapes,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DisplayList {
    pub width: CssPx,
    pub height: CssPx,
    /// Where the tracks are drawn: right of the names, below the axis.
    pub plot: Rect,
    /// From the back to the front.
    pub batches: Vec<Batch>,
}

impl DisplayList {
    /// Adds rectangles to the batch in front, or in a batch of their own if that is painted otherwise.
    pub fn rect(&mut self, role: Role, clipped: bool, rect: Rect) {
        match self.batches.last_mut() {
            Some(Batch { role: r, style: Style::Fill, clipped: c, shapes: Shapes::Rects(rects) })
                if (*r, *c) == (role, clipped) =>
            {
                rects.push(rect);
            }
            _ => self.batches.push(Batch { role, style: Style::Fill, clipped, shapes: Shapes::Rects(vec![rect]) }),
        }
    }

    /// Adds a batch, unless it is empty.
    pub fn add(&mut self, role: Role, style: Style, clipped: bool, shapes: Shapes) {
        let empty = match &shapes {
            Shapes::Rects(rects) | Shapes::Rounded(_, rects) => rects.is_empty(),
            Shapes::Path(segments) => segments.is_empty(),
            Shapes::Texts(labels) => labels.is_empty(),
        };
        if !empty {
            self.batches.push(Batch { role, style, clipped, shapes });
        }
    }

    /// How many shapes there are.
    pub fn len(&self) -> usize {
        self.batches.iter().map(|batch| batch.shapes.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.batches.is_empty()
    }

    /// One shape a line, for tests: role, kind, place.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for batch in &self.batches {
            batch.write(&mut out);
        }
        out
    }
}

impl Shapes {
    pub fn len(&self) -> usize {
        match self {
            Shapes::Rects(rects) | Shapes::Rounded(_, rects) => rects.len(),
            Shapes::Path(segments) => segments.len(),
            Shapes::Texts(labels) => labels.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Batch {
    fn write(&self, out: &mut String) {
        // Writing to a string cannot fail.
        match &self.shapes {
            Shapes::Rects(rects) | Shapes::Rounded(_, rects) => rects.iter().for_each(|rect| {
                let _ = writeln!(
                    out,
                    "{:?} rect x {:.1}..{:.1} y {:.1}..{:.1}",
                    self.role,
                    rect.x,
                    rect.right(),
                    rect.y,
                    rect.bottom()
                );
            }),
            Shapes::Path(segments) => {
                let _ = writeln!(out, "{:?} path of {}", self.role, segments.len());
            }
            Shapes::Texts(labels) => labels.iter().for_each(|label| {
                let _ = writeln!(out, "{:?} text at {:.1} {:.1}: {}", self.role, label.x, label.y, label.text);
            }),
        }
    }
}
