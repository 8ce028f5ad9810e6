//! Positions from a clerk's file and from programs in our own words: each judged by itself, none twice.

use crate::support::forms::{between, form, to, upload, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Answer, On, small_office};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use payments::position::{self, Position};
use payments::tidy;
use serde_json::{Value, json};

on_both_engines! {
    each_row_gets_its_verdict_and_none_blocks_another;
    the_same_file_again_changes_nothing;
    another_content_is_refused_or_replaces_as_chosen;
    files_of_windows_with_commas_are_read;
    a_row_may_offer_a_plan_and_the_kind_of_due_a_reduction;
    a_clerk_uploads_only_what_is_hers_and_sees_only_her_files;
    a_stopped_file_makes_nothing_more;
    what_is_no_file_of_positions_is_refused_as_a_whole;
    a_program_creates_reads_publishes_withdraws_and_deletes;
    many_of_a_program_s_wishes_are_judged_one_by_one;
    another_body_s_program_finds_nothing;
    a_program_sends_a_file_and_asks_what_became_of_it;
    after_a_month_only_the_counts_are_left;
}

const HEAD: &str = "identificativo;dovuto;codice_fiscale;nome;causale;importo;scadenza\n";
const ADA: &str = "RSSMRA80A01H501U;Ada Rossi;Mensa di marzo";

pub(super) struct Clerk {
    pub till: Till,
    cookie: String,
}

impl Clerk {
    pub async fn open(on: On) -> Clerk {
        Clerk::of(Till::open(on).await, "l.tributi").await
    }

    pub async fn of(till: Till, login: &str) -> Clerk {
        let cookie = visitor(&till.house.signed_in(till.body, login).await);
        Clerk { till, cookie }
    }

    pub fn at(&self, rest: &str) -> String {
        format!("/{}/payments/uploads{rest}", self.till.slug())
    }

    async fn send(&self, file: &[u8], choices: &[&str]) -> Answer {
        let choices: Vec<_> = choices.iter().map(|choice| (*choice, "yes")).collect();
        self.till.house.request(upload(&self.at(""), &self.cookie, &choices, ("marzo.csv", file))).await
    }

    /// The page of a file whose rows are all judged.
    pub async fn judged(&self, file: &[u8], choices: &[&str]) -> (String, String) {
        let path = to(&self.send(file, choices).await);
        while self.till.house.house.runner.round().await.unwrap() > 0 {}
        let page = self.get(&path).await;
        assert_eq!(page.status, 200, "{}", page.text);
        (path, page.text)
    }

    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", &self.cookie);
        self.till.house.request(request.body(Body::empty()).unwrap()).await
    }

    pub async fn verdicts(&self, path: &str) -> Vec<String> {
        let file = self.get(&format!("{path}/verdicts.csv")).await.text;
        file.lines().skip(1).map(str::to_owned).collect()
    }

    pub async fn position(&self, iupd: &str) -> Option<Position> {
        let (body, iupd) = (self.till.body, iupd.to_owned());
        self.till.house.house.ctx.db.read(move |tx| position::by_iupd(tx, body, &iupd)).await.unwrap()
    }
}

async fn each_row_gets_its_verdict_and_none_blocks_another(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!(
        "{HEAD}A1;mensa;{ADA};45,00;31/03/2026\nA2;mensa;{ADA};-3;31/03/2026\n=A3;nessuno;{ADA};45,00;\n\
         A4;mensa;RSSMRA80A01H501X;Ada Rossi;Mensa;45,00;\nA5;mensa;{ADA};45,00;01/03/2026\nA6;mensa;{ADA};1.234,56;\n"
    );
    let (path, page) = clerk.judged(file.as_bytes(), &["publish"]).await;
    assert!(page.contains("6 righe esaminate su 6"), "{page}");
    for reason in [
        "L’importo deve essere maggiore di zero",
        "Questo tipo di dovuto",
        "codice fiscale",
        "La scadenza è passata",
    ] {
        assert!(page.contains(reason), "{reason}: {page}");
    }
    let rows = clerk.verdicts(&path).await;
    let first = clerk.position("A1").await.unwrap();
    let nav = first.options[0].instalments[0].nav.clone();
    assert_eq!(rows[0], format!("2;A1;creata;{};", nav.as_str()));
    assert!(rows[2].starts_with("4;'=A3;rifiutata;;"), "a formula is defused: {}", rows[2]);
    let outcomes: Vec<&str> = rows.iter().map(|row| row.split(';').nth(2).unwrap()).collect();
    assert_eq!(outcomes, ["creata", "rifiutata", "rifiutata", "rifiutata", "rifiutata", "creata"]);
    assert_eq!(first.state(clerk.till.now()).word(), "VALID");
    assert_eq!(clerk.position("A6").await.unwrap().amount().0, 123_456);
    assert_eq!(clerk.till.house.events("position-created").await, 2);
}

