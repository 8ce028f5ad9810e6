//! What is paid never changes, whichever program writes: through the register's two versions, through our own door,
//! by a file. Where an account is replaced, what is paid keeps the one that it went to.

use super::paid_stays::paid;
use super::register::gpd::{Gpd, IBAN, OTHER_IBAN};
use crate::support::till::{Till, nav, nav_of};
use crate::support::{Answer, On};
use axum::body::Body;
use axum::http::Request;
use payments::position::{Destination, Position, State};
use serde_json::{Value, json};

on_both_engines! {
    no_program_of_the_register_changes_what_is_paid;
    nor_does_one_at_our_own_door_or_its_file;
    an_account_is_replaced_where_nothing_is_paid_yet;
}

/// A position in a state that only payments bring, and who writes to it.
async fn settled(on: On, state: State) -> (Gpd, Position) {
    let gpd = Gpd::open(on).await;
    let before = paid(&gpd.till, state).await;
    (gpd, before)
}

const SETTLED: [State; 3] = [State::PartiallyPaid, State::Paid, State::Reported];

async fn no_program_of_the_register_changes_what_is_paid(on: On) {
    for state in SETTLED {
        let (gpd, before) = settled(on, state).await;
        let (iupd, number) = (&before.iupd, nav(&before));
        let iuv = number.iuv().to_string();
        let first = gpd.due_v1(iupd, &iuv);
        let third = gpd.due_v3(iupd, &[&[&iuv]]);
        let (all, names) =
            (json!({ "paymentPositions": [first] }), json!({ "paymentPositionIUPDs": [iupd] }));
        let (one, part) = (format!("/debtpositions/{iupd}"), format!("/paymentoptions/{iuv}"));
        let tries: [(u16, &str, &str, String, Option<Value>); 15] = [
            (409, "v1", "POST", "/debtpositions".into(), Some(first.clone())),
            (409, "v1", "PUT", one.clone(), Some(first.clone())),
            (409, "v1", "PUT", "/debtpositions".into(), Some(all.clone())),
            (409, "v1", "POST", "/debtpositions/bulk".into(), Some(all)),
            (409, "v1", "DELETE", "/debtpositions".into(), Some(names)),
            (409, "v1", "DELETE", one.clone(), None),
            (409, "v1", "POST", format!("{one}/publish"), None),
            (409, "v1", "POST", format!("{one}/invalidate"), None),
            (422, "v1", "PUT", format!("{part}/notificationfee"), Some(json!({ "notificationFee": 150 }))),
            (409, "v1", "POST", format!("{part}/pay"), Some(gpd.receipt("altra"))),
            (409, "v3", "POST", "/debtpositions".into(), Some(third.clone())),
            (409, "v3", "PUT", one.clone(), Some(third)),
            (409, "v3", "DELETE", one.clone(), None),
            (409, "v3", "POST", format!("{one}/publish"), None),
            (409, "v3", "POST", format!("{one}/invalidate"), None),
        ];
        for (status, version, method, path, body) in tries {
            let answer = gpd.call(method, version, &path, body.as_ref()).await;
            assert_eq!(answer.status, status, "{state:?}: {version} {method} {path}: {}", answer.text);
            assert_eq!(gpd.till.read(before.id).await, before, "{state:?}: {version} {method} {path}");
        }
    }
}

/// At our own door, as the program of the register.
async fn own(gpd: &Gpd, method: &str, rest: &str, kind: &str, sent: String) -> Answer {
    let request = Request::builder().method(method).uri(format!("/api/v1/{}/{rest}", gpd.till.slug()));
    let request =
        request.header("authorization", format!("Bearer {}", gpd.token)).header("content-type", kind);
    gpd.till.house.request(request.body(Body::from(sent)).unwrap()).await
}

