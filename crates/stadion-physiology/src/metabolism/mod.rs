//! The steady state of production and combustion of lactate.
