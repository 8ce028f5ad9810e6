//! What a step shows.

use axum::http::StatusCode;
use office::docs::ServiceDoc;
use office::{Office, Part};
use platform::Moment;
use platform::store::{StoreError, Tx};
use platform::web::{Page, Sentence};

use super::draft::{Draft, SUMMARY};
use super::page::unfit;
use super::steps::{DETAILS, TIME};
use super::wrong::FieldError;
use crate::choose_time::{self, Fit, Times, Wanted};
use crate::services::Place;
use crate::when;

/// Something that stopped a booking, said above the form.
#[derive(Clone, Debug)]
pub struct Trouble {
    pub sentence: Sentence,
    pub status: StatusCode,
    pub retry_after_s: Option<i64>,
    /// An appointment exists already: where to find it.
    pub mine: bool,
}

impl Trouble {
    pub fn new(sentence: Sentence, status: StatusCode) -> Trouble {
        Trouble { sentence, status, retry_after_s: None, mine: false }
    }
}

/// A step about to be shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub step: u8,
    pub service: Part<ServiceDoc>,
    pub draft: Draft,
    pub errors: Vec<FieldError>,
    pub trouble: Option<Trouble>,
}

/// A field to mend, in the reader's language.
pub struct Wrong {
    pub field: &'static str,
    pub label: String,
    pub sentence: String,
}

#[derive(askama::Template)]
#[template(path = "book/wizard.html")]
pub struct Wizard {
    pub page: Page,
    pub key: String,
    pub service: String,
    pub category: String,
    pub place: Place,
    pub step: u8,
    pub draft: Draft,
    pub errors: Vec<Wrong>,
    pub trouble: Option<Trouble>,
    pub time: Times,
    /// Key, name and minutes of each reason.
    pub offerings: Vec<(String, String, i64)>,
    pub offering: String,
    pub day: String,
    pub from: String,
    pub until: String,
}

impl Shown {
    pub fn at(step: u8, service: &Part<ServiceDoc>, draft: Draft) -> Shown {
        Shown { step, service: service.clone(), draft, errors: Vec::new(), trouble: None }
    }

    pub fn wizard(
        &self,
        tx: &mut Tx,
        office: &Office,
        page: Page,
        now: Moment,
    ) -> Result<Wizard, StoreError> {
        let (doc, lang, tr) = (&self.service.doc, page.lang(), page.tr);
        let (mut step, mut trouble) = (self.step, self.trouble.clone());
        let (chosen, reason) = (self.draft.start(), self.draft.offering(doc));
        let offering = reason.or_else(|| choose_time::shortest(doc));
        let (mut time, mut length_s) = (Times::default(), 0);
        if let Some(offering) = offering {
            let month = self.draft.month.as_str();
            let wanted = Wanted { office, service: &self.service, offering, month, chosen };
            if let Some(start) = chosen.filter(|_| step >= DETAILS) {
                match choose_time::fit(tx, &wanted, start, now)? {
                    Fit::Free { length_s: found } => length_s = found,
                    // What already is in the way is told first.
                    _ if trouble.is_some() => {}
                    gone => {
                        step = TIME;
                        trouble = Some(unfit(gone == Fit::Missing && reason.is_some()));
                    }
                }
            }
            if step == TIME {
                time = choose_time::times(tx, &wanted, tr, now)?;
                if let Some(start) = chosen.filter(|_| trouble.is_some()) {
                    time.nearest = choose_time::nearest(tx, &wanted, start, tr, now)?;
                }
            }
            if length_s == 0 {
                length_s = offering.minutes * 60;
            }
        }
        // Errors of a step that is not shown would point nowhere.
        let errors = if step == self.step { self.errors.as_slice() } else { &[] };
        let said =
            |start: Option<Moment>, say: &dyn Fn(Moment) -> String| start.map_or_else(String::new, say);
        Ok(Wizard {
            key: doc.key.clone(),
            service: doc.name.say(lang).to_owned(),
            category: doc.category.clone(),
            place: Place::of(office, doc, lang, now),
            step,
            errors: errors
                .iter()
                .map(|error| Wrong {
                    field: error.field,
                    label: page.t(error.label),
                    sentence: error.sentence.say(tr),
                })
                .collect(),
            trouble,
            time,
            offerings: doc
                .offering
                .iter()
                .map(|each| (each.key.clone(), each.name.say(lang).to_owned(), each.minutes))
                .collect(),
            offering: reason.map_or_else(String::new, |reason| reason.name.say(lang).to_owned()),
            day: said(chosen, &|start| when::day(lang, office, start)),
            from: said(chosen, &|start| when::clock(office, start)),
            until: said(chosen, &|start| when::clock(office, start.plus_s(length_s))),
            draft: self.draft.clone(),
            page,
        })
    }
}

impl Wizard {
    /// Title keys of the steps, in order.
    fn titles(&self) -> [&'static str; SUMMARY as usize] {
        ["book-step-place", "book-step-time", "book-step-details", "book-step-person", "book-step-summary"]
    }

    fn position(&self) -> usize {
        usize::from(self.step)
    }

    /// Anchors and label keys of what the step asks.
    fn asked(&self) -> &'static [(&'static str, &'static str)] {
        match self.step {
            1 => &[("place", "book-office")],
            2 => &[("slot", "book-times"), ("office", "book-office")],
            3 => &[("offering", "book-reason"), ("detail", "book-details")],
            4 => &[("given_name", "book-applicant")],
            _ => &[],
        }
    }

    fn wrong(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|wrong| wrong.field == field).map(|wrong| wrong.sentence.as_str())
    }

    fn is_chosen(&self, key: &str) -> bool {
        self.draft.offering == key || self.offerings.len() == 1
    }

    fn has_already(&self) -> bool {
        self.trouble.as_ref().is_some_and(|trouble| trouble.mine)
    }

    fn trouble_said(&self) -> Option<String> {
        self.trouble.as_ref().map(|trouble| trouble.sentence.say(self.page.tr))
    }
}
