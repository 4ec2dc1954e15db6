//! What a person changes in the settings, and what the fields there hold, in words. Knows no element.

use crate::settings::{
    EPOCH, File, Kind, Latency, Limits, METHODS, Place, Route, Row, Schedule, Settings, Table, TimerRule, parse_headers,
};
use std::rc::Rc;

/// One change of the settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Adjust {
    Seed(u64),
    TopLevelAwait(bool),
    InstructionNanos(u32),
    TimerRule(TimerRule),
    Schedule(Schedule),
    Input(String),
    Address(Place, Route),
    AddAddress,
    RemoveAddress(Place),
    ResetAddress(Place),
    ResetAddresses,
    File(Place, File),
    AddFile,
    RemoveFile(Place),
    ResetFile(Place),
    ResetFiles,
    /// Everything as it was at first.
    Reset,
}

/// The settings after a change.
pub fn adjust(settings: &Settings, change: Adjust) -> Settings {
    let mut next = settings.clone();
    match change {
        Adjust::Seed(seed) => next.seed = seed,
        Adjust::TopLevelAwait(on) => next.top_level_await = on,
        Adjust::InstructionNanos(nanos) => next.instruction_nanos = nanos,
        Adjust::TimerRule(rule) => next.timer_rule = rule,
        Adjust::Schedule(schedule) => next.schedule = schedule,
        Adjust::Input(text) => next.input = text.into(),
        Adjust::Address(place, row) => Rc::make_mut(&mut next.network).put(place, row),
        Adjust::AddAddress => Rc::make_mut(&mut next.network).own.insert(0, Route::default()),
        Adjust::RemoveAddress(place) => Rc::make_mut(&mut next.network).remove(place),
        Adjust::ResetAddress(place) => Rc::make_mut(&mut next.network).reset(place),
        Adjust::ResetAddresses => next.network = Table::shared(),
        Adjust::File(place, row) => Rc::make_mut(&mut next.files).put(place, row),
        Adjust::AddFile => add_file(Rc::make_mut(&mut next.files)),
        Adjust::RemoveFile(place) => Rc::make_mut(&mut next.files).remove(place),
        Adjust::ResetFile(place) => Rc::make_mut(&mut next.files).reset(place),
        Adjust::ResetFiles => next.files = Table::shared(),
        Adjust::Reset => next = Settings { limits: next.limits, ..Settings::default() },
    }
    next
}

/// A file under a name that no other has.
fn add_file(files: &mut Table<File>) {
    let taken = |path: &str| files.rows().any(|file| file.path == path);
    let free = (1..).map(|number| format!("file{number}.txt")).find(|path| !taken(path));
    files.own.insert(0, File { path: free.unwrap_or_default(), text: String::new() });
}

/// A row that is edited.
pub trait Edited: Row {
    fn put(place: Place, row: Self) -> Adjust;
}

impl Edited for Route {
    fn put(place: Place, row: Route) -> Adjust {
        Adjust::Address(place, row)
    }
}

impl Edited for File {
    fn put(place: Place, row: File) -> Adjust {
        Adjust::File(place, row)
    }
}

/// The rows with their places, and whether each is not as it was at first.
pub fn rows<R: Row>(table: &Table<R>) -> Vec<(Place, R, bool)> {
    let own = table.own.iter().enumerate().map(|(at, row)| (Place::Own(at), row.clone(), true));
    let built_in = R::built_in().into_iter().zip(&table.built_in).enumerate();
    let kept = built_in.filter_map(|(at, (before, now))| now.clone().map(|now| (Place::BuiltIn(at), now.clone(), now != before)));
    own.chain(kept).collect()
}

/// How many built-in rows were taken out.
pub fn removed<R: Row>(table: &Table<R>) -> usize {
    table.built_in.iter().filter(|row| row.is_none()).count()
}

pub fn read_seed(text: &str) -> Result<Adjust, String> {
    let most = u64::MAX;
    text.trim().parse().map(Adjust::Seed).map_err(|_| format!("expected a whole number from 0 to {most}, found “{text}”"))
}

pub fn read_schedule(schedule: Schedule, text: &str) -> Result<Adjust, String> {
    let number = text.trim().parse().map_err(|_| format!("expected a whole number from 0 to {}, found “{text}”", u32::MAX))?;
    Ok(Adjust::Schedule(Schedule { number, ..schedule }))
}

