//! The drift of heart rate over a long run at even speed.

use stadion_types::{Estimate, Evidence, HeartRate};

use super::constants::long_run as numbers;
use super::correlated::count;
use super::line::line;
use super::response::HeartRateKinetics;
use super::sources::WINGO_2012;
use crate::time_axis::out_of_order;

/// How the drift of a long run is read, and what a run has to be like.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct LongRunDriftRule {
    /// The first seconds are left out: drift begins after about ten minutes, and a warm-up is no drift.
    pub onset_s: f64,
    /// So many seconds have to follow.
    pub least_s: f64,
    /// The part of them that has to have a heart rate, and a speed.
    pub least_coverage: f64,
    /// Slower is a stop.
    pub stopped_m_s: f64,
    /// The part that may be stops.
    pub most_stopped: f64,
    /// The means of speed over a minute may have this coefficient of variation.
    pub greatest_speed_cv: f64,
    /// What a metre a second costs in heart rate: the athlete's own, or the published mean.
    pub gain_bpm_per_m_s: f64,
    /// Standard deviation of that gain: 0 for an athlete's own that is well known.
    pub gain_sd_bpm_per_m_s: f64,
    /// How heart rate follows speed.
    pub kinetics: HeartRateKinetics,
    /// After a longer gap nothing is known of the time between.
    pub longest_gap_s: f64,
    /// Probability that each interval holds the truth.
    pub level: f64,
}

impl Default for LongRunDriftRule {
    fn default() -> Self {
        Self {
            onset_s: numbers::ONSET_S,
            least_s: numbers::LEAST_S,
            least_coverage: numbers::LEAST_COVERAGE,
            stopped_m_s: numbers::STOPPED_M_S,
            most_stopped: numbers::MOST_STOPPED,
            greatest_speed_cv: numbers::GREATEST_SPEED_CV,
            gain_bpm_per_m_s: numbers::GAIN_BPM_PER_M_S,
            gain_sd_bpm_per_m_s: numbers::GAIN_SD_BPM_PER_M_S,
            kinetics: HeartRateKinetics::default(),
            longest_gap_s: numbers::LONGEST_GAP_S,
            level: numbers::LEVEL,
        }
    }
}

/// Why no drift is given.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LongRunDriftError {
    /// A channel has another length than the time axis.
    #[error("{channel} has {found} samples for {expected} points in time")]
    Length {
        /// Name of the channel.
        channel: &'static str,
        /// Its length.
        found: usize,
        /// Length of the time axis.
        expected: usize,
    },
    /// Time does not strictly increase or is no number.
    #[error("time must strictly increase; sample {index} does not")]
    Time {
        /// The sample at fault.
        index: usize,
    },
    /// A setting is out of its range.
    #[error("{setting} of the rule is out of its range")]
    Rule {
        /// Name of the setting.
        setting: &'static str,
    },
    /// The run is too short.
    #[error("{left_s:.0} s follow the onset; at least {needed_s:.0} s are needed")]
    TooShort {
        /// What follows the onset.
        left_s: f64,
        /// What is needed.
        needed_s: f64,
    },
    /// Too little of it has a heart rate or a speed.
    #[error("{coverage:.2} of the time has a {channel}; at least {needed} is needed")]
    LowCoverage {
        /// `"heart rate"` or `"speed"`.
        channel: &'static str,
        /// The part that has one.
        coverage: f64,
        /// The part that is needed.
        needed: f64,
    },
    /// Too much of it was spent standing.
    #[error("{stopped:.2} of the time was spent standing; up to {most} is let pass")]
    Stops {
        /// The part.
        stopped: f64,
        /// What is let pass.
        most: f64,
    },
    /// Speed changed too much for a drift to be seen.
    #[error("speed varied by {speed_cv:.3} of its mean; up to {greatest} is let pass")]
    Unsteady {
        /// Coefficient of variation of the means over a minute.
        speed_cv: f64,
        /// What is let pass.
        greatest: f64,
    },
}

