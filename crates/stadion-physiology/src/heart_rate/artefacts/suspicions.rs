//! What may be a fault: one value for too long, and a heart that beats with the steps.

use super::fault::HeartRateFaultKind;
use super::find::Search;
use super::rules::ArtefactRules;

/// Seconds of one mean of speed.
const BLOCK_S: f64 = 10.0;

/// Heart rate has no time to answer to what speed does in the last seconds of a stretch.
const ANSWER_S: f64 = 20.0;

pub(super) fn flat_lines(rules: &ArtefactRules, search: &mut Search<'_>) {
    let mut from = 0;
    while from < search.usable.len() {
        if !search.usable[from] {
            from += 1;
            continue;
        }
        let value = search.bpm(from);
        let (mut to, mut next) = (from, from + 1);
        while next < search.usable.len() && search.time(next) - search.time(to) <= BLOCK_S {
            if search.usable[next] {
                // One and the same number, not merely a near one.
                if search.bpm(next).to_bits() != value.to_bits() {
                    break;
                }
                to = next;
            }
            next += 1;
        }
        let length = search.time(to) - search.time(from);
        let kind = HeartRateFaultKind::FlatLine;
        match speed_change(search, (from, to)) {
            Some(change) if length >= rules.flat_s && change >= rules.flat_speed_change => {
                search.exclude(kind, (from, to), value, rules.flat_s);
            }
            None if length >= rules.flat_alone_s => {
                search.suspect(kind, (from, to), value, rules.flat_alone_s);
            }
            _ => {}
        }
        from = to + 1;
    }
}

/// By which part of the greatest the means of speed differ; `None` where speed is not known.
fn speed_change(search: &Search<'_>, (from, to): (usize, usize)) -> Option<f64> {
    let speed = search.channels.speed_m_s?;
    let until = search.time(to) - ANSWER_S;
    let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
    let (mut begin, mut sum, mut n) = (search.time(from), 0.0, 0.0);
    for (i, v) in speed.iter().enumerate().take(to + 1).skip(from) {
        let time = search.time(i);
        if time > until {
            break;
        }
        if v.is_finite() {
            sum += v;
            n += 1.0;
        }
        if time - begin >= BLOCK_S {
            if n > 0.0 {
                least = least.min(sum / n);
                greatest = greatest.max(sum / n);
            }
            (begin, sum, n) = (time, 0.0, 0.0);
        }
    }
    (greatest > 0.0).then(|| (greatest - least) / greatest)
}

pub(super) fn cadence_locks(rules: &ArtefactRules, search: &mut Search<'_>) {
    /// Agreement may fail for so long without ending.
    const LAPSE_S: f64 = 10.0;
    /// The part of the samples that has to agree.
    const SHARE: f64 = 0.9;
    let Some(cadence) = search.channels.cadence_rpm else { return };
    for multiple in [1.0, 2.0] {
        let mut run: Option<Lock> = None;
        let mut found = Vec::new();
        for (i, rpm) in cadence.iter().enumerate() {
            let (time, bpm) = (search.time(i), search.bpm(i));
            let usable = search.usable.get(i).copied().unwrap_or(false);
            if run.is_some_and(|r| time - search.time(r.to) > LAPSE_S) {
                found.extend(run.take());
            }
            if !(usable && rpm.is_finite() && *rpm > 0.0) {
                continue;
            }
            if (bpm - multiple * rpm).abs() <= rules.lock_bpm {
                let lock = run.get_or_insert(Lock {
                    from: i,
                    to: i,
                    hits: 0.0,
                    misses: 0.0,
                    open: 0.0,
                    sum: 0.0,
                });
                lock.to = i;
                lock.hits += 1.0;
                lock.misses += lock.open;
                lock.open = 0.0;
                lock.sum += bpm;
            } else if let Some(lock) = &mut run {
                lock.open += 1.0;
            }
        }
        found.extend(run);
        for lock in found {
            let long = search.time(lock.to) - search.time(lock.from) >= rules.lock_s;
            if long && lock.hits >= SHARE * (lock.hits + lock.misses) {
                let kind = HeartRateFaultKind::CadenceLock;
                search.suspect(kind, (lock.from, lock.to), lock.sum / lock.hits, multiple);
            }
        }
    }
}

/// A stretch in which heart rate and cadence agree.
#[derive(Debug, Clone, Copy)]
struct Lock {
    from: usize,
    to: usize,
    hits: f64,
    misses: f64,
    /// Disagreements since the last agreement.
    open: f64,
    sum: f64,
}
