//! How the document is made.

use stadion_physiology::{
    EquivalentRace, ExponentNoise, PaceTarget, RaceRange, RiegelFit, SINGLE_HR_MAX_PERCENT, Swain,
    TrainingPace, TrainingPaces, Vdot, ZoneScheme, Zones, equivalent_races,
};
use stadion_types::{Bounds, Distance, Finding, HeartRate, Reason, ReasonCode, Severity, Speed};

use super::race::Race;
use super::{
    PaceDocument, PacesDocument, PacesError, PacesInput, RaceDocument, SingleAnchors, ZoneRow,
    ZoneTable,
};
use crate::SCHEMA_VERSION;

const NO_LT2: ReasonCode = ReasonCode {
    code: "paces-lt2-unknown",
    text: "no speed at LT2 is known: threshold pace from races is above the threshold of fast runners; \
           a step test tells",
};
const NO_REFERENCE: ReasonCode = ReasonCode {
    code: "paces-no-reference",
    text: "no race was of a length for which the model was made, so there are no paces",
};
const LT2_FASTER: ReasonCode = ReasonCode {
    code: "paces-lt2-faster",
    text: "the speed at LT2, {lt2_m_s} m/s, is above the speed of the race that counts held for an hour, \
           {hour_m_s} m/s: an old race, or a threshold in another unit",
};

pub(crate) const REASONS: &[ReasonCode] = &[NO_LT2, NO_REFERENCE, LT2_FASTER];

const HALF_MARATHON: Distance = Distance::const_meters(21_097.5);
/// The distances for which equivalents are given.
const DISTANCES: [Distance; 8] = [
    Distance::const_meters(1500.0),
    Distance::const_meters(1609.344),
    Distance::const_meters(3000.0),
    Distance::const_meters(5000.0),
    Distance::const_meters(10_000.0),
    Distance::const_meters(15_000.0),
    HALF_MARATHON,
    Distance::const_meters(42_195.0),
];
/// How much one race scatters about the runner's line, for the interval of the exponent.
const RACE_CV: f64 = 0.015;
const LEVEL: f64 = 0.9;

/// What a runner can train by, from races, the speed at LT2 and the maximal heart rate.
///
/// Only what is known is used: without races there are no paces, without a maximal heart rate no
/// zones, and nothing is guessed from an age. Of several races the one with the highest VDOT counts,
/// among those for which the model was made.
///
/// # Errors
///
/// [`PacesError::NothingKnown`] if nothing is given.
///
/// ```
/// use stadion_physiology::TrainingPace;
/// use stadion_review::{PacesInput, paces};
///
/// let races = vec!["5km=20:00".parse()?, "10km=41:30".parse()?];
/// let document = paces(&PacesInput { races, ..PacesInput::default() })?;
/// let reference = document.reference.ok_or("none")?;
/// assert_eq!(reference.vdot.map(f64::round), Some(50.0));
/// let threshold = document.paces.iter().find(|p| p.pace == TrainingPace::Threshold).ok_or("none")?;
/// assert_eq!(threshold.pace_s_km.min().round(), 256.0);
/// assert!(document.zones.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn paces(input: &PacesInput) -> Result<PacesDocument, PacesError> {
    if input.races.is_empty() && input.lt2.is_none() && input.max_hr.is_none() {
        return Err(PacesError::NothingKnown);
    }
    let mut findings = Vec::new();
    let worth: Vec<(Race, RaceDocument)> =
        input.races.iter().map(|race| (*race, document(*race, input))).collect();
    let within = |(_, race): &&(Race, RaceDocument)| race.range == Some(RaceRange::Within);
    let vdot = |race: &RaceDocument| race.vdot.unwrap_or(f64::NEG_INFINITY);
    let reference =
        worth.iter().filter(within).max_by(|a, b| vdot(&a.1).total_cmp(&vdot(&b.1))).cloned();
    if reference.is_none() && !worth.is_empty() {
        findings.push(Finding::new(Reason::new(NO_REFERENCE), Severity::Notice, "stadion"));
    }
    let equivalents =
        reference.as_ref().map_or_else(Vec::new, |(race, _)| equivalents(*race, input));
    let paces = reference.as_ref().map_or_else(Vec::new, |(_, race)| {
        training(race.vdot, input, &mut findings).unwrap_or_default()
    });
    Ok(PacesDocument {
        schema_version: SCHEMA_VERSION,
        exponent: exponent(&input.races),
        races: worth.into_iter().map(|(_, race)| race).collect(),
        equivalents,
        single: reference.as_ref().and_then(|(_, race)| single(race.vdot?, input)),
        lt2_m_s: input.lt2,
        paces,
        zones: input.max_hr.map_or_else(Vec::new, zones),
        findings,
        reference: reference.map(|(_, race)| race),
    })
}

