//! Moments of a run, named so that they survive edits elsewhere in the program: by who did what, the text of the line, and the
//! how-manieth time. Knows how a name is written and how its event is found; what events say, `happening` knows.

use super::happening::{Happening, happenings, subjects};
use super::tokens::Tokens;
use crate::trace::{EventId, Replay};
use std::fmt;

/// A moment of a run: `url1 waits`, `main prints "done" #2`, `Lock acquired on "async with lock"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// A task or thread by its name on the timeline, a combinator or primitive, `loop`, `program`, or `*` for anybody.
    pub who: String,
    pub deed: Deed,
    /// What must occur in what was printed, returned, raised, called or waited on.
    pub text: Option<String>,
    /// What must occur in the line of the program; no other line may hold it.
    pub line: Option<String>,
    pub nth: Nth,
    /// The program of the lesson; empty is the first.
    pub program: String,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nth {
    /// Counted from 1.
    Number(usize),
    Last,
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What can be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Deed { $($(#[$doc])* $name,)* }

        impl Deed {
            /// All of them, with their words.
            pub const ALL: &[(Deed, &str)] = &[$((Deed::$name, $word),)*];
        }
    };
}

deeds! {
    /// A task is made.
    Made = "made",
    /// A task enters the ready queue.
    Ready = "ready",
    /// A task runs for the first time; the loop, a thread begins to run.
    Starts = "starts",
    /// A task runs on after a wait.
    Resumes = "resumes",
    /// A task gives the loop its turn back; the loop has nothing ready.
    Waits = "waits",
    /// However it ended.
    Ends = "ends",
    Returns = "returns",
    Raises = "raises",
    Cancelled = "cancelled",
    /// `cancel()` of the task was called.
    AskedToCancel = "asked-to-cancel",
    /// `CancelledError` is thrown in at its await.
    Interrupted = "interrupted",
    Prints = "prints",
    Blocks = "blocks",
    Unblocks = "unblocks",
    /// A coroutine function is entered or left inside a task.
    Calls = "calls",
    Leaves = "leaves",
    /// A coroutine that was never run is thrown away.
    Forgets = "forgets",
    /// A round of the loop begins.
    Round = "round",
    // What becomes of combinators and primitives.
    Entered = "entered",
    Left = "left",
    MemberDone = "member-done",
    Expired = "expired",
    Aborts = "aborts",
    Acquired = "acquired",
    Released = "released",
    Set = "set",
    Cleared = "cleared",
    Notified = "notified",
    Put = "put",
    Got = "got",
    TaskDone = "task-done",
    Arrived = "arrived",
}

impl Deed {
    pub fn from_word(word: &str) -> Option<Deed> {
        Deed::ALL.iter().find(|(_, name)| *name == word).map(|(deed, _)| *deed)
    }

    pub fn word(self) -> &'static str {
        Deed::ALL.iter().find(|(deed, _)| *deed == self).map_or("", |(_, word)| word)
    }
}

impl Moment {
    /// Reads a moment: `WHO DEED ["TEXT"] [on "LINE"] [#NUMBER] [in PROGRAM]`.
    pub fn parse(text: &str) -> Result<Moment, String> {
        let mut tokens = Tokens::of(text)?;
        let moment = Moment::read(&mut tokens)?;
        tokens.end()?;
        Ok(moment)
    }

    pub(super) fn read(tokens: &mut Tokens) -> Result<Moment, String> {
        let who = tokens.next().ok_or("expected a moment, such as: main prints \"done\", found nothing")?;
        let word = tokens.next().ok_or_else(|| format!("expected what {who} does, such as starts or ends, found the end"))?;
        let Some(deed) = Deed::from_word(&word) else {
            let words: Vec<&str> = Deed::ALL.iter().map(|(_, word)| *word).collect();
            return Err(format!("expected one of {}, found {word}", words.join(", ")));
        };
        let mut moment = Moment { who, deed, text: tokens.text(), line: None, nth: Nth::Number(1), program: String::new() };
        if tokens.eat("on") {
            moment.line = Some(tokens.next().ok_or("expected a piece of a line after on, found the end")?);
        }
        if let Some(number) = tokens.peek().and_then(|word| word.strip_prefix('#')) {
            let fault = format!("expected #1, #2, … or #last, found #{number}");
            moment.nth = match number.parse::<usize>() {
                Ok(number) if number > 0 => Nth::Number(number),
                _ if number == "last" => Nth::Last,
                _ => return Err(fault),
            };
            tokens.next();
        }
        if tokens.eat("in") {
            moment.program = tokens.next().ok_or("expected the name of a program after in, found the end")?;
        }
        Ok(moment)
    }

    /// The event that it names; or why there is none.
    pub fn find(&self, replay: &Replay, source: &str) -> Result<EventId, String> {
        let all = self.all(replay, source)?;
        let found = match self.nth {
            Nth::Number(number) => all.get(number - 1),
            Nth::Last => all.last(),
        };
        match (found, self.nth) {
            (Some(happening), _) => Ok(happening.event),
            (None, Nth::Number(number)) if !all.is_empty() => {
                Err(format!("expected this {number} times: {}, found it {}", self.unnumbered(), times(all.len())))
            }
            _ => Err(format!("expected this to happen: {}, found that it does not", self.unnumbered())),
        }
    }

    /// How often it happens, whatever its number.
    pub fn count(&self, replay: &Replay, source: &str) -> Result<usize, String> {
        self.all(replay, source).map(|all| all.len())
    }

    /// What was printed, returned or raised there.
    pub fn what(&self, replay: &Replay, source: &str) -> Result<String, String> {
        let event = self.find(replay, source)?;
        let all = self.all(replay, source)?;
        Ok(all.into_iter().find(|happening| happening.event == event).map(|happening| happening.text).unwrap_or_default())
    }

    fn all(&self, replay: &Replay, source: &str) -> Result<Vec<Happening>, String> {
        let line = self.line.as_deref().map(|piece| line_with(source, piece)).transpose()?;
        let known = subjects(replay);
        if self.who != "*" && !known.contains(&self.who) {
            return Err(format!("expected one of {}, found {}", known.join(", "), self.who));
        }
        let is = |happening: &Happening| {
            (self.who == "*" || happening.who == self.who)
                && happening.deeds.contains(&self.deed)
                && line.is_none_or(|line| line == happening.line)
                && self.text.as_ref().is_none_or(|text| happening.text.contains(text))
        };
        Ok(happenings(replay).into_iter().filter(is).collect())
    }

    fn unnumbered(&self) -> String {
        Moment { nth: Nth::Number(1), program: String::new(), ..self.clone() }.to_string()
    }
}

/// The one line that holds this.
fn line_with(source: &str, piece: &str) -> Result<u32, String> {
    let lines: Vec<u32> = (1..).zip(source.lines()).filter(|(_, line)| line.contains(piece)).map(|(number, _)| number).collect();
    match lines[..] {
        [line] => Ok(line),
        [] => Err(format!("expected a line of the program with {piece:?}, found none")),
        _ => Err(format!("expected one line of the program with {piece:?}, found {}", lines.len())),
    }
}

pub(super) fn times(count: usize) -> String {
    match count {
        0 => "not at all".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let who = if self.who.contains(' ') { format!("{:?}", self.who) } else { self.who.clone() };
        write!(f, "{who} {}", self.deed.word())?;
        if let Some(text) = &self.text {
            write!(f, " \"{text}\"")?;
        }
        if let Some(line) = &self.line {
            write!(f, " on \"{line}\"")?;
        }
        match self.nth {
            Nth::Number(1) => {}
            Nth::Number(number) => write!(f, " #{number}")?,
            Nth::Last => write!(f, " #last")?,
        }
        if !self.program.is_empty() {
            write!(f, " in {}", self.program)?;
        }
        Ok(())
    }
}
