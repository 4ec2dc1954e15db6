//! What each shape means, and the colours of that meaning, light and dark. Text has a contrast of 4.5:1 on what it stands on, and
//! graphics of 3:1; a test measures it.

use std::fmt;

/// A colour: red, green, blue and opacity, 8 bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u32);

impl Colour {
    /// An opaque colour from its six hexadecimal digits.
    const fn rgb(rgb: u32) -> Self {
        Colour(rgb << 8 | 0xff)
    }

    /// The same colour with this opacity, of 255.
    pub const fn with_opacity(self, opacity: u8) -> Self {
        Colour(self.0 & 0xffff_ff00 | opacity as u32)
    }

    pub fn opacity(self) -> f32 {
        (self.0 & 0xff) as f32 / 255.0
    }

    /// The colour without its opacity, as `#rrggbb`.
    pub fn opaque(self) -> String {
        format!("#{:06x}", self.0 >> 8)
    }
}

/// As CSS writes it: `#rrggbb`, or `#rrggbbaa`.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 & 0xff {
            0xff => write!(f, "#{:06x}", self.0 >> 8),
            _ => write!(f, "#{:08x}", self.0),
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $light:literal $light_opacity:literal $dark:literal $dark_opacity:literal;)*) => {
        /// What a shape means; a theme turns it into a colour.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)*
        }

        impl Role {
            /// All roles, in the order of their declaration.
            pub const ALL: &'static [Role] = &[$(Role::$role,)*];
        }

        const LIGHT: &[Colour] = &[$(Colour::rgb($light).with_opacity($light_opacity),)*];
        const DARK: &[Colour] = &[$(Colour::rgb($dark).with_opacity($dark_opacity),)*];
    };
}

roles! {
    /// Behind everything.
    Ground 0xffffff 255 0x1b1e25 255;
    /// Every other row.
    Stripe 0xf7f6f2 255 0x20242c 255;
    /// Behind the stretched instant.
    Stretched 0x0b7285 22 0x66d9e8 26;
    /// The edge of the stretched instant, and the break in the axis.
    Break 0x5b6472 255 0xa3acbb 255;
    /// Gridlines, and lines that lead from a name to its row's slices.
    Grid 0xe4e1d8 255 0x2f3540 255;
    /// Names, numbers.
    Ink 0x1d2129 255 0xe8e6e1 255;
    /// What is said more quietly.
    Dim 0x5b6472 255 0xa3acbb 255;
    /// A task runs.
    Running 0x24804c 255 0x51cf8a 255;
    /// A task is in the ready queue, and does not run yet.
    Ready 0xf0b13c 255 0xffcf70 255;
    /// The edge of a ready slice.
    ReadyEdge 0x9a6700 255 0xffdf9e 255;
    /// A task waits.
    Waiting 0xcdd7f0 255 0x34405f 255;
    /// The edge of a waiting slice.
    WaitingEdge 0x6a7eb6 255 0x8497cf 255;
    /// Text in a waiting slice.
    OnWaiting 0x2c3a66 255 0xd5ddf5 255;
    /// Text in a running or blocking slice.
    OnStrong 0xffffff 255 0x10141b 255;
    /// Text in a ready slice.
    OnReady 0x3d2a00 255 0x2b1d00 255;
    /// The loop is blocked, or a thread is.
    Blocking 0xc22525 255 0xff8787 255;
    /// The hatching of a blocking slice.
    Hatch 0x000000 60 0xffffff 70;
    /// The event loop works off its ready queue.
    Round 0x0b7285 255 0x3bc9db 255;
    /// The event loop has nothing ready and waits.
    Idle 0x768090 255 0x808a9b 255;
    /// A thread or the program's code runs.
    Code 0x3f5f8a 255 0x8fb4e8 255;
    /// A call nested in a task, and its edge.
    CallGround 0x24804c 24 0x51cf8a 30;
    CallEdge 0x508b69 255 0x55a578 255;
    /// It returned.
    Returned 0x24804c 255 0x51cf8a 255;
    /// It raised an exception.
    Raised 0xc7400a 255 0xff922b 255;
    /// It was cancelled.
    Cancelled 0x7c4dc4 255 0xc0a3f5 255;
    /// A combinator's outline.
    Combinator 0x3b5bdb 255 0x91a7ff 255;
    /// A combinator's ground.
    CombinatorGround 0x3b5bdb 20 0x91a7ff 26;
    /// A deadline.
    Deadline 0xb3521a 255 0xffa94d 255;
    /// The arrows from cause to effect.
    Flow 0x3b5bdb 255 0x91a7ff 255;
    /// The playhead.
    Playhead 0x3b5bdb 255 0x91a7ff 255;
    /// Text on the playhead's flag.
    OnPlayhead 0xffffff 255 0x14161b 255;
    /// Over what comes after the cursor.
    Veil 0xffffff 215 0x1b1e25 215;
    /// Over the rows beside the one that is followed.
    Pale 0xffffff 165 0x1b1e25 165;
    /// The flag of a moment that a person marked.
    Flag 0x8a3ffc 255 0xbe95ff 255;
    /// What somebody predicted.
    Guess 0xa61e6e 255 0xff9bd5 255;
    /// A printed line's mark.
    Printed 0x1d2129 255 0xe8e6e1 255;
    /// Around what is hovered or selected.
    Focus 0x1d2129 255 0xffffff 255;
}

