//! The lanes of a body: what writes to the same rows stands in one line, what does not need not wait for it.
//! Lane 0 is everybody's; a service, a member of the staff have the lane of their own id, and ids are large.

/// Requests, from the ticket to its answer: in one line, so that their codes are dense.
pub const HELPDESK: i64 = 1;
/// Who is on duty.
pub const SHIFTS: i64 = 2;
/// Articles, and phrases to answer with.
pub const KNOWLEDGE: i64 = 3;
/// All of payments: positions, receipts, flows and accounts meet in the same positions.
pub const PAYMENTS: i64 = 4;
