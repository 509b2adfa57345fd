//! For tests of training software: laws that catch a wrong model, and data whose answer is known.
//!
//! # Write a load model of your own, and have it tested
//!
//! A load model says what a session cost. This one counts heart beats above rest; the [laws] then try it on
//! made-up sessions: that rest costs nothing and parts add up, that sampling, gaps, time zones
//! and what was scored before do not move it, and more.
//!
//! ```
//! use stadion_load::{Done, Load, LoadError, LoadModel, LoadSource, LoadUnit};
//! use stadion_physiology::Athlete;
//! use stadion_testkit::laws::{self, LoadClaims};
//!
//! enum Beats {}
//! impl LoadUnit for Beats {
//!     const SYMBOL: &'static str = "beats above rest";
//! }
//!
//! #[derive(Clone)]
//! struct BeatsAboveRest;
//!
//! impl LoadModel for BeatsAboveRest {
//!     type Unit = Beats;
//!
//!     fn id(&self) -> &'static str {
//!         "beats-above-rest"
//!     }
//!
//!     fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<Beats>, LoadError> {
//!         let model = self.id();
//!         let key = "heart_rate.resting_bpm";
//!         let resting = athlete.resting_hr().ok_or(LoadError::MissingAthlete { model, key })?;
//!         let missing = LoadError::MissingInput { model, what: "a recorded heart rate" };
//!         let recording = done.recording.ok_or(missing)?;
//!         let hr = recording.heart_rate().filter(|hr| hr.count() > 0).ok_or(missing)?;
//!         // A sample stands until the next one, for half a minute at most.
//!         let end = done.duration.as_secs_f64();
//!         let ends = recording.time_s().iter().copied().skip(1).chain([end]);
//!         let (mut beats, mut known) = (0.0, 0.0);
//!         for ((from, to), bpm) in recording.time_s().iter().zip(ends).zip(hr.iter()) {
//!             if let Some(bpm) = bpm {
//!                 let held = (to - from).clamp(0.0, 30.0);
//!                 beats += held / 60.0 * (bpm - resting.bpm()).max(0.0);
//!                 known += held;
//!             }
//!         }
//!         Ok(Load::new(beats, model, LoadSource::HeartRate, (known / end).min(1.0))?)
//!     }
//! }
//!
//! laws::load_model(&BeatsAboveRest, &LoadClaims::default()).assert();
//! ```
//!
//! With the 30 s of the longest gap left out, the report would say so:
//!
//! ```text
//! BROKEN   coverage  what was not measured lowers the coverage by its share, and adds nothing
//!          input:    9 min at 0.40, 9 min at 0.85, 9 min at 0.60 of the reserve, every 1 s, no samples from 30 to 70 %
//!          seen:     1738.8000000000457 over 1.000 of the session
//!          expected: a coverage near 0.6
//! ```
//!
//! What a model does otherwise than most, it [claims](laws::LoadClaims): that it counts easy time, that
//! parts do not add up. From here it works wherever the built-in models do, from the ledger to the trends.
//! There are suites for response models, thresholds and zones as well: see [laws].
//!
//! # Recordings with known truth
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
//! A [`SeasonPlan`] makes days of load, with days that a record knows nothing of, and a
//! [`SyntheticResponder`] answers them by a known model with good days, bad days and inexact tests.
//!
//! A [`SyntheticStepTest`] is the same for lactate, and a [`LactateCoverage`] counts how often the intervals
//! of its thresholds hold the truth.
//!
//! A [`SeasonAthlete`] trains for months with a curve that is not the profile and does not stay where it is;
//! a [`SeasonSession`] is what there is to see of one day.
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
//!
//! # Features
//!
//! - `proptest`: strategies for recordings, sessions, ledgers, days of load and more.
//! - `serde`: the law that what is stored reads back.
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
mod responder;
mod season;
mod sensor;
mod simulation;
mod step_tests;
#[cfg(feature = "proptest")]
pub mod strategies;
mod timeline;
mod truth;

pub use athlete::SyntheticAthlete;
pub use closed_loop::{
    LoopAthlete, LoopOutcome, LoopSession, RepSeen, SeasonAthlete, SeasonDay, SeasonRep,
    SeasonSeen, SeasonSession, SeasonState, Share, SlowCurve, TwoCompartments, mcnemar_z,
};
pub use device::{Altimeter, Course, Device, Gps, HeartSensor, Laps, Losses, Sampling};
pub use draws::{Ar1, Draws};
pub use error::SimulationError;
pub use lactate_coverage::{CoverageError, CoverageRow, LactateCoverage};
pub use measured::measured_athlete;
pub use plan::{Leg, LegKind, LegLength, PlannedPause, SessionPlan};
pub use responder::{SyntheticResponder, SyntheticResponse};
pub use season::{SeasonPlan, SyntheticSeason};
pub use simulation::{Simulation, Synthetic};
pub use step_tests::{LactateShape, MeterNoise, SyntheticStepTest};
pub use truth::{TrueRep, Truth};
