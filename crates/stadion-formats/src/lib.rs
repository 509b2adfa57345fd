//! Reads what watches, bike computers and training programs record, damaged files included.
//!
//! ```
//! use stadion_formats::{Format, ReadOptions, read_bytes};
//!
//! let table = b"time_s,heart_rate_bpm,speed_m_s,lap\n0,121,4.1,1\n1,122.5,4.2,1\n2,,4.2,2\n";
//! let import = read_bytes(table, Some(Format::Csv), &ReadOptions::default())?;
//! assert_eq!(import.records_read, 3);
//! assert_eq!(import.recordings[0].laps().len(), 2);
//! # Ok::<(), stadion_formats::ReadError>(())
//! ```
//!
//! # Formats
//!
//! | format | what is read | feature |
//! |---|---|---|
//! | FIT | records, laps, timer stops, beat intervals (`hrv` and `hr` messages), sessions, device, local time; compressed timestamps and compressed speed and distance; chained files | `fit` |
//! | TCX | trackpoints with the activity extension (speed, power, run cadence), laps, pauses between tracks, several activities | `xml` |
//! | GPX | track points with heart rate, cadence, temperature, power and speed extensions; each track is a recording, a gap between segments is a pause | `xml` |
//! | CSV | a header row and one row for each record, separated by comma, semicolon or tab | `csv` |
//! | step test | a table of stages with lactate, by [`read_step_test`] | `csv` |
//! | `athlete.toml` | the athlete's profile | `toml` |
//! | `constants.toml` | a user's values for constants | `toml` |
//! | workout | steps and repeats of FIT workouts and of ZWO files, by [`read_workout`] | `workout` |
//! | CSV of readings | lactate by repetition or by time, for a forecast | `csv` |
//! | CSV of daily loads | one load a day, by [`read_daily_loads`] | `csv` |
//! | CSV of performance tests | one test a row, by [`read_performance_tests`] | `csv` |
//!
//! Anything but a profile may be compressed with gzip (feature `xml`). The format comes from the
//! content, and from the file's name only where the content shows nothing. All features are on by
//! default.
//!
//! ## Columns of a table
//!
//! Case, brackets and punctuation in a header cell do not matter: `Heart Rate [bpm]` is
//! `heart_rate_bpm`. Unknown columns are passed over, empty cells are missing values.
//!
//! | column | accepted names |
//! |---|---|
//! | time | `time`, `time_s`, `t`, `timestamp`, `datetime`, `secs`, `seconds`, `elapsed_s`: seconds from the start, `h:mm:ss`, seconds or milliseconds since 1970, or RFC 3339 |
//! | heart rate | `heart_rate_bpm`, `heart_rate`, `hr`, `hr_bpm`, `bpm` |
//! | speed | `speed_m_s`, `speed`, `velocity`; `speed_km_h`, `kph` |
//! | distance | `distance_m`, `distance`, `dist`; `distance_km`, `km` |
//! | power | `power_w`, `power`, `watts` |
//! | cadence | `cadence_rpm`, `cadence`, `cad`; `cadence_spm`, `spm`: steps, halved |
//! | altitude | `altitude_m`, `altitude`, `elevation`, `ele`, `alt` |
//! | temperature | `temperature_c`, `temperature`, `temp` |
//! | position | `lat`, `latitude`; `lon`, `lng`, `longitude` |
//! | lap | `lap`, `interval`: a new value begins a lap |
//! | sport | `sport` |
//!
//! # Damage
//!
//! Checksums are compared but not demanded. What was read before damage is kept, and a typed
//! warning says what is wrong: a cut or damaged file, a bad checksum, fields of the wrong size, a
//! clock that runs backward, jumps or is not believable, records that share a second, values that
//! are no numbers or out of range, a distance that runs backward, leaps or is missing. Only a file that gives nothing at all is a [`ReadError`],
//! and one that is no activity says what it is instead. Damaged tags of an XML file cost the
//! element they belong to, not the rest.
//!
//! Every choice that a reading has to make is a value of [`ReadOptions`]: what a clock that runs
//! backward means ([`BackwardRule`]), what a jump means ([`JumpRule`]), what becomes of a distance
//! that cannot be ([`DistanceRule`]), which of two records of the same second wins ([`MergeRule`]), whether a triathlon is one recording or five
//! ([`SessionRule`]), and how large a file may be after decompression.
//!
//! # Missing is not zero
//!
//! | the file says | the recording says |
//! |---|---|
//! | a heart rate of 0 | missing: a strap without contact |
//! | a position of 0° and 0° | missing: a receiver without a fix |
//! | a distance of 0 from the first record to the last, over more than a minute | missing, in the laps too, with a warning: what devices write that count no distance |
//! | positions but no distance | the way over the smoothed positions, in steps of at least 10 m, pauses left out, with a warning |
//! | "rest" for every lap | no intensity: nobody told the device |
//! | a start before 1990, or none | the time axis as it is, [no date](stadion_types::Recording::start_is_known), and a warning |
//!
//! Values that no quantity of `stadion-types` can represent are missing too.
//!
//! # What is not read
//!
//! Developer fields (power of some running sensors among them), lengths of a swim, zones, device settings, running dynamics, and the heart rate that some straps store apart from
//! the records. A FIT record that holds a time and nothing else is passed over and counted.
//! Cadence is as the file has it: for runners, FIT and TCX count one leg.
//!
//! # FIT
//!
//! The FIT protocol belongs to Garmin and is subject to Garmin's own terms (the Flexible and
//! Interoperable Data Transfer Protocol license). This crate reads FIT files through `rustyfit`
//! (BSD-3-Clause), is not made or endorsed by Garmin, and copies no tables of its SDK.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    not(all(feature = "fit", feature = "xml", feature = "csv")),
    allow(dead_code, reason = "some helpers serve only a reader that is left out")
)]

