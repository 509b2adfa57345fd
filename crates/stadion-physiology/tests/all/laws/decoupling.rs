//! Laws of decoupling and of power as one number.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use proptest::prelude::*;
use stadion_physiology::{
    DecouplingError, DecouplingFormula, DecouplingHalves, DecouplingOutput, DecouplingRules,
    DecouplingSeries, OutputMean, PowerGap, PowerMeanRules, RollingPowerMean, WindowStart,
    decouple, decoupling_of_means, dense_decoupling, rolling_power_mean,
};

fn times(n: usize) -> Vec<f64> {
    (0..n).map(|i| f64::from(u32::try_from(i).unwrap())).collect()
}

/// Output and heart rate of a session of 60 to 400 s.
fn session() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
    (60_usize..400).prop_flat_map(|n| {
        (prop::collection::vec(1.0..500.0_f64, n), prop::collection::vec(60.0..200.0_f64, n))
    })
}

fn percent(output: &[f64], hr: &[f64], rules: &DecouplingRules) -> f64 {
    let kind = DecouplingOutput::Power;
    let series = (kind, output.iter().copied().map(Some));
    decouple(&times(output.len()), series, hr.iter().copied().map(Some), &[], rules)
        .unwrap()
        .percent
}

fn bare(formula: DecouplingFormula, halves: DecouplingHalves, mean: OutputMean) -> DecouplingRules {
    let mut rules = DecouplingRules::bare();
    (rules.formula, rules.halves, rules.output_mean) = (formula, halves, mean);
    rules
}

fn definition() -> impl Strategy<Value = DecouplingRules> {
    let formula = prop::sample::select(&DecouplingFormula::ALL[..]);
    let halves = prop::sample::select(&DecouplingHalves::ALL[..]);
    let mean = prop::sample::select(&OutputMean::ALL[..]);
    (formula, halves, mean).prop_map(|(f, h, m)| bare(f, h, m))
}

fn close(a: f64, b: f64) -> Result<(), TestCaseError> {
    prop_assert!((a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0), "{a} and {b}");
    Ok(())
}

