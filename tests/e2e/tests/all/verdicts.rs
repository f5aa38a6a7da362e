//! What the window says of a result, in word and shape: Valid without a roster, Trusted with the one that names its key,
//! Invalid once a byte is another; and of the evidence whether it is the same, another, or not at hand.

use crate::stage::{Scene, keep, play, sample, sentence};
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the command line beside the key that signed the result.
fn assay(scene: &Scene, words: &[&str]) -> Value {
    let said = Command::new(scene.maker().assay)
        .args(["--json"])
        .args(words)
        .arg("--data-dir")
        .arg(scene.at("signer"))
        .output()
        .expect("assay");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    serde_json::from_slice(&said.stdout).expect("an answer in JSON")
}

/// The path as the command line takes it.
fn word(path: &Path) -> String {
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// A district's roster that holds `key`, signed.
#[expect(clippy::disallowed_methods, reason = "a test writes what a district would")]
fn roster(scene: &Scene, name: &str, key: &str) -> PathBuf {
    let (unsigned, signed) = (
        scene.at(&format!("{name}.unsigned.json")),
        scene.at(&format!("{name}.json")),
    );
    let members = json!([{
        "key": key, "name": "A. Reader", "roles": ["assessor"],
        "from": "2026-01-01T00:00:00Z", "until": "2099-12-31T23:59:59Z",
    }]);
    let text = json!({
        "format": "assay/roster/1", "name": name, "validFrom": "2026-01-01T00:00:00Z", "members": members,
    });
    std::fs::write(&unsigned, text.to_string()).expect("a roster");
    let words = [
        "roster",
        "sign",
        &word(&unsigned),
        "--identity",
        &key_file(scene),
        "--passphrase-file",
        &word(&scene.at("passphrase")),
        "--out",
        &word(&signed),
    ];
    assay(scene, &words);
    signed
}

/// The file of the key that signed the result.
#[expect(clippy::disallowed_methods, reason = "a test looks for the key it made")]
fn key_file(scene: &Scene) -> String {
    let mut files = std::fs::read_dir(scene.at("signer/identities")).expect("keys");
    word(&files.next().expect("one key").expect("an entry").path())
}

/// The same result with one byte of its record another, where it lies.
#[expect(clippy::disallowed_methods, reason = "a test changes what was signed")]
fn with_another_byte(scene: &Scene, result: &Path) -> PathBuf {
    let mut bytes = std::fs::read(result).expect("a result");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let changed = scene.at("one-byte.zip");
    std::fs::write(&changed, bytes).expect("a changed copy");
    changed
}

async fn choose(window: &Window, scene: &Scene, button: &str, file: &Path) {
    scene.pick(&[file.to_owned()]);
    window.click(&sentence(button)).await.unwrap();
}

/// What the shields say, from left to right.
async fn words(window: &Window) -> Value {
    let heads = "return [...document.querySelectorAll('main article h2')].map((one) => one.textContent)";
    window.run(heads, vec![]).await.unwrap()
}

#[test]
fn a_result_is_valid_alone_trusted_by_its_roster_and_invalid_once_a_byte_is_another() {
    let scene = Scene::new("verdicts", Theme::Light).with_sample_key();
    let result = scene.maker().score(sample("2041"), "2041").expect("a signed result");
    let other = scene.maker().pack(sample("2047")).expect("another submission");
    let passphrase = word(&scene.at("passphrase"));
    let shown = assay(
        &scene,
        &["identity", "show", &key_file(&scene), "--passphrase-file", &passphrase],
    );
    let key = shown["data"]["key"]
        .as_str()
        .unwrap_or_else(|| panic!("no key in {shown}"));
    let vouching = roster(&scene, "Sample district", key);
    let another = roster(
        &scene,
        "Another district",
        "did:key:z6MknCfHKQ4bBiGhi8azuQSYVRsE4zbNMeUNWXXoPFamG99M",
    );
    let changed = with_another_byte(&scene, &result);
    play(async {
        let window = scene.open_with(std::slice::from_ref(&result)).await.expect("it opens");
        window.see(&sentence("verdict-valid")).await.unwrap();
        window.see(&sentence("verdict-no-roster")).await.unwrap();
        window.see(&sentence("verdict-evidence-away")).await.unwrap();

        // What is no roster is said, and takes nothing from what was found.
        choose(&window, &scene, "verify-choose-roster", &other).await;
        window.see("is not JSON that can be read").await.unwrap();
        assert_eq!(words(&window).await, json!([sentence("verdict-valid")]));
        choose(&window, &scene, "verify-choose-roster", &another).await;
        window
            .see("The roster “Another district” does not vouch for this key")
            .await
            .unwrap();
        assert_eq!(words(&window).await, json!([sentence("verdict-valid")]));
        choose(&window, &scene, "verify-choose-roster", &vouching).await;
        window.see("On the roster “Sample district”").await.unwrap();
        window.see("as A. Reader").await.unwrap();
        assert_eq!(words(&window).await, json!([sentence("verdict-trusted")]));

        choose(&window, &scene, "verify-evidence", &other).await;
        window.see(&sentence("verdict-evidence-differs")).await.unwrap();
        keep("verify-differs.png", &window.picture().await.unwrap());
        choose(&window, &scene, "verify-evidence", &scene.at("submission-2041.zip")).await;
        window.see(&sentence("verdict-evidence-same")).await.unwrap();

        choose(&window, &scene, "verify-another", &changed).await;
        window.see(&sentence("verdict-invalid-means")).await.unwrap();
        window.see(&sentence("verdict-not-shown")).await.unwrap();
        assert_eq!(
            words(&window).await,
            json!([sentence("verdict-trusted"), sentence("verdict-invalid")])
        );
        keep("verify-all.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
}
