//! Shifts: nobody twice at once, swaps whole or not at all, gaps exact on holidays and jumping nights.

use crate::support::forms::{form, to, visitor, visitors_token};
use crate::support::requests::{apart, at_desk};
use crate::support::{Answer as Answered, On, TestHouse, at};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use calendar::DayTime;
use helpdesk::clocks::hours::ruler;
use helpdesk::shifts::{self, Answer, Gap, Kind, Lack, Planned, Shift, ShiftError, add, answer, ask, needs};
use helpdesk::work::{AtDesk, Lead};
use jiff::ToSpan;
use jiff::civil::Date;
use platform::store::StoreError;
use platform::{Moment, Tx};

/// The mid-size town: its desk is open from 8 to 13:30 and from 14 to 20, Monday to Friday.
struct Desk {
    house: TestHouse,
    body: i64,
    slug: String,
}

impl Desk {
    async fn open(on: On, now: &str) -> Desk {
        Desk::with(on, now, |text| text).await
    }

    async fn with(on: On, now: &str, change: impl Fn(String) -> String) -> Desk {
        let house = TestHouse::open(on).await;
        house.clock.set(at(now));
        let text = change(std::fs::read_to_string("../../examples/comune-medio.toml").unwrap());
        let body = house.import(&text).await;
        let slug = house.house.ctx.offices.known(body).unwrap().body.key.clone();
        Desk { house, body, slug }
    }

    fn who(&self, login: &str) -> AtDesk {
        at_desk(&self.house, self.body, login)
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx, &office::Office, Moment) -> Result<T, ShiftError> + Send + 'static,
    ) -> Result<T, ShiftError> {
        apart(&self.house, self.body, work).await
    }

    /// «m.sala 2026-06-01 08:00–20:00», for so many weeks.
    async fn plan(&self, line: &str, kind: Kind, weeks: i64) -> Result<Vec<i64>, ShiftError> {
        let mut words = line.split([' ', '–']);
        let mut next = || words.next().unwrap();
        let staff = self.who(next()).staff;
        let date = next().parse().unwrap();
        let (from, until) = (DayTime::parse(next()).unwrap(), DayTime::parse(next()).unwrap());
        let planned = Planned { staff, date, from, until, kind, weeks };
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        let planner = Lead::named(&office, "e.fontana");
        self.write(move |tx, office, now| add(tx, office, &planner, &planned, now)).await
    }

    async fn one(&self, line: &str) -> i64 {
        self.plan(line, Kind::Desk, 1).await.unwrap()[0]
    }

    async fn offer(&self, who: &str, mine: i64, theirs: i64) -> Result<i64, ShiftError> {
        let desk = self.who(who);
        self.write(move |tx, _, now| ask(tx, &desk, (mine, theirs), now)).await
    }

    async fn reply(&self, who: &str, swap: i64, said: Answer) -> Result<(), ShiftError> {
        let desk = self.who(who);
        self.write(move |tx, office, now| answer(tx, office, &desk, (swap, said), now)).await
    }

    async fn holder(&self, shift: i64) -> String {
        let body = self.body;
        let read = move |tx: &mut Tx| shifts::by_id(tx, body, shift);
        let found: Shift = self.house.house.ctx.db.read(read).await.unwrap().unwrap();
        let office = self.house.house.ctx.offices.known(self.body).unwrap();
        office::by_id(&office.staff, found.staff).unwrap().doc.login.clone()
    }

    /// What is missing in the week of this Monday, in the hours of this key.
    async fn gaps(&self, hours: &str, monday: &str) -> Vec<(String, String, Lack)> {
        let (ctx, body, hours) = (self.house.house.ctx.clone(), self.body, hours.to_owned());
        let monday: Date = monday.parse().unwrap();
        let read = move |tx: &mut Tx| {
            let office = ctx.offices.at(tx, body)?.unwrap();
            let part = office.hours.iter().find(|part| part.doc.key == hours).unwrap().id;
            let ruler = ruler(tx, &office, part)?.unwrap();
            let dates: Vec<Date> = (0..7).map(|day: i64| monday.saturating_add(day.days())).collect();
            let found = shifts::shifts(tx, body, Moment(0), Moment(i64::MAX / 2))?;
            Ok::<_, StoreError>((shifts::gaps(&needs(ruler.history(), &office.zone, &dates), &found), office))
        };
        let (gaps, office) = self.house.house.ctx.db.read(read).await.unwrap();
        let said = |at: Moment| at.zoned(&office.zone).strftime("%a %H:%M %:z").to_string();
        gaps.into_iter().map(|Gap { from, until, lack }| (said(from), said(until), lack)).collect()
    }

    async fn post(&self, login: &str, path: &str, token: &str, fields: &[(&str, &str)]) -> Answered {
        let cookies = visitor(&self.house.signed_in(self.body, login).await);
        self.house.request(form(&format!("/{}/desk/{path}", self.slug), &cookies, token, fields)).await
    }

    async fn page(&self, login: &str, query: &str) -> Answered {
        let cookies = visitor(&self.house.signed_in(self.body, login).await);
        let request = Request::get(format!("/{}/desk/shifts?{query}", self.slug)).header("cookie", cookies);
        self.house.request(request.body(Body::empty()).unwrap()).await
    }
}

