//! What the desk knows: who reads it, who approves it, how it is found, what ought to be written.

use crate::support::forms::{between, form, to, visitor, visitors_token};
use crate::support::requests::{apart, asked, at_desk};
use crate::support::{Answer, On, TestHouse, at};
use axum::http::{Request, StatusCode};
use helpdesk::knowledge::{self, Audience, Draft, Editor, Kind, KnowledgeError, Move, State};
use helpdesk::open::{self, Asked};
use helpdesk::ticket::{Kind as Asks, State as Stands};
use helpdesk::work;
use office::lanes::HELPDESK;
use platform::i18n::Lang;
use platform::{Lane, Moment, Tx};

/// The mid-size town on Monday 2 March 2026 at ten.
struct Desk {
    house: TestHouse,
    body: i64,
    slug: String,
}

impl Desk {
    async fn open(on: On) -> Desk {
        let house = TestHouse::open(on).await;
        house.clock.set(at("2026-03-02T10:00:00"));
        let text = std::fs::read_to_string("../../examples/comune-medio.toml").unwrap();
        let body = house.import(&text).await;
        let slug = house.house.ctx.offices.known(body).unwrap().body.key.clone();
        Desk { house, body, slug }
    }

    fn editor(&self, login: &str) -> Editor {
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        let part = office.staff.iter().find(|part| part.doc.login == login).unwrap();
        let desk = at_desk(&self.house, self.body, login);
        let leads = office::rights::of_all(&part.doc.roles).contains(&"lead-desk".to_owned());
        Editor { desk, leads }
    }

    fn area(&self, key: &str) -> i64 {
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        office.areas.iter().find(|part| part.doc.key == key).unwrap().id
    }

    async fn write<T: Send + 'static, E: From<platform::store::StoreError> + Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, &office::Office, Moment) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        apart(&self.house, self.body, work).await
    }

    async fn save(&self, who: &str, at: (Option<i64>, i64), draft: Draft) -> Result<i64, KnowledgeError> {
        let editor = self.editor(who);
        self.write(move |tx, office, now| knowledge::save(tx, office, &editor, at, &draft, now)).await
    }

    async fn act(&self, who: &str, id: i64, seen: i64, what: Move) -> Result<(), KnowledgeError> {
        let (editor, body) = (self.editor(who), self.body);
        self.write(move |tx, _, now| knowledge::become_state(tx, &editor, (body, id, seen), what, now)).await
    }

    /// Marta writes it and Davide approves.
    async fn published(&self, draft: Draft) -> i64 {
        let id = self.save("m.sala", (None, 0), draft).await.unwrap();
        self.act("m.sala", id, 1, Move::Submit).await.unwrap();
        self.act("d.riva", id, 1, Move::Publish).await.unwrap();
        id
    }

    async fn article(&self, id: i64) -> knowledge::Article {
        let body = self.body;
        let read = move |tx: &mut Tx| knowledge::by_id(tx, body, id);
        self.house.house.ctx.db.read(read).await.unwrap().unwrap()
    }

    async fn get(&self, path: &str) -> Answer {
        self.house.get(&format!("/{}/{path}", self.slug)).await
    }

    async fn get_as(&self, login: &str, path: &str) -> Answer {
        let cookie = visitor(&self.house.signed_in(self.body, login).await);
        let request = Request::get(format!("/{}/{path}", self.slug)).header("cookie", cookie);
        self.house.request(request.body(axum::body::Body::empty()).unwrap()).await
    }

    async fn post(&self, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let path = format!("/{}/{path}", self.slug);
        self.house.request(form(&path, cookies, &visitors_token(), fields)).await
    }
}

fn draft(title: &str, text: &str, audience: Audience) -> Draft {
    Draft {
        kind: Kind::Answer,
        area: 0,
        lang: Lang::It,
        audience,
        title: title.into(),
        text: text.into(),
        owner: 0,
        review_on: "2027-03-01".parse().unwrap(),
    }
}

