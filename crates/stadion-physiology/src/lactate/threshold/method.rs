//! The names of the methods.

use std::fmt;
use std::str::FromStr;

use stadion_types::{Lactate, Source};

use crate::sources::{
    BALDARI_2000, BEAVER_1985, BERG_1990, BISHOP_1998, CHENG_1992, DICKHUTH_1999, HECK_1985,
    HOFMANN_2017, JAMNICK_2018,
};

/// The fixed lactate, mmol/L, that was found to be the maximal steady state of many.
pub(crate) const FIXED_LEVEL: f64 = 4.0;

/// A definition of a threshold; printed and read as `obla-2.0`, `baseline+0.5`, `dmax`.
///
/// ```
/// use stadion_physiology::Method;
///
/// let method: Method = "obla-3.2".parse()?;
/// assert_eq!(method.to_string(), "obla-3.2");
/// assert!("obla-40".parse::<Method>().is_err());
/// # Ok::<(), stadion_physiology::MethodError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Fixed lactate: where the curve last rises to it (Heck 1985 for 4 mmol/L).
    Obla(Lactate),
    /// Fixed rise above the baseline.
    BaselinePlus(Lactate),
    /// Largest distance of a cubic from its chord (Cheng 1992).
    Dmax,
    /// The same with a chord from where lactate begins to rise (Bishop 1998).
    ModifiedDmax,
    /// Largest distance of an exponential from its own chord.
    ExponentialDmax,
    /// Largest distance of a cubic from the chord that starts at the log-log point.
    LogPolyModifiedDmax,
    /// Largest distance of an exponential from its own chord from the log-log point on.
    LogExpModifiedDmax,
    /// Breakpoint of log lactate against log intensity (Beaver 1985).
    LogLog,
    /// First of two breakpoints of lactate against intensity.
    Ltp1,
    /// Second of two breakpoints of lactate against intensity.
    Ltp2,
    /// Least ratio of lactate to intensity (Berg 1990).
    LtRatio,
    /// 1.5 mmol/L above the lactate where it begins to rise (Dickhuth 1999).
    Dickhuth,
    /// First of two consecutive rises of at least 0.5 mmol/L (Baldari & Guidetti 2000).
    Baldari,
}

/// Why a text names no method.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MethodError {
    /// No method has this name.
    #[error("unknown threshold method; known are names such as obla-4.0, baseline+0.5 and dmax")]
    Unknown,
    /// The lactate in the name is no level of a threshold.
    #[error("a threshold of {value} mmol/L is outside {min}..={max} mmol/L")]
    Level {
        /// The rejected level.
        value: f64,
        /// Lowest accepted level.
        min: f64,
        /// Highest accepted level.
        max: f64,
    },
}

const fn obla(level: f64) -> Method {
    Method::Obla(Lactate::const_millimoles_per_liter(level))
}

const fn baseline(rise: f64) -> Method {
    Method::BaselinePlus(Lactate::const_millimoles_per_liter(rise))
}

impl Method {
    /// Lowest and highest level, mmol/L, that the name of a method may hold.
    pub const LEVELS: [f64; 2] = [0.5, 20.0];

    /// Every method, with the levels in common use.
    pub const ALL: [Self; 19] = [
        obla(2.0),
        obla(2.5),
        obla(3.0),
        obla(3.5),
        obla(FIXED_LEVEL),
        baseline(0.5),
        baseline(1.0),
        baseline(1.5),
        Self::Dmax,
        Self::ModifiedDmax,
        Self::ExponentialDmax,
        Self::LogPolyModifiedDmax,
        Self::LogExpModifiedDmax,
        Self::LogLog,
        Self::Ltp1,
        Self::Ltp2,
        Self::LtRatio,
        Self::Dickhuth,
        Self::Baldari,
    ];

