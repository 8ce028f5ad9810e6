//! The shapes of an office's configuration: what the office file says is what is stored.

mod agenda;
mod body;
mod contract;
mod desk;
mod localized;
mod payments;
mod people;
mod place;
mod programme;
mod retention;
mod service;
mod service_life;

pub use agenda::{AgendaDoc, DateRule, WeekRule, Weekday};
pub use body::{BodyDoc, CallingDoc, ClosureDoc};
pub use contract::{ContractDoc, CustomerDoc, Metric, Recalculation, TargetDoc};
pub use desk::{AreaDoc, CheckDoc, HelpDoc, HoursDoc, SecondLevel, SupplierDoc};
pub use localized::Localized;
pub use payments::{
    CreditorDoc, DueDoc, FieldDoc, FieldKind, NotifyDoc, PostalAccountDoc, ReducedDoc, SpontaneousDoc,
    StationDoc,
};
pub use people::{DisplayDoc, KioskDoc, Role, Shows, StaffDoc};
pub use place::{CounterDoc, RoomDoc, SiteDoc};
pub use programme::{ItemDoc, ItemKind, ProgrammeDoc, on_air};
pub use retention::RetentionDoc;
pub use service::{Given, OfferingDoc, PromiseMin, ServiceDoc, Weights};
pub use service_life::ServiceLifeDoc;
