//! Step tests: a cubic with Dmax and the intensity at 4 mmol/L, then whole thresholds.
//!
//! `STADION_STEP_TESTS` may name a file of raw doubles (tests of eight intensities and eight
//! lactates), so that another program can be timed on the same tests in the same minute; without
//! it made-up tests of five to nine stages serve, by power and by speed.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_physiology::{
    Cubic, CurveFit, IntensityUnit, LactateCurve, Method, Stage, StepTest, ThresholdRules,
    threshold,
};
use stadion_types::Lactate;

const TESTS: u32 = 10_000;

type Numbers = (Vec<f64>, Vec<f64>);

fn step_tests() -> Vec<Numbers> {
    if let Some(path) = std::env::var_os("STADION_STEP_TESTS") {
        let bytes = std::fs::read(path).unwrap();
        let doubles = bytes.chunks_exact(8).map(|b| f64::from_le_bytes(b.try_into().unwrap()));
        let doubles: Vec<f64> = doubles.collect();
        return doubles.chunks_exact(16).map(|t| (t[..8].to_vec(), t[8..].to_vec())).collect();
    }
    // A sequence that fills 0..1 evenly, and no noise to seed.
    let spread = |i: u32, step: f64| (f64::from(i) * step).fract();
    (0..TESTS)
        .map(|i| {
            let stages = 5 + i % 5;
            let (start, step) = if i % 2 == 0 { (100.0, 30.0) } else { (10.0, 1.5) };
            let rate = (2.0 + 2.5 * spread(i, 0.618_034)) / f64::from(stages);
            let xs = (0..stages).map(|k| start + step * f64::from(k)).collect();
            let ys = (0..stages).map(|k| {
                let exact = 0.9 + 0.1 * (rate * f64::from(k)).exp() + 0.5 * spread(i, 0.414_214);
                (10.0 * exact + spread(i * 9 + k, 0.732_051)).round() / 10.0
            });
            (xs, ys.collect())
        })
        .collect()
}

/// Dmax from first to last stage, and the intensity at 4 mmol/L.
fn dmax_and_obla((xs, ys): &Numbers) -> Option<[Option<f64>; 2]> {
    let cubic = Cubic::fit(xs, ys).ok()?;
    let (&[x0, .., x1], &[y0, .., y1]) = (&xs[..], &ys[..]) else { return None };
    let slope = (y1 - y0) / (x1 - x0);
    let depth = |x: f64| y0 + slope * (x - x0) - cubic.value(x);
    let tangents = cubic.points_with_slope(slope);
    let dmax = tangents.iter().copied().max_by(|&a, &b| depth(a).total_cmp(&depth(b)));
    Some([dmax, cubic.crossings(4.0).last_upward])
}

fn whole(numbers: &Numbers) -> StepTest {
    let stages =
        numbers.0.iter().zip(&numbers.1).map(|(&x, &y)| {
            Stage::new(x).with_lactate(Lactate::from_millimoles_per_liter(y).unwrap())
        });
    StepTest::new(IntensityUnit::Unstated, stages.collect()).unwrap()
}

fn lactate(c: &mut Criterion) {
    let tests = step_tests();
    let mut group = c.benchmark_group("lactate");
    group.throughput(Throughput::Elements(u64::try_from(tests.len()).unwrap()));
    group.bench_function("cubic, Dmax and 4 mmol/L", |b| {
        b.iter(|| {
            for test in &tests {
                black_box(dmax_and_obla(black_box(test)));
            }
        });
    });
    group.bench_function("the same as thresholds", |b| {
        let tests: Vec<StepTest> = tests.iter().map(whole).collect();
        let rules = ThresholdRules::default();
        let methods = [Method::Dmax, Method::Obla(Lactate::const_millimoles_per_liter(4.0))];
        b.iter(|| {
            for (test, method) in tests.iter().flat_map(|t| methods.map(|m| (t, m))) {
                black_box(threshold(test, method, &rules));
            }
        });
    });
    for kind in CurveFit::ALL {
        group.bench_function(format!("curve {}", kind.as_str()), |b| {
            b.iter(|| {
                for (xs, ys) in &tests {
                    black_box(LactateCurve::fit(kind, xs, ys).ok());
                }
            });
        });
    }
    group.finish();
}

criterion_group!(benches, lactate);
criterion_main!(benches);
