//! A call back and a visit ahead, and a week of last month in which nobody went out.

use helpdesk::appoint::suspend::{self, New};
use helpdesk::appoint::{self, AppointError, Way, Wish};
use helpdesk::open::{self, Asked};
use helpdesk::ticket::{Channel, Kind};
use helpdesk::work::{AtDesk, Lead};
use office::Ctx;
use office::lanes::HELPDESK;
use office::people::Someone;
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

/// How the desk meets who asked, subject, text.
const MEETINGS: [(Way, &str, &str); 2] = [
    (
        Way::Callback,
        "Collegamento VPN che cade",
        "Da casa il collegamento cade ogni dieci minuti. Preferisce essere richiamato.",
    ),
    (
        Way::OnSite,
        "Lo scanner del protocollo non si accende",
        "Provato con un'altra presa: nessuna luce. Serve qualcuno sul posto.",
    ),
];

pub async fn furnish(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let inner = ctx.clone();
    let meet = move |tx: &mut Tx| appointments(tx, &inner, body, begin);
    ctx.db.write(Lane::of(body, HELPDESK), meet).await.map_err(|e| format!("{e:?}"))
}

fn appointments(tx: &mut Tx, ctx: &Ctx, body: i64, begin: Moment) -> Result<(), AppointError> {
    let office = ctx.offices.at(tx, body)?.ok_or(AppointError::Unknown)?;
    let marta = AtDesk::named(&office, "m.sala");
    let lead = Lead::named(&office, "e.fontana");
    let (from, until) = (begin.plus_s(-28 * 86_400), begin.plus_s(-21 * 86_400));
    let snow = New { from, until, reason: "Allerta neve: strade chiuse verso le frazioni".into() };
    suspend::make(tx, &lead, &snow, from).map_err(|error| StoreError::Shape(format!("{error:?}")))?;
    for (way, subject, text) in MEETINGS {
        let asked = Asked {
            body,
            kind: Kind::Fault,
            area: office.areas.iter().find(|part| part.doc.key == "postazioni").map_or(0, |part| part.id),
            subject: subject.into(),
            text: text.into(),
            channel: Channel::Phone,
            requester: Someone {
                given_name: identity::PersonName::parse("Stefano").ok(),
                family_name: identity::PersonName::parse("Villa").ok(),
                email: identity::Email::parse("s.villa@unionevalli.example").ok(),
                phone: identity::Phone::parse("333 1234567").ok(),
                fiscal_code: None,
            },
            beneficiary: None,
            customer: None,
            urgency: None,
            impact: None,
            origin: begin.plus_s(-1_800),
            lang: Lang::It,
            key: None,
            actor: marta.actor.clone(),
        };
        let opened = open::open(tx, ctx, &asked, begin.plus_s(-1_800));
        let mut ticket = opened.map_err(|error| StoreError::Shape(format!("{error:?}")))?.ticket;
        let service = appoint::service_of(&office, ticket.area, way).ok_or(AppointError::NoAgenda)?;
        let offering = service.doc.offering.first().ok_or(AppointError::NoAgenda)?;
        let after = begin.plus_s(5_400);
        let free = agenda::availability::next_free(tx, &office, service, offering, after, begin, 1)?;
        let start = free.first().copied().ok_or(AppointError::NoAgenda)?;
        let wish = Wish { way, start, phone: String::new(), topic: subject.into(), chosen: true };
        appoint::book(tx, ctx, &office, &mut ticket, &marta, &wish, begin)?;
    }
    Ok(())
}
