mod load;
mod recovery;
mod trends;
