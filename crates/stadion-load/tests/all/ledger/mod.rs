mod codes;
mod holes;
mod local_days;
mod order;
mod table;
mod trend;
