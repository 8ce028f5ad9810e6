//! What an accountant meets day by day: files that come again or are another kind, the bench after a deed, a month that
//! was closed.

use std::collections::BTreeSet;

use super::accounts::{Member, refused};
use super::reconciliation::{Counted, FLOW, RECEIPT, close, credited, flow, journal, keep, page};
use crate::support::forms::to;
use crate::support::till::Till;
use crate::support::{On, month};
use accounts::closing;
use accounts::treasury::Incoming;
use axum::http::StatusCode;
use jiff::civil::date;
use pagopa::settlement::{PayStatus, xml};
use pagopa::treasury::csv::Statement;
use payments::proof::{Accounting, May};
use platform::{sql, values};

on_both_engines! {
    the_program_is_the_author_of_what_follows_from_a_file;
    a_statement_is_not_taken_under_another_account;
    exports_of_one_name_lose_nothing;
    a_day_to_come_is_told_and_hides_nothing;
    what_came_again_or_belongs_elsewhere_is_told_so;
    older_journals_are_reached;
    the_bench_keeps_its_days_and_says_what_was_done;
    the_bench_goes_page_by_page_and_says_how_many_are_open;
    a_closed_month_shows_the_sheet_that_was_stored;
}

const BENCH: &str = "reconciliation?from=2026-03-01&until=2026-03-03";
const CSV: &[u8] = b"Data;Importo;Causale\n04/03/2026;12,50;Affitto\n";

async fn actors(till: &Till) -> Vec<(String, String)> {
    let body = till.body;
    let rows = till.act(move |tx, _, _| {
        tx.rows(sql!("SELECT kind, actor FROM event WHERE body = ?1 ORDER BY at, kind"), values![body])
    });
    let rows = rows.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"));
    rows.iter().map(|row| (row.get(0).unwrap(), row.get(1).unwrap())).collect()
}

async fn the_program_is_the_author_of_what_follows_from_a_file(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let mut alone = counted.line("mai-vista", 1_230, PayStatus::NoRpt);
    alone.iuv = pagopa::Iuv::parse("01999999999999977").unwrap();
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed), alone])).await.unwrap();
    journal(till, &page("GDC-1", (1, 1), vec![credited(FLOW, 5_730)])).await.unwrap();
    let all = actors(till).await;
    let of = |kind: &str| -> Vec<&str> {
        all.iter().filter(|(one, _)| one == kind).map(|(_, who)| who.as_str()).collect()
    };
    assert_eq!((of("flow-kept"), of("journal-read")), (vec!["staff:1"], vec!["staff:1"]));
    assert_eq!((of("credit-joined"), of("instalment-paid")), (vec!["server"], vec!["server", "server"]));
    assert!(of("position-created").contains(&"server"), "{all:?}");
}

async fn a_statement_is_not_taken_under_another_account(on: On) {
    let till = Till::open(on).await;
    let rita = Member::of(&till, "r.ragioneria").await;
    assert_eq!(rita.send("journals", &[], CSV).await.status, StatusCode::SEE_OTHER);
    let again = rita.send("journals", &[("abi", "05428"), ("account", "0000123")], CSV).await;
    let said = ["Questo stesso file è già arrivato il 02/03/2026", "ABI «–» e conto «–»", "value=\"05428\""];
    refused(&again, &said);
    let other = b"Data;Importo;Causale\n04/03/2026;12,51;Affitto\n";
    let typed = [("abi", "05428"), ("account", "0000123")];
    assert_eq!(rita.send("journals", &typed, other).await.status, StatusCode::SEE_OTHER, "another file");
    let bench = rita.page("reconciliation?from=2026-03-01&until=2026-03-05").await;
    let credits = bench.split("Entrate senza flusso</legend>").nth(1).unwrap().split("</fieldset>").next();
    assert_eq!(credits.unwrap().matches("12,50\u{a0}€").count(), 1, "{bench}");
    assert!(rita.page("journals").await.contains("Un CSV non dice di quale conto è"));
}

/// A bank calls every export the same: an earlier month, and another account, stay beside it.
async fn exports_of_one_name_lose_nothing(on: On) {
    let till = Till::open(on).await;
    for (account, row) in [
        ("1", "02/02/2026;10,01;Affitto"),
        ("1", "04/03/2026;12,52;Affitto"),
        ("2", "04/03/2026;14,53;Affitto"),
    ] {
        let bytes = format!("Data;Importo;Causale\n{row}\n").into_bytes();
        let statement =
            Statement { abi: "05428".into(), account: account.into(), id: "movimenti.csv".into() };
        let kept = journal(&till, &Incoming { bytes, statement }).await.unwrap();
        assert_eq!((kept.movements, kept.changed), (1, 1), "{row}");
    }
    let bench =
        till.page("r.ragioneria", "payments/reconciliation?from=2026-02-01&until=2026-03-05").await.text;
    for amount in ["10,01", "12,52", "14,53"] {
        assert!(bench.contains(amount), "{amount}: {bench}");
    }
}

