//! Zones of lactate as zones of intensity and heart rate, on the athlete's own curve.

use serde::{Deserialize, Serialize};
use stadion_physiology::{
    HERO_LACTATE, HeartRateRule, LactateCurve, Points, SINGLE_LACTATE, ZoneScheme, Zones,
    heart_rate_at,
};
use stadion_types::Lactate;

/// One zone of a scheme, with what it is on this test.
///
/// An end that the test does not reach is absent, and so is one that the zone does not have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LactateZone {
    /// The scheme or the band.
    pub scheme: String,
    /// Name of the zone in its scheme.
    pub zone: String,
    /// Lactate from which it begins.
    pub lactate_min_mmol_l: Option<f64>,
    /// Lactate at which it ends.
    pub lactate_max_mmol_l: Option<f64>,
    /// Intensity from which it begins.
    pub intensity_min: Option<f64>,
    /// Intensity at which it ends.
    pub intensity_max: Option<f64>,
    /// Heart rate there.
    pub heart_rate_min_bpm: Option<f64>,
    /// Heart rate at its end.
    pub heart_rate_max_bpm: Option<f64>,
    /// Where its lactates come from.
    pub source: String,
}

/// Where intensities and heart rates are looked up.
pub(super) struct Lookup<'a> {
    pub(super) curve: &'a LactateCurve,
    pub(super) points: &'a Points,
    pub(super) heart_rate: HeartRateRule,
}

impl Lookup<'_> {
    fn zone(
        &self,
        [scheme, zone, source]: [&str; 3],
        [min, max]: [Option<f64>; 2],
        [from, to]: [Option<f64>; 2],
    ) -> LactateZone {
        let heart_rate = |at: Option<f64>| {
            at.and_then(|x| heart_rate_at(&self.points.heart_rates, x, self.heart_rate))
        };
        LactateZone {
            scheme: scheme.to_owned(),
            zone: zone.to_owned(),
            lactate_min_mmol_l: min,
            lactate_max_mmol_l: max,
            intensity_min: from,
            intensity_max: to,
            heart_rate_min_bpm: heart_rate(from),
            heart_rate_max_bpm: heart_rate(to),
            source: source.to_owned(),
        }
    }

    fn intensity(&self, lactate: Option<f64>) -> Option<f64> {
        self.curve.crossings(lactate?).last_upward
    }

    fn by_lactate(&self, names: [&str; 3], limits: [Option<f64>; 2]) -> LactateZone {
        self.zone(names, limits, limits.map(|limit| self.intensity(limit)))
    }

    /// Below, between and above the athlete's own thresholds, each an intensity and its lactate.
    pub(super) fn own(&self, thresholds: [Option<(f64, f64)>; 2]) -> Vec<LactateZone> {
        let [Some(first), Some(second)] = thresholds else { return Vec::new() };
        let ends = [None, Some(first), Some(second), None];
        let name = |i: usize| ["1", "2", "3"].get(i).copied().unwrap_or_default();
        ends.windows(2)
            .enumerate()
            .map(|(i, pair)| {
                let [from, to] = [pair[0], pair[1]];
                let lactate = [from, to].map(|end| end.map(|(_, lactate)| lactate));
                let at = [from, to].map(|end| end.map(|(at, _)| at));
                self.zone(["own-thresholds", name(i), "stadion"], lactate, at)
            })
            .collect()
    }

    /// The published bands and schemes that are given by lactate.
    pub(super) fn published(&self) -> Vec<LactateZone> {
        // The other bands are zones of schemes that follow.
        let mut out: Vec<LactateZone> = [&SINGLE_LACTATE, &HERO_LACTATE]
            .into_iter()
            .map(|band| {
                let limits = [band.min, band.max].map(|l| Some(l.millimoles_per_liter()));
                self.by_lactate(["band", band.id, band.source.id], limits)
            })
            .collect();
        for scheme in ZoneScheme::ALL {
            let Some(zones) = Zones::by_lactate(scheme) else { continue };
            for number in 1..=zones.count() {
                let (min, max) = zones.limits(number);
                let name = zones.name(number).unwrap_or_default();
                let limits = [min, max].map(|l| l.map(Lactate::millimoles_per_liter));
                out.push(self.by_lactate([scheme.id, name, scheme.source.id], limits));
            }
        }
        out
    }
}
