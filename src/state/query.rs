//! The page's own options, from the query of its address: `?embed&code=0&theme=dark`. Knows no page; ignores what it does not know.

use super::{Theme, params};

/// What the address asks of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// None: the whole page.
    pub embed: Option<Embed>,
    pub theme: Theme,
    /// A lesson by its name, or by an address of the same site.
    pub lesson: Option<String>,
}

/// What an embedded page shows beside transport, timeline and sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embed {
    pub code: bool,
}

impl Query {
    /// Reads a query, with or without its `?`. A known key with a value that means nothing counts as not given.
    pub fn parse(query: &str) -> Query {
        let mut read = Query::default();
        let (mut embed, mut code) = (false, true);
        for (key, value) in params::pairs(query.strip_prefix('?').unwrap_or(query)) {
            match (key.as_str(), value.as_str()) {
                ("embed", "" | "1" | "true") => embed = true,
                ("embed", "0" | "false") => embed = false,
                ("code", "0") => code = false,
                ("code", "1") => code = true,
                ("lesson", lesson) if !lesson.is_empty() => read.lesson = Some(lesson.to_owned()),
                ("theme", name) => read.theme = Theme::from_name(name).unwrap_or(read.theme),
                _ => {}
            }
        }
        read.embed = embed.then_some(Embed { code });
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read_strictly() {
        let check = |query: &str, embed: Option<Embed>, theme: Theme| {
            assert_eq!(Query::parse(query), Query { embed, theme, lesson: None }, "{query}");
        };
        check("", None, Theme::Auto);
        check("?embed", Some(Embed { code: true }), Theme::Auto);
        check("?embed=1&code=0&theme=dark", Some(Embed { code: false }), Theme::Dark);
        check("?embed=0", None, Theme::Auto);
        check("?code=0&theme=pink&utm_source=x", None, Theme::Auto);
        check("?embed&code=off", Some(Embed { code: true }), Theme::Auto);
        check("?lesson=", None, Theme::Auto);
        assert_eq!(Query::parse("?lesson=my%20course/one.md").lesson.as_deref(), Some("my course/one.md"));
    }
}
