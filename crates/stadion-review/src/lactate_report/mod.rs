//! What a step test says: curves, thresholds with their intervals, zones.

mod peers;
mod zones;

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    Baseline, Consensus, CurveError, CurveFit, IntensityUnit, LT1_METHODS, LT2_METHODS,
    LactateCurve, Method, Points, Stage, StepTest, Threshold, ThresholdRules, Uncertainty,
    thresholds,
};
use stadion_types::StepTestWarning;

pub use self::peers::{LactaterReport, LactaterThreshold, lactater_report, likely_sport};
pub use self::zones::LactateZone;
use self::zones::Lookup;
use crate::SCHEMA_VERSION;
use crate::recording_review::WarningDocument;

/// Everything that a step test says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LactateReport {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The unit of every intensity in the document.
    pub unit: IntensityUnit,
    /// What was measured at rest.
    pub baseline: Option<Baseline>,
    /// The stages.
    pub stages: Vec<Stage>,
    /// By which rules the thresholds were found.
    pub rules: ThresholdRules,
    /// The curves.
    pub fits: Vec<FitDocument>,
    /// The thresholds.
    pub thresholds: Vec<Threshold>,
    /// The two thresholds on which several methods agree.
    pub consensus: ConsensusDocument,
    /// The zones.
    pub zones: Vec<LactateZone>,
    /// What could not be read of the table, and what was inferred from it.
    #[serde(default)]
    pub warnings: Vec<WarningDocument<StepTestWarning>>,
}

impl LactateReport {
    /// Adds what was told of the table that the test was read from.
    #[must_use]
    pub fn with_warnings(mut self, warnings: &[StepTestWarning]) -> Self {
        self.warnings = WarningDocument::all(warnings);
        self
    }
}

/// The two thresholds on which several methods agree; absent where too few of them found one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConsensusDocument {
    /// Where lactate begins to rise.
    pub lt1: Option<Consensus>,
    /// Beyond which it has no steady state.
    pub lt2: Option<Consensus>,
}

/// One curve through the stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FitDocument {
    /// Which curve.
    pub fit: CurveFit,
    /// `ok`, or why there is none.
    pub status: FitStatus,
    /// Coefficients, as the fit's documentation gives them; empty for curves through the points.
    pub coefficients: Vec<f64>,
    /// Sum of the squared residuals, (mmol/L)².
    pub rss: Option<f64>,
    /// Share of the variance that is explained.
    pub r2: Option<f64>,
    /// Root mean square error for a stage that is left out, mmol/L.
    pub loo_rmse: Option<f64>,
}

/// Whether a curve could be fitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FitStatus {
    /// It could.
    Ok,
    /// The curve needs more stages.
    TooFewStages,
    /// The stages admit no such curve.
    Degenerate,
}

impl FitStatus {
    /// Every status, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Ok, Self::TooFewStages, Self::Degenerate];

    /// Its identifier.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::TooFewStages => "too-few-stages",
            Self::Degenerate => "degenerate",
        }
    }
}

/// What a report is made of, each with a default.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LactateOptions {
    /// By which rules thresholds are found.
    pub rules: ThresholdRules,
    /// Which thresholds.
    pub methods: Vec<Method>,
    /// How their intervals and that of the consensus are worked out; without it there are none, and no
    /// method is told unstable.
    pub uncertainty: Option<Uncertainty>,
}

impl Default for LactateOptions {
    fn default() -> Self {
        Self {
            rules: ThresholdRules::default(),
            methods: Method::ALL.to_vec(),
            uncertainty: Some(Uncertainty::default()),
        }
    }
}

/// Reports on a step test.
///
/// ```
/// use stadion_physiology::{IntensityUnit, Stage, StepTest};
/// use stadion_review::{LactateOptions, lactate_report};
/// use stadion_types::Lactate;
///
/// let stages = [(12.0, 1.1), (13.0, 1.2), (14.0, 1.5), (15.0, 2.1), (16.0, 3.2), (17.0, 5.4)]
///     .map(|(speed, lactate)| Stage::new(speed).with_lactate(Lactate::const_millimoles_per_liter(lactate)));
/// let test = StepTest::new(IntensityUnit::KilometersPerHour, stages.to_vec())?;
/// let report = lactate_report(&test, &LactateOptions::default());
/// let obla = report.thresholds.iter().find(|t| t.method.to_string() == "obla-4.0").ok_or("none")?;
/// assert!((16.3..16.5).contains(&obla.intensity.unwrap_or_default()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn lactate_report(test: &StepTest, options: &LactateOptions) -> LactateReport {
    let rules = options.rules;
    let groups = [LT1_METHODS, LT2_METHODS];
    let (found, [lt1, lt2]) = match &options.uncertainty {
        Some(sure) => sure.thresholds_and_consensus(test, &options.methods, groups, &rules),
        None => (
            thresholds(test, &options.methods, &rules),
            groups.map(|methods| Consensus::of(test, methods, &rules)),
        ),
    };
    let points = test.points(rules.incomplete);
    let fitted =
        if rules.include_baseline { points.clone().with_baseline(test) } else { points.clone() };
    let curve = LactateCurve::fit(rules.fit, &fitted.intensities, &fitted.lactates);
    let zones = curve.map_or_else(
        |_| Vec::new(),
        |curve| {
            let lookup = Lookup { curve: &curve, points: &points, heart_rate: rules.heart_rate };
            let place = |of: &Option<Consensus>| of.as_ref().map(|c| (c.intensity, c.lactate));
            let mut zones = lookup.own([place(&lt1), place(&lt2)]);
            zones.extend(lookup.published());
            zones
        },
    );
    LactateReport {
        schema_version: SCHEMA_VERSION,
        unit: test.unit(),
        baseline: test.baseline(),
        stages: test.stages().to_vec(),
        rules,
        fits: CurveFit::ALL.iter().map(|&kind| fit(kind, &fitted)).collect(),
        thresholds: found,
        consensus: ConsensusDocument { lt1, lt2 },
        zones,
        warnings: Vec::new(),
    }
}

fn fit(kind: CurveFit, points: &Points) -> FitDocument {
    let curve = LactateCurve::fit(kind, &points.intensities, &points.lactates);
    let status = match &curve {
        Ok(_) => FitStatus::Ok,
        Err(CurveError::TooFewStages { .. }) => FitStatus::TooFewStages,
        Err(_) => FitStatus::Degenerate,
    };
    let curve = curve.ok();
    FitDocument {
        fit: kind,
        status,
        coefficients: curve.as_ref().map(LactateCurve::coefficients).unwrap_or_default(),
        rss: curve.as_ref().map(LactateCurve::rss),
        r2: curve.as_ref().and_then(LactateCurve::r2),
        loo_rmse: curve.as_ref().and_then(LactateCurve::loo_rmse),
    }
}
