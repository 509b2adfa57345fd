//! The kinds of session.

use stadion_testkit::{Draws, Leg, LegLength};

use super::{between, count, meters, once_in, one_of, seconds, speed};

/// A session before the watch.
pub(crate) struct Work {
    pub(crate) legs: Vec<Leg>,
    pub(crate) text: String,
}

pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) draw: fn(&mut Draws, f64) -> Work,
}

pub(crate) const KINDS: [Kind; 26] = [
    Kind {
        name: "single, 1 km",
        draw: |d, t| by_way(d, t, (6, 10), &[1000.0], (0.95, 1.0), SHORT),
    },
    Kind {
        name: "single, 2 km",
        draw: |d, t| by_way(d, t, (4, 6), &[2000.0, 1600.0], (0.93, 0.99), SHORT),
    },
    Kind {
        name: "single, 3 km",
        draw: |d, t| by_way(d, t, (3, 4), &[3000.0, 2500.0], (0.91, 0.97), SHORT),
    },
    Kind {
        name: "single, minutes",
        draw: |d, t| by_time(d, t, (4, 10), &[180.0, 360.0, 480.0], (0.93, 1.0), SHORT),
    },
    Kind {
        name: "threshold, 10 min",
        draw: |d, t| by_time(d, t, (2, 4), &[600.0, 720.0, 840.0], (0.93, 1.0), (60.0, 180.0)),
    },
    Kind {
        name: "threshold, 400 m",
        draw: |d, t| by_way(d, t, (12, 25), &[400.0], (1.0, 1.08), (30.0, 60.0)),
    },
    Kind {
        name: "minute on, minute off",
        draw: |d, t| by_time(d, t, (10, 25), &[60.0], (1.05, 1.2), (50.0, 75.0)),
    },
    Kind {
        name: "VO2max, m",
        draw: |d, t| by_way(d, t, (4, 8), &[800.0, 1000.0, 1200.0], (1.06, 1.14), (90.0, 180.0)),
    },
    Kind {
        name: "VO2max, min",
        draw: |d, t| by_time(d, t, (4, 7), &[180.0, 240.0], (1.04, 1.12), (90.0, 180.0)),
    },
    Kind {
        name: "repetition, 400 m",
        draw: |d, t| by_way(d, t, (6, 12), &[400.0, 300.0], (1.2, 1.35), (90.0, 180.0)),
    },
    Kind {
        name: "repetition, 200 m",
        draw: |d, t| by_way(d, t, (8, 16), &[200.0], (1.25, 1.45), (60.0, 120.0)),
    },
    Kind { name: "30/30", draw: thirty_thirty },
    Kind { name: "hills", draw: hills },
    Kind { name: "strides", draw: strides },
    Kind {
        name: "sprint, 100-150 m",
        draw: |d, _| sprints(d, &[120.0, 100.0, 150.0], (240.0, 420.0)),
    },
    Kind { name: "sprint, 250 m", draw: |d, _| sprints(d, &[250.0, 300.0], (300.0, 600.0)) },
    Kind { name: "two sets and a ladder", draw: two_sets },
    Kind { name: "tempo, 200 m", draw: |d, _| tempo(d) },
    Kind { name: "ladder, min", draw: ladder_min },
    Kind { name: "ladder, m", draw: ladder_way },
    Kind { name: "cut-down", draw: cut_down },
    Kind { name: "over-unders", draw: over_unders },
    Kind { name: "alternation", draw: alternation },
    Kind { name: "fartlek", draw: fartlek },
    Kind { name: "threshold, then 200 m", draw: mixed },
    Kind { name: "long run with blocks", draw: blocks },
];

const SHORT: (f64, f64) = (50.0, 100.0);

pub(crate) fn length_s(leg: &Leg) -> f64 {
    match leg.length {
        LegLength::Time(time) => time.as_secs_f64(),
        LegLength::Distance(way) => way.meters() / leg.speed.meters_per_second(),
    }
}

/// A rest: standing, walking or jogging.
pub(crate) fn rest(draws: &mut Draws, threshold: f64, s: f64) -> Leg {
    let v = one_of(draws, &[0.0, 0.5 * threshold, 1.3, 0.58 * threshold]);
    Leg::jogging(seconds(s), speed(if v > 1.3 { v * between(draws, 0.9, 1.08) } else { v }))
}

