//! The thresholds of `lactater` 0.2.0, an R package, number for number.
//!
//! For users who move: what a colleague's report or an old table holds can be reproduced here, and
//! then be compared with the definitions of [`thresholds`](crate::thresholds). It is a peer, not
//! an advice. What differs from the definitions, method by method:
//!
//! | output | `lactater` | definition here |
//! |---|---|---|
//! | `OBLA`, `Bsln +` | straight lines between the curve's values at the stages (polynomials), up to 3 % off the curve itself | exact inverse, last crossing from below |
//! | `Dmax` | chord by the highest and lowest lactate | chord from the first to the last stage |
//! | `Dmax`, `ModDmax`, `Log-Poly-ModDmax` | larger place of that slope, even before the first stage; the smaller one if lactate is above 8 there; the inflection point if there is no such place | within the test, or none |
//! | `ModDmax` | rise of 0.4 compared in binary, so 2.0 - 1.6 is none | compared in tenths |
//! | `Log-log`, `LTP1`, `LTP2` | local search with random restarts | global least squares, increasing slopes |
//! | `Log-Poly-ModDmax`, `Log-Exp-ModDmax` | from the rounded Log-log point, its lactate by the user's fit | full precision |
//! | `LTratio` | best point of a grid of 0.1 (0.01 for swimming) | exact |
//! | heart rate | line through all stages, rounded | between the stages on both sides |
//! | without a baseline | the first stage is taken for it and lost | no baseline, and said so |
//!
//! Left out: its pace column for swimming (100 m by the speed), and its failure where a stage
//! without lactate meets a Dmax method (here such a stage is left out). Curves need the stages
//! that [`CurveFit`](crate::CurveFit) states, where `lactater` fits four points with five
//! parameters.
//!
//! # Source
//!
//! The behaviour of the published package (Mattioni Maturana, MIT licence, version 0.2.0) and of the
//! R packages that it calls; its own words and code are not repeated. Where its exponential search
//! stops before the least squares, the least squares come back here.

mod brent;
mod dmax;
mod generator;
mod inverse;
mod local_search;
mod round;
mod spline;
mod table;

use spline::Spline;
use table::Table;

use crate::lactate::curve::{CurveFit, LactateCurve};
use crate::lactate::step_test::{IncompleteStage, StepTest};

/// The sport, which sets the grid and the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Sport {
    /// Grid of 0.1, one digit.
    #[default]
    Cycling,
    /// Grid of 0.1, two digits.
    Running,
    /// Grid of 0.01, three digits.
    Swimming,
}

impl Sport {
    /// Every sport.
    pub const ALL: [Self; 3] = [Self::Cycling, Self::Running, Self::Swimming];

    /// Its name there.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cycling => "cycling",
            Self::Running => "running",
            Self::Swimming => "swimming",
        }
    }

    const fn grid_step(self) -> f64 {
        match self {
            Self::Cycling | Self::Running => 0.1,
            Self::Swimming => 0.01,
        }
    }

    const fn digits(self) -> i32 {
        match self {
            Self::Cycling => 1,
            Self::Running => 2,
            Self::Swimming => 3,
        }
    }
}

/// The fit that its user chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Fit {
    /// `3rd degree polynomial`.
    #[default]
    ThirdDegree,
    /// `4th degree polynomial`.
    FourthDegree,
    /// `B-spline`: a natural cubic regression spline with four degrees of freedom.
    BSpline,
}

impl Fit {
    /// Every fit.
    pub const ALL: [Self; 3] = [Self::ThirdDegree, Self::FourthDegree, Self::BSpline];

    /// Its name there.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ThirdDegree => "3rd degree polynomial",
            Self::FourthDegree => "4th degree polynomial",
            Self::BSpline => "B-spline",
        }
    }

    const fn curve(self) -> CurveFit {
        match self {
            Self::ThirdDegree => CurveFit::Cubic,
            Self::FourthDegree => CurveFit::Quartic,
            Self::BSpline => CurveFit::NaturalSpline,
        }
    }
}

