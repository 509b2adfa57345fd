//! Laws of response models.

mod claims;
pub(super) mod context;
mod purity;
mod size;
mod time;

use stadion_load::ResponseModel;

pub use self::claims::{AfterRest, InTheEnd, ResponseClaims};

use self::context::Context;
use super::report::{Cases, Law, LawReport, Stop, refused};

const DETERMINISTIC: Law = Law::new("deterministic", "the same doses twice give the same bits");
const CLONES_APART: Law =
    Law::new("clones-apart", "what one clone goes through does not move another");
const STATES_APART: Law = Law::new("states-apart", "a copy of a state goes its own way");
const FINITE: Law = Law::new("finite", "each day has a performance that is a finite number");
const START: Law = Law::new("start", "from the start on, days of rest leave performance as it is");
const ONLINE: Law = Law::new(
    "online-is-batch",
    "day by day, by nights and doses, and in pieces, the run is the one of all days at once",
);
const NO_RESPONSE: Law =
    Law::new("no-response", "in a model that claims not to respond no dose moves any performance");
const SIGN: Law = Law::new("sign", "what is left of a dose last moves performance the claimed way");
const CAUSALITY: Law =
    Law::new("causality", "no dose moves a performance before the day that the index tells");
const INDEX: Law =
    Law::new("index", "a dose moves performance from the day on that the index tells");
const FIRST_DAY: Law =
    Law::new("first-day", "a dose on the first day does what it does on any other");
const TIME_SHIFT: Law = Law::new("time-shift", "the same doses later do the same later");
const ZERO_DOSE: Law = Law::new("zero-dose", "a dose of 0 does nothing");
const LINEARITY: Law = Law::new(
    "linearity",
    "responses scale and add up in a model that claims to be linear, and in no other",
);
const SUM_OF_DAYS: Law =
    Law::new("sum-of-days", "in a linear model each day adds what it does alone");
const UNITS: Law =
    Law::new("units", "doses in another unit give the same, by constants for that unit");
const EVERY_INPUT: Law =
    Law::new("every-input", "each input moves performance, and doses of more inputs are refused");
const DECAY: Law =
    Law::new("decay", "the answer to a dose is a sum of exponentials of the claimed constants");
const REST: Law =
    Law::new("rest", "in a long rest performance goes to where the model claims that it does");

/// Holds a response model to its claims and to what holds for every model of response.
///
/// | law | says |
/// | --- | --- |
/// | `deterministic` | the same doses twice give the same bits |
/// | `clones-apart`, `states-apart` | copies of a model and of a state go their own way |
/// | `finite` | each day has a performance that is a finite number, days of rest as well |
/// | `start` | from the start on, days of rest leave performance as it is |
/// | `online-is-batch` | day by day, by nights and doses, and in pieces the run is the one of all days |
/// | `causality` | no dose moves a performance before the day that the index tells |
/// | `index` | a dose moves performance from the day on that the index tells |
/// | `no-response` | in a model that claims not to respond no dose moves any performance |
/// | `sign` | what is left of a dose last moves performance the claimed way |
/// | `first-day` | a dose on the first day does what it does on any other |
/// | `time-shift` | the same doses later do the same later |
/// | `zero-dose` | a dose of 0 does nothing |
/// | `linearity` | responses scale and add up, where the model claims it, and else some do not |
/// | `sum-of-days` | in a linear model each day adds what it does alone |
/// | `units` | doses in another unit give the same, by constants for that unit |
/// | `every-input` | each input moves performance, and doses of more inputs are refused |
/// | `decay` | the answer to a dose is a sum of exponentials of the claimed constants, each of them in it |
/// | `rest` | in a long rest performance goes to where the model claims |
///
/// The seasons are of 60 days with doses up to 1.2 times the claimed one, and one of 400 days with doses up to
/// twelve times it. A claim to be an exception is tried like any other: a model that claims not to respond,
/// not to be linear, to start tired or to settle elsewhere must be seen to.
///
/// Claims that leave nothing to try, such as a dose that is no number, break the one law `claims`.
///
/// # Limits
///
/// Laws tell a wrong model from one that may be right. Whether performance of a living athlete follows it,
/// only data can tell.
///
/// # Examples
///
/// ```
/// use stadion_load::{BanisterResponse, ResponseComponent, ResponseIndex};
/// use stadion_testkit::laws::{self, ResponseClaims};
///
/// let (fitness, fatigue) = (ResponseComponent::new(0.1, 45.0)?, ResponseComponent::new(0.2, 15.0)?);
/// let model = BanisterResponse::new(250.0, fitness, fatigue, ResponseIndex::NextDay)?;
/// let claims = ResponseClaims { time_constants: vec![45.0, 15.0], ..ResponseClaims::default() };
/// laws::response_model(&model, &claims).assert();
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
pub fn response_model<M: ResponseModel + Clone>(
    model: &M,
    claims: &ResponseClaims<M>,
) -> LawReport {
    type Check<M> = fn(&Context<M>, &mut Cases) -> Result<(), Stop>;
    let laws: [(Law, Check<M>); 19] = [
        (DETERMINISTIC, Context::deterministic),
        (CLONES_APART, Context::clones_apart),
        (STATES_APART, Context::states_apart),
        (FINITE, Context::finite),
        (START, Context::start),
        (ONLINE, Context::online),
        (CAUSALITY, Context::causality),
        (INDEX, Context::index),
        (NO_RESPONSE, Context::no_response),
        (SIGN, Context::sign),
        (FIRST_DAY, Context::first_day),
        (TIME_SHIFT, Context::time_shift),
        (ZERO_DOSE, Context::zero_dose),
        (LINEARITY, Context::linearity),
        (SUM_OF_DAYS, Context::sum_of_days),
        (UNITS, Context::units),
        (EVERY_INPUT, Context::every_input),
        (DECAY, Context::decay),
        (REST, Context::rest),
    ];
    if let Some(report) = refused(model.id(), &claims.conditions()) {
        return report;
    }
    let mut report = LawReport::new(model.id());
    for (law, check) in laws {
        let context = Context::new(model.clone(), claims.clone());
        report.check(law, |cases| check(&context, cases));
    }
    report
}
