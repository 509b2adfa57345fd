mod load;
mod models;
mod readiness;
mod recovery;
mod recovery_more;
mod trend_edges;
mod trends;
