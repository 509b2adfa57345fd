//! A coach's text: read, added up, printed.
//!
//! `STADION_LINES` may name a file with one workout a line, so that another program can be timed on
//! the same lines in the same minute; without it a few lines of each kind serve.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use stadion_sessions::{NotationOptions, parse};

const LINES: &[&str] = &[
    "8 x 400m @ 5k pace w/ 90s jog recovery",
    "2 x (3 x 120m) + 300m, 200m, 100m\nRecovery: 90 s between reps, 6' between sets",
    "400m, 300m, 200m, 100m with 3 min rest",
    "5-7 x 3 min (75-90s jog)",
    "Recovery: 5 - 6' walk between sets. 2' between reps",
    "200m reps - 27.8 / 28.1 / 27.9",
    "10 min warm-up, 20 min tempo, 10 min cool-down",
    "The group ran on grass and took it easy. We race on Saturday.",
];

fn lines() -> Vec<String> {
    let Some(path) = std::env::var_os("STADION_LINES") else {
        return LINES.iter().map(|line| (*line).to_owned()).collect();
    };
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().take(2000).map(|line| line.replace("\\n", "\n")).collect()
}

fn notation(c: &mut Criterion) {
    let lines = lines();
    let options = NotationOptions::default();
    let mut group = c.benchmark_group("notation");
    group.throughput(Throughput::Elements(u64::try_from(lines.len()).unwrap()));
    group.bench_function("read", |b| {
        b.iter(|| lines.iter().filter(|line| parse(line, &options).error.is_none()).count());
    });
    let parsed: Vec<_> = lines.iter().map(|line| parse(line, &options)).collect();
    group.bench_function("add up", |b| {
        b.iter(|| parsed.iter().filter(|p| p.session.totals().reps.is_some()).count());
    });
    group.bench_function("print", |b| {
        b.iter(|| parsed.iter().map(|p| p.session.canonical(options.dialect).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, notation);
criterion_main!(benches);
