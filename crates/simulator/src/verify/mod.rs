//! Somebody scans a notice: what does the creditor ask for it?

use jiff::civil::Date;
use pagopa::soap::{QrCode, Request, Response, Verified};
use pagopa::{BodyCode, Cents, NoticeNumber};

use crate::kept::Answer;
use crate::{Node, Refusal};

/// What the payer is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub amount: Cents,
    pub due: Option<Date>,
    pub description: String,
    pub company: String,
    pub office: Option<String>,
    pub all_postal: bool,
    /// The creditor was silent, the archive answered.
    pub stand_in: bool,
}

impl Node {
    pub async fn verify(&self, body: &BodyCode, notice: &NoticeNumber) -> Result<Offer, Refusal> {
        let creditor = self.settings.creditor(body).ok_or(Refusal::Body)?;
        let qr = QrCode { body: body.clone(), notice: notice.clone() };
        let request = Request::Verify { sender: creditor.sender(), qr };
        let (answer, took) = self.ask(creditor, &request).await;
        let offer = answer.and_then(|response| match response {
            Response::Verify(Ok(verified)) => Ok(Offer::of(&verified)),
            other => Err(Refusal::Malformed(other.operation().name().to_owned())),
        });
        let said = offer.as_ref().map_or_else(Refusal::answer, |_| Answer::Ok);
        self.note(request.operation().name(), body, notice, said, took);
        match offer {
            Err(refusal) if refusal.is_silence() => match self.archived(body, notice) {
                Some(payment) => Ok(Offer::of_archive(&payment)),
                None => Err(refusal),
            },
            other => other,
        }
    }
}

impl Offer {
    pub(crate) fn of(verified: &Verified) -> Offer {
        Offer {
            amount: verified.amount.cents(),
            due: verified.due,
            description: verified.description.to_string(),
            company: verified.company.to_string(),
            office: verified.office.as_ref().map(ToString::to_string),
            all_postal: verified.all_postal,
            stand_in: false,
        }
    }

    fn of_archive(position: &crate::archive::Position) -> Offer {
        Offer {
            amount: position.payment.amount,
            due: position.due,
            description: position.payment.description.clone(),
            company: position.payment.company.clone(),
            office: position.payment.office.clone(),
            all_postal: false,
            stand_in: true,
        }
    }
}
