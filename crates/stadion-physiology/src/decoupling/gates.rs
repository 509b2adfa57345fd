//! The conditions: what a session must be for its decoupling to say anything.

use super::definition::DecouplingOutput;
use super::error::DecouplingRefusal;
use super::rules::{DecouplingRules, Steadiness};
use super::span::Span;
use crate::power::timeline::EPSILON;

/// What was found about the stretch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    pub(super) analysed_s: f64,
    pub(super) hr_coverage: f64,
    pub(super) output_coverage: Option<f64>,
    pub(super) longest_stop_s: f64,
    pub(super) stopped_share: f64,
    pub(super) climb_m_per_km: Option<f64>,
    pub(super) steady_s: Option<f64>,
}

impl Span<'_> {
    pub(super) fn facts(&self) -> Facts {
        let whole = [self.from_s, self.to_s];
        let analysed_s = self.to_s - self.from_s;
        let share = |held: &[f64]| {
            let known: f64 =
                self.weights(whole).zip(held).filter(|(_, v)| !v.is_nan()).map(|w| w.0).sum();
            if analysed_s > 0.0 { (known / analysed_s).min(1.0) } else { 0.0 }
        };
        let (longest_stop_s, stopped_s) = self.stops();
        let rules = self.rules.gates.steadiness.unwrap_or_default();
        let clock_s = analysed_s + self.paused().map(|p| p.1).sum::<f64>();
        Facts {
            analysed_s,
            hr_coverage: share(&self.hr),
            output_coverage: self.output.as_deref().map(share),
            longest_stop_s,
            stopped_share: if clock_s > 0.0 { stopped_s / clock_s } else { 0.0 },
            climb_m_per_km: self.climb(),
            steady_s: self
                .output
                .as_ref()
                .map(|held| steady(&self.line.seconds(held, whole), rules)),
        }
    }

    /// Every condition that is not met, in the order in which they are asked.
    pub(super) fn refusals(&self, facts: &Facts) -> Vec<DecouplingRefusal> {
        use DecouplingRefusal as Refusal;

        let gates = &self.rules.gates;
        let mut refusals = Vec::new();
        if let Some(needed_s) = gates.min_duration_s.filter(|s| facts.analysed_s + EPSILON < *s) {
            refusals.push(Refusal::TooShort { analysed_s: facts.analysed_s, needed_s });
        }
        if let Some(needed) = gates.min_coverage {
            if facts.hr_coverage + EPSILON < needed {
                refusals.push(Refusal::HeartRateCoverage { share: facts.hr_coverage, needed });
            }
            if let Some(share) = facts.output_coverage.filter(|s| s + EPSILON < needed) {
                refusals.push(Refusal::OutputCoverage { share, needed });
            }
        }
        if let Some(limit_s) = gates.max_stop_s.filter(|s| facts.longest_stop_s > s + EPSILON) {
            refusals.push(Refusal::LongStop { longest_s: facts.longest_stop_s, limit_s });
        }
        if let Some(limit) = gates.max_stopped_share.filter(|s| facts.stopped_share > s + EPSILON) {
            refusals.push(Refusal::ManyStops { share: facts.stopped_share, limit });
        }
        if let (Some(climb_m_per_km), Some(limit)) =
            (facts.climb_m_per_km.filter(|_| !self.adjusted()), gates.max_climb_m_per_km)
        {
            if climb_m_per_km > limit {
                refusals.push(Refusal::Hilly { climb_m_per_km, limit_m_per_km: limit });
            }
        }
        if let (Some(steady_s), Some(steadiness)) = (facts.steady_s, gates.steadiness) {
            let Steadiness { max_cv, min_steady_s, min_steady_share, .. } = steadiness;
            let needed_s = min_steady_s.max(min_steady_share * facts.analysed_s);
            if steady_s < needed_s {
                refusals.push(Refusal::NotSteady { steady_s, needed_s, max_cv });
            }
        }
        refusals
    }

    /// Whether hills are in the output already.
    pub(super) fn adjusted(&self) -> bool {
        self.kind() == Some(DecouplingOutput::GradeAdjustedSpeed)
    }

    /// The longest stop and the sum of all, in seconds.
    fn stops(&self) -> (f64, f64) {
        let speeds = self.series.speed.as_ref().map(|speed| self.line.hold(speed));
        let speeds = speeds.or_else(|| {
            let by_speed = self.kind().is_some_and(|kind| kind != DecouplingOutput::Power);
            self.output.clone().filter(|_| by_speed)
        });
        let mut stops: Vec<(f64, f64, f64)> = Vec::new();
        if let Some(speeds) = speeds {
            let seconds = self.line.seconds(&speeds, [self.from_s, self.to_s]);
            let mut at = self.from_s;
            for standing in seconds.chunk_by(|a, b| self.stands(*a) == self.stands(*b)) {
                let length = f64::from(u32::try_from(standing.len()).unwrap_or(u32::MAX));
                let stands = standing.first().is_some_and(|v| self.stands(*v));
                if stands && length >= f64::from(DecouplingRules::SHORTEST_STOP_S) {
                    stops.push((at, at + length, length));
                }
                at += length;
            }
        }
        for (at, length) in self.paused() {
            // A pause within or beside a standstill is one stop with it.
            match stops.iter_mut().find(|(from, to, _)| at >= from - 1.0 && at <= to + 1.0) {
                Some((_, _, sum)) => *sum += length,
                None => stops.push((at, at, length)),
            }
        }
        let longest = stops.iter().map(|s| s.2).fold(0.0, f64::max);
        (longest, stops.iter().map(|s| s.2).sum())
    }

    fn stands(&self, speed: f64) -> bool {
        speed < self.rules.stop_speed_m_s
    }

    /// Metres of climb for each kilometre, of 30-s means of altitude, where altitude and distance are known.
    fn climb(&self) -> Option<f64> {
        let altitude = self.series.altitude.as_ref()?;
        let held = self.line.hold(altitude);
        let seconds = self.line.seconds(&held, [self.from_s, self.to_s]);
        // What a receiver makes up from second to second is no hill; heart rate does not see it either.
        let smooth = trailing(&seconds, Steadiness::SMOOTHING_S as usize);
        let (mut climb, mut low, mut known) = (0.0, f64::INFINITY, 0.0);
        for metres in smooth.into_iter().filter(|m| !m.is_nan()) {
            known += 1.0;
            if metres >= low + DecouplingRules::CLIMB_STEP_M {
                climb += metres - low;
                low = metres;
            }
            low = low.min(metres);
        }
        let kilometres = self.way()? / 1000.0;
        // Less than half a kilometre is a treadmill or a turbo trainer.
        (kilometres >= 0.5 && known >= 0.5 * (self.to_s - self.from_s)).then(|| climb / kilometres)
    }

    /// Metres covered in the stretch.
    fn way(&self) -> Option<f64> {
        if let Some(distance) = &self.series.distance {
            let mut known = self
                .line
                .steps()
                .zip(distance)
                .filter(|([at, _], d)| *at >= self.from_s && *at <= self.to_s && !d.is_nan())
                .map(|(_, d)| *d);
            let first = known.next()?;
            let last = known.last()?;
            return (last > first).then_some(last - first);
        }
        let by_speed =
            self.output.as_ref().filter(|_| self.kind() == Some(DecouplingOutput::Speed));
        let held = match &self.series.speed {
            Some(speed) => self.line.hold(speed),
            None => by_speed?.clone(),
        };
        let known = self.weights([self.from_s, self.to_s]).zip(&held).filter(|(_, v)| !v.is_nan());
        Some(known.map(|(w, v)| w * v).sum())
    }
}

