//! Rosters: what a district signs about keys, and what follows for a record.

use crate::samples::{Hand, read, record, roster, urn};
use assay_credential::roster::RosterId;
use assay_credential::{
    FileFault, ProofFault, Roster, RosterError, SAMPLE_KEYS, SignedRecord, Trust, read_record, read_roster,
    read_unsigned_roster, seal, trust,
};
use assay_model::json::JsonError;
use assay_model::score::Role;
use serde_json::{Map, Value, json};

fn district() -> Hand {
    Hand::of("district")
}

fn signed(roster: &Roster) -> Vec<u8> {
    roster
        .sign(&district(), read("2026-07-30T09:00:00Z"))
        .expect("a roster")
}

fn unsigned() -> Value {
    let mut file: Value = serde_json::from_slice(&signed(&roster())).expect("JSON");
    let members = file.as_object_mut().expect("an object");
    members.remove("proof");
    members.remove("issuer");
    file
}

/// What reading says of the roster after `change`, signed again by the district.
#[track_caller]
fn check_changed(change: impl Fn(&mut Map<String, Value>), expected: Result<(), RosterError>) {
    let mut file: Value = unsigned();
    file["issuer"] = json!(district().key());
    let content = file.as_object_mut().expect("an object");
    change(content);
    let bytes = seal(content, &district(), read("2026-07-30T09:00:00Z")).expect("sealed");
    assert_eq!(read_roster(&bytes).map(|_| ()), expected);
}

fn shape(reason: &str) -> RosterError {
    let reason = reason.to_owned();
    FileFault::Shape { reason }.into()
}

/// The identifier that a roster without one would get.
fn fresh() -> RosterId {
    "urn:uuid:99999999-9999-4999-8999-999999999999"
        .parse()
        .expect("an identifier")
}

#[test]
fn a_first_edition_gets_the_identifier_that_later_ones_keep() {
    let written = |roster: &Roster| {
        let mut file: serde_json::Value = serde_json::from_slice(&signed(roster)).expect("JSON");
        let members = file.as_object_mut().expect("an object");
        members.retain(|name, _| name != "issuer" && name != "proof");
        file
    };
    let mut first = written(&roster());
    let kept = read_unsigned_roster(first.to_string().as_bytes(), fresh()).expect("a roster");
    assert_eq!(kept.id, roster().id);
    first.as_object_mut().expect("an object").remove("id");
    let made = read_unsigned_roster(first.to_string().as_bytes(), fresh()).expect("a roster");
    assert_eq!(made.id, fresh());
}

#[test]
fn a_roster_reads_back_as_it_was_signed() {
    let bytes = signed(&roster());
    let read = read_roster(&bytes).expect("a roster");
    assert_eq!((read.roster, read.issuer), (roster(), district().key()));
}

#[test]
fn the_file_that_a_person_writes_has_no_issuer_no_proof_and_any_layout() {
    let bytes = serde_json::to_vec_pretty(&unsigned()).expect("JSON");
    assert_eq!(read_unsigned_roster(&bytes, fresh()), Ok(roster()));
    let marked = [b"\xef\xbb\xbf", bytes.as_slice()].concat();
    assert_eq!(read_unsigned_roster(&marked, fresh()), Ok(roster()));
    let mut issued = unsigned();
    issued["issuer"] = json!(district().key());
    let issued = serde_json::to_vec(&issued).expect("JSON");
    assert_eq!(
        read_unsigned_roster(&issued, fresh()),
        Err(shape("issuer is written by signing"))
    );
    assert!(read_unsigned_roster(&signed(&roster()), fresh()).is_err());
    assert!(read_unsigned_roster(b"[]", fresh()).is_err());
}

#[test]
fn a_roster_that_is_not_laid_out_to_the_letter_is_refused() {
    check_changed(|_| {}, Ok(()));
    check_changed(|file| drop(file.remove("issuer")), Err(shape("issuer is missing")));
    for member in ["id", "name", "validFrom", "members"] {
        check_refused(|file| drop(file.remove(member)));
    }
    for (member, value) in [
        ("extra", json!(1)),
        ("validUntil", json!("2027-08-01T00:00:00Z")),
        ("validFrom", json!("2026-08-01T00:00:00.5Z")),
        ("validFrom", json!("2026-08-01T02:00:00+02:00")),
        ("id", json!("urn:uuid:00000000-0000-7000-8000-000000000014")),
        ("members", json!({})),
        ("name", json!("District\nEvidence: the same, byte for byte.")),
    ] {
        check_refused(|file| drop(file.insert(member.to_owned(), value.clone())));
    }
    for (member, value) in [
        ("extra", json!(1)),
        ("until", json!(null)),
        ("name", json!("  ")),
        ("name", json!("A. Reader\r\n")),
        ("roles", json!([])),
        ("roles", json!(["judge"])),
        ("from", json!("2027-08-01T00:00:00Z")),
        ("key", json!("did:key:z6Mk")),
        ("key", json!(district().key().verification_method())),
    ] {
        check_refused(|file| file["members"][0][member] = value.clone());
    }
}

#[track_caller]
fn check_refused(change: impl Fn(&mut Map<String, Value>)) {
    let mut file: Value = unsigned();
    file["issuer"] = json!(district().key());
    let content = file.as_object_mut().expect("an object");
    change(content);
    let bytes = seal(content, &district(), read("2026-07-30T09:00:00Z")).expect("sealed");
    assert!(matches!(
        read_roster(&bytes),
        Err(RosterError::File(FileFault::Shape { .. } | FileFault::Misshapen(_)))
    ));
}

