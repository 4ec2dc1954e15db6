//! What of a run can be taken along: as source, as text, as trace events, as a drawing. Knows no file, clipboard or canvas.

use super::{Made, rows};
use crate::narration::story;
use crate::timeline::{CssPx, DisplayList, Measure, Poster, Theme, chrome_trace, drawing, poster};
use crate::trace::{Grain, text::to_text};
use std::fmt::Write;

/// A form in which a run can be taken along as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Python,
    Svg,
    Png,
    Steps,
    Events,
    Chrome,
}

impl Form {
    pub const ALL: [Form; 6] = [Form::Python, Form::Svg, Form::Png, Form::Steps, Form::Events, Form::Chrome];

    /// What it is called: copy ..., save ...
    pub fn name(self) -> &'static str {
        match self {
            Form::Python => "Python program",
            Form::Svg => "SVG picture",
            Form::Png => "PNG picture",
            Form::Steps => "text of all steps",
            Form::Events => "text of all events",
            Form::Chrome => "Chrome trace",
        }
    }

    /// What it is good for.
    pub fn about(self) -> &'static str {
        match self {
            Form::Python => "The source as it stands in the editor, for any Python 3.11.",
            Form::Svg => {
                "The whole timeline with its legend, sharp in print at any size. It has a title and tells its steps in words."
            }
            Form::Png => "The same as pixels, two for each on the screen, for slides and documents.",
            Form::Steps => "A line a step: when, whose, what it did and why.",
            Form::Events => "A line for everything that happened in the run, each with its cause.",
            Form::Chrome => "Trace events with tracks, slices and flows, which Perfetto (ui.perfetto.dev) and speedscope open.",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Form::Python => "text/x-python",
            Form::Svg => "image/svg+xml",
            Form::Png => "image/png",
            Form::Steps | Form::Events => "text/plain",
            Form::Chrome => "application/json",
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Form::Python => ".py",
            Form::Svg => ".svg",
            Form::Png => ".png",
            Form::Steps => "-steps.txt",
            Form::Events => "-events.txt",
            Form::Chrome => ".trace.json",
        }
    }

    /// What a file of it is called. `program`: the id of an example, or nothing.
    pub fn file_name(self, program: &str) -> String {
        format!("{}{}", if program.is_empty() { "program" } else { program }, self.ending())
    }
}

/// The width of a picture in CSS pixels: that of a page in landscape.
const WIDTH: CssPx = 1200.0;

/// No more steps than this are told in a text: hundreds of thousands of sentences would keep the page busy for too long.
const MOST_STEPS: usize = 20_000;

/// A run in one of the forms that are text; None for pixels. `cursor`: the moment that a picture shows.
pub fn text(made: &Made, form: Form, title: &str, cursor: usize) -> Option<String> {
    Some(match form {
        Form::Python => made.source.to_string(),
        Form::Svg => {
            let description = story(&made.replay);
            poster(&made.timeline, &picture(&Theme::light(), title, &description, cursor))
        }
        Form::Png => return None,
        Form::Steps => steps(made),
        Form::Events => to_text(made.trace()),
        Form::Chrome => chrome_trace(&made.timeline),
    })
}

/// What a picture of pixels shows.
pub fn picture_of(made: &Made, title: &str, theme: &Theme, cursor: usize, measure: &dyn Measure) -> DisplayList {
    drawing(&made.timeline, &picture(theme, title, "", cursor), measure)
}

fn picture<'a>(theme: &'a Theme, title: &'a str, description: &'a str, cursor: usize) -> Poster<'a> {
    Poster { title, description, theme, width: WIDTH, cursor }
}

/// Pixels for each CSS pixel of a picture: two, or fewer where browsers have no canvas of that size.
pub fn pixel_ratio(list: &DisplayList) -> f64 {
    let (width, height) = (f64::from(list.width).max(1.0), f64::from(list.height).max(1.0));
    let (longest, most) = (16_000.0, 120_000_000.0);
    2.0_f64.min(longest / width.max(height)).min((most / (width * height)).sqrt())
}

fn steps(made: &Made) -> String {
    let all = rows::Rows::of(made, Grain::Step, None);
    let mut out = String::new();
    for row in rows::rows(made, Grain::Step, &all, 0..all.len().min(MOST_STEPS)) {
        let because = if row.why.is_empty() { String::new() } else { format!("  because {}", row.why) };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<5} {:<9} {:<12}  {}{because}", row.number, row.at, row.who, row.what);
    }
    if all.len() > MOST_STEPS {
        let _ = writeln!(out, "and {} more steps", all.len() - MOST_STEPS);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::sample;

    fn taken(form: Form) -> String {
        let made = Made::new("print(1)\n".into(), sample::as_completed());
        text(&made, form, "A <title>", usize::MAX).expect("a text")
    }

    #[test]
    fn each_form_holds_the_run() {
        assert_eq!(taken(Form::Python), "print(1)\n");
        assert!(taken(Form::Svg).contains("<title>A &lt;title&gt;</title>\n<desc>main runs for the first time"));
        assert!(taken(Form::Chrome).starts_with("{\"displayTimeUnit\""));
        assert!(taken(Form::Events).starts_with("#0"));
        let steps = taken(Form::Steps);
        let url2 = steps.lines().nth(4).expect("a fifth step");
        assert_eq!(
            url2,
            "5     1.000 s   url2          url2 runs again. It returns 'url2 data'.  because its timer fired at 1 s, so its sleep(1) is over"
        );
    }

    #[test]
    fn files_are_called_after_the_example() {
        let names: Vec<String> = Form::ALL.into_iter().map(|form| form.file_name("gather")).collect();
        assert_eq!(names.join(" "), "gather.py gather.svg gather.png gather-steps.txt gather-events.txt gather.trace.json");
        assert_eq!(Form::Svg.file_name(""), "program.svg");
    }

    #[test]
    fn a_picture_fits_into_a_canvas() {
        let ratio = |width, height| pixel_ratio(&DisplayList { width, height, ..DisplayList::default() });
        assert_eq!(ratio(1200.0, 600.0), 2.0);
        assert_eq!(ratio(1200.0, 40_000.0), 0.4);
        assert!(ratio(11_000.0, 11_000.0) < 1.0);
    }
}
