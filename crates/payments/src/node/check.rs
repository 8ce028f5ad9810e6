//! Is the question for us? In the order of the platform's list: body, broker, station, and the body of the notice.

use std::sync::Arc;

use jiff::civil::Date;
use office::docs::StationDoc;
use office::{Ctx, Office};
use pagopa::soap::{FaultCode, QrCode, Sender};

use super::Admitted;

/// Bodies of this fiscal code that collect and that the caller may ask about. A trial office may carry the code of
/// a real one, and is silent where that one is: its notices are nobody's, and a receipt must not end there.
pub(super) fn bodies(ctx: &Ctx, admitted: &Admitted, code: &str) -> Vec<Arc<Office>> {
    let mut bodies = ctx.offices.all();
    bodies.retain(|office| office.fiscal_code() == Some(code));
    if bodies.iter().any(|office| !office.scratch) {
        bodies.retain(|office| !office.scratch);
    }
    bodies.retain(|office| admitted.reach(office.id));
    bodies
}

/// Which links between body and station count.
#[derive(Clone, Copy)]
pub(super) enum Links {
    /// Those that stand on this day: for notices.
    Standing(Date),
    /// Those that have ended too: receipts still come over them (payments reference, 2).
    All,
}

impl Links {
    fn count(self, link: &StationDoc) -> bool {
        match self {
            Links::Standing(date) => link.stands(date),
            Links::All => true,
        }
    }
}

/// The body that is addressed, or why the question is not for us.
pub(super) fn addressed(
    (ctx, admitted): (&Ctx, &Admitted),
    sender: &Sender,
    links: impl Fn(&Office) -> Links,
) -> Result<Arc<Office>, FaultCode> {
    let bodies = bodies(ctx, admitted, sender.body.as_str());
    if bodies.is_empty() {
        return Err(FaultCode::UnknownBody);
    }
    // The broker of a link that has ended was the body's: then it is the station that serves it no more.
    let known =
        |office: &Arc<Office>| office.stations.iter().any(|link| link.doc.broker == sender.broker.as_str());
    let bodies: Vec<_> = bodies.into_iter().filter(known).collect();
    if bodies.is_empty() {
        return Err(FaultCode::UnknownBroker);
    }
    let serves = |office: &Arc<Office>| {
        let links = links(office);
        office.stations.iter().any(|link| {
            let doc = &link.doc;
            doc.key == sender.station.as_str() && doc.broker == sender.broker.as_str() && links.count(doc)
        })
    };
    bodies.into_iter().find(serves).ok_or(FaultCode::UnknownStation)
}

/// Checks one to five of a question about a notice.
pub(super) fn about_a_notice(
    door: (&Ctx, &Admitted),
    sender: &Sender,
    qr: &QrCode,
    now: platform::Moment,
) -> Result<Arc<Office>, FaultCode> {
    let office = addressed(door, sender, |office| Links::Standing(office.date_of(now)))?;
    if qr.body.as_str() != sender.body.as_str() {
        return Err(FaultCode::UnknownBody);
    }
    Ok(office)
}
