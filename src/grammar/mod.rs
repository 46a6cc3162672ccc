//! grammar (to be written).
