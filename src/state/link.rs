//! The URL form of a state: a versioned fragment, short enough to be sent. Knows no page and no address but its own part.
//!
//! `#v1.` and then base64url of deflated text: one line of `key=value&...`, and below it the source. Where the source is that of a
//! preset, the line names the preset instead. Nobody but the reader ever sees a fragment: it is not sent to the server.

use super::{Bookmark, Speed, base64url, bookmarks, params};
use crate::run::Settings;
use crate::timeline::Folds;
use crate::trace::Grain;
use std::fmt;

const VERSION: &str = "v1.";

/// No link holds more than this, however well it is packed: reading one must stay quick whoever wrote it.
const LONGEST_TEXT: usize = 400_000;

/// What a link holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub program: Program,
    /// How many events have happened; None: the first step.
    pub cursor: Option<usize>,
    pub grain: Grain,
    pub show_what_comes: bool,
    pub speed: Speed,
    pub settings: Settings,
    /// What was folded and unfolded by hand.
    pub folds: Folds,
    pub marks: Vec<Bookmark>,
}

/// Which program a link shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Program {
    /// A preset, by its key.
    Preset(String),
    Source(String),
}

/// Why a fragment is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenLink {
    Version,
    Damaged,
    TooLong,
}

impl fmt::Display for BrokenLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BrokenLink::Version => "This link was made by another version of Loopscope and cannot be read here.",
            BrokenLink::Damaged => "This link is damaged: a part of it is missing or was changed.",
            BrokenLink::TooLong => "This link holds more text than Loopscope reads from a link.",
        })
    }
}

impl Link {
    /// The fragment, without `#`.
    pub fn to_fragment(&self) -> String {
        let mut head = Vec::new();
        let mut body = "";
        match &self.program {
            Program::Preset(key) => head.push(format!("p={}", params::encode(key))),
            Program::Source(source) => body = source,
        }
        head.extend(self.cursor.map(|cursor| format!("c={cursor}")));
        head.extend((self.grain == Grain::Handle).then(|| "d=1".to_owned()));
        head.extend(self.show_what_comes.then(|| "n=1".to_owned()));
        head.extend((self.speed != Speed::default()).then(|| format!("x={}", self.speed.label())));
        head.extend(self.settings.to_pairs().into_iter().map(|(key, value)| format!("{key}={}", params::encode(&value))));
        head.extend(self.folds.to_text().map(|folds| format!("o={folds}")));
        head.extend((!self.marks.is_empty()).then(|| format!("m={}", params::encode(&bookmarks::to_text(&self.marks)))));
        let text = format!("{}\n{body}", head.join("&"));
        format!("{VERSION}{}", base64url::encode(&miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9)))
    }

    /// Reads a fragment without its `#`; None where there is no fragment at all.
    pub fn from_fragment(fragment: &str) -> Option<Result<Link, BrokenLink>> {
        (!fragment.is_empty()).then(|| read(fragment))
    }
}

fn read(fragment: &str) -> Result<Link, BrokenLink> {
    let packed = fragment.strip_prefix(VERSION).ok_or(BrokenLink::Version)?;
    let packed = base64url::decode(packed).ok_or(BrokenLink::Damaged)?;
    let text = miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, LONGEST_TEXT).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => BrokenLink::TooLong,
        _ => BrokenLink::Damaged,
    })?;
    let text = String::from_utf8(text).map_err(|_| BrokenLink::Damaged)?;
    let (head, body) = text.split_once('\n').ok_or(BrokenLink::Damaged)?;
    let mut link = Link {
        program: Program::Source(body.to_owned()),
        cursor: None,
        grain: Grain::Step,
        show_what_comes: false,
        speed: Speed::default(),
        settings: Settings::default(),
        folds: Folds::default(),
        marks: Vec::new(),
    };
    for (key, value) in params::pairs(head) {
        set(&mut link, &key, &value).ok_or(BrokenLink::Damaged)?;
    }
    Ok(link)
}

