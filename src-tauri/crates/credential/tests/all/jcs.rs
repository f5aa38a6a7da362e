//! The canonical form is RFC 8785's. Its vectors hold numbers beyond 2⁵³, which `read` refuses in files; so they are
//! parsed as they are.

use crate::shared::archive;
use assay_model::json::{JsonError, canonical, read};
use serde_json::Value;

fn parsed(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{}: {error}", String::from_utf8_lossy(bytes)))
}

#[test]
fn the_six_vectors_of_rfc_8785_come_out_to_the_byte() {
    let Some(files) = archive("jcs-rfc8785-testdata.tar.gz", "the JCS vectors") else {
        return;
    };
    let inputs = files
        .iter()
        .filter(|(path, _)| path.starts_with("testdata/input/") && path.ends_with(".json"));
    let mut run = 0;
    for (path, input) in inputs {
        let output = &files[&path.replace("input", "output")];
        assert_eq!(canonical(&parsed(input)).as_ref(), Ok(output), "{path}");
        run += 1;
    }
    println!("JCS vectors: {run} run, 0 skipped");
    assert_eq!(run, 6);
}

/// RFC 8785, appendix B.
#[test]
fn numbers_are_written_as_ecmascript_does_and_read_back_exactly() {
    for (bits, text) in [
        (0x8000_0000_0000_0000, "0"),
        (0x0000_0000_0000_0001, "5e-324"),
        (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
        (0x4430_0000_0000_0000, "295147905179352830000"),
        (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
        (0x44b5_2d02_c7e1_4af6, "1e+23"),
        (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
        (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
        (0x444b_1ae4_d6e2_ef50, "1e+21"),
        (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
        (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
        (0x41b3_de43_5555_5553, "333333333.3333332"),
        (0x41b3_de43_5555_5557, "333333333.33333343"),
        (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] {
        let number = f64::from_bits(bits);
        assert_eq!(canonical(&number), Ok(text.as_bytes().to_vec()));
        let token = format!("{number:e}");
        assert_eq!(
            canonical(&parsed(token.as_bytes())),
            Ok(text.as_bytes().to_vec()),
            "{token}"
        );
        let beyond = number.abs() >= 2f64.powi(53);
        let refused = matches!(read(token.as_bytes()), Err(JsonError::NumberUnsafe { .. }));
        assert_eq!(refused, beyond, "{token}");
    }
}

/// A reader that takes a double for its neighbour would let two files share one signature.
#[test]
fn two_neighbouring_numbers_stay_two() {
    for token in [
        "9.482750634371179e-48",
        "9.48275063437118e-48",
        "1424953923781206.2",
        "1424953923781206.5",
    ] {
        let value = read(token.as_bytes()).expect("a number");
        assert_eq!(canonical(&value), Ok(token.as_bytes().to_vec()));
    }
}
