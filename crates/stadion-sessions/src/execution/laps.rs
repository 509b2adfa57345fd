//! Repetitions by the device's laps.

use stadion_types::{Lap, LapIntensity, LapTrigger, Recording, Sport};

use super::measure::{Stretch, heart, heart_falls, paused};
use super::settings::Detection;
use super::signal::cost_of_grade;

/// A lap that is shorter says nothing: a slip of the finger at the button, in seconds.
const SLIP_S: f64 = 5.0;

/// Distances of automatic laps are all alike to this share.
const AUTOMATIC: f64 = 0.015;

/// By how much a lap of work must be faster than the rest beside it, as a ratio.
const CONTRAST: f64 = 1.12;

/// Heart rate that falls by less over the slow laps did not follow the speed, in bpm.
const FALLS_BPM: f64 = 2.0;

/// Repetitions as the laps have them; `None` if the laps are no evidence of intervals.
pub(super) fn find(recording: &Recording, settings: &Detection) -> Option<Vec<Stretch>> {
    let laps: Vec<Lap> = recording
        .laps()
        .iter()
        .copied()
        .filter(|l| l.elapsed_s >= SLIP_S)
        .map(|lap| Lap {
            distance_m: lap
                .distance_m
                .or_else(|| super::measure::way(recording, lap.start_s, lap.end_s())),
            ..lap
        })
        .collect();
    let found = by_intensity(&laps).or_else(|| by_level(recording, &laps, settings))?;
    Some(found.into_iter().map(|s| without_pause_at_end(recording, s)).collect())
}

const fn is_rest(lap: &Lap) -> bool {
    matches!(lap.intensity, Some(LapIntensity::Rest | LapIntensity::Recovery))
}

const fn is_outer(lap: &Lap) -> bool {
    matches!(lap.intensity, Some(LapIntensity::WarmUp | LapIntensity::CoolDown))
}

/// The device was told what each lap is for: work is whatever is neither rest nor warm-up nor
/// cool-down, and stands beside a rest.
fn by_intensity(laps: &[Lap]) -> Option<Vec<Stretch>> {
    laps.iter().any(is_rest).then_some(())?;
    // Devices call everything active that they know nothing of, so an active lap is work only next to
    // a rest; an automatic lap inside a long repetition does not end it.
    let goes_on = |i: usize| {
        laps.get(i).zip(laps.get(i + 1)).is_some_and(|(lap, next)| {
            lap.trigger == Some(LapTrigger::Distance)
                && is_automatic_length(lap)
                && !(is_rest(next) || is_outer(next) || is_rest(lap) || is_outer(lap))
                && alike(lap, next)
        })
    };
    let mut first = laps.iter().position(is_rest)?.saturating_sub(1);
    while first > 0 && goes_on(first - 1) {
        first -= 1;
    }
    let mut last = laps.iter().rposition(is_rest)? + 1;
    while goes_on(last) {
        last += 1;
    }
    let mut reps: Vec<Stretch> = Vec::new();
    for (i, lap) in laps.iter().enumerate() {
        let marked = lap.intensity == Some(LapIntensity::Interval);
        if is_rest(lap) || is_outer(lap) || !(marked || (first..=last).contains(&i)) {
            continue;
        }
        match reps.last_mut() {
            Some(rep) if i > 0 && goes_on(i - 1) => {
                rep.to = lap.end_s();
                rep.distance_m = rep.distance_m.zip(lap.distance_m).map(|(a, b)| a + b);
            }
            _ => reps.push(Stretch {
                from: lap.start_s,
                to: lap.end_s(),
                distance_m: lap.distance_m,
            }),
        }
    }
    (reps.len() >= 2).then_some(reps)
}

