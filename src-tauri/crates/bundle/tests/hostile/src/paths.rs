//! ZP: names that lead out of the bundle, links, and files that are also folders.

use crate::bundle::TOP;
use crate::raw::{RawEntry, extra};
use crate::{Bundle, Case, Kind, Made};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let escapes: [(&str, &str); 9] = [
        ("ZP-001", "../../escape.txt"),
        ("ZP-002", CANARY),
        ("ZP-004", "\\\\server\\share\\x"),
        ("ZP-004", "//?/C:/x"),
        ("ZP-007", "."),
        ("ZP-007", ".."),
        ("ZP-007", "./x"),
        ("ZP-007", "a//b"),
        ("ZP-007", "a/./b"),
    ];
    for (id, name) in escapes {
        let beside = move || with(RawEntry::stored(name, b"x"));
        cases.push(Case::refuse(id, name, "path-escapes", beside).about(name).zip_level());
    }
    let dos = || {
        with(RawEntry {
            made_by: 20,
            attributes: 0,
            ..RawEntry::stored("..\\..\\escape.txt", b"x")
        })
    };
    let climbs = Case::refuse("ZP-005", "", "path-escapes", dos);
    cases.push(climbs.about("..\\..\\escape.txt").zip_level());
    for (id, name) in [("ZP-008", "%2e%2e/x"), ("ZP-010", "\u{ff0e}\u{ff0e}\u{ff0f}x")] {
        cases.push(Case::new(id, "", Kind::Accept, move || {
            Made::Zip(Bundle::sample().with(name, b"literal", "text/plain").zip().bytes())
        }));
    }
    cases.extend(links());
    cases.extend(headers());
    cases.extend(shapes());
    cases
}

/// Where an absolute name and a link would write to.
pub const CANARY: &str = "/var/assay-canary.txt";

/// The whole bundle with one more entry.
fn with(entry: RawEntry) -> Made {
    Made::Zip(Bundle::sample().zip().with(entry).bytes())
}

fn inside(name: &str) -> String {
    format!("{TOP}/data/{name}")
}

fn mode(name: &str, mode: u32, target: &str) -> RawEntry {
    RawEntry {
        attributes: mode << 16,
        ..RawEntry::stored(&inside(name), target.as_bytes())
    }
}

const LINK: u32 = 0o120_777;

fn links() -> Vec<Case> {
    let link = |id, part: &str, entries: fn() -> Vec<RawEntry>| {
        let made = move || {
            let zip = entries().into_iter().fold(Bundle::sample().zip(), crate::RawZip::with);
            Made::Zip(zip.bytes())
        };
        Case::refuse(id, part, "link-entry", made).about(inside("")).zip_level()
    };
    let mut cases = vec![
        link("ZP-011", "", || vec![mode("l", LINK, "/etc/hostname")]),
        link("ZP-013", "", || {
            vec![mode("f", LINK, CANARY), RawEntry::stored(&inside("f"), b"x")]
        }),
        link("ZP-014", "", || {
            vec![
                mode("a", LINK, "."),
                mode("a/b", LINK, ".."),
                RawEntry::stored(&inside("a/b/c"), b"x"),
            ]
        }),
        link("ZP-016", "", || vec![mode("other", LINK, "/library/artifacts/0000")]),
        link("ZP-022", "", || {
            let body = [[0; 12].as_slice(), b"target"].concat();
            vec![RawEntry {
                extra: extra(0x000d, &body),
                ..RawEntry::stored(&inside("hard"), b"x")
            }]
        }),
    ];
    cases.push(link("ZP-020", "fifo", || vec![mode("p", 0o010_644, "")]));
    cases.push(link("ZP-020", "socket", || vec![mode("s", 0o140_755, "")]));
    cases.push(link("ZP-020", "character device", || vec![mode("c", 0o020_644, "")]));
    cases.push(link("ZP-020", "block device", || vec![mode("b", 0o060_644, "")]));
    cases
}

fn headers() -> Vec<Case> {
    let plan = inside("plan/plan.txt");
    let other = {
        let plan = plan.clone();
        move || {
            let lie = |entry: &mut RawEntry| entry.local_name = Some(b"../../x".to_vec());
            Made::Zip(Bundle::sample().zip().change(&plan, lie).bytes())
        }
    };
    let second = move || {
        let lie = |entry: &mut RawEntry| {
            let crc = crc32fast::hash(&entry.name).to_le_bytes();
            let body = [[1].as_slice(), &crc, b"../../upath.txt"].concat();
            entry.extra = extra(0x7075, &body);
            entry.local_extra = entry.extra.clone();
        };
        Made::Zip(Bundle::sample().zip().change(&plan, lie).bytes())
    };
    vec![
        Case::refuse("ZP-017", "", "zip-ambiguous", other)
            .about(inside("plan/plan.txt"))
            .zip_level(),
        Case::refuse("ZP-019", "", "zip-ambiguous", second)
            .about(inside("plan/plan.txt"))
            .zip_level(),
    ]
}

fn shapes() -> Vec<Case> {
    let child = || {
        let zip = Bundle::sample()
            .zip()
            .with(RawEntry::stored(&inside("plan/plan.txt/b"), b"x"));
        Made::Zip(zip.bytes())
    };
    let deep = |levels: usize| Bundle::sample().with(&format!("{}f", "d/".repeat(levels)), b"x", "text/plain");
    let long = |bytes: usize| Bundle::sample().with(&"x".repeat(bytes), b"x", "text/plain");
    let far = || Bundle::sample().with(&format!("{}x", "y".repeat(199) + "/").repeat(21), b"x", "text/plain");
    vec![
        Case::refuse("ZP-023", "", "name-collision", child)
            .about(inside("plan/plan.txt"))
            .zip_level(),
        Case::refuse("ZP-025", "", "limit-exceeded", move || {
            Made::Zip(deep(2_000).zip().bytes())
        })
        .about("data/d/d/d/")
        .twin(move || deep(14).zip().bytes()),
        Case::refuse("ZP-026", "component of 300 bytes", "limit-exceeded", move || {
            Made::Zip(long(300).zip().bytes())
        })
        .about("data/xxx")
        .twin(move || long(240).zip().bytes()),
        Case::refuse("ZP-026", "path of 4 200 bytes", "limit-exceeded", move || {
            Made::Zip(far().zip().bytes())
        })
        .about("data/yyy")
        .zip_level(),
    ]
}
