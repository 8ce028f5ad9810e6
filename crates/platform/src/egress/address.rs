//! Whom a call may reach.

use std::{fmt, net::IpAddr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use ureq::unversioned::transport::time::Duration;

use super::EgressError;
use crate::listener::Network;

/// What no public service has as its address (IANA special-purpose registries), the ways to write an IPv4
/// address within IPv6 included: they would lead around the list.
const NOT_PUBLIC: [&str; 28] = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
    "::/96",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
];

/// Where providers of machines hand out credentials: not even an allowed host may point there.
const NEVER: [&str; 4] = ["169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128", "100.100.100.200/32"];

/// Resolves names as the system does and refuses what the settings do not allow, at each connection: a name
/// that changes its address between check and connection gains nothing.
pub(super) struct Guarded {
    system: DefaultResolver,
    not_public: Vec<Network>,
    never: Vec<Network>,
    inside: Vec<String>,
    unencrypted: Vec<String>,
}

/// Carries our refusal through the library's error.
#[derive(Debug)]
pub(super) struct Refused(pub EgressError);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

impl Guarded {
    pub fn new(inside: &[String], unencrypted: &[String]) -> Guarded {
        let lower = |hosts: &[String]| hosts.iter().map(|host| host.to_ascii_lowercase()).collect();
        Guarded {
            system: DefaultResolver::default(),
            not_public: networks(&NOT_PUBLIC),
            never: networks(&NEVER),
            inside: lower(inside),
            unencrypted: lower(unencrypted),
        }
    }

    pub fn allows(&self, host: &str, encrypted: bool, address: IpAddr) -> Result<(), EgressError> {
        let address = address.to_canonical();
        let among = |networks: &[Network]| networks.iter().any(|network| network.contains(address));
        let inside = || EgressError::Inside(host.to_owned());
        if among(&self.never) || (among(&self.not_public) && !self.inside.iter().any(|known| known == host)) {
            return Err(inside());
        }
        if encrypted || address.is_loopback() || self.unencrypted.iter().any(|known| known == host) {
            Ok(())
        } else {
            Err(EgressError::NotEncrypted)
        }
    }
}

fn networks(texts: &[&str]) -> Vec<Network> {
    // The test `the_lists_are_read_whole` counts them: none is lost here.
    texts.iter().filter_map(|text| text.parse().ok()).collect()
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let (host, encrypted) = (host(uri), uri.scheme_str() == Some("https"));
        // The library watches a lookup's time with a thread of its own; what is an address already needs none.
        let written_out = host.parse::<IpAddr>().is_ok();
        let after = if written_out { Duration::NotHappening } else { timeout.after };
        let addresses = self.system.resolve(uri, config, NextTimeout { after, ..timeout })?;
        for address in addresses.iter() {
            let allowed = self.allows(&host, encrypted, address.ip());
            allowed.map_err(|refusal| ureq::Error::Other(Box::new(Refused(refusal))))?;
        }
        Ok(addresses)
    }
}

impl fmt::Debug for Guarded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Guarded").field("inside", &self.inside).finish_non_exhaustive()
    }
}

/// As the settings write it: lower case, IPv6 without brackets.
fn host(uri: &Uri) -> String {
    uri.host().unwrap_or_default().trim_matches(['[', ']']).to_ascii_lowercase()
}

/// The host of an address as the lists of [`super::Settings`] want it; `None` when it cannot be called at all.
pub fn host_of(address: &str) -> Option<String> {
    checked(address).ok().map(|uri| host(&uri))
}

/// The address, if it is one of the kinds that are called at all.
pub(super) fn checked(address: &str) -> Result<Uri, EgressError> {
    let uri: Uri = address.parse().map_err(|_| EgressError::Address)?;
    let known_scheme = matches!(uri.scheme_str(), Some("http" | "https"));
    // A name and password in an address end up in logs, and `https://known@unknown/` misleads who reads it.
    let named = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
    if known_scheme && !named && !host(&uri).is_empty() { Ok(uri) } else { Err(EgressError::Address) }
}

#[cfg(test)]
#[test]
fn the_lists_are_read_whole() {
    assert_eq!(networks(&NOT_PUBLIC).len(), NOT_PUBLIC.len());
    assert_eq!(networks(&NEVER).len(), NEVER.len());
}
