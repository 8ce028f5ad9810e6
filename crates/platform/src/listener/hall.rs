//! What all connections of a listener share, and who may come in.

use std::{net::IpAddr, sync::Arc};

use axum::{Router, http::StatusCode};
use hyper::server::conn::http1;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;

use crate::limits::hit;

use super::{
    Limits,
    places::{NoPlace, Place, Places},
};

/// Newcomers turned away politely at the same time; more are dropped, or turning away would be the overload.
const REFUSALS_MAX: usize = 256;
/// hyper panics below this buffer size.
const HYPER_BUFFER_MIN: usize = 8_192;

/// What all connections of a listener share.
pub(super) struct Hall {
    pub app: Router,
    pub tls: Option<TlsAcceptor>,
    pub http: http1::Builder,
    pub limits: Arc<Limits>,
    places: Arc<Places>,
    refusals: Arc<Semaphore>,
}

/// What a connection may do; the place is free again when it is dropped.
pub(super) enum Entry {
    Admitted { _place: Place },
    Refused { status: StatusCode, _permit: OwnedSemaphorePermit },
}

impl Hall {
    pub fn new(app: Router, tls: Option<TlsAcceptor>, limits: Limits) -> Hall {
        let mut http = http1::Builder::new();
        // The guard keeps the time; hyper's own timeout would need a timer and would also end resting
        // connections.
        http.header_read_timeout(None).max_buf_size(limits.header_bytes_max.max(HYPER_BUFFER_MIN));
        Hall {
            // Builds the routes' services now instead of with every request.
            app: app.with_state(()),
            tls,
            http,
            limits: Arc::new(limits),
            places: Arc::default(),
            refusals: Arc::new(Semaphore::new(REFUSALS_MAX)),
        }
    }

    /// A place, or permission to turn the newcomer away; `None` when there is not even that.
    pub fn entry(&self, address: IpAddr) -> Option<Entry> {
        let limits = &self.limits;
        let place = if limits.trusts(address) {
            self.places.take_trusted(limits.connections_max.saturating_add(limits.reserved_connections))
        } else {
            self.places.take(address, limits.connections_max, limits.per_address_max)
        };
        let status = match place {
            Ok(place) => {
                limits.counts.admitted();
                return Some(Entry::Admitted { _place: place });
            }
            Err(NoPlace::Full) => {
                limits.counts.refused_full();
                hit("CONNECTIONS_MAX");
                StatusCode::SERVICE_UNAVAILABLE
            }
            Err(NoPlace::Address) => {
                limits.counts.refused_address();
                hit("PER_ADDRESS_MAX");
                StatusCode::TOO_MANY_REQUESTS
            }
        };
        match Arc::clone(&self.refusals).try_acquire_owned() {
            Ok(permit) => Some(Entry::Refused { status, _permit: permit }),
            Err(_) => {
                limits.counts.dropped();
                None
            }
        }
    }
}
