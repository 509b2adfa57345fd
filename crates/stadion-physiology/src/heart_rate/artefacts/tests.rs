use super::*;
use crate::heart_rate::HeartRateKinetics;
use HeartRateFaultKind as Kind;

/// A small generator of numbers of its own, so that the data do not come from the code under test.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1_u32 << 31) - 0.5
    }
}

/// Whole beats of an easy run with a session in it: 40 min, steps from 1.5 to 6 m/s, a sprint.
struct Run {
    time: Vec<f64>,
    hr: Vec<f64>,
    speed: Vec<f64>,
    cadence: Vec<f64>,
}

fn recording(first: u64) -> Run {
    let mut noise = Noise(first);
    let kinetics = HeartRateKinetics::new(25.0, 30.0, 0.0).unwrap();
    let (mut bpm, mut wander) = (70.0, 0.0);
    let mut all = Run { time: vec![], hr: vec![], speed: vec![], cadence: vec![] };
    for t in 0..2400_u32 {
        let speed: f64 = match t {
            0..=600 => 3.0,
            601..=1600 if (t / 120) % 2 == 0 => 5.2,
            601..=1600 => 1.5,
            1700..=1730 => 8.5,
            2000..=2100 => 0.0,
            _ => 3.2,
        };
        bpm = kinetics.step(bpm, 62.0 + 24.0 * speed.min(5.6), 1.0);
        // The sprint: 3 bpm a second for 20 s, faster than the model goes.
        if (1700..1720).contains(&t) {
            bpm = (bpm + 1.5).min(195.0);
        }
        wander = 0.9 * wander + 1.6 * noise.next();
        all.time.push(f64::from(t));
        all.hr.push((bpm + wander).round());
        all.speed.push((speed + 0.3 * noise.next()).max(0.0));
        all.cadence.push(if speed > 0.0 {
            78.0 + 3.0 * speed.min(5.0) + 2.0 * noise.next()
        } else {
            0.0
        });
    }
    all
}

impl Run {
    fn channels(&self) -> HeartRateChannels<'_> {
        HeartRateChannels {
            time_s: &self.time,
            hr_bpm: &self.hr,
            speed_m_s: Some(&self.speed),
            cadence_rpm: Some(&self.cadence),
        }
    }

    fn found(&self) -> HeartRateFaults {
        ArtefactRules::default().find(self.channels()).unwrap()
    }
}

fn kinds(found: &HeartRateFaults) -> Vec<Kind> {
    found.faults.iter().map(|f| f.kind).collect()
}

fn excluded_samples(found: &HeartRateFaults) -> usize {
    found.usable.iter().filter(|u| !**u).count()
}

#[test]
fn a_true_heart_is_not_cut() {
    for seed in 0..40 {
        let found = recording(seed).found();
        assert_eq!(excluded_samples(&found), 0, "{seed}: {:?}", found.faults);
    }
    // A start at 3 bpm a second for 25 s, and a fall of 2 bpm a second after a stop.
    let time: Vec<f64> = (0..200).map(f64::from).collect();
    let hr: Vec<f64> = time
        .iter()
        .map(|t| match *t {
            t if t < 50.0 => 110.0,
            t if t < 75.0 => 110.0 + 3.0 * (t - 50.0),
            t if t < 120.0 => 185.0,
            t => (185.0 - 2.0 * (t - 120.0)).max(120.0),
        })
        .collect();
    let channels =
        HeartRateChannels { time_s: &time, hr_bpm: &hr, speed_m_s: None, cadence_rpm: None };
    assert!(ArtefactRules::default().find(channels).unwrap().faults.is_empty());
}

#[test]
fn spikes_go_and_nothing_else() {
    for (length, to) in [(1, 210.0), (4, 205.0), (20, 60.0), (90, 215.0)] {
        let mut data = recording(3);
        data.hr[500..500 + length].fill(to);
        let found = data.found();
        assert_eq!(kinds(&found), [Kind::Jump], "{length}: {:?}", found.faults);
        assert!(found.usable[500..500 + length].iter().all(|u| !u));
        // The way back from a level that lasted is cut until the true value is within reach again.
        assert!(excluded_samples(&found) <= length + 20, "{length}: {}", excluded_samples(&found));
        let fault = found.faults[0];
        assert!(fault.excluded && fault.measured_bpm.to_bits() == f64::to_bits(to));
        let text = fault.reason().text();
        assert!(text.starts_with("from 500 to "), "{text}");
    }
}

#[test]
fn two_spikes_do_not_take_the_truth_between_them_along() {
    let mut data = recording(4);
    data.hr[500..503].fill(210.0);
    data.hr[540..543].fill(70.0);
    let found = data.found();
    assert_eq!(kinds(&found), [Kind::Jump, Kind::Jump]);
    assert_eq!(excluded_samples(&found), 6);
}

#[test]
fn no_contact_and_no_heart() {
    let mut data = recording(5);
    data.hr[300..330].fill(0.0);
    data.hr[900..905].fill(240.0);
    data.hr[310] = f64::NAN;
    let found = data.found();
    assert_eq!(kinds(&found), [Kind::NoContact, Kind::AboveCeiling]);
    assert_eq!(found.faults[0].samples, 29);
    assert_eq!(excluded_samples(&found), 35);
    assert!(found.cleaned(&data.hr)[902].is_nan());
    let rules = ArtefactRules { ceiling_bpm: 150.0, ..ArtefactRules::default() };
    let found = rules.find(data.channels()).unwrap();
    assert!(kinds(&found).contains(&Kind::AboveCeiling));
}