impl LongRunDriftError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "lengths-differ",
        "time-not-increasing",
        "rule-out-of-range",
        "run-too-short",
        "low-coverage",
        "too-many-stops",
        "speed-unsteady",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "time-not-increasing",
            Self::Rule { .. } => "rule-out-of-range",
            Self::TooShort { .. } => "run-too-short",
            Self::LowCoverage { .. } => "low-coverage",
            Self::Stops { .. } => "too-many-stops",
            Self::Unsteady { .. } => "speed-unsteady",
        }
    }
}

/// The drift of a long run.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LongRunDrift {
    /// Where the line begins, in seconds since the start of the recording.
    pub from_s: f64,
    /// Where it ends.
    pub to_s: f64,
    /// The rise of heart rate as recorded, in bpm for each ten minutes.
    pub bpm_per_10_min: Estimate<f64>,
    /// The rise that speed does not explain.
    pub corrected_bpm_per_10_min: Estimate<f64>,
    /// Mean speed, in m/s.
    pub mean_speed_m_s: f64,
    /// How speed changed, in m/s for each ten minutes.
    pub speed_m_s_per_10_min: f64,
    /// Coefficient of variation of the means of speed over a minute.
    pub speed_cv: f64,
    /// The part of the time that has a heart rate.
    pub coverage: f64,
    /// Correlation of what is left at two samples that lie a second apart.
    pub autocorrelation: f64,
    /// Degrees of freedom of the corrected line's parameter that has the fewest.
    pub degrees_of_freedom: f64,
}

impl LongRunDriftRule {
    fn check(&self) -> Result<(), LongRunDriftError> {
        let part = |x: f64| (0.0..=1.0).contains(&x);
        for (setting, good) in [
            ("onset_s", self.onset_s >= 0.0 && self.onset_s.is_finite()),
            ("least_s", self.least_s > 0.0),
            ("least_coverage", part(self.least_coverage) && self.least_coverage > 0.0),
            ("stopped_m_s", self.stopped_m_s >= 0.0),
            ("most_stopped", part(self.most_stopped)),
            ("greatest_speed_cv", self.greatest_speed_cv >= 0.0),
            ("gain_bpm_per_m_s", self.gain_bpm_per_m_s.is_finite()),
            ("gain_sd_bpm_per_m_s", self.gain_sd_bpm_per_m_s >= 0.0),
            ("longest_gap_s", self.longest_gap_s > 0.0),
            ("level", self.level > 0.0 && self.level < 1.0),
        ] {
            if !good {
                return Err(LongRunDriftError::Rule { setting });
            }
        }
        Ok(())
    }

