//! Peaks after races: two events set the model's numbers, three are left out of the fit.
//!
//! `cargo test -p stadion-physiology --test all calibration::races -- --nocapture` prints the table.
//!
//! Measured are the peaks of male athletes under 20 years after each one's own event, mean, standard
//! deviation and arrival: Gupta, Stanula & Goswami (2021), Int J Sports Physiol Perform
//! 16(11):1625-1633. Neither their times nor their oxygen uptake are in the abstract, so the
//! athletes are those of one standing:
//!
//! - Maximal oxygen uptake is that of specialists: 59, 67 and 72 ml/kg/min over 400, 800 and 1500 m
//!   (Spencer & Gastin 2001, Med Sci Sports Exerc 33(1):157-162), and 72 beyond, since it does not
//!   differ from 3000 m on (Legaz-Arrese and others 2007, Sci Sports 22(1):43-49).
//! - Economy is the average one (Léger & Mercier 1984, Sports Med 1:270-277); it does not differ
//!   between specialists (Svedenhag & Sjödin 1984, Int J Sports Med 5(5):255-261).
//! - The second threshold lies at 87.5 % of the speed at maximal uptake, and that speed is the one
//!   over 3000 m (Lacour and others 1990, Eur J Appl Physiol 60(1):38-43). So 72 ml/kg/min is
//!   3000 m in 8:44, which is worth 814 points of the scoring tables of World Athletics; the times
//!   of the other events are those of 814 points. The steeplechase costs what 3000 m on the flat of
//!   as many points cost.
//!
//! Two numbers were fitted, the oxygen that a mmol/L stands for to the 400 m and the exponent of
//! glycolysis to the 5000 m. The other three events are no blind predictions any more: the first form
//! of the model, with removal from the blood alone and with athletes of unequal standing, missed them
//! by +1.9, +1.9 and -1.4 standard deviations. Oxidation within the muscles, one standing for all, and
//! the rise of the cost of running above 7 m/s came after that. A peak moves by a third to one
//! standard deviation with 1 % of the time over 1500 m and more, as the second table shows.
//!
//! Later the lactate of early work was added, since the rise at the second threshold broke the rule of the
//! maximal steady state, and the two numbers were set anew on the same two events (from 1.73 and 5.6 to
//! 1.75 and 5.8). The others moved by less than 0.1 standard deviations.
//!
//! Two events of the same source were predicted after every number was set for the first time: 200 m at 22.84 s (814 points) gives 12.1 mmol/L where 14.42 ± 3.40 were measured,
//! z -0.7; 100 m at 11.25 s gives 5.3 where 11.05 ± 2.36 were measured, z -2.4. So the model holds from
//! 20 s on and falls short in single shorter sprints. Their uptake is taken at 56 ml/kg/min, a little below the
//! 400 m runners', which is our own figure.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use stadion_physiology::{Athlete, Effort, Segment, SegmentKind, SessionModel};
use stadion_types::{Distance, OxygenUptake, Speed};

struct Race {
    event: &'static str,
    /// Time in s.
    time: f64,
    /// Distance in m that is run on the flat at the same cost.
    flat: f64,
    /// Maximal oxygen uptake, ml/kg/min.
    uptake: f64,
    /// Speed at which an average economy needs that uptake, m/s.
    aerobic: f64,
    /// Mean and standard deviation of the measured peak, mmol/L, and its minutes after the end.
    measured: [f64; 3],
    /// Whether the model's numbers were set on it.
    set: bool,
}

#[rustfmt::skip]
const RACES: [Race; 5] = [
    Race { event: "400 m", time: 50.76, flat: 400.0, uptake: 59.0, aerobic: 4.756, measured: [18.27, 3.65, 4.22], set: true },
    Race { event: "800 m", time: 117.88, flat: 800.0, uptake: 67.0, aerobic: 5.359, measured: [15.53, 3.25, 3.34], set: false },
    Race { event: "1500 m", time: 243.51, flat: 1500.0, uptake: 72.0, aerobic: 5.726, measured: [14.71, 3.00, 2.06], set: false },
    // 3000 m on the flat in 523.97 s, run for 585.72 s.
    Race { event: "3000 m SC", time: 585.72, flat: 3353.6, uptake: 72.0, aerobic: 5.726, measured: [11.87, 1.48, 1.71], set: false },
    Race { event: "5000 m", time: 898.69, flat: 5000.0, uptake: 72.0, aerobic: 5.726, measured: [8.65, 1.60, 1.06], set: true },
];

