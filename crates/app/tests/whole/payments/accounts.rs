//! What somebody meets who is new to the accounts: forms that come back, files that are none, words on the pages.

use super::reconciliation::{Counted, FLOW, RECEIPT, close, credited, flow, journal, keep, lines, page};
use crate::support::forms::{form, to, upload, visitor, visitors_token};
use crate::support::till::Till;
use crate::support::{Answer, On};
use accounts::reconcile::Label;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use pagopa::settlement::PayStatus;
use payments::position::Origin;
use platform::store::StoreError;
use platform::{sql, values};

on_both_engines! {
    a_refused_file_comes_back_with_its_form;
    a_refused_closing_and_a_refused_print_keep_what_was_typed;
    what_is_no_csv_is_told_how_to_become_one;
    a_bad_row_of_a_statement_is_named_where_it_stands;
    what_was_paid_twice_is_the_work_of_its_refund_case;
    a_line_says_what_of_the_credit_it_is_and_who_keeps_the_position;
    days_before_the_first_closing_are_said_to_be_so;
    the_file_for_the_auditor_is_written_in_words;
    what_only_a_flow_tells_is_said_to_come_from_it;
}

pub struct Member<'a> {
    till: &'a Till,
    cookie: String,
}

impl<'a> Member<'a> {
    pub async fn of(till: &'a Till, login: &str) -> Member<'a> {
        Member { till, cookie: visitor(&till.house.signed_in(till.body, login).await) }
    }

    fn at(&self, rest: &str) -> String {
        format!("/{}/payments/{rest}", self.till.slug())
    }

    async fn get(&self, rest: &str) -> Answer {
        let request = Request::get(self.at(rest)).header("cookie", &self.cookie);
        self.till.house.request(request.body(Body::empty()).unwrap()).await
    }

    pub async fn page(&self, rest: &str) -> String {
        let answer = self.get(rest).await;
        assert_eq!(answer.status, StatusCode::OK, "{rest}: {}", answer.text);
        answer.text
    }

    pub async fn send(&self, rest: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
        self.till.house.request(upload(&self.at(rest), &self.cookie, fields, ("marzo.csv", file))).await
    }

    pub async fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        self.till.house.request(form(&self.at(rest), &self.cookie, &visitors_token(), fields)).await
    }
}

pub fn refused(answer: &Answer, said: &[&str]) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains("role=\"alert\""), "{}", answer.text);
    for words in said {
        assert!(answer.text.contains(words), "{words}: {}", answer.text);
    }
}

async fn a_refused_file_comes_back_with_its_form(on: On) {
    let till = Till::open(on).await;
    let rita = Member::of(&till, "r.ragioneria").await;
    let flow = rita.send("flows", &[], b"Caro Ugo").await;
    refused(&flow, &["id=\"flow-file\"", "Il file non è un flusso", "Flussi arrivati"]);
    let typed = [("abi", "05428"), ("account", "0000123")];
    for file in [&b"Caro Ugo,\nti scrivo da Trieste.\n"[..], b"<lettera/>", b"a;b\n1;2\n"] {
        let journal = rita.send("journals", &typed, file).await;
        refused(
            &journal,
            &["Questo file non è un giornale", "value=\"05428\"", "value=\"0000123\"", "Giornali arrivati"],
        );
    }
    let lacking = rita.send("journals", &typed, b"data;causale\n04/03/2026;a\n").await;
    refused(&lacking, &["«importo»"]);
    let unread = rita.send("journals", &typed, b"data;causale;importo\nieri;a;1,00\n").await;
    refused(&unread, &["nessuna riga si legge"]);
    let notices = rita.send("own-notices", &[], b"iud;iuv;data\nA;B;C\n").await;
    refused(&notices, &["«importo»", "id=\"notices-file\""]);
    let shown = rita.page("journals").await;
    for said in ["data contabile", "1.234,56", "importo (45,00); data (02/03/2026)"] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
}

