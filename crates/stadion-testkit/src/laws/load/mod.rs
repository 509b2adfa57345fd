//! Laws of load models.

mod claims;
mod context;
mod inputs;
mod purity;
mod shape;
mod trial;

use stadion_load::LoadModel;

pub use self::claims::{Additivity, AtRest, LoadClaims, Trend};

use self::context::Context;
use super::report::{Cases, Law, LawReport, Stop, refused};

const SCORES: Law = Law::new("scores", "a session of which everything is known has a load");
const FINITE: Law =
    Law::new("finite", "no session makes a load that is negative, infinite or no number");
const NAMES_ITSELF: Law = Law::new("names-itself", "a load names the model that made it");
const NOTHING_AT_REST: Law = Law::new("nothing-at-rest", "ten minutes at rest cost nothing");
const PARTS_ADD_UP: Law =
    Law::new("parts-add-up", "the loads of the parts of a session add up to that of the whole");
const INTENSITY: Law =
    Law::new("intensity", "a load goes with intensity as the model claims; by default it rises");
const DURATION: Law =
    Law::new("duration", "a load goes with duration as the model claims; by default it rises");
const SAMPLING: Law =
    Law::new("sampling", "a sample every five seconds gives the load of one every second");
const COVERAGE: Law = Law::new(
    "coverage",
    "what was not measured lowers the coverage by its share, and adds nothing",
);
const MISSING: Law = Law::new(
    "missing-is-not-zero",
    "where an input is missing there is a refusal, and no load of 0",
);
const THRESHOLD_HOUR: Law =
    Law::new("threshold-hour", "the hour at threshold costs what scoring such an hour gives");
const DETERMINISTIC: Law =
    Law::new("deterministic", "the same session scored twice gives the same bits");
const SESSIONS_APART: Law =
    Law::new("sessions-apart", "a load does not depend on what was scored before");
const CLONES_APART: Law = Law::new("clones-apart", "what one clone scores does not move another");
const NO_CLOCK: Law =
    Law::new("no-clock", "neither date nor time zone of a session moves its load");

/// Holds a load model to its claims and to what holds for every model of load.
///
/// The sessions are made up: minutes at shares of the heart-rate reserve, with heart rate, power, speed,
/// distance, lactate and a rating that go with them; with sets of lifts where the
/// [sport](LoadClaims::sport) is strength.
///
/// | law | says |
/// | --- | --- |
/// | `deterministic` | the same session scored twice gives the same bits |
/// | `clones-apart` | what one clone scores does not move another |
/// | `sessions-apart` | a load does not depend on what was scored before |
/// | `scores` | a session of which everything is known has a load |
/// | `finite` | no session makes a load that is negative, infinite or no number |
/// | `names-itself` | a load names the model that made it |
/// | `nothing-at-rest` | ten minutes at rest cost nothing, or [is said to](LoadClaims::at_rest) |
/// | `parts-add-up` | the parts of a session add up, or [are said not to](LoadClaims::additivity) |
/// | `intensity`, `duration` | more is more, or [what the model claims](LoadClaims::intensity) |
/// | `sampling` | a sample every five seconds gives the load of one every second |
/// | `coverage` | what was not measured lowers the coverage by its share, and adds nothing |
/// | `missing-is-not-zero` | where an input is missing there is a refusal, and no load of 0 |
/// | `threshold-hour` | [`LoadModel::threshold_hour`] is what scoring such an hour gives |
/// | `no-clock` | neither date nor time zone of a session moves its load |
///
/// Claims that leave nothing to try, such as no case, break the one law `claims`.
///
/// # Limits
///
/// Laws tell a wrong model from one that may be right. That the constants are those of the paper, no law
/// can know: check a value against the source as well. A model that reads a forecast of lactate, or
/// repetitions that were found, gets neither here.
///
/// # Examples
///
/// ```
/// use stadion_load::BanisterTrimp;
/// use stadion_testkit::laws::{self, LoadClaims};
///
/// laws::load_model(&BanisterTrimp::default(), &LoadClaims::default()).assert();
/// ```
pub fn load_model<M: LoadModel + Clone>(model: &M, claims: &LoadClaims) -> LawReport {
    // Those that a model with a memory breaks come first: the others would fill the memory. Each has a clone
    // of its own, so that a memory of one law is none of the next.
    type Check<M> = fn(&Context<M>, &mut Cases) -> Result<(), Stop>;
    let laws: [(Law, Check<M>); 15] = [
        (DETERMINISTIC, Context::deterministic),
        (CLONES_APART, Context::clones_apart),
        (SESSIONS_APART, Context::sessions_apart),
        (SCORES, Context::scores),
        (FINITE, Context::finite),
        (NAMES_ITSELF, Context::names_itself),
        (NOTHING_AT_REST, Context::nothing_at_rest),
        (PARTS_ADD_UP, Context::parts_add_up),
        (INTENSITY, Context::intensity),
        (DURATION, Context::duration),
        (SAMPLING, Context::sampling),
        (COVERAGE, Context::coverage),
        (MISSING, Context::missing),
        (THRESHOLD_HOUR, Context::threshold_hour),
        (NO_CLOCK, Context::no_clock),
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
