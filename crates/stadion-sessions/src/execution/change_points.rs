//! Repetitions by changes between two levels of speed or power, where neither laps nor a plan help.

use stadion_types::Recording;

use super::cut::{Line, smoothed};
use super::edges::{OUTER_S, Run, Sums, refined, refined_while};
use super::measure::{Stretch, heart_falls};
use super::settings::Detection;
use super::signal::{STANDING_M_S, Signal, SignalKind, seconds};
use super::spread::{Spread, steady};
use super::trim::RUNNING_M_S;

/// Half widths of the running means, in seconds: short ones keep sprints, long ones bridge the noise
/// of long repetitions.
const SCALES: [usize; 3] = [2, 7, 15];

/// A short stop shows as this little, smeared over the seconds around it, in metres a second.
const STOP_M_S: f64 = 1.2;

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

/// The signal with everything that judging a candidate needs.
pub(super) struct Scene<'a> {
    recording: &'a Recording,
    start_s: f64,
    kind: SignalKind,
    /// A cyclist's speed follows the road more than the effort: only repetitions that are alike count.
    strict: bool,
    pub(super) n: usize,
    pub(super) raw: Sums,
    /// Seconds at which the athlete came to a stop.
    stops: Sums,
    /// How much speed varies from second to second, and for long repetitions over more of them.
    spread: Spread,
    wide_spread: Spread,
    /// Seconds of moving, and the way made in them.
    pub(super) moving: Sums,
    pub(super) moving_way: Sums,
    /// The same of running: whoever walks about before the work does not warm up.
    pub(super) running: Sums,
    pub(super) running_way: Sums,
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
    let moving = Sums::of(smooth.iter().map(|v| f64::from(u8::from(moves(*v)))));
    let runs_at = |v: f64| signal.kind == SignalKind::Power || v >= RUNNING_M_S;
    let stops = smooth.windows(2).map(|w| f64::from(u8::from(w[0] >= STOP_M_S && w[1] < STOP_M_S)));
    let steady = steady(&moving, n);
    let wide = smoothed(&raw, n, SCALES[1]);
    let scene = Scene {
        recording,
        start_s: signal.start_s,
        kind: signal.kind,
        strict: signal.rolling,
        n,
        stops: Sums::of(core::iter::once(0.0).chain(stops)),
        spread: Spread::of(&smooth, &steady, SCALES[0]),
        wide_spread: Spread::of(&wide, &steady, SCALES[1]),
        moving,
        running: Sums::of(smooth.iter().map(|v| f64::from(u8::from(runs_at(*v))))),
        running_way: Sums::of(smooth.iter().map(|v| if runs_at(*v) { *v } else { 0.0 })),
        moving_way: Sums::of(smooth.iter().map(|v| if moves(*v) { *v } else { 0.0 })),
        level_ground: signal.level_ground.as_ref().map(|v| Sums::of(v.iter().copied())),
        raw,
    };
    // Power jumps about within each second's pedalling, so the finest scale shows only that.
    let scales = if signal.kind == SignalKind::Power { &SCALES[1..] } else { &SCALES[..] };
    let mut best: Option<(f64, Vec<Run>, f64, Option<&'static str>)> = None;
    let mut seen: Vec<Run> = Vec::new();
    for &half in scales {
        let line = smoothed(&scene.raw, n, half);
        let line = Line::of(line);
        for border in line.borders() {
            let runs = scene.trimmed(line.runs_above(border, half, settings));
            if runs.len() < 2 || runs == seen {
                continue;
            }
            seen.clone_from(&runs);
            let first = refined(&scene.raw, n, &runs);
            // What noise had cut to pieces is of one level only now.
            let whole = scene.trimmed(scene.clean(first));
            // Most candidates end at one of their first gaps.
            let refined = refined_while(&scene.raw, n, &whole, |gap, reps| {
                scene.is_rest(gap, reps, whole.len() == 2, settings)
            });
            let Some(refined) = refined.filter(|runs| runs.len() >= 2) else { continue };
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
        stretches: scene
            .faded(&runs, settings)
            .iter()
            .map(|(a, b)| Stretch::new(signal.time_of(*a), signal.time_of(*b)))
            .collect(),
        confidence,
        instead,
    })
}

