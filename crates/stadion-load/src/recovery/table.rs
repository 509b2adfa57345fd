//! The one table of recovery hours.

use stadion_types::{Constant, Evidence, Source};

use super::system::{BodySystem, Hours};
use crate::sources as s;

/// A cell of the recovery table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecoveryCell {
    /// The hours at the size of session that the row is for.
    pub hours: Hours,
    /// How well they are backed.
    pub evidence: Evidence,
    /// Where they come from.
    pub source: Source,
}

/// What a row's later ends grow with, and the amount up to which they hold as they stand.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum RowSize {
    /// Minutes of the whole session.
    DurationMin(f64),
    /// Minutes of work, rests left out.
    WorkMin(f64),
    /// Metres of work.
    WorkDistanceM(f64),
    /// Metres of the race.
    RaceDistanceM(f64),
    /// The row has no size of its own.
    Unsized,
}

/// A row of the recovery table: one kind of session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecoveryRow {
    /// Stable name in kebab case.
    pub name: &'static str,
    /// Up to which size the hours hold as they stand.
    pub size: RowSize,
    cells: [RecoveryCell; 4],
}

impl RecoveryRow {
    /// The cell of one system.
    #[must_use]
    pub const fn cell(&self, system: BodySystem) -> &RecoveryCell {
        &self.cells[system.index()]
    }
}

macro_rules! table {
    ($(
        $row:ident $name:literal $population:literal, $size:expr,
        [$($system:literal $lo:literal .. $hi:literal $evidence:ident $source:ident,)+]
    )+) => {
        $(pub(super) const $row: RecoveryRow = RecoveryRow {
            name: $name,
            size: $size,
            cells: [$(RecoveryCell {
                hours: Hours::literal($lo, $hi),
                evidence: Evidence::$evidence,
                source: s::$source,
            },)+],
        };)+

        /// The recovery table: hours until a system carries an easy run, and until it carries the
        /// next session of the same class, after a session of the row's size.
        ///
        /// Put together for runners from studies, from what coaches write, and, where neither says
        /// anything, by filling in; each cell says which of these it is.
        pub const RECOVERY_TABLE: &[RecoveryRow] = &[$($row,)+];

        /// The table once more, as constants.
        pub(crate) const TABLE_CONSTANTS: &[Constant] = &[$($(
            Constant {
                id: concat!("recovery.", $name, ".", $system, ".min"),
                value: $lo,
                unit: "h",
                source: s::$source,
                population: $population,
                evidence: Evidence::$evidence,
            },
            Constant {
                id: concat!("recovery.", $name, ".", $system, ".max"),
                value: $hi,
                unit: "h",
                source: s::$source,
                population: $population,
                evidence: Evidence::$evidence,
            },
        )+)+];
    };
}

