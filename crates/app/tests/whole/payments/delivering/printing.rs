use payments::position::Position;
use payments::print_run::{self, PrintError, Run, Wish};
use payments::proof::{May, Owing};
use payments::tidy;
use serde_json::json;

use super::{Signed, work};
use crate::payments::till::ask;
use crate::support::archive::{Files, download, text};
use crate::support::till::Till;
use crate::support::{On, small_office};

fn wish(due: i64) -> Wish {
    Wish { due, from: None, until: None, unprinted: true, unsent: false, per_file: 25 }
}

async fn asked(till: &Till, login: &str, wish: Wish) -> Result<i64, PrintError> {
    let clerk: May<Owing> = till.as_staff(login);
    till.act(move |tx, _, now| print_run::ask(tx, &clerk, &wish, now)).await
}

async fn run(till: &Till, id: i64) -> Run {
    let body = till.body;
    till.house.house.ctx.db.read(move |tx| print_run::by_id(tx, body, id)).await.unwrap().unwrap()
}

async fn fetched(till: &Till, login: &str, id: i64) -> Result<Files, u16> {
    let signed = Signed::of(till, login).await;
    let request = signed.asking(&format!("payments/runs/{id}/notices.zip"));
    download(till.house.house.router.clone(), request).await.map_err(|status| status.as_u16())
}

/// School meals of people who live apart, far to near.
async fn meals(till: &Till, count: i64) -> Vec<Position> {
    let mut made = Vec::new();
    for n in 0..count {
        let mut wish = till.meals(1_000 + n);
        wish.options[0].debtor.postcode = format!("{:05}", 34_200 - n);
        // One of them is known by name only.
        if n == 5 {
            wish.options[0].debtor.street.clear();
        }
        made.push(till.create(wish).await.unwrap());
    }
    made
}

pub async fn a_run_goes_on_where_it_was_killed(on: On) {
    let till = Till::open(on).await;
    let made = meals(&till, 30).await;
    let id = asked(&till, "l.tributi", wish(till.due("mensa"))).await.unwrap();
    // One of them cannot be printed any more: it was paid meanwhile.
    till.pays(&made[3].options[0].instalments[0].nav, "r", 1_003).await;
    // Killed after the file was written down, before the job was: it is done again.
    let (doer, body) = (print_run::doer(till.house.house.ctx.clone()), till.body);
    for _ in 0..2 {
        let doer = doer.clone();
        let work = json!({ "run": id, "number": 1 });
        tokio::task::spawn_blocking(move || doer(body, &work)).await.unwrap().unwrap();
    }
    let half = run(&till, id).await;
    assert_eq!((half.done, half.files, half.is_over()), (25, 1, false));
    work(&till).await;
    let whole = run(&till, id).await;
    assert_eq!((whole.total, whole.done, whole.bad, whole.files), (30, 29, 1, 2));
    assert!(whole.is_over());
    let bad = till.house.house.ctx.db.read(move |tx| print_run::bad(tx, body, id)).await.unwrap();
    assert_eq!(bad, [(made[3].id, "notice-error-nothing".to_owned())]);
    let files = fetched(&till, "l.tributi", id).await.unwrap();
    assert_eq!(files.keys().collect::<Vec<_>>(), ["avvisi-0001.pdf", "avvisi-0002.pdf", "elenco.csv"]);
    let list = text(&files, "elenco.csv");
    let rows: Vec<Vec<&str>> = list.lines().skip(1).map(|line| line.split(';').collect()).collect();
    assert_eq!(rows.len(), 30);
    let postcodes: Vec<&str> = rows.iter().map(|row| row[6]).collect();
    assert!(postcodes.is_sorted(), "{postcodes:?}");
    for file in ["avvisi-0001.pdf", "avvisi-0002.pdf"] {
        let pages: Vec<(i64, i64)> = rows
            .iter()
            .filter(|row| row[0] == file)
            .map(|row| (row[1].parse().unwrap(), row[2].parse().unwrap()))
            .collect();
        assert_eq!(pages[0].0, 1);
        assert!(pages.windows(2).all(|two| two[0].1 + 1 == two[1].0), "{pages:?}");
        assert!(files[file].starts_with(b"%PDF"));
    }
    assert_eq!(rows.iter().filter(|row| row[0].is_empty() && !row[10].is_empty()).count(), 1);
    let lost = rows.iter().filter(|row| !row[0].is_empty() && row[10].contains("manca l’indirizzo"));
    assert_eq!(lost.count(), 1);
    let page = ask(&till, "l.tributi", &format!("payments/runs/{id}")).await.text;
    assert!(page.contains("Avvisi stampati senza indirizzo: 1."), "{page}");
    assert_eq!(till.house.events("print-made").await, 2);
    assert_eq!(asked(&till, "l.tributi", wish(0)).await, Err(PrintError::Nothing), "all printed or paid");
    let again = Wish { unprinted: false, ..wish(0) };
    assert!(asked(&till, "l.tributi", again).await.is_ok());
}

