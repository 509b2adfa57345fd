//! The one signal that repetitions are looked for in, on an even grid of one second.

use stadion_types::{PausedTime, Recording, Series, Sport};

use super::measure::value_at;
use super::moving::MAX_GAP_S;
pub(super) use super::moving::STANDING_M_S;

/// A longer step between two samples is filled by the distance, where there is one, in seconds.
const SPEED_HOLDS_S: f64 = 10.0;

/// What was measured before and after such a step reaches so far into it, in seconds.
const EDGE_S: f64 = 1.0;

/// Longest grid, in seconds: two weeks. Beyond, a recording has a broken clock.
const MAX_S: f64 = 14.0 * 86_400.0;

/// What the signal is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SignalKind {
    /// Metres a second.
    Speed,
    /// Watts.
    Power,
}

/// Effort second by second; 0 wherever the athlete stood or paused.
///
/// A gap in the samples is filled by what the distance grew over it. Without a distance it is not
/// known: the signal goes on over it in a straight line, and the gap is remembered.
#[derive(Debug, Clone)]
pub(super) struct Signal {
    pub(super) kind: SignalKind,
    /// Whether it is the speed of something that rolls.
    pub(super) rolling: bool,
    /// Time of the first value, in seconds since the start of the recording.
    pub(super) start_s: f64,
    pub(super) values: Vec<f64>,
    /// The same with uphill and downhill evened out; absent without altitude, and for power.
    pub(super) level_ground: Option<Vec<f64>>,
    /// From when to when nothing tells what was done.
    pub(super) unknown: Vec<(f64, f64)>,
}

impl Signal {
    /// Power for cyclists who measure it, else speed, else the way made from point to point, else
    /// power; `None` if none of these was recorded.
    pub(super) fn of(recording: &Recording) -> Option<Self> {
        if recording.elapsed_s() < 20.0 || recording.elapsed_s() > MAX_S {
            return None;
        }
        let start_s = recording.time_s().first().copied()?;
        let power = || {
            let power = recording.power().filter(|p| p.coverage() >= 0.5)?;
            let points = points(recording, power.iter());
            let values = grid(recording, &points);
            any_above(&values, 1.0).then(|| (SignalKind::Power, values, gaps(recording, &points)))
        };
        let speed = || {
            let (values, unknown) = from_speed(recording).or_else(|| from_distance(recording))?;
            Some((SignalKind::Speed, values, unknown))
        };
        let (kind, values, unknown) = if recording.sport() == Some(Sport::Cycling) {
            power().or_else(speed)?
        } else {
            speed().or_else(power)?
        };
        let level_ground =
            if kind == SignalKind::Speed { level_ground(recording, &values) } else { None };
        let rolling = kind == SignalKind::Speed && recording.sport() == Some(Sport::Cycling);
        Some(Self { kind, rolling, start_s, values, level_ground, unknown })
    }

    /// Mean from one moment to another.
    pub(super) fn mean(&self, from: f64, to: f64) -> f64 {
        let (mut sum, mut n) = (0.0, 0.0);
        for (i, v) in self.values.iter().enumerate() {
            if (from..to).contains(&self.time_of(i)) {
                sum += v;
                n += 1.0;
            }
        }
        if n > 0.0 { sum / n } else { 0.0 }
    }

