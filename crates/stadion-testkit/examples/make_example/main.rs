//! Writes the example athlete's folder, `docs/example/`, byte for byte as it is stored.
//!
//! ```text
//! cargo run -p stadion-testkit --example make_example
//! ```

mod files;
mod fit;
mod texts;

use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = files::folder();
    for (name, bytes) in files::files()? {
        let path = folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, bytes)?;
        println!("{name}");
    }
    Ok(())
}
