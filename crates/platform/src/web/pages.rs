//! The addresses to which somebody who has signed in may be led on: pages that he opens by going there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Access, RouteRow};

/// Which routes are pages of people who are signed in, found as the router finds them.
#[derive(Clone, Default)]
pub struct Pages(matchit::Router<bool>);

impl Pages {
    /// A page is read, and asks for a right: the page of signing in is for nobody who has done so.
    pub fn of(rows: &[RouteRow]) -> Pages {
        let is_page = |row: &&RouteRow| row.method == "GET" && matches!(row.access, Access::Right(_));
        let pages: BTreeSet<&str> = rows.iter().filter(is_page).map(|row| row.path).collect();
        let paths: BTreeMap<&str, bool> =
            rows.iter().map(|row| (row.path, pages.contains(row.path))).collect();
        let mut all = matchit::Router::new();
        for (path, page) in paths {
            // Two rows that exclude each other have stopped the router of the house already.
            let _ = all.insert(path, page);
        }
        Pages(all)
    }

    /// Whether this address, whatever its query, is such a page. What a form is sent to is none.
    pub fn opens(&self, address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        self.0.at(path).is_ok_and(|found| *found.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_people_who_are_signed_in_are_led_to() {
        let row = |method, path, access| RouteRow { method, path, access };
        let pages = Pages::of(&[
            row("GET", "/{body}/sign-in", Access::Public),
            row("POST", "/{body}/sign-in", Access::Public),
            row("POST", "/{body}/sign-out", Access::Public),
            row("GET", "/{body}/{page}", Access::Right("see")),
            row("POST", "/{body}/payments/{position}", Access::Right("see")),
            row("POST", "/{body}/refunds", Access::Right("see")),
            row("GET", "/{body}/refunds", Access::Right("see")),
        ]);
        for page in ["/citta/counter", "/citta/refunds", "/citta/refunds?view=over#1", "/citta/payments"] {
            assert!(pages.opens(page), "{page}");
        }
        for none in [
            "/citta/sign-in",
            "/citta/sign-out",
            "/citta/sign-out?x=1",
            "/citta/payments/3",
            "/citta/a/b/c",
            "",
        ] {
            assert!(!pages.opens(none), "{none}");
        }
    }
}
