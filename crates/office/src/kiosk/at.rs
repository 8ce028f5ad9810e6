//! Which kiosk asks: the enrolled device, its programme, its site.

use std::sync::Arc;

use crate::docs::{KioskDoc, ServiceDoc, SiteDoc};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use platform::web::{Caller, Failed, Page, Sentence};
use platform::{Lane, Moment};

use super::frame::{Frame, sorry};
use crate::ctx::Ctx;
use crate::doors::Here;
use crate::parts::{Office, Part, by_id};

/// A device that has not been heard of for this long is noted as alive again.
const SEEN_EVERY_S: i64 = 60;

/// A request of a kiosk, with everything its pages need.
pub struct At {
    pub ctx: Ctx,
    pub office: Arc<Office>,
    pub page: Page,
    pub caller: Caller,
    pub now: Moment,
    /// The programme the device shows.
    pub programme: Part<KioskDoc>,
    pub site: Part<SiteDoc>,
}

impl At {
    pub fn body(&self) -> i64 {
        self.office.id
    }
    pub fn lane(&self) -> Lane {
        Lane::of(self.office.id, 0)
    }
    /// The services of the programme, in the order of the office file.
    pub fn services(&self) -> impl Iterator<Item = &Part<ServiceDoc>> {
        self.office.services_at(&self.programme.doc.site, &self.programme.doc.services)
    }
    pub fn service(&self, key: &str) -> Result<&Part<ServiceDoc>, Failed> {
        self.services().find(|part| part.doc.key == key).ok_or_else(Failed::not_found)
    }
    pub fn frame(&self) -> Frame {
        Frame::of(&self.page, &self.site.doc.name)
    }
    /// Cards and codes are looked up so often and no more.
    pub fn look_up(&self) -> Result<(), Failed> {
        self.ctx.throttles.look_ups.attempt(&self.caller.name, self.now).map_err(Failed::too_many)
    }
    /// What went wrong is said on a page of the kiosk, with a way on.
    pub fn answer(&self, result: Result<Response, Failed>) -> Response {
        result.unwrap_or_else(|failed| sorry(&self.page, self.frame(), &failed))
    }
}

impl FromRequestParts<Ctx> for At {
    type Rejection = Response;
    async fn from_request_parts(parts: &mut Parts, ctx: &Ctx) -> Result<At, Response> {
        let page = Page::from_request_parts(parts, ctx).await.map_err(IntoResponse::into_response)?;
        let found = find(parts, ctx, page.clone()).await;
        found.map_err(|failed| sorry(&page, Frame::of(&page, ""), &failed))
    }
}

async fn find(parts: &mut Parts, ctx: &Ctx, page: Page) -> Result<At, Failed> {
    let Here(office) = Here::from_request_parts(parts, ctx).await?;
    let caller = Caller::from_request_parts(parts, ctx).await?;
    let now = Moment::from_request_parts(parts, ctx).await?;
    if caller.kind != "kiosk" {
        return Err(Failed::forbidden());
    }
    let (body, id) = (office.id, caller.id);
    let device = ctx.db.read(move |tx| crate::devices::device(tx, body, id)).await?;
    let device = device.ok_or_else(Failed::not_found)?;
    if now.seconds() - device.seen_at.seconds() > SEEN_EVERY_S {
        crate::devices::note_seen(&ctx.db, body, id, now);
    }
    let unready = || Failed::conflict(Sentence::new("kiosk-no-programme"));
    let programme = device.part.and_then(|part| by_id(&office.kiosks, part)).cloned().ok_or_else(unready)?;
    let site = office.site_by_key(&programme.doc.site).cloned().ok_or_else(unready)?;
    Ok(At { ctx: ctx.clone(), office, page, caller, now, programme, site })
}