proptest! {
    /// Law 34: constant output and heart rate have no decoupling, by any definition.
    #[test]
    fn nothing_changes_nothing_decouples(
        v in 0.1..500.0_f64, hr in 40.0..200.0_f64, n in 120_usize..500, rules in definition(),
    ) {
        close(percent(&vec![v; n], &vec![hr; n], &rules), 0.0)?;
    }

    /// Law 34: other units of output and another heart change nothing.
    #[test]
    fn scales_cancel(
        (output, hr) in session(), a in 0.01..9.0_f64, b in 0.5..1.4_f64, rules in definition(),
    ) {
        // Fourth-power means are compared where both halves hold a window.
        prop_assume!(output.len() >= 120);
        let scaled = |values: &[f64], by: f64| values.iter().map(|v| by * v).collect::<Vec<_>>();
        let before = percent(&output, &hr, &rules);
        close(before, percent(&scaled(&output, a), &scaled(&hr, b), &rules))?;
    }

    /// Law 34: a heart rate that rises at constant output is a positive decoupling, one that falls a
    /// negative one.
    #[test]
    fn the_sign_is_that_of_the_rise(
        v in 1.0..500.0_f64, hr in 80.0..150.0_f64, rise in 0.1..40.0_f64, n in 120_usize..500,
        rules in definition(),
    ) {
        let slope = rise / f64::from(u32::try_from(n).unwrap());
        let up: Vec<f64> = times(n).iter().map(|t| hr + slope * t).collect();
        let down: Vec<f64> = up.iter().rev().copied().collect();
        prop_assert!(percent(&vec![v; n], &up, &rules) > 0.0);
        prop_assert!(percent(&vec![v; n], &down, &rules) < 0.0);
    }

    /// Law 34: backwards in time it is -d / (1 - d); for the inverse ratio and heart rate alone,
    /// -d / (1 + d).
    #[test]
    fn backwards_in_time((output, hr) in session(), rules in definition()) {
        // By samples the second half is the larger one, so it has no mirror image; the
        // fourth-power mean begins anew in each half, and so has none either.
        prop_assume!(rules.halves != DecouplingHalves::Samples);
        prop_assume!(rules.output_mean == OutputMean::Plain);
        let back = |values: &[f64]| values.iter().rev().copied().collect::<Vec<_>>();
        let d = percent(&output, &hr, &rules) / 100.0;
        let reversed = percent(&back(&output), &back(&hr), &rules) / 100.0;
        match rules.formula {
            DecouplingFormula::RatioOfMeans | DecouplingFormula::MedianOfRatios => {
                close(reversed, -d / (1.0 - d))?;
            }
            _ => close(reversed, -d / (1.0 + d))?,
        }
    }

    /// Dense series go the same way through the kernel, and an odd sample in the middle is split.
    #[test]
    fn the_kernel_is_the_formula((output, hr) in session()) {
        let rules = DecouplingRules::bare();
        let n = output.len();
        let kernel = |split| dense_decoupling(&output, &hr, split, rules.formula).unwrap();
        let whole = percent(&output, &hr, &rules);
        if n % 2 == 0 {
            close(whole, kernel(n / 2))?;
        } else {
            // Half of the middle sample on each side.
            let (mid, half) = (n / 2, f64::from(u32::try_from(n).unwrap()) / 2.0);
            let mean = |v: &[f64], r: std::ops::Range<usize>| {
                (v[r].iter().sum::<f64>() + v[mid] / 2.0) / half
            };
            let first = (mean(&output, 0..mid), mean(&hr, 0..mid));
            let second = (mean(&output, mid + 1..n), mean(&hr, mid + 1..n));
            close(whole, decoupling_of_means(first, second, rules.formula).unwrap())?;
        }
        let samples = bare(rules.formula, DecouplingHalves::Samples, OutputMean::Plain);
        close(percent(&output, &hr, &samples), kernel((n - 1) / 2))?;
    }

    /// The power mean lies between the plain mean and the largest sample, and scales.
    #[test]
    fn a_power_mean_is_a_mean(
        watts in prop::collection::vec(0.0..1500.0_f64, 30..600), by in 0.01..9.0_f64,
        exponent in 1_u32..9,
    ) {
        let mean = |v: &[f64]| rolling_power_mean(v, 30, exponent, WindowStart::FullWindows).unwrap();
        let largest = watts.iter().copied().fold(0.0, f64::max);
        let first = rolling_power_mean(&watts, 30, 1, WindowStart::FullWindows).unwrap();
        let whole = mean(&watts);
        prop_assert!(first <= whole * (1.0 + 1e-12) && whole <= largest * (1.0 + 1e-12));
        let scaled: Vec<f64> = watts.iter().map(|w| by * w).collect();
        close(mean(&scaled) / by, whole)?;
        let back: Vec<f64> = watts.iter().rev().copied().collect();
        close(mean(&back), whole)?;
    }

    /// Online equals batch, and a break is a gap.
    #[test]
    fn online_equals_batch(
        watts in prop::collection::vec(prop::option::weighted(0.95, 0.0..1500.0_f64), 40..400),
        start in prop::sample::select(&WindowStart::ALL[..]),
    ) {
        let mut online = RollingPowerMean::new(10, 4, start).unwrap();
        for value in &watts {
            match value {
                Some(value) => online.step(*value).unwrap(),
                None => online.break_off(),
            }
        }
        let mut rules = PowerMeanRules::default();
        (rules.window_s, rules.start, rules.gaps) = (10, start, PowerGap::Break);
        // A value stands for its own second only. Gaps of one second are then gaps.
        rules.max_gap_s = 1.0;
        // What stands before a gap of one second stands for two, so it is part of the gap.
        let kept: Vec<Option<f64>> = (0..watts.len())
            .map(|i| watts[i].filter(|_| watts.get(i + 1).is_none_or(Option::is_some)))
            .collect();
        let mut online_kept = RollingPowerMean::new(10, 4, start).unwrap();
        for value in &kept {
            match value {
                Some(value) => online_kept.step(*value).unwrap(),
                None => online_kept.break_off(),
            }
        }
        match rules.mean(&times(watts.len()), watts.iter().copied(), &[]) {
            Ok(batch) => close(batch.power.watts(), online_kept.mean().unwrap())?,
            Err(_) => prop_assert!(online_kept.mean().is_none()),
        }
        prop_assert!(online.means() >= online_kept.means());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(stadion_full) { 2000 } else { 48 }))]

    /// No input panics, and what is refused names why.
    #[test]
    fn calibration_nothing_panics(
        time in prop::collection::vec(prop::num::f64::ANY, 0..40),
        output in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 0..40),
        hr in prop::collection::vec(prop::option::of(prop::num::f64::ANY), 0..40),
        from_s in prop::num::f64::ANY, to_s in prop::num::f64::ANY, sorted in any::<bool>(),
        rules in definition(),
    ) {
        let mut time = time;
        let n = time.len().min(output.len()).min(hr.len());
        if sorted {
            time.retain(|t| t.is_finite());
            time.sort_by(f64::total_cmp);
            time.dedup();
            // Within the times of recordings.
            for t in &mut time {
                *t %= 1e5;
            }
            time.sort_by(f64::total_cmp);
            time.dedup();
        }
        let n = if sorted { n.min(time.len()) } else { n };
        let pauses = [stadion_types::Pause { from_s, to_s }];
        let hr = hr.iter().copied().take(n);
        let Ok(series) = DecouplingSeries::new(&time[..n], hr) else { return Ok(()) };
        let output = output.iter().copied().take(n);
        let series = series.with_output(DecouplingOutput::Speed, output).unwrap();
        let series = series.with_pauses(&pauses);
        match series.decouple(&rules) {
            Ok(found) => prop_assert!(found.percent.is_finite()),
            Err(e) => {
                let refused = matches!(e, DecouplingError::Refused { .. });
                prop_assert!(refused, "{e}");
            }
        }
    }
}
