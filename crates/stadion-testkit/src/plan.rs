//! What the athlete runs.

use std::time::Duration;

use stadion_types::{Distance, Speed};

/// What a leg is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegKind {
    /// Before the work.
    WarmUp,
    /// Work: each leg of this kind is a repetition of the truth.
    Work,
    /// Between two pieces of work, standing or jogging.
    Rest,
    /// After the work.
    CoolDown,
}

/// How long a leg is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegLength {
    /// Until this time is over.
    Time(Duration),
    /// Until this distance is covered.
    Distance(Distance),
}

/// A stretch at one speed and grade.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// What it is for.
    pub kind: LegKind,
    /// How long it is.
    pub length: LegLength,
    /// Speed over the ground; 0 is standing.
    pub speed: Speed,
    /// Metres of height gained for each metre of way.
    pub grade: f64,
}

impl Leg {
    const fn flat(kind: LegKind, length: LegLength, speed: Speed) -> Self {
        Self { kind, length, speed, grade: 0.0 }
    }

    /// A warm-up on the flat.
    #[must_use]
    pub const fn warm_up(time: Duration, speed: Speed) -> Self {
        Self::flat(LegKind::WarmUp, LegLength::Time(time), speed)
    }

    /// Work over a distance on the flat.
    #[must_use]
    pub const fn work_over(distance: Distance, speed: Speed) -> Self {
        Self::flat(LegKind::Work, LegLength::Distance(distance), speed)
    }

    /// Work over a time on the flat.
    #[must_use]
    pub const fn work_for(time: Duration, speed: Speed) -> Self {
        Self::flat(LegKind::Work, LegLength::Time(time), speed)
    }

    /// A rest at a jog or walk on the flat.
    #[must_use]
    pub const fn jogging(time: Duration, speed: Speed) -> Self {
        Self::flat(LegKind::Rest, LegLength::Time(time), speed)
    }

    /// A rest in which the athlete stands.
    #[must_use]
    pub const fn standing(time: Duration) -> Self {
        Self::jogging(time, Speed::MIN)
    }

    /// A cool-down on the flat.
    #[must_use]
    pub const fn cool_down(time: Duration, speed: Speed) -> Self {
        Self::flat(LegKind::CoolDown, LegLength::Time(time), speed)
    }

    /// The same leg on a grade.
    #[must_use]
    pub const fn with_grade(mut self, grade: f64) -> Self {
        self.grade = grade;
        self
    }
}

/// A stop during which the device's timer stands still, as at a road crossing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedPause {
    /// When it begins, counted in time of the legs alone; pauses before it do not count.
    pub at: Duration,
    /// How long the athlete stands.
    pub length: Duration,
}

/// The legs of a session in their order, and its pauses.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SessionPlan {
    /// The legs.
    pub legs: Vec<Leg>,
    /// The pauses, in any order.
    pub pauses: Vec<PlannedPause>,
}

impl SessionPlan {
    /// Legs without pauses.
    #[must_use]
    pub fn new(legs: impl Into<Vec<Leg>>) -> Self {
        Self { legs: legs.into(), pauses: Vec::new() }
    }

    /// `count` equal repetitions with a rest between each two, a warm-up and a cool-down.
    #[must_use]
    pub fn intervals(warm_up: Leg, count: usize, work: Leg, rest: Leg, cool_down: Leg) -> Self {
        let mut legs = vec![warm_up];
        for rep in 0..count {
            if rep > 0 {
                legs.push(rest);
            }
            legs.push(work);
        }
        legs.push(cool_down);
        Self::new(legs)
    }

    /// The same plan with one more pause.
    #[must_use]
    pub fn with_pause(mut self, at: Duration, length: Duration) -> Self {
        self.pauses.push(PlannedPause { at, length });
        self
    }
}
