//! The settings by which faults are found.

use stadion_types::HeartRate;

use crate::heart_rate::constants::artefacts as numbers;

/// By which rules faults of a recorded heart rate are found. Every number is a setting; the defaults are
/// agreements of this library, wide enough that a heart can do what they let pass.
///
/// 1. **No contact**: below `floor_bpm`, such as the 0 of a strap that lost the skin. Excluded.
/// 2. **Above the ceiling**: more than `ceiling_bpm`. Excluded.
/// 3. **Jump**: further from what came before than `slack_bpm` and the fastest change that a heart can
///    keep up allow: `rise_bpm_per_s` and `fall_bpm_per_s` in the time since. Excluded until heart rate is
///    within reach again. A jump to another level and back within `longest_excursion_s` is one fault.
/// 4. **Strap warm-up**: a jump by more than `warm_up_jump_bpm` beyond reach to another level, within the
///    first `warm_up_s`: a dry strap found the heart. Everything before it is excluded. Smaller jumps are
///    common in the first minutes and say too little to give up what came before.
/// 5. **Flat line**: the same value for `flat_s` although speed changed by the part `flat_speed_change`.
///    Excluded. Where speed is not known, the same value for `flat_alone_s` is a suspicion.
/// 6. **Cadence lock**: heart rate within `lock_bpm` of the cadence, or of twice the cadence, for
///    `lock_s`. Always a suspicion: at 180 steps a minute a heart may well beat 180 times.
///
/// After more than `longest_gap_s` without a value nothing is known of what came before.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ArtefactRules {
    /// Less is no contact.
    pub floor_bpm: f64,
    /// More is no heart.
    pub ceiling_bpm: f64,
    /// How far heart rate may jump at once: beats are whole, and straps average.
    pub slack_bpm: f64,
    /// Fastest rise that a heart can keep up.
    pub rise_bpm_per_s: f64,
    /// Fastest fall that a heart can keep up.
    pub fall_bpm_per_s: f64,
    /// A jump to another level and back in less time is one fault.
    pub longest_excursion_s: f64,
    /// How long a strap may need to find the heart.
    pub warm_up_s: f64,
    /// By how much more than it could heart rate has to jump for that.
    pub warm_up_jump_bpm: f64,
    /// A longer stretch of one value is suspect if speed changes.
    pub flat_s: f64,
    /// Speed changes if its means over 10 s differ by this part of the greatest.
    pub flat_speed_change: f64,
    /// A longer stretch of one value is suspect whatever speed does.
    pub flat_alone_s: f64,
    /// Heart rate and cadence agree if they are as near as this.
    pub lock_bpm: f64,
    /// A longer agreement is suspect.
    pub lock_s: f64,
    /// After a longer gap the rules begin anew.
    pub longest_gap_s: f64,
}

impl Default for ArtefactRules {
    fn default() -> Self {
        Self {
            floor_bpm: numbers::FLOOR_BPM,
            ceiling_bpm: numbers::CEILING_BPM,
            slack_bpm: numbers::SLACK_BPM,
            rise_bpm_per_s: numbers::RISE_BPM_PER_S,
            fall_bpm_per_s: numbers::FALL_BPM_PER_S,
            longest_excursion_s: numbers::LONGEST_EXCURSION_S,
            warm_up_s: numbers::WARM_UP_S,
            warm_up_jump_bpm: numbers::WARM_UP_JUMP_BPM,
            flat_s: numbers::FLAT_S,
            flat_speed_change: numbers::FLAT_SPEED_CHANGE,
            flat_alone_s: numbers::FLAT_ALONE_S,
            lock_bpm: numbers::LOCK_BPM,
            lock_s: numbers::LOCK_S,
            longest_gap_s: numbers::LONGEST_GAP_S,
        }
    }
}

impl ArtefactRules {
    /// The default rules with a ceiling of 10 bpm above this maximum, which has to be the athlete's own: a
    /// maximum that a formula predicts would cut off true heart rates of one athlete in six.
    ///
    /// ```
    /// use stadion_physiology::ArtefactRules;
    /// use stadion_types::HeartRate;
    ///
    /// let rules = ArtefactRules::for_maximum(HeartRate::from_bpm(190.0)?);
    /// assert_eq!(rules.ceiling_bpm, 200.0);
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    #[must_use]
    pub fn for_maximum(max: HeartRate) -> Self {
        Self { ceiling_bpm: max.bpm() + numbers::ABOVE_MAXIMUM_BPM, ..Self::default() }
    }

    /// The settings by name with whether each is in its range.
    pub(super) fn checked(&self) -> [(&'static str, bool); 14] {
        let time = |s: f64| s > 0.0 && s.is_finite();
        [
            ("floor_bpm", self.floor_bpm >= 0.0 && self.floor_bpm < self.ceiling_bpm),
            ("ceiling_bpm", self.ceiling_bpm > 0.0 && self.ceiling_bpm.is_finite()),
            ("slack_bpm", self.slack_bpm >= 0.0),
            ("rise_bpm_per_s", self.rise_bpm_per_s > 0.0),
            ("fall_bpm_per_s", self.fall_bpm_per_s > 0.0),
            ("longest_excursion_s", self.longest_excursion_s >= 0.0),
            ("warm_up_s", self.warm_up_s >= 0.0),
            ("warm_up_jump_bpm", self.warm_up_jump_bpm >= 0.0),
            ("flat_s", time(self.flat_s)),
            ("flat_speed_change", self.flat_speed_change > 0.0),
            ("flat_alone_s", time(self.flat_alone_s)),
            ("lock_bpm", self.lock_bpm >= 0.0),
            ("lock_s", time(self.lock_s)),
            ("longest_gap_s", time(self.longest_gap_s)),
        ]
    }
}