/// Whether the lap has the length of an automatic lap, a kilometre or a mile or several of them.
fn is_automatic_length(lap: &Lap) -> bool {
    lap.distance_m.is_some_and(|m| {
        [1000.0, 1609.344].iter().any(|unit| {
            let laps = (m / unit).round();
            laps >= 1.0 && (m / unit - laps).abs() <= AUTOMATIC * laps
        })
    })
}

/// Whether two laps were run at one speed.
fn alike(a: &Lap, b: &Lap) -> bool {
    const SAME: f64 = 0.08;
    let speed = |l: &Lap| l.distance_m.map(|m| m / l.timer_s.unwrap_or(l.elapsed_s));
    speed(a).zip(speed(b)).is_some_and(|(a, b)| (a / b - 1.0).abs() <= SAME)
}

/// Nobody told the device anything, but the athlete pressed the button at each change: fast and slow
/// laps take turns.
fn by_level(recording: &Recording, laps: &[Lap], settings: &Detection) -> Option<Vec<Stretch>> {
    if laps.len() < 3 || automatic(laps) {
        return None;
    }
    let Some(speeds) = levels(recording, laps, false) else {
        return by_heart(recording, laps, settings);
    };
    // A lap down a hill is faster than the one up, with no more work.
    let costs = levels(recording, laps, true)?;
    let found = by_borders(laps, &speeds, &costs, CONTRAST)?;
    // Up and down a hill speed takes turns as well, but heart rate does not follow it.
    let falls = heart_falls(recording, &found);
    falls.is_none_or(|bpm| bpm >= FALLS_BPM).then_some(found)
}

/// Without speed or power, as on a treadmill: the heart rate at the end of each lap, whose rise and
/// fall from lap to lap must be large.
fn by_heart(recording: &Recording, laps: &[Lap], settings: &Detection) -> Option<Vec<Stretch>> {
    const END_S: f64 = 15.0;
    const RISES_BPM: f64 = 8.0;
    let levels: Option<Vec<f64>> = laps
        .iter()
        .map(|l| {
            let from = l.start_s.max(l.end_s() - END_S);
            Some(heart(recording, from, l.end_s(), settings.most_bpm())?.bpm())
        })
        .collect();
    let levels = levels?;
    let least = levels.iter().copied().fold(f64::INFINITY, f64::min);
    let found = by_borders(laps, &levels, &levels, 1.0 + RISES_BPM / least.max(RISES_BPM))?;
    heart_falls(recording, &found).is_none_or(|bpm| bpm >= RISES_BPM).then_some(found)
}

fn by_borders(laps: &[Lap], levels: &[f64], costs: &[f64], contrast: f64) -> Option<Vec<Stretch>> {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f64::total_cmp);
    // Every border between two levels is tried, the widest gap first.
    let mut borders: Vec<(f64, f64)> = sorted
        .windows(2)
        .filter(|w| w[1] >= contrast * w[0])
        .map(|w| (w[1] / w[0].max(0.1), f64::midpoint(w[0], w[1])))
        .collect();
    borders.sort_by(|a, b| b.0.total_cmp(&a.0));
    borders.into_iter().find_map(|(_, border)| alternating(laps, levels, costs, border, contrast))
}

/// All laps but the last are a kilometre or a mile long, or all were ended by distance, time or place
/// alone. Files call many a lap manual that nobody pressed a button for, so laps of one and the same
/// round distance are automatic whatever their trigger says.
fn automatic(laps: &[Lap]) -> bool {
    let body = laps.split_last().map_or(laps, |(_, body)| body);
    let by_itself = |l: &Lap| {
        matches!(l.trigger, Some(LapTrigger::Distance | LapTrigger::Time | LapTrigger::Position))
    };
    let pressed = |l: &Lap| l.trigger == Some(LapTrigger::Manual);
    body.iter().all(by_itself)
        || body.iter().all(|l| is_automatic_length(l) && !pressed(l))
        || same_round_distance(body)
}

