//! Breakpoints of a broken line by exhaustive least squares.

pub(in crate::lactate) mod moments;
mod search;

use moments::{Pieces, PointSet, Scale};
use search::{Problem, Search};

/// Parts into which the scan cuts every gap between two stages before it refines the best pair.
const PARTS: u32 = 8;

/// The least width of a segment of a line through stages, in mean gaps between stages.
///
/// Our choice: a shorter segment describes a part of one straight piece between two samples.
const MIN_SEGMENT_GAPS: f64 = 0.5;

/// Which broken lines count as a solution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SlopeRule {
    /// Each segment is steeper than the one before it, as lactate turnpoints ask.
    #[default]
    Increasing,
    /// Any, as programs that only minimise the squares do.
    Any,
}

/// A continuous broken line with `N` breakpoints, fitted by least squares.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Breakpoints<const N: usize> {
    /// Where the slope changes, ascending.
    pub positions: [f64; N],
    /// The slope before the first breakpoint.
    pub first_slope: f64,
    /// By how much the slope rises at each breakpoint.
    pub slope_changes: [f64; N],
    /// What is left of the squares: a sum over points, or an integral over the intensity.
    pub sse: f64,
    /// Whether a breakpoint stands as near to an end or to its neighbour as the search goes.
    pub at_edge: bool,
}

impl<const N: usize> Breakpoints<N> {
    /// Whether every segment is steeper than the one before it.
    #[must_use]
    pub fn slopes_increase(&self) -> bool {
        self.slope_changes.iter().all(|&change| change > 0.0)
    }

    /// The slopes of the segments in order.
    pub fn slopes(&self) -> impl Iterator<Item = f64> + '_ {
        std::iter::once(self.first_slope).chain(self.slope_changes.iter().scan(
            self.first_slope,
            |slope, change| {
                *slope += change;
                Some(*slope)
            },
        ))
    }
}

/// Finite, ascending and of equal number.
fn usable(xs: &[f64], ys: &[f64], least: usize) -> bool {
    xs.len() == ys.len()
        && xs.len() >= least
        && xs.iter().chain(ys).all(|value| value.is_finite())
        && xs.windows(2).all(|pair| pair[0] < pair[1])
}

/// The points in scaled abscissas, and where breakpoints may stand among them.
fn among_points(xs: &[f64], slopes: SlopeRule) -> Option<(Vec<f64>, Search)> {
    let scale = Scale::of(*xs.first()?, *xs.last()?);
    let us: Vec<f64> = xs.iter().map(|&x| scale.to(x)).collect();
    let widest = us.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
    let search = Search {
        scale,
        first: us[1],
        last: us[us.len() - 2],
        // A little less, so that neighbours on an even grid are not refused for their last bit.
        width: widest * (1.0 - 1e-9),
        step: widest,
        slopes,
    };
    Some((us, search))
}

/// The best line with one breakpoint through points of equal weight.
///
/// # Model
///
/// Least squares over all places of the breakpoint: every point but the first and the last is
/// tried, then the best is refined between the points. No start value, no local optimum.
///
/// # Limits
///
/// `None` for fewer than four points, for numbers that are not finite or not ascending, and where
/// no line obeys `slopes`.
///
/// ```
/// use stadion_physiology::{SlopeRule, one_breakpoint};
///
/// let xs: Vec<f64> = (0..20).map(f64::from).collect();
/// let ys: Vec<f64> = xs.iter().map(|x| 1.0 + 0.1 * x + 0.9 * (x - 12.5).max(0.0)).collect();
/// let line = one_breakpoint(&xs, &ys, SlopeRule::Increasing).ok_or("no line")?;
/// assert!((line.positions[0] - 12.5).abs() < 1e-6);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn one_breakpoint(xs: &[f64], ys: &[f64], slopes: SlopeRule) -> Option<Breakpoints<1>> {
    if !usable(xs, ys, 4) {
        return None;
    }
    let (us, search) = among_points(xs, slopes)?;
    Problem::new(&PointSet::new(&us, ys, |_| 1.0))?.best_of_one(&us[1..us.len() - 1], &search)
}

/// The best line with two breakpoints through points of equal weight.
///
/// # Model
///
/// As [`one_breakpoint`], over all pairs of points; a pair costs a few multiplications, whatever
/// the number of points.
///
/// # Limits
///
/// `None` for fewer than six points, for numbers that are not finite or not ascending, and where
/// no line obeys `slopes`.
///
/// ```
/// use stadion_physiology::{SlopeRule, two_breakpoints};
///
/// let xs: Vec<f64> = (0..40).map(f64::from).collect();
/// let rise = |x: f64, at: f64| (x - at).max(0.0);
/// let ys: Vec<f64> = xs.iter().map(|&x| 1.0 + 0.1 * rise(x, 12.5) + rise(x, 28.25)).collect();
/// let line = two_breakpoints(&xs, &ys, SlopeRule::Increasing).ok_or("no line")?;
/// assert!((line.positions[0] - 12.5).abs() < 1e-5 && (line.positions[1] - 28.25).abs() < 1e-5);
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn two_breakpoints(xs: &[f64], ys: &[f64], slopes: SlopeRule) -> Option<Breakpoints<2>> {
    if !usable(xs, ys, 6) {
        return None;
    }
    let (us, search) = among_points(xs, slopes)?;
    Problem::new(&PointSet::new(&us, ys, |_| 1.0))?.best_of_two(&us[1..us.len() - 1], &search)
}

