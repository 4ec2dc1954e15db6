//! What a person looks at beside the timeline: which panel is open, in whose words, which task is followed or looked for. Knows no run.

use crate::trace::TaskId;

/// What a person has turned to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attention {
    pub panel: Panel,
    pub vocabulary: Vocabulary,
    /// Only this task's steps are stepped through.
    pub followed: Option<TaskId>,
    /// What is typed to find a task by its name, while that is open.
    pub finding: Option<String>,
    /// The sum that is explained.
    pub sum: Option<SumOf>,
}

/// What stands below the sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Running, ready queue, timers.
    #[default]
    Machine,
    /// Who made whom, and who waits on whom.
    Tasks,
    /// The calls under way, with their variables.
    Stack,
    /// Guaranteed or lucky.
    Chances,
    /// Everything on the timeline as a table.
    Steps,
}

impl Panel {
    pub const ALL: [Panel; 5] = [Panel::Machine, Panel::Steps, Panel::Tasks, Panel::Stack, Panel::Chances];

    pub fn name(self) -> &'static str {
        match self {
            Panel::Machine => "Event loop",
            Panel::Tasks => "Tasks",
            Panel::Stack => "Stack",
            Panel::Chances => "Guaranteed?",
            Panel::Steps => "Steps",
        }
    }
}

/// In whose words the machine is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vocabulary {
    #[default]
    Asyncio,
    Browser,
}

impl Vocabulary {
    pub const ALL: [Vocabulary; 2] = [Vocabulary::Asyncio, Vocabulary::Browser];

    pub fn name(self) -> &'static str {
        match self {
            Vocabulary::Asyncio => "asyncio",
            Vocabulary::Browser => "browser",
        }
    }

    /// As it is offered: in ...
    pub fn whose(self) -> &'static str {
        match self {
            Vocabulary::Asyncio => "asyncio words",
            Vocabulary::Browser => "browser words",
        }
    }
}

/// Which of the sums of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumOf {
    Total,
    Blocked,
    MostAtOnce,
    LongestStep,
}
