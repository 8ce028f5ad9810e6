//! A payment: the creditor's offer, a token, receipts on their way.
//!
//! A second payment of one notice is possible as at the real node, where the outcome of a provider may come after
//! its token has ended and somebody else has paid: two receipts with different ids.

mod offer;

use pagopa::soap::{Amount, Asked, QrCode, Request, Response, Text};
use pagopa::{BodyCode, Cents, NoticeNumber};
use platform::Moment;

use crate::kept::{Answer, Delivery, Offered, Payment};
use crate::psp::PROVIDERS;
use crate::settings::{Creditor, Version};
use crate::{Node, Refusal, chance};

/// How long a provider that reports late lets everybody wait.
pub const LATE_SECONDS: i64 = 10 * 60;

/// What a payer wants to pay, and what is to become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub body: BodyCode,
    pub notice: NoticeNumber,
    /// The amount that the payer saw; another one is not paid.
    pub amount: Option<Cents>,
    /// The id of the cart.
    pub note: Option<String>,
    /// Place in the list of providers; drawn when nobody says.
    pub psp: Option<usize>,
    pub course: Course,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// The receipt leaves at once.
    Paid,
    /// The receipt leaves after [`LATE_SECONDS`].
    Late,
    /// The money moves and no receipt ever leaves: only the flow will tell.
    Lost,
    /// The provider reports failure: a receipt with outcome KO, and no money.
    Failed,
}

/// A payment that the creditor agreed to.
struct Active {
    wish: Wish,
    offered: Offered,
    stand_in: bool,
}

impl Wish {
    pub fn new(body: BodyCode, notice: NoticeNumber) -> Wish {
        Wish { body, notice, amount: None, note: None, psp: None, course: Course::Paid }
    }
}

impl Node {
    /// The token of the payment.
    pub async fn pay(&self, wish: Wish) -> Result<String, Refusal> {
        let active = self.activate(wish).await?;
        let token = self.take(active);
        self.deliver_due().await;
        Ok(token)
    }

    /// All or none: each creditor is asked by itself, and when one refuses nobody is paid.
    pub async fn pay_all(&self, wishes: Vec<Wish>) -> Result<Vec<String>, Refusal> {
        let mut active = Vec::new();
        for wish in wishes {
            active.push(self.activate(wish).await?);
        }
        let tokens = active.into_iter().map(|active| self.take(active)).collect();
        self.deliver_due().await;
        Ok(tokens)
    }

    /// What the creditor offers now, or the archive in its place; a read for both.
    async fn activate(&self, wish: Wish) -> Result<Active, Refusal> {
        let creditor = self.settings.creditor(&wish.body).ok_or(Refusal::Body)?;
        let (offered, stand_in) = match self.offer(creditor, &wish).await {
            Err(refusal) if refusal.is_silence() => {
                let position = self.archived(&wish.body, &wish.notice).ok_or(refusal)?;
                (position.payment, true)
            }
            other => (other?, false),
        };
        if wish.amount.is_some_and(|seen| seen != offered.amount) {
            return Err(Refusal::Changed);
        }
        Ok(Active { wish, offered, stand_in })
    }

    /// The money is taken: the payment has a token, its receipts are on their way.
    fn take(&self, active: Active) -> String {
        let Active { wish, offered, stand_in } = active;
        let now = self.clock.now();
        let first = match wish.course {
            Course::Paid | Course::Failed => Some(now),
            Course::Late => Some(now.plus_s(LATE_SECONDS)),
            Course::Lost => None,
        };
        let deliveries = first.map(|at| self.deliveries(&wish.body, &offered, at)).unwrap_or_default();
        self.change(|kept| {
            let place = kept.place();
            let token = chance::token(self.settings.seed, place);
            if stand_in {
                kept.close_archived(&wish.body, &wish.notice);
            }
            kept.paid(Payment {
                token: token.clone(),
                body: wish.body,
                notice: wish.notice,
                offered,
                psp: wish.psp.unwrap_or_else(|| chance::one_of(self.settings.seed, place, PROVIDERS.len())),
                note: wish.note,
                paid_at: now,
                stand_in,
                failed: wish.course == Course::Failed,
                deliveries,
                settled: false,
            });
            token
        })
    }

    /// Another receipt for a notice that was paid, by another provider, without asking the creditor again.
    pub async fn pay_again(&self, token: &str) -> Option<String> {
        let again = self.payment(token)?;
        let now = self.clock.now();
        let deliveries = self.deliveries(&again.body, &again.offered, now);
        let fresh = self.change(|kept| {
            let fresh = chance::token(self.settings.seed, kept.place());
            kept.paid(Payment {
                token: fresh.clone(),
                psp: (again.psp + 1) % PROVIDERS.len(),
                paid_at: now,
                deliveries,
                settled: false,
                failed: false,
                stand_in: false,
                ..again
            });
            fresh
        });
        self.deliver_due().await;
        Some(fresh)
    }

    async fn offer(&self, creditor: &Creditor, wish: &Wish) -> Result<Offered, Refusal> {
        let qr = QrCode { body: wish.body.clone(), notice: wish.notice.clone() };
        let asked = Asked {
            sender: creditor.sender(),
            qr,
            amount: wish.amount.and_then(|amount| Amount::new(amount).ok()),
            note: wish.note.as_deref().and_then(Text::cut),
            transfer_type: None,
            due: None,
        };
        let request = match creditor.version {
            Version::First => Request::Get(asked),
            Version::Second => Request::GetV2(asked),
        };
        let (answer, took) = self.ask(creditor, &request).await;
        let offered = answer.and_then(|response| match &response {
            Response::Get(Ok(payment)) => Ok(offer::of_first(payment)),
            Response::GetV2(Ok(payment)) => Ok(offer::of_second(payment)),
            other => Err(Refusal::Malformed(other.operation().name().to_owned())),
        });
        let said = offered.as_ref().map_or_else(Refusal::answer, |_| Answer::Ok);
        self.note(request.operation().name(), &wish.body, &wish.notice, said, took);
        offered
    }

    /// One receipt for the issuer, and one for each other body of the transfers that wants them.
    fn deliveries(&self, issuer: &BodyCode, offered: &Offered, at: Moment) -> Vec<Delivery> {
        let mut deliveries: Vec<Delivery> = Vec::new();
        let bodies = std::iter::once(issuer).chain(offered.parts.iter().map(|part| &part.body));
        for creditor in bodies.filter_map(|body| self.settings.creditor(body)) {
            let wanted = creditor.body == *issuer || creditor.broadcast;
            if wanted && deliveries.iter().all(|other| other.to != creditor.body) {
                deliveries.push(Delivery {
                    to: creditor.body.clone(),
                    version: creditor.version,
                    attempts: Vec::new(),
                    next: Some(at),
                });
            }
        }
        deliveries
    }
}