/// Seconds in windows whose coefficient of variation passes.
fn steady(seconds: &[f64], rules: Steadiness) -> f64 {
    let (window, smoothing) = (rules.window_s as usize, rules.smoothing_s as usize);
    let smooth = trailing(seconds, smoothing);
    let known = |v: &&f64| !v.is_nan();
    #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
    let n = smooth.iter().filter(known).count() as f64;
    // Sums of squares about a value in their midst keep their digits.
    let centre = smooth.iter().filter(known).sum::<f64>() / n;
    let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
    let (mut covered, mut until) = (0_usize, 0_usize);
    for (at, value) in smooth.iter().enumerate() {
        let leaving = at.checked_sub(window).and_then(|i| smooth.get(i));
        for (value, sign) in [(Some(value), 1.0), (leaving, -1.0)] {
            if let Some(d) = value.filter(known).map(|v| v - centre) {
                count += sign;
                sum += sign * d;
                squares += sign * d * d;
            }
        }
        if at + 1 < window || count < 2.0 || count < 0.5 * f64::from(rules.window_s) {
            continue;
        }
        let mean = sum / count;
        let variance = ((squares - sum * mean) / (count - 1.0)).max(0.0);
        if variance.sqrt() < rules.max_cv * (centre + mean) {
            let from = (at + 1 - window).max(until);
            covered += at + 1 - from;
            until = at + 1;
        }
    }
    f64::from(u32::try_from(covered).unwrap_or(u32::MAX))
}

/// Means of the known values among the last `length`; as it is for a length of 1.
fn trailing(values: &[f64], length: usize) -> Vec<f64> {
    // Each window is summed from its oldest value on, all windows at once: a sliding sum would round
    // otherwise.
    let (mut sums, mut counts) = (vec![0.0; values.len()], vec![0.0; values.len()]);
    for back in (0..length.min(values.len())).rev() {
        let windows = sums.iter_mut().zip(&mut counts).skip(back);
        for ((sum, count), value) in windows.zip(values) {
            let known = !value.is_nan();
            *sum += if known { *value } else { 0.0 };
            *count += if known { 1.0 } else { 0.0 };
        }
    }
    for (sum, count) in sums.iter_mut().zip(&counts) {
        *sum = if *count > 0.0 { *sum / count } else { f64::NAN };
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(window_s: u32, smoothing_s: u32) -> Steadiness {
        Steadiness { window_s, smoothing_s, max_cv: 0.08, ..Steadiness::default() }
    }

    #[test]
    fn steady_windows_cover_their_seconds() {
        let mut seconds = vec![100.0; 1000];
        let of = |seconds: &[f64], rules| steady(seconds, rules).to_bits();
        assert_eq!(of(&seconds, rules(300, 1)), 1000.0_f64.to_bits());
        assert_eq!(of(&seconds[..299], rules(300, 1)), 0.0_f64.to_bits());
        // One wild second spoils the windows that hold it, 300 on both sides of it and itself.
        seconds[500] = 900.0;
        assert_eq!(of(&seconds, rules(300, 1)), 999.0_f64.to_bits());
        // From the middle of a window of four: 90, 110 have a coefficient of 0.115 about 100.
        let wave: Vec<f64> = (0..100).map(|i| if i % 2 == 0 { 90.0 } else { 110.0 }).collect();
        assert_eq!(of(&wave, rules(4, 1)), 0.0_f64.to_bits());
        assert_eq!(of(&wave, rules(4, 2)), 100.0_f64.to_bits());
        assert_eq!(of(&vec![f64::NAN; 400], rules(300, 30)), 0.0_f64.to_bits());
        assert_eq!(of(&vec![0.0; 400], rules(300, 30)), 0.0_f64.to_bits());
    }
}
