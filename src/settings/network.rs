//! What the addresses of a run's own network answer: which row an address meets, after how long it answers, and with what. Knows
//! how no service words its answers.

use super::table::Row;
use crate::time::Duration;

/// The methods that a row can be for; the first stands for all.
pub const METHODS: [&str; 8] = ["ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// A row: the first one that fits an address answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// One of `METHODS`.
    pub method: &'static str,
    /// Patterns with spaces between them: `example.com` is every address of that host, `example.com/a*` those below a path. `*`
    /// stands for anything; without `https://` both schemes are meant, without `?` every query.
    pub address: String,
    pub latency: Latency,
    pub kind: Kind,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

/// After how long an answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Latency {
    Fixed(Duration),
    /// That, and as many seconds as the path's last number says.
    PlusPath(Duration),
    /// Between 0.1 and 0.5 seconds, as the address decides.
    ByAddress,
}

/// What kind of answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Json,
    Html,
    Text,
    /// As that service answers, which reads the path and what was sent.
    Httpbin,
    Placeholder,
    Github,
    /// Nobody listens there.
    Refused,
    /// There is no such host.
    Unknown,
}

impl Kind {
    pub const ALL: [Kind; 8] =
        [Kind::Json, Kind::Html, Kind::Text, Kind::Httpbin, Kind::Placeholder, Kind::Github, Kind::Refused, Kind::Unknown];

    /// As it stands in a link.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Json => "json",
            Kind::Html => "html",
            Kind::Text => "text",
            Kind::Httpbin => "httpbin",
            Kind::Placeholder => "jsonplaceholder",
            Kind::Github => "github",
            Kind::Refused => "refused",
            Kind::Unknown => "unknown",
        }
    }

    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the row itself says what is answered.
    pub fn is_written(self) -> bool {
        matches!(self, Kind::Json | Kind::Html | Kind::Text)
    }
}

impl Latency {
    /// The longest that a row can name, in seconds.
    const LONGEST: f64 = 86_400.0;

    /// As it is shown and typed: `0.15`, `0.15 + N`, `by address`.
    pub fn to_text(self) -> String {
        match self {
            Latency::Fixed(length) => length.seconds().to_string(),
            Latency::PlusPath(length) => format!("{} + N", length.seconds()),
            Latency::ByAddress => "by address".to_owned(),
        }
    }

    /// Reads what `to_text` wrote, or a person did.
    pub fn parse(text: &str) -> Result<Latency, String> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("by address") {
            return Ok(Latency::ByAddress);
        }
        let (number, plus) = match text.strip_suffix(['N', 'n']) {
            Some(number) => (number.trim_end().strip_suffix('+').unwrap_or(number).trim_end(), true),
            None => (text, false),
        };
        let seconds = if plus && number.is_empty() { Some(0.0) } else { number.parse::<f64>().ok() };
        match seconds.filter(|seconds| (0.0..=Latency::LONGEST).contains(seconds)).map(Duration::from_seconds) {
            Some(length) if plus => Ok(Latency::PlusPath(length)),
            Some(length) => Ok(Latency::Fixed(length)),
            None => Err(format!("expected seconds (0.15), 0.15 + N or “by address”, found “{text}”")),
        }
    }

    /// After how long this address answers.
    pub fn of(self, url: &str) -> Duration {
        match self {
            Latency::Fixed(length) => length,
            Latency::PlusPath(length) => length + Duration::from_seconds(path_number(url).clamp(0.0, Latency::LONGEST)),
            // 41 lengths in steps of 10 ms: different ones for most addresses, and short enough to read.
            Latency::ByAddress => {
                let mixed = url.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
                Duration::from_millis(u64::from(100 + 10 * ((mixed >> 8) % 41)))
            }
        }
    }
}

/// The last number in a path; 0 if there is none.
fn path_number(url: &str) -> f64 {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').find_map(|part| part.parse::<f64>().ok()).filter(|number| number.is_finite()).unwrap_or(0.0)
}

impl Route {
    /// Whether a request to this address (from its scheme on) is this row's to answer.
    pub fn fits(&self, method: &str, url: &str) -> bool {
        (self.method == METHODS[0] || self.method == method) && self.address.split_whitespace().any(|pattern| fits(pattern, url))
    }

    /// What is wrong with a text as an address, if something is.
    pub fn check_address(text: &str) -> Result<(), String> {
        if text.trim().is_empty() {
            return Err("expected an address, found nothing".to_owned());
        }
        for pattern in text.split_whitespace() {
            let (scheme, rest) = split_scheme(pattern);
            if scheme.is_some_and(|scheme| scheme != "http" && scheme != "https") {
                return Err(format!("expected http:// or https://, found “{pattern}”"));
            }
            if rest.is_empty() || rest.starts_with(['/', '?']) {
                return Err(format!("expected a host before the path, found “{pattern}”"));
            }
        }
        Ok(())
    }
}

