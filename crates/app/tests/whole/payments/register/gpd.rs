//! A client of the platform's register, with its base address set to this house.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::support::till::Till;
use crate::support::{Answer, On};

/// The mid-size town.
pub const CODE: &str = "80012345676";
pub const IBAN: &str = "IT60X0542811101000000123456";
pub const OTHER_IBAN: &str = "IT54D0200802200000000222222";

pub struct Gpd {
    pub till: Till,
    pub token: String,
}

impl Gpd {
    pub async fn open(on: On) -> Gpd {
        let till = Till::open(on).await;
        let token = till.house.token(till.body, "positions take-payments").await;
        Gpd { till, token }
    }

    /// `path` goes on after the code of the organisation.
    pub async fn call(&self, method: &str, version: &str, path: &str, body: Option<&Value>) -> Answer {
        self.ask(method, &format!("/{version}/organizations/{CODE}{path}"), body, &[]).await
    }

    pub async fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("/api/gpd{path}"))
            .header("ocp-apim-subscription-key", &self.token)
            .header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.till.house.request(request.body(body).unwrap()).await
    }

    pub async fn v1(&self, method: &str, path: &str, body: Option<&Value>, status: u16) -> Value {
        self.expect(method, "v1", path, body, status).await
    }

    pub async fn v3(&self, method: &str, path: &str, body: Option<&Value>, status: u16) -> Value {
        self.expect(method, "v3", path, body, status).await
    }

    async fn expect(
        &self,
        method: &str,
        version: &str,
        path: &str,
        body: Option<&Value>,
        status: u16,
    ) -> Value {
        let answer = self.call(method, version, path, body).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {path}: {}", answer.text);
        if answer.text.is_empty() { Value::Null } else { answer.json() }
    }

    /// A time so many days from now, as clients in JavaScript write it.
    pub fn in_days(&self, days: i64) -> String {
        let at = platform::Moment(self.till.now().ms() + days * 86_400_000);
        format!("{}", at.timestamp()).replace('Z', ".000Z")
    }

    pub fn day(&self, days: i64) -> String {
        self.in_days(days)[..10].to_owned()
    }

    /// 300 euro, a third for the town and the rest for another body.
    pub fn due_v1(&self, iupd: &str, iuv: &str) -> Value {
        let mut position = json!({
            "iupd": iupd, "companyName": "Testing S.p.A.", "officeName": "Tributi", "switchToExpired": false,
            "paymentOption": [{
                "iuv": iuv, "amount": 30000, "description": "Canone", "isPartialPayment": false,
                "dueDate": self.in_days(5), "retentionDate": self.in_days(90), "fee": 0,
                "transfer": thirds(),
            }],
        });
        position.as_object_mut().unwrap().extend(ada().as_object().unwrap().clone());
        position
    }

    /// One way of paying for each list of references.
    pub fn due_v3(&self, iupd: &str, ways: &[&[&str]]) -> Value {
        let part = |iuv: &&str, days: i64| {
            json!({
                "iuv": iuv, "amount": 30000, "description": "Canone", "dueDate": self.in_days(days),
                "transfer": thirds(),
            })
        };
        let way = |iuvs: &&[&str]| {
            let parts: Vec<Value> =
                iuvs.iter().zip((5..).step_by(30)).map(|(iuv, days)| part(iuv, days)).collect();
            json!({ "switchToExpired": false, "debtor": ada(), "installments": parts })
        };
        json!({
            "iupd": iupd, "companyName": "Testing S.p.A.", "officeName": "Tributi",
            "paymentOption": ways.iter().map(way).collect::<Vec<_>>(),
        })
    }

    /// Of one notice, by its reference.
    pub fn receipt(&self, id: &str) -> Value {
        json!({ "paymentDate": self.in_days(0), "paymentMethod": "bankTransfer", "pspCompany": "Banca di Prova", "idReceipt": id })
    }
}

fn ada() -> Value {
    json!({
        "type": "F", "fiscalCode": "RSSDAA80A41L424T", "fullName": "Ada Rossi", "streetName": "Via dei Tigli",
        "civicNumber": "3", "postalCode": "34100", "city": "Trieste", "province": "TS", "region": "FVG",
        "country": "IT", "email": "ada@posta.example", "phone": "0401234567",
    })
}

fn thirds() -> Value {
    json!([
        { "idTransfer": "1", "amount": 10000, "remittanceInformation": "Parte 1", "category": "9/0101101TS/", "iban": IBAN },
        { "idTransfer": "2", "organizationFiscalCode": "01020304059", "amount": 20000, "remittanceInformation": "Parte 2", "category": "9/0101101TS/", "iban": IBAN },
    ])
}
