//! The page's own options, from the query of its address: `?embed&code=0&theme=dark`. Knows no page; ignores what it does not know.

use super::{Arrival, Theme, params};
use crate::lessons::Moment;
use std::rc::Rc;

/// What the address asks of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// None: the whole page.
    pub embed: Option<Embed>,
    pub theme: Theme,
    /// A lesson by its name, or by an address of the same site.
    pub lesson: Option<String>,
    /// A program by its address on the same site.
    pub src: Option<String>,
    /// Where the first run is looked at.
    pub arrival: Arrival,
    /// The origin of the one page that messages are exchanged with; none: whichever page this stands in.
    pub host: Option<String>,
    /// Questions about the program come before its run.
    pub predict: bool,
}

/// What an embedded page shows beside transport, timeline and sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embed {
    pub code: bool,
    /// The composer; the code can be edited then, too.
    pub compose: bool,
}

impl Query {
    /// Reads a query, with or without its `?`. A known key with a value that means nothing counts as not given.
    pub fn parse(query: &str) -> Query {
        let mut read = Query::default();
        let mut embed = None;
        let mut shown = Embed { code: true, compose: false };
        for (key, value) in params::pairs(query.strip_prefix('?').unwrap_or(query)) {
            match (key.as_str(), value.as_str()) {
                ("embed", _) => embed = truth(&value).or(embed),
                ("code", "0" | "1") => shown.code = value == "1",
                ("compose", _) => shown.compose = truth(&value).unwrap_or(shown.compose),
                ("predict", _) => read.predict = truth(&value).unwrap_or(read.predict),
                ("lesson", lesson) if !lesson.is_empty() => read.lesson = Some(lesson.to_owned()),
                ("src", src) if !src.is_empty() => read.src = Some(src.to_owned()),
                ("host", host) if !host.is_empty() => read.host = Some(host.to_owned()),
                ("theme", name) => read.theme = Theme::from_name(name).unwrap_or(read.theme),
                ("step" | "at" | "moment", _) => read.arrival = arrival(&key, &value).unwrap_or(read.arrival),
                _ => {}
            }
        }
        read.embed = embed.unwrap_or(false).then_some(shown);
        read
    }
}

fn truth(value: &str) -> Option<bool> {
    match value {
        "" | "1" | "true" => Some(true),
        "0" | "false" => Some(false),
        _ => None,
    }
}

fn arrival(key: &str, value: &str) -> Option<Arrival> {
    match key {
        "step" => Arrival::at_step(value.parse().ok()?),
        "at" => Arrival::at_seconds(value.parse().ok()?),
        _ => Some(Arrival::Moment(Rc::new(Moment::parse(value).ok()?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Instant;

    #[test]
    fn queries_are_read_strictly() {
        let check = |query: &str, embed: Option<Embed>, theme: Theme| {
            assert_eq!(Query::parse(query), Query { embed, theme, ..Query::default() }, "{query}");
        };
        let shows = |code, compose| Some(Embed { code, compose });
        check("", None, Theme::Auto);
        check("?embed", shows(true, false), Theme::Auto);
        check("?embed=1&code=0&theme=dark", shows(false, false), Theme::Dark);
        check("?embed&compose", shows(true, true), Theme::Auto);
        check("?embed=0", None, Theme::Auto);
        check("?code=0&theme=pink&utm_source=x", None, Theme::Auto);
        check("?embed&code=off&compose=maybe", shows(true, false), Theme::Auto);
        check("?lesson=&src=&host=", None, Theme::Auto);
        check("?step=0&at=-1&at=inf&step=NaN&step=2.5&moment=nonsense", None, Theme::Auto);
        let predicts = |query: &str| Query::parse(query).predict;
        assert!(predicts("?predict") && predicts("?embed&predict=1") && !predicts("?predict=0") && !predicts("?predict=maybe"));
        assert_eq!(Query::parse("?lesson=my%20course/one.md").lesson.as_deref(), Some("my course/one.md"));
    }

    #[test]
    fn an_address_leads_to_a_moment_of_a_program() {
        let arrival = |query: &str| Query::parse(query).arrival;
        assert_eq!(arrival("?step=12"), Arrival::Step(12));
        assert_eq!(arrival("?at=1.5"), Arrival::Instant(Instant::from_seconds(1.5)));
        let moment = Moment::parse("main prints \"done\" #2").expect("a moment");
        assert_eq!(arrival("?moment=main+prints+%22done%22+%232"), Arrival::Moment(Rc::new(moment)));
        let query = Query::parse("?src=week3/first.py&host=https://course.test");
        assert_eq!((query.src.as_deref(), query.host.as_deref()), (Some("week3/first.py"), Some("https://course.test")));
    }
}
