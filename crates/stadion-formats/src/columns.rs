//! Records before anything is done to them.

use crate::raw::RawRecord;

/// The records of a file as columns, exactly as the file has them: nothing merged, dropped or
/// put in order, except that FIT records with nothing but a time are passed over.
///
/// For programs that have their own idea of a recording, and for checks.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    records: Vec<RawRecord>,
}

macro_rules! column {
    ($($(#[$doc:meta])* $name:ident: $field:ident),+ $(,)?) => {
        impl Columns {
            $(
                $(#[$doc])*
                pub fn $name(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
                    self.records.iter().map(|r| {
                        let value = f64::from(r.$field);
                        (!value.is_nan()).then_some(value)
                    })
                }
            )+
        }
    };
}

column! {
    /// Seconds since 1970-01-01 UTC.
    unix_time_s: time,
    /// Latitude in degrees.
    latitude_deg: latitude,
    /// Longitude in degrees.
    longitude_deg: longitude,
    /// Distance since the start in metres.
    distance_m: distance,
    /// Altitude in metres.
    altitude_m: altitude,
    /// Heart rate in beats a minute.
    heart_rate_bpm: heart_rate,
    /// Speed in metres a second.
    speed_m_s: speed,
    /// Power in watts.
    power_w: power,
    /// Cadence in revolutions a minute; running: of one leg.
    cadence_rpm: cadence,
    /// Temperature in degrees Celsius.
    temperature_c: temperature,
}

impl Columns {
    pub(crate) const fn new(records: Vec<RawRecord>) -> Self {
        Self { records }
    }

    /// Number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
