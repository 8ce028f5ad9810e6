//! What stands beside the list: the views that are kept, the filter's form, and whom rows can be given to.

use office::Office;
use platform::web::Page;

use super::view::Choice;
use crate::said::{said, severe};
use crate::ticket::{Channel, Kind, Level, State};
use crate::views::{Kept, Wish};
use crate::work::is_able;

pub struct Beside {
    pub kept: Vec<Kept>,
    /// The kept view that is shown.
    pub shown: Option<i64>,
    /// What the filter's form says is shown.
    pub filtering: bool,
    pub wish: Wish,
    pub selects: Vec<Select>,
    pub staff: Vec<Choice>,
    pub areas: Vec<Choice>,
}

/// A list to choose from.
pub struct Select {
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
}

impl Beside {
    pub fn is_current(&self, view: &i64) -> bool {
        self.shown == Some(*view)
    }

    pub fn current(&self) -> Option<&Kept> {
        self.kept.iter().find(|view| self.is_current(&view.id))
    }

    pub fn of(
        office: &Office,
        page: &Page,
        kept: Vec<Kept>,
        shown: Option<i64>,
        wish: Option<Wish>,
    ) -> Beside {
        let filtering = shown.is_none() && wish.is_some();
        let wish = wish.unwrap_or_default();
        Beside {
            selects: selects(office, page, &wish),
            staff: staff(office, ""),
            areas: areas(office, page, ""),
            kept,
            shown,
            filtering,
            wish,
        }
    }
}

fn choice(value: String, name: String, chosen: &str) -> Choice {
    Choice { chosen: value == chosen, value, name }
}

fn staff(office: &Office, chosen: &str) -> Vec<Choice> {
    let able = office.staff.iter().filter(|part| is_able(office, part.id));
    able.map(|part| choice(part.id.to_string(), part.doc.name.clone(), chosen)).collect()
}

fn areas(office: &Office, page: &Page, chosen: &str) -> Vec<Choice> {
    let say = |part: &office::Part<office::docs::AreaDoc>| part.doc.name.say(page.lang()).to_owned();
    office.areas.iter().map(|part| choice(part.id.to_string(), say(part), chosen)).collect()
}

fn selects(office: &Office, page: &Page, wish: &Wish) -> Vec<Select> {
    let select = |name, label: &str, choices| Select { name, label: page.t(label), choices };
    let word = |kind: &str, word: &str, chosen: &str| choice(word.to_owned(), said(page, kind, word), chosen);
    let open = State::ALL.iter().filter(|state| state.is_open());
    let mut holders = vec![
        choice("me".to_owned(), page.t("views-me"), &wish.holder),
        choice("0".to_owned(), page.t("desk-nobody"), &wish.holder),
    ];
    holders.extend(staff(office, &wish.holder));
    let severities = (1..=4).map(|each: i64| choice(each.to_string(), severe(page, each), &wish.severity));
    let customers = office
        .customers
        .iter()
        .map(|part| choice(part.id.to_string(), part.doc.name.clone(), &wish.customer));
    vec![
        select("state", "desk-state", open.map(|each| word("state", each.word(), &wish.state)).collect()),
        select("severity", "views-severity", severities.collect()),
        select("holder", "desk-holder", holders),
        select(
            "level",
            "views-level",
            Level::ALL.iter().map(|each| word("level", each.word(), &wish.level)).collect(),
        ),
        select("area", "desk-area", areas(office, page, &wish.area)),
        select(
            "kind",
            "desk-kind",
            Kind::ALL.iter().map(|each| word("kind", each.word(), &wish.kind)).collect(),
        ),
        select(
            "channel",
            "desk-channel",
            Channel::ALL.iter().map(|each| word("channel", each.word(), &wish.channel)).collect(),
        ),
        select("customer", "desk-customer", customers.collect()),
    ]
}
