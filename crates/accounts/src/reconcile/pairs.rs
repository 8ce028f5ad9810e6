//! What is to be joined and what is joined, in words.

use jiff::civil::Date;
use office::Office;
use payments::said::{actor, list_day, when, written_day};
use platform::i18n::euro_unbroken as euro;
use platform::web::Page;

use super::desk::{Join, OpenCredit, OpenFlow};
use super::named::Named;
use super::said::{miss_said, step_said};

/// How two neighbours stand.
pub(super) fn stand(one: Option<i64>, other: Option<i64>) -> &'static str {
    match one.zip(other) {
        Some((one, other)) if one == other => "is-one",
        Some(_) => "is-other",
        None => "",
    }
}

pub(super) struct FlowShown {
    pub id: i64,
    pub name: String,
    pub provider: String,
    pub day: String,
    pub total: String,
    /// That an explained credit names it, and where that one stands.
    pub named: Option<(String, String)>,
}

impl FlowShown {
    /// `at`: the address of the bench of a day.
    pub fn of(page: &Page, flow: &OpenFlow, named: Option<&Named>, at: impl Fn(Date) -> String) -> FlowShown {
        let said = |named: &Named| {
            let (day, amount) = (list_day(page, named.day), euro(named.amount));
            (page.t2("bench-flow-named", "day", day, "amount", amount), at(named.day))
        };
        FlowShown {
            id: flow.id,
            name: flow.name.clone(),
            provider: flow.provider.clone(),
            day: written_day(page, &flow.day),
            total: euro(flow.total),
            named: named.map(said),
        }
    }
}

pub(super) struct CreditShown {
    pub id: i64,
    pub text: String,
    pub day: String,
    pub amount: String,
    /// Step and why it led to nothing.
    pub tried: Vec<(String, String)>,
}

impl CreditShown {
    pub fn of(page: &Page, credit: &OpenCredit) -> CreditShown {
        // The sentence of a step goes on with what it led to.
        let step = |step| step_said(step).say(page.tr).trim_end_matches('.').to_owned();
        let tried =
            credit.tried.iter().map(|failure| (step(failure.step), miss_said(failure.why).say(page.tr)));
        CreditShown {
            id: credit.id,
            text: credit.text.clone(),
            day: list_day(page, credit.day),
            amount: euro(credit.amount),
            tried: tried.collect(),
        }
    }
}

pub(super) struct JoinShown {
    pub movement: i64,
    pub flow: i64,
    pub name: String,
    pub day: String,
    pub total: String,
    pub amount: String,
    pub stands: &'static str,
    pub step: String,
    /// Of one by hand: why, who and when.
    pub reason: Option<(String, String, String)>,
}

impl JoinShown {
    pub fn of(office: &Office, page: &Page, join: &Join) -> JoinShown {
        let by_hand = || (join.reason.clone(), actor(office, page, &join.by), when(office, page, join.at));
        JoinShown {
            movement: join.movement,
            flow: join.flow,
            name: join.name.clone(),
            day: written_day(page, &join.day),
            total: euro(join.total),
            amount: euro(join.amount),
            stands: stand(Some(join.total), Some(join.amount)),
            step: step_said(join.step).say(page.tr),
            reason: (!join.reason.is_empty()).then(by_hand),
        }
    }
}
