//! The menu at the side of staff pages: what the reader may do, under the task that it belongs to.

use platform::web::Page;

use crate::rights;

/// Right, path below the body, text.
type Item = (&'static str, &'static str, &'static str);

/// Heading, items.
const MENU: [(&str, &[Item]); 8] = [
    (
        "",
        &[
            (rights::SERVE, "counter", "nav-counter"),
            (rights::CUSTOMER_DESK, "customer", "nav-customer"),
            (rights::CUSTOMER_DESK, "customer/service", "service-own"),
            (rights::PLAN, "plan", "nav-plan"),
            (rights::STATISTICS, "statistics", "nav-statistics"),
        ],
    ),
    (
        "nav-desk",
        &[
            (rights::TICKETS, "desk", "nav-requests"),
            (rights::TICKETS, "desk/alerts", "nav-alerts"),
            (rights::TICKETS, "desk/appointments", "nav-appointments"),
            (rights::TICKETS, "desk/letters", "nav-letters"),
            (rights::TICKETS, "desk/defects", "nav-defects"),
        ],
    ),
    (
        "nav-desk-tools",
        &[
            (rights::TICKETS, "desk/knowledge", "nav-knowledge"),
            (rights::TICKETS, "desk/phrases", "nav-phrases"),
            (rights::TICKETS, "desk/shifts", "nav-shifts"),
        ],
    ),
    (
        "nav-desk-lead",
        &[
            (rights::LEAD_DESK, "desk/contracts", "nav-contracts"),
            (rights::LEAD_DESK, "desk/services", "nav-services"),
            (rights::LEAD_DESK, "desk/suspensions", "nav-suspensions"),
            (rights::LEAD_DESK, "desk/outages", "nav-outages"),
            (rights::LEAD_DESK, "desk/hours", "nav-corrections"),
            (rights::LEAD_DESK, "desk/people", "nav-people"),
            (rights::LEAD_DESK, "desk/holds", "nav-holds"),
        ],
    ),
    (
        "nav-payments",
        &[
            (rights::SEE_PAYMENTS, "payments", "nav-positions"),
            (rights::POSITIONS, "payments/uploads", "nav-uploads"),
            (rights::POSITIONS, "payments/runs", "nav-print-runs"),
            (rights::REFUNDS, "refunds", "nav-refunds"),
        ],
    ),
    (
        "nav-accounts",
        &[
            (rights::SEE_ACCOUNTS, "payments/reconciliation", "nav-reconciliation"),
            (rights::SEE_ACCOUNTS, "payments/flows", "nav-flows"),
            (rights::SEE_ACCOUNTS, "payments/journals", "nav-journals"),
            (rights::SEE_ACCOUNTS, "payments/closing", "nav-closing"),
            (rights::ACCOUNTS, "payments/inbox", "inbox-title"),
        ],
    ),
    (
        "nav-payments-setup",
        &[
            (rights::PAYMENT_SETUP, "payments/joining", "nav-joining"),
            (rights::PAYMENT_SETUP, "payments/service-level", "nav-service-level"),
            (rights::PAYMENT_JOURNAL, "payments/journal", "nav-payment-journal"),
        ],
    ),
    (
        "console-nav",
        &[
            (rights::CONSOLE, "console", "nav-office"),
            (rights::CONSOLE, "console/staff", "nav-staff"),
            (rights::DEVICES, "console/devices", "nav-devices"),
            (rights::PROGRAMS, "console/programs", "nav-programs"),
            (rights::CONFIGURE, "console/programme", "nav-programme"),
            (rights::CONFIGURE, "console/import", "nav-import"),
            (rights::CONFIGURE, "console/retention", "nav-retention"),
            (rights::EVENTS, "console/events", "nav-events"),
        ],
    ),
];

/// Pages of what is of no kind of due, beside their right: only for those who deal with all kinds.
const WHOLE: [&str; 3] = ["payments/flows", "payments/journals", "payments/inbox"];

/// A line of the menu: where it leads, its text, and how it is marked while one is there.
pub type Line = (&'static str, &'static str, &'static str);

/// Headings with what this reader may open; a heading without anything is left out.
pub fn menu(page: &Page) -> Vec<(&'static str, Vec<Line>)> {
    let line = |(_, path, name): &Item| (*path, *name, mark(page, path));
    let group = |(heading, items): &(&'static str, &[Item])| {
        let items: Vec<Line> =
            items.iter().filter(|item| opens(item, |right| page.may(right))).map(line).collect();
        (*heading, items)
    };
    MENU.iter().map(group).filter(|(_, items)| !items.is_empty()).collect()
}

/// The first line of the menu of whoever has these rights: where his work begins.
pub(crate) fn first(rights: &[String]) -> Option<&'static str> {
    lines().find(|item| opens(item, |right| holds(rights, right))).map(|(_, path, _)| *path)
}

/// Whether an address is a line of the menu, but of somebody else's.
pub(crate) fn is_closed(page: &Page, rights: &[String], address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    lines().any(|item| page.at(item.1) == path && !opens(item, |right| holds(rights, right)))
}

fn lines() -> impl Iterator<Item = &'static Item> {
    MENU.iter().flat_map(|(_, items)| items.iter())
}

