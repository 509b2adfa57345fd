//! What readings give, on files that the tests make.
#![allow(clippy::unwrap_used, clippy::float_cmp, reason = "test code")]

use crate::common;

use std::io::Write as _;

use crate::common::{
    START, activity, csv, encode, file_id, fit_time, gpx, hr_of, read, record, tcx,
};
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::Message;
use stadion_formats::{
    FileKind, Format, ReadError, ReadOptions, SessionRule, read_bytes, read_columns,
};
use stadion_types::{
    Import, ImportWarning, Lap, LapIntensity, LapTrigger, Pause, Recording, Sport,
};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn hearts(bytes: &[u8], format: Format) -> Vec<Option<f64>> {
    read_columns(bytes, Some(format), &ReadOptions::default()).unwrap().heart_rate_bpm().collect()
}

#[test]
fn every_format_tells_the_same_story() {
    let expected: Vec<_> = (0..120).map(|s| Some(f64::from(hr_of(s)))).collect();
    let files = [
        (encode(activity(120)), Format::Fit),
        (tcx(120).into_bytes(), Format::Tcx),
        (gpx(120).into_bytes(), Format::Gpx),
        (csv(120).replace(".5,", ",").into_bytes(), Format::Csv),
    ];
    for (bytes, format) in files {
        assert_eq!(hearts(&bytes, format), expected, "{format}");
        assert_eq!(hearts(&packed(&bytes), format), expected, "packed {format}");
        let import = read(&bytes, format).unwrap();
        assert_eq!((import.records_read, import.records_merged), (120, 0), "{format}");
        assert_eq!(import.recordings.len(), 1, "{format}");
        assert_eq!(import.recordings[0].len(), 120, "{format}");
    }
}

#[test]
fn all_channels_of_a_tcx_point() {
    let c = read_columns(tcx(3).as_bytes(), None, &ReadOptions::default()).unwrap();
    assert_eq!(c.cadence_rpm().last(), Some(Some(85.0)));
    assert_eq!(c.power_w().last(), Some(Some(210.0)));
    assert_eq!(c.speed_m_s().last(), Some(Some(3.0)));
    assert_eq!(c.distance_m().last(), Some(Some(6.0)));
    assert_eq!(c.altitude_m().last(), Some(Some(2.0)));
    assert_eq!(c.latitude_deg().last(), Some(Some(50.0002)));
}

#[test]
fn all_channels_of_a_gpx_point() {
    let c = read_columns(gpx(3).as_bytes(), None, &ReadOptions::default()).unwrap();
    assert_eq!(c.cadence_rpm().last(), Some(Some(86.0)));
    assert_eq!(c.power_w().last(), Some(Some(202.0)));
    assert_eq!(c.temperature_c().last(), Some(Some(21.0)));
    assert_eq!(c.longitude_deg().last(), Some(Some(1.5)));
    assert_eq!(c.distance_m().flatten().count(), 0);
}

#[test]
fn a_damaged_tag_costs_its_own_element() {
    let text = tcx(10);
    for (from, to) in
        [("</Time>", "x/Time>"), ("</Trackpoint>", "</Trackpoimt>"), ("<Value>", "<Vaule>")]
    {
        // The damage hits the fourth point.
        let third = text.match_indices("<Trackpoint>").nth(3).unwrap().0;
        let damaged = text[..third].to_owned() + &text[third..].replacen(from, to, 1);
        let found = hearts(damaged.as_bytes(), Format::Tcx);
        let whole = hearts(text.as_bytes(), Format::Tcx);
        assert_eq!(found[..3], whole[..3], "{from}");
        assert_eq!(found.last(), whole.last(), "{from}: the rest is read on");
        assert_eq!(found.len(), 10, "{from}");
    }
    let last = text.rfind("</Value>").unwrap();
    let damaged = text[..last].to_owned() + &text[last + 8..];
    assert_eq!(hearts(damaged.as_bytes(), Format::Tcx).len(), 10, "the last one is kept too");
}

