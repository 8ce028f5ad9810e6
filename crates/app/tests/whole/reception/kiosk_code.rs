//! Who has neither pass nor booking code at hand proves at the kiosk, by a code in his own mailbox, that the
//! appointments are his.

use crate::support::forms::{between, to};
use crate::support::kiosk::Kiosk;
use crate::support::{Answer, On, TestHouse, at, small_office};
use platform::{sql, values};
use serde_json::json;

const CARD: &str = "RSSMRA80A01H501U";
const UNKNOWN_CARD: &str = "BNCGNN85T10A944B";
const MAIL: &str = "ada@example.org";
/// What no page and no record may show.
const PERSONAL: [&str; 4] = ["Zenobia", "Quattrocchi", MAIL, CARD];

/// An office in which Ada holds 12 March, ten o'clock; the confirmation is out.
async fn opened(on: On) -> (TestHouse, i64) {
    let house = TestHouse::open(on).await;
    let body = house.import(&small_office("citta", 3, 1)).await;
    book(&house, body, "citta", "", MAIL, CARD, "2026-03-12T09:00:00Z").await;
    (house, body)
}

async fn book(house: &TestHouse, body: i64, slug: &str, query: &str, mail: &str, card: &str, start: &str) {
    let driver = house.driver(body).await;
    let wish = json!({ "service": "cie", "offering": "rilascio", "start": start,
        "given_name": "Zenobia", "family_name": "Quattrocchi", "email": mail, "tax_code": card });
    let booked = house.api(&driver, &format!("/api/v1/{slug}/appointments{query}"), &wish).await;
    assert_eq!(booked.status, 201, "{}", booked.text);
    house.house.runner.round().await.unwrap();
}

/// Passes a card and touches «mandami un codice».
async fn ask(kiosk: &Kiosk<'_>, card: &str) -> Answer {
    let page = kiosk.post("/scan", &[("scan", card)]).await;
    assert!(page.text.contains("Non ho il biglietto: mandami un codice"), "{}", page.text);
    let proof = between(&page.text, "name=\"proof\" value=\"", "\"");
    kiosk.post("/mail-code", &[("proof", &proof)]).await
}

