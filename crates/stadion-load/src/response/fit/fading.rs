//! Fading sums of doses at the days of tests, with their derivatives by the time constant.

/// Evenings at which sums are read, and whether a night passes before they are.
#[derive(Debug, Clone)]
pub struct Reads {
    /// For each test the number of doses before it that count.
    pub(super) until: Vec<usize>,
    /// Whether a night lies between the last of these doses and the test.
    pub(super) night: bool,
}

/// `Σ w·exp(−D/τ)`, the same sum weighted by `D`, and by `D²`, for each of several time constants at
/// once: one pass over the days, and no exponential but one for each constant.
pub(super) fn fade<const L: usize>(
    doses: &[f64],
    reads: &Reads,
    days: [f64; L],
    mut put: impl FnMut(usize, &[[f64; L]; 3]),
) {
    let daily = days.map(|days| (-1.0 / days).exp());
    let mut sums = [[0.0; L]; 3];
    let mut from = 0;
    for (test, &until) in reads.until.iter().enumerate() {
        for &dose in doses.get(from..until).unwrap_or_default() {
            pass(&mut sums, &daily);
            for sum in &mut sums[0] {
                *sum += dose;
            }
        }
        from = until.max(from);
        if reads.night {
            let mut morning = sums;
            pass(&mut morning, &daily);
            put(test, &morning);
        } else {
            put(test, &sums);
        }
    }
}

/// A night: every dose is a day older.
#[inline]
pub(super) fn pass<const L: usize>(sums: &mut [[f64; L]; 3], daily: &[f64; L]) {
    let [plain, first, second] = sums;
    for lane in 0..L {
        let (a, b, c) = (plain[lane], first[lane], second[lane]);
        let ab = a + b;
        second[lane] = daily[lane] * (c + (b + ab));
        first[lane] = daily[lane] * ab;
        plain[lane] = daily[lane] * a;
    }
}

/// The plain sums alone, for many time constants.
pub(super) fn fade_plain<const L: usize>(
    doses: &[f64],
    reads: &Reads,
    days: &[f64; L],
    mut put: impl FnMut(usize, &[f64; L]),
) {
    let daily = days.map(|days| (-1.0 / days).exp());
    let mut sums = [0.0; L];
    let mut from = 0;
    for (test, &until) in reads.until.iter().enumerate() {
        for &dose in doses.get(from..until).unwrap_or_default() {
            for lane in 0..L {
                sums[lane] = daily[lane] * sums[lane] + dose;
            }
        }
        from = until.max(from);
        if reads.night {
            let mut morning = sums;
            for lane in 0..L {
                morning[lane] *= daily[lane];
            }
            put(test, &morning);
        } else {
            put(test, &sums);
        }
    }
}

/// A fading sum and its first two derivatives by the logarithm of the time constant.
pub(super) fn by_logarithm(plain: f64, first: f64, second: f64, days: f64) -> [f64; 3] {
    let by = first / days;
    [plain, by, second / (days * days) - by]
}
