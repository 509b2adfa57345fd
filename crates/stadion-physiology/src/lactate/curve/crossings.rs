//! Where a curve crosses a level, read off along stretches on which it is monotone.

/// Where a curve crosses a level.
///
/// A curve that only touches the level does not cross it. One that rests on the level for a
/// stretch crosses it once, at the end of the stretch.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Crossings {
    /// The last crossing from below, if there is one.
    pub last_upward: Option<f64>,
    /// All crossings within the fitted range.
    pub count: u32,
}

impl Crossings {
    fn add(&mut self, x: f64, upward: bool) {
        self.count += 1;
        if upward {
            self.last_upward = Some(x);
        }
    }

    /// Crossings along `nodes` of ascending `[x, height above the level]`, between which the curve
    /// is monotone; `root` finds the zero between two nodes of opposite signs.
    ///
    /// A curve that begins or ends exactly on the level crosses it there.
    pub(super) fn along(
        nodes: impl IntoIterator<Item = [f64; 2]>,
        mut root: impl FnMut([f64; 2], [f64; 2]) -> f64,
    ) -> Self {
        let mut found = Self::default();
        // The last node off the level, and the last node on it since then.
        let mut off: Option<[f64; 2]> = None;
        let mut on: Option<f64> = None;
        for node in nodes {
            let [x, height] = node;
            if height.abs() <= 0.0 {
                on = Some(x);
                continue;
            }
            let upward = height > 0.0;
            let changes = off.is_none_or(|[_, before]| (before > 0.0) != upward);
            match (on, off) {
                (Some(x), _) if changes => found.add(x, upward),
                (None, Some(before)) if changes => found.add(root(before, node), upward),
                _ => {}
            }
            (off, on) = (Some(node), None);
        }
        if let (Some(x), Some([_, before])) = (on, off) {
            found.add(x, before < 0.0);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Crossings of straight lines through these heights at 0, 1, 2 and so on.
    fn of(heights: &[f64]) -> (u32, Option<f64>) {
        let nodes = heights.iter().zip(0_u8..).map(|(&height, x)| [f64::from(x), height]);
        let root = |a: [f64; 2], b: [f64; 2]| a[0] + (b[0] - a[0]) * a[1] / (a[1] - b[1]);
        let found = Crossings::along(nodes, root);
        (found.count, found.last_upward)
    }

    #[test]
    fn the_last_one_from_below_counts() {
        assert_eq!(of(&[-1.0, 1.0, -1.0, 1.0]), (3, Some(2.5)));
        assert_eq!(of(&[1.0, -1.0]), (1, None));
        assert_eq!(of(&[-2.0, -1.0]), (0, None));
        assert_eq!(of(&[]), (0, None));
    }

    #[test]
    fn on_the_level() {
        // Through it, touching it, resting on it, starting and ending on it.
        assert_eq!(of(&[-1.0, 0.0, 1.0]), (1, Some(1.0)));
        assert_eq!(of(&[-1.0, 0.0, -1.0]), (0, None));
        assert_eq!(of(&[-1.0, 0.0, 0.0, 1.0]), (1, Some(2.0)));
        assert_eq!(of(&[0.0, 1.0]), (1, Some(0.0)));
        assert_eq!(of(&[0.0, -1.0]), (1, None));
        assert_eq!(of(&[-1.0, 0.0]), (1, Some(1.0)));
        assert_eq!(of(&[1.0, 0.0]), (1, None));
        assert_eq!(of(&[0.0, 0.0]), (0, None));
    }
}
