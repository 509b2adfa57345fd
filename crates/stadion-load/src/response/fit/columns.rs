//! The columns of a linear fit, which the time constants shape.

/// The most time constants of a model.
pub(super) const MOST_CONSTANTS: usize = 3;
/// The most inputs that a fit takes.
pub(super) const MOST_INPUTS: usize = 4;
/// The most gains of a model.
pub(super) const MOST_GAINS: usize = 2 * MOST_INPUTS;

/// Numbers by time constant.
pub(super) type ByConstant = [f64; MOST_CONSTANTS];

/// Columns, one number a test, with their derivatives by the logarithms of the time constants. Column
/// `block · inputs + input` belongs to a gain.
#[derive(Debug, Clone)]
pub struct Columns {
    /// Number of tests.
    pub(super) tests: usize,
    /// Number of inputs.
    pub(super) inputs: usize,
    values: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Columns {
    pub(super) fn new(tests: usize, inputs: usize) -> Self {
        let one = tests * inputs;
        let (n, pairs) = (MOST_CONSTANTS, MOST_CONSTANTS * MOST_CONSTANTS);
        Self {
            tests,
            inputs,
            values: vec![0.0; 2 * one],
            first: vec![0.0; n * one],
            second: vec![0.0; pairs * one],
        }
    }

    /// The column of a gain.
    pub(super) fn value(&self, gain: usize) -> &[f64] {
        &self.values[gain * self.tests..][..self.tests]
    }

    pub(super) fn value_mut(&mut self, gain: usize) -> &mut [f64] {
        &mut self.values[gain * self.tests..][..self.tests]
    }

    /// Derivative of an input's column by the constant.
    pub(super) fn first(&self, constant: usize, input: usize) -> &[f64] {
        &self.first[(constant * self.inputs + input) * self.tests..][..self.tests]
    }

    pub(super) fn first_mut(&mut self, constant: usize, input: usize) -> &mut [f64] {
        &mut self.first[(constant * self.inputs + input) * self.tests..][..self.tests]
    }

    fn place(&self, pair: (usize, usize), input: usize) -> usize {
        let pair = pair.0.min(pair.1) * MOST_CONSTANTS + pair.0.max(pair.1);
        (pair * self.inputs + input) * self.tests
    }

    /// Second derivative of an input's column by two constants of one block.
    pub(super) fn second(&self, pair: (usize, usize), input: usize) -> &[f64] {
        &self.second[self.place(pair, input)..][..self.tests]
    }

    /// Sets what one test has of a gain's column: the value, and its derivatives by one constant.
    pub(super) fn set(
        &mut self,
        test: usize,
        (block, input, constant): (usize, usize, usize),
        [value, first, second]: [f64; 3],
    ) {
        self.values[(block * self.inputs + input) * self.tests + test] = value;
        self.set_derivatives(test, (input, constant), [first, second]);
    }

    /// The derivatives alone.
    pub(super) fn set_derivatives(
        &mut self,
        test: usize,
        (input, constant): (usize, usize),
        [first, second]: [f64; 2],
    ) {
        self.first[(constant * self.inputs + input) * self.tests + test] = first;
        let place = self.place((constant, constant), input);
        self.second[place + test] = second;
    }

    /// The derivative by two constants.
    pub(super) fn set_mixed(
        &mut self,
        test: usize,
        pair: (usize, usize),
        input: usize,
        mixed: f64,
    ) {
        let place = self.place(pair, input);
        self.second[place + test] = mixed;
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 tests")]
pub(super) const fn count(n: usize) -> f64 {
    n as f64
}

/// Sums of products in four lanes, so that they need not wait for one another.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut lanes = [0.0; 4];
    let (whole_a, whole_b) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest = whole_a.remainder().iter().zip(whole_b.remainder());
    let rest: f64 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in whole_a.zip(whole_b) {
        for lane in 0..4 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
}

/// `a += factor · b`.
pub(super) fn add(a: &mut [f64], factor: f64, b: &[f64]) {
    for (a, b) in a.iter_mut().zip(b) {
        *a += factor * b;
    }
}

/// Takes the mean off.
pub(super) fn centre(a: &mut [f64]) -> f64 {
    let mean = a.iter().sum::<f64>() / count(a.len().max(1));
    for a in a {
        *a -= mean;
    }
    mean
}