#[test]
fn a_table_in_other_clothes() {
    let table = "Zeit;x\n";
    assert!(matches!(
        read_columns(table.as_bytes(), Some(Format::Csv), &ReadOptions::default()),
        Err(ReadError::MissingColumn { what: "time", .. })
    ));
    let table = "\u{feff}# from a spreadsheet\nSecs;Heart Rate [bpm];Speed (km/h)\n0;165,1;18\n1;;x\n\n2;null;18,0\n";
    let c = read_columns(table.as_bytes(), Some(Format::Csv), &ReadOptions::default()).unwrap();
    assert_eq!(c.heart_rate_bpm().collect::<Vec<_>>(), [Some(f64::from(165.1_f32)), None, None]);
    assert_eq!(c.speed_m_s().collect::<Vec<_>>(), [Some(5.0), None, Some(5.0)], "rows are kept");
}

#[test]
fn what_is_no_recording_says_what_it_is() {
    let fit = |kind| encode(vec![file_id(kind)]);
    let refusal = |bytes: &[u8]| read_bytes(bytes, None, &ReadOptions::default()).unwrap_err();
    let what = |bytes: &[u8]| match refusal(bytes) {
        ReadError::NotAnActivity { what } => what,
        other => panic!("{other}"),
    };
    assert_eq!(what(&fit(typedef::File::WORKOUT)), FileKind::Workout);
    assert_eq!(what(&fit(typedef::File::SETTINGS)), FileKind::Settings);
    assert!(matches!(refusal(&fit(typedef::File::ACTIVITY)), ReadError::NoRecords));
    let mut course = activity(20);
    course[0] = file_id(typedef::File::COURSE);
    // Without session and activity messages nobody has done it yet.
    course.truncate(course.len() - 2);
    assert_eq!(what(&encode(course)), FileKind::Course);
    let course = b"<TrainingCenterDatabase><Courses><Course><Track><Trackpoint><Time>2020-01-01T00:00:00Z</Time></Trackpoint></Track></Course></Courses></TrainingCenterDatabase>";
    assert_eq!(what(course), FileKind::Course);
    assert_eq!(what(b"<gpx><rte><rtept lat='1' lon='2'/></rte></gpx>"), FileKind::Course);
    assert!(matches!(refusal(b""), ReadError::Empty));
    assert!(matches!(refusal(b" \n"), ReadError::Empty));
    assert!(matches!(refusal(b"time,hr\n"), ReadError::UnknownFormat));
    assert!(matches!(refusal(b"\xFF\xFE<\0g\0p\0x\0"), ReadError::NotUtf8 { line: 1 }));
    assert!(matches!(refusal(b"\x1f\x8bnonsense"), ReadError::Compression { .. }));
    let untimed = b"<gpx><trk><trkseg><trkpt lat='1' lon='2'/></trkseg></trk></gpx>";
    assert!(matches!(refusal(untimed), ReadError::NoTimes { records: 1, .. }));
    let missing = stadion_formats::read_path("no/such.fit", &ReadOptions::default()).unwrap_err();
    assert_eq!(missing.to_string(), "cannot read no/such.fit");
    assert!(std::error::Error::source(&missing).is_some());
}

#[test]
fn absurd_files_are_refused() {
    let options = ReadOptions { max_bytes: 1_000_000, ..ReadOptions::default() };
    let bomb = packed(&vec![b' '; 20_000_000]);
    assert!(bomb.len() < 100_000);
    let refused = read_bytes(&bomb, Some(Format::Gpx), &options);
    assert!(matches!(refused, Err(ReadError::TooLarge { limit: 1_000_000 })));
    let deep = "<gpx>".repeat(100_000);
    let refused = read_bytes(deep.as_bytes(), None, &ReadOptions::default());
    assert!(matches!(refused, Err(ReadError::TooDeep { line: 1, .. })));
    let quoted = hearts(b"time,hr\n0,100\n1,101\n\"2,102\n3,103\n", Format::Csv);
    assert_eq!(quoted, [Some(100.0), Some(101.0), Some(102.0), Some(103.0)]);
}

