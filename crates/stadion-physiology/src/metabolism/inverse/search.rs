//! The search for VO2max and VLamax.

use stadion_types::{LactateRate, OxygenUptake};

use super::observation::{MaderErrors, MaderObservation};
use crate::metabolism::all_out::AllOutBalance;
use crate::metabolism::constant_set::MaderConstants;
use crate::metabolism::constants::{GREATEST_LACTATE_CV, PHOSPHAGEN_CV};
use crate::metabolism::economy::{Economy, GlycolyticEnergy};
use crate::metabolism::least_squares::{Solution, minimise};
use crate::metabolism::mader_heck::{MaderHeck, MaderHeckError, activated_at, share_at_lactate};

/// Logarithms of VO2max, VLamax, and of phosphagens and greatest lactate over their defaults.
pub(super) type Logs = [f64; 4];

pub(super) struct Fit<'a> {
    pub(super) observations: &'a [MaderObservation],
    pub(super) economy: Economy,
    pub(super) energy: GlycolyticEnergy,
    pub(super) constants: MaderConstants,
    pub(super) errors: MaderErrors,
}

impl Fit<'_> {
    pub(super) fn model(&self, vo2max: f64, vlamax: f64) -> Result<MaderHeck, MaderHeckError> {
        MaderHeck::new(
            OxygenUptake::from_milliliters_per_kilogram_minute(vo2max)
                .map_err(|_| MaderHeckError::Vo2max { ml_kg_min: vo2max })?,
            LactateRate::from_millimoles_per_liter_second(vlamax)
                .map_err(|_| MaderHeckError::Vlamax { mmol_l_s: vlamax })?,
            self.constants,
        )
    }

    /// `ln(model / observation)` of each observation.
    pub(super) fn misses(&self, logs: &Logs) -> Vec<f64> {
        let (vo2max, vlamax) = (logs[0].exp(), logs[1].exp());
        let balance = AllOutBalance::default();
        let balance = AllOutBalance {
            phosphagen_ml_kg: balance.phosphagen_ml_kg * logs[2].exp(),
            greatest_lactate_mmol_l: balance.greatest_lactate_mmol_l * logs[3].exp(),
        };
        let steady = |mmol_l: f64| {
            let share = share_at_lactate(vo2max, vlamax, self.constants, mmol_l);
            let formation = 60.0 * vlamax * activated_at(share, self.constants);
            let lactate = match self.energy {
                GlycolyticEnergy::Gross => formation,
                // Nothing accumulates up to the maximal steady state.
                GlycolyticEnergy::Net => 0.0,
            };
            let constants = self.constants;
            share * vo2max
                + constants.oxygen_per_lactate_ml_mmol * constants.lactate_space_l_kg * lactate
        };
        // A floor instead of 0 keeps the logarithm; no observation lies near it.
        let miss = |demand: f64, seen: f64| (self.economy.intensity(demand).max(1e-9) / seen).ln();
        self.observations
            .iter()
            .map(|observation| match *observation {
                MaderObservation::AllOut { duration, intensity } => {
                    miss(balance.demand_of((vo2max, vlamax), self.constants, duration), intensity)
                }
                MaderObservation::Mlss { intensity } => miss(steady(f64::INFINITY), intensity),
                MaderObservation::SteadyLactate { intensity, lactate } => {
                    miss(steady(lactate.millimoles_per_liter()), intensity)
                }
                MaderObservation::Vo2max(seen) => {
                    (vo2max / seen.milliliters_per_kilogram_minute()).ln()
                }
                MaderObservation::Vlamax(seen) => {
                    (vlamax / seen.millimoles_per_liter_second()).ln()
                }
            })
            .collect()
    }

    fn error(&self, observation: &MaderObservation) -> f64 {
        match observation {
            MaderObservation::AllOut { .. } => self.errors.all_out,
            MaderObservation::Mlss { .. } => self.errors.mlss,
            MaderObservation::SteadyLactate { .. } => self.errors.steady_lactate,
            MaderObservation::Vo2max(_) => self.errors.vo2max,
            MaderObservation::Vlamax(_) => self.errors.vlamax,
        }
    }

    fn residuals(&self, logs: &Logs) -> Option<Vec<f64>> {
        let scaled = self.misses(logs).into_iter().zip(self.observations);
        let mut all: Vec<f64> = scaled.map(|(miss, o)| miss / self.error(o)).collect();
        all.extend([logs[2] / PHOSPHAGEN_CV, logs[3] / GREATEST_LACTATE_CV]);
        all.iter().all(|r| r.is_finite()).then_some(all)
    }

    /// The best of the minima found from nine starts: the sum of squares can have two.
    pub(super) fn best(&self) -> Option<(Logs, Solution<4>)> {
        let starts = [35.0_f64, 55.0, 80.0].into_iter().flat_map(|vo2max| {
            [0.15_f64, 0.45, 1.0].map(|vlamax| [vo2max.ln(), vlamax.ln(), 0.0, 0.0])
        });
        starts
            .filter_map(|start| minimise(start, |logs| self.residuals(logs)))
            .min_by(|a, b| a.sum_of_squares().total_cmp(&b.sum_of_squares()))
            .map(|solution| (solution.parameters, solution))
    }
}