    /// The drift of heart rate over a run.
    ///
    /// # Model
    ///
    /// ```text
    /// HR(t)               = a + d · t + wandering error                   t after the onset
    /// HR(t) − g·(u(t) − ū) = a + d' · t + wandering error                 u: speed as heart rate follows it
    /// ```
    ///
    /// Both slopes by least squares, in bpm for each ten minutes. Speed is passed through the kinetics of
    /// heart rate first, because heart rate answers to a change of pace a minute late. The errors of
    /// neighbouring samples hang together, and the intervals take that into account (a first-order
    /// autoregression). The uncertainty of the gain is part of the corrected slope's interval.
    ///
    /// # Shape
    ///
    /// Slices of one length with NaN for gaps; `time_s` strictly increases. Take the faults of the strap out
    /// first ([`HeartRateFaults`](crate::HeartRateFaults)), and give the speed that the effort goes by
    /// (grade-adjusted on hills).
    ///
    /// # Limits
    ///
    /// A straight line; drift often levels out. Heat, dehydration and fatigue all raise heart rate, and the
    /// number does not tell which of them did ([`heat_notes`](crate::heat_notes)).
    ///
    /// # Errors
    ///
    /// [`LongRunDriftError`]: too short, gaps, stops, uneven speed, each with its numbers.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::LongRunDriftRule;
    ///
    /// let time: Vec<f64> = (0..3600).map(f64::from).collect();
    /// let hr: Vec<f64> = time.iter().map(|t| 140.0 + 3.0 * t / 600.0).collect();
    /// let speed = vec![3.2; 3600];
    /// let drift = LongRunDriftRule::default().drift(&time, &hr, &speed)?;
    /// assert!((drift.bpm_per_10_min.value() - 3.0).abs() < 1e-9);
    /// assert!(LongRunDriftRule::default().drift(&time[..1200], &hr[..1200], &speed[..1200]).is_err());
    /// # Ok::<(), stadion_physiology::LongRunDriftError>(())
    /// ```
    ///
    /// # Source
    ///
    /// For the onset after about ten minutes: Wingo, Ganio & Cureton (2012), *Exerc Sport Sci Rev*
    /// 40(2):88-94, doi:10.1097/JES.0b013e31824c43af. The gain: Hunt and others (2015),
    /// doi:10.1186/s12938-015-0112-7.
    pub fn drift(
        &self,
        time_s: &[f64],
        hr_bpm: &[f64],
        speed_m_s: &[f64],
    ) -> Result<LongRunDrift, LongRunDriftError> {
        self.check()?;
        let expected = time_s.len();
        for (channel, found) in [("heart rate", hr_bpm.len()), ("speed", speed_m_s.len())] {
            if found != expected {
                return Err(LongRunDriftError::Length { channel, found, expected });
            }
        }
        if let Some(index) = out_of_order(time_s) {
            return Err(LongRunDriftError::Time { index });
        }
        let from_s = time_s.first().map_or(0.0, |t| t + self.onset_s);
        let to_s = time_s.last().copied().unwrap_or_default();
        let (left_s, needed_s) = (to_s - from_s, self.least_s);
        if left_s < needed_s {
            return Err(LongRunDriftError::TooShort { left_s, needed_s });
        }
        let held = self.held(time_s);
        let first = time_s.partition_point(|t| *t < from_s);
        let after = |values: &[f64], good: &dyn Fn(f64) -> bool| -> f64 {
            held.iter().zip(values).skip(first).filter(|(_, v)| good(**v)).map(|(dt, _)| dt).sum()
        };
        let is_hr = |bpm: f64| HeartRate::from_bpm(bpm).is_ok();
        let needed = self.least_coverage;
        let coverage = after(hr_bpm, &is_hr) / left_s;
        let seen_speed = after(speed_m_s, &|v| v >= 0.0 && v.is_finite());
        for (channel, coverage) in [("heart rate", coverage), ("speed", seen_speed / left_s)] {
            if coverage < needed {
                return Err(LongRunDriftError::LowCoverage { channel, coverage, needed });
            }
        }
        let stands = |v: f64| (0.0..self.stopped_m_s).contains(&v);
        let stopped = after(speed_m_s, &stands) / seen_speed;
        if stopped > self.most_stopped {
            return Err(LongRunDriftError::Stops { stopped, most: self.most_stopped });
        }
        let means = minute_means(&time_s[first..], &speed_m_s[first..], &held[first..]);
        let mean_speed = means.iter().sum::<f64>() / count(means.len());
        let variance = means.iter().map(|v| (v - mean_speed).powi(2)).sum::<f64>()
            / (count(means.len()) - 1.0).max(1.0);
        let speed_cv = variance.sqrt() / mean_speed;
        let steady = speed_cv <= self.greatest_speed_cv;
        if !steady {
            return Err(LongRunDriftError::Unsteady { speed_cv, greatest: self.greatest_speed_cv });
        }
        let followed = self.followed(time_s, speed_m_s);
        let rows = (first..expected).filter(|i| is_hr(hr_bpm[*i]));
        let (mut at, mut bpm, mut speed) = (Vec::new(), Vec::new(), Vec::new());
        for i in rows {
            at.push(time_s[i]);
            bpm.push(hr_bpm[i]);
            speed.push(followed[i]);
        }
        let low = LongRunDriftError::LowCoverage { channel: "heart rate", coverage, needed };
        let raw = line(&at, &bpm).ok_or(low)?;
        let mean_followed = speed.iter().sum::<f64>() / count(speed.len());
        let rest: Vec<f64> = bpm
            .iter()
            .zip(&speed)
            .map(|(bpm, u)| bpm - self.gain_bpm_per_m_s * (u - mean_followed))
            .collect();
        let corrected = line(&at, &rest).ok_or(low)?;
        let by_speed = line(&at, &speed).map_or(0.0, |l| l.slope_per_s);
        let estimate = |slope: f64, error: f64, quantile: f64| {
            let (value, reach) = (600.0 * slope, 600.0 * quantile * error);
            let bounds = (value - reach, value + reach);
            Estimate::new(value, bounds, self.level, Evidence::Measured, WINGO_2012.id)
                .map_err(|_| low)
        };
        let by_gain = self.gain_sd_bpm_per_m_s * by_speed;
        let error = corrected.errors.standard_error(1).hypot(by_gain);
        Ok(LongRunDrift {
            from_s,
            to_s,
            bpm_per_10_min: estimate(
                raw.slope_per_s,
                raw.errors.standard_error(1),
                raw.errors.quantile(1, self.level),
            )?,
            corrected_bpm_per_10_min: estimate(
                corrected.slope_per_s,
                error,
                corrected.errors.quantile(1, self.level),
            )?,
            mean_speed_m_s: mean_speed,
            speed_m_s_per_10_min: 600.0 * by_speed,
            speed_cv,
            coverage,
            autocorrelation: corrected.errors.rho,
            degrees_of_freedom: corrected.errors.least_freedom(),
        })
    }

