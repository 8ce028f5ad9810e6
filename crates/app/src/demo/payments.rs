//! What the town is owed before the demonstration begins: something of each kind, in each state, made by the same
//! rules as all others.

use ::payments::create::{self, NewOption, NewPosition, PositionError};
use ::payments::pay::{self, Arrived};
use ::payments::position::{Debtor, Origin, PaidBy, Payment, Position};
use ::payments::proof::{May, Owing};
use ::payments::{node, withdraw};
use jiff::ToSpan;
use office::lanes::PAYMENTS;
use office::{Ctx, Office};
use pagopa::Cents;
use platform::i18n::Lang;
use platform::{Lane, Moment, Tx, sql, values};

/// What becomes of it.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Draft,
    Open,
    /// Two instalments beside the single payment; the first is paid.
    Begun,
    Paid,
    /// With a second receipt: a case of giving back.
    PaidTwice,
    Late,
    Withdrawn,
}

/// Kind of due, fiscal code, name, reason, cents, fate. The people are invented.
const OWED: [(&str, &str, &str, &str, i64, Fate); 12] = [
    ("mensa", "RSSDAA80A41L424T", "Ada Rossi", "Mensa scolastica, marzo", 4_500, Fate::Open),
    ("mensa", "BNCLCU75M10L424X", "Luca Bianchi", "Mensa scolastica, marzo", 6_200, Fate::Paid),
    ("mensa", "FRRLSE82T55L424T", "Elisa Ferrari", "Mensa scolastica, febbraio", 5_800, Fate::Late),
    ("rifiuti", "RSSDAA80A41L424T", "Ada Rossi", "Tassa sui rifiuti, anno in corso", 18_640, Fate::Begun),
    ("rifiuti", "GLLMRC68H20L424W", "Marco Galli", "Tassa sui rifiuti, anno in corso", 24_310, Fate::Open),
    (
        "rifiuti",
        "CSTNNA90D44L424M",
        "Anna Costa",
        "Tassa sui rifiuti, anno in corso",
        15_200,
        Fate::Withdrawn,
    ),
    ("multe", "MRNGNN71R15L424J", "Gianni Marin", "Verbale 1284, divieto di sosta", 4_200, Fate::Open),
    (
        "multe",
        "BNCLCU75M10L424X",
        "Luca Bianchi",
        "Verbale 1291, accesso in zona a traffico limitato",
        8_300,
        Fate::PaidTwice,
    ),
    ("multe", "FRRLSE82T55L424T", "Elisa Ferrari", "Verbale 1302, divieto di sosta", 4_200, Fate::Draft),
    ("cie", "GLLMRC68H20L424W", "Marco Galli", "Carta d'identità di Marco Galli", 2_221, Fate::Paid),
    ("edilizia", "CSTNNA90D44L424M", "Anna Costa", "Pratica edilizia 87/2026", 12_000, Fate::Open),
    ("edilizia", "MRNGNN71R15L424J", "Gianni Marin", "Pratica edilizia 91/2026", 25_000, Fate::Draft),
];

pub(super) async fn furnish(ctx: &Ctx, body: i64, begin: Moment) -> Result<(), String> {
    let offices = ctx.offices.clone();
    let work = move |tx: &mut Tx| -> Result<(), PositionError> {
        let office = offices.at(tx, body)?.ok_or(PositionError::Unknown)?;
        for (number, owed) in OWED.iter().enumerate() {
            one(tx, &office, (number, owed), begin)?;
        }
        Ok(())
    };
    ctx.db.write(Lane::of(body, PAYMENTS), work).await.map_err(|error| format!("{error:?}"))
}

