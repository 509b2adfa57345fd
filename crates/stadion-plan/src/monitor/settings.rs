//! The rules of the monitor as data.

use stadion_physiology::{DriftAction, GuidanceSettings, MeterError};
use stadion_types::{Rpe, RpeScale};

use super::error::MonitorSettingsError;
use super::thinning::ThinningSettings;
use super::words::words;

words! {
    /// Whether effort and repetitions left are two signs.
    #[derive(Default)]
    FeelingChannels {
        /// They are one: the same feeling, asked for twice. Scales of effort are even defined by the
        /// repetitions left.
        #[default]
        One = "one",
        /// They are two.
        Separate = "separate",
    }
}

/// Every number that the monitor goes by. What a method says otherwise it writes down; the rest stays.
///
/// The sources of the defaults stand in [`MONITOR_CONSTANTS`](super::MONITOR_CONSTANTS); those of the error
/// of a meter, of the day and of the profile in
/// [`GUIDANCE_CONSTANTS`](stadion_physiology::GUIDANCE_CONSTANTS).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MonitorSettings {
    /// The most that one session changes the pace, as a part of the speed, either way.
    pub most_change: f64,
    /// The most that the pace moves from the profile's altogether; beyond it a new test is due.
    pub most_total: f64,
    /// The change where no curve is known, and of the rule that slows down after any drift.
    pub small_step: f64,
    /// So many independent signs change the pace.
    pub signs: u32,
    /// Signs of so many days count together, as long as the pace was not changed.
    pub window_days: u32,
    /// What follows from a drift above its limit alone.
    pub drift_action: DriftAction,
    /// Whether effort and repetitions left are two signs.
    pub feeling: FeelingChannels,
    /// The error of the lactate meter.
    pub meter: MeterError,
    /// So many standard deviations away is surely above or below.
    pub sure_z: f64,
    /// Spread of heart rate at a given place on the curve, from day to day.
    pub hr_sd_bpm: f64,
    /// A pace that fades by more, in per cent, was too fast.
    pub fade_percent: f64,
    /// Fewer repetitions left are a sign of too fast a pace.
    pub reps_few: f64,
    /// So many left and more are a sign of too slow a pace.
    pub reps_many: f64,
    /// Effort from here on, of 10, is a sign of too fast a pace.
    pub rpe_hard_cr10: f64,
    /// The same on the scale from 6 to 20.
    pub rpe_hard_borg: f64,
    /// Effort up to here, of 10, is a sign of too slow a pace.
    pub rpe_easy_cr10: f64,
    /// The same on the scale from 6 to 20.
    pub rpe_easy_borg: f64,
    /// A speed counts as the one asked for within this part of it.
    pub speed_tolerance: f64,
    /// How well a new profile is known, as a part of the speed.
    pub profile_sd: f64,
    /// How far the curve moves from day to day.
    pub day_sd: f64,
    /// How far it moves for good from one session to the next.
    pub fitness_sd: f64,
    /// How exactly independent signs without a reading tell where the session ended, as a part of the
    /// speed.
    pub signs_sd: f64,
    /// How illness, pain and unknown days thin the plan.
    pub thinning: ThinningSettings,
}

impl MonitorSettings {
    pub(super) const MOST_CHANGE: f64 = 0.015;
    pub(super) const MOST_TOTAL: f64 = 0.12;
    pub(super) const SMALL_STEP: f64 = 0.01;
    pub(super) const SIGNS: u32 = 2;
    pub(super) const WINDOW_DAYS: u32 = 7;
    pub(super) const SURE_Z: f64 = 1.281_551_565_5;
    pub(super) const FADE_PERCENT: f64 = 2.0;
    pub(super) const REPS_FEW: f64 = 2.0;
    pub(super) const REPS_MANY: f64 = 4.0;
    pub(super) const RPE_HARD_CR10: f64 = 8.0;
    pub(super) const RPE_HARD_BORG: f64 = 17.0;
    pub(super) const RPE_EASY_CR10: f64 = 4.0;
    pub(super) const RPE_EASY_BORG: f64 = 12.0;
    pub(super) const SPEED_TOLERANCE: f64 = 0.015;
    pub(super) const SIGNS_SD: f64 = 0.02;

    /// The rule of seed 000 as its author has it: slower after any drift above 5 bpm.
    #[must_use]
    pub fn slow_down_after_drift() -> Self {
        Self { drift_action: DriftAction::SlowDown, ..Self::default() }
    }