    pub(super) fn time_of(&self, index: usize) -> f64 {
        self.start_s + seconds(index)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a grid has at most two weeks of seconds")]
pub(crate) fn seconds(index: usize) -> f64 {
    index as f64
}

fn any_above(values: &[f64], limit: f64) -> bool {
    values.iter().any(|v| *v > limit)
}

/// Pairs of time and value, gaps left out.
fn points(recording: &Recording, values: impl Iterator<Item = Option<f64>>) -> Vec<(f64, f64)> {
    recording.time_s().iter().zip(values).filter_map(|(t, v)| Some((*t, v?))).collect()
}

/// Values second by second, and from when to when they are not known.
type Filled = (Vec<f64>, Vec<(f64, f64)>);

/// The speed channel on the grid, unless it contradicts the distance, as a broken foot pod's does.
fn from_speed(recording: &Recording) -> Option<Filled> {
    let speed = recording.speed().filter(|s| s.coverage() >= 0.5)?;
    let distance = recording.distance_m().filter(|d| d.iter().flatten().any(|m| m > 0.0));
    let at = |t| distance.and_then(|d| value_at(recording, t, |i| d.get(i)));
    let (mut filled, mut unknown) = (Vec::new(), Vec::new());
    let paused = PausedTime::new(recording.pauses());
    let mut last: Option<(f64, f64)> = None;
    for (t, v) in points(recording, speed.iter()) {
        if let Some((before, _)) = last.filter(|(before, _)| t - before > SPEED_HOLDS_S) {
            let open = t - before - paused.seconds(before, t);
            if let Some((from, to)) = at(before).zip(at(t)) {
                if open > 0.0 {
                    let mean = ((to - from) / open).max(0.0);
                    filled.extend([(before + EDGE_S, mean), (t - EDGE_S, mean)]);
                }
            } else if open > MAX_GAP_S {
                unknown.push((before, t));
            }
        }
        filled.push((t, v));
        last = Some((t, v));
    }
    let values = grid(recording, &filled);
    let way: f64 = values.iter().sum();
    let counted = distance.and_then(span_m).unwrap_or(way);
    (any_above(&values, STANDING_M_S) && way > 0.5 * counted).then_some((values, unknown))
}

/// Gaps of the samples that are no pauses of the timer.
fn gaps(recording: &Recording, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let paused = PausedTime::new(recording.pauses());
    points
        .windows(2)
        .map(|w| (w[0].0, w[1].0))
        .filter(|(from, to)| to - from > MAX_GAP_S)
        .filter(|(from, to)| to - from - paused.seconds(*from, *to) > MAX_GAP_S)
        .collect()
}

fn span_m(distance: Series<'_, f64>) -> Option<f64> {
    let first = distance.iter().flatten().next()?;
    let last = distance.iter().rev().flatten().next()?;
    Some(last - first)
}

/// The way made from point to point; the speed between two points belongs to their middle, or to all
/// of a longer step.
fn from_distance(recording: &Recording) -> Option<Filled> {
    let distance = recording.distance_m()?;
    let points = points(recording, distance.iter());
    let mut speeds: Vec<(f64, f64)> = Vec::new();
    let paused = PausedTime::new(recording.pauses());
    for w in points.windows(2) {
        let (from, to) = (w[0].0, w[1].0);
        let open = to - from - paused.seconds(from, to);
        if open <= 0.0 {
            continue;
        }
        let mean = ((w[1].1 - w[0].1) / open).max(0.0);
        if to - from > SPEED_HOLDS_S {
            speeds.extend([(from + EDGE_S, mean), (to - EDGE_S, mean)]);
        } else {
            speeds.push((f64::midpoint(from, to), mean));
        }
    }
    // The first and the last step reach up to the first and the last point.
    let (&first, &last) = speeds.first().zip(speeds.last())?;
    let (begin, end) = (points.first()?.0, points.last()?.0);
    speeds.insert(0, (begin, first.1));
    speeds.push((end, last.1));
    let values = grid(recording, &speeds);
    any_above(&values, STANDING_M_S).then_some((values, Vec::new()))
}

/// Points on the grid of seconds: straight lines between neighbours, 0 in pauses.
fn grid(recording: &Recording, points: &[(f64, f64)]) -> Vec<f64> {
    let start = recording.time_s().first().copied().unwrap_or(0.0);
    let mut values = interpolated(start, recording.elapsed_s(), points);
    let paused = PausedTime::new(recording.pauses());
    let mut ahead = paused.pauses().iter().peekable();
    for (i, value) in values.iter_mut().enumerate() {
        let t = start + seconds(i);
        while ahead.next_if(|pause| pause.to_s <= t).is_some() {}
        if ahead.peek().is_some_and(|pause| pause.from_s < t) {
            *value = 0.0;
        }
    }
    values
}

fn interpolated(start: f64, elapsed_s: f64, points: &[(f64, f64)]) -> Vec<f64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the caller bounds the elapsed time"
    )]
    let n = elapsed_s.max(0.0) as usize + 1;
    let mut next = 0;
    (0..n)
        .map(|i| {
            let t = start + seconds(i);
            while next < points.len() && points[next].0 < t {
                next += 1;
            }
            let after = points.get(next);
            let before = next.checked_sub(1).and_then(|p| points.get(p));
            match (before, after) {
                (Some(&(t0, v0)), Some(&(t1, v1))) => v0 + (v1 - v0) * (t - t0) / (t1 - t0),
                (None, Some(&(t1, v1))) if t1 - t <= 1.0 => v1,
                (Some(&(t0, v0)), None) if t - t0 <= 1.0 => v0,
                _ => 0.0,
            }
        })
        .collect()
}

