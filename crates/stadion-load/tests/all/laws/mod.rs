mod load;
mod recovery;
mod recovery_more;
mod trends;
