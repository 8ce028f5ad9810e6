//! Receipts on their way.

use std::time::Duration;

use pagopa::soap::{Receipt, Request};
use platform::Moment;

use super::receipt;
use crate::kept::{Answer, Payment};
use crate::settings::Version;
use crate::{Node, Refusal};

/// Then the node gives up, and the flow will tell; how often the real one tries is not public.
pub const ATTEMPTS_MAX: u32 = 10;

impl Node {
    /// Sends what is due by now; how many receipts were sent. To be called again and again.
    pub async fn deliver_due(&self) -> usize {
        let now = self.clock.now();
        let due = self.change(|kept| {
            let mut due = Vec::new();
            let payments = &mut kept.payments;
            kept.waiting.retain(|place| payments[*place].deliveries.iter().any(|it| it.next.is_some()));
            for waiting in &kept.waiting {
                let payment = &mut payments[*waiting];
                for place in 0..payment.deliveries.len() {
                    let delivery = &mut payment.deliveries[place];
                    if delivery.next.is_some_and(|next| next <= now) {
                        // claimed before it is sent, so that nobody else sends it meanwhile
                        delivery.next = self.next_attempt(delivery.attempts.len(), now);
                        due.push((payment.clone(), place));
                    }
                }
            }
            due
        });
        for (payment, place) in &due {
            self.send(payment, *place).await;
        }
        due.len()
    }

    /// The same receipt once more to everybody who was to have it; nothing where nobody knows the token.
    pub async fn resend(&self, token: &str) -> Option<Vec<Answer>> {
        let payment = self.payment(token)?;
        let mut answers = Vec::new();
        for place in 0..payment.deliveries.len() {
            answers.push(self.send(&payment, place).await);
        }
        Some(answers)
    }

    /// The receipt in the form that the issuer's station speaks.
    pub fn receipt(&self, token: &str) -> Option<Receipt> {
        let payment = self.payment(token)?;
        let version = self.settings.creditor(&payment.body).map_or(Version::Second, |it| it.version);
        receipt(&payment, version, &self.settings.zone)
    }

    async fn send(&self, payment: &Payment, place: usize) -> Answer {
        let delivery = &payment.deliveries[place];
        let (answer, took, operation) = self.sent(payment, place).await;
        let settled = !matches!(&answer, Err(refusal) if !matches!(refusal, Refusal::Refused(_)));
        let word = answer.as_ref().map_or_else(Refusal::answer, |()| Answer::Ok);
        self.note(operation, &delivery.to, &payment.notice, word.clone(), took);
        let now = self.clock.now();
        self.change(|kept| {
            let Some(payment) = kept.payment(&payment.token) else { return };
            let delivery = &mut payment.deliveries[place];
            delivery.attempts.push((now, word.clone()));
            if settled {
                delivery.next = None;
            }
        });
        word
    }

    async fn sent(&self, payment: &Payment, place: usize) -> (Result<(), Refusal>, Duration, &'static str) {
        let delivery = &payment.deliveries[place];
        let made = receipt(payment, delivery.version, &self.settings.zone);
        let (Some(creditor), Some(receipt)) = (self.settings.creditor(&delivery.to), made) else {
            return (Err(Refusal::Body), Duration::ZERO, "paSendRT");
        };
        let request = Request::SendReceipt { sender: creditor.sender(), receipt: Box::new(receipt) };
        let (answer, took) = self.ask(creditor, &request).await;
        (answer.map(|_| ()), took, request.operation().name())
    }

    /// After so many attempts before this one: slot · (2^k − 1), by the guide.
    fn next_attempt(&self, attempts: usize, now: Moment) -> Option<Moment> {
        let k = u32::try_from(attempts).ok()?.checked_add(1).filter(|k| *k < ATTEMPTS_MAX)?;
        let slots = 2_i64.checked_pow(k)? - 1;
        Some(now.plus_s(self.settings.retry_slot_seconds.saturating_mul(slots)))
    }
}
