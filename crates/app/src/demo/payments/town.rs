//! Who else owes what, and pays it on which day of the weeks before: the same at every start.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::Moment;

use super::owed::{Fate, Owed};
use super::trouble;
use crate::demo::day::Chance;

/// Fiscal code and name; invented, as everybody here.
const PEOPLE: [(&str, &str); 20] = [
    ("RCCBRN58C12L424W", "Bruno Ricci"),
    ("SPSCRL71E43L424Z", "Carla Esposito"),
    ("CLMDRA84H21L424O", "Dario Colombo"),
    ("MRNLNE90P54L424D", "Elena Marino"),
    ("GRCFBA66B09L424L", "Fabio Greco"),
    ("CNTGLI95S67L424M", "Giulia Conti"),
    ("HFRVIO79L05L424C", "Ivo Hofer"),
    ("NVKMRT88D58L424P", "Marta Novak"),
    ("FBBNDA63R42L424W", "Nadia Fabbri"),
    ("DLCMRO92A30L424M", "Omar De Luca"),
    ("RNLPLA75T51L424M", "Paola Rinaldi"),
    ("MRTSDR54M07L424S", "Sandro Moretti"),
    ("VLLTRS69C63L424N", "Teresa Villa"),
    ("BRBGUO87E16L424F", "Ugo Barbieri"),
    ("PLLVLI98H69L424Z", "Viola Pellegrini"),
    ("KFLWTR61P08L424D", "Walter Kofler"),
    ("ZNTZNE73B20L424X", "Zeno Zanetti"),
    ("SRFLBA82S44L424A", "Alba Serafini"),
    ("DLLMSM77L13L424V", "Massimiliano Della Valle"),
    ("QTTMNT65D65L424L", "Maria Antonietta Quattrociocchi"),
];

/// What people pay for, the usual more often.
const DUES: [&str; 10] =
    ["mensa", "mensa", "mensa", "rifiuti", "rifiuti", "rifiuti", "multe", "multe", "cie", "edilizia"];
const OFFENCES: [(&str, i64); 3] = [
    ("divieto di sosta", 4_200),
    ("accesso in zona a traffico limitato", 8_300),
    ("eccesso di velocità", 17_300),
];
/// Payments of a working day: this many at least, and up to two more. On other days somebody pays now and then.
const A_DAY: u64 = 2;
/// One in so many stays unpaid.
const UNPAID: u64 = 12;
/// Hours of the day at which people pay.
const HOURS: (u64, u64) = (7, 22);
/// Days that are left to pay.
const TERM_DAYS: i64 = 30;

/// What is paid from the first of these working days to the eve of the last, on which the demonstration begins.
pub fn weeks(days: &[Date], zone: &TimeZone) -> Vec<Owed> {
    let mut chance = Chance(u64::try_from(TERM_DAYS).unwrap_or_default());
    let mut all = Vec::new();
    let (Some(first), Some(today)) = (days.first(), days.last()) else { return all };
    for day in first.series(1.day()).take_while(|day| day < today) {
        let left = days.iter().filter(|working| **working > day).count();
        let least = if days.contains(&day) { A_DAY } else { 0 };
        for nth in 0..least + roll(&mut chance, if least > 0 { 3 } else { 2 }) {
            let fate = match roll(&mut chance, UNPAID) {
                _ if nth == 0 && least > 0 && trouble::loses_a_receipt(left) => Fate::Lost,
                // The first of a day pay, by different providers: each day has its flows.
                0 if nth >= least => Fate::Open,
                _ => Fate::Paid,
            };
            let paid = at(day, zone, HOURS, &mut chance);
            all.extend(paid.and_then(|paid| one(day, zone, (paid, fate), all.len(), &mut chance)));
        }
    }
    all
}

fn one(
    day: Date,
    zone: &TimeZone,
    (paid, fate): (Moment, Fate),
    number: usize,
    chance: &mut Chance,
) -> Option<Owed> {
    let (due, who) = (*chance.pick(&DUES)?, *chance.pick(&PEOPLE)?);
    let (offence, fine) = *chance.pick(&OFFENCES)?;
    let year = day.year();
    let (reason, cents) = match due {
        "mensa" => {
            (format!("Mensa scolastica, retta {:02}/{year}", day.month()), 3_200 + 10 * roll(chance, 400))
        }
        "rifiuti" => (format!("Tassa sui rifiuti, rata {year}"), 8_000 + 10 * roll(chance, 1_800)),
        "multe" => (format!("Verbale {}, {offence}", 1_100 + number), fine.unsigned_abs()),
        "cie" => (format!("Carta d'identità di {}", who.1), 2_221),
        _ => (format!("Pratica edilizia {}/{year}", 10 + number), 10_000 + 500 * roll(chance, 60)),
    };
    // Who orders a card pays at once; a notice lies about for a while.
    let made = match due {
        "cie" => paid.plus_s(-1_200),
        "multe" => paid.plus_s(-86_400 * (1 + i64::try_from(roll(chance, 9)).ok()?)),
        _ => paid.plus_s(-86_400 * (2 + i64::try_from(roll(chance, 17)).ok()?)),
    };
    let due_at = at(day.saturating_add(TERM_DAYS.days()), zone, (23, 24), chance)?;
    Some(Owed { due, who, reason, cents: i64::try_from(cents).ok()?, made, due_at, paid, fate })
}

/// Some moment of a day between two hours.
fn at(day: Date, zone: &TimeZone, (from, until): (u64, u64), chance: &mut Chance) -> Option<Moment> {
    let minute = i64::try_from(60 * from + roll(chance, 60 * (until - from))).ok()?;
    let moment = day.to_datetime(jiff::civil::Time::midnight()).to_zoned(zone.clone()).ok()?;
    Some(Moment::from(moment.timestamp()).plus_s(60 * minute))
}

/// One of so many.
fn roll(chance: &mut Chance, sides: u64) -> u64 {
    (chance.next() * sides as f64) as u64
}
