mod criteria;
mod findings;
mod history;
mod reserve;
mod season;
mod splits;
