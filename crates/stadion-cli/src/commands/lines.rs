//! `stadion parse --lines`: a file with one workout a line, read in blocks by several threads.
//!
//! The blocks go to the threads in turn and come back in the same turn, so the output has the order
//! of the file, and no more of either is in memory than a few blocks.

use std::fs::File;
use std::io::{self, Read as _};
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::mpsc::sync_channel;

use stadion_review::{TextReading, read_text};
use stadion_sessions::NotationOptions;

use super::parse::person;
use super::reading_json;
use crate::failure::Failure;
use crate::out::Out;

/// Bytes of text that a thread reads at a time; more only where a line is longer.
const BLOCK: u64 = 64 * 1024;
/// Longest line that is taken into memory, in bytes: a workout is far shorter.
const MAX_LINE: usize = 64 * 1024 * 1024;
/// Blocks on their way for each thread: one that is read, one that waits.
const IN_FLIGHT: usize = 2;

/// One object for each line of the file, whatever it holds.
pub(super) fn lines(
    path: &Path,
    options: &NotationOptions,
    threads: Option<NonZeroUsize>,
    out: &mut Out,
) -> Result<(), Failure> {
    let cannot = |error: io::Error| {
        let failure = if error.kind() == io::ErrorKind::FileTooLarge {
            Failure::new("too-large", format!("a line is longer than {MAX_LINE} bytes"))
        } else {
            Failure::new("cannot-read", format!("cannot read the file: {error}"))
        };
        failure.in_file(path)
    };
    let file = File::open(path).map_err(cannot)?;
    let small = file.metadata().is_ok_and(|m| m.is_file() && m.len() <= BLOCK);
    let mut blocks = Blocks { file, carried: Vec::new(), begun: false };
    if !out.is_json() {
        let mut block = Vec::new();
        while blocks.next(&mut block).map_err(cannot)? {
            for line in block.split_inclusive(|b| *b == b'\n') {
                person(&reading(line, options), out)?;
            }
        }
        return Ok(());
    }
    let threads = threads.or_else(|| std::thread::available_parallelism().ok());
    let threads = if small { 1 } else { threads.map_or(1, NonZeroUsize::get) };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                let (todo, tasks) = sync_channel::<Task>(IN_FLIGHT);
                let (done, results) = sync_channel::<Task>(IN_FLIGHT);
                scope.spawn(move || {
                    for mut task in tasks {
                        task.write(options);
                        // Nobody waits for it where the output is closed.
                        if done.send(task).is_err() {
                            break;
                        }
                    }
                });
                (todo, results)
            })
            .collect();
        let mut spare: Vec<Task> = Vec::new();
        let (mut given, mut taken, mut more) = (0_usize, 0_usize, true);
        while more || taken < given {
            if more && given - taken < IN_FLIGHT * threads {
                let mut task = spare.pop().unwrap_or_default();
                more = blocks.next(&mut task.block).map_err(cannot)?;
                let worker = workers.get(given % threads).filter(|_| more);
                if worker.is_some_and(|(todo, _)| todo.send(task).is_ok()) {
                    given += 1;
                }
                continue;
            }
            let Some(Ok(task)) = workers.get(taken % threads).map(|(_, results)| results.recv())
            else {
                break;
            };
            taken += 1;
            out.bytes(&task.text)?;
            spare.push(task);
        }
        Ok(())
    })
}

/// A block of lines, and what is printed for it.
#[derive(Debug, Default)]
struct Task {
    block: Vec<u8>,
    text: Vec<u8>,
}

impl Task {
    fn write(&mut self, options: &NotationOptions) {
        self.text.clear();
        for line in self.block.split_inclusive(|b| *b == b'\n') {
            reading_json::write(&reading(line, options), &mut self.text);
            self.text.push(b'\n');
        }
    }
}

/// What one line says, with the line's end still on it.
fn reading(line: &[u8], options: &NotationOptions) -> TextReading {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(line) if line.as_bytes().contains(&b'\\') && line.contains("\\n") => {
            read_text(&line.replace("\\n", "\n"), options)
        }
        Ok(line) => read_text(line, options),
        Err(_) => TextReading::refused(
            String::from_utf8_lossy(line).into_owned(),
            "not-utf8",
            "the line is not UTF-8 text",
        ),
    }
}

/// Cuts a file into blocks of whole lines.
struct Blocks {
    file: File,
    /// The beginning of a line whose end was not read yet.
    carried: Vec<u8>,
    begun: bool,
}

impl Blocks {
    /// Puts the next lines into `block`; whether there are any.
    fn next(&mut self, block: &mut Vec<u8>) -> io::Result<bool> {
        block.clear();
        block.append(&mut self.carried);
        loop {
            let from = block.len();
            let read = (&self.file).take(BLOCK).read_to_end(block)?;
            if !self.begun {
                self.begun = true;
                if block.starts_with(b"\xEF\xBB\xBF") {
                    block.drain(..3);
                }
            }
            if read == 0 {
                return Ok(!block.is_empty());
            }
            let fresh = block.get(from..).unwrap_or_default();
            if let Some(end) = fresh.iter().rposition(|b| *b == b'\n') {
                self.carried = block.split_off(from + end + 1);
                return Ok(true);
            }
            if block.len() > MAX_LINE {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_whole_lines_and_lose_nothing() {
        let path = std::env::temp_dir().join(format!("stadion-blocks-{}", std::process::id()));
        // Lines shorter and longer than a block, with a byte order mark and without a last end.
        let long = "x".repeat(3 * usize::try_from(BLOCK).unwrap());
        let short = "6 x 300m\n".repeat(20_000);
        let text = format!("{short}{long}\n\n{short}4 x 100m");
        std::fs::write(&path, format!("\u{feff}{text}")).unwrap();
        let file = File::open(&path).unwrap();
        let mut blocks = Blocks { file, carried: Vec::new(), begun: false };
        let (mut block, mut whole, mut count) = (Vec::new(), Vec::new(), 0);
        while blocks.next(&mut block).unwrap() {
            assert!(block.ends_with(b"\n") || block.ends_with(b"4 x 100m"));
            whole.extend_from_slice(&block);
            count += 1;
        }
        std::fs::remove_file(&path).unwrap();
        assert!(whole == text.as_bytes(), "{} bytes of {}", whole.len(), text.len());
        assert!(count > 4, "{count}");
    }
}
