//! The office as a whole, in memory: small, read often, changed rarely.
//!
//! Each configured thing is a part: a document with a key from the office file and an id that never
//! changes.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use platform::i18n::Lang;
use platform::web::Head;

use crate::docs::*;
use crate::programs::Known;

/// A configured thing with its lasting id.
#[derive(Clone, Debug)]
pub struct Part<T> {
    pub id: i64,
    pub doc: T,
}

/// All of a kind, in the order of the file.
pub type Parts<T> = Vec<Part<T>>;

/// Everything configured for one body.
#[derive(Clone, Debug)]
pub struct Office {
    pub id: i64,
    pub version: i64,
    /// Made for a trial, beside the real ones.
    pub scratch: bool,
    pub body: BodyDoc,
    pub zone: TimeZone,
    pub closures: Vec<ClosureDoc>,
    pub sites: Parts<SiteDoc>,
    pub rooms: Parts<RoomDoc>,
    pub counters: Parts<CounterDoc>,
    pub services: Parts<ServiceDoc>,
    pub agendas: Parts<AgendaDoc>,
    pub staff: Parts<StaffDoc>,
    pub kiosks: Parts<KioskDoc>,
    pub displays: Parts<DisplayDoc>,
    pub programmes: Parts<ProgrammeDoc>,
    pub hours: Parts<HoursDoc>,
    pub areas: Parts<AreaDoc>,
    pub suppliers: Parts<SupplierDoc>,
    pub customers: Parts<CustomerDoc>,
    pub contracts: Parts<ContractDoc>,
    pub stations: Parts<StationDoc>,
    pub dues: Parts<DueDoc>,
    /// Programs with a key, and those that had one.
    pub programs: Vec<Known>,
    pub head: Arc<Head>,
    pub memo: crate::memo::Memo,
}

/// The part with this id.
pub fn by_id<T>(parts: &[Part<T>], id: i64) -> Option<&Part<T>> {
    parts.iter().find(|part| part.id == id)
}

impl Office {
    /// A body with nothing in it yet.
    pub fn empty(id: i64, body: BodyDoc, zone: TimeZone) -> Office {
        Office {
            id,
            version: 0,
            scratch: false,
            body,
            zone,
            closures: Vec::new(),
            sites: Vec::new(),
            rooms: Vec::new(),
            counters: Vec::new(),
            services: Vec::new(),
            agendas: Vec::new(),
            staff: Vec::new(),
            kiosks: Vec::new(),
            displays: Vec::new(),
            programmes: Vec::new(),
            hours: Vec::new(),
            areas: Vec::new(),
            suppliers: Vec::new(),
            customers: Vec::new(),
            contracts: Vec::new(),
            stations: Vec::new(),
            dues: Vec::new(),
            programs: Vec::new(),
            head: Arc::default(),
            memo: crate::memo::Memo::default(),
        }
    }

    pub fn service(&self, id: i64) -> Option<&Part<ServiceDoc>> {
        by_id(&self.services, id)
    }
    pub fn service_by_key(&self, key: &str) -> Option<&Part<ServiceDoc>> {
        self.services.iter().find(|part| part.doc.key == key)
    }
    pub fn counter(&self, id: i64) -> Option<&Part<CounterDoc>> {
        by_id(&self.counters, id)
    }
    pub fn counter_by_key(&self, key: &str) -> Option<&Part<CounterDoc>> {
        self.counters.iter().find(|part| part.doc.key == key)
    }
    pub fn site_by_key(&self, key: &str) -> Option<&Part<SiteDoc>> {
        self.sites.iter().find(|part| part.doc.key == key)
    }
    pub fn programme_by_key(&self, key: &str) -> Option<&Part<ProgrammeDoc>> {
        self.programmes.iter().find(|part| part.doc.key == key)
    }
    /// The site where a service is given. Checked at import, so that it is always there.
    pub fn site_of(&self, service: &ServiceDoc) -> Option<&Part<SiteDoc>> {
        self.site_by_key(&service.site)
    }
    /// What people call the service of this key; the key itself when there is none.
    pub fn service_name<'a>(&'a self, key: &'a str, lang: Lang) -> &'a str {
        self.service_by_key(key).map_or(key, |service| service.doc.name.say(lang))
    }
    pub fn room_name(&self, counter: &CounterDoc, lang: Lang) -> String {
        let room = counter.room.as_ref().and_then(|key| self.rooms.iter().find(|room| room.doc.key == *key));
        room.map_or_else(String::new, |room| room.doc.name.say(lang).to_owned())
    }
    pub fn agendas_of<'a>(&'a self, service_key: &'a str) -> impl Iterator<Item = &'a Part<AgendaDoc>> {
        self.agendas.iter().filter(move |agenda| agenda.doc.service == service_key)
    }
    /// Services given at the counters of a site, or those among `keys` when it names any.
    pub fn services_at<'a>(
        &'a self,
        site: &'a str,
        keys: &'a [String],
    ) -> impl Iterator<Item = &'a Part<ServiceDoc>> {
        self.services
            .iter()
            .filter(|part| part.doc.given.at_counter())
            .filter(move |part| part.doc.site == site && (keys.is_empty() || keys.contains(&part.doc.key)))
    }
    /// Ids of the services a counter may serve in the hands of somebody limited to `allowed` (empty: all).
    pub fn skills(&self, counter: &CounterDoc, allowed: &[String]) -> Vec<i64> {
        let kept = |key: &String| allowed.is_empty() || allowed.contains(key);
        counter
            .services
            .iter()
            .filter(|key| kept(key))
            .filter_map(|key| self.service_by_key(key))
            .map(|p| p.id)
            .collect()
    }
    /// Why the whole body is closed on a day, if it is.
    pub fn closed_on(&self, date: Date, lang: Lang) -> Option<String> {
        if let Some(closure) = self.closures.iter().find(|closure| closure.falls_on(date)) {
            return Some(closure.name.say(lang).to_owned());
        }
        let national = self.body.national_holidays.then(|| calendar::is_national_holiday(date)).flatten();
        national.map(|holiday| holiday.name().to_owned())
    }
    pub fn languages(&self) -> Vec<Lang> {
        self.body.languages.iter().filter_map(|code| Lang::parse(code)).collect()
    }
    /// For what is said once, whoever reads it.
    pub fn first_language(&self) -> Lang {
        self.languages().first().copied().unwrap_or(Lang::It)
    }
    /// The languages a pass is written in: one, or two where the law wants it.
    pub fn pass_languages(&self, reader: Lang) -> Vec<Lang> {
        let mut written: Vec<Lang> =
            self.body.pass_languages.iter().filter_map(|code| Lang::parse(code)).collect();
        if written.len() < 2 {
            written = vec![reader];
        }
        written
    }
    /// The name of who is behind an actor of an event: of the staff, or a program. Nothing for all others.
    pub fn author(&self, actor: &str) -> Option<&str> {
        let (kind, id) = actor.split_once(':')?;
        let id = id.parse().ok()?;
        match kind {
            "staff" => by_id(&self.staff, id).map(|part| part.doc.name.as_str()),
            "token" => self.program(id).map(|program| program.name.as_str()),
            _ => None,
        }
    }
    pub fn program(&self, id: i64) -> Option<&Known> {
        self.programs.iter().find(|program| program.id == id)
    }
    /// The body's own fiscal code; nothing where it collects nothing.
    pub fn fiscal_code(&self) -> Option<&str> {
        self.body.creditor.as_ref().map(|creditor| creditor.fiscal_code.as_str())
    }
}
