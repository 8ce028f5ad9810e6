//! A month of requests before the demonstration begins, made by the same rules as all others.

use helpdesk::answer::{self, Said};
use helpdesk::faces::{self, Face};
use helpdesk::open::{self, Asked};
use helpdesk::ticket::{Author, Channel, Kind, Level, State, Ticket};
use helpdesk::work::{self, AtDesk, WorkError};
use office::lanes::HELPDESK;
use office::people::Someone;
use office::{Ctx, Office};
use platform::events::Actor;
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Lane, Moment, Tx};

/// Days looked back, and requests of a working day.
const DAYS: i64 = 30;
const A_DAY: u64 = 4;
/// Days of which something is still open.
const RECENT_DAYS: i64 = 4;

/// Subject, text, area, kind, and the answer that usually helps.
const ASKED: [(&str, &str, &str, Kind, &str); 8] = [
    (
        "Non riesco a entrare con SPID",
        "Dopo la password la pagina torna all'inizio e non succede niente.",
        "servizi-online",
        Kind::Fault,
        "Svuoti la memoria del browser e riprovi: abbiamo corretto l'errore che riportava all'inizio.",
    ),
    (
        "Certificato di residenza con dati sbagliati",
        "Sul certificato scaricato c'è ancora il vecchio indirizzo.",
        "certificati",
        Kind::Fault,
        "L'indirizzo è stato aggiornato in anagrafe: può scaricare di nuovo il certificato.",
    ),
    (
        "Quando scade la TARI?",
        "Non ho ricevuto l'avviso e non so entro quando pagare.",
        "tributi",
        Kind::Information,
        "La prima rata scade il 30 aprile. Le alleghiamo qui sotto le istruzioni per avere l'avviso.",
    ),
    (
        "Pagamento non risulta",
        "Ho pagato due settimane fa ma l'area personale dice ancora «da pagare».",
        "tributi",
        Kind::Fault,
        "Il pagamento è arrivato ed è stato abbinato: ora risulta pagato.",
    ),
    (
        "Cambio di medico e carta d'identità",
        "Posso fare le due pratiche nello stesso appuntamento?",
        "certificati",
        Kind::Information,
        "La carta d'identità si fa da noi; per il medico bisogna andare all'azienda sanitaria.",
    ),
    (
        "Mettere più posti al sabato",
        "Per chi lavora il sabato mattina sarebbe comodo.",
        "certificati",
        Kind::Suggestion,
        "Grazie: ne parliamo con la responsabile dell'anagrafe e le facciamo sapere.",
    ),
    (
        "La stampante dell'ufficio non risponde",
        "Da stamattina la stampante del protocollo non stampa più.",
        "postazioni",
        Kind::Fault,
        "Abbiamo riavviato la coda di stampa: ora funziona.",
    ),
    (
        "Nuova utenza per un collega",
        "Serve l'accesso al gestionale per una persona nuova dal primo del mese.",
        "postazioni",
        Kind::Request,
        "L'utenza è pronta: la password arriva al collega per telefono.",
    ),
];

const NAMES: [(&str, &str, &str); 8] = [
    ("Anna", "Moretti", "anna.moretti@posta.example"),
    ("Giorgio", "Fabbri", "g.fabbri@posta.example"),
    ("Lucia", "Rinaldi", "lucia.rinaldi@posta.example"),
    ("Paolo", "Costa", "p.costa@posta.example"),
    ("Chiara", "Monti", "c.monti@unionevalli.example"),
    ("Stefano", "Villa", "s.villa@unionevalli.example"),
    ("Maria", "Pellegrini", "maria.pellegrini@posta.example"),
    ("Luca", "Barbieri", "luca.barbieri@posta.example"),
];

const CHANNELS: [Channel; 6] =
    [Channel::Web, Channel::Mail, Channel::Phone, Channel::Web, Channel::Counter, Channel::Pec];

