//! A small chart of characters.

/// Columns and rows of the plot itself.
const WIDTH: usize = 61;
const HEIGHT: usize = 12;

/// A curve with the points it was fitted to and marks below the axis.
#[derive(Debug)]
pub(crate) struct Chart<'a> {
    /// Measured points.
    pub(crate) points: &'a [(f64, f64)],
    /// Points of the curve, close to each other.
    pub(crate) curve: &'a [(f64, f64)],
    /// What to mark on the horizontal axis.
    pub(crate) marks: &'a [(f64, &'a str)],
    /// What the vertical axis counts.
    pub(crate) unit: &'a str,
}

impl Chart<'_> {
    /// The lines; none if there is nothing to show.
    pub(crate) fn lines(&self) -> Vec<String> {
        let all = || self.points.iter().chain(self.curve);
        let (Some([left, right]), Some([_, top])) =
            (range(all().map(|p| p.0)), range(all().map(|p| p.1)))
        else {
            return Vec::new();
        };
        // Lactate is read against zero.
        let top = top.ceil().max(1.0);
        let column = |x: f64| cell((x - left) / (right - left), WIDTH);
        let row = |y: f64| cell(1.0 - y / top, HEIGHT);
        let mut grid = vec![vec![' '; WIDTH]; HEIGHT];
        let mut put = |x: f64, y: f64, c: char| {
            if let (Some(x), Some(y)) = (column(x), row(y)) {
                grid[y][x] = c;
            }
        };
        for &(x, y) in self.curve {
            put(x, y, '·');
        }
        for &(x, y) in self.points {
            put(x, y, 'o');
        }
        let mut lines = vec![format!("  {}", self.unit)];
        for (i, cells) in grid.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a dozen rows")]
            let level = top * (1.0 - i as f64 / (HEIGHT - 1) as f64);
            let label = if i % 3 == 0 || i + 1 == HEIGHT {
                format!("{level:5.1} |")
            } else {
                "      |".to_owned()
            };
            lines
                .push(format!("{label}{}", cells.iter().collect::<String>()).trim_end().to_owned());
        }
        lines.push(format!("      +{}", "-".repeat(WIDTH)));
        let mut below = vec![' '; WIDTH + 8];
        for (x, name) in self.marks {
            let Some(at) = column(*x) else { continue };
            for (slot, c) in below.iter_mut().skip(at).zip(format!("^{name}").chars()) {
                *slot = c;
            }
        }
        lines.push(format!("       {}", below.iter().collect::<String>()).trim_end().to_owned());
        lines.push(format!("       {left:<10}{right:>width$}", width = WIDTH - 10));
        lines
    }
}

fn range(values: impl Iterator<Item = f64>) -> Option<[f64; 2]> {
    let finite = values.filter(|v| v.is_finite());
    let [lo, hi] =
        finite.fold([f64::INFINITY, f64::NEG_INFINITY], |[lo, hi], v| [lo.min(v), hi.max(v)]);
    (lo < hi).then_some([lo, hi])
}

/// The cell of `count` that holds a fraction of the way; none outside.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a few dozen cells"
)]
fn cell(fraction: f64, count: usize) -> Option<usize> {
    let inside = (-1e-9..=1.0 + 1e-9).contains(&fraction);
    inside.then(|| (fraction.clamp(0.0, 1.0) * (count - 1) as f64).round() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_on_the_axes_of_the_chart() {
        let points = [(10.0, 0.0), (20.0, 4.0)];
        let chart = Chart { points: &points, curve: &[], marks: &[(15.0, "LT1")], unit: "mmol/L" };
        let lines = chart.lines();
        assert_eq!(lines.len(), 1 + HEIGHT + 3);
        assert_eq!(lines[1].chars().last(), Some('o'));
        assert!(lines[HEIGHT].starts_with("  0.0 |o"), "{}", lines[HEIGHT]);
        assert_eq!(lines[HEIGHT + 2].find("^LT1"), Some(7 + 30));
    }

    #[test]
    fn nothing_gives_no_chart() {
        let chart = Chart { points: &[], curve: &[], marks: &[], unit: "" };
        assert!(chart.lines().is_empty());
        let one = [(f64::NAN, 1.0), (2.0, 2.0)];
        assert!(Chart { points: &one, curve: &[], marks: &[], unit: "" }.lines().is_empty());
    }
}
