//! Durability: what is left of the best means after work done.

use std::time::Duration;

use stadion_types::{Channel, Energy, Recording};

use super::curve::{MeanMaxCurve, MeanMaxPoint, best_points};
use super::error::MeanMaxError;
use super::ladder::DurationLadder;
use super::timeline::{MeanMaxGaps, MeanMaxPauses, Second, Timeline};

/// The work that must be done before an effort counts as tired.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum WorkBefore {
    /// Mechanical work, from the recording's power.
    #[cfg_attr(feature = "serde", serde(rename = "energy_j"))]
    Energy(Energy),
    /// Time, pauses left out.
    #[cfg_attr(feature = "serde", serde(rename = "time_s", with = "stadion_types::seconds"))]
    Time(Duration),
}

/// What tired efforts are compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Fresh<'a> {
    /// The best means of the same recording before the work was done. They are fresh efforts only if
    /// the athlete made some.
    Before,
    /// A curve of fresh efforts from elsewhere.
    Curve(&'a MeanMaxCurve),
}

/// How durability is worked out.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DurabilityRule {
    /// The work before.
    pub before: WorkBefore,
    /// The durations at which the means are compared, in seconds.
    pub durations_s: Vec<u32>,
    /// What a gap does to windows. Work in a gap is not known and not counted, whatever this says.
    pub gaps: MeanMaxGaps,
    /// What a pause does to windows.
    pub pauses: MeanMaxPauses,
    /// The share of the seconds, up to where the work was done, that must have a value.
    pub least_coverage: f64,
}

impl DurabilityRule {
    /// Durations that are compared by default: 1, 5, 10 and 20 min.
    pub const DURATIONS_S: [u32; 4] = [60, 300, 600, 1200];
    pub(crate) const LEAST_COVERAGE: f64 = 0.9;

    /// Efforts of 1, 5, 10 and 20 min after this work, with at least 90 % of the seconds before it
    /// measured.
    #[must_use]
    pub fn after(before: WorkBefore) -> Self {
        Self {
            before,
            durations_s: Self::DURATIONS_S.to_vec(),
            gaps: MeanMaxGaps::default(),
            pauses: MeanMaxPauses::default(),
            least_coverage: Self::LEAST_COVERAGE,
        }
    }
}

/// Why there is no durability to tell.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DurabilityError {
    /// The recording or the rule makes no curve.
    #[error(transparent)]
    MeanMax(#[from] MeanMaxError),
    /// Only power and speed can be kept up; a heart rate that rises is no better effort.
    #[error("durability is told from power_w or speed_m_s, not from {}", .channel.as_str())]
    Channel {
        /// The channel that was asked for.
        channel: Channel,
    },
    /// The work before is 0.
    #[error("without work before, efforts are fresh")]
    NoWork,
    /// The least coverage is no share.
    #[error("the least coverage is a share from 0 to 1, given {given}")]
    CoverageRule {
        /// What was given.
        given: f64,
    },
    /// The recording ends before that much mechanical work is done.
    #[error("{done_j} J were done, and {needed_j} J are needed")]
    TooLittleWork {
        /// The work of the whole recording.
        done_j: f64,
        /// The work before.
        needed_j: f64,
    },
    /// The recording ends before that much time has passed.
    #[error("{done_s} s were recorded, and {needed_s} s are needed")]
    TooShort {
        /// Timeline of the whole recording, pauses left out.
        done_s: f64,
        /// The time before.
        needed_s: f64,
    },
    /// Too much before is not measured.
    #[error("{found} of the seconds before were measured, and {least} are needed")]
    Coverage {
        /// The share that was measured, from 0 to 1.
        found: f64,
        /// The least share.
        least: f64,
    },
    /// The fresh curve is of another channel.
    #[error("the fresh curve is of another channel")]
    FreshChannel,
    /// No duration has both a fresh and a tired mean.
    #[error("no duration has a mean both fresh and after the work")]
    NothingToCompare,
}

impl DurabilityError {
    /// Every code of this type, in the order of the declaration; a [`MeanMaxError`] has its own.
    pub const CODES: [&'static str; 8] = [
        "durability-channel",
        "durability-without-work",
        "durability-coverage-rule",
        "too-little-work",
        "too-short",
        "too-little-measured",
        "fresh-channel-differs",
        "nothing-to-compare",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MeanMax(error) => error.code(),
            Self::Channel { .. } => Self::CODES[0],
            Self::NoWork => Self::CODES[1],
            Self::CoverageRule { .. } => Self::CODES[2],
            Self::TooLittleWork { .. } => Self::CODES[3],
            Self::TooShort { .. } => Self::CODES[4],
            Self::Coverage { .. } => Self::CODES[5],
            Self::FreshChannel => Self::CODES[6],
            Self::NothingToCompare => Self::CODES[7],
        }
    }
}

