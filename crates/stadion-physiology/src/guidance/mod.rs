//! From readings to the pace of the next repetition, and from test to test.
