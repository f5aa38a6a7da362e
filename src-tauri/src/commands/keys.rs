//! Keys of this computer: seen, made, brought back from the recovery sheet.

use super::{AtDesk, at_desk};
use crate::desk::Desk;
use crate::wire::{KnownKey, Problem, Settings};
use assay_app::Failure;
use assay_app::identities::{Made, RecoveryWords, Shown};
use assay_app::model::score::Role;
use assay_app::watching::Unwatched;
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;

/// A key, before it is opened.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct KeyCard {
    /// Eight words.
    fingerprint: String,
    /// Whose, where it was opened here before.
    name: Option<String>,
    role: Option<String>,
    /// Whether it is the sample key, which can never enter a roster.
    sample: bool,
    /// Whether it was made here and nobody has said that its recovery sheet is on paper.
    without_sheet: bool,
}

/// Roles whose flow exists.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RoleName {
    Assessor,
    Mentor,
}

/// What stands on the recovery sheet of a key.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct KeySheet {
    fingerprint: String,
    name: String,
    role: String,
    /// The 24 words of the recovery sheet, in order.
    words: Vec<String>,
}

/// Makes a key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_key(
    desk: State<'_, AtDesk>,
    name: String,
    role: RoleName,
    passphrase: String,
) -> Result<KeySheet, Problem> {
    at_desk(desk, move |desk| {
        let ids = &*desk.assay.ids;
        let made = desk
            .identities
            .create(ids, &name, role.into(), &passphrase, &Unwatched)?;
        known(desk, made, false)
    })
    .await
}

/// Brings a key back from its recovery sheet, under a new passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recover_key(
    desk: State<'_, AtDesk>,
    words: String,
    name: String,
    role: RoleName,
    passphrase: String,
) -> Result<KeySheet, Problem> {
    at_desk(desk, move |desk| {
        let made = desk
            .identities
            .recover(&words, &name, role.into(), &passphrase, &Unwatched)?;
        known(desk, made, true)
    })
    .await
}

/// The recovery sheet of a key that is here, once more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_sheet(
    desk: State<'_, AtDesk>,
    fingerprint: String,
    passphrase: String,
) -> Result<KeySheet, Problem> {
    at_desk(desk, move |desk| {
        let open = desk.identities.open(&fingerprint, &passphrase)?;
        Ok(KeySheet::of(open.shown(), &open.recovery_words()))
    })
    .await
}

/// The person has the recovery sheet of a key on paper.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sheet_on_paper(desk: State<'_, AtDesk>, fingerprint: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        desk.change_settings(|settings| settings.sheet(&fingerprint, true))
    })
    .await
}

/// A card for each key that has a file here.
pub(crate) fn cards(desk: &Desk, settings: &Settings) -> Result<Vec<KeyCard>, Failure> {
    let card = |fingerprint: String| {
        let known = settings
            .known_keys
            .iter()
            .find(|known| known.fingerprint == fingerprint);
        let sample = desk.sample.as_ref().map(|sample| &sample.shown);
        let sample = sample.filter(|shown| shown.fingerprint == fingerprint);
        KeyCard {
            name: known
                .map(|known| &known.name)
                .or(sample.map(|shown| &shown.name))
                .cloned(),
            role: known
                .map(|known| known.role.clone())
                .or_else(|| sample.map(|shown| shown.role.as_str().to_owned())),
            sample: sample.is_some(),
            without_sheet: settings.without_sheet.contains(&fingerprint),
            fingerprint,
        }
    };
    let files = desk.identities.list()?.into_iter();
    Ok(files.map(|(fingerprint, _)| card(fingerprint.to_string())).collect())
}

/// Remembers whose key was opened, so that it has a name the next time.
pub(crate) fn remember(desk: &Desk, shown: &Shown) -> Result<(), Failure> {
    desk.change_settings(|settings| opened(settings, shown))
}

fn opened(settings: &mut Settings, shown: &Shown) {
    settings.know(KnownKey {
        fingerprint: shown.fingerprint.clone(),
        name: shown.name.clone(),
        role: shown.role.as_str().to_owned(),
    });
    settings.recent_key = Some(shown.fingerprint.clone());
}

/// Remembers a key that came here just now, and whether its recovery sheet is on paper.
fn known(desk: &Desk, made: Made, on_paper: bool) -> Result<KeySheet, Failure> {
    desk.change_settings(|settings| {
        opened(settings, &made.shown);
        settings.sheet(&made.shown.fingerprint, on_paper);
    })?;
    Ok(KeySheet::of(made.shown, &made.recovery))
}

impl KeySheet {
    fn of(shown: Shown, words: &RecoveryWords) -> Self {
        Self {
            words: words.iter().map(str::to_owned).collect(),
            fingerprint: shown.fingerprint,
            name: shown.name,
            role: shown.role.as_str().to_owned(),
        }
    }
}

impl From<RoleName> for Role {
    fn from(role: RoleName) -> Self {
        match role {
            RoleName::Assessor => Self::Assessor,
            RoleName::Mentor => Self::Mentor,
        }
    }
}
