//! Prints how often the intervals of lactate thresholds hold the truth.
//!
//! ```text
//! cargo run --release -p stadion-testkit --example lactate_coverage [seed]
//! ```

use std::error::Error;

use stadion_physiology::{Method, ThresholdRules};
use stadion_testkit::{LactateCoverage, LactateShape};

const METHODS: [&str; 5] = ["obla-2.0", "obla-3.0", "obla-4.0", "dmax", "modified-dmax"];

fn main() -> Result<(), Box<dyn Error>> {
    let seed = std::env::args().nth(1).map_or(Ok(1), |text| text.parse())?;
    let methods: Vec<Method> = METHODS.iter().map(|m| m.parse()).collect::<Result<_, _>>()?;
    let all = LactateCoverage::hand_held(seed);
    print(&all, "all shapes, the meter's noise known", &methods)?;
    for belief in [0.5, 1.5] {
        let run = LactateCoverage { belief, ..all.clone() };
        print(
            &run,
            &format!("all shapes, the meter's noise taken as {belief} of what it is"),
            &methods,
        )?;
    }
    for shape in LactateShape::ALL {
        let run = LactateCoverage { shapes: vec![shape], ..all.clone() };
        print(&run, &format!("{} alone, the meter's noise known", shape.as_str()), &methods)?;
    }
    Ok(())
}

fn print(run: &LactateCoverage, title: &str, methods: &[Method]) -> Result<(), Box<dyn Error>> {
    println!("{} tests, seed {}: {title}", run.tests, run.seed);
    for row in run.run(methods, &ThresholdRules::default())? {
        println!("  {row}");
    }
    Ok(())
}
