//! Putting the features together: the same builder serves the program and its tests.

use std::sync::Arc;
use std::time::Duration;

use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use axum::{Extension, Router};
use helpdesk::intake::{Intake, Source};
use office::ctx::{Brakes, Inner};
use office::import::Consequences;
use office::media::Shelf;
use office::{Ctx, Offices};
use payments::outward::Outward;
use payments::pay_now::Checkout;
use platform::egress::Egress;
use platform::events::{self, Feed};
use platform::files::{self, Cabinet};
use platform::jobs::{Doer, Runner};
use platform::letter::Authorities;
use platform::live::Hub;
use platform::mail::{Certified, Post};
use platform::secrets::MasterKey;
use platform::session::{self, Hasher};
use platform::store::{Engine, Migration, StoreError};
use platform::voice::Voice;
use platform::web::{Failed, Pages, RouteRow, Routes, render_failures, security_headers, serve_asset};
use platform::{Clock, Db, Lane, idempotency};

use crate::{openapi, scratch, status};

/// Everything a house is built from.
pub struct Plan {
    pub engine: Engine,
    pub clock: Clock,
    pub key: MasterKey,
    pub voice: Voice,
    pub media: Shelf,
    pub files: Arc<Cabinet>,
    /// Mailboxes whose letters become tickets.
    pub mailboxes: Vec<Source>,
    /// Certified mailboxes that answers to certified mail leave from.
    pub certified: Vec<Certified>,
    /// Authorities whose certificates sign certified mail.
    pub authorities: Authorities,
    /// Services of the bodies in the app of public services.
    pub app_io: Vec<payments::deliver::AppIo>,
    pub brakes: Brakes,
    pub public_address: String,
    pub post: Post,
    pub mail_from: String,
    pub demo: bool,
    pub behind_proxy: bool,
    /// The door of the national payment platform.
    pub node: payments::node::Door,
    /// The client of calls to other systems.
    pub egress: Egress,
    /// Whether carts of payments go to the national checkout; otherwise notices are paid elsewhere.
    pub checkout: bool,
}

/// A house ready to be served or tested.
pub struct House {
    pub ctx: Ctx,
    pub router: Router,
    /// What the national payment platform reaches, for the listener that asks for its certificate.
    pub node: Router,
    /// The matrix of routes: what is served, and who may.
    pub rows: Vec<RouteRow>,
    pub runner: Runner,
    pub intake: Intake,
    /// What is asked of the national payment platform.
    pub outward: Outward,
}

pub fn migrations() -> Vec<Migration> {
    [
        platform::migrations(),
        office::migrations(),
        agenda::migrations(),
        reception::migrations(),
        helpdesk::migrations(),
        payments::migrations(),
        accounts::migrations(),
    ]
    .concat()
}

/// What the features know of the consequences of a changed office.
pub fn consequences() -> Vec<Consequences> {
    vec![
        agenda::consequences(),
        reception::consequences(),
        helpdesk::consequences(),
        payments::consequences(),
    ]
}

fn routes() -> Routes<Ctx> {
    office::routes()
        .merge(agenda::routes())
        .merge(reception::routes())
        .merge(helpdesk::routes())
        .merge(payments::routes())
        .merge(accounts::routes())
        .merge(status::routes())
        .merge(scratch::routes())
        .merge(openapi::routes())
}

/// Opens the store, loads the offices, joins the routes. Blocks while the schema changes.
pub async fn build(plan: Plan) -> Result<House, StoreError> {
    build_with(plan, Routes::new()).await
}

