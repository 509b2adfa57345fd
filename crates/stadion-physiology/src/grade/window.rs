//! The slope of altitude over way, by least squares in a window.

/// Altitudes averaged in cells of way: the mean way and the mean altitude of each, in order.
pub(super) struct Cells {
    /// Mean way in each cell that holds an altitude, m.
    way: Vec<f64>,
    /// Mean altitude there, m.
    altitude: Vec<f64>,
}

impl Cells {
    /// Averages `(way, altitude)` in cells of `cell_m`. The way must not decrease.
    pub(super) fn new(samples: impl Iterator<Item = (f64, f64)>, cell_m: f64) -> Self {
        let (mut way, mut altitude) = (Vec::new(), Vec::new());
        let mut close = |sums: [f64; 3]| {
            if sums[0] > 0.0 {
                way.push(sums[1] / sums[0]);
                altitude.push(sums[2] / sums[0]);
            }
        };
        let (mut current, mut sums) = (f64::NEG_INFINITY, [0.0; 3]);
        for (d, h) in samples {
            let cell = (d / cell_m).floor();
            if cell > current {
                close(sums);
                (current, sums) = (cell, [0.0; 3]);
            }
            sums = [sums[0] + 1.0, sums[1] + d, sums[2] + h];
        }
        close(sums);
        Self { way, altitude }
    }

    /// The slopes around places that do not decrease, each over the cells within half a window of
    /// it; `None` with fewer than three, or if they span less than `least_m`.
    pub(super) fn slopes(
        &self,
        places: impl Iterator<Item = f64>,
        window_m: f64,
        least_m: f64,
    ) -> Vec<Option<f64>> {
        let half = 0.5 * window_m;
        let (mut from, mut to) = (0, 0);
        let advance = |index: &mut usize, done: &dyn Fn(f64) -> bool| {
            while self.way.get(*index).is_some_and(|d| done(*d)) {
                *index += 1;
            }
        };
        places
            .map(|place| {
                advance(&mut from, &|d| d < place - half);
                advance(&mut to, &|d| d <= place + half);
                let way = self.way.get(from..to)?;
                let span = way.last()? - way.first()?;
                if way.len() < 3 || span < least_m {
                    return None;
                }
                // Altitudes near the largest numbers have no slope that a number holds.
                Some(slope(way, self.altitude.get(from..to)?)).filter(|grade| grade.is_finite())
            })
            .collect()
    }
}

/// Least-squares slope of `y` over `x`, of the same length, not all at one place.
fn slope(x: &[f64], y: &[f64]) -> f64 {
    let n = x.iter().fold(0.0, |n, _| n + 1.0);
    let mean = |values: &[f64]| values.iter().sum::<f64>() / n;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let [xx, xy] = x.iter().zip(y).fold([0.0; 2], |[xx, xy], (x, y)| {
        let dx = x - mean_x;
        [xx + dx * dx, xy + dx * (y - mean_y)]
    });
    xy / xx
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    #[test]
    fn cells_average_and_skip_what_is_empty() {
        let cells = Cells::new([(0.0, 1.0), (4.0, 3.0), (21.0, 5.0)].into_iter(), 5.0);
        assert_eq!((cells.way, cells.altitude), (vec![2.0, 21.0], vec![2.0, 5.0]));
        assert!(Cells::new(std::iter::empty(), 5.0).way.is_empty());
    }

    #[test]
    fn standing_still_weighs_no_more_than_passing() {
        let walk = (0..40_u32).map(|i| (f64::from(i) * 3.0, f64::from(i) * 0.3));
        let mut stood: Vec<_> = walk.clone().collect();
        stood.splice(20..20, std::iter::repeat_n((60.0, 6.0), 1000));
        let at = |samples: Vec<(f64, f64)>| {
            Cells::new(samples.into_iter(), 5.0).slopes([60.0].into_iter(), 100.0, 50.0)[0]
        };
        assert_relative_eq!(at(stood).unwrap(), 0.1, epsilon = 1e-9);
        assert_relative_eq!(at(walk.collect()).unwrap(), 0.1, epsilon = 1e-9);
    }

    #[test]
    fn too_little_way_has_no_slope() {
        let cells = Cells::new((0..4_u32).map(|i| (f64::from(i) * 10.0, 1.0)), 5.0);
        let slopes = |least| cells.slopes([15.0].into_iter(), 100.0, least)[0];
        assert_eq!(slopes(30.0), Some(0.0));
        assert_eq!(slopes(30.1), None);
        let two = Cells::new([(0.0, 1.0), (60.0, 1.0)].into_iter(), 5.0);
        assert_eq!(two.slopes([30.0].into_iter(), 100.0, 50.0), [None]);
    }
}
