//! How long the steps take with which a customer's service begins and ends.

/// Days, each within its own limits. The usual ones hold where a contract says nothing.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServiceLifeDoc {
    /// A request for activation is taken in charge.
    pub in_charge_days: i64,
    /// After that, the offer is made.
    pub offer_days: i64,
    /// After the order, the plan stands.
    pub plan_days: i64,
    /// The end begins on this working day after the notice.
    pub end_working_days: i64,
    /// After the end began, the data are handed over, and then erased.
    pub export_days: i64,
    pub erasure_days: i64,
}

impl Default for ServiceLifeDoc {
    fn default() -> Self {
        ServiceLifeDoc {
            in_charge_days: 30,
            offer_days: 30,
            plan_days: 15,
            end_working_days: 5,
            export_days: 15,
            erasure_days: 60,
        }
    }
}

impl ServiceLifeDoc {
    pub(crate) fn is_usual(&self) -> bool {
        *self == ServiceLifeDoc::default()
    }
}
