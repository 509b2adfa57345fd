//! What is stored reads back.

use std::fmt::Debug;

use serde::Serialize;
use serde::de::DeserializeOwned;
use stadion_load::ResponseModel;

use super::report::{Cases, Law, LawReport, Stop, breach};
use super::response::ResponseClaims;
use super::response::context::{Context, Season, identical};

const READS_BACK: Law = Law::new("reads-back", "what is stored as JSON reads back as it was");
const STABLE: Law = Law::new("stable", "what was read back is stored as it was before");
const MODEL: Law = Law::new("model", "a model that was stored gives the same performances");
const STATE: Law = Law::new("state", "a state that was stored goes on as it would have");

fn json<T: Serialize>(value: &T) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| format!("not stored: {error}"))
}

fn back<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| format!("not read: {error}, from {text}"))
}

/// Holds values of any type to reading back from JSON as they were, and to being stored the same again.
///
/// ```
/// use stadion_testkit::laws;
/// use stadion_types::HeartRate;
///
/// laws::stored("heart rates", &[HeartRate::MIN, HeartRate::from_bpm(151.3)?]).assert();
/// // A number that JSON does not have.
/// assert!(!laws::stored("floats", &[1.0, f64::INFINITY]).passed());
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
pub fn stored<T>(subject: &str, values: &[T]) -> LawReport
where
    T: Serialize + DeserializeOwned + PartialEq + Debug,
{
    let mut report = LawReport::new(subject);
    report.check(READS_BACK, |cases| {
        for value in values {
            let read = json(value).and_then(|text| back::<T>(&text));
            let held = read.as_ref() == Ok(value);
            cases.case(held, || {
                let seen = read.map_or_else(|error| error, |read| format!("{read:?}"));
                breach(format!("{value:?}"), seen, "the same")
            })?;
        }
        Ok(())
    });
    report.check(STABLE, |cases| {
        for value in values {
            let first = json(value);
            let again = first.clone().and_then(|text| back::<T>(&text)).and_then(|v| json(&v));
            cases.case(first.is_ok() && first == again, || {
                let shown = |text: Result<String, String>| text.unwrap_or_else(|error| error);
                breach(format!("{value:?}"), shown(again), shown(first))
            })?;
        }
        Ok(())
    });
    report
}

/// Holds a response model to going on as it would have after it, or its state, was stored as JSON.
///
/// ```
/// use stadion_load::{FitnessOnly, ResponseComponent, ResponseIndex};
/// use stadion_testkit::laws::{self, ResponseClaims};
///
/// let model = FitnessOnly::new(250.0, ResponseComponent::new(0.1, 42.0)?, ResponseIndex::NextDay)?;
/// laws::stored_response_model(&model, &ResponseClaims::default()).assert();
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
pub fn stored_response_model<M>(model: &M, claims: &ResponseClaims<M>) -> LawReport
where
    M: ResponseModel + Clone + Serialize + DeserializeOwned,
    M::State: Serialize + DeserializeOwned,
{
    let context = Context::new(model.clone(), claims.clone());
    let mut report = LawReport::new(model.id());
    report.check(MODEL, |cases| {
        let read = json(model).and_then(|text| back::<M>(&text));
        let Some(read) = readable(cases, "the model", read)? else { return Ok(()) };
        let read = Context::new(read, claims.clone());
        for season in &context.seasons {
            let input = || format!("{season}, by the model that was read");
            identical(cases, input, &context.run(season)?, &read.run(season)?)?;
        }
        Ok(())
    });
    report.check(STATE, |cases| {
        for season in &context.seasons {
            go_on(model, season, cases)?;
        }
        Ok(())
    });
    report
}

/// Stores the state of every evening, and compares the next day from what was read with that from the state.
fn go_on<M>(model: &M, season: &Season, cases: &mut Cases) -> Result<(), Stop>
where
    M: ResponseModel,
    M::State: Serialize + DeserializeOwned,
{
    let mut state = model.start();
    let (mut expected, mut seen) = (Vec::new(), Vec::new());
    for dose in &season.days {
        let read = json(&state).and_then(|text| back::<M::State>(&text));
        let Some(mut read) = readable(cases, "a state", read)? else { return Ok(()) };
        seen.push(model.step(&mut read, dose));
        expected.push(model.step(&mut state, dose));
    }
    identical(cases, || format!("{season}, each day from a state that was read"), &expected, &seen)
}

/// What was read, or the breach that nothing was.
fn readable<T>(cases: &mut Cases, what: &str, read: Result<T, String>) -> Result<Option<T>, Stop> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error) => cases.case(false, || breach(what, error, "it reads back")).map(|()| None),
    }
}
