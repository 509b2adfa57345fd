//! Time and distance in zones.

use approx::assert_relative_eq;
use stadion_load::{Done, LoadModel, ZoneChannel, ZoneDistance, ZoneTime};
use stadion_physiology::{Athlete, ZoneScheme, Zones};
use stadion_types::{Channel, Recording};

use super::{bpm, builder, seconds, spans};

fn zones() -> ZoneChannel {
    ZoneChannel::HeartRate(Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, bpm(200.0)).unwrap())
}

/// Ten minutes in each of three zones, at 3, 4 and 5 m/s; the strap slips for a minute.
fn recording(distance: bool) -> Recording {
    let mut hr = spans(&[(120.0, 600), (170.0, 600), (190.0, 600)]);
    hr[900..960].fill(f32::NAN);
    let way = |t: f64| 3.0 * t + (t - 600.0).max(0.0) + (t - 1200.0).max(0.0);
    let builder = builder(seconds(1800)).channel_or_nan(Channel::HeartRate, hr);
    let ways =
        seconds(1800).into_iter().map(|t| Some(way(t)).filter(|_| !(300.0..340.0).contains(&t)));
    let builder = if distance { builder.distance_m(ways.collect()) } else { builder };
    builder.build().unwrap()
}

#[test]
fn time_and_distance_by_zone() {
    let totals = zones().totals(&recording(true)).unwrap();
    // The sample before the gap would stand for 61 s.
    assert_eq!(totals.zones_s, [0.0, 600.0, 539.0, 600.0]);
    assert_relative_eq!(totals.missing_s, 61.0);
    // Where no distance was written for 41 s, none is counted.
    assert_relative_eq!(totals.without_distance_s, 41.0);
    let way = totals.zones_m.unwrap();
    assert_relative_eq!(way[1], 3.0 * 559.0, max_relative = 1e-9);
    assert_relative_eq!(way[2], 4.0 * 539.0, max_relative = 1e-9);
    assert_relative_eq!(way[3], 5.0 * 600.0, max_relative = 1e-9);
}

#[test]
fn loads_of_some_zones() {
    let nobody = Athlete::default();
    let run = recording(true);
    let done = Done::from_recording(&run);
    let time = ZoneTime { zones: zones(), from: 2, to: 3 }.load(&nobody, &done).unwrap();
    assert_relative_eq!(time.amount(), 1139.0 / 60.0, max_relative = 1e-12);
    assert_relative_eq!(time.coverage(), 1739.0 / 1800.0);
    let way = ZoneDistance { zones: zones(), from: 2, to: 3 }.load(&nobody, &done).unwrap();
    assert_relative_eq!(way.amount(), (4.0 * 539.0 + 3000.0) / 1000.0, max_relative = 1e-9);
    assert_relative_eq!(way.coverage(), 1698.0 / 1800.0, max_relative = 1e-12);
    assert_eq!((time.method(), way.method()), ("zone-time-heart-rate", "zone-distance-heart-rate"));

    let turned = ZoneTime { zones: zones(), from: 3, to: 2 }.load(&nobody, &done).unwrap_err();
    assert_eq!(turned.code(), "bad-setting");
    let still = recording(false);
    let still = Done::from_recording(&still);
    let error = ZoneDistance { zones: zones(), from: 1, to: 3 }.load(&nobody, &still).unwrap_err();
    assert_eq!(error.lacks(), Some("a recorded distance or speed"));
}
