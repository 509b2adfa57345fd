//! A curve of intensity over time in plain numbers, and what can be read off it.

use super::curve_error::DurationCurveError;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
enum Form {
    Hyperbola,
    Exponential,
    OmniDomain,
}

/// Intensity over the time for which it can be held, in plain numbers of one unit.
///
/// # Model
///
/// ```text
/// hyperbola    P = CP + W'/(t + s)                 s = W'/(Pmax − CP), 0 with two parameters
/// exponential  P = CP + (Pmax − CP)·exp(−t/τ)
/// omni-domain  P = CP + W'/t·(1 − exp(−t/s)) − A·ln(t/T)       the last part beyond T alone
/// ```
///
/// # Units
///
/// Power in W and work in J, or speed in m/s and distance in m; time in s.
///
/// # Limits
///
/// The curve of two parameters is meant for 2 to 20 minutes: it gives too much for shorter efforts
/// and says that the critical intensity can be held for ever.
///
/// # Examples
///
/// ```
/// use stadion_physiology::DurationCurve;
///
/// let speed = DurationCurve::two_parameter(5.0, 150.0)?;
/// assert_eq!(speed.time_for_work(1200.0)?, 210.0);
/// assert_eq!(speed.time_at(5.5)?, 300.0);
/// assert!(speed.time_for_work(150.0).is_err(), "all of it is reserve");
/// # Ok::<(), stadion_physiology::DurationCurveError>(())
/// ```
///
/// # Source
///
/// Monod & Scherrer (1965), doi:10.1080/00140136508930810, for two parameters; Morton (1996),
/// doi:10.1080/00140139608964484; Hopkins and others (1989), doi:10.1080/00140138908966925; Puchowicz,
/// Baker & Clarke (2020), doi:10.1080/02640414.2020.1735609.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts", into = "file_form::Parts"))]
pub struct DurationCurve {
    form: Form,
    critical: f64,
    /// The reserve, or the height of an exponential above the critical intensity.
    scale: f64,
    shape_s: f64,
    tail: f64,
    tail_from_s: f64,
}

/// No time on any curve is searched for beyond this, in s; a year is 3e7.
const LONGEST_S: f64 = 1e9;

impl DurationCurve {
    /// The hyperbola of a critical intensity and a reserve.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Parameter`] unless both are above 0.
    pub fn two_parameter(critical: f64, reserve: f64) -> Result<Self, DurationCurveError> {
        Self::hyperbola(critical, reserve, 0.0)
    }

    /// Morton's hyperbola with a highest intensity.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Parameter`] unless all are above 0 and the peak is above the critical
    /// intensity.
    pub fn three_parameter(
        critical: f64,
        reserve: f64,
        peak: f64,
    ) -> Result<Self, DurationCurveError> {
        above("the peak", peak, critical)?;
        Self::hyperbola(critical, reserve, reserve / (peak - critical))
    }

    /// An exponential fall from a highest intensity to the critical one.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Parameter`] unless all are above 0 and the peak is above the critical
    /// intensity.
    pub fn exponential(
        critical: f64,
        peak: f64,
        time_constant_s: f64,
    ) -> Result<Self, DurationCurveError> {
        above("the peak", peak, critical)?;
        Self::decay(critical, peak - critical, time_constant_s)
    }

    /// The omni-domain curve; `tail` is taken off for each e-fold of time beyond `tail_from_s`.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Parameter`] unless all are above 0 (the tail may be 0) and the peak is
    /// above the critical intensity.
    pub fn omni_domain(
        critical: f64,
        reserve: f64,
        peak: f64,
        tail: f64,
        tail_from_s: f64,
    ) -> Result<Self, DurationCurveError> {
        above("the peak", peak, critical)?;
        Self::omni(critical, reserve, reserve / (peak - critical), [tail, tail_from_s])
    }

    pub(super) fn hyperbola(
        c: f64,
        reserve: f64,
        shift_s: f64,
    ) -> Result<Self, DurationCurveError> {
        Self::checked(Form::Hyperbola, [c, reserve, shift_s], [0.0, 1.0])
    }

    pub(super) fn decay(c: f64, height: f64, time_s: f64) -> Result<Self, DurationCurveError> {
        above("the time constant", time_s, 0.0)?;
        Self::checked(Form::Exponential, [c, height, time_s], [0.0, 1.0])
    }

    pub(super) fn omni(
        c: f64,
        reserve: f64,
        shape_s: f64,
        tail: [f64; 2],
    ) -> Result<Self, DurationCurveError> {
        Self::checked(Form::OmniDomain, [c, reserve, shape_s], tail)
    }

