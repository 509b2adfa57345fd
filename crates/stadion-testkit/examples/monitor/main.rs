//! Lets made-up athletes train for twelve loops with and without a monitor, and prints how often a single
//! ends above LT2 and what becomes of a pace that was right.
//!
//! ```text
//! cargo run --release -p stadion-testkit --example monitor [ATHLETES [SEED]]
//! ```

mod arms;

use std::error::Error;

use arms::{Arm, Body, Plan, above, change, easy, pace_error, seasons};
use stadion_testkit::Share;

const ARMS: [(Arm, &str); 3] = [
    (Arm::None, "no monitor"),
    (Arm::Monitor, "monitor"),
    (Arm::DriftAlone, "slower after any drift"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let athletes = arguments.next().map_or(Ok(200), |n| n.parse())?;
    let seed = arguments.next().map_or(Ok(1), |n| n.parse())?;
    let wrong = Plan { seed, athletes, loops: 12, most_off: 0.06, body: Body::Lives };
    println!("{athletes} athletes, profiles up to 6 % off, 12 loops of 12 singles, seed {seed}\n");
    println!(
        "{:<24} {:>18} {:>18} {:>18} {:>18} {:>16}",
        "", "above LT2", "with a meter", "without one", "below 2.0", "pace off, rms"
    );
    for body in [Body::Lives, Body::Still] {
        let plan = Plan { body, ..wrong };
        println!("curves that {}", if body == Body::Lives { "move" } else { "stay" });
        for (arm, name) in ARMS {
            let all = seasons(arm, &plan, None)?;
            println!(
                "{name:<24} {:>18} {:>18} {:>18} {:>18} {:>14.2} %",
                text(above(&all)),
                text(above(all.iter().filter(|s| s.meter))),
                text(above(all.iter().filter(|s| !s.meter))),
                text(easy(&all)),
                100.0 * pace_error(&all),
            );
        }
    }
    let right = Plan { loops: 6, most_off: 0.0, body: Body::Still, ..wrong };
    println!("\nthe same athletes with a profile that is right and stays right, six loops\n");
    for (arm, name) in ARMS {
        let all = seasons(arm, &right, None)?;
        let (mean, sd) = change(&all);
        println!(
            "{name:<24} pace {:+.2} % on average (athletes differ by {:.2} %); {} above LT2",
            100.0 * mean,
            100.0 * sd,
            text(above(&all))
        );
    }
    Ok(())
}

fn text(share: Share) -> String {
    let percent = |part: f64| 100.0 * part;
    format!("{:.1} % ({:.1}-{:.1})", percent(share.value()), percent(share.lo), percent(share.hi))
}
