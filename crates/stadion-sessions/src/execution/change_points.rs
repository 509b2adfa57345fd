//! Repetitions by changes between two levels of speed or power, where neither laps nor a plan help.

use stadion_types::Recording;

use super::edges::{OUTER_S, Run, Sums, refined};
use super::measure::{Stretch, heart_falls};
use super::settings::Detection;
use super::signal::{STANDING_M_S, Signal, SignalKind, seconds};

/// Half widths of the running means, in seconds: short ones keep sprints, long ones bridge the noise
/// of long repetitions.
const SCALES: [usize; 3] = [2, 7, 15];

/// Borders between work and rest that are tried, evenly between the slowest and the fastest.
const BORDERS: u32 = 32;

/// Half width of the hysteresis around a border, as a share of it.
const BAND: f64 = 0.03;

/// A sharper separation does not make a reading any surer, in standard deviations.
const SURE: f64 = 10.0;

/// What was found, with how clear it is.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) stretches: Vec<Stretch>,
    /// From 0 to 1.
    pub(super) confidence: f64,
    /// What the pattern may be instead, if it is too weak to be repetitions.
    pub(super) instead: Option<&'static str>,
}

/// What a candidate is worth.
struct Judged {
    separation: f64,
    regular: bool,
    instead: Option<&'static str>,
}

/// No pattern that may be something else is surer than this.
const WEAK: f64 = 0.15;

/// Running means over `half` seconds to each side.
fn smoothed(sums: &Sums, n: usize, half: usize) -> Vec<f64> {
    (0..n).map(|i| sums.mean((i.saturating_sub(half), (i + half + 1).min(n)))).collect()
}

/// The signal with everything that judging a candidate needs.
struct Scene<'a> {
    recording: &'a Recording,
    start_s: f64,
    kind: SignalKind,
    /// A cyclist's speed follows the road more than the effort: only repetitions that are alike count.
    strict: bool,
    n: usize,
    raw: Sums,
    smooth: Vec<f64>,
    smooth_sums: Sums,
    squares: Sums,
    /// Seconds of moving, and the way made in them.
    moving: Sums,
    moving_way: Sums,
    level_ground: Option<Sums>,
}