/// What its user may choose.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// The curve of the methods that leave it open.
    pub fit: Fit,
    /// Whether the baseline is a point of the curve, one step before the first stage.
    pub include_baseline: bool,
    /// Grid and digits.
    pub sport: Sport,
    /// Whether results are rounded as there, before some of them are used again.
    pub rounded: bool,
    /// The first part of the grid that `Log-log` sees, `loglog_restrainer` there.
    pub log_log_share: f64,
    /// What an unfinished last stage counts; its data entry scales by time.
    pub incomplete: IncompleteStage,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            fit: Fit::default(),
            include_baseline: false,
            sport: Sport::default(),
            rounded: true,
            log_log_share: 1.0,
            incomplete: IncompleteStage::default(),
        }
    }
}

/// One output.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Row {
    /// Its name there, such as `OBLA 2.0`.
    pub method: &'static str,
    /// In the unit of the test; `None` where `lactater` says `NA` or gives no number.
    pub intensity: Option<f64>,
    /// Lactate there, mmol/L.
    pub lactate: Option<f64>,
    /// Heart rate there, bpm.
    pub heart_rate: Option<f64>,
}

const OBLA: [(&str, f64); 5] =
    [("OBLA 2.0", 2.0), ("OBLA 2.5", 2.5), ("OBLA 3.0", 3.0), ("OBLA 3.5", 3.5), ("OBLA 4.0", 4.0)];

const ABOVE_BASELINE: [(&str, f64); 3] =
    [("Bsln + 0.5", 0.5), ("Bsln + 1.0", 1.0), ("Bsln + 1.5", 1.5)];

/// The steps that `segmented` may take: `lactater` raises the limit for Log-log only.
const LOG_LOG_STEPS: u32 = 1000;
const TURNPOINT_STEPS: u32 = 30;

/// The 17 outputs in the order of `lactater`; empty for fewer than three stages, and for a range of
/// intensities of more than 100 000 steps of its grid.
///
/// # Units
///
/// Intensities in the unit of the test: watts for cycling, km/h for running, m/s for swimming are
/// what its grid and digits are made for.
///
/// ```
/// use stadion_physiology::peers::lactater::{Options, thresholds};
/// use stadion_physiology::{IntensityUnit, Stage, StepTest};
/// use stadion_types::Lactate;
///
/// let stages = [(110.0, 1.1), (150.0, 1.0), (190.0, 1.0), (230.0, 1.2), (270.0, 2.2)]
///     .into_iter()
///     .chain([(310.0, 4.3), (350.0, 8.4)])
///     .map(|(watts, lactate)| {
///         Ok(Stage::new(watts).with_lactate(Lactate::from_millimoles_per_liter(lactate)?))
///     })
///     .collect::<Result<Vec<Stage>, stadion_types::OutOfRange>>()?;
/// let rest = Lactate::from_millimoles_per_liter(1.0)?;
/// let test = StepTest::new(IntensityUnit::Watts, stages)?.with_baseline(rest, None)?;
/// let rows = thresholds(&test, &Options::default());
/// let dmax = rows.iter().find(|row| row.method == "Dmax").ok_or("17 rows")?;
/// assert_eq!(dmax.intensity, Some(259.8));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn thresholds(test: &StepTest, options: &Options) -> Vec<Row> {
    let Some(table) = Table::new(test, options) else { return Vec::new() };
    let run = Run { curve: table.curve(options.fit.curve()), table, options };
    let log_log = run.log_log();
    let mut rows = vec![run.row("Log-log", log_log, run.curve.as_ref())];
    rows.extend(OBLA.map(|(method, level)| run.inverted(method, level)));
    rows.extend(
        ABOVE_BASELINE.map(|(method, rise)| run.inverted(method, run.table.baseline() + rise)),
    );
    rows.extend(run.dmax_rows(log_log));
    let turnpoints = run.turnpoints();
    for (i, method) in ["LTP1", "LTP2"].into_iter().enumerate() {
        rows.push(run.row(method, turnpoints.map(|places| places[i]), run.curve.as_ref()));
    }
    rows.push(run.ratio());
    rows
}

/// A table, its curve and what was chosen.
struct Run<'a> {
    table: Table,
    curve: Option<LactateCurve>,
    options: &'a Options,
}