pub fn read_nanos(text: &str) -> Result<Adjust, String> {
    let nanos = text.trim().parse().ok().filter(|nanos| *nanos <= Settings::MOST_NANOS);
    let most = Settings::MOST_NANOS;
    nanos.map(Adjust::InstructionNanos).ok_or_else(|| format!("expected whole nanoseconds from 0 to {most}, found “{text}”"))
}

/// Reads a text into a part of a row.
pub fn read_address(row: &Route, text: &str) -> Result<Route, String> {
    Route::check_address(text)?;
    Ok(Route { address: text.split_whitespace().collect::<Vec<_>>().join(" "), ..row.clone() })
}

pub fn read_latency(row: &Route, text: &str) -> Result<Route, String> {
    Ok(Route { latency: Latency::parse(text)?, ..row.clone() })
}

pub fn read_status(row: &Route, text: &str) -> Result<Route, String> {
    let status = text.trim().parse().ok().filter(|status| (100..=599).contains(status));
    let status = status.ok_or_else(|| format!("expected a status from 100 to 599, found “{text}”"))?;
    Ok(Route { status, ..row.clone() })
}

pub fn read_headers(row: &Route, text: &str) -> Result<Route, String> {
    Ok(Route { headers: parse_headers(text)?, ..row.clone() })
}

pub fn headers_text(row: &Route) -> String {
    row.headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect()
}

pub fn read_body(row: &Route, text: &str) -> Result<Route, String> {
    if row.kind == Kind::Json {
        super::json::check(text)?;
    }
    Ok(Route { body: text.to_owned(), ..row.clone() })
}

/// A row of another kind. What is no JSON becomes a JSON text, so that the row stays one that answers what it says.
pub fn with_kind(row: &Route, kind: Kind) -> Route {
    let body = match kind {
        Kind::Json if super::json::check(&row.body).is_err() => super::json::quote(&row.body),
        _ => row.body.clone(),
    };
    Route { kind, body, ..row.clone() }
}

pub fn with_method(row: &Route, at: usize) -> Route {
    Route { method: METHODS.get(at).copied().unwrap_or(METHODS[0]), ..row.clone() }
}

/// Reads a path that no other file has.
pub fn read_path(table: &Table<File>, place: Place, row: &File, text: &str) -> Result<File, String> {
    let path = text.trim();
    File::check_path(path)?;
    let file = File { path: path.to_owned(), ..row.clone() };
    let other = rows(table).into_iter().any(|(at, other, _)| at != place && other.full_path() == file.full_path());
    if other { Err(format!("expected a path of its own, found that of another file: “{path}”")) } else { Ok(file) }
}

/// What a kind of answer is called.
pub fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Json => "JSON",
        Kind::Html => "HTML",
        Kind::Text => "Plain text",
        Kind::Httpbin => "As httpbin.org",
        Kind::Placeholder => "As jsonplaceholder",
        Kind::Github => "As api.github.com",
        Kind::Refused => "Connection refused",
        Kind::Unknown => "No such host",
    }
}

/// What an answer of that kind is, where the row does not say it itself.
pub fn kind_note(kind: Kind) -> &'static str {
    match kind {
        Kind::Json | Kind::Html | Kind::Text => "",
        Kind::Httpbin => {
            "Answers as httpbin.org does, by path: /get and /post say back what was sent, /status/404, /delay/2, /uuid, /bytes/16, /redirect/2 and more."
        }
        Kind::Placeholder => {
            "Answers as jsonplaceholder.typicode.com does: /posts, /comments, /albums, /photos, /todos, /users, one of them by number, or some by ?userId=1."
        }
        Kind::Github => {
            "Answers in the shape of api.github.com: /users/NAME, /repos/OWNER/NAME, their lists, /search/repositories. The numbers are made up."
        }
        Kind::Refused => "Nobody listens there: clients raise their connection error.",
        Kind::Unknown => "The name leads nowhere: clients raise their connection error.",
    }
}

