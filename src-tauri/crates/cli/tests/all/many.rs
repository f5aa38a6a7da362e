//! A folder of many bundles: zips and unpacked bags, more of them together than one bundle may be.

use crate::bad_input::Unpacked;
use crate::support::{Desk, Ran, import};
use std::fs;
use std::path::Path;

/// Small files in each of three bags: together more than one bundle may have.
const FILES: usize = 1_700;

/// What became of each bundle, in the order of their names: its number, or a code.
fn came_of(ran: &Ran) -> Vec<String> {
    let rows = ran.json()["data"]["imported"].as_array().expect("rows").clone();
    let word = |row: &serde_json::Value| {
        if row["ok"] == true {
            row["number"].clone()
        } else {
            row["code"].clone()
        }
    };
    rows.iter()
        .map(|row| word(row).as_str().unwrap_or_default().to_owned())
        .collect()
}

/// An unpacked bag with [`FILES`] pages in it, listed as part of the evidence.
fn bag_of_many_pages(number: &str, into: &Path) {
    let bag = Unpacked::new();
    let submission = bag.read("data/submission.json");
    let page = |at: usize| {
        let id = format!("urn:uuid:00000000-0000-4000-8000-{at:012}");
        format!(
            r#",{{"id":"{id}","path":"pages/{at}.txt","title":"Page","mediaType":"text/plain","size":4,"consent":"given"}}"#
        )
    };
    fs::create_dir(bag.top.join("data/pages")).expect("made");
    for at in 0..FILES {
        bag.write(&format!("data/pages/{at}.txt"), format!("{at:04}"));
    }
    let pages: String = (0..FILES).map(page).collect();
    let end = submission.rfind("]").expect("a list of artifacts");
    let (before, after) = submission.split_at(end);
    let submission =
        format!("{before}{pages}{after}").replacen("\"number\":\"2041\"", &format!("\"number\":\"{number}\""), 1);
    bag.write("data/submission.json", submission);
    let listed: String = (0..FILES).map(|at| format!("?  data/pages/{at}.txt\n")).collect();
    bag.write("manifest-sha256.txt", bag.read("manifest-sha256.txt") + &listed);
    bag.seal();
    fs::rename(&bag.top, into).expect("moved");
}

#[test]
fn bags_that_together_hold_more_files_than_one_bundle_may_come_in_one_by_one() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("round"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    for number in ["11", "12"] {
        bag_of_many_pages(number, &folder.join(number));
    }
    // As a zip is unpacked by a double click: into a folder of its own name.
    fs::create_dir(folder.join("13")).expect("made");
    bag_of_many_pages("13", &folder.join("13/submission-13-attempt-1"));
    fs::copy(desk.pack_short(), folder.join("14.zip")).expect("copied");
    fs::write(folder.join(".DS_Store"), "x").expect("written");
    assert!(crate::support::files_below(&folder).len() > 5_000);
    let brought = import(&folder, &library).done();
    assert_eq!(came_of(&brought), ["11", "12", "13", "2041"]);
}

#[test]
fn bundles_that_together_are_larger_than_one_may_be_are_each_looked_at() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("round"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    fs::copy(desk.pack_short(), folder.join("b.zip")).expect("copied");
    // Sparse: 27 GiB that lie on no disk, and are no zips.
    for name in ["a.zip", "c.zip", "d.ZIP"] {
        let file = fs::File::create(folder.join(name)).expect("made");
        file.set_len(9 << 30).expect("a sparse file");
    }
    let brought = import(&folder, &library);
    assert_eq!(brought.code, 1);
    assert_eq!(
        came_of(&brought),
        ["not-a-bundle", "2041", "not-a-bundle", "not-a-bundle"]
    );
}

#[test]
fn a_single_bundle_of_too_many_files_is_still_refused() {
    let bag = Unpacked::new();
    for at in 0..5_000 {
        bag.write(&format!("data/{at}.txt"), "");
    }
    import(&bag.top, &bag.desk.path("library")).refused(1, "limit-exceeded");
}
