//! The console's page of programs.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use platform::secrets::Token;
use platform::store::{StoreError, Tx};
use platform::web::{Access, Caller, Failed, Fields, Page, Posted, Routes, html};
use platform::{Lane, Moment};

use super::rows::{Line, choices, line};
use super::wish::Draft;
use super::{Keeper, LIVES_DAYS, OVERLAPS_DAYS, ProgramError, Purpose, read, rule};
use crate::ctx::Ctx;
use crate::doors::Here;
use crate::parts::Office;
use crate::rights;

pub fn routes() -> Routes<Ctx> {
    let keep = Access::Right(rights::PROGRAMS);
    Routes::new()
        .get("/{body}/console/programs", keep, show)
        .post("/{body}/console/programs", keep, make)
        .post("/{body}/console/programs/renew", keep, renew)
        .post("/{body}/console/programs/revoke", keep, revoke)
}

#[derive(askama::Template)]
#[template(path = "programs/programs.html")]
struct ProgramsPage<'a> {
    page: Page,
    office: &'a Office,
    stand: Vec<Line>,
    gone: Vec<Line>,
    purposes: Vec<Purpose>,
    draft: Draft,
    wrong: Option<(ProgramError, String)>,
}

impl ProgramsPage<'_> {
    /// What is wrong, at the field of the form that it is about.
    fn wrong_at(&self, field: &str) -> Option<&str> {
        let (error, said) = self.wrong.as_ref()?;
        let at = match error {
            ProgramError::Name | ProgramError::Taken => "name",
            ProgramError::Dues => "due",
            ProgramError::Customer => "customer",
            _ => "for",
        };
        (at == field).then_some(said)
    }

    fn lives(&self) -> Vec<(i64, String, bool)> {
        let chosen = self.draft.days("days", &LIVES_DAYS).unwrap_or(LIVES_DAYS[2]);
        choices(&self.page, "programs-life", &LIVES_DAYS, chosen)
    }

    fn renewed_lives(&self) -> Vec<(i64, String, bool)> {
        choices(&self.page, "programs-life", &LIVES_DAYS, LIVES_DAYS[2])
    }

    fn overlaps(&self) -> Vec<(i64, String, bool)> {
        choices(&self.page, "programs-overlap", &OVERLAPS_DAYS, OVERLAPS_DAYS[2])
    }

    fn has_dues(&self) -> bool {
        self.office.body.creditor.is_some() && !self.office.dues.is_empty()
    }
}

/// The one page that ever shows a key.
#[derive(askama::Template)]
#[template(path = "programs/key.html")]
struct KeyPage {
    page: Page,
    name: String,
    key: String,
    until: String,
    /// Where programs call: our own interface, and the platform's register where the body collects.
    own: String,
    register: Option<String>,
}

async fn show(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
) -> Result<Response, Failed> {
    Keeper::prove(&caller, &office)?;
    render(&ctx, &office, page, now, (Draft::default(), None)).await
}

async fn render(
    ctx: &Ctx,
    office: &Office,
    page: Page,
    now: Moment,
    (draft, wrong): (Draft, Option<ProgramError>),
) -> Result<Response, Failed> {
    let body = office.id;
    let found = ctx.db.read(move |tx| read::of_body(tx, body)).await?;
    let (gone, stand): (Vec<_>, Vec<_>) = found.iter().partition(|program| program.revoked.is_some());
    let lines =
        |some: Vec<_>| some.into_iter().map(|program| line(office, &page, program, now)).collect::<Vec<_>>();
    let (stand, gone) = (lines(stand), lines(gone));
    let purposes = Purpose::ALL.into_iter().filter(|purpose| purpose.is_used(office)).collect();
    let wrong = wrong.map(|error| (error.clone(), Failed::from(error).sentence.say(page.tr)));
    let refused = wrong.is_some();
    let mut response = html(&ProgramsPage { page, office, stand, gone, purposes, draft, wrong });
    if refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

async fn make(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let keeper = Keeper::prove(&caller, &office)?;
    let draft = Draft(fields);
    let wish = match draft.wish(&office) {
        Ok(wish) => wish,
        Err(ProgramError::Unknown) => return Err(ProgramError::Unknown.into()),
        Err(error) => return render(&ctx, &office, page, now, (draft, Some(error))).await,
    };
    let (token, asked) = (Token::random(), wish.clone());
    let key = token.text();
    let work = move |tx: &mut Tx| rule::make(tx, &keeper, &asked, &token, now);
    match write(&ctx, &office, work).await {
        Ok(_) => Ok(shown(&ctx, &office, page, (wish.name, key), now.plus_s(wish.days * 86_400))),
        Err(error @ ProgramError::Taken) => render(&ctx, &office, page, now, (draft, Some(error))).await,
        Err(error) => Err(error.into()),
    }
}

async fn renew(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let keeper = Keeper::prove(&caller, &office)?;
    let form = Draft(fields);
    let (which, days) = ((form.number("id")?, form.number("turn")?), form.days("days", &LIVES_DAYS)?);
    let overlap = form.days("overlap", &OVERLAPS_DAYS)?;
    let token = Token::random();
    let key = token.text();
    let work = move |tx: &mut Tx| rule::renew(tx, &keeper, which, (days, overlap), &token, now);
    let name = write(&ctx, &office, work).await?;
    Ok(shown(&ctx, &office, page, (name, key), now.plus_s(days * 86_400)))
}

async fn revoke(
    State(ctx): State<Ctx>,
    Here(office): Here,
    page: Page,
    caller: Caller,
    now: Moment,
    Posted(fields): Posted<Fields>,
) -> Result<Response, Failed> {
    let keeper = Keeper::prove(&caller, &office)?;
    let id = Draft(fields).number("id")?;
    write(&ctx, &office, move |tx: &mut Tx| rule::revoke(tx, &keeper, id, now)).await?;
    Ok(Redirect::to(&page.at("console/programs")).into_response())
}

/// Does it, and lets this process know the office that it leaves.
async fn write<T: Send + 'static>(
    ctx: &Ctx,
    office: &Office,
    work: impl Fn(&mut Tx) -> Result<T, ProgramError> + Send + 'static,
) -> Result<T, ProgramError> {
    let (body, offices) = (office.id, ctx.offices.clone());
    let done = ctx.db.write(Lane::of(body, 0), work).await?;
    let look = move |tx: &mut Tx| Ok::<_, StoreError>(offices.at(tx, body)?.map(|_| ()));
    ctx.db.read(look).await?;
    Ok(done)
}

fn shown(ctx: &Ctx, office: &Office, page: Page, (name, key): (String, String), until: Moment) -> Response {
    let address = &ctx.public_address;
    let own = format!("{address}/api/v1/{}", office.body.key);
    let register = office.fiscal_code().map(|_| format!("{address}/api/gpd"));
    let until = office.date_of(until).strftime("%d/%m/%Y").to_string();
    html(&KeyPage { page, name, key, until, own, register })
}
