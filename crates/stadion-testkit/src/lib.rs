//! Synthetic recordings with known truth, for tests of training software.
//!
//! An estimator is only tested by data whose answer is known. A [`Simulation`] takes an athlete with
//! known parameters, the legs of a session and a device with known faults, and gives the
//! [`Recording`](stadion_types::Recording) that the device would have stored beside the [`Truth`]
//! behind it.
//!
//! ```
//! use std::time::Duration;
//! use stadion_testkit::{Leg, SessionPlan, Simulation, SyntheticAthlete};
//! use stadion_types::{Distance, Speed};
//!
//! let easy = Speed::const_meters_per_second(2.8);
//! let fast = Speed::const_meters_per_second(4.0);
//! let plan = SessionPlan::intervals(
//!     Leg::warm_up(Duration::from_secs(600), easy),
//!     5,
//!     Leg::work_over(Distance::const_meters(1000.0), fast),
//!     Leg::standing(Duration::from_secs(60)),
//!     Leg::cool_down(Duration::from_secs(300), easy),
//! );
//! let synthetic = Simulation::new(SyntheticAthlete::recreational(), plan).run()?;
//! assert_eq!(synthetic.truth.reps.len(), 5);
//! assert_eq!(synthetic.truth.reps[0].end_s, 850.0);
//! assert!(synthetic.recording.heart_rate().is_some());
//! # Ok::<(), stadion_testkit::SimulationError>(())
//! ```
//!
//! A [`SyntheticStepTest`] is the same for lactate, and a [`LactateCoverage`] counts how often the intervals
//! of its thresholds hold the truth.
//!
//! # What it is not
//!
//! The simulated heart has parts that no estimator of this workspace assumes: a slow component above
//! the first threshold, different speeds of rise and fall, a shift of the day. A sensor adds bias,
//! correlated noise, gaps and spikes. So an estimator is not judged by its own model. All parameters
//! describe made-up athletes and devices; none of them is a claim about people.
//!
//! Every source of noise draws from a stream of its own, so turning one off leaves the others as they
//! were, and the same seed gives the same bits on one target and toolchain.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod athlete;
mod check;
mod closed_loop;
mod device;
mod draws;
mod error;
mod heart;
mod lactate_coverage;
pub mod laws;
mod measured;
mod plan;
mod sensor;
mod simulation;
mod step_tests;
mod timeline;
mod truth;

pub use athlete::SyntheticAthlete;
pub use closed_loop::{
    LoopAthlete, LoopOutcome, LoopSession, RepSeen, Share, TwoCompartments, mcnemar_z,
};
pub use device::{Altimeter, Course, Device, Gps, HeartSensor, Laps, Losses, Sampling};
pub use draws::{Ar1, Draws};
pub use error::SimulationError;
pub use lactate_coverage::{CoverageError, CoverageRow, LactateCoverage};
pub use measured::measured_athlete;
pub use plan::{Leg, LegKind, LegLength, PlannedPause, SessionPlan};
pub use simulation::{Simulation, Synthetic};
pub use step_tests::{LactateShape, MeterNoise, SyntheticStepTest};
pub use truth::{TrueRep, Truth};
