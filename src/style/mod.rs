//! style (to be written).