fn gap(from: &str, until: &str, lack: Lack) -> (String, String, Lack) {
    (from.into(), until.into(), lack)
}

async fn nobody_has_two_shifts_at_once(on: On) {
    let desk = Desk::open(on, "2026-03-02T10:00:00").await;
    let day: Date = "2026-03-18".parse().unwrap();
    desk.one("m.sala 2026-03-18 08:00–14:00").await;
    for line in ["08:00–14:00", "13:59–15:00", "07:00–08:01", "09:00–10:00", "07:00–20:00"] {
        let twice = desk.plan(&format!("m.sala 2026-03-18 {line}"), Kind::OnCall, 1).await;
        assert_eq!(twice, Err(ShiftError::Overlap(day)), "{line}");
    }
    // What only touches does not overlap; a colleague may have the same hours.
    desk.one("m.sala 2026-03-18 14:00–20:00").await;
    desk.one("d.riva 2026-03-18 08:00–14:00").await;
    // A night reaches into the next day.
    desk.plan("m.sala 2026-03-18 20:00–08:00", Kind::OnCall, 1).await.unwrap();
    let next = desk.plan("m.sala 2026-03-19 07:00–09:00", Kind::Desk, 1).await;
    assert_eq!(next, Err(ShiftError::Overlap("2026-03-19".parse().unwrap())));
    // Three weeks of which the last does not fit: none is planned.
    let weeks = desk.plan("m.sala 2026-03-04 09:00–10:00", Kind::Desk, 3).await;
    assert_eq!(weeks, Err(ShiftError::Overlap(day)));
    assert_eq!(desk.plan("m.sala 2026-03-04 09:00–10:00", Kind::Desk, 2).await.unwrap().len(), 2);
    let (one, two) = tokio::join!(
        desk.plan("e.fontana 2026-03-20 08:00–14:00", Kind::Desk, 1),
        desk.plan("e.fontana 2026-03-20 13:00–20:00", Kind::Desk, 1)
    );
    assert_eq!(one.is_ok() as i32 + two.is_ok() as i32, 1, "{one:?} {two:?}");
    let strangers = desk.plan("m.rossi 2026-03-20 08:00–14:00", Kind::Desk, 1).await;
    assert_eq!(strangers, Err(ShiftError::Whom));
    assert_eq!(desk.plan("d.riva 2026-03-29 02:30–09:00", Kind::Desk, 1).await, Err(ShiftError::Times));
    assert_eq!(desk.plan("d.riva 2026-03-21 08:00–09:00", Kind::Desk, 27).await, Err(ShiftError::Weeks));
}

