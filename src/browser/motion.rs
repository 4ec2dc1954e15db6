//! Lets what has moved be seen moving: every element with a `data-token` glides from where it last stood. Knows no meaning of any.

use super::media;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the tokens stood when they were last looked at.
#[derive(Debug, Default)]
pub struct Motion {
    places: Vec<(String, f64, f64)>,
}

/// A new step comes sooner than this where somebody clicks fast: then what still moves stands still at once.
const GLIDE: &str = "transform 260ms cubic-bezier(0.3, 0, 0.2, 1)";

impl Motion {
    /// Looks where the tokens inside `around` stand now; with `glide`, those that stood elsewhere are seen going there.
    pub fn follow(&mut self, around: &Element, glide: bool) {
        let glide = glide && !media::prefers_less_motion();
        let Ok(list) = around.query_selector_all("[data-token]") else { return };
        let tokens: Vec<HtmlElement> = (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect();
        // Whatever is still on its way is put where it belongs, before anything is measured.
        tokens.iter().for_each(|token| set(token, "none", "none"));
        let origin = around.get_bounding_client_rect();
        let mut places = Vec::with_capacity(tokens.len());
        let mut moved = Vec::new();
        for token in &tokens {
            let id = token.get_attribute("data-token").unwrap_or_default();
            let place = token.get_bounding_client_rect();
            let (x, y) = (place.left() - origin.left(), place.top() - origin.top());
            if let Some((_, from_x, from_y)) = self.places.iter().find(|(known, ..)| glide && *known == id) {
                let (dx, dy) = (from_x - x, from_y - y);
                if dx.abs() + dy.abs() > 2.0 {
                    set(token, "none", &format!("translate({dx}px, {dy}px)"));
                    moved.push(token);
                }
            }
            places.push((id, x, y));
        }
        self.places = places;
        if !moved.is_empty() {
            // Asking for a measure makes the browser take note of where they start.
            around.get_bounding_client_rect();
            moved.into_iter().for_each(|token| set(token, GLIDE, "none"));
        }
    }
}

fn set(token: &HtmlElement, transition: &str, transform: &str) {
    // Both properties are known to every browser: setting them cannot fail.
    let _ = token.style().set_property("transition", transition);
    let _ = token.style().set_property("transform", transform);
}