/// A slip of the year is no credit, and what it tells of other days gives way to a later file as ever.
async fn a_day_to_come_is_told_and_hides_nothing(on: On) {
    let till = Till::open(on).await;
    let rita = Member::of(&till, "r.ragioneria").await;
    let slip = b"Data;Importo;Causale;Bolletta\n04/03/2026;12,50;Affitto;7\n04/03/2062;30,00;Affitto;8\n";
    let journal = to(&rita.send("journals", &[], slip).await);
    let shown = rita.page(journal.split("/payments/").nth(1).unwrap()).await;
    assert!(shown.contains("La data deve ancora venire") && shown.contains("04/03/2062"), "{shown}");
    till.at("2026-03-06T09:00:00");
    let rita = Member::of(&till, "r.ragioneria").await;
    let later = b"Data;Importo;Causale;Bolletta\n04/03/2026;12,51;Affitto;7\n05/03/2026;1,00;Altro;9\n";
    assert_eq!(rita.send("journals", &[], later).await.status, StatusCode::SEE_OTHER);
    let bench = rita.page("reconciliation?from=2026-03-01&until=2026-03-06").await;
    assert!(bench.contains("12,51\u{a0}€") && !bench.contains("12,50\u{a0}€"), "{bench}");
    let ahead = page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)]).bytes;
    let ahead = String::from_utf8(ahead).unwrap().replace("GdC>2026-03-04<", "GdC>2062-03-04<");
    refused(&rita.send("journals", &[], ahead.as_bytes()).await, &["«data_riferimento_GdC»"]);
}

