//! Which intervals between heartbeats are none of the sinus rhythm.

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

/// Width of the normal range in quartile deviations.
pub(super) const ALPHA: f64 = 5.2;
/// Beats around an interval over which the spread is taken.
pub(super) const SPREAD_BEATS: u32 = 91;
/// Beats around an interval over which the median is taken.
pub(super) const MEDIAN_BEATS: u32 = 11;
/// Slope and intercept of the border of ectopic beats.
pub(super) const ECTOPIC_SLOPE: f64 = 0.13;
/// See [`ECTOPIC_SLOPE`].
pub(super) const ECTOPIC_INTERCEPT: f64 = 0.17;
/// How many thresholds from the median an interval is long or short whatever its neighbours.
pub(super) const FAR: f64 = 3.0;
/// The least threshold: a device that rounds must not make every other beat an artefact.
pub(super) const LEAST_THRESHOLD_S: f64 = 0.02;
/// By which share an interval may differ from the one before.
pub(super) const SHARE: f64 = 0.2;

/// How artefacts are told from beats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ArtefactRule {
    /// By the pattern of successive differences against a threshold that follows the spread of the
    /// beats around (Lipponen & Tarvainen 2019); the default. A large variability stays.
    #[default]
    Adaptive,
    /// By more than a fifth of the last accepted interval (Malik 1989). Simple, and takes the large
    /// variability of trained athletes for artefacts.
    Fifth,
}

/// What is wrong with an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Artefact {
    /// A beat from elsewhere than the sinus node: a short and a long interval, or the other way about.
    Ectopic,
    /// A beat was not seen: one interval stands for two.
    Missed,
    /// A beat was seen that was none: two intervals stand for one.
    Extra,
    /// Too long or too short, and none of the others.
    LongOrShort,
}

/// The numbers of both rules.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ArtefactNumbers {
    /// Threshold of the adaptive rule over half the distance between the quartiles.
    pub alpha: f64,
    /// Beats around one from which the quartiles are.
    pub spread_beats: u32,
    /// Beats around one from which the median is.
    pub median_beats: u32,
    /// How the border of an ectopic beat rises with the size of its step.
    pub ectopic_slope: f64,
    /// Where that border begins.
    pub ectopic_intercept: f64,
    /// From how many thresholds off the median on an interval is long or short.
    pub far_from_median: f64,
    /// The least threshold, in s.
    pub least_threshold_s: f64,
    /// Share of the last sound interval by which the next may differ, by the rule of a fifth.
    pub share: f64,
}

impl Default for ArtefactNumbers {
    fn default() -> Self {
        Self {
            alpha: ALPHA,
            spread_beats: SPREAD_BEATS,
            median_beats: MEDIAN_BEATS,
            ectopic_slope: ECTOPIC_SLOPE,
            ectopic_intercept: ECTOPIC_INTERCEPT,
            far_from_median: FAR,
            least_threshold_s: LEAST_THRESHOLD_S,
            share: SHARE,
        }
    }
}

impl TakesConstants for ArtefactNumbers {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        use ConstantRange::{Between, NotNegative, Positive};
        let beats = Between(1.0, 100_000.0);
        slots.number("rr.alpha", &mut self.alpha, Positive);
        slots.count("rr.spread-beats", &mut self.spread_beats, beats);
        slots.count("rr.median-beats", &mut self.median_beats, beats);
        slots.number("rr.ectopic.slope", &mut self.ectopic_slope, NotNegative);
        slots.number("rr.ectopic.intercept", &mut self.ectopic_intercept, NotNegative);
        slots.number("rr.far-from-median", &mut self.far_from_median, Positive);
        slots.number("rr.least-threshold", &mut self.least_threshold_s, Positive);
        slots.number("rr.share", &mut self.share, Between(0.0, 1.0));
    }
}

/// The artefact of each interval of one series without gaps, in seconds.
pub(super) fn find(
    intervals: &[f64],
    rule: ArtefactRule,
    numbers: &ArtefactNumbers,
) -> Vec<Option<Artefact>> {
    match rule {
        ArtefactRule::Adaptive => adaptive(intervals, numbers),
        ArtefactRule::Fifth => fifth(intervals, numbers),
    }
}

