//! Plans of generated athletes, the cases of the texts that the project began with, documents and errors.

mod generated;
mod laws;
mod texts;
