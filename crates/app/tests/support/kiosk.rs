//! A kiosk in front of a test: enrolled, with its cookies, its form token and its way through the pages.

use axum::body::Body;
use axum::http::Request;
use office::devices;
use platform::Lane;
use platform::secrets::Token;

use super::{Answer, TestHouse};

pub struct Kiosk<'a> {
    pub house: &'a TestHouse,
    pub slug: String,
    pub cookie: String,
    pub form: String,
}

impl<'a> Kiosk<'a> {
    pub async fn enrol(house: &'a TestHouse, body: i64) -> Kiosk<'a> {
        let office = house.house.ctx.offices.known(body).unwrap();
        let (token, now, part) = (Token::random(), house.clock.now(), office.kiosks[0].id);
        let text = token.text();
        let done = house
            .house
            .ctx
            .db
            .write(Lane::HOUSE, move |tx| devices::enrol_confirmed(tx, body, "kiosk", part, &token, now));
        done.await.unwrap();
        let (slug, cookie) = (office.body.key.clone(), format!("__Host-device={text}"));
        let mut kiosk = Kiosk { house, slug, cookie, form: String::new() };
        let home = kiosk.get("").await;
        kiosk.cookie = format!("{}; {}", kiosk.cookie, home.cookies());
        kiosk.form = between(&kiosk.get("").await.text, "name=\"form-token\" content=\"", "\"");
        kiosk
    }

    /// An address as it stands in a page, or what follows `/kiosk`.
    fn path(&self, rest: &str) -> String {
        let whole = rest.starts_with(&format!("/{}/", self.slug));
        if whole { rest.to_owned() } else { format!("/{}/kiosk{rest}", self.slug) }
    }

    pub async fn get(&self, rest: &str) -> Answer {
        let request =
            Request::get(self.path(rest)).header("cookie", &self.cookie).body(Body::empty()).unwrap();
        self.house.request(request).await
    }

    pub fn posting(&self, rest: &str, fields: &[(&str, &str)]) -> Request<Body> {
        let mut text = format!("form_token={}", self.form);
        for (name, value) in fields {
            text += &format!("&{name}={}", value.replace(' ', "+").replace('/', "%2F").replace(':', "%3A"));
        }
        Request::post(self.path(rest))
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(text))
            .unwrap()
    }

    pub async fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        self.house.request(self.posting(rest, fields)).await
    }

    /// Posts and goes where the answer leads.
    pub async fn go(&self, rest: &str, fields: &[(&str, &str)]) -> Answer {
        let mut answer = self.post(rest, fields).await;
        while answer.status.is_redirection() {
            answer = self.get(&to(&answer)).await;
        }
        answer
    }
}

pub fn to(answer: &Answer) -> String {
    answer
        .headers
        .get("location")
        .unwrap_or_else(|| panic!("{} {}", answer.status, answer.text))
        .to_str()
        .unwrap()
        .to_owned()
}
pub fn between(text: &str, from: &str, until: &str) -> String {
    let rest = text.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {text}"));
    rest.split(until).next().unwrap().to_owned()
}

pub async fn events(house: &TestHouse, kind: &'static str) -> i64 {
    let read = house.house.ctx.db.read(move |tx| {
        let row =
            tx.row(platform::sql!("SELECT COUNT(*) FROM event WHERE kind = ?1"), platform::values![kind])?;
        row.unwrap().get(0)
    });
    read.await.unwrap()
}
