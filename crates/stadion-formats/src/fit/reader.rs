//! The bytes of one part as the underlying reader wants them.

use std::cell::Cell;

/// Bytes of one part as the underlying reader wants them: a header that promises enough, then
/// the messages. The position is shared, so that the caller sees where the reading stands.
pub(super) struct PartReader<'a> {
    head: [u8; 12],
    head_at: usize,
    body: &'a [u8],
    at: &'a Cell<usize>,
}

impl<'a> PartReader<'a> {
    /// Reads `body`, and tells in `at` how far.
    pub(super) fn new(body: &'a [u8], at: &'a Cell<usize>) -> Self {
        // The size is the largest there is: the end of the bytes ends the part.
        Self { head: *b"\x0c\x20\x00\x00\xff\xff\xff\xff.FIT", head_at: 0, body, at }
    }
}

impl embedded_io::ErrorType for PartReader<'_> {
    type Error = core::convert::Infallible;
}

impl embedded_io::Read for PartReader<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize, Self::Error> {
        if self.head_at < self.head.len() {
            let n = buf.len().min(self.head.len() - self.head_at);
            buf[..n].copy_from_slice(&self.head[self.head_at..self.head_at + n]);
            self.head_at += n;
            return Ok(n);
        }
        let at = self.at.get();
        let n = buf.len().min(self.body.len() - at);
        buf[..n].copy_from_slice(&self.body[at..at + n]);
        self.at.set(at + n);
        Ok(n)
    }

    #[inline]
    fn read_exact(
        &mut self,
        buf: &mut [u8],
    ) -> Result<(), embedded_io::ReadExactError<Self::Error>> {
        let at = self.at.get();
        if self.head_at == self.head.len() {
            if let Some(from) = self.body.get(at..at + buf.len()) {
                match buf {
                    [one] => *one = from[0],
                    _ => buf.copy_from_slice(from),
                }
                self.at.set(at + buf.len());
                return Ok(());
            }
            return Err(embedded_io::ReadExactError::UnexpectedEof);
        }
        let mut done = 0;
        while done < buf.len() {
            let Ok(n) = self.read(&mut buf[done..]);
            if n == 0 {
                return Err(embedded_io::ReadExactError::UnexpectedEof);
            }
            done += n;
        }
        Ok(())
    }
}