#[test]
fn a_newer_roster_and_another_file_are_told_apart() {
    let format = |format: &'static str| move |file: &mut Map<String, Value>| file["format"] = json!(format);
    let newer = "assay/roster/2".to_owned();
    check_changed(
        format("assay/roster/2"),
        Err(FileFault::FormatNewer { format: newer }.into()),
    );
    for other in [
        "assay/record/1",
        "assay/roster/",
        "assay/roster/0",
        "assay/roster/1.1",
        "roster",
        "",
    ] {
        let (word, found) = ("roster", Some(other.to_owned()));
        check_changed(format(other), Err(FileFault::OtherFormat { word, found }.into()));
    }
}

#[test]
fn a_roster_is_signed_by_its_issuer() {
    let (key, issuer) = (district().key(), Hand::of("other").key());
    check_changed(
        |file| file["issuer"] = json!(issuer),
        Err(FileFault::KeyNotIssuer { key, issuer }.into()),
    );
    let mut bytes = signed(&roster());
    bytes.push(b'\n');
    assert_eq!(
        read_roster(&bytes),
        Err(FileFault::Json(JsonError::NotCanonical).into())
    );
    let mut open = unsigned();
    open["issuer"] = json!(district().key());
    let open = serde_json::to_vec(&open).expect("JSON");
    assert_eq!(read_roster(&open), Err(FileFault::Proof(ProofFault::Missing).into()));
}

#[test]
fn a_sample_identity_never_enters_a_roster() {
    for key in SAMPLE_KEYS {
        let mut sample = roster();
        sample.members[1].key = read(key);
        let member = sample.members[1].name.clone();
        let refused = || RosterError::SampleKey { member: member.clone() };
        assert_eq!(sample.sign(&district(), read("2026-07-30T09:00:00Z")), Err(refused()));
        check_changed(|file| file["members"][1]["key"] = json!(key), Err(refused()));
        let mut written = unsigned();
        written["members"][1]["key"] = json!(key);
        let written = serde_json::to_vec(&written).expect("JSON");
        assert_eq!(read_unsigned_roster(&written, fresh()), Err(refused()));
    }
}

fn by(hand: &Hand, role: Role, moment: &str) -> SignedRecord {
    let mut record = record();
    record.assessor.role = role;
    record.valid_from = read(moment);
    read_record(&record.sign(hand).expect("signed")).expect("a record")
}

#[track_caller]
fn check_trust(hand: &str, role: Role, moment: &str, expected: Trust) {
    let roster = read_roster(&signed(&roster())).expect("a roster");
    assert_eq!(trust(&roster, &by(&Hand::of(hand), role, moment)), expected);
}

#[test]
fn a_record_is_trusted_by_key_moment_and_role() {
    let member = || "Mira Okonkwo".to_owned();
    let roles = || vec![Role::Assessor, Role::Mentor];
    let trusted = || Trust::Trusted {
        member: member(),
        roles: roles(),
    };
    check_trust("assessor", Role::Assessor, "2026-11-24T16:02:30Z", trusted());
    check_trust("assessor", Role::Mentor, "2026-08-01T00:00:00Z", trusted());
    check_trust("assessor", Role::Assessor, "2027-07-31T23:59:59Z", trusted());
    let (from, until) = (read("2026-08-01T00:00:00Z"), Some(read("2027-07-31T23:59:59Z")));
    for moment in ["2026-07-31T23:59:59Z", "2027-08-01T00:00:00Z"] {
        let outside = Trust::OutsideMembership {
            member: member(),
            from,
            until,
        };
        check_trust("assessor", Role::Assessor, moment, outside);
    }
    let wrong = Trust::WrongRole {
        member: member(),
        roles: roles(),
        role: Role::Panel,
    };
    check_trust("assessor", Role::Panel, "2026-11-24T16:02:30Z", wrong);
    check_trust("stranger", Role::Assessor, "2026-11-24T16:02:30Z", Trust::NotAMember);
    check_trust("district", Role::Authority, "2026-11-24T16:02:30Z", Trust::NotAMember);
}

#[test]
fn a_key_that_stands_twice_is_trusted_where_one_entry_holds() {
    let mut roster = roster();
    let mut again = roster.members[0].clone();
    (again.from, again.until) = (read("2027-09-01T00:00:00Z"), None);
    roster.members.insert(0, again);
    let roster = read_roster(&signed(&roster)).expect("a roster");
    for (moment, trusted) in [
        ("2026-11-24T16:02:30Z", true),
        ("2027-08-15T00:00:00Z", false),
        ("2028-01-01T00:00:00Z", true),
    ] {
        let answer = trust(&roster, &by(&Hand::of("assessor"), Role::Assessor, moment));
        assert_eq!(matches!(answer, Trust::Trusted { .. }), trusted, "{moment}");
    }
}

#[test]
fn a_roster_is_named_by_a_random_urn() {
    assert_eq!(urn::<RosterId>(20), roster().id);
    assert!(
        "urn:uuid:00000000-0000-7000-8000-000000000014"
            .parse::<RosterId>()
            .is_err()
    );
}
