mod load;
mod readiness;
mod recovery;
mod recovery_more;
mod trends;
