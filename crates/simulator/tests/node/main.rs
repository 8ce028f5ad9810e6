//! The node against a small creditor made of nothing but the messages.

mod checking;
mod conformance;
mod creditor;
mod http;
mod messages;
mod pages;
mod paying;
mod receipts;
mod services;
mod settling;
