//! Every choice that papers and programs make differently.

use super::super::curve::CurveFit;
use super::super::step_test::IncompleteStage;
use super::breakpoints::SlopeRule;

/// Writes one enum of conventions: its names in files, `ALL` and `as_str`.
macro_rules! convention {
    ($(#[$attr:meta])* $Name:ident [$count:literal] { $($(#[$of_variant:meta])* $Variant:ident = $name:literal,)* }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $Name {
            $($(#[$of_variant])* #[cfg_attr(feature = "serde", serde(rename = $name))] $Variant,)*
        }

        impl $Name {
            /// Every choice, in order of the declaration.
            pub const ALL: [Self; $count] = [$(Self::$Variant,)*];

            /// The name used in files.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$Variant => $name,)*
                }
            }
        }
    };
}

convention! {
    /// The line from which Dmax and its modifications measure.
    DmaxChord [3] {
        /// Between the lactates measured in the first and the last stage (Cheng 1992).
        #[default]
        FirstToLast = "first-to-last",
        /// Between the ends of the fitted curve.
        FittedEnds = "fitted-ends",
        /// From the last stage down with the slope of the range: highest less lowest lactate, by the
        /// range of intensities. Differs from the first where lactate dips at the start.
        Range = "range",
    }
}

convention! {
    /// Where the chord of the modified Dmax starts.
    ///
    /// Lactates are compared with a tolerance of 1e-9 mmol/L, so that readings in tenths compare
    /// as tenths: 2.0 less 1.6 is a rise of 0.4, although it is a little less in binary fractions.
    /// Above the lowest stage only the stages after it count.
    ModifiedDmaxStart [3] {
        /// The stage before the first rise of 0.4 mmol/L from one stage to the next.
        #[default]
        BeforeRise = "before-rise",
        /// The stage before the first one at least 0.4 mmol/L above the baseline.
        BeforeAboveBaseline = "before-above-baseline",
        /// The first stage at least 0.4 mmol/L above the baseline.
        AboveBaseline = "above-baseline",
    }
}

convention! {
    /// What counts as the baseline.
    BaselineRule [5] {
        /// The value at rest. Often higher than that of the first stage.
        #[default]
        Resting = "resting",
        /// The first stage.
        FirstStage = "first-stage",
        /// The lowest stage.
        LowestStage = "lowest-stage",
        /// Mean of the fitted curve over the first 20 % of its intensities.
        CurveStart = "curve-start",
        /// Mean of the first 40 % of the stages, rounded up; of three or more, the highest and the
        /// lowest are left out.
        EarlyStages = "early-stages",
    }
}

convention! {
    /// Where Dickhuth's threshold sees lactate begin to rise.
    DickhuthStart [2] {
        /// Where the ratio of lactate to intensity is least (Dickhuth 1999).
        #[default]
        LeastRatio = "least-ratio",
        /// The stage before the first rise of 0.4 mmol/L from one stage to the next.
        BeforeRise = "before-rise",
    }
}

convention! {
    /// Which end of the second of Baldari's two rises is the threshold.
    BaldariStage [2] {
        /// The stage from which the second rise starts.
        #[default]
        BeforeSecondRise = "before-second-rise",
        /// The stage that the second rise reaches.
        AfterSecondRise = "after-second-rise",
    }
}

convention! {
    /// How the heart rate at a threshold is found; never outside the stages that have one.
    HeartRateRule [3] {
        /// Between the stages on both sides.
        #[default]
        Interpolation = "interpolation",
        /// On the least squares line over all stages, at least three.
        Line = "line",
        /// On a least squares cubic over all stages, at least five.
        Curve = "curve",
    }
}

/// Every choice that a threshold rests on.
///
/// ```
/// use stadion_physiology::{CurveFit, DmaxChord, ThresholdRules};
///
/// let rules = ThresholdRules::default().with_fit(CurveFit::Pchip).with_chord(DmaxChord::Range);
/// assert_eq!(rules.fit, CurveFit::Pchip);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct ThresholdRules {
    /// The curve of the methods that leave it open: fixed lactate, rise above the baseline,
    /// Dickhuth, and the lactate at a breakpoint. Dmax and the modified Dmax stand on a cubic.
    pub fit: CurveFit,
    /// The curve whose ratio to intensity is least; a natural spline by default.
    pub ratio_fit: CurveFit,
    /// Whether the baseline is a point of [`fit`](Self::fit) and of the broken lines, one step
    /// before the first stage. It is none of the curves of Dmax and of the least ratio.
    pub include_baseline: bool,
    /// What an unfinished last stage counts.
    pub incomplete: IncompleteStage,
    /// The line of Dmax and its modifications on a cubic.
    pub chord: DmaxChord,
    /// The start of the modified Dmax.
    pub modified_start: ModifiedDmaxStart,
    /// What counts as the baseline.
    pub baseline: BaselineRule,
    /// Where lactate begins to rise for Dickhuth.
    pub dickhuth_start: DickhuthStart,
    /// The stage of Baldari's threshold.
    pub baldari_stage: BaldariStage,
    /// Which broken lines have turnpoints and a log-log point.
    pub slopes: SlopeRule,
    /// The heart rate at the threshold.
    pub heart_rate: HeartRateRule,
}

impl Default for ThresholdRules {
    fn default() -> Self {
        Self {
            fit: CurveFit::default(),
            ratio_fit: CurveFit::NaturalSpline,
            include_baseline: false,
            incomplete: IncompleteStage::default(),
            chord: DmaxChord::default(),
            modified_start: ModifiedDmaxStart::default(),
            baseline: BaselineRule::default(),
            dickhuth_start: DickhuthStart::default(),
            baldari_stage: BaldariStage::default(),
            slopes: SlopeRule::default(),
            heart_rate: HeartRateRule::default(),
        }
    }
}

/// Writes the builder steps of the rules.
macro_rules! with {
    ($($with:ident $field:ident: $Type:ty;)*) => {
        impl ThresholdRules {
            $(
                #[doc = concat!("The same rules with this [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub const fn $with(self, $field: $Type) -> Self {
                    Self { $field, ..self }
                }
            )*
        }
    };
}

with! {
    with_fit fit: CurveFit;
    with_ratio_fit ratio_fit: CurveFit;
    with_include_baseline include_baseline: bool;
    with_incomplete incomplete: IncompleteStage;
    with_chord chord: DmaxChord;
    with_modified_start modified_start: ModifiedDmaxStart;
    with_baseline baseline: BaselineRule;
    with_dickhuth_start dickhuth_start: DickhuthStart;
    with_baldari_stage baldari_stage: BaldariStage;
    with_slopes slopes: SlopeRule;
    with_heart_rate heart_rate: HeartRateRule;
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    macro_rules! assert_names {
        ($($Name:ident)*) => {
            $(for choice in $Name::ALL {
                let json = serde_json::to_string(&choice).unwrap();
                assert_eq!(json, format!("\"{}\"", choice.as_str()));
                assert_eq!(serde_json::from_str::<$Name>(&json).unwrap(), choice);
            })*
        };
    }

    #[test]
    fn names_are_those_of_files() {
        assert_names!(DmaxChord ModifiedDmaxStart BaselineRule DickhuthStart BaldariStage HeartRateRule);
    }

    #[test]
    fn rules_that_a_file_leaves_out_are_the_default() {
        let rules: ThresholdRules = serde_json::from_str(r#"{"chord": "range"}"#).unwrap();
        assert_eq!(rules, ThresholdRules::default().with_chord(DmaxChord::Range));
    }
}