/// A house with further routes under the same middleware: the benchmarks' no-op.
pub async fn build_with(plan: Plan, extra: Routes<Ctx>) -> Result<House, StoreError> {
    let engine = plan.engine.clone();
    let db = tokio::task::spawn_blocking(move || Db::open(engine, &migrations()))
        .await
        .map_err(|e| StoreError::Unavailable(e.to_string()))??;
    let routes = routes().merge(extra);
    let routes = if plan.node.in_front { routes.merge(payments::node::routes()) } else { routes };
    let rows = routes.rows().to_vec();
    let feed = Feed::new();
    let ctx = Ctx::new(Inner {
        hub: Hub::new(db.clone(), feed.clone(), plan.clock.clone())
            .telling(office::devices::told(db.clone())),
        db: db.clone(),
        clock: plan.clock.clone(),
        feed,
        key: plan.key,
        hasher: Hasher::new(),
        offices: Offices::default(),
        voice: plan.voice,
        media: plan.media,
        files: plan.files,
        certified: plan.certified,
        throttles: plan.brakes.throttles(),
        presence: Default::default(),
        timings: Default::default(),
        consequences: consequences(),
        pages: Pages::of(&rows),
        public_address: plan.public_address,
        demo: plan.demo,
        behind_proxy: plan.behind_proxy,
    });
    let offices = ctx.offices.clone();
    db.read(move |tx| offices.load_all(tx)).await?;
    let mailer: Doer = agenda::mail::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let codes: Doer = reception::mail_code::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let tickets: Doer = helpdesk::letters::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let alerts: Doer = helpdesk::alerts::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let defects: Doer = helpdesk::defects::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let certified: Doer = helpdesk::certified::doer(ctx.clone());
    let receipts: Doer = payments::receipts::doer(ctx.clone());
    let sending =
        payments::deliver::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone(), plan.app_io);
    let own: Doer = payments::own::doer(ctx.clone(), plan.post.clone(), plan.mail_from.clone());
    let notices: Doer = helpdesk::service_life::notice(ctx.clone(), plan.post, plan.mail_from.clone());
    let intake = Intake::new(ctx.clone(), plan.mailboxes, plan.mail_from, Arc::new(plan.authorities));
    let outward = Outward::new(ctx.clone(), plan.egress);
    let doers = vec![
        (agenda::mail::JOB, mailer),
        (reception::mail_code::JOB, codes),
        (helpdesk::letters::JOB, tickets),
        (helpdesk::certified::JOB, certified),
        (helpdesk::alerts::MAIL, alerts),
        (helpdesk::alerts::CALLBACK, helpdesk::alerts::look(ctx.clone())),
        (helpdesk::defects::MAIL, defects),
        (helpdesk::defects::MENDED, helpdesk::defects::go_on(ctx.clone())),
        (helpdesk::service_life::NOTICE, notices),
        (helpdesk::service_life::ERASING, helpdesk::service_life::erasing(ctx.clone())),
        (payments::deliver::JOB, sending),
        (payments::deliver::PUBLISHED, payments::deliver::published_doer(ctx.clone())),
        (payments::own::JOB, own),
        (payments::print_run::JOB, payments::print_run::doer(ctx.clone())),
        (payments::upload::JOB, payments::upload::doer(ctx.clone())),
        (helpdesk::clocks::RECOUNT, helpdesk::clocks::recount(ctx.clone())),
        (payments::receipts::JOB, receipts),
        (accounts::reckon::JOB, accounts::reckon::doer(ctx.clone())),
        (payments::settlement::PURSUE, payments::settlement::doer(ctx.clone(), outward.receipts())),
    ];
    let runner = Runner::new(db, plan.clock, doers)
        .giving_up(payments::print_run::JOB, payments::print_run::given_up)
        .giving_up(payments::upload::JOB, payments::upload::given_up);

    let observer =
        plan.node.observer.unwrap_or_else(|| payments::service_level::observer(ctx.timings.clone()));
    let node = payments::node::router(ctx.clone(), observer.clone());
    let router = routes
        .into_router()
        .route("/assets/{hash}/{*name}", get(serve_asset))
        .fallback(async || Failed::not_found())
        .layer(from_fn_with_state(ctx.clone(), office::doors::allowance))
        .layer(from_fn(render_failures))
        .layer(from_fn(payments::register::as_register))
        .layer(from_fn_with_state(ctx.clone(), office::doors::tenant))
        .layer(from_fn(security_headers))
        .layer(Extension(observer))
        .with_state(ctx.clone());
    let router = match plan.checkout {
        true => router.layer(Extension(Arc::new(outward.clone()) as Arc<dyn Checkout>)),
        false => router,
    };
    // For this machine alone, which is let in to every body.
    let router = match plan.node.in_front {
        true => router.layer(Extension(payments::node::Admitted::Everybody)),
        false => router,
    };
    let router = if plan.behind_proxy { router.layer(from_fn(office::doors::proxied)) } else { router };
    Ok(House { ctx, router, node, rows, runner, intake, outward })
}

/// Starts what works beside the requests: publisher, jobs, early people, housekeeping.
pub fn start_background(house: &House) {
    tokio::spawn(events::run_publisher(house.ctx.db.clone(), house.ctx.feed.clone()));
    tokio::spawn(house.runner.clone().run());
    tokio::spawn(reception::wake::run(house.ctx.clone()));
    tokio::spawn(helpdesk::clocks::watch(house.ctx.clone()));
    tokio::spawn(helpdesk::appoint::watch(house.ctx.clone()));
    tokio::spawn(house.intake.clone().run());
    tokio::spawn(helpdesk::retention::run(house.ctx.clone()));
    tokio::spawn(payments::forget::run(house.ctx.clone()));
    tokio::spawn(payments::service_level::run(house.ctx.clone()));
    tokio::spawn(payments::deliver::run(house.ctx.clone()));
    tokio::spawn(payments::tidy::run(house.ctx.clone()));
    tokio::spawn(accounts::flows::run(house.ctx.clone(), house.outward.flows()));
    tokio::spawn(payments::stand_in::run(house.ctx.clone(), house.outward.archive()));
    tokio::spawn(housekeeping(house.ctx.clone()));
    tokio::spawn(follow_offices(house.ctx.clone()));
}

/// How soon an office changed by another process is shown here; rules read it in their own transaction.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);

/// Another process may have changed an office. Versions are asked for: following events would have every
/// event read again, for this alone.
async fn follow_offices(ctx: Ctx) {
    loop {
        tokio::time::sleep(FOLLOW_EVERY).await;
        let offices = ctx.offices.clone();
        if let Err(error) = ctx.db.read(move |tx| offices.load_all(tx)).await {
            tracing::warn!(%error, "offices could not be read again");
        }
    }
}

/// Bytes that no row names are looked for once in so many rounds of the housekeeping: once a day.
const SWEEP_ROUNDS: u32 = 288;

/// Forgets what has expired, a little every few minutes.
async fn housekeeping(ctx: Ctx) {
    for round in 1u32.. {
        tokio::time::sleep(Duration::from_secs(300)).await;
        if let Err(error) = files::rescan(&ctx.db, &ctx.files, &ctx.clock).await {
            tracing::warn!(%error, "files wait for the scanner");
        }
        if round.is_multiple_of(SWEEP_ROUNDS)
            && let Err(error) = files::sweep(&ctx.db, &ctx.files).await
        {
            tracing::warn!(%error, "files without a row are left lying");
        }
        let now = ctx.clock.now();
        let done = ctx
            .db
            .write(Lane::HOUSE, move |tx| {
                session::forget_expired(tx, now)?;
                idempotency::forget_old(tx, now)?;
                reception::mail_code::forget(tx, now)
            })
            .await;
        if let Err(error) = done {
            tracing::warn!(%error, "housekeeping waits");
        }
    }
}
