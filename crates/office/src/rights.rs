//! Rights, as words; roles are bundles of them.

use crate::docs::{Role, StaffDoc};

/// Serve at a counter: open it, call, end.
pub const SERVE: &str = "serve";
/// Pick a person by hand, with a reason.
pub const PICK: &str = "pick";
/// See the work plan with names and contacts.
pub const PLAN: &str = "plan";
/// Cancel and move other people's appointments, open and close seats.
pub const MANAGE_APPOINTMENTS: &str = "manage-appointments";
pub const STATISTICS: &str = "statistics";
/// See the configured office, devices, staff.
pub const CONSOLE: &str = "console";
/// Change the office: import a file.
pub const CONFIGURE: &str = "configure";
/// Confirm and revoke kiosks and displays.
pub const DEVICES: &str = "devices";
/// Give and take the keys of programs.
pub const PROGRAMS: &str = "programs";
/// The event log.
pub const EVENTS: &str = "events";
/// Re-enter numbered paper slips after an outage; a replayed day uses it for its own numbers.
pub const REENTER: &str = "reenter";
/// Work on requests for help.
pub const TICKETS: &str = "tickets";
/// Lead the help desk: contracts, merges, many requests at once, quarantine.
pub const LEAD_DESK: &str = "lead-desk";
/// See a customer's own requests and figures.
pub const CUSTOMER_DESK: &str = "customer-desk";
/// Beside that right, the word that ties a program's token to one customer: `customer:<key>`.
pub const OF_CUSTOMER: &str = "customer:";
/// Narrows a program's token to the kinds of due that it names: `due:<key>`, as often as there are kinds.
pub const OF_DUE: &str = "due:";
/// Find and print what is owed, take payments at the desk.
pub const TAKE_PAYMENTS: &str = "take-payments";
/// Say who owes what.
pub const POSITIONS: &str = "positions";
/// Settlement, treasury, reconciliation, closing.
pub const ACCOUNTS: &str = "accounts";
/// What is given back.
pub const REFUNDS: &str = "refunds";
/// Stations, keys, the checklist of joining.
pub const PAYMENT_SETUP: &str = "payment-setup";
/// Read positions and receipts; held by all who may do more with them.
pub const SEE_PAYMENTS: &str = "see-payments";
/// Read flows, the treasurer's journals, what is reconciled and what is closed; held by whoever keeps the accounts and
/// by whoever audits them. Who gives back reads in the position of a case what was paid and settled.
pub const SEE_ACCOUNTS: &str = "see-accounts";
/// The journal of payments.
pub const PAYMENT_JOURNAL: &str = "payment-journal";
/// Deal with every kind of due: beside the rights of a role, for whoever is not tied to some kinds.
pub const ALL_DUES: &str = "all-dues";
/// Work as a kiosk or as a display: held by enrolled devices.
pub const KIOSK: &str = "kiosk";
pub const DISPLAY: &str = "display";

/// What the administrator of a body may; all but the first is the administrator of an office's too. A program's
/// key speaks for the whole body and outlives who made it.
const BODY_ADMIN: [&str; 14] = [
    PROGRAMS,
    SERVE,
    PLAN,
    PICK,
    MANAGE_APPOINTMENTS,
    STATISTICS,
    CONSOLE,
    DEVICES,
    CONFIGURE,
    EVENTS,
    REENTER,
    TICKETS,
    LEAD_DESK,
    PAYMENT_SETUP,
];

/// What a role may.
pub fn of(role: Role) -> &'static [&'static str] {
    match role {
        Role::Operator => &[SERVE, PLAN],
        Role::Supervisor => &[SERVE, PLAN, PICK, MANAGE_APPOINTMENTS, STATISTICS, CONSOLE, REENTER],
        Role::BodyAdmin => &BODY_ADMIN,
        Role::OfficeAdmin => &BODY_ADMIN[1..],
        Role::HelpDesk | Role::Specialist => &[TICKETS],
        Role::DeskLead => &[TICKETS, LEAD_DESK],
        Role::Customer => &[CUSTOMER_DESK],
        Role::Cashier => &[SEE_PAYMENTS, TAKE_PAYMENTS],
        Role::PositionClerk => &[SEE_PAYMENTS, TAKE_PAYMENTS, POSITIONS],
        Role::Accountant => &[SEE_PAYMENTS, SEE_ACCOUNTS, ACCOUNTS],
        Role::RefundOfficer => &[SEE_PAYMENTS, REFUNDS],
        Role::PaymentAdmin => &[PAYMENT_SETUP],
        Role::PaymentAuditor => &[SEE_PAYMENTS, SEE_ACCOUNTS, PAYMENT_JOURNAL],
    }
}

/// The rights of somebody with several roles, each once.
pub fn of_all(roles: &[Role]) -> Vec<String> {
    let mut rights: Vec<String> =
        roles.iter().flat_map(|role| of(*role)).map(|right| (*right).to_owned()).collect();
    rights.sort();
    rights.dedup();
    rights
}

/// The rights of a member of the staff: those of his roles, and whether they are over every kind of due.
pub fn of_member(member: &StaffDoc) -> Vec<String> {
    let mut rights = of_all(&member.roles);
    if member.dues.is_empty() && rights.iter().any(|right| right == SEE_PAYMENTS) {
        rights.push(ALL_DUES.to_owned());
    }
    rights
}
