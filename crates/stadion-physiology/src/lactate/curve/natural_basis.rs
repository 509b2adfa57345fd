//! The basis in which R's `ns` states a natural spline, so that coefficients can be compared.

use nalgebra::{SMatrix, SVector};

/// B-splines of order 4 over three inner knots.
const SPLINES: usize = 7;
const ORDER: usize = 4;

/// The constant and the four coefficients of R's `ns(x, df = 4)` for the natural spline with these
/// values at its knots; `None` where the knots are so close that they cannot be told.
///
/// R takes the cubic B-splines but the first and removes the two directions that bend at the ends,
/// by the Householder reflections of the two rows of second derivatives.
pub(super) fn coefficients(knots: &[f64; 5], values: &[f64; 5]) -> Option<[f64; 5]> {
    let basis = Basis::new(knots);
    let mut design = SMatrix::<f64, 5, 5>::zeros();
    for (row, &knot) in knots.iter().enumerate() {
        design[(row, 0)] = 1.0;
        for (column, value) in basis.at(knot).into_iter().enumerate() {
            design[(row, column + 1)] = value;
        }
    }
    let solved = design.lu().solve(&SVector::from(*values))?;
    Some(solved.into())
}

/// B-splines without the first.
type Row = SVector<f64, { SPLINES - 1 }>;

struct Basis {
    /// The knots with the outer ones four times.
    knots: [f64; SPLINES + ORDER],
    reflections: [Reflection; 2],
}

impl Basis {
    fn new(inner: &[f64; 5]) -> Self {
        let mut knots = [inner[0]; SPLINES + ORDER];
        knots[ORDER..ORDER + 3].copy_from_slice(&inner[1..4]);
        knots[SPLINES..].fill(inner[4]);
        let first = Reflection::new(splines(&knots, inner[0], 2), 0);
        let second = Reflection::new(first.of(splines(&knots, inner[4], 2)), 1);
        Self { knots, reflections: [first, second] }
    }

    fn at(&self, x: f64) -> [f64; 4] {
        let [first, second] = &self.reflections;
        let row = second.of(first.of(splines(&self.knots, x, 0)));
        core::array::from_fn(|i| row[i + 2])
    }
}

/// A Householder reflection in the form of LINPACK, which R keeps.
struct Reflection {
    vector: Row,
    place: usize,
}

impl Reflection {
    /// The one that leaves of `row`, from `place` on, only the entry at `place`.
    fn new(row: Row, place: usize) -> Self {
        let mut vector = row;
        vector.rows_mut(0, place).fill(0.0);
        let length = vector.norm();
        // A zero counts as positive, whatever its sign.
        vector /= if vector[place] < 0.0 { -length } else { length };
        vector[place] += 1.0;
        Self { vector, place }
    }

    fn of(&self, row: Row) -> Row {
        row - self.vector * (self.vector.dot(&row) / self.vector[self.place])
    }
}

/// A derivative of all B-splines but the first at `x`.
fn splines(knots: &[f64; SPLINES + ORDER], x: f64, derivative: usize) -> Row {
    let piece = knots.partition_point(|&knot| knot <= x).clamp(ORDER, SPLINES) - 1;
    Row::from_fn(|i, _| spline(knots, piece, [i + 1, ORDER], derivative, x))
}

/// Cox and de Boor's recursion.
fn spline(knots: &[f64], piece: usize, [i, order]: [usize; 2], derivative: usize, x: f64) -> f64 {
    if order == 1 {
        return if i == piece { 1.0 } else { 0.0 };
    }
    let over = |value: f64, width: f64| if width > 0.0 { value / width } else { 0.0 };
    let lower = |i: usize, derivative: usize| {
        let width = knots[i + order - 1] - knots[i];
        over(spline(knots, piece, [i, order - 1], derivative, x), width)
    };
    if let Some(derivative) = derivative.checked_sub(1) {
        // Orders are 2 to 4.
        let degree = f64::from(u8::try_from(order - 1).unwrap_or(0));
        degree * (lower(i, derivative) - lower(i + 1, derivative))
    } else {
        (x - knots[i]) * lower(i, 0) + (knots[i + order] - x) * lower(i + 1, 0)
    }
}