fn about(body: i64, subject: &str, area: i64, now: Moment) -> Asked {
    let (subject, text) = (subject.into(), "Come si fa?".into());
    Asked { kind: Asks::Information, area, subject, text, ..asked(body, "a@b.example", now) }
}

async fn citizens_read_only_what_is_shown_and_public(on: On) {
    let desk = Desk::open(on).await;
    let of = |title: &str, audience| draft(title, "Pagare la mensa è facile.", audience);
    let public = desk.published(of("PUBBLICO", Audience::Public)).await;
    let internal = desk.published(of("INTERNO", Audience::Internal)).await;
    let drafted = desk.save("m.sala", (None, 0), of("BOZZA", Audience::Public)).await.unwrap();
    let review = desk.save("m.sala", (None, 0), of("REVISIONE", Audience::Public)).await.unwrap();
    desk.act("m.sala", review, 1, Move::Submit).await.unwrap();
    let gone = desk.published(of("RITIRATO", Audience::Public)).await;
    desk.act("m.sala", gone, 1, Move::Withdraw).await.unwrap();
    // A newer version that nobody approved stays unread, and one that says less does not hide the older.
    let newer = draft("NUOVO", "Pagare la mensa: testo NUOVO.", Audience::Public);
    desk.save("m.sala", (Some(public), 1), newer).await.unwrap();
    let hidden = ["INTERNO", "BOZZA", "REVISIONE", "RITIRATO", "NUOVO"];
    for path in ["faq", "faq?q=mensa", "faq/suggest?q=mensa", "faq?q=pubblico", "faq?area=tributi"] {
        let answer = desk.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.text.contains("PUBBLICO"), !path.contains("area"), "{path}");
        for word in hidden {
            assert!(!answer.text.contains(word), "{path} shows {word}");
        }
    }
    for word in hidden {
        let answer = desk.get(&format!("faq/suggest?q={word}")).await;
        assert!(!answer.text.contains("data-article"), "{word} is found");
    }
    assert_eq!(desk.get(&format!("faq/{public}")).await.status, StatusCode::OK);
    assert!(!desk.get(&format!("faq/{public}")).await.text.contains("NUOVO"));
    for id in [internal, drafted, review, gone] {
        assert_eq!(desk.get(&format!("faq/{id}")).await.status, StatusCode::NOT_FOUND);
        let voted = desk.post(&visitor(""), &format!("faq/{id}/useful"), &[("useful", "yes")]).await;
        assert_eq!(voted.status, StatusCode::NOT_FOUND);
    }
    // The desk finds what it may use; drafts only in its list.
    let suggested = desk.get_as("m.sala", "desk/knowledge/suggest?q=mensa").await.text;
    assert!(suggested.contains("INTERNO") && suggested.contains("PUBBLICO") && !suggested.contains("BOZZA"));
    let listed = desk.get_as("m.sala", "desk/knowledge?q=mensa").await.text;
    assert!(listed.contains("BOZZA") && !listed.contains("RITIRATO"));
    assert_eq!(desk.get_as("m.rossi", "desk/knowledge").await.status, StatusCode::FORBIDDEN);
}