/// The colours of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    colours: Vec<Colour>,
}

impl Theme {
    pub fn light() -> Self {
        Theme { colours: LIGHT.to_vec() }
    }

    pub fn dark() -> Self {
        Theme { colours: DARK.to_vec() }
    }

    pub fn colour(&self, role: Role) -> Colour {
        self.colours[role as usize]
    }

    /// The same theme with one colour changed, as a host page may wish.
    pub fn with(mut self, role: Role, colour: Colour) -> Self {
        self.colours[role as usize] = colour;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2, of a colour laid over an opaque one.
    fn luminance(theme: &Theme, role: Role, ground: Role) -> f64 {
        let (over, under) = (theme.colour(role), theme.colour(ground));
        let channel = |shift: u32| {
            let opacity = f64::from(over.0 & 0xff) / 255.0;
            let mixed = f64::from(over.0 >> shift & 0xff) * opacity + f64::from(under.0 >> shift & 0xff) * (1.0 - opacity);
            let share = mixed / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(24) + 0.7152 * channel(16) + 0.0722 * channel(8)
    }

    fn contrast(theme: &Theme, role: Role, on: Role, ground: Role) -> f64 {
        let (front, back) = (luminance(theme, role, ground), luminance(theme, on, ground));
        (front.max(back) + 0.05) / (front.min(back) + 0.05)
    }

    #[test]
    fn text_and_graphics_stand_out_from_what_they_stand_on() {
        use Role::*;
        let text = [
            (Ink, Ground),
            (Guess, Ground),
            (Ink, Stripe),
            (Dim, Ground),
            (Dim, Stripe),
            (Ink, Stretched),
            (Dim, Stretched),
            (Dim, Veil),
            (Ink, CombinatorGround),
            (Dim, CombinatorGround),
            (Ink, CallGround),
            (OnWaiting, Waiting),
            (OnReady, Ready),
            (OnStrong, Running),
            (OnStrong, Blocking),
            (OnStrong, Returned),
            (OnStrong, Raised),
            (OnStrong, Cancelled),
            (OnStrong, Code),
            (OnPlayhead, Playhead),
        ];
        let graphics = [
            Running,
            CallEdge,
            ReadyEdge,
            WaitingEdge,
            Blocking,
            Round,
            Idle,
            Code,
            Returned,
            Raised,
            Cancelled,
            Combinator,
            Deadline,
            Flow,
            Playhead,
            Break,
            Guess,
            Printed,
            Focus,
        ];
        for theme in [Theme::light(), Theme::dark()] {
            for (role, on) in text {
                let found = contrast(&theme, role, on, Ground);
                assert!(found >= 4.5, "{role:?} on {on:?}: {found:.2}");
            }
            for (role, on) in graphics.into_iter().flat_map(|role| [(role, Ground), (role, Stripe), (role, Stretched)]) {
                let found = contrast(&theme, role, on, Ground);
                assert!(found >= 3.0, "{role:?} on {on:?}: {found:.2}");
            }
        }
    }
}
