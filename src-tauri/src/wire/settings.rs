//! What a person has set for the window. It is kept in the library, never in the browser.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Every setting.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Settings {
    theme: Theme,
    /// Size of text, percent; 80 to 200.
    text_percent: u32,
    /// Whether a single key is a shortcut (WCAG 2.1.4).
    single_keys: bool,
    /// Keys that were moved; all others are where they were.
    keys: Vec<MovedKey>,
    /// The language of the window.
    pub(crate) language: Language,
    /// How the panes were left, by width of the window.
    panes: Vec<PaneSizes>,
    /// The key that signed last, by its eight words.
    pub(crate) recent_key: Option<String>,
    /// Names of keys that were opened here, so that they can be told apart before a passphrase is typed.
    pub(crate) known_keys: Vec<KnownKey>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Language {
    #[default]
    En,
    Es,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
struct MovedKey {
    action: String,
    /// The physical key, as `KeyboardEvent.code` names it.
    code: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
struct PaneSizes {
    window_class: String,
    /// Pixels.
    sizes: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct KnownKey {
    pub(crate) fingerprint: String,
    pub(crate) name: String,
    pub(crate) role: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            text_percent: 100,
            single_keys: true,
            keys: Vec::new(),
            language: Language::default(),
            panes: Vec::new(),
            recent_key: None,
            known_keys: Vec::new(),
        }
    }
}

impl Settings {
    /// As they were kept; what cannot be read is as nobody ever set it.
    pub(crate) fn read(kept: Option<&str>) -> Self {
        let settings: Self = kept
            .and_then(|json| serde_json::from_str(json).ok())
            .unwrap_or_default();
        settings.sound()
    }

    /// Within what the window can show.
    pub(crate) fn sound(mut self) -> Self {
        self.text_percent = self.text_percent.clamp(80, 200);
        self
    }

    /// Remembers whose key it is.
    pub(crate) fn know(&mut self, key: KnownKey) {
        self.known_keys.retain(|known| known.fingerprint != key.fingerprint);
        self.known_keys.push(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_cannot_be_read_are_those_of_a_new_library() {
        for kept in [None, Some(""), Some("[]"), Some("{\"theme\":\"purple\"}")] {
            let settings = Settings::read(kept);
            assert_eq!(
                (settings.theme, settings.text_percent),
                (Theme::System, 100),
                "{kept:?}"
            );
        }
    }

    #[test]
    fn text_is_never_smaller_or_larger_than_can_be_read() {
        assert_eq!(Settings::read(Some("{\"textPercent\":9000}")).text_percent, 200);
        assert_eq!(Settings::read(Some("{\"textPercent\":0}")).text_percent, 80);
        assert_eq!(Settings::read(Some("{\"textPercent\":150}")).text_percent, 150);
    }
}
