//! What a body says of its payments: codes and accounts of the right form, and nothing that the platform or the
//! post would refuse later, when somebody wants to pay.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::Range;

use jiff::civil::Date;
use pagopa::{BodyCode, Segregation, StationId};
use platform::egress::host_of;
use platform::web::Sentence;
use toml::Spanned;

use super::{Check, early, long, twice, value};
use crate::docs::*;
use crate::file::OfficeFile;

/// What fits on the notice and in the messages of the platform (notice on paper: postal slip, creditor).
const HOLDER_MAX: usize = 50;
const ACCOUNT_MAX: usize = 12;
const NAME_ON_NOTICE_MAX: usize = 50;
/// Longest authorisation to print, as the post writes it.
const AUTHORISATION_MAX: usize = 100;
/// A code of CBILL.
const INTERBANK_CHARS: usize = 5;
const MATCH_DAYS_MAX: i64 = 30;
const KEPT_YEARS_MAX: i64 = 100;

impl Check<'_> {
    pub(super) fn payments(&mut self, file: &OfficeFile, services: &BTreeSet<String>) {
        let dues = self.keys("due", &file.due, |doc| &doc.key);
        for item in &file.staff {
            let at = item.span();
            item.get_ref().dues.iter().for_each(|due| self.known(&at, "dues", due, &dues));
        }
        match &file.body.get_ref().creditor {
            Some(creditor) => self.creditor(file, creditor),
            None => {
                let spans = file.station.iter().map(Spanned::span).chain(file.due.iter().map(Spanned::span));
                for at in spans {
                    self.wrong(&at, Sentence::new("office-file-no-creditor"));
                }
            }
        }
        let mut stations = BTreeSet::new();
        for item in &file.station {
            self.station(item);
            let key = &item.get_ref().key;
            self.must(&item.span(), stations.insert(key), || twice("station", key));
        }
        self.segregations(&file.station);
        self.demands(file);
        for item in &file.due {
            item.get_ref()
                .services
                .iter()
                .for_each(|service| self.known(&item.span(), "services", service, services));
            self.due(item.get_ref(), &item.span());
        }
    }

    fn creditor(&mut self, file: &OfficeFile, doc: &CreditorDoc) {
        let at = &file.body.span();
        self.body_code(at, "fiscal_code", &doc.fiscal_code);
        self.short(at, "creditor.name", &doc.name, NAME_ON_NOTICE_MAX);
        self.segregation(at, doc.segregation);
        let known = doc.interbank.len() == INTERBANK_CHARS
            && doc.interbank.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        self.must(at, known || doc.interbank.is_empty(), || {
            value("office-file-interbank", "creditor.interbank", &doc.interbank)
                .with("count", INTERBANK_CHARS)
        });
        let standing = file
            .station
            .iter()
            .map(Spanned::get_ref)
            .any(|station| station.until.is_none() && station.segregation == doc.segregation);
        self.must(at, standing, || value("office-file-no-station", "creditor.segregation", doc.segregation));
        self.within(at, "match_days", doc.match_days, 0, MATCH_DAYS_MAX);
        self.within(at, "kept_years", doc.kept_years, 0, KEPT_YEARS_MAX);
        for (field, address) in [
            ("checkout", &doc.checkout),
            ("flows", &doc.flows),
            ("receipts", &doc.receipts),
            ("archive", &doc.archive),
        ] {
            self.address(at, field, address);
        }
        if let Some(account) = &doc.postal_account {
            let digits = !account.number.is_empty()
                && account.number.len() <= ACCOUNT_MAX
                && account.number.bytes().all(|byte| byte.is_ascii_digit());
            self.must(at, digits, || {
                value("office-file-digits", "postal_account.number", &account.number)
                    .with("most", ACCOUNT_MAX)
            });
            self.text(at, "postal_account.holder", &account.holder);
            self.short(at, "postal_account.holder", &account.holder, HOLDER_MAX);
            self.short(at, "postal_account.authorisation", &account.authorisation, AUTHORISATION_MAX);
        }
    }

    /// Keys of the platform travel in what is sent there: never unencrypted beyond this machine.
    fn address(&mut self, at: &Range<usize>, field: &str, address: &str) {
        let local = |host: &str| {
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        };
        let fits = address.is_empty()
            || host_of(address).is_some_and(|host| address.starts_with("https://") || local(&host));
        self.must(at, fits, || value("office-file-https", field, address));
    }

    fn station(&mut self, item: &Spanned<StationDoc>) {
        let (doc, at) = (item.get_ref(), &item.span());
        self.body_code(at, "broker", &doc.broker);
        let own = StationId::parse(&doc.key).is_ok_and(|station| station.broker().as_str() == doc.broker);
        self.must(at, own, || value("office-file-station", "station", &doc.key));
        self.segregation(at, doc.segregation);
        self.within(at, "version", doc.version, 1, 2);
        if let Some(until) = doc.until {
            self.must(at, until >= doc.from, || early(("until", until), ("from", doc.from)));
        }
    }

    /// On no day does a code belong to two stations: the platform asks one of them.
    fn segregations(&mut self, stations: &[Spanned<StationDoc>]) {
        for (index, item) in stations.iter().enumerate() {
            let doc = item.get_ref();
            let end = |doc: &StationDoc| doc.until.unwrap_or(Date::MAX);
            let other = stations[..index].iter().map(Spanned::get_ref).find(|other| {
                other.segregation == doc.segregation && other.from <= end(doc) && doc.from <= end(other)
            });
            if let Some(other) = other {
                let taken = value("office-file-segregation-twice", "segregation", doc.segregation);
                self.wrong(&item.span(), taken.with("station", &other.key));
            }
        }
    }

    /// The app of a bank names the service alone: it must mean one kind of due.
    fn demands(&mut self, file: &OfficeFile) {
        let mut names = BTreeSet::new();
        for item in &file.due {
            let Some(wish) = &item.get_ref().spontaneous else { continue };
            let once = wish.demand.is_empty() || names.insert(&wish.demand);
            self.must(&item.span(), once, || twice("spontaneous.demand", &wish.demand));
        }
    }

    fn body_code(&mut self, at: &Range<usize>, field: &str, code: &str) {
        let right = BodyCode::parse(code).is_ok_and(|code| code.checks());
        self.must(at, right, || value("office-file-fiscal-code", field, code));
    }

    fn segregation(&mut self, at: &Range<usize>, code: i64) {
        let given = u8::try_from(code).is_ok_and(|code| Segregation::new(code).is_ok());
        self.must(at, given, || {
            value("office-file-range", "segregation", code).with("from", 0).with("to", 45)
        });
    }

    pub(super) fn short(&mut self, at: &Range<usize>, field: &str, text: &str, most: usize) {
        self.written(at, field, text);
        self.must(at, text.chars().count() <= most, || long(field, most));
    }
}
