//! A network that leads nowhere, and a record of who wanted to leave: a namespace whose default routes and name server
//! lie behind one interface. Nobody answers there, and everything that comes to it is kept.
//!
//! [`command`] starts a program in such a namespace; there it calls [`Island::settle`].

use crate::packet::Packet;
use nix::errno::Errno;
use nix::net::if_::if_nametoindex;
use nix::sys::socket::{
    AddressFamily, LinkAddr, SockFlag, SockProtocol, SockType, recvfrom, setsockopt, socket, sockopt,
};
use nix::sys::time::{TimeVal, TimeValLike};
use std::fs;
use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// The interface behind which the world would be.
const WAY_OUT: &str = "way-out";
/// The other end of it, where it needs one.
const NOBODY: &str = "nobody";
/// Through whom the default route leads; addresses of RFC 5737 and RFC 3849, which belong to nobody.
pub const GATEWAY: &str = "192.0.2.1";
/// Who is asked for names.
pub const NAME_SERVER: &str = "192.0.2.53";
/// How often the recorder looks whether it is to end.
const TURN_MS: i64 = 50;
/// How long a packet may take from the call that sends it to the record.
const LAG: Duration = Duration::from_millis(500);
/// The longest frame; longer ones are cut, and counted all the same.
const FRAME: usize = 2_048;

/// Why there is no such network.
#[derive(Debug, thiserror::Error)]
pub enum IslandError {
    /// A step of making it failed.
    #[error("{what}: {message}")]
    Step {
        /// What was done.
        what: String,
        /// Why not.
        message: String,
    },
    /// The record and the kernel's own count differ, so that something was missed.
    #[error("{recorded} packets were recorded, but the kernel counted {counted}")]
    Missed {
        /// How many the record has.
        recorded: usize,
        /// How many went out by the kernel's count.
        counted: usize,
    },
}

/// How a namespace is made: as root, or as a user who is root only in there.
const WAYS: [&[&str]; 2] = [
    &["--net", "--mount"],
    &["--user", "--map-root-user", "--net", "--mount"],
];

/// A command that runs `program` in namespaces of its own for network and mounts. Where the system does not let this
/// user make any: its own words.
///
/// # Errors
/// [`IslandError::Step`] where `unshare` is not there at all.
pub fn command(program: &Path) -> Result<Result<Command, String>, IslandError> {
    let mut refusals = Vec::new();
    for way in WAYS {
        let tried = Command::new("unshare")
            .args(way)
            .arg("true")
            .stdin(Stdio::null())
            .output();
        let said = tried.map_err(|error| step("unshare (of Debian's util-linux)", &error))?;
        if said.status.success() {
            let mut command = Command::new("unshare");
            command.args(way).arg(program);
            return Ok(Ok(command));
        }
        refusals.push(String::from_utf8_lossy(&said.stderr).trim().to_owned());
    }
    Ok(Err(refusals.join("; ")))
}

/// The network, set up and recorded until this is dropped.
#[derive(Debug)]
pub struct Island {
    kept: Arc<Mutex<Vec<Packet>>>,
    ended: Arc<AtomicBool>,
}

impl Island {
    /// Sets it up in the namespace of this process, which [`command`] made; `folder` keeps a file.
    ///
    /// # Errors
    /// [`IslandError::Step`], also where this is the network of the machine itself.
    #[expect(clippy::disallowed_methods, reason = "the harness makes a name server's entry")]
    pub fn settle(folder: &Path) -> Result<Self, IslandError> {
        let network_of = |process: &str| fs::read_link(format!("/proc/{process}/ns/net")).ok();
        if network_of("1") == network_of("self") {
            return Err(step("a namespace of its own", &"this is the machine's own network"));
        }
        let resolver = folder.join("resolv.conf");
        fs::write(
            &resolver,
            format!("nameserver {NAME_SERVER}\noptions timeout:1 attempts:1\n"),
        )
        .map_err(|error| step("a name server", &error))?;
        run(
            "mount",
            &["--bind", &resolver.display().to_string(), "/etc/resolv.conf"],
        )?;
        ip("link set lo up")?;
        // A dummy is what this is for; some kernels have none, but a pair whose other end nobody listens on.
        if ip("link add way-out type dummy").is_err() {
            ip("link add way-out type veth peer name nobody")?;
            ready(NOBODY)?;
        }
        ready(WAY_OUT)?;
        ip("addr add 192.0.2.2/24 dev way-out")?;
        ip(&format!("route add default via {GATEWAY} dev way-out"))?;
        if Path::new("/proc/sys/net/ipv6").exists() {
            ip("addr add 2001:db8::2/64 dev way-out nodad")?;
            ip("-6 route add default dev way-out")?;
        }
        let island = Self {
            kept: Arc::default(),
            ended: Arc::default(),
        };
        island.record().map_err(|error| step("a recorder of packets", &error))?;
        Ok(island)
    }