async fn nor_does_one_at_our_own_door_or_its_file(on: On) {
    for state in SETTLED {
        let (gpd, before) = settled(on, state).await;
        let wish = json!({
            "iupd": before.iupd, "due": "mensa", "reason": "Altro", "cents": 9_900,
            "debtor": { "code": "RSSMRA80A01H501U", "name": "Mario Rossi" },
        });
        let one = format!("positions/{}", before.iupd);
        for (method, rest, sent) in [
            ("POST", "positions".to_owned(), wish.to_string()),
            ("DELETE", one.clone(), String::new()),
            ("POST", format!("{one}/publish"), String::new()),
            ("POST", format!("{one}/withdraw"), String::new()),
        ] {
            let answer = own(&gpd, method, &rest, "application/json", sent).await;
            assert_eq!(answer.status, 409, "{state:?}: {method} {rest}: {}", answer.text);
            assert_eq!(gpd.till.read(before.id).await, before, "{state:?}: {method} {rest}");
        }
        let many = json!({ "items": [wish] }).to_string();
        let many = own(&gpd, "POST", "positions/bulk", "application/json", many).await;
        assert_eq!(many.json()["items"][0]["outcome"], "refused", "{state:?}: {}", many.text);
        let file = format!(
            "identificativo;dovuto;codice_fiscale;nome;causale;importo\n{};mensa;RSSMRA80A01H501U;Mario Rossi;Altro;99,00\n",
            before.iupd
        );
        let sent = own(&gpd, "POST", "position-uploads?rewrite=true&publish=true", "text/csv", file).await;
        assert_eq!(sent.status, 202, "{}", sent.text);
        while gpd.till.house.house.runner.round().await.unwrap() > 0 {}
        let upload = sent.headers["location"].to_str().unwrap();
        let upload = upload.rsplit_once('/').unwrap().1;
        let done = own(&gpd, "GET", &format!("position-uploads/{upload}"), "text/csv", String::new()).await;
        let done = done.json();
        assert_eq!(
            (&done["state"], &done["items"][0]["outcome"]),
            (&json!("done"), &json!("refused")),
            "{done}"
        );
        assert_eq!(gpd.till.read(before.id).await, before, "{state:?}: many and a file");
    }
}

fn accounts(position: &Position) -> Vec<&str> {
    let transfers = position.instalments().flat_map(|(_, part)| &part.transfers);
    transfers
        .map(|transfer| match &transfer.to {
            Destination::Account { iban, .. } => iban.as_str(),
            _ => panic!("an account"),
        })
        .collect()
}

async fn replaced(gpd: &Gpd, from: &str, to: &str) -> i64 {
    let path = format!("/debtpositions/transfers?oldIban={from}&limit=10");
    let done = gpd.v1("PATCH", &path, Some(&json!({ "newIban": to })), 200).await;
    done["updatedTransfers"].as_i64().unwrap()
}

async fn an_account_is_replaced_where_nothing_is_paid_yet(on: On) {
    let (gpd, begun) = settled(on, State::PartiallyPaid).await;
    let till: &Till = &gpd.till;
    let (over, open) = (paid(till, State::Reported).await, till.create(till.meals(4_500)).await.unwrap());
    assert_eq!(replaced(&gpd, IBAN, OTHER_IBAN).await, 2, "the second part and what nobody has begun to pay");
    let after = till.read(begun.id).await;
    assert_eq!(accounts(&after), [IBAN, OTHER_IBAN]);
    assert_eq!(after.options[0].instalments[0], begun.options[0].instalments[0], "all of what is paid");
    assert!(after.version > begun.version, "it is another one for who has read it");
    assert_eq!(till.read(over.id).await, over);
    assert_eq!(accounts(&till.read(open.id).await), [OTHER_IBAN]);
    // And what was paid meanwhile keeps the new one.
    till.pays(&nav_of(&begun, 1), "seconda", 2_500).await;
    assert_eq!(replaced(&gpd, OTHER_IBAN, IBAN).await, 1);
    assert_eq!(accounts(&till.read(begun.id).await), [IBAN, OTHER_IBAN]);
}