fn split_scheme(url: &str) -> (Option<&str>, &str) {
    url.split_once("://").map_or((None, url), |(scheme, rest)| (Some(scheme), rest))
}

/// The host with its port, the path, and the query with its `?`.
fn split_host(rest: &str) -> (&str, &str, &str) {
    let rest = rest.split('#').next().unwrap_or_default();
    let (rest, query) = rest.find('?').map_or((rest, ""), |at| rest.split_at(at));
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    (host.rsplit('@').next().unwrap_or_default(), path, query)
}

fn fits(pattern: &str, url: &str) -> bool {
    let (wanted_scheme, wanted) = split_scheme(pattern);
    let (scheme, rest) = split_scheme(url);
    if wanted_scheme.is_some_and(|wanted| !scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(wanted))) {
        return false;
    }
    let (wanted_host, wanted_path, wanted_query) = split_host(wanted);
    let (host, path, query) = split_host(rest);
    let (wanted_host, mut host) = (wanted_host.to_ascii_lowercase(), host.to_ascii_lowercase());
    if !wanted_host.contains(':') {
        host.truncate(host.find(':').unwrap_or(host.len()));
    }
    if !wanted_host.starts_with("www.") {
        host = host.strip_prefix("www.").map_or(host.clone(), str::to_owned);
    }
    let path = if path.is_empty() { "/" } else { path };
    glob(&wanted_host, &host)
        && (wanted_path.is_empty() || glob(wanted_path, path))
        && (wanted_query.is_empty() || glob(wanted_query, query))
}

/// Whether a text is of a pattern in which `*` stands for anything.
fn glob(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        // The earliest place leaves most for what comes after.
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// Reads headers, one `Name: value` a line.
pub fn parse_headers(text: &str) -> Result<Vec<(String, String)>, String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| match line.split_once(':') {
            Some((name, value)) if !name.trim().is_empty() && !name.trim().contains(char::is_whitespace) => {
                Ok((name.trim().to_owned(), value.trim().to_owned()))
            }
            _ => Err(format!("expected “Name: value”, found “{line}”")),
        })
        .collect()
}

const EXAMPLE: &str = "<!doctype html>\n<html>\n<head>\n    <title>Example Domain</title>\n</head>\n<body>\n<h1>Example Domain</h1>\n<p>This \
    domain is for use in documentation examples without needing permission. <a href=\"https://iana.org/domains/example\">Learn more</a></p>\n</body>\n</html>\n";
const PYTHON: &str = "<!doctype html>\n<html>\n<head>\n    <title>Welcome to Python.org</title>\n</head>\n<body>\n<h1>Python</h1>\n<a href=\"/about/\">About</a>\n<a href=\"/downloads/\">Downloads</a>\n<a \
    href=\"https://docs.python.org/3/\">Documentation</a>\n</body>\n\
    </html>\n";
const ANY: &str = "<!doctype html>\n<html>\n<head>\n    <title>Simulated page</title>\n</head>\n<body>\n<p>Every address without a row of \
    its own gives this page.</p>\n</body>\n</html>\n";

impl Default for Route {
    fn default() -> Self {
        route("api.example.com/items", 150, Kind::Json, 200, "{\"items\": [1, 2, 3]}\n")
    }
}

fn route(address: &str, millis: u64, kind: Kind, status: u16, body: &str) -> Route {
    let latency = Latency::Fixed(Duration::from_millis(millis));
    Route { method: METHODS[0], address: address.to_owned(), latency, kind, status, headers: Vec::new(), body: body.to_owned() }
}

impl Row for Route {
    fn built_in() -> Vec<Route> {
        let delay = Latency::PlusPath(Duration::from_millis(150));
        vec![
            Route { latency: delay, ..route("*/delay/*", 150, Kind::Httpbin, 200, "") },
            route("httpbin.org httpbin.dev", 150, Kind::Httpbin, 200, ""),
            route("jsonplaceholder.typicode.com", 180, Kind::Placeholder, 200, ""),
            route("api.github.com", 220, Kind::Github, 200, ""),
            route("example.com/", 100, Kind::Html, 200, EXAMPLE),
            route("example.org/", 120, Kind::Html, 200, EXAMPLE),
            route("example.net/", 140, Kind::Html, 200, EXAMPLE),
            route("example.com example.org example.net", 100, Kind::Html, 404, EXAMPLE),
            route("api.example.com", 150, Kind::Json, 200, "{\"status\": \"ok\", \"data\": [1, 2, 3]}\n"),
            route("python.org", 200, Kind::Html, 200, PYTHON),
            route("docs.python.org", 250, Kind::Html, 200, PYTHON),
            route("localhost 127.0.0.1 [::1]", 10, Kind::Refused, 200, ""),
            route("*.invalid *invalid* *nonexist* *not-exist* *notexist*", 20, Kind::Unknown, 200, ""),
            Route { latency: Latency::ByAddress, ..route("*.*", 0, Kind::Html, 200, ANY) },
            route("*", 20, Kind::Unknown, 200, ""),
        ]
    }

