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
    /// Keys that were made here and whose recovery sheet nobody has said to have on paper, by their eight words.
    pub(crate) without_sheet: Vec<String>,
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
            without_sheet: Vec::new(),
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

    /// The same, with what `other` remembers of keys.
    pub(crate) fn with_keys_of(self, other: &Self) -> Self {
        Self {
            recent_key: other.recent_key.clone(),
            known_keys: other.known_keys.clone(),
            without_sheet: other.without_sheet.clone(),
            ..self
        }
    }

    /// Remembers whether the recovery sheet of a key is on paper.
    pub(crate) fn sheet(&mut self, fingerprint: &str, on_paper: bool) {
        self.without_sheet.retain(|without| without != fingerprint);
        if !on_paper {
            self.without_sheet.push(fingerprint.to_owned());
        }
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
    fn what_the_page_sets_leaves_what_is_remembered_of_keys() {
        let mut kept = Settings::default();
        kept.know(KnownKey {
            fingerprint: "harbour".to_owned(),
            name: "R. Okafor".to_owned(),
            role: "assessor".to_owned(),
        });
        kept.recent_key = Some("harbour".to_owned());
        kept.sheet("harbour", false);
        let page = Settings::read(Some("{\"theme\":\"dark\",\"recentKey\":\"other\"}"));
        let both = page.with_keys_of(&kept);
        assert_eq!(both.theme, Theme::Dark);
        assert_eq!(
            (both.recent_key, both.known_keys, both.without_sheet),
            (kept.recent_key, kept.known_keys, kept.without_sheet)
        );
    }

    #[test]
    fn a_sheet_that_is_on_paper_is_no_longer_asked_for() {
        let mut settings = Settings::default();
        for on_paper in [false, false, true] {
            settings.sheet("harbour", on_paper);
        }
        assert_eq!(settings.without_sheet, Vec::<String>::new());
    }

    #[test]
    fn text_is_never_smaller_or_larger_than_can_be_read() {
        assert_eq!(Settings::read(Some("{\"textPercent\":9000}")).text_percent, 200);
        assert_eq!(Settings::read(Some("{\"textPercent\":0}")).text_percent, 80);
        assert_eq!(Settings::read(Some("{\"textPercent\":150}")).text_percent, 150);
    }
}