/// A duration at which fresh and tired can be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct DurabilityLoss {
    /// The duration in seconds.
    pub duration_s: u32,
    /// The best mean when fresh, in the unit of the channel.
    pub fresh: f64,
    /// The best mean after the work.
    pub tired: f64,
    /// Where the tired effort begins, in seconds since the start of the recording.
    pub tired_start_s: f64,
    /// `100 · (fresh − tired) / fresh`; negative if the tired effort was the better one.
    pub loss_percent: f64,
}

/// A duration at which there is nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", tag = "missing"))]
#[non_exhaustive]
pub enum DurabilityMissing {
    /// No unbroken stretch after the work is as long.
    Tired {
        /// The duration in seconds.
        duration_s: u32,
    },
    /// There is no fresh mean of that duration, or it is 0.
    Fresh {
        /// The duration in seconds.
        duration_s: u32,
    },
}

/// How much lower the best means were after work than fresh.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Durability {
    /// The channel, whose name ends in the unit of the means.
    pub channel: Channel,
    /// The work that was done before.
    pub before: WorkBefore,
    /// When it was done, in seconds since the start of the recording.
    pub reached_s: f64,
    /// Share of the seconds up to then that have a value, pauses left out.
    pub coverage: f64,
    /// The losses, in the order of the durations; at least one.
    pub losses: Vec<DurabilityLoss>,
    /// Durations without one, and why.
    pub missing: Vec<DurabilityMissing>,
}

/// The best means after work done, against fresh ones.
///
/// # Model
///
/// ```text
/// t*     = the first second at whose end the work before is done (Σ P·1 s ≥ n J, or n s recorded)
/// tired  = mean-maximal curve of the recording from t* on
/// loss % = 100 · (fresh − tired) / fresh, for each duration
/// ```
///
/// # Limits
///
/// An athlete who does not try shows a loss too: the numbers mean something only if both efforts
/// were all-out. Nothing in a recording tells whether they were, so a loss is an observation and no
/// diagnosis. Work in gaps is not known, so with gaps it is done later than it says. Speed is not
/// corrected for hills. How the work was done matters as much as how much it was: the losses of
/// studies (critical power after 2 h of heavy riding, 1 % to 32 % with a mean of 10 %; speed at the
/// lactate threshold from 14.0 to 13.5 and 13.0 km/h after 90 and 120 min of running) are means of
/// men who did what they were told.
///
/// # Errors
///
/// [`DurabilityError`], which says what there is too little of.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use chrono::DateTime;
/// use stadion_physiology::{DurabilityError, DurabilityRule, Fresh, WorkBefore, durability};
/// use stadion_types::{Channel, Energy, Recording};
///
/// // 300 W for 10 min, 200 W for an hour, 270 W for 10 min.
/// let watts = |s: i32| if s < 600 { 300.0 } else if s < 4200 { 200.0 } else { 270.0 };
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..4800).map(f64::from).collect())
///     .channel(Channel::Power, (0..4800).map(|s| Some(watts(s))).collect())
///     .build()?;
/// let mut rule = DurabilityRule::after(WorkBefore::Energy(Energy::from_joules(800_000.0)?));
/// rule.durations_s = vec![300, 600];
/// let found = durability(&recording, Channel::Power, &rule, Fresh::Before)?;
/// assert!(found.losses.iter().all(|loss| (loss.loss_percent - 10.0).abs() < 1e-9));
///
/// rule.before = WorkBefore::Energy(Energy::from_joules(2e6)?);
/// let error = durability(&recording, Channel::Power, &rule, Fresh::Before).unwrap_err();
/// assert_eq!(error, DurabilityError::TooLittleWork { done_j: 1_062_000.0, needed_j: 2e6 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Jones (2024), *J Physiol* 602(17):4113–4128, doi:10.1113/JP284205; Zanini, Folland & Blagrove
/// (2025), *Scand J Med Sci Sports* 35(5):e70076, doi:10.1111/sms.70076, for the losses that are
/// quoted. The comparison of mean-maximal curves is common practice and has no single source.
pub fn durability(
    recording: &Recording,
    channel: Channel,
    rule: &DurabilityRule,
    fresh: Fresh<'_>,
) -> Result<Durability, DurabilityError> {
    if !matches!(channel, Channel::Power | Channel::Speed) {
        return Err(DurabilityError::Channel { channel });
    }
    if !(0.0..=1.0).contains(&rule.least_coverage) {
        return Err(DurabilityError::CoverageRule { given: rule.least_coverage });
    }
    let seconds = Timeline::of(recording, channel)?;
    let (done, worked) = match rule.before {
        WorkBefore::Energy(energy) => {
            // Both channels lie on the same time axis, so their seconds are the same ones.
            let power = Timeline::of(recording, Channel::Power)?;
            (work_done(&power, energy.joules())?, power)
        }
        WorkBefore::Time(time) => (time_done(&seconds, time.as_secs_f64())?, seconds.clone()),
    };
    let coverage = coverage(worked.seconds.get(..done).unwrap_or(&[]));
    if coverage < rule.least_coverage {
        return Err(DurabilityError::Coverage { found: coverage, least: rule.least_coverage });
    }
    let ladder = DurationLadder::Custom(rule.durations_s.clone());
    let points = |part: &[Second], from: usize| -> Result<Vec<MeanMaxPoint>, MeanMaxError> {
        #[expect(clippy::cast_precision_loss, reason = "a second of at most 31 days")]
        let first_s = seconds.first_s + from as f64;
        let part = Timeline { first_s, seconds: part.to_vec(), refused: 0 };
        best_points(&part.runs(rule.gaps, rule.pauses), &ladder, first_s)
    };
    let (before, after) = seconds.seconds.split_at(done.min(seconds.seconds.len()));
    let tired = points(after, done)?;
    let fresh: Vec<MeanMaxPoint> = match fresh {
        Fresh::Before => points(before, 0)?,
        Fresh::Curve(curve) if curve.channel() == channel => curve.points().to_vec(),
        Fresh::Curve(_) => return Err(DurabilityError::FreshChannel),
    };
    let of = |points: &[MeanMaxPoint], duration_s| {
        points.iter().find(|p| p.duration_s == duration_s).copied()
    };
    let (mut losses, mut missing) = (Vec::new(), Vec::new());
    for &duration_s in &rule.durations_s {
        let Some(tired) = of(&tired, duration_s) else {
            missing.push(DurabilityMissing::Tired { duration_s });
            continue;
        };
        let Some(fresh) = of(&fresh, duration_s).filter(|fresh| fresh.mean > 0.0) else {
            missing.push(DurabilityMissing::Fresh { duration_s });
            continue;
        };
        losses.push(DurabilityLoss {
            duration_s,
            fresh: fresh.mean,
            tired: tired.mean,
            tired_start_s: tired.start_s,
            loss_percent: 100.0 * (fresh.mean - tired.mean) / fresh.mean,
        });
    }
    if losses.is_empty() {
        return Err(DurabilityError::NothingToCompare);
    }
    #[expect(clippy::cast_precision_loss, reason = "a second of at most 31 days")]
    let reached_s = seconds.first_s + done as f64;
    Ok(Durability { channel, before: rule.before, reached_s, coverage, losses, missing })
}

