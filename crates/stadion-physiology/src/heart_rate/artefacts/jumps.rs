//! What changes faster than a heart can.

use super::fault::HeartRateFaultKind;
use super::find::Search;
use super::rules::ArtefactRules;

/// A run of samples that heart rate could not have come to.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    up: bool,
    /// The value farthest off.
    extreme: f64,
    /// How far heart rate could have come at the first of them.
    reachable: f64,
    /// Whether heart rate stayed where the run ended, rather than coming back.
    shifted: bool,
}

/// The lowest and the highest heart rate that what came before leads to.
#[derive(Debug, Clone, Copy)]
struct Reach {
    time: f64,
    lo: f64,
    hi: f64,
}

impl Reach {
    fn widened(self, time: f64, rules: &ArtefactRules) -> Self {
        let dt = time - self.time;
        let (lo, hi) = (self.lo - rules.fall_bpm_per_s * dt, self.hi + rules.rise_bpm_per_s * dt);
        Self { time, lo, hi }
    }
}

pub(super) fn find(rules: &ArtefactRules, search: &mut Search<'_>) {
    let runs = paired(rules, search, &runs(rules, search));
    // The last lasting jump of the warm-up takes everything before it along.
    let start = search.channels.time_s.first().copied().unwrap_or_default();
    let early = |run: &&Run| {
        let far = (run.extreme - run.reachable).abs() > rules.warm_up_jump_bpm;
        run.shifted && far && search.time(run.from) - start <= rules.warm_up_s
    };
    let warm_up = runs.iter().rev().find(early).copied();
    if let Some(run) = warm_up {
        let kind = HeartRateFaultKind::StrapWarmUp;
        search.exclude(kind, (0, run.to), run.extreme, run.reachable);
    }
    for run in runs {
        search.exclude(HeartRateFaultKind::Jump, (run.from, run.to), run.extreme, run.reachable);
    }
}

fn runs(rules: &ArtefactRules, search: &Search<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut reach: Option<Reach> = None;
    let mut run: Option<Run> = None;
    let mut seen = f64::NEG_INFINITY;
    let mut last = f64::NAN;
    for i in 0..search.usable.len() {
        if !search.usable[i] {
            continue;
        }
        let (time, bpm) = (search.time(i), search.bpm(i));
        if time - seen > rules.longest_gap_s {
            runs.extend(run.take());
            reach = None;
        }
        seen = time;
        let wide = reach.map_or(Reach { time, lo: bpm, hi: bpm }, |r| r.widened(time, rules));
        let (up, down) = (bpm > wide.hi + rules.slack_bpm, bpm < wide.lo - rules.slack_bpm);
        // A run that turns to the other side is another run.
        if run.is_some_and(|r| (up || down) && r.up != up) {
            runs.extend(run.take());
        }
        if up || down {
            let reachable = if up { wide.hi } else { wide.lo };
            let fresh = Run { from: i, to: i, up, extreme: bpm, reachable, shifted: false };
            let now = run.get_or_insert(fresh);
            now.to = i;
            now.extreme = if up { now.extreme.max(bpm) } else { now.extreme.min(bpm) };
            reach = Some(wide);
        } else {
            if let Some(mut done) = run.take() {
                // Time has brought the new level within reach; heart rate itself has not moved back.
                let beyond = if done.up { bpm > wide.hi } else { bpm < wide.lo };
                done.shifted = beyond && (bpm - last).abs() <= 0.5 * rules.slack_bpm;
                // What came before a lasting jump says nothing any more.
                let anew = Reach { time, lo: bpm, hi: bpm };
                reach = Some(if done.shifted { anew } else { wide });
                runs.push(done);
            } else {
                reach = Some(wide);
            }
            reach = reach.map(|r| Reach { time, lo: r.lo.max(bpm), hi: r.hi.min(bpm) });
        }
        last = bpm;
    }
    runs.extend(run);
    runs
}

/// Joins a jump to another level with the jump back.
fn paired(rules: &ArtefactRules, search: &Search<'_>, runs: &[Run]) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        let back = joined.last_mut().filter(|there| {
            there.shifted
                && there.up != run.up
                && search.time(run.from) - search.time(there.to) <= rules.longest_excursion_s
        });
        if let Some(there) = back {
            // The samples of the way back are within reach of the true heart rate only at their end.
            there.to = run.to;
            there.shifted = false;
        } else {
            joined.push(*run);
        }
    }
    joined
}