    /// What wanted to leave until now.
    ///
    /// # Errors
    /// [`IslandError::Missed`] where the kernel counted another number.
    pub fn packets(&self) -> Result<Vec<Packet>, IslandError> {
        thread::sleep(LAG);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let counted = sent()?;
        if kept.len() == counted {
            return Ok(kept);
        }
        let recorded = kept.len();
        Err(IslandError::Missed { recorded, counted })
    }

    fn record(&self) -> Result<(), Errno> {
        let way_out = usize::try_from(if_nametoindex(WAY_OUT)?).unwrap_or_default();
        let all = socket(
            AddressFamily::Packet,
            SockType::Raw,
            SockFlag::SOCK_CLOEXEC,
            SockProtocol::EthAll,
        )?;
        setsockopt(&all, sockopt::ReceiveTimeout, &TimeVal::milliseconds(TURN_MS))?;
        let (kept, ended) = (Arc::clone(&self.kept), Arc::clone(&self.ended));
        thread::spawn(move || hear(&all, way_out, &kept, &ended));
        Ok(())
    }
}

impl Drop for Island {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

/// Keeps every frame of the interface `way_out`; the socket hears those of all interfaces. A frame that this misses is
/// missing in the kernel's count.
fn hear(all: &OwnedFd, way_out: usize, kept: &Mutex<Vec<Packet>>, ended: &AtomicBool) {
    let mut frame = [0; FRAME];
    while !ended.load(Ordering::Relaxed) {
        if let Ok((length, Some(from))) = recvfrom::<LinkAddr>(all.as_raw_fd(), &mut frame)
            && from.ifindex() == way_out
        {
            let packet = Packet::read(frame.get(..length).unwrap_or(&frame));
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(packet);
        }
    }
}

/// Nothing that the interface says of itself: no questions for a neighbour's hardware, no membership, no routers.
#[expect(clippy::disallowed_methods, reason = "an interface is set up through files")]
fn ready(interface: &str) -> Result<(), IslandError> {
    let settings = Path::new("/proc/sys/net/ipv6/conf").join(interface);
    if settings.exists() {
        for (name, value) in [
            ("accept_ra", "0"),
            ("router_solicitations", "0"),
            ("dad_transmits", "0"),
            ("addr_gen_mode", "1"),
        ] {
            fs::write(settings.join(name), value).map_err(|error| step(name, &error))?;
        }
    }
    ip(&format!("link set {interface} arp off multicast off up"))
}

/// How many packets the interface sent, by the kernel's own count: the tenth number of its line (proc_pid_net(5)).
#[expect(clippy::disallowed_methods, reason = "the kernel tells in a file")]
fn sent() -> Result<usize, IslandError> {
    let table = fs::read_to_string("/proc/net/dev").map_err(|error| step("/proc/net/dev", &error))?;
    let line = table.lines().find_map(|line| line.trim().strip_prefix("way-out:"));
    let count = line.and_then(|line| line.split_whitespace().nth(9)?.parse().ok());
    count.ok_or_else(|| step("/proc/net/dev", &"it does not tell of the interface"))
}

fn ip(words: &str) -> Result<(), IslandError> {
    run("ip", &words.split(' ').collect::<Vec<_>>())
}

fn run(program: &str, words: &[&str]) -> Result<(), IslandError> {
    let what = format!("{program} {}", words.join(" "));
    let said = Command::new(program).args(words).stdin(Stdio::null()).output();
    let said = said.map_err(|error: io::Error| step(&what, &error))?;
    if said.status.success() {
        return Ok(());
    }
    Err(step(&what, &String::from_utf8_lossy(&said.stderr).trim()))
}

fn step(what: &str, message: &dyn std::fmt::Display) -> IslandError {
    IslandError::Step {
        what: what.to_owned(),
        message: message.to_string(),
    }
}
