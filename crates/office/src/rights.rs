//! Rights, as words; roles are bundles of them.

use crate::docs::Role;

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
/// Work as a kiosk or as a display: held by enrolled devices.
pub const KIOSK: &str = "kiosk";
pub const DISPLAY: &str = "display";

/// What a role may.
pub fn of(role: Role) -> &'static [&'static str] {
    match role {
        Role::Operator => &[SERVE, PLAN],
        Role::Supervisor => &[SERVE, PLAN, PICK, MANAGE_APPOINTMENTS, STATISTICS, CONSOLE, REENTER],
        // The two differ once one installation holds several offices of a body.
        Role::OfficeAdmin | Role::BodyAdmin => &[
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
        ],
        Role::HelpDesk | Role::Specialist => &[TICKETS],
        Role::DeskLead => &[TICKETS, LEAD_DESK],
        Role::Customer => &[CUSTOMER_DESK],
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
