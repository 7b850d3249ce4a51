//! Addresses that only a machine or its own network reaches.
//!
//! What a page, a sitemap or a redirect names is somebody else's word: it must not make this machine ask its neighbours. So each
//! name is looked up, and each address that it stands for is judged, right before the connection is made.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Which private addresses may be asked.
#[derive(Clone, Debug, Default)]
pub enum Private {
    /// None.
    #[default]
    Refused,
    /// Those that these hosts stand for: names or addresses, as they stand in an address.
    Of(Vec<String>),
    /// All.
    Allowed,
}

impl Private {
    fn allows(&self, host: &str) -> bool {
        match self {
            Private::Refused => false,
            Private::Of(hosts) => hosts.iter().any(|known| known.eq_ignore_ascii_case(host)),
            Private::Allowed => true,
        }
    }
}

/// A host that stands for a private address.
#[derive(Debug)]
pub struct PrivateAddress {
    pub host: String,
    pub address: IpAddr,
}

impl std::fmt::Display for PrivateAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is the private address {}, which is not asked unless it is allowed", self.host, self.address)
    }
}

impl std::error::Error for PrivateAddress {}

/// Looks names up, and refuses those that stand for private addresses. The connection is made to what was judged.
#[derive(Debug)]
pub struct PublicResolver {
    private: Private,
    inner: DefaultResolver,
}

impl PublicResolver {
    pub fn new(private: Private) -> Self {
        PublicResolver { private, inner: DefaultResolver::default() }
    }
}

impl Resolver for PublicResolver {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
        let hidden = found.iter().map(SocketAddr::ip).find(|address| is_private(*address));
        match hidden.filter(|_| !self.private.allows(host)) {
            Some(address) => Err(Error::Other(Box::new(PrivateAddress { host: host.to_owned(), address }))),
            None => Ok(found),
        }
    }
}

/// Whether an address is not one of the public internet: the registries of special purposes of IANA, for both versions.
pub fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => embedded(address).map_or_else(|| is_private_v6(address), is_private_v4),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    matches!(a, 0 | 10 | 127 | 224..=255)
        || matches!((a, b), (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168) | (198, 18..=19))
        || matches!((a, b, c), (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113))
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let [a, b, ..] = address.segments();
    // Only 2000::/3 is given out to the public; of it, 2001::/23 and 2001:db8::/32, 3fff::/20 are not.
    a & 0xE000 != 0x2000 || (a == 0x2001 && (b < 0x0200 || b == 0x0DB8)) || (a == 0x3FFF && b < 0x1000)
}

// The address of version 4 that is reached by one of version 6: mapped, compatible, translated (RFC 6052), 6to4.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let s = address.segments();
    let of = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match s {
        [0, 0, 0, 0, 0, 0xFFFF | 0, high, low] if address != Ipv6Addr::LOCALHOST && high | low != 0 => {
            Some(of(high, low))
        }
        [0x64, 0xFF9B, 0, 0, 0, 0, high, low] => Some(of(high, low)),
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_public_internet_is_public() {
        let private = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "100::1",
        ];
        let public = [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "192.0.3.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2a00::1",
        ];
        for address in private {
            assert!(is_private(address.parse().unwrap()), "{address}");
        }
        for address in public {
            assert!(!is_private(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn hosts_are_allowed_by_name() {
        let some = Private::Of(vec!["cms.intranet".into()]);
        assert!(some.allows("CMS.intranet") && !some.allows("db.intranet"));
        assert!(Private::Allowed.allows("x") && !Private::Refused.allows("x"));
    }
}
