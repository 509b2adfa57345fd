//! One session against the longest of the month before it.

use chrono::Days;
use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::UnknownSpan;
use super::form::UnknownDays;
use crate::ledger::{DayState, Ledger, LedgerSession, Sports};

/// Days before a session among which the longest is looked for.
pub(super) const BEFORE: u32 = 30;

/// The edges of the bands of Frandsen et al. (2025), each the last of the band below.
pub(super) const LONGER: f64 = 1.1;
pub(super) const MUCH_LONGER: f64 = 1.3;
pub(super) const DOUBLED: f64 = 2.0;

/// How far a session went beyond the longest of the 30 days before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum DistanceBand {
    /// At most 10 % longer.
    Within,
    /// More than 10 %, at most 30 % longer.
    Longer,
    /// More than 30 %, at most twice as long.
    MuchLonger,
    /// More than twice as long.
    Doubled,
}

impl DistanceBand {
    /// Every band, from the shortest.
    pub const ALL: [Self; 4] = [Self::Within, Self::Longer, Self::MuchLonger, Self::Doubled];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Longer => "longer",
            Self::MuchLonger => "much-longer",
            Self::Doubled => "doubled",
        }
    }
}

/// Why there is nothing to compare with.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoDistanceRatio {
    /// No session with a distance in the days before.
    #[error("no session of the days before has a distance")]
    NoHistory,
    /// No session of that id is in the ledger.
    #[error("no session of that id stands in the ledger")]
    NoSuchSession,
    /// The session has no distance, or its sport is not stated.
    #[error("the session lacks its {what}")]
    Lacks {
        /// What it lacks: `distance` or `sport`.
        what: &'static str,
    },
    /// Days before it of which nothing is known, or not how far the athlete went.
    #[error("how far the athlete went is not known of {0}")]
    UnknownDays(UnknownSpan),
    /// A distance that is not above 0.
    #[error("a distance of {distance_m} m is not above 0")]
    Distance {
        /// The distance.
        distance_m: f64,
    },
}

impl NoDistanceRatio {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 5] =
        ["no-history", "no-such-session", "lacks-input", "unknown-days", "no-distance"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoHistory => Self::CODES[0],
            Self::NoSuchSession => Self::CODES[1],
            Self::Lacks { .. } => Self::CODES[2],
            Self::UnknownDays(_) => Self::CODES[3],
            Self::Distance { .. } => Self::CODES[4],
        }
    }
}

/// A session's distance over the longest of the 30 days before it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DistanceRatio {
    /// The ratio.
    pub ratio: f64,
    /// Where it lies.
    pub band: DistanceBand,
    /// The days before of which it is not known how far the athlete went, where they were passed
    /// over: a longer session may hide there.
    pub unknown: Option<UnknownSpan>,
}

/// Compares a session's distance with the longest of the sessions in the 30 days before it, all in
/// metres; `before` are those sessions, in any order.
///
/// In a cohort of 5205 runners and 588 071 sessions, sessions in the three upper bands were
/// associated with more overuse injuries than sessions within 10 %: hazard ratios 1.64 (95 % interval
/// 1.31 to 2.05), 1.52 (1.16 to 2.00) and 2.28 (1.50 to 3.48). The injuries were reported by the
/// runners themselves, and association is not cause.
///
/// ```
/// use stadion_load::{DistanceBand, longest_ratio};
///
/// let ratio = longest_ratio(22_000.0, [12_000.0, 16_000.0])?;
/// assert_eq!((ratio.ratio, ratio.band), (1.375, DistanceBand::MuchLonger));
/// assert!(longest_ratio(22_000.0, []).is_err());
/// # Ok::<(), stadion_load::NoDistanceRatio>(())
/// ```
///
/// # Errors
///
/// [`NoDistanceRatio`].
///
/// # Source
///
/// Frandsen et al. (2025), Br J Sports Med, doi:10.1136/bjsports-2024-109380.
pub fn longest_ratio(
    distance_m: f64,
    before: impl IntoIterator<Item = f64>,
) -> Result<DistanceRatio, NoDistanceRatio> {
    DistanceBands::default().ratio(distance_m, before)
}

/// How many days before a session count, and where the bands end.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct DistanceBands {
    /// The days before the session.
    pub days: u32,
    /// A session is longer above this ratio.
    pub longer: f64,
    /// A session is much longer above this ratio.
    pub much_longer: f64,
    /// A session is doubled above this ratio.
    pub doubled: f64,
}

impl Default for DistanceBands {
    fn default() -> Self {
        Self { days: BEFORE, longer: LONGER, much_longer: MUCH_LONGER, doubled: DOUBLED }
    }
}

