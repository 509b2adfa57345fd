//! The stored example folder is what the example program writes, and what the docs say of it.

#[path = "../../examples/make_example/files.rs"]
mod files;
#[path = "../../examples/make_example/fit.rs"]
mod fit;
#[path = "../../examples/make_example/texts.rs"]
mod texts;

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use approx::assert_abs_diff_eq;

/// Every file below `folder`, by its path within `root`.
fn stored(folder: &Path, root: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            stored(&path, root, into)?;
        } else {
            let within = path.strip_prefix(root).map_err(io::Error::other)?;
            into.insert(within.to_string_lossy().replace('\\', "/"), fs::read(&path)?);
        }
    }
    Ok(())
}

#[test]
fn the_stored_folder_is_byte_for_byte_what_is_made() {
    let mut found = BTreeMap::new();
    stored(&files::folder(), &files::folder(), &mut found).unwrap();
    let made: BTreeMap<String, Vec<u8>> = files::files().unwrap().into_iter().collect();
    assert_eq!(found.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    for (name, bytes) in &made {
        assert!(found[name] == *bytes, "{name} differs: run the example make_example");
    }
}

/// 86 to 87 % of the maximum at the ends on average, and a drift inside the limit of 5 bpm.
#[test]
fn the_single_is_what_the_example_needs() {
    let single = files::single().unwrap();
    let reps = &single.truth.reps;
    assert_eq!(reps.len(), 5);
    let mut mean = 0.0;
    for rep in reps {
        assert_abs_diff_eq!(rep.distance_m, 2000.0, epsilon = 1e-6);
        let share = 100.0 * rep.hr_end_bpm / files::ATHLETE.max_hr.bpm();
        assert!((85.0..88.0).contains(&share), "{share} % of the maximum");
        mean += share / 5.0;
    }
    assert!((86.0..=87.0).contains(&mean), "{mean} % of the maximum");
    let drift = reps[4].hr_end_bpm - reps[1].hr_end_bpm;
    assert!((3.0..=4.0).contains(&drift), "{drift} bpm from the second to the fifth");
    assert_eq!(single.recording.laps().len(), 11);
}

/// The writer keeps what the recording holds.
#[test]
fn the_file_holds_the_recording() {
    use rustyfit::profile::{mesgdef, typedef::MesgNum};
    use rustyfit::{Decoder, DecoderEvent, StreamingIterator};

    let recording = files::single().unwrap().recording;
    let bytes = fit::encode(&recording).unwrap();
    let mut reader = bytes.as_slice();
    let mut decoder = Decoder::new();
    let mut stream = decoder.stream(&mut reader);
    let (mut records, mut laps, mut beats, mut last) = (0, 0, 0.0, None);
    while let Some(event) = stream.next() {
        if let DecoderEvent::Message(message) = event.unwrap() {
            match message.num {
                MesgNum::RECORD => {
                    let record = mesgdef::Record::from(message);
                    records += 1;
                    if record.heart_rate != u8::MAX {
                        beats += f64::from(record.heart_rate);
                    }
                    last = record.distance_scaled();
                }
                MesgNum::LAP => laps += 1,
                MesgNum::ACTIVITY => {
                    let activity = mesgdef::Activity::from(message);
                    assert_eq!(activity.local_timestamp.0 - activity.timestamp.0, 7200);
                }
                _ => {}
            }
        }
    }
    assert_eq!((records, laps), (recording.len(), recording.laps().len()));
    assert_abs_diff_eq!(beats, recording.heart_rate().unwrap().iter().flatten().sum());
    let end = recording.distance_m().unwrap().get(recording.len() - 1);
    assert_abs_diff_eq!(last.unwrap(), end.unwrap(), epsilon = 0.006);
}
