//! Staff, and the programmes of kiosks and displays.

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffDoc {
    /// What is typed at sign-in; also the key.
    pub login: String,
    pub name: String,
    pub roles: Vec<Role>,
    /// Where the person is written to about the work; empty for nowhere.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mail: String,
    /// Services the person may serve; empty means all.
    #[serde(default)]
    pub services: Vec<String>,
    /// Kinds of due the person deals with; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dues: Vec<String>,
    /// Key of the customer whose requests the person follows, for the role `customer`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub customer: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Operator,
    Supervisor,
    OfficeAdmin,
    BodyAdmin,
    /// Answers requests for help: first level.
    HelpDesk,
    /// Second level: the office that knows, or information technology.
    Specialist,
    /// Leads the help desk: contracts, merges, what is in quarantine.
    DeskLead,
    /// Somebody of a customer, who sees its own requests and figures.
    Customer,
    /// Finds and prints what somebody owes, takes payments at the desk.
    Cashier,
    /// Says who owes what: creates, changes, withdraws positions.
    PositionClerk,
    /// Reconciles and closes; changes no position.
    Accountant,
    /// Proposes and approves what is given back.
    RefundOfficer,
    /// Stations, keys, accounts; no citizen's data.
    PaymentAdmin,
    /// Reads all that has to do with payments, the journal too.
    PaymentAuditor,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KioskDoc {
    pub key: String,
    pub name: String,
    pub site: String,
    /// Empty means every service of the site.
    #[serde(default)]
    pub services: Vec<String>,
    /// Key of the programme shown while nobody is there; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub programme: String,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisplayDoc {
    pub key: String,
    pub name: String,
    pub site: String,
    #[serde(default)]
    pub shows: Shows,
    #[serde(default)]
    pub services: Vec<String>,
    /// Key of the programme shown beside the calls; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub programme: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shows {
    #[default]
    Calls,
    Services,
    Both,
}
