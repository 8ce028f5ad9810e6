//! On which terms somebody is served: customer, contract, and what it promises.

use office::docs::Metric;
use office::{Office, Part};
use platform::Moment;

use crate::ticket::Terms;

/// The customer whose address or domain this is; 0 for citizens and strangers.
pub fn customer_of(office: &Office, mail: &str) -> i64 {
    let mail = mail.to_lowercase();
    let knows = |known: &String| match known.strip_prefix('@') {
        Some(domain) => mail.rsplit_once('@').is_some_and(|(_, of)| of == domain.to_lowercase()),
        None => mail == known.to_lowercase(),
    };
    let found = office.customers.iter().find(|part| part.doc.mails.iter().any(knows));
    found.map_or(0, |part| part.id)
}

/// The contract of a customer that is in force on the day; for others the one without a customer.
pub fn contract_of(office: &Office, customer: i64, now: Moment) -> Option<&Part<office::docs::ContractDoc>> {
    let key = office::by_id(&office.customers, customer).map_or("", |part| part.doc.key.as_str());
    let day = office.date_of(now);
    let fits = |part: &&Part<office::docs::ContractDoc>| part.doc.customer == key && part.doc.in_force(day);
    office.contracts.iter().find(fits)
}

/// What a contract promises at a severity.
pub fn terms(office: &Office, contract: Option<&Part<office::docs::ContractDoc>>, severity: i64) -> Terms {
    let Some(contract) = contract else { return Terms { severity, ..Terms::default() } };
    let part = |key: &str| office.hours.iter().find(|part| part.doc.key == key).map_or(0, |part| part.id);
    let promised = |metric: &Metric| Some((*metric, contract.doc.target_s(*metric, severity)?));
    Terms {
        contract: contract.id,
        severity,
        hours: part(&contract.doc.hours),
        hours_on_site: part(&contract.doc.hours_on_site),
        targets: Metric::ALL.iter().filter_map(promised).collect(),
        supplier_pauses: contract.doc.supplier_pauses,
    }
}