async fn a_refused_closing_and_a_refused_print_keep_what_was_typed(on: On) {
    let till = Till::open(on).await;
    let rita = Member::of(&till, "r.ragioneria").await;
    let fields = [("until", "2026-03-02"), ("month", "2026-03")];
    let day = rita.post("closing", &fields).await;
    refused(&day, &["Si può chiudere solo un giorno già finito", "value=\"2026-03-02\"", "marzo 2026"]);
    let nonsense = rita.post("closing", &[("until", "ieri"), ("month", "2026-02")]).await;
    refused(&nonsense, &["Scrivi le date come giorno, mese e anno", "febbraio 2026"]);
    let month = rita.post("closing/month", &[("month", "2026-02"), ("sure", "true")]).await;
    refused(&month, &["Prima vanno chiusi tutti i giorni del mese", "febbraio 2026"]);
    // nothing is closed before the consequence was read
    let asks = rita.post("closing", &[("until", "01/03/2026")]).await;
    assert_eq!(asks.status, StatusCode::OK, "{}", asks.text);
    for said in
        ["Chiudi fino a domenica 1 marzo 2026", "Giorni che si chiudono: 1", "name=\"sure\" value=\"true\""]
    {
        assert!(asks.text.contains(said), "{said}: {}", asks.text);
    }
    assert_eq!(till.house.events("day-closed").await, 0);
    let sure = rita.post("closing", &[("until", "2026-03-01"), ("sure", "true")]).await;
    assert_eq!((sure.status, till.house.events("day-closed").await), (StatusCode::SEE_OTHER, 1));
    let luca = Member::of(&till, "l.tributi").await;
    let due = till.due("mensa").to_string();
    let typed = [
        ("due", due.as_str()),
        ("from", "2026-02-01"),
        ("until", "2026-02-28"),
        ("unsent", "1"),
        ("per_file", "25"),
    ];
    let print = luca.post("runs", &typed).await;
    let chosen = format!("<option value=\"{due}\" selected>");
    let kept =
        [chosen.as_str(), "value=\"2026-02-01\"", "value=\"2026-02-28\"", "<option selected>25</option>"];
    refused(&print, &kept);
    refused(
        &print,
        &[
            "Nessun avviso da pagare corrisponde",
            "name=\"unsent\" value=\"1\" checked",
            "name=\"unprinted\" value=\"1\">",
        ],
    );
}

async fn what_is_no_csv_is_told_how_to_become_one(on: On) {
    let till = Till::open(on).await;
    let (rita, luca) = (Member::of(&till, "r.ragioneria").await, Member::of(&till, "l.tributi").await);
    let wide: Vec<u8> = "\u{feff}data;causale;importo\n04/03/2026;a;1,00\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let workbook = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec();
    for (file, said) in [(wide, "non è un CSV in UTF-8"), (workbook, "è un foglio di calcolo")] {
        for (member, rest) in [(&rita, "journals"), (&rita, "own-notices"), (&luca, "uploads")] {
            let answer = member.send(rest, &[], &file).await;
            refused(&answer, &[said, "«CSV UTF-8»"]);
            assert!(!answer.text.contains("manca la colonna"), "{rest}");
        }
    }
}

async fn a_bad_row_of_a_statement_is_named_where_it_stands(on: On) {
    let till = Till::open(on).await;
    let rita = Member::of(&till, "r.ragioneria").await;
    let file = b"Data;Importo;Causale\n04/03/2026;12,50;Affitto\n05/03/2026;niente;Rotta\n06/03/2026\n";
    let one = to(&rita.send("journals", &[("abi", "05428"), ("account", "1")], file).await);
    let rest = one.split("/payments/").nth(1).unwrap();
    let shown = rita.page(rest).await;
    for said in [
        "Righe illeggibili: 2",
        "id=\"row-3\"",
        "id=\"row-4\"",
        "05/03/2026;niente;Rotta",
        "L’importo manca o è sbagliato",
        "Mancano dei campi",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let list = rita.page("journals").await;
    assert!(list.contains("Righe illeggibili: 2") && list.contains(&format!("{one}#bad")), "{list}");
    let good = rita.send("journals", &[], b"Data;Importo;Causale\n04/03/2026;12,50;Affitto\n").await;
    assert!(to(&good).ends_with("/payments/journals"));
    assert_eq!(rita.get("journals/1").await.status, StatusCode::NOT_FOUND);
}

/// One notice, paid twice in one flow: the money of both came in.
async fn twice(on: On) -> Counted {
    let counted = Counted::open(on, true).await;
    let both = vec![
        counted.line("altra", 4_500, PayStatus::Executed),
        counted.line(RECEIPT, 4_500, PayStatus::Executed),
    ];
    keep(&counted.till, &flow(FLOW, both)).await.unwrap();
    journal(&counted.till, &page("GDC-1", (1, 1), vec![credited(FLOW, 9_000)])).await.unwrap();
    counted
}

async fn what_was_paid_twice_is_the_work_of_its_refund_case(on: On) {
    let counted = twice(on).await;
    let till = &counted.till;
    let of = |receipt: &'static str| async move {
        lines(till).await.into_iter().find(|line| line.receipt == receipt).unwrap()
    };
    let paid = of(RECEIPT).await;
    assert!(paid.labels.contains(&Label::Doubled) && !paid.is_open(), "{paid:?}");
    assert_eq!(paid.case, Some(counted.position));
    assert!(of("altra").await.is_open(), "its receipt is still awaited");
    let rita = Member::of(till, "r.ragioneria").await;
    let bench = rita.page("reconciliation?from=2026-03-01&until=2026-03-04").await;
    assert!(bench.contains(&format!("payments/{}#due-cases", counted.position)), "{bench}");
    assert!(bench.contains("<span class=\"chip\">Pagata più volte</span>"), "{bench}");
    assert!(bench.contains("Righe aperte: 1"), "{bench}");
    // a case that fell away deals with nothing
    till.act(|tx, office, now| {
        tx.execute(sql!("UPDATE refund_case SET groundless_at = ?2 WHERE body = ?1"), values![office.id, now])
    })
    .await
    .unwrap_or_else(|error: StoreError| panic!("{error}"));
    assert!(of(RECEIPT).await.is_open());
}

