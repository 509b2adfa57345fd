//! The analysed stretch of a session and its halves.

use super::definition::{DecouplingFormula, DecouplingHalves, DecouplingOutput, OutputMean};
use super::dense::median;
use super::rules::DecouplingRules;
use super::series::DecouplingSeries;
use super::spread::{BIN, Half};
use crate::power::timeline::{EPSILON, Timeline};
use crate::{WindowStart, rolling_power_mean};

/// A session on the axis of moving time, with the stretch between warm-up and cool-down.
pub(super) struct Span<'a> {
    pub(super) series: &'a DecouplingSeries,
    pub(super) rules: &'a DecouplingRules,
    pub(super) line: Timeline,
    /// Ends of the stretch, in moving seconds.
    pub(super) from_s: f64,
    pub(super) to_s: f64,
    pub(super) hr: Vec<f64>,
    pub(super) output: Option<Vec<f64>>,
}

/// The means of one half and its efficiency factor by the definition.
#[derive(Debug, Clone, Copy)]
pub(super) struct Means {
    pub(super) output: Option<f64>,
    pub(super) hr: f64,
    pub(super) known_s: f64,
    pub(super) factor: f64,
}

impl<'a> Span<'a> {
    /// `None` where time does not increase, which the series has checked.
    pub(super) fn new(series: &'a DecouplingSeries, rules: &'a DecouplingRules) -> Option<Self> {
        let line = Timeline::new(&series.time_s, &series.pauses, rules.max_gap_s).ok()?;
        let from_s = rules.warm_up_s.min(line.end_s());
        let to_s = (line.end_s() - rules.cool_down_s).max(from_s);
        let hr = line.hold(&series.hr);
        let output = series.output.as_ref().map(|(_, output)| line.hold(output));
        Some(Self { series, rules, line, from_s, to_s, hr, output })
    }

    pub(super) fn kind(&self) -> Option<DecouplingOutput> {
        self.series.output.as_ref().map(|(kind, _)| *kind)
    }

    /// The two halves; `None` where one holds nothing.
    pub(super) fn halves(&self) -> Option<[Means; 2]> {
        if self.rules.halves == DecouplingHalves::Samples {
            return self.halves_of_samples();
        }
        let middle = self.middle();
        self.comparable([self.means([self.from_s, middle])?, self.means([middle, self.to_s])?])
    }

    /// The halves again; `None` where their decoupling is too large for a number.
    fn comparable(&self, halves: [Means; 2]) -> Option<[Means; 2]> {
        let [first, second] = &halves;
        let percent = self.rules.formula.percent(first.factor, second.factor);
        percent.is_finite().then_some(halves)
    }

    /// The relative swings of efficiency within the halves, second by second; `None` for medians, which
    /// have no sum of such swings.
    pub(super) fn swings(&self, halves: &[Means; 2]) -> Option<[Half; 2]> {
        if self.rules.formula == DecouplingFormula::MedianOfRatios {
            return None;
        }
        let middle = self.middle();
        let [first, second] = halves;
        Some([self.swing([self.from_s, middle], first)?, self.swing([middle, self.to_s], second)?])
    }

    /// Where the halves meet, in moving time.
    fn middle(&self) -> f64 {
        match self.rules.halves {
            DecouplingHalves::ElapsedTime => {
                let clock = |at| self.line.elapsed_s(at);
                let middle = f64::midpoint(clock(self.from_s), clock(self.to_s));
                self.line.moving_s(middle).clamp(self.from_s, self.to_s)
            }
            _ => f64::midpoint(self.from_s, self.to_s),
        }
    }

    /// Seconds of each sample within a stretch.
    pub(super) fn weights(&self, [from, to]: [f64; 2]) -> impl Iterator<Item = f64> {
        self.line.steps().map(move |[begin, end]| (end.min(to) - begin.max(from)).max(0.0))
    }

    /// Pauses within the stretch: moving time and length.
    pub(super) fn paused(&self) -> impl Iterator<Item = (f64, f64)> {
        let (from, to) = (self.from_s, self.to_s);
        self.line.pauses().filter(move |(at, _)| *at > from && *at < to)
    }

    fn means(&self, stretch: [f64; 2]) -> Option<Means> {
        let hr_only = self.rules.formula == DecouplingFormula::HeartRateOnly;
        let output = self.output.as_deref();
        if output.is_none() && !hr_only {
            return None;
        }
        let (mut sum, mut beats, mut known) = (0.0, 0.0, 0.0);
        let mut known_out = 0.0;
        let mut ratios = Vec::new();
        for (at, weight) in self.weights(stretch).enumerate().filter(|(_, w)| *w > 0.0) {
            let hr = self.hr.get(at).copied().unwrap_or(f64::NAN);
            let out = output.and_then(|o| o.get(at)).copied().unwrap_or(f64::NAN);
            if hr.is_nan() || (out.is_nan() && !hr_only) {
                continue;
            }
            beats += weight * hr;
            known += weight;
            if !out.is_nan() {
                sum += weight * out;
                known_out += weight;
                if self.rules.formula == DecouplingFormula::MedianOfRatios {
                    ratios.push((out / hr, weight));
                }
            }
        }
        let hr = beats / known;
        let mut mean = (known_out > 0.0).then(|| sum / known_out);
        if self.rules.output_mean == OutputMean::FourthPower {
            mean = output.and_then(|held| fourth_power(&self.line.seconds(held, stretch)));
        }
        self.finish(mean, hr, known, ratios)
    }

