//! What days of load did to performance: the document of `stadion respond`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use stadion_load::{
    BackTestCalibration, BackTestSummary, BanisterFit, BussoFit, CalvertFit, DailyLoads, Doses,
    FitResponse, PerformanceTest, RefusedTests, ResponseData, ResponseError, ResponseFitError,
    ResponseIndex, UnknownDays, UnknownDoses, UnknownSpan, WalkForward,
};
use stadion_types::{
    ConstantError, ConstantOverrides, ConstantSlots, Finding, OverriddenConstant, TakesConstants,
};

/// The model whose constants are estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RespondModel {
    /// Fitness less fatigue. The default.
    #[default]
    Banister,
    /// The same, where fatigue grows with the load that went before.
    Busso,
    /// The same, where fitness takes days to build.
    Calvert,
}

impl RespondModel {
    /// Every model, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Banister, Self::Busso, Self::Calvert];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Banister => "banister",
            Self::Busso => "busso",
            Self::Calvert => "calvert",
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RespondOptions {
    /// The model.
    pub model: RespondModel,
    /// Whether a day's own load counts for the test of that day.
    pub index: ResponseIndex,
    /// What a day does of which nothing is known. With [`UnknownDays::Carry`] the state stays as it is
    /// over such a day: it has no place in the model's time.
    pub unknown: UnknownDays,
}

/// A model of the response with how far it may be trusted.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RespondDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The model.
    pub model: String,
    /// Whether a day's own load counts for the test of that day.
    pub index: ResponseIndex,
    /// What unknown days did.
    pub unknown: UnknownDays,
    /// The days of which nothing is known.
    pub unknown_days: Option<UnknownSpan>,
    /// Days of the record.
    pub days: usize,
    /// Tests.
    pub tests: usize,
    /// The constants by name.
    pub parameters: BTreeMap<String, f64>,
    /// Sum of squares that the fit leaves.
    pub sse: f64,
    /// Share of the tests' variance that the fit explains; no measure of prediction.
    pub r2: Option<f64>,
    /// Standard deviation of a test about the fit.
    pub residual_sd: Option<f64>,
    /// The interval of each constant that has one.
    pub intervals: BTreeMap<String, RespondInterval>,
    /// Whether the tests tell the constants.
    pub identifiable: bool,
    /// Why, in words.
    pub why: String,
    /// What speaks against it.
    pub findings: Vec<Finding>,
    /// How well tests were predicted from what was known before their day.
    pub skill_vs: RespondSkill,
    /// The user's constants by which it was fitted and judged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub constants: Vec<OverriddenConstant>,
}

/// The interval of a constant.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RespondInterval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// The probability that it holds the constant.
    pub level: f64,
    /// Whether the lower end is only that of what was searched.
    pub open_below: bool,
    /// The same for the upper end.
    pub open_above: bool,
}

/// Walk-forward prediction against two predictions that know no load: 1 is perfect, 0 no better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RespondSkill {
    /// Against the mean of the tests before; `None` without a prediction.
    pub mean: Option<f64>,
    /// Against the last test before.
    pub last: Option<f64>,
    /// The tests that were predicted.
    pub tests: usize,
    /// The others, by reason.
    pub refused: Vec<RefusedTests>,
    /// Root of the mean square of the errors.
    pub rmse: Option<f64>,
    /// How often the intervals of predictions held the test.
    pub calibration: BackTestCalibration,
}

impl From<BackTestSummary> for RespondSkill {
    fn from(found: BackTestSummary) -> Self {
        Self {
            mean: found.mean.skill,
            last: found.last.skill,
            tests: found.predicted,
            refused: found.refused,
            rmse: found.rmse,
            calibration: found.calibration,
        }
    }
}

/// Why loads and tests give no response.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RespondError {
    /// Loads and tests do not fit together, or unknown days may not be guessed.
    #[error(transparent)]
    Data(#[from] ResponseError),
    /// There is no fit.
    #[error(transparent)]
    Fit(#[from] ResponseFitError),
    /// A test on a day that has no place in the model's time.
    #[error(
        "a test on {date}, of which no load is known; with `carry` that day has no state of its own"
    )]
    TestOnUnknownDay {
        /// The day.
        date: NaiveDate,
    },
}

