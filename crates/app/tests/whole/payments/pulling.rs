//! What the body asks the platform itself: flows by their moment, lost receipts, each with the body's keys.

use std::sync::{Arc, Mutex};

use super::circle::{keyed_node, town};
use super::reconciliation::{Counted, flow};
use crate::support::On;
use crate::support::node::TOWN;
use crate::support::till::{Till, nav};
use accounts::flows;
use axum::extract::Request;
use axum::middleware::{self, Next};
use jiff::Timestamp;
use pagopa::settlement::rest::{self, Listed, Page};
use pagopa::settlement::{PayStatus, Settlement};
use payments::joining::{Product, keys};
use payments::outward::Ask;
use payments::outward::Outward;
use payments::position::{PaidBy, State};
use payments::settlement::{self, Asked};
use platform::egress::{Egress, segment};
use platform::{Moment, sql, values};
use simulator::{Closing, Version, Wish};

on_both_engines! {
    a_round_asks_from_where_the_last_good_one_came;
    what_cannot_be_read_in_the_list_is_asked_for_again_and_shown;
    the_platform_is_asked_with_the_second_key_where_the_first_is_refused;
}

/// A service that lists what was published after a moment, two flows a page, and counts what it was asked.
#[derive(Clone, Default)]
struct Service(Arc<Mutex<Heard>>);

#[derive(Default)]
struct Heard {
    flows: Vec<Settlement>,
    down: bool,
    /// Records of the list that nobody can read.
    broken: bool,
    since: Vec<Timestamp>,
    fetched: Vec<String>,
}

impl Service {
    fn ask(&self) -> Ask {
        let heard = self.0.clone();
        Arc::new(move |_, address| heard.lock().unwrap().answer(address))
    }

    fn heard<T>(&self, look: impl Fn(&mut Heard) -> T) -> T {
        look(&mut self.0.lock().unwrap())
    }
}

impl Heard {
    fn answer(&mut self, address: &str) -> Result<String, String> {
        if self.down {
            return Err("503".into());
        }
        let Some((_, query)) = address.split_once("?publishedGt=") else {
            let flow = self.flows.iter().find(|flow| address.contains(flow.flow.id.as_str())).unwrap();
            if !address.contains("/payments?") {
                self.fetched.push(flow.flow.id.to_string());
                return Ok(rest::write_header(&flow.flow));
            }
            let items: Vec<_> = flow.lines.iter().flatten().cloned().collect();
            return Ok(rest::write_payments(&Page { number: 1, pages: 1, count: items.len() as i64, items }));
        };
        let mut parts = query.split('&');
        let since: Timestamp = parts.next().unwrap().parse().unwrap();
        let number: i64 = parts.next().unwrap().strip_prefix("page=").unwrap().parse().unwrap();
        if number == 1 {
            self.since.push(since);
        }
        let listed =
            self.flows.iter().filter(|flow| flow.flow.published.unwrap() > since).map(|flow| Listed {
                id: flow.flow.id.clone(),
                psp: flow.flow.psp.clone(),
                revision: 1,
                published: flow.flow.published.unwrap(),
                date: None,
            });
        let listed: Vec<_> = listed.collect();
        let pages = listed.len().div_ceil(2) as i64;
        let items: Vec<_> = listed.into_iter().skip(2 * (number as usize - 1)).take(2).collect();
        let text = rest::write_flows(&Page { number, pages, count: items.len() as i64, items });
        Ok(if self.broken { text.replace("\"fdr\":", "\"flusso\":") } else { text })
    }
}

/// Published on a day of March at noon.
fn published(counted: &Counted, day: i8) -> Settlement {
    let name = format!("2026-03-{day:02}PSP001-{day:04}");
    let mut made = flow(&name, vec![counted.line(&format!("r{day}"), 7, PayStatus::Executed)]);
    made.flow.published = Some(noon(day));
    made
}

fn noon(day: i8) -> Timestamp {
    format!("2026-03-{day:02}T12:00:00Z").parse().unwrap()
}

const OVERLAP: jiff::SignedDuration = jiff::SignedDuration::from_hours(6);

async fn pull(counted: &Counted, service: &Service) -> Result<flows::Pulled, String> {
    let ctx = &counted.till.house.house.ctx;
    flows::pull(ctx, &counted.till.office(), &service.ask()).await
}

async fn a_round_asks_from_where_the_last_good_one_came(on: On) {
    let (counted, service) = (Counted::open_with_service(on).await, Service::default());
    counted.till.at("2026-03-20T10:00:00");
    service.heard(|heard| heard.flows = [3, 6, 9].map(|day| published(&counted, day)).into());
    let pulled = pull(&counted, &service).await.unwrap();
    assert_eq!((pulled.kept, pulled.known, pulled.failed), (3, 0, 0), "both pages");
    // an outage of any length changes nothing
    service.heard(|heard| heard.down = true);
    for _ in 0..3 {
        assert_eq!(pull(&counted, &service).await.map(drop), Err("503".to_owned()));
        counted.till.house.later(900_000);
    }
    service.heard(|heard| {
        heard.down = false;
        heard.flows.push(published(&counted, 12));
    });
    let pulled = pull(&counted, &service).await.unwrap();
    assert_eq!((pulled.kept, pulled.known), (1, 1), "what is known of the overlap is not fetched");
    pull(&counted, &service).await.unwrap();
    let (since, fetched) = service.heard(|heard| (heard.since.clone(), heard.fetched.len()));
    assert_eq!(since[1..], [noon(9) - OVERLAP, noon(12) - OVERLAP]);
    assert_eq!(fetched, 4, "each flow once");
}