    fn halves_of_samples(&self) -> Option<[Means; 2]> {
        let hr_only = self.rules.formula == DecouplingFormula::HeartRateOnly;
        let output = self.series.output.as_ref().map(|(_, output)| output.as_slice());
        if output.is_none() && !hr_only {
            return None;
        }
        let mut pairs = Vec::new();
        for (at, [begin, _]) in self.line.steps().enumerate() {
            let hr = self.series.hr.get(at).copied().unwrap_or(f64::NAN);
            let out = output.and_then(|o| o.get(at)).copied().unwrap_or(f64::NAN);
            let within = begin + EPSILON >= self.from_s && begin < self.to_s;
            if within && !hr.is_nan() && (hr_only || !out.is_nan()) {
                pairs.push((out, hr));
            }
        }
        let (first, second) = pairs.split_at(pairs.len().saturating_sub(1) / 2);
        let of = |pairs: &[(f64, f64)]| {
            #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
            let n = pairs.len() as f64;
            let hr = pairs.iter().map(|p| p.1).sum::<f64>() / n;
            let outputs: Vec<f64> = pairs.iter().map(|p| p.0).filter(|o| !o.is_nan()).collect();
            let mean = match self.rules.output_mean {
                _ if outputs.len() < pairs.len() => None,
                OutputMean::Plain => Some(outputs.iter().sum::<f64>() / n),
                OutputMean::FourthPower => fourth_power(&outputs),
            };
            let ratios = if self.rules.formula == DecouplingFormula::MedianOfRatios {
                pairs.iter().map(|(o, h)| (o / h, 1.0)).collect()
            } else {
                Vec::new()
            };
            self.finish(mean, hr, n, ratios)
        };
        self.comparable([of(first)?, of(second)?])
    }

    fn finish(
        &self,
        output: Option<f64>,
        hr: f64,
        known_s: f64,
        ratios: Vec<(f64, f64)>,
    ) -> Option<Means> {
        let factor = match self.rules.formula {
            DecouplingFormula::HeartRateOnly => 1.0 / hr,
            DecouplingFormula::MedianOfRatios => median(ratios),
            _ => output? / hr,
        };
        let good = factor.is_finite() && factor > 0.0 && known_s > 0.0;
        good.then_some(Means { output, hr, known_s, factor })
    }

    fn swing(&self, stretch: [f64; 2], means: &Means) -> Option<Half> {
        let hr = self.line.seconds(&self.hr, stretch);
        if self.rules.formula == DecouplingFormula::HeartRateOnly {
            return Some(Half::new(hr.iter().map(|hr| -hr / means.hr), BIN));
        }
        let output = self.line.seconds(self.output.as_deref()?, stretch);
        let mean = means.output?;
        if self.rules.output_mean == OutputMean::Plain {
            let swing = |(o, h): (&f64, &f64)| o / mean - h / means.hr;
            return Some(Half::new(output.iter().zip(&hr).map(swing), BIN));
        }
        let rolling = rolling_means(&output, WINDOW);
        let swing = |(r, h): (&f64, &f64)| (r / mean).powi(4) / 4.0 - h / means.hr;
        Some(Half::new(rolling.iter().zip(&hr).map(swing), WINDOW))
    }
}

/// Seconds of the fourth-power mean.
const WINDOW: usize = 30;

/// The fourth-power mean over the known stretches of a half.
fn fourth_power(seconds: &[f64]) -> Option<f64> {
    let (mut powers, mut count) = (0.0, 0.0);
    for piece in seconds.split(|v| v.is_nan()).filter(|piece| piece.len() >= WINDOW) {
        let mean = rolling_power_mean(piece, WINDOW, 4, WindowStart::FullWindows).ok()?;
        #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
        let windows = (piece.len() - WINDOW + 1) as f64;
        powers += windows * mean.powi(4);
        count += windows;
    }
    (count > 0.0).then(|| (powers / count).powf(0.25))
}

/// The mean of the last `window` values at each one; NaN without as many.
fn rolling_means(values: &[f64], window: usize) -> Vec<f64> {
    let short = values.len().min(window.saturating_sub(1));
    #[expect(clippy::cast_precision_loss, reason = "at most a day of seconds")]
    let mean = |w: &[f64]| w.iter().sum::<f64>() / window as f64;
    std::iter::repeat_n(f64::NAN, short).chain(values.windows(window.max(1)).map(mean)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rolling_means_begin_with_the_first_whole_window() {
        let means = rolling_means(&[1.0, 2.0, 3.0, 4.0], 3);
        assert!(means[0].is_nan() && means[1].is_nan());
        assert_eq!(means[2..], [2.0, 3.0]);
        assert!(rolling_means(&[1.0], 3)[0].is_nan());
    }
}