/// Number of seconds after which the work is done.
fn work_done(power: &Timeline, needed_j: f64) -> Result<usize, DurabilityError> {
    let watts = power.seconds.iter().map(|s| if let Second::Value(w) = s { *w } else { 0.0 });
    let mut done_j = 0.0;
    passed(watts, needed_j, &mut done_j)?.ok_or(DurabilityError::TooLittleWork { done_j, needed_j })
}

fn time_done(seconds: &Timeline, needed_s: f64) -> Result<usize, DurabilityError> {
    let ones = seconds.seconds.iter().map(|s| if *s == Second::Pause { 0.0 } else { 1.0 });
    let mut done_s = 0.0;
    passed(ones, needed_s, &mut done_s)?.ok_or(DurabilityError::TooShort { done_s, needed_s })
}

/// Number of steps after which their sum reaches what is needed; `sum` ends as the sum.
fn passed(
    steps: impl Iterator<Item = f64>,
    needed: f64,
    sum: &mut f64,
) -> Result<Option<usize>, DurabilityError> {
    if needed <= 0.0 {
        return Err(DurabilityError::NoWork);
    }
    let mut count = 0;
    for step in steps {
        *sum += step;
        count += 1;
        if *sum >= needed {
            return Ok(Some(count));
        }
    }
    Ok(None)
}