fn adaptive(rr: &[f64], numbers: &ArtefactNumbers) -> Vec<Option<Artefact>> {
    let mut found = vec![None; rr.len()];
    if rr.len() < 3 {
        return found;
    }
    // The first interval has no difference; it is judged by the next one.
    let steps: Vec<f64> = core::iter::once(0.0).chain(rr.windows(2).map(|w| w[1] - w[0])).collect();
    let normal_step = thresholds(&steps, numbers);
    let d: Vec<f64> = steps.iter().zip(&normal_step).map(|(step, th)| step / th).collect();
    let medians: Vec<f64> = (0..rr.len())
        .map(|i| quantile(around(rr, i, numbers.median_beats).to_vec(), 0.5))
        .collect();
    // Too short counts twice: a short interval cannot lie as far from the median as a long one.
    let off: Vec<f64> = rr
        .iter()
        .zip(&medians)
        .map(|(rr, median)| if rr < median { 2.0 * (rr - median) } else { rr - median })
        .collect();
    let normal_off = thresholds(&off, numbers);
    let at = |i: usize| d.get(i).copied().unwrap_or(0.0);

    let mut i = 1;
    while i < rr.len() {
        if d[i].abs() <= 1.0 {
            i += 1;
            continue;
        }
        let border = numbers.ectopic_slope * d[i].abs() + numbers.ectopic_intercept;
        // Both neighbours of an ectopic beat's difference point the other way.
        let (before, after) = (-at(i - 1) * d[i].signum(), -at(i + 1) * d[i].signum());
        if before.min(after) > border {
            found[i - 1] = Some(Artefact::Ectopic);
            found[i] = Some(Artefact::Ectopic);
            i += 1;
            continue;
        }
        let next_too = at(i + 1).abs() < at(i + 2).abs();
        for j in i..=(i + usize::from(next_too)).min(rr.len() - 1) {
            let (one, two) = (-at(j + 1) * d[j].signum(), -at(j + 2) * d[j].signum());
            let returns = one.max(two) > 1.0;
            let long = d[j] > 1.0 && returns;
            let short = d[j] < -1.0 && returns;
            let far = (off[j] / normal_off[j]).abs() > numbers.far_from_median;
            if found[j].is_some() || !(long || short || far) {
                continue;
            }
            let near = |value: f64| (value - medians[j]).abs() < normal_off[j];
            let with_next = rr.get(j + 1).map(|next| rr[j] + next);
            if short && with_next.is_some_and(near) {
                found[j] = Some(Artefact::Extra);
                found[j + 1] = Some(Artefact::Extra);
            } else if long && near(rr[j] / 2.0) {
                found[j] = Some(Artefact::Missed);
            } else {
                found[j] = Some(Artefact::LongOrShort);
            }
        }
        i += 1;
    }
    // Nothing comes before the first interval, so only its distance from the median tells on it.
    if d[1].abs() > 1.0 && (off[0] / normal_off[0]).abs() > numbers.far_from_median {
        found[0] = found[0].or(Some(Artefact::LongOrShort));
    }
    found
}

fn fifth(rr: &[f64], numbers: &ArtefactNumbers) -> Vec<Option<Artefact>> {
    let mut found = vec![None; rr.len()];
    let Some(first) = rr.first() else { return found };
    // A series may begin with an artefact; the median of its beginning decides.
    let start = quantile(around(rr, 0, numbers.median_beats.saturating_mul(2)).to_vec(), 0.5);
    let near = |value: f64, to: f64| (value - to).abs() <= numbers.share * to;
    let mut last = if near(*first, start) { *first } else { start };
    let mut i = 0;
    while i < rr.len() {
        let next = rr.get(i + 1).copied();
        if near(rr[i], last) {
            last = rr[i];
        } else if near(rr[i] / 2.0, last) {
            found[i] = Some(Artefact::Missed);
        } else if rr[i] < last && next.is_some_and(|next| near(rr[i] + next, last)) {
            found[i] = Some(Artefact::Extra);
            found[i + 1] = Some(Artefact::Extra);
            i += 1;
        } else if next.is_some_and(|next| near(f64::midpoint(rr[i], next), last)) {
            found[i] = Some(Artefact::Ectopic);
            found[i + 1] = Some(Artefact::Ectopic);
            i += 1;
        } else {
            found[i] = Some(Artefact::LongOrShort);
        }
        i += 1;
    }
    found
}

/// For each value the threshold from the quartile deviation of the sizes of those around it.
fn thresholds(values: &[f64], numbers: &ArtefactNumbers) -> Vec<f64> {
    let sizes: Vec<f64> = values.iter().map(|v| v.abs()).collect();
    (0..sizes.len())
        .map(|i| {
            let window = around(&sizes, i, numbers.spread_beats).to_vec();
            let spread = quantile(window.clone(), 0.75) - quantile(window, 0.25);
            (numbers.alpha * spread / 2.0).max(numbers.least_threshold_s)
        })
        .collect()
}

/// The values around `i`, fewer at the ends of the series.
fn around(values: &[f64], i: usize, beats: u32) -> &[f64] {
    let half = beats as usize / 2;
    &values[i.saturating_sub(half)..(i + half + 1).min(values.len())]
}

/// The quantile of values that are not empty, on the line between the two nearest.
fn quantile(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a window of some ninety values")]
    let at = share * (values.len() - 1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at >= 0")]
    let below = at.floor() as usize;
    let above = (below + 1).min(values.len() - 1);
    values[below] + at.fract() * (values[above] - values[below])
}
