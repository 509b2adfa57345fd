mod classes;
mod laws;
mod sessions;