/// The pieces between stages, the nodes of the scan, and where breakpoints may stand.
fn among_stages<'a>(
    xs: &'a [f64],
    ys: &'a [f64],
    log: bool,
    slopes: SlopeRule,
) -> Option<(Pieces<'a>, Vec<f64>, Search)> {
    let (&first, &last) = (xs.first()?, xs.last()?);
    let scale = if log { Scale::of(first.ln(), last.ln()) } else { Scale::of(first, last) };
    let place = |x: f64| scale.to(if log { x.ln() } else { x });
    let gaps = f64::from(u32::try_from(xs.len() - 1).ok()?);
    let narrowest = MIN_SEGMENT_GAPS * (last - first) / gaps;
    let nodes: Vec<f64> = xs
        .windows(2)
        .flat_map(|pair| {
            let part = (pair[1] - pair[0]) / f64::from(PARTS);
            (0..PARTS).map(move |i| pair[0] + f64::from(i) * part)
        })
        .filter(|&x| x - first >= narrowest && last - x >= narrowest)
        .map(place)
        .collect();
    let search = Search {
        scale,
        first: place(first + narrowest),
        last: place(last - narrowest),
        width: narrowest / scale.half,
        step: nodes.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max),
        slopes,
    };
    Some((Pieces::new(xs, ys, log, scale), nodes, search))
}

/// The lactate turnpoints: the best broken line with two breakpoints through a step test.
///
/// # Model
///
/// The stages are joined by straight lines, and every intensity of the test counts alike: the
/// integral of the squared distance is least. So wide steps weigh as much as they are wide, and
/// no grid has to be chosen. Over all pairs of places, refined between them; each segment spans at
/// least half a mean step.
///
/// # Units
///
/// Intensities in any unit, lactates in mmol/L.
///
/// # Limits
///
/// `None` for fewer than five stages, for numbers that are not finite or not ascending, and where
/// no line obeys `slopes`. Two breakpoints in eight stages follow the noise of single stages; see
/// [`Breakpoints::at_edge`] and [`Breakpoints::sse`].
///
/// ```
/// use stadion_physiology::{SlopeRule, lactate_turnpoints};
///
/// let watts = [110.0, 150.0, 190.0, 230.0, 270.0, 310.0, 350.0];
/// let lactate = [1.1, 1.0, 1.0, 1.2, 2.2, 4.3, 8.4];
/// let line = lactate_turnpoints(&watts, &lactate, SlopeRule::Increasing).ok_or("no line")?;
/// assert!((line.positions[0] - 236.0).abs() < 1.0 && (line.positions[1] - 304.0).abs() < 1.0);
/// # Ok::<(), &str>(())
/// ```
///
/// # Source
///
/// Three segments and increasing slopes: Hofmann and Tschakert (2017), doi:10.3389/fphys.2017.00337.
#[must_use]
pub fn lactate_turnpoints(
    intensities: &[f64],
    lactates: &[f64],
    slopes: SlopeRule,
) -> Option<Breakpoints<2>> {
    if !usable(intensities, lactates, 5) {
        return None;
    }
    let (pieces, nodes, search) = among_stages(intensities, lactates, false, slopes)?;
    Problem::new(&pieces)?.best_of_two(&nodes, &search)
}

/// The log-log breakpoint: one break in the logarithm of lactate over that of intensity.
///
/// # Model
///
/// As [`lactate_turnpoints`]: straight lines join the stages, their logarithms are fitted, and
/// every intensity counts alike (not every logarithm of one). The position comes back as an
/// intensity; slopes and squares are those of the logarithms.
///
/// # Limits
///
/// Stages at or below zero intensity are left out. `None` for fewer than four stages above it, for
/// lactates at or below zero, for numbers that are not finite or not ascending, and where no line
/// obeys `slopes`.
///
/// ```
/// use stadion_physiology::{SlopeRule, log_log_breakpoint};
///
/// let watts = [110.0, 150.0, 190.0, 230.0, 270.0, 310.0, 350.0];
/// let lactate = [1.1, 1.0, 1.0, 1.2, 2.2, 4.3, 8.4];
/// let line = log_log_breakpoint(&watts, &lactate, SlopeRule::Increasing).ok_or("no line")?;
/// assert!((line.positions[0] - 227.0).abs() < 1.0);
/// # Ok::<(), &str>(())
/// ```
///
/// # Source
///
/// Beaver, Wasserman and Whipp (1985), doi:10.1152/jappl.1985.59.6.1936.
#[must_use]
pub fn log_log_breakpoint(
    intensities: &[f64],
    lactates: &[f64],
    slopes: SlopeRule,
) -> Option<Breakpoints<1>> {
    let from = intensities.iter().take_while(|&&x| x <= 0.0).count();
    let (xs, ys) = (&intensities[from..], lactates.get(from..)?);
    if !usable(xs, ys, 4) || ys.iter().any(|&y| y <= 0.0) {
        return None;
    }
    let (pieces, nodes, search) = among_stages(xs, ys, true, slopes)?;
    let line = Problem::new(&pieces)?.best_of_one(&nodes, &search)?;
    Some(Breakpoints { positions: line.positions.map(f64::exp), ..line })
}
