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
        /// Work at the second lactate threshold.
        Threshold = "threshold",
        /// Repetitions of some minutes near maximal oxygen uptake.
        Vo2max = "vo2max",
        /// Repetitions under two minutes at the pace of a mile to 3 km, with ample rest.
        Repetition = "repetition",
        /// A few fast repetitions with long rests.
        Sprint = "sprint",
        /// Fast repetitions with rests too short to recover.
        SpeedEndurance = "speed-endurance",
        /// Repetitions whose length goes up, down or both.
        Ladder = "ladder",
        /// A few short, quick and relaxed runs.
        Strides = "strides",
        /// Work with weights or machines.
        Strength = "strength",
        /// Long repetitions at maximal effort with little rest: a great cost for a show of strength.
        Hero = "hero",
        /// An extraordinary effort on a consistent base, rested before and after.
        Breakthrough = "breakthrough",
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
        assert_eq!(names.len(), 16);
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
