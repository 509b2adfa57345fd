//! The kinds of session.

use crate::tree::names;

names! {
    /// What a session was. A session may be of several classes at once, as a speed-endurance session
    /// in the shape of a ladder is.
    #[derive(PartialOrd, Ord)]
    Class {
        /// A race, a time trial or another timed test; outranks every kind of training.
        Race = "race",
        /// Easy running: almost all of it under the cap.
        Easy = "easy",
        /// Between easy and threshold, without a break.
        Steady = "steady",
        /// Easier and shorter than the athlete's usual easy session.
        Recovery = "recovery",
        /// Long and easy.
        LongRun = "long-run",
        /// A sub-threshold session of controlled repetitions, or one piece of it.
        Single = "single",
        /// A session meant as a single that was run too hard to be one.
        SingleSpoiled = "single-spoiled",
        /// Work at the second lactate threshold.
        Threshold = "threshold",
        /// The second session around the threshold on one day.
        DoubleThreshold = "double-threshold",
        /// Repetitions of some minutes near maximal oxygen uptake.
        Vo2max = "vo2max",
        /// Repetitions under two minutes at the pace of a mile to 3 km, with ample rest.
        Repetition = "repetition",
        /// A few fast repetitions with long rests.
        Sprint = "sprint",
        /// Fast repetitions with rests too short to recover.
        SpeedEndurance = "speed-endurance",
        /// Acceleration and maximal velocity: a few seconds near full speed, with near full rest.
        Acceleration = "acceleration",
        /// The speed endurance of sprinters: 7 to 20 s near full speed with rests of minutes.
        SprinterSpeedEndurance = "sprinter-speed-endurance",
        /// The first special endurance of sprinters: 20 to 40 s.
        SpecialEndurance1 = "special-endurance-1",
        /// The second special endurance of sprinters: 40 to 120 s.
        SpecialEndurance2 = "special-endurance-2",
        /// The intensive tempo of sprinters: 80 to 89 % of full speed.
        IntensiveTempo = "intensive-tempo",
        /// The extensive tempo of sprinters: below 80 % of full speed.
        ExtensiveTempo = "extensive-tempo",
        /// Repetitions uphill.
        Hill = "hill",
        /// Play with speed: faster and slower running in turns, as the runner or the ground has it.
        Fartlek = "fartlek",
        /// Repetitions whose length goes up, down or both.
        Ladder = "ladder",
        /// A few short, quick and relaxed runs.
        Strides = "strides",
        /// Work with weights or machines.
        Strength = "strength",
        /// Bounds, jumps and throws.
        Plyometrics = "plyometrics",
        /// Long repetitions at maximal effort with little rest: a great cost for a show of strength.
        Hero = "hero",
        /// An extraordinary effort on a consistent base, rested before and after.
        Breakthrough = "breakthrough",
        /// The usual on every size, by the athlete's own history.
        BreakEven = "break-even",
    }
}

impl Class {
    /// Whether it tells of a form or a ground and not of how hard the work was: it stands beside a class
    /// that does.
    #[must_use]
    pub const fn is_form(self) -> bool {
        matches!(
            self,
            Self::Ladder
                | Self::Hill
                | Self::Fartlek
                | Self::Strides
                | Self::Strength
                | Self::Plyometrics
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_kebab_case() {
        let mut names: Vec<_> = Class::ALL.iter().map(|c| c.as_str()).collect();
        for name in &names {
            assert!(
                name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 28);
        assert_eq!(Class::SpeedEndurance.to_string(), "speed-endurance");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_names() {
        for class in Class::ALL {
            let text = serde_json::to_string(class).unwrap();
            assert_eq!(text, format!("\"{class}\""));
            assert_eq!(serde_json::from_str::<Class>(&text).unwrap(), *class);
        }
    }
}
