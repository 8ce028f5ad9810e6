//! Which agenda serves what: the area's own, else the body's.

use office::docs::{HelpDoc, ServiceDoc};
use office::{Office, Part};

use super::Way;

/// The service in whose agenda the desk books for a ticket of this area; `None` where it books none.
pub fn service_of(office: &Office, area: i64, way: Way) -> Option<&Part<ServiceDoc>> {
    let named = |help: &HelpDoc| match way {
        Way::Callback => help.callback.clone(),
        Way::Remote => help.remote.clone(),
        Way::OnSite => help.on_site.clone(),
    };
    let own = office::by_id(&office.areas, area).map(|part| named(&part.doc.help));
    let key = own.filter(|key| !key.is_empty()).unwrap_or_else(|| named(&office.body.help));
    office.service_by_key(&key)
}

/// Whether anybody may expect a visit of this desk.
pub(super) fn visits(office: &Office) -> bool {
    let mut areas = office.areas.iter().map(|part| part.id).chain([0]);
    areas.any(|area| service_of(office, area, Way::OnSite).is_some())
}
