//! What a reading has to report besides the recordings.

use stadion_types::ImportWarning;

use crate::assemble::instant;
use crate::error::UnreadCell;

/// Collects what is reported; counted here, worded by the warnings' own type.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub(crate) truncated_at: Option<usize>,
    pub(crate) damaged_at: Option<usize>,
    pub(crate) bad_checksums: usize,
    pub(crate) misaligned: usize,
    pub(crate) empty: usize,
    pub(crate) parts: usize,
    pub(crate) bad_values: usize,
    /// Line and column of the first bad value, from 1, where the format has lines.
    pub(crate) first_bad: Option<(u64, usize)>,
    pub(crate) first_bad_time: Option<UnreadCell>,
    pub(crate) start_unknown: bool,
    pub(crate) untimed: usize,
    pub(crate) merged: usize,
    pub(crate) backward_dropped: usize,
    /// First step back: from, to.
    pub(crate) first_backward: Option<(f64, f64)>,
    pub(crate) backward_steps: usize,
    pub(crate) cut: usize,
    pub(crate) first_jump: Option<(f64, f64)>,
    pub(crate) jumps: usize,
    pub(crate) implausible: usize,
    pub(crate) first_implausible: Option<f64>,
    pub(crate) distance_backward: usize,
    /// First step back of the distance: from, to.
    pub(crate) first_distance_backward: Option<(f64, f64)>,
    pub(crate) distance_jumps: usize,
    pub(crate) first_distance_jump: Option<f64>,
    pub(crate) missing_distance: bool,
    pub(crate) distance_from_positions: bool,
}

impl Notes {
    pub(crate) fn truncated(&mut self, at: usize) {
        self.truncated_at.get_or_insert(at);
    }

    pub(crate) fn damaged(&mut self, at: usize) {
        self.damaged_at.get_or_insert(at);
    }

    pub(crate) fn bad_checksum(&mut self) {
        self.bad_checksums += 1;
    }

    pub(crate) fn chained(&mut self, parts: usize) {
        self.parts = parts;
    }

    pub(crate) fn bad_values(&mut self, count: usize, at: Option<(u64, usize)>) {
        self.bad_values += count;
        if self.first_bad.is_none() {
            self.first_bad = at;
        }
    }

    /// Remembers where the first value stands that is a number and yet cannot be; it is counted
    /// where it is dropped.
    pub(crate) fn suspect(&mut self, at: (u64, usize)) {
        self.first_bad.get_or_insert(at);
    }

    /// Remembers the first text that should have been a time.
    pub(crate) fn bad_time(&mut self, line: u64, column: usize, text: &[u8]) {
        self.first_bad_time.get_or_insert_with(|| UnreadCell {
            line,
            column,
            text: String::from_utf8_lossy(text).chars().take(60).collect(),
        });
    }

    pub(crate) fn jump(&mut self, from: f64, to: f64) {
        self.jumps += 1;
        self.first_jump.get_or_insert((from, to));
    }

    pub(crate) fn backward(&mut self, from: f64, to: f64) {
        self.backward_steps += 1;
        self.first_backward.get_or_insert((from, to));
    }

    pub(crate) fn implausible(&mut self, time: f64) {
        self.implausible += 1;
        self.first_implausible.get_or_insert(time);
    }

    pub(crate) fn distance_backward(&mut self, from: f64, to: f64) {
        self.distance_backward += 1;
        self.first_distance_backward.get_or_insert((from, to));
    }

    pub(crate) fn distance_jump(&mut self, length: f64) {
        self.distance_jumps += 1;
        self.first_distance_jump.get_or_insert(length);
    }

    /// Whether the bytes themselves were damaged.
    pub(crate) fn is_damaged(&self) -> bool {
        self.truncated_at.is_some() || self.damaged_at.is_some() || self.bad_checksums > 0
    }

    /// Everything that was reported, in the order of the warnings' declaration.
    pub(crate) fn warnings(&self) -> Vec<ImportWarning> {
        let some = |count: usize| (count > 0).then_some(count);
        [
            self.truncated_at.map(|at_byte| ImportWarning::Truncated { at_byte }),
            self.damaged_at.map(|at_byte| ImportWarning::Damaged { at_byte }),
            some(self.bad_checksums).map(|parts| ImportWarning::BadChecksum { parts }),
            some(self.parts).map(|parts| ImportWarning::ChainedFile { parts }),
            some(self.misaligned).map(|count| ImportWarning::MisalignedFields { count }),
            some(self.bad_values).map(|count| ImportWarning::BadValues {
                count,
                line: self.first_bad.map(|at| at.0),
                column: self.first_bad.map(|at| at.1),
            }),
            some(self.empty).map(|count| ImportWarning::EmptyRecords { count }),
            some(self.untimed).map(|count| ImportWarning::UntimedRecords { count }),
            some(self.merged).map(|count| ImportWarning::RecordsMerged { count }),
            self.first_backward.map(|(from, to)| ImportWarning::TimeBackward {
                steps: self.backward_steps,
                dropped: self.backward_dropped,
                from: instant(from),
                to: instant(to),
            }),
            self.first_jump.map(|(from, to)| ImportWarning::TimeJump {
                jumps: self.jumps,
                dropped: self.cut,
                from: instant(from),
                to: instant(to),
            }),
            self.first_implausible.map(|first| ImportWarning::ImplausibleTimestamp {
                count: self.implausible,
                first: instant(first),
            }),
            self.first_distance_backward.map(|(from_m, to_m)| ImportWarning::DistanceBackward {
                steps: self.distance_backward,
                from_m,
                to_m,
            }),
            self.first_distance_jump
                .map(|first_m| ImportWarning::DistanceJump { jumps: self.distance_jumps, first_m }),
            self.missing_distance.then_some(ImportWarning::MissingDistance),
            self.distance_from_positions.then_some(ImportWarning::DistanceFromPositions),
            self.start_unknown.then_some(ImportWarning::StartUnknown),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_come_in_the_order_of_their_declaration() {
        assert_eq!(Notes::default().warnings(), []);
        let mut notes = Notes {
            misaligned: 1,
            empty: 1,
            untimed: 1,
            merged: 1,
            start_unknown: true,
            missing_distance: true,
            distance_from_positions: true,
            ..Notes::default()
        };
        notes.implausible(3.0);
        notes.distance_jump(9000.0);
        notes.distance_backward(5.0, 0.0);
        notes.jump(1.0, 2.0);
        notes.backward(2.0, 1.0);
        notes.bad_values(1, Some((4, 2)));
        notes.chained(2);
        notes.bad_checksum();
        notes.damaged(8);
        notes.truncated(9);
        let warnings = notes.warnings();
        let codes: Vec<_> = warnings.iter().map(ImportWarning::code).collect();
        assert_eq!(codes, ImportWarning::CODES);
    }

    #[test]
    fn the_first_of_a_kind_is_told() {
        let mut notes = Notes::default();
        notes.jump(1.5, 2.0);
        notes.jump(7.0, 9.0);
        notes.truncated(10);
        notes.truncated(5);
        let jump =
            ImportWarning::TimeJump { jumps: 2, dropped: 0, from: instant(1.5), to: instant(2.0) };
        assert_eq!(notes.warnings(), [ImportWarning::Truncated { at_byte: 10 }, jump]);
        assert_eq!(instant(1.5).timestamp_millis(), 1500);
    }
}
