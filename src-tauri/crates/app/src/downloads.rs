//! Downloads: the submissions that lie together in a folder or zip that is no bag, one or many, and what a person said
//! of their roles. A participant is known by number and never by the name that an export puts beside it.

use crate::alike;
use crate::evidence::artifact_kind;
use crate::failure::{Failure, Finding, Kind};
use crate::intake::names_candidate;
use crate::packing::Roles;
use crate::requirements::file_faults;
use crate::watching::{Adding, Watcher};
use crate::{codes, disk, sources};
use assay_bundle::{
    Confirmed, Container, Form, IntakeError, Judge, Limits, NotABundle, Package, Plain, PlainFile, PlainSubmission,
    Proposal, ReadError, Renamed, Role, RolesFile, Verdict, Why, Work, look, proposals_to_toml, propose, roles_to_toml,
    shown, without_person,
};
use assay_catalogue::Published;
use assay_evidence::{Kind as FileKind, Probe};
use assay_model::rubric::EvidenceRequirement;
use assay_model::submission::Number;
use std::collections::BTreeMap;
use std::path::Path;

/// The largest role list that is read.
const ROLES_LIMIT: u64 = 4 << 20;

/// Opens what may hold many submissions, and is no single file of evidence. Where that is refused, no name of a person is said.
pub(crate) fn open(path: &Path) -> Result<Container, Failure> {
    let opened = sources::not_evidence(path, sources::open(path, &Limits::LOOK));
    opened.map_err(|failure| renamed_in(failure, &|value| Some(without_person(value))))
}

/// The submissions in a container that is no bag.
pub(crate) struct Download {
    pub(crate) submissions: Vec<PlainSubmission>,
    /// What was left out of all of them.
    pub(crate) findings: Vec<Finding>,
    form: Form,
}

/// Whether it is a bag that somebody else made: evidence, and nothing of ours in it.
pub(crate) fn is_plain_bag(container: &Container) -> bool {
    let ours = ["data/submission.json", "data/micro-credential.json"];
    container.is_bag() && ours.iter().all(|path| container.entry(path).is_none())
}

impl Download {
    /// Looks through what is no bundle of ours. A bag of somebody else's is verified first, every failure shown.
    pub(crate) fn look(container: &Container, watcher: &dyn Watcher) -> Result<Self, Failure> {
        if is_plain_bag(container) {
            verified(container, watcher)?;
        } else if container.is_bag() {
            return Err(Failure::new(Kind::Refused, codes::ALREADY_A_BUNDLE));
        }
        if container.was_a_bag() {
            let reason = NotABundle::NoBag;
            return Err(ReadError::NotABundle { reason }.into());
        }
        Self::found(container)
    }

    /// The same of what was looked through before.
    pub(crate) fn found(container: &Container) -> Result<Self, Failure> {
        let Plain {
            form,
            submissions,
            bundles,
            dropped,
            unplaced,
            missing,
            people,
        } = look(container)?;
        if !bundles.is_empty() {
            return Err(several("bundles", bundles.len()));
        }
        let (submissions, named) = without_candidates(container, submissions);
        if submissions.is_empty() {
            return Err(Failure::new(Kind::Refused, codes::NOTHING_TO_PACK));
        }
        let named = named.iter().map(|path| (codes::CANDIDATE_LEFT_OUT, path));
        let system = dropped.iter().map(|path| (codes::SYSTEM_FILE_LEFT_OUT, path));
        let people = (people > 0).then(|| Finding::warning(codes::PEOPLE_PERHAPS).with("count", people));
        let strange = unplaced.iter().map(|path| (codes::FILE_UNPLACED, path));
        let missing = missing.iter().map(|path| (codes::EXPORT_FILE_MISSING, path));
        Ok(Self {
            submissions,
            findings: system
                .chain(missing)
                .chain(strange)
                .chain(named)
                .map(|(code, path)| Finding::warning(code).at(path))
                .chain(people)
                .collect(),
            form,
        })
    }

    /// Some files were called otherwise before they were looked through, because others have their names: what they were
    /// called, and where they are now.
    pub(crate) fn rename(&mut self, renamed: &[(String, String)]) {
        for submission in &mut self.submissions {
            for (from, source) in renamed {
                let Some(file) = submission.files.iter().find(|file| file.source == *source) else {
                    continue;
                };
                submission.renamed.retain(|known| known.to != file.path);
                submission.renamed.push(Renamed {
                    from: shown(&without_person(from)),
                    to: file.path.clone(),
                });
            }
        }
    }

