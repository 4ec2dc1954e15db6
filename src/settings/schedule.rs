//! What decides who goes first where asyncio and the operating system leave that open: the rule for timers, the time that computing
//! takes, and which of the possible schedules is run. Knows no program.

use crate::time::{Duration, Instant};

/// When the event loop looks at its timers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TimerRule {
    /// asyncio's rule: between any two rounds, all that are due at once.
    #[default]
    BetweenRounds,
    /// The browser's: a timer is a task of its own, and comes when no microtask is left. So one timer is taken at a time, and
    /// none while anything is ready.
    WhenIdle,
}

impl TimerRule {
    pub const ALL: [TimerRule; 2] = [TimerRule::BetweenRounds, TimerRule::WhenIdle];

    /// As it stands in a link.
    pub fn name(self) -> &'static str {
        match self {
            TimerRule::BetweenRounds => "rounds",
            TimerRule::WhenIdle => "idle",
        }
    }

    /// As a person chooses it.
    pub fn label(self) -> &'static str {
        match self {
            TimerRule::BetweenRounds => "asyncio’s: looked at between rounds",
            TimerRule::WhenIdle => "the browser’s: one at a time, when nothing is ready",
        }
    }

    pub fn from_name(name: &str) -> Option<TimerRule> {
        TimerRule::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// One of the schedules that asyncio allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Schedule {
    /// 0: the plain one, in which timers are on time, nothing takes time but what waits, and sets keep the order in which they
    /// were filled. Any other number is a throw of the dice for all of that.
    pub number: u32,
    /// By how much each delay of the program may be longer than it says.
    pub jitter: Jitter,
}

/// How much longer than written a delay may take: asyncio promises only that it is not shorter, and what a delay stands for in a
/// lesson (a request, say) never takes the same time twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Jitter {
    /// As written: only the loop and the computer are late, by less than a millisecond.
    None,
    #[default]
    Percent1,
    Percent10,
}

impl Jitter {
    pub const ALL: [Jitter; 3] = [Jitter::None, Jitter::Percent1, Jitter::Percent10];

    pub fn percent(self) -> u64 {
        match self {
            Jitter::None => 0,
            Jitter::Percent1 => 1,
            Jitter::Percent10 => 10,
        }
    }

    /// As a person chooses it.
    pub fn label(self) -> &'static str {
        match self {
            Jitter::None => "delays exactly as written",
            Jitter::Percent1 => "delays up to 1 % longer",
            Jitter::Percent10 => "delays up to 10 % longer",
        }
    }
}

/// Wakers are late by up to so many microseconds, on a schedule that is not the plain one.
const LATE: u64 = 500;
/// The code of one step or callback takes up to so many microseconds there.
const BUSY: u64 = 20;

impl Schedule {
    /// Whether nothing is left to chance.
    pub fn is_plain(self) -> bool {
        self.number == 0
    }

    /// As it stands in a link: `17`, or with the jitter's percentage `17~10`.
    pub fn to_text(self) -> String {
        match self.jitter {
            _ if self.is_plain() => String::new(),
            Jitter::Percent1 => self.number.to_string(),
            jitter => format!("{}~{}", self.number, jitter.percent()),
        }
    }

    /// Reads what `to_text` wrote.
    pub fn from_text(text: &str) -> Option<Schedule> {
        if text.is_empty() {
            return Some(Schedule::default());
        }
        let (number, percent) = text.split_once('~').unwrap_or((text, "1"));
        let percent: u64 = percent.parse().ok()?;
        let jitter = Jitter::ALL.into_iter().find(|jitter| jitter.percent() == percent)?;
        Some(Schedule { number: number.parse().ok()?, jitter })
    }
}

/// The dice of a run: the same throws for the same seed and schedule.
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
    schedule: Schedule,
}

impl Dice {
    /// Those of the run's threads and delays; random numbers of the program have their own.
    pub fn new(seed: u64, schedule: Schedule) -> Dice {
        Dice { state: mix(seed ^ mix(u64::from(schedule.number) ^ 0x5EED)), schedule }
    }

    /// From 0 to below `bound`; 0 if that is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        // SplitMix64; the remainder's bias is nothing for the small bounds here.
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.state).checked_rem(bound).unwrap_or(0)
    }

    /// When a waker that was set for this instant really comes.
    pub fn late(&mut self, until: Instant) -> Instant {
        if self.schedule.is_plain() { until } else { until + self.micros(LATE) }
    }

    /// How long a step or callback takes, beside what its instructions take.
    pub fn busy(&mut self) -> Duration {
        if self.schedule.is_plain() { Duration::ZERO } else { Duration::from_nanos(1000) + self.micros(BUSY) }
    }

    /// How long a delay of the program really takes.
    pub fn delay(&mut self, written: Duration) -> Duration {
        let most = written.nanos() / 100 * self.schedule.jitter.percent() / 1000;
        if self.schedule.is_plain() { written } else { written + self.micros(most) }
    }

    /// Whole microseconds below this: lengths that one can read.
    fn micros(&mut self, bound: u64) -> Duration {
        Duration::from_nanos(self.below(bound) * 1000)
    }

    /// Puts things in any order that there is.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        if self.schedule.is_plain() {
            return;
        }
        for at in (1..things.len()).rev() {
            things.swap(at, self.below(at as u64 + 1) as usize);
        }
    }

    /// What stands for a hash on this schedule, where hashes differ from run to run in CPython; none where they keep their order.
    pub fn order(&self) -> Option<impl Fn(u64) -> u64 + use<>> {
        let salt = u64::from(self.schedule.number);
        (!self.schedule.is_plain()).then_some(move |hash| mix(hash ^ mix(salt)))
    }

    pub fn schedule(&self) -> Schedule {
        self.schedule
    }
}

/// Spreads all bits (the finaliser of SplitMix64).
fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_schedule_throw_the_same() {
        let throws = |seed, number| {
            let mut dice = Dice::new(seed, Schedule { number, ..Schedule::default() });
            [0; 8].map(|_| dice.below(1000))
        };
        assert_eq!(throws(1, 2), throws(1, 2));
        assert_ne!(throws(1, 2), throws(2, 2));
        assert_ne!(throws(1, 2), throws(1, 3));
    }

    #[test]
    fn the_plain_schedule_changes_nothing_and_no_other_wakes_early() {
        let (second, mut items) = (Duration::from_millis(1000), [1, 2, 3, 4]);
        let mut plain = Dice::new(7, Schedule::default());
        plain.shuffle(&mut items);
        assert_eq!((plain.late(Instant::START), plain.delay(second), plain.busy()), (Instant::START, second, Duration::ZERO));
        assert_eq!((items, plain.order().is_none()), ([1, 2, 3, 4], true));
        let mut other = Dice::new(7, Schedule { number: 3, jitter: Jitter::Percent10 });
        for _ in 0..1000 {
            let delay = other.delay(second);
            assert!(second <= delay && delay <= Duration::from_millis(1100), "{delay}");
            assert!(other.late(Instant::START).nanos() < 1000 * LATE);
        }
    }

    #[test]
    fn schedules_read_back() {
        for jitter in Jitter::ALL {
            let schedule = Schedule { number: 17, jitter };
            assert_eq!(Schedule::from_text(&schedule.to_text()), Some(schedule));
        }
        assert_eq!(Schedule::from_text(""), Some(Schedule::default()));
        for text in ["x", "1~2", "1~", "-1"] {
            assert_eq!(Schedule::from_text(text), None, "{text}");
        }
    }
}
