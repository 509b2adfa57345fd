mod bad_input;
mod breakpoints;
mod curve;
mod peers;
mod thresholds;
mod uncertainty;
