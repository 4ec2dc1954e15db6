//! Pointers on the timeline: a tap, a drag, two fingers. Knows no element and no timeline.

/// The pointers that are down, and how far they have gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    pointers: Vec<Pointer>,
    travelled: f32,
    /// More than one pointer was down: what ends then is no tap.
    several: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    x: f32,
    y: f32,
}

/// What a movement means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Time becomes `factor` times as wide around `about`,
    pub factor: f32,
    pub about: f32,
    /// and then everything moves by so much.
    pub dx: f32,
    pub dy: f32,
}

/// A hand that rests is never quite still.
const STILL: f32 = 5.0;

impl Gesture {
    pub fn down(&mut self, id: i32, x: f32, y: f32) {
        if self.pointers.is_empty() {
            (self.travelled, self.several) = (0.0, false);
        }
        self.pointers.retain(|pointer| pointer.id != id);
        self.pointers.push(Pointer { id, x, y });
        self.several |= self.pointers.len() > 1;
    }

    /// None for a pointer that is not down, and as long as it may still become a tap.
    pub fn moved(&mut self, id: i32, x: f32, y: f32) -> Option<Change> {
        let place = self.pointers.iter().position(|pointer| pointer.id == id)?;
        let before = self.pointers[place];
        self.travelled += (x - before.x).hypot(y - before.y);
        if self.travelled < STILL && !self.several {
            return None;
        }
        self.pointers[place] = Pointer { id, x, y };
        let other = self.pointers.iter().enumerate().find(|(other, _)| *other != place).map(|(_, pointer)| *pointer);
        let Some(other) = other else { return Some(Change { factor: 1.0, about: x, dx: x - before.x, dy: y - before.y }) };
        // Two fingers above each other would blow any movement up.
        let apart = |pointer: f32| (pointer - other.x).abs().max(24.0);
        let middle = |pointer: f32| (pointer + other.x) / 2.0;
        Some(Change {
            factor: apart(x) / apart(before.x),
            about: middle(before.x),
            dx: middle(x) - middle(before.x),
            dy: (y - before.y) / 2.0,
        })
    }

    /// Whether what ends here was a tap.
    pub fn up(&mut self, id: i32) -> bool {
        let known = self.pointers.iter().any(|pointer| pointer.id == id);
        self.pointers.retain(|pointer| pointer.id != id);
        known && self.pointers.is_empty() && !self.several && self.travelled < STILL
    }

    /// The browser took the pointer for itself.
    pub fn cancel(&mut self, id: i32) {
        self.pointers.retain(|pointer| pointer.id != id);
        self.several = true;
    }

    pub fn is_dragging(&self) -> bool {
        !self.pointers.is_empty() && (self.several || self.travelled >= STILL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_may_tremble_and_a_drag_may_not() {
        let mut gesture = Gesture::default();
        gesture.down(1, 10.0, 10.0);
        assert_eq!(gesture.moved(1, 12.0, 11.0), None);
        assert!(gesture.up(1));
        gesture.down(1, 10.0, 10.0);
        assert_eq!(gesture.moved(1, 30.0, 10.0), Some(Change { factor: 1.0, about: 30.0, dx: 20.0, dy: 0.0 }));
        assert!(!gesture.up(1));
        assert!(!gesture.up(1), "nothing is down any more");
    }

    #[test]
    fn two_fingers_zoom_about_their_middle() {
        let mut gesture = Gesture::default();
        gesture.down(1, 100.0, 0.0);
        gesture.down(2, 200.0, 0.0);
        assert_eq!(gesture.moved(2, 300.0, 0.0), Some(Change { factor: 2.0, about: 150.0, dx: 50.0, dy: 0.0 }));
        assert!(!gesture.up(1));
        assert!(!gesture.up(2), "two fingers never tap");
    }
}
