//! Which format a file has.

/// A format that this crate reads.
///
/// ```
/// use stadion_formats::Format;
///
/// assert_eq!(Format::from_name("2013-06-01.tcx.gz"), Some(Format::Tcx));
/// assert_eq!(Format::detect(b"<?xml version=\"1.0\"?><gpx/>"), Some(Format::Gpx));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Garmin's binary format, written by nearly every watch and cycling computer.
    Fit,
    /// Training Center XML.
    Tcx,
    /// GPS Exchange Format.
    Gpx,
    /// A table with a header row.
    Csv,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Fit, Self::Tcx, Self::Gpx, Self::Csv];

    /// The name used in documents: `fit`, `tcx`, `gpx` or `csv`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Tcx => "tcx",
            Self::Gpx => "gpx",
            Self::Csv => "csv",
        }
    }

    /// The format that a file name suggests; a final `.gz` is passed over.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        let (_, extension) = name.rsplit_once('.')?;
        match extension {
            "fit" => Some(Self::Fit),
            "tcx" => Some(Self::Tcx),
            "gpx" => Some(Self::Gpx),
            "csv" | "tsv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// The format that the content shows: the `.FIT` mark at byte 8, or the root element of an
    /// XML file. A table has no mark, so CSV is never detected.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if bytes.get(8..12) == Some(b".FIT".as_slice()) {
            return Some(Self::Fit);
        }
        let head = &bytes[..bytes.len().min(4096)];
        let has = |mark: &[u8]| head.windows(mark.len()).any(|w| w.eq_ignore_ascii_case(mark));
        let first = head.iter().find(|b| !b.is_ascii_whitespace() && !b"\xEF\xBB\xBF".contains(b));
        if first == Some(&b'<') {
            if has(b"<TrainingCenterDatabase") || has(b":TrainingCenterDatabase") {
                return Some(Self::Tcx);
            }
            if has(b"<gpx") || has(b":gpx") {
                return Some(Self::Gpx);
            }
        }
        None
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_comes_before_the_name() {
        assert_eq!(Format::detect(b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT"), Some(Format::Fit));
        let tcx = b"\xEF\xBB\xBF \n<?xml version='1.0'?><TrainingCenterDatabase>";
        assert_eq!(Format::detect(tcx), Some(Format::Tcx));
        assert_eq!(Format::detect(b"time,hr\n0,100\n"), None);
        assert_eq!(Format::detect(b""), None);
    }

    #[test]
    fn names() {
        for format in Format::ALL {
            assert_eq!(Format::from_name(&format!("A.B.{format}.GZ")), Some(format));
        }
        assert_eq!(Format::from_name("gpx"), None);
    }
}
