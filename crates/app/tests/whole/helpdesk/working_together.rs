//! Several colleagues at one desk: nobody locks a ticket, nobody overwrites anybody, and each sees the others.

use crate::support::desk::{Desk, Signed};
use crate::support::forms::{between, form, to, visitor, visitors_token};
use crate::support::{On, small_office};
use axum::http::StatusCode;
use helpdesk::bulk::BULK_MAX;
use helpdesk::open::Asked;
use helpdesk::phrases::{Values, fill, unknown};
use helpdesk::presence::PRESENT_S;
use helpdesk::ticket::{Kind, State, Step, Ticket, messages, steps};
use helpdesk::views::VIEWS_MAX;
use helpdesk::work::{self, AtDesk, WorkError};
use helpdesk::{drafts, watchers};
use identity::PersonName;
use office::docs::Metric;
use office::people::Someone;
use platform::Tx;
use platform::events::Actor;

async fn open(on: On) -> Desk {
    Desk::open_with(on, "").await
}

fn who(desk: &Desk, login: &str) -> AtDesk {
    let office = desk.house.house.ctx.offices.known(desk.body).unwrap();
    AtDesk::named(&office, login)
}

async fn asked(desk: &Desk) -> Ticket {
    desk.ask(desk.asked("anna@posta.example")).await.unwrap()
}

/// Sets a severity by hand, or takes it back.
async fn judged(desk: &Desk, id: i64, severity: Option<i64>, reason: &str) -> Result<Ticket, WorkError> {
    let (marta, reason) = (desk.marta(), reason.to_owned());
    desk.act(id, move |tx, office, ticket, now| match severity {
        Some(severity) => work::set_severity(tx, office, ticket, &marta, (severity, &reason), now),
        None => work::give_back_severity(tx, office, ticket, &marta, now),
    })
    .await
}

async fn urgency(desk: &Desk, id: i64, urgency: i64) -> Ticket {
    let marta = desk.marta();
    let judge = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::judge(tx, office, ticket, &marta, (Kind::Fault, 0), (urgency, 2), now)
    };
    desk.act(id, judge).await.unwrap()
}

async fn a_severity_by_hand_keeps_both_values_and_the_reason(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    assert_eq!(ticket.severity, 3);
    let before = desk.clock(&ticket, Metric::Solution).await;
    let set = judged(&desk, ticket.id, Some(1), "È fermo tutto lo sportello").await.unwrap();
    assert_eq!((set.severity, set.urgency, set.impact), (1, 2, 2));
    let clock = desk.clock(&ticket, Metric::Solution).await;
    assert_eq!((before.target_s, clock.target_s), (4_800 * 60, 960 * 60), "the clocks follow");
    assert!(set.due_at <= ticket.due_at);
    let (body, id) = (desk.body, ticket.id);
    let read =
        move |tx: &mut Tx| Ok::<_, platform::StoreError>((steps(tx, body, id)?, messages(tx, body, id)?));
    let (log, said) = desk.house.house.ctx.db.read(read).await.unwrap();
    let note = said.last().unwrap();
    assert!(!note.public && note.text == "È fermo tutto lo sportello");
    let step = Step::SeveritySet { matrix: 3, severity: 1, note: note.id };
    assert_eq!(log.iter().filter(|moved| moved.step == step).count(), 1);
    assert_eq!(desk.events("ticket_severity_set").await, 1);
    let page = Signed::of(&desk, "d.riva").await.get(&format!("desk/{id}")).await.text;
    for said in
        ["Critica (a mano; per la matrice: Media)", "Fissata a mano: Critica. Per la matrice sarebbe: Media."]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    desk.house.later(60_000);
    // Judged again: what was set by hand stays until it is taken back, and then the matrix of by now counts.
    assert_eq!(urgency(&desk, id, 1).await.severity, 1);
    desk.house.later(60_000);
    assert_eq!(judged(&desk, id, None, "").await.unwrap().severity, 2);
    assert_eq!(desk.clock(&ticket, Metric::Solution).await.target_s, 4_800 * 60);
    assert_eq!(urgency(&desk, id, 3).await.severity, 4, "the matrix alone again");
}

