//! Paints a display list on a canvas, and measures text as that canvas would write it. Knows shapes, and not what they mean.

use super::window;
use crate::timeline::{Batch, CssPx, DisplayList, Label, Measure, Rect, Segment, Shapes, Style, Theme};
use std::cell::RefCell;
use std::collections::HashMap;
use std::f64::consts::TAU;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d as Context, HtmlCanvasElement};

const FAMILY: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", sans-serif";

/// A canvas that can be painted on.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: Context,
    /// Widths that were measured before; never iterated.
    widths: RefCell<HashMap<Written, CssPx>>,
}

/// A text, the bits of its size, and whether it is bold.
type Written = (Box<str>, u32, bool);

/// So many widths are remembered before all are forgotten.
const MOST_WIDTHS: usize = 4000;

impl Canvas {
    /// None where the browser gives no drawing context.
    pub fn of(element: HtmlCanvasElement) -> Option<Canvas> {
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Canvas { element, context, widths: RefCell::default() })
    }

    /// Paints `list`, the whole canvas, at the resolution of the screen.
    pub fn paint(&self, list: &DisplayList, theme: &Theme) {
        self.paint_at(list, theme, window().device_pixel_ratio());
    }

    /// Paints `list` with `ratio` pixels for each CSS pixel.
    pub fn paint_at(&self, list: &DisplayList, theme: &Theme, ratio: f64) {
        let pixels = |length: CssPx| (f64::from(length) * ratio).round().max(1.0) as u32;
        let (width, height) = (pixels(list.width), pixels(list.height));
        // Setting a size, even the same, throws the canvas's memory away.
        if self.element.width() != width || self.element.height() != height {
            self.element.set_width(width);
            self.element.set_height(height);
        }
        // A transform of finite numbers is always accepted.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, list.width.into(), list.height.into());
        let mut clipped = false;
        for batch in &list.batches {
            if batch.clipped != clipped {
                clipped = batch.clipped;
                self.clip(clipped.then_some(list.plot));
            }
            self.batch(batch, theme, ratio);
        }
        if clipped {
            self.clip(None);
        }
    }

    fn clip(&self, to: Option<Rect>) {
        match to {
            Some(rect) => {
                self.context.save();
                self.context.begin_path();
                self.context.rect(rect.x.into(), rect.y.into(), rect.width.into(), rect.height.into());
                self.context.clip();
            }
            None => self.context.restore(),
        }
    }

    fn batch(&self, batch: &Batch, theme: &Theme, ratio: f64) {
        let colour = theme.colour(batch.role).to_string();
        let context = &self.context;
        match batch.style {
            Style::Fill => context.set_fill_style_str(&colour),
            Style::Stroke { width, dash } => {
                context.set_stroke_style_str(&colour);
                context.set_line_width(width.into());
                self.dash(dash);
            }
            Style::Text { size, bold } => {
                context.set_fill_style_str(&colour);
                context.set_font(&font(size, bold));
            }
        }
        match (&batch.shapes, batch.style) {
            (Shapes::Texts(labels), _) => labels.iter().for_each(|label| self.label(label)),
            (Shapes::Rects(rects), Style::Fill) => rects.iter().for_each(|rect| self.crisp(*rect, ratio)),
            (shapes, style) => {
                context.begin_path();
                self.trace(shapes);
                match style {
                    Style::Stroke { .. } => context.stroke(),
                    _ => context.fill(),
                }
            }
        }
    }

    fn label(&self, label: &Label) {
        // Only a text of infinite length could fail.
        let _ = self.context.fill_text(&label.text, label.x.into(), label.y.into());
    }

    /// A filled rectangle with its edges on whole pixels of the screen, and at least one pixel wide.
    fn crisp(&self, rect: Rect, ratio: f64) {
        let snap = |length: CssPx| (f64::from(length) * ratio).round() / ratio;
        let (x, y) = (snap(rect.x), snap(rect.y));
        let (right, bottom) = (snap(rect.right()), snap(rect.bottom()));
        self.context.fill_rect(x, y, (right - x).max(1.0 / ratio), (bottom - y).max(1.0 / ratio));
    }

    fn trace(&self, shapes: &Shapes) {
        match shapes {
            Shapes::Rects(rects) => {
                rects.iter().for_each(|r| self.context.rect(r.x.into(), r.y.into(), r.width.into(), r.height.into()))
            }
            Shapes::Rounded(radius, rects) => rects.iter().for_each(|rect| self.rounded(*rect, *radius)),
            Shapes::Path(segments) => segments.iter().for_each(|segment| self.segment(*segment)),
            Shapes::Texts(_) => {}
        }
    }

    fn rounded(&self, rect: Rect, radius: CssPx) {
        let radius = f64::from(radius.min(rect.width / 2.0).min(rect.height / 2.0).max(0.0));
        let (x, y, width, height) = (f64::from(rect.x), f64::from(rect.y), f64::from(rect.width), f64::from(rect.height));
        // Browsers of before 2023 have no such path: there the corners are sharp.
        if self.context.round_rect_with_f64(x, y, width, height, radius).is_err() {
            self.context.rect(x, y, width, height);
        }
    }

    fn segment(&self, segment: Segment) {
        let context = &self.context;
        match segment {
            Segment::Move(x, y) => context.move_to(x.into(), y.into()),
            Segment::Line(x, y) => context.line_to(x.into(), y.into()),
            Segment::Curve(points) => {
                let [a, b, c, d, e, f] = points.map(f64::from);
                context.bezier_curve_to(a, b, c, d, e, f);
            }
            Segment::Circle(x, y, radius) => {
                context.move_to(f64::from(x) + f64::from(radius), y.into());
                let _ = context.arc(x.into(), y.into(), f64::from(radius).max(0.0), 0.0, TAU);
            }
            Segment::Close => context.close_path(),
        }
    }

    fn dash(&self, length: CssPx) {
        let pattern = js_sys::Array::new();
        if length > 0.0 {
            pattern.push(&JsValue::from(length));
        }
        // A list of finite numbers is always accepted.
        let _ = self.context.set_line_dash(&pattern);
    }
}

impl Measure for Canvas {
    fn width(&self, text: &str, size: CssPx, bold: bool) -> CssPx {
        let key = (Box::from(text), size.to_bits(), bold);
        if let Some(width) = self.widths.borrow().get(&key) {
            return *width;
        }
        self.context.set_font(&font(size, bold));
        let width = self.context.measure_text(text).map_or(0.0, |measured| measured.width() as CssPx);
        let mut widths = self.widths.borrow_mut();
        if widths.len() >= MOST_WIDTHS {
            widths.clear();
        }
        widths.insert(key, width);
        width
    }
}

fn font(size: CssPx, bold: bool) -> String {
    format!("{}{size}px {FAMILY}", if bold { "600 " } else { "" })
}