async fn four_eyes_approve_and_versions_stay(on: On) {
    let desk = Desk::open(on).await;
    let first = draft("Bolletta", "Prima stesura.", Audience::Public);
    let id = desk.save("m.sala", (None, 0), first.clone()).await.unwrap();
    let published = desk.act("d.riva", id, 1, Move::Publish).await;
    assert_eq!(published, Err(KnowledgeError::Transition), "nobody asked for approval");
    desk.act("m.sala", id, 1, Move::Submit).await.unwrap();
    assert_eq!(desk.act("m.sala", id, 1, Move::Publish).await, Err(KnowledgeError::OwnText));
    // A comma by Davide does not make it another's text, for neither of them.
    let second = Draft { text: "Prima stesura, corretta.".into(), ..first };
    desk.save("d.riva", (Some(id), 1), second.clone()).await.unwrap();
    assert_eq!(desk.act("m.sala", id, 1, Move::Submit).await, Err(KnowledgeError::Changed));
    desk.act("m.sala", id, 2, Move::Submit).await.unwrap();
    for who in ["m.sala", "d.riva"] {
        assert_eq!(desk.act(who, id, 2, Move::Publish).await, Err(KnowledgeError::OwnText), "{who}");
    }
    assert_eq!(desk.article(id).await.shown, 0);
    desk.act("e.fontana", id, 2, Move::Publish).await.unwrap();
    assert_eq!(desk.article(id).await.shown, 2);
    // The next version is Davide's alone: Marta may approve it. Who leads may approve even his own.
    let third = Draft { text: "Seconda stesura.".into(), ..second };
    desk.save("d.riva", (Some(id), 2), third.clone()).await.unwrap();
    assert_eq!(desk.article(id).await.shown, 2, "readers keep the approved one");
    desk.act("d.riva", id, 3, Move::Submit).await.unwrap();
    desk.act("m.sala", id, 3, Move::Publish).await.unwrap();
    desk.save("e.fontana", (Some(id), 3), Draft { text: "Terza.".into(), ..third }).await.unwrap();
    desk.act("e.fontana", id, 4, Move::Submit).await.unwrap();
    desk.act("e.fontana", id, 4, Move::Publish).await.unwrap();
    let body = desk.body;
    let read = move |tx: &mut Tx| {
        Ok::<_, platform::store::StoreError>((
            knowledge::editions(tx, body, id)?,
            knowledge::history(tx, body, id)?,
        ))
    };
    let (versions, stood) = desk.house.house.ctx.db.read(read).await.unwrap();
    let texts: Vec<&str> = versions.iter().map(|version| version.text.as_str()).collect();
    assert_eq!(texts, ["Terza.", "Seconda stesura.", "Prima stesura, corretta.", "Prima stesura."]);
    let lead = desk.editor("e.fontana").desk.staff;
    let approved = stood.iter().filter(|stands| stands.state == State::Published);
    let by: Vec<(i64, bool)> = approved.map(|stands| (stands.version, stands.staff == lead)).collect();
    assert_eq!(by, [(2, true), (3, false), (4, true)]);
    assert_eq!(desk.house.events("article_published").await, 3);
}

async fn two_who_save_at_once_do_not_overwrite_each_other(on: On) {
    let desk = Desk::open(on).await;
    let text = draft("Bolletta", "Testo.", Audience::Public);
    let id = desk.save("m.sala", (None, 0), text.clone()).await.unwrap();
    let (one, two) = tokio::join!(
        desk.save("m.sala", (Some(id), 1), text.clone()),
        desk.save("d.riva", (Some(id), 1), text)
    );
    let saved = [one, two];
    assert!(saved.contains(&Ok(id)) && saved.contains(&Err(KnowledgeError::Changed)), "{saved:?}");
}

async fn questions_find_whatever_their_accents_and_endings(on: On) {
    let desk = Desk::open(on).await;
    let text = "La bolletta della mensa si paga con l'identità digitale.";
    let id = desk.published(draft("Perché non riesco a pagare?", text, Audience::Public)).await;
    desk.published(draft("Rinnovo della carta", "Serve una fototessera.", Audience::Public)).await;
    for question in [
        "bollette",
        "BOLLETTA",
        "perche",
        "perch%C3%A9",
        "identita",
        "Ho+ricevuto+due+bollette+da+pagare",
        "pagato",
    ] {
        let fragment = desk.get(&format!("faq/suggest?q={question}")).await.text;
        assert!(fragment.contains(&format!("data-article=\"{id}\"")), "{question}: {fragment}");
        assert_eq!(fragment.matches("data-article=").count(), 1, "{question}");
        assert!(!fragment.contains("<html"), "a fragment");
    }
    for question in ["", "di", "piscina", "il+lo+la", "%00%27%25"] {
        assert!(
            !desk.get(&format!("faq/suggest?q={question}")).await.text.contains("data-article"),
            "{question}"
        );
    }
}