pub async fn a_run_that_cannot_be_made_ends_as_failed_and_goes_on_later(on: On) {
    let till = Till::open(on).await;
    meals(&till, 30).await;
    let id = asked(&till, "l.tributi", wish(till.due("mensa"))).await.unwrap();
    let (doer, body) = (print_run::doer(till.house.house.ctx.clone()), till.body);
    let first = json!({ "run": id, "number": 1 });
    tokio::task::spawn_blocking(move || doer(body, &first)).await.unwrap().unwrap();
    // Then the disk takes no files: something else stands where they lie.
    let (shelf, aside) = (till.house.folder.0.join("files"), till.house.folder.0.join("aside"));
    std::fs::rename(&shelf, &aside).unwrap();
    std::fs::write(&shelf, "").unwrap();
    for hour in 0..12 * 7 {
        assert!(hour < 12 * 7 - 1 || run(&till, id).await.is_over(), "it stays open");
        work(&till).await;
        till.house.later(3_600_000);
    }
    let failed = run(&till, id).await;
    assert_eq!((failed.done, failed.files, failed.may_resume(), failed.is_over()), (25, 1, true, true));
    assert!(!failed.failure.is_empty());
    let page = Signed::of(&till, "l.tributi").await.get(&format!("payments/runs/{id}")).await;
    assert!(page.text.contains("Non riuscita: 25 avvisi di 30") && page.text.contains(&failed.failure));
    assert_eq!(till.house.events("print-failed").await, 1);

    std::fs::remove_file(&shelf).unwrap();
    std::fs::rename(&aside, &shelf).unwrap();
    let resume = async |login: &str| {
        let clerk: May<Owing> = till.as_staff(login);
        till.act(move |tx, _, now| print_run::resume(tx, &clerk, id, now)).await
    };
    assert_eq!(resume("l.tributi").await, Ok(()));
    assert_eq!(resume("l.tributi").await, Err(PrintError::NotFailed), "it goes on already");
    work(&till).await;
    let whole = run(&till, id).await;
    assert_eq!((whole.done, whole.files, whole.is_over(), whole.may_resume()), (30, 2, true, false));
    assert_eq!(resume("l.tributi").await, Err(PrintError::NotFailed));
    assert_eq!(fetched(&till, "l.tributi", id).await.unwrap().len(), 3, "two files and the list");
}

pub async fn a_clerk_of_one_kind_of_due_prints_only_these(on: On) {
    let till = Till::open(on).await;
    meals(&till, 2).await;
    till.create(till.wish("rifiuti", vec![till.whole(900)])).await.unwrap();
    assert_eq!(asked(&till, "s.scuola", wish(till.due("rifiuti"))).await, Err(PrintError::Due));
    let own = asked(&till, "s.scuola", wish(0)).await.unwrap();
    assert_eq!(run(&till, own).await.total, 2, "the meals");
    let all = asked(&till, "l.tributi", Wish { unprinted: false, ..wish(0) }).await.unwrap();
    assert_eq!(run(&till, all).await.total, 3);
    work(&till).await;
    assert!(fetched(&till, "s.scuola", own).await.is_ok());
    assert_eq!(fetched(&till, "s.scuola", all).await, Err(404), "it holds what is not hers");
    let school = Signed::of(&till, "s.scuola").await;
    assert_eq!(school.get(&format!("payments/runs/{all}")).await.status, 404);
    assert_eq!(school.post(&format!("payments/runs/{all}/cancel"), &[]).await.status, 404);
    let list = school.get("payments/runs").await.text;
    assert!(list.contains(&own.to_string()) && !list.contains(&all.to_string()) && !list.contains("TARI"));
}

