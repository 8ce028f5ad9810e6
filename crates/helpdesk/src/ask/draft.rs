//! What somebody typed, and what it comes to.

use identity::{Email, PersonName};
use office::Office;
use office::people::Someone;
use platform::Moment;
use platform::files::Attached;
use platform::idempotency::Key;
use platform::secrets::Token;
use platform::web::{Caller, Page, Sentence};

use crate::open::Asked;
use crate::ticket::{Channel, Kind};

/// Characters of the details (the official flow of assistance requests).
pub const DETAIL_MAX: usize = 600;

#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Draft {
    pub given_name: String,
    pub family_name: String,
    pub email: String,
    pub area: i64,
    pub service: String,
    pub detail: String,
    pub privacy: String,
    /// Makes a double tap one request.
    pub request: String,
}

/// A field that is wrong, and what to do about it.
pub struct Wrong {
    pub field: &'static str,
    pub sentence: Sentence,
}

impl Draft {
    pub fn begun(service: &str) -> Draft {
        Draft { request: Token::random().text(), service: service.to_owned(), ..Draft::default() }
    }

    pub fn asked(
        &self,
        office: &Office,
        page: &Page,
        caller: &Caller,
        sent: &Attached,
        now: Moment,
    ) -> Result<Asked, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, sentence: Sentence| wrong.push(Wrong { field, sentence });
        let given_name = PersonName::parse(&self.given_name).ok();
        let family_name = PersonName::parse(&self.family_name).ok();
        let email = Email::parse(self.email.trim()).ok();
        let area = office.areas.iter().find(|part| part.id == self.area && part.doc.public);
        let service = office.service_by_key(&self.service);
        let detail = self.detail.replace("\r\n", "\n").trim().to_owned();
        if given_name.is_none() {
            say("given_name", Sentence::new("ask-wrong-name"));
        }
        if family_name.is_none() {
            say("family_name", Sentence::new("ask-wrong-name"));
        }
        if email.is_none() {
            say("email", Sentence::new("open-wrong-mail"));
        }
        // An office that named no area is asked about its services alone.
        if area.is_none() && office.areas.iter().any(|part| part.doc.public) {
            say("area", Sentence::new("ask-wrong-area"));
        }
        if service.is_none() && self.service != "other" {
            say("service", Sentence::new("ask-wrong-service"));
        }
        let length = detail.chars().count();
        if detail.is_empty() || length > DETAIL_MAX {
            say("detail", Sentence::new("ask-wrong-detail").with("most", DETAIL_MAX).with("found", length));
        } else if detail.chars().any(|c| c.is_control() && c != '\n') {
            say("detail", Sentence::new("ask-wrong-control"));
        }
        if self.privacy.is_empty() {
            say("privacy", Sentence::new("ask-wrong-privacy"));
        }
        if let Some(refused) = &sent.refused {
            say("files", refused.clone());
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let lang = page.lang();
        let about = service.map(|part| part.doc.name.say(lang)).or(area.map(|part| part.doc.name.say(lang)));
        let subject = about.map_or_else(|| page.t("ask-title"), str::to_owned);
        let key = Token::parse(&self.request).map(|token| {
            let files: String = sent.files.iter().map(|kept| format!("{} ", kept.sha256)).collect();
            let asked = format!("{} {} {} {files}{detail}", self.email, self.area, self.service);
            Key::new(office.id, "page", "ask", &token.text(), &asked)
        });
        Ok(Asked {
            body: office.id,
            kind: Kind::Request,
            area: area.map_or(0, |part| part.id),
            subject,
            text: detail,
            channel: Channel::Web,
            requester: Someone { given_name, family_name, email, ..Someone::default() },
            beneficiary: None,
            customer: None,
            urgency: None,
            impact: None,
            origin: now,
            lang,
            key,
            actor: caller.actor(),
        })
    }
}