async fn a_severity_by_hand_is_refused_without_reason_or_difference(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    assert_eq!(judged(&desk, id, Some(1), " \n").await, Err(WorkError::Reason));
    assert_eq!(judged(&desk, id, Some(3), "Così").await, Err(WorkError::SameSeverity));
    assert_eq!(judged(&desk, id, Some(5), "Così").await, Err(WorkError::Whom));
    assert_eq!(judged(&desk, id, None, "").await, Err(WorkError::SameSeverity));
    judged(&desk, id, Some(1), "Così").await.unwrap();
    assert_eq!(judged(&desk, id, Some(3), "La matrice").await, Err(WorkError::SameSeverity));
    assert_eq!(judged(&desk, id, Some(1), "Ancora").await, Err(WorkError::SameSeverity));
    desk.becomes(id, State::Spam).await;
    assert_eq!(judged(&desk, id, Some(2), "Così").await, Err(WorkError::Aside));
    assert_eq!(judged(&desk, id, None, "").await, Err(WorkError::Aside));
}

#[test]
fn a_phrase_is_filled_once_in_any_language() {
    let values = Values { code: "VAL-1".into(), name: "Zoe {codice}".into(), ..Values::default() };
    assert_eq!(fill("{Nome}: {codice}, {kennung}, {code} {", &values), "Zoe {codice}: VAL-1, VAL-1, VAL-1 {");
    assert_eq!(unknown("Per {nome} il {giorno}"), Some("giorno"));
    assert_eq!(unknown("{codice} {nome} {oggetto} {operatore} { aperta"), None);
}

/// A ready answer of the desk's head; answers its id.
async fn phrase(desk: &Desk, title: &str, text: &str) -> i64 {
    let elena = Signed::of(desk, "e.fontana").await;
    let fields = [("area", "0"), ("lang", "it"), ("title", title), ("text", text)];
    assert_eq!(to(&elena.post("desk/phrases", &fields).await), format!("/{}/desk/phrases", desk.slug()));
    let body = desk.body;
    let read = move |tx: &mut Tx| helpdesk::phrases::phrases(tx, body);
    let found = desk.house.house.ctx.db.read(read).await.unwrap();
    found.iter().find(|phrase| phrase.title == title).unwrap().id
}

async fn a_phrase_is_put_into_the_answer_and_never_sent_unread(on: On) {
    let desk = open(on).await;
    let requester =
        Someone { given_name: PersonName::parse("Ada").ok(), ..desk.asked("a@posta.example").requester };
    let ticket = desk.ask(Asked { requester, ..desk.asked("a@posta.example") }).await.unwrap();
    let id =
        phrase(&desk, "Presa in carico", "Buongiorno {nome}, la richiesta {codice} è nostra. {operatore}")
            .await;
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    assert!(page.contains(&format!("<option value=\"{id}\">Presa in carico</option>")), "{page}");
    let (version, chosen) = (ticket.version.to_string(), id.to_string());
    let fields = [
        ("text", "Gentile,"),
        ("version", version.as_str()),
        ("what", "insert"),
        ("phrase", chosen.as_str()),
    ];
    to(&marta.post(&format!("desk/{}/draft", ticket.id), &fields).await);
    let page = marta.get(&format!("desk/{}", ticket.id)).await.text;
    let written = between(&page, "data-suggest-into=\"#say-known\">", "</textarea>");
    assert_eq!(
        written,
        format!("Gentile,\n\nBuongiorno Ada, la richiesta {} è nostra. Marta Sala", ticket.code)
    );
    assert_eq!(desk.events("ticket_message").await, 1, "what the citizen wrote, and nothing else");
}