/// Repetitions with clear changes between work and rest; `None` if the session was continuous.
///
/// # Model
///
/// The signal is smoothed at three scales and cut at many borders with hysteresis. Each cut is a
/// candidate; it is refused unless every repetition is faster than the rests beside it, on level
/// ground too, and the repetitions are either faster than the running before and after or alike. The
/// clearest of the others is taken: the one with the widest gap between work and rest in units of the
/// spread within both.
pub(super) fn find(signal: &Signal, recording: &Recording, settings: &Detection) -> Option<Found> {
    let n = signal.values.len();
    let raw = Sums::of(signal.values.iter().copied());
    let smooth = smoothed(&raw, n, SCALES[0]);
    let moves = |v: f64| signal.kind == SignalKind::Power || v > STANDING_M_S;
    let scene = Scene {
        recording,
        start_s: signal.start_s,
        kind: signal.kind,
        strict: signal.rolling,
        n,
        smooth_sums: Sums::of(smooth.iter().copied()),
        squares: Sums::of(smooth.iter().map(|v| v * v)),
        moving: Sums::of(smooth.iter().map(|v| f64::from(u8::from(moves(*v))))),
        moving_way: Sums::of(smooth.iter().map(|v| if moves(*v) { *v } else { 0.0 })),
        level_ground: signal.level_ground.as_ref().map(|v| Sums::of(v.iter().copied())),
        smooth,
        raw,
    };
    // Power jumps about within each second's pedalling, so the finest scale shows only that.
    let scales = if signal.kind == SignalKind::Power { &SCALES[1..] } else { &SCALES[..] };
    let mut best: Option<(f64, Vec<Run>, f64, Option<&'static str>)> = None;
    let mut seen: Vec<Run> = Vec::new();
    for &half in scales {
        let line = smoothed(&scene.raw, n, half);
        for border in borders(&line) {
            let runs = scene.trimmed(runs(&line, border, half, settings));
            if runs.len() < 2 || runs == seen {
                continue;
            }
            seen.clone_from(&runs);
            let first = refined(&scene.raw, n, &runs);
            let refined = refined(&scene.raw, n, &scene.clean(first));
            if refined.len() < 2 {
                continue;
            }
            let Some(judged) = scene.judge(&refined, settings) else { continue };
            let score = judged.separation.ln() + 0.25 * seconds(refined.len()).ln();
            let sure = (judged.separation / SURE).min(1.0);
            let mut confidence = if judged.regular { sure } else { 0.7 * sure };
            if judged.instead.is_some() {
                confidence = confidence.min(WEAK);
            }
            // What may be something else is taken only if nothing better is there.
            let instead = judged.instead.filter(|_| confidence < settings.min_confidence);
            let better = |(s, _, _, other): &(f64, Vec<Run>, f64, Option<&str>)| {
                (instead.is_none(), score) > (other.is_none(), *s)
            };
            if confidence < settings.min_confidence && instead.is_none() {
                continue;
            }
            if best.as_ref().is_none_or(better) {
                best = Some((score, refined, confidence, instead));
            }
        }
    }
    best.map(|(_, runs, confidence, instead)| Found {
        stretches: runs
            .iter()
            .map(|(a, b)| Stretch::new(signal.time_of(*a), signal.time_of(*b)))
            .collect(),
        confidence,
        instead,
    })
}

fn borders(line: &[f64]) -> Vec<f64> {
    let low = line.iter().copied().fold(f64::INFINITY, f64::min);
    let high = line.iter().copied().fold(0.0, f64::max);
    (1..BORDERS).map(|i| low + (high - low) * f64::from(i) / f64::from(BORDERS)).collect()
}

/// Stretches above the border; short dips do not end one, and what is too short is none.
fn runs(line: &[f64], border: f64, half: usize, settings: &Detection) -> Vec<Run> {
    let (enter, leave) = (border * (1.0 + BAND), border * (1.0 - BAND));
    let min_rest = settings.min_rest.as_secs_f64();
    let min_rep = settings.min_rep.as_secs_f64().max(seconds(half) * 2.0);
    let mut runs: Vec<Run> = Vec::new();
    let mut from = None;
    for (i, v) in line.iter().chain([&0.0]).enumerate() {
        match from {
            None if *v > enter => from = Some(i),
            Some(start) if *v < leave || i == line.len() => {
                match runs.last_mut() {
                    Some(last) if seconds(start - last.1) < min_rest => last.1 = i,
                    _ => runs.push((start, i)),
                }
                from = None;
            }
            _ => {}
        }
    }
    runs.retain(|(a, b)| seconds(b - a) >= min_rep);
    runs
}

impl Scene<'_> {
    /// Drops pieces at either end that are closer to the running around than to the repetitions: noise,
    /// or a warm-up or cool-down between two stops.
    fn trimmed(&self, mut runs: Vec<Run>) -> Vec<Run> {
        const LONG_S: usize = 180;
        const SLOWER: f64 = 0.92;
        let is_outer = |runs: &[Run], run: Run| {
            let level = self.raw.mean(run);
            let usual = median(&mut runs.iter().map(|r| self.raw.mean(*r)).collect::<Vec<_>>());
            let around = self.outer(runs).unwrap_or(0.0);
            level < f64::midpoint(usual, around)
                || (run.1 - run.0 >= LONG_S && level < SLOWER * usual)
        };
        while runs.len() > 2 && is_outer(&runs, runs[0]) {
            runs.remove(0);
        }
        while runs.len() > 2 && is_outer(&runs, runs[runs.len() - 1]) {
            runs.pop();
        }
        runs
    }

    /// Mean level of moving before and after the repetitions, if there is enough of it.
    fn outer(&self, runs: &[Run]) -> Option<f64> {
        let around = [(0, runs[0].0), (runs[runs.len() - 1].1, self.n)];
        let time: f64 = around.iter().map(|r| self.moving.sum(*r)).sum();
        let way: f64 = around.iter().map(|r| self.moving_way.sum(*r)).sum();
        (time >= OUTER_S).then(|| way / time)
    }

    /// Joins repetitions across a gap that is short and shallow beside the usual one: noise makes such.
    fn clean(&self, mut runs: Vec<Run>) -> Vec<Run> {
        const SHALLOW: f64 = 0.85;
        const SHORT: f64 = 0.5;
        let level = median(&mut runs.iter().map(|r| self.raw.mean(*r)).collect::<Vec<_>>());
        let usual =
            median(&mut runs.windows(2).map(|w| seconds(w[1].0 - w[0].1)).collect::<Vec<_>>());
        let mut i = 0;
        while i + 1 < runs.len() {
            let gap = (runs[i].1, runs[i + 1].0);
            if self.raw.mean(gap) > SHALLOW * level && seconds(gap.1 - gap.0) < SHORT * usual {
                runs[i].1 = runs.remove(i + 1).1;
            } else {
                i += 1;
            }
        }
        runs
    }

    /// How clearly work and rest differ, and whether the repetitions are alike; `None` if this is no
    /// interval session.
    fn judge(&self, runs: &[Run], settings: &Detection) -> Option<Judged> {
        /// One stop makes two pieces of any run, so between two repetitions it must be a real rest.
        const ONE_REST_S: f64 = 30.0;
        let gaps: Vec<Run> = runs.windows(2).map(|w| (w[0].1, w[1].0)).collect();
        let min_rest =
            settings.min_rest.as_secs_f64().max(if gaps.len() == 1 { ONE_REST_S } else { 0.0 });
        if gaps.iter().any(|g| seconds(g.1 - g.0) < min_rest) {
            return None;
        }
        let levels: Vec<f64> = runs.iter().map(|r| self.raw.mean(*r)).collect();
        let contrast = 1.0
            + match self.kind {
                SignalKind::Speed => settings.min_contrast,
                SignalKind::Power => settings.min_power_contrast,
            };
        let stands_out = |sums: &Sums| {
            gaps.iter().zip(runs.windows(2)).all(|(gap, pair)| {
                sums.mean(pair[0]).min(sums.mean(pair[1])) >= contrast * sums.mean(*gap)
            })
        };
        if !stands_out(&self.raw) || !self.level_ground.as_ref().is_none_or(stands_out) {
            return None;
        }
        let step = mean(
            gaps.iter()
                .zip(levels.windows(2))
                .map(|(gap, pair)| pair[0].min(pair[1]) - self.raw.mean(*gap)),
        );
        let separation = step / self.spread(runs, &gaps).max(1e-9);
        let lengths = |runs: &[Run]| variation(runs.iter().map(|r| seconds(r.1 - r.0)));
        let ways = variation(runs.iter().map(|r| self.raw.sum(*r)));
        let alike = lengths(runs).min(ways);
        // Standing may be a crossing as well as a rest, so the rests or the repetitions must be alike.
        let standing = self.kind == SignalKind::Speed
            && gaps.iter().all(|(a, b)| self.smooth[*a..*b].iter().any(|v| *v < STANDING_M_S));
        let regular = runs.len() >= 3
            && alike <= if standing { 0.08 } else { 0.15 }
            && lengths(&gaps) <= 0.35
            && variation(levels.iter().copied()) <= 0.08;
        // A run that gets ever faster, cut by crossings, ends with its fastest pieces as intervals do;
        // but no slower running follows them, and they are not of one speed.
        let after = self.moving.sum((runs[runs.len() - 1].1, self.n));
        let rising = after < 0.5 * OUTER_S && variation(levels.iter().copied()) > 0.03;
        let even = if standing {
            !rising && (alike <= 0.1 || (gaps.len() >= 3 && lengths(&gaps) <= 0.15))
        } else {
            alike <= 0.35 || (gaps.len() >= 2 && lengths(&gaps) <= 0.2)
        };
        let plausible = regular || (!self.strict && self.above_outer(runs, &levels, even));
        (separation >= settings.min_separation && plausible).then(|| Judged {
            separation,
            regular,
            instead: self.instead(runs, &levels, &gaps, alike, standing),
        })
    }

    /// What else makes speed take turns: crossings, hills, wind.
    fn instead(
        &self,
        runs: &[Run],
        levels: &[f64],
        gaps: &[Run],
        alike: f64,
        standing: bool,
    ) -> Option<&'static str> {
        /// How much faster than the athlete's other running repetitions are.
        const FASTER: f64 = 1.1;
        /// So much alike are repetitions by a watch, and the rests between them.
        const ALIKE: f64 = 0.05;
        const RESTS_ALIKE: f64 = 0.15;
        /// Crossings take less time, in seconds.
        const REST_S: f64 = 30.0;
        /// No hill or wind slows that much.
        const CLEAR: f64 = 1.3;
        /// Heart rate that falls by less did not follow the speed; by more, it clearly did.
        const FALLS_BPM: f64 = 2.0;
        const CLEARLY_BPM: f64 = 5.0;
        if self.kind == SignalKind::Power {
            return None;
        }
        let usual = median(&mut levels.to_vec());
        let faster = self.outer(runs).map(|outer| usual >= FASTER * outer);
        let mut rests: Vec<f64> = gaps.iter().map(|g| seconds(g.1 - g.0)).collect();
        if standing {
            let by_the_watch = runs.len() >= 3
                && alike <= ALIKE
                && variation(rests.iter().copied()) <= RESTS_ALIKE
                && median(&mut rests) >= REST_S;
            return (!faster.unwrap_or(by_the_watch)).then_some("stops on a run");
        }
        let stretches: Vec<Stretch> = runs
            .iter()
            .map(|r| Stretch::new(self.start_s + seconds(r.0), self.start_s + seconds(r.1)))
            .collect();
        let falls = heart_falls(self.recording, &stretches);
        let mut rest_levels: Vec<f64> = gaps.iter().map(|g| self.raw.mean(*g)).collect();
        let clear = usual >= CLEAR * median(&mut rest_levels)
            || faster == Some(true)
            || falls.is_some_and(|bpm| bpm >= CLEARLY_BPM);
        let followed = falls.is_none_or(|bpm| bpm >= FALLS_BPM);
        (!(clear && followed)).then_some("hills or wind")
    }

    /// Whether the repetitions are much faster than the running before and after them, or somewhat
    /// faster and `even`.
    fn above_outer(&self, runs: &[Run], levels: &[f64], even: bool) -> bool {
        let Some(outer) = self.outer(runs) else { return false };
        let above = median(&mut levels.to_vec()) / outer.max(1e-9);
        // Two pieces of a run with a walk between are no session unless they are alike; power has no
        // such walks.
        let many = runs.len() > 2 || self.kind == SignalKind::Power;
        (above >= 1.5 && many) || (above >= 1.1 && even)
    }

    /// Standard deviation within repetitions, rests and what lies around them, each about its own
    /// mean, with the ramps at their ends left out.
    fn spread(&self, runs: &[Run], gaps: &[Run]) -> f64 {
        let outer = [(0, runs[0].0), (runs[runs.len() - 1].1, self.n)];
        let (mut squares, mut count) = (0.0, 0.0);
        for &(from, to) in runs.iter().chain(gaps).chain(&outer) {
            let edge = 4.min((to - from) / 4);
            let inner = (from + edge, to - edge);
            let n = seconds(inner.1 - inner.0);
            if n < 1.0 {
                continue;
            }
            let mean = self.smooth_sums.mean(inner);
            squares += (self.squares.sum(inner) - n * mean * mean).max(0.0);
            count += n;
        }
        (squares / f64::max(count, 1.0)).sqrt()
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut n) = (0.0, 0.0);
    for v in values {
        sum += v;
        n += 1.0;
    }
    if n > 0.0 { sum / n } else { 0.0 }
}

/// Standard deviation over the mean.
fn variation(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let m = mean(values.clone());
    let square = mean(values.map(|v| (v - m) * (v - m)));
    if m > 0.0 { square.sqrt() / m } else { 0.0 }
}

pub(crate) fn median(values: &mut [f64]) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    values.sort_unstable_by(f64::total_cmp);
    let (n, half) = (values.len(), values.len() / 2);
    if n % 2 == 1 { values[half] } else { f64::midpoint(values[half - 1], values[half]) }
}
