//! What somebody typed, and the position that it comes to.

use std::collections::BTreeMap;

use office::docs::{DueDoc, SpontaneousDoc};
use office::{Office, Part};
use pagopa::Cents;
use platform::Moment;
use platform::i18n::Lang;
use platform::web::Sentence;

use super::fields::{self, Misfit};
use crate::create::{self, NewPosition};
use crate::position::{Debtor, DebtorKind, Origin, Unfit};
use crate::said;

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
    for field in &form.field {
        let name = format!("f-{}", field.key);
        if let Err(misfit) = fields::fits(field, of(&name)) {
            say(&name, Sentence::new(said_of(misfit)));
        }
    }
    let amount = fields::amount(form, said::typed(of("amount")));
    if amount.is_none() {
        let (least, most) = fields::limits(form).into_inner();
        let limits = Sentence::new("pay-wrong-amount").with("least", said::euro(Cents(least)));
        say("amount", limits.with("most", said::euro(Cents(most))));
    }
    let debtor = Debtor {
        kind: DebtorKind::of_code(of("code")),
        code: of("code").to_owned(),
        name: of("name").to_owned(),
        country: "IT".into(),
        email: Some(of("email").to_owned()),
        ..Debtor::default()
    };
    // Whoever asks to pay says who he is.
    let named = |who: Debtor| if who.is_anonymous() { Err(Unfit(vec!["code"])) } else { Ok(who) };
    let debtor = debtor.tidy().and_then(named);
    for field in debtor.as_ref().err().map_or(&[][..], |Unfit(fields)| fields) {
        say(field, said::wrong_debtor(field));
    }
    let (Some(amount), Ok(debtor), true) = (amount, debtor, wrong.is_empty()) else { return Err(wrong) };
    let reason = fields::reason(form, lang, |key| of(&format!("f-{key}")));
    let due_at = said::usual_end(office, &part.doc, now).unwrap_or(now);
    let option = create::whole(office, &part.doc, debtor, &reason, (amount, due_at), now);
    let option =
        option.map_err(|_| vec![("amount".to_owned(), Sentence::new("position-error-no-creditor"))])?;
    Ok(create::of_due(part, Origin::Spontaneous, lang, vec![option]))
}

fn said_of(misfit: Misfit) -> &'static str {
    match misfit {
        Misfit::Missing | Misfit::Choice => "pay-wrong-required",
        Misfit::Long => "pay-wrong-long",
        Misfit::Signs => "slip-signs",
        Misfit::Number => "pay-wrong-number",
        Misfit::Date => "pay-wrong-date",
    }
}
