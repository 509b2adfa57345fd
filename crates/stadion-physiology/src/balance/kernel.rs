//! The balance over evenly spaced samples: plain functions over slices.
//!
//! All of them follow what is spent, `D = capacity − balance`. Below the critical output `D` is
//! multiplied by a factor, above it something is added, so each step is `D ← a·D + b` with `a` and
//! `b` that depend on the sample alone. Steps of that form can be joined before `D` is known: four of
//! them are worked out side by side, and the chain from one `D` to the next is a quarter as long.

/// Samples that are worked on in one go.
const BLOCK: usize = 8;

/// Longest exponent for which the series of [`decay`] is exact to the last digits.
const SERIES_LIMIT: f64 = 1.0 / 16.0;

/// The balance by the differential form, solved exactly over each sample.
///
/// # Model
///
/// ```text
/// P < CP:  W' − W ← (W' − W) · exp(−(CP − P)·dt / W')
/// else:    W ← W − (P − CP)·dt
/// ```
///
/// # Shape
///
/// One balance for each output: what is left *after* that sample has stood for `dt_s`. It begins at
/// `start` and may fall below 0. Output and critical output are in one unit (W, or m/s), balances
/// and capacity in that unit times seconds (J, or m). The shorter slice ends the work. Values that
/// are no numbers count as the critical output: gaps are for the caller to fill. Outputs below 0
/// count as 0.
///
/// # Source
///
/// Skiba, Fulford, Clarke, Vanhatalo & Jones (2015), *Eur J Appl Physiol* 115(4):703–713.
///
/// # Examples
///
/// ```
/// use stadion_physiology::balance_differential;
///
/// // 30 s at 450 W, then 60 s at 150 W, with CP 250 W and W' 20 kJ.
/// let watts: Vec<f64> = [[450.0; 30].as_slice(), &[150.0; 60]].concat();
/// let mut left = vec![0.0; 90];
/// balance_differential(&watts, [250.0, 20_000.0], 20_000.0, 1.0, &mut left);
/// assert_eq!(left[29], 14_000.0);
/// assert!((left[89] - 15_555.0907).abs() < 1e-4);
/// ```
pub fn balance_differential(
    output: &[f64],
    [critical, capacity]: [f64; 2],
    start: f64,
    dt_s: f64,
    balance: &mut [f64],
) {
    let rate = dt_s / capacity;
    if critical * rate <= SERIES_LIMIT {
        affine(output, [capacity, start, dt_s], balance, |x| {
            let below = critical - not_below_zero(x);
            (decay(above(below) * rate), above(-below))
        });
    } else {
        affine(output, [capacity, start, dt_s], balance, |x| {
            let below = critical - not_below_zero(x);
            ((-above(below) * rate).exp(), above(-below))
        });
    }
}

/// The balance by the differential form in steps of Euler, as most programs have it.
///
/// # Model
///
/// ```text
/// P < CP:  W ← W + (CP − P)·(W' − W)·dt / W'
/// else:    W ← W − (P − CP)·dt
/// ```
///
/// # Shape
///
/// As [`balance_differential`].
///
/// # Limits
///
/// Good for samples of about a second. A step so long that it would fill more than what is spent
/// fills it up.
///
/// # Source
///
/// The form after Froncioni, Clarke and Skiba; solved exactly by Skiba and others (2015).
///
/// # Examples
///
/// ```
/// use stadion_physiology::balance_differential_euler;
///
/// let mut left = [0.0; 2];
/// balance_differential_euler(&[450.0, 150.0], [250.0, 20_000.0], 20_000.0, 1.0, &mut left);
/// assert_eq!(left, [19_800.0, 19_801.0]);
/// ```
pub fn balance_differential_euler(
    output: &[f64],
    [critical, capacity]: [f64; 2],
    start: f64,
    dt_s: f64,
    balance: &mut [f64],
) {
    let rate = dt_s / capacity;
    affine(output, [capacity, start, dt_s], balance, |x| {
        let below = critical - not_below_zero(x);
        (above(1.0 - above(below) * rate), above(-below))
    });
}