#[expect(clippy::cast_precision_loss, reason = "seconds of at most 31 days")]
fn coverage(seconds: &[Second]) -> f64 {
    let measured = seconds.iter().filter(|s| matches!(s, Second::Value(_))).count();
    let whole = seconds.iter().filter(|s| **s != Second::Pause).count();
    if whole == 0 { 0.0 } else { measured as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mean_max::MeanMaxSettings;
    use approx::assert_relative_eq;
    use chrono::DateTime;

    fn ride(watts: &[Option<f32>]) -> Recording {
        let time = (0..watts.len()).map(|s| f64::from(u32::try_from(s).unwrap())).collect();
        Recording::builder(DateTime::UNIX_EPOCH, time)
            .channel(Channel::Power, watts.to_vec())
            .channel(Channel::HeartRate, vec![Some(150.0); watts.len()])
            .build()
            .unwrap()
    }

    fn after(seconds: u64) -> DurabilityRule {
        let mut rule = DurabilityRule::after(WorkBefore::Time(Duration::from_secs(seconds)));
        rule.durations_s = vec![5, 10, 15];
        rule
    }

    /// 10 s of 300 W, 20 s of 100 W, 12 s of 240 W.
    fn fading() -> Vec<Option<f32>> {
        [vec![Some(300.0); 10], vec![Some(100.0); 20], vec![Some(240.0); 12]].concat()
    }

    #[test]
    fn losses_and_what_is_missing() {
        let found =
            durability(&ride(&fading()), Channel::Power, &after(30), Fresh::Before).unwrap();
        assert_relative_eq!(found.reached_s, 30.0);
        assert_eq!(found.losses.len(), 2);
        for loss in &found.losses {
            assert_relative_eq!(loss.loss_percent, 20.0);
            assert_relative_eq!(loss.tired_start_s, 30.0);
        }
        assert_eq!(found.missing, [DurabilityMissing::Tired { duration_s: 15 }]);
    }

    #[test]
    fn work_is_reached_within_the_second_that_does_it() {
        let mut rule = after(1);
        // 3000 J after 10 s, and 1 J more takes the eleventh.
        for (joules, reached) in [(3000.0, 10.0), (3001.0, 11.0), (5000.0, 30.0)] {
            rule.before = WorkBefore::Energy(Energy::from_joules(joules).unwrap());
            let found = durability(&ride(&fading()), Channel::Power, &rule, Fresh::Before);
            assert_relative_eq!(found.unwrap().reached_s, reached);
        }
    }

    #[test]
    fn a_fresh_curve_from_elsewhere() {
        let strong = ride(&[Some(480.0); 20]);
        let ladder = DurationLadder::Custom(vec![5, 10]);
        let settings = MeanMaxSettings { ladder, ..MeanMaxSettings::default() };
        let curve = MeanMaxCurve::of(&strong, Channel::Power, &settings).unwrap();
        let tired = ride(&fading());
        let found = durability(&tired, Channel::Power, &after(30), Fresh::Curve(&curve)).unwrap();
        assert!(found.losses.iter().all(|loss| (loss.loss_percent - 50.0).abs() < 1e-12));
        let heart = MeanMaxCurve::of(&strong, Channel::HeartRate, &settings).unwrap();
        let error = durability(&tired, Channel::Power, &after(30), Fresh::Curve(&heart));
        assert_eq!(error.unwrap_err(), DurabilityError::FreshChannel);
    }

    #[test]
    fn every_refusal_has_its_reason() {
        let whole = ride(&fading());
        let ask = |recording: &Recording, channel, rule: &DurabilityRule| {
            let error = durability(recording, channel, rule, Fresh::Before).unwrap_err();
            let code = error.code();
            assert!(DurabilityError::CODES.contains(&code) || MeanMaxError::CODES.contains(&code));
            error
        };
        let power = Channel::Power;
        assert!(matches!(
            ask(&whole, Channel::HeartRate, &after(30)),
            DurabilityError::Channel { .. }
        ));
        assert_eq!(ask(&whole, power, &after(0)), DurabilityError::NoWork);
        assert_eq!(
            ask(&whole, power, &after(50)),
            DurabilityError::TooShort { done_s: 42.0, needed_s: 50.0 }
        );
        let joules = WorkBefore::Energy(Energy::from_joules(1e6).unwrap());
        assert_eq!(
            ask(&whole, power, &DurabilityRule { before: joules, ..after(1) }),
            DurabilityError::TooLittleWork { done_j: 7880.0, needed_j: 1e6 }
        );
        assert_eq!(ask(&whole, power, &after(40)), DurabilityError::NothingToCompare);
        let mut gappy = fading();
        gappy[12..20].fill(None);
        assert!(matches!(
            ask(&ride(&gappy), power, &after(30)),
            DurabilityError::Coverage { found, .. } if (found - 22.0 / 30.0).abs() < 1e-12
        ));
        assert!(matches!(
            ask(&whole, power, &DurabilityRule { least_coverage: f64::NAN, ..after(30) }),
            DurabilityError::CoverageRule { .. }
        ));
        assert!(matches!(
            ask(&whole, Channel::Speed, &after(30)),
            DurabilityError::MeanMax(MeanMaxError::NotRecorded { .. })
        ));
    }
}
