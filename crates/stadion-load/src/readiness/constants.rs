//! The numbers of readiness, with their sources.

use stadion_types::{Constant, Evidence};

use super::artefacts::{
    ALPHA, ECTOPIC_INTERCEPT, ECTOPIC_SLOPE, FAR, LEAST_THRESHOLD_S, MEDIAN_BEATS, SHARE,
    SPREAD_BEATS,
};
use super::beats::{LEAST_S, MOST_CORRECTED};
use super::morning::{HIGHEST_MS, LOWEST_MS};
use super::settings::{
    BASELINE_DAYS, CV_SHARE, LEAST_BASELINE, LEAST_VALID, SD_SHARE, WINDOW_DAYS,
};
use crate::constants::number;
use crate::sources::{HRV_PRACTICE, LIPPONEN, MALIK, PLEWS, STADION};

const ALL: &str = "everybody";
const TRIATHLETES: &str = "trained triathletes";

/// Every number and convention of readiness, with its source.
pub const READINESS_CONSTANTS: &[Constant] = &[
    number("rr.alpha", ALPHA, "1", LIPPONEN, ALL, Evidence::PublishedModel),
    number(
        "rr.spread-beats",
        SPREAD_BEATS as f64,
        "beats",
        LIPPONEN,
        ALL,
        Evidence::PublishedModel,
    ),
    number(
        "rr.median-beats",
        MEDIAN_BEATS as f64,
        "beats",
        LIPPONEN,
        ALL,
        Evidence::PublishedModel,
    ),
    number("rr.ectopic.slope", ECTOPIC_SLOPE, "1", LIPPONEN, ALL, Evidence::PublishedModel),
    number("rr.ectopic.intercept", ECTOPIC_INTERCEPT, "1", LIPPONEN, ALL, Evidence::PublishedModel),
    number("rr.far-from-median", FAR, "1", LIPPONEN, ALL, Evidence::PublishedModel),
    number("rr.least-threshold", LEAST_THRESHOLD_S, "s", STADION, ALL, Evidence::Convention),
    number("rr.share", SHARE, "1", MALIK, ALL, Evidence::Convention),
    number("rr.most-corrected", MOST_CORRECTED, "1", STADION, ALL, Evidence::Convention),
    number("rr.least-time", LEAST_S, "s", HRV_PRACTICE, ALL, Evidence::Practitioner),
    number("rmssd.lowest", LOWEST_MS, "ms", STADION, ALL, Evidence::Convention),
    number("rmssd.highest", HIGHEST_MS, "ms", STADION, ALL, Evidence::Convention),
    number("readiness.window", WINDOW_DAYS as f64, "d", PLEWS, TRIATHLETES, Evidence::Practitioner),
    number(
        "readiness.least-valid",
        LEAST_VALID as f64,
        "d",
        PLEWS,
        TRIATHLETES,
        Evidence::Measured,
    ),
    number(
        "readiness.baseline",
        BASELINE_DAYS as f64,
        "d",
        HRV_PRACTICE,
        ALL,
        Evidence::Practitioner,
    ),
    number(
        "readiness.least-baseline",
        LEAST_BASELINE as f64,
        "d",
        STADION,
        ALL,
        Evidence::Convention,
    ),
    number("readiness.smallest.sd", SD_SHARE, "1", HRV_PRACTICE, ALL, Evidence::Practitioner),
    number("readiness.smallest.cv", CV_SHARE, "1", HRV_PRACTICE, ALL, Evidence::Practitioner),
];
