//! Curves through all points: straight lines and monotone cubic pieces.

use super::CurveError;
use super::piecewise::Piecewise;
use super::points::ascending;

/// Straight lines between the points.
pub(super) fn linear(xs: &[f64], ys: &[f64]) -> Result<Piecewise, CurveError> {
    let (xs, ys) = distinct(xs, ys)?;
    Ok(Piecewise::straight(xs, &ys))
}

/// Cubic pieces that rise and fall only where the points do.
///
/// The slope at an inner point is the weighted harmonic mean of those beside it, none where they
/// differ in sign (Fritsch & Butland 1984); at the ends a parabola through three points gives it,
/// kept from overshooting. The pchip of scientific programs is the same.
pub(super) fn monotone(xs: &[f64], ys: &[f64]) -> Result<Piecewise, CurveError> {
    let (xs, ys) = distinct(xs, ys)?;
    let widths: Vec<f64> = xs.windows(2).map(|x| x[1] - x[0]).collect();
    let chords: Vec<f64> =
        ys.windows(2).zip(&widths).map(|(y, width)| (y[1] - y[0]) / width).collect();
    let (&[first, .., before_last], &[d_first, .., d_last]) = (&widths[..], &chords[..]) else {
        return Ok(Piecewise::straight(xs, &ys));
    };
    let n = widths.len();
    let mut slopes = Vec::with_capacity(xs.len());
    slopes.push(end_slope([first, widths[1]], [d_first, chords[1]]));
    for (width, chord) in widths.windows(2).zip(chords.windows(2)) {
        slopes.push(inner_slope([width[0], width[1]], [chord[0], chord[1]]));
    }
    slopes.push(end_slope([before_last, widths[n - 2]], [d_last, chords[n - 2]]));
    Ok(Piecewise::hermite(xs, &ys, &slopes))
}

fn inner_slope([before, after]: [f64; 2], [left, right]: [f64; 2]) -> f64 {
    if left * right <= 0.0 {
        return 0.0;
    }
    let (a, b) = (2.0 * after + before, after + 2.0 * before);
    (a + b) / (a / left + b / right)
}

/// The slope at an end, from the two widths and chords next to it, the nearer first.
fn end_slope([near, far]: [f64; 2], [chord, next]: [f64; 2]) -> f64 {
    let slope = ((2.0 * near + far) * chord - near * next) / (near + far);
    if slope * chord <= 0.0 {
        0.0
    } else if chord * next <= 0.0 && slope.abs() > 3.0 * chord.abs() {
        3.0 * chord
    } else {
        slope
    }
}

/// The points without repetitions, which tell a curve through them nothing new.
fn distinct(xs: &[f64], ys: &[f64]) -> Result<(Vec<f64>, Vec<f64>), CurveError> {
    ascending(xs, ys)?;
    let mut kept: (Vec<f64>, Vec<f64>) =
        (Vec::with_capacity(xs.len()), Vec::with_capacity(xs.len()));
    for (&x, &y) in xs.iter().zip(ys) {
        match (kept.0.last(), kept.1.last()) {
            (Some(&last), Some(&value)) if x <= last => {
                // No curve goes through two values at one intensity.
                if (y - value).abs() > 0.0 {
                    return Err(CurveError::Degenerate);
                }
            }
            _ => {
                kept.0.push(x);
                kept.1.push(y);
            }
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn monotone_pieces_agree_with_scipy() {
        // PchipInterpolator of scipy 1.17.1: value and slope.
        let xs = [50.0, 75.0, 100.0, 125.0, 150.0, 175.0, 191.0];
        let ys = [0.98, 0.9, 1.88, 2.80, 4.21, 6.66, 8.64];
        let curve = monotone(&xs, &ys).unwrap();
        for (x, expected) in [
            (60.0, [0.917_28, -0.003_455_999_999_999_997_7]),
            (90.0, [1.398_376_421_052_631_5, 0.051_892_547_368_421_04]),
            (140.0, [3.562_828_656_185_372, 0.058_371_999_555_249_18]),
            (185.0, [7.855_058_389_424_508, 0.127_372_554_662_736_84]),
        ] {
            for (found, expected) in curve.at(x).into_iter().zip(expected) {
                assert_relative_eq!(found, expected, max_relative = 1e-12);
            }
        }
        // Ends that would overshoot: one is held at three times its chord, one at zero.
        let bent = monotone(&[0.0, 1.0, 1.1, 3.0], &[0.0, 0.1, -9.0, 0.5]).unwrap();
        for (x, expected) in [(0.0, 0.3), (3.0, 15.0)] {
            assert_relative_eq!(bent.at(x)[1], expected, max_relative = 1e-12);
        }
        let level = monotone(&[0.0, 1.0, 2.0], &[0.0, 1.0, 10.0]).unwrap();
        assert_relative_eq!(level.at(0.0)[1], 0.0);
    }

    #[test]
    fn two_points_make_a_line_either_way() {
        for curve in [monotone, linear].map(|fit| fit(&[1.0, 3.0], &[2.0, 6.0]).unwrap()) {
            // Straight on beyond the ends.
            for (x, y) in [(0.0, 0.0), (1.0, 2.0), (2.0, 4.0), (3.0, 6.0), (4.0, 8.0)] {
                assert_relative_eq!(curve.at(x)[0], y, epsilon = 1e-15);
            }
        }
    }
}
