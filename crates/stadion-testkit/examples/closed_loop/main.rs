//! Tries the advice on made-up athletes and prints how often each arm ends a session above LT2.
//!
//! ```text
//! cargo run --release -p stadion-testkit --example closed_loop [SESSIONS [SEED]]
//! ```

mod arms;

use std::error::Error;

use arms::{Arm, compare, weeks};
use stadion_physiology::GuidanceSettings;
use stadion_testkit::Share;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let sessions = arguments.next().map_or(Ok(1000), |n| n.parse())?;
    let seed = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let settings = GuidanceSettings::default();
    let table = compare(seed, sessions, &settings)?;
    println!("{sessions} sessions for each arm, seed {seed}\n");
    println!(
        "{:<26} {:>22} {:>22} {:>9} {:>9} {:>9}",
        "arm", "ended above LT2", "ended below 2.0", "stopped", "reps run", "speed"
    );
    for (i, arm) in Arm::ALL.into_iter().enumerate() {
        println!(
            "{:<26} {:>22} {:>22} {:>7.1} % {:>7.1} % {:>+7.2} %",
            arm.name(),
            text(table.above[i]),
            text(table.easy[i]),
            100.0 * table.stopped[i].value(),
            100.0 * table.run[i],
            100.0 * table.change[i],
        );
    }
    println!(
        "\npaired z: {:.1} for heart rate against none, {:.1} for readings against heart rate",
        table.z[0], table.z[1]
    );
    for most_off in [0.0, 0.06] {
        let all = weeks(seed, (sessions / 10, 18), most_off, &settings)?;
        let n = all.iter().map(|_| 1.0).sum::<f64>();
        let mean = |of: &dyn Fn(&arms::Weeks) -> f64| all.iter().map(of).sum::<f64>() / n;
        let change = mean(&|w| w.change);
        let spread = mean(&|w| (w.change - change).powi(2)).sqrt();
        let error = mean(&|w| (w.learnt - w.off).powi(2)).sqrt();
        println!(
            "\n18 sessions of {n} athletes, curve up to {:.0} % off: speed {:+.2} % on average \
             (athletes differ by {:.2} %), learnt shift {:+.2} %, its error {:.2} %; above LT2 in \
             the first {} and the last {}",
            100.0 * most_off,
            100.0 * change,
            100.0 * spread,
            100.0 * mean(&|w| w.learnt),
            100.0 * error,
            text(Share::of(all.iter().map(|w| w.above[0]))),
            text(Share::of(all.iter().map(|w| w.above[1]))),
        );
    }
    Ok(())
}

fn text(share: Share) -> String {
    let percent = |part: f64| 100.0 * part;
    format!("{:.1} % ({:.1}-{:.1})", percent(share.value()), percent(share.lo), percent(share.hi))
}
