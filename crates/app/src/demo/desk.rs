//! What the help desk has besides requests: articles that are read, a fortnight of shifts, appointments.

use calendar::DayTime;
use helpdesk::appoint::suspend::{self, New};
use helpdesk::appoint::{self, AppointError, Way, Wish};
use helpdesk::digital::LeadsDesk;
use helpdesk::knowledge::{self, Audience, Draft, Editor, KnowledgeError, Move};
use helpdesk::open::{self, Asked, ROOM};
use helpdesk::shifts::{self, Planned, Planner, ShiftError};
use helpdesk::ticket::{Channel, Kind};
use helpdesk::work::AtDesk;
use jiff::ToSpan;
use office::people::Someone;
use office::{Ctx, Office};
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

/// Title, text, key of the area.
const ARTICLES: [(&str, &str, &str); 3] = [
    (
        "Come entro con SPID o CIE",
        "Serve un'identità digitale attiva.\n\n- Scegli «Entra con SPID» o «Entra con CIE»\n- Conferma sul telefono\n- Se la pagina torna all'inizio, svuota la memoria del browser e riprova",
        "servizi-online",
    ),
    (
        "Dove trovo il certificato di residenza",
        "Lo scarichi dall'area personale, alla voce «Certificati». È gratuito e vale tre mesi.\n\nSe l'indirizzo è vecchio, scrivici: lo correggiamo in anagrafe.",
        "certificati",
    ),
    (
        "Quando si paga la TARI",
        "In due rate: la prima entro il 30 aprile, la seconda entro il 2 dicembre.\n\nL'avviso arriva per posta e si trova nell'area personale. Se non ti è arrivato, chiedilo da qui.",
        "tributi",
    ),
];

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

/// Who works when: login, beginning, end.
const SHIFTS: [(&str, i8, i8); 3] = [("m.sala", 8, 14), ("d.riva", 8, 14), ("e.fontana", 13, 20)];

pub async fn furnish(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let (here, now) = (office.clone(), begin.plus_s(-20 * 86_400));
    let write = move |tx: &mut Tx| articles(tx, &here, now);
    ctx.db.write(Lane::HOUSE, write).await.map_err(|e| format!("{e:?}"))?;
    let plan = move |tx: &mut Tx| fortnight(tx, &office, begin);
    ctx.db.write(Lane::of(body, shifts::LANE), plan).await.map_err(|e| format!("{e:?}"))?;
    let inner = ctx.clone();
    let meet = move |tx: &mut Tx| appointments(tx, &inner, body, begin);
    ctx.db.write(Lane::of(body, ROOM), meet).await.map_err(|e| format!("{e:?}"))
}

/// A call back and a visit ahead, and a week of last month in which nobody went out.
fn appointments(tx: &mut Tx, ctx: &Ctx, body: i64, begin: Moment) -> Result<(), AppointError> {
    let office = ctx.offices.at(tx, body)?.ok_or(AppointError::Unknown)?;
    let marta = AtDesk::named(&office, "m.sala");
    let lead = LeadsDesk { body, actor: AtDesk::named(&office, "e.fontana").actor };
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

fn articles(tx: &mut Tx, office: &Office, now: Moment) -> Result<(), KnowledgeError> {
    let writer = Editor { desk: AtDesk::named(office, "m.sala"), leads: false };
    let reader = Editor { desk: AtDesk::named(office, "e.fontana"), leads: true };
    for (title, text, area) in ARTICLES {
        let draft = Draft {
            kind: knowledge::Kind::Answer,
            area: office.areas.iter().find(|part| part.doc.key == area).map_or(0, |part| part.id),
            lang: Lang::It,
            audience: Audience::Public,
            title: title.into(),
            text: text.into(),
            owner: 0,
            review_on: office.date_of(now).saturating_add(1.year()),
        };
        let id = knowledge::save(tx, office, &writer, (None, 0), &draft, now)?;
        for (editor, what) in [(&writer, Move::Submit), (&reader, Move::Publish)] {
            let seen = knowledge::by_id(tx, office.id, id)?.map_or(0, |article| article.last);
            knowledge::become_state(tx, editor, (office.id, id, seen), what, now)?;
        }
    }
    Ok(())
}

/// From the Monday of the demonstration's week; its past days had their shifts too.
fn fortnight(tx: &mut Tx, office: &Office, begin: Moment) -> Result<(), ShiftError> {
    let planner = Planner(AtDesk::named(office, "e.fontana"));
    let today = office.date_of(begin);
    let monday = today.saturating_sub(i64::from(today.weekday().to_monday_zero_offset()).days());
    let before = begin.plus_s(-7 * 86_400);
    for day in 0..5_i64 {
        for (login, from, until) in SHIFTS {
            let planned = Planned {
                staff: AtDesk::named(office, login).staff,
                date: monday.saturating_add(day.days()),
                from: hour(from),
                until: hour(until),
                kind: shifts::Kind::Desk,
                weeks: 2,
            };
            shifts::add(tx, office, &planner, &planned, before)?;
        }
    }
    Ok(())
}

fn hour(hour: i8) -> DayTime {
    DayTime::from(jiff::civil::time(hour, 0, 0, 0))
}