mod assemble;
#[cfg(feature = "toml")]
mod athlete;
#[cfg(feature = "plan")]
mod calendar;
#[cfg(feature = "csv")]
mod cells;
mod columns;
#[cfg(feature = "toml")]
mod constants_file;
#[cfg(feature = "csv")]
mod csv_table;
#[cfg(feature = "csv")]
mod daily_loads;
mod error;
#[cfg(feature = "fit")]
mod fit;
mod format;
mod kind;
#[cfg(feature = "plan")]
mod method;
mod options;
#[cfg(feature = "csv")]
mod performance_tests;
mod raw;
mod read;
#[cfg(feature = "csv")]
mod readings;
mod series;
mod sport;
#[cfg(feature = "csv")]
mod step_test;
mod time;
mod warn;
#[cfg(feature = "workout")]
mod workout;
#[cfg(feature = "xml")]
mod xml;

#[cfg(feature = "toml")]
pub use athlete::{AthleteFileError, key_line, parse_athlete, read_athlete};
#[cfg(feature = "plan")]
pub use calendar::plan_calendar;
pub use columns::Columns;
#[cfg(feature = "toml")]
pub use constants_file::{ConstantsFile, ConstantsFileError, parse_constants, read_constants};
#[cfg(feature = "csv")]
pub use daily_loads::{
    DailyLoadRow, DailyLoadTable, DailyLoadsFileError, parse_daily_loads, read_daily_loads,
};
pub use error::{ReadError, UnreadCell};
#[cfg(feature = "fit")]
pub use fit::fit_columns;
pub use format::Format;
pub use kind::FileKind;
#[cfg(feature = "plan")]
pub use method::{MethodFileError, parse_method, read_method};
pub use options::{
    BackwardRule, ClockRule, DistanceFault, DistanceRule, JumpRule, MergeRule, ReadOptions,
    SessionRule,
};
#[cfg(feature = "csv")]
pub use performance_tests::{
    PerformanceTestRow, PerformanceTestTable, PerformanceTestsFileError, parse_performance_tests,
    read_performance_tests,
};
pub use read::{read_bytes, read_columns, read_path};
#[cfg(feature = "csv")]
pub use readings::{ReadingsError, parse_readings, read_readings};
#[cfg(feature = "csv")]
pub use step_test::{FirstRow, StepTestFileError, StepTestImport, parse_step_test, read_step_test};
#[cfg(feature = "workout")]
pub use workout::{
    WorkoutError, WorkoutFormat, WorkoutImport, WorkoutWarning, read_workout, read_workout_path,
};