/// Whether all laps have one and the same length, a round one.
fn same_round_distance(laps: &[Lap]) -> bool {
    const ROUND_M: [f64; 7] = [400.0, 500.0, 1000.0, 1609.344, 2000.0, 5000.0, 10_000.0];
    const SAME: f64 = 0.01;
    ROUND_M
        .iter()
        .any(|m| laps.iter().all(|l| l.distance_m.is_some_and(|d| (d / m - 1.0).abs() <= SAME)))
}

/// Mean power of each lap for those who ride by it, else mean speed, or what that speed costs on the
/// flat.
fn levels(recording: &Recording, laps: &[Lap], level_ground: bool) -> Option<Vec<f64>> {
    let power = recording
        .power()
        .filter(|p| p.coverage() >= 0.5)
        .filter(|_| recording.sport() == Some(Sport::Cycling));
    let on_foot = matches!(recording.sport(), Some(Sport::Running | Sport::Walking) | None);
    laps.iter()
        .map(|lap| {
            if let Some(power) = power {
                return super::measure::mean(recording, power, lap.start_s, lap.end_s());
            }
            let stretch =
                Stretch { from: lap.start_s, to: lap.end_s(), distance_m: lap.distance_m };
            let done = super::measure::rep(recording, &stretch, lap.elapsed_s, f64::INFINITY);
            let cost = done.grade.filter(|_| level_ground && on_foot).map_or(1.0, cost_of_grade);
            Some(done.speed?.meters_per_second() * cost)
        })
        .collect()
}

/// The laps above `border`, if slow and fast ones take strict turns from the first fast to the last,
/// each faster than the slow ones beside it, and costing more.
fn alternating(
    laps: &[Lap],
    levels: &[f64],
    costs: &[f64],
    border: f64,
    contrast: f64,
) -> Option<Vec<Stretch>> {
    /// Between two stops a warm-up or a cool-down stands out as well, but is slower than the work.
    const SLOWER: f64 = 0.92;
    const LONG_S: f64 = 180.0;
    /// Work of one session is not of more different speeds.
    const ONE_SESSION: f64 = 1.5;
    let mut first = levels.iter().position(|v| *v > border)?;
    let mut last = levels.iter().rposition(|v| *v > border)?;
    let turns = (first..last).all(|i| {
        let (high, low) = if levels[i] > levels[i + 1] { (i, i + 1) } else { (i + 1, i) };
        (levels[i] > border) != (levels[i + 1] > border)
            && levels[high] >= contrast * levels[low]
            && costs[high] >= contrast * costs[low]
    });
    let work = |from: usize, to: usize| levels[from..=to].iter().copied().step_by(2);
    let outer = |i: usize, from: usize, to: usize| {
        let usual = super::median(&mut work(from, to).collect::<Vec<_>>());
        laps[i].elapsed_s >= LONG_S && levels[i] < SLOWER * usual
    };
    while turns && last > first + 2 && outer(first, first, last) {
        first += 2;
    }
    while turns && last > first + 2 && outer(last, first, last) {
        last -= 2;
    }
    let (slowest, fastest) =
        work(first, last).fold((f64::INFINITY, 0.0_f64), |(lo, hi), v| (lo.min(v), hi.max(v)));
    let reps: Vec<Stretch> = laps[first..=last]
        .iter()
        .step_by(2)
        .map(|l| Stretch { from: l.start_s, to: l.end_s(), distance_m: l.distance_m })
        .collect();
    (turns && reps.len() >= 2 && fastest <= ONE_SESSION * slowest).then_some(reps)
}