    /// Checks every number.
    ///
    /// # Errors
    ///
    /// [`MonitorSettingsError`] with the first setting that is out of its range.
    pub fn check(&self) -> Result<(), MonitorSettingsError> {
        let part = |setting, value| (setting, value, 0.0, 0.5);
        let sd = |setting, value| (setting, value, 0.001, 0.5);
        let cr10 = |setting, value| (setting, value, 0.0, 10.0);
        let borg = |setting, value| (setting, value, 6.0, 20.0);
        let ranges = [
            part("most_change", self.most_change),
            ("most_total", self.most_total, 0.0, MOST_TOTAL),
            part("small_step", self.small_step),
            ("signs", f64::from(self.signs), 1.0, 5.0),
            ("window_days", f64::from(self.window_days), 1.0, 28.0),
            ("sure_z", self.sure_z, 0.0, 5.0),
            ("hr_sd_bpm", self.hr_sd_bpm, 0.0, 50.0),
            ("fade_percent", self.fade_percent, 0.0, 100.0),
            ("reps_few", self.reps_few, 0.0, 100.0),
            ("reps_many", self.reps_many, self.reps_few, 100.0),
            cr10("rpe_hard_cr10", self.rpe_hard_cr10),
            borg("rpe_hard_borg", self.rpe_hard_borg),
            ("rpe_easy_cr10", self.rpe_easy_cr10, 0.0, self.rpe_hard_cr10 - 0.5),
            ("rpe_easy_borg", self.rpe_easy_borg, 6.0, self.rpe_hard_borg - 0.5),
            part("speed_tolerance", self.speed_tolerance),
            sd("profile_sd", self.profile_sd),
            sd("day_sd", self.day_sd),
            part("fitness_sd", self.fitness_sd),
            part("signs_sd", self.signs_sd),
        ];
        for (setting, value, min, max) in ranges.into_iter().chain(self.thinning.ranges()) {
            if !(min..=max).contains(&value) {
                return Err(MonitorSettingsError { setting, value, min, max });
            }
        }
        Ok(())
    }

    pub(super) const fn hard(&self, rpe: Rpe) -> f64 {
        match rpe.scale() {
            RpeScale::Cr10 => self.rpe_hard_cr10,
            RpeScale::Borg6To20 => self.rpe_hard_borg,
        }
    }

    pub(super) const fn easy(&self, rpe: Rpe) -> f64 {
        match rpe.scale() {
            RpeScale::Cr10 => self.rpe_easy_cr10,
            RpeScale::Borg6To20 => self.rpe_easy_borg,
        }
    }
}

/// No pace is taken further from its profile.
pub(super) const MOST_TOTAL: f64 = 0.3;

impl Default for MonitorSettings {
    fn default() -> Self {
        let guidance = GuidanceSettings::default();
        Self {
            most_change: Self::MOST_CHANGE,
            most_total: Self::MOST_TOTAL,
            small_step: Self::SMALL_STEP,
            signs: Self::SIGNS,
            window_days: Self::WINDOW_DAYS,
            drift_action: DriftAction::default(),
            feeling: FeelingChannels::default(),
            meter: guidance.meter,
            sure_z: Self::SURE_Z,
            hr_sd_bpm: guidance.hr_sd_bpm,
            fade_percent: Self::FADE_PERCENT,
            reps_few: Self::REPS_FEW,
            reps_many: Self::REPS_MANY,
            rpe_hard_cr10: Self::RPE_HARD_CR10,
            rpe_hard_borg: Self::RPE_HARD_BORG,
            rpe_easy_cr10: Self::RPE_EASY_CR10,
            rpe_easy_borg: Self::RPE_EASY_BORG,
            speed_tolerance: Self::SPEED_TOLERANCE,
            profile_sd: guidance.profile_sd,
            day_sd: guidance.day_sd,
            fitness_sd: guidance.fitness_sd,
            signs_sd: Self::SIGNS_SD,
            thinning: ThinningSettings::default(),
        }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{DriftAction, FeelingChannels, MeterError, MonitorSettings, ThinningSettings};

    /// Reads settings through their check; what is not written keeps its default.
    macro_rules! checked {
        ($($field:ident: $type:ty),+ $(,)?) => {
            impl<'de> serde::Deserialize<'de> for MonitorSettings {
                fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                    #[derive(serde::Deserialize)]
                    #[serde(default, deny_unknown_fields)]
                    struct Raw { $($field: $type),+ }

                    impl Default for Raw {
                        fn default() -> Self {
                            let MonitorSettings { $($field),+ } = MonitorSettings::default();
                            Self { $($field),+ }
                        }
                    }

                    let Raw { $($field),+ } = Raw::deserialize(d)?;
                    let settings = Self { $($field),+ };
                    settings.check().map_err(serde::de::Error::custom)?;
                    Ok(settings)
                }
            }
        };
    }

    checked! {
        most_change: f64,
        most_total: f64,
        small_step: f64,
        signs: u32,
        window_days: u32,
        drift_action: DriftAction,
        feeling: FeelingChannels,
        meter: MeterError,
        sure_z: f64,
        hr_sd_bpm: f64,
        fade_percent: f64,
        reps_few: f64,
        reps_many: f64,
        rpe_hard_cr10: f64,
        rpe_hard_borg: f64,
        rpe_easy_cr10: f64,
        rpe_easy_borg: f64,
        speed_tolerance: f64,
        profile_sd: f64,
        day_sd: f64,
        fitness_sd: f64,
        signs_sd: f64,
        thinning: ThinningSettings,
    }
}
