//! A value of the athlete with the day on which it was found and how.

use chrono::NaiveDate;
use stadion_types::Evidence;

/// A value with what is known of its origin.
///
/// In files a bare number, or `{ value, date, evidence }` with the last two optional.
///
/// ```
/// use stadion_physiology::Known;
/// use stadion_types::{Evidence, HeartRate};
///
/// let max = Known::from(HeartRate::from_bpm(192.0)?).with_evidence(Evidence::Measured);
/// assert_eq!(max.value.bpm(), 192.0);
/// assert_eq!(max.date, None);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Day on which it was found.
    pub date: Option<NaiveDate>,
    /// How it was found.
    pub evidence: Option<Evidence>,
}

impl<T> From<T> for Known<T> {
    fn from(value: T) -> Self {
        Self { value, date: None, evidence: None }
    }
}

impl<T> Known<T> {
    /// Adds the day on which the value was found.
    #[must_use]
    pub fn with_date(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }

    /// Adds how the value was found.
    #[must_use]
    pub fn with_evidence(mut self, evidence: Evidence) -> Self {
        self.evidence = Some(evidence);
        self
    }
}

#[cfg(feature = "serde")]
pub(crate) mod file_form {
    use core::fmt;
    use core::marker::PhantomData;

    use chrono::NaiveDate;
    use serde::de::{Error, IntoDeserializer, MapAccess, Visitor, value::F64Deserializer};
    use serde::ser::SerializeStruct;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use stadion_types::Evidence;

    use super::Known;

    impl<T: Serialize> Serialize for Known<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if self.date.is_none() && self.evidence.is_none() {
                return self.value.serialize(serializer);
            }
            let entries =
                1 + usize::from(self.date.is_some()) + usize::from(self.evidence.is_some());
            let mut map = serializer.serialize_struct("Known", entries)?;
            map.serialize_field("value", &self.value)?;
            if let Some(date) = &self.date {
                map.serialize_field("date", date)?;
            }
            if let Some(evidence) = &self.evidence {
                map.serialize_field("evidence", evidence)?;
            }
            map.end()
        }
    }

    // Not an untagged enum: that one buffers its input, and the place of an error would be lost.
    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Known<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(NumberOrMap(PhantomData))
        }
    }

    struct NumberOrMap<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for NumberOrMap<T> {
        type Value = Known<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a number or { value, date, evidence }")
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Known<T>, E> {
            let number: F64Deserializer<E> = number.into_deserializer();
            T::deserialize(number).map(Known::from)
        }

        #[expect(clippy::cast_precision_loss, reason = "no value of an athlete is that large")]
        fn visit_i64<E: Error>(self, number: i64) -> Result<Known<T>, E> {
            self.visit_f64(number as f64)
        }

        #[expect(clippy::cast_precision_loss, reason = "no value of an athlete is that large")]
        fn visit_u64<E: Error>(self, number: u64) -> Result<Known<T>, E> {
            self.visit_f64(number as f64)
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Known<T>, A::Error> {
            let (mut value, mut date, mut evidence) = (None, None, None);
            while let Some(key) = map.next_key::<Key>()? {
                match key {
                    Key::Value if value.is_none() => value = Some(map.next_value::<T>()?),
                    Key::Date if date.is_none() => date = Some(map.next_value::<Day>()?.0),
                    Key::Evidence if evidence.is_none() => {
                        evidence = Some(map.next_value::<Evidence>()?);
                    }
                    Key::Value => return Err(A::Error::duplicate_field("value")),
                    Key::Date => return Err(A::Error::duplicate_field("date")),
                    Key::Evidence => return Err(A::Error::duplicate_field("evidence")),
                }
            }
            let value = value.ok_or_else(|| A::Error::missing_field("value"))?;
            Ok(Known { value, date, evidence })
        }
    }

    #[derive(Deserialize)]
    #[serde(field_identifier, rename_all = "lowercase")]
    enum Key {
        Value,
        Date,
        Evidence,
    }

    /// A day as text, or in the date type of a format that has one: TOML hands its dates over as a
    /// map with one text in it.
    pub(crate) struct Day(pub(crate) NaiveDate);

    impl<'de> Deserialize<'de> for Day {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(TextOrDate)
        }
    }

    struct TextOrDate;

    impl<'de> Visitor<'de> for TextOrDate {
        type Value = Day;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a date such as 2026-05-23")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
            text.parse().map(Day).map_err(|_| {
                E::custom(format_args!("`{text}` is no date; expected one such as 2026-05-23"))
            })
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Day, A::Error> {
            let Some((_, text)) = map.next_entry::<String, String>()? else {
                return Err(A::Error::invalid_length(0, &self));
            };
            self.visit_str(&text)
        }
    }

    /// For fields that hold an optional day.
    pub(crate) fn day<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        Day::deserialize(deserializer).map(|day| Some(day.0))
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;
    use stadion_types::HeartRate;

    #[test]
    fn a_number_or_a_map() {
        let read = |text: &str| serde_json::from_str::<Known<HeartRate>>(text);
        let hr = HeartRate::const_bpm(192.0);
        let day = NaiveDate::from_ymd_opt(2025, 11, 8).unwrap();
        assert_eq!(read("192").unwrap(), hr.into());
        assert_eq!(read("192.0").unwrap(), hr.into());
        assert_eq!(read(r#"{"value":192}"#).unwrap(), hr.into());
        let whole = Known::from(hr).with_date(day).with_evidence(Evidence::Measured);
        let text = serde_json::to_string(&whole).unwrap();
        assert_eq!(text, r#"{"value":192.0,"date":"2025-11-08","evidence":"measured"}"#);
        assert_eq!(read(&text).unwrap(), whole);
        assert_eq!(serde_json::to_string(&Known::from(hr)).unwrap(), "192.0");
    }

    #[test]
    fn everything_else_is_refused() {
        for bad in [
            "400",
            r#"{"value":400}"#,
            "{}",
            r#"{"value":190,"when":"2025-11-08"}"#,
            r#"{"value":190,"date":"yesterday"}"#,
            r#"{"value":190,"evidence":"felt"}"#,
            r#"{"value":190,"value":191}"#,
            r#""190""#,
            "null",
        ] {
            assert!(serde_json::from_str::<Known<HeartRate>>(bad).is_err(), "{bad}");
        }
    }
}