async fn a_line_says_what_of_the_credit_it_is_and_who_keeps_the_position(on: On) {
    let counted = twice(on).await;
    let till = &counted.till;
    let rita = Member::of(till, "r.ragioneria").await;
    let bench = || rita.page("reconciliation?from=2026-03-01&until=2026-03-04");
    let shown = bench().await;
    let part = "<strong class=\"amount\">45,00\u{a0}€</strong><small>è una parte: tutto l’accredito è 90,00\u{a0}€</small>";
    assert!(shown.contains(part), "{shown}");
    assert!(
        shown.contains("posizione scritta a mano") && !shown.contains("Non comunicata da programmi"),
        "{shown}"
    );
    assert!(
        shown.contains("Righe aperte: 1") && !shown.contains("Niente da abbinare"),
        "the two agree: {shown}"
    );
    let mut wish = till.meals(700);
    wish.origin = Origin::Program;
    let made = till.create(wish).await.unwrap();
    let nav = made.options[0].instalments[0].nav.clone();
    till.pays(&nav, "ricevuta-2", 700).await;
    let paid = crate::support::month::Paid {
        number: made.id,
        nav,
        amount: 700,
        day: date(2026, 3, 2),
        odd: crate::support::month::Odd::Nothing,
        receipt: "ricevuta-2".into(),
        transfers: vec![(1, 700, crate::support::month::OURS, false)],
    };
    let body = till.body;
    till.act(move |tx, _, _| crate::support::month_load::receipt(tx, body, &paid)).await.unwrap();
    assert!(bench().await.contains("Non comunicata da programmi"), "a program keeps this one");
}

async fn days_before_the_first_closing_are_said_to_be_so(on: On) {
    let counted = Counted::open(on, true).await;
    let till = &counted.till;
    till.at("2026-03-04T09:00:00");
    close(till, date(2026, 3, 2)).await.unwrap();
    let rita = Member::of(till, "r.ragioneria").await;
    for rest in ["closing?month=2026-02", "closing/2026-02-20", "closing/2026-03-01"] {
        let shown = rita.page(rest).await;
        assert!(shown.contains("vengono prima della prima chiusura (lun 2 mar 2026)"), "{rest}: {shown}");
        assert!(shown.contains("payments/closing/2026-03-02"), "{rest}");
        for other in [
            "name=\"until\"",
            "payments/closing/month",
            "Il mese si chiude quando",
            "Nessun giorno chiuso",
            "Anteprima",
        ] {
            assert!(!shown.contains(other), "{rest}: {other}");
        }
    }
    assert!(rita.page("closing?month=2026-03").await.contains("name=\"until\" value=\"2026-03-03\""));
}

async fn the_file_for_the_auditor_is_written_in_words(on: On) {
    let counted = Counted::open(on, false).await;
    let till = &counted.till;
    keep(till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let ctx = &till.house.house.ctx;
    platform::events::publish_pending(&ctx.db, &ctx.feed).await.unwrap();
    let ivo = Member::of(till, "i.revisione").await;
    let file = ivo.page("journal.csv?from=2026-03-01&until=2026-03-04").await;
    let head = file.lines().next().unwrap().trim_start_matches('\u{feff}').trim_end();
    let columns: std::collections::BTreeSet<&str> = head.split(';').collect();
    assert_eq!(columns.len(), head.split(';').count(), "each heading once: {head}");
    assert!(head.ends_with("Tipo tecnico (per i programmi)"), "{head}");
    assert!(!file.contains('{') && !file.contains("amount"), "{file}");
    let paid = file.lines().find(|line| line.contains("Rata pagata")).unwrap();
    assert!(paid.contains("Rata pagata, secondo un flusso") && paid.contains("instalment-paid"), "{paid}");
    assert!(paid.contains("Importo: 45,00 €") && paid.contains("Come: lo dice un flusso"), "{paid}");
    let shown = ivo.page("journal?from=2026-03-01&until=2026-03-04").await;
    assert!(shown.contains("<li>Importo: 45,00 €</li>") && !shown.contains("&quot;amount"), "{shown}");
}

async fn what_only_a_flow_tells_is_said_to_come_from_it(on: On) {
    let counted = Counted::open(on, false).await;
    keep(&counted.till, &flow(FLOW, vec![counted.line(RECEIPT, 4_500, PayStatus::Executed)])).await.unwrap();
    let luca = Member::of(&counted.till, "l.tributi").await;
    let shown = luca.page(&counted.position.to_string()).await;
    assert!(shown.contains("Pagamento, secondo un flusso di riversamento: 45,00 €"), "{shown}");
}
