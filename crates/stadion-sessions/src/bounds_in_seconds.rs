//! Serde form of a range of elapsed times: its ends in seconds.

use core::time::Duration;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use stadion_types::Bounds;

pub(crate) fn serialize<S: Serializer>(value: &Bounds<Duration>, s: S) -> Result<S::Ok, S::Error> {
    value.seconds().serialize(s)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Bounds<Duration>, D::Error> {
    let seconds = Bounds::<f64>::deserialize(d)?;
    let time = |s: f64| Duration::try_from_secs_f64(s).map_err(D::Error::custom);
    Ok(Bounds::between(time(seconds.min())?, time(seconds.max())?))
}
