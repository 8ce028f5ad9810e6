//! A position of the demonstration, and those that everybody knows by name: something of each kind, in each state.

use ::payments::create::{self, NewOption, NewPosition};
use ::payments::position::{Debtor, Origin};
use ::payments::proof::{May, Owing};
use ::payments::withdraw;
use jiff::ToSpan;
use office::Office;
use pagopa::{Cents, NoticeNumber};
use platform::i18n::Lang;
use platform::store::StoreError;
use platform::{Moment, Tx};

use super::odd;

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    Draft,
    Open,
    /// Two instalments beside the single payment; the first is paid.
    Begun,
    Paid,
    /// With a second receipt: a case of giving back.
    PaidTwice,
    /// The receipt never comes: the flow tells.
    Lost,
    Late,
    Withdrawn,
}

#[derive(Clone, Debug)]
pub struct Owed {
    /// The key of its kind of due.
    pub due: &'static str,
    /// Fiscal code and name; the people are invented.
    pub who: (&'static str, &'static str),
    pub reason: String,
    pub cents: i64,
    pub made: Moment,
    pub due_at: Moment,
    /// Counts where it is paid at all.
    pub paid: Moment,
    pub fate: Fate,
}

/// Kind of due, fiscal code, name, reason, cents, fate.
const KNOWN: [(&str, &str, &str, &str, i64, Fate); 12] = [
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

/// Made in the two weeks before; what is late was due the week before.
pub fn known(begin: Moment) -> Vec<Owed> {
    let days =
        |count: i64| begin.timestamp().checked_add((24 * count).hours()).map(Moment::from).unwrap_or(begin);
    let one = |(number, known): (i64, &(&'static str, &'static str, &'static str, &str, i64, Fate))| {
        let (due, code, name, reason, cents, fate) = *known;
        let late = fate == Fate::Late;
        let made = days(if late { -40 } else { -14 + number });
        Owed {
            due,
            who: (code, name),
            reason: reason.to_owned(),
            cents,
            made,
            due_at: days(if late { -7 } else { 20 + number }),
            paid: made.plus_s(5 * 3_600),
            fate,
        }
    };
    (0..).zip(&KNOWN).map(one).collect()
}

impl Owed {
    /// Writes it down. The number of the notice with which it is paid, if it is.
    pub fn make(&self, tx: &mut Tx, office: &Office) -> Result<Option<NoticeNumber>, StoreError> {
        let part = office.dues.iter().find(|part| part.doc.key == self.due).ok_or_else(|| odd(self.due))?;
        let clerk = May::<Owing>::house(office.id, "demo");
        let debtor = Debtor {
            code: self.who.0.into(),
            name: self.who.1.into(),
            street: "Via dei Tigli".into(),
            civic: (1 + self.cents % 40).to_string(),
            postcode: "00000".into(),
            city: "Valdora".into(),
            province: "VL".into(),
            country: "IT".into(),
            ..Debtor::default()
        };
        let amount = (Cents(self.cents), self.due_at);
        let whole = create::whole(office, &part.doc, debtor, &self.reason, amount, self.made).map_err(odd)?;
        let mut options = vec![whole];
        if self.fate == Fate::Begun {
            options.push(halves(&options[0]));
        }
        let wish = NewPosition {
            stand_in: false,
            publish: self.fate != Fate::Draft,
            ..create::of_due(
                part,
                if self.due == "cie" { Origin::Spontaneous } else { Origin::Desk },
                Lang::It,
                options,
            )
        };
        let mut position = create::create(tx, office, &clerk, &wish, self.made).map_err(odd)?;
        if self.fate == Fate::Withdrawn {
            withdraw::invalidate(tx, &clerk, &mut position, self.made.plus_s(3_600)).map_err(odd)?;
        }
        let paid_with = match self.fate {
            Fate::Begun => position.options.get(1),
            Fate::Paid | Fate::PaidTwice | Fate::Lost => position.options.first(),
            Fate::Draft | Fate::Open | Fate::Late | Fate::Withdrawn => None,
        };
        Ok(paid_with.and_then(|option| option.instalments.first()).map(|part| part.nav.clone()))
    }
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
