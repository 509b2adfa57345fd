mod criteria;
mod findings;
mod history;
mod reserve;
mod splits;