table! {
    EASY "easy" "trained runners", RowSize::DurationMin(60.0), [
        "autonomic" 0.0 .. 24.0 Measured STANLEY,
        "neuromuscular" 0.0 .. 12.0 Convention SYNTHESIS,
        "metabolic" 0.0 .. 24.0 Measured SHERMAN,
        "musculoskeletal" 0.0 .. 24.0 Convention SYNTHESIS,
    ]
    LONG_EASY "long-easy" "trained runners", RowSize::DurationMin(150.0), [
        "autonomic" 12.0 .. 24.0 Measured STANLEY,
        "neuromuscular" 12.0 .. 24.0 Measured NUUTTILA,
        "metabolic" 24.0 .. 36.0 Measured SHERMAN,
        "musculoskeletal" 24.0 .. 48.0 Convention SYNTHESIS,
    ]
    SINGLE "single" "trained runners", RowSize::WorkMin(45.0), [
        "autonomic" 12.0 .. 36.0 Measured SEILER,
        "neuromuscular" 6.0 .. 24.0 Practitioner TALSNES,
        "metabolic" 24.0 .. 36.0 Measured SHERMAN,
        "musculoskeletal" 24.0 .. 36.0 Practitioner CASADO,
    ]
    THRESHOLD "threshold" "trained runners", RowSize::WorkMin(40.0), [
        "autonomic" 24.0 .. 48.0 Measured STANLEY,
        "neuromuscular" 12.0 .. 36.0 Convention SYNTHESIS,
        "metabolic" 24.0 .. 36.0 Measured SHERMAN,
        "musculoskeletal" 24.0 .. 48.0 Convention SYNTHESIS,
    ]
    VO2MAX "vo2max" "trained runners", RowSize::WorkMin(25.0), [
        "autonomic" 48.0 .. 72.0 Measured STANLEY,
        "neuromuscular" 24.0 .. 48.0 Measured NUUTTILA,
        "metabolic" 24.0 .. 48.0 Measured SHERMAN,
        "musculoskeletal" 24.0 .. 48.0 Convention SYNTHESIS,
    ]
    HERO "hero" "trained runners", RowSize::WorkMin(15.0), [
        "autonomic" 48.0 .. 96.0 Practitioner HERO_TEXT,
        "neuromuscular" 48.0 .. 72.0 Practitioner HERO_TEXT,
        "metabolic" 36.0 .. 48.0 Practitioner HERO_TEXT,
        "musculoskeletal" 48.0 .. 96.0 Practitioner HERO_TEXT,
    ]
    SPRINT "sprint" "trained sprinters and milers", RowSize::WorkDistanceM(1500.0), [
        "autonomic" 24.0 .. 48.0 Practitioner HAUGEN,
        "neuromuscular" 48.0 .. 72.0 Practitioner HAUGEN,
        "metabolic" 12.0 .. 24.0 Convention SYNTHESIS,
        "musculoskeletal" 48.0 .. 72.0 Practitioner SPRINT_TEXT,
    ]
    SPEED_ENDURANCE "speed-endurance" "trained sprinters and milers", RowSize::WorkMin(5.0), [
        "autonomic" 48.0 .. 72.0 Practitioner HAUGEN,
        "neuromuscular" 48.0 .. 96.0 Practitioner HAUGEN,
        "metabolic" 24.0 .. 48.0 Convention SYNTHESIS,
        "musculoskeletal" 72.0 .. 120.0 Practitioner SPEED_ENDURANCE_TEXT,
    ]
    STRIDES "strides" "trained runners", RowSize::WorkMin(2.5), [
        "autonomic" 0.0 .. 24.0 Practitioner HAUGEN,
        "neuromuscular" 24.0 .. 48.0 Practitioner HAUGEN,
        "metabolic" 0.0 .. 12.0 Convention SYNTHESIS,
        "musculoskeletal" 24.0 .. 48.0 Practitioner HAUGEN,
    ]
    BREAKTHROUGH "breakthrough" "endurance athletes", RowSize::Unsized, [
        "autonomic" 48.0 .. 96.0 Convention SYNTHESIS,
        "neuromuscular" 48.0 .. 120.0 Convention SYNTHESIS,
        "metabolic" 36.0 .. 72.0 Convention SYNTHESIS,
        "musculoskeletal" 72.0 .. 168.0 Convention SYNTHESIS,
    ]
    RACE_1500M "race-1500m" "runners", RowSize::RaceDistanceM(1500.0), [
        "autonomic" 24.0 .. 48.0 Practitioner COACHES,
        "neuromuscular" 24.0 .. 72.0 Practitioner COACHES,
        "metabolic" 12.0 .. 24.0 Practitioner COACHES,
        "musculoskeletal" 24.0 .. 72.0 Practitioner COACHES,
    ]
    RACE_5KM "race-5km" "runners", RowSize::RaceDistanceM(5000.0), [
        "autonomic" 24.0 .. 48.0 Practitioner COACHES,
        "neuromuscular" 24.0 .. 72.0 Practitioner FELLRNR,
        "metabolic" 24.0 .. 36.0 Practitioner COACHES,
        "musculoskeletal" 48.0 .. 72.0 Practitioner FELLRNR,
    ]
    RACE_10KM "race-10km" "runners", RowSize::RaceDistanceM(10_000.0), [
        "autonomic" 24.0 .. 48.0 Practitioner COACHES,
        "neuromuscular" 48.0 .. 72.0 Practitioner FELLRNR,
        "metabolic" 24.0 .. 48.0 Practitioner COACHES,
        "musculoskeletal" 48.0 .. 96.0 Practitioner FELLRNR,
    ]
    RACE_HALF "race-half-marathon" "runners", RowSize::RaceDistanceM(21_097.5), [
        "autonomic" 48.0 .. 96.0 Practitioner COACHES,
        "neuromuscular" 48.0 .. 96.0 Practitioner COACHES,
        "metabolic" 36.0 .. 72.0 Practitioner COACHES,
        "musculoskeletal" 96.0 .. 168.0 Practitioner COACHES,
    ]
    RACE_MARATHON "race-marathon" "recreational runners", RowSize::RaceDistanceM(42_195.0), [
        "autonomic" 48.0 .. 168.0 Practitioner COACHES,
        "neuromuscular" 96.0 .. 240.0 Measured MARATHON,
        "metabolic" 48.0 .. 96.0 Practitioner COACHES,
        "musculoskeletal" 120.0 .. 336.0 Measured MARATHON,
    ]
}

/// The races of the table with their distances in metres, shortest first.
pub(super) const RACES: [(f64, &RecoveryRow); 5] = [
    (1500.0, &RACE_1500M),
    (5000.0, &RACE_5KM),
    (10_000.0, &RACE_10KM),
    (21_097.5, &RACE_HALF),
    (42_195.0, &RACE_MARATHON),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_a_span() {
        for row in RECOVERY_TABLE {
            for system in BodySystem::ALL {
                let hours = row.cell(system).hours;
                assert!(Hours::new(hours.min_h(), hours.max_h()).is_ok(), "{} {system}", row.name);
            }
        }
        assert_eq!(TABLE_CONSTANTS.len(), RECOVERY_TABLE.len() * 8);
    }

    #[test]
    fn constants_are_in_the_order_of_the_systems() {
        for (i, constant) in TABLE_CONSTANTS.iter().enumerate() {
            let row = &RECOVERY_TABLE[i / 8];
            let system = BodySystem::ALL[i % 8 / 2];
            let hours = row.cell(system).hours;
            let (end, value) =
                if i % 2 == 0 { ("min", hours.min_h()) } else { ("max", hours.max_h()) };
            assert_eq!(constant.id, format!("recovery.{}.{system}.{end}", row.name));
            assert_eq!(constant.value.to_bits(), value.to_bits());
        }
    }

    /// Harder classes recover later, in every system and at both ends. The table keeps this as it
    /// stands; nothing had to be mended.
    #[test]
    fn the_table_keeps_the_order_of_the_classes() {
        for pair in [EASY, SINGLE, THRESHOLD, VO2MAX, HERO].windows(2) {
            for system in BodySystem::ALL {
                let [a, b] = [&pair[0], &pair[1]].map(|row| row.cell(system).hours);
                assert!(
                    a.min_h() <= b.min_h() && a.max_h() <= b.max_h(),
                    "{} {} {system}",
                    pair[0].name,
                    pair[1].name
                );
            }
        }
        for pair in RACES.windows(2) {
            assert!(pair[0].0 < pair[1].0);
            for system in BodySystem::ALL {
                let [a, b] = [pair[0].1, pair[1].1].map(|row| row.cell(system).hours);
                assert_eq!(a.later(b), b, "{} {system}", pair[1].1.name);
            }
        }
    }
}