impl RespondError {
    /// Every code of its own; the others are those of [`ResponseError`] and [`ResponseFitError`].
    pub const CODES: [&'static str; 1] = ["respond-test-on-unknown-day"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Data(error) => error.code(),
            Self::Fit(error) => error.code(),
            Self::TestOnUnknownDay { .. } => Self::CODES[0],
        }
    }

    /// The date of the test that is refused, where it is one test.
    #[must_use]
    pub const fn test(&self) -> Option<NaiveDate> {
        match self {
            Self::Data(ResponseError::TestDate { date, .. }) | Self::TestOnUnknownDay { date } => {
                Some(*date)
            }
            _ => None,
        }
    }
}

/// The settings of the fit of one model, and of the walk through the tests.
///
/// ```
/// use stadion_review::{RespondOptions, RespondRules, constant_overrides};
/// use stadion_types::GivenConstant;
///
/// let given = GivenConstant { value: 60.0, unit: Some("d".into()), source: "own prior".into() };
/// let own = constant_overrides([("response.fitness-days.most".to_owned(), given)])?;
/// let rules = RespondRules::new(RespondOptions::default()).with_constants(&own)?;
/// assert_eq!(rules.overridden()[0].value, 60.0);
/// # Ok::<(), stadion_types::ConstantError>(())
/// ```
#[derive(Debug, Clone)]
pub struct RespondRules {
    options: RespondOptions,
    fit: Fit,
    walk: WalkForward,
    constants: Vec<OverriddenConstant>,
}

#[derive(Debug, Clone)]
enum Fit {
    Banister(BanisterFit),
    Busso(BussoFit),
    Calvert(CalvertFit),
}

impl TakesConstants for RespondRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        match &mut self.fit {
            Fit::Banister(fit) => fit.constants(slots),
            Fit::Busso(fit) => fit.constants(slots),
            Fit::Calvert(fit) => fit.constants(slots),
        }
        self.walk.constants(slots);
    }
}

impl RespondRules {
    /// The usual rules for what is asked for.
    #[must_use]
    pub fn new(options: RespondOptions) -> Self {
        let fit = match options.model {
            RespondModel::Banister => Fit::Banister(BanisterFit::new(options.index)),
            RespondModel::Busso => Fit::Busso(BussoFit::new(options.index)),
            RespondModel::Calvert => Fit::Calvert(CalvertFit::new(options.index)),
        };
        Self { options, fit, walk: WalkForward::default(), constants: Vec::new() }
    }

    /// The same by a user's constants; the document says which.
    ///
    /// # Errors
    ///
    /// [`ConstantError`] for a value that a setting does not accept.
    pub fn with_constants(mut self, overrides: &ConstantOverrides) -> Result<Self, ConstantError> {
        self.constants = self.take_constants(overrides)?;
        Ok(self)
    }

    /// The user's constants that were taken, by name.
    #[must_use]
    pub fn overridden(&self) -> &[OverriddenConstant] {
        &self.constants
    }

    /// As [`respond`].
    ///
    /// # Errors
    ///
    /// [`RespondError`].
    pub fn respond(
        &self,
        loads: &DailyLoads,
        tests: &[(NaiveDate, f64)],
    ) -> Result<RespondDocument, RespondError> {
        let data = data(loads, tests, self.options.unknown)?;
        let mut document = match &self.fit {
            Fit::Banister(fit) => document(fit, &data, self),
            Fit::Busso(fit) => document(fit, &data, self),
            Fit::Calvert(fit) => document(fit, &data, self),
        }?;
        document.days = loads.len();
        document.unknown_days = loads.unknown_days().fold(None, |span, day| {
            let (days, first) = span.map_or((0, day), |span: UnknownSpan| (span.days, span.first));
            Some(UnknownSpan { days: days + 1, first, last: day })
        });
        Ok(document)
    }
}

