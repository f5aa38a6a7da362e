//! Nothing that is printed for developers holds a secret.

use crate::{identity, passphrase};
use assay_vault::Identity;

#[test]
fn debug_shows_who_it_is_and_no_secret() {
    let identity = identity();
    let shown = format!(
        "{identity:?} {identity:#?} {:?} {:?}",
        passphrase("open sesame"),
        identity.recovery_words()
    );
    assert!(
        shown.contains("R. Okafor") && shown.contains(&identity.fingerprint().to_string()),
        "{shown}"
    );
    for secret in secrets(&identity) {
        assert!(!shown.contains(&secret), "{secret} stands in {shown}");
    }
}

#[test]
fn refusals_repeat_no_secret() {
    let words = identity().recovery_words().as_str().replacen(' ', " xyzzy ", 1);
    let refused = Identity::recover(words.trim_end_matches(char::is_alphabetic), "A", identity().role()).err();
    let shown = format!(
        "{refused:?} {}",
        refused.map(|error| error.to_string()).unwrap_or_default()
    );
    assert!(shown.contains("position: 2") && !shown.contains("xyzzy"), "{shown}");
}

fn secrets(identity: &Identity) -> Vec<String> {
    let seed = [7u8; 32];
    let hex = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    let list = format!("{seed:?}").trim_matches(['[', ']']).to_owned();
    let words = identity.recovery_words().iter().take(3).collect::<Vec<_>>().join(" ");
    vec![hex, list, words, "sesame".to_owned(), "AGE-SECRET".to_owned()]
}
