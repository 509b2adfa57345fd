//! The way over the ground, from positions.

use super::sift::{Fit, sift};
use crate::raw::RawRecord;
use crate::warn::Notes;

/// Mean radius of the earth in metres (IUGG).
const EARTH_M: f64 = 6_371_008.8;

/// A position is replaced by a parabola's value through those this many seconds before and after it:
/// fifteen positions of one second each, which takes more than half of white noise away and leaves a
/// bend of the track where it is.
const WINDOW_S: f64 = 7.0;

/// Positions that a parabola is put through at least; three are met exactly, and of four next to
/// nothing is smoothed.
const LEAST_POINTS: usize = 5;

/// A step is counted from the last counted position once it is this long, in metres: several times
/// the noise that is left after smoothing, and short enough for the bend of a running track (a chord
/// of 10 m is 0.3 % shorter than its arc).
const STEP_M: f64 = 10.0;

/// A position in degrees at a time.
#[derive(Debug, Clone, Copy)]
struct Point {
    record: usize,
    time: f64,
    latitude: f64,
    longitude: f64,
}

/// The way over the ground between two positions, in metres, on a sphere.
fn haversine(from: &Point, to: &Point) -> f64 {
    let (lat1, lat2) = (from.latitude.to_radians(), to.latitude.to_radians());
    let lat = ((lat2 - lat1) / 2.0).sin();
    let lon = ((to.longitude - from.longitude).to_radians() / 2.0).sin();
    let a = lat * lat + lat1.cos() * lat2.cos() * lon * lon;
    2.0 * EARTH_M * a.sqrt().min(1.0).asin()
}

/// Fills in the distance from positions.
///
/// Every position is noisy, and the plain sum of the steps between them adds up the noise: with 3 m a
/// second, a quarter hour of standing becomes kilometres. So positions are smoothed, and a step counts
/// from the last counted position only once it is longer than the noise that is left; in between, the
/// distance grows with the farthest that was reached. The way made while the timer stood still is
/// nobody's, and neither is a step faster than `max_speed` (m/s). `paused` is in order.
pub(crate) fn from_positions(
    records: &mut [RawRecord],
    paused: &[(f64, f64)],
    max_speed: f64,
    notes: &mut Notes,
) {
    let mut total = 0.0;
    for stretch in stretches(records, paused) {
        let within = |from: usize, to: usize| {
            let (from, to): (&Point, &Point) = (&stretch[from], &stretch[to]);
            haversine(from, to) <= max_speed * (to.time - from.time).max(1.0)
        };
        let fits = sift(stretch.len(), within);
        let mut together: Vec<Point> = Vec::with_capacity(stretch.len());
        for (at, (point, fit)) in stretch.iter().zip(fits).enumerate() {
            if fit != Fit::GoesOn {
                let from = &stretch[at.saturating_sub(1)];
                notes.distance_jump(haversine(from, point));
            }
            if fit == Fit::Anew {
                total = walk(&smooth(&together), total, records);
                together.clear();
            }
            if fit != Fit::Alone {
                together.push(*point);
            }
        }
        total = walk(&smooth(&together), total, records);
    }
}

/// The positions, parted where the timer stood still between two of them.
fn stretches(records: &[RawRecord], paused: &[(f64, f64)]) -> Vec<Vec<Point>> {
    let mut out: Vec<Vec<Point>> = Vec::new();
    let mut before: Option<f64> = None;
    for (record, r) in records.iter().enumerate().filter(|(_, r)| !r.latitude.is_nan()) {
        let point = Point { record, time: r.time, latitude: r.latitude, longitude: r.longitude };
        let parted = before.is_none_or(|before| {
            let next = paused.partition_point(|&(from, _)| from < before);
            paused.get(next).is_some_and(|&(_, to)| to <= r.time)
        });
        match out.last_mut().filter(|_| !parted) {
            Some(stretch) => stretch.push(point),
            None => out.push(vec![point]),
        }
        before = Some(r.time);
    }
    out
}

/// Each position as a parabola through its neighbours in time has it.
fn smooth(points: &[Point]) -> Vec<Point> {
    let (mut from, mut to) = (0, 0);
    points
        .iter()
        .map(|here| {
            while here.time - points[from].time > WINDOW_S {
                from += 1;
            }
            while to < points.len() && points[to].time - here.time <= WINDOW_S {
                to += 1;
            }
            parabola(&points[from..to], here)
        })
        .collect()
}

/// The value at `here` of the parabola with the least squares through `near`.
fn parabola(near: &[Point], here: &Point) -> Point {
    if near.len() < LEAST_POINTS {
        return *here;
    }
    let (mut s, mut lat, mut lon) = ([0.0_f64; 5], [0.0_f64; 3], [0.0_f64; 3]);
    for point in near {
        let t = point.time - here.time;
        let powers = [1.0, t, t * t, t * t * t, t * t * t * t];
        for (sum, power) in s.iter_mut().zip(powers) {
            *sum += power;
        }
        // The date line does not part neighbours.
        let east = (point.longitude - here.longitude + 540.0).rem_euclid(360.0) - 180.0;
        for i in 0..3 {
            lat[i] += powers[i] * (point.latitude - here.latitude);
            lon[i] += powers[i] * east;
        }
    }
    // The first row of the inverse of the normal equations, by its cofactors.
    let row = [s[2] * s[4] - s[3] * s[3], s[2] * s[3] - s[1] * s[4], s[1] * s[3] - s[2] * s[2]];
    let determinant = s[0] * row[0] + s[1] * row[1] + s[2] * row[2];
    let value =
        |sums: [f64; 3]| (row[0] * sums[0] + row[1] * sums[1] + row[2] * sums[2]) / determinant;
    let (north, east) = (value(lat), value(lon));
    if !(north.is_finite() && east.is_finite()) {
        return *here;
    }
    Point { latitude: here.latitude + north, longitude: here.longitude + east, ..*here }
}