/// Leaves out the part of a lap after its timer stopped, so that a pause at the end of a lap counts
/// as rest.
fn without_pause_at_end(recording: &Recording, stretch: Stretch) -> Stretch {
    let stop = recording.pauses().iter().find(|p| {
        p.from_s > stretch.from && p.from_s < stretch.to && p.to_s >= stretch.to - SLIP_S
    });
    let Some(pause) = stop else { return stretch };
    if paused(recording, stretch.from, pause.from_s) > 0.5 * stretch.length() {
        return stretch;
    }
    Stretch { to: pause.from_s, ..stretch }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::Channel;

    /// Laps of (seconds, speed, distance, intensity, trigger) one after the other.
    fn recording(laps: &[(f64, f32, Option<LapIntensity>, Option<LapTrigger>)]) -> Recording {
        let mut speeds = Vec::new();
        let mut list = Vec::new();
        let mut at = 0.0;
        for &(length, speed, intensity, trigger) in laps {
            let mut lap = Lap::new(at, length);
            lap.distance_m = Some(length * f64::from(speed));
            lap.intensity = intensity;
            lap.trigger = trigger;
            list.push(lap);
            let seconds = (0_u32..10_000).take_while(|s| f64::from(*s) < length).count();
            speeds.extend(vec![Some(speed); seconds]);
            at += length;
        }
        let time = (0..speeds.len()).map(super::super::signal::seconds).collect();
        Recording::builder(DateTime::UNIX_EPOCH, time)
            .sport(Some(Sport::Running))
            .channel(Channel::Speed, speeds)
            .laps(list)
            .build()
            .unwrap()
    }

    const MANUAL: Option<LapTrigger> = Some(LapTrigger::Manual);

    #[test]
    fn a_structured_workout_is_taken_at_its_word() {
        use LapIntensity::{Active, CoolDown, Rest, WarmUp};
        let mut laps = vec![(600.0, 3.0, Some(WarmUp), MANUAL)];
        for i in 0..5 {
            if i > 0 {
                laps.push((60.0, 0.5, Some(Rest), MANUAL));
            }
            laps.push((480.0, 4.0, Some(Active), MANUAL));
        }
        laps.push((600.0, 3.0, Some(CoolDown), MANUAL));
        assert_eq!(find(&recording(&laps), &Detection::default()).unwrap().len(), 5);
    }

    #[test]
    fn a_lap_each_kilometre_does_not_cut_a_long_repetition() {
        use LapIntensity::{Active, Rest};
        let km = (250.0, 4.0, Some(Active), Some(LapTrigger::Distance));
        let rest = (60.0, 1.0, Some(Rest), MANUAL);
        let laps = [km, km, rest, km, km, rest, km, km];
        let reps = find(&recording(&laps), &Detection::default()).unwrap();
        assert_eq!(reps.len(), 3);
        assert_eq!(reps[0].distance_m, Some(2000.0));
    }

    #[test]
    fn the_button_tells_by_turns_of_fast_and_slow() {
        let mut laps = vec![(700.0, 3.0, None, MANUAL)];
        for _ in 0..4 {
            laps.push((200.0, 5.0, None, MANUAL));
            laps.push((150.0, 2.0, None, MANUAL));
        }
        laps.push((600.0, 2.9, None, MANUAL));
        let reps = find(&recording(&laps), &Detection::default()).unwrap();
        assert_eq!(reps.len(), 4);
        assert!((reps[0].from - 700.0).abs() < 1e-9);
    }

    #[test]
    fn automatic_laps_are_no_evidence() {
        let fast = (250.0, 4.0, None, Some(LapTrigger::Distance));
        let slow = (333.0, 3.0, None, Some(LapTrigger::Distance));
        let mut laps = vec![fast, slow, fast, slow, fast, slow];
        assert!(find(&recording(&laps), &Detection::default()).is_none());
        for lap in &mut laps {
            lap.3 = None;
        }
        assert!(find(&recording(&laps), &Detection::default()).is_none(), "all a kilometre long");
    }

    #[test]
    fn laps_of_one_speed_are_no_evidence() {
        let laps =
            [(300.0, 3.0, None, MANUAL), (500.0, 3.2, None, MANUAL), (400.0, 3.0, None, MANUAL)];
        assert!(find(&recording(&laps), &Detection::default()).is_none());
    }
}
