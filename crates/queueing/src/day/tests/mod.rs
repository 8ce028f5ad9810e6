//! Properties of random days (queueing.md §7, items 1, 3, 4, 5, 7).

mod candidates;
mod idle_counters;
mod random_day;
mod rows;