fn one(
    tx: &mut Tx,
    office: &Office,
    (number, (due, code, name, reason, cents, fate)): (usize, &(&str, &str, &str, &str, i64, Fate)),
    begin: Moment,
) -> Result<(), PositionError> {
    let part = office.dues.iter().find(|part| part.doc.key == *due).ok_or(PositionError::Due)?;
    let days = |count: i64| begin.timestamp().checked_add((24 * count).hours()).map(Moment::from);
    // Made in the weeks before; what is late was due the week before.
    let made = days(if *fate == Fate::Late { -40 } else { -14 + number as i64 }).unwrap_or(begin);
    let due_at = days(if *fate == Fate::Late { -7 } else { 20 + number as i64 }).unwrap_or(begin);
    let clerk = May::<Owing>::house(office.id, "demo");
    let debtor = Debtor {
        code: (*code).into(),
        name: (*name).into(),
        street: "Via dei Tigli".into(),
        civic: (number + 3).to_string(),
        postcode: "00000".into(),
        city: "Valdora".into(),
        province: "VL".into(),
        country: "IT".into(),
        ..Debtor::default()
    };
    let whole = create::whole(office, &part.doc, debtor, reason, (Cents(*cents), due_at), made)?;
    let mut options = vec![whole];
    if *fate == Fate::Begun {
        options.push(halves(&options[0]));
    }
    let wish = NewPosition {
        iupd: None,
        due: part.id,
        origin: if *due == "cie" { Origin::Spontaneous } else { Origin::Desk },
        company_name: String::new(),
        office_name: Some(part.doc.office.clone()),
        stand_in: false,
        tie: None,
        lang: Lang::It,
        options,
        publish: *fate != Fate::Draft,
    };
    let mut position = create::create(tx, office, &clerk, &wish, made)?;
    match fate {
        Fate::Begun => paid(tx, &mut position, 1, number, made),
        Fate::Paid | Fate::PaidTwice => paid(tx, &mut position, 0, number, made),
        Fate::Withdrawn => withdraw::invalidate(tx, &clerk, &mut position, made),
        Fate::Draft | Fate::Open | Fate::Late => Ok(()),
    }?;
    if *fate == Fate::PaidTwice {
        let (id, part) = (tx.new_id(), &position.options[0].instalments[0]);
        tx.execute(
            sql!("INSERT INTO receipt (body, receipt_id, issuer, nav, iuv, amount, position, instalment, verdict, paid_at, psp, psp_name, method, stand_in, source, recorded_at) VALUES (?1, ?2, '', ?3, ?4, ?5, ?6, ?7, 'twice', ?8, 'PSP', 'Banca di Prova', '', 0, 'node', ?8)"),
            values![office.id, format!("demo-{number}-bis"), part.nav.as_str(), part.iuv.as_str(), *cents, position.id, part.id, made],
        )?;
        tx.execute(
            sql!("INSERT INTO refund_case (body, id, receipt_id, position, amount, cause, opened_at, reason) VALUES (?1, ?2, ?3, ?4, ?5, 'twice', ?6, '')"),
            values![office.id, id, format!("demo-{number}-bis"), position.id, *cents, made],
        )?;
    }
    Ok(())
}

/// The same in two parts, a month apart.
fn halves(whole: &NewOption) -> NewOption {
    let part = &whole.instalments[0];
    let of = |amount: i64, months: i64| {
        let mut half = part.clone();
        half.amount = Cents(amount);
        half.transfers[0].amount = Cents(amount);
        half.due_at = half.due_at.plus_s(months * 30 * 86_400);
        half
    };
    let first = part.amount.0 / 2;
    NewOption { whole: false, instalments: vec![of(part.amount.0 - first, 0), of(first, 1)], ..whole.clone() }
}

fn paid(
    tx: &mut Tx,
    position: &mut Position,
    option: usize,
    number: usize,
    at: Moment,
) -> Result<(), PositionError> {
    let part = position.options[option].instalments[0].clone();
    let payment = Payment {
        paid_at: at,
        recorded_at: at,
        amount: part.price(at),
        way: PaidBy::Platform,
        receipt: Some(format!("demo-{number}")),
        method: "creditCard".into(),
        provider: "Banca di Prova".into(),
        actor: node::platform().0,
        reason: String::new(),
    };
    let arrived = Arrived { nav: part.nav, payment };
    pay::record(tx, position, arrived, &node::platform(), at).map(|_| ()).map_err(PositionError::from)
}