impl Run<'_> {
    fn rounded(&self, value: f64, digits: i32) -> f64 {
        if self.options.rounded { round::round(value, digits) } else { value }
    }

    fn intensity(&self, value: f64) -> f64 {
        self.rounded(value, self.options.sport.digits())
    }

    fn lactate(&self, curve: &LactateCurve, intensity: f64) -> f64 {
        self.rounded(curve.value(intensity), 1)
    }

    fn heart_rate(&self, intensity: f64) -> Option<f64> {
        Some(self.rounded(self.table.heart_rate_at(intensity)?, 0))
    }

    /// A row at an intensity, with the lactate of `curve` there.
    fn row(&self, method: &'static str, at: Option<f64>, curve: Option<&LactateCurve>) -> Row {
        Row {
            method,
            intensity: at.map(|at| self.intensity(at)),
            lactate: at.zip(curve).map(|(at, curve)| self.lactate(curve, at)),
            heart_rate: at.and_then(|at| self.heart_rate(at)),
        }
    }

    fn inverted(&self, method: &'static str, level: f64) -> Row {
        let at = self.curve.as_ref().and_then(|curve| {
            let (xs, _) = self.table.modelled();
            let fitted: Vec<f64> = xs.iter().map(|&x| curve.value(x)).collect();
            if self.options.fit == Fit::BSpline {
                let grid: Vec<f64> = self.table.grid().collect();
                let ends = (xs[0], *grid.last()?);
                let values = grid.iter().map(|&x| curve.value(x)).collect();
                let spline = Spline::new(grid, values)?;
                inverse::on_curve(ends, &fitted, level, |x| spline.value(x))
            } else {
                inverse::between_stages(xs, &fitted, level)
            }
        });
        Row { lactate: Some(level), ..self.row(method, at, None) }
    }

    fn log_log(&self) -> Option<f64> {
        let (xs, ys) = self.table.interpolated();
        let share = self.options.log_log_share.clamp(0.0, 1.0);
        let seen = self.table.grid().fold(0.0, |count, _| count + 1.0) * share;
        let (mut log_xs, mut logs) = (Vec::new(), Vec::new());
        let mut count = 0.0;
        for (&x, y) in xs.iter().zip(ys) {
            count += 1.0;
            if count <= seen && x > 0.0 {
                log_xs.push(x.ln());
                logs.push(y.ln());
            }
        }
        let [at] = local_search::breakpoints(&log_xs, &logs, LOG_LOG_STEPS)?;
        Some(at.exp())
    }

    fn turnpoints(&self) -> Option<[f64; 2]> {
        let (xs, ys) = self.table.interpolated();
        local_search::breakpoints(&xs, &ys, TURNPOINT_STEPS)
    }

    fn dmax_rows(&self, log_log: Option<f64>) -> [Row; 5] {
        let (xs, ys) = self.table.stages();
        let (first, last) = (xs[0], xs[xs.len() - 1]);
        let cubic = self.table.stage_curve(CurveFit::Cubic);
        let exponential = self.table.stage_curve(CurveFit::Exponential);
        let tangent = |slope: f64| {
            let curve = cubic.as_ref()?;
            dmax::tangent(&curve.coefficients(), slope, last, |at| self.lactate(curve, at))
        };
        let rate = exponential.as_ref().and_then(|curve| curve.coefficients().get(2).copied());
        let on_exponential = |from: f64| rate.map(|rate| dmax::on_exponential(rate, from, last));
        // The Log-log point is rounded before it is used.
        let start = log_log.map(|at| self.intensity(at));
        let start_lactate =
            log_log.zip(self.curve.as_ref()).map(|(at, curve)| self.lactate(curve, at));
        let from_log_log = start
            .zip(start_lactate)
            .and_then(|(x, y)| tangent((ys[ys.len() - 1] - y) / (last - x)));
        [
            self.row("Dmax", tangent(dmax::range_slope(xs, ys)), cubic.as_ref()),
            self.row("ModDmax", dmax::slope_from_rise(xs, ys).and_then(tangent), cubic.as_ref()),
            self.row("Exp-Dmax", on_exponential(first), exponential.as_ref()),
            self.row("Log-Poly-ModDmax", from_log_log, cubic.as_ref()),
            self.row("Log-Exp-ModDmax", start.and_then(on_exponential), exponential.as_ref()),
        ]
    }

    fn ratio(&self) -> Row {
        let curve = self.table.curve(CurveFit::NaturalSpline);
        let at = curve.as_ref().and_then(|curve| {
            self.table
                .grid()
                .map(|x| (curve.value(x) / x, x))
                .filter(|(ratio, _)| !ratio.is_nan())
                .reduce(|least, next| if next.0 < least.0 { next } else { least })
        });
        self.row("LTratio", at.map(|(_, x)| x), curve.as_ref())
    }
}