async fn what_came_again_or_belongs_elsewhere_is_told_so(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let rita = Member::of(till, "r.ragioneria").await;
    let gdc = page("GDC-1", (1, 1), vec![credited(FLOW, 4_500)]).bytes;
    assert!(to(&rita.send("journals", &[], &gdc).await).ends_with("/payments/journals"));
    let again = to(&rita.send("journals", &[], &gdc).await);
    let shown = rita.page(again.split("/payments/").nth(1).unwrap()).await;
    assert!(shown.contains("«GDC-1» era già arrivato: nulla è cambiato"), "{shown}");
    let text = String::from_utf8(gdc.clone()).unwrap();
    for mark in ["\u{feff}", ""] {
        let wide: Vec<u8> = format!("{mark}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let answer = rita.send("journals", &[], &wide).await;
        refused(&answer, &["XML in UTF-16", "XML in UTF-8"]);
        assert!(!answer.text.contains("«CSV UTF-8»"), "{}", answer.text);
    }
    let told = flow(FLOW, Vec::new()).flow;
    let flow = xml::write(&told, &[counted.line(RECEIPT, 4_500, PayStatus::Executed)]).into_bytes();
    let link = |rest: &str| format!("<a href=\"/{}/payments/{rest}\">", till.slug());
    refused(&rita.send("journals", &[], &flow).await, &["è un flusso di riversamento", &link("flows")]);
    for file in [&gdc[..], CSV] {
        refused(&rita.send("flows", &[], file).await, &["non un flusso", &link("journals")]);
    }
    let kept = to(&rita.send("flows", &[], &flow).await);
    assert!(!kept.contains("known"), "{kept}");
    let again = to(&rita.send("flows", &[], &flow).await);
    let shown = rita.page(again.split("/payments/").nth(1).unwrap()).await;
    assert!(shown.contains("Questo flusso era già arrivato: nulla è cambiato"), "{shown}");
}

async fn older_journals_are_reached(on: On) {
    let till = Till::open(on).await;
    for number in 0..61 {
        till.house.later(1_000);
        journal(&till, &page(&format!("GDC-{number:03}"), (1, 1), Vec::new())).await.unwrap();
    }
    let rita = Member::of(&till, "r.ragioneria").await;
    let first = rita.page("journals").await;
    assert!(first.contains("GDC-060") && !first.contains("GDC-000"));
    let older = first.split("journals?before=").nth(1).unwrap().split('"').next().unwrap();
    let second = rita.page(&format!("journals?before={older}")).await;
    assert!(second.contains("GDC-000") && !second.contains("GDC-001"), "{second}");
    assert!(first.contains("Più vecchi") && !second.contains("Più vecchi"), "nothing is older");
}

async fn the_bench_keeps_its_days_and_says_what_was_done(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    let kept =
        keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    till.at("2026-03-20T17:00:00");
    let mute = month::credit("muto", 4_500, date(2026, 3, 20), "GIROFONDO");
    journal(till, &page("GDC-1", (1, 1), vec![mute])).await.unwrap();
    let body = till.body;
    let rows = till.act(move |tx, _, _| {
        tx.numbers::<1>(sql!("SELECT id FROM treasury_movement WHERE body = ?1"), values![body])
    });
    let [movement] = rows.await.unwrap_or_else(|error: platform::store::StoreError| panic!("{error}"))[0];
    let (flow, movement) = (kept.id.to_string(), movement.to_string());
    let rita = Member::of(till, "r.ragioneria").await;
    // from a line one comes to its position
    let shown = rita.page(BENCH).await;
    let link = format!(
        "<a href=\"/{}/payments/{}\"><strong class=\"due-id\">{}",
        till.slug(),
        counted.position,
        counted.iuv
    );
    assert!(shown.contains(&link), "{shown}");
    let days = [("from", "2026-03-01"), ("until", "2026-03-03"), ("label", "")];
    let with = |more: &[(&'static str, String)]| -> Vec<(&'static str, String)> {
        let days = days.iter().map(|(name, value)| (*name, (*value).to_owned()));
        days.chain(more.iter().cloned()).collect()
    };
    let post = async |rest: &str, fields: Vec<(&'static str, String)>| {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        rita.post(rest, &fields).await
    };
    let pair = [("flow", flow.clone()), ("movement", movement.clone())];
    let unsaid = with(&[pair[0].clone(), pair[1].clone(), ("reason", " ".into())]);
    let wrong = post("reconciliation/join", unsaid).await;
    let chosen = format!("value=\"{movement}\" checked");
    refused(&wrong, &["Scrivi il motivo", &chosen, "name=\"from\" value=\"2026-03-01\""]);
    let unchosen = with(&[("flow", flow.clone()), ("reason", "Visto con la banca".into())]);
    let wrong = post("reconciliation/join", unchosen).await;
    refused(&wrong, &["Scegli un flusso e un’entrata", "value=\"Visto con la banca\""]);
    let good = with(&[pair[0].clone(), pair[1].clone(), ("reason", "Visto con la banca".into())]);
    let done = to(&post("reconciliation/join", good).await);
    let shown = rita.page(done.split("/payments/").nth(1).unwrap()).await;
    assert!(
        shown.contains("Fatto: l’entrata è abbinata al flusso") && shown.contains("value=\"2026-03-03\""),
        "{shown}"
    );
    // its credit is of another day, the line beside it of these
    let joined = shown.split("id=\"bench-joined\"").nth(1).unwrap();
    assert!(joined.contains("«Visto con la banca»"), "{joined}");
    let later = rita.page("reconciliation?from=2026-03-10&until=2026-03-11").await;
    assert!(!later.contains("«Visto con la banca»"), "of other days");
    let unsaid = with(&[("movement", movement.clone()), ("reason", " ".into())]);
    refused(&post("reconciliation/part", unsaid).await, &["Scrivi il motivo", "value=\"2026-03-03\""]);
    let good = with(&[("movement", movement), ("reason", "Era altro".into())]);
    let done = to(&post("reconciliation/part", good).await);
    assert!(done.contains("from=2026-03-01&until=2026-03-03"), "{done}");
}

async fn the_bench_goes_page_by_page_and_says_how_many_are_open(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    let rita = Member::of(till, "r.ragioneria").await;
    let credits = (1..=200).map(|n| month::credit(&format!("c{n}"), 1_000 + n, date(2026, 3, 2), "Affitto"));
    journal(till, &page("GDC-1", (1, 1), credits.collect())).await.unwrap();
    let (mut address, mut seen, mut sizes) = (BENCH.to_owned(), BTreeSet::new(), Vec::new());
    for _ in 0..2 {
        let shown = rita.page(&address).await;
        assert!(shown.contains("In tutto 200."), "{shown}");
        let ids = shown.split("name=\"movement\" value=\"").skip(1);
        let ids: Vec<String> = ids.map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(shown.matches("Che cosa si è provato").count(), ids.len(), "each says why it is open");
        sizes.push(ids.len());
        seen.extend(ids);
        let next = shown.split("In tutto 200. <a href=\"").nth(1).unwrap().split('"').next().unwrap();
        address = next.split("/payments/").nth(1).unwrap().replace("&#38;", "&");
    }
    assert_eq!((sizes, seen.len()), (vec![100, 100], 200));
    assert!(!address.contains("credits_after"), "behind the last ones is the first: {address}");
}

async fn a_closed_month_shows_the_sheet_that_was_stored(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    till.at("2026-04-02T09:00:00");
    close(till, date(2026, 3, 2)).await.unwrap();
    close(till, date(2026, 3, 31)).await.unwrap();
    let rita = Member::of(till, "r.ragioneria").await;
    let shown = rita.page("closing?month=2026-03").await;
    assert!(shown.contains("Chiudi marzo 2026…") && !shown.contains("Foglio di marzo 2026"), "{shown}");
    let asks = rita.post("closing/month", &[("month", "2026-03")]).await;
    assert!(asks.text.contains("Chiudere marzo 2026?") && till.house.events("month-closed").await == 0);
    let accountant: May<Accounting> = till.as_staff("r.ragioneria");
    let month = date(2026, 3, 1);
    till.act(move |tx, office, now| closing::close_month(tx, office, &accountant, month, now)).await.unwrap();
    let shown = rita.page("closing?month=2026-03").await;
    for said in ["Foglio di marzo 2026", "Somme per tipo", "Rita Costa", "Mensa"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}