    /// The submission of `participant`, or the only one.
    pub(crate) fn pick(&self, participant: Option<&str>) -> Result<&PlainSubmission, Failure> {
        let all = || {
            let all = self.submissions.iter().filter_map(|one| one.participant.as_deref());
            all.collect::<Vec<_>>().join(", ")
        };
        match (participant, self.submissions.as_slice()) {
            (None, [only]) => Ok(only),
            (None, _) => Err(several("participants", self.submissions.len()).with("participants", all())),
            (Some(wanted), found) => {
                let named = found.iter().find(|one| one.participant.as_deref() == Some(wanted));
                let unknown = Failure::new(Kind::Usage, codes::PARTICIPANT_UNKNOWN).with("participant", wanted);
                named.ok_or_else(|| unknown.with("count", found.len()).with("participants", all()))
            }
        }
    }

    /// What the person has to confirm of `submission`: a part of one file for all, unless it is the only one.
    pub(crate) fn proposal(
        &self,
        submission: &PlainSubmission,
        published: &Published,
        probes: &BTreeMap<String, Probe>,
        alike: &[Vec<String>],
    ) -> String {
        let roles = proposed(submission, published, probes, alike);
        match &submission.participant {
            Some(participant) if self.submissions.len() > 1 => proposals_to_toml(&[Proposal {
                participant,
                number: self.number(submission).as_ref(),
                roles: &roles,
            }]),
            _ => roles_to_toml(&roles),
        }
    }

    /// The number by which the other system knows the submission for good.
    pub(crate) fn number(&self, submission: &PlainSubmission) -> Option<Number> {
        let participant = submission
            .participant
            .as_deref()
            .filter(|_| self.form == Form::Moodle)?;
        participant.parse().ok()
    }
}

/// An error with every fault of the bag, unless it is whole.
fn verified(container: &Container, watcher: &dyn Watcher) -> Result<(), Failure> {
    let work = Work {
        threads: 2,
        progress: &Adding::new(watcher, container.bytes()),
    };
    let Verdict { faults, warnings, .. } = assay_bundle::verify(container, &work)?;
    if faults.is_empty() {
        return Ok(());
    }
    Err(IntakeError::Refused { faults, warnings }.into())
}

fn several(what: &str, count: usize) -> Failure {
    Failure::new(Kind::Refused, codes::SEVERAL_SUBMISSIONS)
        .with("what", what)
        .with("count", count)
}

/// Whether `submission` can become one bundle: within the limits of one, and no bundle in it.
pub(crate) fn packable(submission: &PlainSubmission, container: &Container) -> Result<(), Failure> {
    submission.within(&Limits::INTAKE)?;
    match submission.bundle_within(container) {
        Some(astray) => {
            let what = match (astray.package, astray.is_whole) {
                (Package::Result, true) => "result",
                (Package::Result, false) => "cut-result",
                _ => "submission",
            };
            let refused = Failure::new(Kind::Refused, codes::BUNDLE_AS_EVIDENCE).with("path", astray.path);
            Err(refused.with("what", what))
        }
        None => Ok(()),
    }
}

/// The submissions without the files of ours that say who handed them in (FORMATS 3), and where those would have been.
fn without_candidates(
    container: &Container,
    mut submissions: Vec<PlainSubmission>,
) -> (Vec<PlainSubmission>, Vec<String>) {
    let mut named = Vec::new();
    for submission in &mut submissions {
        submission.files.retain(|file| {
            let names = names_candidate(container, &file.source, file.size);
            if names {
                named.push(file.path.clone());
            }
            !names
        });
    }
    submissions.retain(|submission| !submission.files.is_empty());
    (submissions, named)
}

/// The failure with the files of `submission` called as they are in its bundle: where they lay before may hold a name.
pub(crate) fn without_names(failure: Failure, submission: &PlainSubmission) -> Failure {
    renamed_in(failure, &|value| {
        let file = submission.files.iter().find(|file| shown(&file.source) == *value);
        file.map(|file| file.path.clone())
    })
}

/// The failure with every word that it names turned into what `rename` gives for it.
fn renamed_in(mut failure: Failure, rename: &dyn Fn(&str) -> Option<String>) -> Failure {
    let args = failure.args.iter_mut().map(|(_, value)| value);
    let also = failure.also.iter_mut().flat_map(|finding| {
        let args = finding.args.iter_mut().map(|(_, value)| value);
        args.chain(&mut finding.path)
    });
    for value in args.chain(also) {
        if let Some(renamed) = rename(value) {
            *value = renamed;
        }
    }
    failure
}

/// A file that is called otherwise in the bundle.
pub(crate) fn renamed(renamed: &Renamed) -> Finding {
    Finding::warning(codes::FILE_RENAMED)
        .at(&renamed.to)
        .with("from", &renamed.from)
}

