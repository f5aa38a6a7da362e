//! The commands, one file for each word of the command line.

mod bundle;
mod catalogue;
mod evidence;
mod identity;
mod import;
mod library;
mod mark;
mod result;
mod review;
mod review_shown;
mod score;
mod search;

use crate::answer::Answer;
use crate::args::{Command, PassphraseFrom, Review, RoleName};
use crate::progress::OnTerminal;
use assay_app::WorkFactor;
use assay_app::identities::{Identities, Open};
use assay_app::model::score::Role;
use assay_app::reviewing::{Meant, Which};
use assay_app::watching::go_on;
use assay_app::{Assay, Failure, Kind, codes};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the commands share.
pub(crate) struct Context {
    pub(crate) assay: Assay,
    pub(crate) identities: Identities,
    terminal: OnTerminal,
}

/// Runs one command and prints its answer.
pub(crate) fn run(command: Command, as_json: bool, data_dir: Option<PathBuf>) -> ExitCode {
    let context = match context(as_json, data_dir) {
        Ok(context) => context,
        Err(failure) => return Answer::failed(failure).print(as_json, &assay_app::Messages::english()),
    };
    let answer = match command {
        Command::Review(Review::Exec {
            id,
            library,
            purpose,
            anew,
        }) => {
            let meant = Meant {
                purpose: purpose.named(),
                which: if anew { Which::Anew } else { Which::GoOn },
            };
            return review::exec(&context, &id, &library, meant);
        }
        Command::Review(Review::Show { id, library }) => review_shown::run(&context, &id, &library),
        Command::Bundle(command) => bundle::run(&context, command),
        Command::MicroCredential(command) => bundle::check_micro_credential(command),
        Command::Identity(command) => identity::run(&context, command),
        Command::Score(order) => score::run(&context, &order),
        Command::Result(command) => result::verify(&context, command),
        Command::Roster(command) => result::sign_roster(&context, command),
        Command::Library(command) => library::run(&context, command),
        Command::Evidence(command) => evidence::run(&context, command),
        Command::Journal(command) => library::verify_journals(command),
    };
    answer
        .unwrap_or_else(Answer::failed)
        .print(as_json, &context.assay.messages)
}

fn context(as_json: bool, data_dir: Option<PathBuf>) -> Result<Context, Failure> {
    let program = std::env::current_exe().map_err(|_| Failure::new(Kind::Internal, codes::DECODER_MISSING))?;
    let data = data_dir
        .or_else(data_folder)
        .ok_or_else(|| Failure::new(Kind::Io, codes::DATA_FOLDER_UNKNOWN))?;
    Ok(Context {
        assay: Assay::on_this_machine(program),
        identities: Identities::new(data.join("identities"), WorkFactor::STANDARD),
        terminal: OnTerminal::new(as_json),
    })
}

/// Where this user's data lies.
#[expect(
    clippy::disallowed_methods,
    reason = "the command line is the edge that reads the environment"
)]
fn data_folder() -> Option<PathBuf> {
    assay_app::folders::data(&|name| std::env::var_os(name))
}

impl Context {
    /// Who watches the long work that begins now, and stops it at Ctrl-C. What has to be asked was asked before.
    fn watcher(&self) -> &OnTerminal {
        self.terminal.interrupt.listen();
        &self.terminal
    }

    /// Opens the identity that `named` means, and goes on unless somebody asked to stop meanwhile.
    fn open(&self, named: &str, from: &PassphraseFrom) -> Result<Open, Failure> {
        let opened = self.unlock(named, from);
        go_on(&self.terminal)?;
        opened
    }

    /// Opens the identity that `named` means. It takes seconds, in which Ctrl-C is heard.
    fn unlock(&self, named: &str, from: &PassphraseFrom) -> Result<Open, Failure> {
        let passphrase = crate::passphrase::ask(from, &self.assay.messages.text("prompt-passphrase", &[]))?;
        self.terminal.interrupt.listen();
        self.identities.open(named, &passphrase)
    }

    /// The size of a file in words.
    fn size(&self, bytes: u64) -> String {
        self.assay.messages.size(bytes)
    }

    /// A sentence of the catalogue.
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.assay.messages.text(key, args)
    }
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Assessor => Self::Assessor,
            RoleName::Mentor => Self::Mentor,
            RoleName::Panel => Self::Panel,
            RoleName::Authority => Self::Authority,
        }
    }
}