async fn the_same_file_again_changes_nothing(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;mensa;{ADA};45,00;31/03/2026\nA2;mensa;{ADA};45,00;\n");
    clerk.judged(file.as_bytes(), &[]).await;
    // On another day the term that a row leaves open would be another one: it is not asked for.
    clerk.till.at("2026-03-05T09:00:00");
    let clerk = Clerk::of(clerk.till, "l.tributi").await;
    for choices in [vec![], vec!["rewrite"]] {
        let (path, _) = clerk.judged(file.as_bytes(), &choices).await;
        let rows = clerk.verdicts(&path).await;
        assert!(rows.iter().all(|row| row.contains(";già presente;301")), "{rows:?}");
    }
    assert_eq!(clerk.till.house.events("position-created").await, 2);
    assert_eq!(clerk.till.house.events("position-changed").await, 0);
}

async fn another_content_is_refused_or_replaces_as_chosen(on: On) {
    let clerk = Clerk::open(on).await;
    let file = |amount: &str| format!("{HEAD}A1;mensa;{ADA};{amount};31/03/2026\n");
    clerk.judged(file("45,00").as_bytes(), &[]).await;
    let nav = clerk.position("A1").await.unwrap().options[0].instalments[0].nav.clone();
    let (path, page) = clerk.judged(file("50,00").as_bytes(), &[]).await;
    assert!(clerk.verdicts(&path).await[0].contains(";rifiutata;"));
    assert!(page.contains("Esiste già una posizione con questo identificativo"), "{page}");
    let (path, _) = clerk.judged(file("50,00").as_bytes(), &["rewrite"]).await;
    assert_eq!(clerk.verdicts(&path).await[0], format!("2;A1;sostituita;{};", nav.as_str()));
    assert_eq!(clerk.position("A1").await.unwrap().amount().0, 5_000);
}

async fn files_of_windows_with_commas_are_read(on: On) {
    let clerk = Clerk::open(on).await;
    let text = "Causale,IMPORTO,Nome,Codice Fiscale,Dovuto,Identificativo\r\n\
        \"Mensa, marzo\",\"45,00\",Niccol\u{f2} D\u{92}Amico \u{9a},RSSMRA80A01H501U,mensa,A1\r\n";
    let bytes: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    clerk.judged(&bytes, &[]).await;
    let made = clerk.position("A1").await.unwrap();
    assert_eq!(made.options[0].debtor.name, "Niccolò D’Amico š");
    assert_eq!((made.options[0].description.as_str(), made.amount().0), ("Mensa, marzo", 4_500));
}

async fn a_row_may_offer_a_plan_and_the_kind_of_due_a_reduction(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!(
        "identificativo;dovuto;codice_fiscale;nome;causale;importo;scadenza;rate\n\
         A1;rifiuti;{ADA};100,00;31/03/2026;3\nA2;multe;{ADA};100,00;;\nA3;rifiuti;{ADA};100,00;;25\n"
    );
    clerk.judged(file.as_bytes(), &[]).await;
    let plan = clerk.position("A1").await.unwrap();
    let amounts: Vec<i64> = plan.options[1].instalments.iter().map(|part| part.amount.0).collect();
    assert_eq!((plan.options.len(), amounts), (2, vec![3_334, 3_333, 3_333]));
    let last = plan.options[1].instalments[2].due_at.rfc3339();
    assert_eq!(last, "2026-05-31T21:59:59.999Z", "month by month, to the last moment of the day");
    let fine = clerk.position("A2").await.unwrap();
    assert_eq!(fine.options[0].instalments[0].price(clerk.till.now()).0, 7_000);
    assert!(clerk.position("A3").await.is_none());
}