async fn a_swap_changes_both_shifts_or_none(on: On) {
    let desk = Desk::open(on, "2026-03-02T10:00:00").await;
    let early = desk.one("m.sala 2026-03-10 08:00–14:00").await;
    let late = desk.one("d.riva 2026-03-10 14:00–20:00").await;
    assert_eq!(desk.offer("m.sala", late, early).await, Err(ShiftError::NotOwn));
    let swap = desk.offer("m.sala", early, late).await.unwrap();
    assert_eq!(desk.offer("m.sala", early, late).await, Err(ShiftError::Asked));
    assert_eq!(desk.reply("m.sala", swap, Answer::Accept).await, Err(ShiftError::Unknown), "not for oneself");
    assert_eq!(desk.reply("e.fontana", swap, Answer::Accept).await, Err(ShiftError::Unknown));
    desk.reply("d.riva", swap, Answer::Accept).await.unwrap();
    assert_eq!((desk.holder(early).await, desk.holder(late).await), ("d.riva".into(), "m.sala".into()));
    assert_eq!(desk.reply("d.riva", swap, Answer::Decline).await, Err(ShiftError::Ended));
    // Davide would be at two places on Thursday: nothing changes, and he may still decline.
    let mine = desk.one("m.sala 2026-03-12 08:00–14:00").await;
    desk.one("d.riva 2026-03-12 13:00–20:00").await;
    let theirs = desk.one("d.riva 2026-03-13 08:00–14:00").await;
    let swap = desk.offer("m.sala", mine, theirs).await.unwrap();
    let accepted = desk.reply("d.riva", swap, Answer::Accept).await;
    assert_eq!(accepted, Err(ShiftError::Overlap("2026-03-12".parse().unwrap())));
    assert_eq!((desk.holder(mine).await, desk.holder(theirs).await), ("m.sala".into(), "d.riva".into()));
    desk.reply("d.riva", swap, Answer::Decline).await.unwrap();
    // What has begun is not swapped.
    let swap = desk.offer("m.sala", mine, theirs).await.unwrap();
    desk.house.clock.set(at("2026-03-12T08:00:00"));
    assert_eq!(desk.reply("d.riva", swap, Answer::Accept).await, Err(ShiftError::Begun));
    assert_eq!(desk.house.events("shifts_swapped").await, 1);
}

async fn two_who_accept_at_once_get_one_swap(on: On) {
    let desk = Desk::open(on, "2026-03-02T10:00:00").await;
    let mine = desk.one("m.sala 2026-03-10 08:00–14:00").await;
    let davides = desk.one("d.riva 2026-03-11 08:00–14:00").await;
    let elenas = desk.one("e.fontana 2026-03-12 08:00–14:00").await;
    let one = desk.offer("m.sala", mine, davides).await.unwrap();
    let two = desk.offer("m.sala", mine, elenas).await.unwrap();
    let (davide, elena) =
        tokio::join!(desk.reply("d.riva", one, Answer::Accept), desk.reply("e.fontana", two, Answer::Accept));
    let (won, holders) = (davide.is_ok(), [mine, davides, elenas]);
    let lost = if won { elena } else { davide };
    assert_eq!(lost, Err(ShiftError::Ended));
    let mut now = Vec::new();
    for shift in holders {
        now.push(desk.holder(shift).await);
    }
    let expected = if won { ["d.riva", "m.sala", "e.fontana"] } else { ["e.fontana", "d.riva", "m.sala"] };
    assert_eq!(now, expected);
    // The same person twice, from two windows.
    let (first, second) =
        (desk.one("m.sala 2026-03-20 08:00–14:00").await, desk.one("d.riva 2026-03-21 08:00–14:00").await);
    let swap = desk.offer("m.sala", first, second).await.unwrap();
    let (a, b) =
        tokio::join!(desk.reply("d.riva", swap, Answer::Accept), desk.reply("d.riva", swap, Answer::Accept));
    assert!([&a, &b].contains(&&Ok(())) && [&a, &b].contains(&&Err(ShiftError::Ended)), "{a:?} {b:?}");
    assert_eq!(desk.holder(first).await, "d.riva");
}