/// Whether a line opens for whom this is asked.
fn opens((right, path, _): &Item, may: impl Fn(&str) -> bool) -> bool {
    may(right) && (!WHOLE.contains(path) || may(rights::ALL_DUES))
}

fn holds(rights: &[String], right: &str) -> bool {
    rights.iter().any(|held| held == right)
}

/// The value of `aria-current`; empty elsewhere. One of a list, as `desk/12`, belongs to its list.
fn mark(page: &Page, path: &str) -> &'static str {
    let one_of = |rest: &str| rest == "new" || rest.starts_with(|first: char| first.is_ascii_digit());
    let here = page.path.split('?').next().unwrap_or_default();
    match here.strip_prefix(page.at(path).as_str()) {
        Some("") => "page",
        Some(rest) if rest.strip_prefix('/').is_some_and(one_of) => "true",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use platform::web::Page;

    use super::{menu, rights};

    fn at(path: &str, rights: &[&str]) -> Page {
        let rights = Arc::new(rights.iter().map(|right| (*right).to_owned()).collect());
        let mut page = Page { rights, ..Page::default() };
        page.path = page.at(path);
        page
    }

    #[test]
    fn who_may_nothing_gets_no_empty_heading() {
        assert!(menu(&at("desk", &[])).is_empty());
        let headings: Vec<_> =
            menu(&at("desk", &["tickets"])).into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(headings, ["nav-desk", "nav-desk-tools"]);
    }

    #[test]
    fn who_deals_with_some_kinds_of_due_is_led_to_no_closed_door() {
        let all = [rights::SEE_PAYMENTS, rights::SEE_ACCOUNTS, rights::ACCOUNTS, rights::ALL_DUES];
        let accounts = |rights: &[&str]| -> Vec<&str> {
            let (_, lines) = menu(&at("payments", rights)).into_iter().nth(1).unwrap();
            lines.into_iter().map(|(path, ..)| path).collect()
        };
        assert_eq!(accounts(&all).len(), 5);
        assert_eq!(accounts(&all[..3]), ["payments/reconciliation", "payments/closing"]);
    }

    #[test]
    fn who_reads_payments_reads_no_accounts_by_that() {
        let payments =
            menu(&at("payments", &[rights::SEE_PAYMENTS, rights::TAKE_PAYMENTS, rights::ALL_DUES]));
        let headings: Vec<_> = payments.into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(headings, ["nav-payments"]);
    }

    #[test]
    fn one_of_a_list_marks_its_list_and_no_other() {
        for (path, marked, how) in [
            ("desk/12", "desk", "true"),
            ("desk/knowledge", "desk/knowledge", "page"),
            ("desk/new", "desk", "true"),
        ] {
            let all: Vec<_> =
                menu(&at(path, &["tickets"])).into_iter().flat_map(|(_, items)| items).collect();
            let current: Vec<_> = all.iter().filter(|(.., mark)| !mark.is_empty()).collect();
            assert_eq!(current.len(), 1, "{path}");
            assert_eq!((current[0].0, current[0].2), (marked, how));
        }
    }
}