/// Predicted once, after every number was set.
#[rustfmt::skip]
const BLIND: [Race; 2] = [
    Race { event: "100 m", time: 11.25, flat: 100.0, uptake: 56.0, aerobic: 4.530, measured: [11.05, 2.36, 4.44], set: false },
    Race { event: "200 m", time: 22.84, flat: 200.0, uptake: 56.0, aerobic: 4.530, measured: [14.42, 3.40, 4.13], set: false },
];

/// The second threshold as a part of the speed at maximal oxygen uptake.
const LT2_PART: f64 = 0.875;

fn speed(m_s: f64) -> Speed {
    Speed::from_meters_per_second(m_s).unwrap()
}

/// Peak in mmol/L and its minutes after the end.
fn peak(race: &Race) -> [f64; 2] {
    let uptake = OxygenUptake::from_milliliters_per_kilogram_minute(race.uptake).unwrap();
    let athlete =
        Athlete::default().with_threshold_speed(speed(LT2_PART * race.aerobic)).with_vo2max(uptake);
    let time = Duration::from_secs_f64(race.time);
    let pace = Speed::over(Distance::from_meters(race.flat).unwrap(), time).unwrap();
    let run = Segment::new(time, Effort::Speed(pace), SegmentKind::Work);
    let peak = SessionModel::for_athlete(&athlete).unwrap().forecast(&[run]).unwrap().peak;
    let after = peak.after_end.unwrap().as_secs_f64() / 60.0;
    [peak.lactate.value().millimoles_per_liter(), after]
}

#[test]
fn calibration_peaks_after_races() {
    println!("event       time    VO2max  peak   measured       z      after  measured  fitted");
    let mut peaks = Vec::new();
    for race in &RACES {
        let [value, after] = peak(race);
        let [mean, sd, arrival] = race.measured;
        let z = (value - mean) / sd;
        println!(
            "{:<10} {:>6.1} s  {:>4}   {value:>5.2}  {mean:>5.2} ± {sd:.2}  {z:>+5.2}   {after:>4.2}   {arrival:>4.2} min  {}",
            race.event,
            race.time,
            race.uptake,
            if race.set { "yes" } else { "no" },
        );
        peaks.push(value);
        if race.set {
            assert!(z.abs() <= 0.05, "{}: the numbers were set on it", race.event);
        }
        assert!(z.abs() <= 1.0, "{}: z {z:.2}", race.event);
        assert!((after - arrival).abs() <= 1.5, "{}: {after:.2} min", race.event);
    }
    assert!(peaks[0] > peaks[1] && peaks[1] >= peaks[2], "{peaks:?}");
    assert!(peaks[2] > peaks[3] && peaks[3] > peaks[4], "{peaks:?}");
}

/// The athletes are of one standing: neither the peaks nor their order hang on which.
#[test]
fn calibration_holds_for_times_beside() {
    println!("event       1 % slower  as set  1 % faster");
    for race in &RACES {
        let [slow, set, fast] = [1.01, 1.0, 0.99].map(|factor| {
            let beside = Race { time: race.time * factor, ..*race };
            peak(&beside)[0]
        });
        println!("{:<10} {slow:>10.2}  {set:>6.2}  {fast:>10.2}", race.event);
        assert!(slow < set && set < fast);
    }
}

#[test]
fn calibration_of_sprints_that_nobody_looked_at() {
    println!("event       time    peak   measured       z      after  measured");
    for race in &BLIND {
        let [value, after] = peak(race);
        let [mean, sd, arrival] = race.measured;
        let z = (value - mean) / sd;
        println!(
            "{:<10} {:>6.1} s  {value:>5.2}  {mean:>5.2} ± {sd:.2}  {z:>+5.2}   {after:>4.2}   {arrival:>4.2} min",
            race.event, race.time,
        );
        assert!((after - arrival).abs() <= 1.5, "{}: {after:.2} min", race.event);
        // Short of 20 s the model is known to fall short.
        assert!(z < 0.0 && (z > -1.0 || race.time < 20.0), "{}: z {z:.2}", race.event);
    }
}
