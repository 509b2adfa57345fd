//! The rules that end a session.

use stadion_types::{HeartRate, Lactate, Reason};

use super::evidence::readings;
use super::reasons::{ABOVE_LT2, FADED, HR_TOO_HIGH};
use super::settings::GuidanceSettings;
use super::situation::Situation;

/// Every reason to stop, strongest first; empty if there is none.
pub(super) fn reasons_to_stop(
    situation: &Situation<'_>,
    settings: &GuidanceSettings,
) -> Vec<Reason> {
    [above_lt2(situation, settings), heart_rate(situation, settings), faded(situation, settings)]
        .into_iter()
        .flatten()
        .collect()
}

/// The lower end of the one-sided interval of a reading.
pub(super) fn surely(read: Lactate, settings: &GuidanceSettings) -> f64 {
    read.millimoles_per_liter() - settings.stop_z * settings.meter.reading_sd(read)
}

fn above_lt2(situation: &Situation<'_>, settings: &GuidanceSettings) -> Option<Reason> {
    let lt2 = situation.lt2?.millimoles_per_liter();
    let readings = readings(situation.reps);
    let (_, last) = *readings.last()?;
    let above =
        readings.iter().rev().take_while(|(_, lactate)| surely(*lactate, settings) > lt2).count();
    let above = u32::try_from(above).unwrap_or(u32::MAX);
    (above >= settings.stop_readings.max(1)).then(|| {
        Reason::new(ABOVE_LT2)
            .with("readings", above)
            .with("lt2_mmol_l", lt2)
            .with("lactate_mmol_l", last.millimoles_per_liter())
    })
}

fn heart_rate(situation: &Situation<'_>, settings: &GuidanceSettings) -> Option<Reason> {
    let hr = situation.reps.last()?.rep.hr_end?.bpm();
    let most = settings.stop_hr_fraction * situation.max_hr?.bpm();
    (hr > most).then(|| {
        Reason::new(HR_TOO_HIGH)
            .with("hr_bpm", hr)
            .with("most_bpm", most)
            .with("most_percent", 100.0 * settings.stop_hr_fraction)
    })
}

/// The last repetition against the first one that ran as long: a pace that was asked for is no fade,
/// so where it is known the speeds are counted as parts of it.
fn faded(situation: &Situation<'_>, settings: &GuidanceSettings) -> Option<Reason> {
    let (to_rep, last) = (1_u32..).zip(situation.reps).last()?;
    let (from_rep, first) = (1_u32..).zip(situation.reps).find(|(i, rep)| {
        *i < to_rep && rep.rep.duration >= settings.drift.shortest_rep && rep.rep.hr_end.is_some()
    })?;
    let [from, to] = [first, last].map(|rep| Some(rep.rep.speed?.meters_per_second()));
    let (from, to) = from.zip(to)?;
    let asked = first
        .asked
        .zip(last.asked)
        .map(|(from, to)| to.meters_per_second() / from.meters_per_second());
    let fade = 1.0 - to / (from * asked.unwrap_or(1.0));
    let [from_hr, to_hr] = [first, last].map(|rep| rep.rep.hr_end.map(HeartRate::bpm));
    let delta = to_hr? - from_hr?;
    (fade > settings.stop_fade && delta >= -settings.equal_hr_bpm).then(|| {
        Reason::new(FADED)
            .with("fade_percent", 100.0 * fade)
            .with("from_rep", from_rep)
            .with("to_rep", to_rep)
            .with("delta_bpm", delta)
    })
}