fn codes(import: &Import) -> Vec<&'static str> {
    import.warnings.iter().map(ImportWarning::code).collect()
}

#[test]
fn all_that_a_fit_activity_says() {
    let mut messages = activity(120);
    let mut hrv = mesgdef::Hrv::new();
    hrv.time = Box::new([500, 490, u16::MAX]);
    messages.insert(2, Message::from(hrv));
    let import = read_bytes(&encode(messages), None, &ReadOptions::default()).unwrap();
    assert_eq!(codes(&import), [""; 0]);
    let r = &import.recordings[0];
    assert_eq!(r.start().timestamp(), START);
    assert_eq!(r.utc_offset().unwrap().local_minus_utc(), 7200);
    assert_eq!(r.sport(), Some(Sport::Running));
    assert_eq!(r.provenance().format.as_deref(), Some("fit"));
    assert_eq!(r.provenance().device.as_deref(), Some("development"));
    let lap = Lap {
        timer_s: Some(60.0),
        intensity: Some(LapIntensity::Active),
        trigger: Some(LapTrigger::Manual),
        ..Lap::new(0.0, 60.0)
    };
    assert_eq!(
        r.laps(),
        [lap, Lap { timer_s: Some(59.0), ..Lap { start_s: 60.0, elapsed_s: 59.0, ..lap } }]
    );
    let beats = r.beat_intervals().unwrap();
    assert_eq!(beats.interval_s, [0.5, 0.49]);
    assert_eq!(beats.time_s, [0.5, 0.99]);
    assert_eq!(r.distance_m().unwrap().iter().last(), Some(Some(357.0)));
    assert_eq!(r.speed().unwrap().get(7), Some(3.0));
    assert!(r.latitude_deg().is_none() && r.altitude().is_none());
}

#[test]
fn all_that_a_tcx_activity_says() {
    let import = read(tcx(120).as_bytes(), Format::Tcx).unwrap();
    assert_eq!(codes(&import), [""; 0]);
    let r = &import.recordings[0];
    assert_eq!((r.sport(), r.utc_offset()), (Some(Sport::Running), None), "Z names no zone");
    assert_eq!(r.provenance().device.as_deref(), Some("Our watch"));
    let lap = r.laps()[0];
    assert_eq!((lap.start_s, lap.elapsed_s, lap.timer_s), (0.0, 600.0, Some(600.0)));
    assert_eq!((lap.distance_m, lap.intensity), (Some(1800.0), Some(LapIntensity::Active)));
    let resting = tcx(120).replace(">Active<", ">Resting<");
    let import = read(resting.as_bytes(), Format::Tcx).unwrap();
    assert_eq!(import.recordings[0].laps()[0].intensity, None, "nobody rests all the time");
}

#[test]
fn a_track_of_its_own_follows_a_pause() {
    let point = |s: u32| {
        format!(
            "<Trackpoint><Time>2020-09-13T12:26:{s:02}+02:00</Time><DistanceMeters>{s}</DistanceMeters></Trackpoint>"
        )
    };
    let text = format!(
        "<TrainingCenterDatabase><Activities><Activity Sport='Biking'><Lap StartTime='2020-09-13T10:26:00Z'><Track>{}{}</Track><Track>{}</Track></Lap></Activity><Activity Sport='Other'><Lap><Track>{}</Track></Lap></Activity></Activities></TrainingCenterDatabase>",
        point(0),
        point(10),
        point(40),
        point(50),
    );
    let import = read(text.as_bytes(), Format::Tcx).unwrap();
    let [ride, other] = import.recordings.as_slice() else { panic!("two activities") };
    assert_eq!(ride.pauses(), [Pause { from_s: 10.0, to_s: 40.0 }]);
    assert_eq!(ride.utc_offset().unwrap().local_minus_utc(), 7200);
    assert_eq!(ride.sport(), Some(Sport::Cycling));
    assert_eq!((other.sport(), other.len()), (Some(Sport::Other), 1));
    assert_eq!(
        other.laps(),
        [Lap::new(0.0, 0.0)],
        "a lap without a start begins with its first point"
    );
}

