//! Which durations a curve is worked out at.

use super::error::MeanMaxError;

/// Which durations a mean-maximal curve is worked out at.
///
/// Whatever the ladder, each of its durations is exact; the ladder only says which there are.
///
/// ```
/// use stadion_physiology::DurationLadder;
///
/// assert_eq!(DurationLadder::Every.durations(4)?, [1, 2, 3, 4]);
/// let few = DurationLadder::Logarithmic { steps_per_decade: 3 };
/// assert_eq!(few.durations(60)?, [1, 2, 5, 10, 22, 46]);
/// let own = DurationLadder::Custom(vec![5, 60, 300]);
/// assert_eq!(own.durations(200)?, [5, 60]);
/// # Ok::<(), stadion_physiology::MeanMaxError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DurationLadder {
    /// Every second to 2 min, every 2 s to 10 min, 5 s to 20 min, 20 s to 1 h, 2 min to 2 h, and
    /// then every 5 min: the ladder of the program GoldenCheetah.
    #[default]
    #[doc(alias = "GoldenCheetah")]
    Graded,
    /// As many steps from 1 to 10 as from 10 to 100, rounded to whole seconds.
    Logarithmic {
        /// Steps in each decade, at least 1.
        steps_per_decade: u32,
    },
    /// Every whole second.
    Every,
    /// These, which start at 1 or more and increase.
    Custom(Vec<u32>),
}

impl DurationLadder {
    /// The durations up to `longest`, in seconds.
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::NoSteps`] for a logarithmic ladder without steps,
    /// [`MeanMaxError::Durations`] for a list that does not start at 1 or more and increase.
    pub fn durations(&self, longest: u32) -> Result<Vec<u32>, MeanMaxError> {
        match self {
            Self::Graded => {
                let next = |&d: &u32| d.checked_add(graded_step(d)).filter(|&d| d <= longest);
                Ok(core::iter::successors(Some(1).filter(|&d| d <= longest), next).collect())
            }
            Self::Every => Ok((1..=longest).collect()),
            Self::Logarithmic { steps_per_decade: 0 } => Err(MeanMaxError::NoSteps),
            Self::Logarithmic { steps_per_decade } => Ok(logarithmic(*steps_per_decade, longest)),
            Self::Custom(durations) => {
                let mut before = 0;
                for (index, &duration) in durations.iter().enumerate() {
                    if duration <= before {
                        let value = u64::from(duration);
                        return Err(MeanMaxError::Durations { index, value });
                    }
                    before = duration;
                }
                Ok(durations.iter().copied().take_while(|&d| d <= longest).collect())
            }
        }
    }
}

const fn graded_step(duration: u32) -> u32 {
    match duration {
        0..120 => 1,
        120..600 => 2,
        600..1200 => 5,
        1200..3600 => 20,
        3600..7200 => 120,
        _ => 300,
    }
}

fn logarithmic(steps_per_decade: u32, longest: u32) -> Vec<u32> {
    let steps = f64::from(steps_per_decade);
    let (mut durations, mut step) = (Vec::new(), 0.0_f64);
    loop {
        let exact = 10.0_f64.powf(step / steps).round();
        if exact > f64::from(longest) {
            return durations;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most `longest`")]
        #[expect(clippy::cast_sign_loss, reason = "a power of 10")]
        let duration = exact as u32;
        if durations.last() != Some(&duration) {
            durations.push(duration);
        }
        // Steps that round to the same second are passed over.
        step = (step + 1.0).max(((exact + 0.5).log10() * steps).floor());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graded_ladder() {
        let durations = DurationLadder::Graded.durations(21_599).unwrap();
        assert_eq!(durations.len(), 677);
        for (at, expected) in [(0, 1), (119, 120), (120, 122), (359, 600), (360, 605)] {
            assert_eq!(durations[at], expected);
        }
        assert!(durations.contains(&3600) && durations.contains(&7200));
        assert_eq!(DurationLadder::Graded.durations(0).unwrap(), Vec::<u32>::new());
        assert_eq!(DurationLadder::default(), DurationLadder::Graded);
    }

    #[test]
    fn ladders_without_steps() {
        let none = DurationLadder::Logarithmic { steps_per_decade: 0 };
        assert_eq!(none.durations(10).unwrap_err(), MeanMaxError::NoSteps);
        for (bad, index) in [(vec![0, 1], 0), (vec![5, 5], 1), (vec![5, 4], 1)] {
            let error = DurationLadder::Custom(bad).durations(10).unwrap_err();
            assert!(matches!(error, MeanMaxError::Durations { index: i, .. } if i == index));
        }
        let fine = DurationLadder::Logarithmic { steps_per_decade: 1000 }.durations(20).unwrap();
        assert_eq!(fine, (1..=20).collect::<Vec<_>>());
        let finest = DurationLadder::Logarithmic { steps_per_decade: u32::MAX };
        assert_eq!(finest.durations(500).unwrap(), (1..=500).collect::<Vec<_>>());
    }
}