impl TakesConstants for DistanceBands {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        const IDS: [&str; 3] =
            ["trend.longest.longer", "trend.longest.much-longer", "trend.longest.doubled"];
        slots.count("trend.longest.days", &mut self.days, ConstantRange::Between(1.0, 10_000.0));
        slots.number(IDS[0], &mut self.longer, ConstantRange::Positive);
        slots.number(IDS[1], &mut self.much_longer, ConstantRange::Positive);
        slots.number(IDS[2], &mut self.doubled, ConstantRange::Positive);
        let rise = self.longer <= self.much_longer && self.much_longer <= self.doubled;
        slots.together(rise, &IDS, "the bands must rise");
    }
}

impl DistanceBands {
    /// As [`longest_ratio`], with these bands.
    ///
    /// # Errors
    ///
    /// [`NoDistanceRatio`].
    pub fn ratio(
        &self,
        distance_m: f64,
        before: impl IntoIterator<Item = f64>,
    ) -> Result<DistanceRatio, NoDistanceRatio> {
        let valid = |distance_m: f64| match distance_m {
            d if d.is_finite() && d > 0.0 => Ok(d),
            distance_m => Err(NoDistanceRatio::Distance { distance_m }),
        };
        let distance_m = valid(distance_m)?;
        let mut longest: Option<f64> = None;
        for other in before {
            let other = valid(other)?;
            longest = Some(longest.map_or(other, |longest| longest.max(other)));
        }
        let ratio = distance_m / longest.ok_or(NoDistanceRatio::NoHistory)?;
        let band = if ratio <= self.longer {
            DistanceBand::Within
        } else if ratio <= self.much_longer {
            DistanceBand::Longer
        } else if ratio <= self.doubled {
            DistanceBand::MuchLonger
        } else {
            DistanceBand::Doubled
        };
        Ok(DistanceRatio { ratio, band, unknown: None })
    }

    /// As [`Ledger::longest_ratio`], with these bands.
    ///
    /// # Errors
    ///
    /// [`NoDistanceRatio`].
    pub fn of_session(
        &self,
        ledger: &Ledger,
        id: &str,
        unknown: UnknownDays,
    ) -> Result<DistanceRatio, NoDistanceRatio> {
        let (day, session) = ledger.session(id).ok_or(NoDistanceRatio::NoSuchSession)?;
        let sport = session.sport().ok_or(NoDistanceRatio::Lacks { what: "sport" })?;
        let distance = session.distance().ok_or(NoDistanceRatio::Lacks { what: "distance" })?;
        let sports = Sports::Only(sport);
        let (mut before, mut holes) = (Vec::new(), None);
        let first = day.checked_sub_days(Days::new(u64::from(self.days))).unwrap_or(day);
        for date in first.iter_days().take_while(|date| *date <= day) {
            let earlier = |s: &&LedgerSession| date < day || s.key() < session.key();
            let known = match ledger.day(date) {
                DayState::Unknown => false,
                DayState::Rest => true,
                DayState::Trained(sessions) => {
                    sessions.iter().filter(earlier).fold(true, |known, session| {
                        match (sports.include(session.sport()), session.distance()) {
                            (Some(false), _) => known,
                            (Some(true), Some(distance)) => {
                                before.push(distance.meters());
                                known
                            }
                            _ => false,
                        }
                    })
                }
            };
            if !known {
                holes = Some(UnknownSpan::and(holes, date));
            }
        }
        match holes {
            Some(holes) if unknown == UnknownDays::Refuse => {
                return Err(NoDistanceRatio::UnknownDays(holes));
            }
            _ => {}
        }
        // A session of no distance at all is no longest one.
        let before = before.into_iter().filter(|m| *m > 0.0);
        Ok(DistanceRatio { unknown: holes, ..self.ratio(distance.meters(), before)? })
    }
}

impl Ledger {
    /// Compares a session's distance with the longest of the same sport in the 30 days before it,
    /// sessions earlier on its own day included (see [`longest_ratio`]).
    ///
    /// Days of which nothing is known, also those before the ledger begins, and days with a session
    /// without distance or sport are unknown. By [`UnknownDays::Refuse`] there is no ratio then; by
    /// the other rules the ratio is that of what is known, and names them.
    ///
    /// # Errors
    ///
    /// [`NoDistanceRatio`].
    pub fn longest_ratio(
        &self,
        id: &str,
        unknown: UnknownDays,
    ) -> Result<DistanceRatio, NoDistanceRatio> {
        DistanceBands::default().of_session(self, id, unknown)
    }
}