    fn key(&self) -> String {
        self.address.split_whitespace().next().unwrap_or_default().to_owned()
    }

    /// As an answer is written on the wire: a line, headers, an empty line, and the body.
    fn to_text(&self) -> String {
        let latency = self.latency.to_text().replace(' ', "");
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
        format!("{} {latency} {} {} {}\n{headers}\n{}", self.method, self.kind.name(), self.status, self.address, self.body)
    }

    fn from_text(text: &str) -> Option<Route> {
        let (line, rest) = text.split_once('\n')?;
        let (headers, body) = if let Some(body) = rest.strip_prefix('\n') { ("", body) } else { rest.split_once("\n\n")? };
        let mut words = line.splitn(5, ' ');
        let (method, latency, kind) = (words.next()?, words.next()?, words.next()?);
        let (status, address) = (words.next()?, words.next()?);
        Route::check_address(address).ok()?;
        Some(Route {
            method: METHODS.into_iter().find(|known| *known == method)?,
            latency: if latency == "byaddress" { Latency::ByAddress } else { Latency::parse(latency).ok()? },
            kind: Kind::from_name(kind)?,
            status: status.parse().ok().filter(|status| (100..=599).contains(status))?,
            headers: parse_headers(headers).ok()?,
            address: address.to_owned(),
            body: body.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_they_say() {
        for (pattern, url, expect) in [
            ("example.com", "https://example.com", true),
            ("example.com", "http://WWW.Example.com:8080/a/b?c#d", true),
            ("example.com", "https://api.example.com/", false),
            ("example.com/", "https://example.com?q=1", true),
            ("example.com/", "https://example.com/a", false),
            ("https://example.com", "http://example.com", false),
            ("*.example.com/a*z", "https://api.example.com/a/b/z", true),
            ("*.example.com/a*z", "https://api.example.com/a/b/zz/", false),
            ("example.com/a?page=2", "https://example.com/a?page=2", true),
            ("example.com/a?page=2", "https://example.com/a?page=3", false),
            ("localhost:8000", "http://localhost:8000/", true),
            ("localhost:8000", "http://localhost:9000/", false),
            ("*/delay/*", "https://httpbin.org/delay/3", true),
            ("*a*a", "https://a", false),
            ("a b", "https://b/", true),
        ] {
            let route = Route { address: pattern.to_owned(), ..Route::default() };
            assert_eq!(route.fits("GET", url), expect, "{pattern} for {url}");
        }
        let post = Route { method: "POST", address: "*".into(), ..Route::default() };
        assert!(post.fits("POST", "https://x.y") && !post.fits("GET", "https://x.y"));
    }

    #[test]
    fn latencies_are_read_and_told() {
        for (text, expect) in [("0.15", "0.15"), (" 2 ", "2"), ("0.1+n", "0.1 + N"), ("N", "0 + N"), ("By Address", "by address")] {
            assert_eq!(Latency::parse(text).map(Latency::to_text), Ok(expect.to_owned()));
        }
        for text in ["", "fast", "-1", "inf", "NaN", "1e9", "+"] {
            assert!(Latency::parse(text).is_err(), "{text}");
        }
        let delay = Latency::parse("0.15 + N").expect("a latency");
        assert_eq!(delay.of("https://httpbin.org/delay/2?x=7").to_string(), "2.150");
        assert_eq!(delay.of("https://httpbin.org/delay/").to_string(), "0.150");
        let by_address = ["https://a.b/1", "https://a.b/2", "https://a.b/1"].map(|url| Latency::ByAddress.of(url));
        assert!(by_address[0] == by_address[2] && by_address[0] != by_address[1]);
        assert!(by_address.iter().all(|length| (0.1..=0.5).contains(&length.seconds())), "{by_address:?}");
    }

    #[test]
    fn every_built_in_row_reads_back_and_goes_by_a_name_of_its_own() {
        let rows = Route::built_in();
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(Route::from_text(&row.to_text()).as_ref(), Some(row));
            assert_eq!(rows.iter().position(|other| other.key() == row.key()), Some(at), "{}", row.key());
        }
    }
}
