//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::sources::{GOLDENCHEETAH_GRADE, MINETTI_2002, RUNALYZE_GRADE};
use crate::constants::{ANYBODY, constant};
use crate::sources::STADION;

/// Energy of running by powers of the grade, from the constant on, J/kg/m.
pub(super) const MINETTI_RUN: [f64; 6] = [3.6, 19.5, 46.3, -43.3, -30.4, 155.4];
/// Energy of walking.
pub(super) const MINETTI_WALK: [f64; 6] = [2.5, 19.6, 51.9, -76.8, -58.7, 280.5];
/// The steepest grade that was measured.
pub(super) const MINETTI_LIMIT: f64 = 0.45;
/// Runalyze's power of the cost.
pub(super) const RUNALYZE_EXPONENT: f64 = 0.83;
/// Factor by powers of the grade in per cent, from the constant on.
pub(super) const POLYNOMIAL: [f64; 6] = [
    0.993_575_615_4,
    0.029_982_293_9,
    0.001_906_977,
    7.778_015_765_370_29e-7,
    -4.713_451_357_348_14e-7,
    -3.400_289_816_780_83e-9,
];
/// The grade beyond which the polynomial is not used, per cent.
pub(super) const POLYNOMIAL_LIMIT: f64 = 40.0;
/// The factor above it.
pub(super) const POLYNOMIAL_UP: f64 = 3.739;
/// The factor below.
pub(super) const POLYNOMIAL_DOWN: f64 = 1.937;
/// The window of way that a grade is taken over, m.
pub(super) const WINDOW_M: f64 = 100.0;
/// The cells in which altitudes are averaged, m.
pub(super) const CELL_M: f64 = 5.0;
/// The share of the window that altitudes must span.
pub(super) const LEAST_SPAN: f64 = 0.3;
/// A step between samples longer than this is missing, s.
pub(super) const MAX_GAP_S: u64 = 30;

const MOUNTAIN: &str = "10 elite men of mountain running on a treadmill";
const USERS: &str = "users of a training site, as a program fitted their curve";

const fn minetti(id: &'static str, value: f64) -> Constant {
    constant(id, (value, "J/kg/m"), MINETTI_2002, MOUNTAIN, Evidence::Measured)
}

const fn program(id: &'static str, value: f64) -> Constant {
    constant(id, (value, "1"), GOLDENCHEETAH_GRADE, USERS, Evidence::Convention)
}

const fn own(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), STADION, ANYBODY, Evidence::Convention)
}

/// The numbers behind this topic, with their sources.
#[expect(clippy::cast_precision_loss, reason = "a few seconds")]
pub const GRADE_CONSTANTS: &[Constant] = &[
    minetti("grade.run-0", MINETTI_RUN[0]),
    minetti("grade.run-1", MINETTI_RUN[1]),
    minetti("grade.run-2", MINETTI_RUN[2]),
    minetti("grade.run-3", MINETTI_RUN[3]),
    minetti("grade.run-4", MINETTI_RUN[4]),
    minetti("grade.run-5", MINETTI_RUN[5]),
    minetti("grade.walk-0", MINETTI_WALK[0]),
    minetti("grade.walk-1", MINETTI_WALK[1]),
    minetti("grade.walk-2", MINETTI_WALK[2]),
    minetti("grade.walk-3", MINETTI_WALK[3]),
    minetti("grade.walk-4", MINETTI_WALK[4]),
    minetti("grade.walk-5", MINETTI_WALK[5]),
    constant(
        "grade.measured-limit",
        (MINETTI_LIMIT, "1"),
        MINETTI_2002,
        MOUNTAIN,
        Evidence::Measured,
    ),
    constant(
        "grade.runalyze-exponent",
        (RUNALYZE_EXPONENT, "1"),
        RUNALYZE_GRADE,
        ANYBODY,
        Evidence::Convention,
    ),
    program("grade.polynomial-0", POLYNOMIAL[0]),
    program("grade.polynomial-1", POLYNOMIAL[1]),
    program("grade.polynomial-2", POLYNOMIAL[2]),
    program("grade.polynomial-3", POLYNOMIAL[3]),
    program("grade.polynomial-4", POLYNOMIAL[4]),
    program("grade.polynomial-5", POLYNOMIAL[5]),
    program("grade.polynomial-limit", POLYNOMIAL_LIMIT / 100.0),
    program("grade.polynomial-above", POLYNOMIAL_UP),
    program("grade.polynomial-below", POLYNOMIAL_DOWN),
    own("grade.window", WINDOW_M, "m"),
    own("grade.cell", CELL_M, "m"),
    own("grade.least-span", LEAST_SPAN, "1"),
    own("grade.max-gap", MAX_GAP_S as f64, "s"),
];