#[test]
fn a_gpx_track_has_its_way_from_positions() {
    let text = gpx(60).replacen("</trkpt>\n", "</trkpt></trkseg><trkseg>\n", 20);
    let text = text.replace("</trk>", "</trk><trk><trkseg><trkpt lat='1' lon='2'><time>2021-01-01T00:00:00Z</time></trkpt></trkseg></trk>");
    let import = read(text.as_bytes(), Format::Gpx).unwrap();
    assert_eq!(codes(&import), ["distance-from-positions"]);
    let [run, point] = import.recordings.as_slice() else { panic!("two tracks") };
    assert_eq!(
        (run.sport(), run.provenance().device.as_deref()),
        (Some(Sport::Running), Some("our app"))
    );
    assert_eq!((run.pauses().len(), point.len()), (20, 1));
    // 39 steps of 1/10000 degree; the way between two segments is nobody's.
    let way = run.distance_m().unwrap().iter().flatten().last().unwrap();
    assert!((way - 39.0 * 11.119_508).abs() < 0.01, "{way}");
}

#[test]
fn a_distance_of_zeros_is_missing() {
    let still = |seconds: i64| {
        let mut messages = vec![file_id(typedef::File::ACTIVITY)];
        messages.extend((0..seconds).map(|s| {
            let mut r = record(s, 120);
            (r.distance, r.enhanced_speed) = (0, 0);
            Message::from(r)
        }));
        let mut lap = mesgdef::Lap::new();
        (lap.start_time, lap.timestamp) = (fit_time(0), fit_time(seconds));
        lap.total_distance = 0;
        messages.push(Message::from(lap));
        read_bytes(&encode(messages), None, &ReadOptions::default()).unwrap()
    };
    let indoors = still(200);
    assert_eq!(codes(&indoors), ["missing-distance"]);
    let r = &indoors.recordings[0];
    assert!(r.distance_m().is_none() && r.speed().is_none() && r.power().is_some());
    assert_eq!(r.laps()[0].distance_m, None);
    let waiting = still(30);
    assert_eq!(codes(&waiting), [""; 0]);
    assert_eq!(waiting.recordings[0].distance_m().unwrap().get(29), Some(0.0));
    assert_eq!(waiting.recordings[0].laps()[0].distance_m, Some(0.0));
}

#[test]
fn files_in_a_chain_are_recordings_of_their_own() {
    let chain = [encode(activity(30)), encode(activity(20))].concat();
    let import = read_bytes(&chain, None, &ReadOptions::default()).unwrap();
    assert_eq!(codes(&import), ["chained-file"]);
    let lengths: Vec<_> = import.recordings.iter().map(Recording::len).collect();
    assert_eq!(lengths, [30, 20]);
    let settings = [encode(activity(30)), encode(vec![file_id(typedef::File::SETTINGS)])].concat();
    let import = read_bytes(&settings, None, &ReadOptions::default()).unwrap();
    assert_eq!((codes(&import), import.recordings.len()), (vec!["chained-file"], 1));
}

