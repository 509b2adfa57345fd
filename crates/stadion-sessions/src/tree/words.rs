//! The closed vocabularies of the tree: effort, the way of recovering, units, terrain.

/// Writes an enum with its file names, so that `ALL`, `as_str`, Display and serde cannot disagree.
macro_rules! names {
    (
        $(#[$attr:meta])*
        $Name:ident { $( $(#[$doc:meta])* $Variant:ident = $text:literal ),+ $(,)? }
    ) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $Name {
            $( $(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $Variant ),+
        }

        impl $Name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// The name used in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$Variant => $text),+ }
            }
        }

        impl core::fmt::Display for $Name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use names;

names! {
    /// How hard a repetition is meant to be, as far as a word says it.
    Effort {
        /// All out, flat out, maximum effort, eyeballs out.
        Maximal = "maximal",
        /// A sprint, also "near sprint" and "sprinting pace".
        Sprint = "sprint",
        /// Fast.
        Fast = "fast",
        /// Hard.
        Hard = "hard",
        /// Tempo.
        Tempo = "tempo",
        /// At threshold.
        Threshold = "threshold",
        /// Below threshold on purpose.
        SubThreshold = "sub-threshold",
        /// Steady.
        Steady = "steady",
        /// Moderate.
        Moderate = "moderate",
        /// Easy, relaxed, a jog.
        Easy = "easy",
    }
}

names! {
    /// What is done during a rest; a double name leaves the choice to the athlete.
    Mode {
        /// Walking.
        Walk = "walk",
        /// Jogging.
        Jog = "jog",
        /// Walking or jogging.
        WalkJog = "walk-jog",
        /// Standing still.
        Standing = "standing",
        /// Jogging or standing.
        JogStanding = "jog-standing",
        /// Walking or standing.
        WalkStanding = "walk-standing",
        /// Easy movement in the sport itself.
        Easy = "easy",
        /// Moderate movement, a quick recovery.
        Moderate = "moderate",
        /// A float: a recovery that is still a run.
        Float = "float",
        /// Easy spinning on the bicycle.
        Spin = "spin",
    }
}

names! {
    /// The unit in which a distance was written.
    DistanceUnit {
        /// Metres.
        Meter = "m",
        /// Kilometres.
        Kilometer = "km",
        /// International miles.
        Mile = "mi",
        /// International yards.
        Yard = "yd",
    }
}

names! {
    /// What a part is, beyond plain running, riding or swimming.
    Activity {
        /// Whatever the sport of the session is.
        Main = "main",
        /// Running, said in words.
        Run = "run",
        /// Walking or hiking.
        Walk = "walk",
        /// Cycling.
        Ride = "ride",
        /// Swimming.
        Swim = "swim",
        /// Rowing.
        Row = "row",
        /// Strides: short, quick and relaxed.
        Strides = "strides",
        /// Uphill repetitions.
        Hills = "hills",
        /// Lifting or machines.
        Lift = "lift",
        /// Bounds, jumps, throws.
        Plyometrics = "plyometrics",
    }
}

names! {
    /// The part of the day's work that a block belongs to.
    Section {
        /// The work that the session is about.
        Main = "main",
        /// Before it.
        WarmUp = "warm-up",
        /// After it.
        CoolDown = "cool-down",
    }
}

impl DistanceUnit {
    /// Metres in one unit.
    #[must_use]
    pub const fn meters(self) -> f64 {
        match self {
            Self::Meter => 1.0,
            Self::Kilometer => 1000.0,
            Self::Mile => 1609.344,
            Self::Yard => 0.9144,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_and_unique() {
        let all: Vec<&str> = (Effort::ALL.iter().map(|v| v.as_str()))
            .chain(Mode::ALL.iter().map(|v| v.as_str()))
            .collect();
        for name in &all {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
        }
        assert_eq!(Effort::SubThreshold.to_string(), "sub-threshold");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_use_the_same_names() {
        for effort in Effort::ALL {
            assert_eq!(serde_json::to_string(effort).unwrap(), format!("\"{effort}\""));
        }
        for mode in Mode::ALL {
            assert_eq!(serde_json::to_string(mode).unwrap(), format!("\"{mode}\""));
        }
    }
}
