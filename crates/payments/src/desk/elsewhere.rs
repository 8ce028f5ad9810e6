//! Paid in another way than over the platform: said by who takes payments, with a reason that stands for it. What
//! is missing is said at its field, on the page that sent it, and nothing typed is lost.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use office::lanes::PAYMENTS;
use office::{Ctx, Here, Office};
use pagopa::{Cents, NoticeNumber};
use platform::store::Tx;
use platform::web::{Caller, Failed, Page, Posted, Sentence};
use platform::{Lane, Moment};

use super::draft::{Wrong, kept, wrong};
use super::one::held;
use super::shown;
use super::view::Choice;
use crate::create::PositionError;
use crate::pay::{self, Why};
use crate::position::Instalment;
use crate::proof::{May, Taking};
use crate::refunds::is_personal;
use crate::said;

/// How money arrives that the platform knows nothing of.
const METHODS: [&str; 5] = ["transfer", "cash", "card", "post", "other"];

#[derive(Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    version: i64,
    nav: String,
    amount: i64,
    day: String,
    method: String,
    reason: String,
}

/// What was typed for a notice, and what is wrong with it.
pub(super) struct Kept {
    typed: Typed,
    wrong: Vec<Wrong>,
}

/// The form of one instalment.
pub(super) struct Form {
    /// It came back, and stands open.
    pub open: bool,
    pub day: String,
    pub reason: String,
    /// Amounts that it was priced with.
    pub prices: Vec<Choice>,
    pub methods: Vec<Choice>,
    wrong: Vec<(&'static str, String)>,
}

impl Form {
    pub fn of(office: &Office, page: &Page, part: &Instalment, kept: Option<&Kept>, now: Moment) -> Form {
        let kept = kept.filter(|kept| kept.typed.nav == part.nav.as_str());
        let typed = kept.map_or_else(|| Typed::begun(office, part, now), |kept| kept.typed.clone());
        let mut prices: Vec<Cents> = part.prices().collect();
        // The price of the day first: it is the likely one.
        prices.sort_by_key(|price| *price != part.price(now));
        let price = |price: Cents| Choice {
            value: price.0.to_string(),
            name: said::euro(price),
            chosen: price.0 == typed.amount,
        };
        let method = |word: &str| Choice {
            value: word.to_owned(),
            name: page.t(&format!("due-method-{word}")),
            chosen: word == typed.method,
        };
        let wrong = kept.map_or(&[][..], |kept| &kept.wrong).iter();
        Form {
            open: kept.is_some(),
            prices: prices.into_iter().map(price).collect(),
            methods: METHODS.into_iter().map(method).collect(),
            day: typed.day,
            reason: typed.reason,
            wrong: wrong.map(|wrong| (wrong.field, wrong.sentence.say(page.tr))).collect(),
        }
    }

    /// What is wrong with a field.
    pub fn wrong(&self, field: &str) -> Option<&str> {
        self.wrong.iter().find(|(of, _)| *of == field).map(|(_, said)| said.as_str())
    }
}

impl Typed {
    fn begun(office: &Office, part: &Instalment, now: Moment) -> Typed {
        Typed { amount: part.price(now).0, day: said::form_day(office, now), ..Typed::default() }
    }

    /// When it was paid, and the reason; or all that is wrong.
    fn judged(&self, office: &Office, now: Moment) -> Result<(Moment, Why), Vec<Wrong>> {
        let mut all = Vec::new();
        let why = Why::parse(&self.reason)
            .map_err(|error| vec![Wrong { field: "reason", sentence: error.sentence() }]);
        let why = kept(&mut all, why);
        if why.as_ref().is_some_and(|why| is_personal(why.as_str())) {
            all.push(wrong("reason", "due-wrong-why-personal"));
        }
        let day: Option<Date> = self.day.parse().ok();
        // Of today the hour is known; of another day its end is as good as any.
        let paid_at = match day.and_then(|day| said::end_of(office, day)) {
            Some(_) if day == Some(office.date_of(now)) => now,
            Some(end) => end,
            None => Moment(i64::MAX),
        };
        if paid_at > now {
            all.push(wrong("day", "due-wrong-paid-day"));
        }
        why.filter(|_| all.is_empty()).map(|why| (paid_at, why)).ok_or(all)
    }
}

pub(super) async fn send(
    State(ctx): State<Ctx>,
    Here(office): Here,
    Path((_, id)): Path<(String, i64)>,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failed> {
    let cashier: May<Taking> = May::prove(&caller, &office)?;
    let nav = NoticeNumber::parse(&typed.nav).map_err(|_| Failed::not_found())?;
    let method = METHODS.into_iter().find(|method| *method == typed.method);
    let method = method.ok_or(PositionError::Text("method"))?;
    let (paid_at, why) = match typed.judged(&office, now) {
        Ok(judged) => judged,
        Err(wrong) => {
            return shown::again(&ctx, &office, page, &caller, (id, Kept { typed, wrong }), now).await;
        }
    };
    let (version, amount) = (typed.version, Cents(typed.amount));
    let work = move |tx: &mut Tx| {
        let mut position = held(tx, &cashier, (id, version))?;
        // A program may bring what was paid in older years; a hand that writes such a day slipped.
        if paid_at < position.created_at {
            return Err(PositionError::PaidBefore);
        }
        pay::elsewhere(tx, &cashier, &mut position, &nav, (amount, paid_at, method, &why), now)
    };
    match ctx.db.write(Lane::of(office.id, PAYMENTS), work).await {
        Ok(()) => Ok(Redirect::to(&page.at(&format!("payments/{id}"))).into_response()),
        Err(error) => {
            let (field, key) = match error {
                PositionError::Amount => ("amount", "due-wrong-price"),
                PositionError::PaidBefore => ("day", "position-error-paid-before"),
                error => return Err(error.into()),
            };
            let wrong = vec![Wrong { field, sentence: Sentence::new(key) }];
            shown::again(&ctx, &office, page, &caller, (id, Kept { typed, wrong }), now).await
        }
    }
}
