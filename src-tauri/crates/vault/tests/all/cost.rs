//! A file that asks for too much work is refused before any of it is done.

use crate::{passphrase, sealed};
use assay_vault::{Identity, OpenError};

/// The sealed file, asking for another work factor.
fn asking_for(log_n: &str) -> Vec<u8> {
    let good = sealed(10);
    let text = good
        .windows(4)
        .position(|bytes| bytes == b" 10\n")
        .expect("the work factor");
    [&good[..=text], log_n.as_bytes(), &good[text + 3..]].concat()
}

#[test]
fn more_than_two_to_the_twentieth_is_too_costly() {
    assert!(Identity::open(&asking_for("10"), &passphrase("open sesame")).is_ok());
    for log_n in ["21", "22", "30", "63", "64", "99", "255", "256", "4294967296"] {
        let refused = Identity::open(&asking_for(log_n), &passphrase("open sesame")).err();
        let expected = OpenError::KdfTooCostly {
            log_n: log_n.to_owned(),
            most: 20,
        };
        assert_eq!(refused, Some(expected));
    }
}

#[test]
fn a_work_factor_that_is_no_plain_number_is_damage() {
    for log_n in ["", "0", "00", "+10", "010", "ten", "-1"] {
        let refused = Identity::open(&asking_for(log_n), &passphrase("open sesame")).err();
        assert!(matches!(refused, Some(OpenError::Damaged(_))), "{log_n}: {refused:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_refused_file_takes_no_memory_and_a_measure_that_can_see_says_so() {
    // Only the header of the costly file asks for 2^17: sealing one would have taken its memory already.
    let (costly, hostile) = (asking_for("17"), [asking_for("21"), asking_for("40"), asking_for("63")]);
    let before = peak_kib();
    for file in &hostile {
        assert!(Identity::open(file, &passphrase("open sesame")).is_err());
    }
    let refused = peak_kib() - before;
    assert_eq!(
        Identity::open(&costly, &passphrase("open sesame")).err(),
        Some(OpenError::PassphraseWrong)
    );
    let opened = peak_kib() - before;
    println!("peak memory: refusing three files {refused} KiB, trying a file of 2^17 {opened} KiB");
    assert!(refused < 8 * 1024, "refusing took {refused} KiB");
    assert!(opened > 120 * 1024, "the measure does not see 128 MiB: {opened} KiB");
}

#[cfg(target_os = "linux")]
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the process's own status");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("a peak");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
