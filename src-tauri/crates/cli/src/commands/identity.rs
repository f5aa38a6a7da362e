//! `assay identity`: new, show, list, recover.

use super::Context;
use crate::answer::Answer;
use crate::args::{Identity, PassphraseFrom};
use crate::passphrase;
use assay_app::identities::{Made, Shown};
use assay_app::{Failure, Kind, codes};
use serde_json::{Value, json};
use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

pub(super) fn run(context: &Context, command: Identity) -> Result<Answer, Failure> {
    match command {
        Identity::New { name, role, passphrase } => {
            let passphrase = chosen(context, &passphrase)?;
            let ids = &*context.assay.ids;
            let made = context
                .identities
                .create(ids, &name, role.into(), &passphrase, context.watcher())?;
            Ok(made_answer(context, &made, true))
        }
        Identity::Recover {
            name,
            role,
            words_file,
            passphrase,
        } => {
            let words = words(context, words_file.as_deref())?;
            let passphrase = chosen(context, &passphrase)?;
            let made = context
                .identities
                .recover(&words, &name, role.into(), &passphrase, context.watcher())?;
            Ok(made_answer(context, &made, false))
        }
        Identity::Show { identity, passphrase } => {
            let shown = context.open(&identity, &passphrase)?.shown();
            Ok(Answer::done(lines(context, &shown), shown_json(&shown)))
        }
        Identity::List => list(context),
    }
}

fn chosen(context: &Context, from: &PassphraseFrom) -> Result<String, Failure> {
    passphrase::choose(
        from,
        &context.say("prompt-new-passphrase", &[]),
        &context.say("prompt-passphrase-again", &[]),
    )
}

fn words(context: &Context, file: Option<&Path>) -> Result<String, Failure> {
    if let Some(file) = file {
        return assay_app::identities::read_words(file);
    }
    if io::stdin().is_terminal() {
        eprint_prompt(&context.say("prompt-recovery-words", &[]));
    }
    typed_words().map_err(|_| Failure::new(Kind::Io, codes::FILE_UNREADABLE).with("path", "stdin"))
}

/// As many lines as it takes: a sheet has its words in rows. An empty line ends them.
fn typed_words() -> io::Result<String> {
    const SHEET: usize = 24;
    let mut text = String::new();
    let mut typed = io::stdin().lock();
    loop {
        let begun = text.len();
        typed.read_line(&mut text)?;
        let line = text.get(begun..).unwrap_or_default();
        if line.trim().is_empty() || assay_app::identities::count_words(&text) >= SHEET {
            return Ok(text);
        }
    }
}

fn eprint_prompt(prompt: &str) {
    use std::io::Write;
    let _ = write!(io::stderr().lock(), "{prompt}");
}

fn made_answer(context: &Context, made: &Made, with_words: bool) -> Answer {
    let path = made.path.display().to_string();
    let mut said = lines(context, &made.shown);
    said.push(context.say("identity-kept", &[("path", &path)]));
    let aside = made.aside.as_ref().map(|aside| aside.display().to_string());
    said.extend(
        aside
            .iter()
            .map(|aside| context.say("identity-aside", &[("path", aside)])),
    );
    let mut data = shown_json(&made.shown);
    add(&mut data, "path", &path);
    if let Some(aside) = &aside {
        add(&mut data, "aside", aside);
    }
    if with_words {
        said.push(context.say("identity-recovery", &[]));
        let words: Vec<&str> = made.recovery.iter().collect();
        said.extend(words.chunks(6).map(|row| format!("    {}", row.join(" "))));
        add(&mut data, "recoveryWords", made.recovery.as_str());
    }
    let mut answer = Answer::done(said, data);
    answer.once = with_words.then(|| not_shown(&path));
    answer
}

fn not_shown(path: &str) -> Failure {
    Failure::new(Kind::Io, codes::RECOVERY_WORDS_NOT_SHOWN).with("path", path)
}

fn add(data: &mut Value, name: &str, value: &str) {
    if let Some(object) = data.as_object_mut() {
        object.insert(name.to_owned(), value.into());
    }
}

fn lines(context: &Context, shown: &Shown) -> Vec<String> {
    let role = context.say(&format!("role-{}", shown.role.as_str()), &[]);
    vec![
        context.say("identity-whose", &[("name", &shown.name), ("role", &role)]),
        context.say("identity-fingerprint", &[("words", &shown.fingerprint)]),
        context.say("identity-key", &[("key", &shown.key)]),
    ]
}

fn shown_json(shown: &Shown) -> Value {
    serde_json::to_value(shown).unwrap_or_default()
}

fn list(context: &Context) -> Result<Answer, Failure> {
    let found = context.identities.list()?;
    let mut lines: Vec<String> = found
        .iter()
        .map(|(fingerprint, path)| format!("{fingerprint}  {}", path.display()))
        .collect();
    if lines.is_empty() {
        lines.push(context.say("identity-none", &[]));
    }
    let data: Vec<Value> = found
        .iter()
        .map(
            |(fingerprint, path)| json!({ "fingerprint": fingerprint.to_string(), "path": path.display().to_string() }),
        )
        .collect();
    Ok(Answer::done(lines, json!({ "identities": data })))
}
