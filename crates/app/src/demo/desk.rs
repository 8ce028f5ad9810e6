//! What the help desk has besides requests: articles that are read, a fortnight of shifts, a defect, a customer
//! to come.

use calendar::DayTime;
use helpdesk::defects::{self, DefectError, NewDefect};
use helpdesk::knowledge::{self, Audience, Draft, Editor, KnowledgeError, Move};
use helpdesk::list;
use helpdesk::service_life::{self, Advance, ServiceError, Stage};
use helpdesk::shifts::{self, Planned, ShiftError};
use helpdesk::ticket::Level;
use helpdesk::work::{AtDesk, Lead};
use jiff::ToSpan;
use office::lanes::HELPDESK;
use office::{Ctx, Office};
use platform::i18n::Lang;
use platform::{Lane, Moment, Tx};

use super::appointments;

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

/// Who asked to be served.
const NEWCOMER: &str = "comunita-colli";

/// Who works when: login, beginning, end.
const SHIFTS: [(&str, i8, i8); 3] = [("m.sala", 8, 14), ("d.riva", 8, 14), ("e.fontana", 13, 20)];

pub async fn furnish(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let (here, now) = (office.clone(), begin.plus_s(-20 * 86_400));
    let write = move |tx: &mut Tx| articles(tx, &here, now);
    ctx.db.write(Lane::HOUSE, write).await.map_err(|e| format!("{e:?}"))?;
    let here = office.clone();
    let plan = move |tx: &mut Tx| fortnight(tx, &here, begin);
    ctx.db.write(Lane::of(body, office::lanes::SHIFTS), plan).await.map_err(|e| format!("{e:?}"))?;
    let here = office.clone();
    let defect = move |tx: &mut Tx| defect(tx, &here, begin);
    ctx.db.write(Lane::of(body, HELPDESK), defect).await.map_err(|e| format!("{e:?}"))?;
    let begins = move |tx: &mut Tx| newcomer(tx, &office, begin);
    ctx.db.write(Lane::of(body, HELPDESK), begins).await.map_err(|e| format!("{e:?}"))?;
    appointments::furnish(ctx, body, begin).await
}

/// Behind what was handed on and is still open.
fn defect(tx: &mut Tx, office: &Office, begin: Moment) -> Result<(), DefectError> {
    let davide = AtDesk::named(office, "d.riva");
    let open = list::lines(tx, office.id, &list::Filter::default())?;
    let mut behind = open.iter().filter(|line| line.ticket.level != Level::First);
    let Some(first) = behind.next() else { return Ok(()) };
    let new = NewDefect {
        title: "Dopo l'accesso la pagina torna all'inizio".into(),
        text: "Riprodotto con due browser: dopo la conferma dell'identità la sessione va persa.".into(),
        supplier: office.suppliers.first().map_or(0, |part| part.id),
        reference: String::new(),
        tell: false,
    };
    let seen = (first.ticket.id, first.ticket.version);
    let id = defects::open(tx, office, &davide, seen, &new, begin.plus_s(-86_400))?;
    for other in behind {
        defects::link(tx, &davide, (id, other.ticket.id), begin.plus_s(-80_000))?;
    }
    let said = (
        defects::State::BeingFixed,
        "DN-20417",
        "",
        "Riprodotto anche da noi, correzione prevista nella 7.2.",
    );
    defects::become_state(tx, office, &davide, (id, 0), said, begin.plus_s(-3_600))
}

/// A community that asked to be served: taken in charge at once, and its offer is late.
fn newcomer(tx: &mut Tx, office: &Office, begin: Moment) -> Result<(), ServiceError> {
    let days = |days: i64| begin.plus_s(-days * 86_400);
    let lead = Lead::named(office, "e.fontana");
    let customer = office.customers.iter().find(|part| part.doc.key == NEWCOMER).map_or(0, |part| part.id);
    let course = service_life::request(tx, office, &lead, customer, days(41), days(40))?;
    let stage = (course, Stage::InCharge);
    service_life::advance(tx, office, &lead, stage, &Advance::default(), days(36))
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
    let planner = Lead::named(office, "e.fontana");
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
