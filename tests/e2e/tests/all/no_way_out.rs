//! No way out: a whole day's work in a network whose every route and name server lead to one interface, behind which
//! nobody is, and where every packet is kept. The same harness first sees what a window without its proxy lets out.
//!
//!
//! To no port but our own: strace writes down where a window connects that nobody steers (`private_window`), because
//! WebDriver's own connections would stand among those of a whole day.

use crate::journey::{begun, whole_day};
use crate::stage::{Scene, in_a_network_that_leads_nowhere, play};
use assay_e2e::{Connect, Island, NAME_SERVER, Packet, Theme, Window};
use serde_json::json;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How long a packet may take that the WebView was asked to send.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long is waited for what must not come; what is planted comes within a tenth of it.
const LONG: Duration = Duration::from_secs(3);

/// Asks for a connection to `href` before anything is wanted there: no content policy has a word for that.
const PRECONNECT: &str = "const link = document.createElement('link'); link.rel = 'preconnect'; \
                          link.href = arguments[0]; document.head.append(link)";
/// Addresses that belong to nobody (RFC 5737, RFC 3849), and a name that nobody has (RFC 2606), for which a name server
/// has to be asked first.
const FOUR: &str = "http://198.51.100.7/";
const SIX: &str = "http://[2001:db8:1::7]/";
const NAMED: &str = "http://planted-name.example/";

async fn plant(window: &Window) {
    for href in [FOUR, SIX, NAMED] {
        window.run(PRECONNECT, vec![json!(href)]).await.expect(href);
    }
}

/// What wanted to leave, but for the first `before` packets.
pub(crate) fn left(island: &Island, before: usize) -> Vec<String> {
    let packets = island.packets().expect("a record");
    packets.iter().skip(before).map(ToString::to_string).collect()
}

#[test]
fn a_whole_day_sends_no_packet() {
    in_a_network_that_leads_nowhere("no_way_out::a_whole_day_sends_no_packet", |island| {
        // Where there is no such network it was said that this is not checked.
        if let Some(island) = island {
            a_whole_day(&island);
        }
    });
}

fn a_whole_day(island: &Island) {
    assert_eq!(left(island, 0), [""; 0], "before anything was started");
    let open = Scene::new("left-open", Theme::Light)
        .traced()
        .with("ASSAY_LEFT_OPEN", "1");
    play(catches_what_is_planted(island, &open));
    let before = island.packets().expect("a record").len();
    let scene = begun("no-way-out");
    play(async {
        let window = scene.open().await;
        whole_day(&window, &scene, &scene.at("result-2041.zip")).await;
        plant(&window).await;
        tokio::time::sleep(LONG).await;
        window.close().await.expect("it closes");
    });
    assert_eq!(left(island, before), [""; 0], "this left the machine");
}

/// What a window without its proxy lets out is seen by both: by whoever records packets, and by strace.
async fn catches_what_is_planted(island: &Island, scene: &Scene) {
    let window = scene.open().await;
    plant(&window).await;
    let caught = |packets: &[Packet]| {
        let to = |address: &str| {
            let address: SocketAddr = address.parse().expect("an address");
            let same = |packet: &&Packet| packet.protocol == "TCP" && packet.to == Some(address);
            packets.iter().find(same).is_some()
        };
        let asked = |name: &str| {
            let server = SocketAddr::new(NAME_SERVER.parse().expect("an address"), 53);
            packets
                .iter()
                .any(|packet| packet.to == Some(server) && packet.carries(name))
        };
        [to("198.51.100.7:80"), to("[2001:db8:1::7]:80"), asked("planted-name")]
    };
    let deadline = Instant::now() + PATIENCE;
    let mut packets = island.packets().expect("a record");
    while caught(&packets) != [true; 3] && Instant::now() < deadline {
        packets = island.packets().expect("a record");
    }
    assert_eq!(
        caught(&packets),
        [true; 3],
        "the recorder does not notice: {:#?}",
        left(island, 0)
    );
    window.close().await.expect("it closes");
    let reached = scene.reached();
    let planted: Connect = Connect::To("198.51.100.7:80".parse().expect("an address"));
    assert!(reached.contains(&planted), "strace does not notice: {reached:?}");
}