/// The mails with a code that lie in the spool, after what waits was sent.
async fn letters(house: &TestHouse) -> Vec<String> {
    house.house.runner.round().await.unwrap();
    let Ok(folder) = std::fs::read_dir(house.folder.0.join("mail")) else { return Vec::new() };
    let mut names: Vec<_> = folder.flatten().map(|file| file.path()).collect();
    names.retain(|path| path.file_name().unwrap().to_str().unwrap().starts_with("kiosk-code-"));
    names.sort();
    names.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// «123 456» in a mail of any language.
fn code_in(letter: &str) -> String {
    let (_, text) = letter.split_once("\r\n\r\n").unwrap();
    let (_, code) = text.lines().next().unwrap().rsplit_once(": ").unwrap();
    let digits: String = code.chars().filter(|c| *c != ' ').collect();
    assert!(digits.len() == 6 && digits.chars().all(|c| c.is_ascii_digit()), "{letter}");
    digits
}

async fn newest_code(house: &TestHouse) -> String {
    code_in(letters(house).await.last().unwrap())
}

/// Six digits that are not the code.
fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

async fn a_code_by_mail_opens_ones_appointments(on: On) {
    let (house, body) = opened(on).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let asked = ask(&kiosk, CARD).await;
    let keys = kiosk.get(&to(&asked)).await;
    assert!(
        keys.text.contains("Scrivi il codice di sei cifre") && keys.text.contains("08:10"),
        "{}",
        keys.text
    );
    let code = newest_code(&house).await;
    assert_eq!(letters(&house).await.len(), 1, "one mail for one code");
    let letter = &letters(&house).await[0];
    assert!(letter.contains("Subject: Codice per il totem, valido fino alle 08:10"), "{letter}");
    assert!(letter.contains(&format!("To: {MAIL}")) && !letter.contains("Zenobia"), "{letter}");
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    let right = kiosk.post(&to(&asked), &[("code", &spaced)]).await;
    assert!(to(&right).contains("/kiosk/by-code/"), "{}", right.text);
    let list = kiosk.get(&to(&right)).await;
    assert!(
        list.text.contains("domani alle 10:00") && list.text.contains("data-idle=\"60\""),
        "{}",
        list.text
    );
    let mine = between(&list.text, "href=\"/citta/kiosk/mine/", "\"");
    let page = kiosk.get(&format!("/mine/{mine}")).await;
    for offered in ["Ristampa il biglietto", "Sposta", "Annulla"] {
        assert!(page.text.contains(offered), "{offered}: {}", page.text);
    }
    for personal in PERSONAL {
        assert!(![&keys, &list, &page].iter().any(|page| page.text.contains(personal)), "{personal}");
    }
    let cancelled = kiosk.go(&format!("/cancel/{mine}"), &[]).await;
    assert!(cancelled.text.contains("Appuntamento annullato"), "{}", cancelled.text);
    assert_eq!((house.events("kiosk_code_asked").await, house.events("kiosk_code_accepted").await), (1, 1));
    let facts = house.house.ctx.db.read(|tx| {
        let rows = tx.rows(sql!("SELECT facts || ' ' || actor FROM event ORDER BY id"), &[])?;
        let jobs = tx.rows(sql!("SELECT work FROM job"), &[])?;
        rows.iter().chain(&jobs).map(|row| row.get(0)).collect::<Result<Vec<String>, platform::StoreError>>()
    });
    let facts = facts.await.unwrap().join("\n");
    for personal in PERSONAL.into_iter().chain([code.as_str(), &spaced]) {
        assert!(!facts.contains(personal), "{personal} in {facts}");
    }
}

async fn five_wrong_codes_lock_for_ten_minutes(on: On) {
    let (house, body) = opened(on).await;
    let (kiosk, other) = (Kiosk::enrol(&house, body).await, Kiosk::enrol(&house, body).await);
    let keys = to(&ask(&kiosk, CARD).await);
    let code = newest_code(&house).await;
    let wrong = other_than(&code);
    for left in ["ancora 4 volte", "ancora 3 volte", "ancora 2 volte", "ancora una volta"] {
        let again = kiosk.post(&keys, &[("code", &wrong)]).await;
        assert_eq!(again.status, 422);
        assert!(again.text.contains(left), "{left}: {}", again.text);
    }
    let locked = kiosk.post(&keys, &[("code", &wrong)]).await;
    assert_eq!(locked.status, 429);
    assert!(locked.text.contains("riprova dalle 08:10"), "{}", locked.text);
    assert_eq!(kiosk.post(&keys, &[("code", &code)]).await.status, 429, "the right code comes too late");
    assert_eq!(ask(&other, CARD).await.status, 429, "and the person is locked at every kiosk");
    assert!(letters(&house).await.len() == 1 && house.events("kiosk_code_refused").await == 5);
    house.clock.set(at("2026-03-11T08:09:59"));
    assert_eq!(ask(&kiosk, CARD).await.status, 429);
    house.clock.set(at("2026-03-11T08:10:00"));
    let keys = to(&ask(&kiosk, CARD).await);
    let code = newest_code(&house).await;
    let list = kiosk.go(&keys, &[("code", &code)]).await;
    assert!(list.text.contains("domani alle 10:00"), "{}", list.text);
}

async fn a_kiosk_where_many_err_is_locked_and_the_others_are_not(on: On) {
    let (house, body) = opened(on).await;
    let (kiosk, other) = (Kiosk::enrol(&house, body).await, Kiosk::enrol(&house, body).await);
    for card in [UNKNOWN_CARD, "VRDLGU75D15F205Q", "BNCMRA85M41H501A"] {
        let keys = to(&ask(&kiosk, card).await);
        for _ in 0..5 {
            assert_ne!(kiosk.post(&keys, &[("code", "000000")]).await.status, 303);
        }
    }
    assert_eq!(house.events("kiosk_code_refused").await, 15);
    assert_eq!(ask(&kiosk, CARD).await.status, 429);
    assert_eq!(ask(&other, CARD).await.status, 303);
}

/// Everything that differs from visit to visit, taken out.
fn plain(answer: &Answer) -> String {
    let mut text = answer.text.clone();
    for from in ["/mail-code/", "%2Fmail-code%2F", "name=\"proof\" value=\""] {
        let pieces = text.split(from).map(|piece| {
            let end = piece.find(|c: char| !c.is_ascii_hexdigit() && c != '.').unwrap_or(0);
            piece[end..].to_owned()
        });
        text = pieces.collect::<Vec<_>>().join(from);
    }
    format!("{} {text}", answer.status)
}

async fn a_card_nobody_booked_with_is_treated_alike(on: On) {
    let (house, body) = opened(on).await;
    let mut told = Vec::new();
    for card in [CARD, UNKNOWN_CARD] {
        house.clock.set(crate::support::morning());
        let kiosk = Kiosk::enrol(&house, body).await;
        let mut answers = Vec::new();
        let asked = ask(&kiosk, card).await;
        let slip = to(&asked);
        let shape: String = slip.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        let length = format!("{} {} {}", asked.status, shape.len(), asked.headers.len());
        answers.push(kiosk.get(&slip).await);
        let again = ask(&kiosk, card).await;
        answers.push(kiosk.get(&to(&again)).await);
        for typed in ["12345", "000000", "000000", "000000", "000000", "000000", "000000"] {
            answers.push(kiosk.post(&slip, &[("code", typed)]).await);
        }
        answers.push(ask(&kiosk, card).await);
        house.clock.set(at("2026-03-11T08:11:00"));
        answers.push(kiosk.post(&slip, &[("code", "000000")]).await);
        let mut said: Vec<String> =
            answers.iter().map(|answer| plain(answer).replace(&kiosk.form, "")).collect();
        said.push(length);
        told.push(said);
    }
    for (known, unknown) in told[0].iter().zip(&told[1]) {
        assert_eq!(known, unknown);
    }
    assert_eq!(letters(&house).await.len(), 0, "and what was asked for ten minutes ago is sent no more");
    let rows = house.house.ctx.db.read(|tx| {
        let rows = tx.rows(sql!("SELECT COUNT(*) FROM kiosk_code GROUP BY card"), &[])?;
        rows.iter().map(|row| row.get(0)).collect::<Result<Vec<i64>, platform::StoreError>>()
    });
    assert_eq!(rows.await.unwrap(), [1, 1]);
}

async fn a_code_works_once_and_for_ten_minutes(on: On) {
    let (house, body) = opened(on).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let keys = to(&ask(&kiosk, CARD).await);
    let code = newest_code(&house).await;
    let right = kiosk.post(&keys, &[("code", &code)]).await;
    assert_eq!(right.status, 303);
    let twice = kiosk.post(&keys, &[("code", &code)]).await;
    assert_eq!(twice.status, 422);
    assert!(twice.text.contains("Questo codice non vale più"), "{}", twice.text);
    assert_eq!(house.events("kiosk_code_accepted").await, 1);
    // What it opened is wiped after a minute, and is no other kiosk's.
    let other = Kiosk::enrol(&house, body).await;
    assert_eq!(other.get(&to(&right)).await.status, 422);
    house.clock.set(at("2026-03-11T08:01:01"));
    assert_eq!(kiosk.get(&to(&right)).await.status, 422);
    let keys = to(&ask(&kiosk, CARD).await);
    let code = newest_code(&house).await;
    house.clock.set(at("2026-03-11T08:11:01"));
    let late = kiosk.post(&keys, &[("code", &code)]).await;
    assert_eq!(late.status, 422);
    assert_eq!(house.events("kiosk_code_refused").await, 0, "an old code is no guess");
}

async fn codes_are_asked_for_once_a_minute_and_five_times_an_hour(on: On) {
    let (house, body) = opened(on).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let first = to(&ask(&kiosk, CARD).await);
    let old = newest_code(&house).await;
    house.clock.set(at("2026-03-11T08:00:59"));
    let again = to(&ask(&kiosk, CARD).await);
    assert!(again.ends_with("?again=1"), "{again}");
    assert!(kiosk.get(&again).await.text.contains("meno di un minuto fa"));
    assert_eq!(letters(&house).await.len(), 1);
    for minute in 1..5 {
        house.clock.set(at(&format!("2026-03-11T08:0{minute}:00")));
        assert_eq!(ask(&kiosk, CARD).await.status, 303);
        assert_eq!(letters(&house).await.len(), minute + 1);
    }
    assert_eq!(kiosk.post(&first, &[("code", &old)]).await.status, 422, "only the newest is good");
    house.clock.set(at("2026-03-11T08:05:00"));
    let often = ask(&kiosk, CARD).await;
    assert_eq!(often.status, 429);
    assert!(often.text.contains("dalle 09:00"), "{}", often.text);
    house.clock.set(at("2026-03-11T09:00:00"));
    assert_eq!(ask(&kiosk, CARD).await.status, 303);
}

async fn somebody_elses_mailbox_opens_what_was_booked_with_it_and_no_more(on: On) {
    let (house, body) = opened(on).await;
    // Anybody may write somebody else's fiscal code and his own address.
    let other_service = small_office("citta", 3, 1)
        + "[[service]]\nkey = \"tributi\"\nsite = \"sede\"\nname = \"Tributi\"\nmean_min = 10\n[[service.offering]]\nkey = \"rate\"\nname = \"Rate\"\nminutes = 15\n[[agenda]]\nkey = \"tributi\"\nservice = \"tributi\"\nfrom = \"2026-01-01\"\nweekly = [ { days = [\"fri\"], from = \"09:00\", to = \"12:00\", every_min = 15, seats = 3 } ]\n";
    house.import(&other_service).await;
    let driver = house.driver(body).await;
    let wish = json!({ "service": "tributi", "offering": "rate", "start": "2026-03-13T09:00:00Z",
        "given_name": "Mala", "family_name": "Fede", "email": "mala@example.org", "tax_code": CARD });
    let booked = house.api(&driver, "/api/v1/citta/appointments?lang=de", &wish).await;
    assert_eq!(booked.status, 201, "{}", booked.text);
    house.house.runner.round().await.unwrap();
    let kiosk = Kiosk::enrol(&house, body).await;
    let keys = to(&ask(&kiosk, CARD).await);
    let letters = letters(&house).await;
    let of =
        |mail: &str| code_in(letters.iter().find(|letter| letter.contains(&format!("To: {mail}"))).unwrap());
    assert_eq!(letters.len(), 2);
    assert!(letters.iter().any(|letter| letter.contains("Ihr Code")), "each in the language of its booking");
    let list = kiosk.go(&keys, &[("code", &of("mala@example.org"))]).await;
    assert!(list.text.contains("Tributi") && !list.text.contains("domani alle 10:00"), "{}", list.text);
    house.clock.set(at("2026-03-11T08:02:00"));
    let keys = to(&ask(&kiosk, CARD).await);
    let all = self::letters(&house).await;
    let fresh =
        all.iter().find(|letter| letter.contains(&format!("To: {MAIL}")) && !letters.contains(letter));
    let list = kiosk.go(&keys, &[("code", &code_in(fresh.unwrap()))]).await;
    assert!(!list.text.contains("Tributi") && list.text.contains("domani alle 10:00"), "{}", list.text);
}

async fn another_bodys_card_finds_nothing(on: On) {
    let (house, body) = opened(on).await;
    let other = house.import(&small_office("altra", 3, 1)).await;
    let (here, there) = (Kiosk::enrol(&house, body).await, Kiosk::enrol(&house, other).await);
    let theirs = to(&ask(&there, CARD).await);
    assert_eq!(letters(&house).await.len(), 0, "nobody booked there");
    let keys = to(&ask(&here, CARD).await);
    let code = newest_code(&house).await;
    assert_eq!(there.post(&theirs, &[("code", &code)]).await.status, 422);
    assert_eq!(there.post(&keys.replace("/citta/", "/altra/"), &[("code", &code)]).await.status, 422);
    assert_eq!(here.post(&keys, &[("code", &code)]).await.status, 303);
}

async fn the_keys_work_without_scripts_and_rows_are_forgotten(on: On) {
    let (house, body) = opened(on).await;
    let kiosk = Kiosk::enrol(&house, body).await;
    let keys = to(&ask(&kiosk, CARD).await);
    let code = newest_code(&house).await;
    let mut field = String::new();
    for key in ["9", "erase"].into_iter().chain(code.split_inclusive(|_| true)) {
        let page = kiosk.post(&keys, &[("code", &field), ("key", key)]).await;
        assert_eq!(page.status, 200);
        field = between(&page.text, "name=\"code\" value=\"", "\"");
    }
    assert_eq!(field, code);
    assert_eq!(kiosk.post(&keys, &[("code", &other_than(&code))]).await.status, 422);
    assert_eq!(kiosk.post(&keys, &[("code", &field)]).await.status, 303);
    let now = at("2026-03-11T10:00:00");
    let db = &house.house.ctx.db;
    db.write(platform::Lane::HOUSE, move |tx| reception::mail_code::forget(tx, now)).await.unwrap();
    let left = db.read(|tx| {
        let row = tx.row(
            sql!("SELECT (SELECT COUNT(*) FROM kiosk_code) + (SELECT COUNT(*) FROM kiosk_code_use) + (SELECT COUNT(*) FROM kiosk_code_try)"),
            values![],
        )?;
        row.unwrap().get::<i64>(0)
    });
    assert_eq!(left.await.unwrap(), 0);
}

on_both_engines! {
    a_code_by_mail_opens_ones_appointments;
    five_wrong_codes_lock_for_ten_minutes;
    a_kiosk_where_many_err_is_locked_and_the_others_are_not;
    a_card_nobody_booked_with_is_treated_alike;
    a_code_works_once_and_for_ten_minutes;
    codes_are_asked_for_once_a_minute_and_five_times_an_hour;
    somebody_elses_mailbox_opens_what_was_booked_with_it_and_no_more;
    another_bodys_card_finds_nothing;
    the_keys_work_without_scripts_and_rows_are_forgotten;
}
