//! Whatever the order in which entries, corrections and other ledgers arrive, the ledger is the same.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;
use stadion_load::{ErasedLoad, Ledger, LedgerSession, LoadSource, Sports};
use stadion_types::Sport;

fn day(place: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + TimeDelta::days(place)
}

#[derive(Debug, Clone)]
struct Entry {
    day: i64,
    amount: f64,
    sport: Option<Sport>,
    /// It stands somewhere else at first, and is corrected.
    corrected: bool,
    /// It is taken out in the end.
    removed: bool,
}

fn entry() -> impl Strategy<Value = Entry> {
    let sport = prop::sample::select(vec![None, Some(Sport::Running), Some(Sport::Cycling)]);
    (0_i64..12, 0.0..300.0, sport, any::<bool>(), prop::bool::weighted(0.3)).prop_map(
        |(day, amount, sport, corrected, removed)| Entry { day, amount, sport, corrected, removed },
    )
}

fn session(id: usize, entry: &Entry) -> LedgerSession {
    let load = ErasedLoad::new(entry.amount, "u", "m", LoadSource::HeartRate, 1.0).unwrap();
    // Some start at the same instant.
    let start = DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::try_from(id % 4).unwrap());
    let session = LedgerSession::new(id.to_string(), start).with_load(load);
    match entry.sport {
        Some(sport) => session.with_sport(sport),
        None => session,
    }
}

/// What is done with one session, in its own order.
fn steps(entry: &Entry) -> usize {
    1 + usize::from(entry.corrected) + usize::from(entry.removed)
}

fn step(ledger: &mut Ledger, id: usize, entry: &Entry, number: usize) {
    let now = session(id, entry);
    match (number, entry.corrected) {
        (0, false) => ledger.insert(day(entry.day), now).unwrap(),
        (0, true) => {
            let wrong = Entry { day: entry.day + 20, amount: 1e6, ..entry.clone() };
            ledger.insert(day(wrong.day), session(id, &wrong)).unwrap();
        }
        (1, true) => {
            ledger.replace(day(entry.day), now).unwrap();
        }
        _ => {
            ledger.remove(now.id()).unwrap();
        }
    }
}

/// The bits of each day's sum, by all sports and by one.
fn sums(ledger: &Ledger) -> Vec<Option<u64>> {
    let of = |(_, state): (_, stadion_load::DayState<'_>)| {
        [Sports::All, Sports::Only(Sport::Running)]
            .map(|sports| state.load_of("m", sports).map(f64::to_bits))
    };
    ledger.days().flat_map(of).collect()
}

proptest! {
    /// Entries, corrections and removals of different sessions in any order.
    #[test]
    fn any_order_of_changes(
        entries in prop::collection::vec(entry(), 1..20),
        keys in prop::collection::vec(any::<u32>(), 60),
    ) {
        let mut straight = Ledger::default();
        let mut all = Vec::new();
        for (id, entry) in entries.iter().enumerate() {
            for number in 0..steps(entry) {
                step(&mut straight, id, entry, number);
                all.push(id);
            }
        }
        let mut places: Vec<usize> = (0..all.len()).collect();
        places.sort_by_key(|&place| (keys[place], place));
        let mut done = vec![0; entries.len()];
        let mut shuffled = Ledger::default();
        for place in places {
            let id = all[place];
            step(&mut shuffled, id, &entries[id], done[id]);
            done[id] += 1;
        }
        prop_assert_eq!(&straight, &shuffled);
        prop_assert_eq!(sums(&straight), sums(&shuffled));
    }

    /// Ledgers that share sessions, in any order and grouping; days of rest and unknown ones too.
    #[test]
    fn any_order_of_merges(
        entries in prop::collection::vec((entry(), 1_u8..8), 1..20),
        marks in prop::collection::btree_map(12_i64..24, (prop::bool::ANY, 1_u8..8), 0..8),
        grouped in any::<bool>(),
        order in Just([0_usize, 1, 2]).prop_shuffle(),
    ) {
        let mut parts = [Ledger::default(), Ledger::default(), Ledger::default()];
        let mut whole = Ledger::default();
        for (id, (entry, who)) in entries.iter().enumerate() {
            whole.insert(day(entry.day), session(id, entry)).unwrap();
            for (place, part) in parts.iter_mut().enumerate() {
                if who & (1 << place) > 0 {
                    part.insert(day(entry.day), session(id, entry)).unwrap();
                }
            }
        }
        for (&place, &(rest, who)) in &marks {
            let mark = |ledger: &mut Ledger, rest| {
                let (first, last) = (day(place), day(place));
                if rest { ledger.mark_rest_days(first, last) } else { ledger.mark_unknown_days(first, last) }
            };
            mark(&mut whole, rest).unwrap();
            let mut said = false;
            for (part, ledger) in parts.iter_mut().enumerate() {
                if who & (1 << part) > 0 {
                    // One says that it was rest, the others that they do not know.
                    mark(ledger, rest && !said).unwrap();
                    said = true;
                }
            }
        }
        let [a, b, c] = order.map(|place| parts[place].clone());
        let mut merged = a;
        if grouped {
            let mut other = b;
            other.merge(&c).unwrap();
            merged.merge(&other).unwrap();
        } else {
            merged.merge(&b).unwrap();
            merged.merge(&c).unwrap();
        }
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(sums(&merged), sums(&whole));
        prop_assert_eq!(merged.clone().merge(&whole), Ok(Vec::new()));
    }
}