/// What the person said about roles.
pub(crate) enum Given {
    /// Nothing yet.
    Nothing,
    /// To take what is proposed.
    Proposals,
    /// This file.
    File(RolesFile),
}

impl Given {
    /// Reads what was given for `download`; what is wrong with all of it is found before anything is packed.
    pub(crate) fn read(how: Roles<'_>, download: &Download) -> Result<Self, Failure> {
        match how {
            Roles::Propose => Ok(Self::Nothing),
            Roles::Accept => Ok(Self::Proposals),
            Roles::Confirmed(path) => {
                let text = String::from_utf8_lossy(&disk::read(path, ROLES_LIMIT)?).into_owned();
                Self::stated(&text, download)
            }
            Roles::Stated(text) => Self::stated(text, download),
        }
    }

    fn stated(text: &str, download: &Download) -> Result<Self, Failure> {
        let file = RolesFile::read(text)?;
        file.check_participants(&download.submissions)?;
        Ok(Self::File(file))
    }

    /// Whether what is proposed is looked at, by a person or not.
    pub(crate) const fn is_proposed(&self) -> bool {
        matches!(self, Self::Nothing | Self::Proposals)
    }

    /// The confirmed roles of `submission`; nothing where they have to be proposed first.
    pub(crate) fn confirmed(
        &self,
        download: &Download,
        submission: &PlainSubmission,
        published: &Published,
        probes: &BTreeMap<String, Probe>,
    ) -> Result<Option<Confirmed>, Failure> {
        let alone = download.submissions.len() == 1;
        let mut confirmed = match self {
            Self::Nothing => return Ok(None),
            // Nobody looked: what was handed in stays, and intake says what it is.
            Self::Proposals => Confirmed {
                number: None,
                roles: proposed(submission, published, probes, &[])
                    .into_iter()
                    .map(|role| Role {
                        left_out: false,
                        ..role
                    })
                    .collect(),
            },
            Self::File(file) => file.confirmed(submission, alone, &published.credential.requirements)?,
        };
        confirmed.number = confirmed.number.or_else(|| download.number(submission));
        if confirmed.roles.iter().all(|role| role.left_out) {
            return Err(Failure::new(Kind::Refused, codes::NOTHING_TO_PACK));
        }
        Ok(Some(confirmed))
    }
}

/// A role for each file of `submission`. What only points elsewhere, what is a program, what is empty, and of files that are
/// `alike` all but one are proposed to be left out.
pub(crate) fn proposed(
    submission: &PlainSubmission,
    published: &Published,
    probes: &BTreeMap<String, Probe>,
    alike: &[Vec<String>],
) -> Vec<Role> {
    let kind_of = |path: &str| probes.get(path).and_then(|probe| artifact_kind(probe.kind));
    let counts = |path: &str, requirement: &EvidenceRequirement| {
        file_faults(requirement, path, probes.get(path), kind_of(path)).is_empty()
    };
    let judge = Judge {
        kind_of: &kind_of,
        counts: &counts,
    };
    let offered = |files: &[PlainFile]| propose(files, &published.credential.requirements, judge);
    let mut roles = each_once(&submission.files, alike, &offered);
    for role in &mut roles {
        let path = role.path.as_str();
        let is_empty = || submission.files.iter().any(|file| file.path == path && file.size == 0);
        let no_evidence = match probes.get(path).map(|probe| probe.kind) {
            Some(FileKind::Pointer) => Some(Why::Pointer),
            Some(FileKind::Executable) => Some(Why::Program),
            _ => is_empty().then_some(Why::Empty),
        };
        if let Some(why) = no_evidence {
            role.left_out = true;
            role.why = Some(why);
        }
    }
    roles
}

/// What is `offered` for `files`; of those that are `alike` all but one are left out, and take no place of another file.
fn each_once(files: &[PlainFile], alike: &[Vec<String>], offered: &dyn Fn(&[PlainFile]) -> Vec<Role>) -> Vec<Role> {
    let mut roles = offered(files);
    let copies = alike::copies(&roles, alike);
    if copies.is_empty() {
        return roles;
    }
    let is_copy = |path: &str| copies.keys().any(|copy| copy.as_str() == path);
    roles.retain(|role| is_copy(role.path.as_str()));
    for role in &mut roles {
        role.left_out = true;
        role.why = copies.get(&role.path).cloned().map(Why::CopyOf);
    }
    let others: Vec<PlainFile> = files.iter().filter(|file| !is_copy(&file.path)).cloned().collect();
    roles.extend(offered(&others));
    roles.sort_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    roles
}

/// A file that stays outside of the bundle, as its role says.
pub(crate) fn left_out(role: &Role) -> Finding {
    Finding::warning(codes::FILE_LEFT_OUT).at(&role.path)
}
