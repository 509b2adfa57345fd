//! `stadion-physiology` held against the references beside the checkout.

mod balance;
mod critical;
mod decoupling;
mod heart_rate;
mod lactate_fits;
mod lactate_peers;
mod lactate_thresholds;
mod mean_max;
mod metabolism;
mod power;
mod speed;
