//! Every form of the notice: its tags, its places, what a phone and a post office read from the paper.

mod decoded;
mod looks;
mod refusals;

use jiff::civil::date;
use pagopa::{BodyCode, Cents, NoticeNumber, Segregation};
use platform::Moment;
use platform::i18n::Lang;

use super::*;

const NOW: Moment = Moment(1_795_000_000_000);

fn payment(series: i64, cents: i64) -> Payment {
    Payment {
        number: NoticeNumber::of_series(Segregation::new(1).unwrap(), series).unwrap(),
        amount: Cents(cents),
        due: Due::On(date(2026, 12, 31)),
    }
}

fn once() -> Notice {
    Notice {
        creditor: Creditor {
            name: "Comune di Borgo".into(),
            code: BodyCode::parse("01234567897").unwrap(),
            office: "Ufficio Tributi".into(),
            contacts: "tributi@comune.example.org".into(),
            interbank: Some("AB1C2".into()),
        },
        debtor: Debtor {
            name: "Niccolò D’Amico".into(),
            fiscal_code: "DMCNCL80A01D612X".into(),
            address: "Via dei Mille 12, 50032 Borgo".into(),
        },
        subject: "tassa sui rifiuti 2026".into(),
        reason: "Tassa sui rifiuti 2026".into(),
        asked: Asked::Once(payment(1, 123_456)),
        postal: None,
        checkout_only: false,
        lang: Lang::It,
        second: None,
        variant: Variant::A4,
    }
}

fn postal() -> Option<PostalAccount> {
    Some(PostalAccount {
        number: "12345678".into(),
        holder: "Comune di Borgo, Tesoreria".into(),
        permit: "AUT. DB/0000 DEL 01/01/2026".into(),
    })
}

fn in_parts(count: i64) -> Asked {
    Asked::InParts {
        whole: Some(payment(1, 100 * count)),
        parts: (1..=count).map(|n| payment(n + 1, 100)).collect(),
    }
}

/// Each form by its name.
fn all() -> Vec<(&'static str, Notice)> {
    let due = |days, payment| Payment { due: Due::AfterService { days }, ..payment };
    let fine = Asked::Fine { discounted: due(5, payment(2, 2_940)), reduced: due(60, payment(3, 4_200)) };
    let undated = Payment { due: Due::Open, ..payment(4, 100) };
    vec![
        ("single", once()),
        ("no date", Notice { asked: Asked::Once(undated), postal: postal(), ..once() }),
        ("slip", Notice { postal: postal(), ..once() }),
        ("two parts", Notice { asked: in_parts(2), ..once() }),
        ("nine parts", Notice { asked: in_parts(9), postal: postal(), ..once() }),
        ("ten parts", Notice { asked: in_parts(10), ..once() }),
        ("fine", Notice { asked: fine, postal: postal(), ..once() }),
        ("bilingual", Notice { second: Some(Lang::De), postal: postal(), ..once() }),
        ("Slovene and Italian", Notice { lang: Lang::Sl, second: Some(Lang::It), ..once() }),
        ("roll", Notice { variant: Variant::Thermal, ..once() }),
        (
            "roll, parts",
            Notice { variant: Variant::Thermal, asked: in_parts(3), second: Some(Lang::Sl), ..once() },
        ),
        ("longest", longest(Lang::De, Lang::Sl)),
        ("longest roll", Notice { variant: Variant::Thermal, ..longest(Lang::Sl, Lang::De) }),
    ]
}

/// Everything beyond its length, in words that hardly break.
fn longest(lang: Lang, second: Lang) -> Notice {
    let long = "Zavarovalniška Grundstücksverkehrsgenehmigungszuständigkeitsübertragung ".repeat(4);
    let large = |n| Payment { due: Due::AfterService { days: 60 }, ..payment(n, 99_999_999_999) };
    Notice {
        creditor: Creditor {
            name: "W".repeat(60),
            office: long.clone(),
            contacts: long.clone(),
            ..once().creditor
        },
        debtor: Debtor { name: long.clone(), address: long.clone(), ..once().debtor },
        subject: long.clone(),
        reason: long.clone(),
        asked: Asked::InParts {
            whole: Some(large(1)),
            parts: (2..=4).map(|n| Payment { amount: Cents(9_999_999_999), ..large(n) }).collect(),
        },
        postal: Some(PostalAccount {
            number: "123456789012".into(),
            holder: long,
            permit: "AUT. DB/0000".into(),
        }),
        checkout_only: false,
        lang,
        second: Some(second),
        variant: Variant::A4,
    }
}
