//! Answering requests: tickets, letters, clocks, customers, what is kept and erased.

mod alerts;
mod attachments;
pub mod corpus;
mod customer_desk;
mod deadlines;
mod defects;
mod desk_day;
mod intake;
mod knowledge;
pub mod post;
mod retention;
mod service_life;
mod shifts;
mod tickets;
mod visits;
mod working_together;
