//! JSON of the platform's FDR service for bodies, `fdr_organization.json` 1.2.4, base `/fdr-org/service/v1`.
//!
//! | call | read | written by the simulator |
//! |---|---|---|
//! | `GET /organizations/{body}/fdrs` | [`flows`] | [`write_flows`] |
//! | `GET …/fdrs/{id}/revisions/{revision}/psps/{psp}` | [`header`] | [`write_header`] |
//! | `GET …/payments` | [`payments`] | [`write_payments`] |
//!
//! Amounts are numbers in euro there; they are read from their digits in the text of the document.

mod wire;
mod write;

pub use write::{write_flows, write_header, write_payments};

use jiff::Timestamp;
use serde_json::value::RawValue;

use super::line::{iur, iuv, moved_on, payable};
use super::{Flow, FlowError, FlowId, Line, LineError, LineReason, PayStatus, Receiver, Sender, SenderKind};
use crate::Cents;

/// A page of a thousand records is a quarter of a megabyte.
pub const ANSWER_MAX_BYTES: usize = 16 << 20;
/// The most records that the service gives at once, and what is to be asked for.
pub const PAGE_SIZE_MAX: i64 = 1000;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// From one.
    pub number: i64,
    /// How many pages there are; zero for an empty list.
    pub pages: i64,
    /// How many records the service says that this page has.
    pub count: i64,
    pub items: Vec<T>,
}

/// A flow that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: FlowId,
    pub psp: String,
    pub revision: i64,
    /// The cursor of the puller.
    pub published: Timestamp,
    /// When the provider made it.
    pub date: Option<Timestamp>,
}

/// The list of flows. A record that cannot be read is a verdict, so that the others are fetched all the same.
pub fn flows(text: &str) -> Result<Page<Result<Listed, LineError>>, FlowError> {
    page(text, |record| {
        let record: wire::Listed = serde_json::from_str(record).map_err(|_| LineReason::Form)?;
        Ok(Listed {
            id: record.fdr.and_then(|id| FlowId::parse(&id).ok()).ok_or(LineReason::Flow)?,
            psp: record.psp.filter(|psp| !psp.is_empty()).ok_or(LineReason::Form)?,
            revision: record.revision.filter(|n| *n > 0).ok_or(LineReason::Index)?,
            published: record.published.and_then(|at| at.parse().ok()).ok_or(LineReason::Date)?,
            date: record.flow_date.and_then(|at| at.parse().ok()),
        })
    })
}

/// The header of one flow.
pub fn header(text: &str) -> Result<Flow, FlowError> {
    let answer: wire::Header = json(text)?;
    let missing = FlowError::Header;
    let sender = answer.sender.ok_or(missing("sender"))?;
    let receiver = answer.receiver.ok_or(missing("receiver"))?;
    let moment = |text: Option<String>| text.and_then(|at| at.parse::<Timestamp>().ok());
    let total = answer.sum.and_then(|digits| Cents::from_number(digits.get()).ok());
    let kind = match sender.kind.as_deref() {
        Some("LEGAL_PERSON") => SenderKind::Company,
        Some("ABI_CODE") => SenderKind::Abi,
        Some("BIC_CODE") => SenderKind::Bic,
        _ => return Err(missing("sender.type")),
    };
    let body = receiver.organization.filter(|body| !body.is_empty());
    Ok(Flow {
        id: answer.fdr.and_then(|id| FlowId::parse(&id).ok()).ok_or(missing("fdr"))?,
        psp: sender.psp.filter(|psp| !psp.is_empty()).ok_or(missing("sender.pspId"))?,
        revision: answer.revision.filter(|n| *n > 0).ok_or(missing("revision"))?,
        date: moment(answer.date).ok_or(missing("fdrDate"))?,
        published: moment(answer.published),
        regulation: answer.regulation.ok_or(missing("regulation"))?,
        regulation_date: moved_on(answer.regulation_date.as_deref())
            .map_err(|_| missing("regulationDate"))?,
        sender: Sender {
            kind,
            code: sender.id.ok_or(missing("sender.id"))?,
            name: sender.name,
            broker: sender.broker,
            channel: sender.channel,
        },
        receiver: Receiver {
            code: receiver.id.ok_or(missing("receiver.id"))?,
            body: body.ok_or(missing("receiver.organizationId"))?,
            name: receiver.name,
        },
        bic: answer.bic,
        declared_count: answer.count.filter(|n| *n >= 0).ok_or(missing("totPayments"))?,
        declared_total: total.ok_or(missing("sumPayments"))?,
    })
}

/// One page of the lines of a flow.
pub fn payments(text: &str) -> Result<Page<Result<Line, LineError>>, FlowError> {
    page(text, |record| {
        let record: wire::Payment = serde_json::from_str(record).map_err(|_| LineReason::Form)?;
        let transfer = record.id_transfer.and_then(|n| u8::try_from(n).ok());
        Ok(Line {
            index: record.index.filter(|n| *n > 0).ok_or(LineReason::Index)?,
            iuv: iuv(record.iuv.as_deref())?,
            iur: iur(record.iur.as_deref())?,
            id_transfer: Some(transfer.filter(|n| (1..=5).contains(n)).ok_or(LineReason::Transfer)?),
            amount: payable(record.pay.and_then(|digits| Cents::from_number(digits.get()).ok()))?,
            status: record.status.as_deref().and_then(PayStatus::of_name).ok_or(LineReason::Status)?,
            date: moved_on(record.date.as_deref())?,
        })
    })
}

fn page<T>(
    text: &str,
    read: impl Fn(&str) -> Result<T, LineReason>,
) -> Result<Page<Result<T, LineError>>, FlowError> {
    let answer: wire::Page<&RawValue> = json(text)?;
    let about = answer.metadata.ok_or(FlowError::Header("metadata"))?;
    let items = (1..)
        .zip(answer.data.unwrap_or_default())
        .map(|(index, record)| read(record.get()).map_err(|reason| LineError { index, line: None, reason }));
    let items: Vec<_> = items.collect();
    Ok(Page {
        number: about.number.ok_or(FlowError::Header("metadata.pageNumber"))?,
        pages: about.pages.ok_or(FlowError::Header("metadata.totPage"))?,
        count: answer.count.ok_or(FlowError::Header("count"))?,
        items,
    })
}

fn json<'a, T: serde::Deserialize<'a>>(text: &'a str) -> Result<T, FlowError> {
    if text.len() > ANSWER_MAX_BYTES {
        return Err(FlowError::Json);
    }
    serde_json::from_str(text).map_err(|_| FlowError::Json)
}