/// The balance with a time constant of its own for each sample below the critical output.
///
/// # Model
///
/// ```text
/// P ≤ CP:  W' − W ← (W' − W) · exp(−dt / τ(CP − P))
/// else:    W ← W − (P − CP)·dt
/// ```
///
/// `tau_s` gives the time constant for a distance below the critical output, which is 0 or more.
///
/// # Shape
///
/// As [`balance_differential`].
///
/// # Limits
///
/// With the time constant of Skiba and others (2012) this is what the package trackeR calls by that
/// year. It is not what they published, which has one time constant for the session.
///
/// # Examples
///
/// ```
/// use stadion_physiology::balance_per_sample;
///
/// let mut left = [0.0; 2];
/// balance_per_sample(&[450.0, 150.0], [250.0, 20_000.0], 20_000.0, 1.0, |_| 400.0, &mut left);
/// assert!((left[1] - (20_000.0 - 200.0 * (-1.0_f64 / 400.0).exp())).abs() < 1e-9);
/// ```
pub fn balance_per_sample(
    output: &[f64],
    [critical, capacity]: [f64; 2],
    start: f64,
    dt_s: f64,
    tau_s: impl Fn(f64) -> f64,
    balance: &mut [f64],
) {
    affine(output, [capacity, start, dt_s], balance, |x| {
        let below = critical - not_below_zero(x);
        let kept = if below >= 0.0 { (-dt_s / tau_s(below)).exp() } else { 1.0 };
        (kept, above(-below))
    });
}

/// The balance by the integral form, with one time constant.
///
/// # Model
///
/// ```text
/// W(t) = W' − Σ max(0, P(u) − CP) · exp(−(t − u)/τ) · dt        over all u ≤ t
/// ```
///
/// The sum is carried along as `s ← s·exp(−dt/τ) + g·max(0, P − CP)`, so that nothing overflows,
/// however long the session. The published sum goes by whole seconds, and `g` is what one second
/// and its decay make of `dt`: `g = (1 − exp(−dt/τ)) / (1 − exp(−1/τ))`, which is 1 for `dt = 1`.
/// So 1 s, or ten samples of 0.1 s, give the same.
///
/// # Shape
///
/// As [`balance_differential`].
///
/// # Source
///
/// Skiba, Chidnok, Vanhatalo & Jones (2012), *Med Sci Sports Exerc* 44(8):1526–1532.
///
/// # Examples
///
/// ```
/// use stadion_physiology::balance_integral;
///
/// let mut left = [0.0; 2];
/// balance_integral(&[450.0, 150.0], [250.0, 20_000.0], 20_000.0, 1.0, 500.0, &mut left);
/// assert!((left[1] - (20_000.0 - 200.0 * (-1.0_f64 / 500.0).exp())).abs() < 1e-9);
/// ```
pub fn balance_integral(
    output: &[f64],
    [critical, capacity]: [f64; 2],
    start: f64,
    dt_s: f64,
    tau_s: f64,
    balance: &mut [f64],
) {
    let keep = (-dt_s / tau_s).exp();
    let gain = second_gain(dt_s, tau_s);
    let powers = [keep, keep * keep, keep * keep * keep, (keep * keep) * (keep * keep)];
    let length = output.len().min(balance.len());
    let mut outputs = output[..length].chunks_exact(BLOCK);
    let mut balances = balance[..length].chunks_exact_mut(BLOCK);
    let mut spent = capacity - start;
    for (output, balance) in outputs.by_ref().zip(balances.by_ref()) {
        let mut added = [0.0; BLOCK];
        for (added, x) in added.iter_mut().zip(output) {
            *added = above(x - critical) * gain;
        }
        let mut after = [0.0; BLOCK];
        let mut i = 0;
        while i + 3 < BLOCK {
            let second = added[i] * keep + added[i + 1];
            let third = second * keep + added[i + 2];
            let fourth = second * powers[1] + (added[i + 2] * keep + added[i + 3]);
            after[i] = spent * keep + added[i];
            after[i + 1] = spent * powers[1] + second;
            after[i + 2] = spent * powers[2] + third;
            spent = spent * powers[3] + fourth;
            after[i + 3] = spent;
            i += 4;
        }
        for (balance, spent) in balance.iter_mut().zip(after) {
            *balance = capacity - spent;
        }
    }
    for (x, balance) in outputs.remainder().iter().zip(balances.into_remainder()) {
        spent = spent * keep + above(x - critical) * gain;
        *balance = capacity - spent;
    }
}

