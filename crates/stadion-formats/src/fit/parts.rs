//! A FIT file as a chain of parts, each with a header, messages and a checksum.

use super::crc::checksum;

/// One part of a FIT file, cut out without trusting its header more than the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    /// Offset of the first message in the file.
    pub(super) offset: usize,
    /// The messages.
    pub(super) body: &'a [u8],
    /// The file ends before the part should.
    pub(super) truncated: bool,
    /// Header and messages, which the checksum covers.
    covered: &'a [u8],
    /// The stored checksum, where the end of the part is known.
    stored: Option<u16>,
    /// The header states a size that cannot be; the part was taken to the next one's start.
    pub(super) bad_size: bool,
}

impl Part<'_> {
    /// Whether the checksum of the header or of the messages is wrong. Zero stands for none.
    pub(super) fn bad_checksum(&self) -> bool {
        let wrong = |stored: u16, bytes: &[u8]| stored != 0 && stored != checksum(bytes);
        let header = match self.covered {
            [14, ..] if self.covered.len() >= 14 => {
                let stored = u16::from_le_bytes([self.covered[12], self.covered[13]]);
                wrong(stored, &self.covered[..12])
            }
            _ => false,
        };
        header || self.stored.is_some_and(|stored| wrong(stored, self.covered))
    }
}

#[cfg(test)]
impl<'a> Part<'a> {
    /// A part of which only the messages are known.
    pub(super) fn of(body: &'a [u8]) -> Self {
        Self { offset: 0, body, truncated: false, covered: &[], stored: None, bad_size: false }
    }
}

/// Whether a part's header begins at `at`.
fn is_header(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at..)
        .is_some_and(|b| b.get(8..12) == Some(b".FIT".as_slice()) && (b[0] == 12 || b[0] == 14))
}

/// Where a part's header begins in `bytes`, at or after `from`.
fn find_header(bytes: &[u8], from: usize) -> Option<usize> {
    (from..bytes.len().saturating_sub(11)).find(|&at| is_header(bytes, at))
}

/// Cuts `bytes` into its parts. Bytes between parts are passed over.
pub(super) fn split(bytes: &[u8]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut at = match bytes.get(8..12) {
        // A damaged length byte of the first header must not hide the file.
        Some(b".FIT") => Some(0),
        _ => find_header(bytes, 0),
    };
    while let Some(start) = at {
        let stated_header = usize::from(bytes[start]);
        let header = if stated_header == 12 { 12 } else { 14 };
        let first = (start + header).min(bytes.len());
        let stated = u32::from_le_bytes([
            bytes[start + 4],
            bytes[start + 5],
            bytes[start + 6],
            bytes[start + 7],
        ]);
        let stated_end = first.saturating_add(usize::try_from(stated).unwrap_or(usize::MAX));
        let after = stated_end.saturating_add(2);
        // A recorder that lost power leaves the size at 0 or at its maximum.
        let unset = stated == 0 || stated == u32::MAX;
        let follows = is_header(bytes, after);
        let fits = !unset && (after == bytes.len() || follows);
        let next = match (fits, follows) {
            (true, true) => Some(after),
            (true, false) => None,
            _ => find_header(bytes, first),
        };
        let limit = next.unwrap_or(bytes.len());
        let (end, truncated, mut bad_size) = if fits {
            (stated_end, false, false)
        } else if unset || after > limit {
            // With a next part in the way the size is wrong, without one the tail is missing.
            (limit, next.is_none(), next.is_some())
        } else if bytes.len() - after < 12 && next.is_none() {
            // A few bytes of padding after a whole part.
            let padding = bytes[after..].iter().all(|&b| b == 0 || b == b'\n' || b == b'\r');
            if padding { (stated_end, false, false) } else { (limit, false, true) }
        } else {
            (limit, false, true)
        };
        let end = end.max(first);
        // The tail of a part with an unknown end holds the checksum too.
        let known = fits || (!truncated && !bad_size);
        let stored = known.then(|| u16::from_le_bytes([bytes[end], bytes[end + 1]]));
        bad_size |= stated_header != 12 && stated_header != 14;
        let (body, covered) = (&bytes[first..end], &bytes[start..end]);
        parts.push(Part { offset: first, body, truncated, covered, stored, bad_size });
        at = next;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A part with a body and right checksums.
    fn part(body: &[u8]) -> Vec<u8> {
        let mut out = b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT".to_vec();
        out[4..8].copy_from_slice(&u32::try_from(body.len()).unwrap().to_le_bytes());
        out.extend(checksum(&out).to_le_bytes());
        out.extend(body);
        let sum = checksum(&out);
        out.extend(sum.to_le_bytes());
        out
    }

    #[test]
    fn a_chain_of_sound_parts() {
        let chain = [part(b"first body"), part(b"second")].concat();
        let parts = split(&chain);
        assert_eq!(parts.len(), 2);
        assert_eq!(
            (parts[0].body, parts[1].body),
            (b"first body".as_slice(), b"second".as_slice())
        );
        assert!(parts.iter().all(|p| !p.truncated && !p.bad_checksum() && !p.bad_size));
    }

    #[test]
    fn a_mark_inside_a_body_begins_no_part() {
        let inner = part(b"inside");
        assert_eq!(split(&part(&inner)).len(), 1);
    }

    #[test]
    fn damage_is_told_apart() {
        let sound = part(b"some body of messages");
        let cut = &sound[..sound.len() - 5];
        assert!(split(cut)[0].truncated);
        assert_eq!(split(cut)[0].body, &b"some body of messages"[..18]);
        let mut flipped = sound.clone();
        flipped[20] ^= 1;
        assert!(split(&flipped)[0].bad_checksum());
        let mut header = sound.clone();
        header[2] ^= 1;
        assert!(split(&header)[0].bad_checksum());
        let mut unset = sound.clone();
        unset[4..8].fill(0);
        assert!(split(&unset)[0].truncated, "a size that was never filled in");
        let chain = [unset, sound.clone()].concat();
        let parts = split(&chain);
        assert_eq!(parts.len(), 2, "the next header ends a part of unknown size");
        assert!(parts[0].bad_size && parts[1].body == b"some body of messages");
        let mut small = sound;
        small[4] = 3;
        assert!(split(&small)[0].bad_size);
        assert!(split(b"no FIT file at all").is_empty());
    }
}
