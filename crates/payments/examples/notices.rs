//! Every form of the notice on paper, to look at: `cargo run -p payments --example notices -- FOLDER`.

use std::path::PathBuf;

use jiff::civil::{Date, date};
use pagopa::{BodyCode, Cents, NoticeNumber, Segregation};
use payments::notice::{Asked, Creditor, Debtor, Due, Notice, Payment, PostalAccount, Variant, render};
use platform::Moment;
use platform::i18n::Lang;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("which folder?")?);
    std::fs::create_dir_all(&folder)?;
    for (name, notice) in notices() {
        let bytes =
            render(&notice, Moment(1_795_000_000_000)).map_err(|error| format!("{name}: {error:?}"))?;
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}

fn notices() -> Vec<(&'static str, Notice)> {
    let single = notice(Asked::Once(payment(1, 24_650, Due::On(date(2026, 12, 31)))));
    let postal = Notice { postal: Some(account()), ..single.clone() };
    let fine = Asked::Fine {
        discounted: payment(2, 2_940, Due::AfterService { days: 5 }),
        reduced: payment(3, 4_200, Due::AfterService { days: 60 }),
    };
    let fine = Notice {
        subject: "Violazione del codice della strada, verbale 4821 del 2026".into(),
        ..notice(fine)
    };
    let few = notice(in_parts(4, true));
    let bilingual = Notice { second: Some(Lang::De), ..postal.clone() };
    let thermal = Notice { variant: Variant::Thermal, ..single.clone() };
    vec![
        ("single", single.clone()),
        ("postal", postal.clone()),
        ("no-date", notice(Asked::Once(payment(4, 24_650, Due::Open)))),
        ("instalments-3", notice(in_parts(3, true))),
        ("instalments-4-postal", Notice { postal: Some(account()), ..few.clone() }),
        ("instalments-12", notice(in_parts(12, true))),
        ("fine", Notice { postal: Some(account()), ..fine }),
        ("bilingual", bilingual.clone()),
        ("bilingual-slovene-instalments", Notice { second: Some(Lang::Sl), ..few.clone() }),
        ("german", Notice { lang: Lang::De, second: Some(Lang::It), ..few.clone() }),
        ("longest", longest()),
        ("thermal", thermal.clone()),
        (
            "thermal-instalments-bilingual",
            Notice { second: Some(Lang::De), variant: Variant::Thermal, ..few },
        ),
    ]
}

fn notice(asked: Asked) -> Notice {
    Notice {
        creditor: Creditor {
            name: "Comune di Borgo San Lorenzo".into(),
            code: BodyCode::parse("01234567897").unwrap_or_else(|_| unreachable!("eleven digits")),
            office: "Ufficio Tributi".into(),
            contacts: "055 123456, tributi@comune.example.org".into(),
            interbank: Some("AB1C2".into()),
        },
        debtor: Debtor {
            name: "Ada Bianchi".into(),
            fiscal_code: "BNCDAA80A41D612X".into(),
            address: "Via dei Mille 12, 50032 Borgo San Lorenzo (FI)".into(),
        },
        subject: "Tassa sui rifiuti (TARI) 2026, saldo".into(),
        reason: "Tassa sui rifiuti (TARI) 2026, saldo".into(),
        asked,
        checkout_only: false,
        postal: None,
        lang: Lang::It,
        second: None,
        variant: Variant::A4,
    }
}

fn payment(series: i64, cents: i64, due: Due) -> Payment {
    let number = Segregation::new(1).and_then(|code| NoticeNumber::of_series(code, series));
    Payment {
        number: number.unwrap_or_else(|_| unreachable!("a number of the series")),
        amount: Cents(cents),
        due,
    }
}

fn in_parts(count: i64, whole: bool) -> Asked {
    let day = |part: i64| Date::constant(2027, 1, 31).saturating_add(jiff::Span::new().months(part));
    let parts = (1..=count).map(|part| payment(100 + part, 24_650 / count, Due::On(day(part)))).collect();
    let whole = whole.then(|| payment(99, 24_650, Due::On(date(2027, 1, 31))));
    Asked::InParts { whole, parts }
}

fn account() -> PostalAccount {
    PostalAccount {
        number: "12345678".into(),
        holder: "Comune di Borgo San Lorenzo, Tesoreria".into(),
        permit: "AUT. DB/XXXX/XXX 00000 DEL 01/01/2026".into(),
    }
}

/// Everything as long as it may be, in the languages with the longest words.
fn longest() -> Notice {
    let long = "Zavarovalniška Grundstücksverkehrsgenehmigungszuständigkeitsübertragung ";
    Notice {
        creditor: Creditor {
            name: long.repeat(2),
            office: long.into(),
            contacts: long.into(),
            ..notice(in_parts(2, true)).creditor
        },
        debtor: Debtor { name: long.repeat(2), address: long.repeat(4), ..notice(in_parts(2, true)).debtor },
        subject: long.repeat(3),
        reason: long.repeat(4),
        postal: Some(PostalAccount {
            number: "123456789012".into(),
            holder: long.into(),
            permit: long.into(),
        }),
        lang: Lang::De,
        second: Some(Lang::Sl),
        ..notice(Asked::InParts {
            whole: Some(payment(1, 99_999_999_999, Due::On(date(2026, 12, 31)))),
            parts: (1..=9).map(|n| payment(n + 1, 9_999_999_999, Due::AfterService { days: 60 })).collect(),
        })
    }
}
