//! Speed and distance in three bytes, as old devices write them.

use crate::raw::RawRecord;

/// Adds up the 12-bit distance of the compressed speed and distance field, in 1/16 m.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct CompressedDistance {
    total: u64,
    last: Option<u16>,
}

impl CompressedDistance {
    fn push(&mut self, value: u16) -> f64 {
        let step = match self.last {
            None => value,
            Some(last) => value.wrapping_sub(last) & 0x0FFF,
        };
        self.last = Some(value);
        self.total += u64::from(step);
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53 sixteenths of a metre")]
        let total = self.total as f64;
        total / 16.0
    }
}

/// The compressed pair: 12 bits of speed in 1/100 m/s, 12 bits of distance in 1/16 m.
pub(super) fn compressed(bytes: &[u8], distance: &mut CompressedDistance, r: &mut RawRecord) {
    let &[a, b, c, ..] = bytes else { return };
    if (a, b, c) == (u8::MAX, u8::MAX, u8::MAX) {
        return;
    }
    let speed = u16::from(a) | (u16::from(b & 0x0F) << 8);
    if speed != 0x0FFF {
        r.speed = f32::from(speed) / 100.0;
    }
    r.distance = distance.push(u16::from(b >> 4) | (u16::from(c) << 4));
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "sixteenths are exact")]
mod tests {
    use super::*;

    #[test]
    fn twelve_bits_of_distance_roll_over() {
        let mut distance = CompressedDistance::default();
        let read: Vec<f64> = [0, 4000, 100, 4095, 0].map(|v| distance.push(v)).to_vec();
        assert_eq!(read, [0.0, 250.0, 262.25, 511.9375, 512.0]);
    }

    #[test]
    fn compressed_speed_and_distance_share_a_byte() {
        let mut r = RawRecord::EMPTY;
        let mut distance = CompressedDistance::default();
        // Speed 0x162 = 354, distance 0x0E4 = 228 sixteenths.
        compressed(&[0x62, 0x41, 0x0E], &mut distance, &mut r);
        assert_eq!((r.speed, r.distance), (3.54, 14.25));
        let mut r = RawRecord::EMPTY;
        compressed(&[0xFF, 0xFF, 0xFF], &mut distance, &mut r);
        assert!(r.is_empty());
    }
}