async fn what_cannot_be_read_in_the_list_is_asked_for_again_and_shown(on: On) {
    let (counted, service) = (Counted::open_with_service(on).await, Service::default());
    counted.till.at("2026-03-20T10:00:00");
    service.heard(|heard| heard.flows = vec![published(&counted, 3)]);
    pull(&counted, &service).await.unwrap();
    service.heard(|heard| {
        heard.flows.push(published(&counted, 6));
        heard.broken = true;
    });
    let pulled = pull(&counted, &service).await.unwrap();
    assert_eq!((pulled.kept, pulled.failed), (0, 2));
    let page = || counted.till.page("r.ragioneria", "payments/flows");
    let shown = page().await.text;
    assert!(shown.contains("non ha portato tutto"), "{shown}");
    service.heard(|heard| heard.broken = false);
    assert_eq!(pull(&counted, &service).await.unwrap().kept, 1);
    assert!(!page().await.text.contains("non ha portato tutto"));
    let since = service.heard(|heard| heard.since.clone());
    assert_eq!(since[1], since[2], "from the same moment");
}

const RIGHT: &str = "chiave-giusta-0001";

async fn the_platform_is_asked_with_the_second_key_where_the_first_is_refused(on: On) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let inside = platform::egress::Settings { inside: vec!["127.0.0.1".into()], ..Default::default() };
    let egress = Egress::new(inside);
    let services = format!(
        "flows = \"{address}/fdr-org/service/v1\"\nreceipts = \"{address}/bizevents/service/v1\"\n[body.creditor.postal_account]"
    );
    let till = Till::built(
        on,
        |plan| plan.egress = egress.clone(),
        |text| text.replace("[body.creditor.postal_account]", &services),
    )
    .await;
    let body = till.body;
    let node = Arc::new(keyed_node(&till, Version::Second, Some(RIGHT)));
    let paths: Arc<Mutex<Vec<String>>> = Arc::default();
    let heard = paths.clone();
    let hear = move |request: Request, next: Next| {
        heard.lock().unwrap().push(request.uri().path().to_owned());
        next.run(request)
    };
    let services = simulator::router(node.clone()).layer(middleware::from_fn(hear));
    tokio::spawn(async move { axum::serve(listener, services).await.unwrap() });
    for product in [Product::Flows, Product::Receipts] {
        // the newer one is tried first, and is the wrong one
        for (slot, typed) in [(1, RIGHT), (2, "chiave-vecchia-0002")] {
            let (admin, key) = (till.as_staff("t.pagamenti"), till.house.house.ctx.key.clone());
            let locked = keys::lock(&key, body, product, typed).unwrap();
            till.act(move |tx, _, now| keys::put(tx, &key, &admin, (slot, &locked), now)).await.unwrap();
            till.house.later(1_000);
        }
    }
    // Paid, and the receipt never leaves: only the flow tells.
    let made = till.create(till.meals(4_500)).await.unwrap();
    let wish = Wish { course: simulator::Course::Lost, ..Wish::new(town(), nav(&made)) };
    let token = node.pay(wish).await.unwrap();
    node.close_day(&Closing::default());
    till.at("2026-03-04T10:00:00");
    let ctx = till.house.house.ctx.clone();
    let outward = Outward::new(ctx.clone(), egress);
    let pulled = flows::pull(&ctx, &till.office(), &outward.flows()).await.unwrap();
    assert_eq!((pulled.kept, pulled.failed), (1, 0));
    let way = |position: &payments::position::Position| {
        position.options[0].instalments[0].payment.as_ref().map(|paid| paid.way)
    };
    assert_eq!(way(&till.read(made.id).await), Some(PaidBy::Flow));
    assert_eq!(till.house.events("platform-key-refused").await, 1);
    assert_eq!(segment("a/../b?c#è %"), "a%2F%2E%2E%2Fb%3Fc%23%C3%A8%20%25");
    // Names that would lead elsewhere are names: the archive knows none of them.
    let recover = outward.receipts();
    let (strange, iuv) = (recover.clone(), nav(&made).iuv().to_string());
    let names = ["../../../fdr-org", "a/b?c#d", "è %2F"];
    let reference = iuv.clone();
    let strange = tokio::task::spawn_blocking(move || {
        for iur in names {
            strange(body, &Asked { iuv: reference.clone(), iur: iur.into() });
        }
    });
    paths.lock().unwrap().clear();
    strange.await.unwrap();
    // Each with both keys.
    let own = format!("/bizevents/service/v1/organizations/{TOWN}/receipts");
    let asked = names.map(|iur| format!("{own}/{}/paymentoptions/{iuv}", segment(iur)));
    let mut called = std::mem::take(&mut *paths.lock().unwrap());
    called.dedup();
    assert_eq!(called, asked);
    assert_eq!(till.counts().await[1], 0);
    // The pursuit brings the receipt, and ends.
    let doers = vec![(settlement::PURSUE, settlement::doer(ctx.clone(), recover))];
    let runner = platform::jobs::Runner::new(ctx.db.clone(), till.house.clock.clone(), doers);
    till.at("2026-03-04T12:00:00");
    runner.round().await.unwrap();
    let now = till.read(made.id).await;
    assert_eq!((way(&now), now.state(till.now())), (Some(PaidBy::Platform), State::Reported));
    assert_eq!(now.options[0].instalments[0].payment.as_ref().unwrap().receipt, Some(token));
    let open = till
        .act(move |tx, _, _| {
            tx.numbers::<1>(
                sql!("SELECT COUNT(*) FROM receipt_pursuit WHERE body = ?1 AND ended_at IS NULL"),
                values![body],
            )
        })
        .await;
    assert_eq!(open.unwrap(), [[0]]);
    let flows = till.act(move |tx, _, _| settlement::flows(tx, body, Moment(i64::MAX), 10)).await.unwrap();
    assert_eq!(flows.len(), 1);
}
