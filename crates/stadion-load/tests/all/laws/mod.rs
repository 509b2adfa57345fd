mod load;
mod recovery;
