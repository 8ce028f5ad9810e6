//! What is left to do before a body collects through the platform, read from what there is.

use office::Office;
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::{sql, values};

use super::{Product, Trial, accepted, keys, last_runs};

/// A step and what shows that it is done; `word` is the last part of its text's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub word: &'static str,
    pub done: bool,
    pub evidence: String,
}

/// All steps in their order.
pub fn steps(tx: &mut Tx, office: &Office, now: Moment) -> Result<Vec<Step>, StoreError> {
    let body = office.id;
    let step = |word, done, evidence: String| Step { word, done, evidence };
    let creditor = office.body.creditor.as_ref();
    let standing: Vec<&str> = office
        .stations
        .iter()
        .filter(|station| station.doc.stands(office.date_of(now)))
        .map(|station| station.doc.key.as_str())
        .collect();
    let held = keys::held(tx, body)?;
    // A product whose address the body knows is called.
    let address = |product: Product| {
        creditor.map(|creditor| match product {
            Product::Positions => &creditor.archive,
            Product::Flows => &creditor.flows,
            Product::Receipts => &creditor.receipts,
            Product::Checkout => &creditor.checkout,
        })
    };
    let asked = |product: Product| address(product).is_some_and(|address| !address.is_empty());
    let works = |product: Product| held.iter().any(|key| key.product == product && key.refused_at.is_none());
    let wanted: Vec<Product> = Product::ALL.into_iter().filter(|product| asked(*product)).collect();
    let have = wanted.iter().filter(|product| works(**product)).count();
    let certificates = accepted(tx, Some(body))?;
    let certificate = certificates.iter().find(|each| each.stands(now));
    let runs = last_runs(tx, body)?;
    let passed = runs.iter().filter(|run| run.passed).count();
    let first = tx.row(
        sql!("SELECT paid_at FROM receipt WHERE body = ?1 AND paid_at > 0 ORDER BY paid_at LIMIT 1"),
        values![body],
    )?;
    let first: Option<i64> = first.map(|row| row.get(0)).transpose()?;
    let day = |at: Moment| office.date_of(at).strftime("%d/%m/%Y").to_string();
    Ok(vec![
        step("creditor", creditor.is_some(), creditor.map_or_else(String::new, |c| c.fiscal_code.clone())),
        step("station", !standing.is_empty(), standing.join(", ")),
        step("dues", !office.dues.is_empty(), office.dues.len().to_string()),
        step("keys", have == wanted.len() && !wanted.is_empty(), format!("{have}/{}", wanted.len())),
        step(
            "certificate",
            certificate.is_some(),
            certificate.map_or_else(String::new, |each| day(each.ends_at)),
        ),
        step("tests", passed == Trial::ALL.len(), format!("{passed}/{}", Trial::ALL.len())),
        step("receipt", first.is_some(), first.map_or_else(String::new, |at| day(Moment(at)))),
    ])
}
