//! Which sockets were connected to where, as `strace -f -e trace=connect` writes it down.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// One attempt to connect that leaves this machine's files: of any family but those of pipes with a name and of the
/// kernel's own news.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Connect {
    /// To an address.
    To(SocketAddr),
    /// Of a family that nobody foresaw, or one that could not be read: the whole line.
    Else(String),
}

impl fmt::Display for Connect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::To(address) => address.fmt(out),
            Self::Else(line) => line.fmt(out),
        }
    }
}

/// All attempts in a recording, successful or not, in their order. `AF_UNSPEC` takes a connection back and is none.
#[must_use]
pub fn connects(recording: &str) -> Vec<Connect> {
    recording.lines().filter_map(connect).collect()
}

fn connect(line: &str) -> Option<Connect> {
    let (_, call) = line.split_once("connect(")?;
    let family = between(call, "sa_family=", &[',', '}']);
    match family {
        Some("AF_UNIX" | "AF_NETLINK" | "AF_UNSPEC") => None,
        Some("AF_INET" | "AF_INET6") => Some(address(call).map_or_else(|| Connect::Else(line.to_owned()), Connect::To)),
        _ => Some(Connect::Else(line.to_owned())),
    }
}

/// `sin_port=htons(80), sin_addr=inet_addr("192.0.2.7")`, or `sin6_port=…, inet_pton(AF_INET6, "2001:db8::7", …)`.
fn address(call: &str) -> Option<SocketAddr> {
    let port = between(call, "htons(", &[')'])?.parse().ok()?;
    let address: IpAddr = between(call, "\"", &['"'])?.parse().ok()?;
    Some(SocketAddr::new(address, port))
}

fn between<'a>(text: &'a str, before: &str, after: &[char]) -> Option<&'a str> {
    let (_, rest) = text.split_once(before)?;
    rest.split(after).next()
}

#[cfg(test)]
mod tests {
    use super::connects;

    fn read(line: &str) -> Vec<String> {
        connects(line).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_attempt_to_connect_is_read_whether_it_came_back_or_not() {
        let four = r#"71 connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("198.51.100.7")}, 16"#;
        assert_eq!(
            read(&format!("{four}) = -1 EINPROGRESS (Operation now in progress)")),
            ["198.51.100.7:80"]
        );
        assert_eq!(read(&format!("{four} <unfinished ...>")), ["198.51.100.7:80"]);
        let six = r#"71 connect(9, {sa_family=AF_INET6, sin6_port=htons(443), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "2001:db8::7", &sin6_addr), sin6_scope_id=0}, 28) = 0"#;
        assert_eq!(read(six), ["[2001:db8::7]:443"]);
    }

    #[test]
    fn what_stays_on_the_machine_is_none() {
        assert!(read(r#"71 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X1"}, 20) = 0"#).is_empty());
        assert!(read("71 connect(3, {sa_family=AF_UNSPEC, sa_data=\"\\0\"}, 16) = 0").is_empty());
        assert!(read("71 <... connect resumed>) = 0").is_empty());
        assert!(read("71 +++ exited with 0 +++").is_empty());
    }

    #[test]
    fn what_cannot_be_read_counts_as_an_attempt() {
        for line in [
            "71 connect(3, {sa_family=AF_VSOCK, svm_cid=0x2}, 16) = 0",
            "71 connect(3, 0x7ffe, 16) = -1 EFAULT (Bad address)",
            "71 connect(3, {sa_family=AF_INET}, 16) = 0",
        ] {
            assert_eq!(read(line), [line]);
        }
    }
}
