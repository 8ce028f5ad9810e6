//! What an office offers: the citizens' home, a sheet for each service, and the same for programs.

mod api;
mod hours;
mod page;

pub(crate) use page::{folded, lines};

use office::Ctx;
use office::Office;
use office::docs::ServiceDoc;
use platform::Moment;
use platform::i18n::Lang;
use platform::web::Routes;

pub fn routes() -> Routes<Ctx> {
    page::routes().merge(api::routes())
}

/// Whether somebody outside can book it: it says so, and has a reason to choose.
pub fn bookable(service: &ServiceDoc) -> bool {
    service.portal && !service.offering.is_empty()
}

/// Where a service is given, and when.
#[derive(Clone, Debug, Default)]
pub struct Place {
    pub key: String,
    pub name: String,
    pub address: String,
    pub directions: String,
    /// «lun, mar 08:30–13:00», one line each.
    pub hours: Vec<String>,
}

impl Place {
    pub fn of(office: &Office, service: &ServiceDoc, lang: Lang, now: Moment) -> Place {
        let Some(site) = office.site_of(service) else { return Place::default() };
        Place {
            key: site.doc.key.clone(),
            name: site.doc.name.clone(),
            address: site.doc.address.clone(),
            directions: site.doc.directions.say(lang).to_owned(),
            hours: hours::opening(office, service, lang, office.date_of(now)),
        }
    }
}