    /// How long each sample stands: until the next one, and not at all over a long gap.
    fn held(&self, time_s: &[f64]) -> Vec<f64> {
        let mut held: Vec<f64> = time_s
            .windows(2)
            .map(|w| w[1] - w[0])
            .map(|dt| if dt <= self.longest_gap_s { dt } else { 0.0 })
            .collect();
        held.push(0.0);
        held
    }

    /// Speed as heart rate follows it; a gap keeps the speed before it, and one at the start has the first
    /// speed that is known.
    fn followed(&self, time_s: &[f64], speed_m_s: &[f64]) -> Vec<f64> {
        let mut state: Option<(f64, f64)> = None;
        let known = |v: &f64| *v >= 0.0 && v.is_finite();
        let mut speed = speed_m_s.iter().copied().find(known).unwrap_or(f64::NAN);
        time_s
            .iter()
            .zip(speed_m_s)
            .map(|(&t, v)| {
                if known(v) {
                    speed = *v;
                }
                let next = match state {
                    Some((time, bpm)) if t - time <= self.longest_gap_s => {
                        self.kinetics.step(bpm, speed, t - time)
                    }
                    _ => speed,
                };
                state = Some((t, next));
                next
            })
            .collect()
    }
}

/// The means of speed over whole minutes.
fn minute_means(time_s: &[f64], speed_m_s: &[f64], held: &[f64]) -> Vec<f64> {
    const MINUTE_S: f64 = 60.0;
    let mut means = Vec::new();
    let mut begin = time_s.first().copied().unwrap_or_default();
    let (mut way, mut time) = (0.0, 0.0);
    for ((&t, &v), &dt) in time_s.iter().zip(speed_m_s).zip(held) {
        if t - begin >= MINUTE_S {
            if time >= 0.5 * MINUTE_S {
                means.push(way / time);
            }
            (begin, way, time) = (t, 0.0, 0.0);
        }
        if v.is_finite() && v >= 0.0 {
            way += v * dt;
            time += dt;
        }
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    struct Data {
        time: Vec<f64>,
        hr: Vec<f64>,
        speed: Vec<f64>,
    }

    /// A run that slows down by 0.1 m/s in ten minutes while heart rate, without that, would rise by 4 bpm.
    fn fading() -> Data {
        let time: Vec<f64> = (0..4800).map(f64::from).collect();
        let speed: Vec<f64> = time.iter().map(|t| 3.6 - 0.1 * t / 600.0).collect();
        let rule = LongRunDriftRule::default();
        let followed = rule.followed(&time, &speed);
        let hr =
            time.iter().zip(followed).map(|(t, u)| 60.0 + 24.2 * u + 4.0 * t / 600.0).collect();
        Data { time, hr, speed }
    }

    #[test]
    fn the_correction_finds_what_fading_hides() {
        let data = fading();
        let rule = LongRunDriftRule::default();
        let drift = rule.drift(&data.time, &data.hr, &data.speed).unwrap();
        assert_relative_eq!(drift.bpm_per_10_min.value(), 4.0 - 2.42, max_relative = 1e-3);
        let corrected = &drift.corrected_bpm_per_10_min;
        assert_relative_eq!(corrected.value(), 4.0, max_relative = 1e-9);
        // The gain is known to 8.3 bpm per m/s, so the correction of 2.42 to about a third of it.
        let half = 0.5 * (corrected.hi() - corrected.lo());
        assert!((1.2..1.6).contains(&half), "{half}");
        assert_relative_eq!(drift.speed_m_s_per_10_min, -0.1, max_relative = 1e-3);
        let known = LongRunDriftRule { gain_sd_bpm_per_m_s: 0.0, ..rule };
        let drift = known.drift(&data.time, &data.hr, &data.speed).unwrap();
        assert!(drift.corrected_bpm_per_10_min.hi() < 4.0 + 1e-6);
    }

    #[test]
    fn a_speed_that_is_missing_is_not_zero() {
        let mut data = fading();
        data.speed.fill(3.2);
        let whole = LongRunDriftRule { onset_s: 0.0, ..Default::default() };
        let full = whole.drift(&data.time, &data.hr, &data.speed).unwrap();
        for gap in [f64::NAN, -1.0, f64::INFINITY] {
            data.speed[..60].fill(gap);
            let begun = whole.drift(&data.time, &data.hr, &data.speed).unwrap();
            let slope = |d: &LongRunDrift| d.corrected_bpm_per_10_min.value();
            assert_relative_eq!(slope(&begun), slope(&full), max_relative = 1e-9);
        }
        // A speed that cannot be is missing and no stop.
        let standing = LongRunDriftRule { most_stopped: 0.0, ..whole };
        assert!(standing.drift(&data.time, &data.hr, &data.speed).is_ok());
    }

    #[test]
    fn every_refusal_has_its_name() {
        let data = fading();
        let rule = LongRunDriftRule::default();
        let code = |rule: &LongRunDriftRule, time: &[f64], hr: &[f64], speed: &[f64]| {
            rule.drift(time, hr, speed).unwrap_err().code()
        };
        let (time, hr, speed) = (&data.time[..], &data.hr[..], &data.speed[..]);
        assert_eq!(code(&rule, time, &hr[1..], speed), "lengths-differ");
        assert_eq!(code(&rule, &vec![0.0; 4800], hr, speed), "time-not-increasing");
        assert_eq!(code(&rule, &time[..1500], &hr[..1500], &speed[..1500]), "run-too-short");
        assert_eq!(code(&rule, &[], &[], &[]), "run-too-short");
        let mut half = hr.to_vec();
        half[1000..3000].fill(f64::NAN);
        assert_eq!(code(&rule, time, &half, speed), "low-coverage");
        let nothing = vec![f64::NAN; 4800];
        assert_eq!(code(&rule, time, hr, &nothing), "low-coverage");
        let mut standing = speed.to_vec();
        standing[2000..2400].fill(0.0);
        assert_eq!(code(&rule, time, hr, &standing), "too-many-stops");
        let fartlek: Vec<f64> =
            time.iter().map(|t| if (t / 180.0) % 2.0 < 1.0 { 4.0 } else { 2.5 }).collect();
        assert_eq!(code(&rule, time, hr, &fartlek), "speed-unsteady");
        let still = LongRunDriftRule { most_stopped: 1.0, ..rule };
        assert_eq!(code(&still, time, hr, &vec![0.0; 4800]), "speed-unsteady");
        let bad = LongRunDriftRule { level: 0.0, ..rule };
        assert_eq!(code(&bad, time, hr, speed), "rule-out-of-range");
    }
}
