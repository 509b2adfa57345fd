//! The numbers of recovery, which a user may give other values.

use stadion_sessions::Class;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::assess::{RecoveryAssessment, RecoveryError, assess};
use super::conditions::RecoveryConditions;
use super::figures::{GROWTH, MOST};
use super::own::OwnRecovery;
use super::residual::RecoveryKinetics;
use super::shares::{AGE, CONDITION_CONSTANTS, GROUNDWORK, SHARES};
use super::size::SessionSize;
use super::system::{BodySystem, Hours};
use super::table::{RECOVERY_TABLE, RecoveryRow, TABLE_CONSTANTS};
use crate::sources::OWN_CONSTANTS;

/// The numbers by which recovery is computed: the table of hours, what size and conditions make of them,
/// and how residual fatigue fades.
///
/// Every one of them is a constant that a user may override
/// ([`TakesConstants`]). Hours that rest on a user's value name
/// `own-constants` as their source.
///
/// ```
/// use stadion_load::{CONSTANTS, OwnRecovery, RecoveryNumbers, SessionSize};
/// use stadion_sessions::Class;
/// use stadion_types::{ConstantOverrides, GivenConstant, TakesConstants};
///
/// let given = GivenConstant { value: 60.0, unit: Some("h".into()), source: "own squad".into() };
/// let id = "recovery.single.metabolic.max".to_owned();
/// let own = ConstantOverrides::new(CONSTANTS, &[], [(id, given)])?;
/// let numbers = RecoveryNumbers::default().with_constants(&own)?;
///
/// let (size, conditions) = (SessionSize::default(), Default::default());
/// let found = numbers.recovery(&[Class::Single], &size, &conditions, &OwnRecovery::default())?;
/// assert_eq!(found.recovery.overall().max_h(), 60.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RecoveryNumbers {
    /// By how much the later end grows for each row's size that a session has beyond the first.
    growth: f64,
    /// The most that size makes of a later end.
    most: f64,
    /// Share by which missing groundwork moves later ends out.
    groundwork: f64,
    /// The ages in years from which and up to which recovery takes longer.
    age: (u8, u8),
    /// How residual fatigue fades.
    kinetics: RecoveryKinetics,
    /// Ends of cells that differ from the table, by their place among its constants.
    cells: Vec<(usize, f64)>,
    /// The same of the shares of conditions.
    shares: Vec<(usize, f64)>,
}

impl Default for RecoveryNumbers {
    fn default() -> Self {
        Self {
            growth: GROWTH,
            most: MOST,
            groundwork: GROUNDWORK,
            age: AGE,
            kinetics: RecoveryKinetics::default(),
            cells: Vec::new(),
            shares: Vec::new(),
        }
    }
}

impl RecoveryNumbers {
    /// As [`recovery_with`](crate::recovery_with), by these numbers.
    ///
    /// # Errors
    ///
    /// [`RecoveryError`].
    pub fn recovery(
        &self,
        classes: &[Class],
        size: &SessionSize,
        conditions: &RecoveryConditions,
        own: &OwnRecovery,
    ) -> Result<RecoveryAssessment, RecoveryError> {
        assess(self, classes, size, conditions, own)
    }

    /// How residual fatigue fades.
    #[must_use]
    pub const fn kinetics(&self) -> &RecoveryKinetics {
        &self.kinetics
    }

    pub(super) const fn growth(&self) -> f64 {
        self.growth
    }

    pub(super) const fn most(&self) -> f64 {
        self.most
    }

    pub(super) const fn groundwork(&self) -> f64 {
        self.groundwork
    }

    pub(super) const fn age(&self) -> (u8, u8) {
        self.age
    }

    /// The hours of a cell and the id of their source.
    pub(super) fn cell(&self, row: &RecoveryRow, system: BodySystem) -> (Hours, &'static str) {
        let cell = row.cell(system);
        if self.cells.is_empty() {
            return (cell.hours, cell.source.id);
        }
        let first = RECOVERY_TABLE.iter().position(|known| known.name == row.name).unwrap_or(0) * 8
            + 2 * system.index();
        let (min_h, max_h) = (at(&self.cells, first), at(&self.cells, first + 1));
        if min_h.is_none() && max_h.is_none() {
            return (cell.hours, cell.source.id);
        }
        let (min_h, max_h) =
            (min_h.unwrap_or(cell.hours.min_h()), max_h.unwrap_or(cell.hours.max_h()));
        (Hours::literal(min_h, max_h), OWN_CONSTANTS.id)
    }

    /// What a condition moves out, of the trained and of the others, by its place among the shares.
    pub(super) fn share(&self, place: usize) -> (f64, f64) {
        let (trained, others) =
            SHARES.get(place).map_or((0.0, 0.0), |share| (share.trained, share.others));
        if self.shares.is_empty() {
            return (trained, others);
        }
        (
            at(&self.shares, 2 * place).unwrap_or(trained),
            at(&self.shares, 2 * place + 1).unwrap_or(others),
        )
    }
}

fn at(values: &[(usize, f64)], place: usize) -> Option<f64> {
    values.iter().find(|(at, _)| *at == place).map(|(_, value)| *value)
}

fn set(values: &mut Vec<(usize, f64)>, place: usize, value: f64) {
    values.retain(|(at, _)| *at != place);
    values.push((place, value));
}

impl TakesConstants for RecoveryNumbers {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let Self { growth, most, groundwork, age, kinetics, cells, shares } = self;
        slots.number("recovery.growth", growth, ConstantRange::NotNegative);
        slots.number("recovery.growth.most", most, ConstantRange::Between(1.0, f64::MAX));
        slots.number("recovery.groundwork", groundwork, ConstantRange::NotNegative);
        ages(age, slots);
        kinetics.constants(slots);
        // The last three are the two ages and what no model reads.
        for (place, constant) in CONDITION_CONSTANTS.iter().enumerate().take(2 * SHARES.len()) {
            let now = at(shares, place).unwrap_or(constant.value);
            if let Some(value) = slots.value(constant.id, now, ConstantRange::NotNegative) {
                set(shares, place, value);
            }
        }
        for (place, constant) in TABLE_CONSTANTS.iter().enumerate() {
            let now = at(cells, place).unwrap_or(constant.value);
            if let Some(value) = slots.value(constant.id, now, ConstantRange::NotNegative) {
                set(cells, place, value);
            }
        }
        for (pair, place) in TABLE_CONSTANTS.chunks_exact(2).zip((0..).step_by(2)) {
            let [min, max] = [0, 1].map(|end: usize| {
                at(cells, place + end).unwrap_or_else(|| pair.get(end).map_or(0.0, |c| c.value))
            });
            let ids = [pair[0].id, pair[1].id];
            slots.together(min <= max, &ids, "the earlier end must not lie behind the later one");
        }
    }
}

fn ages((from, to): &mut (u8, u8), slots: &mut ConstantSlots<'_>) {
    const IDS: [&str; 2] = ["recovery.condition.age.from", "recovery.condition.age.to"];
    for (id, age) in IDS.into_iter().zip([&mut *from, &mut *to]) {
        let mut years = u32::from(*age);
        slots.count(id, &mut years, ConstantRange::Between(0.0, 255.0));
        *age = u8::try_from(years).unwrap_or(*age);
    }
    slots.together(*from <= *to, &IDS, "the ages must be in order");
}
