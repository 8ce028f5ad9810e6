//! Everything on one page, the latest first.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use pagopa::{BodyCode, NoticeNumber};
use platform::Moment;
use platform::i18n::Tr;
use platform::web::html;
use serde::Deserialize;

use crate::Node;
use crate::checkout::{euro, language};
use crate::kept::{KeptFlow, KeptJournal, Payment, Question};
use crate::psp::Provider;

/// More than fits a screen helps nobody.
const ROWS_MAX: usize = 50;

#[derive(Template)]
#[template(path = "console/page.html")]
struct Console {
    tr: Tr,
    /// What the last press did.
    said: Option<String>,
    /// A notice that was just asked for: its body and its number stand in the form.
    body: Option<BodyCode>,
    notice: Option<NoticeNumber>,
    bodies: Vec<BodyCode>,
    payments: Vec<Payment>,
    questions: Vec<Question>,
    flows: Vec<KeptFlow>,
    /// With their places in the whole list.
    journals: Vec<(usize, KeptJournal)>,
    unsettled: usize,
    archived: usize,
    node: Arc<Node>,
}

#[derive(Deserialize)]
pub struct Said {
    said: Option<String>,
    body: Option<String>,
    notice: Option<String>,
}

pub async fn show(State(node): State<Arc<Node>>, Query(said): Query<Said>, headers: HeaderMap) -> Response {
    fn latest<T: Clone>(all: &[T]) -> Vec<T> {
        all.iter().rev().take(ROWS_MAX).cloned().collect()
    }
    let page = node.read(|kept| Console {
        tr: language(&headers),
        said: said.said.filter(|key| key.starts_with("simulator-said-")),
        body: said.body.and_then(|code| BodyCode::parse(&code).ok()),
        notice: said.notice.and_then(|digits| NoticeNumber::parse(&digits).ok()),
        bodies: node.settings.creditors.iter().map(|creditor| creditor.body.clone()).collect(),
        payments: latest(&kept.payments),
        questions: latest(&kept.questions),
        flows: latest(&kept.flows),
        journals: kept.journals.iter().cloned().enumerate().rev().take(ROWS_MAX).collect(),
        unsettled: kept.payments.iter().filter(|payment| !payment.settled && !payment.failed).count(),
        archived: kept.archive.len(),
        node: node.clone(),
    });
    html(&page)
}

impl Console {
    fn hour(&self, at: &Moment) -> String {
        at.zoned(&self.node.settings.zone).strftime("%d/%m %H:%M:%S").to_string()
    }

    fn provider(&self, place: &usize) -> &'static str {
        Provider::of(*place).name
    }
}
