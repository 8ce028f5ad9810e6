//! Properties of the call policy (queueing.md §7, items 1, 2, 5, 6, 7) and of its arithmetic.

mod cases;
mod choosing;
mod extremes;
mod scoring;
