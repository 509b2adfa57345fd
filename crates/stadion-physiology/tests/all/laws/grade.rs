//! Laws of the cost of grade.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use proptest::prelude::*;
use stadion_physiology::{BeyondGrade, GradeCost, GradeModel, GradeRule, adjusted_speeds};
use stadion_types::Speed;

fn cost() -> impl Strategy<Value = GradeCost> {
    (0..GradeModel::ALL.len(), 0..2_usize)
        .prop_map(|(m, b)| GradeCost::new(GradeModel::ALL[m]).with_beyond(BeyondGrade::ALL[b]))
}

fn speed(m_s: f64) -> Speed {
    Speed::from_meters_per_second(m_s).unwrap()
}

type Values = Vec<Option<f64>>;

proptest! {
    /// Every factor is finite and above 0, at any grade that is a number.
    #[test]
    fn factors_are_positive(grade in -5.0..5.0_f64, cost in cost()) {
        match cost.factor(grade) {
            Ok(factor) => prop_assert!(factor > 0.0 && factor.is_finite()),
            Err(_) => prop_assert!(cost.beyond == BeyondGrade::Refuse && grade.abs() > 0.45),
        }
    }

    /// Uphill costs more, the steeper the more.
    #[test]
    fn steeper_climbs_cost_more(grade in 0.001..0.39_f64, more in 0.001..0.05_f64, cost in cost()) {
        let [a, b] = [grade, (grade + more).min(0.4)].map(|i| cost.factor(i).unwrap());
        prop_assert!(a < b);
    }

    /// The level speed and the speed on the grade are inverse, and scale with speed.
    #[test]
    fn level_and_grade_are_inverse(
        v in 0.0..8.0_f64,
        grade in -0.45..=0.45_f64,
        factor in 0.1..2.0_f64,
        cost in cost(),
    ) {
        let level = cost.level_speed(speed(v), grade).unwrap();
        let back = cost.speed_on(level, grade).unwrap().meters_per_second();
        prop_assert!((back - v).abs() <= 1e-12 * v);
        let scaled = cost.level_speed(speed(factor * v), grade).unwrap().meters_per_second();
        prop_assert!((scaled - factor * level.meters_per_second()).abs() <= 1e-12 * scaled);
        let critical = cost.critical_speed_on(level, grade).unwrap();
        prop_assert!((critical.meters_per_second() - v).abs() <= 1e-12 * v);
    }

    /// Damping pulls each factor towards 1 and never past it.
    #[test]
    fn damping_damps(grade in -0.45..=0.45_f64) {
        let [whole, damped] = [GradeModel::MinettiRun, GradeModel::RunalyzeDamped]
            .map(|model| GradeCost::new(model).factor(grade).unwrap().ln());
        prop_assert!(damped * whole >= 0.0 && damped.abs() <= whole.abs());
    }

    /// The grade of a plane is found exactly, whatever the speed, the sampling and the altitude of
    /// the start; turning it over turns the sign.
    #[test]
    fn planes_are_found(
        grade in -0.6..0.6_f64,
        steps in prop::collection::vec(0.0..14.0_f64, 60..200),
        start in -100.0..4000.0_f64,
    ) {
        let mut d = 0.0;
        let (distance, altitude): (Values, Values) = steps
            .iter()
            .map(|step| {
                d += step;
                (Some(d), Some(start + grade * d))
            })
            .unzip();
        let found = GradeRule::default().grades(&distance, &altitude).unwrap();
        prop_assert_eq!(found.backward, 0);
        for value in found.grades.iter().flatten() {
            prop_assert!((value - grade).abs() < 1e-9, "{} {}", value, grade);
        }
        let turned: Vec<_> = altitude.iter().map(|h| h.map(|h| -h)).collect();
        let turned = GradeRule::default().grades(&distance, &turned).unwrap();
        for (a, b) in found.grades.iter().zip(&turned.grades) {
            prop_assert_eq!(a.map(f64::to_bits), b.map(|b| (0.0 - b).to_bits()));
        }
    }

    /// Gaps anywhere make no panic, and known grades lie within what the altitudes allow.
    #[test]
    fn gaps_make_no_panic(
        samples in prop::collection::vec(
            (prop::option::of(-10.0..600.0_f64), prop::option::of(-50.0..50.0_f64)), 0..80),
    ) {
        let (distance, altitude): (Values, Values) = samples.into_iter().unzip();
        let found = GradeRule::default().grades(&distance, &altitude).unwrap();
        prop_assert_eq!(found.grades.len(), distance.len());
        prop_assert!((0.0..=1.0).contains(&found.coverage()));
        for (grade, d) in found.grades.iter().zip(&distance) {
            prop_assert!(grade.is_none() || d.is_some());
            // Three cells over 30 m or more, altitudes within 100 m.
            prop_assert!(grade.is_none_or(|g| g.is_finite() && g.abs() < 10.0));
        }
        let speeds = vec![Some(3.0); found.grades.len()];
        let level = adjusted_speeds(&speeds, &found.grades, GradeCost::default());
        prop_assert_eq!(level.len(), found.grades.len());
    }
}