async fn gaps_are_exact_in_a_week_with_a_holiday(on: On) {
    let desk = Desk::open(on, "2026-05-25T10:00:00").await;
    // Nobody yet: every opening and every night of the week of 2 June, which is a holiday.
    let bare = desk.gaps("assistenza", "2026-06-01").await;
    assert!(!bare.iter().any(|(from, _, lack)| from.starts_with("Tue") && *lack == Lack::Few(0)));
    assert_eq!(
        bare.iter().filter(|(_, _, lack)| *lack == Lack::Few(0)).count(),
        8,
        "four days, twice: {bare:?}"
    );
    assert_eq!(bare.len(), 8 + 8);
    // From Sunday evening on somebody is on call every night.
    for day in ["05-31", "06-01", "06-02", "06-03", "06-04", "06-05", "06-06", "06-07"] {
        desk.plan(&format!("e.fontana 2026-{day} 20:00–08:00"), Kind::OnCall, 1).await.unwrap();
    }
    for day in ["06-01", "06-03", "06-04", "06-05"] {
        desk.one(&format!("m.sala 2026-{day} 08:00–20:00")).await;
    }
    let mut davides = Vec::new();
    for line in [
        "06-01 08:00–20:00",
        "06-03 08:00–10:00",
        "06-03 11:30–20:00",
        "06-04 08:00–20:00",
        "06-05 08:00–13:30",
    ] {
        davides.push(desk.one(&format!("d.riva 2026-{line}")).await);
    }
    let missing = desk.gaps("assistenza", "2026-06-01").await;
    let expected = [
        gap("Wed 10:00 +02:00", "Wed 11:30 +02:00", Lack::Few(1)),
        gap("Fri 14:00 +02:00", "Fri 20:00 +02:00", Lack::Few(1)),
    ];
    assert_eq!(missing, expected);
    // One second too late is a gap of a second; somebody on call does not answer at the desk.
    desk.one("d.riva 2026-06-03 10:00–11:30").await;
    desk.plan("d.riva 2026-06-05 14:00–19:59:59", Kind::Desk, 1).await.unwrap();
    let missing = desk.gaps("assistenza", "2026-06-01").await;
    assert_eq!(missing, [gap("Fri 19:59 +02:00", "Fri 20:00 +02:00", Lack::Few(1))]);
    // Whoever is taken away is missing, and the page says the same as the rule.
    let fields = [("shift", &*davides[0].to_string()), ("week", "2026-06-01")];
    to(&desk.post("e.fontana", "shifts/remove", &visitors_token(), &fields).await);
    let missing = desk.gaps("assistenza", "2026-06-01").await;
    assert_eq!(missing.len(), 3, "Monday morning and afternoon: {missing:?}");
    let page = desk.page("m.sala", "week=2026-06-03").await.text;
    assert_eq!(page.matches("chip-attention").count(), 3);
    assert!(page.contains("Festa della Repubblica"), "the holiday is named");
    // Help on site has its own hours, and the nights are the same.
    assert!(desk.gaps("sul-posto", "2026-06-01").await.iter().all(|(from, ..)| !from.starts_with("Tue")));
}

