//! The shape of a session: how long its repetitions are, one after the other.

use super::facts::Facts;
use crate::tree::names;

names! {
    /// How the lengths, or the speeds, of the repetitions follow each other.
    Shape {
        /// All of one length.
        Even = "even",
        /// Longer and longer.
        LadderUp = "ladder-up",
        /// Shorter and shorter.
        LadderDown = "ladder-down",
        /// Longer, then shorter again.
        Pyramid = "pyramid",
        /// Shorter, then longer again: the pyramid upside down.
        DownUp = "down-up",
        /// Of one length, and faster and faster.
        CutDown = "cut-down",
        /// Two lengths in turn.
        Alternation = "alternation",
        /// One piece.
        Continuous = "continuous",
        /// Of several lengths in no such order.
        Mixed = "mixed",
    }
}

/// Lengths that differ by less than this share are one length.
const SAME: f64 = 0.05;

/// How much faster than the first the last of a cut-down is, as a share.
const CUT: f64 = 0.02;

impl Shape {
    /// Whether it is a ladder of any kind.
    #[must_use]
    pub const fn is_ladder(self) -> bool {
        matches!(self, Self::LadderUp | Self::LadderDown | Self::Pyramid | Self::DownUp)
    }
}

/// The shapes of a session's parts, in their order and without repeats. Sets that the text tells apart
/// are looked at each for itself; a ladder inside a longer row is found too.
pub(super) fn shapes(facts: &Facts) -> Vec<Shape> {
    if facts.reps.len() < 2 {
        let one_piece = !facts.reps.is_empty() || facts.running.is_some();
        return if one_piece { vec![Shape::Continuous] } else { Vec::new() };
    }
    let mut shapes: Vec<Shape> = Vec::new();
    let lengths: Option<Vec<f64>> = facts.reps.iter().map(length).collect();
    let Some(lengths) = lengths else { return Vec::new() };
    let speeds: Vec<Option<f64>> =
        facts.reps.iter().map(|r| r.speed.map(stadion_types::Speed::meters_per_second)).collect();
    let mut from = 0;
    while from < lengths.len() {
        let set = facts.reps[from].set;
        let to = from + facts.reps[from..].iter().take_while(|r| r.set == set).count();
        for shape in of_row(&lengths[from..to], &speeds[from..to]) {
            if !shapes.contains(&shape) {
                shapes.push(shape);
            }
        }
        from = to;
    }
    // Sets of one repetition each make their row only together.
    if !shapes.iter().any(|s| s.is_ladder()) {
        shapes.extend(ladder(&lengths).map(|(shape, ..)| shape));
    }
    if shapes.is_empty() {
        shapes = of_row(&lengths, &speeds);
    }
    shapes
}

/// Distance in metres, else time in seconds; the two are never compared with each other, as a session
/// is written in one of them.
fn length(rep: &super::facts::RepFact) -> Option<f64> {
    let meters = rep.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
    meters.or_else(|| rep.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max())))
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.max(b)
}

fn of_row(lengths: &[f64], speeds: &[Option<f64>]) -> Vec<Shape> {
    if lengths.len() < 2 {
        return Vec::new();
    }
    if lengths.iter().all(|l| same(*l, lengths[0])) {
        return if is_cut_down(speeds) { vec![Shape::CutDown] } else { vec![Shape::Even] };
    }
    if let Some((shape, from, to)) = ladder(lengths) {
        // What stands before and after a ladder has a shape of its own.
        let mut shapes = of_row(&lengths[..from], &speeds[..from]);
        shapes.push(shape);
        shapes.extend(of_row(&lengths[to..], &speeds[to..]));
        return shapes;
    }
    let in_turn =
        lengths.len() >= 4 && lengths.windows(3).all(|w| same(w[0], w[2]) && !same(w[0], w[1]));
    vec![if in_turn { Shape::Alternation } else { Shape::Mixed }]
}

