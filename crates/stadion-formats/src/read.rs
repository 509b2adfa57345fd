//! The way in: bytes or a path, to an import.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use stadion_types::Import;

use crate::assemble::assemble;
use crate::columns::Columns;
use crate::error::ReadError;
use crate::format::Format;
use crate::options::ReadOptions;
use crate::raw::RawActivity;
use crate::warn::Notes;

/// Reads a recording from a file, whatever its format.
///
/// # Errors
///
/// [`ReadError`] if nothing could be read. A damaged file whose beginning could be read is no
/// error: what came before the damage is in the import, and a warning says where it ended.
pub fn read_path(path: impl AsRef<Path>, options: &ReadOptions) -> Result<Import, ReadError> {
    let path = path.as_ref();
    let fail = |cause| ReadError::Io { path: path.to_path_buf(), cause };
    let file = File::open(path).map_err(fail)?;
    let mut bytes = Vec::new();
    let limit = u64::try_from(options.max_bytes).unwrap_or(u64::MAX);
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(fail)?;
    let name = path.file_name().map(|name| name.to_string_lossy());
    read_bytes(&bytes, name.as_deref().and_then(Format::from_name), options)
}

/// Reads a recording from bytes.
///
/// The format comes from the content; `hint` is asked where the content shows none, as for CSV.
/// Data compressed with gzip is unpacked first.
///
/// ```
/// use stadion_formats::{Format, ReadOptions, read_bytes};
///
/// let table = b"time_s,heart_rate_bpm\n0,120\n1,121\n1,122\n2,123.5\n";
/// let import = read_bytes(table, Some(Format::Csv), &ReadOptions::default())?;
/// assert_eq!(import.records_read, 4);
/// assert_eq!(import.records_merged, 1);
/// assert_eq!(import.recordings[0].len(), 3);
/// # Ok::<(), stadion_formats::ReadError>(())
/// ```
///
/// # Errors
///
/// As [`read_path`].
pub fn read_bytes(
    bytes: &[u8],
    hint: Option<Format>,
    options: &ReadOptions,
) -> Result<Import, ReadError> {
    let mut notes = Notes::default();
    let (format, activities) = activities(bytes, hint, options, &mut notes)?;
    assemble(format, activities, options, notes)
}

/// Reads the records of a file as columns, before anything is merged, dropped or put in order.
///
/// ```
/// use stadion_formats::{Format, ReadOptions, read_columns};
///
/// let table = b"time_s,heart_rate_bpm\n0,120\n1,121\n1,\n";
/// let columns = read_columns(table, Some(Format::Csv), &ReadOptions::default())?;
/// assert_eq!(columns.len(), 3);
/// assert!((columns.heart_rate_bpm().flatten().sum::<f64>() - 241.0).abs() < 1e-9);
/// # Ok::<(), stadion_formats::ReadError>(())
/// ```
///
/// # Errors
///
/// As [`read_path`].
pub fn read_columns(
    bytes: &[u8],
    hint: Option<Format>,
    options: &ReadOptions,
) -> Result<Columns, ReadError> {
    let (_, activities) = activities(bytes, hint, options, &mut Notes::default())?;
    Ok(Columns::new(activities.into_iter().flat_map(|a| a.records).collect()))
}

/// Finds the format and lets its reader loose.
fn activities(
    bytes: &[u8],
    hint: Option<Format>,
    options: &ReadOptions,
    notes: &mut Notes,
) -> Result<(Format, Vec<RawActivity>), ReadError> {
    let bytes = unpack(bytes, options, notes)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(ReadError::NotUtf8 { line: 1 });
    }
    let format = Format::detect(&bytes).or(hint).ok_or(ReadError::UnknownFormat)?;
    let mut activities = decode(format, &bytes, notes)?;
    if notes.is_damaged() {
        for activity in &mut activities {
            activity.intact = false;
        }
    }
    Ok((format, activities))
}

/// Hands the bytes to the reader of their format.
#[cfg_attr(
    not(any(feature = "fit", feature = "xml", feature = "csv")),
    expect(unused_variables, reason = "without a reader nothing is read")
)]
fn decode(format: Format, bytes: &[u8], notes: &mut Notes) -> Result<Vec<RawActivity>, ReadError> {
    match format {
        #[cfg(feature = "fit")]
        Format::Fit => crate::fit::activities(bytes, notes),
        #[cfg(feature = "xml")]
        Format::Tcx => crate::xml::tcx_activities(bytes, notes),
        #[cfg(feature = "xml")]
        Format::Gpx => crate::xml::gpx_activities(bytes, notes),
        #[cfg(feature = "csv")]
        Format::Csv => crate::csv_table::activity(bytes, notes).map(|activity| vec![activity]),
        #[cfg(not(all(feature = "fit", feature = "xml", feature = "csv")))]
        format => Err(ReadError::Disabled { format }),
    }
}

/// The first bytes of gzip data.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// Times that data may have been compressed; a second time happens where a server compresses what
/// was compressed.
#[cfg(feature = "xml")]
const LAYERS: usize = 2;

/// Unpacks gzip data; other data is handed through.
fn unpack<'a>(
    bytes: &'a [u8],
    options: &ReadOptions,
    notes: &mut Notes,
) -> Result<Cow<'a, [u8]>, ReadError> {
    if !bytes.starts_with(&GZIP) {
        if bytes.len() > options.max_bytes {
            return Err(ReadError::TooLarge { limit: options.max_bytes });
        }
        return Ok(Cow::Borrowed(bytes));
    }
    #[cfg(feature = "xml")]
    {
        let mut out = unpack_once(bytes, options, notes)?;
        for _ in 1..LAYERS {
            if out.starts_with(&GZIP) {
                out = unpack_once(&out, options, notes)?;
            }
        }
        if out.starts_with(&GZIP) {
            let cause = std::io::Error::other("compressed more than twice");
            return Err(ReadError::Compression { cause });
        }
        Ok(Cow::Owned(out))
    }
    #[cfg(not(feature = "xml"))]
    {
        let _ = notes;
        Err(ReadError::UnknownFormat)
    }
}

/// Unpacks one layer; what comes before damage is kept.
#[cfg(feature = "xml")]
fn unpack_once(
    bytes: &[u8],
    options: &ReadOptions,
    notes: &mut Notes,
) -> Result<Vec<u8>, ReadError> {
    let mut out = Vec::new();
    let limit = u64::try_from(options.max_bytes).unwrap_or(u64::MAX);
    let unpacked = flate2::read::MultiGzDecoder::new(bytes)
        .take(limit.saturating_add(1))
        .read_to_end(&mut out);
    if out.len() > options.max_bytes {
        return Err(ReadError::TooLarge { limit: options.max_bytes });
    }
    match unpacked {
        Err(cause) if out.is_empty() => return Err(ReadError::Compression { cause }),
        Err(cause) if cause.kind() == std::io::ErrorKind::UnexpectedEof => {
            notes.truncated(out.len());
        }
        Err(_) => notes.damaged(out.len()),
        Ok(_) => {}
    }
    Ok(out)
}
