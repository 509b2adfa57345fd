//! What the columns of a step test hold, by their names.

use stadion_physiology::IntensityUnit;
use stadion_types::{Distance, Speed, SplitTime, StepTestWarning};

use super::StepTestFileError;
use crate::cells::{header_name, number};
use crate::error::ReadError;

/// Accepted names of the column of intensity, as the error shows them.
const INTENSITY_NAMES: &str = "`intensity`, `speed_km_h`, `speed_m_s`, `pace_min_km` or `power_w`";

/// A bare number in a column of paces is in seconds from here; below it could be minutes.
const LEAST_PACE_S: f64 = 100.0;

/// Metres of an international mile.
const MILE_M: f64 = 1609.344;

/// How a cell of intensity is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Scale {
    /// A number in this unit.
    Number(IntensityUnit),
    /// The time over so many metres.
    Pace { meters: f64 },
}

impl Scale {
    /// The unit of the numbers that [`Scale::read`] gives.
    pub(super) fn unit(self) -> IntensityUnit {
        match self {
            Self::Number(unit) => unit,
            // Runners think in kilometres per hour beside a pace, swimmers in metres per second.
            Self::Pace { meters } if meters >= 1000.0 => IntensityUnit::KilometersPerHour,
            Self::Pace { .. } => IntensityUnit::MetersPerSecond,
        }
    }

    /// The intensity of a cell; a pace of 0 is that of standing.
    pub(super) fn read(self, cell: &[u8], comma: bool) -> Option<f64> {
        let Self::Pace { meters } = self else { return number(cell, comma) };
        let seconds = match number(cell, comma) {
            Some(0.0) => return Some(0.0),
            Some(seconds) => Some(seconds).filter(|s| *s >= LEAST_PACE_S)?,
            None => {
                let time: SplitTime = std::str::from_utf8(cell).ok()?.parse().ok()?;
                time.duration().as_secs_f64()
            }
        };
        let time = core::time::Duration::try_from_secs_f64(seconds).ok()?;
        let speed = Speed::over(Distance::from_meters(meters).ok()?, time).ok()?;
        self.unit().of_speed(speed)
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Column {
    Intensity(Scale),
    Lactate,
    HeartRate,
    Minutes,
    Seconds,
    Completed,
    Rpe,
}

/// How much the name of a column of intensity leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    NoUnit,
    NoDistance,
}

fn intensity(name: &str) -> Option<(Scale, Told)> {
    let number = |unit| (Scale::Number(unit), Told::All);
    let pace = |meters| (Scale::Pace { meters }, Told::All);
    Some(match name {
        "intensity" | "load" => number(IntensityUnit::Unstated),
        "speed" | "velocity" => (Scale::Number(IntensityUnit::Unstated), Told::NoUnit),
        "speed_km_h" | "speed_kmh" | "speed_kph" | "velocity_km_h" | "kmh" | "km_h" | "kph" => {
            number(IntensityUnit::KilometersPerHour)
        }
        "speed_m_s" | "velocity_m_s" | "m_s" => number(IntensityUnit::MetersPerSecond),
        "power_w" | "power" | "watts" | "watt" | "w" => number(IntensityUnit::Watts),
        "pace" | "pace_min" | "pace_s" => (Scale::Pace { meters: 1000.0 }, Told::NoDistance),
        "pace_min_km" | "pace_km" | "pace_s_km" | "pace_per_km" | "min_km" => pace(1000.0),
        "pace_min_mi" | "pace_min_mile" | "pace_mi" | "pace_mile" | "pace_s_mi"
        | "pace_per_mile" | "min_mi" | "min_mile" => pace(MILE_M),
        "pace_100m" | "pace_min_100m" | "pace_100_m" | "pace_s_100m" | "pace_per_100m"
        | "min_100m" => pace(100.0),
        _ => return None,
    })
}

impl Column {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lactate" | "lactate_mmol_l" | "la" | "la_mmol_l" | "bla" | "bla_mmol_l" => {
                Self::Lactate
            }
            "heart_rate" | "heart_rate_bpm" | "heartrate" | "hr" | "hr_bpm" | "bpm" => {
                Self::HeartRate
            }
            "length" | "length_min" | "duration_min" | "minutes" => Self::Minutes,
            "duration_s" | "length_s" | "seconds" => Self::Seconds,
            "completed" => Self::Completed,
            "rpe" => Self::Rpe,
            _ => return None,
        })
    }

    const fn what(self) -> &'static str {
        match self {
            Self::Intensity(_) => "intensity",
            Self::Lactate => "lactate",
            Self::HeartRate => "heart rate",
            Self::Minutes | Self::Seconds => "the length of a stage",
            Self::Completed => "the completed part",
            Self::Rpe => "perceived exertion",
        }
    }
}

/// The columns of a table.
pub(super) struct Columns {
    /// What each holds; `None` is passed over.
    pub(super) columns: Vec<Option<Column>>,
    /// How intensities are read.
    pub(super) scale: Scale,
}

impl Columns {
    /// Reads the header.
    pub(super) fn of(
        header: &csv::ByteRecord,
        warnings: &mut Vec<StepTestWarning>,
    ) -> Result<Self, StepTestFileError> {
        let mut columns: Vec<Option<Column>> = Vec::with_capacity(header.len());
        let mut scale = None;
        for (index, cell) in header.iter().enumerate() {
            let name = std::str::from_utf8(cell).map(header_name).unwrap_or_default();
            let number = index + 1;
            if let Some((found, told)) = intensity(&name) {
                if scale.is_some() {
                    warnings.push(StepTestWarning::SecondIntensity { column: number });
                    columns.push(None);
                    continue;
                }
                match told {
                    Told::All => {}
                    Told::NoUnit => warnings.push(StepTestWarning::UnitNotTold { column: number }),
                    Told::NoDistance => {
                        warnings.push(StepTestWarning::PacePerKilometer { column: number });
                    }
                }
                scale = Some(found);
                columns.push(Some(Column::Intensity(found)));
                continue;
            }
            let found = Column::named(&name);
            let same = |c: &Option<Column>| c.zip(found).is_some_and(|(a, b)| a.what() == b.what());
            if let (Some(column), Some(first)) = (found, columns.iter().position(same)) {
                let what = column.what();
                return Err(StepTestFileError::TwoColumns {
                    what,
                    first: first + 1,
                    second: number,
                });
            }
            columns.push(found);
        }
        let missing = |what, accepted| {
            Err(StepTestFileError::Table(ReadError::MissingColumn { what, accepted }))
        };
        let Some(scale) = scale else { return missing("intensity", INTENSITY_NAMES) };
        if !columns.contains(&Some(Column::Lactate)) {
            return missing("lactate", "`lactate`, `lactate_mmol_l` or `la`");
        }
        Ok(Self { columns, scale })
    }
}
