//! The page of a body's standing with the platform.

use axum::extract::State;
use axum::response::Response;
use office::docs::CreditorDoc;
use office::{Ctx, Here, Office, rights};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Page, Routes, html};

use super::rows::{
    CertificateRow, KeyRow, StationRow, TrialRow, certificate_row, key_row, station_row, trial_row,
};
use super::{JoiningError, Product, Step, Trial, accepted, act, keys, last_runs, steps};
use crate::proof::{Joining, May};

pub fn routes() -> Routes<Ctx> {
    let setup = Access::Right(rights::PAYMENT_SETUP);
    Routes::new()
        .get("/{body}/payments/joining", setup, show)
        .post("/{body}/payments/joining/keys", setup, act::put_key)
        .post("/{body}/payments/joining/keys/remove", setup, act::remove_key)
        .post("/{body}/payments/joining/certificates", setup, act::add_certificate)
        .post("/{body}/payments/joining/certificates/remove", setup, act::remove_certificate)
}

/// What was sent and refused; a key is never shown again, not even to who has just typed it.
pub(super) enum Typed {
    Key { product: Product, slot: i64 },
    Certificate(String),
}

#[derive(askama::Template)]
#[template(path = "joining/joining.html")]
struct JoiningPage<'a> {
    page: Page,
    creditor: Option<&'a CreditorDoc>,
    stations: Vec<StationRow<'a>>,
    steps: Vec<Step>,
    keys: Vec<KeyRow>,
    certificates: Vec<CertificateRow>,
    trials: Vec<TrialRow>,
    wrong: Option<(String, Typed)>,
    command: String,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    May::<Joining>::prove(&caller, &office)?;
    render(&ctx, &office, page, now, None).await
}

pub(super) async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    wrong: Option<(JoiningError, Typed)>,
) -> Result<Response, Failed> {
    let (body, offices) = (office.id, ctx.offices.clone());
    let read = move |tx: &mut Tx| {
        let office = offices.at(tx, body)?.ok_or_else(|| StoreError::Shape("no such body".into()))?;
        let (held, accepted) = (keys::held(tx, body)?, accepted(tx, Some(body))?);
        Ok::<_, StoreError>((steps(tx, &office, now)?, held, accepted, last_runs(tx, body)?))
    };
    let (steps, held, accepted, runs) = ctx.db.read(read).await?;
    let today = office.date_of(now);
    let wrong = wrong.map(|(error, typed)| (Failed::from(error).sentence.say(page.tr), typed));
    let shown = JoiningPage {
        creditor: office.body.creditor.as_ref(),
        stations: office.stations.iter().map(|part| station_row(&page, &part.doc, today)).collect(),
        steps,
        keys: Product::ALL.into_iter().map(|product| key_row(office, &page, product, &held)).collect(),
        certificates: accepted.iter().map(|each| certificate_row(office, &page, each, now)).collect(),
        trials: Trial::ALL.into_iter().map(|trial| trial_row(office, &page, trial, &runs)).collect(),
        wrong,
        command: command(&ctx.public_address, office),
        page,
    };
    Ok(html(&shown))
}

impl JoiningPage<'_> {
    /// What is wrong with the key that was typed, and for which product and place.
    fn key_wrong(&self) -> Option<(&str, Product, i64)> {
        match &self.wrong {
            Some((said, Typed::Key { product, slot })) => Some((said, *product, *slot)),
            _ => None,
        }
    }

    fn is_typed(&self, product: &Product) -> bool {
        self.key_wrong().is_some_and(|(_, typed, _)| typed == *product)
    }

    /// What is wrong with the certificate, and its text.
    fn certificate_wrong(&self) -> Option<(&str, &str)> {
        match &self.wrong {
            Some((said, Typed::Certificate(pem))) => Some((said, pem)),
            _ => None,
        }
    }
}

/// How the checks are run: from where the platform would call, with notices that may be paid. So no button runs
/// them; what is known of the command stands in it, dots for the rest.
fn command(public_address: &str, office: &Office) -> String {
    let creditor = office.body.creditor.as_ref();
    let code = creditor.map_or("…", |creditor| creditor.fiscal_code.as_str());
    let notice = creditor.map_or_else(|| "3…".into(), |creditor| format!("3{:02}…", creditor.segregation));
    let record = format!("{public_address}/api/v1/{}/payments/tests", office.body.key);
    [
        "SPORTELLO_API_TOKEN=… sportello node-simulator check".to_owned(),
        format!("--creditor https://…/pagopa/node --body {code}"),
        format!("--notice {notice} --expired {notice} --cancelled {notice}"),
        format!("--record {record}"),
    ]
    .join(" \\\n  ")
}
