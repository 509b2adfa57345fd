//! Damage never panics and never loses what came before it: files that the tests make.
#![allow(clippy::unwrap_used, reason = "test code")]

use crate::common::{Lcg, activity, csv, encode, fit_record_ends, gpx, points, read, tcx};
use stadion_formats::{Format, fit_columns};

/// Damages of each kind for each format.
const DAMAGES: usize = 200;

/// Where each text record ends: behind the closing mark.
fn text_ends(bytes: &[u8], mark: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&at| bytes[at..].starts_with(mark)).map(|at| at + mark.len()).collect()
}

/// Cuts and flips; `ends` are the ends of the records in `bytes`.
fn sweep(bytes: &[u8], ends: &[usize], format: Format) {
    let whole = points(&read(bytes, format).unwrap());
    assert_eq!(whole.len(), ends.len(), "one point for each record");
    let mut random = Lcg(17);
    for _ in 0..DAMAGES {
        let at = random.below(bytes.len());
        let before = ends.iter().filter(|&&end| end <= at).count();
        check(&bytes[..at], &whole[..before], format, at);
        let mut flipped = bytes.to_vec();
        flipped[at] ^= 1 << random.below(8);
        check(&flipped, &whole[..before], format, at);
    }
}

fn check(bytes: &[u8], before: &[(f64, Option<f64>)], format: Format, at: usize) {
    match read(bytes, format) {
        Ok(import) => {
            let found = points(&import);
            // The last record before the damage may meet a damaged one of the same second.
            let sure = before.len().saturating_sub(1);
            for point in &before[..sure] {
                assert!(found.contains(point), "{format} damaged at {at} lost {point:?}");
            }
        }
        Err(error) => assert!(before.is_empty(), "{format} damaged at {at}: {error}"),
    }
}

#[test]
fn fit() {
    let bytes = encode(activity(400));
    let ends = fit_record_ends(&bytes);
    assert_eq!(ends.len(), 400);
    sweep(&bytes, &ends, Format::Fit);
}

#[test]
fn fit_columns_keep_every_record_before_the_cut() {
    let bytes = encode(activity(400));
    let ends = fit_record_ends(&bytes);
    let whole: Vec<_> = fit_columns(&bytes).heart_rate_bpm().collect();
    for at in (0..bytes.len()).step_by(7) {
        let cut: Vec<_> = fit_columns(&bytes[..at]).heart_rate_bpm().collect();
        let before = ends.iter().filter(|&&end| end <= at).count();
        assert_eq!(cut, whole[..before], "cut at {at}");
    }
}

#[test]
fn tcx_text() {
    let bytes = tcx(300).into_bytes();
    sweep(&bytes, &text_ends(&bytes, b"</Trackpoint>"), Format::Tcx);
}

#[test]
fn gpx_text() {
    let bytes = gpx(300).into_bytes();
    sweep(&bytes, &text_ends(&bytes, b"</trkpt>"), Format::Gpx);
}

#[test]
fn csv_text() {
    let bytes = csv(300).into_bytes();
    let mut ends = text_ends(&bytes, b"\n");
    ends.remove(0);
    sweep(&bytes, &ends, Format::Csv);
}

#[test]
fn compressed_text_never_panics() {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(tcx(300).as_bytes()).unwrap();
    let bytes = packer.finish().unwrap();
    let mut random = Lcg(3);
    for _ in 0..DAMAGES {
        let at = random.below(bytes.len());
        let _ = read(&bytes[..at], Format::Tcx);
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << random.below(8);
        let _ = read(&flipped, Format::Tcx);
    }
}

#[test]
fn noise_never_panics() {
    let mut random = Lcg(5);
    for format in Format::ALL {
        for length in 0..DAMAGES {
            let noise: Vec<u8> =
                (0..length).map(|_| u8::try_from(random.below(256)).unwrap()).collect();
            let _ = read(&noise, format);
            let mut headed = b"\x0e\x20\x00\x00\xff\x00\x00\x00.FIT\x00\x00".to_vec();
            headed.extend(&noise);
            let _ = read(&headed, format);
        }
    }
}
