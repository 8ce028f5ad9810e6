//! What a display was confirmed to show.

use std::sync::Arc;

use office::docs::{DisplayDoc, Shows};
use office::{Ctx, Office, Part, by_id, devices};
use platform::i18n::Lang;
use platform::store::{StoreError, Tx};
use platform::web::{Caller, Failed};

/// A display's programme, as the office has it now.
#[derive(Clone)]
pub(super) struct Programme {
    pub office: Arc<Office>,
    pub part: i64,
    pub name: String,
    pub site: i64,
    pub site_name: String,
    pub shows: Shows,
    /// Services it shows.
    pub services: Vec<i64>,
    /// The office named the services one by one: only then a reserved one gets a row of its own.
    pub chosen: bool,
    /// Key of the notices, images and videos beside the boards; empty for none.
    pub beside: String,
}

impl Programme {
    pub fn of_part(tx: &mut Tx, ctx: &Ctx, body: i64, part: i64) -> Result<Option<Programme>, StoreError> {
        let Some(office) = ctx.offices.at(tx, body)? else { return Ok(None) };
        let Some(display) = by_id(&office.displays, part).cloned() else { return Ok(None) };
        Ok(Programme::of(office, display))
    }

    fn of(office: Arc<Office>, display: Part<DisplayDoc>) -> Option<Programme> {
        let (part, doc) = (display.id, display.doc);
        let (site, site_name) = office.site_by_key(&doc.site).map(|site| (site.id, site.doc.name.clone()))?;
        let services = office.services_at(&doc.site, &doc.services).map(|service| service.id).collect();
        let chosen = !doc.services.is_empty();
        Some(Programme {
            office,
            part,
            name: doc.name,
            site,
            site_name,
            shows: doc.shows,
            services,
            chosen,
            beside: doc.programme,
        })
    }

    /// The programme of the display that asks.
    pub async fn of_caller(ctx: &Ctx, caller: &Caller) -> Result<Programme, Failed> {
        if caller.kind != "display" {
            return Err(Failed::not_found());
        }
        let (inner, body, device) = (ctx.clone(), caller.body, caller.id);
        let found = ctx
            .db
            .read(move |tx| match devices::device(tx, body, device)?.and_then(|device| device.part) {
                Some(part) => Programme::of_part(tx, &inner, body, part),
                None => Ok::<_, StoreError>(None),
            })
            .await?;
        found.ok_or_else(Failed::not_found)
    }

    /// One language, or the two that the body writes side by side.
    pub fn languages(&self) -> Vec<Lang> {
        self.office.pass_languages(self.office.first_language())
    }

    /// The first of its languages: for all that is said once.
    pub fn lang(&self) -> Lang {
        self.languages().first().copied().unwrap_or(Lang::It)
    }
}