pub async fn a_run_broken_off_draws_no_more(on: On) {
    let till = Till::open(on).await;
    meals(&till, 27).await;
    let clerk = Signed::of(&till, "l.tributi").await;
    let fields = [
        ("due", "0"),
        ("unprinted", "1"),
        ("per_file", "25"),
        ("from", "2026-03-01"),
        ("until", "2026-03-02"),
    ];
    let page = crate::support::forms::to(&clerk.post("payments/runs", &fields).await);
    let id: i64 = page.rsplit('/').next().unwrap().parse().unwrap();
    assert!(clerk.get(&format!("payments/runs/{id}")).await.text.contains("http-equiv=\"refresh\""));
    till.house.house.runner.round().await.unwrap();
    assert_eq!(clerk.post(&format!("payments/runs/{id}/cancel"), &[]).await.status, 303);
    assert_eq!(clerk.post(&format!("payments/runs/{id}/cancel"), &[]).await.status, 409);
    work(&till).await;
    let left = run(&till, id).await;
    assert_eq!((left.done, left.files), (25, 1));
    assert_eq!(fetched(&till, "l.tributi", id).await.unwrap().len(), 2, "what was drawn");
    let next = asked(&till, "l.tributi", wish(0)).await.unwrap();
    assert_eq!(run(&till, next).await.total, 2, "what was left");
    let none = [("due", "0"), ("per_file", "25"), ("from", "2026-03-03")];
    assert_eq!(clerk.post("payments/runs", &none).await.status, 422, "created on no such day");
    assert_eq!(clerk.post("payments/runs", &[("due", "0"), ("per_file", "7")]).await.status, 422);
}

pub async fn another_body_never_reaches_a_run(on: On) {
    let till = Till::open(on).await;
    meals(&till, 1).await;
    let id = asked(&till, "l.tributi", wish(0)).await.unwrap();
    work(&till).await;
    let other = till.house.import(&small_office("altra", 1, 1)).await;
    let theirs = crate::support::forms::visitor(&till.house.signed_in(other, "posizioni").await);
    for path in [format!("payments/runs/{id}"), format!("payments/runs/{id}/notices.zip")] {
        for slug in ["altra".to_owned(), till.slug()] {
            let request = axum::http::Request::get(format!("/{slug}/{path}")).header("cookie", &theirs);
            let answer = till.house.request(request.body(axum::body::Body::empty()).unwrap()).await;
            assert_eq!(answer.status, 404, "{slug} {path}");
        }
    }
    assert!(fetched(&till, "l.tributi", id).await.is_ok());
}

pub async fn what_was_printed_is_taken_away_after_days(on: On) {
    let till = Till::open(on).await;
    meals(&till, 1).await;
    let id = asked(&till, "l.tributi", wish(0)).await.unwrap();
    work(&till).await;
    let ctx = till.house.house.ctx.clone();
    till.at("2026-03-16T09:59:00");
    assert_eq!(tidy::once(&ctx, till.body, print_run::take_away).await.unwrap(), 0);
    till.at("2026-03-16T10:01:00");
    assert_eq!(tidy::once(&ctx, till.body, print_run::take_away).await.unwrap(), 1);
    assert_eq!(tidy::once(&ctx, till.body, print_run::take_away).await.unwrap(), 0);
    assert_eq!(fetched(&till, "l.tributi", id).await, Err(404));
    let rows = ctx.db.read(|tx| tx.numbers::<1>(platform::sql!("SELECT COUNT(*) FROM file"), &[])).await;
    assert_eq!(rows.unwrap(), [[0]]);
}
