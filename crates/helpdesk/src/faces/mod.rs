//! Satisfaction: three faces when a ticket is solved, by link, without signing in, one vote.

mod rule;

pub use rule::{Face, Vote, VoteError, invite, vote, vote_of};
