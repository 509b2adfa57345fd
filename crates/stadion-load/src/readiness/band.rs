//! The rolling mean, the baseline and the band around it.

use chrono::{Days, NaiveDate};

use super::morning::{Mornings, ReadinessSign};
use super::settings::{ReadinessSettings, SmallestChange};

/// Mean and spread of some values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spread {
    pub(super) n: usize,
    pub(super) mean: f64,
    /// With n − 1; absent for a single value.
    pub(super) sd: Option<f64>,
}

impl Spread {
    /// Of values in the order of their days; absent without any.
    pub(super) fn of(values: &[f64]) -> Option<Self> {
        let first = values.first()?;
        #[expect(clippy::cast_precision_loss, reason = "some sixty days")]
        let n = values.len() as f64;
        if values.iter().all(|v| v.to_bits() == first.to_bits()) {
            // Compared before anything is computed: rounding would leave a constant a deviation.
            let sd = (values.len() > 1).then_some(0.0);
            return Some(Self { n: values.len(), mean: *first, sd });
        }
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|v| (v - mean).powi(2)).sum();
        Some(Self { n: values.len(), mean, sd: Some((squares / (n - 1.0)).sqrt()) })
    }

    /// The coefficient of variation in percent; absent where the mean is 0.
    pub(super) fn cv_percent(self) -> Option<f64> {
        let cv = 100.0 * self.sd? / self.mean.abs();
        cv.is_finite().then_some(cv)
    }
}

/// What the mornings up to a date say of one sign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    pub(super) today: Option<f64>,
    pub(super) window: Option<Spread>,
    pub(super) baseline: Option<Spread>,
    /// Half of the band's width; absent where it is unknown.
    pub(super) smallest: Option<f64>,
}

impl Band {
    pub(super) fn of(
        mornings: &Mornings,
        sign: ReadinessSign,
        date: NaiveDate,
        settings: &ReadinessSettings,
    ) -> Self {
        let before =
            |days: u32| date.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
        let values = |from: NaiveDate, to: NaiveDate| -> Vec<f64> {
            if from > to {
                return Vec::new();
            }
            mornings.range(from..=to).filter_map(|(_, morning)| morning.value(sign)).collect()
        };
        let enough = |values: &[f64], least: u32| values.len() >= least as usize;
        let window = values(before(settings.window_days.saturating_sub(1)), date);
        let past = date
            .pred_opt()
            .map_or_else(Vec::new, |yesterday| values(before(settings.baseline_days), yesterday));
        let baseline = enough(&past, settings.least_baseline).then(|| Spread::of(&past)).flatten();
        let smallest = baseline.and_then(|b| smallest(&past, b, sign, settings.smallest));
        Self {
            today: mornings.get(&date).and_then(|morning| morning.value(sign)),
            window: enough(&window, settings.least_valid).then(|| Spread::of(&window)).flatten(),
            baseline,
            smallest,
        }
    }
}

fn smallest(
    past: &[f64],
    baseline: Spread,
    sign: ReadinessSign,
    rule: SmallestChange,
) -> Option<f64> {
    match (rule, sign) {
        (SmallestChange::CvShare(share), ReadinessSign::HeartRateVariability) => {
            // A change of the logarithm is a relative change of rMSSD.
            let raw: Vec<f64> = past.iter().map(|ln| ln.exp()).collect();
            Some(share * Spread::of(&raw)?.cv_percent()? / 100.0)
        }
        // On a straight scale a share of the variation, as a part of the mean, is one of the deviation.
        (SmallestChange::SdShare(share) | SmallestChange::CvShare(share), _) => {
            Some(share * baseline.sd?)
        }
    }
}