async fn a_visitor_counts_and_votes_once_a_day(on: On) {
    let desk = Desk::open(on).await;
    let id = desk.published(draft("Mensa", "Si paga online.", Audience::Public)).await;
    let (page, vote) = (format!("faq/{id}"), format!("faq/{id}/useful"));
    let cookies = visitor("");
    for _ in 0..3 {
        let request = Request::get(format!("/{}/{page}", desk.slug)).header("cookie", &cookies);
        desk.house.request(request.body(axum::body::Body::empty()).unwrap()).await;
    }
    assert_eq!(desk.article(id).await.views, 1);
    let thanked = desk.post(&cookies, &vote, &[("useful", "yes")]).await;
    assert!(to(&thanked).ends_with(&format!("{page}?thanks=1")));
    for word in ["yes", "no"] {
        assert_eq!(desk.post(&cookies, &vote, &[("useful", word)]).await.status, StatusCode::CONFLICT);
    }
    let article = desk.article(id).await;
    assert_eq!((article.views, article.useful, article.useless), (1, 1, 0));
    desk.house.clock.set(at("2026-03-03T00:00:01"));
    desk.post(&cookies, &vote, &[("useful", "no")]).await;
    let article = desk.article(id).await;
    assert_eq!((article.views, article.useful, article.useless), (2, 1, 1));
    let read = move |tx: &mut Tx| {
        let rows = tx.rows(platform::sql!("SELECT day FROM article_visit"), platform::values![])?;
        rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()
    };
    let days = desk.house.house.ctx.db.read(read).await.unwrap();
    assert_eq!(days, ["2026-03-03"], "what marks a visitor is gone the next day");
    // A form from elsewhere carries no token of ours.
    let path = format!("/{}/{vote}", desk.slug);
    let forged = desk.house.request(form(&path, &cookies, "x", &[("useful", "yes")])).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
}

async fn what_many_ask_and_nothing_answers_is_proposed(on: On) {
    let desk = Desk::open(on).await;
    let (ctx, area) = (desk.house.house.ctx.clone(), desk.area("tributi"));
    let marta = desk.editor("m.sala").desk;
    let mut last = 0;
    for at in 0..5 {
        let subject = if at % 2 == 0 { "Rimborso TARI" } else { "TARI: rimborso?" };
        let (inner, asked) = (ctx.clone(), about(desk.body, subject, area, desk.house.clock.now()));
        let marta = marta.clone();
        let work = move |tx: &mut Tx| {
            let now = asked.origin;
            let opened = open::open(tx, &inner, &asked, now).unwrap();
            let (office, mut ticket) = work::load(tx, &inner, asked.body, opened.ticket.id, None).unwrap();
            work::become_state(tx, &office, &mut ticket, &marta, Stands::Resolved, now).unwrap();
            Ok::<_, platform::store::StoreError>(ticket.id)
        };
        last = ctx.db.write(Lane::of(desk.body, HELPDESK), work).await.unwrap();
    }
    let body = desk.body;
    let proposed = async || {
        let now = desk.house.clock.now();
        desk.house.house.ctx.db.read(move |tx| knowledge::proposals(tx, body, now)).await.unwrap()
    };
    let found = proposed().await;
    assert_eq!(found.len(), 2, "the area and the subject: {found:?}");
    assert!(found.iter().all(|each| each.area == area && each.tickets == 5));
    assert!(desk.get_as("m.sala", "desk/knowledge").await.text.contains("Rimborso TARI"));
    let text = Draft { area, ..draft("Rimborsi della TARI", "Si chiedono entro giugno.", Audience::Public) };
    let id = desk.published(text).await;
    assert_eq!(proposed().await, []);
    desk.act("m.sala", id, 1, Move::Withdraw).await.unwrap();
    assert_eq!(proposed().await.len(), 2);
    desk.house.clock.set(at("2026-06-01T10:00:00"));
    assert_eq!(proposed().await, [], "ninety days later nobody asks any more");
    let cookies = visitor(&desk.house.signed_in(desk.body, "m.sala").await);
    let path = format!("desk/knowledge/{id}/use");
    let refused = desk.post(&cookies, &path, &[("ticket", &last.to_string())]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND, "what is not shown is not used");
}

