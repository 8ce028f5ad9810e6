//! The transport of a node that really calls.

use std::time::{Duration, Instant};

use platform::egress::{ClientIdentity, Egress, EgressError, Request, Roots, Settings, host_of};

use crate::wire::{Call, Heard, Silence, Transport};

/// Verify and get have a shorter wait than receipts; each has a client of its own.
const SHORT: Duration = Duration::from_secs(7);
const LONG: Duration = Duration::from_secs(15);

/// Creditors that are tried stand on this machine or beside it: their doors are named by whoever starts the node.
pub fn by_http(doors: &[String], identity: Option<ClientIdentity>, roots: Option<Roots>) -> Transport {
    let inside: Vec<String> = doors.iter().filter_map(|door| host_of(door)).collect();
    let client = |timeout| {
        let (identity, roots) = (identity.clone(), roots.clone());
        Egress::new(Settings { roots, identity, inside: inside.clone(), timeout, ..Settings::default() })
    };
    let (short, long) = (client(SHORT), client(LONG));
    std::sync::Arc::new(move |call: Call| {
        let egress = if call.wait > SHORT { long.clone() } else { short.clone() };
        Box::pin(async move {
            let request = Request::post(call.door, "text/xml; charset=utf-8", call.envelope.into_bytes())
                .header("SOAPAction", format!("\"{}\"", call.action));
            let begun = Instant::now();
            match egress.call_async(request).await {
                Ok(answer) => Ok(Heard { status: answer.status, body: answer.body, took: begun.elapsed() }),
                Err(EgressError::TimedOut) => Err(Silence::Timeout),
                Err(error) => {
                    tracing::warn!(%error, "a creditor was not reached");
                    Err(Silence::Unreachable)
                }
            }
        })
    })
}