/// Easy running before and after.
pub(crate) fn around(draws: &mut Draws, threshold: f64, inner: Vec<Leg>) -> Vec<Leg> {
    let easy = threshold * between(draws, 0.62, 0.76);
    let mut legs = vec![Leg::warm_up(seconds(between(draws, 420.0, 1200.0)), speed(easy))];
    // Most stand about before they begin.
    if once_in(draws, 2.0) {
        legs.push(Leg::warm_up(seconds(between(draws, 20.0, 150.0)), speed(0.0)));
    }
    legs.extend(inner);
    if once_in(draws, 2.0) {
        legs.push(Leg::cool_down(seconds(between(draws, 20.0, 120.0)), speed(0.0)));
    }
    if !once_in(draws, 8.0) {
        let easy = easy * between(draws, 0.94, 1.0);
        legs.push(Leg::cool_down(seconds(between(draws, 240.0, 900.0)), speed(easy)));
    }
    legs
}

/// The same rest between all of the work.
fn spaced(work: impl IntoIterator<Item = Leg>, rest: Leg) -> Vec<Leg> {
    let mut legs = Vec::new();
    for leg in work {
        if !legs.is_empty() {
            legs.push(rest);
        }
        legs.push(leg);
    }
    legs
}

/// Nobody runs each repetition as the one before.
fn about(draws: &mut Draws, v: f64) -> f64 {
    v * (1.0 + 0.012 * draws.gaussian())
}

fn by_way(
    draws: &mut Draws,
    threshold: f64,
    counts: (u32, u32),
    ways: &[f64],
    share: (f64, f64),
    rests: (f64, f64),
) -> Work {
    let n = count(draws, counts.0, counts.1);
    let way = one_of(draws, ways);
    let v = threshold * between(draws, share.0, share.1);
    let pause = between(draws, rests.0, rests.1).round();
    let rest = rest(draws, threshold, pause);
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_over(meters(way), speed(about(draws, v)))).collect();
    let legs = around(draws, threshold, spaced(work, rest));
    Work { legs, text: format!("{n} x {way}m w/ {pause}s rest") }
}

fn by_time(
    draws: &mut Draws,
    threshold: f64,
    counts: (u32, u32),
    times: &[f64],
    share: (f64, f64),
    rests: (f64, f64),
) -> Work {
    let n = count(draws, counts.0, counts.1);
    let time = one_of(draws, times);
    let v = threshold * between(draws, share.0, share.1);
    let pause = between(draws, rests.0, rests.1).round();
    let rest = rest(draws, threshold, pause);
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_for(seconds(time), speed(about(draws, v)))).collect();
    let legs = around(draws, threshold, spaced(work, rest));
    Work { legs, text: format!("{n} x {time}s w/ {pause}s rest") }
}

fn thirty_thirty(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 8, 12);
    let v = threshold * between(draws, 1.15, 1.3);
    let float = Leg::jogging(seconds(30.0), speed(threshold * between(draws, 0.5, 0.62)));
    let long = rest(draws, threshold, 180.0);
    let mut legs = Vec::new();
    for set in 0..2 {
        if set > 0 {
            legs.push(long);
        }
        let work: Vec<Leg> =
            (0..n).map(|_| Leg::work_for(seconds(30.0), speed(about(draws, v)))).collect();
        legs.extend(spaced(work, float));
    }
    let text = format!("2 x ({n} x 30s w/ 30s jog) w/ 3 min between sets");
    Work { legs: around(draws, threshold, legs), text }
}

/// Up fast, down slowly, on one and the same hill.
fn hills(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 6, 12);
    let time = one_of(draws, &[60.0, 45.0, 90.0, 30.0]);
    let grade = between(draws, 0.05, 0.09);
    let v = threshold * between(draws, 0.85, 0.98);
    let down = threshold * between(draws, 0.42, 0.55);
    let back = Leg::jogging(seconds(time * v / down), speed(down)).with_grade(-grade);
    let work: Vec<Leg> = (0..n)
        .map(|_| Leg::work_for(seconds(time), speed(about(draws, v))).with_grade(grade))
        .collect();
    let legs = around(draws, threshold, spaced(work, back));
    Work { legs, text: format!("{n} x {time}s hill, jog down") }
}

fn strides(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 6, 10);
    let time = one_of(draws, &[20.0, 15.0, 25.0]);
    let v = between(draws, 5.3, 6.8).max(1.3 * threshold);
    let pause = between(draws, 50.0, 100.0).round();
    let back = Leg::jogging(seconds(pause), speed(threshold * between(draws, 0.3, 0.62)));
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_for(seconds(time), speed(about(draws, v)))).collect();
    let mut legs = around(draws, threshold, spaced(work, back));
    legs.insert(0, Leg::warm_up(seconds(between(draws, 600.0, 1800.0)), legs[0].speed));
    Work { legs, text: format!("{n} x {time}s strides w/ {pause}s jog") }
}