/// Estimates a model of what the loads did to the tests, and walks through the tests to see what it is
/// worth for prediction.
///
/// ```
/// use chrono::{Days, NaiveDate};
/// use stadion_load::{DailyLoads, DayLoad};
/// use stadion_review::{RespondOptions, respond};
///
/// let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
/// let loads = DailyLoads::new(first, vec![DayLoad::Trained(50.0); 90])?;
/// let tests = (0..4_u32).map(|i| (first + Days::new(20 * u64::from(i)), 300.0 + f64::from(i)));
/// let refused = respond(&loads, &tests.collect::<Vec<_>>(), RespondOptions::default());
/// assert_eq!(refused.unwrap_err().code(), "response-fit-too-few-tests");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`RespondError`]: tests outside the record, unknown days that may not be guessed, too few tests.
pub fn respond(
    loads: &DailyLoads,
    tests: &[(NaiveDate, f64)],
    options: RespondOptions,
) -> Result<RespondDocument, RespondError> {
    RespondRules::new(options).respond(loads, tests)
}

fn data(
    loads: &DailyLoads,
    tests: &[(NaiveDate, f64)],
    unknown: UnknownDays,
) -> Result<ResponseData, RespondError> {
    let unknown = match unknown {
        UnknownDays::Refuse => UnknownDoses::Refuse,
        UnknownDays::Rest => UnknownDoses::Rest,
        UnknownDays::Carry => return without_unknown(loads, tests),
    };
    Ok(ResponseData::from_dates(loads, tests.iter().copied(), unknown)?)
}

/// The known days alone, one behind the other.
fn without_unknown(
    loads: &DailyLoads,
    tests: &[(NaiveDate, f64)],
) -> Result<ResponseData, RespondError> {
    let days = loads.as_slice();
    let place = |&(date, performance): &(NaiveDate, f64)| {
        let (first, last) = (loads.first(), loads.last());
        let day = usize::try_from((date - first).num_days()).ok().filter(|&day| day < days.len());
        let day = day.ok_or(ResponseError::TestDate { date, first, last })?;
        if days[day].known().is_none() {
            return Err(RespondError::TestOnUnknownDay { date });
        }
        let day = days[..day].iter().filter(|day| day.known().is_some()).count();
        Ok(PerformanceTest { day, performance })
    };
    let tests = tests.iter().map(place).collect::<Result<_, _>>()?;
    let doses = Doses::single(days.iter().filter_map(|day| day.known()).collect())?;
    Ok(ResponseData::new(doses, tests)?)
}

fn document<F: FitResponse>(
    rule: &F,
    data: &ResponseData,
    rules: &RespondRules,
) -> Result<RespondDocument, RespondError>
where
    F::Model: 'static,
{
    let options = rules.options;
    let fit = rule.fit(data)?;
    let mut intervals = BTreeMap::new();
    for parameter in &fit.parameters {
        if let Some(interval) = &parameter.interval {
            let found = RespondInterval {
                lo: interval.lo(),
                hi: interval.hi(),
                level: interval.level(),
                open_below: parameter.open_below,
                open_above: parameter.open_above,
            };
            intervals.insert(parameter.name.to_string(), found);
        }
    }
    let told: Vec<String> = fit.findings.iter().map(|finding| finding.reason.text()).collect();
    let why = if told.is_empty() {
        "the tests bound every constant within what was searched".to_owned()
    } else {
        told.join("; ")
    };
    Ok(RespondDocument {
        schema_version: crate::SCHEMA_VERSION,
        model: options.model.as_str().to_owned(),
        index: options.index,
        unknown: options.unknown,
        unknown_days: None,
        days: data.doses().len(),
        tests: data.tests().len(),
        parameters: fit.parameters.iter().map(|p| (p.name.to_string(), p.value)).collect(),
        sse: fit.sse,
        r2: fit.r2,
        residual_sd: fit.residual_sd,
        intervals,
        identifiable: fit.identifiable,
        why,
        findings: fit.findings,
        skill_vs: rules.walk.run(rule, data).summary().into(),
        constants: rules.constants.clone(),
    })
}
