//! What an earlier build signed is read by this one, and this one writes the same bytes. The files are committed and
//! never made anew: where one of these fails, the format has moved.

use crate::samples::{Hand, read, record, roster};
use assay_credential::{read_record, read_roster};

const RECORD: &[u8] = include_bytes!("../files/record-v1.json");
const ROSTER: &[u8] = include_bytes!("../files/roster-v1.json");

#[test]
fn a_record_of_version_1_is_read_and_written_to_the_byte() {
    let signed = read_record(RECORD).expect("a record");
    assert_eq!((&signed.record, signed.issuer), (&record(), Hand::of("assessor").key()));
    assert_eq!(record().sign(&Hand::of("assessor")).as_deref(), Ok(RECORD));
}

#[test]
fn a_roster_of_version_1_is_read_and_written_to_the_byte() {
    let signed = read_roster(ROSTER).expect("a roster");
    assert_eq!((&signed.roster, signed.issuer), (&roster(), Hand::of("district").key()));
    assert_eq!(
        roster()
            .sign(&Hand::of("district"), read("2026-07-30T09:00:00Z"))
            .as_deref(),
        Ok(ROSTER)
    );
}