fn document(race: Race, input: &PacesInput) -> RaceDocument {
    let worth = Vdot::from_race(race.distance, race.time, input.equivalence_rules.cost).ok();
    RaceDocument {
        distance_m: race.distance,
        time_s: race.time.as_secs_f64(),
        vdot: worth.map(|w| w.vdot.value()),
        range: worth.map(|w| w.range),
    }
}

fn equivalents(race: Race, input: &PacesInput) -> Vec<EquivalentRace> {
    equivalent_races(race.distance, race.time, &DISTANCES, &input.equivalence_rules)
        .unwrap_or_default()
}

fn exponent(races: &[Race]) -> Option<RiegelFit> {
    let races: Vec<_> = races.iter().map(|race| (race.distance, race.time)).collect();
    RiegelFit::new(&races, ExponentNoise::Stated { cv: RACE_CV }, LEVEL).ok()
}

fn training(
    vdot: Option<f64>,
    input: &PacesInput,
    findings: &mut Vec<Finding>,
) -> Option<Vec<PaceDocument>> {
    let vdot = Vdot::new(vdot?).ok()?.with_cost(input.equivalence_rules.cost);
    let uncapped = TrainingPaces::new(vdot, input.pace_rules).ok()?;
    let capped = input.lt2.and_then(|lt2| uncapped.capped_by(lt2).ok());
    match &capped {
        Some(capped) => {
            let notice =
                |r: &Reason| Finding::new(r.clone(), Severity::Notice, "daniels-running-formula");
            findings.extend(capped.reasons.iter().map(notice));
            findings.extend(faster(vdot, capped.lt2));
        }
        None => findings.push(Finding::new(Reason::new(NO_LT2), Severity::Info, "stadion")),
    }
    let paces = capped.as_ref().map_or(&uncapped, |c| &c.paces);
    let one = |pace: TrainingPace| {
        let (target, was): (&PaceTarget, &PaceTarget) = (paces.get(pace), uncapped.get(pace));
        let [slow, fast] = [target.target.min(), target.target.max()].map(seconds_per_km);
        Some(PaceDocument {
            pace,
            speed_m_s: target.target,
            pace_s_km: Bounds::new(fast?, slow?).ok()?,
            range_m_s: target.range,
            capped: target.target.max() < was.target.max(),
        })
    };
    TrainingPace::ALL.into_iter().map(one).collect()
}

/// Whether the threshold is faster than what the race lets expect over an hour.
fn faster(vdot: Vdot, lt2: Speed) -> Option<Finding> {
    let share = stadion_physiology::sustained_fraction(std::time::Duration::from_secs(3600));
    // Two per cent above are within what either can be off by.
    let hour = vdot.speed_at(share).ok()?;
    (lt2.meters_per_second() > 1.02 * hour.meters_per_second()).then(|| {
        let reason = Reason::new(LT2_FASTER)
            .with("lt2_m_s", lt2.meters_per_second())
            .with("hour_m_s", hour.meters_per_second());
        Finding::new(reason, Severity::Notice, "stadion")
    })
}

/// The pace of a single against the heart rate of a single.
fn single(vdot: f64, input: &PacesInput) -> Option<SingleAnchors> {
    let vdot = Vdot::new(vdot).ok()?.with_cost(input.equivalence_rules.cost);
    let max = input.max_hr?;
    let race = vdot.time_for(HALF_MARATHON).ok()?.within()?;
    let raced = Speed::over(HALF_MARATHON, race).ok()?;
    let pace = input.lt2.map_or(raced, |lt2| raced.min(lt2));
    let [from, to] =
        SINGLE_HR_MAX_PERCENT.map(|percent| HeartRate::from_bpm(percent / 100.0 * max.bpm()));
    let (from, to) = (from.ok()?, to.ok()?);
    let used = |speed: Speed| 100.0 * vdot.cost().uptake_ml_kg_min(speed) / vdot.value();
    let report = Swain::new(max).compare(pace, Bounds::new(from, to).ok()?, used).ok()?;
    Some(SingleAnchors { heart_rate_cap_bpm: to.bpm(), capped: pace < raced, report })
}

fn seconds_per_km(speed: Speed) -> Option<f64> {
    let s_km = 1000.0 / speed.meters_per_second();
    s_km.is_finite().then_some(s_km)
}

fn zones(max: HeartRate) -> Vec<ZoneTable> {
    let table = |scheme: &'static ZoneScheme| {
        let zones = Zones::by_heart_rate(scheme, max).ok()?;
        let row = |number: usize| {
            let (from, to) = zones.limits(number);
            ZoneRow {
                zone: zones.name(number).unwrap_or_default().to_owned(),
                from_bpm: from.map(HeartRate::bpm),
                to_bpm: to.map(HeartRate::bpm),
            }
        };
        let zones = (1..=zones.count()).map(row).collect();
        Some(ZoneTable { scheme: scheme.id.to_owned(), zones })
    };
    ZoneScheme::ALL.into_iter().filter_map(table).collect()
}