impl Scene<'_> {
    /// By how much work exceeds rest at least, as a share of the rest.
    pub(super) const fn contrast(&self, settings: &Detection) -> f64 {
        match self.kind {
            SignalKind::Speed => settings.min_contrast,
            SignalKind::Power => settings.min_power_contrast,
        }
    }

    /// Whether a gap is long enough for a rest, and slower than both repetitions beside it, on level ground too;
    /// `one` where it is the only one.
    fn is_rest(&self, gap: Run, reps: [Run; 2], one: bool, settings: &Detection) -> bool {
        /// One stop makes two pieces of any run, so between two repetitions it must be a real rest.
        const ONE_REST_S: f64 = 30.0;
        /// Two stretches and a slower one between are a change of mind as well, unless it is much slower.
        const ONE_REST: f64 = 0.25;
        let min_rest = settings.min_rest.as_secs_f64().max(if one { ONE_REST_S } else { 0.0 });
        let least = self.contrast(settings);
        let of_one = one && self.kind == SignalKind::Speed;
        let contrast = 1.0 + if of_one { least.max(ONE_REST) } else { least };
        let stands_out =
            |sums: &Sums| sums.mean(reps[0]).min(sums.mean(reps[1])) >= contrast * sums.mean(gap);
        seconds(gap.1 - gap.0) >= min_rest
            && stands_out(&self.raw)
            && self.level_ground.as_ref().is_none_or(stands_out)
    }

    /// How clearly work and rest differ, and whether the repetitions are alike; `None` if this is no
    /// interval session.
    fn judge(&self, runs: &[Run], settings: &Detection) -> Option<Judged> {
        /// Levels that differ by less are the same.
        const SAME_LEVEL: f64 = 0.025;
        /// No crossing takes so long, in seconds.
        const LONG_REST_S: usize = 100;
        /// Where work and rests take so long, in seconds, noise from second to second hides neither.
        const LONG_S: usize = 120;
        let gaps: Vec<Run> = runs.windows(2).map(|w| (w[0].1, w[1].0)).collect();
        let one = gaps.len() == 1;
        let pairs = || gaps.iter().zip(runs.windows(2));
        if !pairs().all(|(gap, pair)| self.is_rest(*gap, [pair[0], pair[1]], one, settings)) {
            return None;
        }
        let levels: Vec<f64> = runs.iter().map(|r| self.raw.mean(*r)).collect();
        let shortest = runs.iter().chain(&gaps).map(|r| r.1 - r.0).min().unwrap_or(0);
        let spread = if shortest >= LONG_S { &self.wide_spread } else { &self.spread };
        let step = mean(
            gaps.iter()
                .zip(levels.windows(2))
                .map(|(gap, pair)| pair[0].min(pair[1]) - self.raw.mean(*gap)),
        );
        let separation = step / spread.within(runs, &gaps, self.n).max(1e-9);
        let lengths = |runs: &[Run]| variation(runs.iter().map(|r| seconds(r.1 - r.0)));
        let ways = variation(runs.iter().map(|r| self.raw.sum(*r)));
        let alike = lengths(runs).min(ways);
        // Standing or walking may be a crossing as well as a rest, so the rests or the repetitions must be alike.
        let standing = self.kind == SignalKind::Speed
            && gaps
                .iter()
                .all(|gap| self.raw.mean(*gap) < RUNNING_M_S || self.stops.sum(*gap) > 0.0);
        let regular = runs.len() >= 3
            && alike <= if standing { 0.08 } else { 0.15 }
            && lengths(&gaps) <= 0.35
            && variation(levels.iter().copied()) <= 0.08;
        // A run that gets ever faster, cut by crossings, ends with its fastest pieces as intervals do, and
        // one that gets ever slower begins with them; but no slower running stands on that side of them,
        // and they are not of one speed.
        let bare = |side: Run| self.moving.sum(side) < 0.5 * OUTER_S;
        let goes = |way: f64| levels.windows(2).all(|w| way * (w[1] / w[0] - 1.0) >= -SAME_LEVEL);
        let drifting = variation(levels.iter().copied()) > SAME_LEVEL
            && ((bare((0, runs[0].0)) && goes(-1.0))
                || (bare((runs[runs.len() - 1].1, self.n)) && goes(1.0)));
        let long_rest = |gap: &Run| gap.1 - gap.0 >= LONG_REST_S;
        let even = if standing {
            alike <= 0.1
                || (gaps.len() >= 3 && lengths(&gaps) <= 0.15)
                || (gaps.len() >= 2 && lengths(&gaps) <= 0.05 && gaps.iter().all(long_rest))
        } else {
            alike <= 0.35 || (gaps.len() >= 2 && lengths(&gaps) <= 0.2)
        };
        // Nobody rests at each of a few crossings to the second.
        let timed = gaps.len() >= 3 && lengths(&gaps) <= 0.05;
        let one_stop = gaps.len() == 1 && bare((0, runs[0].0));
        let drifting = standing && !timed && (drifting || one_stop);
        let plausible =
            !drifting && (regular || (!self.strict && self.above_outer(runs, &levels, even)));
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
        /// The same where the athlete stopped more often outside of them: then stops are usual there.
        const AMONG_STOPS: f64 = 1.2;
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
        let around = [(0, runs[0].0), (runs[runs.len() - 1].1, self.n)];
        let stops: f64 = around.iter().map(|side| self.stops.sum(*side)).sum();
        let among_stops = standing && stops > seconds(gaps.len());
        let least = if among_stops { AMONG_STOPS } else { FASTER };
        let faster = self.outer(runs).map(|outer| usual >= least * outer);
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

    /// Whether the repetitions are much faster than the running before and after them, somewhat
    /// faster and `even`, or many surges of one speed.
    fn above_outer(&self, runs: &[Run], levels: &[f64], even: bool) -> bool {
        /// Surges of a fartlek are as long as the athlete likes, but of one speed and clearly faster.
        const SURGES: usize = 5;
        const ONE_LEVEL: f64 = 0.05;
        const SURGE: f64 = 1.25;
        let Some(outer) = self.outer(runs) else { return false };
        let above = median(&mut levels.to_vec()) / outer.max(1e-9);
        let surges = runs.len() >= SURGES
            && above >= SURGE
            && variation(levels.iter().copied()) <= ONE_LEVEL;
        // Two pieces of a run with a walk between are no session unless they are alike; power has no
        // such walks.
        let many = runs.len() > 2 || self.kind == SignalKind::Power;
        (above >= 1.5 && many) || (above >= 1.1 && even) || surges
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
    values.sort_unstable_by(f64::total_cmp);
    median_of_sorted(values)
}

pub(super) fn median_of_sorted(values: &[f64]) -> f64 {
    let (n, half) = (values.len(), values.len() / 2);
    match n {
        0 => 0.0,
        _ if n % 2 == 1 => values[half],
        _ => f64::midpoint(values[half - 1], values[half]),
    }
}
