//! What somebody typed, and the position that it comes to.

use std::collections::BTreeMap;

use identity::{Email, FiscalCode};
use jiff::civil::Date;
use office::docs::{DueDoc, FieldDoc, FieldKind, SpontaneousDoc};
use office::{Office, Part};
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::web::Sentence;

use crate::create::{self, NewPosition};
use crate::position::{Debtor, DebtorKind, Origin};
use crate::said;

/// Characters of a field and of the reason that stands on the notice.
pub(super) const FIELD_MAX: usize = 70;
const REASON_MAX: usize = 140;

/// Fields of the form by name; those of the kind of due are `f-<key>`.
pub(super) type Typed = BTreeMap<String, String>;

/// What is wrong, by the name of the field.
pub(super) type Wrong = Vec<(String, Sentence)>;

pub(super) fn wish(
    office: &Office,
    part: &Part<DueDoc>,
    form: &SpontaneousDoc,
    typed: &Typed,
    (lang, now): (Lang, Moment),
) -> Result<NewPosition, Wrong> {
    let mut wrong = Wrong::new();
    let of = |name: &str| typed.get(name).map_or("", |text| text.trim());
    let mut say = |name: &str, sentence: Sentence| wrong.push((name.to_owned(), sentence));
    let mut reason = form.reason.say(lang).to_owned();
    for field in &form.field {
        let name = format!("f-{}", field.key);
        if let Err(key) = holds(field, of(&name)) {
            say(&name, Sentence::new(key));
        }
        reason = reason.replace(&format!("{{{}}}", field.key), of(&name));
    }
    let amount = if form.is_fixed() { Some(Cents(form.cents)) } else { said::typed(of("amount")) };
    let most = if form.most_cents > 0 { form.most_cents } else { pagopa::cents::LARGEST.0 };
    let amount =
        amount.filter(|cents| form.is_fixed() || (form.least_cents.max(1)..=most).contains(&cents.0));
    if amount.is_none() {
        let limits =
            Sentence::new("pay-wrong-amount").with("least", said::euro(Cents(form.least_cents.max(1))));
        say("amount", limits.with("most", said::euro(Cents(most))));
    }
    let code = of("code").split_whitespace().collect::<String>().to_uppercase();
    let company = pagopa::BodyCode::parse(&code).is_ok_and(|code| code.checks());
    if !company && FiscalCode::parse(&code).is_err() {
        say("code", Sentence::new("due-wrong-code"));
    }
    let name = of("name").split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > FIELD_MAX || name.chars().any(char::is_control) {
        say("name", Sentence::new("due-wrong-name"));
    }
    let email = (!of("email").is_empty()).then(|| Email::parse(of("email")));
    if email.as_ref().is_some_and(Result::is_err) {
        say("email", Sentence::new("due-wrong-email"));
    }
    let (Some(amount), true) = (amount, wrong.is_empty()) else { return Err(wrong) };
    let debtor = Debtor {
        kind: if company { DebtorKind::Company } else { DebtorKind::Person },
        code,
        name,
        country: "IT".into(),
        email: email.and_then(Result::ok).map(|email| email.as_str().to_owned()),
        ..Debtor::default()
    };
    let reason: String = reason.chars().take(REASON_MAX).collect();
    let due_at = said::usual_end(office, &part.doc, now).unwrap_or(now);
    let option = create::whole(office, &part.doc, debtor, &reason, (amount, due_at), now);
    let option =
        option.map_err(|_| vec![("amount".to_owned(), Sentence::new("position-error-no-creditor"))])?;
    Ok(NewPosition {
        iupd: None,
        due: part.id,
        origin: Origin::Spontaneous,
        company_name: String::new(),
        office_name: (!part.doc.office.is_empty()).then(|| part.doc.office.clone()),
        stand_in: false,
        tie: None,
        lang,
        options: vec![option],
        publish: true,
    })
}

/// Whether a field is filled in as its kind asks; otherwise the sentence that says how.
fn holds(field: &FieldDoc, text: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        return if field.required { Err("pay-wrong-required") } else { Ok(()) };
    }
    let fits = text.chars().count() <= FIELD_MAX && !text.chars().any(char::is_control);
    match field.kind {
        _ if !fits => Err("pay-wrong-long"),
        FieldKind::Number if !text.bytes().all(|c| c.is_ascii_digit()) => Err("pay-wrong-number"),
        FieldKind::Date if text.parse::<Date>().is_err() => Err("pay-wrong-date"),
        FieldKind::Choice if !field.choices.iter().any(|choice| choice == text) => Err("pay-wrong-required"),
        _ => Ok(()),
    }
}
