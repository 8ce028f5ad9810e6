//! Somebody asks, in the app of a bank, to pay what no notice was written for (`paDemandPaymentNotice`): the creditor
//! makes a notice of it, which is then paid as any other.

use pagopa::soap::{Request, Response, Text};
use pagopa::{BodyCode, NoticeNumber};

use crate::kept::Answer;
use crate::{Node, Offer, Refusal};

/// Under which number the node's book has a question that is not about a notice yet.
const NOBODYS: &str = "000000000000000000";

/// What somebody filled in: the service that he chose, and its texts by their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    pub body: BodyCode,
    /// `idServizio`, five characters.
    pub service: String,
    /// `idSoggettoServizio`, five characters.
    pub subject: String,
    pub fields: Vec<(String, String)>,
}

/// Why a demand never left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DemandError {
    /// Not five characters.
    Service,
    /// A name that no element of XML may have.
    Field(String),
    Refused(Refusal),
}

impl Node {
    /// The notice that the creditor made, and what it asks for it.
    pub async fn demand(&self, wish: &Demand) -> Result<(NoticeNumber, Offer), DemandError> {
        let unknown = || DemandError::Refused(Refusal::Body);
        let creditor = self.settings.creditor(&wish.body).ok_or_else(unknown)?;
        let request = Request::Demand {
            sender: creditor.sender(),
            service: Text::parse(&wish.service).map_err(|_| DemandError::Service)?,
            subject: Text::parse(&wish.subject).map_err(|_| DemandError::Service)?,
            content: content(&wish.fields)?,
        };
        let (answer, took) = self.ask(creditor, &request).await;
        let made = answer.and_then(|response| match response {
            Response::Demand(Ok(made)) if made.qr.body == wish.body => {
                Ok((made.qr.notice, Offer::of(&made.verified)))
            }
            other => Err(Refusal::Malformed(other.operation().name().to_owned())),
        });
        let said = made.as_ref().map_or_else(Refusal::answer, |_| Answer::Ok);
        let about = made.as_ref().ok().map(|(notice, _)| notice.clone());
        if let Some(notice) = about.or_else(|| NoticeNumber::parse(NOBODYS).ok()) {
            self.note(request.operation().name(), &wish.body, &notice, said, took);
        }
        made.map_err(DemandError::Refused)
    }
}

/// The record as each service's own schema has it: one element for each text.
fn content(fields: &[(String, String)]) -> Result<Vec<u8>, DemandError> {
    let mut xml = "<datiSpecificiServizio>".to_owned();
    for (name, text) in fields {
        let first = name.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        if !first || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(DemandError::Field(name.clone()));
        }
        let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        xml += &format!("<{name}>{text}</{name}>");
    }
    Ok((xml + "</datiSpecificiServizio>").into_bytes())
}
