//! The numbers of another program on the same step test.

use serde::{Deserialize, Serialize};
use stadion_physiology::peers::lactater::{self, Fit, Options, Sport};
use stadion_physiology::{CurveFit, Method, StepTest, ThresholdStatus};
use stadion_types::StepTestWarning;

use crate::SCHEMA_VERSION;
use crate::recording_review::WarningDocument;

/// What the R package lactater 0.2.0 says of a step test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LactaterReport {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The program.
    pub program: String,
    /// The sport, which sets its grid and digits.
    pub sport: String,
    /// Whether numbers are rounded as there.
    pub rounded: bool,
    /// Its outputs.
    pub thresholds: Vec<LactaterThreshold>,
    /// What could not be read of the table, and what was inferred from it.
    #[serde(default)]
    pub warnings: Vec<WarningDocument<StepTestWarning>>,
}

impl LactaterReport {
    /// Adds what was told of the table that the test was read from.
    #[must_use]
    pub fn with_warnings(mut self, warnings: &[StepTestWarning]) -> Self {
        self.warnings = WarningDocument::all(warnings);
        self
    }
}

/// One output, under the name that the method has here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LactaterThreshold {
    /// The method.
    pub method: Method,
    /// Its name there.
    pub name: String,
    /// The curve that its user chose.
    pub fit: CurveFit,
    /// `ok`, or `no-solution` where it says NA.
    pub status: ThresholdStatus,
    /// In the unit of the test.
    pub intensity: Option<f64>,
    /// Lactate there.
    pub lactate_mmol_l: Option<f64>,
    /// Heart rate there, on a line over all stages.
    pub heart_rate_bpm: Option<f64>,
}

/// The sport that intensities look like: watts are large numbers, metres per second small ones.
///
/// ```
/// use stadion_physiology::peers::lactater::Sport;
/// use stadion_physiology::{IntensityUnit, Stage, StepTest};
/// use stadion_review::likely_sport;
///
/// let test = |x: f64| StepTest::new(IntensityUnit::Unstated, vec![Stage::new(x)]);
/// assert_eq!(likely_sport(&test(1.4)?), Sport::Swimming);
/// assert_eq!(likely_sport(&test(16.0)?), Sport::Running);
/// assert_eq!(likely_sport(&test(280.0)?), Sport::Cycling);
/// # Ok::<(), stadion_physiology::StepTestError>(())
/// ```
#[must_use]
pub fn likely_sport(test: &StepTest) -> Sport {
    let highest = test.stages().last().map_or(0.0, |stage| stage.intensity);
    // Nobody swims at 3 m/s or runs at 40 km/h for a stage, and nobody stops a test at 40 W.
    if highest < 3.0 {
        Sport::Swimming
    } else if highest < 40.0 {
        Sport::Running
    } else {
        Sport::Cycling
    }
}

/// Reports on a step test by the conventions of lactater 0.2.0.
#[must_use]
pub fn lactater_report(test: &StepTest, options: &Options) -> LactaterReport {
    let fit = match options.fit {
        Fit::FourthDegree => CurveFit::Quartic,
        Fit::BSpline => CurveFit::NaturalSpline,
        _ => CurveFit::Cubic,
    };
    let rows = lactater::thresholds(test, options);
    let thresholds = rows.iter().filter_map(|row| {
        Some(LactaterThreshold {
            method: method(row.method)?,
            name: row.method.to_owned(),
            fit,
            status: match row.intensity {
                Some(_) => ThresholdStatus::Ok,
                None => ThresholdStatus::NoSolution,
            },
            intensity: row.intensity,
            lactate_mmol_l: row.lactate,
            heart_rate_bpm: row.heart_rate,
        })
    });
    LactaterReport {
        schema_version: SCHEMA_VERSION,
        program: "lactater 0.2.0".to_owned(),
        sport: options.sport.as_str().to_owned(),
        rounded: options.rounded,
        thresholds: thresholds.collect(),
        warnings: Vec::new(),
    }
}

/// The method that `lactater` calls by `name`.
fn method(name: &str) -> Option<Method> {
    let id = match name {
        "Log-log" => "log-log".to_owned(),
        "ModDmax" => "modified-dmax".to_owned(),
        "Exp-Dmax" => "exponential-dmax".to_owned(),
        "Log-Poly-ModDmax" => "log-poly-modified-dmax".to_owned(),
        "Log-Exp-ModDmax" => "log-exp-modified-dmax".to_owned(),
        "LTratio" => "lt-ratio".to_owned(),
        _ => name.to_ascii_lowercase().replace("obla ", "obla-").replace("bsln + ", "baseline+"),
    };
    id.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use stadion_physiology::{IntensityUnit, Stage};
    use stadion_types::Lactate;

    #[test]
    fn every_output_has_a_method() {
        let stage = |(x, l): (f64, f64)| {
            Stage::new(x).with_lactate(Lactate::from_millimoles_per_liter(l).unwrap())
        };
        let points =
            [(100.0, 1.0), (140.0, 1.1), (180.0, 1.3), (220.0, 1.9), (260.0, 3.2), (300.0, 6.0)];
        let test = StepTest::new(IntensityUnit::Watts, points.map(stage).to_vec()).unwrap();
        let options = Options::default();
        let report = lactater_report(&test, &options);
        assert_eq!(report.thresholds.len(), 17);
        assert_eq!(report.thresholds.len(), lactater::thresholds(&test, &options).len());
    }
}
