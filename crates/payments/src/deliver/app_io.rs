//! The app of public services, IO: a message that can be paid from. The service's interface as published by PagoPA
//! (pagopa/io-functions-services, `openapi/index.yaml`; docs.pagopa.it, "IO guida tecnica"): whether somebody
//! receives messages of this service is asked first, each time, because consent is taken back in the app.

use pagopa::{Cents, NoticeNumber};
use platform::Moment;
use platform::egress::{Answer, Egress, EgressError, Request, Settings, host_of};
use serde::{Deserialize, Serialize};

/// The service of PagoPA, unless the settings say another address.
const ADDRESS: &str = "https://api.io.pagopa.it/api/v1";
const KEY: &str = "Ocp-Apim-Subscription-Key";
/// Characters of a subject and of a text, least and most.
const SUBJECT: (usize, usize) = (10, 120);
const TEXT: (usize, usize) = (80, 10_000);

/// The service of a body in the app, and its key.
#[derive(Clone)]
pub struct AppIo {
    /// Key of the body.
    pub body: String,
    key: String,
    address: String,
    egress: Egress,
}

/// The key stays out of logs.
impl std::fmt::Debug for AppIo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AppIo").field("body", &self.body).finish_non_exhaustive()
    }
}

pub(super) struct AppMessage {
    pub subject: String,
    pub text: String,
    pub due_at: Moment,
    pub number: NoticeNumber,
    pub amount: Cents,
    /// Not payable after its due date.
    pub ends: bool,
    pub creditor: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Sent,
    /// Not in the app, or wants no messages of this service.
    NotThere,
    /// Never with this key or this content.
    Refused,
}

#[derive(Serialize)]
struct Asked<'a> {
    fiscal_code: &'a str,
}

#[derive(Deserialize)]
struct Profile {
    sender_allowed: bool,
}

#[derive(Serialize)]
struct Wire<'a> {
    fiscal_code: &'a str,
    content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    subject: String,
    markdown: String,
    due_date: String,
    payment_data: Payment<'a>,
}

#[derive(Serialize)]
struct Payment<'a> {
    amount: i64,
    notice_number: &'a str,
    invalid_after_due_date: bool,
    payee: Asked<'a>,
}

impl AppIo {
    /// `BODY=KEY` or `BODY=KEY@ADDRESS`.
    pub fn parse(text: &str) -> Result<AppIo, String> {
        let (body, rest) = text.split_once('=').ok_or("must be BODY=KEY")?;
        let (key, address) = rest.split_once('@').unwrap_or((rest, ADDRESS));
        let host = host_of(address).ok_or("its address is none")?;
        if body.is_empty() || key.is_empty() {
            return Err("must be BODY=KEY".into());
        }
        // Whoever runs the machine named this very host.
        let egress = Egress::new(Settings { inside: vec![host], ..Settings::default() });
        let address = address.trim_end_matches('/').to_owned();
        Ok(AppIo { body: body.into(), key: key.into(), address, egress })
    }

    /// Sends it to somebody who receives; a trouble that may pass is an error.
    pub(super) fn tell(&self, code: &str, message: &AppMessage) -> Result<Told, String> {
        let answer = self.post("profiles", &Asked { fiscal_code: code })?;
        match answer.status {
            200 => {}
            404 => return Ok(Told::NotThere),
            _ => return refused(&answer),
        }
        let profile: Profile = answer.json().map_err(|error: EgressError| error.to_string())?;
        if !profile.sender_allowed {
            return Ok(Told::NotThere);
        }
        let answer = self.post("messages", &message.wire(code))?;
        if answer.status == 201 { Ok(Told::Sent) } else { refused(&answer) }
    }

    fn post(&self, what: &str, body: &impl Serialize) -> Result<Answer, String> {
        let request = Request::post_json(format!("{}/{what}", self.address), body);
        self.egress.call(&request.header(KEY, self.key.as_str())).map_err(|error| error.to_string())
    }
}

fn refused(answer: &Answer) -> Result<Told, String> {
    match answer.status {
        400..=428 | 430..=499 => {
            tracing::warn!(status = answer.status, "the app refuses a message");
            Ok(Told::Refused)
        }
        status => Err(format!("the app answers {status}")),
    }
}

impl AppMessage {
    fn wire<'a>(&'a self, code: &'a str) -> Wire<'a> {
        Wire {
            fiscal_code: code,
            content: Content {
                subject: within(&self.subject.replace('\n', " "), SUBJECT),
                markdown: within(&plain(&self.text), TEXT),
                due_date: self.due_at.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
                payment_data: Payment {
                    amount: self.amount.0,
                    notice_number: self.number.as_str(),
                    invalid_after_due_date: self.ends,
                    payee: Asked { fiscal_code: &self.creditor },
                },
            },
        }
    }
}

/// Descriptions were typed by people: no links, no marks of theirs.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '[' | ']' | '<' | '>' | '*' | '_' | '#' | '`' | '|')).collect()
}

/// Cut, or filled up with blanks that nobody sees.
fn within(text: &str, (least, most): (usize, usize)) -> String {
    let cut: String = text.chars().take(most).collect();
    format!("{cut:\u{a0}<least$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_keeps_the_lengths_of_the_app() {
        let message = AppMessage {
            subject: "Mensa".into(),
            text: format!("[qui](https://x.example) {}", "à".repeat(12_000)),
            due_at: Moment::from_seconds(1_772_000_000),
            number: NoticeNumber::parse("301000000000004285").unwrap(),
            amount: Cents(4_500),
            ends: true,
            creditor: "80012345676".into(),
        };
        let wire = serde_json::to_value(message.wire("RSSDAA80A41L424X")).unwrap();
        let content = &wire["content"];
        assert_eq!(content["subject"].as_str().unwrap().chars().count(), 10);
        assert_eq!(content["markdown"].as_str().unwrap().chars().count(), 10_000);
        assert!(content["markdown"].as_str().unwrap().starts_with("qui(https"));
        assert_eq!(content["due_date"], "2026-02-25T06:13:20Z");
        let payment = &content["payment_data"];
        assert_eq!((payment["amount"].as_i64(), &payment["invalid_after_due_date"]), (Some(4_500), &true.into()));
        assert_eq!(payment["notice_number"], "301000000000004285");
    }

    #[test]
    fn settings_are_read_and_the_key_is_not_printed() {
        let app = AppIo::parse("valdora=segreta@http://127.0.0.1:9/api/").unwrap();
        assert_eq!((app.body.as_str(), app.address.as_str()), ("valdora", "http://127.0.0.1:9/api"));
        assert!(!format!("{app:?}").contains("segreta"));
        assert!(AppIo::parse("valdora").is_err() && AppIo::parse("=x").is_err());
    }
}