fn sprints(draws: &mut Draws, ways: &[f64], rests: (f64, f64)) -> Work {
    let n = count(draws, 4, 8);
    let way = one_of(draws, ways);
    let v = between(draws, 7.0, 9.0) * if way > 200.0 { 0.92 } else { 1.0 };
    let pause = between(draws, rests.0, rests.1).round();
    let walk = Leg::jogging(seconds(pause), speed(one_of(draws, &[1.1, 0.7, 0.0])));
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_over(meters(way), speed(about(draws, v)))).collect();
    let legs = around(draws, 4.2, spaced(work, walk));
    Work { legs, text: format!("{n} x {way}m w/ {pause}s rest") }
}

/// Seed 001: sprints with a walk of 90 s, and a ladder down and up again.
fn two_sets(draws: &mut Draws, _: f64) -> Work {
    let v = between(draws, 7.2, 8.6);
    let walk = Leg::jogging(seconds(90.0), speed(between(draws, 0.8, 1.1)));
    let mut legs = Vec::new();
    for set in 0..2 {
        if set > 0 {
            legs.push(Leg::jogging(seconds(270.0), speed(0.9)));
        }
        let sprints: Vec<Leg> =
            (0..3).map(|_| Leg::work_over(meters(120.0), speed(about(draws, v)))).collect();
        legs.extend(spaced(sprints, walk));
    }
    for way in [300.0, 200.0, 100.0, 100.0, 200.0, 300.0] {
        legs.push(Leg::jogging(seconds(120.0), speed(0.9)));
        legs.push(Leg::work_over(meters(way), speed(about(draws, 0.9 * v))));
    }
    let text = "2 x (3 x 120m w/ 90s walk) + 300,200,2x100,200,300 w/ 2 min walk".to_owned();
    Work { legs: around(draws, 4.6, legs), text }
}

fn tempo(draws: &mut Draws) -> Work {
    let n = count(draws, 6, 12);
    let way = one_of(draws, &[200.0, 100.0]);
    let v = between(draws, 5.8, 7.2);
    let pause = between(draws, 45.0, 120.0).round();
    let walk = Leg::jogging(seconds(pause), speed(between(draws, 1.0, 1.6)));
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_over(meters(way), speed(about(draws, v)))).collect();
    Work {
        legs: around(draws, 4.0, spaced(work, walk)),
        text: format!("{n} x {way}m w/ {pause}s walk"),
    }
}

fn ladder_min(draws: &mut Draws, threshold: f64) -> Work {
    let minutes: &[f64] = one_of(
        draws,
        &[
            &[1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0][..],
            &[6.0, 5.0, 4.0, 3.0, 2.0, 1.0][..],
            &[1.0, 2.0, 3.0, 4.0, 5.0][..],
        ],
    );
    let v = threshold * between(draws, 1.0, 1.1);
    let pause = between(draws, 60.0, 120.0).round();
    let rest = rest(draws, threshold, pause);
    let work: Vec<Leg> = minutes
        .iter()
        .map(|m| Leg::work_for(seconds(60.0 * m), speed(about(draws, v * (1.06 - 0.02 * m)))))
        .collect();
    let list: Vec<String> = minutes.iter().map(f64::to_string).collect();
    let text = format!("{} min w/ {pause}s rest", list.join("-"));
    Work { legs: around(draws, threshold, spaced(work, rest)), text }
}

fn ladder_way(draws: &mut Draws, threshold: f64) -> Work {
    let ways: &[f64] = one_of(
        draws,
        &[
            &[400.0, 800.0, 1200.0, 1600.0, 1200.0, 800.0, 400.0][..],
            &[1600.0, 1200.0, 800.0, 400.0][..],
            &[300.0, 400.0, 500.0, 600.0, 800.0][..],
        ],
    );
    let v = threshold * between(draws, 1.05, 1.15);
    let pause = between(draws, 75.0, 180.0).round();
    let rest = rest(draws, threshold, pause);
    let work: Vec<Leg> = ways
        .iter()
        .map(|m| Leg::work_over(meters(*m), speed(about(draws, v * (1.04 - m / 20_000.0)))))
        .collect();
    let list: Vec<String> = ways.iter().map(f64::to_string).collect();
    let text = format!("{}m w/ {pause}s rest", list.join("-"));
    Work { legs: around(draws, threshold, spaced(work, rest)), text }
}

