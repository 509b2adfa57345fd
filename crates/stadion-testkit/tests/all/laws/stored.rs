//! What is stored reads back; models whose file form loses something are named.
#![allow(clippy::unwrap_used, reason = "tests")]

use serde::{Deserialize, Serialize};
use stadion_load::{
    BanisterResponse, BussoResponse, CalvertResponse, FitnessOnly, Linearity, PerPot,
    PerPotBelowZero, PerPotSettings, PerPotState, ResponseComponent, ResponseIndex, ResponseModel,
};
use stadion_testkit::laws::{ResponseClaims, stored, stored_response_model};

fn part(gain: f64, days: f64) -> ResponseComponent {
    ResponseComponent::new(gain, days).unwrap()
}

#[test]
fn shipped_response_models_read_back() {
    let (slow, fast) = (part(0.1, 41.3), part(0.2, 11.7));
    for index in ResponseIndex::ALL {
        let fitness = FitnessOnly::new(250.0, slow.clone(), index).unwrap();
        stored_response_model(&fitness, &ResponseClaims::default()).assert();
        let banister = BanisterResponse::new(250.0, slow.clone(), fast.clone(), index).unwrap();
        stored_response_model(&banister, &ResponseClaims::default()).assert();
        let calvert = CalvertResponse::new(250.0, slow.clone(), 5.1, fast.clone(), index).unwrap();
        stored_response_model(&calvert, &ResponseClaims::default()).assert();
        let busso = BussoResponse::new(250.0, slow.clone(), part(1e-4, 12.0), 6.0, index).unwrap();
        stored_response_model(&busso, &ResponseClaims::default()).assert();
        stored("models", &[busso]).assert();
        let perpot = PerPot::new(PerPotSettings {
            full_dose: 200.0,
            strain_days: 4.0,
            response_days: 6.0,
            overflow_days: 3.0,
            start: PerPotState::default(),
            lowest: 200.0,
            highest: 300.0,
            below_zero: PerPotBelowZero::default(),
            index,
        });
        stored_response_model(&perpot.unwrap(), &ResponseClaims::default()).assert();
    }
}

/// A model of one component whose file form may lose its decay, and whose state may lose digits.
#[derive(Clone, Serialize, Deserialize)]
struct Own {
    #[serde(skip)]
    daily: f64,
}

#[derive(Clone, Serialize, Deserialize)]
struct Level(#[serde(serialize_with = "rounded")] f64);

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn rounded<S: serde::Serializer>(value: &f64, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64((1e3 * value).round() / 1e3)
}

impl ResponseModel for Own {
    type State = Level;

    fn id(&self) -> &'static str {
        "own"
    }

    fn index(&self) -> ResponseIndex {
        ResponseIndex::NextDay
    }

    fn linearity(&self) -> Linearity {
        Linearity::Linear
    }

    fn start(&self) -> Level {
        Level(0.0)
    }

    fn night(&self, state: &mut Level) {
        state.0 *= self.daily;
    }

    fn take(&self, state: &mut Level, dose: &[f64]) {
        state.0 += dose[0];
    }

    fn performance(&self, state: &Level) -> f64 {
        state.0
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Adds(#[serde(deserialize_with = "one_more")] u8);

fn one_more<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u8, D::Error> {
    u8::deserialize(from).map(|value| value.wrapping_add(1))
}

#[test]
fn what_a_file_form_loses_is_named() {
    let report = stored_response_model(&Own { daily: 0.9 }, &ResponseClaims::default());
    let broken: Vec<_> = report.broken().map(|(law, _)| law.id).collect();
    assert_eq!(broken, ["model", "state"], "{report}");

    let report = stored("numbers", &[Adds(3)]);
    let broken: Vec<_> = report.broken().map(|(law, _)| law.id).collect();
    assert_eq!(broken, ["reads-back", "stable"], "{report}");
}