    fn checked(
        form: Form,
        [critical, scale, shape_s]: [f64; 3],
        [tail, tail_from_s]: [f64; 2],
    ) -> Result<Self, DurationCurveError> {
        above("the critical intensity", critical, 0.0)?;
        above("the reserve", scale, 0.0)?;
        above("the start of the tail", tail_from_s, 0.0)?;
        for (what, value) in [("the shape", shape_s), ("the tail", tail)] {
            if !(value >= 0.0 && value.is_finite()) {
                return Err(DurationCurveError::Parameter { what, value, least: 0.0 });
            }
        }
        Ok(Self { form, critical, scale, shape_s, tail, tail_from_s })
    }

    /// The curve with every intensity, and with it the reserve, divided by `factor`; times stay.
    pub(super) fn divided_by(self, factor: f64) -> Result<Self, DurationCurveError> {
        let Self { form, critical, scale, shape_s, tail, tail_from_s } = self;
        let parameters = [critical / factor, scale / factor, shape_s];
        Self::checked(form, parameters, [tail / factor, tail_from_s])
    }

    /// The critical intensity.
    #[must_use]
    pub const fn critical(&self) -> f64 {
        self.critical
    }

    /// The work or distance above it; an exponential has none.
    #[must_use]
    pub const fn reserve(&self) -> Option<f64> {
        match self.form {
            Form::Exponential => None,
            Form::Hyperbola | Form::OmniDomain => Some(self.scale),
        }
    }

    /// The highest intensity, where the curve has one.
    #[must_use]
    pub fn peak(&self) -> Option<f64> {
        match self.form {
            Form::Exponential => Some(self.critical + self.scale),
            Form::Hyperbola | Form::OmniDomain => {
                (self.shape_s > 0.0).then(|| self.critical + self.scale / self.shape_s)
            }
        }
    }

    /// The time constant of an exponential in s; of the others the time `W'/(Pmax − CP)`, 0 without a
    /// peak.
    #[must_use]
    pub const fn shape_s(&self) -> f64 {
        self.shape_s
    }

    /// What is taken off for each e-fold of time beyond the start of the tail.
    #[must_use]
    pub const fn tail(&self) -> f64 {
        self.tail
    }

    /// The intensity that can be held for `seconds`.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Input`] unless the duration is above 0;
    /// [`DurationCurveError::NotReached`] where a tail has fallen to 0;
    /// [`DurationCurveError::NoNumber`] if no number holds the intensity.
    pub fn intensity(&self, seconds: f64) -> Result<f64, DurationCurveError> {
        input("a duration", seconds)?;
        let value = self.at(seconds);
        if value <= 0.0 {
            Err(DurationCurveError::NotReached { what: "a duration", value: seconds })
        } else {
            number("a duration", seconds, value)
        }
    }

    /// The time for which an intensity can be held, in s.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::NotAboveCritical`] at or below the critical intensity of a curve without
    /// a tail; [`DurationCurveError::AbovePeak`] at or above the peak;
    /// [`DurationCurveError::NotReached`] if a tail needs more than 1e9 s;
    /// [`DurationCurveError::Input`] unless the intensity is above 0;
    /// [`DurationCurveError::NoNumber`] if no number holds the time, as just below the peak.
    pub fn time_at(&self, intensity: f64) -> Result<f64, DurationCurveError> {
        input("an intensity", intensity)?;
        let critical = self.critical;
        if let Some(peak) = self.peak().filter(|peak| intensity >= *peak) {
            return Err(DurationCurveError::AbovePeak { intensity, peak });
        }
        if intensity <= critical && self.tail <= 0.0 {
            return Err(DurationCurveError::NotAboveCritical { intensity, critical });
        }
        let above = intensity - critical;
        let seconds = match self.form {
            Form::Hyperbola => self.scale / above - self.shape_s,
            Form::Exponential => self.shape_s * (self.scale / above).ln(),
            Form::OmniDomain => {
                let knee = self.at(self.tail_from_s);
                let (from, to) = if intensity >= knee {
                    // The curve lies below its hyperbola.
                    (0.0, if above > 0.0 { self.scale / above } else { self.tail_from_s })
                } else {
                    // The head goes on falling, so the tail alone gives a time that is too long.
                    (self.tail_from_s, self.tail_from_s * ((knee - intensity) / self.tail).exp())
                };
                let to = to.min(LONGEST_S);
                if self.at(to) > intensity {
                    let what = "an intensity";
                    return Err(DurationCurveError::NotReached { what, value: intensity });
                }
                bisect(from, to, |t| self.at(t) > intensity)
            }
        };
        number("an intensity", intensity, seconds)
    }

    /// The work or distance done in `seconds`.
    ///
    /// # Errors
    ///
    /// As for [`intensity`](Self::intensity).
    pub fn work(&self, seconds: f64) -> Result<f64, DurationCurveError> {
        number("a duration", seconds, self.intensity(seconds)? * seconds)
    }

