//! The checksum of FIT files: CRC-16 with the polynomial 0x8005, bits reversed, start value 0.

/// Tables for eight bytes at a time: `TABLES[k][b]` is the checksum of `b` followed by `k` zeros.
const TABLES: [[u16; 256]; 8] = {
    let mut tables = [[0_u16; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "byte is below 256")]
        let mut crc = byte as u16;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 };
            bit += 1;
        }
        tables[0][byte] = crc;
        byte += 1;
    }
    let mut k = 1;
    while k < 8 {
        let mut byte = 0;
        while byte < 256 {
            let crc = tables[k - 1][byte];
            tables[k][byte] = (crc >> 8) ^ tables[0][(crc & 0xFF) as usize];
            byte += 1;
        }
        k += 1;
    }
    tables
};

/// The checksum of `bytes`.
pub(super) fn checksum(bytes: &[u8]) -> u16 {
    let mut crc = 0_u16;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for b in chunks {
        let [lo, hi] = crc.to_le_bytes();
        crc = TABLES[7][usize::from(b[0] ^ lo)]
            ^ TABLES[6][usize::from(b[1] ^ hi)]
            ^ TABLES[5][usize::from(b[2])]
            ^ TABLES[4][usize::from(b[3])]
            ^ TABLES[3][usize::from(b[4])]
            ^ TABLES[2][usize::from(b[5])]
            ^ TABLES[1][usize::from(b[6])]
            ^ TABLES[0][usize::from(b[7])];
    }
    for &b in rest {
        crc = (crc >> 8) ^ TABLES[0][usize::from(crc.to_le_bytes()[0] ^ b)];
    }
    crc
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn check_value_of_the_polynomial() {
        // The published check value of CRC-16/ARC.
        assert_eq!(checksum(b"123456789"), 0xBB3D);
        assert_eq!(checksum(b""), 0);
    }
}
