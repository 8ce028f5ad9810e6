//! What people come for: six large buttons a page.

use axum::extract::Query;
use axum::response::Response;
use office::docs::ServiceDoc;
use office::kiosk::{At, Door, Frame};
use office::{Office, Part, kiosk};
use platform::Moment;
use platform::store::StoreError;
use platform::web::{Failed, Page, html};

use super::offer::{self, First, Offer};
use super::words;
use crate::estimate::Room;

/// Buttons a page.
pub(super) const PAGE_BUTTONS: usize = 6;

/// One button.
pub(super) struct Tile {
    pub href: String,
    pub icon: String,
    pub name: String,
    pub shut: bool,
    /// «attesa», «primo posto»…
    pub lead: String,
    /// «circa 8 min», «10:20»…
    pub figure: String,
}

/// A stretch of a long list, and the way to its neighbours.
pub(super) struct Pages {
    pub number: usize,
    pub count: usize,
    /// The address up to the number.
    base: String,
}

impl Pages {
    /// `base` ends where the number of the page begins.
    pub fn of(wanted: &str, items: usize, each: usize, base: String) -> Pages {
        let count = items.div_ceil(each).max(1);
        Pages { number: wanted.parse().unwrap_or(1).clamp(1, count), count, base }
    }
    pub fn skipped(&self, each: usize) -> usize {
        (self.number - 1) * each
    }
    pub fn before(&self) -> Option<String> {
        (self.number > 1).then(|| format!("{}{}", self.base, self.number - 1))
    }
    pub fn after(&self) -> Option<String> {
        (self.number < self.count).then(|| format!("{}{}", self.base, self.number + 1))
    }
    pub fn all(&self) -> std::ops::RangeInclusive<usize> {
        1..=self.count
    }
    pub fn is(&self, number: &usize) -> bool {
        self.number == *number
    }
}

#[derive(askama::Template)]
#[template(path = "kiosk/services.html")]
struct ServicesPage {
    page: Page,
    frame: Frame,
    title: String,
    hint: String,
    tiles: Vec<Tile>,
    /// What other features do here.
    doors: Vec<&'static Door>,
    pages: Pages,
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    page: String,
    /// After a card for which there is nothing to confirm.
    choose: Option<String>,
}

pub(super) async fn show(at: At, Query(wish): Query<Wish>) -> Response {
    at.answer(services(&at, wish).await)
}

async fn services(at: &At, wish: Wish) -> Result<Response, Failed> {
    let page = at.page.clone();
    let pages = Pages::of(&wish.page, at.services().count(), PAGE_BUTTONS, page.at("kiosk/services?page="));
    let tiles = tiles(at, pages.skipped(PAGE_BUTTONS)).await?;
    let (title, hint) = match wish.choose {
        Some(_) => ("kiosk-choose-service", "kiosk-choose-service-why"),
        None => ("kiosk-what-for", "kiosk-have-appointment"),
    };
    let frame = at.frame().back(at.frame().home).voice("services");
    let doors = kiosk::doors(&at.office).collect();
    Ok(html(&ServicesPage { title: page.t(title), hint: page.t(hint), page, frame, tiles, doors, pages }))
}

/// The buttons of one page.
pub(super) async fn tiles(at: &At, skipped: usize) -> Result<Vec<Tile>, Failed> {
    let ids: Vec<i64> = at.services().skip(skipped).take(PAGE_BUTTONS).map(|part| part.id).collect();
    let (office, page, site, now) = (at.office.clone(), at.page.clone(), at.site.id, at.now);
    let tiles = at.ctx.db.read(move |tx| {
        let room = Room::now(tx, &office, site, now)?;
        let mut tiles = Vec::with_capacity(ids.len());
        for service in ids.iter().filter_map(|id| office.service(*id)) {
            let offer = offer::of(tx, &office, &room, service, offer::shortest(&service.doc), now)?;
            tiles.push(tile(&office, &page, service, &offer, now));
        }
        Ok::<_, StoreError>(tiles)
    });
    Ok(tiles.await?)
}

fn tile(office: &Office, page: &Page, service: &Part<ServiceDoc>, offer: &Offer, now: Moment) -> Tile {
    let seat = |at: Moment| (page.t("kiosk-lead-seat"), words::when(page.tr, office, at, now));
    let shut = offer.shut.filter(|_| service.doc.walk_in);
    let (lead, figure) = match (shut, offer.first()) {
        (Some(Some(opens)), _) => (page.t("kiosk-lead-shut"), words::reopening(page.tr, office, opens, now)),
        (None, First::Ticket(ticket)) => match ticket.wait {
            Some(queueing::Estimate::Now) => (String::new(), page.t("kiosk-wait-now")),
            Some(wait) => (page.t("kiosk-lead-wait"), words::wait(page.tr, wait)),
            None => (String::new(), page.t("kiosk-wait-counter")),
        },
        (_, First::Seat(at)) => seat(at),
        (Some(None), _) => (String::new(), page.t("kiosk-shut")),
        (None, First::Nothing) => (String::new(), page.t("kiosk-no-seat")),
    };
    Tile {
        href: page.at(&format!("kiosk/service/{}", service.doc.key)),
        icon: service.doc.icon.clone(),
        name: service.doc.name.say(page.lang()).to_owned(),
        shut: shut.is_some(),
        lead,
        figure,
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_one() {
        let pages = |wanted: &str| Pages::of(wanted, 13, 6, "?page=".into());
        assert_eq!(["", "0", "-1", "2", "3", "99"].map(|wanted| pages(wanted).number), [1, 1, 1, 2, 3, 3]);
        assert_eq!(
            (pages("2").before(), pages("2").after()),
            (Some("?page=1".into()), Some("?page=3".into()))
        );
        assert_eq!((pages("1").before(), pages("3").after(), pages("3").skipped(6)), (None, None, 12));
        assert_eq!(Pages::of("1", 0, 6, String::new()).count, 1);
    }
}
