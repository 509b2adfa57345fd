mod backtest;
mod closed_loop;
mod coverage;
mod forecast;
mod monitor;
