//! One packet, read far enough to say what it was and where it wanted to go.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Where what is inside an Ethernet frame begins, and where the frame says what that is.
const ETHERNET: usize = 14;
const ETHERTYPE: usize = 12;

/// What came to an interface, with its whole frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// `TCP`, `UDP`, or what else it was.
    pub protocol: String,
    /// Its destination; the port is 0 where the protocol has none. Nothing where it was no IP.
    pub to: Option<SocketAddr>,
    frame: Vec<u8>,
}

impl Packet {
    /// Reads an Ethernet frame.
    #[must_use]
    pub fn read(frame: &[u8]) -> Self {
        let two = |at: usize| Some(u16::from_be_bytes(frame.get(at..at + 2)?.try_into().ok()?));
        let inside = match two(ETHERTYPE) {
            Some(0x0800) => four(frame),
            Some(0x86dd) => six(frame),
            _ => None,
        };
        let (protocol, to) = match inside {
            Some((protocol, address, ports)) => {
                let (name, has_ports) = match protocol {
                    6 => ("TCP".to_owned(), true),
                    17 => ("UDP".to_owned(), true),
                    other => (format!("IP protocol {other}"), false),
                };
                let port = has_ports.then(|| two(ports + 2)).flatten().unwrap_or_default();
                (name, Some(SocketAddr::new(address, port)))
            }
            None => (
                format!("a frame of type {:04x}", two(ETHERTYPE).unwrap_or_default()),
                None,
            ),
        };
        let frame = frame.to_vec();
        Self { protocol, to, frame }
    }

    /// Whether `word` stands in it, as a name server is asked for one.
    #[must_use]
    pub fn carries(&self, word: &str) -> bool {
        self.frame.windows(word.len()).any(|bytes| bytes == word.as_bytes())
    }
}

impl fmt::Display for Packet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => write!(out, "{} to {to}, {} bytes", self.protocol, self.frame.len()),
            None => write!(out, "{}, {} bytes", self.protocol, self.frame.len()),
        }
    }
}

/// Protocol, destination, and where the ports begin (RFC 791, 3.1).
fn four(frame: &[u8]) -> Option<(u8, IpAddr, usize)> {
    let words = usize::from(frame.get(ETHERNET)? & 0x0f);
    let address: [u8; 4] = frame.get(ETHERNET + 16..ETHERNET + 20)?.try_into().ok()?;
    let protocol = *frame.get(ETHERNET + 9)?;
    Some((protocol, Ipv4Addr::from(address).into(), ETHERNET + 4 * words))
}

/// The same of RFC 8200, 3.
fn six(frame: &[u8]) -> Option<(u8, IpAddr, usize)> {
    let address: [u8; 16] = frame.get(ETHERNET + 24..ETHERNET + 40)?.try_into().ok()?;
    Some((*frame.get(ETHERNET + 6)?, Ipv6Addr::from(address).into(), ETHERNET + 40))
}

#[cfg(test)]
mod tests {
    use super::Packet;

    fn frame(ethertype: u16, header: &[u8], rest: &[u8]) -> Packet {
        let ethernet = [&[0; 12][..], &ethertype.to_be_bytes()].concat();
        Packet::read(&[&ethernet, header, rest].concat())
    }

    fn of_four(protocol: u8, rest: &[u8]) -> Packet {
        let mut header = [0; 20];
        (header[0], header[9]) = (0x45, protocol);
        header[16..].copy_from_slice(&[198, 51, 100, 7]);
        frame(0x0800, &header, rest)
    }

    #[test]
    fn where_a_packet_wants_to_go_is_read() {
        let tcp = of_four(6, &[0xd0, 0, 0, 80]);
        assert_eq!(tcp.to_string(), "TCP to 198.51.100.7:80, 38 bytes");
        let asked = of_four(17, b"\xd0\0\0\x35\x07planted\x07example\0");
        assert_eq!(asked.to.unwrap().port(), 53);
        assert!(asked.carries("planted"));
        assert!(!asked.carries("elsewhere"));
        let mut header = [0; 40];
        (header[6], header[39]) = (6, 7);
        assert_eq!(
            frame(0x86dd, &header, &[0xd0, 0, 1, 0xbb]).to_string(),
            "TCP to [::7]:443, 58 bytes"
        );
    }

    #[test]
    fn what_is_not_understood_is_a_packet_all_the_same() {
        assert_eq!(of_four(1, &[]).to_string(), "IP protocol 1 to 198.51.100.7:0, 34 bytes");
        assert_eq!(frame(0x0806, &[], &[]).to_string(), "a frame of type 0806, 14 bytes");
        assert!(frame(0x0800, &[0x45], &[]).to.is_none());
        assert_eq!(Packet::read(&[]).to_string(), "a frame of type 0000, 0 bytes");
    }
}
