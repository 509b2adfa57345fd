//! Serde form of elapsed times: a bare number of seconds.
//!
//! For fields of type [`Duration`], with the unit in the name of the field:
//!
//! ```
//! # use std::time::Duration;
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Rest {
//!     #[serde(rename = "rest_s", with = "stadion_types::seconds")]
//!     rest: Duration,
//! }
//! let rest: Rest = serde_json::from_str(r#"{"rest_s": 90.5}"#)?;
//! assert_eq!(rest.rest, Duration::from_millis(90_500));
//! # Ok::<(), serde_json::Error>(())
//! ```

use core::time::Duration;

use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Writes the seconds.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(value: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(value.as_secs_f64())
}

/// Reads the seconds; negative, infinite or overflowing ones are refused.
///
/// # Errors
///
/// Those of the deserializer, or that the number is no elapsed time.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    Duration::try_from_secs_f64(f64::deserialize(deserializer)?).map_err(D::Error::custom)
}
