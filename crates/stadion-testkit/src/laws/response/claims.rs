//! What a response model claims of itself.

/// Where performance goes in a long rest. A claim is tried: a model that settles must be seen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AfterRest {
    /// To where it stood without any training.
    #[default]
    Returns,
    /// To a level that may be another.
    Settles,
}

/// Which way a dose moves performance in the end, when its fatigue is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum InTheEnd {
    /// Up: what is left of a dose last is gain.
    #[default]
    Raises,
    /// Down: what is left of a dose last is loss.
    Lowers,
}

/// What a response model claims of itself; [`response_model`](super::super::response_model) holds it to
/// that, and to its [`linearity`](stadion_load::ResponseModel::linearity) and
/// [`index`](stadion_load::ResponseModel::index).
///
/// ```
/// use stadion_load::{FitnessOnly, ResponseComponent, ResponseIndex};
/// use stadion_testkit::laws::{self, ResponseClaims};
///
/// let model = FitnessOnly::new(250.0, ResponseComponent::new(0.1, 42.0)?, ResponseIndex::NextDay)?;
/// let claims = ResponseClaims { time_constants: vec![42.0], ..ResponseClaims::default() };
/// laws::response_model(&model, &claims).assert();
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ResponseClaims<M> {
    /// Whether load moves performance at all; it does not in a baseline that others have to beat, which is
    /// tried too.
    pub responds: bool,
    /// Days between the first day that the index allows to answer a dose and the one that does.
    pub delay_days: usize,
    /// Time constants in days of the exponentials that the answer to a single dose is a sum of; none where
    /// it is no such sum.
    pub time_constants: Vec<f64>,
    /// Which way a single dose moves performance in the end.
    pub in_the_end: InTheEnd,
    /// Where performance goes in a long rest.
    pub after_rest: AfterRest,
    /// How long that rest is.
    pub long_rest_days: usize,
    /// Whether [`start`](stadion_load::ResponseModel::start) is a state that rest leaves as it is; where it
    /// is not, rest must be seen to move it.
    pub starts_rested: bool,
    /// The same model for doses in a unit so many times smaller, whose numbers are larger by that.
    pub in_smaller_unit: Option<fn(&M, f64) -> M>,
    /// What a hard day's dose is.
    pub dose: f64,
    /// Which seasons are tried: the same seed gives the same ones.
    pub seed: u64,
    /// How many for each law.
    pub cases: u32,
}

/// The largest dose that a season may sum without leaving the numbers.
const LARGEST_DOSE: f64 = 1e9;

impl<M> ResponseClaims<M> {
    /// What must hold of the claims for the laws to say anything, whether it does, and what was claimed.
    pub(super) fn conditions(&self) -> [(&'static str, bool, String); 4] {
        let constants = &self.time_constants;
        [
            (
                "a dose above 0 and up to 1e9",
                self.dose > 0.0 && self.dose <= LARGEST_DOSE,
                format!("a dose of {}", self.dose),
            ),
            ("at least one case", self.cases > 0, "no case".to_owned()),
            ("a long rest of a day at least", self.long_rest_days > 0, "no day of rest".to_owned()),
            (
                "up to 8 time constants that are finite and above 0",
                constants.len() <= 8
                    && constants.iter().all(|days| days.is_finite() && *days > 0.0),
                format!("time constants of {constants:?}"),
            ),
        ]
    }
}

impl<M> Default for ResponseClaims<M> {
    fn default() -> Self {
        Self {
            responds: true,
            delay_days: 0,
            time_constants: Vec::new(),
            in_the_end: InTheEnd::default(),
            after_rest: AfterRest::default(),
            long_rest_days: 6000,
            starts_rested: true,
            in_smaller_unit: None,
            dose: 100.0,
            seed: 1,
            cases: 4,
        }
    }
}