async fn the_desk_writes_over_its_pages_and_nothing_runs_in_a_text(on: On) {
    let desk = Desk::open(on).await;
    let marta = visitor(&desk.house.signed_in(desk.body, "m.sala").await);
    let davide = visitor(&desk.house.signed_in(desk.body, "d.riva").await);
    let text = "# Titolo\n<script>alert(1)</script>\n\n- [qui](https://a.example)\n- [là](javascript:x)";
    let mut fields = vec![
        ("kind", "procedure"),
        ("area", "0"),
        ("lang", "it"),
        ("audience", "public"),
        ("title", "<b>Mensa</b>"),
        ("text", text),
        ("owner", "0"),
        ("review_on", "2026-03-01"),
        ("seen", "0"),
    ];
    let wrong = desk.post(&marta, "desk/knowledge/new", &fields).await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert!(
        wrong.text.contains("alert-danger") && wrong.text.contains("javascript:x"),
        "nothing typed is lost"
    );
    fields[7].1 = "2026-09-01";
    let saved = to(&desk.post(&marta, "desk/knowledge/new", &fields).await);
    let id = saved.rsplit('/').next().unwrap().to_owned();
    let act = format!("desk/knowledge/{id}/act");
    to(&desk.post(&marta, &act, &[("what", "submit"), ("version", "1")]).await);
    let own = desk.post(&marta, &act, &[("what", "publish"), ("version", "1")]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    to(&desk.post(&davide, &act, &[("what", "publish"), ("version", "1")]).await);
    let shown = desk.get(&format!("faq/{id}")).await.text;
    assert!(shown.contains("<a href=\"https://a.example\"") && shown.contains("<h2>Titolo</h2>"), "{shown}");
    assert!(
        !shown.contains("<script>alert") && !shown.contains("<b>") && !shown.contains("href=\"javascript")
    );
    for path in [format!("desk/knowledge/{id}"), format!("desk/knowledge/{id}/edit"), "desk/knowledge".into()]
    {
        let page = desk.get_as("m.sala", &path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<b>Mensa"), "{path}");
        assert!(!page.text.contains("[knowledge-"), "{path}: {}", between(&page.text, "[knowledge-", "]"));
    }
    // Used in an answer, however often, it counts once.
    let (ctx, ask) = (desk.house.house.ctx.clone(), about(desk.body, "Mensa", 0, desk.house.clock.now()));
    let inner = ctx.clone();
    let opening = move |tx: &mut Tx| open::open(tx, &inner, &ask, ask.origin);
    let ticket = ctx.db.write(Lane::of(desk.body, HELPDESK), opening).await.unwrap().ticket.id;
    for _ in 0..2 {
        let path = format!("desk/knowledge/{id}/use");
        to(&desk.post(&marta, &path, &[("ticket", &ticket.to_string())]).await);
    }
    let body = desk.body;
    let lines = desk.house.house.ctx.db.read(move |tx| knowledge::lines(tx, body, None, 0)).await.unwrap();
    assert_eq!(lines.iter().map(|line| (line.uses, line.solved)).collect::<Vec<_>>(), [(1, 0)]);
}

on_both_engines! {
    citizens_read_only_what_is_shown_and_public;
    four_eyes_approve_and_versions_stay;
    two_who_save_at_once_do_not_overwrite_each_other;
    questions_find_whatever_their_accents_and_endings;
    a_visitor_counts_and_votes_once_a_day;
    what_many_ask_and_nothing_answers_is_proposed;
    the_desk_writes_over_its_pages_and_nothing_runs_in_a_text;
}