fn cut_down(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 4, 6);
    let way = one_of(draws, &[1000.0, 1600.0]);
    let first = threshold * between(draws, 0.93, 0.98);
    let pause = between(draws, 60.0, 120.0).round();
    let rest = rest(draws, threshold, pause);
    let work =
        (0..n).map(|i| Leg::work_over(meters(way), speed(first * (1.0 + 0.02 * f64::from(i)))));
    Work {
        legs: around(draws, threshold, spaced(work, rest)),
        text: format!("{n} x {way}m w/ {pause}s rest"),
    }
}

/// Two minutes over, two minutes under the threshold, without a rest but between the blocks.
fn over_unders(draws: &mut Draws, threshold: f64) -> Work {
    let pause = between(draws, 120.0, 180.0).round();
    let rest = rest(draws, threshold, pause);
    let mut legs = Vec::new();
    for block in 0..count(draws, 2, 4) {
        if block > 0 {
            legs.push(rest);
        }
        for _ in 0..count(draws, 1, 3) {
            legs.push(Leg::work_for(seconds(120.0), speed(threshold * between(draws, 1.01, 1.04))));
            legs.push(Leg::work_for(seconds(120.0), speed(threshold * between(draws, 0.94, 0.97))));
        }
    }
    Work { legs: around(draws, threshold, legs), text: String::new() }
}

/// A kilometre on, a kilometre that is a float and no rest.
fn alternation(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 4, 6);
    let on = threshold * between(draws, 1.0, 1.06);
    let off = speed(threshold * between(draws, 0.78, 0.84));
    let mut legs = Vec::new();
    for _ in 0..n {
        if !legs.is_empty() {
            let way = stadion_testkit::LegLength::Distance(meters(1000.0));
            legs.push(Leg { length: way, ..Leg::jogging(seconds(1.0), off) });
        }
        legs.push(Leg::work_over(meters(1000.0), speed(about(draws, on))));
    }
    Work { legs: around(draws, threshold, legs), text: String::new() }
}

fn fartlek(draws: &mut Draws, threshold: f64) -> Work {
    let v = threshold * between(draws, 1.0, 1.12);
    let mut legs = Vec::new();
    for _ in 0..count(draws, 6, 10) {
        if !legs.is_empty() {
            let float = threshold * between(draws, 0.6, 0.72);
            legs.push(Leg::jogging(seconds(between(draws, 60.0, 180.0)), speed(float)));
        }
        let time = seconds(between(draws, 60.0, 240.0));
        legs.push(Leg::work_for(time, speed(v * between(draws, 0.96, 1.06))));
    }
    Work { legs: around(draws, threshold, legs), text: String::new() }
}

/// Two kinds of work in one session.
fn mixed(draws: &mut Draws, threshold: f64) -> Work {
    let (n, m) = (count(draws, 3, 5), count(draws, 4, 8));
    let v = threshold * between(draws, 0.95, 1.0);
    let pause = between(draws, 60.0, 90.0).round();
    let jog = Leg::jogging(seconds(pause), speed(threshold * between(draws, 0.45, 0.6)));
    let first: Vec<Leg> =
        (0..n).map(|_| Leg::work_over(meters(1000.0), speed(about(draws, v)))).collect();
    let fast = threshold * between(draws, 1.3, 1.4);
    let second: Vec<Leg> =
        (0..m).map(|_| Leg::work_over(meters(200.0), speed(about(draws, fast)))).collect();
    let mut legs = spaced(first, jog);
    legs.push(Leg::jogging(seconds(180.0), jog.speed));
    legs.extend(spaced(second, jog));
    let text = format!("{n} x 1000m w/ {pause}s jog, 3 min jog, {m} x 200m w/ {pause}s jog");
    Work { legs: around(draws, threshold, legs), text }
}

/// Blocks at the threshold within a long run.
fn blocks(draws: &mut Draws, threshold: f64) -> Work {
    let n = count(draws, 2, 4);
    let time = one_of(draws, &[600.0, 900.0]);
    let easy = threshold * between(draws, 0.68, 0.76);
    let v = threshold * between(draws, 0.92, 0.98);
    let work: Vec<Leg> =
        (0..n).map(|_| Leg::work_for(seconds(time), speed(about(draws, v)))).collect();
    let between_s = between(draws, 240.0, 420.0).round();
    let mut legs = vec![Leg::warm_up(seconds(between(draws, 2400.0, 4200.0)), speed(easy))];
    legs.extend(spaced(work, Leg::jogging(seconds(between_s), speed(easy))));
    legs.push(Leg::cool_down(seconds(between(draws, 600.0, 1200.0)), speed(easy)));
    Work { legs, text: format!("{n} x {time}s w/ {between_s}s jog") }
}