/// Counts the steps of a stretch on from `total`, and gives the new total.
fn walk(points: &[Point], mut total: f64, records: &mut [RawRecord]) -> f64 {
    let Some(mut counted) = points.first().copied() else { return total };
    let mut reached = 0.0_f64;
    for point in points {
        reached = reached.max(haversine(&counted, point));
        records[point.record].distance = total + reached;
        if reached >= STEP_M {
            total += reached;
            (counted, reached) = (*point, 0.0);
        }
    }
    total + reached
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "zero and equal values are exact")]
mod tests {
    use super::*;
    use crate::raw::TimerEvent;
    use crate::series::pauses;

    const T: f64 = 1_600_000_000.0;
    /// Metres of a degree of latitude.
    const DEGREE_M: f64 = 111_195.08;

    #[test]
    fn a_degree_of_latitude() {
        // The mean radius times one degree in radians.
        let at = |latitude| Point { record: 0, time: 0.0, latitude, longitude: 8.0 };
        let degree = haversine(&at(50.0), &at(51.0));
        assert!((degree - DEGREE_M).abs() < 0.01, "{degree}");
        assert_eq!(haversine(&at(50.0), &at(50.0)), 0.0);
    }

    #[test]
    fn the_way_during_a_pause_is_not_counted() {
        let at = |(time, latitude)| RawRecord {
            time: T + time,
            latitude,
            longitude: 8.0,
            ..RawRecord::EMPTY
        };
        let mut records = [(0.0, 50.0), (10.0, 50.001), (100.0, 50.002)].map(at);
        let events = [(12.0, false), (90.0, true)];
        let timer: Vec<_> =
            events.iter().map(|&(t, running)| TimerEvent { time: T + t, running }).collect();
        let paused = pauses(&timer, T + 100.0);
        assert_eq!(paused, [(T + 12.0, T + 90.0)]);
        from_positions(&mut records, &paused, 50.0, &mut Notes::default());
        assert_eq!(records[2].distance, records[1].distance);
        from_positions(&mut records, &[], 50.0, &mut Notes::default());
        assert!((records[2].distance / records[1].distance - 2.0).abs() < 1e-6);
    }

    /// White noise of one standard deviation, by a generator of our own: twelve uniform draws.
    struct Noise(u64);

    impl Noise {
        fn draw(&mut self) -> f64 {
            (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
        }

        fn uniform(&mut self) -> f64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            #[expect(clippy::cast_precision_loss, reason = "31 bits")]
            let value = (self.0 >> 33) as f64;
            value / f64::from(1_u32 << 31)
        }
    }

    /// The measured way of a track given in metres east and north, one position for each second.
    fn measured(track: &[(f64, f64)], sigma: f64, seed: u64) -> (f64, Vec<RawRecord>, Notes) {
        let mut noise = Noise(seed);
        let mut records: Vec<RawRecord> = (0_u32..)
            .zip(track)
            .map(|(second, (east, north))| RawRecord {
                time: T + f64::from(second),
                latitude: 60.0 + (north + sigma * noise.draw()) / DEGREE_M,
                longitude: 10.0 + (east + sigma * noise.draw()) / (DEGREE_M * 0.5),
                ..RawRecord::EMPTY
            })
            .collect();
        let mut notes = Notes::default();
        from_positions(&mut records, &[], 50.0, &mut notes);
        (records.last().map_or(0.0, |r| r.distance), records, notes)
    }

    /// Points along a line at a speed, and on a bend of the radius of a running track.
    fn line(seconds: u32, speed: f64) -> Vec<(f64, f64)> {
        (0..=seconds).map(|s| (f64::from(s) * speed, 0.0)).collect()
    }

    fn circle(seconds: u32, speed: f64) -> Vec<(f64, f64)> {
        let at = |s: u32| (f64::from(s) * speed / 36.5).sin_cos();
        (0..=seconds).map(|s| (36.5 * at(s).0, 36.5 * at(s).1)).collect()
    }

    #[test]
    fn noise_is_no_way() {
        for sigma in [0.0, 1.0, 2.0, 3.0] {
            for (speed, seed) in [(2.5, 1), (3.0, 2), (4.0, 3), (5.5, 4)] {
                for (track, what) in [(line(1800, speed), "line"), (circle(1800, speed), "circle")]
                {
                    let truth = 1800.0 * speed;
                    let error = measured(&track, sigma, seed).0 / truth - 1.0;
                    assert!(
                        error.abs() < 0.03,
                        "{what} at {speed} m/s, sigma {sigma}: {:.2} %",
                        100.0 * error
                    );
                }
            }
        }
    }

    #[test]
    fn who_stands_makes_no_way() {
        for sigma in [1.0, 3.0, 5.0] {
            let (way, ..) = measured(&vec![(0.0, 0.0); 1800], sigma, 7);
            assert!(way < 40.0, "sigma {sigma}: {way} m");
        }
    }

    #[test]
    fn a_wrong_position_costs_itself_and_a_leap_adds_nothing() {
        let mut track = line(600, 3.0);
        track[300].1 = 5000.0;
        let (way, records, notes) = measured(&track, 0.0, 1);
        assert!((way - 1800.0).abs() < 1.0, "{way}");
        assert!(records[300].distance.is_nan());
        assert_eq!(notes.warnings().len(), 1);
        let mut track = line(600, 3.0);
        for point in &mut track[300..] {
            point.1 = -20_000.0;
        }
        let (way, ..) = measured(&track, 0.0, 1);
        // A degree of longitude is half a per cent longer down there.
        assert!((way - 1797.0).abs() < 6.0, "{way}");
    }
}
