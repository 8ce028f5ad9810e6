//! Programs written for the platform's register of positions (GPD) name a body by its fiscal code:
//! `/api/gpd/…/organizations/{code}/…`.

use std::sync::Arc;

use platform::web::Scope;

use crate::offices::Offices;
use crate::parts::Office;

/// Nobody's: an organisation that is not here is refused at the door like one that is somebody else's.
pub(super) const NOWHERE: Scope = Scope(-1);

pub(super) fn speaks(path: &str) -> bool {
    path.starts_with("/api/gpd/")
}

/// The office whose creditor has the code in this path. Two bodies of one creditor are told apart by `caller`,
/// the body whose token is shown.
pub(super) fn office(offices: &Offices, path: &str, caller: i64) -> Option<Arc<Office>> {
    let code = path.split_once("/organizations/")?.1.split('/').next()?;
    let is_it = |office: &Arc<Office>| office.fiscal_code() == Some(code);
    let found: Vec<_> = offices.all().into_iter().filter(is_it).collect();
    found.iter().find(|office| office.id == caller).or(found.first()).cloned()
}