/// The instant at which every run's clock starts, as a person writes it.
pub fn epoch() -> String {
    let (days, seconds) = (EPOCH / 86_400, EPOCH % 86_400);
    let (year, month, day) = date(days);
    format!("{year}-{month:02}-{day:02} {:02}:{:02}:{:02} UTC ({EPOCH})", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The civil date so many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let (mut year, mut left) = (1970, days);
    while left >= 365 + i64::from(leap(year)) {
        left -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in (1..).zip(lengths) {
        if left < length {
            return (year, month, left + 1);
        }
        left -= length;
    }
    (year, 12, 31)
}

/// The limits of a run, each in words.
pub fn limits(limits: &Limits) -> [String; 5] {
    [
        format!("{} instructions", grouped(limits.steps)),
        format!("{} events in the trace", grouped(limits.events as u64)),
        format!("{} bytes of output", grouped(limits.output as u64)),
        format!("{} calls inside each other", grouped(limits.recursion as u64)),
        format!("{} MB of memory", limits.memory >> 20),
    ]
}

/// A number with its thousands apart.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group)).collect();
    groups.join("\u{202f}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_changed_added_taken_out_and_put_back() {
        let plain = Settings::default();
        let built_in = rows(&plain.network).len();
        let added = adjust(&plain, Adjust::AddAddress);
        assert_eq!(rows(&added.network).len(), built_in + 1);
        assert!(matches!(rows(&added.network)[0], (Place::Own(0), _, true)));
        let changed = adjust(&added, Adjust::Address(Place::BuiltIn(2), Route::default()));
        let removed_two = [Place::BuiltIn(0), Place::Own(0)]
            .into_iter()
            .map(Adjust::RemoveAddress)
            .fold(changed, |it, change| adjust(&it, change));
        assert_eq!((rows(&removed_two.network).len(), removed(&removed_two.network)), (built_in - 1, 1));
        assert_eq!(rows(&removed_two.network).iter().filter(|(.., changed)| *changed).count(), 1);
        assert_eq!(
            adjust(&removed_two, Adjust::ResetAddress(Place::BuiltIn(0))),
            adjust(&plain, Adjust::Address(Place::BuiltIn(2), Route::default()))
        );
        assert_eq!(adjust(&removed_two, Adjust::ResetAddresses), plain);
    }

    #[test]
    fn a_new_file_has_a_name_of_its_own_and_keeps_it() {
        let settings = adjust(&adjust(&Settings::default(), Adjust::AddFile), Adjust::AddFile);
        let [(place, file, _), (_, other, _), ..] = &rows(&settings.files)[..] else { panic!("two files were added") };
        assert_ne!(file.path, other.path);
        for (text, well) in [("notes/a.txt", true), ("data.txt", false), ("/home/user/data.txt", false), ("", false), ("a/", false)]
        {
            assert_eq!(read_path(&settings.files, *place, file, text).is_ok(), well, "{text}");
        }
    }

    #[test]
    fn a_field_reads_what_it_means_and_says_what_is_wrong() {
        let row = Route::default();
        assert_eq!(read_address(&row, "  a.b   c.d ").map(|row| row.address), Ok("a.b c.d".to_owned()));
        assert_eq!(read_status(&row, " 503 ").map(|row| row.status), Ok(503));
        assert_eq!(read_headers(&row, "A: b\n\nC:d").map(|row| headers_text(&row)), Ok("A: b\nC: d\n".to_owned()));
        for problem in [
            read_address(&row, "ftp://a.b"),
            read_status(&row, "99"),
            read_headers(&row, "no colon"),
            read_body(&row, "{'a': 1}"),
            read_latency(&row, "soon"),
        ] {
            let problem = problem.expect_err("it means nothing");
            assert!(problem.starts_with("expected ") && problem.contains("found"), "{problem}");
        }
        assert!(read_nanos("1000001").is_err() && read_seed("-1").is_err());
    }

    #[test]
    fn a_page_becomes_json_as_a_text() {
        let page = Route { kind: Kind::Html, body: "<p>\"ä\"\n".into(), ..Route::default() };
        assert_eq!(with_kind(&page, Kind::Json).body, r#""<p>\"ä\"\n""#);
        assert_eq!(with_kind(&Route::default(), Kind::Json), Route::default());
    }

    #[test]
    fn the_first_instant_is_told_as_a_date() {
        assert_eq!(epoch(), "2023-11-14 22:13:20 UTC (1700000000)");
        assert_eq!(limits(&Limits::default())[0], "200\u{202f}000\u{202f}000 instructions");
    }
}