/// A row of numbers that is the same at every start.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Fills the month before `begin`.
pub async fn month(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let inner = ctx.clone();
    let office = ctx.offices.known(body).ok_or("the office vanished")?;
    let mut dice = Dice(7);
    for day in (1..=DAYS).rev() {
        let morning = begin.plus_s(-day * 86_400);
        if morning.zoned(&office.zone).weekday().to_monday_zero_offset() > 4 {
            continue;
        }
        // What lies about is recent: an office that left old requests open would be no example.
        let recent = day <= RECENT_DAYS;
        let seeds: Vec<(u64, i64)> =
            (0..A_DAY).map(|_| (dice.roll(1 << 30), dice.roll(9 * 3_600) as i64)).collect();
        let inner = inner.clone();
        let work = move |tx: &mut Tx| {
            let office = inner.offices.at(tx, body)?.ok_or(WorkError::Unknown)?;
            for (seed, after) in &seeds {
                one(tx, &inner, &office, (Dice(*seed), recent), morning.plus_s(*after), begin)?;
            }
            Ok::<_, WorkError>(())
        };
        ctx.db.write(Lane::of(body, HELPDESK), work).await.map_err(|e| format!("{e:?}"))?;
    }
    Ok(())
}

/// One request and what became of it before `begin`.
fn one(
    tx: &mut Tx,
    ctx: &Ctx,
    office: &Office,
    (mut dice, recent): (Dice, bool),
    asked_at: Moment,
    begin: Moment,
) -> Result<(), WorkError> {
    let (subject, text, area, kind, help) = ASKED[dice.roll(8) as usize];
    let (given, family, mail) = NAMES[dice.roll(8) as usize];
    let asked = Asked {
        body: office.id,
        kind,
        area: office.areas.iter().find(|part| part.doc.key == area).map_or(0, |part| part.id),
        subject: subject.into(),
        text: text.into(),
        channel: CHANNELS[dice.roll(6) as usize],
        requester: Someone {
            given_name: identity::PersonName::parse(given).ok(),
            family_name: identity::PersonName::parse(family).ok(),
            email: identity::Email::parse(mail).ok(),
            ..Someone::default()
        },
        beneficiary: None,
        customer: None,
        urgency: Some(1 + dice.roll(3) as i64),
        impact: None,
        origin: asked_at,
        lang: Lang::It,
        key: None,
        actor: Actor::web(),
    };
    let opened = open::open(tx, ctx, &asked, asked_at);
    let mut ticket = opened.map_err(|error| StoreError::Shape(format!("{error:?}")))?.ticket;
    let desk = AtDesk::named(office, if dice.roll(2) == 0 { "m.sala" } else { "e.fontana" });
    // Within the same day, or the next morning.
    let mut now = asked_at.plus_s(300 + dice.roll(3_600) as i64);
    let fate = if recent { dice.roll(6) } else { 4 + dice.roll(6) };
    if now >= begin || fate == 0 {
        return Ok(());
    }
    work::take(tx, office, &mut ticket, &desk, desk.staff, now)?;
    now = now.plus_s(600 + dice.roll(7_200) as i64);
    if now >= begin || fate == 1 {
        return Ok(());
    }
    if fate == 2 {
        return hand(tx, office, &mut ticket, &desk, now);
    }
    say(tx, office, &mut ticket, &desk, help, now)?;
    now = now.plus_s(1_800 + dice.roll(86_400) as i64);
    if now >= begin || fate == 3 {
        return Ok(());
    }
    for item in 0..work::checks(tx, office, &ticket)?.len() {
        work::check(tx, office, &mut ticket, &desk, (item as i64, true), now)?;
    }
    work::become_state(tx, office, &mut ticket, &desk, State::Resolved, now)?;
    let face = [Face::Good, Face::Good, Face::Good, Face::Middling, Face::Bad][dice.roll(5) as usize];
    if fate > 4 && now.plus_s(3_600) < begin {
        let vote = faces::vote(tx, &ticket, face, "", now.plus_s(3_600));
        vote.map_err(|error| StoreError::Shape(format!("{error:?}")))?;
    }
    Ok(())
}

fn say(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    help: &str,
    now: Moment,
) -> Result<(), WorkError> {
    let text = format!("Buongiorno,\n\n{help}\n\nCordiali saluti");
    let said = Said {
        author: Author::Staff,
        staff: desk.staff,
        channel: Channel::Mail,
        public: true,
        text,
        at: now,
    };
    answer::by_staff(tx, office, ticket, desk, &said, now).map(|_| ())
}

fn hand(
    tx: &mut Tx,
    office: &Office,
    ticket: &mut Ticket,
    desk: &AtDesk,
    now: Moment,
) -> Result<(), WorkError> {
    let supplier = office.suppliers.first().map_or(0, |part| part.id);
    let to = if ticket.id % 2 == 0 { (Level::Supplier, supplier) } else { (Level::Technical, 0) };
    let reason = "Riprodotto con due browser: sembra un difetto del gestionale.";
    work::hand_over(tx, office, ticket, desk, to, reason, now).map(|_| ())
}