#[test]
fn a_dry_strap_at_the_start() {
    let mut data = recording(6);
    for bpm in &mut data.hr[..150] {
        *bpm = 200.0;
    }
    let found = data.found();
    assert_eq!(kinds(&found), [Kind::StrapWarmUp], "{:?}", found.faults);
    assert!(found.usable[..150].iter().all(|u| !u));
    assert!(found.usable[180..].iter().all(|u| *u));
    // A small jump early on does not cost what came before it.
    let mut data = recording(6);
    for bpm in &mut data.hr[200..] {
        *bpm += 20.0;
    }
    let found = data.found();
    assert_eq!(kinds(&found), [Kind::Jump], "{:?}", found.faults);
    assert!(excluded_samples(&found) < 5);
    // The same jump in the middle of the run is listed, but nobody knows which level is right.
    let mut data = recording(6);
    for bpm in &mut data.hr[..700] {
        *bpm = (*bpm - 50.0).max(40.0);
    }
    let found = data.found();
    assert_eq!(kinds(&found), [Kind::Jump], "{:?}", found.faults);
    assert!(excluded_samples(&found) < 30);
}

#[test]
fn a_value_that_stays_while_speed_changes() {
    let mut data = recording(7);
    data.hr[800..1000].fill(150.0);
    let found = data.found();
    assert!(kinds(&found).contains(&Kind::FlatLine), "{:?}", found.faults);
    assert!(found.usable[810..1000].iter().all(|u| !u));
    // At even speed a steady heart is believed; without speed it is a suspicion after five minutes.
    let time: Vec<f64> = (0..900).map(f64::from).collect();
    let hr = vec![140.0; 900];
    let even = vec![3.0; 900];
    let mut channels =
        HeartRateChannels { time_s: &time, hr_bpm: &hr, speed_m_s: Some(&even), cadence_rpm: None };
    assert!(ArtefactRules::default().find(channels).unwrap().faults.is_empty());
    channels.speed_m_s = None;
    let found = ArtefactRules::default().find(channels).unwrap();
    assert_eq!(kinds(&found), [Kind::FlatLine]);
    assert_eq!((found.suspicions().count(), found.excluded().count()), (1, 0));
    assert_eq!(excluded_samples(&found), 0);
}

#[test]
fn a_heart_that_beats_with_the_steps_is_a_suspicion() {
    let mut data = recording(8);
    for i in 1800..2000 {
        data.hr[i] = (2.0 * data.cadence[i]).round();
    }
    let found = data.found();
    let locks: Vec<_> = found.suspicions().collect();
    assert_eq!(locks.len(), 1, "{:?}", found.faults);
    assert_eq!((locks[0].kind, locks[0].limit.to_bits()), (Kind::CadenceLock, 2.0_f64.to_bits()));
    assert!(locks[0].from_s <= 1810.0 && locks[0].to_s >= 1990.0);
    assert!(found.usable[1830..1990].iter().all(|u| *u));
}

#[test]
fn a_long_gap_begins_anew() {
    let mut data = recording(9);
    for i in 1000..1060 {
        data.hr[i] = f64::NAN;
    }
    for bpm in &mut data.hr[..1000] {
        *bpm += 40.0;
    }
    let rules = ArtefactRules { ceiling_bpm: 260.0, ..ArtefactRules::default() };
    assert!(rules.find(data.channels()).unwrap().excluded().count() == 0);
}

#[test]
fn every_refusal_has_its_name() {
    let data = recording(10);
    let rules = ArtefactRules::default();
    let short = HeartRateChannels { hr_bpm: &data.hr[1..], ..data.channels() };
    assert_eq!(rules.find(short).unwrap_err().code(), "lengths-differ");
    let speed = HeartRateChannels { speed_m_s: Some(&data.speed[1..]), ..data.channels() };
    assert_eq!(
        rules.find(speed).unwrap_err().to_string(),
        "speed has 2399 samples for 2400 points in time"
    );
    let still = vec![1.0; 2400];
    let time = HeartRateChannels { time_s: &still, ..data.channels() };
    assert_eq!(rules.find(time), Err(ArtefactError::Time { index: 1 }));
    let nan = ArtefactRules { slack_bpm: f64::NAN, ..rules };
    assert_eq!(nan.find(data.channels()), Err(ArtefactError::Rule { setting: "slack_bpm" }));
    let empty = HeartRateChannels { time_s: &[], hr_bpm: &[], speed_m_s: None, cadence_rpm: None };
    assert!(rules.find(empty).unwrap().faults.is_empty());
    for kind in Kind::ALL {
        assert!(!kind.as_str().is_empty());
    }
}

#[cfg(feature = "serde")]
#[test]
fn file_forms() {
    for kind in Kind::ALL {
        assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
    }
    let mut data = recording(11);
    data.hr[500] = 0.0;
    let found = data.found();
    let text = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<HeartRateFaults>(&text).unwrap(), found);
    let rules: ArtefactRules = serde_json::from_str(r#"{"ceiling_bpm":200.0}"#).unwrap();
    assert_eq!(rules, ArtefactRules { ceiling_bpm: 200.0, ..ArtefactRules::default() });
    assert!(serde_json::from_str::<ArtefactRules>(r#"{"ceiling":200.0}"#).is_err());
}
