//! Fitness less fatigue: Banister's two components.

use super::component::ResponseComponent;
use super::error::{ResponseError, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

/// Fitness and fatigue, each in units of performance.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BanisterState {
    /// What past doses still add.
    pub fitness: f64,
    /// What past doses still take.
    pub fatigue: f64,
}

/// Banister's impulse response of two components.
///
/// # Model
///
/// ```text
/// p(t) = p0 + Σ k1·w(s)·exp(−(t−s)/τ1) − Σ k2·w(s)·exp(−(t−s)/τ2)
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `p0` | performance without training | performance |
/// | `w` | dose of a day; with several inputs `k·w` is the sum over them | load |
/// | `k1, k2` | gains of fitness and fatigue | performance / load |
/// | `τ1, τ2` | time constants of fitness and fatigue | days |
///
/// The sums run over `s < t` or over `s ≤ t`, by [`ResponseIndex`].
///
/// # Limits
///
/// Linear: more load gives more performance without end, and rest always looks best in the short term. So
/// the model cannot prescribe how far to taper. Its constants are rarely identifiable from one athlete's
/// tests.
///
/// # Examples
///
/// ```
/// use stadion_load::{BanisterResponse, Doses, ResponseComponent, ResponseIndex, ResponseModel};
///
/// let fitness = ResponseComponent::new(1.0, 45.0)?;
/// let fatigue = ResponseComponent::new(2.0, 15.0)?;
/// let model = BanisterResponse::new(0.0, fitness, fatigue, ResponseIndex::NextDay)?;
/// let mut doses = vec![0.0; 60];
/// doses[0] = 100.0;
/// let run = model.forward(&Doses::single(doses)?)?;
/// assert!((run[1] - -89.299_110).abs() < 1e-6 && (run[45] - 26.830_530).abs() < 1e-6);
/// assert!((model.recovered_after().ok_or("no gain")? - 15.595_812).abs() < 1e-6);
/// assert!((model.peak_after().ok_or("no gain")? - 40.314_588).abs() < 1e-6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Calvert, Banister, Savage & Bach (1976), *IEEE Trans Syst Man Cybern* 6(2):94-102,
/// doi:10.1109/TSMC.1976.5409179; Morton, Fitz-Clarke & Banister (1990), *J Appl Physiol*
/// 69(3):1171-1177, doi:10.1152/jappl.1990.69.3.1171.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct BanisterResponse {
    baseline: f64,
    fitness: ResponseComponent,
    fatigue: ResponseComponent,
    index: ResponseIndex,
}

impl BanisterResponse {
    /// A model with these constants.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a baseline that is no finite number, [`ResponseError::Inputs`]
    /// for components of different inputs.
    pub fn new(
        baseline: f64,
        fitness: ResponseComponent,
        fatigue: ResponseComponent,
        index: ResponseIndex,
    ) -> Result<Self, ResponseError> {
        fitness.agree(&fatigue)?;
        Ok(Self { baseline: finite("a baseline", baseline)?, fitness, fatigue, index })
    }

    /// The performance without training.
    #[must_use]
    pub const fn baseline(&self) -> f64 {
        self.baseline
    }

    /// Gains and time constant of fitness.
    #[must_use]
    pub const fn fitness(&self) -> &ResponseComponent {
        &self.fitness
    }

    /// Gains and time constant of fatigue.
    #[must_use]
    pub const fn fatigue(&self) -> &ResponseComponent {
        &self.fatigue
    }

    /// Days after a dose until it has given back what it took: `t_n` of the literature. For the first
    /// input. `None` unless fatigue is the larger at first and fades the faster.
    #[must_use]
    pub fn recovered_after(&self) -> Option<f64> {
        let (k1, k2) = (self.fitness.gains()[0], self.fatigue.gains()[0]);
        self.later(k2 / k1)
    }

    /// Days after a dose until it gives most: `t_g` of the literature. For the first input; `None` where
    /// there is no such day.
    #[must_use]
    pub fn peak_after(&self) -> Option<f64> {
        let (k1, k2) = (self.fitness.gains()[0], self.fatigue.gains()[0]);
        self.later(k2 * self.fitness.days() / (k1 * self.fatigue.days()))
    }

    fn later(&self, ratio: f64) -> Option<f64> {
        let (slow, fast) = (self.fitness.days(), self.fatigue.days());
        let days = slow * fast / (slow - fast) * ratio.ln();
        (slow > fast && ratio > 1.0 && days.is_finite()).then_some(days)
    }
}

impl ResponseModel for BanisterResponse {
    type State = BanisterState;

    fn id(&self) -> &'static str {
        "banister"
    }

    fn index(&self) -> ResponseIndex {
        self.index
    }

    fn linearity(&self) -> Linearity {
        Linearity::Linear
    }

    fn inputs(&self) -> usize {
        self.fitness.inputs()
    }

    fn start(&self) -> BanisterState {
        BanisterState::default()
    }

    fn night(&self, state: &mut BanisterState) {
        state.fitness *= self.fitness.daily();
        state.fatigue *= self.fatigue.daily();
    }

    fn take(&self, state: &mut BanisterState, dose: &[f64]) {
        state.fitness += self.fitness.of(dose);
        state.fatigue += self.fatigue.of(dose);
    }

    fn performance(&self, state: &BanisterState) -> f64 {
        self.baseline + state.fitness - state.fatigue
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    baseline: f64,
    fitness: ResponseComponent,
    fatigue: ResponseComponent,
    index: ResponseIndex,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for BanisterResponse {
    type Error = ResponseError;

    fn try_from(stored: Stored) -> Result<Self, ResponseError> {
        Self::new(stored.baseline, stored.fitness, stored.fatigue, stored.index)
    }
}
