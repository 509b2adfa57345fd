//! What errors of the meter and of the design do to a threshold.
