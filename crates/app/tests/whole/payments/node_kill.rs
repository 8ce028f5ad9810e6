//! kill -9 between a receipt and its answer, fifty times: each receipt that was sent is there exactly once
//! afterwards, sent again until it was answered, as the node does it.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::support::TestHouse;
use crate::support::node::{receipt, send};
use crate::support::server::{Server, folder_on_disk, until};
use crate::support::till::Till;
use platform::store::Engine;

const KILLS: usize = 50;
const SENDERS: usize = 8;
const NOTICES: usize = 20;
/// In flight when the kill lands, at least.
const IN_FLIGHT_MIN: usize = 4;
/// The name that each receipt replaces by its own.
const NAME: &str = "NAME-OF-THE-RECEIPT";

async fn till() -> Till {
    let folder = folder_on_disk();
    let engine = Engine::Sqlite { file: folder.0.join("sportello.db"), durable: true };
    Till::of(TestHouse::on(engine, folder).await, |text| text).await
}

/// One life of the program.
#[derive(Default)]
struct Storm {
    in_flight: AtomicUsize,
    /// Senders that were answered OK in this life: what was cut off in the one before has arrived.
    answered: AtomicUsize,
    stop: AtomicBool,
}

/// One sender of receipts: what is not answered OK is sent again, before anything new.
struct Sender {
    messages: Vec<String>,
    number: usize,
    seed: usize,
    answered: usize,
    waiting: Option<String>,
}

impl Sender {
    fn work(&mut self, storm: &Storm, port: u16) {
        let agent = ureq::Agent::new_with_defaults();
        let url = format!("http://127.0.0.1:{port}{}", payments::node::PATH);
        let before = self.answered;
        while !storm.stop.load(Ordering::SeqCst) {
            let message = self.waiting.take().unwrap_or_else(|| self.next());
            storm.in_flight.fetch_add(1, Ordering::SeqCst);
            let answer = agent.post(&url).content_type("text/xml; charset=utf-8").send(&message);
            let text = answer.and_then(|mut answer| answer.body_mut().read_to_string()).unwrap_or_default();
            storm.in_flight.fetch_sub(1, Ordering::SeqCst);
            if text.contains("<outcome>OK</outcome>") {
                if self.answered == before {
                    storm.answered.fetch_add(1, Ordering::SeqCst);
                }
                self.answered += 1;
            } else {
                self.waiting = Some(message);
            }
        }
    }

    fn next(&mut self) -> String {
        self.number += 1;
        let name = format!("k{}-{}", self.seed, self.number);
        self.messages[(self.seed + self.number) % self.messages.len()].replace(NAME, &name)
    }
}

/// Serves `senders` until `enough`, then kills the server: in the middle of their work, or after it.
fn one_life(data: &Path, senders: &mut [Sender], in_the_middle: bool, enough: impl Fn(&Storm)) {
    let server = Server::start(data, |command| {
        command.arg("--node-in-front");
    });
    let port = server.port;
    let storm = Storm::default();
    std::thread::scope(|scope| {
        let storm = &storm;
        let working: Vec<_> =
            senders.iter_mut().map(|sender| scope.spawn(move || sender.work(storm, port))).collect();
        enough(storm);
        // Dropping it is the kill.
        let after = Some(server).filter(|_| !in_the_middle);
        storm.stop.store(true, Ordering::SeqCst);
        working.into_iter().for_each(|sender| sender.join().unwrap());
        drop(after);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_receipt_is_there_once_after_fifty_kills() {
    let till = till().await;
    let mut messages = Vec::new();
    for _ in 0..NOTICES {
        let made = till.create(till.meals(4_500)).await.unwrap();
        messages.push(send(&receipt(&made, NAME)).to_envelope());
    }
    let fresh = |seed| Sender { messages: messages.clone(), number: 0, seed, answered: 0, waiting: None };
    let mut senders: Vec<Sender> = (0..SENDERS).map(fresh).collect();
    let data = till.house.folder.0.clone();
    let mut interrupted = 0;
    for _ in 0..KILLS {
        one_life(&data, &mut senders, true, |storm| {
            until("somebody is answered", || storm.answered.load(Ordering::SeqCst) > 0);
            until("receipts are in flight", || storm.in_flight.load(Ordering::SeqCst) >= IN_FLIGHT_MIN);
        });
        interrupted += senders.iter().filter(|sender| sender.waiting.is_some()).count();
    }
    // At last everything that was cut off is answered.
    one_life(&data, &mut senders, false, |storm| {
        until("all are answered", || storm.answered.load(Ordering::SeqCst) == SENDERS);
    });
    let sent: usize = senders.iter().map(|sender| sender.number).sum();
    let answered: usize = senders.iter().map(|sender| sender.answered).sum();
    let [inbox, receipts, payments, cases, positions] = till.counts().await;
    println!("{KILLS} kills, {sent} receipts sent, {interrupted} cut off, {inbox} kept");
    assert!(interrupted > KILLS, "the kills hit nothing");
    assert_eq!((answered, inbox), (sent, sent as i64));
    assert_eq!((receipts, payments, positions), (inbox, NOTICES as i64, NOTICES as i64));
    assert_eq!(cases, inbox - NOTICES as i64);
}
