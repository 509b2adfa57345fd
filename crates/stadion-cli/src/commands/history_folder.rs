//! The recordings below a folder.

use std::fs::DirEntry;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

use chrono::TimeZone;
use stadion_formats::{ReadOptions, read_path};
use stadion_review::{Context, LeftOut, PastReview};

use crate::failure::{Failure, chain};

/// How the names of recordings end; each may be packed as `.gz` too.
const ENDINGS: [&str; 4] = [".fit", ".tcx", ".gpx", ".csv"];

/// Reviews every recording below `folder` but `own`, and tells which could not be.
///
/// Files that end otherwise than recordings do are passed over, and so are links to folders, and pipes.
pub(super) fn read<Z: TimeZone + Sync>(
    folder: &Path,
    own: &Path,
    context: &Context<Z>,
) -> Result<(Vec<PastReview>, Vec<LeftOut>), Failure> {
    let (mut files, mut left_out) = (Vec::new(), Vec::new());
    let mut folders = vec![folder.to_path_buf()];
    let same = own.canonicalize().ok();
    while let Some(next) = folders.pop() {
        let entries =
            std::fs::read_dir(&next).and_then(Iterator::collect::<Result<Vec<DirEntry>, _>>);
        let entries = match entries {
            Ok(entries) => entries,
            Err(error) if next == folder => {
                let text = format!("cannot read the folder: {error}");
                return Err(Failure::new("cannot-read", text).in_file(folder));
            }
            Err(error) => {
                left_out.push(out(name(folder, &next), "cannot-read", error.to_string()));
                continue;
            }
        };
        for entry in entries {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if is_recording(&path) && is_file(&path) {
                if same.is_some() && path.canonicalize().ok() == same {
                    let why = "the file under review itself".to_owned();
                    left_out.push(out(name(folder, &path), "same-session", why));
                } else {
                    files.push(path);
                }
            }
        }
    }
    // The system lists a folder in any order.
    files.sort();
    let mut reviewed = Vec::with_capacity(files.len());
    for one in review_all(folder, &files, context) {
        match one {
            Ok(past) => reviewed.push(past),
            Err(reason) => left_out.push(reason),
        }
    }
    left_out.sort_by(|a, b| a.id.cmp(&b.id));
    Ok((reviewed, left_out))
}

fn is_recording(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    let bare = name.strip_suffix(".gz").unwrap_or(&name);
    ENDINGS.iter().any(|ending| bare.ends_with(ending))
}

/// Whether it is a file, or a link to one; also one that cannot be looked at, which then cannot be read.
fn is_file(path: &Path) -> bool {
    path.metadata().map_or(true, |found| found.is_file())
}

/// The place within the folder, which is written alike on all systems.
fn name(folder: &Path, path: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap_or(path).components();
    let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn out(id: String, code: &str, why: String) -> LeftOut {
    LeftOut { id, code: code.to_owned(), why }
}

type Reviewed = Vec<Result<PastReview, LeftOut>>;

/// Reviews the files by as many threads as the machine runs at once, in their order.
fn review_all<Z: TimeZone + Sync>(
    folder: &Path,
    files: &[PathBuf],
    context: &Context<Z>,
) -> impl Iterator<Item = Result<PastReview, LeftOut>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Reviewed)> = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = files.get(at) else { return done };
            done.push((at, review_one(folder, path, context)));
        }
    };
    let mut all: Vec<(usize, Reviewed)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        // What a worker that stopped had done must not be missing without a word.
        let done = |worker: ScopedJoinHandle<'_, Vec<_>>| {
            worker.join().unwrap_or_else(|stop| resume_unwind(stop))
        };
        workers.into_iter().flat_map(done).collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().flat_map(|(_, one)| one)
}

fn review_one<Z: TimeZone>(folder: &Path, path: &Path, context: &Context<Z>) -> Reviewed {
    let id = name(folder, path);
    match read_path(path, &ReadOptions::default()) {
        Ok(import) => PastReview::all_of_import(&id, &import, context),
        Err(error) => vec![Err(out(id, error.code(), chain(&error)))],
    }
}
