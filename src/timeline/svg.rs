//! Paints a display list as SVG, to be printed, put on slides, or shown where no script runs. Knows no page.

use super::shape::{Batch, DisplayList, Label, Rect, Segment, Shapes, Style};
use super::theme::{Colour, Theme};
use std::fmt::Write;

/// The drawing as an SVG document with a title and a description, for those who cannot see it.
pub fn svg(list: &DisplayList, theme: &Theme, title: &str, description: &str) -> String {
    let (width, height) = (short(list.width), short(list.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         font-family=\"{FONT}\">\n<title>{}</title>\n<desc>{}</desc>\n",
        escape(title),
        escape(description)
    );
    let Rect { x, y, width, height } = list.plot;
    // Several drawings may stand in one page: equal names then stand for equal shapes.
    let plot = format!("plot-{}-{}-{}-{}", short(x), short(y), short(width), short(height)).replace('.', "_");
    let _ = writeln!(out, "<clipPath id=\"{plot}\"><rect {}/></clipPath>", attributes(list.plot));
    let mut clipped = false;
    for batch in &list.batches {
        if batch.clipped != clipped {
            let _ = if clipped { writeln!(out, "</g>") } else { writeln!(out, "<g clip-path=\"url(#{plot})\">") };
            clipped = batch.clipped;
        }
        write_batch(&mut out, batch, theme.colour(batch.role));
    }
    out.push_str(if clipped { "</g>\n</svg>\n" } else { "</svg>\n" });
    out
}

/// The fonts of the drawing; the canvas uses the same.
pub const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

// Writing to a string cannot fail: the results of `write!` below are let go.

fn write_batch(out: &mut String, batch: &Batch, colour: Colour) {
    let paint = paint(batch.style, colour);
    match &batch.shapes {
        Shapes::Rects(rects) => write_group(out, &paint, rects, |out, rect| {
            let _ = write!(out, "<rect {}/>", attributes(*rect));
        }),
        Shapes::Rounded(radius, rects) => write_group(out, &paint, rects, |out, rect| {
            let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0).max(0.0);
            let _ = write!(out, "<rect {} rx=\"{}\"/>", attributes(*rect), short(radius));
        }),
        Shapes::Path(segments) => {
            let _ = writeln!(out, "<path {paint} d=\"{}\"/>", path(segments));
        }
        Shapes::Texts(labels) => write_group(out, &paint, labels, |out, Label { x, y, text }| {
            let _ = write!(out, "<text x=\"{}\" y=\"{}\">{}</text>", short(*x), short(*y), escape(text));
        }),
    }
}

fn write_group<T>(out: &mut String, paint: &str, shapes: &[T], mut write_one: impl FnMut(&mut String, &T)) {
    let _ = write!(out, "<g {paint}>");
    shapes.iter().for_each(|shape| write_one(out, shape));
    out.push_str("</g>\n");
}

fn paint(style: Style, colour: Colour) -> String {
    let (name, opaque) = (if matches!(style, Style::Stroke { .. }) { "stroke" } else { "fill" }, colour.opaque());
    let mut paint = format!("{name}=\"{opaque}\"");
    if colour.opacity() < 1.0 {
        let _ = write!(paint, " {name}-opacity=\"{:.2}\"", colour.opacity());
    }
    match style {
        Style::Fill => {}
        Style::Stroke { width, dash } => {
            let _ = write!(
                paint,
                " fill=\"none\" stroke-width=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"{}\"",
                short(width),
                if dash > 0.0 { "butt" } else { "round" }
            );
            if dash > 0.0 {
                let _ = write!(paint, " stroke-dasharray=\"{}\"", short(dash));
            }
        }
        Style::Text { size, bold } => {
            let _ = write!(paint, " font-size=\"{}\"{}", short(size), if bold { " font-weight=\"600\"" } else { "" });
        }
    }
    paint
}

fn attributes(rect: Rect) -> String {
    let [x, y, width, height] = [rect.x, rect.y, rect.width.max(0.0), rect.height.max(0.0)].map(short);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn path(segments: &[Segment]) -> String {
    let mut out = String::new();
    for segment in segments {
        let _ = match *segment {
            Segment::Move(x, y) => write!(out, "M{} {}", short(x), short(y)),
            Segment::Line(x, y) => write!(out, "L{} {}", short(x), short(y)),
            Segment::Curve(points) => write!(out, "C{}", points.map(short).join(" ")),
            Segment::Circle(x, y, r) => {
                let r = short(r);
                write!(
                    out,
                    "M{} {}m-{r} 0a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0",
                    short(x),
                    short(y),
                    short(2.0 * segment_radius(segment)),
                    short(2.0 * segment_radius(segment))
                )
            }
            Segment::Close => write!(out, "Z"),
        };
    }
    out
}

fn segment_radius(segment: &Segment) -> f32 {
    if let Segment::Circle(_, _, radius) = segment { *radius } else { 0.0 }
}

/// A number to a hundredth of a pixel, without needless zeros.
fn short(number: f32) -> String {
    let text = format!("{number:.2}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" => "0".to_string(),
        short => short.to_string(),
    }
}

/// Text as XML writes it; characters that XML cannot hold are replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter < ' ' && !matches!(letter, '\t' | '\n' | '\r') || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                out.push('\u{fffd}')
            }
            letter => out.push(letter),
        }
    }
    out
}
