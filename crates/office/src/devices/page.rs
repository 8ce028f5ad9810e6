//! The page of a screen that asks to be let in, and the console page where staff confirm and revoke.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use platform::secrets::{Token, random_bytes};
use platform::store::StoreError;
use platform::web::{Access, Caller, Failed, Page, Posted, Routes, Sentence, html, set_cookie};
use platform::{Lane, Moment};

use super::paper::{self, Paper};
use super::rule::{self, Device};
use crate::ctx::Ctx;
use crate::doors::{DEVICE_COOKIE, Here};
use crate::parts::{Office, by_id};
use crate::rights;

pub fn routes() -> Routes<Ctx> {
    let devices = Access::Right(rights::DEVICES);
    Routes::new()
        .get("/{body}/screen/{kind}", Access::Public, show)
        .post("/{body}/screen/{kind}", Access::Public, ask)
        .get("/{body}/console/devices", devices, list)
        .post("/{body}/console/devices/confirm", devices, confirm)
        .post("/{body}/console/devices/revoke", devices, revoke)
        .post("/{body}/console/devices/paper", Access::Right(rights::CONSOLE), paper::fine)
}

#[derive(askama::Template)]
#[template(path = "devices/screen.html")]
struct ScreenPage {
    page: Page,
    wish: String,
    code: Option<String>,
}

#[derive(serde::Deserialize)]
struct Wish {
    #[serde(default)]
    wish: String,
}

fn known_kind(kind: &str) -> Result<&'static str, Failed> {
    match kind {
        "kiosk" => Ok("kiosk"),
        "display" => Ok("display"),
        _ => Err(Failed::not_found()),
    }
}

/// The path is `/{body}/screen/{kind}`, so the device cookie was read: an enrolled screen is sent on.
async fn show(
    State(ctx): State<Ctx>,
    Path((_, kind)): Path<(String, String)>,
    Query(wish): Query<Wish>,
    page: Page,
    caller: Caller,
) -> Result<Response, Failed> {
    let kind = known_kind(&kind)?;
    if caller.may(kind) {
        return Ok(Redirect::to(&page.at(kind)).into_response());
    }
    let asked = match caller.kind == kind {
        true => ctx.db.read(move |tx| rule::device(tx, caller.body, caller.id)).await?,
        false => None,
    };
    let fresh = asked.filter(|device| page.now.ms() - device.asked_at.ms() < rule::CODE_LIFE_S * 1_000);
    Ok(html(&ScreenPage { page, wish: wish.wish, code: fresh.map(|device| device.code) }))
}

