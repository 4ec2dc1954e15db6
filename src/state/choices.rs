//! The small choices that a person makes: how fast steps play, which theme, at which pace live mode runs. Knows no state.

/// How fast a run is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speed(u8);

impl Speed {
    /// Every speed, slowest first, as it is shown and as it stands in a link.
    pub const LABELS: [&str; 6] = ["0.25", "0.5", "1", "2", "4", "8"];

    /// The speed as a factor, as text.
    pub fn label(self) -> &'static str {
        Self::LABELS[usize::from(self.0)]
    }

    /// The speed as a factor.
    pub fn factor(self) -> f64 {
        0.25 * f64::from(1u32 << self.0)
    }

    pub fn from_label(label: &str) -> Option<Speed> {
        Self::LABELS.iter().position(|known| *known == label).map(|place| Speed(place as u8))
    }

    pub fn faster(self) -> Speed {
        Speed((self.0 + 1).min(Self::LABELS.len() as u8 - 1))
    }

    pub fn slower(self) -> Speed {
        Speed(self.0.saturating_sub(1))
    }
}

impl Default for Speed {
    fn default() -> Self {
        Speed(2)
    }
}

/// Which colours the page wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the system.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub fn name(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub fn from_name(name: &str) -> Option<Theme> {
        [Theme::Auto, Theme::Light, Theme::Dark].into_iter().find(|theme| theme.name() == name)
    }
}

/// How a live run's clock goes against the wall's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    Tenth,
    #[default]
    Real,
    Tenfold,
}

impl Pace {
    pub const ALL: [Pace; 3] = [Pace::Tenth, Pace::Real, Pace::Tenfold];

    pub fn label(self) -> &'static str {
        match self {
            Pace::Tenth => "1/10×",
            Pace::Real => "1×",
            Pace::Tenfold => "10×",
        }
    }

    /// Seconds of the program in one second of the wall's clock.
    pub fn factor(self) -> f64 {
        match self {
            Pace::Tenth => 0.1,
            Pace::Real => 1.0,
            Pace::Tenfold => 10.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_the_factors() {
        for label in Speed::LABELS {
            let speed = Speed::from_label(label).expect("a speed");
            assert_eq!((speed.label(), speed.factor()), (label, label.parse().expect("a number")));
        }
        assert_eq!(Speed::from_label("3"), None);
        assert_eq!(Speed::default().slower().slower().slower().label(), "0.25");
        assert_eq!(Speed::default().faster().faster().faster().faster().label(), "8");
    }
}