    /// The publication that defines it.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Obla(_) => HECK_1985,
            Self::Dmax => CHENG_1992,
            Self::ModifiedDmax => BISHOP_1998,
            // This comparison of fourteen methods is where the last three are defined.
            Self::BaselinePlus(_)
            | Self::ExponentialDmax
            | Self::LogPolyModifiedDmax
            | Self::LogExpModifiedDmax => JAMNICK_2018,
            Self::LogLog => BEAVER_1985,
            Self::Ltp1 | Self::Ltp2 => HOFMANN_2017,
            Self::LtRatio => BERG_1990,
            Self::Dickhuth => DICKHUTH_1999,
            Self::Baldari => BALDARI_2000,
        }
    }

    /// Whether the method measures from a chord to the last stage, so that it moves with the end of
    /// the test.
    pub(crate) const fn has_chord(self) -> bool {
        matches!(
            self,
            Self::Dmax
                | Self::ModifiedDmax
                | Self::ExponentialDmax
                | Self::LogPolyModifiedDmax
                | Self::LogExpModifiedDmax
        )
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The debug form of a float keeps one decimal where there is none.
        let name = match self {
            Self::Obla(level) => return write!(f, "obla-{:?}", level.millimoles_per_liter()),
            Self::BaselinePlus(rise) => {
                return write!(f, "baseline+{:?}", rise.millimoles_per_liter());
            }
            Self::Dmax => "dmax",
            Self::ModifiedDmax => "modified-dmax",
            Self::ExponentialDmax => "exponential-dmax",
            Self::LogPolyModifiedDmax => "log-poly-modified-dmax",
            Self::LogExpModifiedDmax => "log-exp-modified-dmax",
            Self::LogLog => "log-log",
            Self::Ltp1 => "ltp1",
            Self::Ltp2 => "ltp2",
            Self::LtRatio => "lt-ratio",
            Self::Dickhuth => "dickhuth",
            Self::Baldari => "baldari",
        };
        f.write_str(name)
    }
}

impl FromStr for Method {
    type Err = MethodError;

    fn from_str(name: &str) -> Result<Self, MethodError> {
        if let Some(level) = name.strip_prefix("obla-") {
            return read_level(level).map(Self::Obla);
        }
        if let Some(rise) = name.strip_prefix("baseline+") {
            return read_level(rise).map(Self::BaselinePlus);
        }
        match name {
            "dmax" => Ok(Self::Dmax),
            "modified-dmax" => Ok(Self::ModifiedDmax),
            "exponential-dmax" => Ok(Self::ExponentialDmax),
            "log-poly-modified-dmax" => Ok(Self::LogPolyModifiedDmax),
            "log-exp-modified-dmax" => Ok(Self::LogExpModifiedDmax),
            "log-log" => Ok(Self::LogLog),
            "ltp1" => Ok(Self::Ltp1),
            "ltp2" => Ok(Self::Ltp2),
            "lt-ratio" => Ok(Self::LtRatio),
            "dickhuth" => Ok(Self::Dickhuth),
            "baldari" => Ok(Self::Baldari),
            _ => Err(MethodError::Unknown),
        }
    }
}

fn read_level(text: &str) -> Result<Lactate, MethodError> {
    // Signs, exponents and words such as `inf` are numbers to the parser, but no levels.
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return Err(MethodError::Unknown);
    }
    let value: f64 = text.parse().map_err(|_| MethodError::Unknown)?;
    let [min, max] = Method::LEVELS;
    if value < min || value > max {
        return Err(MethodError::Level { value, min, max });
    }
    Lactate::from_millimoles_per_liter(value).map_err(|_| MethodError::Level { value, min, max })
}

#[cfg(feature = "serde")]
impl serde::Serialize for Method {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Method {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_printed() {
        for (i, method) in Method::ALL.into_iter().enumerate() {
            let name = method.to_string();
            assert_eq!(name.parse(), Ok(method), "{name}");
            assert!(Method::ALL[..i].iter().all(|other| other.to_string() != name), "{name}");
            #[cfg(feature = "serde")]
            {
                let json = serde_json::to_string(&method).unwrap();
                assert_eq!(json, format!("\"{name}\""));
                assert_eq!(serde_json::from_str::<Method>(&json).unwrap(), method);
            }
        }
        for name in ["obla-0.5", "obla-3.25", "baseline+0.7", "obla-20.0"] {
            assert_eq!(name.parse::<Method>().unwrap().to_string(), name);
        }
        assert_eq!("obla-2".parse::<Method>(), Ok(obla(2.0)));
        assert_eq!(obla(2.0).to_string(), "obla-2.0");
    }

    #[test]
    fn what_is_no_method() {
        for name in ["", "Dmax", "d-max", "obla", "obla-", "obla-x", "obla--2", "obla-nan"] {
            assert_eq!(name.parse::<Method>(), Err(MethodError::Unknown), "{name}");
        }
        for name in ["obla-1e1", "obla-+2", "baseline-0.5", "baseline+", "obla-inf", "obla-."] {
            assert_eq!(name.parse::<Method>(), Err(MethodError::Unknown), "{name}");
        }
        for (name, level) in [("obla-0.4", 0.4), ("obla-20.1", 20.1), ("baseline+60", 60.0)] {
            let error = MethodError::Level { value: level, min: 0.5, max: 20.0 };
            assert_eq!(name.parse::<Method>(), Err(error), "{name}");
        }
    }
}
