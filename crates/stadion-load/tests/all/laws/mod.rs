mod load;
mod models;
mod readiness;
mod recovery;
mod recovery_more;
mod trends;