async fn a_clerk_uploads_only_what_is_hers_and_sees_only_her_files(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;rifiuti;{ADA};45,00;\nA2;mensa;{ADA};45,00;\n");
    let (path, _) = clerk.judged(b"identificativo;dovuto;codice fiscale;nome;causale;importo\nB1;rifiuti;RSSMRA80A01H501U;Ada;x;1,00\n", &[]).await;
    let school = Clerk::of(clerk.till, "s.scuola").await;
    assert_eq!(school.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(school.get(&format!("{path}/verdicts.csv")).await.status, StatusCode::NOT_FOUND);
    let stop = form(&format!("{path}/stop"), &school.cookie, &visitors_token(), &[]);
    assert_eq!(school.till.house.request(stop).await.status, StatusCode::NOT_FOUND);
    let (own, _) = school.judged(file.as_bytes(), &[]).await;
    let rows = school.verdicts(&own).await;
    assert!(rows[0].contains(";rifiutata;") && rows[1].contains(";creata;"), "{rows:?}");
    let list = school.get(&school.at("")).await.text;
    assert!(list.contains("mensa") && !list.contains("<code>rifiuti</code>"), "{list}");
    let cashier = Clerk::of(school.till, "p.cassa").await;
    assert_eq!(cashier.get(&cashier.at("")).await.status, StatusCode::FORBIDDEN);
}

async fn a_stopped_file_makes_nothing_more(on: On) {
    let clerk = Clerk::open(on).await;
    let rows: String = (0..1_500).map(|n| format!("A{n};mensa;{ADA};45,00;\n")).collect();
    let path = to(&clerk.send(format!("{HEAD}{rows}").as_bytes(), &[]).await);
    clerk.till.house.house.runner.round().await.unwrap();
    let page = clerk.get(&path).await.text;
    assert!(page.contains("http-equiv=\"refresh\"") && page.contains("value=\"66\""), "{page}");
    let stop = || form(&format!("{path}/stop"), &clerk.cookie, &visitors_token(), &[]);
    assert_eq!(to(&clerk.till.house.request(stop()).await), path);
    while clerk.till.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(clerk.till.house.events("position-created").await, 1_000);
    assert_eq!(clerk.till.house.request(stop()).await.status, StatusCode::CONFLICT);
    let page = clerk.get(&path).await.text;
    assert!(page.contains("Fermato") && !page.contains("http-equiv"), "{page}");
    let left = platform::sql!("SELECT COUNT(*) FROM position_upload_page WHERE row_lines IS NOT NULL");
    let left: i64 =
        clerk.till.house.house.ctx.db.read(move |tx| tx.row(left, &[])?.unwrap().get(0)).await.unwrap();
    assert_eq!(left, 0, "what the rows held is forgotten");
}

async fn what_is_no_file_of_positions_is_refused_as_a_whole(on: On) {
    let clerk = Clerk::open(on).await;
    let over: String = (0..50_001).map(|n| format!("{n};x\n")).collect();
    for (file, said) in [
        ("".to_owned(), "Il file è vuoto"),
        (HEAD.to_owned(), "Il file è vuoto"),
        (format!("{HEAD}\"A1;mensa"), "non finisce mai"),
        ("identificativo;importo\nA1;3\n".to_owned(), "manca la colonna «dovuto»"),
        (format!("{HEAD}{over}"), "più di 50000 righe"),
    ] {
        let answer = clerk.send(file.as_bytes(), &["publish"]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains(said), "{said}: {}", between(&answer.text, "alert", "</div>"));
        assert!(answer.text.contains("value=\"yes\" checked"), "the choice stays");
    }
    assert_eq!(clerk.till.house.events("positions-uploaded").await, 0);
    let example = clerk.get(&clerk.at("/example.csv")).await;
    clerk.judged(example.text.as_bytes(), &[]).await;
    assert_eq!(clerk.till.house.events("position-created").await, 2, "the example is a good file");
}

struct Program {
    till: Till,
    token: String,
}

impl Program {
    async fn open(on: On) -> Program {
        let till = Till::open(on).await;
        let token = till.house.token(till.body, "positions").await;
        Program { till, token }
    }

    async fn call(&self, method: &str, rest: &str, key: &str, body: Option<&Value>) -> (u16, Value) {
        let path = format!("/api/v1/{}/positions{rest}", self.till.slug());
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("authorization", format!("Bearer {}", self.token));
        request = request.header("content-type", "application/json");
        if !key.is_empty() {
            request = request.header("idempotency-key", key);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let answer = self.till.house.request(request.body(body).unwrap()).await;
        let value = if answer.text.is_empty() { Value::Null } else { answer.json() };
        (answer.status.as_u16(), value)
    }
}

fn wish(iupd: &str, cents: i64) -> Value {
    json!({ "iupd": iupd, "due": "mensa", "debtor": { "code": "RSSMRA80A01H501U", "name": "Ada Rossi" },
        "reason": "Mensa di marzo", "cents": cents, "due_on": "2026-03-31" })
}

async fn a_program_creates_reads_publishes_withdraws_and_deletes(on: On) {
    let program = Program::open(on).await;
    let (status, made) = program.call("POST", "", "k-1", Some(&wish("A1", 4_500))).await;
    assert_eq!((status, &made["state"], &made["due"]), (201, &json!("DRAFT"), &json!("mensa")), "{made}");
    assert_eq!(made["options"][0]["instalments"][0]["due_at"], "2026-03-31T21:59:59.999Z");
    assert_eq!(program.call("POST", "", "k-1", Some(&wish("A1", 4_500))).await, (201, made.clone()));
    assert_eq!(program.call("POST", "", "k-1", Some(&wish("A1", 4_600))).await.0, 409);
    assert_eq!(program.call("POST", "", "", Some(&wish("A1", 4_500))).await.0, 409);
    assert_eq!(program.call("POST", "", "", Some(&wish("A2", 0))).await.0, 422);
    assert_eq!(program.call("GET", "/A1", "", None).await, (200, made));
    assert_eq!(program.call("POST", "/A1/publish", "", None).await.1["state"], "VALID");
    assert_eq!(program.call("POST", "/A1/publish", "", None).await.0, 409);
    assert_eq!(program.call("POST", "/A1/withdraw", "", None).await.1["state"], "INVALID");
    assert_eq!(program.call("DELETE", "/A1", "", None).await.0, 204);
    assert_eq!(program.call("GET", "/A1", "", None).await.0, 404);
}

async fn many_of_a_program_s_wishes_are_judged_one_by_one(on: On) {
    let program = Program::open(on).await;
    let many = json!({ "items": [wish("A1", 4_500), wish("A2", 0), wish("A3", 4_500)] });
    let (status, first) = program.call("POST", "/bulk", "", Some(&many)).await;
    let outcomes = |answer: &Value| -> Vec<String> {
        answer["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["outcome"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!((status, outcomes(&first)), (200, vec!["made".into(), "refused".into(), "made".into()]));
    assert!(first["items"][1]["detail"].as_str().unwrap().contains("maggiore di zero"), "{first}");
    let (_, again) = program.call("POST", "/bulk", "", Some(&many)).await;
    assert_eq!(outcomes(&again), ["there", "refused", "there"]);
    assert_eq!(again["items"][0]["notices"], first["items"][0]["notices"]);
    let over: Vec<Value> = (0..201).map(|n| wish(&format!("B{n}"), 100)).collect();
    assert_eq!(program.call("POST", "/bulk", "", Some(&json!({ "items": over }))).await.0, 422);
}

async fn another_body_s_program_finds_nothing(on: On) {
    let mut program = Program::open(on).await;
    program.call("POST", "", "", Some(&wish("A1", 4_500))).await;
    let other = program.till.house.import(&small_office("altra", 1, 1)).await;
    program.token = program.till.house.token(other, "positions").await;
    for (method, rest) in
        [("GET", "/A1"), ("DELETE", "/A1"), ("POST", "/A1/publish"), ("POST", "/A1/withdraw")]
    {
        assert_eq!(program.call(method, rest, "", None).await.0, 404);
    }
    assert_eq!(program.call("POST", "", "", Some(&wish("A9", 100))).await.0, 404);
}

impl Program {
    async fn file(&self, rest: &str, key: &str, kind: &str, text: &str) -> Answer {
        let path = format!("/api/v1/{}/position-uploads{rest}", self.till.slug());
        let request = Request::post(path).header("authorization", format!("Bearer {}", self.token));
        let request = request.header("content-type", kind).header("idempotency-key", key);
        self.till.house.request(request.body(Body::from(text.to_owned())).unwrap()).await
    }

    async fn stands(&self, at: &str) -> (u16, Value) {
        let request = Request::get(at).header("authorization", format!("Bearer {}", self.token));
        let answer = self.till.house.request(request.body(Body::empty()).unwrap()).await;
        (answer.status.as_u16(), answer.json())
    }
}

async fn a_program_sends_a_file_and_asks_what_became_of_it(on: On) {
    let mut program = Program::open(on).await;
    let rows: String = (0..120).map(|n| format!("A{n};mensa;{ADA};45,00;\n")).collect();
    let file = format!("{HEAD}B;mensa;{ADA};-3;\n{rows}");
    for (kind, text) in [("application/json", file.as_str()), ("text/csv", ""), ("text/csv", "a;b\n1;2\n")] {
        let refused = program.file("", "k-0", kind, text).await;
        assert!(matches!(refused.status.as_u16(), 415 | 422), "{}", refused.text);
    }
    let sent = program.file("?publish=true&name=marzo.csv", "k-1", "text/csv; charset=utf-8", &file).await;
    assert_eq!(sent.status, StatusCode::ACCEPTED, "{}", sent.text);
    let (at, first) = (sent.headers["location"].to_str().unwrap().to_owned(), sent.json());
    assert_eq!(
        (&first["state"], &first["rows"], &first["pages"]),
        (&json!("running"), &json!(121), &json!(2))
    );
    let again = program.file("?publish=true&name=marzo.csv", "k-1", "text/csv; charset=utf-8", &file).await;
    assert_eq!(again.json()["id"], first["id"], "the same key, the same file: the same upload");
    let other =
        program.file("?publish=true&name=marzo.csv", "k-1", "text/csv", &file.replace("45", "46")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    while program.till.house.house.runner.round().await.unwrap() > 0 {}
    let (_, done) = program.stands(&at).await;
    assert_eq!((&done["state"], &done["good"], &done["refused"]), (&json!("done"), &json!(120), &json!(1)));
    let bad = &done["items"][0];
    assert_eq!((&bad["line"], &bad["iupd"], &bad["outcome"]), (&json!(2), &json!("B"), &json!("refused")));
    assert!(bad["detail"].as_str().unwrap().contains("maggiore di zero"), "{bad}");
    assert_eq!(
        (&done["items"][1]["outcome"], done["items"].as_array().unwrap().len()),
        (&json!("made"), 100)
    );
    let (_, rest) = program.stands(&format!("{at}?page=1")).await;
    assert_eq!(rest["items"].as_array().unwrap().len(), 21);
    assert_eq!(program.till.house.events("position-created").await, 120);
    // Sent anew, without the key: another upload, and nothing new.
    let anew = program.file("?publish=true", "k-2", "text/csv", &file).await.json();
    assert_ne!(anew["id"], first["id"]);
    while program.till.house.house.runner.round().await.unwrap() > 0 {}
    assert_eq!(program.till.house.events("position-created").await, 120);
    // Another program of the body, and one of another body.
    program.token = program.till.house.token(program.till.body, "positions").await;
    let foreign = program.till.house.import(&small_office("altra", 1, 1)).await;
    let known = program.stands(&at).await.0;
    program.token = program.till.house.token(foreign, "positions").await;
    assert_eq!((known, program.stands(&at).await.0), (404, 404));
}

async fn after_a_month_only_the_counts_are_left(on: On) {
    let clerk = Clerk::open(on).await;
    let file = format!("{HEAD}A1;mensa;{ADA};45,00;31/05/2026\nA2;mensa;{ADA};-3;31/05/2026\n");
    let (path, _) = clerk.judged(file.as_bytes(), &["publish"]).await;
    let waiting = to(&clerk.send(file.replace("A1", "A3").as_bytes(), &[]).await);
    let tidied = async || {
        tidy::once(&clerk.till.house.house.ctx, clerk.till.body, payments::upload::erase).await.unwrap()
    };
    // Thirty days, and an hour that the clock went forward.
    clerk.till.at("2026-04-01T10:59:00");
    assert_eq!(tidied().await, 0);
    clerk.till.at("2026-04-01T11:00:01");
    let cookie = visitor(&clerk.till.house.signed_in(clerk.till.body, "l.tributi").await);
    let clerk = Clerk { cookie, ..clerk };
    assert_eq!(
        tidy::once(&clerk.till.house.house.ctx, clerk.till.body, payments::upload::erase).await.unwrap(),
        2
    );
    assert_eq!(
        tidy::once(&clerk.till.house.house.ctx, clerk.till.body, payments::upload::erase).await.unwrap(),
        0
    );
    let page = clerk.get(&path).await.text;
    assert!(page.contains("cancellati dopo 30 giorni") && !page.contains("marzo.csv"), "{page}");
    assert!(page.contains("2 righe esaminate su 2") && !page.contains("A2"), "{page}");
    let page = clerk.get(&waiting).await.text;
    assert!(page.contains("Fermato"), "{page}");
    let left = platform::sql!(
        "SELECT COUNT(*) FROM position_upload_page WHERE row_lines IS NOT NULL OR verdicts IS NOT NULL"
    );
    let left: i64 =
        clerk.till.house.house.ctx.db.read(move |tx| tx.row(left, &[])?.unwrap().get(0)).await.unwrap();
    assert_eq!(left, 0);
    assert!(clerk.position("A1").await.is_some(), "what was made stays");
}