async fn phrases_are_kept_by_who_leads_the_desk(on: On) {
    let desk = open(on).await;
    let id = phrase(&desk, "Saluti", "Cordiali saluti, {operatore}").await;
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let fields = [("area", "0"), ("lang", "it"), ("title", "Altro"), ("text", "Altro")];
    assert_eq!(marta.post("desk/phrases", &fields).await.status, StatusCode::FORBIDDEN);
    let remove = format!("desk/phrases/{id}/remove");
    assert_eq!(marta.post(&remove, &[]).await.status, StatusCode::FORBIDDEN);
    assert!(marta.get("desk/phrases").await.text.contains("Cordiali saluti"));
    for (name, value, said) in [
        ("text", "Il {giorno}", "«giorno» non esiste"),
        ("title", " ", "Scrivi un titolo"),
        ("area", "77", "non c'è più"),
    ] {
        let mut wrong = fields;
        wrong.iter_mut().find(|(known, _)| *known == name).unwrap().1 = value;
        let refused = elena.post("desk/phrases", &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.replace("&#39;", "'").contains(said), "{}", refused.text);
    }
    // Two who change the same one: the second is told.
    let id = id.to_string();
    let change = [&fields[..], &[("id", id.as_str()), ("version", "1")]].concat();
    to(&elena.post("desk/phrases", &change).await);
    assert_eq!(elena.post("desk/phrases", &change).await.status, StatusCode::CONFLICT);
    to(&elena.post(&remove, &[]).await);
    assert_eq!(elena.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
}

async fn a_view_is_ones_own_or_shared_by_who_leads(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let other =
        desk.ask(Asked { subject: "Stampante rotta".into(), ..desk.asked("b@posta.example") }).await.unwrap();
    judged(&desk, ticket.id, Some(1), "Urgente").await.unwrap();
    let (elena, marta) = (Signed::of(&desk, "e.fontana").await, Signed::of(&desk, "m.sala").await);
    let critical = [("name", "Le critiche"), ("severity", "1")];
    let kept = to(&marta.post("desk/views", &critical).await);
    let kept = kept.split("view=").nth(1).unwrap().to_owned();
    let page = marta.get(&format!("desk?view={kept}")).await.text;
    assert!(
        page.contains("Le critiche") && page.contains(&ticket.code) && !page.contains(&other.code),
        "{page}"
    );
    assert!(!elena.get("desk").await.text.contains("Le critiche"), "somebody else's");
    let remove = format!("desk/views/{kept}/remove");
    assert_eq!(elena.post(&remove, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(elena.post(&remove, &[("shared", "yes")]).await.status, StatusCode::NOT_FOUND);
    let shared = [("name", "Da dare"), ("holder", "0"), ("words", "stampante"), ("shared", "yes")];
    assert_eq!(marta.post("desk/views", &shared).await.status, StatusCode::FORBIDDEN);
    let all = to(&elena.post("desk/views", &shared).await);
    let all = all.split("view=").nth(1).unwrap().to_owned();
    let page = marta.get(&format!("desk?view={all}")).await.text;
    assert!(page.contains(&other.code) && !page.contains(&ticket.code), "{page}");
    assert_eq!(
        marta.post(&format!("desk/views/{all}/remove"), &[("shared", "yes")]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(marta.post("desk/views", &critical).await.status, StatusCode::CONFLICT, "the same name");
    for (fields, said) in [
        ([("name", "Tutto"), ("state", "merged")], "almeno una condizione"),
        ([("name", " "), ("kind", "fault")], "un nome"),
    ] {
        let refused = marta.post("desk/views", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(said), "{}", refused.text);
    }
    to(&marta.post(&remove, &[]).await);
    assert!(!marta.get("desk").await.text.contains("Le critiche"));
    for number in 0..VIEWS_MAX {
        to(&marta.post("desk/views", &[("name", &number.to_string()), ("late", "yes")]).await);
    }
    let many = marta.post("desk/views", &[("name", "Una di troppo"), ("late", "yes")]).await;
    assert_eq!(many.status, StatusCode::CONFLICT);
    assert!(!marta.get("desk").await.text.contains("Una di troppo"));
}

async fn a_filter_asks_for_all_its_conditions(on: On) {
    let desk = open(on).await;
    let (first, second) = (asked(&desk).await, asked(&desk).await);
    let marta = Signed::of(&desk, "m.sala").await;
    let holder = desk.marta();
    let take = move |tx: &mut Tx, office: &office::Office, ticket: &mut Ticket, now| {
        work::take(tx, office, ticket, &holder, holder.staff, now)
    };
    desk.act(first.id, take).await.unwrap();
    for (query, shows) in [
        ("holder=me", [true, false]),
        (
            "holder=me&state=assigned&level=first&kind=fault&channel=web&severity=3&area=0&customer=0",
            [true, false],
        ),
        ("holder=0", [false, true]),
        ("state=new&words=bianca", [false, true]),
        ("words=bianca", [true, true]),
        ("words=bianca&holder=me", [true, false]),
        ("late=yes", [false, false]),
        ("kind=request", [false, false]),
        ("customer=7", [false, false]),
        ("state=nonsense&severity=99", [true, true]),
    ] {
        let page = marta.get(&format!("desk?view=filter&{query}")).await.text;
        assert_eq!([page.contains(&first.code), page.contains(&second.code)], shows, "{query}");
    }
    for (view, shows) in [("mine", [true, false]), ("nobodys", [false, true])] {
        let page = marta.get(&format!("desk?view={view}")).await.text;
        assert_eq!([page.contains(&first.code), page.contains(&second.code)], shows, "{view}");
    }
    desk.at("2026-03-20T10:00:00");
    let page = Signed::of(&desk, "m.sala").await.get("desk?view=filter&late=yes").await.text;
    assert!(page.contains(&first.code) && page.contains(&second.code), "{page}");
}

fn row(ticket: &Ticket) -> String {
    format!("{}:{}", ticket.id, ticket.version)
}

/// The verdicts of a page, by the code of their ticket.
fn verdict(page: &str, code: &str) -> String {
    between(&between(page, &format!(">{code}<"), "</tr>"), "<span class=\"chip", "</span>")
        .split('>')
        .nth(1)
        .unwrap()
        .replace("&#39;", "'")
}

async fn many_tickets_at_once_each_with_its_verdict(on: On) {
    let desk = open(on).await;
    let (fine, changed, aside) = (asked(&desk).await, asked(&desk).await, asked(&desk).await);
    desk.says(changed.id, false, "Qualcuno ci lavora già.").await;
    desk.becomes(aside.id, State::Spam).await;
    let aside = desk.now(aside.id).await;
    let rows = [row(&fine), row(&changed), row(&aside), "4711:0".to_owned()];
    let fields = |what: &'static str| -> Vec<(&str, &str)> {
        std::iter::once(("what", what)).chain(rows.iter().map(|row| ("row", row.as_str()))).collect()
    };
    let marta = Signed::of(&desk, "m.sala").await;
    let page = marta.post("desk/bulk", &fields("take")).await.text;
    assert!(page.contains("Fatte 1 su 4."), "{page}");
    assert_eq!(verdict(&page, &fine.code), "fatto");
    assert_eq!(verdict(&page, &changed.code), "cambiata nel frattempo: guardala e riprova");
    assert!(verdict(&page, &aside.code).starts_with("non fatto: Questa richiesta è stata unita"), "{page}");
    assert!(page.contains("non c&#39;è più") || page.contains("non c'è più"));
    assert_eq!(desk.now(fine.id).await.holder, desk.marta().staff);
    assert_eq!(desk.now(changed.id).await.holder, 0);
    // Sent again, as a page that is loaded again does: nothing is done twice.
    assert!(marta.post("desk/bulk", &fields("take")).await.text.contains("Fatte 0 su 4."));
}

async fn many_at_once_change_other_peoples_work_only_for_who_leads(on: On) {
    let desk = open(on).await;
    let (one, two) = (asked(&desk).await, asked(&desk).await);
    let rows = [row(&one), row(&two)];
    let chosen = [("row", rows[0].as_str()), ("row", rows[1].as_str())];
    let (marta, elena) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "e.fontana").await);
    let davide = who(&desk, "d.riva").staff.to_string();
    let area = desk.area("tributi").to_string();
    for what in [
        [("what", "assign"), ("staff", &davide)],
        [("what", "area"), ("area", &area)],
        [("what", "spam"), ("x", "")],
    ] {
        let refused = marta.post("desk/bulk", &[&what[..], &chosen].concat()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{what:?}");
    }
    // Nobody's, and half a ticket of none: an area that is not there changes neither.
    let wrong = elena.post("desk/bulk", &[&[("what", "area"), ("area", "7")][..], &chosen].concat()).await;
    assert!(wrong.text.contains("Fatte 0 su 2."), "{}", wrong.text);
    assert_eq!((desk.now(one.id).await, desk.now(two.id).await), (one.clone(), two.clone()));
    let done =
        elena.post("desk/bulk", &[&[("what", "area"), ("area", area.as_str())][..], &chosen].concat()).await;
    assert!(done.text.contains("Fatte 2 su 2."), "{}", done.text);
    assert_eq!(desk.now(one.id).await.area, desk.area("tributi"));
    let rows = [row(&desk.now(one.id).await), row(&desk.now(two.id).await)];
    let chosen = [("row", rows[0].as_str()), ("row", rows[1].as_str())];
    let spam = elena.post("desk/bulk", &[&[("what", "duplicate")][..], &chosen].concat()).await;
    assert!(spam.text.contains("Fatte 2 su 2."));
    assert_eq!(desk.now(two.id).await.state, State::Duplicate);
    // Limits, and nothing chosen.
    let most: Vec<String> = (0..=BULK_MAX).map(|id| format!("{id}:0")).collect();
    let most: Vec<(&str, &str)> = most.iter().map(|row| ("row", row.as_str())).collect();
    for (rows, said) in [(&most[..], "al massimo 50"), (&[], "almeno una")] {
        let refused = elena.post("desk/bulk", &[&[("what", "take")][..], rows].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains(said), "{}", refused.text);
    }
}

async fn watching(desk: &Desk, id: i64) -> Vec<i64> {
    let body = desk.body;
    desk.house.house.ctx.db.read(move |tx| watchers::watchers(tx, body, id)).await.unwrap()
}

async fn who_watches_is_named_and_has_a_view_of_it(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let (path, marta) = (format!("desk/{}/watch", ticket.id), Signed::of(&desk, "m.sala").await);
    for _ in 0..2 {
        to(&marta.post(&path, &[]).await);
    }
    let (me, davide) = (desk.marta().staff, who(&desk, "d.riva").staff);
    assert_eq!(watching(&desk, ticket.id).await, [me]);
    assert_eq!(desk.events("ticket_watched").await, 1, "once, however often it is pressed");
    assert_eq!(desk.now(ticket.id).await.version, ticket.version, "nothing of the ticket was overwritten");
    desk.house.later(1_000);
    let marta = Signed::of(&desk, "m.sala").await;
    to(&marta.post(&path, &[("what", "add"), ("staff", &davide.to_string())]).await);
    assert_eq!(watching(&desk, ticket.id).await, [me, davide]);
    let riva = Signed::of(&desk, "d.riva").await;
    assert!(riva.get("desk?view=watched").await.text.contains(&ticket.code));
    assert!(riva.get(&format!("desk/{}", ticket.id)).await.text.contains("Marta Sala, Davide Riva"));
    assert!(!Signed::of(&desk, "e.fontana").await.get("desk?view=watched").await.text.contains(&ticket.code));
    to(&riva.post(&path, &[("what", "stop")]).await);
    assert_eq!(watching(&desk, ticket.id).await, [me]);
    // Nobody of the desk, no ticket, many at once.
    let clients = who(&desk, "unione.valli").staff.to_string();
    assert_eq!(marta.post(&path, &[("staff", &clients)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(marta.post("desk/4711/watch", &[]).await.status, StatusCode::NOT_FOUND);
    let davide = davide.to_string();
    let stale = format!("{}:99", ticket.id);
    let many = [("what", "watch"), ("staff", davide.as_str()), ("row", stale.as_str())];
    assert!(marta.post("desk/bulk", &many).await.text.contains("Fatte 1 su 1."));
}

async fn colleagues_see_who_reads_and_who_writes_until_the_heartbeat_ends(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    let page = format!("desk/{id}");
    let (marta, riva) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "d.riva").await);
    assert!(!marta.get(&page).await.text.contains("sta leggendo"));
    assert!(
        riva.get(&page).await.text.contains("Marta Sala sta leggendo questa richiesta."),
        "at load, without script"
    );
    let beat = format!("desk/{id}/presence");
    assert!(marta.get(&format!("{beat}?writes=yes")).await.text.contains("Davide Riva sta leggendo"));
    assert!(riva.get(&beat).await.text.contains("Marta Sala sta scrivendo una risposta."));
    desk.house.later((PRESENT_S - 1) * 1_000);
    assert!(riva.get(&beat).await.text.contains("Marta Sala"));
    desk.house.later(1_000);
    assert_eq!(riva.get(&beat).await.text.trim(), "", "her page is closed");
    assert_eq!(desk.events("ticket_watched").await, 0);
    assert_eq!(riva.get("desk/4711/presence").await.status, StatusCode::NOT_FOUND);
    let client = Signed::of(&desk, "unione.valli").await;
    assert_eq!(client.get(&beat).await.status, StatusCode::FORBIDDEN);
}

fn draft(
    desk: &AtDesk,
    id: i64,
) -> impl Fn(&mut Tx) -> Result<Option<drafts::Draft>, platform::StoreError> + use<> {
    let desk = desk.clone();
    move |tx: &mut Tx| drafts::of(tx, &desk, id)
}

async fn a_draft_is_its_authors_and_goes_with_the_answer(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let (path, version) = (format!("desk/{}", ticket.id), ticket.version.to_string());
    let (marta, riva) = (Signed::of(&desk, "m.sala").await, Signed::of(&desk, "d.riva").await);
    let fields = [("text", "Gentile signora,"), ("version", version.as_str()), ("what", "keep")];
    to(&marta.post(&format!("{path}/draft"), &fields).await);
    // Somebody else has it by now: the draft stays her own.
    let davide = who(&desk, "d.riva");
    desk.act(ticket.id, move |tx, office, ticket, now| {
        work::take(tx, office, ticket, &davide, davide.staff, now)
    })
    .await
    .unwrap();
    let page = marta.get(&path).await.text;
    assert!(
        page.contains("Gentile signora,</textarea>") && page.contains("da allora la richiesta è cambiata"),
        "{page}"
    );
    assert!(!riva.get(&path).await.text.contains("Gentile signora,"));
    let now = desk.now(ticket.id).await.version.to_string();
    to(&marta
        .post(
            &format!("{path}/say"),
            &[("text", "Gentile signora, fatto."), ("to", "public"), ("version", &now)],
        )
        .await);
    let db = &desk.house.house.ctx.db;
    assert_eq!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap(), None);
    // Thrown away, or emptied.
    for fields in [
        [("text", "x"), ("version", "0"), ("what", "drop")],
        [("text", " "), ("version", "0"), ("what", "keep")],
    ] {
        to(&marta
            .post(&format!("{path}/draft"), &[("text", "Altro"), ("version", "0"), ("what", "keep")])
            .await);
        assert!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap().is_some());
        to(&marta.post(&format!("{path}/draft"), &fields).await);
        assert_eq!(db.read(draft(&desk.marta(), ticket.id)).await.unwrap(), None);
    }
    assert_eq!(marta.post("desk/4711/draft", &fields).await.status, StatusCode::NOT_FOUND);
}

async fn an_answer_to_an_older_state_is_kept_and_shown_beside_what_is_new(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    desk.says(ticket.id, true, "Ci pensa già Marta.").await;
    let riva = Signed::of(&desk, "d.riva").await;
    let old = ticket.version.to_string();
    let path = format!("desk/{}", ticket.id);
    let answer = [("text", "Le rispondo io."), ("to", "public"), ("version", old.as_str())];
    assert_eq!(to(&riva.post(&format!("{path}/say"), &answer).await), format!("/{}/{path}", desk.slug()));
    let page = riva.get(&path).await.text;
    assert!(page.contains("Ci pensa già Marta.") && page.contains("Le rispondo io.</textarea>"), "{page}");
    assert!(page.contains("Guarda le novità qui sopra prima di inviare"));
    assert_eq!(desk.events("ticket_message").await, 2, "his was not sent");
}

async fn another_body_and_a_customer_reach_none_of_it(on: On) {
    let desk = open(on).await;
    let ticket = asked(&desk).await;
    let kept =
        to(&Signed::of(&desk, "m.sala").await.post("desk/views", &[("name", "A"), ("late", "yes")]).await);
    let view = kept.split("view=").nth(1).unwrap().to_owned();
    let phrase = phrase(&desk, "Saluti", "Saluti").await;
    let other = desk.house.import(&small_office("altra", 1, 1)).await;
    let cookie = visitor(&desk.house.signed_in(other, "guida").await);
    let client = Signed::of(&desk, "unione.valli").await;
    let (id, row) = (ticket.id, row(&ticket));
    let say = [("what", "keep"), ("text", "Spiato"), ("version", "0"), ("row", row.as_str()), ("staff", "0")];
    for path in [
        format!("desk/{id}/watch"),
        format!("desk/{id}/draft"),
        format!("desk/views/{view}/remove"),
        format!("desk/phrases/{phrase}/remove"),
    ] {
        for slug in ["altra".to_owned(), desk.slug()] {
            let sent = form(&format!("/{slug}/{path}"), &cookie, &visitors_token(), &say);
            assert_eq!(desk.house.request(sent).await.status, StatusCode::NOT_FOUND, "{slug} {path}");
        }
        assert_eq!(client.post(&path, &say).await.status, StatusCode::FORBIDDEN, "{path}");
    }
    let spam = [("what", "spam"), ("row", row.as_str())];
    let sent = form("/altra/desk/bulk", &cookie, &visitors_token(), &spam);
    let verdicts = desk.house.request(sent).await.text;
    assert!(verdicts.contains("Fatte 0 su 1.") && !verdicts.contains(&ticket.code), "{verdicts}");
    assert_eq!(desk.now(id).await, ticket);
    assert_eq!(watching(&desk, id).await, [0_i64; 0]);
}

async fn a_program_neither_watches_nor_drafts(on: On) {
    let desk = open(on).await;
    let id = asked(&desk).await.id;
    let token = desk.house.token(desk.body, "tickets").await;
    for rest in ["watch", "draft"] {
        let path = format!("/{}/desk/{id}/{rest}", desk.slug());
        let fields = [("what", "keep"), ("text", "x"), ("version", "0")];
        let mut sent = form(&path, &visitor(""), &visitors_token(), &fields);
        sent.headers_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        assert_eq!(desk.house.request(sent).await.status, StatusCode::FORBIDDEN, "{rest}");
    }
    let machine = AtDesk { body: desk.body, staff: 0, actor: Actor("token:1".into()) };
    assert!(machine.person().is_err());
}

async fn keys_open_the_neighbours_and_tick_the_row(on: On) {
    let desk = open(on).await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(asked(&desk).await.id);
    }
    let marta = Signed::of(&desk, "m.sala").await;
    let link = |page: &str, key: &str| {
        let before = page.split(&format!("\" data-key=\"{key}\"")).next().unwrap().to_owned();
        before.rsplit("desk/").next().unwrap().split('?').next().unwrap().to_owned()
    };
    let page = marta.get("desk").await.text;
    assert_eq!(link(&page, "j"), ids[0].to_string());
    assert!(page.contains("<kbd>j</kbd>"));
    let page = marta.get(&format!("desk/{}?view=mine", ids[1])).await.text;
    assert!(!page.contains("data-key=\"k\""), "not in this list");
    let page = marta.get(&format!("desk/{}?view=open", ids[1])).await.text;
    assert_eq!((link(&page, "k"), link(&page, "j")), (ids[0].to_string(), ids[2].to_string()));
    assert!(between(&page, "name=\"row\" value=\"", "</li>").contains("aria-label"));
    assert!(page.contains("data-key=\"x\""));
}

on_both_engines! {
    a_severity_by_hand_keeps_both_values_and_the_reason;
    a_severity_by_hand_is_refused_without_reason_or_difference;
    a_phrase_is_put_into_the_answer_and_never_sent_unread;
    phrases_are_kept_by_who_leads_the_desk;
    a_view_is_ones_own_or_shared_by_who_leads;
    a_filter_asks_for_all_its_conditions;
    many_tickets_at_once_each_with_its_verdict;
    many_at_once_change_other_peoples_work_only_for_who_leads;
    who_watches_is_named_and_has_a_view_of_it;
    colleagues_see_who_reads_and_who_writes_until_the_heartbeat_ends;
    a_draft_is_its_authors_and_goes_with_the_answer;
    an_answer_to_an_older_state_is_kept_and_shown_beside_what_is_new;
    another_body_and_a_customer_reach_none_of_it;
    a_program_neither_watches_nor_drafts;
    keys_open_the_neighbours_and_tick_the_row;
}
