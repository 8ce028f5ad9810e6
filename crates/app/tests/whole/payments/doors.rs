//! One due is one position, through whichever door it comes.

use crate::support::On;
use crate::support::forms::to;
use crate::support::node::{sender, text};
use crate::support::till::Till;
use pagopa::NoticeNumber;
use pagopa::soap::{FaultCode, Request, Response};
use payments::desk::{Filter, lines};
use payments::position::{Origin, Position};
use serde_json::json;

on_both_engines! {
    a_fine_is_the_same_from_a_program_and_from_the_desk;
    a_fee_is_the_same_from_our_front_and_from_the_app_of_a_bank;
    a_demand_of_nobody_about_nothing_is_refused;
}

/// What two positions of the same due share: all but their numbers, their names and the door that they came through.
/// The clock of the house stands still: their times are the same.
fn content(position: &Position) -> Position {
    let nobodys = NoticeNumber::parse("301000000000004285").unwrap();
    let mut same = Position { id: 0, iupd: String::new(), origin: Origin::Desk, ..position.clone() };
    for part in same.options.iter_mut().flat_map(|option| &mut option.instalments) {
        (part.id, part.iuv, part.nav) = (0, nobodys.iuv(), nobodys.clone());
    }
    same
}

async fn newest(till: &Till) -> Position {
    let reader = till.as_staff("l.tributi");
    let found = till.act(move |tx, _, now| lines(tx, &reader, &Filter::default(), now));
    let found: Result<_, platform::StoreError> = found.await;
    till.read(found.unwrap()[0].id).await
}

async fn a_fine_is_the_same_from_a_program_and_from_the_desk(on: On) {
    let till = Till::open(on).await;
    let token = till.house.token(till.body, "positions").await;
    // A third of a cent is left over: 33.33 less 30 of 100.
    let fine = json!({
        "due": "multe", "reason": "Sosta vietata", "cents": 3_333, "instalments": 3, "publish": true,
        "debtor": { "code": "rssmra80a01h501u", "name": " Ada  Rossi ", "province": "ts", "country": "it" },
    });
    let path = format!("/api/v1/{}/positions", till.slug());
    let answer = till.house.api(&token, &path, &fine).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let program = newest(&till).await;
    let due = till.due("multe").to_string();
    let request = platform::secrets::Token::random().text();
    let fields = [
        ("request", request.as_str()),
        ("due", &due),
        ("kind", "F"),
        ("code", "RSSMRA80A01H501U"),
        ("name", "Ada Rossi"),
        ("province", "TS"),
        ("reason", "Sosta vietata"),
        ("amount", "33,33"),
        ("parts", "3"),
        ("at_once", "1"),
        ("publish", "1"),
    ];
    to(&till.sends("l.tributi", "payments/new", &fields).await);
    let desk = newest(&till).await;
    assert_ne!(program.id, desk.id);
    assert_eq!(content(&program), content(&desk));
    let soon = &desk.options[0].instalments[0].reductions[0];
    assert_eq!(soon.amount.0, 2_333, "the fraction of a cent is who pays soon's");
    assert_eq!(
        soon.until,
        Some(platform::Moment(crate::support::at("2026-03-08T00:00:00").ms() - 1)),
        "all the fifth day"
    );
    assert!(desk.options[1].instalments.iter().all(|part| part.reductions.is_empty()));
    assert!(desk.stand_in, "the archive may answer for it");
}

async fn a_fee_is_the_same_from_our_front_and_from_the_app_of_a_bank(on: On) {
    let till = Till::open_with(on, |office| {
        office.replace(
            "services = [\"carta-identita\"]\n",
            "services = [\"carta-identita\"]\nreduced = { days = 5, percent_off = 30 }\n",
        )
    })
    .await;
    let record = "<nome>Ada Rossi</nome><codiceFiscale>RSSMRA80A01H501U</codiceFiscale><nominativo>Ada Rossi</nominativo>";
    assert!(matches!(till.ask(&demand("00042", record)).await, Response::Demand(Ok(_))));
    let app = newest(&till).await;
    assert_eq!(app.options[0].instalments[0].reductions.len(), 1, "less for who pays soon");
    let request = platform::secrets::Token::random().text();
    let fields = [
        ("request", request.as_str()),
        ("code", "RSSMRA80A01H501U"),
        ("name", "Ada Rossi"),
        ("f-nome", "Ada Rossi"),
        // It is the same as the one that the app asked for, and still open.
        ("again", "yes"),
    ];
    to(&till.sends("", "pay/new/cie", &fields).await);
    let front = newest(&till).await;
    assert_ne!(app.id, front.id);
    let of_italy = |mut position: Position| {
        position.options[0].debtor.country = "IT".into();
        content(&position)
    };
    assert_eq!(of_italy(app), of_italy(front));
}

fn demand(service: &str, record: &str) -> Request {
    let content = format!("<d:dati xmlns:d='urn:prova'>{record}</d:dati>").into_bytes();
    Request::Demand { sender: sender(), service: text(service), subject: text("12345"), content }
}

async fn a_demand_of_nobody_about_nothing_is_refused(on: On) {
    let till = Till::open_with(on, |office| {
        let choice = "kind = \"choice\"\nchoices = [\"carta\", \"copia\"]\n";
        office.replacen("key = \"nome\"\n", &format!("key = \"nome\"\n{choice}"), 1)
    })
    .await;
    let anybody = demand("00042", "<nome>carta</nome>");
    assert_eq!(
        till.refusal(&anybody).await,
        Some(FaultCode::SyntaxExtraXsd),
        "it would be everybody's notice"
    );
    let ada = demand("00042", "<nome>carta</nome><codiceFiscale>RSSMRA80A01H501U</codiceFiscale>");
    assert_eq!(till.refusal(&ada).await, None);
    let wrong = demand("00042", "<nome>carta</nome><codiceFiscale>RSSMRA80A01H501X</codiceFiscale>");
    assert_eq!(till.refusal(&wrong).await, Some(FaultCode::SyntaxExtraXsd));
    let other = demand("00042", "<nome>calco</nome><codiceFiscale>RSSMRA80A01H501U</codiceFiscale>");
    assert_eq!(till.refusal(&other).await, Some(FaultCode::SyntaxExtraXsd), "nothing that can be chosen");
    let free = Till::open(on).await;
    for (letters, refused) in [(70, None), (71, Some(FaultCode::SyntaxExtraXsd))] {
        let name = "x".repeat(letters);
        let of = format!("<nome>{name}</nome><codiceFiscale>RSSMRA80A01H501U</codiceFiscale>");
        assert_eq!(free.refusal(&demand("00042", &of)).await, refused, "{letters} letters");
    }
}