/// Speed times the metabolic cost of the grade over that of level ground.
///
/// # Source
///
/// Minetti, Moia, Roi, Susta & Ferretti (2002), *J Appl Physiol* 93(3):1039-1046,
/// doi:10.1152/japplphysiol.01177.2001: cost of running on grades from -45 to 45 %.
fn level_ground(recording: &Recording, values: &[f64]) -> Option<Vec<f64>> {
    /// A barometer's wander over a shorter way makes grades of its own, in seconds to each side.
    const REACH: usize = 15;
    if !matches!(recording.sport(), Some(Sport::Running | Sport::Walking) | None) {
        return None;
    }
    let altitude = recording.altitude().filter(|a| a.coverage() >= 0.5)?;
    let start = recording.time_s().first().copied()?;
    let altitude = interpolated(start, recording.elapsed_s(), &points(recording, altitude.iter()));
    let mut way = 0.0;
    let ways: Vec<f64> = values
        .iter()
        .map(|v| {
            way += v;
            way
        })
        .collect();
    let last = values.len().saturating_sub(1);
    Some(
        values
            .iter()
            .enumerate()
            .map(|(i, v)| {
                let (from, to) = (i.saturating_sub(REACH), (i + REACH).min(last));
                let way = ways[to] - ways[from];
                if way < seconds(REACH) * STANDING_M_S {
                    return *v;
                }
                v * cost_of_grade((altitude[to] - altitude[from]) / way)
            })
            .collect(),
    )
}

/// Energy for a metre of way at `grade`, as a multiple of that on level ground.
pub(super) fn cost_of_grade(grade: f64) -> f64 {
    let i = grade.clamp(-0.45, 0.45);
    let cost = ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6;
    cost / 3.6
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::{Channel, Pause, RecordingBuilder};

    fn every(step: f64, n: u32) -> Vec<f64> {
        (0..n).map(|i| f64::from(i) * step).collect()
    }

    fn recording(time: &[f64]) -> RecordingBuilder {
        Recording::builder(DateTime::UNIX_EPOCH, time.to_vec())
    }

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "speeds are stored so")]
    fn sparse_points_give_the_same_grid_as_dense_ones() {
        let dense = every(1.0, 61);
        let sparse = every(6.0, 11);
        let speed = |t: &f64| Some((2.0 + t / 60.0) as f32);
        let make = |time: &[f64]| {
            let r = recording(time)
                .channel(Channel::Speed, time.iter().map(speed).collect())
                .build()
                .unwrap();
            Signal::of(&r).unwrap().values
        };
        let (a, b) = (make(&dense), make(&sparse));
        assert_eq!(a.len(), b.len());
        for (x, y) in a.iter().zip(&b) {
            assert!((x - y).abs() < 1e-5, "{x} {y}");
        }
    }

    #[test]
    fn distance_stands_in_for_speed() {
        let time = every(1.0, 61);
        let r = recording(&time)
            .distance_m(time.iter().map(|t| Some(3.0 * t)).collect())
            .build()
            .unwrap();
        let signal = Signal::of(&r).unwrap();
        assert!(signal.values[1..59].iter().all(|v| (v - 3.0).abs() < 1e-9));
    }

    #[test]
    fn pauses_are_standing_and_gaps_are_what_the_distance_says() {
        let mut time = every(1.0, 61);
        time.extend((0..60).map(|i| 160.0 + f64::from(i)));
        let speeds = vec![Some(3.0_f32); time.len()];
        let make = |gap_m: Option<f64>| {
            let mut builder = recording(&time)
                .channel(Channel::Speed, speeds.clone())
                .pauses(vec![Pause { from_s: 20.0, to_s: 30.0 }]);
            if let Some(gap_m) = gap_m {
                let way = |t: &f64| {
                    Some(
                        3.0 * t.min(60.0)
                            + gap_m * f64::from(u8::from(*t > 60.0))
                            + 3.0 * (t - 160.0).max(0.0),
                    )
                };
                builder = builder.distance_m(time.iter().map(way).collect());
            }
            Signal::of(&builder.build().unwrap()).unwrap()
        };
        for (gap_m, level, unknown) in [(Some(300.0), 3.0, 0), (Some(0.0), 0.0, 0), (None, 3.0, 1)]
        {
            let signal = make(gap_m);
            assert!(signal.values[25].abs() < 1e-9);
            assert!((signal.values[40] - 3.0).abs() < 1e-9);
            assert!((signal.values[100] - level).abs() < 1e-9, "{gap_m:?}");
            assert_eq!(signal.unknown.len(), unknown);
        }
    }

    #[test]
    fn nothing_recorded_is_no_signal() {
        let r = recording(&every(1.0, 61))
            .channel(Channel::HeartRate, vec![Some(120.0); 61])
            .build()
            .unwrap();
        assert!(Signal::of(&r).is_none());
    }

    #[test]
    fn a_climb_costs_more_and_a_gentle_descent_less() {
        assert!((cost_of_grade(0.0) - 1.0).abs() < 1e-12);
        assert!(cost_of_grade(0.1) > 1.5 && cost_of_grade(-0.1) < 0.7);
    }
}