    /// The time that a distance or an amount of work takes, in s.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::WithinReserve`] on a hyperbola without a peak unless the work is more
    /// than the reserve; [`DurationCurveError::NotReached`] if a tail ends before;
    /// [`DurationCurveError::Input`] unless the work is above 0; [`DurationCurveError::NoNumber`] if
    /// no number holds the time.
    pub fn time_for_work(&self, work: f64) -> Result<f64, DurationCurveError> {
        input("work", work)?;
        let (c, reserve, s) = (self.critical, self.scale, self.shape_s);
        let seconds = match self.form {
            Form::Hyperbola if s <= 0.0 => {
                if work <= reserve {
                    return Err(DurationCurveError::WithinReserve { work, reserve });
                }
                (work - reserve) / c
            }
            Form::Hyperbola => {
                // c·t² + (c·s + reserve − work)·t − work·s = 0, by the form that does not cancel.
                let (b, e) = (c * s + reserve - work, work * s);
                let root = b.hypot(2.0 * (c * e).sqrt());
                if b > 0.0 { 2.0 * e / (b + root) } else { (root - b) / (2.0 * c) }
            }
            Form::Exponential => bisect(0.0, work / c, |t| self.at(t) * t < work),
            Form::OmniDomain => {
                let flat = work / c;
                // Beyond this the work done in all that time would fall.
                let end = self.tail_from_s * ((c - self.tail) / self.tail).exp();
                let to = if flat <= self.tail_from_s || self.tail <= 0.0 {
                    flat
                } else {
                    end.max(self.tail_from_s).min(LONGEST_S)
                };
                if self.at(to) * to < work {
                    return Err(DurationCurveError::NotReached { what: "work", value: work });
                }
                bisect(0.0, to, |t| self.at(t) * t < work)
            }
        };
        number("work", work, seconds)
    }

    /// The intensity at a time above 0.
    fn at(&self, t: f64) -> f64 {
        let (c, a, s) = (self.critical, self.scale, self.shape_s);
        match self.form {
            Form::Hyperbola => c + a / (t + s),
            Form::Exponential => c + a * (-t / s).exp(),
            Form::OmniDomain => {
                let head = if s > 0.0 { -a * (-t / s).exp_m1() / t } else { a / t };
                let beyond = (t / self.tail_from_s).ln().max(0.0);
                c + head - self.tail * beyond
            }
        }
    }
}

/// Where `low` turns from true to false, to the last digits.
fn bisect(from: f64, to: f64, low: impl Fn(f64) -> bool) -> f64 {
    let (mut lo, mut hi) = (from, to);
    for _ in 0..1100 {
        let middle = lo + 0.5 * (hi - lo);
        if middle <= lo || middle >= hi {
            break;
        }
        if low(middle) { lo = middle } else { hi = middle }
    }
    hi
}

fn above(what: &'static str, value: f64, least: f64) -> Result<(), DurationCurveError> {
    if value > least && value.is_finite() {
        Ok(())
    } else {
        Err(DurationCurveError::Parameter { what, value, least })
    }
}

/// What comes out, unless it was rounded to 0 or beyond every number.
fn number(what: &'static str, given: f64, found: f64) -> Result<f64, DurationCurveError> {
    if found > 0.0 && found.is_finite() {
        Ok(found)
    } else {
        Err(DurationCurveError::NoNumber { what, value: given })
    }
}

fn input(what: &'static str, value: f64) -> Result<(), DurationCurveError> {
    if value > 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(DurationCurveError::Input { what, value })
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{DurationCurve, DurationCurveError, Form};

    /// What stands in a file; the unit of intensity is told by what holds the curve.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub(super) struct Parts {
        form: Form,
        critical: f64,
        scale: f64,
        shape_s: f64,
        #[serde(default)]
        tail: f64,
        #[serde(default = "one")]
        tail_from_s: f64,
    }

    const fn one() -> f64 {
        1.0
    }

    impl From<DurationCurve> for Parts {
        fn from(c: DurationCurve) -> Self {
            let DurationCurve { form, critical, scale, shape_s, tail, tail_from_s } = c;
            Self { form, critical, scale, shape_s, tail, tail_from_s }
        }
    }

    impl TryFrom<Parts> for DurationCurve {
        type Error = DurationCurveError;

        fn try_from(p: Parts) -> Result<Self, DurationCurveError> {
            if p.form == Form::Exponential {
                super::above("the time constant", p.shape_s, 0.0)?;
            }
            Self::checked(p.form, [p.critical, p.scale, p.shape_s], [p.tail, p.tail_from_s])
        }
    }
}