#[test]
fn damage_has_its_name() {
    let sound = encode(activity(60));
    let read = |bytes: &[u8]| codes(&read_bytes(bytes, None, &ReadOptions::default()).unwrap());
    assert_eq!(read(&sound[..sound.len() / 2]), ["truncated"]);
    let mut bad_sum = sound.clone();
    *bad_sum.last_mut().unwrap() ^= 0x55;
    assert_eq!(read(&bad_sum), ["bad-checksum"]);
    let mut no_sum = sound.clone();
    let end = no_sum.len();
    no_sum[end - 2..].fill(0);
    assert_eq!(read(&no_sum), [""; 0], "zero stands for no checksum");
    let mut undefined = sound.clone();
    let ends = common::fit_record_ends(&sound);
    // The header of the next message names a kind that nobody defined.
    undefined[ends[20]] = 0x0E;
    assert_eq!(read(&undefined), ["damaged", "bad-checksum"]);
    let text = tcx(60);
    assert_eq!(read(&text.as_bytes()[..text.len() / 2]), ["truncated"]);
    let squeezed = packed(text.as_bytes());
    assert_eq!(read(&squeezed[..squeezed.len() / 2]), ["truncated"]);
    let squeezed = packed(csv(300).as_bytes());
    let cut = common::read(&squeezed[..squeezed.len() / 2], Format::Csv).unwrap();
    assert_eq!(cut.warnings[0].code(), "truncated");
}

#[test]
fn laps_and_distances_go_to_their_session() {
    let mut messages = vec![file_id(typedef::File::ACTIVITY)];
    messages.extend((0..200).map(|s| Message::from(record(s, 120))));
    for (start, sport) in [(0, typedef::Sport::CYCLING), (100, typedef::Sport::RUNNING)] {
        for half in [0, 50] {
            let mut lap = mesgdef::Lap::new();
            lap.start_time = fit_time(start + half);
            lap.timestamp = fit_time(start + half + 50);
            lap.set_total_elapsed_time_scaled(50.0);
            messages.push(Message::from(lap));
        }
        let mut session = mesgdef::Session::new();
        (session.start_time, session.sport) = (fit_time(start), sport);
        messages.push(Message::from(session));
    }
    let bytes = encode(messages);
    let import = read_bytes(&bytes, None, &ReadOptions::default()).unwrap();
    let [ride, run] = import.recordings.as_slice() else { panic!("two sessions") };
    assert_eq!((ride.sport(), run.sport()), (Some(Sport::Cycling), Some(Sport::Running)));
    let starts = |r: &Recording| r.laps().iter().map(|lap| lap.start_s).collect::<Vec<_>>();
    assert_eq!((starts(ride), starts(run)), (vec![0.0, 50.0], vec![0.0, 50.0]));
    // The ride ends at 297 m, where the run begins to count.
    assert_eq!(run.distance_m().unwrap().iter().last(), Some(Some(300.0)));
    let options = ReadOptions { sessions: SessionRule::Whole, ..ReadOptions::default() };
    let whole = read_bytes(&bytes, None, &options).unwrap();
    assert_eq!(starts(&whole.recordings[0]), [0.0, 50.0, 100.0, 150.0]);
}

#[test]
fn clocks_and_steps_of_a_table() {
    let table = "Time;Cadence (spm);HR\n0:59;170;120\n1:00,5;172;121\n1:01:02;x;122\n";
    let c = read_columns(table.as_bytes(), Some(Format::Csv), &ReadOptions::default()).unwrap();
    assert_eq!(c.unix_time_s().flatten().collect::<Vec<_>>(), [59.0, 60.5, 3662.0]);
    assert_eq!(c.cadence_rpm().collect::<Vec<_>>(), [Some(85.0), Some(86.0), None]);
    let laps = "unix,timestamp,km,lap\n1,1600000000500,1.5,a\n1,1600000001000,1.502,a\n1,1600000002000,1.503,b\n";
    let import = read(laps.as_bytes(), Format::Csv).unwrap();
    let r = &import.recordings[0];
    assert_eq!(r.start().timestamp_millis(), 1_600_000_000_500);
    assert_eq!(r.distance_m().unwrap().get(1), Some(1502.0));
    assert_eq!(r.laps(), [Lap::new(0.0, 1.5), Lap::new(1.5, 0.0)]);
    let import = read(table.as_bytes(), Format::Csv).unwrap();
    let bad = ImportWarning::BadValues { count: 1, line: Some(4), column: Some(2) };
    assert_eq!(import.warnings[0], bad);
}
