//! A kiosk in front of a test: enrolled, with its cookies, its form token and its way through the pages.

use axum::body::Body;
use axum::http::Request;

use super::forms::{between, form, to};
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
        let (slug, cookie) = (office.body.key.clone(), house.enrol(body, "kiosk", office.kiosks[0].id).await);
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
        form(&self.path(rest), &self.cookie, &self.form, fields)
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