/// Takes over one field. A key that is not known is from a later version that still writes `v1`: it does no harm.
fn set(link: &mut Link, key: &str, value: &str) -> Option<()> {
    match key {
        "p" => link.program = Program::Preset(value.to_owned()),
        "c" => link.cursor = Some(value.parse().ok()?),
        "d" => link.grain = if value == "1" { Grain::Handle } else { return None },
        "n" => link.show_what_comes = if value == "1" { true } else { return None },
        "x" => link.speed = Speed::from_label(value)?,
        "o" => link.folds = Folds::from_text(value)?,
        "m" => link.marks = bookmarks::from_text(value)?,
        _ => return link.settings.set(key, value).map(drop),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(source: &str) -> Link {
        Link {
            program: Program::Source(source.to_owned()),
            cursor: Some(31),
            grain: Grain::Handle,
            show_what_comes: true,
            speed: Speed::from_label("0.5").expect("a speed"),
            settings: Settings { seed: 7, top_level_await: true, input: "Ada & Bob\n".into(), ..Settings::default() },
            folds: Folds::from_text("a1.u0.F2").expect("folds"),
            marks: vec![Bookmark { cursor: 3, name: "the first & best".into() }, Bookmark { cursor: 9, name: String::new() }],
        }
    }

    #[test]
    fn a_link_reads_back_whatever_the_source_holds() {
        for source in ["", "print('Grüße, 世界 🐍')\n", "\n\n&=#%\r\n\0", &"await x\n".repeat(5000)] {
            let link = sample(source);
            assert_eq!(Link::from_fragment(&link.to_fragment()), Some(Ok(link)));
        }
        let link = Link { program: Program::Preset("as & completed".into()), cursor: None, ..sample("") };
        assert_eq!(Link::from_fragment(&link.to_fragment()), Some(Ok(link)));
    }

    #[test]
    fn a_link_to_a_preset_is_short() {
        let link = Link {
            program: Program::Preset("gather".into()),
            cursor: Some(12),
            grain: Grain::Step,
            show_what_comes: false,
            speed: Speed::default(),
            settings: Settings::default(),
            folds: Folds::default(),
            marks: Vec::new(),
        };
        assert!(link.to_fragment().len() < 40, "{}", link.to_fragment());
    }

    #[test]
    fn broken_links_are_named_and_never_panic() {
        let whole = sample("import asyncio\nasyncio.run(main())\n").to_fragment();
        assert_eq!(Link::from_fragment(""), None);
        assert_eq!(Link::from_fragment("v2.AAAA"), Some(Err(BrokenLink::Version)));
        assert_eq!(Link::from_fragment("section-3"), Some(Err(BrokenLink::Version)));
        for end in 4..whole.len() - 1 {
            assert!(matches!(Link::from_fragment(&whole[..end]), Some(Err(_))), "cut at {end}");
        }
        for fragment in ["v1.", "v1.!!!!", "v1.AAAA", "v1.ä", "v1.____"] {
            assert_eq!(Link::from_fragment(fragment), Some(Err(BrokenLink::Damaged)), "{fragment}");
        }
    }

    #[test]
    fn a_link_that_swells_is_refused() {
        let bomb = sample(&"a".repeat(LONGEST_TEXT * 100)).to_fragment();
        assert_eq!(Link::from_fragment(&bomb), Some(Err(BrokenLink::TooLong)));
    }

    #[test]
    fn values_that_mean_nothing_break_a_link() {
        for head in ["c=-1", "c=x", "d=2", "x=3", "s=", "n=yes", "o=x1", "o=f", "o=ä", "m=x"] {
            let packed = miniz_oxide::deflate::compress_to_vec(format!("{head}\nx = 1").as_bytes(), 9);
            let fragment = format!("v1.{}", base64url::encode(&packed));
            assert_eq!(Link::from_fragment(&fragment), Some(Err(BrokenLink::Damaged)), "{head}");
        }
    }
}
