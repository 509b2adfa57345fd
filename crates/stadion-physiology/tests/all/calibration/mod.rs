mod critical;
mod decoupling;
mod heart_rate;
mod races;
