//! What was found, matched with what is true.

use stadion_sessions::Execution;

/// Repetitions that are shorter are smeared over about as long as they last.
pub(crate) const SHORT_S: f64 = 45.0;

/// Lengths of repetitions that are counted apart, in seconds.
pub(crate) const BANDS: [(&str, f64, f64); 5] = [
    ("10-12 s", 10.0, 12.0),
    ("12-45 s", 12.0, 45.0),
    ("45-60 s", 45.0, 60.0),
    ("1-15 min", 60.0, 900.0),
    ("over 15 min", 900.0, f64::INFINITY),
];

pub(crate) fn band(length_s: f64) -> Option<usize> {
    // A second of leeway: a minute by the watch is 59.6 s at times.
    BANDS.iter().rposition(|(_, from, _)| length_s >= from - 1.0)
}

/// Counts of one band.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) truth: u32,
    pub(crate) found: u32,
    pub(crate) hits: u32,
    pub(crate) errors_s: Vec<f64>,
}

impl Row {
    pub(crate) fn recall(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.truth.max(1))
    }

    pub(crate) fn precision(&self) -> f64 {
        f64::from(self.hits) / f64::from(self.found.max(1))
    }

    /// Median distance of a border from the true one.
    pub(crate) fn error_s(&self) -> f64 {
        let mut errors = self.errors_s.clone();
        errors.sort_by(f64::total_cmp);
        errors.get(errors.len() / 2).copied().unwrap_or(f64::NAN)
    }
}

/// Counts by band.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table(pub(crate) [Row; BANDS.len()]);

impl Table {
    /// Matches one to one, the best overlap first. A repetition is found where the two share 0.8 of what they
    /// cover together, or half of it where it takes less than 45 s.
    pub(crate) fn add(&mut self, found: &Execution, truth: &[(f64, f64)]) -> bool {
        let ends: Vec<(f64, f64)> =
            found.reps.iter().zip(spans(found)).map(|(rep, to)| (rep.start_s, to)).collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (t, true_rep) in truth.iter().enumerate() {
            for (f, rep) in ends.iter().enumerate() {
                let both = rep.1.min(true_rep.1) - rep.0.max(true_rep.0);
                let whole = rep.1.max(true_rep.1) - rep.0.min(true_rep.0);
                let least = if true_rep.1 - true_rep.0 < SHORT_S { 0.5 } else { 0.8 };
                if both / whole >= least {
                    pairs.push((both / whole, t, f));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut of_truth, mut of_found) = (vec![None; truth.len()], vec![None; ends.len()]);
        for (_, t, f) in pairs {
            if of_truth[t].is_none() && of_found[f].is_none() {
                (of_truth[t], of_found[f]) = (Some(f), Some(t));
            }
        }
        for (t, &(from, to)) in truth.iter().enumerate() {
            let Some(row) = band(to - from).map(|b| &mut self.0[b]) else { continue };
            row.truth += 1;
            if let Some(f) = of_truth[t] {
                row.hits += 1;
                row.found += 1;
                row.errors_s.extend([(ends[f].0 - from).abs(), (ends[f].1 - to).abs()]);
            }
        }
        for (f, &(from, to)) in ends.iter().enumerate() {
            if of_found[f].is_none() {
                if let Some(row) = band(to - from).map(|b| &mut self.0[b]) {
                    row.found += 1;
                }
            }
        }
        of_truth.iter().all(Option::is_some) && of_found.iter().all(Option::is_some)
    }

    pub(crate) fn print(&self, title: &str) {
        println!("{title}");
        for ((name, ..), row) in BANDS.iter().zip(&self.0).filter(|(_, r)| r.truth + r.found > 0) {
            println!(
                "  {name:<12} {:>5} true {:>5} found   precision {:.3}   recall {:.3}   border {:.1} s",
                row.truth,
                row.found,
                row.precision(),
                row.recall(),
                row.error_s()
            );
        }
    }
}

/// The ends of the repetitions by the clock: a rest begins where a repetition ends.
fn spans(found: &Execution) -> Vec<f64> {
    let mut ends: Vec<f64> = found.rests.iter().map(|rest| rest.start_s).collect();
    ends.extend(found.reps.last().map(|rep| rep.start_s + rep.duration.as_secs_f64()));
    ends
}