/// Each at least as fast as the one before, within a hair, and the last clearly faster than the first.
fn is_cut_down(speeds: &[Option<f64>]) -> bool {
    let Some(speeds) = speeds.iter().copied().collect::<Option<Vec<f64>>>() else { return false };
    let (Some(first), Some(last)) = (speeds.first(), speeds.last()) else { return false };
    speeds.len() >= 3
        && speeds.windows(2).all(|w| w[1] >= w[0] * (1.0 - CUT / 4.0))
        && *last >= first * (1.0 + CUT)
}

/// The longest stretch of at least three repetitions whose lengths go up, down, or once there and
/// back, over three lengths or more, and which is most of the row.
fn ladder(lengths: &[f64]) -> Option<(Shape, usize, usize)> {
    let mut best: Option<(Shape, usize, usize)> = None;
    for from in 0..lengths.len() {
        let mut turns: Vec<i8> = Vec::new();
        let mut distinct = 1;
        // A length may be held once before it moves on, as on top of a pyramid.
        let mut held = 0;
        for to in from + 1..lengths.len() {
            let (a, b) = (lengths[to - 1], lengths[to]);
            if same(a, b) {
                held += 1;
                if held > 1 || to == from + 1 {
                    break;
                }
            } else {
                let way = if b > a { 1 } else { -1 };
                held = 0;
                if turns.last() != Some(&way) {
                    if turns.len() == 2 {
                        break;
                    }
                    turns.push(way);
                }
                if !lengths[from..to].iter().any(|l| same(*l, b)) {
                    distinct += 1;
                }
                let shape = match turns.as_slice() {
                    [1] => Shape::LadderUp,
                    [-1] => Shape::LadderDown,
                    [1, ..] => Shape::Pyramid,
                    _ => Shape::DownUp,
                };
                let longest = best.is_none_or(|(_, f, t)| to + 1 - from > t - f);
                if distinct >= 3 && longest {
                    best = Some((shape, from, to + 1));
                }
            }
        }
    }
    // A chance row of three in a long list is no ladder.
    best.filter(|(_, from, to)| (to - from) * 5 >= lengths.len() * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lengths: &[f64]) -> Vec<Shape> {
        of_row(lengths, &vec![None; lengths.len()])
    }

    #[test]
    fn rows_have_their_shapes() {
        use Shape::{Alternation, DownUp, Even, LadderDown, LadderUp, Mixed, Pyramid};
        let cases: [(&[f64], &[Shape]); 9] = [
            (&[400.0; 5], &[Even]),
            (&[200.0, 400.0, 600.0], &[LadderUp]),
            (&[1600.0, 1200.0, 800.0, 400.0], &[LadderDown]),
            (&[200.0, 400.0, 600.0, 400.0, 200.0], &[Pyramid]),
            (&[300.0, 200.0, 100.0, 100.0, 200.0, 300.0], &[DownUp]),
            (&[250.0, 250.0, 250.0, 250.0, 300.0], &[Mixed]),
            (&[400.0, 200.0, 400.0, 200.0], &[Alternation]),
            (
                &[
                    120.0, 120.0, 120.0, 120.0, 120.0, 120.0, 300.0, 200.0, 100.0, 100.0, 200.0,
                    300.0,
                ],
                &[Even, DownUp],
            ),
            (&[400.0, 410.0, 395.0], &[Even]),
        ];
        for (lengths, shapes) in cases {
            assert_eq!(of(lengths), shapes, "{lengths:?}");
        }
    }

    #[test]
    fn a_cut_down_gets_faster() {
        let speeds = |v: &[f64]| v.iter().map(|v| Some(*v)).collect::<Vec<_>>();
        assert_eq!(of_row(&[400.0; 3], &speeds(&[5.0, 5.1, 5.2])), [Shape::CutDown]);
        assert_eq!(of_row(&[400.0; 3], &speeds(&[5.0, 5.2, 5.1])), [Shape::Even]);
        assert_eq!(of_row(&[400.0; 3], &speeds(&[5.0, 5.01, 5.02])), [Shape::Even]);
    }
}
