//! The listener's limits and how often each was hit.

use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use super::Network;

/// From accept to the complete header of the first request, TLS handshake included.
pub const HEADER_SECONDS: u64 = 12;
/// Rest between two requests of a connection. Longer than the minute in which most pages are reloaded.
pub const IDLE_SECONDS: u64 = 75;
/// Size of request line and header fields.
pub const HEADER_BYTES_MAX: usize = 16 * 1024;
/// Connections of the public at the same time.
pub const CONNECTIONS_MAX: usize = 4_096;
/// Further connections that only trusted networks get, so that a crowd cannot lock the staff out.
pub const RESERVED_CONNECTIONS: usize = 512;
/// Connections per address at the same time; IPv6 counts by /64, which is what one customer gets.
pub const PER_ADDRESS_MAX: usize = 64;
/// Bodies and answers must move at this rate on average while the other side is waited for …
pub const BYTES_PER_SECOND_MIN: u64 = 500;
/// … after this much waiting, which is free.
pub const SLOW_GRACE_SECONDS: u64 = 10;
/// An answer of which nothing was taken for this long ends the connection.
pub const WRITE_STALL_SECONDS: u64 = 14;
/// Time for requests in flight when the server stops.
pub const DRAIN_SECONDS: u64 = 10;

/// Limits of one listener; [`Default`] is what the constants say.
#[derive(Debug, Clone)]
pub struct Limits {
    pub header: Duration,
    pub idle: Duration,
    /// Not below 8,192, the least that hyper takes.
    pub header_bytes_max: usize,
    pub connections_max: usize,
    pub reserved_connections: usize,
    pub per_address_max: usize,
    pub bytes_per_second_min: u64,
    pub slow_grace: Duration,
    pub write_stall: Duration,
    pub drain: Duration,
    /// Without the cap per address and with the reserved places: staff networks, reverse proxies.
    pub trusted: Vec<Network>,
    /// Counts this machine's own addresses among the trusted ones.
    pub loopback_trusted: bool,
    /// Shared with whoever publishes the figures.
    pub counts: Arc<Counts>,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            header: Duration::from_secs(HEADER_SECONDS),
            idle: Duration::from_secs(IDLE_SECONDS),
            header_bytes_max: HEADER_BYTES_MAX,
            connections_max: CONNECTIONS_MAX,
            reserved_connections: RESERVED_CONNECTIONS,
            per_address_max: PER_ADDRESS_MAX,
            bytes_per_second_min: BYTES_PER_SECOND_MIN,
            slow_grace: Duration::from_secs(SLOW_GRACE_SECONDS),
            write_stall: Duration::from_secs(WRITE_STALL_SECONDS),
            drain: Duration::from_secs(DRAIN_SECONDS),
            trusted: Vec::new(),
            loopback_trusted: true,
            counts: Arc::default(),
        }
    }
}

impl Limits {
    pub(super) fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        (self.loopback_trusted && address.is_loopback())
            || self.trusted.iter().any(|net| net.contains(address))
    }
}

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// How often something happened since the start.
        #[derive(Debug, Default)]
        pub struct Counts { $($(#[$doc])* pub $name: AtomicU64),* }

        impl Counts {
            $(pub(super) fn $name(&self) {
                self.$name.fetch_add(1, Ordering::Relaxed);
            })*
        }
    };
}

counts! {
    /// Connections that got a place.
    admitted,
    /// Turned away: no place left.
    refused_full,
    /// Turned away: too many of one address.
    refused_address,
    /// Dropped unanswered: too many to turn away politely.
    dropped,
    /// TLS handshakes that failed.
    tls_failed,
    /// Closed: no complete header (or TLS handshake) in time.
    slow_header,
    /// Closed after resting; ordinary.
    idle_closed,
    /// Refused with 408: body too slow.
    slow_body,
    /// Closed: answer not taken.
    slow_reader,
    /// Accept failed for want of descriptors or memory.
    accept_failed,
}
