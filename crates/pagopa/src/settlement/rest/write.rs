//! The service's side, for the simulator and the tests.

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Listed, PAGE_SIZE_MAX, Page, wire};
use crate::Cents;
use crate::settlement::{Flow, Line, SenderKind};

pub fn write_flows(page: &Page<Listed>) -> String {
    paged(page, |flow| wire::Listed {
        fdr: Some(flow.id.to_string()),
        psp: Some(flow.psp.clone()),
        revision: Some(flow.revision),
        published: Some(flow.published.to_string()),
        flow_date: flow.date.map(|at| at.to_string()),
    })
}

pub fn write_header(flow: &Flow) -> String {
    let kind = match flow.sender.kind {
        SenderKind::Company => "LEGAL_PERSON",
        SenderKind::Abi => "ABI_CODE",
        SenderKind::Bic => "BIC_CODE",
    };
    text(&wire::Header {
        status: Some("PUBLISHED".to_owned()),
        revision: Some(flow.revision),
        fdr: Some(flow.id.to_string()),
        date: Some(flow.date.to_string()),
        published: flow.published.map(|at| at.to_string()),
        regulation: Some(flow.regulation.clone()),
        regulation_date: Some(flow.regulation_date.to_string()),
        bic: flow.bic.clone(),
        sender: Some(wire::Sender {
            kind: Some(kind.to_owned()),
            id: Some(flow.sender.code.clone()),
            psp: Some(flow.psp.clone()),
            name: flow.sender.name.clone(),
            broker: flow.sender.broker.clone(),
            channel: flow.sender.channel.clone(),
        }),
        receiver: Some(wire::Receiver {
            id: Some(flow.receiver.code.clone()),
            organization: Some(flow.receiver.body.clone()),
            name: flow.receiver.name.clone(),
        }),
        count: Some(flow.declared_count),
        sum: number(flow.declared_total),
    })
}

pub fn write_payments(page: &Page<Line>) -> String {
    paged(page, |line| wire::Payment {
        index: Some(line.index),
        iuv: Some(line.iuv.to_string()),
        iur: Some(line.iur.clone()),
        id_transfer: line.id_transfer.map(i64::from),
        pay: number(line.amount),
        status: Some(line.status.name().to_owned()),
        date: Some(format!("{}T00:00:00Z", line.date)),
    })
}

fn paged<T, W: Serialize>(page: &Page<T>, record: impl Fn(&T) -> W) -> String {
    text(&wire::Page {
        metadata: Some(wire::Metadata {
            size: Some(PAGE_SIZE_MAX),
            number: Some(page.number),
            pages: Some(page.pages),
        }),
        count: Some(page.count),
        data: Some(page.items.iter().map(record).collect()),
    })
}

/// `12.50` is a number of JSON as it stands.
fn number(amount: Cents) -> Option<Box<RawValue>> {
    RawValue::from_string(amount.to_message()).ok()
}

fn text(record: &impl Serialize) -> String {
    // these records have string keys and finite numbers only: nothing that JSON cannot say
    serde_json::to_string(record).unwrap_or_default()
}
