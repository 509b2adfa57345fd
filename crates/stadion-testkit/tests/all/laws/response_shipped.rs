//! Every response model that the library ships obeys the laws, each by its own claims.
#![allow(clippy::unwrap_used, reason = "tests")]

use stadion_load::{
    BanisterResponse, BussoResponse, CalvertResponse, ConstantPerformance, FitnessOnly,
    LastPerformance, PerPot, PerPotBelowZero, PerPotSettings, PerPotState, ResponseComponent,
    ResponseIndex, ResponseModel,
};
use stadion_testkit::laws::{InTheEnd, ResponseClaims, Verdict, response_model};

fn part(gain: f64, days: f64) -> ResponseComponent {
    ResponseComponent::new(gain, days).unwrap()
}

/// The component for doses in a unit so many times smaller, with a gain by the power of it.
fn rescaled(of: &ResponseComponent, factor: f64) -> ResponseComponent {
    let gains = of.gains().iter().map(|gain| gain / factor).collect();
    ResponseComponent::of_inputs(gains, of.days()).unwrap()
}

fn holds<M: ResponseModel + Clone>(model: &M, claims: &ResponseClaims<M>, excused: &[&str]) {
    let report = response_model(model, claims);
    report.assert();
    for outcome in report.outcomes() {
        let is = matches!(outcome.verdict, Verdict::Excused { .. });
        assert_eq!(is, excused.contains(&outcome.law.id), "{report}");
    }
}

#[test]
fn sums_of_exponentials() {
    for index in ResponseIndex::ALL {
        let model = FitnessOnly::new(250.0, part(0.1, 42.0), index).unwrap();
        let claims = ResponseClaims {
            time_constants: vec![42.0],
            in_smaller_unit: Some(|m: &FitnessOnly, factor| {
                FitnessOnly::new(m.baseline(), rescaled(m.fitness(), factor), m.index()).unwrap()
            }),
            ..ResponseClaims::default()
        };
        holds(&model, &claims, &["no-response"]);

        let inputs =
            |gains: [f64; 2], days| ResponseComponent::of_inputs(gains.to_vec(), days).unwrap();
        let (fitness, fatigue) = (inputs([0.1, 0.2], 45.0), inputs([0.12, 0.5], 15.0));
        let model = BanisterResponse::new(250.0, fitness, fatigue, index).unwrap();
        let claims = ResponseClaims {
            time_constants: vec![45.0, 15.0],
            in_smaller_unit: Some(|m: &BanisterResponse, factor| {
                let parts = [m.fitness(), m.fatigue()].map(|part| rescaled(part, factor));
                let [fitness, fatigue] = parts;
                BanisterResponse::new(m.baseline(), fitness, fatigue, m.index()).unwrap()
            }),
            ..ResponseClaims::default()
        };
        holds(&model, &claims, &["no-response"]);
    }
}

#[test]
fn what_builds_up_slowly_and_what_costs_more() {
    for index in ResponseIndex::ALL {
        let (fitness, fatigue) = (part(0.1, 45.0), part(0.2, 12.0));
        let model = CalvertResponse::new(250.0, fitness, 5.0, fatigue, index).unwrap();
        let claims =
            ResponseClaims { time_constants: vec![45.0, 5.0, 12.0], ..ResponseClaims::default() };
        holds(&model, &claims, &["no-response", "units"]);

        let model = BussoResponse::new(250.0, part(0.1, 40.0), part(1e-4, 12.0), 6.0, index);
        let claims = ResponseClaims {
            time_constants: vec![40.0, 12.0],
            in_smaller_unit: Some(|m: &BussoResponse, factor| {
                let fatigue = rescaled(m.fatigue(), factor * factor);
                let fitness = rescaled(m.fitness(), factor);
                BussoResponse::new(m.baseline(), fitness, fatigue, m.gain_days(), m.index())
                    .unwrap()
            }),
            ..ResponseClaims::default()
        };
        holds(&model.unwrap(), &claims, &["no-response", "sum-of-days"]);
    }
}

#[test]
fn potentials() {
    for index in ResponseIndex::ALL {
        let settings = PerPotSettings {
            full_dose: 200.0,
            strain_days: 4.0,
            response_days: 6.0,
            overflow_days: 3.0,
            start: PerPotState::default(),
            lowest: 200.0,
            highest: 300.0,
            below_zero: PerPotBelowZero::default(),
            index,
        };
        let claims = ResponseClaims {
            // A dose strains and builds alike, and here builds later: what is left of it is loss.
            in_the_end: InTheEnd::Lowers,
            // The flows of a day are those of the morning.
            delay_days: usize::from(index == ResponseIndex::SameDay),
            in_smaller_unit: Some(|m: &PerPot, factor| {
                let full_dose = factor * m.settings().full_dose;
                PerPot::new(PerPotSettings { full_dose, ..*m.settings() }).unwrap()
            }),
            ..ResponseClaims::default()
        };
        let excused = ["no-response", "sum-of-days", "decay"];
        holds(&PerPot::new(settings).unwrap(), &claims, &excused);
    }
}

#[test]
fn baselines() {
    let excused = ["index", "sign", "first-day", "units", "every-input", "decay"];
    let constant = ConstantPerformance::new(250.0, 2).unwrap();
    let claims = ResponseClaims { responds: false, ..ResponseClaims::default() };
    holds(&constant, &claims, &excused);
    let last = LastPerformance::new(250.0, 1).unwrap();
    holds(&last, &ResponseClaims { responds: false, ..ResponseClaims::default() }, &excused);
}

/// Claims that leave nothing to try pass no model.
#[test]
fn claims_that_try_nothing_are_refused() {
    let model = FitnessOnly::new(250.0, part(0.1, 42.0), ResponseIndex::NextDay).unwrap();
    let usual = ResponseClaims::default;
    for claims in [
        ResponseClaims { dose: f64::NAN, ..usual() },
        ResponseClaims { dose: -1.0, ..usual() },
        ResponseClaims { dose: 1e308, ..usual() },
        ResponseClaims { cases: 0, ..usual() },
        ResponseClaims { long_rest_days: 0, ..usual() },
        ResponseClaims { time_constants: vec![f64::NAN], ..usual() },
    ] {
        let report = response_model(&model, &claims);
        assert!(matches!(report.verdict("claims"), Some(Verdict::Broken(_))), "{report}");
    }
}

/// A fit searches time constants of up to 200 days, so a model with one must be able to pass.
#[test]
fn a_slow_model_comes_to_rest() {
    let model = FitnessOnly::new(250.0, part(0.1, 200.0), ResponseIndex::NextDay).unwrap();
    response_model(&model, &ResponseClaims::default()).assert();
}