async fn gaps_are_exact_on_the_nights_when_clocks_jump(on: On) {
    let nightly = |text: String| {
        let days =
            r#"weekly = [ { days = ["mon", "tue", "wed", "thu", "fri"], from = "08:30", to = "17:30" } ]"#;
        assert!(text.contains(days));
        text.replace(days, r#"weekly = [ { days = ["sun"], from = "01:00", to = "04:00" } ]"#)
    };
    let desk = Desk::with(on, "2026-03-02T10:00:00", nightly).await;
    // The night of 29 March has eleven hours: from 01:30 to 03:30 on the wall passes one.
    desk.plan("e.fontana 2026-03-28 20:00–01:30", Kind::OnCall, 1).await.unwrap();
    desk.plan("e.fontana 2026-03-29 03:30–08:00", Kind::OnCall, 1).await.unwrap();
    let spring = desk.gaps("assistenza", "2026-03-23").await;
    let sunday: Vec<_> = spring.iter().filter(|(from, ..)| from.starts_with("Sun 0")).cloned().collect();
    assert_eq!(sunday, [gap("Sun 01:30 +01:00", "Sun 03:30 +02:00", Lack::NobodyOnCall)]);
    // Open from one to four: two hours that night, and whoever is there until half past one leaves a gap.
    desk.one("m.sala 2026-03-29 01:00–04:00").await;
    desk.one("d.riva 2026-03-29 01:00–01:30").await;
    let open = desk.gaps("sul-posto", "2026-03-23").await;
    let few: Vec<_> = open.into_iter().filter(|(.., lack)| *lack != Lack::NobodyOnCall).collect();
    assert_eq!(few, [gap("Sun 01:30 +01:00", "Sun 04:00 +02:00", Lack::Few(1))]);
    // In October half past two comes twice: a shift until then ends the first time.
    desk.plan("e.fontana 2026-10-24 20:00–02:30", Kind::OnCall, 1).await.unwrap();
    desk.plan("e.fontana 2026-10-25 03:00–08:00", Kind::OnCall, 1).await.unwrap();
    let autumn = desk.gaps("assistenza", "2026-10-19").await;
    let sunday: Vec<_> = autumn.iter().filter(|(from, ..)| from.starts_with("Sun 0")).cloned().collect();
    assert_eq!(sunday, [gap("Sun 02:30 +02:00", "Sun 03:00 +01:00", Lack::NobodyOnCall)]);
}

async fn who_leads_plans_and_everybody_sees(on: On) {
    let desk = Desk::open(on, "2026-03-02T10:00:00").await;
    let (marta, token) = (desk.who("m.sala").staff.to_string(), visitors_token());
    let fields = [
        ("staff", &*marta),
        ("date", "2026-03-04"),
        ("from", "08:00"),
        ("until", "14:00"),
        ("kind", "desk"),
        ("weeks", "2"),
    ];
    assert_eq!(desk.post("m.sala", "shifts/add", &token, &fields).await.status, StatusCode::FORBIDDEN);
    assert_eq!(desk.post("e.fontana", "shifts/add", "x", &fields).await.status, StatusCode::FORBIDDEN);
    to(&desk.post("e.fontana", "shifts/add", &token, &fields).await);
    assert_eq!(desk.post("e.fontana", "shifts/add", &token, &fields).await.status, StatusCode::CONFLICT);
    let davides = desk.one("d.riva 2026-03-05 14:00–20:00").await;
    for week in ["2026-03-04", "2026-03-11"] {
        let page = desk.page("m.sala", &format!("week={week}&who=mine")).await.text;
        assert!(page.contains("08:00–14:00") && !page.contains("shifts/remove"), "{week}");
        assert!(!page.contains("<th scope=\"row\">Davide Riva"), "only her own row");
        assert!(!page.contains("[shift"), "{page}");
    }
    assert!(desk.page("e.fontana", "").await.text.contains("shifts/remove"));
    assert_eq!(desk.page("m.rossi", "").await.status, StatusCode::FORBIDDEN);
    let mine = desk.one("m.sala 2026-03-06 08:00–14:00").await;
    let offer = [("mine", &*mine.to_string()), ("theirs", &*davides.to_string()), ("week", "2026-03-02")];
    to(&desk.post("m.sala", "shifts/swap", &token, &offer).await);
    let page = desk.page("d.riva", "").await.text;
    let swap = crate::support::forms::between(&page, "shifts/swap/", "\"");
    assert!(page.contains("value=\"accept\"") && !page.contains("[shift"));
    to(&desk.post("d.riva", &format!("shifts/swap/{swap}"), &token, &[("answer", "accept")]).await);
    assert_eq!(desk.holder(mine).await, "d.riva");
    assert!(!desk.page("d.riva", "").await.text.contains("value=\"accept\""));
}

on_both_engines! {
    nobody_has_two_shifts_at_once;
    a_swap_changes_both_shifts_or_none;
    two_who_accept_at_once_get_one_swap;
    gaps_are_exact_in_a_week_with_a_holiday;
    gaps_are_exact_on_the_nights_when_clocks_jump;
    who_leads_plans_and_everybody_sees;
}