async fn ask(
    State(ctx): State<Ctx>,
    Path((_, kind)): Path<(String, String)>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(wish): Posted<Wish>,
) -> Result<Response, Failed> {
    let kind = known_kind(&kind)?;
    ctx.throttles.look_ups.attempt(&format!("screen:{}", caller.name), now).map_err(Failed::too_many)?;
    let noise = u32::from_le_bytes(random_bytes());
    let code = format!("{:03}-{:03}", noise % 1_000, (noise / 1_000) % 1_000);
    let (token, body) = (Token::random(), office.id);
    let wish: String = wish.wish.chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
    let cookie = set_cookie(DEVICE_COOKIE, &token.text(), Some(5 * 365 * 86_400));
    // In a demonstration, on this very machine, the wish is granted at once.
    let granted = ctx.demo.then(|| programme(&office, kind, &wish)).flatten();
    ctx.db
        .write(Lane::of(body, 0), move |tx| {
            rule::ask(tx, body, kind, &code, &wish, &token, now)?;
            if let Some(part) = granted {
                rule::confirm(tx, body, kind, &code, part, &platform::events::Actor("demo".into()), now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
    let back = page.at(&format!("screen/{kind}"));
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response())
}

/// The id of the programme with this key, or of the first one.
fn programme(office: &Office, kind: &str, key: &str) -> Option<i64> {
    let mut all: Vec<(&str, i64)> = match kind {
        "kiosk" => office.kiosks.iter().map(|part| (part.doc.key.as_str(), part.id)).collect(),
        _ => office.displays.iter().map(|part| (part.doc.key.as_str(), part.id)).collect(),
    };
    all.sort_by_key(|(known, _)| *known != key);
    all.first().map(|(_, id)| *id)
}

#[derive(askama::Template)]
#[template(path = "devices/devices.html")]
struct DevicesPage {
    page: Page,
    asking: Vec<Device>,
    active: Vec<(Device, String, Option<Paper>)>,
    kiosks: Vec<(i64, String)>,
    displays: Vec<(i64, String)>,
}

impl DevicesPage {
    /// «muto da 40 min», «muto da 5 ore», «muto da 3 giorni»: as one says it.
    fn silence(&self, device: &Device) -> String {
        let minutes = (self.page.now.ms() - device.seen_at.ms()) / 60_000;
        match (minutes / 60, minutes / (24 * 60)) {
            (0 | 1, _) => self.page.t1("devices-silent", "minutes", minutes),
            (hours, 0 | 1) => self.page.t1("devices-silent-hours", "hours", hours),
            (_, days) => self.page.t1("devices-silent-days", "days", days),
        }
    }
}

async fn list(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    now: Moment,
) -> Result<Response, Failed> {
    let body = office.id;
    let read =
        ctx.db.read(move |tx| Ok::<_, StoreError>((rule::of_body(tx, body)?, paper::papers(tx, body)?)));
    let (devices, mut papers) = read.await?;
    let kiosks: Vec<_> = office.kiosks.iter().map(|part| (part.id, part.doc.name.clone())).collect();
    let displays: Vec<_> = office.displays.iter().map(|part| (part.id, part.doc.name.clone())).collect();
    let name = |part: Option<i64>| {
        let named = kiosks.iter().chain(&displays).find(|(id, _)| Some(*id) == part);
        named.map_or_else(String::new, |(_, name)| name.clone())
    };
    let (active, asking): (Vec<_>, Vec<_>) = devices.into_iter().partition(|device| device.confirmed);
    let asking =
        asking.into_iter().filter(|d| now.ms() - d.asked_at.ms() < rule::CODE_LIFE_S * 1_000).collect();
    let active = active
        .into_iter()
        .map(|device| {
            let named = name(device.part);
            let out = papers.iter().position(|paper| paper.device == device.id);
            (device, named, out.map(|at| papers.swap_remove(at)))
        })
        .collect();
    Ok(html(&DevicesPage { page, asking, active, kiosks, displays }))
}

#[derive(serde::Deserialize)]
struct Confirmation {
    code: String,
    part: i64,
}

async fn confirm(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(confirmation): Posted<Confirmation>,
) -> Result<Response, Failed> {
    let body = office.id;
    let part = confirmation.part;
    let kind = match (by_id(&office.kiosks, part), by_id(&office.displays, part)) {
        (Some(_), _) => "kiosk",
        (_, Some(_)) => "display",
        _ => return Err(Failed::not_found()),
    };
    let digits: String = confirmation.code.chars().filter(char::is_ascii_digit).collect();
    let code = if digits.len() == 6 { format!("{}-{}", &digits[..3], &digits[3..]) } else { String::new() };
    let found = ctx
        .db
        .write(Lane::of(body, 0), move |tx| {
            rule::confirm(tx, body, kind, &code, confirmation.part, &caller.actor(), now)
        })
        .await?;
    found.ok_or_else(|| Failed::bad(Sentence::new("devices-code-unknown")))?;
    Ok(Redirect::to(&page.at("console/devices")).into_response())
}

#[derive(serde::Deserialize)]
struct Revocation {
    id: i64,
}

async fn revoke(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(revocation): Posted<Revocation>,
) -> Result<Response, Failed> {
    let body = office.id;
    let done = ctx
        .db
        .write(Lane::of(body, 0), move |tx| rule::revoke(tx, body, revocation.id, &caller.actor(), now))
        .await?;
    if done {
        Ok(Redirect::to(&page.at("console/devices")).into_response())
    } else {
        Err(Failed::not_found())
    }
}
