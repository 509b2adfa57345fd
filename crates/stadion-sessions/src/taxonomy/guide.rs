//! What each class is, in a sentence, and which numbers draw its limits: the list that
//! `docs/taxonomy.md` is made from.

use super::class::Class;
use crate::tree::names;

names! {
    /// What a class needs to be told by.
    ToldBy {
        /// One session: its text, or its recording, beside the athlete's own speeds and heart rate.
        Session = "session",
        /// One session of an athlete whose events are known.
        Event = "event",
        /// The athlete's history.
        History = "history",
    }
}

/// One class for the documentation.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ClassGuide {
    /// The class.
    pub class: Class,
    /// What it needs to be told by.
    pub by: ToldBy,
    /// What makes a session one, in short.
    pub rule: &'static str,
    /// The constants that draw its limits, by id.
    pub limits: &'static [&'static str],
}

const fn guide(
    class: Class,
    by: ToldBy,
    rule: &'static str,
    limits: &'static [&'static str],
) -> ClassGuide {
    ClassGuide { class, by, rule, limits }
}

use ToldBy::{Event, History, Session};

/// Every class with its rule and limits, in the order of [`Class::ALL`].
pub const CLASS_GUIDE: &[ClassGuide] = &[
    guide(
        Class::Race,
        Session,
        "declared, or one timed effort near the athlete's own prediction; outranks every class of training",
        &["race.tolerance", "race.ahead-max", "race.main-piece", "race.riegel-exponent"],
    ),
    guide(
        Class::Easy,
        Session,
        "almost all of the time in motion under the cap of heart rate, or as slow as goes with it",
        &["easy.hr-cap", "easy.time-share", "easy.mean-hr", "easy.share"],
    ),
    guide(
        Class::Steady,
        Session,
        "without a break, between easy and threshold",
        &["easy.mean-hr", "steady.hr-cap"],
    ),
    guide(
        Class::Recovery,
        History,
        "short, and easier in exertion than the athlete's usual easy session; or called so and easy",
        &["recovery-run.time-min", "recovery-run.time-max"],
    ),
    guide(
        Class::LongRun,
        Session,
        "long and no harder than threshold; by history also an easy run well beyond the usual length",
        &["long-run.time-min", "long-run.of-median"],
    ),
    guide(
        Class::Single,
        Session,
        "controlled repetitions, or one piece, at or below the second threshold with short rests",
        &[
            "single.rep-min",
            "single.rep-max",
            "single.work-min",
            "single.rest-ratio-max",
            "single.share-min",
            "single.share-max",
            "class.single-lactate-max",
            "single.lactate-below",
        ],
    ),
    guide(
        Class::SingleSpoiled,
        Session,
        "a single by its speed or its plan, with lactate surely above the second threshold, run clearly above it, or with two signs of too hard a run",
        &[
            "single-spoiled.drift",
            "single-spoiled.over",
            "reserve.fade",
            "reserve.reps",
            "reserve.signs",
            "reserve.rpe-cr10",
            "reserve.rpe-borg",
            "single.lactate-at-threshold",
        ],
    ),
    guide(
        Class::Threshold,
        Session,
        "work about the second threshold that is no single",
        &[
            "threshold.share-min",
            "threshold.share-max",
            "threshold.work-min",
            "threshold.hr-min",
            "threshold.hr-max",
        ],
    ),
    guide(
        Class::DoubleThreshold,
        History,
        "a second session around the threshold, singles included, on one day",
        &[],
    ),
    guide(
        Class::Vo2max,
        Session,
        "repetitions of some minutes above threshold, with rests no longer than the work",
        &[
            "threshold.share-max",
            "vo2max.share-max",
            "vo2max.rep-min",
            "vo2max.rep-max",
            "vo2max.rest-ratio-max",
        ],
    ),
    guide(
        Class::Repetition,
        Session,
        "short repetitions at the pace of a mile to 3 km, with ample rest",
        &["repetition.share-min", "repetition.rep-max", "repetition.rest-ratio-min"],
    ),
    guide(
        Class::Sprint,
        Session,
        "a few repetitions near the predicted speed for the distance, with long rests",
        &["sprint.share", "sprint.reps-max", "fast.rep-max", "rest.long", "fast.stretch-max"],
    ),
    guide(
        Class::SpeedEndurance,
        Session,
        "fast repetitions, many or in sets, with rests too short to recover",
        &[
            "speed-endurance.share",
            "speed-endurance.work-min",
            "speed-endurance.work-max",
            "speed-endurance.reps-min",
            "fast.rep-max",
            "rest.long",
            "rest.named-margin",
        ],
    ),
    guide(
        Class::Acceleration,
        Session,
        "repetitions of a few seconds at full speed, with near full rest",
        &[
            "acceleration.rep-max",
            "acceleration.share",
            "acceleration.near-full",
            "rest.sprint-full",
        ],
    ),
    guide(
        Class::SprinterSpeedEndurance,
        Event,
        "the sprint coaches' speed endurance: median repetition, rest and way in all by their chart",
        &[
            "sprinter.event-max",
            "sprinter-speed-endurance.rep-min",
            "sprinter-speed-endurance.rep-max",
            "sprinter-speed-endurance.share",
            "sprinter-speed-endurance.rest-min",
            "sprinter-speed-endurance.rest-max",
            "sprinter-speed-endurance.distance-min",
            "sprinter-speed-endurance.distance-max",
            "fast.stretch-max",
        ],
    ),
    guide(
        Class::SpecialEndurance1,
        Event,
        "the first special endurance of that chart",
        &[
            "sprinter.event-max",
            "sprinter-speed-endurance.rep-max",
            "special-endurance-1.rep-max",
            "special-endurance-1.share",
            "special-endurance-1.rest-min",
            "special-endurance-1.rest-max",
            "fast.stretch-max",
        ],
    ),
    guide(
        Class::SpecialEndurance2,
        Event,
        "the second special endurance of that chart",
        &[
            "sprinter.event-max",
            "special-endurance-1.rep-max",
            "special-endurance-2.rep-max",
            "special-endurance-2.share",
            "special-endurance-2.rest-min",
            "special-endurance-2.rest-max",
            "fast.stretch-max",
        ],
    ),
    guide(
        Class::IntensiveTempo,
        Event,
        "short repetitions below full speed, with rests of some minutes at most",
        &[
            "sprinter.event-max",
            "intensive-tempo.share-min",
            "intensive-tempo.share-max",
            "sprinter-tempo.rest-min",
            "intensive-tempo.rest-max",
            "intensive-tempo.distance-min",
            "intensive-tempo.distance-max",
        ],
    ),
    guide(
        Class::ExtensiveTempo,
        Event,
        "the same, slower",
        &[
            "sprinter.event-max",
            "extensive-tempo.share-min",
            "intensive-tempo.share-min",
            "sprinter-tempo.rest-min",
            "extensive-tempo.rest-max",
            "extensive-tempo.distance-min",
            "extensive-tempo.distance-max",
        ],
    ),
    guide(
        Class::Hill,
        Session,
        "repetitions most of which go uphill, by the text or by their measured grade; a ground, which stands beside a class of how hard",
        &["hill.share", "hill.grade-min"],
    ),
    guide(
        Class::Fartlek,
        Session,
        "called so, or pieces of several lengths by time that run on into each other; a form",
        &[],
    ),
    guide(
        Class::Ladder,
        Session,
        "the lengths of the repetitions rise, fall or do both; a form",
        &[],
    ),
    guide(
        Class::Strides,
        Session,
        "a few short, quick and relaxed runs",
        &["strides.rep-max", "strides.rep-max-distance", "strides.work-max"],
    ),
    guide(Class::Strength, Session, "sets of lifts", &[]),
    guide(Class::Plyometrics, Session, "sets of jumps, bounds or throws", &[]),
    guide(
        Class::Hero,
        Session,
        "maximal effort, told or measured, on long repetitions with little rest; no race, and no speed endurance of a miler",
        &[
            "hero.rep-min",
            "hero.work-min",
            "hero.rest-ratio-max",
            "hero.maximal-share",
            "hero.maximal-rpe-cr10",
            "hero.maximal-rpe-borg",
        ],
    ),
    guide(
        Class::Breakthrough,
        History,
        "extraordinary beside the athlete's own, on a consistent base, rested before and with rest after",
        &[
            "novelty.of-best",
            "novelty.of-median",
            "novelty.speed-gain",
            "base.share",
            "base.least-per-week",
            "base.longest-gap",
            "base.hard-days",
        ],
    ),
    guide(
        Class::BreakEven,
        History,
        "no more than was done before on every size that is known, and no recovery",
        &["novelty.sessions-min", "novelty.best-days", "novelty.median-days"],
    ),
];