/// What one second's addition and its decay make of a stretch of `dt_s`; 1 for one second.
pub(super) fn second_gain(dt_s: f64, tau_s: f64) -> f64 {
    (-dt_s / tau_s).exp_m1() / (-1.0 / tau_s).exp_m1()
}

/// The steps `spent ← a·spent + b`, with what is spent counted in steps: one of them at 1 W above
/// the critical power spends 1.
#[inline]
fn affine(
    output: &[f64],
    [capacity, start, dt_s]: [f64; 3],
    balance: &mut [f64],
    step: impl Fn(f64) -> (f64, f64),
) {
    if dt_s.is_nan() || dt_s <= 0.0 {
        balance.fill(start);
        return;
    }
    let length = output.len().min(balance.len());
    let mut outputs = output[..length].chunks_exact(BLOCK);
    let mut balances = balance[..length].chunks_exact_mut(BLOCK);
    let mut spent = (capacity - start) / dt_s;
    for (output, balance) in outputs.by_ref().zip(balances.by_ref()) {
        let (mut a, mut b) = ([0.0; BLOCK], [0.0; BLOCK]);
        for i in 0..BLOCK {
            (a[i], b[i]) = step(output[i]);
        }
        let mut after = [0.0; BLOCK];
        let mut i = 0;
        while i + 3 < BLOCK {
            // Two steps as one, and then four.
            let (first_a, first_b) = (a[i + 1] * a[i], a[i + 1] * b[i] + b[i + 1]);
            let (last_a, last_b) = (a[i + 3] * a[i + 2], a[i + 3] * b[i + 2] + b[i + 3]);
            let (all_a, all_b) = (last_a * first_a, last_a * first_b + last_b);
            let second = spent * first_a + first_b;
            after[i] = spent * a[i] + b[i];
            after[i + 1] = second;
            after[i + 2] = second * a[i + 2] + b[i + 2];
            spent = spent * all_a + all_b;
            after[i + 3] = spent;
            i += 4;
        }
        for (balance, spent) in balance.iter_mut().zip(after) {
            *balance = capacity - spent * dt_s;
        }
    }
    for (x, balance) in outputs.remainder().iter().zip(balances.into_remainder()) {
        let (a, b) = step(*x);
        spent = spent * a + b;
        *balance = capacity - spent * dt_s;
    }
}

/// `max(x, 0)`, and 0 for no number; unlike [`f64::max`] one instruction.
fn above(x: f64) -> f64 {
    if x > 0.0 { x } else { 0.0 }
}

/// 0 for what is below 0; no number stays none.
fn not_below_zero(x: f64) -> f64 {
    if x < 0.0 { 0.0 } else { x }
}

/// `exp(−x)` for x from 0 to [`SERIES_LIMIT`], by its series up to the eighth power, in pairs that do
/// not wait for each other.
fn decay(x: f64) -> f64 {
    let x2 = x * x;
    let x4 = x2 * x2;
    let low = (1.0 - x) + x2 * (1.0 / 2.0 - x * (1.0 / 6.0));
    let high = (1.0 / 24.0 - x * (1.0 / 120.0)) + x2 * (1.0 / 720.0 - x * (1.0 / 5040.0));
    low + x4 * high + x4 * x4 * (1.0 / 40320.0)
}
